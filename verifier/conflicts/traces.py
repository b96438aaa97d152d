"""Traces: the little of a statement by which others are found that may contradict it.

Reading a statement takes ten times as long as looking it up, so that its trace is what is remembered of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from verifier.conflicts.inside import check_itself
from verifier.conflicts.side import Side
from verifier.domain.check import Check

TELLING: Final = 3.5  # nats: words commoner than this ("year", "company") tie nothing
FEWEST_WORDS: Final = 3  # of content: a sentence of a text with less says hardly anything


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of a statement without reading it again.

    *weights* are its telling keys, words sharing their weight among theirs; *years* are those it speaks of; *is_plain*
    tells whether it names somebody and says enough to be understood outside its text; *own* are the figures in it that
    contradict one another.
    """

    weights: Mapping[str, float]
    years: frozenset[int]
    is_plain: bool
    own: tuple[Check, ...]


def trace_of(side: Side) -> Trace:
    """Return the trace of a statement that was read."""
    return Trace(
        weights=_weights(side),
        years=frozenset(day.year for period in side.periods for day in (period.first, period.last) if day is not None),
        is_plain=bool(side.statement.names) and len(side.statement.words) >= FEWEST_WORDS,
        own=tuple(check_itself(side)),
    )


def _weights(side: Side) -> dict[str, float]:
    return {
        key: word.weight / len(word.keys)
        for word in side.statement.words
        if word.weight >= TELLING
        for key in word.keys
    }
