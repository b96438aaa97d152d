"""Inspection: everything that may be wrong with a database, as findings."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, Table, select

from verifier.domain.assessment import Assessment
from verifier.domain.conflict import Conflict
from verifier.domain.database import Place
from verifier.domain.decision import Decision
from verifier.domain.finding import Code, Finding, Severity
from verifier.domain.noun import Noun
from verifier.domain.reported import Reported
from verifier.domain.review import ReviewItem
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.store.batches import TEXTS, streamed
from verifier.store.coding import from_json, unpack
from verifier.store.schema import is_server
from verifier.store.tables import (
    ASSESSMENT,
    COMPARED,
    CONFLICT,
    DECISION,
    METADATA,
    REPORTED,
    REVIEW_ITEM,
    RUN,
    RUN_PROGRESS,
    SNAPSHOT,
    STATEMENT,
    TEXT,
)

_REBUILD: Final = "Move the database away, then run `verifier db rebuild`."

_TABLE: Final = (
    Code("store-damaged", Severity.ERROR, "The database file itself is damaged.", _REBUILD),
    Code("store-reference", Severity.ERROR, "A row refers to another one that is not there.", _REBUILD),
    Code("store-unreadable-row", Severity.ERROR, "A row cannot be read, or is not what its key says.", _REBUILD),
    Code("store-evidence", Severity.ERROR, "Evidence does not stand where its assessment says.", _REBUILD),
    Code(
        "store-memory",
        Severity.WARNING,
        "What was remembered of a comparison cannot be read, or is of a statement that is not kept.",
        "Nothing: the next run compares the documents again.",
    ),
    Code("store-orphan", Severity.WARNING, "Something speaks of a text that is not kept.", "Run `verifier check`."),
)  # fmt: skip

STORE_CODES: Final[Mapping[str, Code]] = MappingProxyType({code.name: code for code in _TABLE})


def inspect(connection: Connection, place: Place) -> list[Finding]:
    """Return what is wrong with the database at *place*.

    Looks at a file's own structure, references between rows, whether each row can be read, whether each text has its
    digest, and whether each piece of evidence is found at its offsets; no table is in memory whole. The schema's
    revision was seen to when the database was opened, and a server sees to the structure of its own files.
    """
    damage: list[str] = []
    if not is_server(connection):
        damage = [row for row in connection.exec_driver_sql("PRAGMA integrity_check").scalars() if row != "ok"]
    if damage:
        return [_finding("store-damaged", str(line), place) for line in damage]
    return [_finding(code, message, place, subject) for look in _LOOKS for code, message, subject in look(connection)]


def _finding(code: str, message: str, place: Place, subject: str = "") -> Finding:
    known = STORE_CODES[code]
    return Finding(
        code=code, severity=known.severity, message=message, hint=known.hint, file=str(place), subject=subject
    )


_Remark = tuple[str, str, str]  # code, message, subject


def _references(connection: Connection) -> Iterator[_Remark]:
    """Look for rows that refer to others which are not there; a server's may be left by hands that may do anything."""
    for table in METADATA.sorted_tables:
        for tie in table.foreign_key_constraints:
            other = tie.referred_table.alias("other")
            same = [key.parent == other.c[key.column.name] for key in tie.elements]
            columns = list(table.primary_key.columns)
            query = select(*columns).where(~select(other).where(*same).exists()).order_by(*columns)
            message = f"a row of {table.name} refers to a row of {tie.referred_table.name} that is missing"
            for row in streamed(connection, query):
                yield "store-reference", message, "/".join([table.name, *map(str, row)])


def _texts(connection: Connection) -> Iterator[_Remark]:
    for row in streamed(connection, select(TEXT).order_by(TEXT.c.payload_sha256, TEXT.c.reader), TEXTS):
        try:
            text = unpack(Text, row.packed)
        except ValueError:
            yield "store-unreadable-row", "a text cannot be unpacked", row.text_sha256
            continue
        if (text.sha256, text.reader) != (row.text_sha256, row.reader):
            yield "store-unreadable-row", "a text is not the one that its key names", row.text_sha256


