"""Changes: what a sentence says of a quantity that rose or fell, with the amount and the two levels kept apart."""

from enum import StrEnum

from verifier.domain.figure import Figure
from verifier.domain.span import Span


class Direction(StrEnum):
    """Which way a quantity is said to have gone."""

    UP = "up"
    DOWN = "down"
    NONE = "none"  # "went from 5 to 7": two levels and no word for the way


class Change(Span):
    """A change read from a text; *start* to *end* reach from its first word or figure to its last.

    *amount* is by how much ("29.4 %", "12 points", "fourfold"), *before* and *after* are the levels; each is None
    where the text does not give it. *words* are the keys of the content words said with it, in order: who or what
    changed; *where* are those of them that only say where ("at the brewery"). *text* is what was written from *start*
    to *end*.
    """

    direction: Direction
    amount: Figure | None = None
    before: Figure | None = None
    after: Figure | None = None
    words: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    text: str

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that the text gives, amount first."""
        return tuple(figure for figure in (self.amount, self.before, self.after) if figure is not None)

    @property
    def way(self) -> Direction:
        """The direction as stated, or else the one that the two levels show."""
        if self.direction is not Direction.NONE or self.before is None or self.after is None:
            return self.direction
        if self.before.unit != self.after.unit or self.before.high == self.after.high:
            return Direction.NONE
        return Direction.UP if self.after.high > self.before.high else Direction.DOWN

    def __str__(self) -> str:
        """Return the change as it was written."""
        return self.text
