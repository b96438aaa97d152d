"""Whatever goes through whole tables holds few rows at a time: what a server sends at once is counted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert

from tests.databases import Server
from tests.unit.store.examples import assessment, reported, run, sha256, snapshot, text
from verifier.domain.database import DatabaseUrl
from verifier.domain.finding import Finding
from verifier.store.batches import ROWS, TEXTS
from verifier.store.store import Store, open_store
from verifier.store.tables import TEXT

pytestmark = pytest.mark.system

MANY = 2 * ROWS + 1


@pytest.fixture
def url(postgres: Server) -> Iterator[DatabaseUrl]:
    made = postgres.fresh()
    yield made
    postgres.drop(made)


@pytest.fixture
def filled(url: DatabaseUrl) -> Iterator[Store]:
    """Return a database that holds more of everything than is read at a time."""
    with open_store(url) as store:
        store.save_assessments(map(assessment, range(MANY)))
        store.begin_run(run())
        store.save_results("run-1", (reported(f"a/{number}") for number in range(MANY)))
        store.save_snapshots(map(snapshot, range(MANY)))
        store.comparisons.keep_statements("comparer 1", {f"s{number}": "[]" for number in range(MANY)})
        store.comparisons.keep_pairs({(f"s{number}", "lost", "same"): "[]" for number in range(MANY)})
        store.save_text(sha256("bytes"), text())
        with store._writing() as connection:
            packed = connection.execute(TEXT.select()).one().packed
            rows = [{"payload_sha256": sha256(number), "packed": packed} for number in range(5 * TEXTS)]
            same = {"reader": text().reader, "text_sha256": text().sha256}
            connection.execute(insert(TEXT), [row | same for row in rows])
        yield store


def held(store: Store, work: Callable[[], object]) -> dict[str, int]:
    """Return by table the most rows that this process had at a time while *work* went on."""
    most: dict[str, int] = {}

    def note(_: object, cursor: Any, statement: str, __: object, context: Any, *___: object) -> None:
        if not statement.lstrip().startswith("SELECT"):
            return
        is_streamed = type(cursor).__name__ == "ServerCursor"
        rows = context.execution_options["yield_per"] if is_streamed else cursor.pgresult.ntuples
        name = statement.partition("FROM ")[2].split()[0]
        most[name] = max(most.get(name, 0), rows)

    engine = store._sessions.engine
    event.listen(engine, "after_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(engine, "after_cursor_execute", note)
    return most


def require_few(most: dict[str, int]) -> None:
    assert {"assessment", "snapshot", "text"} <= set(most)
    assert max(most.values()) <= ROWS
    assert most["text"] <= TEXTS


def test_an_inspection_and_a_fingerprint_hold_few_rows(filled: Store) -> None:
    found: list[Finding] = []
    require_few(held(filled, lambda: found.extend(filled.check())))
    assert found == []
    require_few(held(filled, filled.fingerprint))


def test_a_copy_holds_few_rows_of_its_source_and_of_its_target(filled: Store, postgres: Server, tmp_path: Path) -> None:
    target = postgres.fresh()
    with open_store(target) as there, open_store(tmp_path / "back.db") as back:
        of_target: dict[str, int] = {}
        of_source = held(filled, lambda: of_target.update(held(there, lambda: filled.copy_to(there, _quiet))))
        require_few(of_source)
        require_few(of_target)
        require_few(held(there, lambda: there.copy_to(back, _quiet)))
        assert back.fingerprint() == filled.fingerprint()
    postgres.drop(target)


def _quiet(done: int, total: int, name: str) -> None:
    """Say nothing."""
