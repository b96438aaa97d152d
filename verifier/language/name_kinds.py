"""Kinds of names: person, organisation, place, product or work, as far as the name itself tells.

Only names of one kind can stand in each other's place: "built by Nokia" says nothing against "built in Finland". What
tells nothing stays unknown, and may be anything but a place.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final

from verifier.language.name_words import WordSort, given_names, name_words, spellings
from verifier.language.places import PlaceNameKind, place_key, places
from verifier.language.regions import is_region

SHORT: Final = 3  # words: longer names are rarely persons
_CACHED: Final = 1 << 14


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"  # also the European Union
    PEOPLE = "people"  # a demonym: "Chinese"
    REGION = "region"  # any other place
    PRODUCT = "product"
    WORK = "work"  # an act, a list, a plan, a treaty
    UNKNOWN = "unknown"


AGENTS: Final = frozenset({NameKind.PERSON, NameKind.ORGANISATION, NameKind.UNKNOWN})
PLACES: Final = frozenset({NameKind.COUNTRY, NameKind.REGION})
NATIONS: Final = frozenset({NameKind.COUNTRY, NameKind.PEOPLE})
THINGS: Final = frozenset({NameKind.PRODUCT, NameKind.WORK})


def kind_of(words: Sequence[str]) -> NameKind:
    """Return the kind of the name that is written in these words.

    >>> [kind_of(name.split()).value for name in ("Mr Vogt", "Bank of China", "Mate 60", "Entity List", "Nokia")]
    ['person', 'organisation', 'product', 'work', 'unknown']
    """
    return _kind_of(tuple(words))


def may_rival(one: NameKind, other: NameKind) -> bool:
    """Tell whether names of the two kinds can stand in each other's place; the order does not matter.

    >>> may_rival(NameKind.UNKNOWN, NameKind.PERSON), may_rival(NameKind.UNKNOWN, NameKind.COUNTRY)
    (True, False)
    """
    if one is other:
        return True
    pair = {one, other}
    if pair <= PLACES:
        return True
    if NameKind.UNKNOWN in pair:
        return pair <= AGENTS
    return False


@lru_cache(maxsize=_CACHED)
def _kind_of(words: tuple[str, ...]) -> NameKind:
    key = place_key(" ".join(words))
    place = places().get(key)
    if place is not None:
        return NameKind.PEOPLE if place.kind is PlaceNameKind.DEMONYM else NameKind.COUNTRY
    if is_region(key):
        return NameKind.REGION
    return _by_words([word.lower().strip(".,") for word in words], words)


def _by_words(lower: Sequence[str], words: Sequence[str]) -> NameKind:
    known = name_words()
    first, last = {lower[0]}, {lower[-1]}
    bodies = known[WordSort.BODY] | known[WordSort.FIRM] | known[WordSort.MEDIUM]
    is_long = len(lower) > 1
    given = not given_names().isdisjoint(spellings(lower[0].partition("-")[0]))
    signs: Sequence[tuple[bool, NameKind]] = (
        (is_long and last <= known[WordSort.LEGAL], NameKind.ORGANISATION),
        (is_long and last <= bodies, NameKind.ORGANISATION),
        (is_long and first <= known[WordSort.TITLE], NameKind.PERSON),
        (last <= known[WordSort.WORK] or (first <= known[WordSort.WORK] and "of" in lower), NameKind.WORK),
        (not bodies.isdisjoint(first | last), NameKind.ORGANISATION),
        (not known[WordSort.SITE].isdisjoint(first | last), NameKind.REGION),
        (any(map(_has_digit, words)) or last <= known[WordSort.MODEL], NameKind.PRODUCT),
        (given and 1 < len(lower) <= SHORT + ("der" in lower), NameKind.PERSON),
    )
    return next((kind for is_so, kind in signs if is_so), NameKind.UNKNOWN)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
