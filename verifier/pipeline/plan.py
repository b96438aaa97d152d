"""The plan: which claim is to be held against what, in which column. Nothing is read or requested yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from verifier.domain.assessment import Unavailable
from verifier.domain.claim import Claim, Document, Source
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.project import project_root
from verifier.pipeline.results import Basis
from verifier.pipeline.texts import Missing
from verifier.register.draft import source_key
from verifier.register.register import Register


@dataclass(frozen=True, slots=True)
class Web:
    """An address on the web, the snapshot of which has the text."""

    url: str


Where: TypeAlias = Path | Web | Missing


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and what it is to be held against, in one column.

    *name* and *title* are those of the document or source; *where* is the file with its text, the address that has
    one, or why there is none.
    """

    claim: Claim
    column: Basis
    name: str
    title: str
    where: Where


def make_plan(claims: Iterable[Claim], register: Register, bindings: Bindings) -> tuple[Pair, ...]:
    """Return one pair for each claim with its document and one for each source that it cites, in that order.

    A file given for an id goes before what the claim file names: a file, a URL, or a DOI.
    """
    known: dict[str, Where] = {}
    return tuple(pair for claim in claims for pair in _pairs(claim, register, bindings, known))


def web_of(document_or_source: Document | Source) -> Web | None:
    """Return the address of a document or source, if it has one; a DOI has that of the resolver."""
    return Web(document_or_source.address) if document_or_source.address else None


def address_of_document(document: Document, bindings: Bindings) -> str:
    """Return the address that the text of *document* is to be taken from; "" if it is a file, or there is none."""
    return "" if document.file or bindings.document(document.id) else document.address


def address_of_source(document: str, source: Source, bindings: Bindings) -> str:
    """Return the same for a *source* of the document with that id."""
    return "" if source.file or bindings.source(document, source.id) else source.address


def where_document_is(document: Document, register: Register, bindings: Bindings) -> Where:
    """Return where the text of a document is: the file given for it, or what its claim file names."""
    return bindings.document(document.id) or where_named(register, document.id, document, "--document")


def where_source_is(source: Source, document: str, register: Register, bindings: Bindings) -> Where:
    """Return the same for a *source* of the document with that id."""
    return bindings.source(document, source.id) or where_named(register, document, source, "--source")


def _pairs(claim: Claim, register: Register, bindings: Bindings, known: dict[str, Where]) -> Iterable[Pair]:
    """Yield the pairs of *claim*; where texts are is looked up once, and *known* from then on."""
    document = register.document_of(claim)
    if document.id not in known:
        known[document.id] = where_document_is(document, register, bindings)
    yield Pair(claim, Basis.STATED, document.id, document.title, known[document.id])
    for citation in claim.citations:
        source = register.source_of(claim, citation)
        key = source_key(document.id, source.id)
        if key not in known:
            known[key] = where_source_is(source, document.id, register, bindings)
        yield Pair(claim, Basis.CITED, source.id, source.title, known[key])


def where_named(register: Register, document: str, named: Document | Source, option: str) -> Where:
    """Return the file or the address that the claim file of *document* names, or why there is nothing to read.

    A claim file may come from a stranger: it reaches only files below its own folder, its project or the working
    directory, so that a report never quotes from elsewhere on the machine. What a person names by an option may lie
    anywhere.
    """
    hint, file = f"give it with {option} {named.id}=PATH", named.file
    if file is None:
        return web_of(named) or Missing(Unavailable.NOT_CAPTURED, "no text of it was given", hint)
    path = register.path_beside(document, file)
    home = register.paths[document].resolve().parent
    try:
        if not any(path.resolve().is_relative_to(root) for root in (home, project_root(home), Path.cwd())):
            return Missing(Unavailable.NOT_CAPTURED, f"{file} lies outside the project of its claim file", hint)
        if not path.is_file():
            return Missing(Unavailable.NOT_CAPTURED, f"there is no file {file} beside the claim file", hint)
    except (OSError, ValueError):  # a name that no file system takes
        return Missing(Unavailable.NOT_CAPTURED, "the claim file names no file that could be opened", hint)
    return path
