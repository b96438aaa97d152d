"""Cells that no spreadsheet runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.domain.spreadsheet import guard_cell, unguard_cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+31 20 123", "'+31 20 123"),
        ("-5 degrees", "'-5 degrees"),
        ("@team", "'@team"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),  # so that taking one apostrophe away gives it back
        ("'tis so", "'tis so"),
        ("5 - 3 = 2", "5 - 3 = 2"),
        ("", ""),
    ],
)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str, cell: str) -> None:
    assert guard_cell(text) == cell
    assert unguard_cell(cell) == text


@given(st.text() | st.text(alphabet="'=+-@ \t\r\n＝a"))
def test_guarding_loses_nothing_and_no_cell_begins_like_a_formula(text: str) -> None:
    assert unguard_cell(guard_cell(text)) == text
    assert guard_cell(text)[:1] not in set("=+-@\t\r\n＝＋－＠")
