"""Commands on a database on a server: the same results as with a file, also of two checks at the same time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.databases import Server
from verifier.domain.database import DatabaseUrl
from verifier.store.store import open_store

pytestmark = pytest.mark.system

CHECK = (sys.executable, "-m", "verifier.cli.app", "check", "--format", "json", "--offline", "--fail-on", "never")
DATABASE = Path(".verifier", "verifier.db")
TEXTS = 20


@pytest.fixture
def url(postgres: Server) -> Iterator[DatabaseUrl]:
    made = postgres.fresh()
    yield made
    postgres.drop(made)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a few documents; it is the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "verifier.toml").touch()
    for number in range(TEXTS):
        text = f"The harbour authority handled {number + 2} million tonnes of freight in 2024.\n" * 3
        (tmp_path / f"text-{number}.txt").write_text(text)
        claims = "".join(
            f"  - id: claim-{each}\n    text: The harbour authority handled {each + 2} million tonnes in 2024.\n"
            for each in range(3)
        )
        head = f"schema: 1\ndocument:\n  id: document-{number}\n  title: Freight\n  file: ../text-{number}.txt\n"
        (tmp_path / "claims").mkdir(exist_ok=True)
        (tmp_path / "claims" / f"document-{number}.yaml").write_text(f"{head}claims:\n{claims}")
    return tmp_path


def start(url: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "VERIFIER_DATABASE_URL": url}
    return subprocess.Popen(  # noqa: S603
        CHECK, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def results(process: "subprocess.Popen[str]") -> Any:
    out, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return json.loads(out)["results"]


def test_two_checks_on_a_server_come_to_what_one_in_a_file_does(url: DatabaseUrl) -> None:
    alone = results(start(""))
    one, two = start(url.secret), start(url.secret)
    assert results(one) == results(two) == alone
    with open_store(url) as store, open_store(DATABASE) as file:
        assert store.fingerprint() == file.fingerprint()
        assert len(store.runs()) == 2
        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM work").scalar_one() == 0
