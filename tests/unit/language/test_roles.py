import pytest

from verifier.language.roles import Role, doer_side, preposition_of
from verifier.language.words import tokenize


def at(sentence: str, word: str) -> int:
    return [token.text for token in tokenize(sentence)].index(word)


@pytest.mark.parametrize(
    ("sentence", "verb", "name", "side"),
    [
        ("Zhixin bought Honor.", "bought", "Zhixin", Role.BEFORE),
        ("Zhixin bought Honor.", "bought", "Honor", Role.AFTER),
        ("Honor was bought by Zhixin.", "bought", "Zhixin", Role.BEFORE),
        ("Honor was bought by Zhixin.", "bought", "Honor", Role.AFTER),
        ("Honor was not officially acquired by Zhixin.", "acquired", "Honor", Role.AFTER),
    ],
)
def test_the_passive_turns_doer_and_done_to_round(sentence: str, verb: str, name: str, side: Role) -> None:
    assert doer_side(tokenize(sentence), at(sentence, verb), at(sentence, name)) is side


@pytest.mark.parametrize(
    ("sentence", "name", "preposition"),
    [
        ("It moved from Texas to Russia.", "Texas", "from"),
        ("It moved from Texas to Russia.", "Russia", "to"),
        ("It moved to the far Russia.", "Russia", "to"),
        ("Russia moved.", "Russia", ""),
    ],
)
def test_a_preposition_governs_the_name_behind_it(sentence: str, name: str, preposition: str) -> None:
    assert preposition_of(tokenize(sentence), at(sentence, name)) == preposition
