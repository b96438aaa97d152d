"""Backing: what speaks for a stand in a conflict: a primary source that is cited, and how late it was written.

It is shown to whoever decides, and decides nothing.
"""

from dataclasses import dataclass
from datetime import date

from verifier.domain.claim import Rank
from verifier.domain.conflict import Stand
from verifier.pipeline.conflicts import ConflictResults


@dataclass(frozen=True, slots=True)
class Backing:
    """Whether a claim of the stand cites a primary source, and the date of its latest document or cited source."""

    cites_primary: bool = False
    latest: date | None = None


def backing_of(stand: Stand, results: ConflictResults) -> Backing:
    """Return what speaks for *stand*, as far as the register tells."""
    claims = {claim.key: claim for claim in results.claims}
    cited = [
        results.sources[position.document][citation.source]
        for position in stand.positions
        if position.claim
        for citation in claims[position.claim].citations
    ]
    documents = [results.documents[position.document].published for position in stand.positions]
    dates = [day for day in (*documents, *(source.published for source in cited)) if day is not None]
    return Backing(any(source.rank is Rank.PRIMARY for source in cited), max(dates, default=None))
