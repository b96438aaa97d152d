"""Conflicts: statements of different documents that cannot all hold."""

from datetime import date
from typing import Final

from verifier.domain.check import Check
from verifier.domain.noun import Noun

BETWEEN: Final = " ↔ "  # the two sides in a key


class Position(Noun):
    """One side of a conflict: who states it and where.

    *document* is the document's id; *claim* the claim's key where the statement is a registered claim, else empty;
    *text* is what is stated; *start* and *end* are its offsets in the document's text where it was read from there,
    both 0 for a claim.
    """

    document: str
    claim: str = ""
    text: str
    start: int = 0
    end: int = 0
    text_sha256: str = ""

    @property
    def name(self) -> str:
        """What the side is known by when the register is read again: the claim's key, or document and words."""
        return self.claim or f"{self.document}@{self.text}"


class Stated(Noun):
    """A statement to be held against those of other documents; periods such as "last year" count from *published*."""

    position: Position
    published: date | None = None


class Conflict(Noun):
    """Two statements that cannot both hold, with the *check* that shows it and how *certain* it is, 0 to 1."""

    one: Position
    other: Position
    check: Check
    certain: float

    @property
    def key(self) -> str:
        """What stays the same when the register is read again: both sides, in a fixed order."""
        return BETWEEN.join(sorted((self.one.name, self.other.name)))
