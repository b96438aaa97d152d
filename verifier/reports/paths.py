"""Paths in reports: short for people, and for machines relative to the root of the repository."""

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final
from urllib.parse import quote

_SAFE_IN_URI: Final = "/-._~"  # RFC 3986, section 2.3


def shown_path(file: str) -> str:
    """Return *file* without detours: ``claims/../samples/x.txt`` as ``samples/x.txt``, with forward slashes.

    Where ``claims`` is a symbolic link the detour leads elsewhere, so the path then stays as it is.
    """
    if not file:
        return ""
    plain = PurePath(file).as_posix()
    short = posixpath.normpath(plain)
    if short == plain:
        return plain
    try:
        return short if os.path.realpath(short) == os.path.realpath(plain) else plain
    except (OSError, ValueError):  # a name that no file system takes
        return plain


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a report is made: *folder* is the working directory, *root* that of the repository; both are absolute."""

    folder: Path
    root: Path

    def relative(self, file: str) -> str:
        """Return *file* relative to the root, with forward slashes; what lies outside stays absolute."""
        path = Path(os.path.normpath(self.folder / shown_path(file)))
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def uri(self, file: str) -> str:
        """Return :meth:`relative` as a URI reference, an absolute path with the scheme ``file``."""
        path = self.relative(file).encode("utf-8", "surrogateescape")
        escaped = quote(path, safe=_SAFE_IN_URI)
        return f"file://{escaped}" if path.startswith(b"/") else escaped


def ground_of(folder: Path) -> Ground:
    """Return the ground for reports made in *folder*: the nearest folder around it with ``.git`` is the root."""
    absolute = Path(os.path.abspath(folder))  # noqa: PTH100  resolve() would follow links, and paths would not match
    roots = (each for each in (absolute, *absolute.parents) if (each / ".git").exists())
    return Ground(absolute, next(roots, absolute))
