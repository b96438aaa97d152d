"""How tables are written out, and that no table, however hostile, is written without end."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.errors import ReadError
from verifier.reading.draft import Block, Kind
from verifier.reading.markdown import read_markdown
from verifier.reading.plain import read_plain
from verifier.reading.reader import read_bytes
from verifier.reading.tables import Row, line_above, write_table


def written(*rows: Row, caption: str = "") -> list[str]:
    return [block.text for block in write_table(rows, caption=caption)]


def head(*cells: str) -> Row:
    return Row(cells, is_head=True)


def data(*cells: str) -> Row:
    return Row(cells)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ((head("Year", "Ships"), data("2024", "70")), ["Year: 2024 | Ships: 70"]),
        ((head("", "Sales", "Sales"), head("Maker", "2021", "2022"), data("Nordlink", "5", "6")),
         ["Maker: Nordlink | Sales / 2021: 5 | Sales / 2022: 6"]),
        ((head("Sales in € m", "", ""), head("Maker", "2021", "2022"), data("Nordlink", "5", "6")),
         ["Sales in € m: Maker: Nordlink | 2021: 5 | 2022: 6"]),  # a head over all columns is a caption
        ((head("", "in millions", ""), head("", "2021", "2022"), data("Sales", "5", "6")),
         ["in millions: Sales | 2021: 5 | 2022: 6"]),
        ((head("Maker", "2021"), data("Europe", ""), data("Nordlink", "5"), data("Asia", ""), data("Fuji", "7")),
         ["Europe", "Maker: Europe / Nordlink | 2021: 5", "Asia", "Maker: Asia / Fuji | 2021: 7"]),
        ((head("A", "B"), data("a", "1"), head("C", "D"), data("c", "2")), ["A: a | B: 1", "C: c | D: 2"]),
        ((head("", "2021", "2021", "2022", "2022"), data("Sales", "$", "1,204", "(5", ")")),
         ["Sales | 2021: $1,204 | 2022: (5)"]),  # signs in cells of their own
        ((head("", "2021"), data("Margin", "12", "%")), ["2021", "Margin | 12%"]),  # of another width
        ((data("", "2019", "2020"), data("Sales", "5", "6")), ["Sales | 2019: 5 | 2020: 6"]),  # heads by their look
        ((data("Port", "Ships"), data("Esbjerg", "70"), data("Skagen", "9")),
         ["Port: Esbjerg | Ships: 70", "Port: Skagen | Ships: 9"]),
        ((data("Name", "Nordlink"), data("Seat", "Oslo"), data("Staff", "70")),
         ["Name | Nordlink", "Seat | Oslo", "Staff | 70"]),  # keys and values
        ((data("a", "b"), data("c", "d")), ["a | b", "c | d"]),
        ((head("a", "b"),), ["a | b"]),
        ((data("x | y", "1"),), ["x / y | 1"]),
        ((), []),
    ],
)  # fmt: skip
def test_each_row_names_its_columns(rows: tuple[Row, ...], lines: list[str]) -> None:
    assert written(*rows) == lines


@pytest.mark.parametrize(
    ("caption", "opening"),
    [
        ("Table 3: Results (€ m)", "Results (€ m): Sales"),
        ("Results.", "Results: Sales"),
        ("A caption as long as this says much more than a row of the table can ever bear to repeat, and so it is left "
         "where it stands.", "Sales"),
    ],
)  # fmt: skip
def test_a_short_caption_opens_every_row(caption: str, opening: str) -> None:
    assert written(head("", "2021"), data("Sales", "5"), caption=caption) == [f"{opening} | 2021: 5"]


@pytest.mark.parametrize(
    ("block", "is_taken"),
    [
        (Block("Results in 2020", kind=Kind.HEADING), True),
        (Block("(in millions of euros)"), True),
        (Block("The table shows the results:"), True),
        (Block("It grew last year."), False),
        (Block("first of a list", kind=Kind.ITEM), False),
    ],
)
def test_a_heading_or_a_line_that_leads_to_a_table_captions_it(block: Block, is_taken: bool) -> None:  # noqa: FBT001
    assert line_above([block]) == (block.text if is_taken else "")


def test_markdown_tables_need_no_outer_bars_and_may_hold_escaped_ones() -> None:
    draft = read_markdown("Fleet\n\nPort | Ships\n--- | ---\nEsbjerg \\| West | 70\n")
    assert [block.text for block in draft.blocks] == ["Fleet", "Fleet: Port: Esbjerg / West | Ships: 70"]


def test_tables_in_plain_text_end_at_a_blank_line() -> None:
    draft = read_plain("Port\tShips\nEsbjerg\t70\nSkagen\t9\n\nHome | About | Contact\n")
    assert [block.text for block in draft.blocks] == [
        "Port: Esbjerg | Ships: 70",
        "Port: Skagen | Ships: 9",
        "Home | About | Contact",
    ]


CELL = st.sampled_from(["", "2019", "70", "(3.2)", "$", ")", "%", "Sales", "Europe", "a | b", "c: d", "x" * 130])


@given(st.lists(st.tuples(st.lists(CELL, max_size=6), st.booleans()), max_size=8), st.sampled_from(["", "€ m"]))
@example([(["2019", ""], False), (["c: d"], False)], "")  # a cell may hold a colon of its own
def test_no_cell_of_data_is_lost(rows: list[tuple[list[str], bool]], caption: str) -> None:
    table = [Row(tuple(cells), is_head) for cells, is_head in rows]
    text = " ".join(written(*table, caption=caption)).replace(" / ", " | ").replace(", ", ": ")
    assert all(cell in text for row in table if not row.is_head for cell in row.cells)


HOSTILE = (
    "<table>" + "<tr><td rowspan=99999 colspan=99999>x<td>1" * 3_000,
    "<table><tr>" + "<th>head" * 10_000 + "<tr>" + "<td>1" * 10_000,
    "<table><caption>" + "c" * 100 + "</caption><tr><th>a<th>b" + "<tr><td>1<td>2" * 20_000,
    "<table><tr><th>" + "h" * 70 + "<th>b" + "<tr><td rowspan=1000>" + "y" * 70 + "<td>2" * 100 + "<tr><td>1" * 500,
    "<table><tr><td>a<table><tr><td>b" * 100,
    "<table><tr><td colspan='-5'>a<td rowspan='٣'>b<tr><td colspan=''>c<td>1",
    "<table></tr></td><th><tr></table></table><td>1<table><tr>",
)


@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_tables_stay_bounded(page: str) -> None:
    try:
        text = read_bytes(f"<!doctype html><html><body><p>Words to read.</p>{page}".encode(), name="a.html")
    except ReadError:
        return
    assert len(text.content) < 20 * len(page) + 5_000
