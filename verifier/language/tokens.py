"""Tokens: words, numbers and signs of one sentence, with their offsets, for the readers of figures.

One compiled scanner makes one pass, so that hostile text costs no more than its length. What looks like a number but is
none (web addresses, telephone numbers, clock times, IP addresses) becomes one token of the kind OTHER here, once.
"""

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import Final, NamedTuple

GAPS: Final = "\u00a0\u202f\u2009 "  # the spaces that part thousands: no-break, narrow no-break, thin, plain
_PARTING: Final = str.maketrans("", "", GAPS + ",'’")  # what parts the digits of a number
HYPHENS: Final = frozenset("-‐‑")
DASHES: Final = HYPHENS | frozenset("–—−")
PADDING: Final = 8  # readers may look this many tokens past either end without asking


class TokenKind(IntEnum):
    """What a token is made of."""

    END = 0
    WORD = 1
    NUMBER = 2
    SIGN = 3
    OTHER = 4


END: Final = TokenKind.END  # by name, as the readers ask often and looking up a member takes its time
WORD: Final = TokenKind.WORD
NUMBER: Final = TokenKind.NUMBER
SIGN: Final = TokenKind.SIGN
OTHER: Final = TokenKind.OTHER


class Token(NamedTuple):
    """One token. *glued* is true where no white space parts it from the token before."""

    kind: TokenKind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


END_TOKEN: Final = Token(END, "", "", 0, 0, glued=False)
_new_token: Final = tuple.__new__  # half the time of the named tuple's own

_ADDRESS = r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,10}|\b10\.\d{4,9}/\S+"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?|\s?[+-]\d{4}\b)?|\d{1,2}(?:\.\d{2})?\s?(?:[ap]m\b|[ap]\.m\.)"
_CHAIN = r"\d+(?:(?P<joint>[-./])\d+)(?:(?P=joint)\d+)+(?!\w)"  # 192.168.1.2, 555-123-4567, 2021/06/03
_TELEPHONE = r"0\d{1,4}(?:[ -]\d{3,8}){1,3}(?![\d.,]\d)|\d{3}\) \d{3}-\d{4}(?!\d)"  # 020 7946 0958, (555) 123-4567
_ABROAD = r"\+\d{1,3}(?:[ -]\(?\d{1,8}\)?){2,5}(?![\d.,]\d)"  # +44 20 7946 0958
_BY_COMMAS = r"\d{1,3}(?:,\d{3})+(?!\d)"
_BY_LAKHS = r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,20,000
_BY_GAPS = rf"[1-9]\d{{0,2}}(?:[{GAPS}]\d{{3}})+(?!\d|-[^\W\d])"  # 7 300 000, but not "5 100-year floods"
_BY_APOSTROPHES = r"\d{1,3}(?:['’]\d{3})+(?!\d)"  # 7'300'000, as the Swiss write
_BY_SPACED_COMMAS = r"(?<!\. )\d{1,3}(?: , \d{3}){1,4}(?= )(?! ,)"  # 80 , 000 in texts cut into tokens
_SPACED_DECIMAL = r"\d{1,3} \. \d{1,4}(?= (?:[^\W\d]|%))"  # 32 . 99 % in texts cut into tokens
_WHOLE = rf"(?:{_BY_COMMAS}|{_BY_LAKHS}|{_BY_GAPS}|{_BY_APOSTROPHES}|{_BY_SPACED_COMMAS}|\d+)"
_NUMBER = rf"{_SPACED_DECIMAL}|{_WHOLE}(?:\.\d+)?|\.\d+"
_LETTERS = r"(?:[A-Za-z]++[^\W\d_]*+|[^\W\d_]++)"  # plain letters first: they are quickly told
_WORD = rf"{_LETTERS}(?:['’]{_LETTERS})*+"
_DIGITS = rf"(?=[\d.+])(?:({_CLOCK}|{_CHAIN}|{_TELEPHONE}|{_ABROAD})|({_NUMBER}))"
_GAP = r"[\s_]*+"  # all that is no token
_NO_ADDRESS = r"(?!)"


def _scanner(address: str) -> re.Pattern[str]:
    """Return the scanner: a gap and then one of address, word (most tokens are), other (with its joint), number, sign.

    The end matches as well, so that a long gap before it is gone over once.
    """
    return re.compile(rf"({_GAP})(?:({address})|({_WORD})|{_DIGITS}|([^\w\s])|\Z)")


_SCANNER: Final = _scanner(_NO_ADDRESS)
_ADDRESS_SCANNER: Final = _scanner(_ADDRESS)


def tokenize(sentence: str) -> list[Token]:
    """Return the tokens of *sentence* in order, followed by END tokens.

    The END tokens stand behind the last token and so, by Python's negative indices, also before the first: a reader
    may look up to eight tokens to the left or right of any token.

    >>> [token.text for token in tokenize("US$ 7.3bn") if token.kind is not END]
    ['US', '$', '7.3', 'bn']
    """
    tokens: list[Token] = []
    end, last = 0, -1
    scanner = _ADDRESS_SCANNER if _may_hold_address(sentence) else _SCANNER
    for gap, address, word, other, _joint, number, sign in scanner.findall(sentence):
        start = end + len(gap)
        if word:
            kind, text = WORD, word
        elif sign:
            kind, text = SIGN, sign
        elif number:
            kind, text = NUMBER, number
        else:
            kind, text = OTHER, other or address
        end = start + len(text)
        if text:
            tokens.append(_new_token(Token, (kind, text, text.lower(), start, end, start == last)))
        last = end
    tokens.extend([END_TOKEN] * PADDING)
    return tokens


def _may_hold_address(sentence: str) -> bool:
    return "@" in sentence or "://" in sentence or "www." in sentence or "10." in sentence


def digits(token: Token) -> str:
    """Return the number of a NUMBER token without what parts its digits.

    >>> digits(tokenize("1,20,000.5 votes")[0])
    '120000.5'
    """
    return token.text.translate(_PARTING)


def hide(tokens: list[Token], spans: Iterable[tuple[int, int]]) -> None:
    """Turn, in place, the tokens within the ordered code point *spans* into OTHER ones without words."""
    at = 0
    for start, end in spans:
        while tokens[at].kind is not END and tokens[at].start < end:
            if tokens[at].end > start:
                tokens[at] = tokens[at]._replace(kind=OTHER, lower="", text="")
            at += 1
