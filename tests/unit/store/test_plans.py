"""Every question that the review desk asks is answered from an index, on either kind of database.

On a server a plan may go through a small table all the same, which costs less; here it is told not to, so that what is
left to see is whether there is an index that serves. SQLite says of what it does whether it goes through a whole table.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import Connection, event

from tests.unit.store.examples import conflict, reported, run, sha256
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Act, Answered, Decision, Subject
from verifier.domain.review import OPEN, Filter, Order, ReviewItem, State
from verifier.store.queue import count, every_item, page, page_before
from verifier.store.store import Store

# An index in order, the search's own table, the catalogue, what a part of the question has found (at most so many), and
# the table of tallies, which has few rows however many items there are.
HARMLESS: Final = ("USING", "VIRTUAL TABLE", "sqlite_master", "anon_", "review_tally")

VERDICTS = [Verdict.SUPPORTED, Verdict.REFUTED, Verdict.PARTIAL, Verdict.NOT_ENOUGH_INFO]
START = datetime(2025, 7, 12, tzinfo=UTC)
ITEMS = 2000

FILTERS = {
    "everything": Filter(),
    "open": Filter(states=OPEN),
    "open and refuted": Filter(states=OPEN, verdict=Verdict.REFUTED),
    "one state": Filter(states=(State.REVIEWED,)),
    "claims": Filter(subject=Subject.CLAIM),
    "conflicts": Filter(subject=Subject.CONFLICT),
    "changed": Filter(only_changed=True),
    "of one": Filter(assignee="ana"),
    "of nobody": Filter(assignee="-"),
    "a document": Filter(document="d7"),
    "a source": Filter(source="s3"),
    "both": Filter(document="d7", source="s3"),
    "words": Filter(text="harbour-17"),
}


def item(number: int) -> ReviewItem:
    return ReviewItem(
        subject=Subject.CLAIM if number % 50 else Subject.CONFLICT,
        key=f"d{number % 60}/{number}",
        text=f"The harbour-{number} handled 4.2 million tonnes.",
        severity=number % 7,
        confidence=(number % 11) / 10,
        since=START + timedelta(minutes=number),
        documents=(f"d{number % 60}",),
        sources=(f"s{number % 40}",),
        answers=Answered(statement=str(number)),
        verdict=VERDICTS[number % 4],
        before=VERDICTS[0] if number % 90 == 1 else None,
        state=State.CHECKED if number % 30 else State.REVIEWED,
        assignee="ana" if number % 70 == 0 else "",
    )


@pytest.fixture
def filled(store: Store) -> Store:
    with store.reviewing.writing() as writing:
        writing.replace_items(item(number) for number in range(ITEMS))
    return store


class Plans:
    """What the database says of how it answers the questions that are asked meanwhile."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, ask: Callable[[Connection], object]) -> str:
        asked: list[tuple[str, Any]] = []

        def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
            asked.append((statement, parameters))

        engine = self._store._sessions.engine
        with self._store._reading() as connection:
            event.listen(engine, "before_cursor_execute", note)
            try:
                ask(connection)
            finally:
                event.remove(engine, "before_cursor_execute", note)
            return "\n".join(self._told(connection, *each) for each in asked if each[0].startswith("SELECT"))

    def _told(self, connection: Connection, statement: str, parameters: Any) -> str:
        if isinstance(self._store.place, Path):
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            return "\n".join(row[3] for row in rows)
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        return "\n".join(row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters))

    def goes_through_a_table(self, plan: str) -> bool:
        lines = [line.strip().removeprefix("->").strip() for line in plan.splitlines()]
        whole = [line for line in lines if line.startswith(("SCAN", "Seq Scan", "Parallel Seq Scan"))]
        return any(all(word not in line for word in HARMLESS) for line in whole)


def asked_of(wanted: Filter) -> Iterator[Callable[[Connection], object]]:
    middle = item(ITEMS // 2).id
    for order in Order:
        yield partial(page, wanted=wanted, order=order, after="", limit=51)
        yield partial(page, wanted=wanted, order=order, after=middle, limit=51)
        yield partial(page_before, wanted=wanted, order=order, before=middle, limit=51)
    yield partial(count, wanted=wanted)
    yield partial(every_item, wanted=wanted)


def test_no_page_of_the_queue_goes_through_all_items(filled: Store) -> None:
    plans = Plans(filled)
    for name, wanted in FILTERS.items():
        for ask in asked_of(wanted):
            plan = plans.of(ask)
            assert plan
            assert not plans.goes_through_a_table(plan), f"{name}: {ask}: {plan}"
    for wanted in (Filter(), Filter(subject=Subject.CLAIM), Filter(verdict=Verdict.REFUTED)):
        plan = plans.of(partial(page, wanted=wanted, order=Order.URGENCY, after="", limit=51))
        assert "Sort" not in plan  # the items come in the order of their index
        assert "TEMP B-TREE" not in plan


def questions(store: Store) -> Iterator[tuple[str, Callable[[], object]]]:
    reviewing, key = store.reviewing, item(9).key
    yield "one item", lambda: reviewing.items([item(9).id])
    yield "tallies", reviewing.tallies
    yield "assignees", reviewing.assignees
    yield "the basis", lambda: reviewing.basis("queue")
    yield "a log", lambda: reviewing.decisions_on([(Subject.CLAIM, key)])
    yield "the latest", lambda: reviewing.latest_decisions("", 20)
    yield "before one", lambda: reviewing.latest_decisions("decision-9", 20)
    yield "a batch", lambda: reviewing.decisions_of("batch-1")
    yield "a history", lambda: store.history("a/one")
    yield "a conflict", lambda: store.conflict("run-1", conflict().key)
    yield "the results of a run", lambda: store.results("run-1")
    yield "copies", lambda: store.snapshots("https://example.org/")
    yield "a text", lambda: store.text_hashes([sha256("bytes")], "reader 1")
    yield "runs", store.runs


def answered(_: Connection, ask: Callable[[], object]) -> object:
    return ask()


def test_nothing_else_goes_through_a_whole_table_either(filled: Store) -> None:
    filled.begin_run(run())
    filled.save_results("run-1", [reported()])
    filled.save_conflicts("run-1", [conflict()])
    with filled.reviewing.writing() as writing:
        writing.add(
            Decision(
                id=f"decision-{number}",
                subject=Subject.CLAIM,
                key=item(number).key,
                act=Act.ACCEPT,
                who="ana",
                at=START + timedelta(minutes=number),
                answers=Answered(statement=str(number)),
                batch=f"batch-{number % 7}",
            )
            for number in range(500)
        )
    plans = Plans(filled)
    for name, ask in questions(filled):
        plan = plans.of(partial(answered, ask=ask))
        assert plan, name
        assert not plans.goes_through_a_table(plan), f"{name}: {plan}"
