"""Tests of the HTML report, read as a browser would read it."""

import base64
import hashlib

import pytest
from bs4 import BeautifulSoup, Tag

from tests.unit.reports.examples import HOSTILE, RESULTS, hostile_results
from verifier.domain.assessment import Verdict
from verifier.pipeline.results import CheckResults
from verifier.reports.html import render_html
from verifier.reports.page import is_web_address
from verifier.reports.safe import visible
from verifier.reports.words import VERDICT_SIGNS, VERDICT_WORDS


def found(soup: BeautifulSoup, selector: str) -> Tag:
    """Return the first element that the CSS selector *selector* finds."""
    element = soup.select_one(selector)
    assert element is not None, selector
    return element


def page(results: CheckResults) -> BeautifulSoup:
    return BeautifulSoup(render_html(results), "lxml")


def test_the_page_is_self_contained() -> None:
    soup = page(RESULTS)
    assert not soup.find_all(["script", "img", "link", "iframe", "object", "form"])
    assert not [
        tag for tag in soup.find_all() if tag.has_attr("style") or any(name.startswith("on") for name in tag.attrs)
    ]
    assert "url(" not in found(soup, "style").get_text()


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    soup = page(RESULTS)
    policy = str(found(soup, "meta[http-equiv='Content-Security-Policy']")["content"])
    style = found(soup, "style").get_text()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_verdicts_are_told_by_word_and_sign_not_by_colour_alone() -> None:
    badge = found(page(RESULTS), "[id='lighthouse-2024/visitors'] .badge").get_text()
    assert badge == f"{VERDICT_SIGNS[Verdict.REFUTED]} {VERDICT_WORDS[Verdict.REFUTED]}"


def test_the_deciding_passage_stands_marked_in_its_context() -> None:
    soup = page(RESULTS)
    quote = "[id='lighthouse-2024/visitors'] blockquote"
    marked = found(soup, f"{quote} mark").get_text()
    assert marked == "In 2023 it counted 84,000 visitors, more than in any year before."
    assert found(soup, f"{quote} strong.differs").get_text() == "84,000 visitors"
    assert "The tower was repaired" in found(soup, quote).get_text()


def test_every_anchor_leads_somewhere() -> None:
    soup = page(RESULTS)
    names = {tag["id"] for tag in soup.find_all(id=True)}
    anchors = {str(link["href"])[1:] for link in soup.find_all("a") if str(link["href"]).startswith("#")}
    assert anchors <= names


def test_ids_are_unique() -> None:
    names = [tag["id"] for tag in page(RESULTS).find_all(id=True)]
    assert len(names) == len(set(names))


def test_notes_are_left_to_lint() -> None:
    assert "known by name only" not in found(page(RESULTS), ".findings").get_text()


def test_hostile_text_is_shown_and_does_nothing() -> None:
    rendered = render_html(hostile_results())
    soup = BeautifulSoup(rendered, "lxml")
    assert not soup.find_all(["script", "img"])
    assert visible(HOSTILE) in found(soup, "h3").get_text()
    assert not any(character in rendered for character in "\x1b\u202e\u200b\x07\U000e0041")


def test_an_address_that_is_none_does_not_become_a_link() -> None:
    links = [str(link["href"]) for link in page(hostile_results()).find_all("a")]
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://example.org/\u202egpj", False),
    ],
)
def test_only_web_addresses_become_links(url: str, *, linked: bool) -> None:
    assert is_web_address(url) is linked


def test_a_report_without_claims_says_so() -> None:
    assert "There are no claims to show." in page(CheckResults(())).get_text()
