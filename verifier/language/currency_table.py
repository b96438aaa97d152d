"""The table of currencies: what every written form of money means, from the two files that list them.

``currencies.tsv`` is kept by hand and explains itself; ``currency_names.tsv`` holds the names and codes of the Unicode
CLDR. The words that tell a country come from ``places.tsv``.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.forms import Form, Forms, parse
from verifier.language.tables import rows

WHOLE: Final = Decimal(1)
_SCALES: Final = {  # MEUR, TSEK: firms in northern Europe write millions and thousands so
    "M": Decimal(10) ** 6, "T": Decimal(1000), "K": Decimal(1000), "k": Decimal(1000),
}  # fmt: skip
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

    *scaled* holds the codes with the letter of a magnitude before them ("MEUR"), with the code and that magnitude.
    *last_of_sign* holds the last token of every form that stands before a number, and *at_number* all tokens that may
    stand right before or behind the number of a sum of money, in lower case.
    """

    signs: Forms[Meaning]
    names: Forms[Meaning]
    codes: frozenset[str]
    scaled: Mapping[str, tuple[str, Decimal]]
    last_of_sign: frozenset[str]
    at_number: frozenset[str]


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
    scaled = {scale + code: (code, by) for code in codes for scale, by in _SCALES.items()}
    last_of_sign = frozenset(form.words[-1].lower() for form, _ in signs)
    first_of_name = frozenset(form.words[0].lower() for form, _ in names)
    at_number = last_of_sign | first_of_name | frozenset(map(str.lower, scaled))
    return CurrencyTable(
        Forms(signs), Forms(names), frozenset(codes), MappingProxyType(scaled), last_of_sign, at_number
    )


def _meaning(kind: str, code: str, last: str = "") -> Meaning:
    if kind == "part":
        share = Fraction(last)
        return Meaning(code, Decimal(share.numerator) / share.denominator)
    return Meaning(code, elsewhere=tuple(last.split()), large=kind == "large")


@cache
def words_that_tell(code: str) -> frozenset[str]:
    """Return the words, in lower case, that tell that a shared name means the currency *code* where they stand near by.

    They are the code, the currency's own names of one word, and those of its country, its people and its seat.
    """
    return frozenset({code.lower()} | _own_names()[code] | _country_words()[code[:2]])


@cache
def _own_names() -> defaultdict[str, frozenset[str]]:
    """Return, by the code of a currency, its names of one word that are no other currency's."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for kind, cell, code, *_ in rows("currencies.tsv"):
        if kind == "name":
            found[code] |= {form.words[0].lower() for form in parse(cell) if len(form.words) == 1}
    return found


@cache
def _country_words() -> defaultdict[str, frozenset[str]]:
    """Return, by the ISO 3166 code of a country, the last words of its names, of its people's and of its seat's."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for country, *cells in rows("places.tsv"):
        words = {name.split()[-1] for name in "; ".join(cells).lower().split("; ") if name}
        found[country] = frozenset(words - _SHAPELESS)
    return found


@cache
def shared_codes() -> MappingProxyType[str, frozenset[str]]:
    """Return, for the bare names that stand for one of several currencies ("franc"), the codes they may mean."""
    shared = (row for row in rows("currencies.tsv") if row[0] == "shared" and row[2].islower())
    return MappingProxyType({code: frozenset(codes.split()) for _, _, code, codes in shared})
