"""Links of a PDF page: the words under the rectangles of its link annotations, with the addresses that these open.

A link over several lines is several annotations, or one with several rectangles; neighbours that open one address are
one link. Source: PDF 1.7, §12.5.6.5 (link annotations) and §12.6.4.7 (URI actions).
"""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from verifier.reading.pins import Pin, Pinned, Pins, put_around

_MOST_LINKS: Final = 1_000  # of one page
_MOST_CHARACTERS: Final = 50_000  # of a page whose links are looked for
_LONGEST_ADDRESS: Final = 8_192  # bytes


class _Box(NamedTuple):
    """A rectangle in points, from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in the rectangle."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class _Stretch(NamedTuple):
    """Characters of a page's text, white space not counted, under a link to *url*."""

    start: int
    end: int
    url: str


def pin_page(
    text: str, document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, pins: Pins
) -> str:
    """Return the *text* of a page with pins around the words of its links.

    The text may differ from pdfium's own in white space and in how single characters are written, in no more.
    """
    boxes = list(_link_boxes(document, page))
    if not boxes or text_page.count_chars() > _MOST_CHARACTERS:
        return text
    stretches = _joined(sorted(_stretches(text_page, boxes)))
    return put_around(text, [(each.start, each.end, Pin(Pinned.LINK, each.url)) for each in stretches], pins)


def _link_boxes(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[_Box, str]]:
    """Yield the rectangles of the page's links to the web."""
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        url = _address(document, link)
        if not url.lower().startswith(("http://", "https://")):
            continue
        quads = [raw.FS_QUADPOINTSF() for _ in range(max(raw.FPDFLink_CountQuadPoints(link), 0))]
        found = [quad for at, quad in enumerate(quads[:_MOST_LINKS]) if raw.FPDFLink_GetQuadPoints(link, at, quad)]
        for quad in found:
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield _Box(min(xs), min(ys), max(xs), max(ys)), url
        box = raw.FS_RECTF()
        if not found and raw.FPDFLink_GetAnnotRect(link, box):
            yield _Box(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)), url


def _address(document: pypdfium2.PdfDocument, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if not 0 < length <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip()


def _stretches(text_page: pypdfium2.PdfTextPage, boxes: Sequence[tuple[_Box, str]]) -> Iterator[_Stretch]:
    """Yield for each character under a link where it stands among those that are not white space."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    count = 0
    for offset, character in enumerate(str(text_page.get_text_range())):
        if character.isspace():
            continue
        index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, offset)
        if index >= 0 and raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top):
            x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
            yield from (_Stretch(count, count + 1, url) for box, url in boxes if box.holds(x, y))
        count += 1


def _joined(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Join neighbouring characters under links to one address."""
    joined: list[_Stretch] = []
    for each in stretches:
        last = joined[-1] if joined else None
        if last and last.url == each.url and each.start <= last.end:
            joined[-1] = last._replace(end=max(last.end, each.end))
        elif not last or each.start >= last.end:  # of links on top of one another the first counts
            joined.append(each)
    return joined
