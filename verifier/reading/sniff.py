"""Sniffing: what format bytes are in, by content first and by name second."""

import re
from enum import Enum, auto
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from verifier.errors import EncryptedFile, UnknownFormat

_HEAD: Final = 4096  # bytes looked at
_PDF_HEAD: Final = 1024  # a PDF may begin that far in (PDF 1.7, appendix H.3.4.1)
_SIGNATURES: Final = MappingProxyType(
    {
        b"\xd0\xcf\x11\xe0": "an old office document",
        b"{\\rtf": "an RTF document",
        b"\x89PNG": "a picture (PNG)",
        b"\xff\xd8\xff": "a picture (JPEG)",
        b"GIF8": "a picture (GIF)",
        b"RIFF": "a picture, sound or film (RIFF)",
        b"BM": "a picture (BMP)",
        b"II*\0": "a picture (TIFF)",
        b"MM\0*": "a picture (TIFF)",
        b"\x1f\x8b": "compressed (gzip)",
        b"BZh": "compressed (bzip2)",
        b"\xfd7zXZ": "compressed (xz)",
        b"\x28\xb5\x2f\xfd": "compressed (zstandard)",
        b"7z\xbc\xaf": "an archive (7z)",
        b"Rar!": "an archive (RAR)",
        b"\x7fELF": "a program",
        b"MZ": "a program",
        b"%!PS": "PostScript",
        b"SQLite format 3": "a database",
        b"OggS": "sound or film (Ogg)",
        b"ID3": "sound (MP3)",
    }
)
_AMBIGUOUS: Final = frozenset({b"BM", b"MZ", b"RIFF", b"ID3", b"GIF8", b"Rar!", b"BZh"})  # these may begin a plain text
_PACKAGES: Final = MappingProxyType(  # by the folder in which an office package keeps its content
    {
        b"xl/workbook": "a spreadsheet (XLSX)",
        b"ppt/presentation": "a presentation (PPTX)",
        b"mimetypeapplication/vnd.oasis.opendocument": "an OpenDocument file",
        b"mimetypeapplication/epub": "a book (EPUB)",
    }
)
_DOCX_FOLDER: Final = b"word/"
_ENCRYPTED_OFFICE: Final = "EncryptedPackage".encode("utf-16-le")  # MS-OFFCRYPTO, §2.3.4.4
_HINT: Final = "give HTML, PDF, DOCX, Markdown or plain text; export other formats to PDF"
_HTML: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|h[1-6]|table|article|main|section|ul|ol|nav"
    rb"|header|span|br|a)\b",
    re.IGNORECASE,
)
_FRONT_MATTER: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)"
)
_HTML_NAMES: Final = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_NAMES: Final = frozenset({".md", ".markdown", ".mdown", ".mkd"})


class Format(Enum):
    """What the reader can read."""

    HTML = auto()
    PDF = auto()
    DOCX = auto()
    MARKDOWN = auto()
    PLAIN = auto()


def sniff(data: bytes, name: str = "") -> Format:
    """Return the format of *data*; *name* decides only between HTML, Markdown and plain text.

    Raises:
        UnknownFormat: the bytes are a picture, an archive, an office document other than DOCX, a program.
        EncryptedFile: they are an office document with a password.
    """
    head = data[:_HEAD]
    if head.startswith(b"PK\x03\x04"):
        return _sniff_package(data)
    if b"%PDF-" in head[:_PDF_HEAD]:
        return Format.PDF
    if head.startswith(b"\xd0\xcf\x11\xe0") and _ENCRYPTED_OFFICE in data:
        raise EncryptedFile("the office document needs a password", hint="save a copy without a password")
    _refuse_known_binaries(head)
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    text = head.replace(b"\0", b"")  # UTF-16 becomes readable enough for markup
    if suffix in _HTML_NAMES:
        return Format.HTML
    if suffix in _MARKDOWN_NAMES or _FRONT_MATTER.match(data[: _HEAD * 4]):
        return Format.MARKDOWN
    stripped = text.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    starts_html = stripped.startswith((b"<!--", b"<?xml")) or _HTML.match(stripped)
    return Format.HTML if starts_html and _HTML.search(text) else Format.PLAIN


def _refuse_known_binaries(head: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if head.startswith(signature) and (signature not in _AMBIGUOUS or b"\0" in head[:64]):
            raise UnknownFormat(f"the bytes are {what}, not a text", hint=_HINT)


def _sniff_package(data: bytes) -> Format:
    """Return DOCX for a zip archive with a Word document in it; names in a zip archive are not compressed."""
    if _DOCX_FOLDER in data:
        return Format.DOCX
    what = next((name for mark, name in _PACKAGES.items() if mark in data), "a zip archive")
    raise UnknownFormat(f"the bytes are {what}, not a text", hint=_HINT)
