"""Marks: which words of a claim and of a passage were held against each other, and where figures and dates stand.

A check says in words what it compared. Both sides are looked for here as whole words, so that a page can mark them and
tie them to one another by the number of the check. Figures and dates that no check speaks of are marked without a tie.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.span import Span
from verifier.language.figures import read_figures
from verifier.language.periods import read_periods

URGENCY: Final = (Outcome.DIFFERS, Outcome.OPEN, Outcome.AGREES, Outcome.ABSENT)
LONGEST: Final = 20_000  # code points that are read for figures and dates: passages are sentences
UNTIED: Final = 0


class Mark(Span):
    """A stretch of a claim or passage: of which *kind*, and what a check found of it.

    *tie* is the number of that check, from 1: the mark with the same number on the other side is its counterpart. It is
    0, and *outcome* None, for a figure or date that no check speaks of.
    """

    kind: CheckKind
    outcome: Outcome | None = None
    tie: int = UNTIED


def marks_in_claim(text: str, checks: Sequence[Check], published: date | None) -> tuple[Mark, ...]:
    """Return the marks of the claim *text*, in order; what decides goes before, where two would overlap."""
    return _marks(text, ((number, check, check.claimed) for number, check in _urgent(checks)), published)


def marks_in_passage(quote: str, checks: Sequence[Check], published: date | None) -> tuple[Mark, ...]:
    """Return the marks of the passage *quote*, in order."""
    return _marks(quote, ((number, check, check.stated) for number, check in _urgent(checks)), published)


def _urgent(checks: Sequence[Check]) -> list[tuple[int, Check]]:
    return sorted(enumerate(checks, start=1), key=lambda each: (URGENCY.index(each[1].outcome), each[0]))


def _marks(text: str, sought: Iterable[tuple[int, Check, str]], published: date | None) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    for number, check, words in sought:
        found = next((span for span in _places(text, words) if not _is_taken(span, marks)), None)
        if found:
            marks.append(Mark(start=found.start, end=found.end, kind=check.kind, outcome=check.outcome, tie=number))
    for mark in _read(text[:LONGEST], published):
        if not _is_taken(mark, marks):
            marks.append(mark)
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _read(text: str, published: date | None) -> Iterator[Mark]:
    for figure in read_figures(text):
        yield Mark(start=figure.start, end=figure.end, kind=CheckKind.FIGURE)
    for period in read_periods(text, published=published):
        yield Mark(start=period.start, end=period.end, kind=CheckKind.PERIOD)


def _places(text: str, words: str) -> Iterator[Span]:
    """Yield where *words* stand in *text* as whole words: "7 nm" is not in "27 nm"; a line break stands for a space.

    Where they are all of it, they stand nowhere: a mark around everything points at nothing, and hides the others.
    """
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    if pattern and words.split() != text.split():
        for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            yield Span(start=found.start(), end=found.end())


def _is_taken(span: Span, marks: Sequence[Mark]) -> bool:
    return any(span.overlaps(mark) for mark in marks)
