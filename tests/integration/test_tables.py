"""Claims against tables, from the bytes of a page, a Markdown file or a Word document to the verdict.

Every table is written in all three formats, and every claim is held against each of them: what a cell says does not
depend on how its document is made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import pytest

from tests.unit.reading.docx_builder import build_docx, paragraph, row, run, table
from verifier.api import match
from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.text import Text
from verifier.reading.reader import read_bytes

S: Final = Verdict.SUPPORTED
R: Final = Verdict.REFUTED
P: Final = Verdict.PARTIAL
N: Final = Verdict.NOT_ENOUGH_INFO


@dataclass(frozen=True, slots=True)
class Table:
    """A table under a *title* and a *caption*; the first of *rows* names the columns."""

    title: str
    caption: str
    rows: tuple[tuple[str, ...], ...]


TELECOM: Final = Table(
    "Northsea Telecom: five years in figures",
    "Results (bn yuan)",
    (
        ("", "2019", "2020", "2021"),
        ("Revenue", "255.8", "134.7", "140.2"),
        ("Net profit", "62.7", "(3.2)", "–"),
        ("Gross profit", "80.1", "70.5", "71"),
        ("Research spending", "131.7", "141.9", "142.7"),
    ),
)
PORTS: Final = Table(
    "The ports of the western coast",
    "Fleets and cargo in 2023",
    (
        ("Port", "Ships", "Crew", "Cargo (thousand tonnes)", "Share of cargo (%)"),
        ("Esbjerg", "70", "300", "4,512", "81.6"),
        ("Hanstholm", "45", "180", "1,020", "18.4"),
        ("Total", "115", "480", "5,532", "100"),
    ),
)
MAKERS: Final = Table(
    "Cable makers report",
    "Table 2: Sales and orders in millions of euros",
    (
        ("Maker", "Year", "Sales", "Orders", "Staff"),
        ("Nordlink", "2021", "1,204", "2,400", "3,100"),
        ("Nordlink", "2022", "1,310.5", "(120)", "3,250"),
        ("Sudkabel", "2021", "804", "900", "2,000"),
        ("Sudkabel", "2022", "n/a", "1,100", "1,950"),
    ),
)
BRIDGES: Final = Table(
    "Great bridges",
    "The longest spans",
    (
        ("Bridge", "Country", "Opened", "Length (km)", "Cost ($ m)"),
        ("Oresund", "Denmark", "2000", "7.8", "2,600"),
        ("Kerch", "Russia", "2018", "19", "3,700"),
        ("Vasco da Gama", "Portugal", "1998", "12.3", "1,100"),
    ),
)
HEALTH: Final = Table(
    "The trial of the new vaccine",
    "Outcomes by group",
    (
        ("Outcome", "Vaccine group", "Placebo group"),
        ("Infections", "8", "162"),
        ("Hospital stays", "1", "9"),
        ("Efficacy (%)", "95", "0"),
        ("Mean age (years)", "51.2", "50.9"),
    ),
)
CASES: Final = (
    (TELECOM, S, "Revenue was 134.7 billion yuan in 2020."),
    (TELECOM, R, "Revenue was 255.8 billion yuan in 2020."),
    (TELECOM, S, "Northsea Telecom's revenue was 255.8 billion yuan in 2019."),
    (TELECOM, R, "Northsea Telecom's revenue was 134.7 million yuan in 2020."),
    (TELECOM, R, "Revenue was 134.7 billion dollars in 2020."),
    (TELECOM, S, "Revenue was about 135 billion yuan in 2020."),
    (TELECOM, S, "Revenue was more than 130 billion yuan in 2020."),
    (TELECOM, R, "Revenue was more than 140 billion yuan in 2020."),
    (TELECOM, P, "Profit before tax was 134.7 billion yuan in 2020."),  # the revenue's number, and no such row
    (TELECOM, S, "Net profit was 62.7 billion yuan in 2019."),
    (TELECOM, R, "Net profit was 62.7 billion yuan in 2020."),
    (TELECOM, R, "Gross profit was 62.7 billion yuan in 2019."),  # that was the net profit
    (TELECOM, P, "Net profit was 4 billion yuan in 2021."),  # the cell is empty
    (TELECOM, S, "Revenue fell from 255.8 billion yuan in 2019 to 134.7 billion yuan in 2020."),
    (TELECOM, R, "Revenue rose from 134.7 billion yuan in 2019 to 255.8 billion yuan in 2020."),  # changed places
    (TELECOM, S, "Research spending reached 142.7 billion yuan in 2021."),
    (TELECOM, R, "Revenue was 134.7 billion yuan in 2018."),  # the right number of another year
    (TELECOM, N, "Revenue was 90 billion yuan in 2018."),
    (TELECOM, N, "Dividends were 134.7 billion yuan in 2020."),
    (PORTS, S, "Esbjerg has 70 ships."),
    (PORTS, R, "Esbjerg has 300 ships."),  # that is its crew
    (PORTS, R, "Hanstholm has 70 ships."),  # those are Esbjerg's
    (PORTS, S, "Cargo in Hanstholm was 1.02 million tonnes."),
    (PORTS, R, "Esbjerg's cargo was 4,512 tonnes."),  # thousands of them
    (PORTS, S, "Esbjerg's cargo was about 4.5 million tonnes."),
    (PORTS, S, "Esbjerg's share of cargo is 81.6 %."),
    (PORTS, R, "Esbjerg's share of cargo is 18.4 per cent."),
    (PORTS, R, "Esbjerg's share of cargo rose by 81.6 percentage points."),
    (PORTS, S, "In total the ports had 115 ships in 2023."),
    (PORTS, N, "Skagen has 70 ships."),
    (PORTS, N, "Esbjerg has 70 cranes."),
    (MAKERS, S, "Nordlink's sales were 1.2 billion euros in 2021."),
    (MAKERS, R, "Nordlink's sales were 1.3 billion euros in 2021."),  # a year later they were
    (MAKERS, S, "Nordlink's sales came to 1,310.5 million euros in 2022."),
    (MAKERS, R, "Nordlink's sales were 2.4 billion euros in 2021."),  # those were its orders
    (MAKERS, R, "Sudkabel's sales were 1,204 million euros in 2021."),
    (MAKERS, P, "Sudkabel's sales were 900 million euros in 2022."),  # not available
    (MAKERS, S, "Sudkabel had orders of 1.1 billion euros in 2022."),
    (MAKERS, R, "Sudkabel had orders of 1.1 billion dollars in 2022."),
    (MAKERS, R, "Sudkabel had orders of 1.1 million euros in 2022."),
    (BRIDGES, S, "The Oresund bridge is 7.8 km long."),
    (BRIDGES, S, "The length of the Oresund bridge is 7,800 metres."),
    (BRIDGES, R, "The length of the Oresund bridge is 19 km."),
    (BRIDGES, R, "The length of the Oresund bridge is 7.8 miles."),
    (BRIDGES, S, "The Kerch bridge opened in 2018."),
    (BRIDGES, R, "The Kerch bridge opened in 2000."),
    (BRIDGES, S, "The cost of the Vasco da Gama bridge was $1.1 billion."),
    (BRIDGES, R, "The cost of the Vasco da Gama bridge was $2.6 billion."),
    (HEALTH, S, "There were 8 infections in the vaccine group."),
    (HEALTH, R, "There were 162 infections in the vaccine group."),
    (HEALTH, S, "There were 162 infections in the placebo group."),
    (HEALTH, R, "There were 9 hospital stays in the vaccine group."),
    (HEALTH, S, "In the vaccine group efficacy was 95 %."),
    (HEALTH, S, "The mean age in the placebo group was 50.9 years."),
    (HEALTH, R, "The mean age in the placebo group was 51.2 years."),
)


def as_html(page: Table) -> Text:
    heads = "".join(f"<th>{cell}</th>" for cell in page.rows[0])
    rows = "".join(f"<tr><td>{'</td><td>'.join(cells)}</td></tr>" for cells in page.rows[1:])
    return read_bytes(
        f"<html><body><h1>{page.title}</h1><table><caption>{page.caption}</caption><tr>{heads}</tr>{rows}</table>"
        "<p>More figures will be published next year, said the authors of the report.</p></body></html>".encode()
    )


def as_markdown(page: Table) -> Text:
    lines = [" | ".join(cells) for cells in (page.rows[0], ("---",) * len(page.rows[0]), *page.rows[1:])]
    content = f"# {page.title}\n\n**{page.caption}**\n\n" + "\n".join(f"| {line} |" for line in lines)
    return read_bytes(content.encode(), name="report.md")


def as_docx(page: Table) -> Text:
    body = paragraph(run(page.title), style="Title") + paragraph(run(page.caption), style="Caption")
    return read_bytes(build_docx(body + table(*(row(*cells) for cells in page.rows))))  # no row is marked as heads


FORMATS: Final = MappingProxyType({"html": as_html, "markdown": as_markdown, "docx": as_docx})


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("page", "verdict", "claim"), CASES, ids=[claim for _, _, claim in CASES])
def test_a_claim_is_judged_by_the_cell_that_it_speaks_of(form: str, page: Table, verdict: Verdict, claim: str) -> None:
    write: Callable[[Table], Text] = FORMATS[form]
    text = write(page)
    found = match(claim, text)
    assert found.verdict is verdict, f"{found.reason}\n{shown(found)}"
    assert all(text.content[one.start : one.end] == one.quote for one in found.evidence)


def shown(found: Assessment) -> str:
    lines = [one.quote for one in found.evidence]
    return "\n".join([*lines, *(f"{check.kind} {check.outcome}: {check.reason}" for check in found.checks)])


GROUPED: Final = """<html><body><h1>Cable makers report</h1><table><caption>Sales by maker (€ m)</caption>
<thead><tr><th rowspan="2">Maker</th><th colspan="2">Sales</th><th colspan="2">Orders</th></tr>
<tr><th>2021</th><th>2022</th><th>2021</th><th>2022</th></tr></thead>
<tr><td colspan="5">Europe</td></tr>
<tr><th>Nordlink</th><td>1,204</td><td>1,310</td><td>2,400</td><td>(120)</td></tr>
<tr><td colspan="5">Asia</td></tr>
<tr><th>Fujimoto</th><td>404</td><td>500</td><td>600</td><td>700</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("verdict", "claim"),
    [
        (S, "Nordlink's sales were 1.2 billion euros in 2021."),
        (R, "Nordlink's orders were 1.2 billion euros in 2021."),
        (R, "Nordlink's sales were 1.2 billion euros in 2022."),
        (S, "Fujimoto's orders reached 700 million euros in 2022."),
        (R, "Fujimoto's orders reached 600 million euros in 2022."),
        (R, "Fujimoto's orders reached 700 million dollars in 2022."),
    ],
)
def test_heads_of_several_rows_bind_as_one(verdict: Verdict, claim: str) -> None:
    found = match(claim, read_bytes(GROUPED.encode()))
    assert found.verdict is verdict, f"{found.reason}\n{shown(found)}"


