"""Deciding and exporting reviews from the command line, on the project that ``verifier init`` writes."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.integration.conftest import Ran, Verifier
from verifier.domain.decision import Act, Stale, Subject
from verifier.domain.review import Filter, ReviewItem, State
from verifier.register.decisions import read_decisions
from verifier.store.store import open_store

LOG = Path("claims/decisions.jsonl")


@pytest.fixture
def checked(newsroom: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VERIFIER_EDITOR", "ana")
    verifier("check", "--offline", "--fail-on", "never", "--quiet")
    return newsroom


def listed(verifier: Verifier, *arguments: str) -> dict[str, object]:
    ran = verifier("decide", "--list", "--format", "json", *arguments)
    assert ran.code == 0
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def first_item(verifier: Verifier) -> dict[str, str]:
    items = listed(verifier)["items"]
    assert isinstance(items, list)
    found = items[0]
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("checked")
def test_a_verdict_is_overridden_listed_and_taken_back(verifier: Verifier) -> None:
    key = first_item(verifier)["key"]
    ran = verifier("decide", key, "--override", "partial", "--reason", "Half of it.")
    assert (ran.code, "→ partial" in ran.out) == (0, True)
    (made,) = read_decisions(LOG)
    assert (made.who, made.reason) == ("ana", "Half of it.")
    assert f"--undo {made.id}" in ran.err
    shown = verifier("decide", key, "--list")
    assert "reviewed" in shown.out
    assert "Half of it." in shown.out
    assert verifier("decide", "--undo", made.id, "--who", "bo").code == 0
    history = listed(verifier, key)["history"]
    assert isinstance(history, list)
    assert [entry["who"] for entry in history] == ["ana", "bo"]


@pytest.mark.usefixtures("checked")
def test_who_decides_is_a_flag_a_setting_or_the_systems_user(
    verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = first_item(verifier)["key"]
    verifier("decide", key, "--note", "one", "--who", "cy")
    verifier("decide", key, "--note", "two")
    monkeypatch.delenv("VERIFIER_EDITOR")
    monkeypatch.setenv("LOGNAME", "system-user")
    verifier("decide", key, "--note", "three")
    assert [entry.who for entry in read_decisions(LOG)] == ["cy", "ana", "system-user"]


@pytest.mark.usefixtures("checked")
def test_what_was_decided_on_old_sight_is_refused(verifier: Verifier) -> None:
    item = first_item(verifier)
    assert verifier("decide", item["id"], "--accept", "--seen", item["seen"]).code == 0
    ran = verifier("decide", item["id"], "--accept", "--seen", item["seen"], "--who", "bo")
    assert (ran.code, "ana: accept" in ran.err) == (2, True)
    assert len(read_decisions(LOG)) == 1


@pytest.mark.usefixtures("checked")
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--accept",),
        ("CLAIM", "--accept", "--needs-work"),
        ("CLAIM", "--override", "partial"),
        ("CLAIM", "--confirm", "open"),
        ("CLAIM", "--confirm", "somebody"),
        ("CLAIM", "--dismiss", "other_period"),
        ("CLAIM", "--note", " "),
        ("no-such-claim", "--accept"),
        ("--undo", "no-such-decision"),
        ("CLAIM", "--accept", "--who", "x" * 201),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(verifier: Verifier, arguments: tuple[str, ...]) -> None:
    key = first_item(verifier)["key"]
    ran: Ran = verifier("decide", *(key if each == "CLAIM" else each for each in arguments))
    assert ran.code == 2
    assert ran.err.startswith(("verifier: ", "Usage"))
    assert "internal error" not in ran.err
    assert not LOG.exists()


def test_a_conflict_is_decided_by_naming_a_side(
    tmp_path: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    conflict = conflict_after_check(verifier, gazette="May", herald="August")
    ran = verifier("decide", conflict.id, "--confirm", "nobody", "--who", "ana")
    assert (ran.code, "gazette/opening" in ran.err) == (2, True)
    assert verifier("decide", conflict.id, "--confirm", "gazette", "--who", "ana").code == 0
    (made,) = read_decisions(LOG)
    assert (made.side, made.key) == ("gazette/opening", conflict.key)
    verifier("check", "--offline", "--fail-on", "never", "--quiet")
    assert "reviewed" in verifier("decide", conflict.key, "--list").out  # the run after finds it again


def conflict_after_check(verifier: Verifier, **months: str) -> ReviewItem:
    """Return the item of the only conflict after a check of papers that have a bridge opened in those *months*."""
    Path("claims").mkdir(exist_ok=True)
    for name, month in months.items():
        Path(f"claims/{name}.yaml").write_text(
            f"schema: 1\ndocument:\n  id: {name}\n  title: The {name}\nsources: {{}}\nclaims:\n"
            f"  - id: opening\n    text: The Tolle Bridge opened to traffic in {month} 2021.\n"
        )
    verifier("check", "--offline", "--fail-on", "never", "--quiet")
    listed(verifier)  # makes the queue
    with open_store(Path(".verifier/verifier.db")) as store:
        (conflict,) = store.reviewing.every_item(Filter(subject=Subject.CONFLICT))
    return conflict


def test_a_decided_conflict_stays_the_same_and_is_stale_when_a_side_changes(
    tmp_path: Path, verifier: Verifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    decided = conflict_after_check(verifier, gazette="May", herald="August")
    assert verifier("decide", decided.id, "--confirm", "gazette", "--who", "ana").code == 0
    joined = conflict_after_check(verifier, courier="August")  # which sorts before both
    assert (joined.id, joined.key, joined.act) == (decided.id, decided.key, Act.CONFIRM)
    changed = conflict_after_check(verifier, herald="October", courier="October")
    assert (changed.id, changed.state, changed.stale) == (decided.id, State.STALE, (Stale.STATEMENT,))


@pytest.mark.usefixtures("checked")
def test_reviews_are_exported_for_publication(verifier: Verifier) -> None:
    key = first_item(verifier)["key"]
    verifier("decide", key, "--accept")
    for form in ("review-csv", "review-jsonl", "review-html", "claimreview", "annotations"):
        assert verifier("export", "--format", form, "--output", f"out.{form}").code == 0
    assert len(json.loads(Path("out.claimreview").read_text())["@graph"]) == 1
    assert key in Path("out.review-html").read_text()
    assert json.loads(Path("out.annotations").read_text())["items"]


@pytest.mark.usefixtures("newsroom")
def test_an_export_of_reviews_needs_a_database_and_a_scale(verifier: Verifier, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = verifier("export", "--format", "claimreview")
    assert (ran.code, "there is no database" in ran.err) == (2, True)
    verifier("check", "--offline", "--fail-on", "never", "--quiet")
    monkeypatch.setenv("VERIFIER_RATINGS", "good")
    assert "ratings" in verifier("export", "--format", "claimreview").err


def test_two_branches_that_both_decide_merge_without_a_conflict(checked: Path, verifier: Verifier) -> None:
    def git(*arguments: str) -> None:
        told = ["git", "-c", "user.name=ana", "-c", "user.email=ana@desk.example", *arguments]
        subprocess.run(told, cwd=checked, check=True, capture_output=True)  # noqa: S603  a list, no shell

    items = listed(verifier)["items"]
    assert isinstance(items, list)
    verifier("decide", items[0]["id"], "--note", "before")
    git("init", "-q", "-b", "main")
    git("add", "claims")
    git("commit", "-q", "-m", "one")
    git("checkout", "-q", "-b", "theirs")
    verifier("decide", items[0]["id"], "--accept")
    git("commit", "-q", "-a", "-m", "theirs")
    git("checkout", "-q", "main")
    Path(".verifier/verifier.db").unlink()  # another machine
    verifier("check", "--offline", "--fail-on", "never", "--quiet")
    verifier("decide", items[1]["id"], "--needs-work")
    git("commit", "-q", "-a", "-m", "ours")
    git("merge", "-q", "theirs")
    states = [verifier("decide", item["id"], "--list").out.split()[1] for item in items[:2]]
    assert states == ["reviewed", "needs"]
    assert len(read_decisions(LOG)) == 3


@pytest.mark.usefixtures("checked")
def test_a_check_shows_what_people_have_decided_as_the_desk_sees_it(verifier: Verifier) -> None:
    item = first_item(verifier)
    verifier("decide", item["id"], "--override", "partial", "--reason", "Half of it.")
    ran = verifier("check", "--offline", "--fail-on", "never", "--quiet", "--format", "json")
    (result,) = [each for each in json.loads(ran.out)["results"] if each["claim"] == item["key"]]
    assert (result["verdict"], result["decision"]["verdict"]) == (item["verdict"], "partial")
    assert result["decision"]["stale"] == []
    assert "Half of it." in verifier("check", "--offline", "--fail-on", "never", "--quiet").out


@pytest.mark.usefixtures("checked")
def test_claim_files_are_read_past_the_log_of_decisions(verifier: Verifier) -> None:
    verifier("decide", first_item(verifier)["key"], "--accept")
    assert LOG.exists()
    assert "decisions" not in verifier("lint").out


@pytest.mark.usefixtures("checked")
def test_everything_that_a_filter_finds_is_decided_at_once_and_undone_as_one(verifier: Verifier) -> None:
    total = listed(verifier, "--where", "kind=claim state=all")["total"]
    assert isinstance(total, int)
    assert total > 1
    asked = verifier("decide", "--where", "kind=claim", "--needs-work")
    assert (asked.code, LOG.exists()) == (2, False)  # there is nobody to ask
    assert f"needs_work: {total} items" in asked.err
    assert "--yes" in asked.err
    done = verifier("decide", "--where", "kind=claim", "--needs-work", "--yes", "--format", "json")
    assert done.code == 0
    batch = json.loads(done.out)
    assert batch["count"] == total
    assert f"--undo {batch['batch']}" in done.err
    assert len(read_decisions(LOG)) == total
    assert listed(verifier, "--where", "state=needs_work")["total"] == total
    assert verifier("decide", "--undo", batch["batch"]).code == 0
    assert listed(verifier, "--where", "state=needs_work")["total"] == 0
    assert len(read_decisions(LOG)) == 2 * total


@pytest.mark.usefixtures("checked")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--where", "verdict=refuted verdict", "--undo", "x"],
        ["--where", "state=open", "--confirm", "open"],
        ["gazette/a", "--where", "state=open", "--accept"],
        ["--where", "state=open", "--accept", "--seen", "x"],
        ["--where", "words that nobody wrote", "--accept", "--yes"],
        ["--where", "nothing=x", "--accept", "--yes"],
    ],
)
def test_what_cannot_be_said_of_many_writes_nothing(verifier: Verifier, arguments: list[str]) -> None:
    ran = verifier("decide", *arguments)
    assert (ran.code, LOG.exists()) == (2, False)
