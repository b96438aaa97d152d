"""Heirs: which conflict found now goes on with one that was found before, whoever has left it since.

A conflict is known by two of its statements. When the document of one of them leaves, or its sentence is written anew,
what is left of the matter is known by two others; who has decided on it decided on the same matter all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from verifier.domain.conflict import Conflict, names_in

Sides: TypeAlias = set[tuple[int, int]]  # the number of a side before, and of the one that it shares something with now

NO_VERSIONS: Final[Sequence[Conflict]] = ()


class Heirs:
    """The conflicts *found*, to be asked which of them goes on with an earlier one.

    They are looked up by the statements that take part, so that a question costs what the earlier conflict has of them,
    however many are found.
    """

    def __init__(self, found: Iterable[Conflict]) -> None:
        self._found = {each.key: each for each in found}
        self._places: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for key, conflict in self._found.items():
            for name, side in _taken(conflict):
                self._places[name].append((key, side))

    def of(self, key: str, versions: Sequence[Conflict] = NO_VERSIONS) -> Conflict | None:
        """Return what goes on with the conflict that was known as *key*; None where it is found no more.

        *versions* are how it was found, as far as that is kept. It is the one with the same key, else the first that
        puts the two statements of the key on different sides; else the first that does so with any two that a version
        had on different sides; else, as where a sentence was written anew, the first of the same kind that still sets a
        statement of a version against a document that it was set against.
        """
        if key in self._found:
            return self._found[key]
        heir = self._with_both(names_in(key))
        for sign in (self._with_a_pair, self._with_a_rival):
            heir = heir or next((each for version in versions if (each := sign(version))), "")
        return self._found[heir] if heir else None

    def _with_both(self, names: tuple[str, ...]) -> str:
        shared: dict[str, Sides] = defaultdict(set)
        for before, name in enumerate(names):
            for key, now in self._places.get(name, ()):
                shared[key].add((before, now))
        return _first_apart(shared)

    def _with_a_pair(self, version: Conflict) -> str:
        return _first_apart(self._shared(version))

    def _with_a_rival(self, version: Conflict) -> str:
        """Return the key of what shares a statement, and the document of one set against it, with *version*."""
        shared = self._shared(version)
        for key in sorted(shared):
            found = self._found[key]
            is_of_its_kind = found.check.kind is version.check.kind
            if is_of_its_kind and _are_apart(shared[key], _same_documents(version, found)):
                return key
        return ""

    def _shared(self, version: Conflict) -> dict[str, Sides]:
        shared: dict[str, Sides] = defaultdict(set)
        for name, before in _taken(version):
            for key, now in self._places.get(name, ()):
                shared[key].add((before, now))
        return shared


def _taken(conflict: Conflict) -> Iterator[tuple[str, int]]:
    """Yield each statement of *conflict* by its key, with the number of its side."""
    for number, stand in enumerate(conflict.sides):
        for position in stand.positions:
            yield position.key, number


def _same_documents(version: Conflict, found: Conflict) -> Sides:
    return {
        (before, now)
        for before, then in enumerate(version.sides)
        for now, stand in enumerate(found.sides)
        if not set(then.documents).isdisjoint(stand.documents)
    }


def _first_apart(shared: dict[str, Sides]) -> str:
    return next((key for key in sorted(shared) if _are_apart(shared[key], shared[key])), "")


def _are_apart(some: Sides, others: Sides) -> bool:
    """Tell whether any of *some* and of *others*, on different sides before, are so now."""
    return any(one[0] != other[0] and one[1] != other[1] for one in some for other in others)
