"""Disk, clock, versions, network and model: what is told of them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from verifier.domain.link import Robots
from verifier.fetching.policy import FetchPolicy
from verifier.pipeline.diagnosing.diagnosis import State
from verifier.pipeline.diagnosing.judging import diagnose_model
from verifier.pipeline.diagnosing.network import diagnose_network
from verifier.pipeline.diagnosing.surroundings import diagnose_clock, diagnose_disk, diagnose_versions
from verifier.pipeline.matchers import NONE, MatcherSpec

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.mark.parametrize(
    ("free", "state"), [(10**10, State.OK), (10**9, State.WARNING), (10**8, State.PROBLEM), (0, State.PROBLEM)]
)
def test_room_is_told_once_for_each_disk_also_where_nothing_is_there_yet(
    free: int, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage(10**12, 10**12 - free, free))
    found = list(diagnose_disk([tmp_path / "not" / "there", tmp_path]))
    assert [each.state for each in found] == [state]
    assert bool(found[0].hint) is (state is not State.OK)
    assert not (tmp_path / "not").exists()


@pytest.mark.parametrize(
    ("now", "known", "state"),
    [
        (NOW, [], State.OK),
        (NOW, [NOW - timedelta(days=400)], State.OK),
        (NOW, [NOW + timedelta(minutes=1)], State.OK),  # two machines never agree to the second
        (NOW, [NOW + timedelta(hours=1), NOW - timedelta(days=1)], State.PROBLEM),
        (datetime(1970, 1, 1, tzinfo=UTC), [], State.PROBLEM),  # a machine without a battery
    ],
)
def test_a_clock_behind_what_was_recorded_is_wrong(now: datetime, known: list[datetime], state: State) -> None:
    assert diagnose_clock(now, known).state is state


def test_a_library_that_is_missing_is_a_problem() -> None:
    assert [each.state for each in diagnose_versions()] == [State.OK]
    states = {each.message: each.state for each in diagnose_versions(["no-such-library"])}
    assert states["no-such-library is not installed"] is State.PROBLEM


@pytest.mark.parametrize(
    ("policy", "contact", "env", "told"),
    [
        (FetchPolicy(), "desk@example.org", {}, []),
        (FetchPolicy(), "", {}, ["requests do not say how to reach you"]),
        (FetchPolicy(robots=Robots.NEVER), "desk@example.org", {}, ["robots.txt is never obeyed"]),
        (
            FetchPolicy(),
            "desk@example.org",
            {"https_proxy": "http://user:secret@proxy.example:3128"},
            ["HTTPS_PROXY is set, which verifier does not follow: requests go out directly"],
        ),
        (FetchPolicy(proxy="http://user:secret@proxy.example"), "desk@example.org", {"HTTPS_PROXY": "x"}, []),
    ],
)
def test_what_may_surprise_about_the_network_is_told_and_no_password(
    policy: FetchPolicy, contact: str, env: Mapping[str, str], told: list[str]
) -> None:
    found = list(diagnose_network(lambda: policy, contact, env))
    assert [each.message for each in found if each.state is State.WARNING] == told
    assert found[-1].state is State.OK
    assert not [each for each in found if "secret" in each.message + each.hint]


def test_limits_that_cannot_be_are_a_problem() -> None:
    (found,) = diagnose_network(lambda: FetchPolicy(proxy="secret-without-a-scheme"), "", {})
    assert found.state is State.PROBLEM
    assert "secret" not in found.message


def test_no_model_is_fine_if_that_is_meant_and_a_missing_one_is_not(tmp_path: Path) -> None:
    assert [each.state for each in diagnose_model(MatcherSpec(NONE))] == [State.OK]
    (missing,) = diagnose_model(MatcherSpec(str(tmp_path / "model.onnx")))
    assert missing.state is State.PROBLEM
    assert missing.hint


def test_a_calibration_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (found,) = diagnose_model(MatcherSpec(NONE, calibration=str(tmp_path / "none.json")))
    assert found.state is State.PROBLEM
