"""Parts of periods in words: "early 2020" and "the beginning of 2020" are one, however many months each may have."""

import re
from typing import Final, NamedTuple

from verifier.domain.period import Period, Precision

_WORD: Final = re.compile(r"\w+")
_PARTS: Final = {"early": "start", "beginning": "start", "start": "start", "mid": "middle", "middle": "middle",
    "late": "end", "end": "end", "close": "end"}  # fmt: skip
_BESIDE_PARTS: Final = frozenset({"in", "of", "the", "year"})


def name_one_part(claimed: Period, stated: Period) -> bool:
    """Tell whether both name the same part of one period, however narrowly: "early 2020", "the beginning of 2020"."""
    if not claimed.precision is stated.precision is Precision.PART or claimed.relation is not stated.relation:
        return False
    mine, theirs = _named_part(claimed), _named_part(stated)
    return mine.parts == theirs.parts != [] and mine.whole == theirs.whole


class _NamedPart(NamedTuple):
    """The words of a part of a period: which *parts* it has, and of what *whole*."""

    parts: list[str]
    whole: list[str]


def _named_part(period: Period) -> _NamedPart:
    words = [word for word in _WORD.findall(period.text.lower()) if word not in _BESIDE_PARTS]
    parts = [_PARTS[word] for word in words if word in _PARTS]
    return _NamedPart(parts, [word for word in words if word not in _PARTS])
