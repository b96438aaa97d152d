"""References to notes: numbers glued to a word, a year or a full stop ("States.1", "2009.20", "Act 20165").

A glued number is dropped only where it is the next in order of numbers that rise through the text, and where a note
of that number exists; without note blocks, only where 1, 2, 3 and so on follow one another without a gap. So "134.7",
"H20" and "0.1" stay.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

# Digits that end where a word could end, and what may stand before them for it to be a reference.
_DIGITS: Final = re.compile(r"\d{1,7}(?=$|\s|[.,;:!?)”’\"'—–])(?![.,]\d)")
_BEFORE: Final = re.compile(
    r"(?:[a-z]{3}"  # compliance8
    r"|[a-zA-Z)”’\"'\]][.,;:!?]"  # States.1
    r"|[a-z0-9)\]][.,;:!?][”’\"']"  # process.”11
    r"|[”’]"
    r"|(?<!\d)(?:19|20)\d\d[.,;])$"  # 2009.20
)
_GLUED_TO_YEAR: Final = re.compile(r"(?:19|20)\d\d(\d{1,3})$")
_LOOK_BACK: Final = 8  # code points
_LONGEST_NUMBER: Final = 3  # digits
_AFTER_POINT: Final = re.compile(r"[a-z]{2}[”’\"')]?[.!?][”’\"')]?$")
_NOTE_NAME: Final = r"(?:\d{1,3}|[a-z]|note \d{1,2}|citation needed)"
_BRACKETED: Final = re.compile(rf"(?<=[\w.,;:!?)”’\"'])(?:\[{_NOTE_NAME}\])+")
_MARK: Final = r"[⁰¹²³⁴-⁹]{1,3}"
_AFTER_WORD: Final = r"(?:(?<=[.,;:!?”’)%\"'\]])|(?<=[a-z]{3})|(?<=[A-Z]{2})|(?<=\b19\d\d)|(?<=\b20\d\d))"
_RAISED: Final = re.compile(rf"{_AFTER_WORD}({_MARK})(?:[,–]{_MARK})*")
_LOWERED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_LARGEST_STEP: Final = 3  # a reference or two may be lost on the way
_SHORTEST_RUN: Final = 3  # references in a row that prove themselves without notes


class _Reference(NamedTuple):
    """A number that may refer to a note, from *start* to *end* of its line."""

    start: int
    end: int
    number: int


def reference_numbers(texts: Iterable[str]) -> frozenset[int]:
    """Return all numbers glued to words, full stops and years in *texts*: what notes may exist for."""
    numbers: set[int] = set()
    for text in texts:
        numbers.update(reference.number for reference in _glued(text))
        if not text.isascii():
            numbers.update(int(match[1].translate(_LOWERED)) for match in _RAISED.finditer(text))
    return frozenset(numbers)


def _glued(text: str) -> Iterator[_Reference]:
    """Yield the numbers in *text* that are glued to something that is no number."""
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        before = text[max(0, start - _LOOK_BACK) : start]
        year = _GLUED_TO_YEAR.match(match[0])
        if year and not before[-1:].isalnum():
            yield _Reference(start + year.start(1), end, int(year[1]))
        elif end - start <= _LONGEST_NUMBER and _BEFORE.search(before):
            yield _Reference(start, end, int(match[0]))


def drop_references(texts: Iterable[str], notes: Collection[int]) -> list[str]:
    """Drop the references from *texts*, in order, where a note of that number exists in *notes*.

    >>> drop_references(["hit by the States.1 It fell to 134.7 in", "the Act 20162, and since 2009.3"], {1, 2, 3})
    ['hit by the States. It fell to 134.7 in', 'the Act 2016, and since 2009.']
    """
    lines = list(texts)
    known = notes or _self_evident(lines)
    last = 0
    dropped = []
    for line in lines:
        kept, position = [], 0
        for reference in _glued(line) if known else ():
            if reference.number in known and last < reference.number <= last + _LARGEST_STEP:
                last = reference.number
                kept.append(line[position : reference.start])
                position = reference.end
        dropped.append(drop_marks("".join([*kept, line[position:]])))
    return dropped


def drop_marks(text: str) -> str:
    """Drop the references that show themselves: "[12]", "[citation needed]", superscripts after words.

    >>> drop_marks("They left.[12] It covers 5 km² of land.³")
    'They left. It covers 5 km² of land.'
    """
    if "[" in text:
        text = _BRACKETED.sub(_without_gluing, text)
    return text if text.isascii() else _RAISED.sub("", text)


def _without_gluing(match: re.Match[str]) -> str:
    """Return what stays of bracketed references: nothing, or a space where the next word is glued to them."""
    return " " if match.string[match.end() : match.end() + 1].isalnum() else ""


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
        for reference in _glued(line):
            is_last = line[reference.end : reference.end + 1].strip() == ""
            if is_last and _AFTER_POINT.search(line[max(0, reference.start - _LOOK_BACK) : reference.start]):
                yield reference.number
