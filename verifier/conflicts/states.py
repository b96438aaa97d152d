"""States that exclude one another, and ranks at the end of a race: differences that no single pair of opposites tells.

A person who was killed did not survive, a merger that was called off was not completed, and who finished third did not
finish fifth. A negation turns a state into its neighbour, so that "none survived" and "all died" are one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import Statement
from verifier.language.words import Token, stem

# Each row holds two states; each state the words, or pairs of words, that tell it.
STATES: Final = (
    ("survived alive rescued", "died dead killed perished drowned extinct"),
    (
        "completed finalised gone-through went-through gone-ahead went-ahead",
        "abandoned cancelled scrapped shelved called-off fell-through broken-off",
    ),
    ("acquitted innocent", "convicted guilty"),
    ("demolished razed torn-down pulled-down knocked-down", "still-stands still-standing"),
    (
        "allowed permitted cleared approved authorised legalised",
        "blocked banned prohibited forbidden vetoed outlawed barred rejected",
    ),
    ("genuine authentic", "forgery fake forged counterfeit"),
    ("went-up gone-up goes-up going-up", "went-down gone-down goes-down going-down"),
)  # fmt: skip
PLACING: Final = frozenset({"finish", "come", "place", "rank", "end"})
PLACES: Final = MappingProxyType(
    {
        word: rank
        for rank, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth last".split(), 1)
    }
)
PLACE: Final = "place"  # "finished the race in seventh place"
PLACING_REACH: Final = 2  # tokens: "finished in third", "came a distant second"


@dataclass(frozen=True, slots=True)
class State:
    """That a statement tells the state *side*, 0 or 1, of row *row*: by the stem or pair of stems *told*."""

    row: int
    side: int
    told: str
    text: str


def check_states(one: Statement, other: Statement) -> list[Check]:
    """Return a check for each row that both statements tell, and for the ranks that both give; else nothing."""
    mine, theirs = read_states(one), read_states(other)
    shared = [  # of one word with and without a negation, the polarity check tells
        (state, rival) for state in mine for rival in theirs if state.row == rival.row and state.told != rival.told
    ]
    checks = [_check(state.text, rival.text, differs=state.side != rival.side) for state, rival in shared]
    return [*checks[:1], *_check_ranks(one.tokens, other.tokens)]


def read_states(statement: Statement) -> list[State]:
    """Return the states that a statement tells, in order; a row whose two states it tells both is left out."""
    found = list(_states(statement))
    sides = {(state.row, state.side) for state in found}
    return [state for state in found if (state.row, 1 - state.side) not in sides]


def _states(statement: Statement) -> Iterator[State]:
    stems = [token.stem for token in statement.tokens]
    for index, single in enumerate(stems):
        pair = f"{single}-{stems[index + 1]}" if index + 1 < len(stems) else ""
        for told in (single, pair):
            for row, side in _TABLE.get(told, ()):
                is_turned = statement.is_negated(index)
                yield State(row, 1 - side if is_turned else side, told, statement.tokens[index].text)


def _check_ranks(mine: Sequence[Token], theirs: Sequence[Token]) -> list[Check]:
    one, other = _placed(mine), _placed(theirs)
    return [_check(one, other, differs=True)] if one and other and one != other else []


def _placed(tokens: Sequence[Token]) -> str:
    """Return the place that somebody is said to have come in, in words; empty where none is."""
    for index, token in enumerate(tokens):
        if token.stem in PLACING:
            for later in tokens[index + 1 : index + 1 + PLACING_REACH]:
                if later.lower in PLACES:
                    return later.lower
            named = [one.lower for one, place in pairwise(tokens[index + 1 :]) if place.lower == PLACE]
            if named and named[0] in PLACES:
                return named[0]
    return ""


def _check(claimed: str, stated: str, *, differs: bool) -> Check:
    return Check(
        kind=CheckKind.DIRECTION,
        claimed=claimed,
        stated=stated,
        outcome=Outcome.DIFFERS if differs else Outcome.AGREES,
        reason=f"the source says “{stated}”, the claim says “{claimed}”",
    )


def _table() -> MappingProxyType[str, tuple[tuple[int, int], ...]]:
    table: dict[str, tuple[tuple[int, int], ...]] = {}
    for row, cells in enumerate(STATES):
        for side, cell in enumerate(cells):
            for word in cell.split():
                key = "-".join(map(stem, word.split("-")))
                table[key] = (*table.get(key, ()), (row, side))
    return MappingProxyType(table)


_TABLE: Final = _table()
