"""Tests of the annotated article, read as a browser would read it."""

import base64
import hashlib

from bs4 import BeautifulSoup, Tag

from tests.unit.reports.examples import HOSTILE
from tests.unit.reports.extraction_examples import EMPTY, EXTRACTION, hostile_extraction
from verifier.pipeline.extracting import Extraction
from verifier.reports.extraction_html import render_extraction_html
from verifier.reports.safe import visible


def page(extraction: Extraction) -> BeautifulSoup:
    return BeautifulSoup(render_extraction_html(extraction), "lxml")


def found(soup: BeautifulSoup, selector: str) -> Tag:
    """Return the first element that the CSS selector *selector* finds."""
    element = soup.select_one(selector)
    assert element is not None, selector
    return element


def test_the_page_is_self_contained() -> None:
    soup = page(EXTRACTION)
    assert not soup.find_all(["script", "img", "link", "iframe", "object", "form"])
    assert not [
        tag for tag in soup.find_all() if tag.has_attr("style") or any(name.startswith("on") for name in tag.attrs)
    ]
    assert "url(" not in found(soup, "style").get_text()


def test_the_policy_allows_the_style_sheet_and_nothing_else() -> None:
    soup = page(EXTRACTION)
    policy = str(found(soup, "meta[http-equiv='Content-Security-Policy']")["content"])
    digest = base64.b64encode(hashlib.sha256(found(soup, "style").get_text().encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_claims_are_marked_in_their_text() -> None:
    marked = [tag.get_text() for tag in page(EXTRACTION).select("main .said mark")]
    assert "".join(marked[2:5]) == "It employs 430 people."
    assert marked[0] == "The quay handled 4.2 million tonnes in 2024"


def test_what_cites_nothing_is_told_by_word_and_sign_not_by_colour_alone() -> None:
    soup = page(EXTRACTION)
    assert "∅ cites nothing" in found(soup, "#claim-4 .badge.uncited").get_text()
    assert found(soup, "#in-4").get_text() == "4∅"
    assert found(soup, "#in-1").get_text() == "1"


def test_what_cannot_stand_alone_says_which_words() -> None:
    card = found(page(EXTRACTION), "#claim-5").get_text()
    assert "cannot stand alone" in card
    assert "does not tell what “The unit” is" in card


def test_a_claim_that_was_put_otherwise_shows_how() -> None:
    soup = page(EXTRACTION)
    assert found(soup, "#claim-2 .text").get_text() == "The quay's north end was made 300 metres longer."
    assert soup.select("#claim-1 .text") == []


def test_flaws_are_listed_the_gravest_first() -> None:
    listed = [tag.get_text() for tag in page(EXTRACTION).select("details.findings li")]
    assert ["warning the marker 7" in listed[0], "note nothing points" in listed[1]] == [True, True]


def test_references_name_the_claims_that_cite_them_by_ibid_as_well() -> None:
    soup = page(EXTRACTION)
    assert [tag["href"] for tag in soup.select("#ref-n1 a[href^='#']")] == ["#claim-1", "#claim-2"]


def test_every_anchor_leads_somewhere_and_ids_are_unique() -> None:
    soup = page(EXTRACTION)
    names = [str(tag["id"]) for tag in soup.find_all(id=True)]
    anchors = {str(link["href"])[1:] for link in soup.find_all("a") if str(link["href"]).startswith("#")}
    assert anchors <= set(names)
    assert len(names) == len(set(names))


def test_hostile_text_is_shown_and_does_nothing() -> None:
    rendered = render_extraction_html(hostile_extraction())
    soup = BeautifulSoup(rendered, "lxml")
    assert not soup.find_all(["script", "img"])
    assert visible(HOSTILE) in found(soup, "h1").get_text()
    assert not any(character in rendered for character in "\x1b\u202e\u200b\x07\U000e0041")
    assert all(str(link["href"]).startswith("#") for link in soup.find_all("a"))


def test_an_article_without_claims_says_so() -> None:
    assert "There are no claims to show." in page(EMPTY).get_text()
