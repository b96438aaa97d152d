"""Tests of slices: a run in many small ones comes to what it comes to in one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.pipeline.keepers import InMemory
from verifier.archive.archive import Archive
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.batch import run_batch
from verifier.pipeline.bindings import Bindings, parse_bindings
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.results import CheckResults, ClaimResult
from verifier.pipeline.run import RunSettings, forget, run_check
from verifier.pipeline.verdicts import ExitCode
from verifier.pipeline.work import Chunk, Done, Executor, in_this_process
from verifier.register.load import load_register


def checked(slice_size: int, *sources: str, reported: list[Sequence[ClaimResult]] | None = None) -> CheckResults:
    register, bindings = load_register([Path("claims")]), parse_bindings((), sources)
    record = forget if reported is None else reported.append
    return run_check(register, bindings, settings=RunSettings(slice_size=slice_size), record=record)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("size", [1, 2])
def test_the_size_of_a_slice_changes_no_result(size: int) -> None:
    whole, sliced = checked(1_000, "diary=diary.txt"), checked(size, "diary=diary.txt")
    assert replace(sliced, work=whole.work) == whole
    assert sliced.work.matched == whole.work.matched


@pytest.mark.usefixtures("project")
def test_a_file_that_cannot_be_read_is_told_once_however_many_slices_wait_for_it(project: Path) -> None:
    (project / "deed.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    whole, sliced = checked(1_000, "deed=deed.pdf"), checked(1, "deed=deed.pdf")
    assert sliced.findings == whole.findings


@pytest.mark.usefixtures("project")
def test_each_slice_is_written_down_when_it_is_done() -> None:
    reported: list[Sequence[ClaimResult]] = []
    results = checked(1, reported=reported)
    assert [len(part) for part in reported] == [1] * len(results.claims)
    assert [result for part in reported for result in part] == list(results.claims)


@pytest.mark.usefixtures("project")
def test_a_run_that_is_killed_has_written_down_whole_slices_and_the_next_one_does_the_rest() -> None:
    keeper, slices = InMemory(), iter([in_this_process, in_this_process, killed])

    def one_after_the_other(chunks: Iterable[Chunk]) -> Iterator[Done]:
        return next(slices)(chunks)

    with pytest.raises(KeyboardInterrupt):
        run_in(keeper, "first", one_after_the_other)
    assert {row.claim for row in keeper.reported["first"]} == {"mill/closed", "mill/owner"}
    assert keeper.begun["first"].exit_code is None
    results = run_in(keeper, "second", in_this_process)
    assert (results.work.read, results.work.matched, results.work.reused) == (0, 1, 3)
    assert keeper.begun["second"].exit_code == ExitCode.FINDINGS
    assert {row.claim for row in keeper.reported["second"]} == {"mill/closed", "mill/owner", "mill/wheel"}


def killed(_: Iterable[Chunk]) -> Iterator[Done]:
    raise KeyboardInterrupt


def run_in(keeper: InMemory, name: str, execute: Executor) -> CheckResults:
    """Run a batch claim by claim."""
    moment = datetime(2025, 7, 12, tzinfo=UTC)
    desk = Desk(Archive(Path("snapshots")), keeper, FetchPolicy(), Capturing.NONE, lambda: moment, name, "1.0")
    return run_batch(
        load_register([Path("claims")]),
        Bindings(),
        desk,
        find_conflicts=lambda *_: (),
        settings=RunSettings(slice_size=1),
        execute=execute,
    )
