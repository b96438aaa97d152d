"""The HTML report of ``check``: one self-contained file to read, print and pass on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Final, Generic, TypeVar

from verifier.domain.assessment import Verdict
from verifier.domain.claim import Document, Source
from verifier.pipeline.results import CheckResults, ClaimResult, having
from verifier.pipeline.verdicts import WORST_FIRST
from verifier.reports import words
from verifier.reports.order import by_gravity
from verifier.reports.page import page_pieces

T = TypeVar("T")

BAR_WIDTH: Final = 1000  # units of the picture's own coordinates


@dataclass(frozen=True, slots=True)
class BarPart:
    """The stretch of the bar that one verdict takes up."""

    verdict: Verdict
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Listed:
    """A document with the sources that its claims cite."""

    document: Document
    sources: tuple[Source, ...]


class Listing(Generic[T]):
    """Things to list: how many there are, and *made* yields them whenever the page comes to them."""

    def __init__(self, length: int, made: Callable[[], Iterator[T]]) -> None:
        self._length = length
        self._made = made

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        return self._made()


def render_html(results: CheckResults) -> str:
    """Return *results* as one HTML page."""
    return "".join(html_report(results))


def html_report(results: CheckResults) -> Iterator[str]:
    """Yield the same piece by piece."""
    counts = results.counts.overall
    groups = [
        (verdict, Listing(counts[verdict], partial(having, results.claims, verdict)))
        for verdict in WORST_FIRST
        if counts[verdict]
    ]
    findings = sum(1 for _ in by_gravity(results.findings))
    return page_pieces(
        "report.html",
        ("report.css",),
        results=results,
        counts=results.counts,
        groups=groups,
        bar=_bar(groups, len(results.claims)),
        documents=Listing(len(results.claims), partial(_listed, results.claims)),
        findings=Listing(findings, partial(by_gravity, results.findings)),
        summary=_summary(results),
    )


def _bar(groups: Sequence[tuple[Verdict, Listing[ClaimResult]]], total: int) -> list[BarPart]:
    parts: list[BarPart] = []
    done = 0
    for verdict, group in groups:
        parts.append(BarPart(verdict, round(BAR_WIDTH * done / total, 2), round(BAR_WIDTH * len(group) / total, 2)))
        done += len(group)
    return parts


def _listed(results: Sequence[ClaimResult]) -> Iterator[Listed]:
    """Yield each document with its cited sources, in the order of the claims, where those of one stand together."""
    for document, group in groupby(results, lambda result: result.document):
        yield Listed(document, tuple({source.id: source for result in group for source in result.sources}.values()))


def _summary(results: CheckResults) -> str:
    """Return the headline: how many claims, and the count that matters most."""
    total = len(results.claims)
    claims = "1 claim" if total == 1 else f"{total:,} claims"
    counts = results.counts.overall
    shown = [
        f"{counts[verdict]:,} {words.VERDICT_WORDS[verdict]}" for verdict in words.VERDICT_WORDS if counts[verdict]
    ]
    return f"{claims}: {', '.join(shown)}" if shown else claims
