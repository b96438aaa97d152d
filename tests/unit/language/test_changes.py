from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.change import Change, Direction
from verifier.language.changes import read_changes
from verifier.language.changes_words import direction_of, falling_stems, rising_stems
from verifier.language.statement import read_statement

UP, DOWN, NONE = Direction.UP, Direction.DOWN, Direction.NONE


def changes(sentence: str) -> tuple[Change, ...]:
    return read_changes(read_statement(sentence))


def parts(sentence: str) -> list[tuple[Direction, str, str, str]]:
    """Direction, amount, level before and level after of each change; empty for what is not given."""
    return [
        (found.direction, str(found.amount or ""), str(found.before or ""), str(found.after or ""))
        for found in changes(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Revenue fell 29.4 % to 134.7 billion yuan from 255.8 billion yuan.",
         (DOWN, "29.4 %", "255.8 billion yuan", "134.7 billion yuan")),
        ("Revenue fell to 134.7 billion yuan, down 47 % from 255.8 billion yuan.",
         (DOWN, "47 %", "255.8 billion yuan", "134.7 billion yuan")),
        ("Prices rose by a fifth.", (UP, "a fifth", "", "")),
        ("Sales nearly halved.", (DOWN, "nearly halved", "", "")),
        ("Orders more than doubled to 40 from 18.", (UP, "more than doubled", "18", "40")),
        ("Orders rose fourfold.", (UP, "fourfold", "", "")),
        ("Exports were up 5 % on last year.", (UP, "5 %", "", "")),
        ("Rates rose from 5 to 7 per cent.", (UP, "", "5", "7 per cent")),
        ("Inflation was 7 %, down from 9.8 % a year earlier.", (DOWN, "", "9.8 %", "7 %")),
        ("The waiting list was 800, down from 1,000.", (DOWN, "", "1,000", "800")),
        ("The index recorded an increase of 12 points.", (UP, "12", "", "")),
        ("A 30 per cent drop in exports hurt the port.", (DOWN, "30 per cent", "", "")),
        ("Output grew from 40 tonnes in 2019 to 60 tonnes in 2020.", (UP, "", "40 tonnes", "60 tonnes")),
        ("The tax was cut from 20 % to 15 % by parliament.", (DOWN, "", "20 %", "15 %")),
        ("The firm cut its workforce by 12 % to 4,000 people.", (DOWN, "12 %", "", "4,000")),
        ("Oil climbed above 100 dollars.", (UP, "", "", "above 100 dollars")),
        ("The share dipped below 5 %.", (DOWN, "", "", "below 5 %")),
        ("Costs are 12 % higher than in 2019.", (UP, "12 %", "", "")),
        ("The budget went from 3 million euros to 5 million euros.", (NONE, "", "3 million euros", "5 million euros")),
        ("The economy grew at 6.9 per cent.", (UP, "6.9 per cent", "", "")),
    ],
)  # fmt: skip
def test_amount_and_levels_are_kept_apart(sentence: str, expected: tuple[Direction, str, str, str]) -> None:
    assert parts(sentence) == [expected]


def test_each_change_of_a_sentence_has_its_own_figures_and_words() -> None:
    first, second = changes("Revenue fell from 50 euros to 45 euros, while costs at the mill rose by 3 euros.")
    assert (str(first.before), str(first.after), first.words) == ("50 euros", "45 euros", ("revenue",))
    assert (str(second.amount), second.words, second.where) == ("3 euros", ("cost", "mill"), ("mill",))


def test_a_second_level_of_the_same_kind_is_of_something_else() -> None:
    assert parts("Imports rose to 200 dollars, exports to 150 dollars.") == [(UP, "", "", "200 dollars")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prices range from 3 euros to 5 euros.",
        "Up to 20 ships were lost.",
        "The US cut off access to 30 chips.",
        "The set of 12 knives was accepted.",
        "Sales rose two years later.",  # a time is no amount
    ],
)
def test_what_is_no_change_of_an_amount_has_none(sentence: str) -> None:
    assert not any(found.figures for found in changes(sentence))


def test_the_way_of_a_change_without_a_word_is_that_of_its_levels() -> None:
    assert [found.way for found in changes("The budget went from 3 million euros to 5 million euros.")] == [UP]
    assert [found.way for found in changes("The budget went from 5 million euros to 3 million euros.")] == [DOWN]


def test_no_word_of_change_goes_both_ways() -> None:
    assert not rising_stems() & falling_stems()
    assert direction_of("rise") is UP
    assert direction_of("table") is NONE


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.sampled_from(["rose", "fell", "climbed", "dropped", "grew"]))
def test_levels_are_read_in_either_order(before: int, after: int, verb: str) -> None:
    for sentence in (f"Output {verb} from {before:,} tonnes to {after:,} tonnes.",
                     f"Output {verb} to {after:,} tonnes from {before:,} tonnes."):  # fmt: skip
        (found,) = changes(sentence)
        assert found.before is not None
        assert found.after is not None
        assert found.before.high == Decimal(before)
        assert found.after.high == Decimal(after)


@given(st.text(alphabet="abc 159%,.;|fromtobyfellrose", max_size=80))
def test_offsets_give_back_the_text(sentence: str) -> None:
    for found in changes(sentence):
        assert sentence[found.start : found.end] == found.text
        starts = [figure.start for figure in found.figures]
        assert len(starts) == len(set(starts))


def test_a_sentence_longer_than_anyone_writes_has_no_changes() -> None:
    assert len(changes("rose 1 fell 2 " * 90)) == 180
    assert changes("rose 1 fell 2 " * 20_000) == ()
    assert changes("from to by a " * 50_000) == ()


@pytest.mark.parametrize("sentence", ["The chips fall under US export rules.", "The case fell within the law."])
def test_falling_under_a_rule_is_no_change(sentence: str) -> None:
    assert changes(sentence) == ()


def test_falling_under_a_level_is_one() -> None:
    assert [found.direction for found in changes("Inflation fell under 5 %.")] == [DOWN]
