"""Date parts: the named pieces that the patterns of calendar expressions are built from."""

from typing import Final

from verifier.language.calendar import MONTH_NAMES

_LONG: Final = "|".join(f"{name.title()}|{name.upper()}|{name}" for name in MONTH_NAMES)
_SHORT_NAMES: Final = ("sept", *(name[:3] for name in MONTH_NAMES if name != "may"))
_SHORT: Final = "|".join(f"{name.title()}|{name.upper()}|{name}" for name in _SHORT_NAMES)
_NO_LETTER: Final = r"(?![^\W\d_])"
MONTH: Final = rf"\b(?:(?:{_LONG}){_NO_LETTER}|(?:{_SHORT}){_NO_LETTER}\.?)"

GAP: Final = r"[ \u00a0\n]"
OF: Final = rf"{GAP}(?:of{GAP})?"
DASH: Final = r"[-–—‐‑]"
TO: Final = rf"(?:{GAP}?{DASH}{GAP}?|{GAP}(?:to|through|until|till){GAP})"
AND: Final = rf"{GAP}(?:and|or|&){GAP}"
FREE: Final = r"(?<![\w$€£¥.,/#:])"  # nothing before it that would make digits a price, a decimal or a path

DAY: Final = r"(?<![\d.,])\d{1,2}(?:st|nd|rd|th)?"
YEAR: Final = r"(?:1[5-9]|20|21)\d\d"
NOTE: Final = r"\.\d{1,3}(?=\s*$|\s+[A-Z“])"  # "since 2009.20": the number of a footnote, not a decimal
FULL_YEAR: Final = rf"{YEAR}(?![\w%]|[,:/]\d|(?!{NOTE})\.\d)"
SHORT_YEAR: Final = r"[’'‘]\d\d(?!\w)"
BEFORE_YEAR: Final = rf"(?:{GAP}?,{GAP}?|{GAP}|[-/]|{GAP}(?:of|in|of{GAP}the{GAP}year){GAP})"

_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINAL_VALUES: Final = {
    word: value
    for value, word in enumerate(
        (*_ONES, *_TEENS, *(f"twenty-{one}" for one in _ONES), "thirtieth", "thirty-first"), start=1
    )
}
ORDINAL: Final = "|".join(sorted(ORDINAL_VALUES, key=len, reverse=True))
PARTS_OF: Final = {  # "the second quarter", "the latter half"; the last quarter is the fourth, the last half the second
    "first": 1, "1st": 1, "opening": 1, "second": 2, "2nd": 2, "latter": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": 4, "last": 4, "closing": 4,
}  # fmt: skip
THIS_CENTURY_UNTIL: Final = 50  # "FY23", "Aug. ’49" are of this century, "’68" is of the last one


def number(text: str | None) -> int:
    """Return the digits of *text* as a number, 0 where there are none ("17th" is 17)."""
    return int("".join(filter(str.isdecimal, text or "")) or 0)


def ordinal(text: str) -> int:
    """Return the value of "17th" or "seventeenth"; 0 where it is no ordinal.

    >>> ordinal("Seventeenth"), ordinal("17th")
    (17, 17)
    """
    return ORDINAL_VALUES.get(text.lower(), 0) or number(text)


def year_of(text: str | None) -> int:
    """Return the year that "2023", "’23" or "23" stands for; 0 where there is none.

    >>> year_of("’23"), year_of("’68"), year_of("1868")
    (2023, 1968, 1868)
    """
    if not text:
        return 0
    value = number(text)
    if value >= 100:  # noqa: PLR2004
        return value
    return value + (2000 if value < THIS_CENTURY_UNTIL else 1900)
