"""Report files: written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from verifier.errors import OutputError

PLAIN_FILE_MODE: Final = 0o666  # before the umask, as for any file that a program creates


def require_writable(path: Path) -> None:
    """Make sure, before any long work, that a report can be written to *path*.

    Raises:
        OutputError: it cannot.
    """
    try:
        if path.is_dir():
            raise OutputError(f"cannot write {path}: it is a folder", hint="name a file in it")
        if not _is_special(path):
            with tempfile.TemporaryFile(dir=path.resolve().parent):
                pass
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        raise _refused(path, error) from error


def write_report(path: Path, content: str | Iterable[str]) -> None:
    """Write *content* to *path* in UTF-8; a reader sees the old file or the whole new one, never a part.

    What is given in pieces is written as it comes.
    Devices and pipes are written to directly. A symbolic link stays one: the file behind it is replaced.

    Raises:
        OutputError: the file cannot be written; what was there before is unharmed.
    """
    pieces = (content,) if isinstance(content, str) else content
    data = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    try:
        if _is_special(path):
            with path.open("wb") as stream:
                stream.writelines(data)
        else:
            _replace(path.resolve(), data)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def _replace(path: Path, data: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else PLAIN_FILE_MODE & ~_umask())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)  # there is no way to ask without setting
    os.umask(mask)
    return mask


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file()


def _refused(path: Path, error: OSError | ValueError) -> OutputError:
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(
        f"cannot write {path}: {reason}", hint="name a file in a folder that exists and that you may write to"
    )
