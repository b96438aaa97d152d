"""Occasions: which of a sentence's periods tells when the claim's matter came about.

"Cut off in May 2019, but exempted throughout the rest of 2019": a period belongs to the words of its own clause. So a
period of the source answers one of the claim the more surely, the more of the words around the claim's period are met
around it, and each clause between counts against it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment, Link
from verifier.domain.period import Period
from verifier.language.statement import NO_NAME, Statement, Word
from verifier.language.words import Token

_BREAKS: Final = re.compile(r"[;:]|[.!?]\s")
_DASH: Final = re.compile(r"[–—]|\s-\s")
_OPENING: Final = re.compile(r"[(\[]")
_CLOSING: Final = re.compile(r"[)\]]")
_OPENERS: Final = frozenset(
    "but while whereas although though which who whose when where because amid after before since that if as so yet "
    "until unless despite following".split()
)
_COORDINATORS: Final = frozenset({"and", "or", "nor"})
_PER_CLAUSE: Final = 0.35  # what a word keeps of its worth for each clause that lies between it and the period
_NAME_WORTH: Final = 0.5  # names run through all clauses of a sentence; what is said of them does not
_REACH: Final = 160  # code points at which a word of the same clause counts half
_JOINT: Final = re.compile(
    r",?\s(?:and|or|as\swell\sas)\s(?:(?:again|also)\s)?(?:(?:in|during|of|throughout)\s)?(?:the\s)?"
)
_COMMA: Final = re.compile(r",\s(?:in\s)?")


@dataclass(frozen=True, slots=True)
class Occasion:
    """One period, or a coordinated row of them ("2019 and early 2020"), of *statement*, in order."""

    statement: Statement
    periods: tuple[Period, ...]

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


def occasions(statement: Statement) -> list[Occasion]:
    """Return the periods of a statement, coordinated ones together.

    >>> from verifier.language.statement import read_statement
    >>> [one.text for one in occasions(read_statement("It fell in 2019 and early 2020, and rose in 2021."))]
    ['2019 and early 2020', '2021']
    """
    rows: list[list[Period]] = []
    for period in statement.periods:
        if rows and _are_coordinated(statement, rows[-1], period):
            rows[-1].append(period)
        else:
            rows.append([period])
    return [Occasion(statement, tuple(row)) for row in rows]


def _are_coordinated(statement: Statement, row: Sequence[Period], period: Period) -> bool:
    gap = statement.text[row[-1].end - statement.start : period.start - statement.start]
    is_joined = _JOINT.fullmatch(gap) is not None or (len(row) > 1 and _COMMA.fullmatch(gap) is not None)
    return is_joined and row[-1].relation is period.relation


def clause_numbers(statement: Statement) -> Mapping[int, int]:
    """Return for the start of each token the number of the clause that it stands in, told by marks and conjunctions.

    What stands in brackets or between two dashes is a clause of its own, behind which the one before goes on.
    """
    starts = [token.start for token in statement.tokens]
    dated = [any(period.start <= start < period.end for period in statement.periods) for start in starts]
    dashes = len(_DASH.findall(statement.text))
    numbers: dict[int, int] = {}
    current = highest = 0
    left: list[int] = []
    last = statement.start
    for at, token in enumerate(statement.tokens):
        gap = statement.text[last - statement.start : token.start - statement.start]
        opens, closes = _OPENING.search(gap) is not None, _CLOSING.search(gap) is not None
        if _DASH.search(gap) and dashes > 1:
            opens, closes = not left, bool(left)
        if closes and left:
            current = left.pop()
        elif opens:
            left.append(current)
        if (opens and not closes) or (at and not dated[at] and _begins(statement.tokens, dated, at, gap)):
            highest += 1
            current = highest
        numbers[token.start] = current
        last = token.end
    return numbers


def _begins(tokens: Sequence[Token], dated: Sequence[bool], at: int, gap: str) -> bool:
    return _BREAKS.search(gap) is not None or _opens(tokens, dated, at, gap)


def _opens(tokens: Sequence[Token], dated: Sequence[bool], at: int, gap: str) -> bool:
    """Tell whether a clause begins with the token *at*; a preposition before a period opens none."""
    token = tokens[at]
    if at + 1 < len(tokens) and dated[at + 1]:
        return False
    if token.lower in _OPENERS:
        return True
    if token.lower in _COORDINATORS:
        return "," in gap
    return token.is_capitalised and token.is_function and gap == " " and not tokens[at - 1].is_capitalised


def binding(claimed: Occasion, stated: Occasion, alignment: Alignment) -> float:
    """Return the share of the words around the claim's period that are met around the source's, 0 to 1."""
    mine, theirs = clause_numbers(claimed.statement), clause_numbers(stated.statement)
    near = {word.token.start: _nearness(word, stated, theirs) for word in stated.statement.words}
    by_key: dict[str, float] = {}
    for word in stated.statement.words:
        for key in word.keys:
            by_key[key] = max(by_key.get(key, 0.0), near[word.token.start])
    total = met = 0.0
    for link in alignment.links:
        weight = link.word.weight * _nearness(link.word, claimed, mine)
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


def _nearness(word: Word, occasion: Occasion, clauses: Mapping[int, int]) -> float:
    """Return how much a word may say about a period, by the clauses and the distance between them, 0 to 1."""
    at = next((start for start in clauses if start >= occasion.start), occasion.start)
    between = abs(clauses[word.token.start] - clauses.get(at, 0))
    distance = max(word.token.start - occasion.end, occasion.start - word.token.end, 0)
    return float(_PER_CLAUSE**between * _REACH / (_REACH + distance))
