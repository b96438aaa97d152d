"""The command in several processes: the same report, byte for byte, and one word where the work cannot be done."""

import json
import sys
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from verifier.demo.newsroom import desk_files, pages_before
from verifier.demo.server import serve

LOOPBACK = ("--allow-network", "127.0.0.0/8")


@pytest.fixture
def toll_bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verifier: Verifier) -> Path:
    """Return the demo's newsroom with all its pages captured; it is the working directory."""
    with serve(pages_before()) as site:
        for name, content in desk_files(site.base).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (tmp_path / "verifier.toml").touch()
        monkeypatch.chdir(tmp_path)
        verifier("snapshot", *LOOPBACK)
    return tmp_path


def report(verifier: Verifier, *options: str, database: str = "") -> str:
    """The report of a check that knows nothing from before."""
    where = ("--database", database) if database else ("--no-store",)
    ran = verifier("check", "--offline", "--format", "json", *where, *options)
    assert ran.code == 1, ran.err
    assert json.loads(ran.out)["counts"]["pairs_judged"] > 10
    return ran.out


@pytest.mark.usefixtures("toll_bridge")
@pytest.mark.parametrize("database", ["", "fresh.db"])
def test_the_report_does_not_depend_on_the_number_of_processes(verifier: Verifier, database: str) -> None:
    one, two, left_to_it = (
        report(verifier, *workers, database=database and f"{number}-{database}")
        for number, workers in enumerate((("--workers", "1"), ("--workers", "2"), ()))
    )
    assert one == two == left_to_it


@pytest.mark.usefixtures("toll_bridge")
def test_where_the_time_went_is_told_of_work_in_other_processes_as_well(verifier: Verifier) -> None:
    report(verifier, "--workers", "2", database="fresh.db")
    (run,) = json.loads(verifier("runs", "--database", "fresh.db", "--format", "json").out)["runs"]
    assert run["stages_ms"]["read"] > 0
    assert run["stages_ms"]["match"] > 0


@pytest.mark.usefixtures("toll_bridge")
def test_an_article_is_checked_in_processes_as_in_one(verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    article = next(Path("articles").iterdir())
    reports = []
    for workers in ("1", "2"):
        monkeypatch.setenv("VERIFIER_WORKERS", workers)
        reports.append(verifier("check", str(article), "--sources", "articles", "--format", "json").out)
    assert json.loads(reports[0])["results"]
    assert reports[0] == reports[1]


@pytest.mark.usefixtures("toll_bridge")
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--scheduler", "10.0.0.5"), "--scheduler: scheduler:"),
        (("--workers", "65"), "less than or equal to 64"),
        (("--workers", "-1"), "greater than or equal to 0"),
    ],
)
def test_what_cannot_be_used_is_told(verifier: Verifier, options: tuple[str, str], message: str) -> None:
    ran = verifier("check", "--offline", *options)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.usefixtures("toll_bridge")
def test_a_scheduler_without_distributed_is_told_how_to_get_it(
    verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    ran = verifier("check", "--offline", "--scheduler", "tcp://127.0.0.1:8786")
    assert ran.code == 2
    assert "pip install 'verifier[dask]'" in ran.err
