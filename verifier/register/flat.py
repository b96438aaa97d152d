"""Claims as rows of a table: one row for each citation, one for a claim that cites nothing.

What rows say again and again (a source that many claims cite, the document) is written in full in each, so that rows
can be sorted and filtered in a spreadsheet. A source that no claim cites is in no row.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from verifier.domain.claim import Claim
from verifier.domain.noun import Noun
from verifier.register.register import Register
from verifier.register.table import Cells

CLAIM: Final = MappingProxyType({"id": "id", "text": "text", "locator": "locator"})
CITATION: Final = MappingProxyType({"source": "source", "quote": "quote", "source_locator": "locator"})
SOURCE: Final = MappingProxyType(
    {f"source_{field}": field for field in ("title", "url", "doi", "file", "published", "kind", "rank")}
)
DOCUMENT: Final = MappingProxyType(
    {f"document_{field}": field for field in ("title", "author", "published", "url", "file")}
)
"""The columns of each noun, with the fields that they hold."""


def rows_of(register: Register, claims: Sequence[Claim]) -> Iterator[Cells]:
    """Yield the rows of *claims*, in order."""
    for claim in claims:
        document = register.document_of(claim)
        about = {"document": document.id, **_cells(claim, CLAIM), **_cells(document, DOCUMENT)}
        for citation in claim.citations:
            source = register.source_of(claim, citation)
            yield {**about, **_cells(citation, CITATION), **_cells(source, SOURCE)}
        if not claim.citations:
            yield about


def _cells(noun: Noun, columns: Mapping[str, str]) -> Cells:
    values = noun.model_dump(mode="json", include=set(columns.values()))
    return {column: str(values[field]) for column, field in columns.items() if values[field] is not None}
