"""Rules of the report's PDF: it is well-formed, reads back as it was written, and is the same each time."""

import pytest

from verifier.demo.pdf import report_pdf
from verifier.reading.reader import read_bytes

REPORT = "# Title of it\n\n## A heading\n\nProfit (after tax) fell to 31 million euros, a \\ stands here.\n"


def test_what_was_written_is_read() -> None:
    content = read_bytes(report_pdf(REPORT), name="report.pdf").content
    for part in ("Title of it", "A heading", "Profit (after tax) fell to 31 million euros, a \\ stands here."):
        assert part in content


def test_the_same_text_gives_the_same_bytes() -> None:
    assert report_pdf(REPORT) == report_pdf(REPORT)


def test_a_long_text_runs_on_to_further_pages() -> None:
    text = "\n\n".join(
        f"In {year} the harbour handled {year} ships, which was more than ever." for year in range(1900, 2000)
    )
    pdf = report_pdf(text)
    assert pdf.count(b"/Type /Page ") > 1
    content = read_bytes(pdf, name="report.pdf").content
    assert all(f"{year} ships" in content for year in range(1900, 2000))


def test_the_table_of_objects_points_at_them() -> None:
    pdf = report_pdf(REPORT)
    rows = pdf[pdf.index(b"xref") :].split(b"\n")[3:]
    offsets = [int(row[:10]) for row in rows if row.endswith(b" n ")]
    assert [pdf[offset:].split(b" ")[0] for offset in offsets] == [
        b"%d" % (number + 1) for number in range(len(offsets))
    ]


def test_a_letter_that_the_font_does_not_have_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        report_pdf("Ω")
