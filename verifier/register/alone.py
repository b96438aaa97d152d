"""One process at a time: whoever reads a file, changes it and writes it must not be overtaken by another who does.

The folder is locked, not a file in it, so that nothing is left lying about; a process that dies lets go of it.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from verifier.errors import OutputError
from verifier.register.place import file_name

if sys.platform == "win32":

    @contextlib.contextmanager
    def alone_in(folder: Path) -> Iterator[None]:
        """Make *folder*; Windows locks no folders, so that this keeps nobody out there."""
        _make(folder)
        yield

else:
    import fcntl

    @contextlib.contextmanager
    def alone_in(folder: Path) -> Iterator[None]:
        """Make *folder* and keep out, as long as the block runs, all others who ask in the same way.

        Raises:
            OutputError: there can be no such folder.
        """
        _make(folder)
        try:
            handle = os.open(folder, os.O_RDONLY)
        except OSError as error:
            message = f"the folder {file_name(folder)} cannot be opened: {error.strerror}"
            raise OutputError(message, hint="Check its permissions.") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder {file_name(folder)} cannot be made: {error.strerror}"
        raise OutputError(message, hint="Check the path.") from error
