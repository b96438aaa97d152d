from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.name_words import WordSort, name_words, spellings
from verifier.language.tables import rows


def test_every_sort_has_its_words_in_lower_case() -> None:
    assert name_words().keys() == set(WordSort)
    assert all(word == word.lower().strip() for words in name_words().values() for word in words)


def test_no_word_is_listed_twice_under_a_sort() -> None:
    for sort, cell in rows("name_words.tsv"):
        twice = [word for word, count in Counter(cell.split("; ")).items() if count > 1]
        assert (sort, twice) == (sort, [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("müller", "mueller"), ("müller", "muller"), ("østergaard", "ostergaard"), ("núñez", "nunez"), ("łódź", "lodz")],
)
def test_a_name_with_and_without_its_marks_is_one(one: str, other: str) -> None:
    assert spellings(one) & spellings(other)


def test_another_letter_is_another_name() -> None:
    assert not spellings("müller") & spellings("möller")


@given(st.text(alphabet="abcdefgäöüøéñ", min_size=1, max_size=12))
def test_spellings_are_plain(word: str) -> None:
    assert all(spelling.isascii() for spelling in spellings(word))
