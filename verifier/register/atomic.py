"""Files written whole or not at all: no reader ever sees half of one, and no change made meanwhile is lost."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from verifier.errors import OutputError
from verifier.register.place import file_name


def replace_file(path: Path, data: bytes, *, expected: bytes) -> None:
    """Put *data* in the place of *expected*, what *path* held when it was read.

    The new content is written beside the file, flushed to the disk, and then takes its name. A symbolic link stays one.

    Raises:
        OutputError: the file holds something else by now, or cannot be written.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                _write_through(stream.fileno(), data)
            temporary.chmod(target.stat().st_mode)
            _require(target, expected)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
    except OSError as error:
        raise OutputError(
            f"{file_name(path)} cannot be written: {error.strerror}", hint="Check the disk and the permissions."
        ) from error


def create_file(path: Path, data: bytes) -> None:
    """Write *data* to a new file, with its folders; a file that exists is never touched.

    The content is written beside it and gets the name at the end, so that there is never half of it under that name.

    Raises:
        FileExistsError: something of that name exists.
        OutputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _refuse_existing(path)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp") as folder:
            part = Path(folder) / "part"
            with part.open("xb") as stream:  # in a folder, so that it gets the rights of any new file
                _write_through(stream.fileno(), data)
            _name(part, path)
        _flush_folder(path.parent)
    except FileExistsError as error:
        if error.filename is not None and Path(error.filename) != path:  # a file stands where a folder should
            raise OutputError(f"{file_name(Path(error.filename))} is not a folder", hint="Choose another.") from error
        raise
    except OSError as error:
        raise OutputError(f"{file_name(path)} cannot be written: {error.strerror}", hint="Check the path.") from error


def _refuse_existing(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _name(part: Path, path: Path) -> None:
    """Give the file *part* the name *path*; unlike a rename, this never takes the place of another file.

    Raises:
        FileExistsError: something of that name exists.
    """
    try:
        os.link(part, path)
    except FileExistsError:
        _refuse_existing(path)
        raise
    except OSError:  # a file system without hard links
        with path.open("xb") as stream:
            _write_through(stream.fileno(), part.read_bytes())


def _require(path: Path, expected: bytes) -> None:
    if path.read_bytes() != expected:
        raise OutputError(f"{file_name(path)} was changed by somebody else", hint="Read it again, then edit.")


def _write_through(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


def _flush_folder(folder: Path) -> None:
    """Make the new name itself last; systems that cannot flush folders are left alone."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
