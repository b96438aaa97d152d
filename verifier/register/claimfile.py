"""One claim file: from its tree to a document, its sources and its claims, with every mistake written down."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.claim import Document, Rank, Source, SourceKind
from verifier.register.book import Book, Field, given, read_fields, report_strangers, table_at
from verifier.register.claimlist import read_claims
from verifier.register.draft import Draft, source_key
from verifier.register.place import quoted, shown
from verifier.register.tree import Node, Scalar, Table
from verifier.register.values import BadValue, one_of, read_date, read_doi, read_file, read_id, read_label, read_url

SCHEMA: Final = "1"

FIELDS: Final = ("schema", "document", "sources", "claims")
DOCUMENT_FIELDS: Final[Mapping[str, Field | None]] = MappingProxyType({
    "id": Field(read_id, needed=True),
    "title": Field(read_label, needed=True),
    "author": Field(read_label),
    "published": Field(read_date),
    "url": Field(read_url),
    "file": Field(read_file),
})  # fmt: skip
SOURCE_FIELDS: Final[Mapping[str, Field | None]] = MappingProxyType({
    "title": Field(read_label, needed=True),
    "url": Field(read_url),
    "doi": Field(read_doi),
    "file": Field(read_file),
    "published": Field(read_date),
    "kind": Field(one_of(SourceKind)),
    "rank": Field(one_of(Rank)),
})  # fmt: skip


def read_claim_file(root: Node, book: Book) -> Draft:
    """Read the tree of one claim file.

    Returns:
        All that is sound. Without a sound document no claim has a key, so all of them are then left out.

    Raises:
        TooManyMistakes: *book* is full.
    """
    draft = Draft()
    if not isinstance(root, Table):
        book.note("wrong-type", "the file must be a mapping with schema, document, sources and claims", root.spot,
                  hint="Start from the example that `verifier init` writes.")  # fmt: skip
        return draft
    if not _schema_is_known(root, book):
        return draft
    report_strangers(root, list(FIELDS), book, "file")
    name = _read_document(root, draft, book)
    _read_sources(root, draft, book, name)
    read_claims(root, draft, book, name)
    return draft


def _schema_is_known(root: Table, book: Book) -> bool:
    """Another schema may mean other things by the same fields, so nothing else is judged then."""
    node = given(root, "schema")
    if node is None:
        book.note("missing-field", "'schema' is missing", root.spot, subject="file.schema", hint="Write `schema: 1`.")
        return True
    if isinstance(node, Scalar) and node.text == SCHEMA:
        return True
    written = quoted(node.text) if isinstance(node, Scalar) else "this"
    book.note("wrong-schema", f"{written} is not a known schema version", node.spot, subject="file.schema")
    return False


def _read_document(root: Table, draft: Draft, book: Book) -> str:
    """Read the document into *draft*; return the name under which findings speak of it."""
    table = table_at(root, "document", book, "document")
    if table is None:
        if given(root, "document") is None:
            book.note("missing-field", "'document' is missing", root.spot, subject="document")
        return "document"
    before = book.errors
    values = read_fields(table, DOCUMENT_FIELDS, book, "document")
    name = str(values.get("id", "document"))
    _one_place_only(table, values, book, name)
    if book.errors > before:
        return name
    draft.document = Document.model_validate(values)
    draft.places[name] = book.place(table.spot)
    if draft.document.url is None and draft.document.file is None:
        book.note("no-place", f"the text of {quoted(name)} is nowhere to be found", table.spot, subject=name)
    return name


def _one_place_only(table: Table, values: Mapping[str, object], book: Book, subject: str) -> None:
    if "url" in values and "file" in values:
        spot = next(key.spot for key, _ in table.entries if key.text == "url")
        book.note("two-places", "both 'file' and 'url' are given", spot, subject=subject)


def _read_sources(root: Table, draft: Draft, book: Book, name: str) -> None:
    sources = table_at(root, "sources", book, f"{name}.sources")
    if sources is None:
        return
    for key in sources.repeated:
        subject = source_key(name, shown(key.text))
        book.note("duplicate-id", f"the source {quoted(key.text)} is listed twice", key.spot, subject=subject)
    for key, node in sources.entries:
        draft.sources[key.text] = _read_source(key, node, book, name)
        draft.places[source_key(name, key.text)] = book.place(key.spot)


def _read_source(key: Scalar, node: Node, book: Book, name: str) -> Source | None:
    """Read one source; None where it has an error, which is then in *book*."""
    before = book.errors
    subject = source_key(name, shown(key.text))
    try:
        read_id(key)
    except BadValue as bad:
        book.note(bad.code, f"source id: {bad}", key.spot, subject=subject, hint=bad.hint)
    if not isinstance(node, Table):
        book.note("wrong-type", f"the source {quoted(key.text)} must be a mapping", node.spot, subject=subject)
        return None
    values = read_fields(node, SOURCE_FIELDS, book, subject)
    _one_place_only(node, values, book, subject)
    return None if book.errors > before else Source.model_validate({"id": key.text, **values})
