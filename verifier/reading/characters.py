"""Characters: what is invisible goes, what is one glyph for several letters is written out.

Only code points that carry no meaning of their own are touched: ligatures, exotic spaces, invisible marks. Superscripts
stay (10⁹ is not 109), and so do full-width digits and fractions.
"""

import re
from types import MappingProxyType
from typing import Final

SOFT_HYPHENS: Final = "\u00ad\ufffe\x02"  # at a line end: the word goes on; elsewhere: nothing

_LIGATURES: Final = MappingProxyType(
    {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
)
_EXOTIC_SPACES: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_INVISIBLE: Final = (
    "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
_CONTROLS: Final = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\f\x0b\x02\x85"
)

_TABLE: Final = MappingProxyType(
    dict(_LIGATURES) | {ord(mark): " " for mark in _EXOTIC_SPACES} | {ord(mark): "" for mark in _INVISIBLE + _CONTROLS}
)
_UNREADABLE: Final = re.compile("[\ud800-\udfff\ufffd\uffff]")
_ASCII_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS: Final = re.compile("[\x85\u2028\u2029]")
_SOFT_HYPHENS: Final = re.compile(f"[{SOFT_HYPHENS}](?!\\s*\n)")


def clean_characters(content: str) -> str:
    r"""Write out ligatures, drop invisible marks, make every line end ``\n``; form feeds (page breaks) stay.

    Soft hyphens go, except at the end of a line, where they say that the word goes on.

    >>> clean_characters("e\ufb03cient\u200b co\u00adoperation\r\n10\u2079")
    'efficient cooperation\n10⁹'
    """
    content = content.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    if content.isascii():
        return _ASCII_CONTROLS.sub("", content) if _ASCII_CONTROLS.search(content) else content
    content = _UNREADABLE.sub("\ufffd", _LINE_ENDS.sub("\n", content))
    return _SOFT_HYPHENS.sub("", content.translate(_TABLE))


def normalise_spaces(text: str) -> str:
    """Make every run of white space one space and strip the ends; soft hyphens left over go too."""
    return " ".join((text if text.isascii() else text.translate(_WITHOUT_HYPHENS)).split())


_WITHOUT_HYPHENS: Final = MappingProxyType({ord(mark): None for mark in SOFT_HYPHENS})
