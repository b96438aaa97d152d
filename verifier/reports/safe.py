r"""Text from outside, made harmless to show: nothing in it moves a cursor, hides, or turns the line round.

Claims, sources and file names come from strangers. A terminal obeys escape sequences; terminals and browsers obey
bidirectional overrides, with which "supported" can be made to look like something else (CVE-2021-42574). All of these
are shown as visible escapes instead: ``\x1b``, ``\u202e``.
"""

import re
from typing import Final

# C0 and C1 controls and DEL (without tab and line feed), line and paragraph separators, bidirectional marks,
# embeddings, overrides and isolates, invisible operators, interlinear and tag characters, the byte order mark, lone
# surrogates.
_CONTROLS: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
_SEPARATORS: Final = r"\u2028\u2029"
_BIDIRECTIONAL: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_INVISIBLE: Final = r"\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_SURROGATES: Final = r"\ud800-\udfff"
_UNSAFE: Final = re.compile(f"[{_CONTROLS}{_SEPARATORS}{_BIDIRECTIONAL}{_INVISIBLE}{_SURROGATES}]")

_IN_JSON: Final = re.compile(f"[\\x7f-\\x9f{_SEPARATORS}{_BIDIRECTIONAL}{_INVISIBLE}{_SURROGATES}]")
_LAST_OF_FIRST_PLANE: Final = 0xFFFF


def visible(text: str) -> str:
    r"""Return *text* with every character that could deceive written out as an escape.

    >>> visible("\x1b[31mred\x1b[0m and \u202etxet")
    '\\x1b[31mred\\x1b[0m and \\u202etxet'
    """
    return _UNSAFE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    r"""Return *text* made :func:`visible` on one line, with single spaces.

    >>> one_line("40 per\n  cent ")
    '40 per cent'
    """
    return " ".join(visible(text).split())


def json_safe(serialised: str) -> str:
    r"""Return JSON that holds the same values, with what could deceive a terminal written as ``\u`` escapes.

    In JSON such characters can stand only inside strings, where an escape means the same.
    """
    return _IN_JSON.sub(lambda found: _escape(ord(found.group())), serialised)


def embeddable(serialised: str) -> str:
    r"""Return JSON that holds the same values and may stand in a page's script element, which no text in it can end.

    >>> embeddable('["</script>"]')
    '["\\u003c/script>"]'
    """
    return serialised.replace("<", "\\u003c")


def _escape(code_point: int) -> str:
    if code_point <= _LAST_OF_FIRST_PLANE:
        return f"\\u{code_point:04x}"
    high, low = divmod(code_point - 0x10000, 0x400)  # a surrogate pair, as RFC 8259 section 7 has it
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