def _assessments(connection: Connection) -> Iterator[_Remark]:
    """Look at the assessments text by text, so that one text at a time is in memory."""
    query = select(ASSESSMENT).order_by(ASSESSMENT.c.text_sha256, ASSESSMENT.c.claim_sha256, ASSESSMENT.c.matcher)
    for text_sha256, rows in groupby(streamed(connection, query), key=lambda row: str(row.text_sha256)):
        packed = connection.execute(select(TEXT.c.packed).where(TEXT.c.text_sha256 == text_sha256).limit(1)).scalar()
        if packed is None:
            yield "store-orphan", "assessments are of a text that is not kept", text_sha256
            continue
        try:
            content = unpack(Text, packed).content
        except ValueError:
            continue  # told of already
        for row in rows:
            yield from _assessment(row.claim_sha256, row.noun, text_sha256, content)


def _assessment(claim_sha256: str, noun: str, text_sha256: str, content: str) -> Iterator[_Remark]:
    subject = f"{claim_sha256}/{text_sha256}"
    try:
        found = from_json(Assessment, noun)
    except ValueError:
        yield "store-unreadable-row", "an assessment cannot be read", subject
        return
    if (found.claim_sha256, found.text_sha256) != (claim_sha256, text_sha256):
        yield "store-unreadable-row", "an assessment is not the one that its key names", subject
    if any(evidence.within(content) != evidence.quote for evidence in found.evidence):
        yield "store-evidence", "a quote is not found at its offsets", subject


def _nouns(connection: Connection) -> Iterator[_Remark]:
    """Look whether every noun that is kept whole is one."""
    for table, kind, name in _WHOLE:
        key = table.primary_key.columns[0]
        for row in streamed(connection, select(key.label("key"), table.c.noun).order_by(key)):
            try:
                from_json(kind, row.noun)
            except ValueError:
                yield "store-unreadable-row", f"{name} cannot be read", row.key


def _flat(connection: Connection) -> Iterator[_Remark]:
    """Look whether every noun whose parts are columns is one; what follows a bad row of a table is not seen."""
    for table, kind, name in _FLAT:
        keys = table.primary_key.columns
        last = ""
        try:
            for row in streamed(connection, select(table).order_by(*keys)):
                last = "/".join(str(row._mapping[key]) for key in keys)
                kind.model_validate({field: row._mapping[field] for field in kind.model_fields})
        except ValueError:
            yield "store-unreadable-row", f"{name} cannot be read", last or table.name


def _memory(connection: Connection) -> Iterator[_Remark]:
    """Look at what is remembered of comparisons: whoever compares reads it, and knows what it means."""
    for table in (STATEMENT, COMPARED):
        keys = table.primary_key.columns
        for row in streamed(connection, select(table).where(table.c.noun != "").order_by(*keys)):
            try:
                json.loads(row.noun)
            except ValueError:
                subject = "/".join(str(row._mapping[key]) for key in keys)
                yield "store-memory", f"what is remembered of a {table.name} cannot be read", subject
    lost = COMPARED.c.one.not_in(select(STATEMENT.c.digest))  # the other one may be a whole text
    for row in streamed(connection, select(COMPARED).where(lost).order_by(*COMPARED.primary_key.columns)):
        yield "store-memory", "a pair was compared whose statement is not kept", f"{row.one}/{row.other}"


def _reported(connection: Connection) -> Iterator[_Remark]:
    kept = select(TEXT.c.text_sha256)
    query = select(REPORTED.c.text_sha256).where(REPORTED.c.text_sha256 != "", REPORTED.c.text_sha256.not_in(kept))
    for row in streamed(connection, query.distinct().order_by(REPORTED.c.text_sha256)):
        yield "store-orphan", "a run reported on a text that is not kept", row.text_sha256


_WHOLE: Final[tuple[tuple[Table, type[Noun], str], ...]] = (
    (CONFLICT, Conflict, "a conflict"), (DECISION, Decision, "a decision"), (REVIEW_ITEM, ReviewItem, "an item"),
)  # fmt: skip
_FLAT: Final[tuple[tuple[Table, type[Noun], str], ...]] = (
    (RUN, Run, "a run"), (RUN_PROGRESS, RunProgress, "the progress of a run"), (SNAPSHOT, Snapshot, "a snapshot"),
    (REPORTED, Reported, "a result of a run"),
)  # fmt: skip
_LOOKS: Final[tuple[Callable[[Connection], Iterator[_Remark]], ...]] = (
    _references, _texts, _assessments, _nouns, _flat, _memory, _reported,
)  # fmt: skip
