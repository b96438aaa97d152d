"""Answers: what came of comparing two statements, by what both are read as."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from verifier.domain.check import Check


class Relation(StrEnum):
    """How two statements stand to each other: what counts between documents may not count within one."""

    BETWEEN = "between"
    WITHIN = "within"


class Pair(NamedTuple):
    """The digests of two statements that are compared, in the order in which they are."""

    one: str
    other: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Answer:
    """A check that shows two statements contrary, and how much of their wording they share, 0 to 1.

    *is_turned* where "claimed" is what the second of the two says.
    """

    check: Check
    shared: float
    is_turned: bool = False
