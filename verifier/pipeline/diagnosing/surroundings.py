"""What verifier stands on: room on the disk, a clock that is right, and libraries of versions that it knows."""

import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from verifier.pipeline.diagnosing.diagnosis import Diagnosis, doubtful, well, wrong
from verifier.pipeline.diagnosing.sizes import size

TOO_LITTLE: Final = 200_000_000  # bytes: less than four of the largest answers that are taken in
LITTLE: Final = 2_000_000_000
OLDEST_PYTHON: Final = (3, 11)
LIBRARIES: Final = ("onnxruntime", "httpx", "sqlmodel", "warcio")
EARLIEST: Final = datetime(2025, 7, 1, tzinfo=UTC)  # before verifier was
LEEWAY: Final = timedelta(minutes=5)


def diagnose_disk(places: Iterable[Path]) -> Iterator[Diagnosis]:
    """Tell how much room there is for each of *places*, which need not be there yet; once for each disk."""
    told = set[tuple[int, int]]()
    for place in places:
        folder = next(each for each in (place.absolute(), *place.absolute().parents) if each.is_dir())
        room = shutil.disk_usage(folder)
        if (room.total, room.used) in told:
            continue
        told.add((room.total, room.used))
        message = f"{size(room.free)} are free for {place}"
        if room.free < TOO_LITTLE:
            yield wrong("disk", message, "Make room: a run stops where the disk is full; what it recorded is kept.")
        elif room.free < LITTLE:
            yield doubtful("disk", message, "Make room before the next large run.")
        else:
            yield well("disk", message)


def diagnose_clock(now: datetime, known: Iterable[datetime]) -> Diagnosis:
    """Hold the moment *now* against moments that are *known* to be past: snapshots, runs."""
    newest = max(known, default=EARLIEST)
    shown = f"{now.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    hint = "Set the clock (NTP): dates of snapshots, links and decisions rest on it."
    if now < EARLIEST:
        return wrong("clock", f"it is {shown} by this machine", hint)
    if newest > now + LEEWAY:
        later = f"{newest.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        return wrong("clock", f"it is {shown} by this machine, but something was recorded at {later}", hint)
    return well("clock", f"it is {shown}")


def diagnose_versions(libraries: Iterable[str] = LIBRARIES) -> Iterator[Diagnosis]:
    """Tell the versions of Python, SQLite and the *libraries* that matter."""
    python = sys.version_info[:2]
    if python < OLDEST_PYTHON:
        yield wrong("python", f"Python {python[0]}.{python[1]} is too old", "Install Python 3.11 or a later one.")
    names = [f"Python {sys.version.split()[0]}", f"SQLite {sqlite3.sqlite_version}"]
    for name in libraries:
        try:
            names.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield wrong("python", f"{name} is not installed", "Install verifier again: pip install --force-reinstall.")
    yield well("python", ", ".join(names))
