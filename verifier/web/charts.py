"""Charts: bars over runs and days, drawn on the server as coordinates that a template writes as SVG.

Each bar is a run and each of its parts a verdict, in the order of the reports; the height is the share of all claims.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

WIDTH: Final = 720.0  # units of the picture's own coordinates
HEIGHT: Final = 160.0
WIDEST_BAR: Final = 48.0
GAP: Final = 0.25  # of the room that a bar has

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle: *name* is what it stands for and *count* how many."""

    name: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with its parts from the top down, and what to say of it."""

    label: str
    total: int
    x: float
    parts: tuple[Part, ...]


def bars(columns: Sequence[tuple[str, Sequence[tuple[str, int]]]]) -> list[Bar]:
    """Return a bar for each of *columns*, which are a label and parts of a name and a count, all to one scale.

    >>> [(part.y, part.height) for part in bars([("a", [("x", 3), ("y", 1)]), ("b", [("x", 2), ("y", 0)])])[0].parts]
    [(0.0, 120.0), (120.0, 40.0)]
    """
    most = max((sum(count for _, count in parts) for _, parts in columns), default=0)
    return [_bar(place, len(columns), label, parts, most) for place, (label, parts) in enumerate(columns)]


def shares(parts: Sequence[tuple[str, int]]) -> list[Part]:
    """Return one lying bar with a part for each of *parts* that is not empty, as wide as its share of all.

    >>> [(part.name, part.width) for part in shares([("x", 1), ("y", 0), ("z", 3)])]
    [('x', 180.0), ('z', 540.0)]
    """
    total = sum(count for _, count in parts)
    found: list[Part] = []
    x = 0.0
    for name, count in parts:
        if count:
            width = WIDTH * count / total
            found.append(Part(name, count, round(x, 2), 0.0, round(width, 2), HEIGHT))
            x += width
    return found


def _bar(place: int, bars_in_all: int, label: str, parts: Sequence[tuple[str, int]], most: int) -> Bar:
    room = min(WIDTH / bars_in_all, WIDEST_BAR / (1 - GAP))
    x = place * room + room * GAP / 2
    total = sum(count for _, count in parts)
    top = HEIGHT - HEIGHT * total / most if most else HEIGHT
    return Bar(label, total, round(x, 2), tuple(_stacked(parts, x, room * (1 - GAP), top, most)))


def _stacked(parts: Sequence[tuple[str, int]], x: float, width: float, top: float, most: int) -> Iterator[Part]:
    y = top
    for name, count in parts:
        if count:
            height = HEIGHT * count / most
            yield Part(name, count, round(x, 2), round(y, 2), round(width, 2), round(height, 2))
            y += height
