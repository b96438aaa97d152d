"""References to notes: numbers glued to a word, a year or a full stop ("States.1", "2009.20", "Act 20165").

A glued number is dropped only where it is the next in order of numbers that rise through the text, and where a note
of that number exists; without note blocks, only where 1, 2, 3 and so on follow one another without a gap. So "134.7",
"H20" and "0.1" stay.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

_WORD: Final = r"(?<=[a-z]{3})"
_POINT: Final = r"(?<=[a-z)”’\"'\]A-Z][.,;:!?])|(?<=[a-z0-9)\]][.,;:!?][”’\"'])|(?<=[”’])"
_YEAR: Final = r"(?<=\b(?:19|20)\d\d)"
_YEAR_POINT: Final = r"(?<=\b(?:19|20)\d\d[.,;])"
_PLACES: Final = r"|".join((_WORD, _POINT, r"(?<=\b19\d\d)|(?<=\b20\d\d)", r"(?<=\b19\d\d[.,;])|(?<=\b20\d\d[.,;])"))
_GLUED: Final = re.compile(rf"(?:{_PLACES})(\d{{1,3}})(?=$|\s|[.,;:!?)”’\"'—–])(?![.,]\d)")
_AFTER_POINT: Final = frozenset(".!?”’\"')")
_BRACKETED: Final = re.compile(r"(?<=[\w.,;:!?)”’\"'])\[(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)\]")
_RAISED: Final = re.compile(r"(?:(?<=[.,;:!?”’)%\"'\]])|(?<=[a-z]{3})|(?<=[A-Z]{2})|(?<=\b19\d\d)|(?<=\b20\d\d))([⁰¹²³⁴-⁹]{1,3})(?:[,–][⁰¹²³⁴-⁹]{1,3})*")
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_LARGEST_STEP: Final = 3  # a reference or two may be lost on the way
_SHORTEST_RUN: Final = 3  # references in a row that prove themselves without notes


def reference_numbers(texts: Iterable[str]) -> frozenset[int]:
    """Return all numbers glued to words, full stops and years in *texts*: what notes may exist for."""
    numbers = (match for text in texts for pattern in (_GLUED, _RAISED) for match in pattern.finditer(text))
    return frozenset(int(match[1].translate(_LOWERED)) for match in numbers)


def drop_references(texts: Iterable[str], notes: Collection[int]) -> list[str]:
    """Drop the references from *texts*, in order, where a note of that number exists in *notes*.

    >>> drop_references(["hit by the States.1 It fell to 134.7 in", "the Act 20162, and since 2009.3"], {1, 2, 3})
    ['hit by the States. It fell to 134.7 in', 'the Act 2016, and since 2009.']
    """
    lines = list(texts)
    known = notes or _self_evident(lines)
    drop = _dropper(known)
    return [drop_marks(_GLUED.sub(drop, line)) for line in lines]


def drop_marks(text: str) -> str:
    """Drop the references that show themselves: "[12]", "[citation needed]", superscripts after words.

    >>> drop_marks("They left.[12] It covers 5 km² of land.³")
    'They left. It covers 5 km² of land.'
    """
    return _RAISED.sub("", _BRACKETED.sub("", text))


def _dropper(known: Collection[int]) -> Callable[[re.Match[str]], str]:
    """Return a replacement for :func:`re.sub` that drops the next reference in order and keeps all else."""
    last = 0

    def drop(match: re.Match[str]) -> str:
        nonlocal last
        number = int(match[1])
        if number in known and last < number <= last + _LARGEST_STEP:
            last = number
            return ""
        return match[0]

    return drop


def _self_evident(lines: Iterable[str]) -> frozenset[int]:
    """Return the numbers that follow full stops as 1, 2, 3 … without a gap, if there are enough of them."""
    run = 0
    for number in _after_points(lines):
        if number == run + 1:
            run += 1
        elif number != run:
            return frozenset()
    return frozenset(range(1, run + 1)) if run >= _SHORTEST_RUN else frozenset()


def _after_points(lines: Iterable[str]) -> Iterator[int]:
    for line in lines:
        for match in _GLUED.finditer(line):
            if line[match.start() - 1] in _AFTER_POINT:
                yield int(match[1])
