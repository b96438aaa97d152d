"""Repair: text that was wrapped at the width of a page becomes paragraphs again.

In this order, since each step needs the one before: page furniture is marked, then the notes at the foot of pages,
then the main text is joined across both, and its references to notes are dropped. What stands beside the main text
follows the paragraph that it interrupted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from verifier.domain.text import Region
from verifier.reading.draft import Block, Kind
from verifier.reading.furniture import mark_furniture
from verifier.reading.lines import Layout, Line, Role
from verifier.reading.notes import mark_notes, note_number, note_numbers, without_number
from verifier.reading.pins import NO_PINS, Pin, Pinned, Pins, insert
from verifier.reading.references import Parted, part_references
from verifier.reading.wraps import continues, joiner, resumes, starts_item, vocabulary

_SHORT_LINE: Final = 0.75  # of the width; a longer single line is prose


def repair_lines(lines: Sequence[Line], layout: Layout, pins: Pins = NO_PINS) -> list[Block]:
    """Turn wrapped *lines* into blocks, the main text joined and what stands beside it set apart."""
    marked = mark_notes(mark_furniture(lines), layout)
    paragraphs = _paragraphs(_without_references(marked, pins), layout)
    join = joiner(vocabulary(marked))
    return [_pinned(paragraph, join([line.text for line in paragraph]), layout, pins) for paragraph in paragraphs]


def _without_references(lines: Sequence[Line], pins: Pins) -> list[Line]:
    """Drop the references to notes from the main text, and its number from each note."""
    body = iter(part_references([line.text for line in lines if line.role is Role.BODY], note_numbers(lines)))
    return [
        without_marks(line, next(body), pins)
        if line.role is Role.BODY
        else _without_number(line, pins)
        if line.role is Role.NOTE
        else line
        for line in lines
    ]


def without_marks(line: Line, parted: Parted, pins: Pins) -> Line:
    """Return *line* with the text of *parted*, and pins where its references stood."""
    if not parted.marks and not line.pins:
        return replace(line, text=parted.text)
    marks = [(offset, pins.mark(written)) for offset, written in parted.marks]
    lost = [(offset, len(written)) for offset, written in parted.marks]
    moved = [(offset - _lost_before(offset, lost), pin) for offset, pin in line.pins]
    return replace(line, text=parted.text, pins=(*moved, *marks))


def _lost_before(offset: int, lost: Sequence[tuple[int, int]]) -> int:
    """Return how many of the code points before *offset* of a line went, from where each stood in what is left."""
    gone = 0
    for start, length in lost:
        if start + gone < offset:
            gone += min(length, offset - start - gone)
    return gone


def _without_number(line: Line, pins: Pins) -> Line:
    """Return the first line of a note without its number, the pin of its place before it."""
    text = without_number(line.text)
    shift = len(line.text) - len(text)
    opening = pins.begin(Pin(Pinned.PLACE, str(note_number(line))))
    moved = [(max(offset - shift, 0), pin) for offset, pin in line.pins]
    return replace(line, text=text, pins=((0, opening), *moved) if opening else line.pins)


def _pinned(paragraph: Sequence[Line], pieces: Sequence[str], layout: Layout, pins: Pins) -> Block:
    """Return *paragraph* as a block, with the pins of its lines where these have come to lie."""
    block = _block(paragraph, "".join(pieces), layout)
    placed: list[tuple[int, str]] = []
    start = 0
    for line, piece in zip(paragraph, pieces, strict=True):
        placed += [(start + min(offset, len(piece)), pin) for offset, pin in line.pins]
        start += len(piece)
    if paragraph[0].role is Role.NOTE and placed:
        placed.append((len(block.text), pins.end(placed[0][1])))
    return replace(block, text=insert(block.text, placed)) if placed else block


def _paragraphs(lines: Sequence[Line], layout: Layout) -> list[list[Line]]:
    """Group lines into paragraphs; those beside the main text follow the paragraph that they interrupt."""
    paragraphs: list[list[Line]] = []
    main: list[Line] = []
    beside: list[list[Line]] = []
    for line in lines:
        if line.role is not Role.BODY:
            _add_beside(beside, line)
        elif main and (resumes(main[-1], line) if beside else continues(main[-1], line, layout)):
            main.append(line)
        else:
            paragraphs.extend(_in_order(main, beside))
            main, beside = [line], []
    paragraphs.extend(_in_order(main, beside))
    return paragraphs


def _in_order(main: list[Line], beside: list[list[Line]]) -> Iterator[list[Line]]:
    if main:
        yield main
    yield from beside


def _add_beside(beside: list[list[Line]], line: Line) -> None:
    """Add a line to the note that it goes on with, or as a group of its own; an address only once in a row."""
    if line.role is Role.NOTE_GOES_ON and beside:
        note = next((group for group in reversed(beside) if group[0].role is Role.NOTE), None)
        if note is not None:
            note.append(line)
            return
    if not beside or [line.text] != [other.text for other in beside[-1]]:
        beside.append([line])


def _block(paragraph: Sequence[Line], text: str, layout: Layout) -> Block:
    first = paragraph[0]
    if first.role is not Role.BODY:
        is_note = first.role in (Role.NOTE, Role.NOTE_GOES_ON)
        return Block(text, Region.SIDE, Kind.PROSE if is_note else Kind.ROW)
    if starts_item(first):
        return Block(text, kind=Kind.ITEM)
    is_heading = len(paragraph) == 1 and len(text) < _SHORT_LINE * layout.width and not first.is_terminal
    return Block(text, kind=Kind.HEADING if is_heading else Kind.PROSE)
