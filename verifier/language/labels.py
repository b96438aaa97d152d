"""Labels: numbers that are names or places, not amounts.

"Order 13959", "H20", "Ascend 910B", "Mate 60 Pro", "22 Ave Foch", "Supplement No. 4", "won 3-1", note marks and
enumerators. A number after a capitalised word is part of its name unless that word merely begins a sentence.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.language.counted import counts_plural, is_plural, read_counted
from verifier.language.numerals import MAGNITUDES, SMALL
from verifier.language.tokens import DASHES, HYPHENS, NUMBER, WORD, Token
from verifier.language.units import read_unit

_DESIGNATORS: Final = frozenset(
    (
        "no nos number numbers order part section sections article articles chapter page pages p pp phase "
        "step figure fig table note footnote annex appendix volume vol issue version v model type series category "
        "level tier grade class room flight route highway resolution act bill law rule clause paragraph para item "
        "line size lot channel platform gate group unit mark stage block sector zone exhibit schedule supplement "
        "directive regulation decree code isbn issn nr exit junction"
    ).split()
)
_SHORT_DESIGNATORS: Final = frozenset("no nos vol p pp fig art nr".split())  # before a point: "No. 4"
_PLAIN_OPENERS: Final = frozenset(
    (
        "the a an about around nearly almost over under some more less fewer at by in on of for from with to "
        "and or but as since until after before during between among within only just up exactly roughly "
        "approximately all both these those this that another only no not if when while its their his her our my "
        "your another each every any most other are is was were has had there here then now it they we he she who "
        "which what also still including than an against into per plus another last next first past another "
        "further additional"
    ).split()
)
_NAMES_LIKE_PARTICIPLES: Final = frozenset({"boeing", "reading", "sterling"})
_SCORING: Final = frozenset(
    (
        "won win wins winning lost lose loses losing beat beats beaten beating drew draw draws defeat defeats defeated "
        "score scored scores scoring lead leads leading led trail trails trailed victory loss ended finished"
    ).split()
)
_SCORE_LOOK_BACK: Final = 6  # tokens
_QUOTES_AND_BRACKETS: Final = frozenset(".,;:”’\"'!?)]»")
LONGEST_ENUMERATOR: Final = 2  # digits: "(12)" numbers a list
_BRACKET_LOOK_BACK: Final = 24  # tokens in which the "(" of a ")" may stand
_OPENING_QUOTES: Final = frozenset('“‘"')
_RAISED_AFTER: Final = frozenset({"sub", "minus", "plus", "now", "to", "and", "or"})


def is_label(tokens: Sequence[Token], at: int, end: int, *, bare: bool) -> bool:
    """Whether the number in the tokens *at* to *end* is a name or a mark; *bare* means without unit and magnitude."""
    if tokens[at].kind is WORD:
        return _is_titled(tokens, at, end)
    if _is_glued_to_letters(tokens, at) or _is_note_mark(tokens, at) or tokens[at - 1].text in ("#", "§"):
        return True
    return bare and (
        _is_marked(tokens, at, end)
        or _is_enumerator(tokens, at, end)
        or _is_score(tokens, at, end)
        or _is_named(tokens, at, end)
        or _is_address(tokens, at, end)
    )


def _is_titled(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a number word is part of a name: "14th Five Year Plan", "Big Four"."""
    if not (tokens[at].text[:1].isupper() and _is_inside(tokens, at)):
        return False
    return any(map(_is_capital, (tokens[at - 1], tokens[end], tokens[end + 1])))


