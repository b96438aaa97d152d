"""Notes at the foot of a page: where a block of them begins, and where the main text goes on.

A note is a line that begins with the next number in order, of which the text above has a reference. Its block goes on
over further notes, addresses and chart labels, and ends where the page ends, at a wide gap, after the addresses, or
where a small letter takes up the sentence that the block interrupted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from verifier.reading.lines import Layout, Line, Role
from verifier.reading.references import reference_numbers

_NOTE: Final = re.compile(r"[\[(]?(\d{1,3})[\])]?[.:]?\s+(?=\S*[^\W_])")
_FIGURE_ONLY: Final = re.compile(r"[-+~<>≈]?\s*[$€£¥]?\s*\d(?:[\d.,]*\d)?\s*(?:%|per ?cent|[kKmMbB]n?)?$")
_SHORT: Final = 0.9  # of the width; a longer line is prose
_TAIL: Final = 0.5  # of the width; a shorter line above is a label itself
_AHEAD: Final = 8  # lines looked ahead for the addresses that close a block


def mark_notes(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Give the roles NOTE, NOTE_GOES_ON, URL and LABEL to the lines of note blocks."""
    marker = _Marker(lines, layout)
    return [replace(line, role=marker.role(index)) for index, line in enumerate(lines)]


class _Marker:
    """Walks down the lines once and remembers the last note and whether a block is open."""

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.references = reference_numbers(line.text for line in lines if line.role is Role.BODY)
        self.last_note = 0
        self.previous = Role.BODY  # the role of the line above
        self.interrupted = False  # the block stands in the middle of a sentence

    def role(self, index: int) -> Role:
        """Return the role of the line at *index*; to be asked for in order."""
        line = self.lines[index]
        if line.role is Role.FURNITURE:
            self.previous = Role.BODY  # a page ends: so does its block of notes
            return line.role
        role = self._role(index, line)
        if role is Role.BODY:
            self.interrupted = not line.is_terminal
        self.previous = role
        return role

    def _role(self, index: int, line: Line) -> Role:
        if line.is_url:
            return Role.URL
        number = note_number(line)
        if self._is_next_note(number):
            self.last_note = number
            return Role.NOTE
        if _FIGURE_ONLY.match(line.text) and not self._is_tail(index):
            return Role.LABEL
        is_outside = self.previous is Role.BODY or line.starts_page
        return Role.BODY if is_outside else self._role_in_block(index, line)

    def _role_in_block(self, index: int, line: Line) -> Role:
        """Tell what a line is that begins no note and stands below a note, an address or a label."""
        if self._is_label(index):
            return Role.LABEL
        if self.previous in (Role.URL, Role.LABEL):
            return Role.BODY
        return Role.BODY if self._resumes(index, line) else Role.NOTE_GOES_ON

    def _is_next_note(self, number: int) -> bool:
        """Tell whether a note of that number may stand here: the next in order, and referred to somewhere."""
        if number not in self.references:
            return False
        if not self.last_note:
            return number == min(self.references)
        return number == self.last_note + 1

    def _resumes(self, index: int, line: Line) -> bool:
        """Tell whether the main text goes on with *line* after a note."""
        above = self.lines[index - 1]
        if not above.is_terminal:
            return False
        return line.gap > self.layout.gap or (self.interrupted and line.starts_lower)

    def _is_label(self, index: int) -> bool:
        """Tell whether the line is one of a few short ones between finished notes and addresses."""
        above = self.lines[index - 1]
        if self.previous in (Role.NOTE, Role.NOTE_GOES_ON) and not above.is_terminal:
            return False
        for line in self.lines[index : index + _AHEAD]:
            if line.is_url:
                return True
            if line.starts_page or line.is_terminal or line.starts_lower or len(line.text) > _SHORT * self.layout.width:
                return False
            if self._is_next_note(note_number(line)):
                return True
        return False

    def _is_tail(self, index: int) -> bool:
        """Tell whether a bare figure is the last piece of a wrapped sentence ("revenue of / 300")."""
        above = self.lines[index - 1] if index else None
        line = self.lines[index]
        return (
            above is not None
            and line.gap <= self.layout.gap
            and not above.is_terminal
            and len(above.text) > _TAIL * self.layout.width
        )


def note_number(line: Line) -> int:
    """Return the number that a line begins with like a note, or 0."""
    match = _NOTE.match(line.text)
    return int(match[1]) if match else 0


def note_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the notes in marked *lines*."""
    return frozenset(note_number(line) for line in lines if line.role is Role.NOTE)


def without_number(text: str) -> str:
    """Return the text of a note without its number, which would read as a figure ("12 Chinese firms have paid")."""
    return _NOTE.sub("", text, count=1)
