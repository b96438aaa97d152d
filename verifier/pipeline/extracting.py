"""Extracting: the claims of an article, with the document that states them."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from verifier.domain.article import Article
from verifier.domain.claim import Document
from verifier.domain.extracted import ExtractedClaim
from verifier.domain.finding import Finding
from verifier.extraction.extract import extract
from verifier.extraction.options import THRESHOLD, ExtractOptions
from verifier.pipeline.flaws import flaw_findings
from verifier.pipeline.reading_articles import Found
from verifier.register.naming import stem_of
from verifier.register.sourcing import surname
from verifier.register.values import as_label

USUAL_SCORE: Final = THRESHOLD  # from which on a statement is taken out unless told otherwise
MOST_AUTHORS: Final = 300  # code points of all names together


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was taken out of an article: its *claims* in the order of the text, and what is wrong with its references.

    *place* is the file or address that it was read from; *document* describes it as a claim file would.
    """

    article: Article
    claims: tuple[ExtractedClaim, ...]
    document: Document
    place: str
    findings: tuple[Finding, ...] = ()

    @property
    def uncited(self) -> int:
        """How many claims cite nothing."""
        return sum(not claim.citations for claim in self.claims)

    @property
    def not_alone(self) -> int:
        """How many claims cannot stand alone."""
        return sum(not claim.stands_alone for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says about the document: its *id*, if it is to have a certain one, and when it was *published*."""

    id: str = ""
    published: date | None = None


def run_extraction(found: Found, min_score: float, told: Told, folder: Path) -> Extraction:
    """Take the claims whose score is at least *min_score*, 0 to 1, out of the article *found*.

    The document is described by what the article says and a person *told*, for a claim file in *folder*.
    """
    claims = extract(found.article, options=ExtractOptions(threshold=min_score))
    findings = tuple(flaw_findings(found.article, found.place))
    return Extraction(found.article, claims, document_for(found, told, folder), found.place, findings)


def document_for(found: Found, told: Told, folder: Path) -> Document:
    """Return the article *found* as a document of a claim file in *folder*.

    What a person *told* goes before what the article says. A file goes before an address that the article gives for
    itself: it is what was read.
    """
    article = found.article
    author = as_label(", ".join(article.authors), MOST_AUTHORS) or None
    published = told.published or article.text.published
    file = _beside(found.file, folder) if found.file else None
    return Document(
        id=told.id or _made_id(found, published),
        title=as_label(article.text.title or "") or _file_stem(found),
        author=author,
        published=published,
        url=None if file else found.url or None,
        file=file,
    )


def _made_id(found: Found, published: date | None) -> str:
    """Return the id that a person would give: author and year ("kim-2025"), else what the file or page is called."""
    if found.article.authors and published:
        return stem_of(f"{surname(found.article.authors[0])} {published.year}", "article")
    return stem_of(_file_stem(found), "article")


def _file_stem(found: Found) -> str:
    """Return what the file or page is called, without its ending."""
    if found.file:
        return as_label(found.file.stem) or "article"
    parts = urlsplit(found.url)
    last = next((part for part in reversed(parts.path.split("/")) if part), "")
    return as_label(last.rsplit(".", 1)[0] or parts.hostname or "") or "article"


def _beside(file: Path, folder: Path) -> str | None:
    """Return the path of *file* from *folder*; None where there is none that a claim file may hold."""
    try:
        path = Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except (OSError, ValueError):  # another drive
        return None
    return path if as_label(path) == path and "\\" not in path else None
