"""Extracted claims as JSON: just the list that programs were promised."""

import json

from tests.unit.reports.extraction_examples import EMPTY, EXTRACTION, hostile_extraction
from verifier.reports.extraction_json import render_extraction_json


def test_each_claim_has_the_promised_keys_in_the_promised_order() -> None:
    found = json.loads(render_extraction_json(EXTRACTION))
    assert [list(each) for each in found] == [
        ["id", "text", "sentence", "start", "end", "score", "reasons", "speaker", "figures", "periods", "citations"]
    ] * len(EXTRACTION.claims)
    assert found[1]["citations"] == [
        {"marker": "ibid.", "title": "Annual report of the port", "url": None, "locator": "p. 14"}
    ]


def test_offsets_give_back_the_sentence() -> None:
    content = EXTRACTION.article.text.content
    for each in json.loads(render_extraction_json(EXTRACTION)):
        assert content[each["start"] : each["end"]] == each["sentence"]


def test_who_says_it_is_null_where_the_article_itself_does() -> None:
    assert [each["speaker"] for each in json.loads(render_extraction_json(EXTRACTION))] == ["the port", *[None] * 4]


def test_no_claims_are_an_empty_list() -> None:
    assert json.loads(render_extraction_json(EMPTY)) == []


def test_nothing_in_it_deceives_a_terminal() -> None:
    rendered = render_extraction_json(hostile_extraction())
    assert not any(character in rendered for character in "\x1b\u202e\u200b\x07\U000e0041")
    assert json.loads(rendered)[0]["text"] == hostile_extraction().claims[0].text
