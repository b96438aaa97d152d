"""The files of an archive: their names, and writing that is whole or undone.

A file in writing is called ``….warc.gz.open``; sealed, it loses that ending and is never changed again.
"""

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from verifier.errors import ArchiveError

SEALED: Final = ".warc.gz"
OPEN: Final = ".warc.gz.open"
RUN_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def file_name(run_id: str, at: datetime) -> str:
    """Return the name of the sealed file of a run that began *at*.

    Raises:
        ArchiveError: the id is not made of letters, digits, points and hyphens.
    """
    if not RUN_ID.fullmatch(run_id):
        raise ArchiveError(f"{run_id!r} cannot name a file", hint="Use letters, digits and hyphens.")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{run_id}{SEALED}"


def while_open(path: Path) -> Path:
    """Return where the sealed file *path* stands while it is written."""
    return path.with_name(path.name.removesuffix(SEALED) + OPEN)


def sealed_files(folder: Path) -> list[tuple[str, int]]:
    """Return the names and sizes in bytes of the sealed files in *folder*, sorted; none if there is no folder.

    Raises:
        ArchiveError: the folder cannot be read.
    """
    with file_errors(folder):
        try:
            with os.scandir(folder) as entries:
                found = [entry for entry in entries if entry.name.endswith(SEALED) and not entry.name.startswith(".")]
                return sorted((entry.name, entry.stat().st_size) for entry in found if entry.is_file())
        except FileNotFoundError:
            return []


def open_files(folder: Path) -> list[Path]:
    """Return the files in *folder* that a writer holds, or left behind."""
    return sorted(folder.glob(f"*{OPEN}"))


def other_files(folder: Path) -> list[str]:
    """Return the names of WARC files in *folder* that are not read, since they are not compressed record by record."""
    return sorted(path.name for path in folder.glob("*.warc"))


def append(handle: int, data: bytes) -> None:
    """Write *data* whole at the end of the opened file, or leave the file as it was.

    Raises:
        OSError: there is no room, or the file cannot be written.
    """
    end = os.lseek(handle, 0, os.SEEK_END)
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(handle, view) :]
    except OSError:
        os.ftruncate(handle, end)
        raise


def flush_folder(folder: Path) -> None:
    """Make new names last; systems that cannot flush folders are left alone."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def replace(path: Path, parts: Iterable[bytes]) -> None:
    """Put *parts*, one after another, in the place of *path* whole; no reader ever sees half of it.

    Raises:
        OSError: it cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(handle)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


@contextlib.contextmanager
def file_errors(path: Path) -> Iterator[None]:
    """Turn the system's errors about *path* into one that says what to do.

    Raises:
        ArchiveError: instead of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"{path.name or path}: {_words(error)}", hint=_hint(error)) from error


def _words(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _hint(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return "Make room on the disk and run it again; what was stored before is kept."
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return "Make the folder writable, or choose another one."
    return "Check the folder of the archive."
