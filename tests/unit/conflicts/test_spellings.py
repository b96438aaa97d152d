"""One name in two spellings, and two names that look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.conflicts.compare import compare
from verifier.conflicts.spellings import is_one_spelt_twice
from verifier.domain.check import Outcome


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zelensky", "zelenskyy"),
        ("tymoshenko", "timoshenko"),
        ("lukashenko", "lukashenka"),
        ("yanukovych", "yanukovich"),
        ("mohammed", "muhammad"),
        ("hussein", "husain"),
        ("huawei", "hauwei"),
        ("erdogan", "erdoğan"),
    ],
)
def test_one_name_is_written_in_several_ways(one: str, other: str) -> None:
    assert is_one_spelt_twice(one, other)
    assert is_one_spelt_twice(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("falmouth", "falamouth"),
        ("osness", "osaness"),
        ("kelmouth", "kelmouths"),
        ("marburg", "marbury"),
        ("harhaven", "harahaven"),  # an h between two vowels parts two syllables
        ("alanbridge", "alinbridge"),  # hardly anybody takes one of these vowels for the other
    ],
)
def test_a_syllable_or_another_consonant_makes_another_name(one: str, other: str) -> None:
    assert not is_one_spelt_twice(one, other)


@given(st.text(max_size=60))
def test_a_word_is_spelt_as_it_is(word: str) -> None:
    assert is_one_spelt_twice(word, word)


@pytest.mark.parametrize(
    ("a", "b", "is_conflict"),
    [
        ("The lighthouse of Falmouth was built in 1932.", "The lighthouse of Falamouth was built in 1751.", False),
        ("Falmouth exported 900 barrels in 2022.", "Falamouth exported 700 barrels in 2022.", False),
        ("Upper Falmouth had 900 pupils in 2022.", "Upper Falamouth had 700 pupils in 2022.", False),
        ("Tymoshenko was born in 1960.", "Timoshenko was born in 1963.", True),
        ("The lighthouse of Falmouth was built in 1932.", "The lighthouse of Falmouth was built in 1751.", True),
    ],
)
def test_names_that_only_look_alike_make_no_conflict(a: str, b: str, is_conflict: bool) -> None:  # noqa: FBT001  a row
    assert (compare(a, b).outcome is Outcome.DIFFERS) is is_conflict
    assert (compare(b, a).outcome is Outcome.DIFFERS) is is_conflict


@pytest.mark.parametrize(
    ("a", "b", "is_conflict"),
    [
        ("Upper Falmouth exported 900 barrels in 2022.", "Falmouth exported 700 barrels in 2022.", False),
        ("The theatre of Tolva opened in 1732.", "The theatre in New Tolva opened its doors in 1793.", False),
        ("Upper Falmouth exported 900 barrels in 2022.", "Upper Falmouth exported 700 barrels in 2022.", True),
        ("The theatre of Upper Tolva opened in 1732.", "The theatre of Upper Merra opened in 1732.", False),
        ("The weir of Port Tolva was built in 1732.", "The weir of Port Merra was built in 1751.", False),
        ("The weir of Port Tolva was built in 1732.", "The weir of Port Tolva was built in 1751.", True),
        ("Great Britain exported 900 barrels in 2022.", "Britain exported 700 barrels in 2022.", True),
    ],
)
def test_a_namesake_is_marked_off_by_its_first_word(a: str, b: str, is_conflict: bool) -> None:  # noqa: FBT001  a row
    assert (compare(a, b).outcome is Outcome.DIFFERS) is is_conflict
    assert (compare(b, a).outcome is Outcome.DIFFERS) is is_conflict
