import pytest

from verifier.fetching.sniff import real_type


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n", "application/pdf"),
        (b"<!DOCTYPE HTML><html>", "text/html"),
        (b"\n  <html lang='en'>", "text/html"),
        (b"\xef\xbb\xbf<p>words", "text/html"),
        (b"<!-- made by hand --><table>", "text/html"),
        (b"<pre>", "text/plain"),  # no tag by which the standard knows a page
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "application/xhtml+xml"),
        (b'<?xml version="1.0"?><rss>', "text/xml"),
        (b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"PK\x03\x04", "application/zip"),
        (b"\x1f\x8b\x08\x00", "application/gzip"),
        (b"The mill closed in 1974.", "text/plain"),
        (b"\xff\xfeT\x00h\x00e\x00", "text/plain"),
        ("Die Mühle schloß".encode("latin-1"), "text/plain"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
        (b"", ""),
    ],
)
def test_content_is_known_by_its_first_bytes(content: bytes, kind: str) -> None:
    assert real_type(content) == kind


def test_only_the_beginning_is_looked_at() -> None:
    assert real_type(b"words " * 1_000 + b"\x00") == "text/plain"
