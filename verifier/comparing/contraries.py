"""Contraries: words that cannot both be said of the same thing.

Opposites come from the lexicon, also by way of a synonym or a derivation ("slowly", "quickly", "quick"). Members of one closed set
exclude one another as well: what happened every week did not happen every year. Verbs so light that they mean nothing
by themselves ("give", "take") are left out, for "took effect" and "gave notice" are no contraries.
"""

from functools import lru_cache
from typing import Final

from verifier.language.lexicon import derivations, opposites, synonyms

LIGHT: Final = frozenset(
    "give take make get go come put have leave do be bring keep set let say see use find show hold begin start end "
    "old new first last early late little great good work part place way thing time year more less few many".split()
)
# Words of one row exclude one another; each cell holds the stems that mean the same.
TIME_UNITS: Final = (("day", "daily"), ("week", "weekly"), ("month", "monthly"), ("quarter", "quarterly"),
                     ("year", "yearly", "annual", "annually"), ("decade",))  # fmt: skip
COMPASS: Final = (("north", "northern"), ("south", "southern"), ("east", "eastern"), ("west", "western"))
MEASURES: Final = (("import",), ("export",))
EXCLUSIVE: Final = (TIME_UNITS, COMPASS, MEASURES)
_CACHED: Final = 1 << 14


@lru_cache(maxsize=_CACHED)
def contraries(stem: str) -> frozenset[str]:
    """Return the stems that exclude *stem* when said of the same thing; empty for words without any.

    >>> sorted(contraries("week") & {"annual", "month", "weekly"})
    ['annual', 'month']
    """
    excluded = {other for row in EXCLUSIVE for cell in row if stem in cell for others in row for other in others}
    own = {other for row in EXCLUSIVE for cell in row if stem in cell for other in cell}
    if stem in LIGHT:
        return frozenset(excluded - own)
    family = {stem, *derivations(stem), *synonyms(stem)} - LIGHT
    direct = {other for member in family for other in opposites(member)}
    derived = {form for other in direct for form in derivations(other)}
    return frozenset(((direct | derived) - LIGHT | excluded) - own - family)