SPANNING: Final = """<html><body><h1>Cable makers report</h1><table>
<tr><th>Maker</th><th>Year</th><th>Sales (€ m)</th></tr>
<tr><td rowspan="2">Nordlink</td><td>2021</td><td>1,204</td></tr><tr><td>2022</td><td>1,310</td></tr>
<tr><td rowspan="2">Sudkabel</td><td>2021</td><td>804</td></tr><tr><td>2022</td><td>900</td></tr>
</table></body></html>"""


@pytest.mark.parametrize(
    ("verdict", "claim"),
    [
        (S, "Nordlink's sales were 1.31 billion euros in 2022."),
        (R, "Nordlink's sales were 900 million euros in 2022."),
        (S, "Sudkabel's sales reached 900 million euros in 2022."),
        (R, "Sudkabel's sales reached 804 million euros in 2022."),
    ],
)
def test_a_cell_that_spans_rows_heads_each_of_them(verdict: Verdict, claim: str) -> None:
    found = match(claim, read_bytes(SPANNING.encode()))
    assert found.verdict is verdict, f"{found.reason}\n{shown(found)}"


def test_the_reason_names_the_cell_and_the_quote_is_its_row() -> None:
    found = match("Revenue was 255.8 billion yuan in 2020.", as_html(TELECOM))
    assert found.reason == (
        "the table gives 134.7 for “Results (bn yuan): Revenue, 2020”, the claim says 255.8 billion yuan"
    )
    assert found.evidence[0].quote == "Results (bn yuan): Revenue | 2019: 255.8 | 2020: 134.7 | 2021: 140.2"
