"""Tables are read however spreadsheets write them, and every row that cannot be read is named by its line."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.register.book import Book, TooManyMistakes
from verifier.register.table import COLUMNS, Row, read_table, write_csv, write_jsonl


def read(content: str) -> tuple[list[Row], list[tuple[str, int]]]:
    """The rows, and the findings by code and line."""
    book = Book("t.csv")
    rows = read_table(content, book)
    return rows, [(found.code, found.line) for found in book.findings]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_told_by_the_header(mark: str, line_end: str) -> None:
    lines = [mark.join(["id", "text", "quote"]), mark.join(["a", f'"one{mark} two"', "“x; y, z”".replace(mark, " ")])]
    rows, findings = read(line_end.join(lines))
    assert findings == []
    assert rows[0].cells["text"] == f"one{mark} two"
    assert set(rows[0].cells) == {"id", "text", "quote"}


@pytest.mark.parametrize("heading", ["source_url", "Source URL", "source-url", " SOURCE_URL ", '"source url"'])
def test_headings_may_be_written_as_people_do(heading: str) -> None:
    assert read(f"text,{heading}\na,b")[0] == [Row(2, {"text": "a", "source_url": "b"})]


@pytest.mark.parametrize(
    ("content", "rows", "findings"),
    [
        ("text\na\n\nb\n", [(2, "a"), (4, "b")], []),  # blank lines count
        ("\n\ntext\na", [(4, "a")], []),
        ("text,id\na", [(2, "a")], []),  # empty cells at the end are left out by spreadsheets
        ("text\na,,\nb,c", [(2, "a")], [("bad-row", 3)]),
        ('text\n"a\nb"\nc', [(2, "a\nb"), (4, "c")], []),  # a cell over two lines
        ('text\n"a"b\nc', [(3, "c")], [("bad-row", 2)]),
        ('text\na\n"b\nc', [(2, "a")], [("bad-row", 3)]),  # an open quotation mark swallows the rest
        ("text\n" + "x" * 200_000 + "\nb", [(3, "b")], [("bad-row", 2)]),
        ("text,txet\na,b", [(2, "a")], [("unknown-column", 1)]),
        ("id\na", [], [("bad-table", 1)]),
        ("text,Text\na,b", [], [("bad-table", 1)]),
        ("", [], [("empty-file", 1)]),
        (" \n", [], [("empty-file", 1)]),
        ("text", [], []),
        ("text\n'=1+1\n'quoted'", [(2, "=1+1"), (3, "'quoted'")], []),
    ],
)
def test_csv(content: str, rows: list[tuple[int, str]], findings: list[tuple[str, int]]) -> None:
    found, noted = read(content)
    assert [(row.line, row.cells["text"]) for row in found] == rows
    assert noted == findings


@pytest.mark.parametrize(
    ("line", "findings"),
    [
        ('{"text": "b"}', []),
        ('{"text": "b", "locator": 12, "quote": null}', []),
        ('{"text": "b", "txet": 1}', [("unknown-column", 2)]),
        ("{", [("bad-row", 2)]),
        ("[]", [("bad-row", 2)]),
        ("1", [("bad-row", 2)]),
        ('{"text": "b", "text": "c"}', [("bad-row", 2)]),
        ('{"text": ["b"]}', [("bad-row", 2)]),
        ('{"text": true}', [("bad-row", 2)]),
        ('{"text": NaN}', [("bad-row", 2)]),
        ('{"text": ' + "[" * 100_000, [("bad-row", 2)]),
        ('{"text": ' + "1" * 10_000 + "}", [("bad-row", 2)]),
    ],
)
def test_jsonl(line: str, findings: list[tuple[str, int]]) -> None:
    rows, noted = read(f'{{"text": "a"}}\n{line}\n{{"text": "=c"}}\n')
    assert noted == findings
    assert [row.cells["text"] for row in rows] == ["a", *(["b"] if "bad-row" not in dict(noted) else []), "=c"]


def test_a_file_that_is_mistakes_throughout_is_given_up() -> None:
    with pytest.raises(TooManyMistakes):
        read("text\n" + "a,b\n" * 2000)


def test_a_written_table_is_rfc_4180_with_all_columns() -> None:
    content = write_csv([{"text": 'a "b", c', "id": "=x"}])
    assert content.endswith("\r\n")
    assert next(csv.DictReader(io.StringIO(content, newline=""))) == dict.fromkeys(COLUMNS, "") | {
        "text": 'a "b", c',
        "id": "'=x",
    }


words = st.text(min_size=1).filter(str.strip)


few = settings(deadline=None, max_examples=40)


@few
@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), words, min_size=1), min_size=1, max_size=5))
def test_jsonl_gives_back_every_cell(rows: list[dict[str, str]]) -> None:
    assert [row.cells for row in read(write_jsonl(rows))[0]] == rows


@few
@given(
    st.lists(st.dictionaries(st.sampled_from(COLUMNS), words.filter(lambda t: "\0" not in t), min_size=1), max_size=5)
)
def test_csv_gives_back_every_cell(rows: list[dict[str, str]]) -> None:
    assert [row.cells for row in read(write_csv(rows))[0]] == rows


@given(st.text() | st.text(alphabet="text,;\t\"\n\r{}:[]1='\0"))
def test_any_text_gives_rows_or_findings(content: str) -> None:
    read(content)
    read(f"text\n{content}")
