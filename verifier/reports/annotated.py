"""Annotated texts: an article cut into paragraphs, and these into pieces that belong to the same claims and marks."""

import bisect
import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from verifier.domain.article import Article, Mark
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.text import Region

_GAP: Final = re.compile(r"\n\n+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with its number in the article, from 1."""

    number: int
    claim: ExtractedClaim


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that belongs to the same *claims* throughout.

    *mark* is the mark whose words these are. *before* are the markers that stood right before it and are left out of
    the text; *ends* are the claims that end with it.
    """

    text: str
    claims: tuple[Numbered, ...] = ()
    mark: Mark | None = None
    before: tuple[Mark, ...] = ()
    ends: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, with the *claims* that end in it; *is_side* where it stands beside the main text."""

    pieces: tuple[Piece, ...]
    claims: tuple[Numbered, ...]
    is_heading: bool
    is_side: bool


def paragraphs_of(article: Article, claims: Sequence[ExtractedClaim]) -> Iterator[Paragraph]:
    """Yield the paragraphs of *article* with its *claims* in them."""
    content = article.text.content
    waiting = deque(sorted((Numbered(*each) for each in enumerate(claims, start=1)), key=lambda one: one.claim.start))
    marks = sorted(article.marks, key=lambda mark: (mark.start, -mark.end))
    mark_starts = [mark.start for mark in marks]
    headings = {" ".join(claim.heading.split()) for claim in claims}
    sides = [part for part in article.text.parts if part.region is Region.SIDE]
    side_starts = [part.start for part in sides]
    begun: list[Numbered] = []
    for start, end in _stretches(content):
        while waiting and waiting[0].claim.start < end:
            begun.append(waiting.popleft())
        inside = [each for each in begun if each.claim.end > start]
        begun = [each for each in inside if each.claim.end > end]
        first, last = bisect.bisect_left(mark_starts, start), bisect.bisect_right(mark_starts, end)
        place = bisect.bisect_right(side_starts, start) - 1
        yield Paragraph(
            pieces=tuple(_pieces(content, start, end, inside, marks[first:last])),
            claims=tuple(each for each in inside if each.claim.end <= end),
            is_heading=" ".join(content[start:end].split()) in headings,
            is_side=place >= 0 and start < sides[place].end,
        )


def _stretches(content: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends."""
    start = 0
    for gap in _GAP.finditer(content):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(content):
        yield start, len(content)


def _pieces(content: str, start: int, end: int, claims: Sequence[Numbered], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the pieces of the paragraph from *start* to *end*; of marks within marks the outer one counts."""
    points: defaultdict[int, list[Mark]] = defaultdict(list)
    words: dict[int, Mark] = {}
    reached = start
    for mark in marks:
        if mark.start == mark.end:
            points[mark.start].append(mark)
        elif mark.start >= reached:
            words[mark.start] = mark
            reached = mark.end
    bounds = {start, end, *points, *(bound for mark in words.values() for bound in (mark.start, min(mark.end, end)))}
    bounds |= {bound for each in claims for bound in (max(each.claim.start, start), min(each.claim.end, end))}
    cuts = sorted(bounds)
    waiting, active, mark_now = deque(claims), list[Numbered](), None
    for first, last in pairwise(cuts):
        while waiting and waiting[0].claim.start <= first:
            active.append(waiting.popleft())
        active = [each for each in active if each.claim.end > first]
        mark_now = words.get(first, mark_now if mark_now and mark_now.end > first else None)
        ends = tuple(each for each in active if each.claim.end == last)
        yield Piece(content[first:last], tuple(active), mark_now, tuple(points.get(first, ())), ends)
    if points.get(end):
        yield Piece("", before=tuple(points[end]))
