"""Packages are refused where they are broken, locked or bombs, before they cost anything."""

import struct
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.reading.docx_builder import build_docx, document, pack, paragraph, parts_of, row, run, table
from tests.unit.reading.test_reader import check, read_or_refuse
from verifier.errors import BrokenFile, EncryptedFile, ReadError, TooLarge, UnknownFormat
from verifier.reading import ooxml
from verifier.reading.ooxml import Package
from verifier.reading.reader import read_bytes

BODY = (
    paragraph("The port", style="Title")
    + paragraph(run("It grew.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    + table(row("Year", "Ships", properties="<w:tblHeader/>"), row("2024", "70"))
    + paragraph("First", style="Liste")
)
DOCX = build_docx(BODY, title="T", footnotes=("See there.",))
STORED = pack(parts_of(BODY, footnotes=("See there.",)), method=zipfile.ZIP_STORED)
MAIN = "word/document.xml"


def refused(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name="a.docx")
    assert caught.value.hint
    return caught.value


def with_main(content: str | bytes) -> bytes:
    return pack({**parts_of(""), MAIN: content})


def test_a_sound_document_keeps_the_promises_of_a_text() -> None:
    text = read_bytes(DOCX)
    check(text)
    assert text.content == "The port\n\nIt grew.\n\nSee there.\n\nYear: 2024 | Ships: 70\n\nFirst"
    assert read_bytes(STORED) == text


@pytest.mark.parametrize(
    "data",
    [
        DOCX[:-30],
        DOCX[: len(DOCX) // 2],
        DOCX.replace(b"PK\x03\x04", b"PK\x03\x03").replace(b"PK\x03\x03", b"PK\x03\x04", 1),  # all but the first
        with_main(""),
        with_main("<w:document"),
        with_main(document("<w:p><w:r><w:t>a</w:p>")),
        with_main(document("<w:sdt>" * 5000 + "</w:sdt>" * 5000)),
        with_main("\ud800".encode("utf-8", "surrogatepass")),
    ],
)
def test_damage_is_named(data: bytes) -> None:
    assert isinstance(refused(data), BrokenFile)


def test_a_changed_byte_is_noticed() -> None:
    place = STORED.index(b"It grew.")
    assert isinstance(refused(STORED[:place] + b"X" + STORED[place + 1 :]), BrokenFile)


def test_a_part_that_is_there_twice_is_refused(recwarn: pytest.WarningsRecorder) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        stream = pack(_Twice(parts_of(BODY)))
    assert isinstance(refused(stream), BrokenFile)
    assert not recwarn.list


class _Twice(dict[str, str]):
    """Parts of which the main one is packed a second time."""

    def items(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [*super().items(), (MAIN, document(paragraph("Another text.")))]


@pytest.mark.parametrize("content", [b"EncryptedPackage", b"other"])
def test_a_password_is_told_from_an_old_format(content: bytes) -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + content.decode().encode("utf-16-le")
    assert isinstance(refused(container), EncryptedFile if content == b"EncryptedPackage" else UnknownFormat)


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(DOCX)
    entry = data.index(b"PK\x01\x02")
    while entry >= 0:
        data[entry + 8] |= 1  # the flag in each entry of the directory
        entry = data.find(b"PK\x01\x02", entry + 1)
    assert isinstance(refused(bytes(data)), EncryptedFile)


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>{}]>".format(
    "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)


@pytest.mark.parametrize(
    "content",
    [
        ENTITIES + document(paragraph("&i;")),
        ENTITIES + document('<w:p w:x="&i;"/>'),
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + document(paragraph("&f;")),
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + document(paragraph("a")),
        (ENTITIES + document(paragraph("&i;"))).encode("utf-16"),
    ],
)
def test_entities_are_never_resolved(content: str | bytes) -> None:
    assert isinstance(refused(with_main(content)), BrokenFile)


@pytest.mark.parametrize("lie", [None, 10])
def test_a_bomb_is_refused_without_filling_the_memory(lie: int | None) -> None:
    data = bytearray(pack({**parts_of(""), MAIN: b" " * 60_000_000}))
    if lie is not None:  # the directory says that the part is small
        entry = next(place for place in _entries(data) if data[place + 46 :].startswith(MAIN.encode()))
        struct.pack_into("<I", data, entry + 24, lie)
    tracemalloc.start()
    try:
        error = refused(bytes(data))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(error, TooLarge)
    assert peak < 3 * ooxml.LARGEST_PART


def _entries(data: bytearray) -> list[int]:
    places, place = [], data.find(b"PK\x01\x02")
    while place >= 0:
        places.append(place)
        place = data.find(b"PK\x01\x02", place + 1)
    return places


@pytest.mark.parametrize(
    ("name", "value", "content"),
    [
        ("MOST_SWELLING", 1, document(paragraph(" ".join(map(str, range(200_000)))))),
        ("LARGEST_PART", 1000, document(paragraph("It grew. " * 200))),
        ("MOST_TAGS", 10, document(paragraph("It grew.") * 10)),
        ("MOST_MEMBERS", 3, document(paragraph("It grew."))),
    ],
)
def test_each_limit_holds(name: str, value: int, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_main(content)
    read_bytes(data)
    monkeypatch.setattr(ooxml, name, value)
    assert isinstance(refused(data), TooLarge)


def test_no_text_is_copied_into_row_after_row() -> None:
    first = row('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("It grew. " * 1000), "b")
    rest = row("<w:tcPr><w:vMerge/></w:tcPr><w:p/>", "b")
    text = read_bytes(with_main(document(table(first, *[rest] * 500))))
    assert len(text.content) < 20_000


def test_deleted_paragraph_ends_do_not_make_reading_slow() -> None:
    deleted_end = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("word ", properties=deleted_end) * 20_000 + paragraph("end.")
    begun = time.perf_counter()
    read_bytes(with_main(document(body)))
    assert time.perf_counter() - begun < 20


def test_a_part_that_is_not_there_is_named() -> None:
    with pytest.raises(BrokenFile, match="missing"):
        Package(DOCX).part("word/none.xml")


fuzz = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@fuzz
@given(st.sampled_from([DOCX, STORED]), st.integers(0, 20_000), st.integers(0, 60), st.binary(max_size=20))
def test_mutated_documents_give_a_text_or_a_clear_error(data: bytes, place: int, cut: int, junk: bytes) -> None:
    place %= len(data)
    read_or_refuse(data[:place] + junk + data[place + cut :], "a.docx")


TAGS = st.sampled_from(
    ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>word </w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
     "</w:tc>", "<w:del>", "</w:del>", "<w:tab/>", "<w:br/>", "<w:txbxContent>", "</w:txbxContent>", "1", "&#x202e;",
     '<w:footnoteReference w:id="1"/>', '<w:tcPr><w:vMerge/><w:gridSpan w:val="9"/></w:tcPr>',
     '<w:pPr><w:pStyle w:val="Round"/></w:pPr>', "<mc:AlternateContent>", "</mc:AlternateContent>",
     "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>']
)  # fmt: skip


@fuzz
@given(st.lists(TAGS, max_size=40))
def test_any_order_of_tags_gives_a_text_or_a_clear_error(tags: list[str]) -> None:
    read_or_refuse(with_main(document(paragraph("It is a port.") + _closed(tags))))


def _closed(tags: list[str]) -> str:
    """The tags as well-formed XML: what closes nothing is left out, what stays open is closed."""
    open_, kept = list[str](), list[str]()
    for tag in tags:
        if tag.startswith("</"):
            if not open_ or open_[-1] != tag[2:]:
                continue
            open_.pop()
        elif tag.startswith("<") and tag.count("<") == 1 and not tag.endswith("/>"):
            open_.append(tag[1:])
        kept.append(tag)
    return "".join(kept) + "".join(f"</{name}" for name in reversed(open_))
