"""Tests of slices: a run in many small ones comes to what it comes to in one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.results import CheckResults, ClaimResult
from verifier.pipeline.run import RunSettings, forget, run_check
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
