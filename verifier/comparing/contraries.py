"""Contraries: words that cannot both be said of the same thing.

Opposites come from the lexicon, also by way of a synonym or a derivation ("slowly", "quickly", "quick"). Members of one
closed set exclude one another as well: what happened every week did not happen every year. So do a word and the same
with a denying prefix: "reasonable" and "unreasonable". Verbs so light that they mean nothing by themselves ("give",
"take") are left out, for "took effect" and "gave notice" are no contraries.
"""

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from verifier.language.lexicon import derivations, opposites, synonyms
from verifier.language.stems import stem as stem_of
from verifier.language.tables import passage_counts

LIGHT: Final = frozenset(
    "give take make get go come put have leave do be bring keep set let say see use find show hold begin start end "
    "old new first last early late little great good work part way thing time year more less few many "
    "turn run call claim state back question sound mean kind law".split()
)
# Words of one row exclude one another; each cell holds the stems that mean the same.
TIME_UNITS: Final = (("day", "daily"), ("week", "weekly"), ("month", "monthly"), ("quarter", "quarterly"),
                     ("year", "yearly", "annual", "annually"), ("decade",))  # fmt: skip
COMPASS: Final = (("north", "northern"), ("south", "southern"), ("east", "eastern"), ("west", "western"))
MEASURES: Final = (("import",), ("export",))
MOMENTS: Final = (("same_day", "simultaneously", "simultaneous"), ("long_before",), ("long_after",))
ASPECTS: Final = (("begin", "start", "commence"), ("stop", "cease", "halt", "quit", "discontinue", "end"))
RANKS: Final = (("come_last",), ("come_first", "focus", "priority", "prioritize"))
EXCLUSIVE: Final = (TIME_UNITS, COMPASS, MEASURES, MOMENTS, ASPECTS, RANKS)
PREFIXES: Final = ("un", "non", "dis")
# "in-" denies an adjective only: "incapable", but not "income" or "invest".
ADJECTIVE_PREFIXES: Final = ("in", "im", "ir", "il")
ASSIMILATED: Final = MappingProxyType(
    {"l": "il", "m": "im", "p": "im", "b": "im", "r": "ir"}
)  # "illegal", "impossible"
ADJECTIVE_ENDINGS: Final = ("able", "ible", "ent", "ant", "ate", "ect", "ete", "ial", "ive", "al", "ble", "ure", "lar")
SHORTEST_BASE: Final = 4  # letters: "until" and "union" deny nothing
NOT_DENIALS: Final = frozenset(
    "unless until under union unite unit unique university unify understand undergo unfold unleash unrest "
    "unearth unease nonetheless nonsense discuss discover display dispatch distance distribute district "
    "disclose dispute disguise distress disposal dispose discharge discipline disappoint disappointment "
    "disgust displace displacement discard discourse disparity distract distraction disposition dissolve "
    "dissolution disgrace dismiss disease distant indent infant instant intent indifferent informative "
    "impressive incident immigrant immediate initial illustrate indicate inventive imitate instable "
    "disable disband".split()
)
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
    family = {stem, *derivations(stem)} - LIGHT
    direct = {other for member in family for other in opposites(member)} | denied_forms(stem)
    if not direct:  # a synonym may have another sense, so it is asked last
        family |= synonyms(stem) - LIGHT
        direct = {other for member in family for other in opposites(member)}
    derived = {form for other in direct for form in derivations(other)}
    return frozenset(((direct | derived) - LIGHT | excluded) - own - family)


@lru_cache(maxsize=_CACHED)
def allies(stem: str) -> frozenset[str]:
    """Return the stems that exclude what *stem* excludes, as "soar" does with "rise": they point the same way."""
    return frozenset(other for contrary in opposites(stem) for other in opposites(contrary)) - opposites(stem)


def denied_forms(stem: str) -> frozenset[str]:
    """Return the words that are *stem* with a denying prefix, known or not, and the known ones that it denies.

    >>> "unreasonable" in denied_forms("reasonable"), "affect" in denied_forms("unaffected")
    (True, True)
    """
    possible = (*PREFIXES, ASSIMILATED.get(stem[:1], "in"))
    participle = stem + ("d" if stem.endswith("e") else "ed")
    longer = {prefix + form for prefix in possible for form in (stem, participle) if _is_denial(prefix + form, form)}
    bases = {stem.removeprefix(prefix) for prefix in (*PREFIXES, *ADJECTIVE_PREFIXES) if stem.startswith(prefix)}
    shorter = {form for base in bases if _is_denial(stem, base) for form in (base, stem_of(base))}
    return frozenset(longer | (shorter & passage_counts().keys()))


def _is_denial(longer: str, base: str) -> bool:
    """Tell whether *longer* is *base* with a prefix that denies it, not a word that only looks so."""
    if longer in NOT_DENIALS or len(base) < SHORTEST_BASE or longer == base:
        return False
    prefix = longer.removesuffix(base)
    return prefix in PREFIXES or (prefix in ADJECTIVE_PREFIXES and base.endswith(ADJECTIVE_ENDINGS))
