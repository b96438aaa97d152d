"""The command as a whole: help, version, errors, signals and pipes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from verifier import __version__
from verifier.cli import app

COMMAND = [sys.executable, "-m", "verifier.cli.app"]


def test_the_version_is_printed(verifier: Verifier) -> None:
    assert verifier("--version") == (0, f"verifier {__version__}\n", "")


def test_help_lists_every_command(verifier: Verifier) -> None:
    ran = verifier("--help")
    assert ran.code == 0
    assert all(name in ran.out for name in app.COMMANDS)


def test_without_arguments_help_is_shown(verifier: Verifier) -> None:
    ran = verifier()
    assert "Commands" in ran.out + ran.err
    assert ran.code in {0, 2}  # click has changed its mind on this one


def test_an_unknown_command_is_wrong_use(verifier: Verifier) -> None:
    ran = verifier("chek")
    assert ran.code == 2
    assert "chek" in ran.err


@pytest.mark.parametrize("debug", [False, True])
def test_an_unexpected_error_is_told_in_short(
    verifier: Verifier, monkeypatch: pytest.MonkeyPatch, *, debug: bool
) -> None:
    def broken(name: str) -> None:
        raise RuntimeError(f"{name}\x1b[31m")

    monkeypatch.setattr(app, "load_command", broken)
    monkeypatch.setenv(app.DEBUG_VARIABLE, "1" if debug else "")
    ran = verifier("check")
    assert ran.code == 2
    assert r"internal error: RuntimeError: check\x1b[31m" in ran.err
    assert ("Traceback" in ran.err) is debug


def test_an_interrupted_run_says_so(verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(name: str) -> None:
        raise KeyboardInterrupt(name)

    monkeypatch.setattr(app, "load_command", interrupted)
    ran = verifier("check")
    assert (ran.code, ran.out) == (130, "")


def test_a_reader_that_has_gone_is_no_error(newsroom: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen([*COMMAND, "check"], cwd=newsroom, stdout=writing, stderr=subprocess.PIPE) as process:  # noqa: S603
        os.close(writing)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1  # the refuted claim of the sample
    assert err == b""


def test_a_narrow_terminal_encoding_does_not_end_the_run(newsroom: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ran = subprocess.run([*COMMAND, "check"], cwd=newsroom, env=environment, capture_output=True, check=False)  # noqa: S603
    assert ran.returncode == 1
    assert rb"\u2717 refuted" in ran.stdout


def test_help_answers_without_loading_the_rest() -> None:
    script = "import sys; from verifier.cli.app import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)  # noqa: S603
    heavy = {"numpy", "sqlmodel", "pydantic_core", "trafilatura", "lxml", "pypdfium2", "jinja2", "verifier.errors"}
    assert not heavy & set(ran.stderr.split())


def test_help_answers_at_once() -> None:
    durations = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([*COMMAND, "--help"], capture_output=True, check=True)  # noqa: S603
        durations.append(time.perf_counter() - started)
    assert min(durations) < 1.0  # 0.2 s on an idle machine


def test_a_log_for_programs_is_json_from_its_first_line_to_its_last(verifier: Verifier, tmp_path: Path) -> None:
    ran = verifier("--log-format", "json", "db", "check", "--database", tmp_path / "none.db")
    started, error, ended = [json.loads(line) for line in ran.err.splitlines()]
    assert (started["event"], started["command"]) == ("started", "db")
    assert (error["level"], error["hint"]) == ("error", "`verifier check` makes one")
    assert (ended["event"], ended["exit_code"]) == ("ended", 2)
    assert verifier("db", "check", "--database", tmp_path / "none.db").err.startswith("verifier: there is no database")
