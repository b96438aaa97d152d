"""The ledger: what git remembers of each source, so that a fresh machine knows when it was last well.

It is text beside the snapshots, one JSON object a line, sorted by URL, so that changes to different sources merge line
by line. Whatever cannot be read stops the reading: a ledger that was read in part would be written back in part.
"""

import contextlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

from verifier.domain.finding import Finding
from verifier.domain.ledger import Anchor, LedgerEntry
from verifier.domain.link import LinkStatus
from verifier.errors import LedgerError
from verifier.register.alone import alone_in
from verifier.register.atomic import create_file, replace_file
from verifier.register.codes import finding
from verifier.register.ledger_lines import BadLine, from_line, to_line
from verifier.register.place import Place, file_name, quoted

LARGEST_LEDGER: Final = 100_000_000  # bytes; some 100,000 sources with a few anchors each
MOST_DAYS: Final = 30  # failing days kept beside the first: whether a link is dead is clear long before


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries, each URL once. Every change gives a new ledger."""

    by_url: Mapping[str, LedgerEntry] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, entries: Iterable[LedgerEntry]) -> Self:
        """Return the ledger of *entries*; of several for one URL, the last counts."""
        return cls(MappingProxyType({entry.url: entry for entry in entries}))

    @property
    def entries(self) -> tuple[LedgerEntry, ...]:
        """All entries, sorted by URL."""
        return tuple(self.by_url[url] for url in sorted(self.by_url))

    def entry(self, url: str) -> LedgerEntry:
        """Return what is remembered of *url*: an empty entry where nothing is."""
        return self.by_url.get(url) or LedgerEntry(url=url)

    def with_capture(
        self,
        url: str,
        at: datetime,
        *,
        payload_sha256: str,
        text_sha256: str = "",
        validators: tuple[str, str] = ("", ""),
    ) -> Self:
        """Return the ledger after *url* was captured at that moment; the days on which it failed are over.

        Without *text_sha256* the text is what it was if the bytes are, else it is not known yet. *validators* are the
        server's ETag and Last-Modified of that version. A capture that is older than the one that is remembered
        changes nothing.
        """
        known = self.entry(url)
        if known.last_ok is not None and known.last_ok > at:
            return self
        if not text_sha256 and payload_sha256 == known.payload_sha256:
            text_sha256 = known.text_sha256
        is_same = payload_sha256 == known.payload_sha256
        etag, last_modified = (known.etag, known.last_modified) if is_same and not any(validators) else validators
        return self._with(
            known.model_copy(
                update={
                    "last_ok": at,
                    "payload_sha256": payload_sha256,
                    "text_sha256": text_sha256,
                    "etag": etag,
                    "last_modified": last_modified,
                    "failing_days": (),
                }
            )
        )

    def with_check(self, url: str, at: datetime, status: LinkStatus) -> Self:
        """Return the ledger after *url* was requested at that moment with that result."""
        return self._with(self.entry(url).model_copy(update={"checked_at": at.astimezone(UTC), "status": status}))

    def with_failure(self, url: str, day: date) -> Self:
        """Return the ledger after *url* could not be captured on that day in UTC.

        The first such day is kept, and of the others the last ``MOST_DAYS``. A day before the last capture does not
        count.
        """
        known = self.entry(url)
        if known.last_ok is not None and known.last_ok.astimezone(UTC).date() > day:
            return self
        days = sorted({*known.failing_days, day})
        kept = (days[0], *days[1:][-MOST_DAYS:])
        return self._with(known.model_copy(update={"failing_days": kept}))

    def with_anchors(self, url: str, anchors: Iterable[Anchor]) -> Self:
        """Return the ledger in which verdicts on *url* rely on *anchors*, and on nothing else."""
        known = self.entry(url)
        return self._with(LedgerEntry(**{**dict(known), "anchors": tuple(anchors)}))

    def with_each(self, urls: Iterable[str], change: Callable[[Self, str], Self]) -> Self:
        """Return the ledger with *change* made for each of *urls*, which is given a ledger that knows only that one.

        All that is known is copied once, and not for every URL.
        """
        changed = dict(self.by_url)
        for url in urls:
            changed |= change(self.of([changed[url]] if url in changed else ()), url).by_url
        return type(self)(MappingProxyType(changed))

    def limited_to(self, urls: Collection[str]) -> Self:
        """Return the ledger without the sources that are not in *urls*: nobody cites them any more."""
        wanted = frozenset(urls)
        return self.of(entry for url, entry in self.by_url.items() if url in wanted)

    def _with(self, entry: LedgerEntry) -> Self:
        return type(self)(MappingProxyType({**self.by_url, entry.url: entry}))


def read_ledger(path: Path) -> Ledger:
    """Read the ledger at *path*; one that does not exist is empty.

    Raises:
        LedgerError: a line cannot be used; its findings name them all.
    """
    return _parsed(path, _bytes_of(path))


def write_ledger(path: Path, ledger: Ledger) -> bool:
    """Write *ledger* to *path*, whole or not at all; returns whether anything had changed.

    Raises:
        LedgerError: what is there now cannot be opened.
        OutputError: it cannot be written.
    """
    with alone_in(path.parent):
        return _put(path, ledger, _bytes_of(path))


def update_ledger(path: Path, change: Callable[[Ledger], Ledger]) -> Ledger:
    """Read the ledger, *change* it and write it, while no other process does the same; returns the new one.

    Raises:
        LedgerError: the ledger cannot be read.
        OutputError: it cannot be written.
    """
    with alone_in(path.parent):
        data = _bytes_of(path)
        ledger = change(_parsed(path, data))
        _put(path, ledger, data)
    return ledger


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_LEDGER + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        message = f"{file_name(path)} cannot be read: {error.strerror}"
        raise LedgerError(message, hint="check the path and its permissions") from error
    if len(data) > LARGEST_LEDGER:
        raise LedgerError(f"{file_name(path)} is larger than {LARGEST_LEDGER // 10**6} MB", hint="check the path")
    return data


def _parsed(path: Path, data: bytes) -> Ledger:
    """Return the ledger in *data*; empty lines and a byte order mark are passed over."""
    entries: dict[str, LedgerEntry] = {}
    findings: list[Finding] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            line = raw.decode("utf-8").rstrip("\r")
            if not line.strip():
                continue
            entry = from_line(line)
            if entry.url in entries:
                raise BadLine("duplicate-url", f"there is already a line for {quoted(entry.url)}")  # noqa: TRY301
            entries[entry.url] = entry
        except UnicodeDecodeError as error:
            message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
            findings.append(finding("not-utf8", message, Place(file_name(path), number)))
        except BadLine as bad:
            findings.append(finding(bad.code, str(bad), Place(file_name(path), number)))
    if findings:
        raise _unreadable(findings)
    return Ledger.of(entries.values())


def _unreadable(findings: list[Finding]) -> LedgerError:
    first, others = findings[0], len(findings) - 1
    more = f" (and {others} more such {'line' if others == 1 else 'lines'})" if others else ""
    return LedgerError(f"{first.file}:{first.line}: {first.message}{more}", findings, hint=first.hint)


def _put(path: Path, ledger: Ledger, old: bytes) -> bool:
    new = "".join(f"{to_line(entry)}\n" for entry in ledger.entries).encode()
    if new == old:
        return False
    if not path.exists():
        with contextlib.suppress(FileExistsError):
            create_file(path, b"")  # an empty ledger is a whole one
    replace_file(path, new, expected=old)
    return True
