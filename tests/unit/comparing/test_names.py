from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.comparing.sentences import held_against
from tests.unit.counting import grows_in_proportion
from verifier.comparing.names import check_claim_names
from verifier.domain.check import Outcome

AGREES, DIFFERS, OPEN, ABSENT = Outcome.AGREES, Outcome.DIFFERS, Outcome.OPEN, Outcome.ABSENT


def outcomes(claim: str, *sentences: str, context: str = "", elsewhere: frozenset[str] = frozenset()) -> list[Outcome]:
    statement, passage, alignment = held_against(claim, *sentences, context=context)
    return [check.outcome for check in check_claim_names(statement, passage, alignment, elsewhere)]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("Xiaomi bought the unit.", "Zhixin bought the unit.", DIFFERS),
        ("Zhixin bought the unit.", "Zhixin Information bought the unit.", AGREES),  # a short form
        ("The State Department closed the port.", "The Commerce Department closed the port.", DIFFERS),
        ("The ministry closed the port in Poland.", "The ministry closed the port in Norway.", DIFFERS),
        ("The American firm closed.", "The U.S. firm closed.", AGREES),  # a demonym
        ("The BIS closed it.", "The Bureau of Industry and Security closed it.", AGREES),
        ("The port was built by Nokia.", "The port was built in Norway.", ABSENT),  # a place is no builder
        ("The US firm closed.", "The Indian firm closed.", DIFFERS),
    ],
)
def test_another_name_in_the_same_place_differs(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcomes(claim, sentence) == [outcome]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("Mr Vogt closed the port.", "Karl Vogt closed the port.", AGREES),
        ("Karl Vogt closed the port.", "Lena Vogt closed the port.", DIFFERS),
        ("K. Vogt closed the port.", "Karl Vogt closed the port.", AGREES),
        ("L. Vogt closed the port.", "K. B. Vogt closed the port.", DIFFERS),
        ("Vogt Karl closed the port.", "Karl Vogt closed the port.", AGREES),  # surname first
        ("Dr. Anna Berg closed the port.", "Dr. Nils Holm closed the port.", DIFFERS),  # a title is nothing in common
        ("Hua Ltd closed the port.", "Oracle Ltd closed the port.", DIFFERS),  # nor is a legal form
        ("The Bank of Norway lent it.", "The People's Bank of Norway lent it.", DIFFERS),
        ("The Treasury lent it.", "The US Treasury lent it.", AGREES),
        ("The New York Times printed it.", "The Times printed it.", DIFFERS),  # a whole name
        ("The Trump Administration closed it.", "The Biden Administration closed it.", DIFFERS),
    ],
)
def test_names_that_share_a_word_need_not_be_one(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcomes(claim, sentence) == [outcome]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("The port was built in China.", "The port was built in Shenzhen.", AGREES),
        ("The port was built in Shenzhen.", "The port was built in China.", OPEN),
        ("The port was built in Shenzhen.", "The port was built in Shanghai.", DIFFERS),
        ("Beijing closed the port.", "China closed the port.", AGREES),
        ("Beijing closed the port.", "Norway closed the port.", OPEN),  # may be the city
        ("Beijing closed the port.", "Moscow closed the port.", DIFFERS),  # neither as city nor as government
        ("The port was closed in Beijing.", "The port was closed in China.", OPEN),
    ],
)
def test_a_city_bears_out_its_country_only(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcomes(claim, sentence) == [outcome]


@pytest.mark.parametrize(
    ("claim", "sentence", "outcome"),
    [
        ("The Mate 60 Pro sold out.", "The Mate 70 Pro sold out.", DIFFERS),
        ("The Mate 60 sold out.", "The Mate 60 Pro sold out.", OPEN),  # another version
        ("The Mate 60 Pro sold out.", "The Mate 60 sold out.", OPEN),
        ("The H20 sold out.", "The H100 sold out.", DIFFERS),
    ],
)
def test_the_number_tells_which_product(claim: str, sentence: str, outcome: Outcome) -> None:
    assert outcomes(claim, sentence)[0] is outcome


@pytest.mark.parametrize(
    ("claim", "sentences", "last"),
    [
        # in the same role, however far from the verb
        ("Hapag tried to sell itself to Cosco.",
         ["Hapag's attempt to sell itself to the large Danish telecommunications firm Maersk failed."], DIFFERS),
        # before the same noun, though the source speaks of the other country too
        ("She spoke to Russian universities.", ["She spoke of Russian trade to Chinese universities."], DIFFERS),
        ("She spoke to Russian universities.", ["She spoke to Russian and Chinese universities."], AGREES),
        # the other half of a pair
        ("The conflict between China and Canada grew.", ["The China-US conflict grew.", "Canada was silent."], DIFFERS),
        # words of a name that do not stand together
        ("The Trump Administration closed it.",
         ["The Biden administration has not departed from the ideas of Trump and closed it."], DIFFERS),
        # set apart
        ("The US mines most of the zinc.", ["China mines most of the zinc, unlike the US."], DIFFERS),
        # the other is only an example, or a pronoun may mean the claim's
        ("Vogt was on the cover.", ["She was on the cover of papers such as Vogue."], ABSENT),
        ("The firms that Norway set up closed.", ["Sweden set up the firms that closed."], DIFFERS),
    ],
)  # fmt: skip
def test_a_name_is_held_against_what_fills_its_slot(claim: str, sentences: list[str], last: Outcome) -> None:
    assert outcomes(claim, *sentences)[-1] is last


def test_a_country_in_the_name_of_a_branch_is_not_that_country() -> None:
    assert outcomes("The Russian ministry agreed.", "Huawei Cloud Russia agreed.") == [ABSENT]


def test_one_example_does_not_contradict_another() -> None:
    claim = "The port works with firms like Maersk."
    assert outcomes(claim, "The port works with firms like Evergreen and Cosco.") == [ABSENT]


def test_who_was_named_just_before_is_still_meant() -> None:
    assert outcomes("Maersk bought the quay.", "The company bought the quay.", context="Maersk had a plan.") == [AGREES]


def test_a_name_that_stands_elsewhere_in_the_source_is_open() -> None:
    claim = "Maersk was pleased."
    assert outcomes(claim, "Everybody was pleased.", elsewhere=frozenset({"maersk"})) == [OPEN]


NAMES = st.sampled_from(
    ["Lena Vogt", "Zhixin", "Hapag", "South Korea", "Norway", "the Bank of Norway", "Mate 60 Pro", "Jürgen Müller",
     "the Commerce Department", "Sund Shipping", "Ursula von der Leyen", "Shenzhen", "the WHO"]
)  # fmt: skip


@given(NAMES, st.sampled_from(["{} closed the quay.", "The quay was closed by {}.", "{}'s plan closed the quay."]))
def test_a_name_agrees_with_itself(name: str, frame: str) -> None:
    sentence = frame.format(name)
    assert set(outcomes(sentence, sentence)) == {AGREES}
    assert set(outcomes(sentence, sentence.upper())) == {AGREES}


FIRMS = st.sampled_from(["Zhixin", "Hapag", "Lindqvist Foods", "Sund Shipping"])


@given(FIRMS, st.sampled_from(["Ltd", "GmbH", "Inc", "AG"]))
def test_a_legal_form_changes_nothing(name: str, form: str) -> None:
    plain, full = f"{name} closed the quay.", f"{name} {form} closed the quay."
    assert outcomes(plain, full) == outcomes(full, plain) == [AGREES]


@given(NAMES, NAMES)
def test_a_difference_is_one_from_both_sides(one: str, other: str) -> None:
    mine, theirs = (f"The quay was closed by {name}." for name in (one, other))
    assert (outcomes(mine, theirs) == [DIFFERS]) is (outcomes(theirs, mine) == [DIFFERS])


HOSTILE = ["Maersk of Aa and Bb. ", "Maersk ", "Maersk, ", "A. ", "Aa-Bb ", "between Maersk and US ", "She, Aa, "]


@pytest.mark.parametrize("part", HOSTILE)
def test_comparing_takes_time_in_proportion_to_the_sentence(part: str) -> None:
    def comparing(size: int) -> Callable[[], object]:
        claim = "Maersk Hansen closed the conflict between Norway and Maersk."
        statement, passage, alignment = held_against(claim, part * size)
        return lambda: check_claim_names(statement, passage, alignment, frozenset())

    assert grows_in_proportion(comparing)
