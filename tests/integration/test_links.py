"""``verifier links`` on a small town of real servers: status, health, drift, and what is remembered of them."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.integration.conftest import Verifier
from tests.integration.town import OPEN, Town, mill, page, town
from tests.unit.fetching.servers import ok
from verifier.register.ledger import read_ledger, update_ledger

__all__ = ["mill", "town"]  # fixtures

FACT = "The mill closed in 1974 after a flood, as the deed of the parish tells everybody who asks for it."
WHEEL = "Its wheel was sold to the village of Oster for 900 crowns in the spring of 1975."


def links(verifier: Verifier, *arguments: str, code: int | None = 0) -> dict[str, Any]:
    ran = verifier("links", "--format", "json", "--quiet", *OPEN, *arguments)
    assert code is None or ran.code == code, ran
    found: dict[str, Any] = json.loads(ran.out)
    return found


def check(verifier: Verifier, *arguments: str) -> None:
    assert verifier("check", "--quiet", "--fail-on", "never", *OPEN, *arguments).code == 0


def link(found: dict[str, Any], end: str) -> dict[str, Any]:
    return next(each for each in found["links"] if each["url"].endswith(end))


def codes(found: dict[str, Any]) -> list[str]:
    return sorted({finding["code"] for finding in found["findings"]})


def ledger_of(project: Path) -> Path:
    return project / "snapshots" / "ledger.jsonl"


def test_the_first_run_tells_status_and_where_each_link_is_cited(mill: Path, verifier: Verifier, town: Town) -> None:
    found = links(verifier)
    deed, lost = link(found, "/deed"), link(found, "/lost")
    assert (deed["status"], deed["health"], deed["http_status"]) == ("ok", "ok", 200)
    assert (lost["status"], lost["health"], lost["drift"]) == ("not_found", "suspect", "unknown")
    assert {cited["claim"] for cited in deed["cited_at"]} == {"mill/closed", "mill/wheel"}
    lines = (mill / "claims" / "mill.yaml").read_text().splitlines()
    assert all(cited["line"] and town.url in lines[cited["line"] - 1] for cited in deed["cited_at"])
    assert codes(found) == ["link-not-found"]
    assert list((mill / "snapshots").glob("*.warc.gz"))


@pytest.mark.usefixtures("mill")
def test_a_page_that_says_another_figure_has_drifted_and_its_claims_turn(verifier: Verifier, town: Town) -> None:
    check(verifier)
    town.pages["/deed"] = page("The deed", FACT.replace("1974", "1947"), WHEEL)
    found = links(verifier, code=1)
    deed = link(found, "/deed")
    assert (deed["status"], deed["drift"]) == ("ok", "changed")
    assert deed["passages"][0]["altered"] == ["1974 → 1947"]
    assert deed["turned"] == [{"claim": "mill/closed", "then": "supported", "now": "refuted"}]
    assert [each["severity"] for each in found["findings"] if each["code"] == "passage-changed"] == ["error"]


@pytest.mark.usefixtures("mill")
def test_drift_is_told_until_the_claims_have_been_judged_anew(verifier: Verifier, town: Town) -> None:
    check(verifier)
    town.pages["/deed"] = page("The deed", FACT.replace("1974", "1947"), WHEEL)
    for _ in range(2):
        assert link(links(verifier, code=1), "/deed")["drift"] == "changed"
    check(verifier, "--refresh")
    assert link(links(verifier), "/deed")["drift"] == "none"


@pytest.mark.usefixtures("mill")
def test_a_page_that_is_up_and_no_longer_says_it(verifier: Verifier, town: Town) -> None:
    check(verifier)
    town.pages["/deed"] = page("The deed", "The parish keeps many deeds, which may be read on weekdays.", WHEEL)
    deed = link(links(verifier, code=1), "/deed")
    assert (deed["status"], deed["drift"]) == ("ok", "gone")
    assert {"then": FACT, "now": "", "altered": []} in deed["passages"]


@pytest.mark.usefixtures("mill")
def test_what_changes_around_a_passage_is_no_drift(verifier: Verifier, town: Town) -> None:
    check(verifier)
    menu = "<nav><a href='/'>Home</a> <a href='/shop'>Buy two carpets today</a></nav>"
    body = f"<html><head><title>The deed – 5 May</title></head><body>{menu}<article><h1>The deed</h1>"
    body += f"<p>Updated on 5 May 2025.</p><p>{FACT}</p><p>{WHEEL}</p></article><footer>© 2025</footer></body></html>"
    town.pages["/deed"] = ok(body.encode(), "Content-Type: text/html; charset=utf-8")
    found = links(verifier)
    assert link(found, "/deed")["drift"] == "none"
    assert codes(found) == ["link-not-found"]


def test_a_fresh_checkout_has_only_claims_and_ledger_and_still_notices(
    mill: Path, verifier: Verifier, town: Town
) -> None:
    check(verifier)
    shutil.rmtree(mill / ".verifier")
    for path in (mill / "snapshots").iterdir():
        if path.name != "ledger.jsonl":
            path.unlink()
    town.pages["/deed"] = page("The deed", FACT.replace("1974", "1947"), WHEEL)
    deed = link(links(verifier, code=1), "/deed")
    assert deed["drift"] == "changed"
    assert deed["turned"][0]["claim"] == "mill/closed"


def test_a_link_is_dead_after_several_failing_days_and_alive_after_one_success(
    mill: Path, verifier: Verifier, town: Town
) -> None:
    links(verifier)
    url, today = f"{town.url}/lost", datetime.now(UTC).date()

    def older(days: int) -> date:
        return today - timedelta(days=days)

    update_ledger(ledger_of(mill), lambda ledger: ledger.with_failure(url, older(1)).with_failure(url, older(2)))
    found = links(verifier, code=1)
    assert link(found, "/lost")["health"] == "dead"
    assert codes(found) == ["link-dead"]
    assert link(links(verifier, "--dead-after", "9"), "/lost")["health"] == "suspect"
    town.pages["/lost"] = page("Found again", FACT)
    assert link(links(verifier), "/lost")["health"] == "ok"


def test_a_bot_wall_is_a_note_and_never_counts(mill: Path, verifier: Verifier, town: Town) -> None:
    town.pages["/lost"] = ok(b"no", "Content-Type: text/plain", status="403 Forbidden")
    found = links(verifier)
    assert (link(found, "/lost")["status"], link(found, "/lost")["health"]) == ("blocked", "ok")
    assert [each["severity"] for each in found["findings"]] == ["note"]
    assert read_ledger(ledger_of(mill)).entry(f"{town.url}/lost").failing_days == ()


@pytest.mark.usefixtures("mill")
def test_only_new_breakage_fails_with_a_baseline(verifier: Verifier, town: Town) -> None:
    links(verifier, "--fail-on", "warning", "--write-baseline", "known.txt", code=1)
    assert codes(links(verifier, "--fail-on", "warning", "--baseline", "known.txt")) == []
    del town.pages["/deed"]
    found = links(verifier, "--fail-on", "warning", "--baseline", "known.txt", code=1)
    assert [each["subject"] for each in found["findings"]] == [f"{town.url}/deed"]
    town.pages["/lost"] = page("Found again", FACT)
    assert "baseline-stale" in codes(links(verifier, "--baseline", "known.txt"))


@pytest.mark.usefixtures("mill")
def test_what_is_not_due_is_not_requested(verifier: Verifier, town: Town) -> None:
    links(verifier)
    town.asked.clear()
    found = links(verifier, "--due")
    assert town.asked == []
    assert link(found, "/lost")["status"] == "not_found"  # as it was
    assert link(found, "/lost")["reason"].startswith("not due")
    assert links(verifier, "--max-age", "1h")["counts"]["requested"] == 0
    assert links(verifier, "--max-age", "0s")["counts"]["requested"] == 2


@pytest.mark.usefixtures("mill")
def test_a_page_that_says_not_found_with_the_number_200(verifier: Verifier, town: Town) -> None:
    lost = page("Page not found", "Sorry, there is nothing at this address.")
    town.pages["/lost"] = lost
    town.otherwise = lost
    found = links(verifier)
    assert link(found, "/lost")["status"] == "soft_404"
    assert link(found, "/deed")["status"] == "ok"
    town.otherwise = None  # now the server tells missing pages apart, and the page is an odd one, but a page
    assert link(links(verifier), "/lost")["status"] == "ok"


@pytest.mark.usefixtures("mill")
def test_a_page_that_leads_to_the_entrance_or_to_a_login(verifier: Verifier, town: Town) -> None:
    town.pages["/"] = page("Welcome", "This is the town of mills.")
    town.pages["/login"] = page("Log in", "Your name, please.")
    town.pages["/lost"] = ok(b"", "Location: /", status="302 Found")
    town.pages["/deed"] = ok(b"", "Location: /login?next=/deed", status="302 Found")
    town.pages["/login?next=/deed"] = town.pages["/login"]
    found = links(verifier)
    assert link(found, "/lost")["status"] == "soft_404"
    assert link(found, "/deed")["status"] == "blocked"


def test_fragments_are_looked_for_and_a_page_is_requested_once(mill: Path, verifier: Verifier, town: Town) -> None:
    (mill / "urls.txt").write_text("".join(f"{town.url}/deed{end}\n" for end in ("", "#facts", "#:~:text=a%20flood")))
    found = links(verifier, "urls.txt")
    assert link(found, "#facts")["missing_fragment"] == "#facts"
    assert link(found, "a%20flood")["missing_fragment"] is None
    assert town.asked.count("/deed") == 1
    assert found["findings"][0]["line"] == 2


def test_articles_and_addresses_are_checked_without_claims(mill: Path, verifier: Verifier, town: Town) -> None:
    (mill / "draft.md").write_text(f"# Draft\n\nIt closed [in 1974]({town.url}/deed), see {town.url}/lost.\n")
    found = links(verifier, "draft.md", f"{town.url}/nowhere")
    assert [each["status"] for each in found["links"]] == ["ok", "not_found", "not_found"]
    assert {(each["file"], each["line"]) for each in found["findings"]} == {("draft.md", 3), ("", 0)}
    assert not list((mill / "snapshots").glob("*.warc.gz"))  # nothing rests on them


def test_nothing_is_written_without_a_store(mill: Path, verifier: Verifier) -> None:
    links(verifier, "--no-store")
    assert not (mill / "snapshots").exists()
    assert not (mill / ".verifier").exists()


@pytest.mark.usefixtures("mill")
def test_a_budget_leaves_the_rest_for_the_next_run(verifier: Verifier, town: Town) -> None:
    urls = [f"{town.url}/{number}" for number in range(6)]
    for number in range(6):
        town.pages[f"/{number}"] = page(f"Page {number}", FACT)
    found = links(verifier, *urls, "--max-requests", "3", code=3)
    statuses = [each["status"] for each in found["links"]]
    assert 0 < statuses.count("skipped") < 6
    assert statuses.count("ok") == 6 - statuses.count("skipped")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draft.pdf"], "addresses are not looked for in this format"),
        (["--include", "("], "no regular expression"),
        (["--due", "--max-age", "3d"], "both say what to request"),
        (["--max-age", "soon"], "no length of time"),
        (["--baseline", "missing.txt"], "cannot be read"),
    ],
)
def test_wrong_use_is_named(mill: Path, verifier: Verifier, arguments: list[str], message: str) -> None:
    (mill / "draft.pdf").write_bytes(b"%PDF-1.7")
    ran = verifier("links", *OPEN, *arguments)
    assert ran.code == 2
    assert message in ran.err


def test_there_may_be_nothing_to_check(mill: Path, verifier: Verifier) -> None:
    (mill / "empty.txt").write_text("no address here\n")
    assert verifier("links", "empty.txt").code == 5


def test_what_is_no_address_is_named_and_stops_nothing(mill: Path, verifier: Verifier, town: Town) -> None:
    strange = ["http://[::1", "https://exa mple/", "https://", "http://host:99999999/", "http://\u2603.example/#x"]
    (mill / "urls.txt").write_text("\n".join([*strange, f"{town.url}/deed"]) + "\n", "utf-8")
    found = links(verifier, "urls.txt")
    assert link(found, "/deed")["status"] == "ok"
    assert {each["status"] for each in found["links"] if not each["url"].endswith("/deed")} <= {
        "unsupported",
        "refused_address",
        "dns_error",
    }
    assert len(found["links"]) >= 4
