"""Restoring a backup: looked at before anything is changed; what was there is kept beside it.

The backup itself is only read: a copy of it is brought up to date and inspected. A file gets its pages by SQLite's own
backup (https://www.sqlite.org/backup.html), within one transaction, so that others who have it open see all of it or
nothing. A database on a server must be empty, and is filled as any copy is.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from verifier.domain.database import DatabaseUrl, Place
from verifier.domain.finding import Severity
from verifier.errors import StoreError, StoreLocked
from verifier.store.backup import back_up
from verifier.store.copying import Copying
from verifier.store.faults import told
from verifier.store.sqlite import PATIENCE
from verifier.store.store import Store, open_store

BEFORE: Final = ".before"  # what is put behind the name of the file that was there
BESIDE: Final = ("", "-wal", "-shm")  # the parts that an SQLite database may have


def restore(backup: Path, place: Place, progress: Copying) -> Path | None:
    """Put what *backup* holds in the place of the database at *place*; returns where the one before is kept, if any.

    Raises:
        StoreError: *backup* is no sound backup, or a database on a server is not empty; nothing is changed then.
        StoreLocked: another process holds the database.
    """
    if not backup.is_file():
        raise StoreError(f"there is no backup {backup}", hint="name a file that `verifier db backup` wrote")
    with tempfile.TemporaryDirectory(prefix="verifier-restore-") as folder, _looked_at(backup, Path(folder)) as sound:
        if isinstance(place, DatabaseUrl):
            with open_store(place) as target:
                sound.copy_to(target, progress)
            return None
        sound.close()  # so that all of it is in one file
        return _into_file(sound.path, place)


@contextlib.contextmanager
def _looked_at(backup: Path, folder: Path) -> Iterator[Store]:
    """Give a copy of *backup* that is up to date and sound."""
    copy = folder / "copy.db"
    back_up(backup, copy)
    try:
        store = open_store(copy)
    except StoreError as error:
        raise type(error)(str(error).replace(str(copy), str(backup)), hint=f"{backup} cannot be restored") from error
    with store:
        wrong = [found for found in store.check() if found.severity is Severity.ERROR]
        if wrong:
            raise StoreError(
                f"the backup {backup} is damaged: {wrong[0].message} ({len(wrong)} in all)",
                hint="restore another one, or run `verifier db rebuild`",
            )
        yield store


def _into_file(sound: Path, path: Path) -> Path | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    before = _kept(path) if path.exists() else None
    with (
        told(path),
        contextlib.closing(sqlite3.connect(sound)) as source,
        contextlib.closing(sqlite3.connect(path, timeout=PATIENCE)) as target,
    ):
        source.backup(target)
    return before


def _kept(path: Path) -> Path:
    """Keep what is at *path* beside it: as a backup where it can be read, else by moving its files."""
    before = path.with_name(path.name + BEFORE)
    try:
        open_store(path).close()
        back_up(path, before)
    except StoreLocked:
        raise
    except StoreError:
        for part in BESIDE:
            with contextlib.suppress(FileNotFoundError):
                path.with_name(path.name + part).replace(before.with_name(before.name + part))
    return before
