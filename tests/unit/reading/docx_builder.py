"""A tiny DOCX writer for tests: parts of XML in a zip archive, as plain or as odd as a test wants them."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CONTENT_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
STYLES: Final = {
    "Title": '<w:name w:val="Title"/>',
    "berschrift1": '<w:name w:val="heading 1"/>',  # as a German Word has it
    "Sub": '<w:name w:val="My own"/><w:basedOn w:val="berschrift1"/>',
    "Outlined": '<w:name w:val="Own too"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>',
    "Liste": '<w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    "Caption": '<w:name w:val="caption"/>',
    "TOC1": '<w:name w:val="toc 1"/>',
    "Round": '<w:name w:val="Round"/><w:basedOn w:val="About"/>',
    "About": '<w:name w:val="About"/><w:basedOn w:val="Round"/>',
}


def paragraph(content: str, *, style: str = "", properties: str = "") -> str:
    """A paragraph; *content* is text, or runs where it begins with a tag."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text; *text* is XML already."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; each cell is text or, where it begins with a tag, what stands in it."""
    inside = "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def document(body: str, namespace: str = W) -> str:
    """The main part."""
    return f'<w:document xmlns:w="{namespace}" xmlns:mc="{_MC}"><w:body>{body}<w:sectPr/></w:body></w:document>'


def notes(kind: str, *texts: str) -> str:
    """The part with the notes of one kind, numbered from 1; note 0 is the line that Word draws above them."""
    line = f'<w:{kind} w:type="separator" w:id="0">{paragraph("LINE")}</w:{kind}>'
    each = "".join(
        f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>{run(text)}")}</w:{kind}>'
        for number, text in enumerate(texts, start=1)
    )
    return f'<w:{kind}s xmlns:w="{W}">{line}{each}</w:{kind}s>'


def parts_of(
    body: str, *, title: str = "", footnotes: tuple[str, ...] = (), endnotes: tuple[str, ...] = ()
) -> dict[str, str]:
    """The parts of a usual document with *body*."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}">{about}</w:style>' for key, about in STYLES.items()
    )
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    core = (
        f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{main}{core}</Relationships>',
        "word/document.xml": document(body),
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        "word/footnotes.xml": notes("footnote", *footnotes),
        "word/endnotes.xml": notes("endnote", *endnotes),
        "docProps/core.xml": f'<cp:p xmlns:cp="{_PACKAGE}/core" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:p>",
    }


def pack(parts: Mapping[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Put *parts* into a zip archive, all with the same date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return stream.getvalue()


def build_docx(body: str, *, title: str = "", footnotes: tuple[str, ...] = (), endnotes: tuple[str, ...] = ()) -> bytes:
    """A document with *body*."""
    return pack(parts_of(body, title=title, footnotes=footnotes, endnotes=endnotes))
