"""One page of a PDF: its text with what only the geometry tells, raised digits and wide gaps between lines.

pdfium gives the text in reading order. A digit whose baseline is raised is written as a superscript, so that a reference
to a note can be told from a figure; a gap wider than the usual one becomes a blank line; a word broken at the end of a
line is put back on two lines, so that the words of the whole text can tell "infor-mation" from "self-reliance".
"""

import ctypes
import re
from statistics import median
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

_GLUED_DIGITS: Final = re.compile(r"(?<=[^\s_(\[{“‘]) ?(\d{1,3})(?![\d.,]*\d)")
_LEADING_NUMBER: Final = re.compile(r"\d{1,3}(?=[^\W\d_]|[“‘\"'])")
_BROKEN_WORD: Final = re.compile("[\ufffe\x02]\\s*")
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISE: Final = 0.2  # of the height of the digit
_WIDE: Final = 1.35  # times the usual distance between lines
_LINE: Final = re.compile(r"[^\r\n]*\S[^\r\n]*")


def page_text(text_page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page, one line a line, with blank lines where the page has wide gaps."""
    text = str(text_page.get_text_range())
    lines = [(match.start() + len(match[0]) - len(match[0].lstrip()), match[0]) for match in _LINE.finditer(text)]
    heights = [_baseline(text_page, start) for start, _ in lines]
    steps = [above - below for above, below in zip(heights, heights[1:], strict=False) if above > below]
    usual = median(steps) if steps else 0.0
    out: list[str] = []
    for number, (start, line) in enumerate(lines):
        step = heights[number - 1] - heights[number] if number else 0.0
        if number and (step > _WIDE * usual or step < 0):  # below a gap, or at the top of the next column
            out.append("")
        out.append(_raise_digits(text_page, start, line.lstrip()))
    return _BROKEN_WORD.sub("-\n", "\n".join(out))


def _raise_digits(text_page: pypdfium2.PdfTextPage, start: int, line: str) -> str:
    """Write raised digits as superscripts; *line* begins at the offset *start* of the page's text."""

    def raised(match: re.Match[str]) -> str:
        before, here = start + match.start() - 1, start + match.start(1)
        lift = _baseline(text_page, here) - _baseline(text_page, before)
        return match[1].translate(_RAISED) if lift > _RAISE * _height(text_page, here) else match[0]

    leading = _LEADING_NUMBER.match(line)
    if leading and _baseline(text_page, start) - _baseline(text_page, start + leading.end()) > _RAISE * _height(text_page, start):
        return f"{leading[0]} {line[leading.end() :]}"
    return _GLUED_DIGITS.sub(raised, line)


def _baseline(text_page: pypdfium2.PdfTextPage, offset: int) -> float:
    """Return the height of the baseline, in points, of the character at *offset* of the page's text; 0 if unknown."""
    x, y = ctypes.c_double(), ctypes.c_double()
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, offset)
    found = index >= 0 and raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    return y.value if found else 0.0


def _height(text_page: pypdfium2.PdfTextPage, offset: int) -> float:
    """Return the height, in points, of the character at *offset*; infinite if unknown, so that nothing is raised."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, offset)
    found = index >= 0 and raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return top.value - bottom.value if found else float("inf")
