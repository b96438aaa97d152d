"""A disk that is full while a decision is written: nothing is acknowledged, and file and database stay the same."""

import errno
import os
from pathlib import Path

import pytest

from tests.unit.review import examples
from tests.unit.review.examples import TONNES
from tests.unit.review.test_deciding import ACCEPT, decide
from verifier.domain.decision import Subject
from verifier.errors import OutputError
from verifier.register.decisions import read_decisions
from verifier.review.desk import ReviewDesk
from verifier.store.store import Store


def ids(desk: ReviewDesk) -> tuple[list[str], list[str]]:
    """Return the ids of the entries in the file, and of those in the database."""
    in_file = [entry.id for entry in read_decisions(desk.log.path)] if desk.log.path.exists() else []
    return in_file, [entry.id for entry in desk.store.reviewing.decisions()]


@pytest.mark.parametrize("is_first", [True, False], ids=["the first entry", "a later one"])
def test_what_could_not_be_flushed_was_not_decided(
    desk: ReviewDesk, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_first: bool
) -> None:
    before = [] if is_first else [decide(desk, ACCEPT).id]
    shown = desk.claim(TONNES.key).item

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OutputError):
            desk.decide(Subject.CLAIM, TONNES.key, ACCEPT, "ana", shown.seen)
    assert desk.store.reviewing.decisions() == list(desk.history(Subject.CLAIM, TONNES.key))
    in_store = [entry.id for entry in store.reviewing.decisions()]
    assert in_store == before
    again = examples.desk(store, tmp_path)  # whatever the file kept of it is taken in, or gone: both are the same
    again.refresh()
    in_file, in_store = ids(again)
    assert sorted(in_file) == sorted(in_store)
    made = again.decide(Subject.CLAIM, TONNES.key, ACCEPT, "ana", again.claim(TONNES.key).item.seen)
    in_file, in_store = ids(again)
    assert made.id in in_file
    assert sorted(in_file) == sorted(in_store)
