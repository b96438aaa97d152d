"""The HTML report in a real browser: what it shows, that it fits and can be read, and that nothing in it runs."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.unit.reports.examples import RESULTS, hostile_results
from verifier.pipeline.results import CheckResults
from verifier.reports.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.system

DESKTOP, PHONE = 1200, 390
AA = 4.5  # the least contrast of WCAG 2.2, success criterion 1.4.3, for text of this size

Open: TypeAlias = "Callable[..., Page]"

# Every element with text of its own: the colours of its text and of what is behind it, nearest first.
COLOURS = """() => [...document.querySelectorAll('body *')].filter(element =>
    [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()) && element.checkVisibility())
  .map(element => {
    const behind = [];
    for (let at = element; at; at = at.parentElement) behind.push(getComputedStyle(at).backgroundColor);
    return [element.textContent.trim().slice(0, 40), getComputedStyle(element).color, behind];
  })"""


@pytest.fixture
def open_page(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a report; whatever the page complains about or asks for fails the test."""
    complaints: list[str] = []

    def opened(results: CheckResults, *, width: int = DESKTOP, scheme: str = "light") -> "Page":
        path = tmp_path / "report.html"
        path.write_text(render_html(results), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("request", lambda request: None if request.url == path.as_uri() else complaints.append(request.url))
        page.goto(path.as_uri())
        return page

    yield opened
    assert complaints == []


def test_a_reader_sees_what_decides_each_claim(open_page: Open) -> None:
    page = open_page(RESULTS)
    card = page.locator("article.claim.refuted")
    assert card.locator("mark").first.is_visible()
    assert card.locator("mark strong.differs").inner_text() == "84,000 visitors"
    assert "≠ differs" in card.locator("table.checks").first.inner_text()


def test_the_anchors_filter_the_claims(open_page: Open) -> None:
    page = open_page(RESULTS)
    page.click("nav a.refuted")
    assert page.locator("article.claim:visible").count() == 1
    assert page.locator("article.claim.refuted").is_visible()
    page.click("nav a[href='#all']")
    assert page.locator("article.claim:visible").count() == len(RESULTS.claims)


def test_a_link_to_a_claim_shows_it_among_the_others(open_page: Open) -> None:
    page = open_page(RESULTS)
    page.click("article.claim.partial a.key")
    assert page.locator("article.claim:visible").count() == len(RESULTS.claims)
    assert page.evaluate("document.querySelector('article.claim:target').id") == "lighthouse-2024/money"


def test_supported_claims_open_by_keyboard(open_page: Open) -> None:
    page = open_page(RESULTS)
    page.focus("article.claim.supported details.proof > summary")
    page.keyboard.press("Enter")
    assert page.locator("article.claim.supported mark").first.is_visible()


@pytest.mark.parametrize("results", [RESULTS, hostile_results()], ids=["usual", "hostile"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE, 320])
def test_the_page_fits_every_width(open_page: Open, width: int, results: CheckResults) -> None:
    page = open_page(results, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(open_page: Open, scheme: str) -> None:
    page = open_page(RESULTS, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    faint = [
        (text, round(found, 2))
        for text, front, behind in page.evaluate(COLOURS)
        if (found := contrast(front, next(colour for colour in behind if not colour.endswith(", 0)")))) < AA
    ]
    assert faint == []


def test_hostile_claims_do_nothing(open_page: Open) -> None:
    page = open_page(hostile_results())
    page.wait_for_timeout(200)
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    assert "<script>alert(1)</script>" in page.locator("article.claim h3").inner_text()


def test_the_policy_stops_even_a_script_that_got_in(browser: "Browser", tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    injected = "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\"></main>"
    path.write_text(render_html(RESULTS).replace("</main>", injected), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert page.title() != "owned"


def test_on_paper_every_passage_is_there(open_page: Open) -> None:
    page = open_page(RESULTS)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("article.claim.supported mark").is_visible()


def contrast(front: str, back: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour written ``rgb(r, g, b)``, 0 to 1, as WCAG 2.2 defines it."""
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
