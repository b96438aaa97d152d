"""The claims of one claim file, with what they cite."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from verifier.domain.claim import Citation, Claim
from verifier.register.book import Book, Field, given, list_at, read_fields
from verifier.register.draft import Draft
from verifier.register.place import quoted
from verifier.register.tree import Node, Sequence, Spot, Table
from verifier.register.values import BadValue, did_you_mean, read_claim_text, read_id, read_label, read_words

CLAIM_FIELDS: Final[Mapping[str, Field | None]] = MappingProxyType({
    "id": Field(read_id, needed=True),
    "text": Field(read_claim_text, needed=True),
    "locator": Field(read_label),
    "cites": None,
})  # fmt: skip
CITATION_FIELDS: Final[Mapping[str, Field | None]] = MappingProxyType({
    "source": Field(read_id, needed=True),
    "quote": Field(read_words),
    "locator": Field(read_label),
})  # fmt: skip


def read_claims(root: Table, draft: Draft, book: Book, name: str) -> None:
    """Read the claims of one file into *draft*, after its document and sources; *name* is the document's.

    Raises:
        TooManyMistakes: *book* is full.
    """
    claims = list_at(root, "claims", book, f"{name}.claims")
    if claims is None or not claims.items:
        if claims is not None or given(root, "claims") is None:
            book.note("no-claims", "there are no claims in this file", root.spot, subject=f"{name}.claims")
        return
    seen: dict[str, Spot] = {}
    for number, node in enumerate(claims.items, start=1):
        _read_claim(node, draft, book, _Position(name, number, seen))


@dataclass(frozen=True, slots=True)
class _Position:
    """Where in its file a claim stands: the document's name, its number from 1, and the ids before it."""

    document: str
    number: int
    seen: dict[str, Spot]


def _read_claim(node: Node, draft: Draft, book: Book, position: _Position) -> None:
    before = book.errors
    unnamed = f"{position.document}/claim {position.number}"
    if not isinstance(node, Table):
        book.note("wrong-type", "a claim must be a mapping with id and text", node.spot, subject=unnamed)
        draft.left_out.append(unnamed)
        return
    identity = _peek_id(node)
    subject = f"{position.document}/{identity}" if identity else unnamed
    values = read_fields(node, CLAIM_FIELDS, book, subject)
    if "id" in values:
        _id_is_new(values["id"], node, book, position)
    citations, sources_are_sound = _read_citations(node, draft, book, subject)
    if book.errors > before or not sources_are_sound or draft.document is None:
        draft.left_out.append(subject)
        return
    published = draft.document.published
    claim = Claim(**values, document=draft.document.id, citations=citations, published=published)
    draft.claims.append(claim)
    draft.places[claim.key] = book.place(node.spot)
    if not citations:
        book.note("uncited", f"{quoted(claim.id)} cites no source", node.spot, subject=claim.key)


def _peek_id(table: Table) -> str:
    """Return the id of a claim ahead of reading it, so that all its findings can name it; empty without a sound one."""
    for key, node in table.entries:
        if key.text == "id":
            try:
                return read_id(node)
            except BadValue:
                return ""
    return ""


def _id_is_new(identity: str, node: Table, book: Book, position: _Position) -> None:
    spot = next(value.spot for key, value in node.entries if key.text == "id")
    if identity in position.seen:
        first = position.seen[identity].line
        message = f"{quoted(identity)} is already the claim in line {first}"
        book.note("duplicate-id", message, spot, subject=f"{position.document}/{identity}")
    else:
        position.seen[identity] = spot


def _read_citations(node: Table, draft: Draft, book: Book, subject: str) -> tuple[tuple[Citation, ...], bool]:
    """Return the sound citations of a claim, and whether all sources that it cites are sound."""
    listed = list_at(node, "cites", book, f"{subject}.cites") or Sequence((), node.spot)
    citations: list[Citation] = []
    sound = True
    for item in listed.items:
        if not isinstance(item, Table):
            book.note("wrong-type", "a citation must be a mapping", item.spot, subject=f"{subject}.cites",
                      hint="Write `- source: ID`.")  # fmt: skip
            continue
        before = book.errors
        values = read_fields(item, CITATION_FIELDS, book, f"{subject}.cites")
        if "source" in values:
            sound &= _source_is_sound(values["source"], item, draft, book, subject)
        if book.errors == before:
            citations.append(Citation.model_validate(values))
    return tuple(citations), sound


def _source_is_sound(cited: str, item: Table, draft: Draft, book: Book, subject: str) -> bool:
    spot = next(value.spot for key, value in item.entries if key.text == "source")
    if cited not in draft.sources:
        hint = did_you_mean(cited, list(draft.sources))
        message = f"{quoted(cited)} is not under 'sources'"
        book.note("unknown-source", message, spot, subject=f"{subject}.cites", hint=hint)
        return False
    if draft.sources[cited] is None:
        message = f"the source {quoted(cited)} has an error, so this claim is left out"
        book.note("broken-source", message, spot, subject=f"{subject}.cites")
        return False
    return True
