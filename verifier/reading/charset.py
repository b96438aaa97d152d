"""Character sets: bytes to code points, without guessing more than needed.

In order: a byte order mark, UTF-16 without one (every other byte is zero), UTF-8, what an HTML page declares,
Windows-1252 where the bytes look like Western text, and charset-normalizer as the last resort. Noise is refused.
"""

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from verifier.errors import UnknownFormat

_SAMPLE: Final = 65536  # bytes looked at where all of them would take long
_DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding=[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n\r\f\x0b\x1b\x02")
_MOST_CONTROLS: Final = 0.02  # of the bytes; text has none
_MOST_HIGH: Final = 0.3  # of the bytes; Western text in one byte a letter has less
_MOST_BAD: Final = 0.01  # of the code points that could not be decoded
_NUL_SHARE: Final = 0.4  # of every other byte, in UTF-16 text of a Latin script
_HINT: Final = "check the file, or save it as UTF-8"


def decode(data: bytes) -> str:
    """Decode *data*.

    Raises:
        UnknownFormat: the bytes are noise, not text in any character set.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _require_text(data.decode(encoding, "replace"))
    wide = _utf16_without_mark(data)
    if wide:
        return _require_text(data.decode(wide, "replace"))
    _refuse_noise(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_bytewise(data)


def _decode_bytewise(data: bytes) -> str:
    """Decode what is not clean UTF-8."""
    nearly = data.decode("utf-8", "replace")
    few_bad = nearly.count("\ufffd") <= len(nearly) * _MOST_BAD / 100 + 1
    if few_bad and not nearly.replace("\ufffd", "").isascii():
        return nearly  # UTF-8 that was cut or has a few stray bytes
    declared = _DECLARED.search(data[:4096])
    if declared:
        try:
            return _require_text(data.decode((declared[1] or declared[2]).decode("ascii"), "replace"))
        except (LookupError, UnicodeError, ValueError):
            pass  # a declared character set that does not exist
    sample = data[:_SAMPLE]
    high = sum(sample.count(code) for code in range(0x80, 0x100))
    if high <= _MOST_HIGH * len(sample):
        return data.decode("cp1252", "replace")
    best = from_bytes(sample, threshold=0.3).best()
    if best is None:
        raise UnknownFormat("the bytes are no text in any known character set", hint=_HINT)
    return _require_text(data.decode(best.encoding, "replace"))


def _utf16_without_mark(data: bytes) -> str:
    """Return the name of the UTF-16 form where every other byte is mostly zero, else ""."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half == 0 or max(even, odd) < _NUL_SHARE * half or min(even, odd) > _MOST_CONTROLS * half:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _refuse_noise(data: bytes) -> None:
    """Refuse bytes with more control characters than a text has."""
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise UnknownFormat("the bytes are binary, not text", hint=_HINT)


def _require_text(content: str) -> str:
    """Return *content* where nearly all of it could be decoded."""
    if content.count("\ufffd") > _MOST_BAD * len(content) + 1:
        raise UnknownFormat("the bytes are no text in the character set that they declare", hint=_HINT)
    return content
