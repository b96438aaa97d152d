import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.scope import check_scope, unsaid_scope
from verifier.domain.check import Outcome


def outcomes(claim: str, source: str) -> list[Outcome]:
    statement, _, alignment = held_against(claim, source)
    return [check.outcome for check in check_scope(statement, alignment)]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The airline moves all of its flights to Oster.", "The airline moves a third of its flights to Oster."),
        ("All six piers have cracks.", "Inspectors found cracks in two of its six piers."),
        ("All of the starters reached the finish.", "Of the 6,150 starters, 5,870 reached the finish."),
        ("Trains run without drivers on all lines.", "Trains run without drivers on this line only."),
        ("Most schools teach French.", "Every school teaches French."),
        ("All schools teach French.", "90 % of the schools teach French."),
    ],
)
def test_all_is_not_some(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("All schools teach French.", "All the schools teach French."),
        ("All schools teach French.", "Every school teaches French."),
        ("Schools teach French.", "Most schools teach French."),
        ("All schools teach French.", "Schools teach French."),
        ("Most schools teach French.", "90 % of the schools teach French."),
        ("Not all schools teach French.", "Most schools teach French."),
        ("All schools teach French.", "All schools teach French, and some of the schools teach Latin."),
    ],
)
def test_what_does_not_say_how_many_contradicts_nothing(claim: str, source: str) -> None:
    assert outcomes(claim, source) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Pilots are compulsory for all ships.", "Pilots are compulsory for ships longer than 90 metres."),
        ("All lorries are banned.", "Lorries of more than 20 tonnes are banned."),
    ],
)
def test_a_comparison_bounds_its_noun(claim: str, source: str) -> None:
    assert outcomes(claim, source) == [Outcome.DIFFERS]


def unsaid(claim: str, source: str) -> str:
    statement, _, alignment = held_against(claim, source)
    return unsaid_scope(statement, alignment)


@pytest.mark.parametrize(
    ("claim", "source", "words"),
    [
        ("All schools teach French.", "Schools teach French.", "All schools"),
        ("Only schools teach French.", "Schools teach French.", "only"),
        ("Oster has the oldest school.", "Oster has a school.", "oldest"),
        ("All schools teach French.", "All the schools teach French.", ""),
        ("Schools teach French.", "Schools teach French.", ""),
        ("40 % of all schools teach French.", "40 % of the schools teach French.", ""),  # of so many, not all
        ("Oster has the oldest school.", "Oster has the first school.", ""),
    ],
)
def test_all_only_and_the_most_must_be_said(claim: str, source: str, words: str) -> None:
    assert unsaid(claim, source) == words
