"""Rows of a table into claims and sources: ids made where there are none, and every mistake with its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from verifier.domain.claim import Citation, Claim, Document, Source
from verifier.register.book import Book, Field
from verifier.register.claimfile import DOCUMENT_FIELDS, SOURCE_FIELDS
from verifier.register.claimlist import CITATION_FIELDS, CLAIM_FIELDS
from verifier.register.draft import source_key
from verifier.register.flat import CITATION, CLAIM, DOCUMENT, SOURCE
from verifier.register.naming import new_id
from verifier.register.place import quoted
from verifier.register.table import Row
from verifier.register.tree import Scalar, Spot
from verifier.register.values import BadValue

_FIELDS: Final[Mapping[str, Field | None]] = {
    **{column: CLAIM_FIELDS[name] for column, name in CLAIM.items()},
    **{column: CITATION_FIELDS[name] for column, name in CITATION.items()},
    **{column: SOURCE_FIELDS[name] for column, name in SOURCE.items()},
    **{column: DOCUMENT_FIELDS[name] for column, name in DOCUMENT.items()},
}


@dataclass(frozen=True, slots=True)
class Held:
    """What a claim file holds already; that stays as it is."""

    document: Document
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """What a table gives for one document that its claim file does not hold yet.

    *present* counts the claims that it holds already, *elsewhere* the rows of other documents.
    """

    document: Document
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    present: int = 0
    elsewhere: int = 0


@dataclass(slots=True)
class _Claim:
    """A claim in the making, first met on *line*."""

    id: str
    text: str
    locator: str | None
    line: int
    citations: list[Citation] = field(default_factory=list)


class Desk:
    """Where the rows of the document with the id *document* are taken in; *held* is what its claim file holds."""

    def __init__(self, document: str, book: Book, held: Held | None = None) -> None:
        self._book = book
        self._held = held
        self._document: dict[str, Any] = held.document.model_dump(exclude_none=True) if held else {"id": document}
        self._known = {claim.id: claim for claim in held.claims} if held else {}
        self._sources: dict[str, dict[str, Any]] = {
            source.id: source.model_dump(exclude_none=True, exclude={"id"}) for source in (held.sources if held else ())
        }
        self._old_sources = frozenset(self._sources)
        self._claims: dict[str, _Claim] = {}
        self._taken = set(self._known)
        self._names = {claim.text: claim.id for claim in self._known.values()}  # ids by text
        self._remarked: set[str] = set()
        self._elsewhere = 0

    def take(self, rows: Iterable[Row]) -> None:
        """Take in *rows*; a row with a mistake is left out and written down.

        Raises:
            TooManyMistakes: the book is full.
        """
        listed = [row for row in rows if self._is_ours(row)]
        self._taken.update(row.cells["id"] for row in listed if "id" in row.cells)
        for row in listed:
            before = self._book.errors
            values = self._values(row)
            citation = self._citation(row, values) if self._book.errors == before else None
            if self._book.errors == before:
                document = dict(self._document) if self._held else self._document
                self._describe(self._document["id"], document, _part(values, DOCUMENT), row.line)
                self._add(row, values, citation)

    def finish(self) -> Intake:
        """Return what is new."""
        published = self._document.get("published")
        claims = [
            Claim(id=one.id, document=self._document["id"], text=one.text, locator=one.locator,
                  citations=tuple(one.citations), published=published)
            for one in self._claims.values()
        ]  # fmt: skip
        new = [claim for claim in claims if self._is_new(claim)]
        cited = {citation.source for claim in new for citation in claim.citations}
        return Intake(
            document=Document.model_validate({"title": self._document["id"], **self._document}),
            sources=tuple(
                Source(id=name, **{"title": _title(name, details), **details})
                for name, details in self._sources.items()
                if name in cited and name not in self._old_sources
            ),
            claims=tuple(new),
            present=sum(self._known.get(claim.id) == claim for claim in claims),
            elsewhere=self._elsewhere,
        )

    def _is_ours(self, row: Row) -> bool:
        name = str(self._document["id"])
        is_ours = row.cells.get("document", name).strip() == name
        self._elsewhere += not is_ours
        return is_ours

    def _values(self, row: Row) -> dict[str, Any]:
        """Return the checked values of a row by column."""
        values: dict[str, Any] = {}
        for column, cell in row.cells.items():
            known = _FIELDS.get(column)
            if known is None:
                continue
            try:
                values[column] = known.read(Scalar(cell, '"', Spot(row.line, 0)))
            except BadValue as bad:
                subject = f"{self._document['id']}.{column}"
                self._book.note(bad.code, f"{column}: {bad}", Spot(row.line, 0), subject=subject, hint=bad.hint)
        if "text" not in row.cells:
            self._note("missing-field", "'text' is missing", row.line)
        for one, other in (("source_url", "source_file"), ("document_url", "document_file")):
            if one in values and other in values:
                self._note("two-places", f"both '{other}' and '{one}' are given", row.line)
        return values

    def _citation(self, row: Row, values: Mapping[str, Any]) -> Citation | None:
        """Return what the row cites, its source being described; None where it cites nothing."""
        details, about = _part(values, SOURCE), _part(values, CITATION)
        if not details and not about:
            return None
        if not details and "source" not in about:
            self._note("missing-field", "'source' is missing, but something of it is given", row.line)
            return None
        name = about.get("source") or self._source_like(details)
        known = self._sources.setdefault(name, {})
        subject = source_key(self._document["id"], name)
        self._describe(subject, dict(known) if name in self._old_sources else known, details, row.line)
        return Citation(source=name, quote=about.get("quote"), locator=about.get("locator"))

    def _source_like(self, details: Mapping[str, Any]) -> str:
        """Return the id of the source with the same address or, without one, the same title; else a new id."""
        decisive = next((name for name in ("url", "doi", "file", "title") if name in details), "")
        for name, known in self._sources.items():
            if decisive and known.get(decisive) == details[decisive]:
                return name
        words = details.get("title") or details.get("doi") or details.get("file") or details.get("url", "")
        return new_id(str(words).removeprefix("https://").removeprefix("http://"), "source", self._sources)

    def _describe(self, subject: str, known: dict[str, Any], details: Mapping[str, Any], line: int) -> None:
        """Add *details* to what is *known*; where they differ, what was known stays."""
        other_place = {"url": "file", "file": "url"}
        for name, value in details.items():
            clashes = known.get(name, value) != value or other_place.get(name) in known
            if clashes and f"{subject}.{name}" not in self._remarked:
                self._remarked.add(f"{subject}.{name}")
                self._note(
                    "described-twice", f"{name}: {quoted(str(value))} is not what was said before", line, subject
                )
            if not clashes:
                known[name] = value

    def _add(self, row: Row, values: Mapping[str, Any], citation: Citation | None) -> None:
        """Add a claim, or a citation to the claim that an earlier row began."""
        text, locator = values["text"], values.get("locator")
        name = values.get("id") or self._claim_like(text)
        begun = self._claims.get(name)
        if begun is None:
            begun = self._claims[name] = _Claim(name, text, locator, row.line)
            self._names.setdefault(text, name)
        elif begun.text != text or citation is None:
            self._note("duplicate-id", f"{quoted(name)} is already the claim in line {begun.line}", row.line, name)
            return
        self._describe(f"{self._document['id']}/{name}", {"locator": begun.locator}, _given(locator=locator), row.line)
        if citation is not None:
            begun.citations.append(citation)

    def _claim_like(self, text: str) -> str:
        """Return the id of the claim with the same text, or a new one."""
        name = self._names.get(text) or new_id(text, "claim", self._taken)
        self._taken.add(name)
        return name

    def _is_new(self, claim: Claim) -> bool:
        """Tell whether the claim file does not hold *claim*; one that it holds otherwise is written down."""
        known = self._known.get(claim.id)
        if known is not None and known != claim:
            message = f"{quoted(claim.id)} is in the claim file already, and not the same"
            self._note("duplicate-id", message, self._claims[claim.id].line, claim.key)
        return known is None

    def _note(self, code: str, message: str, line: int, subject: str = "") -> None:
        self._book.note(code, message, Spot(line, 0), subject=subject or self._document["id"])


def _part(values: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    return {name: values[column] for column, name in columns.items() if column in values}


def _title(name: str, details: Mapping[str, Any]) -> str:
    """Return what a source without a title is called."""
    return str(details.get("url") or details.get("doi") or details.get("file") or name)


def _given(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}
