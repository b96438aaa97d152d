"""The files for CI: what is written in them is understood, and the action's own script does what it says."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from ruamel.yaml import YAML

from tests.integration.test_links import ledger_of
from tests.integration.town import OPEN, Town, mill, town
from tests.unit.test_docs import options

__all__ = ["mill", "town"]  # fixtures

ROOT: Final = Path(__file__).parents[2]
FILES: Final = (ROOT / "action.yml", ROOT / ".pre-commit-hooks.yaml", *sorted((ROOT / "docs" / "ci").iterdir()))


def commands_of(path: Path) -> list[list[str]]:
    """Return the calls of verifier in a file, word by word, without what the shell makes of them."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    calls = re.findall(r"(?:^|[\s/])verifier ((?:links|lint|check|snapshot)\b[^\n|&]*)", text)
    return [shlex.split(call.split("||")[0]) for call in calls]


def yaml_of(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_every_option_in_a_file_for_ci_is_one_of_the_command(path: Path) -> None:
    calls = commands_of(path)
    assert calls
    for command, *words in calls:
        written = [word for word in words if re.match(r"--?[a-z]", word)]
        assert [word for word in written if word not in options(command)] == []


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix in {".yml", ".yaml"}], ids=lambda path: path.name
)
def test_every_file_for_ci_is_yaml(path: Path) -> None:
    assert yaml_of(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_the_report_of_one_run_is_what_the_next_begins_with(path: Path) -> None:
    """Whatever runs on a schedule keeps the ledger; nothing else has to be kept."""
    text = path.read_text(encoding="utf-8")
    if "--due" in text and path.suffix == ".yml" and path.name != "action.yml":
        assert "git add snapshots/ledger.jsonl" in text


def script() -> str:
    steps = yaml_of(ROOT / "action.yml")["runs"]["steps"]
    found: str = next(step["run"] for step in steps if step.get("name") == "Check links")
    return found


def run(project: Path, *command: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Run *command* in *project* as a runner does, with verifier on the path."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | variables | {"PATH": path, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


def run_action(project: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the action's step; its inputs are environment variables."""
    told = {"TARGETS": "claims", "ARGUMENTS": "\n".join(OPEN), "BASELINE": "", "FAIL_ON": "error"} | inputs
    return run(project, "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script(), **told)


def test_the_action_reports_on_the_citing_line_and_fails_by_its_input(mill: Path) -> None:
    ran = run_action(mill)
    assert ran.returncode == 0, ran
    assert re.search(r"::warning file=claims/mill.yaml,line=\d+,title=link-not-found%3A", ran.stdout)
    assert ledger_of(mill).exists()
    assert run_action(mill, FAIL_ON="warning").returncode == 1


def test_inputs_of_the_action_are_never_read_as_commands(mill: Path) -> None:
    ran = run_action(mill, TARGETS="claims\n$(touch pwned); `touch pwned`", BASELINE="$(touch pwned)")
    assert ran.returncode == 2, ran
    assert not (mill / "pwned").exists()


def test_what_the_budget_left_over_does_not_fail_the_action(mill: Path) -> None:
    arguments = "\n".join([*OPEN, "--max-requests", "1"])
    ran = run_action(mill, ARGUMENTS=arguments)
    assert ran.returncode == 0, ran
    assert "::notice title=verifier::some addresses were left for the next run" in ran.stdout


@pytest.mark.parametrize("claim", ["The mill closed in 1974.", "The mill closed in 1947."])
def test_hooks_request_nothing_and_let_pass_what_nothing_speaks_against(mill: Path, town: Town, claim: str) -> None:
    file = mill / "claims" / "mill.yaml"
    (mill / "claims" / "article.txt").write_text("The mill closed in 1974 after a flood, as the deed tells.\n")
    text = file.read_text().replace("title: The mill}", "title: The mill, file: article.txt}")
    file.write_text(text.replace("text: The mill closed in 1974.\n    cites", f"text: {claim}\n    cites"))
    codes = [
        run(mill, *shlex.split(hook["entry"]), str(file)).returncode
        for hook in yaml_of(ROOT / ".pre-commit-hooks.yaml")
    ]
    assert codes == [0, 0 if "1974" in claim else 1]
    assert town.asked == []


def test_hooks_pass_where_no_text_is_at_hand(mill: Path) -> None:
    entries = [shlex.split(hook["entry"]) for hook in yaml_of(ROOT / ".pre-commit-hooks.yaml")]
    assert [run(mill, *entry, "claims/mill.yaml").returncode for entry in entries] == [0, 0]
