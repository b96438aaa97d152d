"""A diagnosis: one thing that was looked at, how it is, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something is: in order, worth a look, or in the way of work."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found about one *subject*, such as "database"; *hint* says what to do, "" where all is well."""

    subject: str
    state: State
    message: str
    hint: str = ""


def well(subject: str, message: str) -> Diagnosis:
    """Return that *subject* is in order."""
    return Diagnosis(subject, State.OK, message)


def doubtful(subject: str, message: str, hint: str) -> Diagnosis:
    """Return that *subject* is worth a look."""
    return Diagnosis(subject, State.WARNING, message, hint)


def wrong(subject: str, message: str, hint: str) -> Diagnosis:
    """Return that *subject* is in the way of work."""
    return Diagnosis(subject, State.PROBLEM, message, hint)
