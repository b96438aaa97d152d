import pytest

from verifier.errors import UnknownFormat
from verifier.reading.sniff import Format, sniff


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"%PDF-1.7\n...", "", Format.PDF),
        (b"junk\n%PDF-1.4", "page.html", Format.PDF),  # content comes before the name
        (b"<!DOCTYPE html><html>", "", Format.HTML),
        (b"  <!-- saved --><HTML>", "", Format.HTML),
        (b"<?xml version='1.0'?><html xmlns=''>", "", Format.HTML),
        ("<html><p>wide".encode("utf-16"), "", Format.HTML),
        (b"Some text", "page.htm", Format.HTML),
        (b"---\ntitle: A\n---\nText", "", Format.MARKDOWN),
        (b"# Heading", "notes.md", Format.MARKDOWN),
        (b"Some text with a <b>tag</b>", "", Format.PLAIN),
        (b"PK\x03\x04\x14\0\0\0word/document.xml", "article.html", Format.DOCX),
        (b"BMW and MZ are makers of vehicles", "", Format.PLAIN),  # their first letters are signatures
        (b"a < b", "", Format.PLAIN),
    ],
)
def test_content_decides_before_the_name(data: bytes, name: str, form: Format) -> None:
    assert sniff(data, name) is form


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04rest", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"\x1f\x8b\x08", b"BM\x00\x00\x00\x00"]
)
def test_what_is_no_text_is_named(data: bytes) -> None:
    with pytest.raises(UnknownFormat) as caught:
        sniff(data, "article.html")

    assert caught.value.hint
