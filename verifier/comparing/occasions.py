"""Occasions: which of a sentence's periods tells when the claim's matter came about.

"Cut off in May 2019, but exempted throughout the rest of 2019": a period belongs to the words of its own clause. So a
period of the source answers one of the claim the more surely, the more of the words around the claim's period are met
around it; distance and each clause between count against a word.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.comparing.clause_numbers import clause_numbers
from verifier.domain.period import Period
from verifier.language.statement import NO_NAME, Statement, Word

_PER_CLAUSE: Final = 0.35  # what a word keeps of its worth for each clause that lies between it and the period
_NAME_WORTH: Final = 0.5  # names run through all clauses of a sentence; what is said of them does not
_REACH: Final = 160  # code points at which a word of the same clause counts half
_AGAIN: Final = r"(?:(?:again|also)\s)?(?:(?:in|during|of|throughout)\s)?(?:the\s)?"
_JOINT: Final = re.compile(rf",?\s(?:and|or|as\swell\sas)\s{_AGAIN}")
_COMMA: Final = re.compile(r",\s(?:in\s)?")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One period, or a coordinated row of them ("2019 and early 2020"), of *statement*, in order.

    *clauses* are the clause numbers of the statement, *clause* is that of the period.
    """

    statement: Statement
    periods: tuple[Period, ...]
    clauses: Mapping[int, int]
    clause: int

    @property
    def start(self) -> int:
        """Where the first of them starts."""
        return self.periods[0].start

    @property
    def end(self) -> int:
        """Where the last of them ends."""
        return self.periods[-1].end

    @property
    def text(self) -> str:
        """All of them as they were written."""
        return self.statement.text[self.start - self.statement.start : self.end - self.statement.start]

    def nearness(self, word: Word) -> float:
        """Return how much a word of the statement may say about the period, 0 to 1.

        In a row of a table the head speaks of every cell alike, wherever its year stands.
        """
        if self.statement.cells:
            return 1.0
        between = abs(self.clauses[word.token.start] - self.clause)
        distance = max(word.token.start - self.end, self.start - word.token.end, 0)
        return float(_PER_CLAUSE**between * _REACH / (_REACH + distance))


def occasions(statement: Statement) -> list[Occasion]:
    """Return the periods of a statement, coordinated ones together.

    >>> from verifier.language.statement import read_statement
    >>> [one.text for one in occasions(read_statement("It fell in 2019 and early 2020, and rose in 2021."))]
    ['2019 and early 2020', '2021']
    """
    if not statement.periods:
        return []
    rows: list[list[Period]] = []
    for period in statement.periods:
        if rows and _are_coordinated(statement, rows[-1], period):
            rows[-1].append(period)
        else:
            rows.append([period])
    clauses = clause_numbers(statement)
    return [Occasion(statement, tuple(row), clauses, _clause_of(row[0], clauses)) for row in rows]


def _are_coordinated(statement: Statement, row: Sequence[Period], period: Period) -> bool:
    gap = statement.text[row[-1].end - statement.start : period.start - statement.start]
    is_joined = _JOINT.fullmatch(gap) is not None or (len(row) > 1 and _COMMA.fullmatch(gap) is not None)
    return is_joined and row[-1].relation is period.relation


def _clause_of(period: Period, clauses: Mapping[int, int]) -> int:
    return next((clause for start, clause in clauses.items() if start >= period.start), 0)


def binding(claimed: Occasion, stated: Occasion, alignment: Alignment) -> float:
    """Return the share of the words around the claim's period that are met around the source's, 0 to 1."""
    by_key: dict[str, float] = {}
    for word in stated.statement.words:
        near = stated.nearness(word)
        for key in word.keys:
            by_key[key] = max(by_key.get(key, 0.0), near)
    total = met = 0.0
    for link in alignment.links:
        weight = link.word.weight * claimed.nearness(link.word)
        weight *= _NAME_WORTH if link.word.name != NO_NAME else 1.0
        total += weight
        met += weight * link.worth * _best_answer(link, by_key)
    return met / total if total else 0.0


def _best_answer(link: Link, by_key: Mapping[str, float]) -> float:
    """Return how near to the source's period a word of the claim is answered, 0 where it is not."""
    if not link.worth:
        return 0.0
    keys = (*link.word.keys, *(link.place.word.keys if link.place is not None else ()))
    return max((by_key.get(key, 0.0) for key in keys), default=0.0)
