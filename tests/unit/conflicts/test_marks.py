"""What small words and predicates tell: occasion, scope, voice, states."""

import pytest

from verifier.conflicts.occasions import Occasion
from verifier.conflicts.side import Side, read_side
from verifier.conflicts.states import check_states
from verifier.domain.check import Outcome


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("The firm was founded in 1921.", Occasion.ONCE),
        ("Omega bought the division.", Occasion.ONCE),
        ("The court acquitted her.", Occasion.ONCE),
        ("Output grew by 4 percent.", Occasion.AGAIN),
        ("Sales came to 3 million.", Occasion.AGAIN),
        ("The sale brought 3 million.", Occasion.ONCE),
        ("Revenue fell in the year it was listed.", Occasion.AGAIN),  # a yearly measure outweighs the event
        ("The lake is deep.", Occasion.UNKNOWN),
    ],
)
def test_predicates_tell_what_happens_once(text: str, occasion: Occasion) -> None:
    assert read_side(text).occasion is occasion


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Of the victims, 12 were children.", {"part"}),
        ("It cut 1,100 jobs in Germany alone.", {"part"}),
        ("Only 12 of the 30 wells produced oil.", {"part"}),
        ("Nurses took part in the walkout.", set()),
        ("The city plans 500 flats.", {"planned"}),
        ("The law is to take effect.", {"planned"}),
        ("It was listed in May 2019.", set()),  # the month, not the verb
        ("She won again.", {"again"}),
        ("It costs 7 million a year.", {"rate"}),
        ("It cost 7 million.", set()),
        ("Its gifts add up to 7 million.", {"total"}),
        ("A new gift brings the total to 7 million.", {"total"}),
        ("A total of 40 people came.", set()),  # not of several amounts
    ],
)
def test_small_words_tell_the_scope(text: str, marks: set[str]) -> None:
    scope = read_side(text).scope
    found = {"part": scope.is_part, "planned": scope.is_planned, "again": scope.is_again, "rate": scope.is_rate,
             "total": scope.is_total}  # fmt: skip
    assert {mark for mark, is_set in found.items() if is_set} == marks


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("It has built 120 flats so far.", {"now"}),
        ("Forty were dead by Monday.", {"monday"}),
        ("It no longer sells tea.", {"ended"}),
        ("It sells tea.", set()),
    ],
)
def test_small_words_tell_the_stage(text: str, stages: set[str]) -> None:
    assert read_side(text).scope.stages == stages


def speakers(side: Side) -> frozenset[str]:
    return side.voice.keys


@pytest.mark.parametrize(
    ("text", "named", "is_opinion"),
    [
        ("The mayor said that the bridge was safe.", "mayor", False),
        ("The bridge was safe, the mayor said.", "mayor", False),
        ("According to the army, 30 rebels were killed.", "army", False),
        ("Unions fear that 7,000 jobs will go.", "union", True),
        ("Greenpeace puts the spill at 4,000 tonnes.", "greenpeace", True),
    ],
)
def test_who_speaks_is_read_from_verbs_of_saying(text: str, named: str, *, is_opinion: bool) -> None:
    voice = read_side(text).voice
    assert named in voice.keys
    assert voice.is_opinion is is_opinion


@pytest.mark.parametrize(
    "text", ["The spill is estimated at 900 tonnes.", "The bridge is safe.", "The claim was settled."]
)
def test_where_nobody_is_named_the_document_itself_speaks(text: str) -> None:
    assert not read_side(text).voice


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("The pilot survived.", "The pilot was killed.", Outcome.DIFFERS),
        ("None of the crew survived.", "The crew died.", Outcome.AGREES),
        ("The deal was completed.", "The deal was called off.", Outcome.DIFFERS),
        ("The team finished third.", "The team came fifth.", Outcome.DIFFERS),
    ],
)
def test_states_exclude_one_another_and_negation_turns_them(a: str, b: str, outcome: Outcome) -> None:
    assert [check.outcome for check in check_states(read_side(a).statement, read_side(b).statement)] == [outcome]


def test_one_state_alone_tells_nothing() -> None:
    assert check_states(read_side("The pilot survived.").statement, read_side("The pilot slept.").statement) == []
