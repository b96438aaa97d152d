"""Opening the desk: the claim files, the database, the archive and the log of one project, put together."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from verifier.archive.archive import Archive
from verifier.archive.remote import Remote
from verifier.domain.database import Place
from verifier.register.decisions import DECISIONS
from verifier.register.load import load_register
from verifier.review.desk import ReviewDesk
from verifier.review.log import Log
from verifier.store.store import open_store


@contextlib.contextmanager
def open_unfilled(
    claims: Sequence[Path],
    database: Place,
    archive: Path,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    remote: Remote | None = None,
) -> Iterator[ReviewDesk]:
    """Give the desk for the claim files or folders *claims*, its queue as it was left; closed at the end.

    Raises:
        DecisionsError: the log's file cannot be read.
        LedgerError, OutputError, StoreError: the project cannot be read or written.
    """
    with open_store(database) as store:
        log = Log(log_path(claims[0]), store.reviewing)
        yield ReviewDesk(store, load_register(claims), Archive(archive, remote), log, clock)


@contextlib.contextmanager
def open_review(
    claims: Sequence[Path],
    database: Place,
    archive: Path,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    remote: Remote | None = None,
) -> Iterator[ReviewDesk]:
    """Give the same with its queue up to date, which takes a while where nobody has asked for it before.

    Raises:
        DecisionsError: the log's file cannot be read.
        LedgerError, OutputError, StoreError: the project cannot be read or written.
    """
    with open_unfilled(claims, database, archive, clock, remote) as desk:
        desk.refresh()
        yield desk


def log_path(claims: Path) -> Path:
    """Return where the decisions about a claim file, or about a folder of them, are written: beside the files."""
    folder = claims.parent if claims.is_file() else claims
    return folder / DECISIONS
