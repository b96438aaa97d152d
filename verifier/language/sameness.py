"""Sameness: whether two versions of a passage say the same, part by part.

Figures, periods, names and denials are read from both and held against one another. What one has and the other has
not is an alteration, however alike the rest. A part that is only written in another way ("15bn US dollars" for
"$15 billion") is the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, TypeVar

from verifier.domain.check import Outcome
from verifier.domain.figure import Figure
from verifier.domain.period import Period
from verifier.language.figure_check import check_figures
from verifier.language.period_check import check_periods
from verifier.language.polarity import read_denials
from verifier.language.statement import Statement, read_statement
from verifier.language.words import tokenize

NOTHING: Final = "nothing"
Part = TypeVar("Part", Figure, Period)


@dataclass(frozen=True, slots=True)
class Alterations:
    """What is not the same in two versions of a passage, each as "then → now"; *amounts* are figures and periods."""

    amounts: tuple[str, ...]
    names: tuple[str, ...]
    denials: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them; empty where every part is the same."""
        return (*self.amounts, *self.names, *self.denials)


def alterations(then: str, now: str) -> Alterations:
    """Return what is not the same in two versions of a passage."""
    old, new = read_statement(then), read_statement(now)
    figures = _altered(old.figures, new.figures, _same_figure)
    periods = _altered(old.periods, new.periods, _same_period)
    return Alterations((*figures, *periods), tuple(_altered_names(old, new)), tuple(_altered_denial(then, now)))


def shared_wording(then: str, now: str) -> float:
    """Return the share of the words of *then* that *now* has too, weighted by rarity, 0 to 1; 1 where there are none.

    The words of figures and periods are left out, for it is they that change where a passage is brought up to date.
    """
    words = read_statement(then).words
    present = {key for word in read_statement(now).words for key in word.keys}
    total = sum(word.weight for word in words)
    met = sum(word.weight for word in words if not present.isdisjoint(word.keys))
    return met / total if total else 1.0


def _altered(then: Sequence[Part], now: Sequence[Part], same: Callable[[Part, Part], bool]) -> list[str]:
    """Pair off the parts that are the same; name what is left over on either side, in order."""
    left = list(now)
    lost = []
    for part in then:
        twin = next((other for other in left if same(part, other)), None)
        if twin is None:
            lost.append(part.text)
        else:
            left.remove(twin)
    return _pairs(lost, [part.text for part in left])


def _pairs(lost: Sequence[str], won: Sequence[str]) -> list[str]:
    return [f"{one} → {other}" for one, other in zip_longest(lost, won, fillvalue=NOTHING)]


def _same_figure(one: Figure, other: Figure) -> bool:
    """Tell whether two figures bear each other out: neither is rounder, wider or in another unit."""
    return all(
        check_figures(claimed, stated).outcome is Outcome.AGREES for claimed, stated in ((one, other), (other, one))
    )


def _same_period(one: Period, other: Period) -> bool:
    if not one.is_resolved or not other.is_resolved:
        return (one.month, one.day, one.first, one.last) == (other.month, other.day, other.first, other.last)
    return all(
        check_periods(claimed, stated).outcome is Outcome.AGREES for claimed, stated in ((one, other), (other, one))
    )


def _altered_names(then: Statement, now: Statement) -> list[str]:
    """Name the names that have given way to others; one that is only left out may be "the company" by now."""
    pairs = zip(_names_without_words_in(then, now), _names_without_words_in(now, then), strict=False)
    return [f"{one} → {other}" for one, other in pairs]


def _names_without_words_in(one: Statement, other: Statement) -> list[str]:
    present = {key for word in other.words for key in word.keys}
    named: dict[int, set[str]] = {}
    for word in one.words:
        if word.name >= 0:
            named.setdefault(word.name, set()).update(word.keys)
    return [one.names[number].text for number, keys in sorted(named.items()) if present.isdisjoint(keys)]


def _altered_denial(then: str, now: str) -> list[str]:
    """Tell whether one version denies something that the other does not: by the number of denials, odd or even."""
    old, new = _denials(then), _denials(now)
    if len(old) % 2 == len(new) % 2:
        return []
    return [f"{' '.join(old) or NOTHING} → {' '.join(new) or NOTHING}"]


def _denials(text: str) -> list[str]:
    tokens = tokenize(text)
    return [tokens[denial.index].text for denial in read_denials(text, tokens)]
