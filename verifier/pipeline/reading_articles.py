"""Reading articles: from a file, or from the address of a page, which is captured and archived first."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from verifier.domain.article import Article
from verifier.errors import FetchError, ReadError
from verifier.pipeline.capturing import hold
from verifier.pipeline.desk import Desk
from verifier.pipeline.origins import Payload, of_snapshot
from verifier.pipeline.progress import Progress
from verifier.pipeline.texts import Missing, file_bytes
from verifier.reading.articles import read_article
from verifier.reading.options import ReadOptions

WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Found:
    """An article, read from *data*, with where it was found: a *file*, or else a *url*.

    *remark* says what is odd about that.
    """

    article: Article
    data: bytes
    file: Path | None = None
    url: str = ""
    remark: str = ""

    @property
    def place(self) -> str:
        """What people call it: the path of its file, or its address."""
        return self.file.as_posix() if self.file else self.url


def is_address(name: str) -> bool:
    """Tell whether *name* is the address of a page rather than the path of a file."""
    return name.strip().lower().startswith(WEB)


def limits(max_bytes: int) -> ReadOptions:
    """Return the reader's limits for articles of at most *max_bytes* bytes."""
    return ReadOptions(max_bytes=max_bytes)


def article_in(path: Path, options: ReadOptions) -> Found:
    """Read the article in the file at *path*.

    Raises:
        ReadError: it cannot be opened, or gives no text; its message names the file.
    """
    data = file_bytes(path, options.max_bytes)
    if isinstance(data, Missing):
        raise _unread(path.as_posix(), data)
    return Found(_read(data, path.name, path.as_posix(), options), data, file=path)


def article_at(url: str, desk: Desk, options: ReadOptions, progress: Progress) -> Found:
    """Read the article at *url*: as it is now, if *desk* captures, or else as its last snapshot has it.

    Raises:
        FetchError: it was not captured, and there is no snapshot of it; its status says why.
        ReadError: it gives no text.
        ArchiveError, LedgerError, OutputError, StoreError: what the desk stands for cannot be used.
    """
    url = url.strip()
    holdings = hold({url: ()}, desk, progress)
    link = holdings.links[url]
    snapshot = holdings.snapshots.get(url)
    if snapshot is None:
        raise FetchError(f"{url}: {link.reason or 'it was not captured'}", link.status, hint=link.hint or link.no_copy)
    origin = of_snapshot(snapshot, (), desk.archive)
    payload = origin.load()
    if not isinstance(payload, Payload):
        raise _unread(url, payload)
    article = _read(payload.data, origin.name, url, options)
    remark = f"{link.reason}; read from the snapshot of {snapshot.shown_at:%Y-%m-%d}" if link.has_failed else ""
    return Found(article, payload.data, url=url, remark=remark)


def _read(data: bytes, name: str, place: str, options: ReadOptions) -> Article:
    try:
        return read_article(data, name=name, options=options)
    except ReadError as error:
        raise type(error)(f"{place}: {error}", hint=error.hint) from error


def _unread(place: str, missing: Missing) -> ReadError:
    return ReadError(f"{place}: {missing.message}", hint=missing.hint)
