"""Inspection finds what is wrong, and nothing in a sound database."""

import re
from pathlib import Path

import pytest

from tests.unit.store.examples import START, assessment, conflict, reported, run, sha256, snapshot, text
from verifier.domain.run_progress import RunProgress
from verifier.store.inspection import STORE_CODES
from verifier.store.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    store.save_text(sha256("bytes"), text())
    store.save_snapshots([snapshot("bytes")])
    store.save_assessments([assessment(1), assessment(2)])
    store.begin_run(run())
    store.save_results("run-1", [reported()])
    store.save_conflicts("run-1", [conflict()])
    store.note_progress(RunProgress(run="run-1", done=1, total=2, since=START, at=START))
    store.comparisons.keep_statements("comparer 1", {"a": "[1]", "b": "[2]"})
    store.comparisons.keep_pairs({("a", "b", "same"): "[]", ("b", "a", "same"): ""})
    return store


def spoil(store: Store, statement: str) -> None:
    """Change rows as no part of verifier would, without the database objecting."""
    with store._sessions.engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        connection.rollback()
        if isinstance(store.place, Path):
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute(statement)
            raw.execute("PRAGMA foreign_keys = ON")
        else:
            raw.execute("SET session_replication_role = replica")
            raw.execute(statement.replace("x'789c'", r"'\x789c'"))
            raw.execute("SET session_replication_role = origin")
            raw.commit()


def test_a_sound_database_has_no_findings(filled: Store) -> None:
    assert filled.check() == []


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("DELETE FROM run", ["store-reference"] * 3),
        ("DELETE FROM conflict", ["store-reference"]),
        ("UPDATE text SET packed = x'789c'", ["store-unreadable-row"]),
        ("UPDATE text SET text_sha256 = 'other'", ["store-unreadable-row", "store-orphan", "store-orphan"]),
        ("UPDATE text SET reader = 'reader 9'", ["store-unreadable-row"]),
        ("DELETE FROM text", ["store-orphan", "store-orphan"]),
        ("UPDATE assessment SET noun = '[]'", ["store-unreadable-row", "store-unreadable-row"]),
        ("UPDATE assessment SET noun = 'no JSON'", ["store-unreadable-row", "store-unreadable-row"]),
        ("UPDATE assessment SET claim_sha256 = 'x' || claim_sha256", ["store-unreadable-row"] * 2),
        ("UPDATE assessment SET noun = replace(noun, '\"start\":4', '\"start\":5')", ["store-evidence"] * 2),
        ("UPDATE conflict SET noun = '{}'", ["store-unreadable-row"]),
        ("UPDATE run SET settings = '{'", ["store-unreadable-row"]),
        ("UPDATE snapshot SET method = 'by pigeon'", ["store-unreadable-row"]),
        ("UPDATE reported SET verdict = 'perhaps'", ["store-unreadable-row"]),
        ("UPDATE statement SET noun = '['", ["store-memory"] * 2),
        ("UPDATE compared SET noun = '['", ["store-memory"] * 2),
        ("DELETE FROM statement WHERE digest = 'b'", ["store-memory"]),
    ],
)
def test_what_is_wrong_is_found(filled: Store, statement: str, codes: list[str]) -> None:
    spoil(filled, statement)
    findings = filled.check()
    assert [found.code for found in findings] == codes
    assert all(found.file == str(filled.place) and found.message and found.hint for found in findings)


def test_a_damaged_index_of_a_file_is_found(file_store: Store) -> None:
    filled = file_store
    filled.save_snapshots([snapshot("bytes")])
    spoil(filled, "PRAGMA writable_schema = ON")
    spoil(
        filled,
        "UPDATE sqlite_master SET sql = replace(sql, 'url, captured_at', 'captured_at, url') WHERE name LIKE 'ix_s%'",
    )
    filled._sessions.engine.dispose()
    assert {found.code for found in filled.check()} == {"store-damaged"}


@pytest.mark.parametrize("code", STORE_CODES)
def test_every_code_is_documented_with_its_meaning_and_what_to_do(code: str) -> None:
    docs = (Path(__file__).parents[3] / "docs" / "findings.md").read_text("utf-8").split("## Database")[1]
    known = STORE_CODES[code]
    assert re.search(
        rf"^\| `{code}` \| {re.escape(known.meaning)} \| .+ \| {known.severity.value} \| {re.escape(known.hint)} \|$",
        docs,
        re.MULTILINE,
    )
