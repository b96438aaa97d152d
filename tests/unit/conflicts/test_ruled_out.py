"""What is ruled out early is what the whole comparison finds to be no conflict."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.conflicts.memories import SENTENCES
from verifier.comparing.align import align
from verifier.conflicts.compare import compare_sides
from verifier.conflicts.ruled_out import why_ruled_out
from verifier.conflicts.side import Side, read_side
from verifier.conflicts.too_little import may_be_turned
from verifier.domain.check import Outcome
from verifier.evaluation.cases import read_statement_pairs

GATE = Path(__file__).parents[2] / "gate" / "conflicts.jsonl"
MAKERS = ("Halvor Steel", "Bresk Glass", "the mill of Tolva")
DEEDS = (
    "was founded",
    "was sold to Norlund",
    "was not closed",
    "employed 900 people",
    "had sales of 4.2 million crowns",
)
TIMES = ("in 1921", "in May 1921", "since 1921", "in 1934", "between 1921 and 1934", "a year after the flood", "")


def agreed(one: Side, other: Side) -> bool:
    """Tell whether a comparison with what is ruled out and one without give the same; a conflict to the letter."""
    whole, early = compare_sides(one, other), compare_sides(one, other, why_ruled_out)
    if Outcome.DIFFERS in {whole.check.outcome, early.check.outcome}:
        return whole == early
    return True


def ruled_out(one: Side, other: Side) -> str:
    return why_ruled_out(one, other, align(one.statement, other.passage), align(other.statement, one.passage))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("In 1921 the mill of Tolva was built.", "In 1934 the brewery of Tolva was founded."),
        ("Anna Berg won the race in 2011.", "Anna Berg won the race again in 2014."),
    ],
)
def test_other_times_with_little_else_in_common_are_ruled_out(a: str, b: str) -> None:
    assert ruled_out(read_side(a), read_side(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Halvor Steel was founded in 1921.", "Halvor Steel was established in 1934."),
        ("Halvor Steel employs 900 people.", "Halvor Steel employs 800 people."),
        ("The strike began a year after the flood.", "The strike began two years after the flood."),
    ],
)
def test_what_must_be_compared_is_not_ruled_out(a: str, b: str) -> None:
    assert not ruled_out(read_side(a), read_side(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The theatre of Tolva opened its doors.", "The council of Tolva spent 900 crowns on roads."),
        ("The schools of Tolva had 900 pupils in 2022.", "In 2022 the mills of Tolva employed 300 weavers."),
    ],
)
def test_a_name_alone_is_too_little_for_a_conflict(a: str, b: str) -> None:
    assert ruled_out(read_side(a), read_side(b))
    assert compare_sides(read_side(a), read_side(b)).check.outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("All climbers survived.", "Four climbers perished."),  # states
        ("Prices at Halvor rose.", "Wages at Halvor fell."),  # a contrary
        ("Halvor sold its mill to Bresk.", "Halvor bought a paper from Bresk."),  # something that changes hands
        ("Norway, Sweden and Iceland agreed.", "Norway, Sweden and Denmark met."),  # companions
        ("Sales of coal came to more than those of iron.", "Sold were 20 tonnes of coal and 30 of iron."),  # levels
        ("Most schools of Tolva closed.", "All shops by the schools of Tolva stayed open."),  # of how many
        ("The ban came before the strike at Tolva.", "After the strike at Tolva the mill closed."),  # order
    ],
)
def test_what_may_be_turned_is_compared_whole(a: str, b: str) -> None:
    one, other = read_side(a).statement, read_side(b).statement
    assert may_be_turned(one, other)
    assert may_be_turned(other, one)


def gate() -> Iterator[tuple[Side, Side]]:
    for pair in read_statement_pairs(GATE):
        yield read_side(pair.a), read_side(pair.b)


def test_no_pair_of_the_gate_is_told_otherwise() -> None:
    assert [one.statement.text for one, other in gate() if not (agreed(one, other) and agreed(other, one))] == []


def test_no_two_of_some_sentences_are_told_otherwise() -> None:
    sides = [read_side(text) for text in SENTENCES]
    assert [one.statement.text for one, other in permutations(sides, 2) if not agreed(one, other)] == []


@st.composite
def sentences(draw: st.DrawFn) -> str:
    maker, deed = draw(st.sampled_from(MAKERS)), draw(st.sampled_from(DEEDS))
    when, then = draw(st.sampled_from(TIMES)), draw(st.sampled_from(TIMES))
    also = f", and {draw(st.sampled_from(DEEDS))} {then}" if draw(st.booleans()) else ""
    return f"{maker[0].upper()}{maker[1:]} {deed} {when}{also}.".replace(" .", ".").replace(" ,", ",")


@settings(deadline=None, max_examples=150)
@given(sentences(), sentences())
def test_no_two_made_sentences_are_told_otherwise(a: str, b: str) -> None:
    assert agreed(read_side(a), read_side(b))
