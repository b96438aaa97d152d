"""Claims, the documents that state them and the sources they cite."""

import hashlib
import json
from datetime import date
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from verifier.domain.noun import Noun

DOI_RESOLVER: Final = "https://doi.org/"
DOI_SAFE: Final = "/:;()._-+"  # characters of a DOI that an address may hold as they are (DOI handbook, 2.5.2.4)


class SourceKind(StrEnum):
    """What a source is; shown to people, never used to decide."""

    REPORT = "report"
    NEWS = "news"
    LAW = "law"
    LIST = "list"
    STATEMENT = "statement"
    PAPER = "paper"
    WEB = "web"


class Rank(StrEnum):
    """How near a source is to what it reports."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Document(Noun):
    """An article or report that states claims. *file* is relative to the claim file."""

    id: str
    title: str
    author: str | None = None
    published: date | None = None
    url: str | None = None
    file: str | None = None

    @property
    def address(self) -> str:
        """The address on the web; empty if there is none."""
        return self.url or ""


class Source(Noun):
    """What claims cite: with a URL, a DOI or a local file, or none of them ("Huawei's 2023 annual report")."""

    id: str
    title: str
    url: str | None = None
    doi: str | None = None
    file: str | None = None
    published: date | None = None
    kind: SourceKind | None = None
    rank: Rank | None = None

    @property
    def is_named(self) -> bool:
        """Whether the source is known by its name alone."""
        return self.url is None and self.doi is None and self.file is None

    @property
    def address(self) -> str:
        """The address on the web, of a DOI that of the resolver; empty if there is none."""
        if self.url is None and self.doi is not None:
            return DOI_RESOLVER + quote(self.doi, safe=DOI_SAFE)
        return self.url or ""


class Citation(Noun):
    """The tie from a claim to the source with the id *source*, with what is quoted and where it stands there."""

    source: str
    quote: str | None = None
    locator: str | None = None


class Claim(Noun):
    """One checkable statement, stated by the document with the id *document*.

    *published* is the document's date; periods such as "last year" are resolved against it.
    """

    id: str
    document: str
    text: str
    locator: str | None = None
    citations: tuple[Citation, ...] = ()
    published: date | None = None

    @property
    def key(self) -> str:
        """The id that is unique across documents: ``kim-2025/grants-2023``."""
        return f"{self.document}/{self.id}"

    @property
    def sha256(self) -> str:
        """The SHA-256 of what a verdict depends on: text, document, date and citations; not comments or order."""
        matter = self.model_dump(mode="json", include={"text", "document", "published", "citations"})
        matter["citations"] = sorted(matter["citations"], key=json.dumps)
        canonical = json.dumps(matter, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()
