"""The annotated article: its text with the claims marked in it; beside them why each was taken and what it cites."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from verifier.domain.article import Reference
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.finding import Severity
from verifier.pipeline.extracting import Extraction
from verifier.reports.annotated import paragraphs_of
from verifier.reports.order import gravest_first
from verifier.reports.page import render_page

SCORE_WIDTH: Final = 100  # units of the little bar's own coordinates
MOST_FLAWS: Final = 200  # of one article; more are counted


@dataclass(frozen=True, slots=True)
class Listed:
    """A reference of the article, with the numbers of the claims that cite it."""

    reference: Reference
    claims: tuple[int, ...]


def render_extraction_html(extraction: Extraction) -> str:
    """Return *extraction* as one HTML page."""
    findings = gravest_first(extraction.findings)
    return render_page(
        "extraction.html",
        ("report.css", "extraction.css"),
        extraction=extraction,
        paragraphs=list(paragraphs_of(extraction.article, extraction.claims)),
        references=_listed(extraction),
        findings=findings[:MOST_FLAWS],
        more_findings=len(findings) - MOST_FLAWS,
        warnings=sum(found.severity is not Severity.NOTE for found in findings),
        counts=_counts(extraction.claims),
        kinds=kinds,
        summary=_summary(extraction),
        score_width=SCORE_WIDTH,
    )


def kinds(claim: ExtractedClaim) -> tuple[str, ...]:
    """Return what is to be looked at in *claim*, as names of classes."""
    found = (
        ("cited" if claim.citations else "uncited", True),
        ("dependent", not claim.stands_alone),
        ("reported", bool(claim.speaker)),
    )
    return tuple(name for name, holds in found if holds)


def _counts(claims: Sequence[ExtractedClaim]) -> dict[str, int]:
    every = [name for claim in claims for name in kinds(claim)]
    return {name: every.count(name) for name in ("cited", "uncited", "dependent", "reported")}


def _listed(extraction: Extraction) -> list[Listed]:
    """Return all references in order; what "ibid." stands for counts its claims as well."""
    first = {each.id: each.same_as or each.id for each in extraction.article.references}
    numbers: dict[str, dict[int, None]] = {}
    for number, claim in enumerate(extraction.claims, start=1):
        for cited in claim.citations:
            for name in (cited.reference, first.get(cited.reference, "")):
                numbers.setdefault(name, {})[number] = None
    return [Listed(each, tuple(numbers.get(each.id, ()))) for each in extraction.article.references]


def _summary(extraction: Extraction) -> str:
    total = len(extraction.claims)
    counted = "1 claim" if total == 1 else f"{total:,} claims"
    parts = [f"{extraction.uncited:,} without a citation"] if extraction.uncited else []
    parts += [f"{extraction.not_alone:,} that cannot stand alone"] if extraction.not_alone else []
    return f"{counted}, {' and '.join(parts)}" if parts else counted
