"""Opening and sealing the files of runs, and recovering those that a killed run left open."""

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from verifier.archive import checksums
from verifier.archive.entry import KINDS
from verifier.archive.files import (
    OPEN,
    SEALED,
    file_errors,
    file_name,
    flush_folder,
    open_files,
    sealed_files,
    while_open,
)
from verifier.archive.index import NAME, Index, extend_index, load_index
from verifier.archive.locks import locked_folder, try_lock
from verifier.archive.scan import scan
from verifier.archive.writer import Writer
from verifier.errors import ArchiveError

NEW_FILE: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
UNCHANGED: Final = 0o444  # a sealed file is never written again


@contextlib.contextmanager
def writing(folder: Path, run_id: str, clock: Callable[[], datetime], known: Index) -> Iterator[Writer]:
    """Give a writer for a new file of *folder*, and seal the file at the end, also after an error.

    *known* is the index as it was read before, if it was.

    Raises:
        ArchiveError: the folder or the file cannot be written.
    """
    writer, handle = _opened(folder, run_id, clock, known)
    try:
        yield writer
    finally:
        try:
            with file_errors(folder / writer.name):
                _seal(writer, handle)
        finally:
            os.close(handle)  # and with it the lock


def recover(folder: Path) -> list[str]:
    """Seal what killed runs left open, up to the last whole record; return the names of the sealed files.

    A file that cannot be sealed stays as it is and holds up no other; verifying the archive tells of it.
    """
    sealed = []
    for rest in [*folder.glob(f".{NAME}.*.tmp"), *folder.glob(f".{checksums.NAME}.*.tmp")]:
        with contextlib.suppress(OSError):
            rest.unlink()
    for path in open_files(folder):
        with contextlib.suppress(OSError, ArchiveError):
            sealed += _recovered(path)
    return sealed


def _opened(folder: Path, run_id: str, clock: Callable[[], datetime], known: Index) -> tuple[Writer, int]:
    name = file_name(run_id, clock())
    with file_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with locked_folder(folder):
            recover(folder)
            _list_others(folder)
            stored = load_index(folder, known).entries
            if (folder / name).exists():
                raise ArchiveError(f"{name} is sealed already", hint="Give the run an id of its own.")
            handle = os.open(while_open(folder / name), NEW_FILE, 0o644)
            try_lock(handle)
    return Writer(folder, name, handle, stored, clock), handle


def _seal(writer: Writer, handle: int) -> None:
    path = while_open(writer.folder / writer.name)
    with locked_folder(writer.folder):
        if not writer.entries:
            path.unlink()
            return
        last = writer.entries[-1]
        os.ftruncate(handle, last.offset + last.length)  # nothing follows, unless undoing a failed write failed too
        sealed = _renamed(path, handle)
        extend_index(writer.folder, (writer.name, sealed.stat().st_size), writer.entries)


def _list_others(folder: Path) -> None:
    """List the files that no run listed: those of earlier versions, and those that people put there."""
    known = checksums.read_checksums(folder)
    others = [name for name, _ in sealed_files(folder) if name not in known]
    if others:
        checksums.list_files(folder, {name: checksums.checksum(folder / name) for name in others})


def _recovered(path: Path) -> list[str]:
    handle = os.open(path, os.O_RDWR)
    try:
        if not try_lock(handle):
            return []  # its writer lives
        sound = [found for found in scan(path) if not found.damage]
        if not any(found.record.kind in KINDS for found in sound):  # a request at most, and nothing that came of it
            path.unlink()
            return []
        os.ftruncate(handle, sound[-1].offset + sound[-1].length)
        return [_renamed(path, handle).name]
    finally:
        os.close(handle)


def _renamed(path: Path, handle: int) -> Path:
    sealed = path.with_name(path.name.removesuffix(OPEN) + SEALED)
    if sealed.exists():
        raise ArchiveError(f"{sealed.name} is there already", hint=f"Move {path.name} away and verify the archive.")
    os.fsync(handle)
    # listed before it is sealed: a sealed file that is not listed, or is another, never comes about by a kill
    checksums.list_files(path.parent, {sealed.name: checksums.checksum(path)})
    path.chmod(UNCHANGED)
    path.rename(sealed)
    flush_folder(path.parent)
    return sealed
