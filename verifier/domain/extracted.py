"""Extracted claims: the checkable statements of an article, each with what it cites and why it was taken."""

from verifier.domain.figure import Figure
from verifier.domain.noun import Noun
from verifier.domain.period import Period
from verifier.domain.span import Span


class Cited(Noun):
    """One tie from an extracted claim to a reference of its article; *marker* is what was written there."""

    marker: str
    reference: str
    title: str
    url: str | None = None
    locator: str | None = None


class Stand(Noun):
    """Words of a claim that needed their text: what was *written*, and what it was *resolved* to.

    *resolved* is empty where it could not be told; then the claim cannot stand alone.
    """

    written: str
    resolved: str = ""


class ExtractedClaim(Span):
    """One checkable statement, at the code points *start* to *end* of its article.

    *text* stands alone: what its words referred to is put in their place. *sentence* is what the article says, word for
    word. *score* says how much the statement is worth checking, 0 to 1, and *reasons* why, the weightiest first.
    *speaker* is who says it where the article only reports it. *figures* and *periods* are those of *text*, and their
    offsets count in it. *heading* is the heading above.
    """

    id: str
    text: str
    sentence: str
    score: float
    reasons: tuple[str, ...]
    speaker: str = ""
    figures: tuple[Figure, ...] = ()
    periods: tuple[Period, ...] = ()
    citations: tuple[Cited, ...] = ()
    stands: tuple[Stand, ...] = ()
    heading: str = ""

    @property
    def stands_alone(self) -> bool:
        """Whether every word that needed its text was resolved."""
        return all(stand.resolved for stand in self.stands)
