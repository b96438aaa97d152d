import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.roles import Frame, Party, preposition_of, read_frames
from verifier.language.statement import read_statement
from verifier.language.words import tokenize


def at(sentence: str, word: str) -> int:
    return [token.text for token in tokenize(sentence)].index(word)


def words(sentence: str, party: Party) -> str:
    tokens = tokenize(sentence)
    return " ".join(token.text for token in tokens if token.start in party.own)


def frames_of(sentence: str, stem: str) -> list[Frame]:
    return [frame for frame in read_frames(read_statement(sentence)) if frame.stem == stem]


def doer_and_done_to(sentence: str, stem: str) -> tuple[str, str]:
    frame = frames_of(sentence, stem)[0]
    return words(sentence, frame.doer), words(sentence, frame.done_to)


@pytest.mark.parametrize(
    ("sentence", "stem", "doer", "done_to"),
    [
        ("Maersk bought Hapag.", "buy", "Maersk", "Hapag"),
        ("Hapag was bought by Maersk.", "buy", "Maersk", "Hapag"),
        ("Hapag was not officially acquired by Maersk.", "acquire", "Maersk", "Hapag"),
        ("It was Hapag that sued Maersk.", "sue", "Hapag", "Maersk"),
        ("It was Hapag, not Cosco, that sued Maersk.", "sue", "Hapag", "Maersk"),
        ("The party that sued Maersk was Hapag.", "sue", "Hapag", "Maersk"),
        ("Norway's lawyers accused Sweden of delay.", "accuse", "lawyers", "Sweden"),
        ("Inspectors have begun to brief ministers.", "brief", "Inspectors", "ministers"),
        ("Norway asked Sweden to arrest the captain.", "arrest", "Sweden", "captain"),
        ("Norway promised Sweden to arrest the captain.", "arrest", "Norway", "captain"),
        ("Norway accused Sweden of hiding the ship.", "hide", "Sweden", "ship"),
        ("Hapag, which struggled in May, bought Maersk.", "buy", "Hapag", "Maersk"),
        ("The engine, produced by Wartsila, failed.", "produce", "Wartsila", "engine"),
        ("The engine that Wartsila produced failed.", "produce", "Wartsila", "engine"),
        ("In 2004 Wartsila set up Deltamarin.", "establish", "Wartsila", "Deltamarin"),
        ("Sales fell by 5 % in May.", "fall", "Sales", ""),
        ("Sales fell by more than two fifths.", "fall", "Sales", ""),
        ("The owner responded by filing a lawsuit.", "respond", "owner", ""),
    ],
)
def test_verbs_tell_who_did_it_to_whom(sentence: str, stem: str, doer: str, done_to: str) -> None:
    assert doer_and_done_to(sentence, stem) == (doer, done_to)


@pytest.mark.parametrize(
    ("sentence", "stem", "doer"),
    [
        ("Norway's reliance on Sweden grew.", "reliance", "Norway"),
        ("Norwegian investments in Swedish firms grew.", "investment", "Norwegian"),
        ("Maersk placed an order with Hyundai.", "order", "Maersk"),
        ("Diesel has been a replacement for coal.", "replacement", "Diesel"),
        ("The state-led consortium grew.", "lead", "state"),
        ("Maersk, the buyer of Hapag, grew.", "buyer", "Maersk"),
    ],
)
def test_nouns_tell_who_does_what_they_name(sentence: str, stem: str, doer: str) -> None:
    assert words(sentence, frames_of(sentence, stem)[0].doer) == doer


def test_a_list_is_one_party() -> None:
    sentence = "Carriers such as Maersk and Hapag have opposed Norway and Sweden."
    assert doer_and_done_to(sentence, "oppose") == ("Carriers Maersk Hapag", "Norway Sweden")


def test_an_apposition_is_one_party_with_its_noun() -> None:
    sentence = "Hapag, a carrier, bought Maersk."
    assert doer_and_done_to(sentence, "buy") == ("Hapag carrier", "Maersk")


@pytest.mark.parametrize("sentence", ["It bought Hapag.", "The company bought Hapag."])
def test_a_pronoun_is_a_vague_party(sentence: str) -> None:
    assert frames_of(sentence, "buy")[0].doer.is_vague


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


def test_an_endless_sentence_has_no_frames() -> None:
    assert read_frames(read_statement("Maersk bought Hapag and " * 100)) == ()


@given(
    st.lists(
        st.sampled_from(
            "Maersk Hapag the a which that who and to by of sold selling sells sell was have asked it , . ’s — ( ) 2004"
            " not".split()
        ),
        max_size=30,
    )
)
def test_any_row_of_words_is_read(row: list[str]) -> None:
    sentence = " ".join(row)
    positions = {token.start for token in tokenize(sentence)}
    for frame in read_frames(read_statement(sentence)):
        assert frame.doer.words | frame.done_to.words <= positions


def parties_of(sentence: str, stem: str) -> tuple[str, str]:
    """The doer and the done-to of the first verb with this stem."""
    frame = next(frame for frame in frames_of(sentence, stem) if not frame.is_noun)
    return words(sentence, frame.doer), words(sentence, frame.done_to)


def test_a_sum_behind_the_receiver_is_a_second_object() -> None:
    assert parties_of("The city council pays the operator 1.9 million pesos.", "pay") == ("city council", "operator")


def test_a_passive_may_keep_its_preposition_before_by() -> None:
    sentence = "The study was led by Anna Lee and paid for by the Oster Fund."
    assert parties_of(sentence, "pay") == ("Oster Fund", "study")


@pytest.mark.parametrize(
    ("sentence", "stem", "doer"),
    [
        ("Bramble refunded its customers.", "refund", "Bramble"),  # a noun takes no "-ed"
        ("Theo Wall founded the firm.", "found", "Theo Wall"),  # no form of "find"
        ("Trade unions fear for the water.", "fear", "Trade unions"),  # the only verb that there can be
    ],
)
def test_rare_verbs_are_found(sentence: str, stem: str, doer: str) -> None:
    assert parties_of(sentence, stem)[0] == doer
