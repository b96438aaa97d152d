"""Taking snapshots: what the addresses of a register say now, or a copy that a person hands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from verifier.domain.link import LinkStatus
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.errors import ConfigError, UnknownName
from verifier.pipeline.capturing import hold
from verifier.pipeline.desk import Desk
from verifier.pipeline.links import CitedAt, LinkResult
from verifier.pipeline.origins import of_snapshot
from verifier.pipeline.plan import Web, web_of
from verifier.pipeline.progress import Progress
from verifier.pipeline.texts import Missing, file_bytes, text_of
from verifier.reading.assembly import READER
from verifier.reading.options import ReadOptions
from verifier.register.draft import source_key
from verifier.register.ledger import Ledger, update_ledger
from verifier.register.register import Register
from verifier.register.values import did_you_mean

MEDIA_TYPES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".htm": "text/html",
        ".html": "text/html",
        ".markdown": "text/markdown",
        ".md": "text/markdown",
        ".pdf": "application/pdf",
        ".txt": "text/plain",
        ".xhtml": "application/xhtml+xml",
    }
)
UNKNOWN_TYPE: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one address.

    *snapshot* is what was taken now, None if nothing was; *unreadable* says why it gives no text, "" if it gives one.
    """

    link: LinkResult
    snapshot: Snapshot | None = None
    unreadable: str = ""


def addresses_of(register: Register, sources: Sequence[str] = ()) -> dict[str, list[CitedAt]]:
    """Return the addresses of *sources*, or without any of all documents and sources, with where they are written.

    A source is named ``source-id`` or ``document-id/source-id``.

    Raises:
        UnknownName: the register does not hold one of them.
        ConfigError: one has no address.
    """
    wanted = {key for source in sources for key in _keys(register, source)}
    found: dict[str, list[CitedAt]] = {}
    for key, web, published in _webs(register):
        if web is not None and (key in wanted or not sources):
            place = register.places[key]
            found.setdefault(web.url, []).append(CitedAt(place.file, place.line, key, published))
            wanted.discard(key)
    if wanted:
        name = min(wanted)
        raise ConfigError(f"the source {name!r} has no URL", hint="add one to the claim file, or name one with --url")
    return found


def take(urls: Mapping[str, Sequence[CitedAt]], desk: Desk, max_bytes: int, progress: Progress) -> list[Taken]:
    """Capture *urls*, and read what comes; the results are sorted by address. The ledger and the keeper learn of it.

    Raises:
        ArchiveError, LedgerError, OutputError, StoreError: what the desk stands for cannot be used.
    """
    holdings = hold(urls, desk, progress)
    taken = [
        Taken(link, None if link.has_failed else holdings.snapshots.get(url)) for url, link in holdings.links.items()
    ]
    return _read(taken, desk, ReadOptions(max_bytes=max_bytes))


def hand_in(path: Path, url: str, desk: Desk, max_bytes: int, places: Sequence[CitedAt] = ()) -> Taken:
    """Keep the file at *path* as what *url*, which is written at *places*, holds.

    Raises:
        ConfigError: the file cannot be opened, is empty, or too large.
        ArchiveError, LedgerError, OutputError, StoreError: what the desk stands for cannot be used.
    """
    content = file_bytes(path, max_bytes)
    if isinstance(content, Missing):
        raise ConfigError(f"{path}: {content.message}", hint=content.hint)
    if not content or len(content) > max_bytes:
        matter = "is empty" if not content else f"is larger than {max_bytes:,} bytes"
        raise ConfigError(f"{path} {matter}", hint="check that it is the right file")
    media_type = MEDIA_TYPES.get(path.suffix.lower(), UNKNOWN_TYPE)
    with desk.archive.writing(desk.run_id, clock=desk.clock) as writer:
        snapshot = writer.add_file(url, content, media_type, desk.clock())
    desk.keeper.save_snapshots([snapshot])
    link = LinkResult(
        url,
        LinkStatus.SKIPPED,
        "handed in",
        final_url=url,
        captured_at=snapshot.captured_at,
        cited_at=tuple(places),
    )
    return _read([Taken(link, snapshot)], desk, ReadOptions(max_bytes=max_bytes))[0]


def _read(taken: Iterable[Taken], desk: Desk, options: ReadOptions) -> list[Taken]:
    """Read the snapshots, keep their texts, and note their hashes in the ledger."""
    texts: dict[str, str] = {}
    done: list[Taken] = []
    for one in taken:
        if one.snapshot is None:
            done.append(one)
            continue
        text = _text_of(one.snapshot, desk, options)
        texts[one.link.url] = text.sha256 if isinstance(text, Text) else ""
        done.append(replace(one, unreadable=text.message if isinstance(text, Missing) else ""))

    def noted(ledger: Ledger) -> Ledger:
        for one in done:
            if one.snapshot is not None:
                ledger = ledger.with_capture(
                    one.link.url,
                    one.snapshot.captured_at,
                    payload_sha256=one.snapshot.payload_sha256,
                    text_sha256=texts[one.link.url],
                )
        return ledger

    if texts:
        update_ledger(desk.ledger, noted)
    return done


def _text_of(snapshot: Snapshot, desk: Desk, options: ReadOptions) -> Text | Missing:
    """Return the text of *snapshot*, from the keeper if it is known there, else read and given to it."""
    if desk.keeper.text_hashes([snapshot.payload_sha256], READER):
        return desk.keeper.text(snapshot.payload_sha256, READER)
    origin = of_snapshot(snapshot, (), desk.archive)
    payload = origin.load()
    text = payload if isinstance(payload, Missing) else text_of(payload.data, origin.name, options)
    if isinstance(text, Text):
        desk.keeper.save_text(snapshot.payload_sha256, text)
    return text


def _webs(register: Register) -> Iterator[tuple[str, Web | None, date | None]]:
    """Yield every document and source by its key among the register's places: its address, and the document's day."""
    for document in register.documents.values():
        yield document.id, web_of(document), document.published
    for document_id, sources in register.sources.items():
        for source in sources.values():
            yield source_key(document_id, source.id), web_of(source), register.documents[document_id].published


def _keys(register: Register, name: str) -> list[str]:
    """Return the keys of the sources that *name* means.

    Raises:
        UnknownName: there is none.
    """
    named = {
        source_key(document, source): (source, f"{document}/{source}")
        for document, sources in register.sources.items()
        for source in sources
    }
    found = [key for key, names in named.items() if name in names]
    if not found:
        known = sorted({each for names in named.values() for each in names})
        hint = did_you_mean(name, known) or "`verifier lint` shows what was read"
        raise UnknownName(f"the claim files know no source {name!r}", hint=hint)
    return found
