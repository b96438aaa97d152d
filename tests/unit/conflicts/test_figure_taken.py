"""A figure whose place another figure takes, where all else is said in one sentence."""

import pytest

from verifier.conflicts.figure_taken import figure_taken, may_be_one
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.language.figures import read_figures
from verifier.language.statement import read_statement

SENTENCE = "Lundgaard said in Tolva that four new vessels will follow the Halvor within three years."
CLAIM = "Six vessels follow the Halvor, Lundgaard said in Tolva."


def check(kind: CheckKind, text: str, outcome: Outcome = Outcome.AGREES) -> Check:
    stated = text if outcome is Outcome.AGREES else ""
    return Check(kind=kind, claimed=text, stated=stated, outcome=outcome, reason="the source says so, or not")


SIX = check(CheckKind.FIGURE, "Six", Outcome.ABSENT)
NAMES = (check(CheckKind.NAME, "Halvor"), check(CheckKind.NAME, "Lundgaard"))


def taken(*checks: Check, text: str = CLAIM, sentence: str = SENTENCE) -> list[tuple[str, str]]:
    found = figure_taken(read_statement(text), [read_statement(sentence)], checks)
    return [(each.check.claimed, each.check.stated) for each in found]


def test_another_figure_stands_in_the_place_of_the_only_part_without_an_answer() -> None:
    assert taken(SIX, *NAMES) == [("Six", "four")]


@pytest.mark.parametrize(
    "checks",
    [
        (SIX, NAMES[0]),  # too little agrees
        (SIX, *NAMES, check(CheckKind.PERIOD, "2019", Outcome.ABSENT)),
        (check(CheckKind.FIGURE, "Six", Outcome.DIFFERS), *NAMES),  # for the rules to speak of
        (check(CheckKind.FIGURE, "nine", Outcome.ABSENT), *NAMES),  # no figure of the statement
        NAMES,
    ],
)
def test_nothing_is_taken_unless_a_figure_alone_is_open(checks: tuple[Check, ...]) -> None:
    assert taken(*checks) == []


@pytest.mark.parametrize(
    "sentence",
    [
        SENTENCE.replace("four", "six"),
        SENTENCE.replace("four new vessels", "four new vessels and two tugs"),  # either may be meant
        SENTENCE.replace("four new vessels", "new vessels"),
        "Four people of Lundgaard went to sea.",
    ],
)
def test_a_sentence_with_the_figure_or_several_or_none_takes_nothing(sentence: str) -> None:
    assert taken(SIX, *NAMES, sentence=sentence) == []


def test_names_alone_do_not_tell_what_is_counted() -> None:
    assert taken(SIX, *NAMES, text="Six passengers swam from the Halvor to Lundgaard in Tolva.") == []


def test_a_figure_that_is_met_already_takes_no_other_place() -> None:
    four = check(CheckKind.FIGURE, "four")
    assert taken(SIX, *NAMES, four) == []


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("60 ships", "160 ships", False),
        ("more than 60 ships", "80 ships", True),
        ("more than 60 ships", "160 ships", False),
        ("between 50 and 70 ships", "60 ships", True),
        ("about 60 ships", "70 ships", True),
    ],
)
def test_bounds_and_rounded_figures_may_be_one(one: str, other: str, *, may: bool) -> None:
    (mine,), (theirs,) = read_figures(one), read_figures(other)
    assert may_be_one(mine, theirs) is may
    assert may_be_one(theirs, mine) is may
