"""The annotated article in a real browser: what it shows, that it fits and can be read, and that nothing in it runs."""

from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests.system.test_report_page import AA, COLOURS, DESKTOP, PHONE, contrast
from tests.unit.reports.extraction_examples import EMPTY, EXTRACTION, hostile_extraction
from verifier.pipeline.extracting import Extraction
from verifier.reports.extraction_html import render_extraction_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.system

Open: TypeAlias = "Callable[..., Page]"
EXAMPLES = pytest.mark.parametrize(
    "extraction", [EXTRACTION, hostile_extraction(), EMPTY], ids=["usual", "hostile", "empty"]
)
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture
def open_page(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens an article; whatever the page complains about or asks for fails the test."""
    complaints: list[str] = []

    def opened(extraction: Extraction, *, width: int = DESKTOP, scheme: str = "light") -> "Page":
        path = tmp_path / "article.html"
        path.write_text(render_extraction_html(extraction), encoding="utf-8")
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


def test_a_claim_stands_beside_its_paragraph(open_page: Open) -> None:
    page = open_page(EXTRACTION)
    words, card = page.locator("#in-4").bounding_box(), page.locator("#claim-4").bounding_box()
    assert words
    assert card
    assert card["x"] > words["x"]
    assert abs(card["y"] - words["y"]) < card["height"] + 100


def test_on_a_phone_it_stands_below(open_page: Open) -> None:
    page = open_page(EXTRACTION, width=PHONE)
    words, card = page.locator("#in-4").bounding_box(), page.locator("#claim-4").bounding_box()
    assert words
    assert card
    assert card["y"] > words["y"]


def test_lines_under_claims_differ_in_kind_not_in_colour_alone(open_page: Open) -> None:
    page = open_page(EXTRACTION)
    kinds = page.evaluate(
        "['.cited', '.uncited', '.dependent'].map(kind => getComputedStyle("
        "[...document.querySelectorAll('main mark' + kind)].at(-1)).textDecorationStyle)"
    )
    assert kinds == ["solid", "wavy", "wavy"]  # the last that cites nothing cannot stand alone either
    assert "dashed" in page.evaluate("getComputedStyle(document.querySelector('main mark.uncited')).textDecoration")


def test_the_anchors_filter_the_claims(open_page: Open) -> None:
    page = open_page(EXTRACTION)
    page.click("nav a.uncited")
    assert page.locator(".card:visible").count() == 2
    page.click("nav a[href='#all']")
    assert page.locator(".card:visible").count() == len(EXTRACTION.claims)


def test_from_a_number_to_its_claim_and_back_by_keyboard(open_page: Open) -> None:
    page = open_page(EXTRACTION)
    page.focus("#in-2")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('.card:target').id") == "claim-2"
    page.focus("#claim-2 .key")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('a.number:target').id") == "in-2"


@EXAMPLES
@pytest.mark.parametrize("width", [DESKTOP, PHONE, 320])
def test_the_page_fits_every_width(open_page: Open, width: int, extraction: Extraction) -> None:
    page = open_page(extraction, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@SCHEMES
def test_text_stands_out_from_what_is_behind_it(open_page: Open, scheme: str) -> None:
    page = open_page(EXTRACTION, scheme=scheme)
    faint = [
        (text, round(found, 2))
        for text, front, behind in page.evaluate(COLOURS)
        if (found := contrast(front, next(colour for colour in behind if not colour.endswith(", 0)")))) < AA
    ]
    assert faint == []


@SCHEMES
@EXAMPLES
def test_axe_has_nothing_against_it(open_page: Open, extraction: Extraction, scheme: str) -> None:
    page = open_page(extraction, scheme=scheme)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found["violations"]] == []


def test_hostile_words_do_nothing(open_page: Open) -> None:
    page = open_page(hostile_extraction())
    page.wait_for_timeout(200)
    assert page.evaluate("document.scripts.length + document.images.length") == 0
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()


def test_on_paper_the_claims_are_there_and_the_row_of_filters_is_not(open_page: Open) -> None:
    page = open_page(EXTRACTION)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.locator("#claim-1").is_visible()
