"""Years and what is longer: "2019", "2019–2021", "2019-20", "the 1990s", "the 19th century"."""

import re
from typing import Final

from verifier.domain.period import Precision
from verifier.language.calendar import century, months, years
from verifier.language.date_parts import FREE, GAP, NOTE, ORDINAL, YEAR, number, ordinal
from verifier.language.date_shapes import DIGIT, MONTH_NAME, ORDINAL_WORD, QUOTE, Shape
from verifier.language.stretch import Stretch
from verifier.language.years import is_year

_GLUED_NOTE: Final = re.compile(NOTE)
_DECIMALS: Final = re.compile(r"\.\d")
_NOTE_LEAD: Final = re.compile(r"\b(?:in|since|by|until|during|before|after)\s$", re.IGNORECASE)
_LOOK_BACK: Final = 12
_LAST_CENTURY: Final = 22


def _read_years(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """2019-21, 2019–2021 and 2014–5 are ranges; 2015-12 is a month."""
    first, last = number(match["first"]), number(match["last"])
    if len(match["last"]) == 1:
        last += first % 100 - first % 10
    if last < 100:  # noqa: PLR2004
        if last <= first % 100 and 1 <= last <= 12 and "-" in match[0]:  # noqa: PLR2004
            return (Stretch(match.start(), match.end(), Precision.MONTH, *months(first, last, last)),)
        last += first - first % 100
    return (Stretch(match.start(), match.end(), Precision.RANGE, *years(first, last)),) if first < last else ()


def _read_decade(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    first = 10 * number(match["decade"])
    first += 1900 if first < 100 else 0  # noqa: PLR2004  # the ’90s
    return (Stretch(match.start(), match.end(), Precision.DECADE, *years(first, first + 9)),)


def _read_century(_sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    nth = ordinal(match["nth"])
    if not 1 <= nth <= _LAST_CENTURY:
        return ()
    return (Stretch(match.start(), match.end(), Precision.CENTURY, *century(nth)),)


def _read_year(sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    year = number(match["year"])
    if not is_year(sentence, match.start(), match.end()):
        return ()
    note = _GLUED_NOTE.match(sentence, match.end())
    if note is None and _DECIMALS.match(sentence, match.end()):
        return ()
    end = note.end() if note else match.end()
    return (Stretch(match.start(), end, Precision.YEAR, *years(year, year)),)


def _read_noted_year(sentence: str, match: re.Match[str]) -> tuple[Stretch, ...]:
    """Read "in 20165" at the end of a sentence as a year with the number of a footnote."""
    if not _NOTE_LEAD.search(sentence[max(0, match.start() - _LOOK_BACK) : match.start()]):
        return ()
    year = number(match["year"])
    return (Stretch(match.start(), match.end(), Precision.YEAR, *years(year, year)),)


SHAPES: Final = {
    "years": Shape(
        (DIGIT,),
        rf"{FREE}(?P<first>{YEAR})(?:[-–—/‐‑]|{GAP}[–—-]{GAP})(?P<last>{YEAR}|\d\d|(?<=[–—])\d)(?![\w%]|[.,:/-]\d|[-/][A-Za-z])",
        _read_years,
    ),
    "decade": Shape((DIGIT,), rf"{FREE}(?P<decade>(?:1[5-9]|20|21)\d)0[’']?s\b", _read_decade),
    "short_decade": Shape((QUOTE,), r"(?<!\w)[’'‘](?P<decade>\d)0s\b", _read_decade),
    "century": Shape(
        (DIGIT, MONTH_NAME, ORDINAL_WORD),
        rf"\b(?P<nth>(?i:{ORDINAL})|\d\d?(?:st|nd|rd|th))[- ]century\b(?!{GAP}B\.?C)",
        _read_century,
    ),
    "year": Shape((DIGIT,), rf"{FREE}(?<!\d-)(?P<year>{YEAR})(?![\w%]|[,:/-]\d|\.\d\d\d\d)", _read_year),
    "noted_year": Shape(
        (DIGIT,), rf"{FREE}(?P<year>(?:19|20)\d\d)\d\d?(?=[.,;)]?(?:\s*$|{GAP}[A-Z“]))", _read_noted_year
    ),
}
