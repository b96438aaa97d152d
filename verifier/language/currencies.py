"""Currencies: from "US$", "CNY", "Chinese yuan" and the like to an ISO 4217 code.

The table comes from the Unicode CLDR and is written ahead of time (training/currency_names.py). By newspaper custom
bare dollars are United States dollars and bare yuan are Chinese; ambiguous names ("kronor", "pesos") are not money
here but counted things. Pounds are money where millions of them are named, else a weight. "¥" is read as yuan where
the passage speaks of China, else as yen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import rows
from verifier.language.tokens import HYPHENS, Token, TokenKind, tokenize

LONGEST_FORM: Final = 5  # tokens: "U", ".", "S", ".", "dollars"
SUBUNITS: Final = {
    "cent": "USD",
    "cents": "USD",
    "pence": "GBP",
    "pennies": "GBP",
    "p": "GBP",
}
HUNDREDTH: Final = Decimal("0.01")
LARGE: Final = Decimal(100_000)  # so many won or pounds are money: nobody wins or weighs that much
LARGE_ONLY: Final = {"won": "KRW", "pound": "GBP", "pounds": "GBP", "rand": "ZAR", "dong": "VND"}
_CHINESE: Final = frozenset({"china", "chinese", "yuan", "renminbi", "rmb", "cny", "beijing", "shanghai", "huawei"})
_YEN_SIGNS: Final = frozenset("¥￥")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency written in the tokens *start* to *end*; *code* is empty where none is written."""

    code: str
    start: int
    end: int
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Forms:
    names: MappingProxyType[tuple[str, ...], str]
    signs: MappingProxyType[tuple[str, ...], str]
    codes: frozenset[str]
    last_of_sign: frozenset[str]
    first_of_name: frozenset[str]


@cache
def _forms() -> _Forms:
    names, signs, codes = {}, {}, set()
    for kind, form, code in rows("currencies.tsv"):
        key = tuple(token.lower for token in tokenize(form) if token.kind is not TokenKind.END)
        if kind == "name":
            names[key] = code
        elif kind == "sign":
            signs[key] = code
        else:
            codes.add(form)
    return _Forms(
        MappingProxyType(names),
        MappingProxyType(signs),
        frozenset(codes),
        frozenset(key[-1] for key in signs),
        frozenset(key[0] for key in names),
    )


def currency_before(tokens: Sequence[Token], at: int, floor: int) -> Currency:
    """Read the currency that ends before the token *at*: "US$", "€", "CNY"."""
    forms = _forms()
    last = tokens[at - 1]
    if at > floor and last.text in forms.codes:
        return Currency(last.text, at - 1, at)
    if at > floor and last.lower in forms.last_of_sign:
        for length in range(min(LONGEST_FORM, at - floor), 0, -1):
            code = forms.signs.get(tuple(token.lower for token in tokens[at - length : at]))
            if code is not None and _is_sign(tokens[at - length : at]):
                return Currency(_yuan_or_yen(tokens, code, last.text), at - length, at)
    return Currency("", at, at)


def _is_sign(written: Sequence[Token]) -> bool:
    """Whether the tokens are one sign: "A$" is the Australian dollar, "a $5 million deal" is not."""
    first = written[0]
    if len(first.text) == 1 and first.kind is TokenKind.WORD:
        return first.text.isupper() and len(written) > 1 and all(token.glued for token in written[1:])
    return True


def _yuan_or_yen(tokens: Sequence[Token], code: str, sign: str) -> str:
    if sign in _YEN_SIGNS and any(token.lower in _CHINESE for token in tokens):
        return "CNY"
    return code


def currency_after(tokens: Sequence[Token], at: int, value: Decimal) -> Currency:
    """Read the currency that begins with the token *at* after an amount of *value*: "Chinese yuan (CNY)", "USD"."""
    begin = at
    if tokens[at].text in HYPHENS and tokens[at].glued and tokens[at + 1].glued:
        at += 1
    currency = _named(tokens, at, value)
    if not currency.code:
        return Currency("", begin, begin)
    end = currency.end
    if tokens[end].text == "(" and tokens[end + 1].text == currency.code and tokens[end + 2].text == ")":
        end += 3
    return Currency(currency.code, begin, end, currency.factor)


def _named(tokens: Sequence[Token], at: int, value: Decimal) -> Currency:
    forms = _forms()
    token = tokens[at]
    if token.text in forms.codes:
        return Currency(token.text, at, at + 1)
    if token.lower in forms.first_of_name:
        for length in range(LONGEST_FORM, 0, -1):
            code = forms.names.get(tuple(token.lower for token in tokens[at : at + length]))
            if code is not None:
                return Currency(code, at, at + length)
    if token.lower in SUBUNITS and (token.lower != "p" or (token.glued and token.text == "p")):
        return Currency(SUBUNITS[token.lower], at, at + 1, HUNDREDTH)
    if token.lower in LARGE_ONLY and value >= LARGE:
        return Currency(LARGE_ONLY[token.lower], at, at + 1)
    if token.glued and token.kind is TokenKind.SIGN and (token.lower,) in forms.signs and token.text != "$":
        return Currency(_yuan_or_yen(tokens, forms.signs[(token.lower,)], token.text), at, at + 1)
    return Currency("", at, at)
