"""Write the table of currency names, codes and signs that the reader of money uses.

The names come from the Unicode CLDR in English, by way of Babel (``pip install babel``), which is needed here only
and not when verifier runs. Ambiguous names ("krona", "peso", "franc") and signs are left out; the few that newspapers
use without saying more ("dollars", "pounds") are set below.

    python training/currency_names.py verifier/language/data/currencies.tsv
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
ENGLISH_WORDS: Final = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "COP", "MAD", "GEL", "SOS", "BOB", "BAM", "LAK"}
)
BY_CUSTOM: Final = {
    "USD": "dollar|dollars|u.s. dollar|u.s. dollars|united states dollars|american dollar|american dollars",
    "GBP": "pounds sterling|sterling|british pounds|pound sterling",
    "CNY": "yuan|yuan renminbi|renminbi|rmb|chinese renminbi|yuan rmb",
    "JPY": "yen",
    "KRW": "korean won",
    "EUR": "euro|euros",
    "RUB": "rouble|roubles|ruble|rubles|russian rouble|russian roubles",
    "ILS": "shekel|shekels|israeli shekel|israeli shekels",
    "DKK": "danish crown|danish crowns",
    "SEK": "swedish crown|swedish crowns",
    "NOK": "norwegian crown|norwegian crowns",
    "CZK": "czech crown|czech crowns",
    "CAD": "canadian dollars",
    "TWD": "taiwan dollar|taiwan dollars|taiwanese dollar|taiwanese dollars",
    "MYR": "ringgit",
    "THB": "baht",
    "BRL": "reais",
    "PLN": "zloty|zlotys",
    "UAH": "hryvnia|hryvnias",
    "IDR": "rupiah",
}
SIGNS_BY_CUSTOM: Final = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "$us": "USD", "usd$": "USD", "a$": "AUD", "au$": "AUD", "$a": "AUD",
    "$au": "AUD", "c$": "CAD",
    "ca$": "CAD", "hk$": "HKD", "$hk": "HKD", "nt$": "TWD", "s$": "SGD", "nz$": "NZD", "nzd$": "NZD", "$nz": "NZD",
    "r$": "BRL", "mx$": "MXN",
    "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "₱": "PHP",
    "₦": "NGN",
    "₴": "UAH", "₺": "TRY", "₽": "RUB", "₸": "KZT", "฿": "THB", "rm": "MYR", "rmb": "CNY", "cn¥": "CNY", "rmb¥": "CNY",
    "元": "CNY", "zł": "PLN", "chf": "CHF",
}  # fmt: skip


def name_forms() -> dict[str, set[str]]:
    """Return, for each lower-case English name, the codes that it may mean."""
    forms: dict[str, set[str]] = defaultdict(set)
    for code in (*IN_USE, *PAST):
        for count in (None, 1, 2):
            forms[get_currency_name(code, count, "en").lower()].add(code)
    return forms


def table() -> list[str]:
    """Return the sorted lines of the table: kind, form and code, parted by tabs."""
    lines = {f"name\t{form}\t{min(codes)}" for form, codes in name_forms().items() if len(codes) == 1}
    lines |= {f"name\t{form}\t{code}" for code, forms in BY_CUSTOM.items() for form in forms.split("|")}
    lines |= {f"sign\t{sign}\t{code}" for sign, code in SIGNS_BY_CUSTOM.items()}
    lines |= {f"code\t{code}\t{code}" for code in (*IN_USE, *PAST) if code not in ENGLISH_WORDS}
    return sorted(lines)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(table()) + "\n", encoding="utf-8")
