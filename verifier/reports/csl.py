"""References as CSL-JSON, which Zotero, Pandoc and the styles of most journals read.

Source: the CSL-JSON schema of citeproc-js, version 1.0. What is not known is left out, never guessed.
"""

import json
from collections.abc import Sequence
from typing import Final

from verifier.domain.article import Reference
from verifier.reports.authors import family_and_given

_PARTICULARS: Final = (("title", "title"), ("URL", "url"), ("DOI", "doi"))


def to_csl(references: Sequence[Reference]) -> str:
    """Return *references* as a CSL-JSON list, in order; one that repeats another is left out: it is the same source.

    Names are written as they were stated, unless "Surname, Given" says which part is which.
    """
    items = [_item(reference) for reference in references if reference.same_as is None]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(reference: Reference) -> dict[str, object]:
    item: dict[str, object] = {"id": reference.id, "type": _kind(reference)}
    item |= {name: value for name, field in _PARTICULARS if (value := getattr(reference, field))}
    if reference.publisher:
        item["publisher" if item["type"] == "document" else "container-title"] = reference.publisher
    if reference.authors:
        item["author"] = [_name(author) for author in reference.authors]
    parts = (reference.issued or "").split("-")
    if all(part.isdecimal() for part in parts):
        item["issued"] = {"date-parts": [[int(part) for part in parts]]}
    if reference.arxiv:
        item["archive"] = "arXiv"
        item["archive_location"] = reference.arxiv
    if not reference.title:
        item["note"] = reference.text
    return item


def _kind(reference: Reference) -> str:
    """Return the kind: of a preprint, of what has a DOI, of what has an address, of anything else."""
    if reference.arxiv:
        return "article"
    if reference.doi:
        return "article-journal"
    return "webpage" if reference.url else "document"


def _name(author: str) -> dict[str, str]:
    family, given = family_and_given(author)
    return {"family": family, "given": given} if given else {"literal": author}
