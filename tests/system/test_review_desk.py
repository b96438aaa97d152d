"""The review desk in a real browser: by mouse, by keys, without JavaScript, small, dark, on paper, and under attack."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.integration.review_server import reviewing
from tests.system.desk_pages import Visit, copied, violations, visiting
from tests.unit.web.desks import CHANGED, CONFLICT, REFUTED, SUPPORTED, claim_page, conflict_page
from tests.unit.web.hostile import HANDLER, LONG, SCRIPT, TURNED, hostile_project
from verifier.cli.app import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

PHONE, SMALLEST = 390, 320  # the second is what 400 % of zoom leave of 1280
NEXT = claim_page("sea-cable/unemployment-2024")  # the second of the queue


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demo's newsroom after both of its runs."""
    folder = tmp_path_factory.mktemp("newsroom") / "demo"
    assert main(["demo", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the hostile project."""
    return hostile_project(tmp_path_factory.mktemp("hostile") / "project")


@pytest.fixture
def folder(newsroom: Path, tmp_path: Path) -> Path:
    return copied(newsroom, tmp_path / "newsroom")


@pytest.fixture
def desk(folder: Path) -> Iterator[str]:
    """Give the address of a desk of a newsroom of the test's own."""
    with reviewing(folder) as running:
        yield running.address


@pytest.fixture
def visit(browser: "Browser", desk: str) -> Iterator[Visit]:
    with visiting(browser, desk) as opened:
        yield opened


def acts(folder: Path) -> list[str]:
    log = folder / "claims" / "decisions.jsonl"
    entries = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
    return [entry["act"] for entry in sorted(entries, key=lambda each: str(each.get("at"))) if "act" in entry]


def pages_of(visit: Visit) -> list[str]:
    """Return an address for every kind of page."""
    visit.open(claim_page(CHANGED))
    copy = visit.page.get_attribute("a[href^='/copy/']", "href")
    queue = f"/queue?state=all&done={visit.page.evaluate('1')}"
    assert copy
    fixed = ["/", queue, "/queue?q=nothing", "/history", "/editor", "/nowhere", f"{conflict_page(CONFLICT)}/note"]
    return [*fixed, claim_page(REFUTED), claim_page(SUPPORTED), claim_page(CHANGED), conflict_page(), copy]


def test_an_editor_works_through_the_queue_by_mouse(visit: Visit, folder: Path) -> None:
    page = visit.open("/")
    page.click("text=Go to the queue")
    page.click("a[data-row] >> nth=0")
    assert visit.at == claim_page(REFUTED)
    page.click("button[value=accept]")
    assert visit.at == NEXT  # gone on to the next by itself
    page.click(".banner.done a")  # and there is a way back
    assert visit.at == claim_page(REFUTED)
    page.click(".log button")
    assert "took a decision back" in visit.words
    assert acts(folder) == ["accept", "undo"]
    page.select_option("select[name=verdict]", "partial")
    page.fill(".acts textarea", "Only without the ramps.")
    page.uncheck(".advance input")
    page.click("button[value=override]")
    assert visit.at == claim_page(REFUTED)
    assert "put another verdict in its place: ◐ partial" in visit.words
    assert not page.is_checked(".advance input")  # it is remembered


def test_a_conflict_is_decided_and_the_place_to_correct_copied(visit: Visit, folder: Path) -> None:
    page = visit.open(conflict_page())
    assert page.input_value("[data-copy] >> nth=0").startswith("claims/sea-cable.yaml:")
    page.fill(".acts textarea", "The operator says May.")
    page.click("text=Side 2 is right")
    page.click(".banner.done a")
    assert page.locator(".side.right .state").inner_text().strip().endswith("right")
    page.click("text=Correction note")
    assert "The operator says May." in page.inner_text(".letter")
    assert acts(folder) == ["confirm"]


def test_keys_do_everything(visit: Visit, folder: Path) -> None:
    page = visit.open("/queue")
    keys = page.keyboard
    for key in ("j", "j", "k", "Enter"):
        keys.press(key)
    page.wait_for_url(f"**{claim_page(REFUTED)}")
    keys.press("e")
    assert page.evaluate("document.activeElement.id") == "evidence"
    keys.press("1")
    page.wait_for_url(f"**{NEXT}?done=*")
    keys.press("u")
    page.wait_for_url(f"**{claim_page(REFUTED)}?done=*")
    assert acts(folder) == ["accept", "undo"]
    keys.press("2")
    assert page.evaluate("document.activeElement.name") == "verdict"
    keys.press("Escape")
    keys.press("n")
    keys.type("j k 1 3 u / ? e: written, not done")
    assert page.evaluate("document.activeElement.value") == "j k 1 3 u / ? e: written, not done"
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_selector(".note")
    page.wait_for_load_state()  # keys are bound when the page is whole
    keys.press("4")
    page.wait_for_selector(".assigned >> text=ada")
    page.wait_for_load_state()
    keys.press("3")
    page.wait_for_url(f"**{NEXT}?done=*")
    keys.press("k")
    page.wait_for_url(f"**{claim_page(REFUTED)}")
    keys.press("j")
    page.wait_for_url(f"**{NEXT}")
    assert acts(folder) == ["accept", "undo", "note", "assign", "needs_work"]
    keys.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    keys.press("Escape")
    keys.press("?")
    assert page.locator("#keys dl").is_visible()


def test_a_conflict_is_decided_by_keys(visit: Visit, folder: Path) -> None:
    page = visit.open(conflict_page())
    page.keyboard.press("4")
    assert page.evaluate("document.activeElement.name") == "why"
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.wait_for_selector(".banner.done")
    assert acts(folder) == ["confirm"]


def test_keys_can_be_switched_off_and_stay_off(visit: Visit, folder: Path) -> None:
    page = visit.open(claim_page(REFUTED))
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.reload()
    page.keyboard.press("1")
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert visit.at == claim_page(REFUTED)
    assert acts(folder) == []
    assert not page.locator("main kbd").first.is_visible()
    page.click("#keys > summary")
    page.check("#keys-on")
    page.keyboard.press("j")
    page.wait_for_url(f"**{NEXT}")


@pytest.mark.parametrize("key", ["Control+1", "Alt+1", "Meta+1"])
def test_what_the_browser_does_by_a_key_stays_the_browsers(visit: Visit, folder: Path, key: str) -> None:
    visit.open(claim_page(REFUTED)).keyboard.press(key)
    visit.page.wait_for_timeout(200)
    assert acts(folder) == []


def test_filters_take_effect_at_once_and_stand_in_the_address(visit: Visit) -> None:
    page = visit.open("/queue")
    page.evaluate("window.stayed = true")
    page.select_option("select[name=verdict]", "refuted")
    page.wait_for_selector("h2 >> text=3 items")
    page.wait_for_url("**verdict=refuted**")
    page.fill(".filters input[name=q]", "bridge")
    page.locator(".filters input[name=q]").press("End")
    page.wait_for_selector("h2 >> text=1 item")
    assert page.evaluate("window.stayed")
    page.reload()
    assert page.locator(".row").count() == 1
    assert page.input_value(".filters select[name=verdict]") == "refuted"


def test_everything_works_without_javascript(browser: "Browser", desk: str, folder: Path) -> None:
    with visiting(browser, desk, java_script_enabled=False) as visit:
        page = visit.open("/queue")
        page.select_option("select[name=verdict]", "supported")
        page.click("text=Show")
        assert page.locator(".row").count() == 7
        page.click("summary >> text=Decide about all 7")
        page.click("text=Count first")
        assert "7 items at once?" in visit.words
        page.click("text=Yes, all 7")
        assert "7 items: You accepted the verdict" in visit.words
        page.click("text=Undo all 7")
        page.goto(desk + claim_page(REFUTED))
        page.click("button[value=override]")
        assert "Nothing was written" in visit.words
        page.select_option("select[name=verdict]", "partial")
        page.fill(".acts textarea", "Only without the ramps.")
        page.click("button[value=override]")
        assert visit.at == NEXT
        page.click("summary >> text=Add a note")
        page.fill("#note-form textarea", "Ask the ministry.")
        page.click("text=Keep the note")
        assert "Ask the ministry." in visit.words
        page.goto(desk + conflict_page())
        page.click("text=Open which is right")
        page.goto(f"{desk}/history")
        assert "confirmed the conflict" in visit.words
        assert not page.locator("kbd").first.is_visible()
    assert acts(folder) == [*["accept"] * 7, *["undo"] * 7, "override", "note", "confirm"]


def test_the_second_editor_sees_what_the_first_decided(browser: "Browser", desk: str, folder: Path) -> None:
    with visiting(browser, desk) as ada, visiting(browser, desk) as berit:
        berit.open("/editor").fill("input[name=name]", "Berit")
        berit.page.click("text=Remember")
        for each in (ada, berit):
            each.open(claim_page(REFUTED))
        ada.page.click("button[value=accept]")
        berit.page.fill(".acts textarea", "I see it otherwise.")
        berit.page.click("button[value=needs_work]")
        assert "It has changed since you opened this page. Nothing was written." in berit.words
        assert berit.page.input_value(".acts textarea") == "I see it otherwise."
        assert violations(berit.page) == []
        berit.page.click("button[value=needs_work]")
        assert berit.at == NEXT
    assert acts(folder) == ["accept", "needs_work"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_nothing_against_any_page(browser: "Browser", desk: str, scheme: str) -> None:
    with visiting(browser, desk, color_scheme=scheme) as visit:
        visit.open(claim_page(SUPPORTED)).click("button[value=accept]")
        found = {address: violations(visit.open(address)) for address in pages_of(visit)}
        page = visit.open("/queue?state=all")
        page.click("summary >> text=Decide about all")
        page.click("text=Count first")
        found["bulk"] = violations(page)
    assert {address: each for address, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [PHONE, SMALLEST])
def test_no_page_is_wider_than_the_window(browser: "Browser", desk: str, width: int) -> None:
    with visiting(browser, desk, viewport={"width": width, "height": 700}) as visit:
        wide = {}
        for address in pages_of(visit):
            page = visit.open(address)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: each for address, each in wide.items() if each > width} == {}


def test_nothing_hostile_runs_breaks_or_spreads(browser: "Browser", hostile: Path, tmp_path: Path) -> None:
    with (
        reviewing(copied(hostile, tmp_path / "project")) as running,
        visiting(browser, running.address, viewport={"width": SMALLEST, "height": 700}) as visit,
    ):
        page = visit.open("/editor")
        page.fill("input[name=name]", f"{SCRIPT}{HANDLER}"[:100])
        page.click("text=Remember")
        items = page.eval_on_selector_all("[data-row]", "rows => rows.map(row => row.getAttribute('href'))")
        assert len(items) == 5  # four claims and a conflict
        for address in items:
            visit.open(address)
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            page.fill("#note-form textarea", f"{SCRIPT}\n{HANDLER}\n{TURNED}\n{LONG[:5000]}")
            page.click("text=Keep the note")
            page.wait_for_load_state()
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            page.fill("#assign-form input[name=assignee]", HANDLER)
            page.click("#assign-form button")
            look_at(visit, address)
        visit.open(items[0])
        copy = page.get_attribute("a[href^='/copy/']", "href")
        hostile_query = "/queue?state=all&q=%3Cscript%3E&document=%22%3E%3Cimg%20src%3Dx%3E&assignee=%E2%80%AE"
        for address in ("/", "/queue?state=all", hostile_query, "/history", f"{copy}"):
            visit.open(address)
            look_at(visit, address)
        page.goto(running.address + items[0])
        assert page.locator("a[href^='javascript:'], a[href^='data:']").count() == 0


def look_at(visit: Visit, address: str) -> None:
    """Hold a hostile page against what every page must be."""
    page = visit.page
    page.wait_for_load_state()
    assert "owned" not in page.title().replace("title='owned'", ""), address
    assert page.evaluate("[...document.scripts].every(each => each.src.startsWith(location.origin))"), address
    assert page.evaluate("document.images.length") == 0, address
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST, address
    assert not set("\u202e\u2066\u200b") & set(page.content()), address


def test_an_original_is_stored_and_not_opened(browser: "Browser", hostile: Path, tmp_path: Path) -> None:
    with (
        reviewing(copied(hostile, tmp_path / "project")) as running,
        visiting(browser, running.address) as visit,
    ):
        page = visit.open("/queue")
        page.click("a[data-row] >> nth=0")
        page.click("text=read the archive copy")
        with page.expect_download() as stored:
            page.click("text=Download the original")
        assert stored.value.suggested_filename.endswith(".html.untrusted")
        assert "<script>" in Path(stored.value.path()).read_text(encoding="utf-8")
        assert visit.at.startswith("/copy/")


def test_on_paper_there_is_what_was_found_and_no_form(visit: Visit) -> None:
    page = visit.open(claim_page(REFUTED))
    page.emulate_media(media="print")
    assert page.locator("mark").first.is_visible()
    assert page.locator("#earlier table").is_visible()
    assert not page.locator(".decide").is_visible()
    visit.open(f"{conflict_page()}/note")
    assert page.locator(".letter").is_visible()
    assert not page.locator("header.site").is_visible()


def test_from_another_machine_one_gets_in_once_and_can_decide(browser: "Browser", folder: Path) -> None:
    own = socket.gethostbyname(socket.gethostname())
    if own.startswith("127."):
        pytest.skip("this machine has no address besides loopback")
    with reviewing(folder, "--host", own) as running, visiting(browser, f"http://{own}:{running.port}") as visit:
        page = visit.page
        page.goto(running.address)
        page.wait_for_selector("text=Go to the queue")
        visit.open(claim_page(REFUTED)).click("button[value=accept]")  # over plain HTTP: told by its Origin alone
        assert visit.at == NEXT
        with visiting(browser, f"http://{own}:{running.port}") as other:
            other.complaints.append("")  # what Chromium says of the refusal itself
            assert other.page.goto(running.address).status == 403  # type: ignore[union-attr]
            other.complaints.clear()
    assert acts(folder) == ["accept"]
