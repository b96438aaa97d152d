"""Word documents are read as they are shown, in their own order."""

import pytest

from tests.unit.reading.docx_builder import (
    STRICT,
    W,
    build_docx,
    document,
    pack,
    paragraph,
    parts_of,
    row,
    run,
    table,
)
from verifier.domain.text import Region
from verifier.errors import NoText, ReadError, ScannedFile, UnknownFormat
from verifier.reading.docx import read_docx
from verifier.reading.draft import Draft, Kind
from verifier.reading.options import ReadOptions
from verifier.reading.reader import read_bytes

RAISED = '<w:vertAlign w:val="superscript"/>'
FOOTNOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
ENDNOTE = '<w:r><w:endnoteReference w:id="1"/></w:r>'
BOX = f"<w:r><w:drawing><w:txbxContent>{paragraph('Boxed.')}</w:txbxContent></w:drawing></w:r>"


def read(body: str, **parts: str | tuple[str, ...]) -> Draft:
    return read_docx(build_docx(body, **parts), ReadOptions())  # type: ignore[arg-type]


def texts(body: str) -> list[str]:
    return [block.text for block in read(body).blocks]


def test_paragraphs_headings_lists_and_tables_stand_in_the_order_of_the_document() -> None:
    draft = read(
        paragraph("The port", style="Title")
        + paragraph("Growth", style="berschrift1")
        + paragraph("It grew.")
        + table(row("Year", "Ships"), row("2024", "70"))
        + paragraph("First", style="Liste")
        + paragraph("Second", properties='<w:numPr><w:numId w:val="3"/></w:numPr>')
        + paragraph("Not in the list.", style="Liste", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("More", style="Sub")
        + paragraph("Own", style="Outlined")
        + paragraph("It ends.", style="Round")
    )
    assert [(block.text, block.kind) for block in draft.blocks] == [
        ("The port", Kind.HEADING),
        ("Growth", Kind.HEADING),
        ("It grew.", Kind.PROSE),
        ("Year: 2024 | Ships: 70", Kind.ROW),
        ("First", Kind.ITEM),
        ("Second", Kind.ITEM),
        ("Not in the list.", Kind.PROSE),
        ("More", Kind.HEADING),
        ("Own", Kind.HEADING),
        ("It ends.", Kind.PROSE),
    ]
    assert all(block.region is Region.MAIN for block in draft.blocks)


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (run("It ") + f"<w:del>{run('shrank')}</w:del><w:ins>{run('grew')}</w:ins>", "It grew"),
        ("<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>" + run("Here."), "Here."),
        (f"<w:moveFrom>{run('Away.')}</w:moveFrom><w:moveTo>{run('Here.')}</w:moveTo>", "Here."),
        (run("See ") + f"<w:hyperlink>{run('the list')}</w:hyperlink>" + run("."), "See the list."),
        (f"<w:smartTag>{run('It')}</w:smartTag><w:sdt><w:sdtContent>{run(' grew.')}</w:sdtContent></w:sdt>",
         "It grew."),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 99</w:instrText></w:r>' + run("7"), "7"),
        (f'<w:fldSimple w:instr="DATE">{run("May 3")}</w:fldSimple>', "May 3"),
        ("<w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>year</w:t><w:tab/><w:t>plan</w:t><w:br/><w:t>B</w:t></w:r>",
         "10-year plan B"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>", "cooperation"),
        (run("Shown") + run(" hidden", "<w:vanish/>") + run(" not", '<w:vanish w:val="0"/>'), "Shown not"),
        (run("10") + run("9", RAISED) + run(" ships"), "10⁹ ships"),  # not 109
        (run("States.") + run("1", RAISED) + run(" It"), "States. It"),  # a note by hand
        (run("the 2") + run("nd", RAISED) + run(" ship"), "the 2nd ship"),
        (f"<w:commentRangeStart/>{run('It grew.')}<w:r><w:commentReference w:id='1'/></w:r>", "It grew."),
        ("<w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback>"
         "</mc:AlternateContent></w:r>", "new"),
        (f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>", "漢"),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_it_is_shown(content: str, shown: str) -> None:
    assert texts(paragraph(content)) == [shown]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    deleted_end = "<w:rPr><w:del/></w:rPr>"
    assert texts(paragraph("It grew ", properties=deleted_end) + paragraph("in 2024.")) == ["It grew in 2024."]


def test_notes_follow_the_paragraph_that_refers_to_them_and_stand_beside() -> None:
    draft = read(
        paragraph(run("It grew.") + FOOTNOTE + ENDNOTE) + paragraph(run("It fell.") + FOOTNOTE),
        footnotes=("See there.", "Nobody refers to this."),
        endnotes=("And there.",),
    )
    assert [(block.text, block.region) for block in draft.blocks] == [
        ("It grew.", Region.MAIN),
        ("See there.", Region.SIDE),
        ("And there.", Region.SIDE),
        ("It fell.", Region.MAIN),
    ]


@pytest.mark.parametrize(
    "body", [paragraph(run("It grew.") + BOX), table(row(f"<w:p>{run('It grew.')}{BOX}</w:p>", "b"))]
)
def test_text_boxes_stand_beside(body: str) -> None:
    blocks = read(body).blocks
    assert blocks[0].text.startswith("It grew.")
    assert [(block.text, block.region) for block in blocks[1:]] == [("Boxed.", Region.SIDE)]


def test_captions_and_tables_of_contents_stand_beside() -> None:
    draft = read(paragraph("Growth 7", style="TOC1") + paragraph("It grew.") + paragraph("Figure 1", style="Caption"))
    assert [block.region for block in draft.blocks] == [Region.SIDE, Region.MAIN, Region.SIDE]


HEAD = "<w:tblHeader/>"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        (table(row("Year", "Ships", properties=HEAD), row("2024", "70")), ["Year: 2024 | Ships: 70"]),
        (table(row("a", "b", properties=HEAD), row("Year", "Ships", properties=HEAD), row("2024", "70")),
         ["a / Year: 2024 | b / Ships: 70"]),  # of two rows of heads both name each column
        (table(row("Year", "Ships", properties='<w:tblHeader w:val="0"/>'), row("later", "more")),
         ["Year | Ships", "later | more"]),
        (table(row("Year", "Ships"), row("2024", "70")), ["Year: 2024 | Ships: 70"]),  # words over figures are heads
        (table(row("a", "b"), row("gone", "gone", properties="<w:del/>"), row("c", "d")), ["a | b", "c | d"]),
        (table(row("Port", "Year", "Ships", properties=HEAD),
               row('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("Esbjerg"), "2023", "60"),
               row("<w:tcPr><w:vMerge/></w:tcPr><w:p/>", "2024", "70")),
         ["Port: Esbjerg | Year: 2023 | Ships: 60", "Port: Esbjerg | Year: 2024 | Ships: 70"]),
        (table(row("Port", "Year", "Ships", properties=HEAD),
               row('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("in all"), "130")),
         ["Port: in all | Ships: 130"]),
        (table(row("A", "B", "C", properties=HEAD), row("b", "c", properties='<w:gridBefore w:val="1"/>')),
         ["B: b | C: c"]),
        (table(row("a", paragraph("b") + paragraph("c"))), ["a | b c"]),
        (table(row("In a frame."), row("And more.")), ["In a frame.", "And more."]),  # one column lays out a page
        (table(row("left " * 100, "right " * 100)), [("left " * 100).strip(), ("right " * 100).strip()]),
        (table(row(table(row("a", "b")) + paragraph("c"), "d")), ["a | b", "c", "d"]),
    ],
)  # fmt: skip
def test_tables_are_read_row_by_row(body: str, rows: list[str]) -> None:
    assert texts(body) == rows


@pytest.mark.parametrize(
    ("body", "property_", "title"),
    [
        (paragraph("Shown", style="Title") + paragraph("It grew."), "Stored", "Shown"),
        (paragraph("Head", style="berschrift1") + paragraph("It grew."), "Stored", "Stored"),
        (paragraph("Head", style="berschrift1") + paragraph("It grew."), "", "Head"),
        (paragraph("It grew."), "", None),
    ],
)
def test_the_title_is_the_one_that_is_shown_and_no_date_is_taken_from_properties(
    body: str, property_: str, title: str | None
) -> None:
    draft = read(body, title=property_)
    assert (draft.title, draft.published) == (title, None)


def test_strict_files_are_read_like_others() -> None:
    parts = {"[Content_Types].xml": "<x/>", "word/document.xml": document(paragraph("It grew."), STRICT)}
    assert read_bytes(pack(parts)).content == "It grew."


def test_the_main_part_is_where_the_package_says() -> None:
    parts = parts_of(paragraph("It grew."))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/word/document2.xml")
    assert read_bytes(pack(parts)).content == "It grew."


@pytest.mark.parametrize("name", ["word/styles.xml", "word/footnotes.xml", "docProps/core.xml", "_rels/.rels"])
@pytest.mark.parametrize("content", ["", "<", "<x/>", None])
def test_a_document_can_do_without_what_stands_beside_its_text(name: str, content: str | None) -> None:
    parts = parts_of(paragraph(run("It grew.") + FOOTNOTE, style="Title"))
    del parts[name]
    if content is not None:
        parts[name] = content
    assert read_bytes(pack(parts)).content == "It grew."


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        (parts_of(""), NoText),
        (parts_of(paragraph(" ")) | {"word/media/image1.png": "x"}, ScannedFile),
        ({"[Content_Types].xml": "<x/>", "word/document.xml": f'<w:other xmlns:w="{W}"/>'}, UnknownFormat),
        ({"password/list.txt": "a zip archive"}, UnknownFormat),
        ({"word/readme.txt": "a zip archive"}, UnknownFormat),
        ({"xl/workbook.xml": "<x/>"}, UnknownFormat),
        ({"ppt/presentation.xml": "<x/>"}, UnknownFormat),
        ({"_rels/.rels": '<R><R Type="x/officeDocument" Target="ppt/presentation.xml"/></R>',
          "ppt/presentation.xml": "<x/>", "ppt/embeddings/word/document.xml": "<x/>"}, UnknownFormat),
    ],
)  # fmt: skip
def test_what_is_no_word_document_with_text_is_named(parts: dict[str, str], error: type[ReadError]) -> None:
    with pytest.raises(error) as caught:
        read_bytes(pack(parts), name="a.docx")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "what"), [("xl/workbook.xml", "spreadsheet"), ("ppt/presentation.xml", "presentation")]
)
def test_other_office_documents_are_told_what_to_do(name: str, what: str) -> None:
    with pytest.raises(UnknownFormat, match=what) as caught:
        read_bytes(pack({name: "<x/>"}))
    assert "PDF" in caught.value.hint
