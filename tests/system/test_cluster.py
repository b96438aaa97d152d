"""Tests of work on a Dask cluster of real processes: the same results, and what becomes of them when processes die."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dask_cluster import Cluster, cluster

from tests.unit.pipeline.chunks import RULES, Deadly, assessments, chunk, claim, expected, page, some_chunks
from verifier.errors import ModelError, SchedulerLost, WorkerError
from verifier.matching.calibration import Calibration
from verifier.pipeline.certificates import Certificates
from verifier.pipeline.cluster import on_cluster
from verifier.pipeline.diagnosing.diagnosis import State
from verifier.pipeline.diagnosing.scheduler import diagnose_scheduler
from verifier.pipeline.matchers import NONE, MatcherSpec
from verifier.pipeline.work import Done, Lost, in_this_process

pytestmark = [
    pytest.mark.system,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # sockets of a cluster that is killed
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Cluster]:
    with cluster(tmp_path / "cluster", 2) as started:
        yield started


def test_a_cluster_gives_what_one_process_gives(two: Cluster) -> None:
    with on_cluster(two.address, RULES) as execute:
        found = list(execute(some_chunks(6)))
        again = list(execute(some_chunks(6)))
    assert assessments(found) == assessments(again) == expected(6)


def test_a_worker_that_is_killed_costs_no_result_and_no_duplicate(
    two: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verifier.pipeline.bundles.EFFORT_S", 0.1)
    found: list[Done | Lost] = []
    with on_cluster(two.address, RULES) as execute:
        for done in execute(some_chunks(12)):
            if len(found) == 2:
                two.kill(two.workers[0])
            found.append(done)
    assert assessments(found) == expected(12)


def test_a_claim_that_no_worker_survives_is_given_up_alone(two: Cluster) -> None:
    for _ in range(6):  # the scheduler is told to try twice: for the bundle, the chunk and the claim
        two.start_worker()
    claims = [claim(1), claim(2, Deadly), claim(3)]
    with on_cluster(two.address, RULES) as execute:
        found = list(execute([chunk(0, claims, data=page("x")), *some_chunks(2)[1:]]))
    (lost,) = [each for each in found if isinstance(each, Lost)]
    assert lost.claims == ("deadly-c2",)
    assert "workers" in lost.why.message
    whole = [chunk(0, [claim(1), claim(3)], data=page("x")), *some_chunks(2)[1:]]
    assert assessments(found) == assessments(in_this_process(whole))


def test_a_scheduler_that_is_killed_is_told_with_what_to_do(two: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.bundles.EFFORT_S", 0.1)
    found: list[Done | Lost] = []

    def work() -> None:
        with on_cluster(two.address, RULES) as execute:
            for done in execute(some_chunks(40)):
                if not found:
                    two.kill(two.scheduler)
                found.append(done)

    with pytest.raises(SchedulerLost, match="lost") as raised:
        work()
    assert "kept" in raised.value.hint
    assert found


def test_an_error_of_the_work_is_raised_here(two: Cluster) -> None:
    broken = replace(some_chunks(1)[0], spec=MatcherSpec(model="no/such/model"))
    with pytest.raises(ModelError, match="no model at"), on_cluster(two.address, RULES) as execute:
        list(execute([broken]))


def test_a_file_that_a_worker_has_not_is_told_before_any_work(
    two: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # workers count relative paths from where they were started
    Path("here.json").write_text(Calibration(intercept=1.0).to_json())
    spec = MatcherSpec(NONE, calibration="here.json")
    with pytest.raises(WorkerError, match=r"here\.json cannot be read"), on_cluster(two.address, spec):
        raise AssertionError


def test_a_worker_of_another_version_is_refused(two: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.identity.__version__", "9.9.9")
    with pytest.raises(WorkerError, match=r"verifier 0\.1\.0, not 9\.9\.9"), on_cluster(two.address, RULES):
        raise AssertionError


def test_the_doctor_tells_of_a_scheduler_and_of_one_that_is_not_as_it_should_be(
    two: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(diagnose_scheduler("", RULES, Certificates())) == []
    (found,) = diagnose_scheduler(two.address, RULES, Certificates())
    assert (found.state, two.address in found.message) == (State.OK, True)
    (found,) = diagnose_scheduler(two.address.replace("tcp", "tls"), RULES, Certificates())
    assert (found.state, "wants certificates" in found.message) == (State.PROBLEM, True)
    monkeypatch.setattr("verifier.pipeline.identity.__version__", "9.9.9")
    (found,) = diagnose_scheduler(two.address, RULES, Certificates())
    assert (found.state, "not 9.9.9" in found.message, bool(found.hint)) == (State.PROBLEM, True, True)


def test_a_scheduler_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.cluster.WORKERS_S", 1)
    with (
        cluster(tmp_path / "cluster", 0) as started,
        pytest.raises(WorkerError, match="no workers"),
        on_cluster(started.address, RULES),
    ):
        raise AssertionError


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.pipeline.cluster.CONNECT_S", 1)
    with pytest.raises(WorkerError, match="does not answer"), on_cluster("tcp://127.0.0.1:9", RULES):
        raise AssertionError
