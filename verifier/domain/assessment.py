"""Assessments: the verdict on one claim against one text, with the evidence that decides it."""

from enum import StrEnum
from typing import Self

from verifier.domain.check import Check
from verifier.domain.noun import Noun
from verifier.domain.span import Span


class Verdict(StrEnum):
    """What a source makes of a claim; DISPUTED arises only over several sources."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    PARTIAL = "partial"
    NOT_ENOUGH_INFO = "not_enough_info"
    UNAVAILABLE = "unavailable"
    DISPUTED = "disputed"


class Unavailable(StrEnum):
    """Why there is no text to judge."""

    NOT_CAPTURED = "not_captured"
    DEAD = "dead"
    BLOCKED = "blocked"
    FOREIGN_LANGUAGE = "foreign_language"
    NO_TEXT = "no_text"  # the page shows text only by scripts
    SCANNED = "scanned"  # a PDF of pictures
    UNREADABLE = "unreadable"  # broken, encrypted, empty or of an unknown format


class Evidence(Span):
    """A passage that bears on a claim, at *start* to *end* of its text: both a quote and a position selector.

    *quote* is exactly ``content[start:end]``; *prefix* and *suffix* are up to 32 code points on either side, so that
    the passage can be found again when the text has moved.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""


class Assessment(Noun):
    """The verdict for one claim against one text by one matcher version.

    *score* is the estimated probability, 0 to 1, that the text bears the claim out. *evidence* is the deciding
    passage, first, or for ``not_enough_info`` the nearest one. *reason* says in plain words what decided.
    """

    verdict: Verdict
    score: float
    reason: str
    evidence: tuple[Evidence, ...] = ()
    checks: tuple[Check, ...] = ()
    unavailable: Unavailable | None = None
    claim_sha256: str
    text_sha256: str = ""
    matcher: str

    @classmethod
    def without_text(cls, claim_sha256: str, why: Unavailable, reason: str, matcher: str) -> Self:
        """Return the verdict ``unavailable``: there is no text, so that nothing speaks for the claim (score 0)."""
        return cls(
            verdict=Verdict.UNAVAILABLE,
            score=0.0,
            reason=reason,
            unavailable=why,
            claim_sha256=claim_sha256,
            matcher=matcher,
        )
