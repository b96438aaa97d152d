"""Forms: the ways in which a unit or a currency is written, found in tokens, the longest first.

A table lists forms in a short notation that :func:`parse` explains. A form of several words is also met with glued
hyphens between them: "square metre" finds "square-metre".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from verifier.language.tokens import END, HYPHENS, Token, tokenize

T = TypeVar("T")

EXACT: Final = "="
PLURAL: Final = "(s)"


@dataclass(frozen=True, slots=True)
class Form:
    """The words of one form; an *exact* one must be written just so ("W"), any other in capitals or not."""

    words: tuple[str, ...]
    exact: bool


def parse(cell: str) -> Iterator[Form]:
    """Yield the forms listed in *cell*, parted by commas.

    ``kilometre(s)`` stands for both numbers, and ``=MW`` must be written with these capitals.

    >>> [" ".join(form.words) for form in parse("=km, kilometre(s)")]
    ['km', 'kilometre', 'kilometres']
    """
    for written in cell.split(", "):
        exact = written.startswith(EXACT)
        bare = written.removeprefix(EXACT)
        for text in (bare.replace(PLURAL, ""), bare.replace(PLURAL, "s")) if PLURAL in bare else (bare,):
            tokens = [token for token in tokenize(text) if token.kind is not END and token.text != "-"]
            yield Form(tuple(token.text if exact else token.lower for token in tokens), exact)


class Forms(Generic[T]):
    """Forms with what each of them means, ordered by their first words."""

    def __init__(self, meanings: Iterable[tuple[Form, T]]) -> None:
        """Take the forms; of two equal ones the later holds."""
        by_first: dict[str, dict[Form, T]] = defaultdict(dict)
        for form, meaning in meanings:
            by_first[form.words[0].lower()][form] = meaning
        self._by_first = {
            first: sorted(forms.items(), key=lambda item: (-len(item[0].words), not item[0].exact))
            for first, forms in by_first.items()
        }

    def at(self, tokens: Sequence[Token], place: int) -> Iterable[tuple[T, int]]:
        """Return what is written from the token *place* on and the token after it, the longest form first."""
        forms = self._by_first.get(tokens[place].lower)
        return () if forms is None else self._written(forms, tokens, place)

    @staticmethod
    def _written(forms: Sequence[tuple[Form, T]], tokens: Sequence[Token], place: int) -> Iterator[tuple[T, int]]:
        for form, meaning in forms:
            end = _end_of(form, tokens, place)
            if end > place:
                yield meaning, end


def _end_of(form: Form, tokens: Sequence[Token], place: int) -> int:
    """Return the token after *form*, or *place* where it is not written there."""
    at = place
    for index, word in enumerate(form.words):
        if index and tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued:
            at += 1
        if (tokens[at].text if form.exact else tokens[at].lower) != word or (word.isdigit() and not tokens[at].glued):
            return place  # "m2" is no "m 2"
        at += 1
    return at
