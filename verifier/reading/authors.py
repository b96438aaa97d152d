"""Authors, as a byline, a front matter or a reference lists them: "By Ana Ruiz and Bo Lund", "Ruiz, A., & Lund, B."."""

import re
from typing import Final

_BY: Final = re.compile(r"\s*(?:written\s+)?by[:\s]\s*", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\s*(?:;|,?\s+(?:and|&|with)\s+|\s+\|\s+|,(?!\s*(?:Jr|Sr|PhD|MD|I{1,3})\b))\s*")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.?[-\s]*){1,4}")
_LONGEST: Final = 300  # code points of a list of authors


def split_authors(line: str) -> tuple[str, ...]:
    """Return the names in a list of authors; initials stay with the surname before them.

    >>> split_authors("By Ana Ruiz, Bo Lund and C. D. Wu")
    ('Ana Ruiz', 'Bo Lund', 'C. D. Wu')
    >>> split_authors("Ruiz, A., & Lund, B. C.")
    ('Ruiz, A.', 'Lund, B. C.')
    """
    names: list[str] = []
    for piece in _BETWEEN.split(_BY.sub("", line[:_LONGEST], count=1).strip().strip("[]")):
        name = piece.strip(" \t\"',")
        if names and _INITIALS.fullmatch(name) and "," not in names[-1]:
            names[-1] = f"{names[-1]}, {name}"
        elif name:
            names.append(name)
    return tuple(names)
