"""``verifier init``, ``lint`` and ``config`` from the outside: what they print, write and return."""

import json
import re
from pathlib import Path

import pytest

from verifier.cli.app import main
from verifier.errors import OutputError
from verifier.register.atomic import create_file
from verifier.register.load import load_register

WRITTEN = [
    ".gitignore",
    "claims/example.yaml",
    "samples/harbour-news.txt",
    "samples/harbour-report.txt",
    "verifier.toml",
]
BAD = """\
schema: 1
document: {id: quay, title: The quay, url: https://example.org/}
claims:
  - id: cost
    text: "It cost \\e[31m61 million."
  - id: Opening Day
    text: It was opened.
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory without settings from outside."""
    monkeypatch.chdir(tmp_path)
    for name in ("VERIFIER_CLAIMS", "VERIFIER_FAIL_ON", "VERIFIER_MAX_BYTES", "VERIFIER_WEB_ARCHIVES"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_init_writes_a_sample_that_lint_finds_nothing_in(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "demo"]) == 0
    assert files_below(desk / "demo") == WRITTEN
    assert capsys.readouterr().out.count("created") == len(WRITTEN)
    assert main(["lint", "demo/claims", "--fail-on", "note"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "claims read: 4, left out: 0; found: 0 errors, 0 warnings, 0 notes" in printed.err
    register = load_register([desk / "demo" / "claims"])
    texts = [register.path_beside(source.id, source.file or "") for source in register.documents.values()]
    assert all(path.is_file() for path in texts)


def test_init_never_overwrites(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "verifier.toml").write_text('fail_on = "never"', encoding="utf-8")
    (desk / ".gitignore").write_text("build", encoding="utf-8")
    assert main(["init"]) == 0
    assert (desk / "verifier.toml").read_text(encoding="utf-8") == 'fail_on = "never"'
    assert (desk / ".gitignore").read_text(encoding="utf-8") == "build\n.verifier/\n"
    assert "kept     verifier.toml" in capsys.readouterr().out
    before = {name: (desk / name).read_bytes() for name in files_below(desk)}
    assert main(["init"]) == 0
    assert {name: (desk / name).read_bytes() for name in files_below(desk)} == before
    assert "created" not in capsys.readouterr().out


def test_init_says_where_it_cannot_write(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "taken").write_text("", encoding="utf-8")
    assert main(["init", "taken"]) == 2
    printed = capsys.readouterr()
    assert "taken" in printed.err
    assert "Traceback" not in printed.err


def test_a_file_where_a_folder_should_be_is_named(desk: Path) -> None:
    (desk / "a").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match=r"cannot be written|not a folder"):
        create_file(desk / "a" / "b", b"")


def test_lint_prints_file_line_and_column_and_nothing_that_a_terminal_obeys(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "claims").mkdir()
    (desk / "claims" / "a.yaml").write_text(BAD, encoding="utf-8")
    assert main(["lint"]) == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert lines[0].startswith("claims/a.yaml:5:11: error control-character ")
    assert lines[2].startswith("claims/a.yaml:6:9: error bad-id ")
    assert lines[3] == "    Perhaps: opening-day"
    assert "\x1b" not in printed.out + printed.err
    assert "left out: 2" in printed.err


@pytest.mark.parametrize(
    ("content", "arguments", "code"),
    [
        (BAD, [], 1),
        (BAD, ["--fail-on", "never"], 5),
        (BAD + "  - id: b\n    text: c\n", ["--fail-on", "never"], 0),
        (BAD[: BAD.index("  - id: Open")].replace("\\e[31m", ""), [], 0),
        (BAD[: BAD.index("  - id: Open")].replace("\\e[31m", ""), ["--fail-on", "warning"], 0),
        (BAD[: BAD.index("  - id: Open")].replace("\\e[31m", ""), ["--fail-on", "note"], 1),
        ("", [], 1),
        ("schema: 1\ndocument: {id: a, title: b}\nclaims: []\n", [], 5),
        (BAD, ["--fail-on", "sometimes"], 2),
        (BAD, ["--format", "xml"], 2),
        (BAD, ["missing.yaml"], 1),
    ],
)
def test_the_exit_code_says_what_was_found(desk: Path, content: str, arguments: list[str], code: int) -> None:
    (desk / "a.yaml").write_text(content, encoding="utf-8")
    assert main(["lint", "a.yaml", *arguments]) == code


def test_an_empty_folder_is_nothing_to_lint(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    (desk / "claims").mkdir()
    assert main(["lint"]) == 5
    assert "verifier init" in capsys.readouterr().err


def test_json_is_one_envelope_and_shows_what_was_asked_for(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "a.yaml").write_text(BAD.replace("\\e[31m", ""), encoding="utf-8")
    assert main(["lint", "a.yaml", "--format", "json", "--show", "error"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == 1
    assert report["counts"] == {"documents": 1, "claims": 1, "left_out": 1, "error": 1, "warning": 0, "note": 1}
    assert [found["code"] for found in report["findings"]] == ["bad-id"]
    assert {"file", "line", "column", "hint", "fingerprint"} <= set(report["findings"][0])


def test_config_shows_where_each_value_comes_from(
    desk: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "verifier.toml").write_text('claims = "checks"', encoding="utf-8")
    monkeypatch.setenv("VERIFIER_FAIL_ON", "partial")
    assert main(["config"]) == 0
    lines = [re.split(" {2,}", line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["claims", "checks", "verifier.toml"],
        ["fail_on", "partial", "VERIFIER_FAIL_ON"],
        ["max_bytes", "100000000", "default"],
        ["archive", "snapshots", "default"],
        ["database", ".verifier/verifier.db", "default"],
        ["database_url", "default"],  # empty
        ["objects", "default"],
        ["objects_cache", "2000000000", "default"],
        ["web_archives", "https://web.archive.org/web/ https://web.archive.org/cdx/search/cdx", "default"],
        ["editor", "default"],
        ["publisher", "default"],
        ["publisher_url", "default"],
        ["review_url", "default"],
        [
            "ratings",
            "refuted=1:False, disputed=2:Disputed, partial=3:Partly true, supported=5:True, not_enough_info=:Unproven",
            "default",
        ],
        ["matching_model", "default"],
        ["matching_model_labels", "default"],
        ["matching_threads", "1", "default"],
        ["matching_calibration", "default"],
        ["workers", "0", "default"],
        ["scheduler", "default"],
        ["scheduler_ca", "default"],
        ["scheduler_cert", "default"],
        ["scheduler_key", "default"],
        ["contact", "default"],
        ["proxy", "default"],
        ["fetch_timeout", "30", "default"],
        ["fetch_max_bytes", "50000000", "default"],
        ["fetch_per_host", "4", "default"],
        ["fetch_retries", "2", "default"],
        ["recheck_well", "7d", "default"],
        ["recheck_suspect", "20h", "default"],
        ["recheck_dead", "7d", "default"],
        ["recheck_walled", "14d", "default"],
        ["robots", "capture", "default"],
    ]


def test_an_unknown_setting_stops_a_command_with_a_hint(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "verifier.toml").write_text('claim = "checks"', encoding="utf-8")
    assert main(["lint"]) == 2
    printed = capsys.readouterr().err
    assert "verifier.toml" in printed
    assert "Did you mean 'claims'?" in printed
