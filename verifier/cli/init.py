"""``verifier init``: a folder to begin with, with a sample that can be checked at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, tell
from verifier.errors import OutputError
from verifier.register.atomic import create_file
from verifier.register.sample import SAMPLE_FILES, sample_file
from verifier.reports.safe import one_line
from verifier.settings import template
from verifier.settings_files import OWN_FILE

IGNORE_FILE: Final = ".gitignore"
IGNORED: Final = ".verifier/"  # the database and the caches, which can be made again


def init(
    folder: Annotated[Path, typer.Argument(help="Where to begin; it is made if it does not exist.")] = Path(),
) -> None:
    r"""Start a register: write a first claim file, the texts it speaks of, and a settings file.

    Files that exist are never overwritten; they are named and kept.

    \b
    Examples:
      verifier init
      verifier init demo && verifier check demo/claims

    \b
    Exit code: 0 done; 2 something cannot be written.
    """
    for path, data in _files(folder):
        _create(path, data)
    _ignore(folder / IGNORE_FILE)
    tell(f"next: verifier check {folder / 'claims'}")


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for name in SAMPLE_FILES:
        yield folder / name, sample_file(name)
    yield folder / OWN_FILE, template().encode()


def _create(path: Path, data: bytes) -> None:
    """Write a file unless it is there."""
    try:
        create_file(path, data)
    except FileExistsError:
        _report("kept", path)
    else:
        _report("created", path)


def _ignore(path: Path) -> None:
    """Add what git should ignore to *path*, unless it is there."""
    try:
        present = path.read_bytes() if path.exists() else b""
        if IGNORED.encode() in (line.strip() for line in present.splitlines()):
            _report("kept", path)
            return
        gap = b"" if not present or present.endswith(b"\n") else b"\n"
        with path.open("ab") as stream:
            stream.write(gap + IGNORED.encode() + b"\n")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}", hint="Check its permissions.") from error
    _report("extended" if present else "created", path)


def _report(done: str, path: Path) -> None:
    print_data(f"{done:<9}{one_line(str(path))}\n")
