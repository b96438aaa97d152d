import pytest

from verifier.language.polarity import NEVER, NOBODY, read_denials
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
        ("Neither Google nor Apple left.", ["Google", "Apple", "left"]),
        ("Technology and innovation matter.", []),  # "no" and "not" inside words are none
        ("It sold not only phones.", []),
        ("Not all members paid.", []),
        ("There is no doubt that it grew.", []),
        ("It was not listed until May.", []),  # so it was listed
        ("Exports declined in May.", []),
        ("The firm declined to comment.", ["to", "comment"]),
        ("It did not fall because of rain.", ["fall"]),
        ("No more than 20 came.", []),
        ("They cant pay.", ["pay"]),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(sentence: str, words: list[str]) -> None:
    assert denied(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The bridge has yet to open.", ["open"]),
        ("Doctors ruled out surgery.", ["surgery"]),
        ("He kept his savings out of shares.", ["shares"]),
        ("She chose tea rather than coffee.", ["coffee"]),
        ("The valley is free from smoke.", ["smoke"]),
        ("The strike left ferries to the islands unaffected.", ["ferries", "to", "the", "islands"]),
        ("The band made do without drums.", ["drums"]),
        ("The plan did little to help farmers.", ["help", "farmers"]),
        ("He is anything but shy.", ["shy"]),
        ("It kept the date, out of respect.", []),  # a comma ends an idiom
    ],
)
def test_idioms_deny_as_well(sentence: str, words: list[str]) -> None:
    assert denied(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The team had no trouble finding work.", ["trouble"]),  # so it found work
        ("The crossing went without delay and left us time.", ["delay"]),
        ("It was not sold without a permit.", ["sold", "without", "a", "permit"]),  # a permit is the condition
    ],
)
def test_what_is_done_without_trouble_is_done(sentence: str, words: list[str]) -> None:
    assert denied(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "is_weak"),
    [
        ("The court barred him from leaving.", False),
        ("The court barred flights.", True),  # flights there may be all the same
        ("The drug failed to work.", False),
        ("The dam curbed floods.", True),
    ],
)
def test_a_denying_verb_is_weak_before_a_noun(sentence: str, is_weak: bool) -> None:  # noqa: FBT001
    assert [denial.is_weak for denial in read_denials(sentence, tokenize(sentence))] == [is_weak]


@pytest.mark.parametrize(
    ("sentence", "under"),
    [
        ("Shops did not open.", NOBODY),
        ("If shops do not open, prices rise.", NEVER),
        ("They demand that we do not sell.", 1),
        ("It met to avoid a strike.", NEVER),
        ("They adopted him so he will not leave.", NEVER),
        ("They agreed to ban it.", NOBODY),
    ],
)
def test_what_is_only_supposed_is_marked(sentence: str, under: int) -> None:
    assert [denial.under for denial in read_denials(sentence, tokenize(sentence))] == [under]


@pytest.mark.parametrize(
    "sentence", ["The spare parts arrived.", "He praised the Ban Foundation.", "No . Next question"]
)
def test_nouns_names_and_answers_deny_nothing(sentence: str) -> None:
    assert denied(sentence) == []


def test_positions_count_from_the_start_of_the_text() -> None:
    sentence = "It did not sell, it rented."
    there = read_denials(sentence, tokenize(sentence, 100), 100)
    assert there == read_denials(sentence, tokenize(sentence))
