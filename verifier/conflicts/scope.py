"""Scope: small words that say of how much, and of when, a statement speaks.

"Of them", "including" and "alone" mark a part; "plans to" something that is not done yet; "so far" and "by Monday" a
count that goes on; "again" another time. Where only one side has such a word, two figures can both hold.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from verifier.language.words import Token

PART: Final = frozenset("among including include includes included alone portion partly fraction".split())
PART_PHRASES: Final = (("part", "of"), ("of", "which"), ("of", "them"), ("of", "whom"), ("of", "these"),
                       ("of", "those"), ("one", "of"), ("some", "of"), ("many", "of"), ("most", "of"),
                       ("first", "half"), ("second", "half"), ("first", "quarter"))  # fmt: skip
PLAN: Final = frozenset(
    "plan plans planned planning intend intends intended will would shall aim aims aimed target targets propose "
    "proposes proposed expect expects expected forecast forecasts projected predicted scheduled due hopes hope hoped "
    "pledge pledges pledged promise promised promises should may might could".split()
)
MAY: Final = "May"  # the month
PLAN_PHRASES: Final = (("is", "to"), ("are", "to"), ("was", "to"), ("were", "to"), ("set", "to"))
# At which stage a statement looks at what it tells, by word or pair of words.
STAGES: Final = MappingProxyType(
    {
        word: stage
        for stage, words in {
            "now": "now currently today presently nowadays still so-far to-date at-present",
            "ended": "no-longer",
            "before": "formerly previously initially originally at-first used-to",
            "later": "later eventually subsequently risen-to grown-to",
        }.items()
        for word in words.split()
    }
)
WEEKDAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday tonight".split())
AGAIN: Final = frozenset("again another further anew additional repeatedly also".split())
AGAIN_PHRASES: Final = (("once", "more"), ("second", "time"), ("third", "time"))
# What several amounts, of several years or parts, come to.
TOTAL: Final = frozenset("cumulative cumulatively altogether combined overall".split())
ADDING_UP: Final = tuple((form, "up") for form in ("add", "adds", "added", "adding"))
THE_TOTAL: Final = ("the", "total")
BRINGING: Final = frozenset("bring brings bringing brought takes taking".split())  # "bringing the total to"

RATE: Final = frozenset("annually yearly monthly weekly daily hourly per annual".split())
RATE_PHRASES: Final = tuple(
    (small, unit) for small in ("a", "each", "every") for unit in ("year", "month", "week", "day", "hour")
)


DEFINITE: Final = frozenset("the its their his her these those all".split())


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of the marks a statement has; *stages* are where in the course of things it looks at what it tells."""

    is_part: bool
    is_planned: bool
    is_again: bool
    is_rate: bool
    is_total: bool
    stages: frozenset[str]


def scope_of(tokens: Sequence[Token]) -> Scope:
    """Return the marks of scope among the tokens of a statement."""
    lowered = [token.lower if token.text != MAY else "" for token in tokens]
    pairs = set(pairwise(lowered))
    words = frozenset(lowered)
    opens_of = lowered[:1] == ["of"]
    return Scope(
        is_part=bool(PART & words) or opens_of or bool(pairs.intersection(PART_PHRASES)) or _has_so_many_of(lowered),
        is_planned=bool(PLAN & words) or bool(pairs.intersection(PLAN_PHRASES)),
        is_again=bool(AGAIN & words) or bool(pairs.intersection(AGAIN_PHRASES)),
        is_rate=bool(RATE & words) or bool(pairs.intersection(RATE_PHRASES)),
        is_total=bool(TOTAL & words) or _is_summed_up(words, pairs),
        stages=_stages(words | {"-".join(pair) for pair in pairs}),
    )


def _has_so_many_of(lowered: Sequence[str]) -> bool:
    """Tell whether a number of a definite whole is spoken of: "12 of the 30 wells"."""
    return any(
        word[:1].isdigit() and lowered[at + 1] == "of" and lowered[at + 2] in DEFINITE
        for at, word in enumerate(lowered[:-2])
    )


def _is_summed_up(words: Set[str], pairs: Set[tuple[str, str]]) -> bool:
    """Tell whether the whole of several amounts is given: "adds up to", "bringing the total to"."""
    return bool(pairs & set(ADDING_UP)) or (THE_TOTAL in pairs and bool(BRINGING & words))


def _stages(words: Set[str]) -> frozenset[str]:
    return frozenset(STAGES[word] for word in words if word in STAGES) | (WEEKDAYS & words)
