"""Which of many texts are asked about a statement."""

from verifier.pipeline.near_texts import NEAREST_TEXTS, WIDEST, NearTexts
from verifier.reading.reader import read_bytes


def near_of(words: str, own: str = "", **texts: str) -> list[str]:
    read = {name: read_bytes(content.encode(), name="a.txt") for name, content in texts.items()}
    return list(NearTexts(read).of(words, own))


def test_the_texts_that_share_the_rare_words_are_near_and_the_nearest_first() -> None:
    found = near_of(
        "Norrbo sold the ferry Halvorsen to Lundgaard.",
        far="The year was good for the company, and revenue rose.",
        middle="Lundgaard bought the Halvorsen.",
        near="Norrbo sold the ferry Halvorsen to Lundgaard, it says.",
    )
    assert found == ["near", "middle"]


def test_the_own_text_is_left_out() -> None:
    assert near_of("Norrbo sold the Halvorsen.", own="a", a="Norrbo sold the Halvorsen.") == []


def test_no_more_than_a_few_are_near() -> None:
    texts = {f"text{number}": "Norrbo sold the Halvorsen." for number in range(NEAREST_TEXTS + 2)}
    assert near_of("Norrbo sold the Halvorsen.", **texts) == [f"text{number}" for number in range(NEAREST_TEXTS)]


def test_a_word_that_very_many_texts_have_finds_none_of_them() -> None:
    texts = {f"text{number}": "Norrbo." for number in range(WIDEST + 1)}
    assert near_of("Norrbo sailed.", **texts) == []


def test_words_without_weight_find_nothing() -> None:
    assert near_of("It is what it is.", a="It is what it is.") == []
