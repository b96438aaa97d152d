"""Counted things: the words after a figure that say what it counts or measures.

The head of an English noun phrase is its last word, and after any number but one it is plural: "114 smart city
contracts involving vendors" ends at "contracts".
"""

from collections.abc import Sequence
from typing import Final

from verifier.language.tokens import HYPHENS, SIGN, WORD, Token

MOST_WORDS: Final = 4
MOST_PARTS: Final = 4  # hyphenated, of one word: "state-of-the-art"
FARTHEST_NOUN: Final = 8  # words of a name before its noun: "12 People’s Liberation Army Navy warships"
_IRREGULAR: Final = frozenset(
    {"people", "men", "women", "children", "personnel", "staff", "police", "media", "data", "aircraft", "feet"}
)
_SINGULAR_S: Final = ("ss", "us", "is")
_DETERMINERS: Final = frozenset(
    "the a an its their his her our your my this that these those all such any some other's both of".split()
)
_STOPS: Final = frozenset(
    (
        "about above across after against along amid among and are around as at be became because been before"
        " began behind being "
        "below beneath beside between beyond but by came can could despite did do does down due during each "
        "either else even ever "
        "except fell for from gave get got had has have he her here him his how however i if in including "
        "inside instead into is "
        "it its just last least less like likely made may me might mine more most much must my near nor not "
        "now of off on once one "
        "only onto or our out outside over own per rather rose said saw say says she should since so some "
        "soon than that the their "
        "them then there these they this those though through throughout thus to together too took toward "
        "towards under unless "
        "until up upon us used versus very via was we well went were what when where whereas whether which "
        "while who whom whose "
        "why will with within without would yet you your ago later earlier apart each alone worth long wide "
        "high tall deep old "
        "away also still respectively annually yearly daily monthly weekly overall higher lower further fewer"
        " greater higher "
        "larger smaller faster compared involving operating located based according ranging totaling "
        "totalling amounting "
        "a an both all any such no never always already currently mostly mainly largely nearly almost roughly"
        " approximately"
    ).split()
)  # fmt: skip


def read_counted(tokens: Sequence[Token], at: int, *, plural: bool = True) -> tuple[str, ...]:
    """Return up to four words of the noun phrase that begins with the token *at*, in lower case, without determiners.

    With *plural*, the phrase ends with its first plural word.
    """
    if tokens[at].text in HYPHENS and tokens[at].glued:
        at += 1
    words: list[str] = []
    at = _skip_determiners(tokens, at)
    while len(words) < MOST_WORDS:
        token = tokens[at]
        if token.kind is not WORD or token.lower in _STOPS or _begins_clause(token, words, plural=plural):
            break
        word, at, possessive = _read_word(tokens, at)
        words.append(word)
        if plural and not possessive and is_plural(word):
            break
    return tuple(words)


def counts_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun phrase that begins with the token *at* has a plural noun, however long its name is."""
    for token in tokens[at : at + FARTHEST_NOUN]:
        if token.kind is SIGN and token.text in HYPHENS:
            continue
        if token.kind is not WORD or token.lower in _STOPS:
            return False
        if is_plural(token.lower):
            return True
    return False


def is_plural(word: str) -> bool:
    """Whether *word*, in lower case, looks like a plural noun.

    >>> is_plural("entities"), is_plural("business")
    (True, False)
    """
    return word in _IRREGULAR or (len(word) > 2 and word.endswith("s") and not word.endswith(_SINGULAR_S))  # noqa: PLR2004


def _skip_determiners(tokens: Sequence[Token], at: int) -> int:
    """Skip "of the", "of its", "other": what stands between "38" and "company's affiliates"."""
    for _ in range(3):
        if tokens[at].lower not in _DETERMINERS:
            break
        at += 1
    return at


def _read_word(tokens: Sequence[Token], at: int) -> tuple[str, int, bool]:
    """Read one word with its hyphenated parts; tell whether it was a possessive."""
    word = tokens[at].lower
    at += 1
    for _ in range(MOST_PARTS):
        hyphen, part = tokens[at], tokens[at + 1]
        if not (hyphen.text in HYPHENS and hyphen.glued and part.glued and part.kind is WORD):
            break
        word += "-" + part.lower
        at += 2
    for ending in ("'s", "’s"):
        if word.endswith(ending):
            return word.removesuffix(ending), at, True
    return word, at, False


def _begins_clause(token: Token, words: Sequence[str], *, plural: bool) -> bool:
    """Whether the word is an adverb or participle after the noun: "chip reportedly produced", "amount reported"."""
    return bool(words) and not plural and token.lower.endswith(("ly", "ed", "ing"))
