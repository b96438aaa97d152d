"""WACZ: snapshots as one file that other programs replay, such as ReplayWeb.page and pywb.

A ZIP file with the records as they are stored, a compressed index, a list of pages, and the digests of all of it. The
same snapshots give the same bytes: the only date in it is that of the last capture. Source of the layout: WACZ 1.1.1
(specs.webrecorder.net); of the compressed index: the ZipNum CDXJ that pywb and ReplayWeb.page read.
"""

import contextlib
import hashlib
import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from verifier.archive.content import whole_file
from verifier.archive.entry import Entry, Place, index_line, known_fields
from verifier.archive.files import file_errors
from verifier.archive.records import warc_date
from verifier.archive.selection import copied, own_place, selected
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.errors import ArchiveError

VERSION: Final = "1.1.1"
BLOCK: Final = 1024  # lines of the index that are compressed together
GZIP_BITS: Final = 31
NO_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows: the files in it have no date of their own
PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")  # leads nowhere, whoever unpacks it
INDEX: Final = "index.cdx.gz"
OK_FAMILY: Final = 2  # HTTP statuses 200 to 299


@dataclass(frozen=True, slots=True)
class Exported:
    """What a WACZ file holds."""

    pages: int
    records: int
    files: int


def export_wacz(
    folder: Path,
    entries: Sequence[Entry],
    snapshots: Sequence[Snapshot],
    path: Path,
    titles: Mapping[str, str],
) -> Exported:
    """Write *snapshots* of the archive in *folder*, with all that they need of *entries*, to *path* as one WACZ file.

    *titles* are those of pages, by the id of their record. An earlier file at *path* is replaced only by a whole one.

    Raises:
        ArchiveError: a file cannot be read or written, or its name cannot be given on.
        DamagedRecord: a record that is needed is damaged.
        ValueError: there are no snapshots.
    """
    if not snapshots:
        raise ValueError("there is nothing to export")
    chosen = selected(entries, snapshots)
    with file_errors(path), _replacing(path) as unfinished, zipfile.ZipFile(unfinished, "w") as package:
        wacz = _Wacz(package)
        records = _add_records(wacz, folder, chosen)
        pages = _add_pages(wacz, snapshots, titles)
        wacz.close(max(snapshot.captured_at for snapshot in snapshots))
    return Exported(pages, records, len({entry.warc for entry in chosen}))


class _Wacz:
    """The ZIP file in writing, and what its table of contents is to say."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._resources: list[dict[str, Any]] = []

    def add(self, name: str, parts: Iterable[bytes], *, expected: int = 0) -> None:
        """Add the file *name* made of *parts*, about *expected* bytes, and list it."""
        digest, size = hashlib.sha256(), 0
        info = zipfile.ZipInfo(name, NO_DATE)
        info.file_size = expected  # from which the writer sees whether it takes the format for large files
        with self._package.open(info, "w") as stream:
            for part in parts:
                stream.write(part)
                digest.update(part)
                size += len(part)
        resource = {
            "name": Path(name).name.lower(),
            "path": name,
            "hash": f"sha256:{digest.hexdigest()}",
            "bytes": size,
        }
        self._resources.append(resource)

    def close(self, created: datetime) -> None:
        """Add the table of contents, and its digest."""
        package = {
            "profile": "data-package",
            "title": "Snapshots kept by verifier",
            "created": _seconds(created),
            "wacz_version": VERSION,
            "software": f"verifier/{version('verifier')}",
            "resources": self._resources,
        }
        contents = _json(package)
        self._put("datapackage.json", contents)
        digest = f"sha256:{hashlib.sha256(contents).hexdigest()}"
        self._put("datapackage-digest.json", _json({"path": "datapackage.json", "hash": digest}))

    def _put(self, name: str, content: bytes) -> None:
        self._package.writestr(zipfile.ZipInfo(name, NO_DATE), content)


def _add_records(wacz: _Wacz, folder: Path, chosen: Sequence[Entry]) -> int:
    """Add the records of the *chosen* entries and their index; return how many records there are."""
    places: dict[Place, Place] = {}
    digests: dict[Place, str] = {}
    count = 0

    def parts(name: str) -> Iterator[bytes]:
        nonlocal count
        for record in copied(folder, name, chosen):
            places[record.origin], digests[record.origin] = record.place, record.sha256
            count += 1
            yield record.data

    for name in sorted({entry.warc for entry in chosen}):
        if not PLAIN_NAME.fullmatch(name):
            raise ArchiveError(
                f"{name!r} cannot be given on", hint="Rename it with letters, digits, points and hyphens."
            )
        wacz.add(f"archive/{name}", parts(name), expected=whole_file(folder, name).stat().st_size)
    lines = sorted(_line(entry, places, digests) for entry in chosen)
    blocks = list(_blocks(lines))
    wacz.add(f"indexes/{INDEX}", (data for _, data in blocks))
    wacz.add("indexes/index.idx", _block_lines(blocks))
    return count


def _line(entry: Entry, places: dict[Place, Place], digests: dict[Place, str]) -> str:
    shown = entry.refers_to if entry.is_not_modified and entry.refers_to else own_place(entry)
    fields = {**known_fields(entry, places[shown]), "recordDigest": f"sha256:{digests[shown]}"}
    return index_line(entry, fields) + "\n"


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the index in compressed blocks, each with the key and the time of its first line."""
    for start in range(0, len(lines), BLOCK):
        packer = zlib.compressobj(wbits=GZIP_BITS)
        block = lines[start : start + BLOCK]
        data = packer.compress("".join(block).encode()) + packer.flush()
        yield " ".join(block[0].split(" ", 2)[:2]), data


def _block_lines(blocks: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the lines by which a reader finds the block that it needs."""
    yield f"!meta 0 {json.dumps({'format': 'cdxj-gzip-1.0', 'filename': INDEX})}\n".encode()
    offset = 0
    for first, data in blocks:
        place = {"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        yield f"{first} {json.dumps(place)}\n".encode()
        offset += len(data)


def _add_pages(wacz: _Wacz, snapshots: Sequence[Snapshot], titles: Mapping[str, str]) -> int:
    """Add the list of pages: what servers sent or people handed in, not refusals; return how many there are."""
    pages = [one for one in snapshots if one.method is CaptureMethod.LOCAL_FILE or one.http_status // 100 == OK_FAMILY]
    lines = [{"format": "json-pages-1.0", "id": "pages", "title": "All pages"}]
    for page in pages:
        title = titles.get(page.record_id, "")
        named = {"title": title} if title else {}
        page_id = page.record_id.strip("<>").removeprefix("urn:uuid:")
        lines.append({"id": page_id, "url": page.final_url, "ts": _seconds(page.captured_at), **named})
    wacz.add("pages/pages.jsonl", ((json.dumps(line) + "\n").encode() for line in lines))
    return len(pages)


@contextlib.contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a path beside *path*, which takes its place if nothing goes wrong."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        unfinished = Path(folder) / path.name
        yield unfinished
        unfinished.replace(path)


def _seconds(at: datetime) -> str:
    return warc_date(at.astimezone(UTC).replace(microsecond=0)).replace(".000000", "")


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2) + "\n").encode()
