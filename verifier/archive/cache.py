"""The cache: files that were fetched from object storage, or parts of them, beside those of the archive's own.

What is fetched stands under its name once it is whole, and was held against its digest by then. When the cache grows
beyond its bound, what was used longest ago goes; everything in it can be fetched again.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

FOLDER: Final = ".objects"  # in that of the archive
READABLE: Final = 0o644  # by whoever may look into the folder, as its other files are
UNFINISHED: Final = ".part"


def cached(folder: Path, name: str, offset: int = 0, length: int = 0) -> Path:
    """Return where the cache of the archive in *folder* keeps *length* bytes of *name* at *offset*; 0 means all."""
    return folder / FOLDER / (f"{name}@{offset}+{length}" if length else name)


def keep(place: Path, pieces: Iterable[bytes], bound: int) -> None:
    """Put *pieces*, one after the other, in *place* whole or not at all, then clear away what is beyond *bound* bytes.

    Whatever *pieces* raises, nothing is kept.

    Raises:
        OSError: it cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
        Path(name).chmod(READABLE)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    clear(place.parent, bound, kept=place)


def used(place: Path) -> None:
    """Note that *place* was used just now, if it is still there."""
    with contextlib.suppress(OSError):
        os.utime(place)


def clear(folder: Path, bound: int, *, kept: Path) -> None:
    """Remove from the cache *folder* what was used longest ago until it holds no more than *bound* bytes.

    *kept* stays in any case. What other processes remove meanwhile is no error.
    """
    found = []
    for path in folder.iterdir():
        with contextlib.suppress(OSError):
            state = path.stat()
            found.append((state.st_mtime_ns, path.name, state.st_size))
    total = sum(size for _, _, size in found)
    for _, name, size in sorted(found):
        if total <= bound:
            return
        if name != kept.name and not name.endswith(UNFINISHED):
            with contextlib.suppress(OSError):
                (folder / name).unlink()
            total -= size
