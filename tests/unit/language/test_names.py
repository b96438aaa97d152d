from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.counting import grows_in_proportion
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
        ("The People's Bank of China spoke.", ["People's Bank of China"]),
        ("Reports came in.", []),  # capitalised only because it comes first
        ("It happened in May on a Monday.", []),
        ("The CEO likes AI.", []),  # abbreviations of things
        ("Harbour Strike Ends After Talks In Oslo", []),  # a headline capitalises everything
        ("Bank of China lent it.", ["Bank of China"]),
        ("Shares of Apple rose.", ["Apple"]),  # what comes before "of" is part of a name only in bodies
        ("The Republic of the Congo agreed.", ["Republic of the Congo"]),
        ("The Entity List of the State Department grew.", ["Entity List", "State Department"]),
        ("They fear a China-US conflict.", ["China", "US"]),
        ("They sailed to Guinea-Bissau.", ["Guinea-Bissau"]),  # one country, though Guinea is one too
        ("She said, “Reports came in.”", []),  # the first word of what is quoted
        ("He read “Spare Tyre” aloud.", ["Spare Tyre"]),
    ],
)
def test_names_are_capitalised_runs(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mr. Vogt met Dr. Anna Berg.", ["Mr. Vogt", "Dr. Anna Berg"]),
        ("J. K. Rowling wrote it.", ["J. K. Rowling"]),
        ("J.K. Rowling wrote it.", ["J.K. Rowling"]),
        ("John F. Kennedy opened it.", ["John F. Kennedy"]),
        ("Ursula von der Leyen met Mohammed bin Salman.", ["Ursula von der Leyen", "Mohammed bin Salman"]),
        ("Von der Leyen opened it.", ["Von der Leyen"]),
        ("The letter by He Tingbo was short.", ["He Tingbo"]),  # no pronoun in mid-sentence
        ("He met Tingbo.", ["Tingbo"]),
    ],
)
def test_names_of_people_keep_titles_initials_and_particles(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Mate 60 Pro uses it.", ["Mate 60 Pro"]),
        ("The iPhone 15 uses it.", ["iPhone 15"]),
        ("The flaw is in Windows 11.", ["Windows 11"]),
        ("They fly the Boeing 737, which is old.", ["Boeing 737"]),
        ("Huawei's Ascend 910 series grew.", ["Huawei", "Ascend 910"]),
        ("In Germany 40 people died.", ["Germany"]),  # a place has no model number
        ("They fined Apple 13 billion euros.", ["Apple"]),
        ("They gave Huawei 30 licences.", ["Huawei"]),
        ("They gave Huawei 40% of it.", ["Huawei"]),
        ("The Vision 2030 plan failed.", ["Vision"]),  # a year
    ],
)
def test_the_number_of_a_model_is_part_of_its_name(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Huawei Technologies Co., Ltd. opened it.", ["Huawei Technologies Co., Ltd"]),
        ("Apple Inc. moved.", ["Apple Inc"]),
        ("Lena Vogt, Ltd owners and others came.", ["Lena Vogt, Ltd"]),
        ("They met Vogt, Berg and Holm.", ["Vogt", "Berg", "Holm"]),  # a comma joins nothing else
    ],
)
def test_legal_forms_belong_to_the_name(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_in_capitals_only_what_is_no_ordinary_word_is_a_name() -> None:
    assert names("LENA VOGT CLOSED THE PLANT IN NORWAY.") == ["LENA VOGT", "NORWAY"]


def test_the_first_word_is_a_name_where_the_text_capitalises_it_elsewhere() -> None:
    assert names("Hope sank.") == []
    assert names("Hope sank.", "hope") == ["Hope"]


PARTS = st.sampled_from("Lena Vogt of the and 60 Ltd , . - A “ Bank said China US he MÜLLER".split())


@given(st.lists(PARTS, max_size=12).map(" ".join), st.integers(0, 50))
def test_a_name_is_what_stands_at_its_tokens(sentence: str, offset: int) -> None:
    tokens = tokenize(sentence, offset)
    last = 0
    for name in read_names(sentence, tokens, offset):
        assert last <= name.first < name.last <= len(tokens)
        assert sentence[tokens[name.first].start - offset : tokens[name.last - 1].end - offset] == name.text
        last = name.last


@pytest.mark.parametrize("part", ["A. ", "Aa of ", "Aa of Bb and ", "(", "AA", "Aa-", "Aa & ", "US-", "He "])
def test_a_name_is_read_token_by_token(part: str) -> None:
    """Every token is looked at a bounded number of times, however hostile the text: names do not overlap."""
    sentence = part * 2000
    tokens = tokenize(sentence)
    found = read_names(sentence, tokens)
    assert sum(name.last - name.first for name in found) <= len(tokens)


@pytest.mark.parametrize("part", ["A. ", "Aa of ", "Aa of Bb and ", "(", "AA", "Aa-", "Aa & ", "US-", "He ", "Aa 6 "])
def test_reading_takes_time_in_proportion_to_the_sentence(part: str) -> None:
    def reading(size: int) -> Callable[[], object]:
        tokens = tokenize(part * size)
        return lambda: read_names(part * size, tokens)

    assert grows_in_proportion(reading)


@pytest.mark.parametrize("opener", ["Abroad", "Overall", "Overseas"])
def test_an_opener_before_a_comma_is_no_name(opener: str) -> None:
    sentence = f"{opener}, Huawei sold more."
    assert [name.text for name in read_names(sentence, tokenize(sentence))] == ["Huawei"]
