"""Tests of work in processes: real ones, which are killed as well."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children

import pytest

from tests.unit.pipeline.chunks import Deadly, assessments, chunk, claim, expected, page, some_chunks
from verifier.errors import ModelError, WorkerError
from verifier.pipeline.matchers import MatcherSpec
from verifier.pipeline.processes import in_one_process, processes, processes_where_worth
from verifier.pipeline.texts import Missing, text_of
from verifier.pipeline.work import Chunk, Done, Lost, in_this_process


@pytest.fixture(autouse=True)
def _obedient() -> None:
    """Judge for real here: what is patched in this process is not in the workers."""


def test_several_processes_give_what_one_gives() -> None:
    with processes(2) as execute:
        found = list(execute(some_chunks()))
    assert assessments(found) == expected()
    texts = {(done.number, done.text) for done in found if isinstance(done, Done)}
    assert texts == {(each.number, text_of(each.data, each.name, each.options)) for each in some_chunks()}


def test_one_process_is_this_one() -> None:
    with in_one_process() as execute:
        assert execute is in_this_process


def test_no_more_chunks_are_taken_than_there_is_room_for() -> None:
    taken: list[int] = []
    finished: set[int] = set()
    most = 0

    def coming() -> Iterator[Chunk]:
        nonlocal most
        for each in some_chunks(20, claims=1):
            taken.append(each.number)
            most = max(most, len(taken) - len(finished))
            yield each

    with processes(1) as execute:
        for done in execute(coming()):
            if isinstance(done, Done) and done.assessments:
                finished.add(done.number)
    assert len(finished) == 20
    assert most <= 4  # one at work, one that waits there, one that waits here, and one that is handed back just now


def test_a_process_that_is_killed_costs_no_result_and_no_duplicate() -> None:
    with processes(2) as execute:
        found = []
        for done in execute(some_chunks(6)):
            found.append(done)
            if len(found) in {3, 8}:
                os.kill(active_children()[0].pid or 0, signal.SIGKILL)
    assert assessments(found) == expected(6)


def test_a_claim_that_no_process_survives_is_given_up_alone() -> None:
    claims = [claim(1), claim(2), claim(3, Deadly), claim(4)]
    with processes(2) as execute:
        found = list(execute([chunk(0, claims, data=page("x")), *some_chunks(2)[1:]]))
    (lost,) = [each for each in found if isinstance(each, Lost)]
    assert (lost.number, lost.claims) == (0, ("deadly-c3",))
    assert "signal 9" in lost.why.message
    whole = [chunk(0, [claim(1), claim(2), claim(4)], data=page("x")), *some_chunks(2)[1:]]
    assert assessments(found) == assessments(in_this_process(whole))


def test_what_gives_no_text_is_told() -> None:
    with processes(1) as execute:
        (done,) = execute([chunk(0, [claim(1)], data=b"%PDF-1.7 and nothing else")])
    assert isinstance(done, Done)
    assert isinstance(done.text, Missing)


def test_an_error_of_the_work_is_raised_here_and_leaves_no_process() -> None:
    broken = replace(some_chunks(1)[0], spec=MatcherSpec(model="no/such/model"))
    with pytest.raises(ModelError, match="no model at"), processes(2) as execute:
        list(execute([broken]))
    assert active_children() == []


def test_an_interrupt_leaves_no_process() -> None:
    def interrupted() -> Iterator[Chunk]:
        yield from some_chunks()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), processes(2) as execute:
        list(execute(interrupted()))
    assert active_children() == []


def test_processes_that_do_not_start_are_an_error_not_an_endless_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.crew.serve", os.abort)
    with pytest.raises(WorkerError, match="do not start"), processes(2) as execute:
        list(execute(some_chunks()))


def test_small_work_starts_no_process() -> None:
    with processes_where_worth(4) as execute:
        found = list(execute(some_chunks()))
        assert active_children() == []
    assert assessments(found) == expected()


def test_large_work_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.processes.START_S", 0.0)
    monkeypatch.setattr("verifier.pipeline.processes.workers_worth", lambda _, most: most)
    with processes_where_worth(2) as execute:
        found = list(execute(some_chunks()))
        assert len(active_children()) == 2
    assert assessments(found) == expected()
