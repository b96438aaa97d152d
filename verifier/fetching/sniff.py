"""What content is by its first bytes, whatever its Content-Type says: a login page in the place of a PDF shows here.

Source: the MIME Sniffing standard, sections 6 and 7, for the kinds that citations lead to.
"""

import re
from typing import Final

LOOKED_AT: Final = 1_445  # bytes, as the standard looks at

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "application/pdf"),
    (b"%!PS-Adobe-", "application/postscript"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"PK\x03\x04", "application/zip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),  # the older formats of Word and Excel
    (b"ID3", "audio/mpeg"),
    (b"OggS\x00", "application/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_TAGS: Final = "!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|meta|link|!--"
_HTML: Final = re.compile(rb"\s*<(?:" + _TAGS.encode() + rb")[\s>]|\s*<!--", re.IGNORECASE)
_BOM: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NO_TEXT: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")  # the standard's binary data bytes


def real_type(content: bytes) -> str:
    """Return the media type that *content* shows itself to be, or nothing if there is no content or no telling.

    >>> real_type(b"%PDF-1.7"), real_type(b"  <!DOCTYPE html><p>"), real_type(b"plain words"), real_type(b"")
    ('application/pdf', 'text/html', 'text/plain', '')
    """
    start = content[:LOOKED_AT]
    if not start:
        return ""
    found = next((name for magic, name in _MAGIC if start.startswith(magic)), "")
    return found or _container(start) or _markup(start.removeprefix(_BOM[0])) or _text(start)


def _container(start: bytes) -> str:
    """Return the type of content that begins with its length."""
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    return "video/mp4" if start[4:8] == b"ftyp" else ""


def _markup(text: bytes) -> str:
    if _HTML.match(text):
        return "text/html"
    if text.lstrip().startswith(b"<?xml"):
        return "application/xhtml+xml" if b"<html" in text.lower() else "text/xml"
    return ""


def _text(start: bytes) -> str:
    is_text = start.startswith(_BOM) or not _NO_TEXT.search(start)
    return "text/plain" if is_text else "application/octet-stream"
