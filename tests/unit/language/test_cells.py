"""Rows of tables read back: which figure stands under which heads, in which unit, for which period."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.cells import MOST_CELLS, is_row, read_row

RESULTS = "Results (bn yuan): Revenue | 2019: 255.8 | 2020: 134.7"


def test_a_bare_number_has_the_unit_of_the_table_and_the_period_of_its_column() -> None:
    row = read_row(RESULTS)
    assert [(str(cell.figure), cell.figure.unit, cell.figure.low) for cell in row.cells] == [
        ("255.8", "CNY", Decimal("255.8e9")),
        ("134.7", "CNY", Decimal("134.7e9")),
    ]
    assert [period.first for cell in row.cells for period in cell.periods] == [date(2019, 1, 1), date(2020, 1, 1)]
    assert [cell.row.within(RESULTS) if cell.row else "" for cell in row.cells] == ["Revenue", "Revenue"]
    assert [cell.column.within(RESULTS) if cell.column else "" for cell in row.cells] == ["2019", "2020"]
    assert all(cell.figure.counted == ("revenue",) for cell in row.cells)


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("Port: Esbjerg | Ships: 70 | Cargo (thousand tonnes): 4,512", ["70 ", "4512000 t"]),
        ("Year: 2019 | Revenue: 255.8 bn", ["255800000000 "]),  # says its own magnitude
        ("in millions of euros: Mining | 2019: (44.1) | 2020: – | Change (%): -3.2", ["-44100000 EUR", "-3.2 %"]),
        ("in millions: Sales | 2019: $1,496.5* | 2018: n/a", ["1496500000 USD"]),
        ("in thousands, except per share data: Earnings per share | 2019: $1.20", ["1.20 USD"]),
        ("in millions: Margin (%) | 2019: 12", ["12 %"]),
        ("€ m: Sales | 2019: 12 % | 2020: $5bn", ["12 %", "5000000000 USD"]),
        ("Sales ($ m) | 2019: (3.2)[1]", ["-3200000 USD"]),
        ("Employees | 195,000", ["195000 "]),
        ("Port: Esbjerg | Ships: 2004 | Crew: 1999", ["2004 ", "1999 "]),  # no years
        ("Bridge: Kerch | Opened: 2018 | Length (km): 19", ["19 km"]),  # a year
        ("Huawei profits fall 5 % | Reuters", []),  # no cell is a figure alone
        ("Home | About | 5 things you should know", []),
        ("China: Entity List (2019) | Firms: about 70", ["70 "]),
    ],
)
def test_the_cells_of_a_row(row: str, values: list[str]) -> None:
    found = [f"{cell.figure.low.normalize():f} {cell.figure.unit}" for cell in read_row(row).cells]
    assert found == [f"{Decimal(value.split(' ')[0]).normalize():f} {value.split(' ')[1]}" for value in values]


def test_a_date_that_opens_the_row_holds_for_all_of_it_and_an_attribute_for_none() -> None:
    dated = read_row("Year: 2019 | Revenue: 5 | Staff: 70")
    assert [[str(period) for period in cell.periods] for cell in dated.cells] == [["2019"], ["2019"]]
    attribute = read_row("Bridge: Kerch | Opened: 2018 | Length (km): 19")
    assert [cell.periods for cell in attribute.cells] == [()]
    assert [str(period) for period in attribute.periods] == ["2018"]


def test_of_a_section_and_a_row_the_row_heads_the_cell() -> None:
    row = "Maker: Europe / Nordlink | Sales: 5"
    (cell,) = read_row(row).cells
    assert cell.row is not None
    assert cell.row.within(row) == "Nordlink"


BARS = st.sampled_from([" | ", ": ", " / ", " "])
PIECES = st.sampled_from(
    (
        "Revenue | : / 2019 FY2020 (3.2) 255.8 bn € m % – n/a $ 1,204 [1] * in millions of euros about 70 ( ) Year "
        "'000 20|19:"
    ).split()
)


@given(st.lists(st.tuples(PIECES, BARS).map("".join), max_size=30).map("".join), st.integers(0, 50))
def test_spans_give_back_their_text_whatever_the_row(row: str, offset: int) -> None:
    found = read_row(row, offset)
    for one in (*found.figures, *found.periods):
        assert row[one.start - offset : one.end - offset] == str(one)
    assert {id(cell.figure) for cell in found.cells} <= {id(figure) for figure in found.figures}
    for cell in found.cells:
        for span in (cell.row, cell.column):
            assert span is None or (offset <= span.start <= span.end <= offset + len(row))


@pytest.mark.parametrize("piece", [" | ", "1 | ", ": | ", "a: 1 | ", "( | ", "2019: ", "Revenue: (3.2) | "])
def test_an_endless_row_is_read_without_its_heads(piece: str) -> None:
    row = read_row(piece * 10_000)
    assert row.cells == () or len(row.cells) <= MOST_CELLS


@pytest.mark.parametrize(("sentence", "answer"), [(RESULTS, True), ("Revenue fell.", False), ("a |b", False)])
def test_a_row_is_told_by_its_bars(sentence: str, answer: bool) -> None:  # noqa: FBT001
    assert is_row(sentence) is answer
