"""Evidence as an editor sees it: in its surroundings, marked, and held against what the page says now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from verifier.domain.assessment import Assessment, Evidence
from verifier.domain.text import Text
from verifier.language.anchors import Standing as Place
from verifier.language.anchors import find_anchor
from verifier.review.marks import Mark, marks_in_passage

AROUND: Final = 300  # code points on either side: about two sentences


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence: *quote* at *start* to *end* of its text, between what stands before and after it there.

    *is_orphaned* tells that the text is not kept, or does not hold the quote at its place: *before* and *after* are
    then what was noted with it. *marks* count in the quote.
    """

    quote: str
    before: str
    after: str
    start: int
    end: int
    marks: tuple[Mark, ...]
    is_orphaned: bool


@dataclass(frozen=True, slots=True)
class Drifted:
    """What has become of a passage on the page as it was last captured.

    *then* is the quote and *now* what stands there, empty where it is *gone*; *altered* lists the figures, dates, names
    and denials that are others, each as "then → now".
    """

    then: str
    now: str
    place: Place
    altered: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether the page still says it in these words."""
        return self.place in {Place.IN_PLACE, Place.MOVED}


def passages(assessment: Assessment, text: Text | None, published: date | None) -> tuple[Passage, ...]:
    """Return the evidence of *assessment* in its *text*, which may not be kept; the deciding passage is marked."""
    return tuple(_passages(assessment, text, published))


def drifted(assessment: Assessment, newest: Text) -> tuple[Drifted, ...]:
    """Hold the evidence of *assessment* against the *newest* text of the same page."""
    found = []
    for evidence in assessment.evidence:
        where = find_anchor(evidence, newest.content, newest.sentences)
        now = newest.content[where.start : where.end]
        found.append(Drifted(evidence.quote, now, where.standing, where.altered))
    return tuple(found)


def _passages(assessment: Assessment, text: Text | None, published: date | None) -> Iterator[Passage]:
    for evidence in assessment.evidence:
        is_there = text is not None and evidence.within(text.content) == evidence.quote
        before, after = _around(text.content, evidence) if text and is_there else (evidence.prefix, evidence.suffix)
        yield Passage(
            quote=evidence.quote,
            before=before,
            after=after,
            start=evidence.start,
            end=evidence.end,
            marks=marks_in_passage(evidence.quote, assessment.checks, published),
            is_orphaned=not is_there,
        )


def _around(content: str, evidence: Evidence) -> tuple[str, str]:
    """Return what stands around *evidence*, cut at words; an ellipsis shows that the text goes on."""
    first, last = max(0, evidence.start - AROUND), min(len(content), evidence.end + AROUND)
    before, after = content[first : evidence.start], content[evidence.end : last]
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(content):
        after = after.rpartition(" ")[0] + " …"
    return before, after
