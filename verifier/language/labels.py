"""Labels: numbers that are names or places, not amounts.

"Order 13959", "H20", "Ascend 910B", "Mate 60 Pro", "Spare Tyre 2.0", "Supplement No. 4", note marks and enumerators.
A number after a capitalised word is part of its name unless that word merely begins a sentence.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from verifier.language.counted import is_plural, read_counted
from verifier.language.numerals import MAGNITUDES, SMALL
from verifier.language.tokens import DASHES, HYPHENS, Token, TokenKind
from verifier.language.units import read_unit

_DESIGNATORS: Final = frozenset(
    (
        "no nos number numbers order part section sections article articles chapter page pages p pp phase "
        "step figure fig table note "
        "footnote annex appendix volume vol issue version v model type series category level tier grade class"
        " room flight route "
        "highway resolution act bill law rule clause paragraph para item line size lot channel platform gate "
        "group unit mark stage "
        "block sector zone exhibit schedule supplement directive regulation decree code isbn issn nr"
    ).split()
)
_PLAIN_OPENERS: Final = frozenset(
    (
        "the a an about around nearly almost over under some more less fewer at by in on of for from with to "
        "and or but as since "
        "until after before during between among within only just up exactly roughly approximately all both "
        "these those this that "
        "another only no not if when while its their his her our my your another each every any most other "
        "are is was were has had "
        "there here then now it they we he she who which what also still including than an against into per "
        "plus another last next "
        "first past another further additional"
    ).split()
)
_QUOTES_AND_BRACKETS: Final = frozenset(".,;:”’\"'!?)]»")
LONGEST_ENUMERATOR: Final = 2  # digits: "(12)" numbers a list
_OPENING_QUOTES: Final = frozenset('“‘"')
_RAISED_AFTER: Final = frozenset({"sub", "minus", "plus", "now", "to", "and", "or"})


def is_label(tokens: Sequence[Token], at: int, end: int, *, bare: bool) -> bool:
    """Whether the number in the tokens *at* to *end* is a name or a mark; *bare* means without unit and magnitude."""
    if tokens[at].kind is TokenKind.WORD:
        return _is_titled(tokens, at, end)
    if _is_glued_to_letters(tokens, at) or _is_note_mark(tokens, at) or tokens[at - 1].text in ("#", "§"):
        return True
    return bare and (_is_marked(tokens, at, end) or _is_score(tokens, at, end) or _is_named(tokens, at, end))


def _is_titled(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a number word is part of a name: "14th Five Year Plan", "Big Four"."""
    if not (tokens[at].text[:1].isupper() and _is_inside(tokens, at)):
        return False
    return any(map(_is_capital, (tokens[at - 1], tokens[end], tokens[end + 1])))


def _is_marked(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether signs make the number a name or a place: 910B, 5G, 24/7, [3], (2)."""
    token, before, after = tokens[at], tokens[at - 1], tokens[end]
    if after.glued and (after.kind is TokenKind.WORD or after.text in ("/", ":", "⁄")):
        return True
    if (before.text == "/" and token.glued) or (before.text == "[" and after.text == "]"):
        return True
    if at == 0 and token.text.isdecimal() and _opens_note(tokens, end):
        return True
    small = token.text.isdecimal() and len(token.text) <= LONGEST_ENUMERATOR
    return before.text == "(" and after.text == ")" and small


def _opens_note(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number at the very beginning is the mark of a note: "6 Sevastopulo, no. 2", not "12 Chinese firms"."""
    after = tokens[end]
    return after.text in _OPENING_QUOTES or (_is_capital(after) and not any(map(is_plural, read_counted(tokens, end))))


def _is_score(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the number is one side of "2-0": two bare numbers, hyphened, that do not rise."""
    token, before, after = tokens[at], tokens[at - 1], tokens[end]
    if token.glued and before.text in DASHES and before.glued and tokens[at - 2].kind is TokenKind.NUMBER:
        return True
    other = tokens[end + 1]
    if after.text in DASHES and after.glued and other.glued and other.kind is TokenKind.NUMBER:
        bare = not read_unit(tokens, end + 2).is_written and tokens[end + 2].lower not in MAGNITUDES
        return bare and token.text.isdecimal() and other.text.isdecimal() and Decimal(token.text) >= Decimal(other.text)
    return False


def _is_glued_to_letters(tokens: Sequence[Token], at: int) -> bool:
    """H20, COVID-19, TA-35; but "sub-7" and "minus-5" are amounts."""
    token, before = tokens[at], tokens[at - 1]
    if not token.glued:
        return False
    if before.kind in (TokenKind.WORD, TokenKind.NUMBER):
        return True
    if before.text in HYPHENS and before.glued:
        joined = tokens[at - 2]
        return joined.kind is TokenKind.WORD and joined.lower not in _RAISED_AFTER and joined.lower not in SMALL
    return False


def _is_note_mark(tokens: Sequence[Token], at: int) -> bool:
    """A number glued to the end of a sentence or quotation: "Konza Technopolis.15"."""
    before, joined = tokens[at - 1], tokens[at - 2]
    while tokens[at].glued and before.text in _QUOTES_AND_BRACKETS and before.text:
        if joined.kind is TokenKind.WORD and before.glued:
            return True
        if not before.glued or joined.text not in _QUOTES_AND_BRACKETS:
            return False
        at, before, joined = at - 1, joined, tokens[at - 3]
    return False


def _is_named(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the words around the number make it part of a name."""
    token, before = tokens[at], tokens[at - 1]
    if before.kind is TokenKind.NUMBER and before.glued and _is_capital(tokens[at - 2]):  # X6 2019
        return True
    if before.lower in _DESIGNATORS or (
        before.text == "." and tokens[at - 2].lower in ("no", "nos", "vol", "p", "pp", "fig", "art", "nr")
    ):
        return True
    if not _is_capital(before) or before.lower in _PLAIN_OPENERS or before.lower.endswith(("’s", "'s")):
        return False
    if not _is_inside(tokens, at - 1):
        return not (_counts(tokens, end) or before.lower.endswith(("ing", "ed", "ly")))
    return not ("," in token.text and _counts(tokens, end))


def _is_capital(token: Token) -> bool:
    return token.kind is TokenKind.WORD and token.text != token.lower


def _counts(tokens: Sequence[Token], end: int) -> bool:
    """Whether a plural noun in small letters follows: "Added 59 entities", not "Galaxy 10 sales"."""
    return tokens[end].text == tokens[end].lower and any(map(is_plural, read_counted(tokens, end)))


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token *at* does not open its sentence, quotation or line."""
    before = tokens[at - 1]
    return at > 0 and (
        before.kind in (TokenKind.WORD, TokenKind.NUMBER) or before.text in DASHES or before.text in ",&’'"
    )
