import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reading.characters import clean_characters, normalise_spaces


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("o\ufb03ce", "office"),
        ("10\u2079 m\u00b2 \u00bd", "10⁹ m² ½"),  # powers and fractions carry meaning
        ("co\u00adop", "coop"),
        ("a\u00a0b\u202fc", "a b c"),
        ("\ufeffa\u200bb", "ab"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00\x1bb", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("page\fpage", "page\fpage"),
        ("１２", "１２"),
    ],
)
def test_only_what_is_invisible_or_one_glyph_for_several_letters_changes(written: str, read: str) -> None:
    assert clean_characters(written) == read


@given(st.text())
def test_cleaning_twice_changes_nothing_and_gives_valid_text(content: str) -> None:
    once = normalise_spaces(clean_characters(content))

    assert normalise_spaces(clean_characters(once)) == once
    once.encode("utf-8")
