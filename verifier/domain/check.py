"""Checks: one part of a claim held against the same part of the evidence."""

from enum import StrEnum

from verifier.domain.noun import Noun


class CheckKind(StrEnum):
    """Which part of a statement a check compares."""

    FIGURE = "figure"
    PERIOD = "period"
    NAME = "name"
    ROLE = "role"  # who did what to whom
    POLARITY = "polarity"  # did or did not
    DIRECTION = "direction"  # rose or fell
    MODALITY = "modality"  # planned or done
    ATTRIBUTION = "attribution"  # who says it
    SCOPE = "scope"  # all or some
    WORDING = "wording"  # the remaining words
    MEANING = "meaning"  # the whole, as the entailment model reads it


class Outcome(StrEnum):
    """What a check found."""

    AGREES = "agrees"  # the source entails it
    DIFFERS = "differs"  # both cannot hold
    OPEN = "open"  # both can hold: the source says less, or they cannot be compared
    ABSENT = "absent"  # the source does not speak of it


class Check(Noun):
    """One comparison: what the claim has, what the source has (empty if nothing), the outcome and why."""

    kind: CheckKind
    claimed: str
    stated: str = ""
    outcome: Outcome
    reason: str
