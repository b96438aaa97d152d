"""Origins: where texts come from, files and snapshots alike, and which pairs wait for each."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from verifier.archive.archive import Archive
from verifier.domain.assessment import Unavailable
from verifier.domain.snapshot import Snapshot
from verifier.errors import DamagedRecord
from verifier.pipeline.capturing import Holdings
from verifier.pipeline.plan import Pair, Web
from verifier.pipeline.texts import Missing, file_bytes

ENDINGS: Final[Mapping[str, str]] = MappingProxyType(
    {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md", "text/plain": ".txt"}
)
"""What servers call a format, as the file ending by which the reader knows it where content alone does not tell."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Bytes with their SHA-256, in hexadecimal."""

    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a text is read from, and the *pairs* that wait for it.

    *name* is a hint for the reader; *file* is the path of a file, "" for a *snapshot*. *load* gives the bytes, or why
    there are none.
    """

    name: str
    pairs: tuple[Pair, ...]
    load: Callable[[], Payload | Missing]
    file: str = ""
    snapshot: Snapshot | None = None

    @property
    def label(self) -> str:
        """What people call it: a file's name, or an address."""
        return self.snapshot.url if self.snapshot else self.name


def origins_of(
    plan: Iterable[Pair], holdings: Holdings, archive: Archive | None, max_bytes: int
) -> tuple[list[Origin], dict[Pair, Missing]]:
    """Return the origins of all texts, in the order of *plan*, and for all other pairs why they have none.

    Two ways of writing one path are one file. Files of more than *max_bytes* bytes are not read to their end.
    """
    groups: dict[Path | str, list[Pair]] = defaultdict(list)
    names: dict[Path, Path] = {}
    resolved: dict[Path, Path] = {}  # a text has many pairs, and to resolve a path asks the file system
    missing: dict[Pair, Missing] = {}
    for pair in plan:
        match pair.where:
            case Missing():
                missing[pair] = pair.where
            case Path():
                whole = resolved.get(pair.where) or resolved.setdefault(pair.where, pair.where.resolve())
                groups[names.setdefault(whole, pair.where)].append(pair)
            case Web(url):
                held = holdings.where(url)
                if isinstance(held, Missing):
                    missing[pair] = held
                else:
                    groups[url].append(pair)
    return [
        _of_file(where, pairs, max_bytes)
        if isinstance(where, Path)
        else of_snapshot(holdings.snapshots[where], pairs, archive)
        for where, pairs in groups.items()
    ], missing


def _of_file(path: Path, pairs: Sequence[Pair], max_bytes: int) -> Origin:
    def load() -> Payload | Missing:
        data = file_bytes(path, max_bytes)
        return data if isinstance(data, Missing) else Payload(data, hashlib.sha256(data).hexdigest())

    return Origin(path.name, tuple(pairs), load, file=str(path))


def of_snapshot(snapshot: Snapshot, pairs: Sequence[Pair], archive: Archive | None) -> Origin:
    """Return the origin of the text of *snapshot*, the bytes of which lie in *archive*."""

    def load() -> Payload | Missing:
        try:
            if archive is None:
                raise DamagedRecord("there is no archive", hint="name its folder with --archive")  # noqa: TRY301
            return Payload(archive.payload(snapshot), snapshot.payload_sha256)
        except DamagedRecord as error:
            hint = error.hint or "capture it anew with --refresh"
            return Missing(Unavailable.UNREADABLE, f"its snapshot is damaged: {error}", hint)

    return Origin(reading_name(snapshot), tuple(pairs), load, snapshot=snapshot)


def reading_name(snapshot: Snapshot) -> str:
    """Return a name for the reader of *snapshot*."""
    return name_for(snapshot.final_url or snapshot.url, snapshot.media_type)


def name_for(url: str, media_type: str) -> str:
    """Return a name for the reader: the end of the path, with an ending that agrees with what the server called it.

    >>> name_for("https://example.org/a?b=1", "text/html; charset=utf-8")
    'a.html'
    """
    name = urlsplit(url).path.rsplit("/", 1)[-1]
    ending = ENDINGS.get(media_type.partition(";")[0].strip().lower(), "")
    return name if not ending or name.lower().endswith(ending) else name + ending
