"""What is due, for ``verifier check`` and ``verifier links``: listed, and asked for when it is time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, mill, town
from verifier.register.ledger import Ledger, read_ledger, write_ledger

__all__ = ["mill", "town"]  # fixtures

LEDGER = Path("snapshots", "ledger.jsonl")


def check(verifier: Verifier, *arguments: str) -> None:
    assert verifier("check", *OPEN, "--fail-on", "never", "--quiet", *arguments).code in {0, 3}


def age_all(days: float) -> None:
    """Have everything be checked *days* earlier than it was."""
    ledger = read_ledger(LEDGER)
    moved = []
    for entry in ledger.entries:
        assert entry.checked_at is not None
        moved.append(entry.model_copy(update={"checked_at": entry.checked_at - timedelta(days=days)}))
    write_ledger(LEDGER, Ledger.of(moved))


def listed(verifier: Verifier, command: str) -> dict[str, bool]:
    ran = verifier(command, *OPEN, "--due", "--dry-run", "--format", "json")
    assert ran.code == 0
    return {one["url"].rsplit("/", 1)[1]: one["is_due"] for one in json.loads(ran.out)["due"]}


@pytest.mark.usefixtures("mill")
def test_a_check_asks_for_what_is_due_and_for_nothing_else(verifier: Verifier, town: Town) -> None:
    assert listed(verifier, "check") == {"deed": True, "lost": True}  # never asked
    check(verifier, "--due")
    assert sorted(set(town.asked)) == ["/deed", "/lost"]
    town.asked.clear()
    assert listed(verifier, "check") == {"deed": False, "lost": False}
    check(verifier, "--due")
    assert "/deed" not in town.asked
    age_all(2)  # what failed is due daily, what is well weekly
    assert listed(verifier, "check") == {"deed": False, "lost": True}
    age_all(8)
    town.asked.clear()
    check(verifier, "--due")
    assert "/deed" in town.asked


@pytest.mark.usefixtures("mill")
def test_both_commands_agree_on_what_is_due(verifier: Verifier, town: Town) -> None:
    check(verifier)
    age_all(2)
    assert listed(verifier, "links") == listed(verifier, "check") == {"deed": False, "lost": True}
    town.asked.clear()
    assert verifier("links", *OPEN, "--due", "--quiet").code in {0, 1}
    assert set(town.asked) == {"/lost"}


def test_the_intervals_are_settings(mill: Path, verifier: Verifier) -> None:
    check(verifier)
    age_all(2)
    (mill / "verifier.toml").write_text('recheck_well = "1d"\nrecheck_suspect = "30d"\n')
    assert listed(verifier, "links") == {"deed": True, "lost": False}
    (mill / "verifier.toml").write_text('recheck_well = "weekly"\n')
    assert verifier("links", "--due").code == 2


def test_to_list_requests_nothing_and_changes_nothing(mill: Path, verifier: Verifier, town: Town) -> None:
    check(verifier)
    town.asked.clear()
    before = {path: path.read_bytes() for path in mill.rglob("*") if path.is_file()}
    ran = verifier("links", "--due", "--dry-run")
    assert ran.code == 0
    assert "0 of 2 are due; nothing was requested" in ran.out
    listed(verifier, "check")
    assert town.asked == []
    assert {path: path.read_bytes() for path in mill.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("command", "arguments", "message"),
    [
        ("links", ["--dry-run"], "use it with --due"),
        ("check", ["--dry-run"], "use it with --due"),
        ("check", ["--due", "--offline"], "--due and --offline"),
        ("check", ["--due", "--refresh"], "--due and --refresh"),
        ("check", ["--due", "--no-store"], "--due and --no-store"),
        ("links", ["--due", "--dry-run", "--format", "sarif"], "Use console or json"),
    ],
)
@pytest.mark.usefixtures("mill")
def test_what_contradicts_itself_is_wrong_use(
    verifier: Verifier, command: str, arguments: list[str], message: str
) -> None:
    ran = verifier(command, *arguments)
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.usefixtures("mill")
def test_a_check_is_remembered_whatever_came(verifier: Verifier) -> None:
    check(verifier)
    now = datetime.now(UTC)
    for entry in read_ledger(LEDGER).entries:
        assert entry.checked_at is not None
        assert now - entry.checked_at < timedelta(hours=1)
        assert entry.status is not None
