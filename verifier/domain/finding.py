"""Findings: anything that a report can point at."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from verifier.domain.noun import Noun


class Severity(StrEnum):
    """How grave a finding is; the values are ordered by :func:`rank`."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for notes, 1 for warnings, 2 for errors."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; *hint* is what to do where the place of the mistake gives no better advice."""

    name: str
    severity: Severity
    meaning: str
    hint: str


class Finding(Noun):
    """Something to look at: what it is, where it stands, and what to do about it.

    *line* and *column* count from 1; 0 means that the finding is about the whole file. *subject* is what the finding
    is about (a claim's key, a source's id) and survives edits elsewhere in the file.
    """

    code: str
    severity: Severity
    message: str
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    subject: str = ""

    @property
    def fingerprint(self) -> str:
        """A short hash that stays the same when lines move: of code, file and subject (or message without one)."""
        matter = "\0".join((self.code, self.file, self.subject or self.message))
        return hashlib.sha256(matter.encode()).hexdigest()[:16]
