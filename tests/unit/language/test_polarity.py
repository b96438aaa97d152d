import pytest

from verifier.language.polarity import read_denials
from verifier.language.words import tokenize


def denied(sentence: str) -> list[str]:
    """Return the words that an odd number of denials reaches."""
    tokens = tokenize(sentence)
    denials = read_denials(sentence, tokens)
    reached = [sum(one.first <= index < one.last for one in denials) for index in range(len(tokens))]
    return [token.text for token, times in zip(tokens, reached, strict=True) if times % 2]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The firm did not sell phones.", ["sell", "phones"]),
        ("It sold phones, not laptops, to shops.", ["laptops"]),
        ("The ministry was unable to act.", ["to", "act"]),
        ("Neither Google nor Apple left.", ["Google", "nor"]),  # two denials over the rest cancel out
        ("Technology and innovation matter.", []),  # "no" and "not" inside words are none
        ("It sold not only phones.", []),
        ("There is no doubt that it grew.", []),
        ("It was not listed until May.", []),  # so it was listed
        ("Exports declined in May.", []),
        ("The firm declined to comment.", ["to", "comment"]),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(sentence: str, words: list[str]) -> None:
    assert denied(sentence) == words
