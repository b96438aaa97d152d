"""Ids made of words: sound, short, and each given once."""

from hypothesis import given
from hypothesis import strategies as st

from verifier.register.naming import LONGEST_MADE_ID, Names, stem_of
from verifier.register.values import is_id


@given(st.lists(st.text(max_size=60)), st.lists(st.text(max_size=60)))
def test_every_name_is_sound_and_new(taken: list[str], words: list[str]) -> None:
    names = Names(taken)
    made = [names.new(each, "claim") for each in words]
    assert all(is_id(name) for name in made)
    assert len({*made, *taken}) == len(made) + len({*taken})


def test_a_sound_name_is_kept_unless_it_is_taken() -> None:
    names = Names(["a-1"])
    assert names.keep("b.2_c", "words", "claim") == "b.2_c"
    assert names.keep("a-1", "It grew.", "claim") == "it-grew"
    assert names.keep("No Id", "It grew.", "claim") == "it-grew-2"


def test_no_word_is_cut_in_two() -> None:
    stem = stem_of("the harbour handled four million tonnes of freight", "claim")
    assert stem == "the-harbour-handled-four-million-tonnes"
    assert len(stem) <= LONGEST_MADE_ID


def test_words_without_a_letter_give_the_kind() -> None:
    assert stem_of("…", "source") == "source"
