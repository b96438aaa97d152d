from importlib.resources import files

import pytest

from verifier.language.rarity import highest_rarity, rarity
from verifier.language.tables import passage_counts
from verifier.language.words import stem


def test_rarer_words_weigh_more() -> None:
    order = ["the", "year", "government", "subsidy", "semiconductor", "stockpiling-of-germanium"]
    weights = [rarity(stem(word)) for word in order]
    assert weights == sorted(weights)


@pytest.mark.parametrize("word", ["", "910b", "134.7", "qwertyuiop", "\0"])
def test_an_unknown_word_has_the_highest_rarity(word: str) -> None:
    if word:
        assert rarity(word) == highest_rarity()


def test_names_are_found_by_their_stem() -> None:
    assert rarity("huawei") < highest_rarity()


def test_the_country_and_the_pronoun_are_counted_apart() -> None:
    assert rarity("US") != rarity("us")


def test_no_stem_stands_in_more_passages_than_there_are() -> None:
    counts = passage_counts()
    assert max(counts.values()) == counts[""]
    assert min(counts.values()) > 0
    assert len(counts) == 20_001


def test_the_shipped_tables_stay_small() -> None:
    folder = files("verifier.language").joinpath("data")
    assert sum(len(file.read_bytes()) for file in folder.iterdir()) < 600_000
