"""Dating: "that year" and "last year" replaced by the year that the article means, where it can be told.

Dates that hang on the text or on the day of publication are resolved by :mod:`verifier.language.periods`; here they are
written so that the claim says them by itself. What has not been resolved is marked: "August 17" of no known year, "the
same month" with no month before it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from verifier.domain.extracted import Stand
from verifier.domain.period import Period, Precision
from verifier.extraction.parts import Part

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_YEAR: Final = re.compile(r"\b\d{4}\b|\d{4}s")
_TIME_OF_DAY: Final = re.compile(r"\s(night|morning|evening|afternoon)\b")
_GOVERNING: Final = "in|of|from|for|by|since|until|to|during|before|after|on|than"
_PREPOSITION: Final = re.compile(rf"\b(?:{_GOVERNING})(?:\s(?:the|early|late))?\s$", re.IGNORECASE)
_PUBLISHED: Final = r"last|this|next|past|current|present|ago|today|yesterday|tomorrow|on \w+day"
_BY_PUBLICATION: Final = re.compile(rf"\b(?:{_PUBLISHED})\b", re.IGNORECASE)
_LOOK_BACK: Final = 16
_PLAIN: Final = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


def dated(part: Part) -> tuple[Part, tuple[Stand, ...]]:
    """Return *part* with its relative dates written out, and what was or could not be resolved."""
    pieces, stands = list(part.pieces), []
    cut = [(start, end) for start, end, new in part.pieces if not new]
    own = [
        period
        for period in part.sentence.statement.periods
        if part.start <= period.start < part.end and not any(a <= period.start < b for a, b in cut)
    ]
    for number, period in enumerate(own):
        if _YEAR.search(period.text) or _is_vague(period) or _is_told(period, own[:number]):
            continue
        new, end = "".join(_written(part, period)), period.end
        time = _TIME_OF_DAY.match(part.sentence.text, end)
        if new and time is not None:  # "on Thursday night"
            new, end = f"on the {time[1]} of {new.removeprefix('on ')}", time.end()
        stands.append(Stand(written=part.sentence.text[period.start : end], resolved=new))
        if new:
            pieces.append((period.start, end, new))
    return Part(part.sentence, part.start, part.end, part.lead, tuple(pieces)), tuple(stands)


def _is_vague(period: Period) -> bool:
    """Tell whether no single day, month or year is meant: "the past five years", "the end of the decade"."""
    return period.precision not in _PLAIN


def _is_told(period: Period, before: Sequence[Period]) -> bool:
    """Tell whether the claim itself names what the date hangs on: "in May 2018 … twelve months later"."""
    hangs_on_text = _BY_PUBLICATION.search(period.text) is None
    return hangs_on_text and any(one.is_resolved and _YEAR.search(one.text) for one in before)


def _written(part: Part, period: Period) -> Iterator[str]:
    """Yield the date in full, with the preposition that it needs; nothing where its days are not known."""
    first = period.first
    if first is None:
        return
    before = part.sentence.text[max(0, period.start - _LOOK_BACK) : period.start]
    is_governed = _PREPOSITION.search(before) is not None
    if not is_governed:
        yield "on " if period.precision is Precision.DAY else "in "
    if period.precision is Precision.DAY:
        yield f"{first.day} "
    if period.precision is not Precision.YEAR:
        yield f"{MONTHS[first.month - 1]} "
    yield str(first.year)
