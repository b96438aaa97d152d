"""One page of a PDF: its text with what only the geometry tells, raised digits and wide gaps between lines.

pdfium gives the text in reading order. A digit whose baseline is raised is written as a superscript, so that a
reference to a note can be told from a figure; a gap wider than the usual one becomes a blank line; a word broken at
the end of a line is put back on two lines, so that the words of the whole text can tell "infor-mation" from
"self-reliance".
"""

import ctypes
import re
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

_LINE: Final = re.compile(r"[^\r\n]*\S[^\r\n]*")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]")
_DIGITS: Final = re.compile(r" ?(\d{1,12})(?!\d)")
_BROKEN_WORD: Final = re.compile("[\ufffe\x02]\\s*")
_TO_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_RAISE: Final = 0.2  # of the height of a digit
_HIGHEST_RAISE: Final = 8.0  # points between the baselines of a note's number and of its text
_SAME_LINE: Final = 1.0  # points between baselines
_WIDE: Final = 1.35  # times the usual distance between lines


class _Line(NamedTuple):
    """A line of a page, with the place of its first character in points."""

    text: str
    x: float
    y: float


def page_text(text_page: pypdfium2.PdfTextPage) -> str:
    """Return the text of a page, one line a line, with blank lines where the page has wide gaps."""
    lines = _lines(text_page)
    steps = [above.y - below.y for above, below in pairwise(lines) if above.y > below.y]
    usual = median(steps) if steps else 0.0
    out = [line.text for line in lines[:1]]
    for above, below in pairwise(lines):
        step = above.y - below.y
        if step > _WIDE * usual or step < 0:  # below a gap, or at the top of the next column
            out.append("")
        out.append(below.text)
    return _BROKEN_WORD.sub("-\n", "\n".join(out))


def _lines(text_page: pypdfium2.PdfTextPage) -> list[_Line]:
    """Return the lines of a page; pdfium begins a new one after raised digits, which is taken back."""
    text = str(text_page.get_text_range())
    lines: list[_Line] = []
    for match in _LINE.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        x, y = _origin(text_page, start)
        letter = _FIRST_LETTER.search(match[0])
        ground = _origin(text_page, match.start() + letter.start())[1] if letter else y
        raised = _raise_digits(text_page, start, match[0].lstrip(), ground)
        last = lines[-1] if lines else _Line("", x, ground)
        if last.text and abs(last.y - ground) < _SAME_LINE and x > last.x:
            lines[-1] = last._replace(text=f"{last.text}{match[0][: start - match.start()]}{raised}")
        elif last.text.isdigit() and 0 < last.y - ground < _HIGHEST_RAISE and x > last.x:
            lines[-1] = _Line(f"{last.text} {raised}", last.x, ground)  # the raised number of a note
        else:
            lines.append(_Line(raised, x, ground))
    return lines


def _raise_digits(text_page: pypdfium2.PdfTextPage, start: int, line: str, ground: float) -> str:
    """Write digits above the baseline *ground* as superscripts; *line* begins at the offset *start* of the text.

    Where they begin the line they number a note, and stay digits.
    """

    def raise_end(match: re.Match[str]) -> str:
        digits = match[1]
        plain = next((count for count in range(len(digits)) if is_raised(match.start(1) + count)), len(digits))
        if plain == len(digits):
            return match[0]
        if match.start() == 0:
            return f"{digits} "
        head = match[0][: match.start(1) - match.start()] if plain else ""
        return head + digits[:plain] + digits[plain:].translate(_TO_SUPERSCRIPT)

    def is_raised(index: int) -> bool:
        lift = _origin(text_page, start + index)[1] - ground
        return lift > 0 and lift > _RAISE * _height(text_page, start + index)

    return _DIGITS.sub(raise_end, line)


def _origin(text_page: pypdfium2.PdfTextPage, offset: int) -> tuple[float, float]:
    """Return where the character at *offset* of the page's text stands on its baseline; (0, 0) if unknown."""
    x, y = ctypes.c_double(), ctypes.c_double()
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, offset)
    found = index >= 0 and raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    return (x.value, y.value) if found else (0.0, 0.0)


def _height(text_page: pypdfium2.PdfTextPage, offset: int) -> float:
    """Return the height, in points, of the character at *offset*; infinite if unknown, so that nothing is raised."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, offset)
    found = index >= 0 and raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return top.value - bottom.value if found else float("inf")
