"""The command as a user meets it, and a small project to use it on."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from verifier.cli.app import main


class Ran(NamedTuple):
    """What one use of the command gave."""

    code: int
    out: str
    err: str


Verifier: TypeAlias = Callable[..., Ran]


@pytest.fixture
def verifier(capsys: pytest.CaptureFixture[str]) -> Verifier:
    """Return the command: called with its arguments, it gives exit code, stdout and stderr."""

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: Verifier) -> Path:
    """Return the folder that ``verifier init`` fills; it is the working directory."""
    monkeypatch.chdir(tmp_path)
    assert verifier("init").code == 0
    return tmp_path
