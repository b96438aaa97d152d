"""What is met on the way: places that are pointed at, and pointers at them, before they are tied to one another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from verifier.domain.article import MarkKind
from verifier.reading.pins import Pinned, Pins, note_name


@dataclass(frozen=True, slots=True)
class Place:
    """A note or an entry of a list, from *start* to *end* of the text; *key* is what pointers call it by.

    *is_note* where nothing but a note or an entry of a reference list may stand there.
    """

    key: str
    start: int
    end: int
    marker: str = ""
    is_note: bool = True


@dataclass(frozen=True, slots=True)
class Pointer:
    """A stretch of the text that points at *target*: an address, or the key of a place."""

    kind: MarkKind
    start: int
    end: int
    marker: str
    target: str
    locator: str | None = None


def places_and_pointers(
    content: str, pins: Pins, offsets: Mapping[str, tuple[int, int]], leading: Collection[str]
) -> tuple[list[Place], list[Pointer]]:
    """Return what the pins stand for, at the *offsets* where they have come to lie.

    A number at the very beginning of a block names what follows it, and points at nothing: such pins are *leading*.
    """
    places: list[Place] = []
    pointers: list[Pointer] = []
    for opening, pin in pins.met.items():
        if opening not in offsets:
            continue
        before, after = offsets[opening]
        end = offsets.get(pins.end(opening), (before, before))[0]
        if pin.kind is Pinned.PLACE:
            is_note = not pin.target.startswith("#")
            places += [Place(pin.target, after, end, pin.written or pin.target, is_note)] if after < end else []
        elif pin.kind is Pinned.LINK and pin.written:  # an address that the readable text leaves out
            pointers.append(Pointer(MarkKind.ADDRESS, before, before, pin.written, pin.target))
        elif pin.kind is Pinned.LINK:
            words = content[after:end]
            kind = MarkKind.AUTHOR_DATE if pin.target.startswith("#") else MarkKind.LINK
            pointers += [Pointer(kind, after, end, words, pin.target)] if after < end else []
        elif opening in leading:
            closing = content.find("\n", after)
            name = note_name(pin.written).strip("[]()^. ") or pin.target
            places.append(Place(name, after, len(content) if closing < 0 else closing, pin.written))
        else:
            pointers.append(Pointer(MarkKind.NOTE, before, before, pin.written, note_name(pin.target)))
    return places, pointers
