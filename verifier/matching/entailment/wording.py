"""Wording: the one form in which the model sees figures and dates, however they were written.

A small model learns from spelling. "Five" and "5", "$15 billion" and "15bn US dollars", "per cent" and "%" are the same
to a reader and nothing alike to it, so that what verifier's own readers find is written anew before the model sees it:
digits, a magnitude from a million on, and the unit behind ("about 15 billion USD", "5 %", "17 august 2020"). What they
read only vaguely ("hundreds of thousands", "doubled", "the second") keeps its own words.
"""

from decimal import Decimal
from itertools import chain
from typing import Final

from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.domain.period import Period, Precision, Reckoning
from verifier.language.figures import read_figures
from verifier.language.periods import read_periods
from verifier.language.sentences import split_sentences

BOUNDS: Final = {
    Bound.EXACTLY: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "at most ",
    Bound.LESS_THAN: "less than ",
}
MAGNITUDES: Final = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))
MONTHS: Final = tuple("january february march april may june july august september october november december".split())
# Kinds whose words say more than the number does: "the second" may be of a month, "doubled" is also the verb.
KEPT: Final = frozenset({FigureKind.MULTIPLE, FigureKind.ORDINAL})


def plain_wording(text: str) -> str:
    """Return *text* with every figure and date that is read in it in its one form; the rest stays as it is.

    >>> plain_wording("Over fifteen billion US dollars went in two per cent of the cases.")
    'more than 15 billion USD went in 2 % of the cases.'
    """
    if not text.strip():
        return text
    pieces: list[str] = []
    at = 0
    periods: list[Period] = []
    for span in split_sentences(text):
        sentence = span.within(text)
        found = read_periods(sentence, span.start, before=periods)
        periods.extend(period for period in found if period.is_resolved)
        for start, end, form in _rewritings(read_figures(sentence, span.start), found):
            if start >= at:
                pieces += (text[at:start], form)
                at = end
    pieces.append(text[at:])
    return "".join(pieces)


def _rewritings(figures: list[Figure], periods: list[Period]) -> list[tuple[int, int, str]]:
    """Return start, end and new form of what is written anew, in order."""
    of_figures = ((figure.start, figure.end, figure_form(figure)) for figure in figures)
    of_periods = ((period.start, period.end, period_form(period)) for period in periods)
    return sorted(chain(of_figures, of_periods))


def figure_form(figure: Figure) -> str:
    """Return the one form of *figure*: bound, number, magnitude, unit; its own words where they say more.

    A vague number ("dozens") is a range that nobody wrote, and keeps its words too.
    """
    is_vague = figure.is_range and figure.bound is Bound.ABOUT
    if figure.kind in KEPT or is_vague:
        return figure.text
    number = number_form(figure.low)
    if figure.is_range:
        number = f"{number} to {number_form(figure.high)}"
    unit = _unit_form(figure)
    return BOUNDS[figure.bound] + (f"{number} {unit}" if unit else number)


def _unit_form(figure: Figure) -> str:
    if figure.kind is FigureKind.POINTS:
        return "% points"
    is_one = figure.low == figure.high == 1
    return f"{figure.unit}s" if figure.kind is FigureKind.DURATION and not is_one else figure.unit


def number_form(value: Decimal) -> str:
    """Return *value* in digits, with the name of its magnitude from a million on.

    >>> number_form(Decimal("7300000000")), number_form(Decimal("1250.50"))
    ('7.3 billion', '1250.5')
    """
    for size, name in MAGNITUDES:
        if abs(value) >= size:
            return f"{_digits(value / size)} {name}"
    return _digits(value)


def _digits(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def period_form(period: Period) -> str:
    """Return the one form of a day, month, quarter or year; other periods, and fiscal ones, keep their words."""
    if period.reckoning is Reckoning.FISCAL or period.candidates:
        return period.text
    if period.first is None:
        return _form_without_year(period)
    year = period.first.year
    if period.precision is Precision.DAY:
        return f"{period.first.day} {MONTHS[period.first.month - 1]} {year}"
    if period.precision is Precision.MONTH:
        return f"{MONTHS[period.first.month - 1]} {year}"
    if period.precision is Precision.QUARTER:
        return f"q{(period.first.month + 2) // 3} {year}"
    return str(year) if period.precision is Precision.YEAR else period.text


def _form_without_year(period: Period) -> str:
    if period.month is None or period.precision not in {Precision.DAY, Precision.MONTH}:
        return period.text
    month = MONTHS[period.month - 1]
    return month if period.day is None else f"{period.day} {month}"
