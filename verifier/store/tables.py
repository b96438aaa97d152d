"""The tables. Everything but runs is keyed by its content, so that writing it twice changes nothing.

Flat nouns are tables by subclassing; those that hold other nouns are kept whole, as JSON, beside the columns that they
are looked up by. Rows never leave this room: statements are built on the tables, and nouns come out.
"""

from datetime import datetime
from typing import Any, ClassVar, Final

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, Index, Integer, MetaData, Table
from sqlalchemy import Column as SqlColumn
from sqlmodel import Field, SQLModel

from verifier.domain.assessment import Unavailable, Verdict
from verifier.domain.decision import Subject
from verifier.domain.reported import Column, Reported
from verifier.domain.review import State
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress
from verifier.domain.snapshot import CaptureMethod, Snapshot
from verifier.store.columns import AsJson, Choice, UtcTime

# Names for constraints, so that a later migration can speak of them on every database.
NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
LONG: Final = BigInteger().with_variant(Integer(), "sqlite")  # an archive may be longer than 2 GiB; SQLite's are long
METADATA: Final = MetaData(naming_convention=NAMING)

_WORDS: Final = TypeAdapter(tuple[tuple[str, str], ...])
_NUMBERS: Final = TypeAdapter(tuple[tuple[str, int], ...])


class Row(SQLModel):
    """The base of all tables."""

    metadata: ClassVar[MetaData] = METADATA


class RunRow(Run, Row, table=True):
    """Runs, by id."""

    __tablename__ = "run"

    id: str = Field(primary_key=True)
    started_at: datetime = Field(sa_column=SqlColumn(UtcTime, nullable=False, index=True))
    ended_at: datetime | None = Field(default=None, sa_column=SqlColumn(UtcTime, nullable=True))
    settings: Any = Field(sa_column=SqlColumn(AsJson(_WORDS), nullable=False))
    counts: Any = Field(sa_column=SqlColumn(AsJson(_NUMBERS), nullable=False))


class RunProgressRow(RunProgress, Row, table=True):
    """How far each run is, by the run."""

    __tablename__ = "run_progress"

    run: str = Field(primary_key=True, foreign_key="run.id")
    since: datetime = Field(sa_column=SqlColumn(UtcTime, nullable=False))
    at: datetime = Field(sa_column=SqlColumn(UtcTime, nullable=False))


class SnapshotRow(Snapshot, Row, table=True):
    """Snapshots, by the id of their record in the archive."""

    __tablename__ = "snapshot"
    __table_args__ = (Index(None, "url", "captured_at"),)

    record_id: str = Field(primary_key=True)
    captured_at: datetime = Field(sa_column=SqlColumn(UtcTime, nullable=False))
    method: CaptureMethod = Field(sa_column=SqlColumn(Choice(CaptureMethod), nullable=False))
    payload_sha256: str = Field(index=True)
    payload_length: int = Field(sa_type=LONG)
    offset: int = Field(sa_type=LONG)
    length: int = Field(sa_type=LONG)
    memento_at: datetime | None = Field(default=None, sa_column=SqlColumn(UtcTime, nullable=True))


class TextRow(Row, table=True):
    """Texts, by the bytes that they were read from and by reader; *packed* is the whole text as compressed JSON."""

    __tablename__ = "text"

    payload_sha256: str = Field(primary_key=True)
    reader: str = Field(primary_key=True)
    text_sha256: str = Field(index=True)
    packed: bytes


class AssessmentRow(Row, table=True):
    """Assessments, by claim, text and matcher; *noun* is the whole assessment as JSON."""

    __tablename__ = "assessment"

    text_sha256: str = Field(primary_key=True)  # first: a run looks up all claims of one text
    claim_sha256: str = Field(primary_key=True)
    matcher: str = Field(primary_key=True)
    verdict: Verdict = Field(sa_column=SqlColumn(Choice(Verdict), nullable=False))
    noun: str


class ReportedRow(Reported, Row, table=True):
    """What each run reported."""

    __tablename__ = "reported"

    claim: str = Field(primary_key=True)  # first: histories are of one claim
    run_id: str = Field(primary_key=True, foreign_key="run.id", index=True)
    column: Column = Field(sa_column=SqlColumn(Choice(Column), primary_key=True))
    name: str = Field(primary_key=True)
    verdict: Verdict = Field(sa_column=SqlColumn(Choice(Verdict), nullable=False))
    overall: Verdict = Field(sa_column=SqlColumn(Choice(Verdict), nullable=False))
    unavailable: Unavailable | None = Field(default=None, sa_column=SqlColumn(Choice(Unavailable), nullable=True))


class ConflictRow(Row, table=True):
    """Conflicts, by a digest of matcher, sides and check; *key* stays the same when only words change."""

    __tablename__ = "conflict"

    sha256: str = Field(primary_key=True)
    matcher: str
    key: str = Field(index=True)
    noun: str


