"""Locks that end with the process that holds them, however it ends.

They are advisory: only verifier asks for them. Where the system has none (Windows), an opened file cannot be renamed by
others, which protects a living writer as well.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def try_lock(handle: int) -> bool:
    """Lock the opened file *handle* for this process alone; False if another holds it."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_held(path: Path) -> bool:
    """Tell whether a living process holds the lock of the file at *path*; the caller holds the lock of its folder.

    Without that, asking could come in between a writer's making the file and its locking it.

    Raises:
        OSError: the file cannot be opened.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        return not try_lock(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Hold *folder* while names in it change; waits for its turn, which is never long.

    Raises:
        OSError: the folder cannot be opened.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
