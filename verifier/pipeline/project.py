"""The project: the folder that claim files, snapshots and the database belong to."""

from pathlib import Path
from typing import Final

MARKS: Final = ("verifier.toml", "pyproject.toml", ".git")  # what the root of a project has in it


def project_root(folder: Path) -> Path:
    """Return the nearest folder around *folder* that looks like the root of a project, or else *folder* itself."""
    around = (folder, *folder.parents)
    return next((each for each in around if any((each / mark).exists() for mark in MARKS)), folder)
