"""References to notes: numbers glued to a word, a year or a full stop ("States.1", "2009.20", "Act 20165").

A glued number is dropped only where it is the next in order of numbers that rise through the text, and where a note
of that number exists; without note blocks, only where 1, 2, 3 and so on follow one another without a gap. So "134.7",
"H20" and "0.1" stay.
"""

import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from verifier.reading.pins import NO_PINS, PIN, Pins, bare, insert

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
_BRACKETED: Final = re.compile(rf"(?:(?<=[\w.,;:!?)”’\"'])|(?<={PIN}))(?:\[{_NOTE_NAME}\])+")
_MARK: Final = r"[⁰¹²³⁴-⁹]{1,3}"
_AFTER_WORD: Final = (
    rf"(?:(?<=[.,;:!?”’)%\"'\]])|(?<=[a-z]{{3}})|(?<=[A-Z]{{2}})|(?<=\b19\d\d)|(?<=\b20\d\d)|(?<={PIN}))"
)
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


class Parted(NamedTuple):
    """A text without its references to notes, and where each stood, as it was written."""

    text: str
    marks: tuple[tuple[int, str], ...] = ()


class _Cut(NamedTuple):
    """What stands in a text from *start* to *end* goes, and *instead* comes; *written* is the reference in it."""

    start: int
    end: int
    written: str
    instead: str = ""


def part_references(texts: Iterable[str], notes: Collection[int]) -> list[Parted]:
    """Part the references from *texts*, in order, where a note of that number exists in *notes*."""
    lines = list(texts)
    known = notes or _self_evident(lines)
    last = 0
    parted = []
    for line in lines:
        cuts = []
        for reference in _glued(line) if known else ():
            if reference.number in known and last < reference.number <= last + _LARGEST_STEP:
                last = reference.number
                cuts.append(_Cut(reference.start, reference.end, line[reference.start : reference.end]))
        parted.append(_without_marks(_cut(Parted(line), cuts)))
    return parted


def drop_references(texts: Iterable[str], notes: Collection[int]) -> list[str]:
    """Drop the references from *texts*, in order, where a note of that number exists in *notes*.

    >>> drop_references(["hit by the States.1 It fell to 134.7 in", "the Act 20162, and since 2009.3"], {1, 2, 3})
    ['hit by the States. It fell to 134.7 in', 'the Act 2016, and since 2009.']
    """
    return [parted.text for parted in part_references(texts, notes)]


def drop_marks(text: str, pins: Pins = NO_PINS) -> str:
    """Drop the references that show themselves: "[12]", "[citation needed]", superscripts after words.

    Where one stood, a pin of *pins* comes.

    >>> drop_marks("They left.[12] It covers 5 km² of land.³")
    'They left. It covers 5 km² of land.'
    """
    parted = _without_marks(Parted(text))
    return insert(parted.text, [(offset, pins.mark(written)) for offset, written in parted.marks])


def _without_marks(parted: Parted) -> Parted:
    """Cut out what shows itself to be a reference, first in brackets, then raised."""
    if "[" in parted.text:
        found = _BRACKETED.finditer(parted.text)
        parted = _cut(parted, [_Cut(*match.span(), match[0], _without_gluing(match)) for match in found])
    if not parted.text.isascii():
        parted = _cut(parted, [_Cut(*match.span(), match[0]) for match in _RAISED.finditer(parted.text)])
    return parted


def _cut(parted: Parted, cuts: Sequence[_Cut]) -> Parted:
    """Make *cuts*, which are in order and apart, and move the marks that are there already with the text."""
    if not cuts:
        return parted
    kept: list[str] = []
    marks: list[tuple[int, str]] = []
    older = deque(parted.marks)
    position = length = 0
    for cut in cuts:
        while older and older[0][0] <= cut.start:
            marks.append((length + older[0][0] - position, older.popleft()[1]))
        length += cut.start - position
        kept += [parted.text[position : cut.start], cut.instead]
        marks.append((length, cut.written))
        while older and older[0][0] < cut.end:
            marks.append((length, older.popleft()[1]))
        length += len(cut.instead)
        position = cut.end
    marks += [(length + offset - position, written) for offset, written in older]
    return Parted("".join([*kept, parted.text[position:]]), tuple(marks))


def _without_gluing(match: re.Match[str]) -> str:
    """Return what stays of bracketed references: nothing, or a space where the next word is glued to them."""
    return " " if bare(match.string[match.end() : match.end() + 2])[:1].isalnum() else ""


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
