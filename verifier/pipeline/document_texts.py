"""The texts of documents, to compare what they say: from files and from kept snapshots. Nothing is requested."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from verifier.archive.archive import Archive
from verifier.domain.finding import Finding
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.pipeline.bindings import Bindings
from verifier.pipeline.capturing import latest
from verifier.pipeline.keeper import Keeper
from verifier.pipeline.origins import Payload, of_snapshot
from verifier.pipeline.plan import Web, Where, where_document_is
from verifier.pipeline.texts import Missing, file_bytes, text_of
from verifier.reading.assembly import READER
from verifier.reading.options import ReadOptions
from verifier.register.register import Register


@dataclass(frozen=True, slots=True)
class DocumentTexts:
    """The texts by document; *names* say where each was read from, a path or an address.

    *findings* are about what was given and gives no text; *without* are the documents of which there is none.
    """

    texts: Mapping[str, Text] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where texts are taken from: an *archive* of snapshots (None: files alone), and what *keeper* has read before."""

    archive: Archive | None
    keeper: Keeper
    max_bytes: int = ReadOptions().max_bytes


def document_texts(register: Register, bindings: Bindings, shelf: Shelf) -> DocumentTexts:
    """Return the text of each document of *register* that has one: by the file given, the file it names, its snapshot.

    A file that was given or named and gives no text is a finding. A document at an address without a snapshot has just
    no text.
    """
    places = {name: where_document_is(register.documents[name], register, bindings) for name in register.documents}
    urls = [where.url for where in places.values() if isinstance(where, Web)]
    snapshots = latest(shelf.archive.snapshots(), urls) if shelf.archive and urls else {}
    texts: dict[str, Text] = {}
    names: dict[str, str] = {}
    findings: list[Finding] = []
    for document, where in sorted(places.items()):
        for name, found in _read(where, snapshots, shelf):
            if isinstance(found, Missing):
                findings.append(found.finding(name))
            else:
                texts[document], names[document] = found, name
    return DocumentTexts(texts, names, tuple(findings), tuple(sorted(places.keys() - texts.keys())))


def _read(where: Where, snapshots: Mapping[str, Snapshot], shelf: Shelf) -> Iterator[tuple[str, Text | Missing]]:
    """Yield what is called how and was read there, or why it gives no text; nothing where there is nothing to read."""
    if isinstance(where, Path):
        data = file_bytes(where, shelf.max_bytes)
        if isinstance(data, Missing):
            yield str(where), data
        else:
            yield str(where), _text(Payload(data, hashlib.sha256(data).hexdigest()), where.name, shelf)
    elif isinstance(where, Web) and where.url in snapshots:
        origin = of_snapshot(snapshots[where.url], (), shelf.archive)
        payload = origin.load()
        yield where.url, payload if isinstance(payload, Missing) else _text(payload, origin.name, shelf)


def _text(payload: Payload, name: str, shelf: Shelf) -> Text | Missing:
    """Return the text of *payload*, from the keeper where it was read before."""
    if shelf.keeper.text_hashes([payload.sha256], READER):
        return shelf.keeper.text(payload.sha256, READER)
    text = text_of(payload.data, name, ReadOptions(max_bytes=shelf.max_bytes))
    if not isinstance(text, Missing):
        shelf.keeper.save_text(payload.sha256, text)
    return text
