"""Cells of a spreadsheet: text that Excel, LibreOffice or Google Sheets would otherwise run as a formula.

A cell that begins like a formula gets an apostrophe before it. So does one that begins with apostrophes and then like a
formula, so that taking one apostrophe away gives back every text exactly.
Source: the characters are those of OWASP's page on CSV injection.
"""

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def guard_cell(text: str) -> str:
    """Return *text* as a cell that no spreadsheet runs.

    >>> guard_cell("=1+1"), guard_cell("'=1"), guard_cell("1 = 1")
    ("'=1+1", "''=1", '1 = 1')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguard_cell(cell: str) -> str:
    """Return the text of a cell that :func:`guard_cell` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
