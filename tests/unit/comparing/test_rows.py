import pytest

from tests.unit.comparing.sentences import held_against
from verifier.comparing.figures import check_claim_figures
from verifier.comparing.rows import settle
from verifier.domain.check import Check, Outcome


def settled(claim: str, *rows: str) -> list[Check]:
    statement, passage, alignment = held_against(claim, *rows)
    return settle(statement, passage, check_claim_figures(statement, passage, alignment))


RESULTS = "Results (€ m): Net profit | 2019: 62 | 2020: 31"


@pytest.mark.parametrize(
    ("claim", "row", "outcome"),
    [
        ("Net profit was 31 million euros in 2020.", RESULTS, Outcome.AGREES),
        ("Net profit was 62 million euros in 2020.", RESULTS, Outcome.DIFFERS),
        ("Profit was 31 million euros in 2020.", RESULTS, Outcome.AGREES),
        ("Gross profit was 31 million euros in 2020.", RESULTS, Outcome.ABSENT),  # another kind of profit
        ("Sales were 31 million euros in 2020.", RESULTS, Outcome.ABSENT),
        ("The net loss was 3.2 million euros.", "In € m: Net loss | 2020: (3.2)", Outcome.AGREES),
        ("Net profit was 3.2 million euros.", "In € m: Net profit | 2020: (3.2)", Outcome.DIFFERS),
        ("Tests pending are over 200.", "Total | 337", Outcome.ABSENT),  # of what, nobody says
        ("Tests are over 200 in total.", "Total | 337", Outcome.AGREES),
        ("Tests pending are over 200.", "Pending (specimens not read) | 337", Outcome.AGREES),  # brackets only explain
        ("Skagen has 9 cranes.", "Port: Skagen | Ships: 9", Outcome.ABSENT),
        ("Skagen has 12 ships.", "Port: Skagen | Ships: 9 | Crew: 12", Outcome.DIFFERS),
        ("Skagen has 12.", "Port: Skagen | Ships: 9 | Crew: 12", Outcome.AGREES),  # no column is named: it may agree
        ("Skagen has 15.", "Port: Skagen | Ships: 9 | Crew: 12", Outcome.ABSENT),  # but not differ
        ("The sample is of 11 nuts.", "Nut: Ara 1 of 3 | Kind: b", Outcome.OPEN),  # a number, and no cell
        ("Sales were $44 million.", "in millions: Sales | 2020: 44", Outcome.AGREES),  # no head gives the currency
        ("Sales were $45 million.", "in millions: Sales | 2020: 44", Outcome.OPEN),
    ],
)
def test_a_cell_answers_only_a_claim_that_speaks_of_it(claim: str, row: str, outcome: Outcome) -> None:
    assert [check.outcome for check in settled(claim, row)] == [outcome]


def test_figures_that_changed_places_are_one_difference() -> None:
    claim = "Net profit rose from 31 million euros in 2019 to 62 million euros in 2020."
    assert [check.outcome for check in settled(claim, RESULTS)] == [Outcome.DIFFERS]


def test_of_two_rows_the_one_that_the_claim_names_answers() -> None:
    rows = ("Port: Skagen | Ships: 9", "Port: Esbjerg | Ships: 70")
    assert [check.outcome for check in settled("Esbjerg has 70 ships.", *rows)] == [Outcome.AGREES]
    (check,) = settled("Skagen has 70 ships.", *rows)
    assert check.outcome is Outcome.DIFFERS
    assert check.reason == "the table gives 9 for “Port: Skagen, Ships”, the claim says 70"


def test_prose_is_left_as_it_was_judged() -> None:
    held = held_against("Esbjerg has 70 ships.", "Esbjerg has 70 ships.")
    checks = check_claim_figures(*held)
    assert settle(held[0], held[1], checks) == checks
