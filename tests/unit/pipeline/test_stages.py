"""Where the time of a run goes."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import pytest

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.run import Run
from verifier.domain.text import Text
from verifier.errors import UnknownName
from verifier.pipeline.past_runs import note_report, run_named
from verifier.pipeline.stages import Stage, Stages, stage_ms
from verifier.pipeline.work import Chunk, Done

TEXT = Text(content="The mill closed.", reader="plain-1")
ASSESSMENT = Assessment(
    claim_sha256="c", text_sha256="t", matcher="m", verdict=Verdict.NOT_ENOUGH_INFO, score=0.0, reason="nothing"
)


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_stage_is_as_long_as_all_its_blocks_also_where_one_fails() -> None:
    watch = Watch()
    stages = Stages(watch)
    with stages.timed(Stage.CAPTURE):
        watch.now += 1.5

    def fails() -> None:
        with stages.timed(Stage.CAPTURE):
            watch.now += 0.25
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fails()
    assert stages.counts() == {"ms_capture": 1750}


def test_reading_and_matching_are_told_apart_whatever_executor_did_them() -> None:
    def elsewhere(chunks: Iterable[Chunk]) -> Iterator[Done]:
        for chunk in chunks:
            yield Done(chunk.number, TEXT, seconds=2.0)
            yield Done(chunk.number, TEXT, (ASSESSMENT,), seconds=0.5)

    stages = Stages()
    done = list(stages.watching(elsewhere)([Chunk(1, ()), Chunk(2, ())]))
    assert [each.number for each in done] == [1, 1, 2, 2]
    assert stages.counts() == {"ms_read": 4000, "ms_match": 1000}


def test_a_piece_of_work_is_the_same_however_long_it_took() -> None:
    assert Done(1, TEXT, seconds=1.0) == Done(1, TEXT, seconds=2.0)


def test_a_stage_that_there_was_not_is_not_told() -> None:
    assert stage_ms([("claims", 3), ("ms_report", 7)]) == {Stage.REPORT: 7}


class Kept:
    """Runs in memory."""

    def __init__(self, *ids: str) -> None:
        at = datetime(2025, 7, 12, tzinfo=UTC)
        self.known = {name: Run(id=name, command="check", started_at=at, version="1") for name in ids}

    def runs(self, limit: int = 20) -> list[Run]:
        return list(self.known.values())[:limit]

    def end_run(self, run: Run) -> None:
        self.known[run.id] = run


def test_a_run_is_known_by_how_its_id_begins() -> None:
    kept = Kept("abcd1234", "abcd5678", "abcd")
    assert run_named(kept, "ABCD1").id == "abcd1234"
    assert run_named(kept, "abcd").id == "abcd"  # exactly, though others begin so


@pytest.mark.parametrize("name", ["abc", "abcd", "ffff", "", "%"])
def test_a_name_that_is_none_or_could_be_two_is_refused(name: str) -> None:
    with pytest.raises(UnknownName):
        run_named(Kept("abcd1234", "abcd5678"), name)


def test_the_report_is_noted_and_nothing_else_changes() -> None:
    kept = Kept("abcd1234")
    kept.end_run(kept.known["abcd1234"].model_copy(update={"counts": (("claims", 3),), "exit_code": 1}))
    note_report(kept, "abcd1234", 0.25)
    run = kept.known["abcd1234"]
    assert (run.counts, run.exit_code) == ((("claims", 3), ("ms_report", 250)), 1)
