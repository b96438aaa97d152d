"""Regions: which place lies in which, from cities up to continents.

"In Shenzhen" bears out "in China", and the other way round it says too little. A place goes by the code of its country,
or by its key in the table; a seat of government is a city here, whatever else it stands for in the news.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from verifier.language.places import PlaceNameKind, place_key, places
from verifier.language.tables import rows

_CACHED: Final = 1 << 12
SEATS_ONLY: Final = frozenset({"EU"})  # its seat does not lie in it as a city lies in its country


class PlaceRelation(StrEnum):
    """How one place lies to another."""

    SAME = "same"
    WITHIN = "within"
    AROUND = "around"
    APART = "apart"
    UNKNOWN = "unknown"  # one of them is not in the tables, or they may overlap


def is_region(key: str) -> bool:
    """Tell whether the place key, as :func:`place_key` gives it, names a continent, a division or a city."""
    return key in _table()[0]


def place_id(key: str) -> str:
    """Return the code of the country or the id of the place that *key* names; empty for neither.

    >>> place_id("china"), place_id("bengaluru"), place_id("beijing"), place_id("huawei")
    ('CN', 'bangalore', 'beijing', '')
    """
    if key in _table()[0]:
        return _table()[0][key]
    place = places().get(key)
    if place is None:
        return ""
    return key if place.kind is PlaceNameKind.SEAT else place.code


@lru_cache(maxsize=_CACHED)
def relate(one: str, other: str) -> PlaceRelation:
    """Return how the place of id *one* lies to that of id *other*.

    >>> str(relate("shenzhen", "CN")), str(relate("Asia".lower(), "shenzhen")), str(relate("shenzhen", "shanghai"))
    ('within', 'around', 'apart')
    """
    if not one or not other:
        return PlaceRelation.UNKNOWN
    if one == other:
        return PlaceRelation.SAME
    if other in _containers(one):
        return PlaceRelation.WITHIN
    if one in _containers(other):
        return PlaceRelation.AROUND
    return PlaceRelation.UNKNOWN if _may_overlap(one, other) else PlaceRelation.APART


def _may_overlap(one: str, other: str) -> bool:
    """Tell whether both hold other places, some of them in common: "Europe" and "Scandinavia"."""
    return not _contents().get(one, frozenset()).isdisjoint(_contents().get(other, frozenset()))


@cache
def _contents() -> Mapping[str, frozenset[str]]:
    """Return for each place that holds others everything that lies in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for place in _table()[1]:
        for outer in _containers(place):
            found[outer].add(place)
    return MappingProxyType({outer: frozenset(places_in) for outer, places_in in found.items()})


@cache
def _containers(place: str) -> frozenset[str]:
    """Return everything that a place lies in, at any remove."""
    found: set[str] = set()
    waiting = [place]
    while waiting:
        for outer in _table()[1].get(waiting.pop(), ()):
            if outer not in found:
                found.add(outer)
                waiting.append(outer)
    return frozenset(found)


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Return the ids by key, and by id what each place lies in."""
    ids: dict[str, str] = {}
    around: dict[str, list[str]] = defaultdict(list)
    for cell, container in rows("regions.tsv"):
        outer = _id_of(container, ids)
        for name in cell.split("; "):
            around[_id_of(name, ids)].append(outer)
    for key, place in places().items():
        if place.kind is PlaceNameKind.SEAT and key not in ids and place.code not in SEATS_ONLY:
            around[key].append(place.code)
    return MappingProxyType(ids), MappingProxyType({key: tuple(outer) for key, outer in around.items()})


def _id_of(cell: str, ids: dict[str, str]) -> str:
    """Return the id of a cell, one code or the names of one place, and note its keys."""
    keys = [place_key(name) for name in _names(cell)]
    if not keys:
        return cell
    own = ids.setdefault(keys[0], keys[0])
    for key in keys[1:]:
        ids[key] = own
    return own


def _names(cell: str) -> Iterator[str]:
    """Yield the names in a cell; none where it is the code of a country."""
    is_code = len(cell) == len("EU") and cell.isupper()
    yield from () if is_code else cell.split("=")
