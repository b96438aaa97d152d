"""The reader: bytes or a string in, one readable text out, or one clear error.

This is the only door of the room. Whatever the bytes are, either a :class:`Text` comes back or a :class:`ReadError`.
"""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from verifier.domain.text import Region, Text
from verifier.errors import EmptyInput, NoText, TooLarge
from verifier.reading.assembly import assemble
from verifier.reading.charset import decode
from verifier.reading.docx import read_docx
from verifier.reading.draft import Draft
from verifier.reading.html import read_html
from verifier.reading.language_check import recognise_language, require_language
from verifier.reading.markdown import read_markdown
from verifier.reading.options import ReadOptions
from verifier.reading.pdf import read_pdf
from verifier.reading.pins import NO_PINS, Pins
from verifier.reading.plain import read_plain
from verifier.reading.sniff import Format, sniff

_MILLION: Final = 1_000_000
_LANGUAGE_SAMPLE: Final = 40_000  # code points gathered to tell the language
_READABLE: Final = re.compile(r"\w")
_STRING_READERS: Final[MappingProxyType[Format, Callable[[str, ReadOptions, Pins], Draft]]] = MappingProxyType(
    {
        Format.HTML: read_html,
        Format.MARKDOWN: lambda content, _, pins: read_markdown(content, pins),
        Format.PLAIN: lambda content, _, pins: read_plain(content, pins),
    }
)
_BYTES_READERS: Final[MappingProxyType[Format, Callable[[bytes, ReadOptions, Pins], Draft]]] = MappingProxyType(
    {Format.PDF: read_pdf, Format.DOCX: read_docx}
)
_DEFAULTS: Final = ReadOptions()


def read_bytes(data: bytes, *, name: str = "", options: ReadOptions = _DEFAULTS) -> Text:
    """Read *data*, of whatever format; *name* (a file name, the end of a URL) helps only where content does not.

    Raises:
        ReadError: the bytes give no text that could be judged; its subclass and message say why, its hint what to do.
    """
    return _finish(read_draft(data, name=name, options=options), options)


def read_draft(data: bytes, *, name: str, options: ReadOptions, pins: Pins = NO_PINS) -> Draft:
    """Read the blocks of *data*, with *pins* where its marks stand.

    Raises:
        ReadError: as :func:`read_bytes`, but for the language.
    """
    if not data.strip(b" \t\r\n\0"):
        raise EmptyInput("there is nothing to read", hint="check that the file was saved or downloaded completely")
    if len(data) > options.max_bytes:
        raise TooLarge(
            f"{len(data) / _MILLION:.0f} MB are more than the limit of {options.max_bytes / _MILLION:.0f} MB",
            hint="give the part that matters, or raise the limit",
        )
    form = sniff(data, name)
    if form in _BYTES_READERS:
        return _BYTES_READERS[form](data, options, pins)
    return _STRING_READERS[form](decode(data), options, pins)


def read_string(content: str, *, options: ReadOptions = _DEFAULTS) -> Text:
    """Read plain text that is decoded already, as it is found: menus, wrapped lines, tables written out.

    Raises:
        EmptyInput, TooLarge, ForeignLanguage: as :func:`read_bytes`.
    """
    if not content.strip():
        raise EmptyInput("there is nothing to read", hint="check where the text comes from")
    if len(content) > options.max_characters:
        raise _too_long(len(content), options)
    return _finish(read_plain(content), options)


def _finish(draft: Draft, options: ReadOptions) -> Text:
    """Check that *draft* is readable and of an accepted language, and put it together."""
    length = sum(len(block.text) for block in draft.blocks)
    if length > options.max_characters:
        raise _too_long(length, options)
    if not any(_READABLE.search(block.text) for block in draft.blocks):
        raise NoText(
            "there is not a word to read",
            hint="check the file; if it is a page built by scripts, save it from a browser",
        )
    code = recognise_language(_sample(draft))
    require_language(code, options.languages)
    return assemble(draft, language=code)


def _sample(draft: Draft) -> str:
    """Return the beginning of the main text, or of all text where there is no main one."""
    main = [block.text for block in draft.blocks if block.region is Region.MAIN]
    sample, length = [], 0
    for text in main or [block.text for block in draft.blocks]:
        sample.append(text)
        length += len(text)
        if length > _LANGUAGE_SAMPLE:
            break
    return "\n".join(sample)


def _too_long(length: int, options: ReadOptions) -> TooLarge:
    return TooLarge(
        f"{length:,} characters of text are more than the limit of {options.max_characters:,}",
        hint="give the part that matters, or raise the limit",
    )
