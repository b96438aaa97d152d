"""Flattening: a text without what a new template changes: runs of white space, and the style of quotes and dashes.

Each code point of the flat text knows which one of the original it stands for, so that what is found in it can be
shown in the original.
"""

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_TYPOGRAPHIC: Final = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "\u00ad": " ",
    }
)  # fmt: skip
_GAP: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat *text* of an original that is *length* code points long; *runs* holds where each run without a gap begins.

    *runs* has pairs: the place in the flat text, and the place in the original.
    """

    text: str
    length: int
    runs: "tuple[array[int], array[int]]"

    def origin(self, place: int) -> int:
        """Return the place in the original of the code point at *place* of the flat text."""
        here, there = self.runs
        run = bisect_right(here, place) - 1
        return there[run] + place - here[run]


def flatten(original: str) -> Flat:
    r"""Return *original* with every run of white space as one space, and plain quotes and dashes.

    >>> flatten("the  “big”\n deal").text
    'the "big" deal'
    """
    plain = original.translate(_TYPOGRAPHIC)
    here, there = array("q", [0]), array("q", [0])
    pieces = []
    length = begin = 0
    for gap in _GAP.finditer(plain):
        pieces += [plain[begin : gap.start()], " "]
        length += gap.start() - begin + 1
        begin = gap.end()
        here.append(length)
        there.append(begin)
    pieces.append(plain[begin:])
    return Flat("".join(pieces), len(original), (here, there))
