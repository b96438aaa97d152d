"""Tests of marking what decided in a quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.check import Check, CheckKind, Outcome
from verifier.reports.highlight import pieces


def check(stated: str, outcome: Outcome = Outcome.AGREES) -> Check:
    return Check(kind=CheckKind.FIGURE, claimed="", stated=stated, outcome=outcome, reason="")


def marked(quote: str, *checks: Check) -> list[str]:
    return [piece.text for piece in pieces(quote, checks) if piece.outcome]


@pytest.mark.parametrize(
    ("quote", "stated", "found"),
    [
        ("Chips of 27 nm and of 7 nm", "7 nm", ["7 nm"]),
        ("Chips of 27 nm", "7 nm", []),  # part of another figure
        ("some 40 per\n  cent of them", "40 per cent", ["40 per\n  cent"]),  # a line break of a PDF
        ("It fell by 4 %.", "4 %", ["4 %"]),
        ("$7.3 billion (2023)", "$7.3 billion", ["$7.3 billion"]),
        ("anything", "", []),
        ("anything", "  ", []),
        ("a+b (c", "a+b (c", ["a+b (c"]),  # no pattern
    ],
)
def test_what_a_check_read_is_marked_as_whole_words(quote: str, stated: str, found: list[str]) -> None:
    assert marked(quote, check(stated)) == found


def test_what_differs_is_marked_before_what_agrees() -> None:
    differing = check("84,000 visitors in 2023", Outcome.DIFFERS)
    assert marked("It had 84,000 visitors in 2023.", check("2023"), differing) == ["84,000 visitors in 2023"]


def test_what_is_absent_is_never_marked() -> None:
    assert marked("a new lamp", check("lamp", Outcome.ABSENT)) == []


@given(st.text(), st.lists(st.builds(check, st.text(max_size=5), st.sampled_from(Outcome)), max_size=4))
def test_the_pieces_give_back_the_quote(quote: str, checks: list[Check]) -> None:
    assert "".join(piece.text for piece in pieces(quote, checks)) == quote
