"""The HTML report of ``check``: one self-contained file to read, print and pass on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.claim import Document, Source
from verifier.domain.finding import Severity
from verifier.pipeline.results import CheckResults, ClaimResult
from verifier.reports import words
from verifier.reports.order import gravest_first, worst_first
from verifier.reports.page import render_page

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


def render_html(results: CheckResults) -> str:
    """Return *results* as one HTML page."""
    groups = [
        (verdict, list(group)) for verdict, group in groupby(worst_first(results.claims), lambda one: one.verdict)
    ]
    return render_page(
        "report.html",
        ("report.css",),
        results=results,
        counts=results.counts,
        groups=groups,
        bar=_bar(groups, len(results.claims)),
        documents=_listed(results.claims),
        findings=[found for found in gravest_first(results.findings) if found.severity is not Severity.NOTE],
        summary=_summary(results),
    )


def _bar(groups: Sequence[tuple[Verdict, Sequence[ClaimResult]]], total: int) -> list[BarPart]:
    parts: list[BarPart] = []
    done = 0
    for verdict, group in groups:
        parts.append(BarPart(verdict, round(BAR_WIDTH * done / total, 2), round(BAR_WIDTH * len(group) / total, 2)))
        done += len(group)
    return parts


def _listed(results: Sequence[ClaimResult]) -> list[Listed]:
    """Return each document with its cited sources, in the order of the claims."""
    documents: dict[str, Document] = {}
    sources: dict[str, dict[str, Source]] = {}
    for result in results:
        documents.setdefault(result.document.id, result.document)
        sources.setdefault(result.document.id, {}).update({source.id: source for source in result.sources})
    return [Listed(document, tuple(sources[name].values())) for name, document in documents.items()]


def _summary(results: CheckResults) -> str:
    """Return the headline: how many claims, and the count that matters most."""
    total = len(results.claims)
    claims = "1 claim" if total == 1 else f"{total:,} claims"
    counts = results.counts.overall
    shown = [
        f"{counts[verdict]:,} {words.VERDICT_WORDS[verdict]}" for verdict in words.VERDICT_WORDS if counts[verdict]
    ]
    return f"{claims}: {', '.join(shown)}" if shown else claims
