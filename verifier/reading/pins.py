"""Pins: where the marks of an article stand, carried through the reader as single code points of the text itself.

The readable text leaves out what points at references: the addresses of links, the numbers of notes. So an article is
read twice. The first reading gives its text, as ever. In the second, each reader puts a pin where a mark stands: a code
point of a private plane that the first reading does not hold. All else of both readings is alike, so the number of
characters before a pin, white space not counted, says where in the text the mark stands. No rule of any reader is
changed by that, for the text is never taken from the second reading; where a pin does disturb a rule, what stands
around it is looked for instead.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from types import MappingProxyType
from typing import Final

MOST_PINS: Final = 20_000  # of one article; what comes after is counted, and said

PIN: Final = "[\U00100000-\U0010fffd]"  # Unicode's last private plane, which no text in the wild has use for
_PIN: Final = re.compile(PIN)
_PINS_APART: Final = re.compile(f"({PIN})")
_PINS_ALONE: Final = re.compile(rf"(?:{PIN}|\s)*")
_FIRST: Final = 0x100000
_LAST: Final = 0x10FFFD
_CONTEXT: Final = 24  # characters on either side by which a pin that disturbed a rule is found again
_WINDOW: Final = 20_000  # characters looked through for them


class Pinned(Enum):
    """What a pin stands for."""

    LINK = auto()  # words that point at an address, or with "#" at a place of the article
    MARK = auto()  # a number or sign that points at a note
    PLACE = auto()  # a note, or an element that links point at


@dataclass(frozen=True, slots=True)
class Pin:
    """One pin: where it points at, or the name of its place, and what was written there."""

    kind: Pinned
    target: str
    written: str = ""


class Pins:
    """Hands out pins and remembers what they stand for; *refused* counts those beyond what is looked at."""

    def __init__(self, taken: str = "", most: int = MOST_PINS) -> None:
        """Use no code point that *taken*, the text of the first reading, holds itself."""
        used = set(_PIN.findall(taken))
        self._free = (chr(code) for code in range(_FIRST, _LAST + 1) if chr(code) not in used)
        self._most = most
        self._closing: dict[str, str] = {}
        self.met: dict[str, Pin] = {}
        self.refused = 0

    def begin(self, pin: Pin) -> str:
        """Return the code point that begins what *pin* stands for; empty where there are too many."""
        pair = list(islice(self._free, 2)) if len(self.met) < self._most else []
        if len(pair) < 2:  # noqa: PLR2004
            self.refused += pin.kind is not Pinned.PLACE
            return ""
        opening, self._closing[opening] = pair
        self.met[opening] = pin
        return opening

    def end(self, opening: str) -> str:
        """Return the code point that ends what *opening* began."""
        return self._closing.get(opening, "")

    def around(self, text: str, pin: Pin) -> str:
        """Return *text* between the two code points of *pin*."""
        opening = self.begin(pin)
        return f"{opening}{text}{self.end(opening)}"

    def mark(self, written: str, target: str = "") -> str:
        """Return a pin for each note that a marker as it was *written* names: "[3]", "4, 5", "*"."""
        names = [target] if target else _NAMES.findall(written)
        return "".join(self.begin(Pin(Pinned.MARK, name, written.strip())) for name in names)


class _NoPins(Pins):
    """The pins of a reading that wants none."""

    def __init__(self) -> None:
        super().__init__(most=0)

    def begin(self, pin: Pin) -> str:  # noqa: ARG002
        return ""


NO_PINS: Final[Pins] = _NoPins()

_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NAMES: Final = re.compile(r"[0-9]{1,4}|[⁰¹²³⁴-⁹]{1,4}|(?<![a-z])[a-z](?![a-z])|\*+|[†‡]")


def note_name(target: str) -> str:
    """Return the name of a note in plain digits.

    >>> note_name("¹²")
    '12'
    """
    return target.translate(_SUPERSCRIPTS)


def bare(text: str) -> str:
    """Return *text* without its pins."""
    return text if text.isascii() else _PIN.sub("", text)


def is_blank(text: str) -> bool:
    """Tell whether there is nothing but pins and white space in *text*."""
    return _PINS_ALONE.fullmatch(text) is not None


def leading_pins(block: str) -> list[str]:
    """Return the pins that stand before all words of *block*."""
    if block.isascii() or not _PIN.match(block):
        return []
    leading = _PINS_ALONE.match(block)
    return _PIN.findall(leading[0]) if leading else []


def insert(text: str, pins: Sequence[tuple[int, str]]) -> str:
    """Put *pins*, each with its offset, into *text*."""
    pieces, position = [], 0
    for offset, pin in sorted(pins, key=lambda each: each[0]):
        pieces += [text[position:offset], pin]
        position = max(position, offset)
    return "".join([*pieces, text[position:]])


def put_around(text: str, stretches: Sequence[tuple[int, int, Pin]], pins: Pins) -> str:
    """Put pins around stretches of *text*, which are counted in characters that are not white space."""
    placed: list[tuple[int, str]] = []
    edges = {str(at): at for start, end, _ in stretches for at in (start, end)}
    offsets = _offsets(edges, text)
    for start, end, pin in stretches:
        opening = pins.begin(pin)
        placed += [(offsets[str(start)][1], opening), (offsets[str(end)][0], pins.end(opening))]
    return insert(text, placed)


def lift(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Take the pins out of *text* and the white space from its ends; return the rest, and each pin's offset in it."""
    if text.isascii() or not _PIN.search(text):
        return text.strip(), ()
    pieces = _PINS_APART.split(text)
    whole = "".join(pieces[::2])
    start, length = len(whole) - len(whole.lstrip()), len(whole.strip())
    lifted: list[tuple[int, str]] = []
    offset = -start
    for piece, pin in zip(pieces[::2], pieces[1::2], strict=False):
        offset += len(piece)
        lifted.append((min(max(offset, 0), length), pin))
    return whole.strip(), tuple(lifted)


