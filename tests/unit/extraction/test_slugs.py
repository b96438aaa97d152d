"""Ids that can be read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.extraction.slugs import LONGEST, slug_of, unique_slugs
from verifier.language.statement import read_statement


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Norhaven paid 15 billion kroner for Sundlink.", "15bn"),
        ("Exports fell by 29.4 per cent in 2021.", "29-4pc"),
        ("Exports fell by 29.4 per cent in 2021.", "2021"),
        ("Norhaven added 38 ships.", "38"),
        ("Nestlé sold the plant.", "nestle"),
    ],
)
def test_a_slug_holds_what_tells_the_claim(text: str, part: str) -> None:
    assert part in slug_of(read_statement(text))


@given(st.text(max_size=120))
def test_a_slug_is_always_an_id(text: str) -> None:
    slug = slug_of(read_statement(text))
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST


@given(st.lists(st.sampled_from(["a", "b", "a-2"]), max_size=12))
def test_slugs_are_made_unique_in_order(slugs: list[str]) -> None:
    named = unique_slugs(slugs)
    assert len(set(named)) == len(named) == len(slugs)
    assert named[:1] == slugs[:1]
