"""The log: the file and the database hold the same, whatever happened to either."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.unit.review import examples
from tests.unit.review.examples import TONNES
from tests.unit.review.test_deciding import ACCEPT, NAME, PARTIAL, decide
from verifier.domain.assessment import Verdict
from verifier.domain.decision import Subject
from verifier.domain.review import State
from verifier.errors import DecisionsError, OutputError
from verifier.register.decisions import append_decisions, read_decisions
from verifier.review.desk import ReviewDesk
from verifier.store.store import Store, open_store


def test_a_database_that_was_lost_is_made_again_from_the_file(desk: ReviewDesk, tmp_path: Path) -> None:
    made = decide(desk, PARTIAL)
    with open_store(tmp_path / "new.db") as store:
        examples.keep_run(store)
        again = examples.desk(store, tmp_path)
        assert again.history(Subject.CLAIM, TONNES.key) == (made,)
        assert again.item(NAME) == desk.item(NAME)
        assert not again.refresh()


def test_a_file_that_was_lost_is_written_again_from_the_database(desk: ReviewDesk) -> None:
    made = (decide(desk, PARTIAL), decide(desk, ACCEPT))
    desk.log.path.unlink()
    assert desk.refresh()
    assert read_decisions(desk.log.path) == made


def test_what_came_with_a_pull_is_taken_in_and_nothing_gets_lost(desk: ReviewDesk, tmp_path: Path) -> None:
    ours = decide(desk, PARTIAL)
    with open_store(tmp_path / "theirs.db") as store:
        examples.keep_run(store)
        colleague = examples.desk(store, tmp_path / "theirs")
        theirs = decide(colleague, ACCEPT, "bo")
        merged = desk.log.path.read_bytes() + colleague.log.path.read_bytes()
    desk.log.path.write_bytes(merged + desk.log.path.read_bytes())  # a merge that kept the lines of both, one twice
    assert desk.refresh()
    assert {entry.id for entry in desk.history(Subject.CLAIM, TONNES.key)} == {ours.id, theirs.id}
    last = max((ours, theirs), key=lambda entry: entry.order)
    assert desk.item(NAME).human is (Verdict.PARTIAL if last == ours else Verdict.REFUTED)
    third = decide(desk, ACCEPT)
    assert third.after == last.id


def test_a_decision_in_the_file_alone_counts_as_made(desk: ReviewDesk, store: Store, tmp_path: Path) -> None:
    """What a process leaves that is killed after the file was written and before the database was."""
    first = decide(desk, PARTIAL)
    update = {"id": "fedcba9876543210", "at": examples.START + timedelta(days=2), "after": first.id}
    append_decisions(desk.log.path, [first.model_copy(update=update)])
    again = examples.desk(store, tmp_path)
    assert len(again.history(Subject.CLAIM, TONNES.key)) == 2
    assert again.item(NAME).version == "fedcba9876543210"


def test_a_file_that_cannot_be_read_stops_everything_and_is_left_as_it_is(desk: ReviewDesk) -> None:
    decide(desk, PARTIAL)
    broken = b"<<<<<<< ours\n" + desk.log.path.read_bytes()
    desk.log.path.write_bytes(broken)
    with pytest.raises(DecisionsError, match="a merge left"):
        desk.refresh()
    with pytest.raises(DecisionsError):
        decide(desk, ACCEPT)
    assert desk.log.path.read_bytes() == broken
    assert desk.item(NAME).state is State.REVIEWED


def test_nothing_is_decided_that_cannot_be_written(desk: ReviewDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = decide(desk, PARTIAL)
    before = desk.log.path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space"):
        decide(desk, ACCEPT)
    monkeypatch.undo()
    assert desk.log.path.read_bytes() == before
    assert desk.history(Subject.CLAIM, TONNES.key) == (first,)
    assert decide(desk, ACCEPT).after == first.id
