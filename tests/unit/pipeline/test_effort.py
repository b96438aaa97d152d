"""Tests of the estimate of how long work takes: it decides whether processes are started."""

from pathlib import Path

import pytest

from tests.unit.pipeline.chunks import chunk, claim, page
from verifier.pipeline.cores import usable_cores
from verifier.pipeline.effort import effort_s, workers_worth


def test_more_claims_and_longer_texts_take_longer() -> None:
    few, many = chunk(0, map(claim, range(3)), data=page("x")), chunk(0, map(claim, range(30)), data=page("x"))
    long = chunk(0, map(claim, range(3)), data=page("x") * 10)
    assert 0 < effort_s(few) < effort_s(many)
    assert effort_s(few) < effort_s(long)


def test_reading_alone_is_cheaper_than_judging() -> None:
    assert effort_s(chunk(0, (), data=page("x"))) < effort_s(chunk(0, [claim(1)], data=page("x")))


@pytest.mark.parametrize(("seconds", "number"), [(0, 1), (3, 1), (12, 3), (10_000, 4)])
def test_small_work_is_not_worth_a_process(seconds: float, number: int) -> None:
    assert workers_worth(seconds, 4) == number


@pytest.mark.parametrize(
    ("quota", "most"), [("max 100000", None), ("100000 100000", 1), ("50000 100000", 1), ("x", None), ("1 0", None)]
)
def test_a_container_has_the_cores_it_is_given(tmp_path: Path, quota: str, most: int | None) -> None:
    file = tmp_path / "cpu.max"
    file.write_text(quota)
    assert usable_cores(file) == (most or usable_cores(tmp_path / "nothing"))
