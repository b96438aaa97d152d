"""The sample that `verifier init` writes: one article with its claims, and the report that it cites."""

from importlib.resources import files
from pathlib import Path
from typing import Final

SAMPLE_FILES: Final = ("claims/example.yaml", "samples/harbour-news.txt", "samples/harbour-report.txt")


def sample_file(name: str) -> bytes:
    """Return the content of one of SAMPLE_FILES."""
    return files("verifier.register").joinpath("sample", *Path(name).parts).read_bytes()
