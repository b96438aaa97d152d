"""Ids made of words, for claims and sources that nobody has named yet."""

from collections import Counter
from collections.abc import Container, Iterable
from typing import Final

from verifier.register.values import is_id, slug

LONGEST_MADE_ID: Final = 40  # code points; a person has to read it


def new_id(words: str, kind: str, taken: Container[str]) -> str:
    """Return an id made of *words* that is not among *taken*; *kind* stands in where they give none.

    >>> new_id("It cost 61 million.", "claim", {"it-cost-61-million"})
    'it-cost-61-million-2'
    """
    return _numbered(stem_of(words, kind), 1, taken)[0]


def stem_of(words: str, kind: str) -> str:
    """Return an id made of *words*, whether or not it is taken; no word is cut in two."""
    whole = slug(words)
    stem = whole[:LONGEST_MADE_ID]
    if len(whole) > LONGEST_MADE_ID and "-" in stem and whole[LONGEST_MADE_ID] != "-":
        stem = stem.rpartition("-")[0]
    return stem.strip("-") or kind


class Names:
    """The ids that are taken, and new ones beside them: ten thousand links named "here" cost no more than others."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: Counter[str] = Counter()

    def keep(self, name: str, words: str, kind: str) -> str:
        """Return *name* if it is sound and free, else an id made of *words*; either is taken from now on."""
        if is_id(name) and name not in self._taken:
            self._taken.add(name)
            return name
        return self.new(words, kind)

    def new(self, words: str, kind: str) -> str:
        """Return an id made of *words* that is not taken, and take it."""
        stem = stem_of(words, kind)
        name, self._last[stem] = _numbered(stem, self._last[stem] + 1, self._taken)
        self._taken.add(name)
        return name


def _numbered(stem: str, number: int, taken: Container[str]) -> tuple[str, int]:
    """Return *stem* with the first free number from *number* on, and that number; the first is not written."""
    while True:
        name = stem if number == 1 else f"{stem}-{number}"
        if name not in taken:
            return name, number
        number += 1
