"""What a run reported about a claim, kept so that its history can be shown."""

from enum import StrEnum

from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.noun import Noun


class Column(StrEnum):
    """Which of the two answers: does the document state it, does a cited source bear it out?"""

    STATED = "stated"
    CITED = "cited"


class Reported(Noun):
    """What one run made of one claim by one text.

    *claim* is the claim's key; *name* the id of the document or source, by *column*. *verdict* is that of this text and
    *overall* that of the claim. *text_sha256* is empty where there was no text to judge; *unavailable* says why.
    """

    claim: str
    claim_sha256: str
    column: Column
    name: str
    verdict: Verdict
    overall: Verdict
    text_sha256: str = ""
    unavailable: Unavailable | None = None