def _is_marked(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether signs make the number a name or a place: 910B, 5G, 24/7, +44, 007."""
    token, before, after = tokens[at], tokens[at - 1], tokens[end]
    if after.glued and (after.kind is WORD or after.text in ("/", ":", "⁄")) and after.lower != "ish":
        return True
    if len(token.text) > 1 and token.text[0] == "0" and token.text.isdecimal():
        return True
    return before.text in ("/", "+") and token.glued


def _is_enumerator(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number is a mark of a list or a note: (2), 3), [3], "6 Sevastopulo, no. 2"."""
    token, before, after = tokens[at], tokens[at - 1], tokens[end]
    if before.text == "[" and after.text == "]":
        return True
    if at == 0 and token.text.isdecimal() and _opens_note(tokens, end):
        return True
    if len(token.text) > LONGEST_ENUMERATOR or not token.text.isdecimal() or end != at + 1:
        return False
    if after.text == ")":
        opened = any(one.text == "(" for one in tokens[max(0, at - _BRACKET_LOOK_BACK) : at])
        return before.text == "(" or not opened
    return at == 0 and after.text == "." and tokens[end + 1].kind is WORD


def _opens_note(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number at the very beginning is the mark of a note: "6 Sevastopulo, no. 2", not "12 Chinese firms"."""
    after = tokens[end]
    return after.text in _OPENING_QUOTES or (_is_capital(after) and not counts_plural(tokens, end))


def _is_score(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number is one side of "2-0": two bare numbers, hyphened, that do not rise, or that somebody won."""
    token, before, after = tokens[at], tokens[at - 1], tokens[end]
    if token.glued and before.text in DASHES and before.glued and tokens[at - 2].kind is NUMBER:
        return True
    other = tokens[end + 1]
    if after.text not in DASHES or not (after.glued and other.glued and other.kind is NUMBER):
        return False
    if read_unit(tokens, end + 2).is_written or tokens[end + 2].lower in MAGNITUDES:
        return False
    if not (token.text.isdecimal() and other.text.isdecimal()):
        return False
    near = {one.lower for one in tokens[max(0, at - _SCORE_LOOK_BACK) : at]}
    won = not near.isdisjoint(_SCORING) and not counts_plural(tokens, end + 2)
    return won or Decimal(token.text) >= Decimal(other.text)


def _is_glued_to_letters(tokens: Sequence[Token], at: int) -> bool:
    """H20, COVID-19, TA-35; but "sub-7" and "minus-5" are amounts."""
    token, before, joined = tokens[at], tokens[at - 1], tokens[at - 2]
    if not token.glued:
        return False
    if before.kind in (WORD, NUMBER):
        return True
    if before.text in HYPHENS and joined.kind is WORD:
        if before.glued:
            return joined.lower not in _RAISED_AFTER and joined.lower not in SMALL
        return len(joined.text) > 1 and joined.text.isupper()  # COVID -19
    return False


def _is_note_mark(tokens: Sequence[Token], at: int) -> bool:
    """A number glued to the end of a sentence or quotation: "Konza Technopolis.15"."""
    before, joined = tokens[at - 1], tokens[at - 2]
    while tokens[at].glued and before.text in _QUOTES_AND_BRACKETS and before.text:
        if joined.kind is WORD and before.glued:
            return True
        if not before.glued or joined.text not in _QUOTES_AND_BRACKETS:
            return False
        at, before, joined = at - 1, joined, tokens[at - 3]
    return False


def _is_named(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the words before the number make it part of a name."""
    token, before = tokens[at], tokens[at - 1]
    if before.kind is NUMBER and before.glued and _is_capital(tokens[at - 2]):  # X6 2019
        return True
    if before.lower in _DESIGNATORS or (before.text == "." and tokens[at - 2].lower in _SHORT_DESIGNATORS):
        return True
    if not _is_capital(before) or before.lower in _PLAIN_OPENERS or before.lower.endswith(("’s", "'s")):
        return False
    if not _is_inside(tokens, at - 1):
        is_participle = before.lower.endswith(("ing", "ed", "ly")) and before.lower not in _NAMES_LIKE_PARTICIPLES
        return not (_counts(tokens, end) or is_participle)
    return not ("," in token.text and _counts(tokens, end))


def _is_address(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a name follows and nothing is counted: "22 Ave Foch", "787 Dreamliner", not "12 Chinese firms"."""
    after = tokens[end]
    whole = tokens[at].text.isdecimal() and not after.glued
    return whole and _is_capital(after) and not _is_all_capitals(tokens, at) and not counts_plural(tokens, end)


def _is_all_capitals(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words around begin with capitals as in a headline, and tell no name: "Blast Kills 5 Near"."""
    before = tokens[at - 1]
    return before.kind is WORD and before.text != before.lower


def _is_capital(token: Token) -> bool:
    return token.kind is WORD and token.text != token.lower


def _counts(tokens: Sequence[Token], end: int) -> bool:
    """Whether a plural noun in small letters follows: "Added 59 entities", not "Galaxy 10 sales"."""
    return tokens[end].text == tokens[end].lower and any(map(is_plural, read_counted(tokens, end)))


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token *at* does not open its sentence, quotation or line."""
    before = tokens[at - 1]
    return at > 0 and (before.kind in (WORD, NUMBER) or before.text in DASHES or before.text in ",&’'")
