"""Page furniture: running headers, running footers and page numbers, which fall into the middle of sentences."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from verifier.reading.lines import Line, Role

_PAGE_NUMBER: Final = re.compile(
    r"(?:page|p\.)?\s*[-–|]?\s*(\d{1,4})\s*(?:(?:of|/)\s*\d{1,4}\s*)?[-–|]?$", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")
_LONGEST: Final = 100  # code points of a running header
_NEAR: Final = 2  # lines between a running header and a page number or a page's edge
_OFTEN: Final = 3  # times that a line without a page number nearby must return


def mark_furniture(lines: Sequence[Line]) -> list[Line]:
    """Give the role FURNITURE to bare page numbers and to short lines that return beside them or at page edges."""
    numbers = {index for index, line in enumerate(lines) if _is_page_number(lines, index)}
    edges = numbers | {edge for index, line in enumerate(lines) if line.starts_page for edge in (index - 1, index)}
    near = {index + step for index in edges for step in range(-_NEAR, _NEAR + 1)}
    counts = Counter(_shape(line) for line in lines)
    return [
        replace(line, role=Role.FURNITURE)
        if index in numbers or (_may_run(line) and (counts[_shape(line)] > 1 and index in near))
        else line
        for index, line in enumerate(lines)
    ]


def _is_page_number(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a bare number that stands apart from its neighbours or at a page's edge."""
    line = lines[index]
    if not _PAGE_NUMBER.match(line.text):
        return False
    if index + 1 == len(lines) or line.starts_page or line.gap > 0:
        return True
    after = lines[index + 1]
    return after.starts_page or after.gap > 0


def _may_run(line: Line) -> bool:
    return line.role is Role.BODY and len(line.text) <= _LONGEST and not line.is_terminal and not line.is_url


def _shape(line: Line) -> str:
    """Return what running headers share from page to page: all but the numbers."""
    return _DIGITS.sub("#", line.text.casefold())
