"""Tests of making text from outside harmless to show."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reports.safe import json_safe, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b[1;1H", r"\x1b[2J\x1b[1;1H"),  # clears a terminal
        ("\x9b31m", r"\x9b31m"),  # the C1 form of the same
        ("\u202edetroppus", r"\u202edetroppus"),  # reads "supported" the other way round
        ("\u2066a\u2069", r"\u2066a\u2069"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\U000e0041", r"\U000e0041"),  # a tag character: wholly invisible
        ("a\rb", r"a\rb"),  # overwrites the line
        ("\ud800", r"\ud800"),
        ("40 per\ncent\t", "40 per\ncent\t"),
        ("華為 Ελλάδα français 👩‍🔬", "華為 Ελλάδα français 👩‍🔬"),
    ],
)
def test_what_could_deceive_is_written_out_and_all_else_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    shown = visible(text)
    assert all(unicodedata.category(character) not in {"Cc", "Cs"} or character in "\n\t" for character in shown)
    assert all(unicodedata.bidirectional(character) not in {"RLO", "LRO", "RLE", "LRE", "PDF"} for character in shown)


@given(st.text())
def test_making_text_visible_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(st.recursive(st.text() | st.integers(), st.lists))
def test_json_keeps_its_values(value: object) -> None:
    assert json.loads(json_safe(json.dumps(value, ensure_ascii=False))) == value


def test_json_shows_readable_letters_and_escapes_the_rest() -> None:
    assert json_safe('"華為 \u202e \x9b \U000e0041"') == '"華為 \\u202e \\u009b \\udb40\\udc41"'
