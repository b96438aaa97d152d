"""A name whose place another name takes, where all else is said in one sentence."""

import pytest

from verifier.conflicts.place_taken import place_taken
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.statement import Statement, read_statement

SENTENCE = "Norrbo replaced the old engines of Wexford by its own Tolva turbine."


def unanswered(name: str, outcome: Outcome = Outcome.ABSENT, kind: CheckKind = CheckKind.NAME) -> Check:
    return Check(kind=kind, claimed=name, outcome=outcome, reason="the source does not name it")


def taken(text: str, *checks: Check, sentence: str = SENTENCE) -> list[tuple[str, str]]:
    core: list[Statement] = [read_statement(sentence)]
    return [(each.check.claimed, each.check.stated) for each in place_taken(read_statement(text), core, checks)]


CLAIM = "Norrbo has replaced the old engines of Dunmore by its Tolva turbine."


def test_another_name_stands_in_the_place_of_the_only_part_without_an_answer() -> None:
    assert taken(CLAIM, unanswered("Dunmore")) == [("Dunmore", "Wexford")]


def test_both_names_and_the_sentence_are_told() -> None:
    core = [read_statement("Engines are dear."), read_statement(SENTENCE)]
    (found,) = place_taken(read_statement(CLAIM), core, [unanswered("Dunmore")])
    assert found.sentence is core[1]
    assert found.check.outcome is Outcome.DIFFERS
    assert found.check.reason == "the source says Wexford, the claim says Dunmore"
    assert 0.7 <= found.share <= 1


@pytest.mark.parametrize(
    "checks",
    [
        (),
        (unanswered("Dunmore"), unanswered("40 %", kind=CheckKind.FIGURE)),  # more than the name is open
        (unanswered("Dunmore", Outcome.DIFFERS),),  # for the rules to speak of
        (unanswered("1990", kind=CheckKind.PERIOD),),
        (unanswered("Nobody"),),  # no name of the statement
    ],
)
def test_nothing_is_taken_unless_a_name_alone_is_open(checks: tuple[Check, ...]) -> None:
    assert taken(CLAIM, *checks) == []


def test_a_sentence_that_has_the_name_or_no_other_takes_nothing() -> None:
    assert taken(CLAIM, unanswered("Dunmore"), sentence=SENTENCE.replace("Wexford", "Dunmore")) == []
    assert taken(CLAIM, unanswered("Dunmore"), sentence=SENTENCE.replace("of Wexford ", "")) == []


def test_a_sentence_that_says_little_else_takes_nothing() -> None:
    assert taken(CLAIM, unanswered("Dunmore"), sentence="Norrbo has a branch in Wexford.") == []


def test_how_a_whole_sentence_is_worded_leaves_nothing_open() -> None:
    wording = unanswered(CLAIM, Outcome.OPEN, CheckKind.WORDING)
    assert taken(CLAIM, unanswered("Dunmore"), wording) == [("Dunmore", "Wexford")]


def test_a_name_that_is_said_twice_is_one_part() -> None:
    assert taken(CLAIM, unanswered("Dunmore"), unanswered("Dunmore")) == [("Dunmore", "Wexford")]


def test_a_name_takes_no_place_of_another_kind() -> None:
    assert taken(CLAIM, unanswered("Dunmore"), sentence=SENTENCE.replace("of Wexford", "of Danish make")) == []
