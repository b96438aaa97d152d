"""Write the table of the full English names and the ISO codes of currencies that the reader of money uses.

The names come from the Unicode CLDR in English, by way of Babel (``pip install babel``), which is needed here only
and not when verifier runs. What newspapers write instead of them ("dollars", "€", "pence") stands in the table
``currencies.tsv``, which is kept by hand.

    python training/currency_names.py verifier/language/data/currency_names.tsv
"""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

from babel.numbers import get_currency_name

IN_USE: Final = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD "
    "CAD CDF CHF CLP CNY "
    "COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS "
    "INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU "
    "MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
    "SAR SBD SCR SDG SEK "
    "SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND "
    "VUV WST XAF XCD XOF "
    "XPF YER ZAR ZMW"
).split()
PAST: Final = "DEM FRF ITL NLG FIM BEF ATS ESP PTE IEP GRD HRK".split()  # still read in older texts
HEADER: Final = (
    "# The English names of currencies in the Unicode CLDR, and the ISO 4217 codes that are no English words.",
    "# Written by training/currency_names.py; additions belong in currencies.tsv.",
)
ENGLISH_WORDS: Final = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "COP", "MAD", "GEL", "SOS", "BOB", "BAM", "LAK"}
)


def name_forms() -> dict[str, set[str]]:
    """Return, for each lower-case English name, the codes that it may mean."""
    forms: dict[str, set[str]] = defaultdict(set)
    for code in (*IN_USE, *PAST):
        for count in (None, 1, 2):
            forms[get_currency_name(code, count, "en").lower()].add(code)
    return forms


def table() -> list[str]:
    """Return the lines of the table, sorted: kind, form and code, parted by tabs."""
    lines = {f"name\t{form}\t{min(codes)}" for form, codes in name_forms().items() if len(codes) == 1}
    lines |= {f"code\t={code}\t{code}" for code in (*IN_USE, *PAST) if code not in ENGLISH_WORDS}
    return [*HEADER, *sorted(lines)]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(table()) + "\n", encoding="utf-8")
