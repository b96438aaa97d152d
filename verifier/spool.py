"""Spools: sequences that may grow beyond memory, such as the results of a million claims.

A short one lives in memory. A long one lies in blocks in a nameless file, which no other process can open and which
goes with this one; what stays in memory is where each block lies, and how many of its items have which mark. So
counts need no second look, and those with one mark are found without reading the others.

The file is made in the folder for temporary files, which ``TMPDIR`` names; 100,000 results take some 30 MB.
"""

import contextlib
import copy
import pickle
import tempfile
import threading
import weakref
import zlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any, Final, Generic, Self, TypeVar, overload

from verifier.errors import OutputError

T = TypeVar("T")
M = TypeVar("M", bound=Hashable)

HELD: Final = 2_000  # items that stay in memory before the first goes to disk
BLOCK: Final = 250  # items in a block: what is read for one of them, and what shares one compression
EFFORT: Final = 1  # zlib's quickest: results shrink to a seventh at 140 MB a second


@dataclass(frozen=True, slots=True)
class Slot:
    """Where something lies in a drawer: its first byte, and how many there are."""

    start: int
    length: int


class Drawer:
    """A nameless file in which things lie, to be had again by the slot that they were put into."""

    def __init__(self) -> None:
        with _told():
            self._file: IO[bytes] = tempfile.TemporaryFile(prefix="verifier-")  # noqa: SIM115  closed by the next line
        weakref.finalize(self, self._file.close)  # as soon as nobody has the drawer any more
        self._end = 0
        self._lock = threading.Lock()

    def put(self, thing: object) -> Slot:
        """Keep *thing* and return its slot.

        Raises:
            OutputError: there is no room for it.
        """
        packed = zlib.compress(pickle.dumps(thing, pickle.HIGHEST_PROTOCOL), EFFORT)
        with self._lock, _told():
            slot = Slot(self._end, len(packed))
            self._file.seek(slot.start)
            self._file.write(packed)
            self._file.flush()  # so that a full disk is told of here
            self._end += slot.length
        return slot

    def get(self, slot: Slot) -> Any:  # noqa: ANN401  whatever was put there
        """Return a copy of what was put into *slot*.

        Raises:
            OutputError: it cannot be read any more.
        """
        with self._lock, _told():
            self._file.seek(slot.start)
            packed = self._file.read(slot.length)
        return pickle.loads(zlib.decompress(packed))  # noqa: S301  nobody else can write to it


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell in plain words what the disk refuses.

    Raises:
        OutputError: for any OSError within.
    """
    try:
        yield
    except OSError as error:
        hint = "make room there, or name a folder with more of it in the variable TMPDIR"
        message = f"what is too much for memory cannot be put into {tempfile.gettempdir()}: {error.strerror or error}"
        raise OutputError(message, hint=hint) from error


@dataclass(frozen=True, slots=True)
class _Block(Generic[M]):
    slot: Slot
    length: int
    marks: frozenset[M]


def _unchanged(item: T) -> T:
    return item


class Spool(Sequence[T], Generic[T, M]):
    """A sequence that is added to at its end, each item with the mark that *mark* gives it.

    Items must be such that they can be pickled; those that come from disk are copies, equal to what was added.
    """

    def __init__(self, mark: Callable[[T], M], items: Iterable[T] = (), *, held: int = HELD) -> None:
        self.marks: Counter[M] = Counter()
        self._mark = mark
        self._change: Callable[[T], T] = _unchanged
        self._held = held
        self._length = 0
        self._open: list[T] = []
        self._blocks: list[_Block[M]] = []
        self._drawer: Drawer | None = None
        self.extend(items)

    def add(self, item: T) -> None:
        """Put *item* at the end."""
        self.marks[self._mark(item)] += 1
        self._length += 1
        self._open.append(item)
        if len(self._open) >= (BLOCK if self._blocks else self._held):
            self._write()

    def extend(self, items: Iterable[T]) -> None:
        """Put *items* at the end."""
        for item in items:
            self.add(item)

    def finished(self) -> Sequence[T]:
        """Return the sequence: a tuple, where all of it is in memory."""
        return self if self._blocks else tuple(self._open)

    def having(self, wanted: Callable[[M], bool]) -> Iterator[T]:
        """Yield the items whose mark is *wanted*, in their order; blocks without any are not read."""
        for block in self._blocks:
            if any(map(wanted, block.marks)):
                yield from (item for item in self._read(block) if wanted(self._mark(item)))
        yield from (self._change(item) for item in self._open if wanted(self._mark(item)))

    def viewed(self, change: Callable[[T], T]) -> Self:
        """Return this spool as it looks with *change* made to each item when it is read; marks must stay the same."""
        view, before = copy.copy(self), self._change
        view._change = lambda item: change(before(item))
        return view

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        for block in self._blocks:
            yield from self._read(block)
        yield from map(self._change, self._open)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(self._length)))
        number = range(self._length)[place]
        for block in self._blocks:
            if number < block.length:
                return self._read(block)[number]
            number -= block.length
        return self._change(self._open[number])

    def _read(self, block: _Block[M]) -> list[T]:
        if self._drawer is None:
            raise LookupError("there is a block, and no drawer")
        return [self._change(item) for item in self._drawer.get(block.slot)]

    def _write(self) -> None:
        if self._drawer is None:
            self._drawer = Drawer()
        items = iter(self._open)
        while block := list(islice(items, BLOCK)):
            marks = frozenset(map(self._mark, block))
            self._blocks.append(_Block(self._drawer.put(block), len(block), marks))
        self._open = []
