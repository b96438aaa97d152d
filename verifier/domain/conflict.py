"""Conflicts: statements that cannot all hold, with all the documents that take part and what each of them says."""

import hashlib
from datetime import date
from typing import Final

from verifier.domain.check import Check
from verifier.domain.noun import Noun

KEY_DIGITS: Final = 12  # hexadecimal ones of a sentence's digest: a register of a million is unlikely to have two alike
BETWEEN: Final = " ↔ "  # the two sides in a key


class Position(Noun):
    """One statement that takes part in a conflict: who states it and where.

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
    def key(self) -> str:
        """What stays the same when all is read again: the claim's key, or the document with the sentence's words.

        Offsets, spaces, quotation marks and capitals take no part, so that a better reader changes no identity.
        """
        return self.claim or f"{self.document}@{self.words_sha256[:KEY_DIGITS]}"

    @property
    def words_sha256(self) -> str:
        """The SHA-256 of the letters and digits of what is stated."""
        letters = "".join(filter(str.isalnum, self.text.casefold()))
        return hashlib.sha256(letters.encode()).hexdigest()


class Stated(Noun):
    """A statement to be held against others; periods such as "last year" count from *published*."""

    position: Position
    published: date | None = None


class Stand(Noun):
    """What one or more documents say of a matter in conflict.

    *says* is the part that differs, as it was written: "May 2019"; empty where no part can be pointed at (a negation).
    """

    says: str
    positions: tuple[Position, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that say so, sorted."""
        return tuple(sorted({position.document for position in self.positions}))

    @property
    def told(self) -> str:
        """How many documents say what: "3 documents say May 2019"; of one its id."""
        count = len(self.documents)
        return f"{self.documents[0]} says {self.says}" if count == 1 else f"{count} documents say {self.says}"


class Conflict(Noun):
    """Statements that cannot all hold, with the *check* that shows it and how *certain* it is, 0 to 1.

    *one* and *other* are the two that the check is about. *stands* are all that is said on the matter, most documents
    first: two or more, each with every statement that says so; empty in a conflict that was kept before there were any.
    """

    one: Position
    other: Position
    check: Check
    certain: float
    stands: tuple[Stand, ...] = ()

    @property
    def key(self) -> str:
        """What stays the same when the register is read again: both sides, in a fixed order."""
        return pair_key(self.one, self.other)

    @property
    def sides(self) -> tuple[Stand, ...]:
        """The stands, or without any the two statements that the check is about."""
        return self.stands or (
            Stand(says=self.check.claimed, positions=(self.one,)),
            Stand(says=self.check.stated, positions=(self.other,)),
        )

    @property
    def positions(self) -> tuple[Position, ...]:
        """All statements that take part, side by side, each key once."""
        return tuple({each.key: each for stand in self.sides for each in stand.positions}.values())

    @property
    def is_of_many(self) -> bool:
        """Whether there are more than two sides, or more than one statement takes some side."""
        return len(self.sides) > 2 or any(len(stand.positions) > 1 for stand in self.sides)  # noqa: PLR2004  a pair

    @property
    def told(self) -> str:
        """What differs, with the documents called by their ids: "3 documents say May 2019, post says August 2020"."""
        if len(self.stands) > 1 and self.is_of_many and all(stand.says for stand in self.sides):
            return ", ".join(stand.told for stand in self.sides)
        reason, one, other = self.check.reason, self.one.document, self.other.document
        if one == other:
            return reason.replace("the first", "one sentence").replace("the second", "another")
        return reason.replace("the first", one).replace("the second", other)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of all documents that take part, sorted."""
        return tuple(sorted({document for stand in self.sides for document in stand.documents}))


def pair_key(one: Position, other: Position) -> str:
    """Return the key of a conflict of two statements, whichever comes first."""
    return BETWEEN.join(sorted((one.key, other.key)))


def names_in(key: str) -> tuple[str, ...]:
    """Return the keys of the two statements that the conflict of that *key* is known by."""
    return tuple(key.split(BETWEEN))
