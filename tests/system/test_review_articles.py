"""The review desk over a real check of the five articles: what an editor there sees and does, page by page."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.review_server import reviewing
from tests.system.articles import checked_articles
from tests.system.desk_pages import Visit, copied, violations, visiting

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

GRAVEST = ("refuted", "disputed", "partial", "not_enough_info", "unavailable", "supported")


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checked_articles(tmp_path_factory.mktemp("articles") / "project")


@pytest.fixture
def folder(checked: Path, tmp_path: Path) -> Path:
    return copied(checked, tmp_path / "project")


@pytest.fixture
def report(folder: Path) -> dict[str, Any]:
    """Return what the check itself reported, which the pages must tell likewise."""
    found: dict[str, Any] = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(params=[True, False], ids=["by mouse", "without JavaScript"])
def visit(browser: "Browser", folder: Path, request: pytest.FixtureRequest) -> Iterator[Visit]:
    with (
        reviewing(folder) as running,
        visiting(browser, running.address.rstrip("/"), java_script_enabled=request.param) as opened,
    ):
        yield opened


def gravest(report: dict[str, Any]) -> str:
    """Return the gravest verdict that any claim has."""
    return next(verdict for verdict in GRAVEST if report["counts"]["verdict"][verdict])


def filtered(visit: Visit, **chosen: str) -> int:
    """Narrow the queue by its form; returns how many items are found."""
    page = visit.open("/queue")
    for name, value in chosen.items():
        page.select_option(f".filters select[name={name}]", value)
    page.click(".filters >> text=Show")
    page.wait_for_load_state()
    return page.locator("a[data-row]").count()


def test_the_overview_and_the_queue_tell_what_the_check_reported(visit: Visit, report: dict[str, Any]) -> None:
    page = visit.open("/")
    for verdict, count in report["counts"]["verdict"].items():
        assert page.inner_text(f".tiles a[href^='/queue?verdict={verdict}&'] b") == str(count)
    verdict = gravest(report)
    assert filtered(visit, verdict=verdict) == min(50, report["counts"]["verdict"][verdict])
    assert filtered(visit, kind="conflict") == min(50, report["counts"]["conflicts"])


def test_the_gravest_claim_is_read_and_decided(visit: Visit, report: dict[str, Any], folder: Path) -> None:
    verdict = gravest(report)
    filtered(visit, verdict=verdict)
    page = visit.page
    page.click("a[data-row] >> nth=0")
    assert page.locator("#evidence mark").first.is_visible()
    assert page.locator(".checks tbody tr").count() >= 1
    page.fill(".acts textarea", "Read in the article.")
    page.click("button[value=accept]")
    page.click(".banner.done a")
    assert "Read in the article." in visit.words
    page.click(".log button")
    assert "took a decision back" in visit.words
    log = (folder / "claims" / "decisions.jsonl").read_text(encoding="utf-8")
    assert sorted(json.loads(line)["act"] for line in log.splitlines()) == ["accept", "undo"]


def test_every_conflict_shows_all_its_sides(visit: Visit, report: dict[str, Any]) -> None:
    found = filtered(visit, kind="conflict")
    assert found == report["counts"]["conflicts"]
    rows = visit.page.locator("a[data-row]")
    for address in [rows.nth(number).get_attribute("href") for number in range(found)]:
        page = visit.open(str(address))
        sides = page.locator(".side").count()
        told = page.locator(".differs-table tbody tr").count()
        assert sides == told >= 1  # of a sentence that contradicts itself there is one
        assert page.locator("button[name=confirm]").count() == sides + 1  # each may be right, or it is open which


def test_axe_has_nothing_against_these_pages(browser: "Browser", folder: Path, report: dict[str, Any]) -> None:
    with reviewing(folder) as running, visiting(browser, running.address.rstrip("/")) as visit:
        found = {}
        for address in ("/", "/queue", f"/queue?state=all&verdict={gravest(report)}", "/history"):
            found[address] = violations(visit.open(address))
        visit.open("/queue")
        addresses = visit.page.eval_on_selector_all("a[data-row]", "rows => rows.map(row => row.getAttribute('href'))")
        for address in addresses[:6]:
            found[address] = violations(visit.open(address))
    assert {address: each for address, each in found.items() if each} == {}
