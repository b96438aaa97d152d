"""Slugs: a short, readable id for a claim, from what it says: "shenzhen-zhixin-honor-15bn".

The rarest words of the statement, in its order, then its weightiest figure and its year. Nothing but the claim itself
counts, so that the same statement has the same slug wherever it stands; only where two meet is one given a number.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.statement import Statement

WORDS: Final = 3
LONGEST_WORD: Final = 18
LONGEST: Final = 48
NAMELESS: Final = "claim"
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_MAGNITUDES: Final = (("tn", Decimal(10) ** 12), ("bn", Decimal(10) ** 9), ("m", Decimal(10) ** 6))
_SIGNS: Final = {FigureKind.PERCENT: "pc", FigureKind.POINTS: "pp", FigureKind.MULTIPLE: "x"}


def slug_of(statement: Statement) -> str:
    """Return the slug of one statement, made of ``a-z``, ``0-9`` and single hyphens, never empty.

    >>> from verifier.language.statement import read_statement
    >>> slug_of(read_statement("Norhaven bought the ferry operator Sundlink for 15 billion kroner in 2020."))
    'norhaven-ferry-sundlink-15bn-2020'
    """
    words = sorted(statement.words, key=lambda word: (-word.weight, word.index))
    chosen: dict[str, int] = {}
    for word in words:
        plain = plain_word(word.token.text)
        if plain and len(chosen) < WORDS:
            chosen.setdefault(plain, word.index)
    told = sorted(chosen, key=lambda plain: chosen[plain])
    parts = [*told, *_figure_part(statement.figures), *_year_part(statement.periods)]
    return "-".join(parts)[:LONGEST].strip("-") or NAMELESS


def plain_word(written: str) -> str:
    """Return *written* as a slug has it: small ASCII letters and digits.

    >>> plain_word("Nestlé’s")
    'nestles'
    """
    ascii_only = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode("ascii")
    return _NOT_SLUG.sub("", ascii_only.lower())[:LONGEST_WORD]


def unique_slugs(slugs: Sequence[str]) -> list[str]:
    """Return *slugs* in order, the second of a kind with "-2" behind it, and so on."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    named = []
    for slug in slugs:
        name = slug
        while name in taken:
            counts[slug] = counts.get(slug, 1) + 1
            name = f"{slug}-{counts[slug]}"
        taken.add(name)
        named.append(name)
    return named


def _figure_part(figures: Iterable[Figure]) -> list[str]:
    told = [figure for figure in figures if figure.kind not in (FigureKind.ORDINAL, FigureKind.DURATION)]
    if not told:
        return []
    figure = max(told, key=lambda figure: (figure.kind is not FigureKind.COUNT, -figure.start))
    return [part for part in (_amount(figure.high) + _SIGNS.get(figure.kind, ""),) if part]


def _amount(value: Decimal) -> str:
    for sign, size in _MAGNITUDES:
        if abs(value) >= size:
            return _digits(value / size) + sign
    return _digits(value)


def _digits(value: Decimal) -> str:
    rounded = round(value, 2)
    return _NOT_SLUG.sub("-", f"{rounded.normalize():f}".lower()).strip("-")[:LONGEST_WORD]


def _year_part(periods: Iterable[Period]) -> list[str]:
    return [str(period.last.year) for period in periods if period.last is not None][:1]
