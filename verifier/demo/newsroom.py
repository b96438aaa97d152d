"""The newsroom: its articles and claim files, and the pages that they cite, before and after one of them was changed.

All of it was written for this purpose; places, people, firms and newspapers are invented.
"""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Final

from verifier.demo.pdf import report_pdf
from verifier.demo.server import Page

PLACEHOLDER: Final = "http://newsroom.example"  # what the claim files have for the address of the site
REPORT_TEXT: Final = "annual-report.txt"  # served as a PDF
CHANGED: Final = "press-release.html"
MEDIA_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
}


def pages_before() -> dict[str, Page]:
    """Return the pages of the site by their paths, as they are when the claims are first checked."""
    pages = {
        f"/{page.name}": _page(page.name, page.read_bytes()) for page in _members("site") if page.name != REPORT_TEXT
    }
    report = PurePosixPath(REPORT_TEXT).with_suffix(".pdf").name
    text = _folder().joinpath("site", REPORT_TEXT).read_text(encoding="utf-8")
    return pages | {f"/{report}": _page(report, report_pdf(text))}


def pages_after() -> dict[str, Page]:
    """Return the pages of the site after a sentence was taken out of one."""
    changed = _folder().joinpath("site", "later", CHANGED).read_bytes()
    return pages_before() | {f"/{CHANGED}": _page(CHANGED, changed)}


def desk_files(base: str) -> dict[PurePosixPath, bytes]:
    """Return the files of the newsroom's own desk, its articles and claim files, by their paths.

    *base* is where the cited pages are served, a URL without a slash at its end; claim files cite them there.
    """
    articles = {PurePosixPath("articles", article.name): article.read_bytes() for article in _members("articles")}
    claims = {
        PurePosixPath("claims", file.name): file.read_bytes().replace(PLACEHOLDER.encode(), base.encode())
        for file in _members("claims")
    }
    return articles | claims


def _page(name: str, content: bytes) -> Page:
    return Page(MEDIA_TYPES.get(PurePosixPath(name).suffix, "text/plain; charset=utf-8"), content)


def _members(folder: str) -> Iterator[Traversable]:
    """Yield the files in *folder* of this package, in the order of their names."""
    members = _folder().joinpath(folder).iterdir()
    yield from sorted((member for member in members if member.is_file()), key=lambda member: member.name)


def _folder() -> Traversable:
    return files("verifier.demo")
