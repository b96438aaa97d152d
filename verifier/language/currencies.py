"""Currencies: from "US$", "CNY", "Chinese yuan" and the like to an ISO 4217 code.

By newspaper custom bare dollars are United States dollars and bare yuan are Chinese. A name that several countries use
("pesos", "¥") is theirs whose country is named near by; where there is neither custom nor country its bare name is the
unit ("peso"). Pounds are money where hundreds of thousands of them are named, else a weight. The forms are listed in
``data/currencies.tsv``.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from verifier.language.currency_table import WHOLE, Meaning, currency_table, shared_codes, words_that_tell
from verifier.language.tokens import HYPHENS, NUMBER, SIGN, WORD, Token

LARGE: Final = Decimal(100_000)  # so many won or pounds are money: nobody wins or weighs that much
NEAR: Final = 40  # tokens on either side in which a country may tell whose currency it is
LONGEST_SIGN: Final = 5  # tokens: "U", ".", "S", ".", "$"
PENNY: Final = "p"
_NONE: Final = ("", WHOLE)
_AMBIGUOUS_ALONE: Final = frozenset({"a", "s"})  # "a $5 million deal", "Huawei's $5 million"


class Currency(NamedTuple):
    """A currency written in the tokens *start* to *end*; *code* is empty where none is written.

    *factor* brings the number to the currency: 0.01 for cents, a million for "MEUR".
    """

    code: str
    start: int
    end: int
    factor: Decimal = WHOLE


def may_be_money(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a currency may stand next to the number in the tokens *at* to *end*, or one sign or word away.

    A cheap question, to be asked before :func:`currency_before` and :func:`currency_after`.
    """
    near = currency_table().at_number
    return (
        tokens[at - 1].lower in near
        or tokens[end].lower in near
        or tokens[end + 1].lower in near
        or tokens[end + 2].lower in near
        or tokens[at - 2].lower in near
    )


def currency_before(tokens: Sequence[Token], at: int, floor: int) -> Currency:
    """Read the currency that ends before the token *at*: "US$", "€", "CNY"; it begins at *floor* or later."""
    last = tokens[at - 1]
    if at <= floor:
        return Currency("", at, at)
    if last.lower in currency_table().last_of_sign:
        for start in range(max(floor, at - LONGEST_SIGN), at):
            for meaning, end in currency_table().signs.at(tokens, start):
                if end == at and _is_set_as_sign(tokens, start, end):
                    return _with_code_before(tokens, Currency(_local(tokens, start, meaning), start, end), floor)
    code, factor = currency_table().scaled.get(last.text, _NONE)
    return Currency(code, at - 1, at, factor)


def _is_set_as_sign(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the tokens are one sign: "A$" is the Australian dollar, "a $5 million deal" is not."""
    first = tokens[start]
    if first.lower in _AMBIGUOUS_ALONE:
        return all(token.glued for token in tokens[start + 1 : end])
    return True


def _with_code_before(tokens: Sequence[Token], sign: Currency, floor: int) -> Currency:
    """Let a code glued to the sign tell whose sign it is: "MXN$", "aud$"."""
    before = tokens[sign.start - 1]
    if sign.start > floor and tokens[sign.start].glued and before.text.upper() in currency_table().codes:
        return Currency(before.text.upper(), sign.start - 1, sign.end)
    return sign


def _local(tokens: Sequence[Token], at: int, meaning: Meaning) -> str:
    """Return the code that a shared form has here: another country's where that is named near by."""
    if not meaning.elsewhere:
        return meaning.code
    near = {token.lower for token in tokens[max(0, at - NEAR) : at + NEAR]}
    return next((code for code in meaning.elsewhere if not near.isdisjoint(words_that_tell(code))), meaning.code)


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
    for meaning, end in currency_table().names.at(tokens, at):
        if _is_credible(tokens, at, end, value, meaning):
            return Currency(_local(tokens, at, meaning), at, end, meaning.factor)
    code, factor = currency_table().scaled.get(tokens[at].text, _NONE)
    return Currency(code, at, at + 1, factor)


def _is_credible(tokens: Sequence[Token], at: int, end: int, value: Decimal, meaning: Meaning) -> bool:
    """Whether the form is money there, not a weight, a verb, a page or the sign of the number that follows."""
    token, after = tokens[at], tokens[end]
    if meaning.large:
        return value >= LARGE or _is_converted(tokens, end)
    if token.text == PENNY:
        return token.glued or (after.kind is not NUMBER and after.text != ".")
    is_of_next = after.kind is NUMBER and (after.glued or tokens[end - 1].kind is SIGN)
    return not is_of_next  # "3 USD50 cards", "1 $10 bill"


def _is_converted(tokens: Sequence[Token], at: int) -> bool:
    """Whether another currency follows in brackets, as agencies give it: "5,000 won ($4)"."""
    if tokens[at].text != "(":
        return False
    place = at + 1
    while tokens[place].kind in (WORD, SIGN) and place <= at + LONGEST_SIGN:
        place += 1
    return tokens[place].kind is NUMBER and bool(currency_before(tokens, place, at + 1).code)


def may_be_one_currency(one: str, other: str) -> bool:
    """Whether two units of money may be the same: equal, or a shared name and one of the currencies it stands for.

    >>> may_be_one_currency("peso", "MXN"), may_be_one_currency("USD", "CAD")
    (True, False)
    """
    return one == other or other in shared_codes().get(one, ()) or one in shared_codes().get(other, ())
