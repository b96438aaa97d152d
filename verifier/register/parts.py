"""Parts: what claim files hold, file by file; more than a few lie on disk, and are fetched when somebody asks.

A register of a million claims is then no larger in memory than one of ten thousand. It is asked for as before, by
mappings and sequences, which look into the parts; in the order of the files each part is fetched once.
"""

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, Generic, TypeVar, overload

from verifier.domain.claim import Claim, Document, Source
from verifier.register.draft import SOURCE_SIGN
from verifier.register.place import Place
from verifier.spool import Drawer, Slot

T = TypeVar("T")

HELD: Final = 10_000  # claims that stay in memory before all go to disk: some 30 MB
AT_HAND: Final = 2_000  # claims of the parts that were fetched last


@dataclass(frozen=True, slots=True)
class Part:
    """The sound part of one claim file; *places* goes by document id, claim key and source key."""

    document: Document
    sources: dict[str, Source]
    claims: tuple[Claim, ...]
    places: dict[str, Place]


class Parts:
    """Parts by the id of their document, in the order in which they were added."""

    def __init__(self, held: int = HELD) -> None:
        self.claims = 0
        self.places = 0
        self._held = held
        self._sizes: dict[str, int] = {}
        self._at_hand: OrderedDict[str, Part] = OrderedDict()
        self._slots: dict[str, Slot] = {}
        self._drawer: Drawer | None = None
        self._lock = threading.Lock()

    @property
    def are_in_memory(self) -> bool:
        """Whether nothing lies on disk."""
        return self._drawer is None

    @property
    def sizes(self) -> Sequence[int]:
        """How many claims each part has."""
        return tuple(self._sizes.values())

    def add(self, part: Part) -> None:
        """Add the *part* of a document that is not there yet."""
        self._sizes[part.document.id] = len(part.claims)
        self._at_hand[part.document.id] = part
        self.claims += len(part.claims)
        self.places += len(part.places)
        if self._drawer is None and self.claims <= self._held:
            return
        if self._drawer is None:
            self._drawer = Drawer()
        for name, each in self._at_hand.items():
            if name not in self._slots:
                self._slots[name] = self._drawer.put(each)
        self._put_away()

    def of(self, document: str) -> Part:
        """Return the part of the document with that id.

        Raises:
            KeyError: there is none.
        """
        with self._lock:  # the review desk asks from several threads
            if document in self._at_hand:
                self._at_hand.move_to_end(document)
            elif self._drawer is None:
                raise KeyError(document)
            else:
                self._at_hand[document] = self._drawer.get(self._slots[document])
                self._put_away()
            return self._at_hand[document]

    def _put_away(self) -> None:
        """Let go of the parts that were not asked for lately; the last one stays, however large."""
        weight = sum(self._sizes[name] + 1 for name in self._at_hand)
        while weight > AT_HAND and len(self._at_hand) > 1:
            name, _ = self._at_hand.popitem(last=False)
            weight -= self._sizes[name] + 1

    def __contains__(self, document: str) -> bool:
        return document in self._sizes

    def __len__(self) -> int:
        return len(self._sizes)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sizes)


class ByDocument(Mapping[str, T], Generic[T]):
    """What *chosen* takes out of each part, by the id of the document."""

    def __init__(self, parts: Parts, chosen: Callable[[Part], T]) -> None:
        self._parts = parts
        self._chosen = chosen

    def __getitem__(self, document: str) -> T:
        return self._chosen(self._parts.of(document))

    def __contains__(self, document: object) -> bool:
        return isinstance(document, str) and document in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class PlacesInParts(Mapping[str, Place]):
    """Where documents, claims and sources are written; each name begins with the id of its document."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def __getitem__(self, name: str) -> Place:
        return self._parts.of(_document_in(name)).places[name]

    def __iter__(self) -> Iterator[str]:
        for document in self._parts:
            yield from self._parts.of(document).places

    def __len__(self) -> int:
        return self._parts.places


class ClaimsInParts(Sequence[Claim]):
    """All claims, in the order of the files."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._names = tuple(parts)
        self._ends = tuple(accumulate(parts.sizes))

    def __iter__(self) -> Iterator[Claim]:
        for document in self._names:
            yield from self._parts.of(document).claims

    def __len__(self) -> int:
        return self._parts.claims

    @overload
    def __getitem__(self, place: int) -> Claim: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Claim]: ...

    def __getitem__(self, place: int | slice) -> Claim | Sequence[Claim]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = range(len(self))[place]
        which = bisect_right(self._ends, number)
        claims = self._parts.of(self._names[which]).claims
        return claims[number - self._ends[which]]  # counted from the end of its part


def _document_in(name: str) -> str:
    """Return the id of the document in a name such as ``kim-2025/grants-2023`` or ``kim-2025#huawei-ar-2023``."""
    return name.partition("/")[0].partition(SOURCE_SIGN)[0]
