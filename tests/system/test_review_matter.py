"""A matter of three sides on the desk, over real checks: seen, decided, gone on with under another name, and gone."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.integration.review_server import reviewing
from tests.system.desk_pages import Visit, violations, visiting
from verifier.cli.app import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.system

WIDTHS: Final = (1280, 390, 320)  # the last is what 400 % of zoom leave of the first
SAYS: Final = {
    "gazette": "May 2019",
    "herald": "May 2019",
    "mercury": "May 2019",
    "post": "August 2020",
    "tribune": "June 2018",
}
CLAIM: Final = (
    "schema: 1\ndocument: {{id: {paper}, title: The {paper}}}\n"
    "claims:\n  - {{id: opening, text: The ferry company Nordlink was founded in {when}.}}\n"
)


def check(folder: Path, says: Mapping[str, str]) -> None:
    """Check what the papers say now, in the project at *folder*."""
    claims = folder / "claims"
    claims.mkdir(exist_ok=True)
    for old in claims.glob("*.yaml"):
        old.unlink()
    for paper, when in says.items():
        (claims / f"{paper}.yaml").write_text(CLAIM.format(paper=paper, when=when), encoding="utf-8")
    place = [f"--archive={folder / 'snapshots'}", f"--database={folder / '.verifier' / 'verifier.db'}"]
    assert main(["check", str(claims), "--offline", "--quiet", "--fail-on=never", *place]) in {0, 3, 5}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "verifier.toml").write_text("")
    check(tmp_path, SAYS)
    return tmp_path


@pytest.fixture
def visit(browser: "Browser", folder: Path) -> Iterator[Visit]:
    with reviewing(folder) as running, visiting(browser, running.address.rstrip("/")) as opened:
        yield opened


def conflict(visit: Visit) -> str:
    """Return the address of the only conflict of the queue."""
    page = visit.open("/queue?kind=conflict&state=all")
    assert page.locator("a[data-row]").count() == 1
    return str(page.get_attribute("a[data-row]", "href")).partition("?")[0]


def test_three_sides_stand_beside_one_another_and_fill_their_rows(visit: Visit) -> None:
    page = visit.open(conflict(visit))
    boxes = page.eval_on_selector_all(
        ".side", "all => all.map(each => each.getBoundingClientRect()).map(box => [box.left, box.right, box.top])"
    )
    whole = page.eval_on_selector(".sides", "each => [each.clientLeft, each.getBoundingClientRect().right]")
    assert len(boxes) == 3
    assert boxes[0][2] == boxes[1][2] < boxes[2][2]
    assert [boxes[1][1], boxes[2][1]] == pytest.approx([whole[1]] * 2, abs=1)  # no half of a row is left empty
    lines = page.eval_on_selector_all(
        "button[name=confirm]", "all => all.map(each => each.getBoundingClientRect().height)"
    )
    assert max(lines) - min(lines) < 2  # each is on one line


@pytest.mark.parametrize("width", WIDTHS)
def test_the_head_takes_two_rows_at_most_and_nothing_is_wider_than_the_window(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 700})
    address = conflict(visit)
    for each in (address, f"{address}/note", "/", "/history"):
        page = visit.open(each)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, each
        assert page.eval_on_selector("header.site", "each => each.getBoundingClientRect().height") < 110, each


def test_a_decision_goes_on_under_another_name_and_stays_when_nothing_is_found_any_more(
    visit: Visit, folder: Path
) -> None:
    before = conflict(visit)
    page = visit.open(before)
    page.fill(".acts textarea", "The deed says so.")
    page.uncheck(".advance input")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.wait_for_url(f"**{before}?*done=*")
    check(folder, {paper: when for paper, when in SAYS.items() if paper != "gazette"})
    visit.open(before)
    now = visit.at
    assert now != before
    assert page.locator(".side.right .says").inner_text() == "May 2019"
    assert "right is gazette/opening" in visit.words
    assert violations(page) == []
    check(folder, dict.fromkeys(SAYS, "May 2019"))
    for address in (before, now):
        visit.open(address)
        assert "This conflict is found no more" in visit.words
        assert "The deed says so." in visit.words
        assert violations(page) == []
    visit.open("/history")
    assert "(found no more)" in visit.words
    page.click(".log a")
    assert "This conflict is found no more" in visit.words
    page.keyboard.press("u")
    page.wait_for_url("**done=*")
    assert "took a decision back" in visit.words


def test_whoever_is_late_is_told_on_the_page_of_now_with_their_words_kept(
    browser: "Browser", visit: Visit, folder: Path
) -> None:
    address = conflict(visit)
    page = visit.open(address)
    with visiting(browser, visit.base) as other:
        other.open(address).click("text=Side 2 is right")
        other.page.wait_for_load_state()
        check(folder, {paper: when for paper, when in SAYS.items() if paper != "gazette"})
        page.fill(".acts textarea", "I see it otherwise.")
        page.click("text=Side 3 is right")
        assert "It has changed since you opened this page. Nothing was written." in visit.words
        assert page.input_value(".acts textarea") == "I see it otherwise."
        assert violations(page) == []
        page.click("text=Side 1 is right")
        visit.open("/history")
        assert len(re.findall("confirmed the conflict", visit.words)) == 2


def test_on_paper_a_conflict_shows_where_to_correct_it_and_no_buttons(visit: Visit) -> None:
    page = visit.open(conflict(visit))
    page.emulate_media(media="print")
    assert page.locator("[data-copy]").first.is_visible()
    assert not page.locator(".copy button").first.is_visible()
    assert not page.locator(".decide").is_visible()