class ConflictReportedRow(Row, table=True):
    """Which run reported which conflicts."""

    __tablename__ = "conflict_reported"

    run_id: str = Field(primary_key=True, foreign_key="run.id")
    conflict_sha256: str = Field(primary_key=True, foreign_key="conflict.sha256")


class StatementRow(Row, table=True):
    """What finding rivals needs to know of a statement, by a digest of all that it depends on; *noun* is it as JSON."""

    __tablename__ = "statement"

    digest: str = Field(primary_key=True)
    comparer: str = Field(index=True)
    noun: str


class ComparedRow(Row, table=True):
    """Pairs of statements that were compared; *noun* is what was found, as JSON, and mostly empty.

    There are some ten for each statement, so that SQLite keeps them in their key alone.
    """

    __tablename__ = "compared"
    __table_args__ = ({"sqlite_with_rowid": False},)

    one: str = Field(primary_key=True)
    other: str = Field(primary_key=True)
    relation: str = Field(primary_key=True)
    noun: str


class DecisionRow(Row, table=True):
    """The log of decisions, each once; *noun* is the whole entry as JSON."""

    __tablename__ = "decision"
    __table_args__ = (Index(None, "subject", "key", "at", "id"), Index(None, "at", "id"))

    id: str = Field(primary_key=True)
    subject: Subject = Field(sa_column=SqlColumn(Choice(Subject), nullable=False))
    key: str
    at: datetime = Field(sa_column=SqlColumn(UtcTime, nullable=False))
    batch: str = Field(index=True)
    noun: str


class ReviewItemRow(Row, table=True):
    """The queue: worked out from the last runs and the log, and made anew when these have changed.

    *position* and *seniority* sort as text, and no two items have the same. *words* is what is searched, in lower case;
    *noun* is the whole item as JSON.
    """

    __tablename__ = "review_item"
    __table_args__ = (
        *(Index(None, name, "position") for name in ("subject", "verdict", "state", "assignee", "is_changed")),
        Index(None, "position", "words"),  # a search goes through this one, and through no whole rows
        Index(None, "verdict", "state", "subject", "assignee"),  # and so does a count
    )

    id: str = Field(primary_key=True)
    subject: Subject = Field(sa_column=SqlColumn(Choice(Subject), nullable=False))
    key: str = Field(index=True)
    verdict: Verdict | None = Field(default=None, sa_column=SqlColumn(Choice(Verdict), nullable=True))
    state: State = Field(sa_column=SqlColumn(Choice(State), nullable=False))
    assignee: str
    is_changed: bool
    position: str = Field(unique=True)
    seniority: str = Field(unique=True)
    seen: str
    words: str
    noun: str


class ReviewTagRow(Row, table=True):
    """Which items a document or source has part in, in the order by urgency; and which had another id before."""

    __tablename__ = "review_tag"

    kind: str = Field(primary_key=True)  # "document", "source" or "former id"
    value: str = Field(primary_key=True)
    position: str = Field(primary_key=True)
    item: str = Field(foreign_key="review_item.id")


class ReviewTallyRow(Row, table=True):
    """How many items of the queue there are of each kind, kept up with every change; *verdict* is "" without one."""

    __tablename__ = "review_tally"

    subject: Subject = Field(sa_column=SqlColumn(Choice(Subject), primary_key=True))
    verdict: str = Field(primary_key=True)
    state: State = Field(sa_column=SqlColumn(Choice(State), primary_key=True))
    assignee: str = Field(primary_key=True)
    is_changed: bool = Field(primary_key=True)
    count: int


class ReviewBasisRow(Row, table=True):
    """What the queue and the log were made from, by name."""

    __tablename__ = "review_basis"

    name: str = Field(primary_key=True)
    value: str


class WorkRow(Row, table=True):
    """Work that several processes share: what is to be done in a job, who is at it, and until when it is left to them.

    Of no lasting interest: what was done is told by what was kept.
    """

    __tablename__ = "work"
    __table_args__ = (Index(None, "job", "is_done", "place"),)

    job: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    place: int
    worker: str
    until: datetime = Field(sa_column=SqlColumn(UtcTime, nullable=False))
    is_done: bool


def table(row: type[Row]) -> Table:
    """Return the table that *row* describes, to build statements on."""
    return METADATA.tables[str(row.__tablename__)]


RUN: Final = table(RunRow)
SNAPSHOT: Final = table(SnapshotRow)
TEXT: Final = table(TextRow)
ASSESSMENT: Final = table(AssessmentRow)
REPORTED: Final = table(ReportedRow)
CONFLICT: Final = table(ConflictRow)
CONFLICT_REPORTED: Final = table(ConflictReportedRow)
STATEMENT: Final = table(StatementRow)
COMPARED: Final = table(ComparedRow)
DECISION: Final = table(DecisionRow)
REVIEW_ITEM: Final = table(ReviewItemRow)
REVIEW_TAG: Final = table(ReviewTagRow)
REVIEW_TALLY: Final = table(ReviewTallyRow)
RUN_PROGRESS: Final = table(RunProgressRow)
REVIEW_BASIS: Final = table(ReviewBasisRow)
WORK: Final = table(WorkRow)