def settle(pinned: Sequence[str], content: str, pins: Pins) -> Mapping[str, tuple[int, int]]:
    """Return for each pin of the blocks *pinned* where in *content* what is before it ends and what follows begins.

    The pins must be those of *pins*. Takes time linear in the text. A pin that is met twice (in a table's head, which
    is repeated in its rows) counts where it is met first; one whose surroundings are not in *content* is left out.
    """
    codes = pins.met.keys() | {pins.end(opening) for opening in pins.met}
    counts: dict[str, int] = {}
    letters: list[str] = []
    total = 0
    for block in pinned:
        for piece in _PINS_APART.split(block):
            if piece in codes:
                counts.setdefault(piece, total)
                continue
            solid = "".join(piece.split())
            letters.append(solid)
            total += len(solid)
    read, whole = "".join(letters), "".join(content.split())
    if read != whole:
        counts = _found_again(counts, read, whole)
    return _offsets(counts, content)


def _found_again(counts: Mapping[str, int], read: str, whole: str) -> dict[str, int]:
    """Move *counts* in *read* to *whole*, where the two differ here and there, by what stands around each pin."""
    moved: dict[str, int] = {}
    cursor = shift = 0
    for code, count in sorted(counts.items(), key=lambda each: each[1]):
        before, after = read[max(0, count - _CONTEXT) : count], read[count : count + _CONTEXT]
        likely = count + shift
        if whole[max(0, likely - len(before)) : likely + len(after)] != before + after:
            start = max(cursor - _CONTEXT, 0)
            places = (
                (whole.find(before + after, start, start + _WINDOW), len(before)),
                (whole.find(before, start, start + _WINDOW), len(before)),
                (whole.find(after, start, start + _WINDOW), 0),
            )
            found = next((at + length for at, length in places if at >= 0), -1)
            if found < 0:
                continue
            likely = found
        shift, cursor = likely - count, max(cursor, likely)
        moved[code] = likely
    return moved


def _offsets(counts: Mapping[str, int], content: str) -> Mapping[str, tuple[int, int]]:
    """Turn counts of solid characters into offsets of *content*: where what is before ends, what is after begins."""
    offsets: dict[str, tuple[int, int]] = {}
    runs = re.finditer(r"\S+", content)
    total, run, last_end = 0, next(runs, None), 0
    for code, count in sorted(counts.items(), key=lambda each: each[1]):
        while run is not None and total + len(run[0]) < count:
            total += len(run[0])
            last_end = run.end()
            run = next(runs, None)
        if run is None:
            offsets[code] = (last_end, last_end)
            continue
        inside = count - total
        if inside == 0:
            offsets[code] = (last_end, run.start())
        elif inside < len(run[0]):
            offsets[code] = (run.start() + inside, run.start() + inside)
        else:
            total += len(run[0])
            last_end = run.end()
            run = next(runs, None)
            offsets[code] = (last_end, run.start() if run is not None else last_end)
    return MappingProxyType(offsets)
