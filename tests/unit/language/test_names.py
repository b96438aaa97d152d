import pytest

from verifier.language.names import read_names
from verifier.language.words import tokenize


def names(sentence: str, *known: str) -> list[str]:
    return [name.text for name in read_names(sentence, tokenize(sentence), known=frozenset(known))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shares of Shenzhen Zhixin New Information rose.", ["Shenzhen Zhixin New Information"]),
        ("The Bureau of Industry and Security spoke.", ["Bureau of Industry and Security"]),
        ("They met Maersk and Evergreen.", ["Maersk", "Evergreen"]),  # a list is no name
        ("China's Ministry of Commerce spoke.", ["China", "Ministry of Commerce"]),
        ("Reports came in.", []),  # capitalised only because it comes first
        ("It happened in May on a Monday.", []),
        ("The Mate 60 Pro uses it.", ["Mate 60 Pro"]),
        ("The CEO likes AI.", []),  # abbreviations of things
        ("Harbour Strike Ends After Talks In Oslo", []),  # a headline capitalises everything
    ],
)
def test_names_are_capitalised_runs(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_the_first_word_is_a_name_where_the_text_capitalises_it_elsewhere() -> None:
    assert names("Hope sank.") == []
    assert names("Hope sank.", "hope") == ["Hope"]
