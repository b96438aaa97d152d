"""The log for programs: one JSON object a line, each of one run, and nothing that lets anybody in."""

import contextvars
import json
from collections.abc import Callable
from typing import Any

import pytest

from verifier.cli import console
from verifier.cli.console import explain, progress_bar, tell
from verifier.cli.log import LogFormat, event, log, log_as, log_of_run
from verifier.cli.pace import Pace
from verifier.errors import ConfigError

Lines = Callable[[Callable[[], object]], list[dict[str, Any]]]


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """Return what gives the events that a function logs, the first of which is that it started."""

    def logged(work: Callable[[], object]) -> list[dict[str, Any]]:
        def all_of_it() -> None:
            log_as(LogFormat.JSON, "check")
            work()

        contextvars.copy_context().run(all_of_it)
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return logged


def test_a_line_tells_when_what_and_of_which_run(lines: Lines) -> None:
    def work() -> None:
        with log_of_run("5f0c2a"):
            tell("two lines\nof one remark")
        tell("after it")

    started, of_run, after = lines(work)
    assert (started["event"], started["command"]) == ("started", "check")
    assert (of_run["level"], of_run["run"], of_run["message"]) == ("info", "5f0c2a", "two lines of one remark")
    assert of_run["time"].endswith("Z")
    assert "run" not in after


def test_what_comes_from_outside_cannot_begin_a_line(lines: Lines) -> None:
    found = lines(lambda: event("info", "x", label='"}\n{"level": "error"} \x1b[2J \u202e'))
    assert len(found) == 2
    assert found[1]["label"].startswith('"}\n{"level"')  # a program gets the value as it is


def test_what_comes_from_outside_cannot_move_a_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        log_as(LogFormat.JSON, "check")
        event("info", "x", label="\x1b \u202e")

    contextvars.copy_context().run(work)
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().err)


@pytest.mark.parametrize("debug", [False, True])
def test_no_password_is_logged_wherever_it_comes_from(lines: Lines, *, debug: bool) -> None:
    address = "https://desk:hunter2@example.org/?token=hunter2"

    def work() -> None:
        tell(f"asking {address}")
        explain(ConfigError(f"{address} is no address", hint=f"not {address}"), debug=debug)
        explain(RuntimeError(address), debug=debug)
        event("info", "captured", url=address)

    found = lines(work)
    assert len(found) == (7 if debug else 5)
    assert "hunter2" not in json.dumps(found)


def test_people_get_sentences_without_passwords(capsys: pytest.CaptureFixture[str]) -> None:
    explain(ConfigError("postgresql://desk:hunter2@db/x is down", hint="start it"), debug=False)
    event("info", "unheard")
    assert capsys.readouterr().err == "verifier: postgresql://***@db/x is down\n  start it\n"


def test_a_log_is_as_it_was_after_the_call(lines: Lines) -> None:
    lines(lambda: None)
    assert log().form is LogFormat.TEXT


class Steps:
    """A clock that goes four seconds further each time it is looked at."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 4.0
        return self.now


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each step take some seconds."""
    monkeypatch.setattr(console, "Pace", lambda every: Pace(every, Steps()))


def work_on(steps: int, *, quiet: bool = False) -> None:
    with progress_bar("checking", quiet=quiet) as advance:
        for done in range(steps):
            advance(done, steps, f"https://desk:hunter2@example.org/{done}")


@pytest.mark.usefixtures("slow")
def test_progress_is_an_event_now_and_then_with_rate_and_time_left(lines: Lines) -> None:
    events = [found for found in lines(lambda: work_on(100)) if found["event"] == "progress"]
    assert 10 < len(events) < 60
    last = events[-1]
    assert (last["work"], last["total"]) == ("checking", 100)
    assert 0 < last["per_second"] < 1
    assert last["seconds_left"] > 0
    assert last["label"] == f"https://***@example.org/{last['done']}"


@pytest.mark.usefixtures("slow")
def test_where_there_is_no_terminal_people_get_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    work_on(100)
    written = capsys.readouterr().err.splitlines()
    assert 3 < len(written) < 20
    assert written[-1].startswith("checking: ")
    assert written[-1].endswith(" left")


def test_a_short_run_says_nothing_of_its_progress(capsys: pytest.CaptureFixture[str]) -> None:
    work_on(100)
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("slow")
def test_quiet_is_quiet(lines: Lines) -> None:
    assert [found["event"] for found in lines(lambda: work_on(100, quiet=True))] == ["started"]
