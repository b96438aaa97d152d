"""Binding: what points is tied to what it points at, and what finds no partner is told.

A note stands behind its marker: a link from a note up to its marker is a way back, no mark. What points from within a
note or an entry says where that source is found.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final, NamedTuple

from verifier.domain.article import Flaw, Mark, MarkKind, Reference, Trouble
from verifier.domain.text import Region, Text
from verifier.reading.citing.author_date import author_dates_in, entry_keys
from verifier.reading.citing.entries import parse_entry
from verifier.reading.citing.found import Place, Pointer
from verifier.reading.citing.inside import Inside
from verifier.reading.citing.lists import find_lists
from verifier.reading.citing.named import named_in
from verifier.reading.citing.page_urls import match_addresses
from verifier.reading.citing.references import Shelf, group_by_place
from verifier.reading.citing.repeats import final_key, find_repeats
from verifier.reading.citing.written import addresses_in, bracketed_in

MOST_MARKS: Final = 20_000  # of one article; what comes after is counted, and said
_DIGITS: Final = re.compile(r"\d{1,4}")
_LONGEST_ENTRY: Final = 2_000  # code points; a longer place that a link points at is a section


class Bound(NamedTuple):
    """The marks of an article in the order of the text, its references in that of their mention, and its flaws."""

    marks: tuple[Mark, ...]
    references: tuple[Reference, ...]
    flaws: tuple[Flaw, ...]


def bind(text: Text, places: Sequence[Place], pointers: Sequence[Pointer], *, refused: int = 0) -> Bound:
    """Tie *pointers* to *places* of *text*, and find what is written out in it; *refused* were not looked at."""
    binder = _Binder(text, places, pointers)
    marks = binder.marks()
    flaws = [*binder.flaws(marks)]
    left_out = refused + max(0, len(marks) - MOST_MARKS)
    if left_out:
        message = f"{left_out:,} marks were left out: no more than {MOST_MARKS:,} of an article are looked at"
        end = len(text.content)
        flaws.append(Flaw(start=end, end=end, trouble=Trouble.TOO_MANY, marker="", message=message))
    marks = marks[:MOST_MARKS]
    mentioned = dict.fromkeys(key for mark in marks for key in mark.references)
    ordered = [*mentioned, *(key for key in binder.shelf.by_id if key not in mentioned)]
    return Bound(tuple(marks), tuple(binder.shelf.by_id[key] for key in ordered), tuple(flaws))


@dataclass(frozen=True, slots=True)
class _Note:
    """A note or entry that was put up: its place, and the ids of its references."""

    place: Place
    ids: tuple[str, ...]


class _Binder:
    """Does the work of :func:`bind` step by step, each on what the one before has found."""

    def __init__(self, text: Text, places: Sequence[Place], pointers: Sequence[Pointer]) -> None:
        self.text = text
        self.shelf = Shelf()
        content = text.content
        lists = find_lists(content, places)
        self._beside = Inside([(span.start, span.end) for span in lists.stretches])
        entries = [replace(entry, is_note=True) for entry in lists.places]
        pointers = [*pointers, *self._written(content, pointers, entries)]
        self._places = _pointed_at(content, [*_without_doubles(places), *entries], pointers, self._beside)
        self._by_key = {place.key: place for place in reversed(self._places)}
        self._by_name = {place.key.lstrip("^#"): place.key for place in reversed(self._places)}
        self._numbers = _numbers(self._places, pointers)
        inside, self._outside = group_by_place(self._places, pointers)
        self._notes = self._put_up(inside)
        self._cycles = self._repeat()
        self._pointed: set[str] = set()

    def marks(self) -> list[Mark]:
        """Return the marks of the article; those at one place as they are written there are one."""
        pointers = sorted(self._outside, key=lambda each: (each.start, each.end, each.kind, each.marker))
        marks = [
            mark
            for _, group in groupby(pointers, key=lambda each: (each.start, each.end, each.kind, each.marker))
            for mark in self._mark(list(group))
        ]
        linked = Inside([(mark.start, mark.end) for mark in marks if mark.start < mark.end])
        return sorted([*marks, *self._named(linked)], key=lambda mark: (mark.start, mark.end))

    def flaws(self, marks: Sequence[Mark]) -> Iterator[Flaw]:
        """Yield what is wrong: markers without notes, notes without markers, repeats that lead nowhere."""
        for mark in marks:
            if not mark.references:
                message = f"{mark.marker} points at nothing in the article"
                yield Flaw(start=mark.start, end=mark.end, trouble=Trouble.NO_NOTE, marker=mark.marker, message=message)
        kinds = {mark.kind for mark in marks}
        for key, note in self._notes.items():
            place, marker = note.place, note.place.marker or note.place.key
            if key in self._cycles:
                message = f"note {marker} says that its source was named before, and it was not"
                yield Flaw(start=place.start, end=place.end, trouble=Trouble.CYCLE, marker=marker, message=message)
            asked = MarkKind.AUTHOR_DATE if key.startswith("@") else MarkKind.NOTE
            is_entry = place.start in self._beside
            if key not in self._pointed and place.is_note and (asked in kinds or not is_entry):
                message = f"nothing in the article points at note {marker}"
                yield Flaw(start=place.start, end=place.end, trouble=Trouble.NO_MARKER, marker=marker, message=message)

    def _written(self, content: str, pinned: Sequence[Pointer], entries: Sequence[Place]) -> Iterator[Pointer]:
        """Yield what points in the words of the text, where no pin says so already."""
        known = Inside([(each.start, each.end) for each in pinned if each.start < each.end])
        numbers = {entry.key for entry in entries if entry.key.isdigit()}
        dated = [entry for entry in entries if entry.key.startswith("@")]
        yield from (each for each in addresses_in(content) if not known.overlaps(each.start, each.end))
        for each in (*bracketed_in(content, numbers), *author_dates_in(content, entry_keys(content, dated))):
            if each.start not in self._beside and not known.overlaps(each.start, each.end):
                yield each

    def _put_up(self, inside: Mapping[str, Sequence[Pointer]]) -> dict[str, _Note]:
        """Put up every note and entry, with the addresses that stand in it, or behind the notes of its page."""
        content = self.text.content
        behind = self._addresses_behind(content)
        notes: dict[str, _Note] = {}
        names: set[str] = set()
        for place in self._places:
            urls = [each.target for each in inside.get(place.key, ()) if each.kind is MarkKind.LINK]
            name = _unique(place.key.lstrip("^#@").replace(":", "-"), names)
            names.add(name)
            ids = self.shelf.note(place, name, content, urls, behind.get(place.key, ()))
            notes[place.key] = _Note(place, tuple(ids))
        return notes

    def _addresses_behind(self, content: str) -> Mapping[str, list[str]]:
        """Return for notes by their keys the addresses that follow the notes of a page, each a line of its own."""
        lines = [
            each
            for each in self._outside
            if each.kind in {MarkKind.ADDRESS, MarkKind.LINK}
            and _is_line(content, each)
            and self.text.region_at(each.start) is Region.SIDE
        ]
        if not lines:
            return {}
        self._outside = [each for each in self._outside if each not in set(lines)]
        found: dict[str, list[str]] = {}
        repeats = find_repeats([(place.key, content[place.start : place.end]) for place in self._places], self._numbers)
        notes: list[Place] = []
        for is_note, group in groupby(_in_order(self._places, lines), key=lambda each: isinstance(each, Place)):
            members = list(group)
            if is_note:
                notes = [each for each in members if isinstance(each, Place)]
                continue
            urls = list(dict.fromkeys(each.target for each in members if isinstance(each, Pointer)))
            texts = [content[note.start : note.end] for note in notes]
            silent = frozenset(at for at, note in enumerate(notes) if note.key in repeats)
            for url, at in zip(urls, match_addresses(texts, urls, silent=silent), strict=True):
                if at >= 0:
                    found.setdefault(notes[at].key, []).append(url)
        return found

    def _repeat(self) -> frozenset[str]:
        """Let notes that repeat others take over their particulars; return the keys of those that lead nowhere."""
        content = self.text.content
        notes = [
            (place.key, content[place.start : place.end]) for place in self._places if not place.key.startswith("@")
        ]
        repeats = find_repeats(notes, self._numbers)
        cycles = set()
        for key, repeat in repeats.items():
            final = final_key(key, repeats)
            if final is None or final == key or final not in self._notes:
                cycles.add(key)
            else:
                self.shelf.repeat(self._notes[key].ids[0], self._notes[final].ids[0], repeat.locator)
        return frozenset(cycles)

    def _mark(self, pointers: Sequence[Pointer]) -> Iterator[Mark]:
        """Yield the mark that *pointers* at one place make together, if they are one."""
        first = pointers[0]
        ids: list[str] = []
        for pointer in pointers:
            ids += self._ids(pointer)
        kind = first.kind
        if not ids and (first.target.startswith("#") or kind in {MarkKind.LINK, MarkKind.ADDRESS}):
            is_marker = kind is MarkKind.NOTE and first.target not in self._by_key
            if not is_marker or first.target == "#":
                return
        yield Mark(
            start=first.start, end=first.end, kind=kind, marker=first.marker,
            references=tuple(dict.fromkeys(ids)), locator=first.locator,
        )  # fmt: skip

    def _ids(self, pointer: Pointer) -> Sequence[str]:
        """Return the references that a pointer outside all notes points at."""
        if pointer.kind in {MarkKind.LINK, MarkKind.ADDRESS}:
            is_beside = self.text.region_at(pointer.start) is Region.SIDE or pointer.start in self._beside
            return [] if is_beside else [self.shelf.link(pointer.marker, pointer.target)]
        key = pointer.target if pointer.target in self._by_key else self._by_name.get(pointer.target, "")
        note = self._notes.get(key)
        if note is None or (key.startswith("#") and note.place.start < pointer.start):
            return []
        self._pointed.add(key)
        return note.ids

    def _named(self, linked: Inside) -> Iterator[Mark]:
        """Yield the sources that the main text names, where no link says where they are."""
        content = self.text.content
        beside = self._beside | Inside([(place.start, place.end) for place in self._places])
        for sentence in self.text.sentences:
            if self.text.region_at(sentence.start) is Region.SIDE or sentence.start in beside:
                continue
            for source in named_in(content, sentence.start, sentence.end):
                if not linked.overlaps(source.start, source.end):
                    words = content[source.start : source.end]
                    key = self.shelf.named(source, words)
                    yield Mark(
                        start=source.start,
                        end=source.end,
                        kind=MarkKind.NAMED,
                        marker=words,
                        references=(key,),
                        locator=None,
                    )


def _without_doubles(places: Sequence[Place]) -> list[Place]:
    """Return one place for each stretch of the text, the first that was met there."""
    kept: dict[tuple[int, int], Place] = {}
    for place in places:
        kept.setdefault((place.start, place.end), place)
    return list(kept.values())


def _pointed_at(content: str, places: Sequence[Place], pointers: Sequence[Pointer], beside: Inside) -> list[Place]:
    """Return the notes, and the elements that a marker before them points at, in the order of the text."""
    first: dict[str, int] = {}
    for pointer in pointers:
        if pointer.kind is MarkKind.NOTE:
            first[pointer.target] = min(first.get(pointer.target, pointer.start), pointer.start)
    by_author = {pointer.target for pointer in pointers if pointer.kind is MarkKind.AUTHOR_DATE}

    def counts(place: Place) -> bool:
        if place.is_note:
            return True
        if place.end - place.start > _LONGEST_ENTRY:
            return False
        if place.key in by_author and (place.start in beside or parse_entry(content[place.start : place.end]).title):
            return True
        return first.get(place.key, place.start) < place.start

    kept: dict[str, Place] = {}
    for place in sorted(filter(counts, places), key=lambda each: (each.start, each.end)):
        kept.setdefault(place.key, place)
    return list(kept.values())


def _numbers(places: Sequence[Place], pointers: Sequence[Pointer]) -> dict[str, str]:
    """Return the keys of notes by the numbers that readers see: as their marker has it, or else their key."""
    found: dict[str, str] = {}
    written = {pointer.target: pointer.marker for pointer in reversed(pointers) if pointer.kind is MarkKind.NOTE}
    for place in places:
        number = _DIGITS.search(written.get(place.key, "")) or _DIGITS.search(place.marker)
        if number:
            found.setdefault(number[0], place.key)
    return found


def _in_order(places: Sequence[Place], lines: Sequence[Pointer]) -> list[Place | Pointer]:
    return sorted([*places, *lines], key=lambda each: each.start)


def _is_line(content: str, pointer: Pointer) -> bool:
    """Tell whether an address is all that stands in its block."""
    if not pointer.marker.lower().startswith(("http", "www.")):
        return False
    return content[pointer.start - 1 : pointer.start] in {"", "\n"} and content[pointer.end : pointer.end + 1] in {
        "",
        "\n",
    }


def _unique(name: str, taken: set[str]) -> str:
    number, unique = 2, name
    while unique in taken:
        unique = f"{name}-{number}"
        number += 1
    return unique
