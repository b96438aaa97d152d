"""The table of currencies: what every written form of money means, from the two files that list them.

``currencies.tsv`` is kept by hand and explains itself; ``currency_names.tsv`` holds the names and codes of the Unicode
CLDR. The words that tell a country come from ``places.tsv``.
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.forms import Form, Forms, parse
from verifier.language.tables import rows

WHOLE: Final = Decimal(1)
_SHAPELESS: Final = frozenset({"republic", "states", "kingdom", "islands", "union", "africa", "guinea", "korea"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form means: the currency *code*, of which it is the *factor* ("cent" has 0.01).

    *elsewhere* holds the codes it has in other countries; *large* is true of words that are money in large amounts.
    """

    code: str
    factor: Decimal = WHOLE
    elsewhere: tuple[str, ...] = ()
    large: bool = False


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """The forms that stand before a number, those that stand after it, and the codes, which may stand on either side.

    *last_of_sign* holds the last token of every form that stands before a number.
    """

    signs: Forms[Meaning]
    names: Forms[Meaning]
    codes: frozenset[str]
    last_of_sign: frozenset[str]


@cache
def currency_table() -> CurrencyTable:
    """Return the table, read once."""
    signs: list[tuple[Form, Meaning]] = []
    names: list[tuple[Form, Meaning]] = []
    codes: set[str] = set()
    for kind, cell, code, *more in (*rows("currency_names.tsv"), *rows("currencies.tsv")):
        forms, meaning = list(parse(cell)), _meaning(kind, code, *more)
        if kind == "code":
            codes.add(code)
        if kind != "sign":
            names += [(form, meaning) for form in forms]
        if kind in ("sign", "code"):
            signs += [(form, meaning) for form in forms]
        sign_like = [form for form in forms if kind in ("sign", "shared") and not form.words[-1].isalpha()]
        (names if kind == "sign" else signs).extend((form, meaning) for form in sign_like)
    return CurrencyTable(
        Forms(signs), Forms(names), frozenset(codes), frozenset(form.words[-1].lower() for form, _ in signs)
    )


def _meaning(kind: str, code: str, last: str = "") -> Meaning:
    if kind == "part":
        share = Fraction(last)
        return Meaning(code, Decimal(share.numerator) / share.denominator)
    return Meaning(code, elsewhere=tuple(last.split()), large=kind == "large")


@cache
def countries_of_words() -> MappingProxyType[str, frozenset[str]]:
    """Return, for the words that name a country, its people or its seat of government, the ISO 3166 codes."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, *cells in rows("places.tsv"):
        for name in "; ".join(cells).lower().split("; "):
            *_, word = name.split() or [""]
            if word not in _SHAPELESS:
                found[word].add(code)
    return MappingProxyType({word: frozenset(codes) for word, codes in found.items()})


@cache
def shared_codes() -> MappingProxyType[str, frozenset[str]]:
    """Return, for the bare names that stand for one of several currencies ("franc"), the codes they may mean."""
    return MappingProxyType(
        {code: frozenset(last.split()) for kind, _, code, *more in rows("currencies.tsv") if kind == "shared"
         for last in more if code.islower()}
    )  # fmt: skip
