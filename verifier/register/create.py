"""New claim files from nouns, in the layout that people write by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from verifier.domain.claim import Claim, Document, Source
from verifier.errors import OutputError
from verifier.register.atomic import create_file
from verifier.register.place import file_name
from verifier.register.rawfile import LARGEST_FILE
from verifier.register.scalars import as_block_value
from verifier.register.values import as_label

Remarks: TypeAlias = Mapping[str, Sequence[str]]  # comments, on claims by their ids, on sources by #id
NO_REMARKS: Final[Remarks] = MappingProxyType({})

_DOCUMENT: Final = ("id", "title", "author", "published", "file", "url")
_SOURCE: Final = ("title", "url", "doi", "file", "published", "kind", "rank")
_CLAIM: Final = ("text", "locator")
_CITATION: Final = ("quote", "locator")
_BARE: Final = frozenset({"published"})  # dates are written without quotes


def new_claim_file(path: Path, document: Document, sources: Sequence[Source], claims: Sequence[Claim]) -> None:
    """Write a new claim file; the folder is made where needed.

    Raises:
        OutputError: the file exists already, or cannot be written.
    """
    write_new(path, claim_file_text(document, sources, claims))


def write_new(path: Path, content: str) -> None:
    """Write *content* to a new file; the folder is made where needed.

    Raises:
        OutputError: the file exists already, cannot be written, or would be larger than claim files may be.
    """
    data = content.encode()
    if len(data) > LARGEST_FILE:
        raise OutputError(
            f"{file_name(path)} would become larger than claim files may be", hint="Split it, or take fewer claims."
        )
    try:
        create_file(path, data)
    except FileExistsError as error:
        raise OutputError(f"{file_name(path)} exists already", hint="Choose another name.") from error


def claim_file_text(
    document: Document,
    sources: Sequence[Source],
    claims: Sequence[Claim],
    remarks: Remarks = NO_REMARKS,
    about: Sequence[str] = (),
) -> str:
    """Return the text of a claim file, with *remarks* and what is to be said *about* the document as comments."""
    return "".join(f"{line}\n" for line in _lines(document, sources, claims, remarks, about))


def _lines(
    document: Document, sources: Sequence[Source], claims: Sequence[Claim], remarks: Remarks, about: Sequence[str]
) -> Iterator[str]:
    yield "schema: 1"
    yield "document:"
    yield from (f"  {line}" for line in comments(about))
    yield from _fields(document, _DOCUMENT, "  ")
    yield "sources:" if sources else "sources: {}"
    for source in sources:
        yield from (f"  {line}" for line in (*comments(remarks.get(f"#{source.id}", ())), *source_lines(source)))
    yield "claims:" if claims else "claims: []"
    for claim in claims:
        yield from (f"  {line}" for line in (*comments(remarks.get(claim.id, ())), *claim_lines(claim)))


def comments(remarks: Iterable[str]) -> Iterator[str]:
    """Yield each of *remarks* as a comment on a line of its own."""
    for remark in remarks:
        yield f"# {as_label(remark, len(remark) + 1)}"


def source_lines(source: Source) -> Iterator[str]:
    """Yield the lines of one entry under ``sources``, the first one without indentation."""
    yield f"{as_block_value(source.id)}:"
    yield from _fields(source, _SOURCE, "  ")


def claim_lines(claim: Claim) -> Iterator[str]:
    """Yield the lines of one entry under ``claims``, the first one without indentation."""
    yield f"- id: {as_block_value(claim.id)}"
    yield from _fields(claim, _CLAIM, "  ")
    yield "  cites:" if claim.citations else "  cites: []"
    for citation in claim.citations:
        yield f"    - source: {as_block_value(citation.source)}"
        yield from _fields(citation, _CITATION, "      ")


def _fields(noun: object, names: Sequence[str], indent: str) -> Iterator[str]:
    """Yield a line for each field that has a value."""
    for name in names:
        value = getattr(noun, name)
        if value is not None:
            written = str(value) if name in _BARE else as_block_value(str(value))
            yield f"{indent}{name}: {written}"
