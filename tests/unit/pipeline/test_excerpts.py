"""Tests of cutting evidence out with its surroundings."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.assessment import Evidence
from verifier.pipeline.excerpts import excerpt

TEXT = "Once there was a tower by the sea. It had a keeper. The keeper had a cat that feared the sea."


def evidence(quote: str) -> Evidence:
    start = TEXT.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def test_a_short_text_is_shown_whole() -> None:
    found = excerpt(TEXT, evidence("It had a keeper."))
    assert found.before + found.quote + found.after == TEXT


def test_cuts_fall_between_words() -> None:
    found = excerpt(TEXT, evidence("It had a keeper."), around=12)
    assert (found.before, found.quote, found.after) == ("… the sea. ", "It had a keeper.", " The keeper …")


def test_at_the_ends_nothing_is_said_to_go_on() -> None:
    assert excerpt(TEXT, evidence("Once there"), around=10).before == ""
    assert excerpt(TEXT, evidence("the sea."), around=5).after.startswith(" It")
    assert excerpt(TEXT, evidence("feared the sea."), around=5).after == ""


@given(st.text(), st.integers(0, 50), st.integers(0, 50), st.integers(0, 20))
def test_the_quote_is_exactly_what_stands_there(content: str, start: int, length: int, around: int) -> None:
    start = min(start, len(content))
    end = min(start + length, len(content))
    found = excerpt(content, Evidence(start=start, end=end, quote=content[start:end]), around)
    assert found.quote == content[start:end]
    assert content[:start].endswith(found.before.removeprefix("… "))
    assert content[end:].startswith(found.after.removesuffix(" …"))
