"""Everything that verifier raises on purpose.

VerifierError                 has a hint: what the person can do
├── ConfigError               a setting or a flag cannot be used
├── RegisterError             claim files that cannot be read; carries all findings at once
├── ReadError                 bytes that give no text; carries the reason for ``unavailable``
│   ├── EmptyInput
│   ├── TooLarge
│   ├── UnknownFormat
│   ├── BrokenFile
│   ├── EncryptedFile
│   ├── ScannedFile
│   ├── NoText
│   └── ForeignLanguage
├── FetchError                a URL that could not be captured; carries the link status
│   ├── PassingTrouble        one that may be gone at the next try
│   └── CertificateError      carries what is wrong with the certificate
├── ArchiveError              an archive that cannot be read or written
│   ├── DamagedRecord
│   ├── MissingWarc           a file that is not in the folder; carries which part of it was asked for
│   └── ObjectsError          object storage that cannot be used
│       ├── ObjectsMissing    the package for it is not installed
│       ├── NoBucket
│       ├── NoRights
│       ├── MissingObject
│       ├── WrongDigest       what is there is not what was sealed
│       └── UploadInterrupted
├── StoreError                a database that cannot be used
│   ├── StoreLocked
│   │   └── StoreCrossed      others changed the same rows at the same moment
│   ├── StoreUnreachable      its server is not there
│   │   └── StoreLost         its server was there, and was lost in the middle of work
│   └── ForeignStore
├── LedgerError               a ledger that cannot be read
├── DecisionsError            a log of decisions that cannot be read
├── ChangedMeanwhile          somebody else decided first; carries what has been decided
├── CasesError                evaluation cases that cannot be read
├── OutputError               a report that cannot be written
├── ModelError                an entailment model that cannot be loaded or used
├── WorkerError               processes or machines that cannot be used for the work
│   └── SchedulerLost         the scheduler was there, and was lost in the middle of work
└── UnknownName               a claim, source or document that the register does not hold
"""

from collections.abc import Sequence

from verifier.domain.assessment import Unavailable
from verifier.domain.decision import Decision
from verifier.domain.finding import Finding
from verifier.domain.link import LinkStatus


class VerifierError(Exception):
    """The base of all errors raised on purpose. *hint* says what to do; both parts are shown to people."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class ConfigError(VerifierError):
    """A setting or a flag cannot be used."""


class RegisterError(VerifierError):
    """Claim files cannot be used; *findings* holds every mistake, each with its file and line."""

    def __init__(self, message: str, findings: Sequence[Finding], *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.findings = tuple(findings)


class ReadError(VerifierError):
    """Bytes give no text that could be judged."""

    reason = Unavailable.UNREADABLE


class EmptyInput(ReadError):
    """There is not a single readable byte."""


class TooLarge(ReadError):
    """The input is larger than the reader's limit."""


class UnknownFormat(ReadError):
    """The bytes are of no format that verifier reads."""


class BrokenFile(ReadError):
    """The file is damaged or is not what its name says."""


class EncryptedFile(ReadError):
    """The file cannot be opened without a password."""


class ScannedFile(ReadError):
    """A PDF holds pictures of pages, but no text."""

    reason = Unavailable.SCANNED


class NoText(ReadError):
    """A page holds no text by itself; scripts would fetch it."""

    reason = Unavailable.NO_TEXT


class ForeignLanguage(ReadError):
    """The text is not English."""

    reason = Unavailable.FOREIGN_LANGUAGE


class FetchError(VerifierError):
    """A URL could not be captured; *status* says what the request came to."""

    def __init__(self, message: str, status: LinkStatus, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.status = status


class PassingTrouble(FetchError):
    """A URL could not be captured this time; the next try may succeed."""


class CertificateError(FetchError):
    """Nobody vouches for who answers; *problem* says in a word why."""

    def __init__(self, message: str, problem: str, *, hint: str = "") -> None:
        super().__init__(message, LinkStatus.TLS_ERROR, hint=hint)
        self.problem = problem


class ArchiveError(VerifierError):
    """The archive cannot be read or written."""


class DamagedRecord(ArchiveError):
    """A record of the archive does not have the digest that it was stored with, or cannot be decoded."""


class MissingWarc(ArchiveError):
    """A file of the archive is not in its folder; asked for were *length* bytes of it at *offset*, 0 for all of it."""

    def __init__(self, name: str, offset: int = 0, length: int = 0) -> None:
        super().__init__(f"{name}: no such file or directory", hint="Check the folder of the archive.")
        self.name = name
        self.offset = offset
        self.length = length


class ObjectsError(ArchiveError):
    """The object storage cannot be reached or used."""


class ObjectsMissing(ObjectsError):
    """The package that speaks to object storage is not installed."""


class NoBucket(ObjectsError):
    """There is no such bucket, container or folder."""


class NoRights(ObjectsError):
    """The object storage does not let us do this, or does not know who we are."""


class MissingObject(ObjectsError):
    """The object storage does not hold a file."""


class WrongDigest(ObjectsError):
    """A file here or in the object storage is not the one that was sealed under its name."""


class UploadInterrupted(ObjectsError):
    """An upload broke off; nothing of it is visible, and doing it again goes on."""


class StoreError(VerifierError):
    """The database cannot be used."""


class StoreLocked(StoreError):
    """Another process holds the database for longer than the waiting time."""


class StoreCrossed(StoreLocked):
    """Others changed the same at the same moment; nothing was written, and it may be done again."""


class StoreUnreachable(StoreError):
    """The database's server does not answer."""


class StoreLost(StoreUnreachable):
    """The database's server was there, and was lost in the middle of work; what was acknowledged is kept."""


class ForeignStore(StoreError):
    """The database is none of verifier, or one of a newer version."""


class LedgerError(VerifierError):
    """The ledger cannot be read; *findings* holds every mistake, each with its line."""

    def __init__(self, message: str, findings: Sequence[Finding] = (), *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.findings = tuple(findings)


class DecisionsError(VerifierError):
    """The log of decisions cannot be read; *findings* holds every mistake, each with its line."""

    def __init__(self, message: str, findings: Sequence[Finding] = (), *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.findings = tuple(findings)


class ChangedMeanwhile(VerifierError):
    """What was to be decided is no longer as it was shown; *since* holds what has been decided since then."""

    def __init__(self, message: str, since: Sequence[Decision] = (), *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.since = tuple(since)


class CasesError(VerifierError):
    """A file of labelled cases cannot be read."""


class OutputError(VerifierError):
    """A report cannot be written where it was asked for."""


class UnknownName(VerifierError):
    """The register holds no claim, source or document of that name."""


class ModelError(VerifierError):
    """An entailment model, its tokenizer or its labels cannot be used."""


class WorkerError(VerifierError):
    """Processes or machines that were to do the work cannot be used."""


class SchedulerLost(WorkerError):
    """The scheduler of a cluster was there, and was lost in the middle of work; what was recorded is kept."""
