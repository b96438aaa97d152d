"""Progress that is written down: by a thread of its own, at a modest pace, and never at the run's expense."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.unit.pipeline.keepers import InMemory
from verifier.archive.archive import Archive
from verifier.domain.run_progress import RunProgress
from verifier.errors import StoreError
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline import noting
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.noting import noted
from verifier.pipeline.progress import quiet

BEGAN = datetime(2025, 7, 12, 8, 30, tzinfo=UTC)


class Book(InMemory):
    """A keeper that tells when something was noted."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def note_progress(self, progress: RunProgress) -> None:
        super().note_progress(progress)
        self.written.set()


class Full(InMemory):
    """A keeper that can write nothing down."""

    def note_progress(self, progress: RunProgress) -> None:  # noqa: ARG002
        raise StoreError("the disk is full")


def desk_with(keeper: InMemory, folder: Path, clock: Callable[[], datetime] | None = None) -> Desk:
    seconds = count()
    ticking = clock or (lambda: BEGAN + timedelta(seconds=next(seconds)))
    return Desk(Archive(folder), keeper, FetchPolicy(), Capturing.NONE, ticking, "run-1", "0")


def test_what_is_told_is_passed_on_and_written_down(tmp_path: Path) -> None:
    book, heard = Book(), list[tuple[int, int, str]]()
    with noted(desk_with(book, tmp_path), lambda *told: heard.append(told)) as telling:
        assert book.written.wait(10)
        telling(1, 3, "one")
        telling(2, 3, "two")
    assert heard == [(1, 3, "one"), (2, 3, "two")]
    assert book.progress[0].run == "run-1"


def test_a_stage_begins_with_another_total_or_with_less_done(tmp_path: Path) -> None:
    with noted(desk_with(Book(), tmp_path), quiet) as telling:
        telling(5, 10, "a")
        began = telling.last.since
        telling(7, 10, "b")
        assert (telling.last.since, telling.last.first, telling.last.done) == (began, 5, 7)
        telling(1, 10, "c")
        assert (telling.last.first, telling.last.since > began) == (1, True)
        telling.begin("comparing")
        assert (telling.last.total, telling.last.label) == (0, "comparing")


def test_many_steps_are_few_notes(tmp_path: Path) -> None:
    book = Book()
    with noted(desk_with(book, tmp_path), quiet) as telling:
        for done in range(10_000):
            telling(done, 10_000, f"step {done}")
    assert len(book.progress) < 100


def test_silence_is_filled_with_signs_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noting, "PACE_S", 0.01)
    monkeypatch.setattr(noting, "BEAT_S", 0.02)
    book = Book()
    with noted(desk_with(book, tmp_path), quiet) as telling:
        telling(1, 2, "a long step")
        for _ in range(3):
            book.written.clear()
            assert book.written.wait(10)
    assert book.progress[-1].at > book.progress[0].at
    assert {each.done for each in book.progress[-2:]} == {1}


def test_that_a_run_was_broken_off_is_written_down(tmp_path: Path) -> None:
    book = Book()
    desk = desk_with(book, tmp_path)

    def broken_off() -> None:
        with noted(desk, quiet) as telling:
            telling(1, 2, "a step")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    last = book.progress[-1]
    assert (last.has_stopped, last.done, last.total) == (True, 1, 2)


def test_nothing_is_written_after_the_end(tmp_path: Path) -> None:
    book = Book()
    with noted(desk_with(book, tmp_path), quiet):
        pass
    assert not [each for each in threading.enumerate() if each.name == "verifier-progress"]
    assert not book.progress or not book.progress[-1].has_stopped


def test_a_full_disk_stops_no_run(tmp_path: Path) -> None:
    with noted(desk_with(Full(), tmp_path), quiet) as telling:
        telling(1, 2, "a step")
    with pytest.raises(ValueError, match="its own"), noted(desk_with(Full(), tmp_path), quiet):
        raise ValueError("its own")


def test_a_label_of_any_length_is_cut(tmp_path: Path) -> None:
    with noted(replace(desk_with(Book(), tmp_path)), quiet) as telling:
        telling(1, 2, "x" * 100_000)
        assert len(telling.last.label) == 200
