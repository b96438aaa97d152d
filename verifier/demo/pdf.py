"""A small PDF writer: headings and paragraphs in Helvetica on A4 pages, enough for a company report.

A report of the demo is kept as text, which people can review, and becomes a PDF when it is served. The same text gives
the same bytes. Source of the format: ISO 32000-1, sections 7.5 (file structure) and 9.4 (text).
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

PAGE_WIDTH: Final = 595  # points: A4
PAGE_HEIGHT: Final = 842
MARGIN: Final = 72
FOOT: Final = 40  # points from the lower edge to the page number
PLAIN: Final = "F1"
BOLD: Final = "F2"
FIRST_PAGE: Final = 5  # object number; before it stand the catalogue, the list of pages and two fonts


@dataclass(frozen=True, slots=True)
class Style:
    """How a block is set: a font, its size and the space above it in points, and how many characters fill a line."""

    font: str
    size: int
    above: int
    width: int

    @property
    def leading(self) -> float:
        """The distance between two lines, in points."""
        return self.size * 1.35


TITLE: Final = Style(BOLD, 20, 10, 38)
HEADING: Final = Style(BOLD, 13, 16, 60)
BODY: Final = Style(PLAIN, 11, 8, 82)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its style and its height above the lower edge of the page, in points."""

    text: str
    style: Style
    y: float


def report_pdf(text: str) -> bytes:
    """Return *text* as a PDF. Blocks are parted by blank lines; ``# `` opens a title, ``## `` a heading.

    Raises:
        UnicodeEncodeError: a character is not in Windows' Western European set, the only one that is written.
    """
    pages = _pages(text)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        _list_of_pages(len(pages)),
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for number, lines in enumerate(pages):
        objects += _page(number, lines)
    return _file(objects)


def _pages(text: str) -> list[list[Line]]:
    """Set the lines of *text* one below the other, beginning a new page where one is full."""
    pages: list[list[Line]] = [[]]
    y: float = PAGE_HEIGHT - MARGIN
    for style, wrapped in _blocks(text):
        y -= style.above
        for line in wrapped:
            if y - style.leading < MARGIN:
                pages.append([])
                y = PAGE_HEIGHT - MARGIN
            y -= style.leading
            pages[-1].append(Line(line, style, y))
    return pages


def _blocks(text: str) -> Iterator[tuple[Style, list[str]]]:
    for block in text.strip().split("\n\n"):
        style = next((style for mark, style in (("## ", HEADING), ("# ", TITLE)) if block.startswith(mark)), BODY)
        yield style, textwrap.wrap(block.lstrip("# "), style.width)


def _list_of_pages(count: int) -> bytes:
    kids = " ".join(f"{FIRST_PAGE + 2 * number} 0 R" for number in range(count))
    return f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _page(number: int, lines: Sequence[Line]) -> Iterator[bytes]:
    """Yield a page and its content, which are two objects."""
    fonts = f"/{PLAIN} 3 0 R /{BOLD} 4 0 R"
    yield (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
        f"/Resources << /Font << {fonts} >> >> /Contents {FIRST_PAGE + 1 + 2 * number} 0 R >>"
    ).encode()
    shown = [_show(line.text, line.style, MARGIN, line.y) for line in lines]
    shown.append(_show(str(number + 1), BODY, PAGE_WIDTH // 2, FOOT))
    content = b"\n".join(shown)
    yield b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _show(text: str, style: Style, x: float, y: float) -> bytes:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{style.font} {style.size} Tf 1 0 0 1 {x} {y:.2f} Tm ({escaped}) Tj ET".encode("cp1252")


def _file(objects: Sequence[bytes]) -> bytes:
    """Put the objects into a file, followed by the table of where each of them begins."""
    out = bytearray(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
