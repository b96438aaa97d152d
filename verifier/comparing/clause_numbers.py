"""Clause numbers: which words of a sentence stand in one clause, told by marks and conjunctions alone.

A reading of all verbs and phrases costs more than the comparison of two periods may. What is needed here is only
whether something else is being told between a word and a date.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from verifier.domain.period import Period
from verifier.language.statement import Statement
from verifier.language.words import Token

CACHED: Final = 4096  # sentences: those of a few long texts

_STOP: Final = re.compile(r"[;:]|[.!?]\s")
_DASH: Final = re.compile(r"[–—]|\s-\s")
_OPENING: Final = re.compile(r"[(\[]")
_CLOSING: Final = re.compile(r"[)\]]")
_OPENERS: Final = frozenset(
    "but while whereas although though which who whose when where because amid after before since that if as so yet "
    "until unless despite following".split()
)
_COORDINATORS: Final = frozenset({"and", "or", "nor"})


@dataclass(slots=True)
class _Count:
    """The number of the clause that is being read, and those that were left open by brackets and dashes."""

    current: int = 0
    highest: int = 0
    left: list[int] = field(default_factory=list)

    def begin(self) -> None:
        self.highest += 1
        self.current = self.highest

    def enter(self) -> None:
        self.left.append(self.current)
        self.begin()

    def leave(self) -> None:
        if self.left:
            self.current = self.left.pop()


@lru_cache(maxsize=CACHED)
def clause_numbers(statement: Statement) -> Mapping[int, int]:
    """Return for the start of each token, in order, the number of the clause that it stands in.

    What stands in brackets or between two dashes is a clause of its own, behind which the one before goes on.
    """
    tokens = statement.tokens
    dated = _dated(tokens, statement.periods)
    pairs_dashes = len(_DASH.findall(statement.text)) > 1
    count, numbers = _Count(), {}
    last, is_inside = statement.start, False
    for at, token in enumerate(tokens):
        gap = statement.text[last - statement.start : token.start - statement.start]
        if pairs_dashes and _DASH.search(gap):
            count.leave() if is_inside else count.enter()
            is_inside = not is_inside
        elif _CLOSING.search(gap) and not _OPENING.search(gap):
            count.leave()
        elif _OPENING.search(gap):
            count.enter()
        elif at and (_STOP.search(gap) or _DASH.search(gap) or _opens(tokens, dated, at, gap)):
            count.begin()
        numbers[token.start] = count.current
        last = token.end
    return MappingProxyType(numbers)


def _dated(tokens: Sequence[Token], periods: Sequence[Period]) -> list[bool]:
    """Tell for each token whether it stands in a period; both come in order."""
    dated, number = [], 0
    for token in tokens:
        while number < len(periods) and periods[number].end <= token.start:
            number += 1
        dated.append(number < len(periods) and periods[number].start <= token.start)
    return dated


def _opens(tokens: Sequence[Token], dated: Sequence[bool], at: int, gap: str) -> bool:
    """Tell whether a clause begins with the token *at*; a preposition before a period opens none.

    A small word with a capital in mid-sentence begins a sentence whose stop was lost.
    """
    token = tokens[at]
    if dated[at] or (at + 1 < len(tokens) and dated[at + 1]):
        return False
    if token.lower in _OPENERS:
        return True
    if token.lower in _COORDINATORS:
        return "," in gap
    return token.is_capitalised and token.is_function and gap == " " and not tokens[at - 1].is_capitalised
