"""Places: the names of countries, of their people, and the capitals that stand for their governments.

"Chinese", "China", "the PRC" and, less surely, "Beijing" all point at one country. Names are looked up in lower case,
without dots and accents, as :func:`place_key` gives them; a caller should ask only for capitalised words, since
"polish", "turkey" and "chad" are words as well.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import rows

_TAKES_S: Final = ("n", "i", "k", "c", "e", "er", "ot", "b")  # Germans, Iraqis, Greeks; not "Frenchs"
_NO_PLURAL: Final = ("ese", "ish", "men", "french", "british", "irish", "dutch", "swiss")


class PlaceNameKind(StrEnum):
    """How surely a name means the country: its own name and its demonym do, its seat of government may."""

    NAME = "name"
    DEMONYM = "demonym"
    SEAT = "seat"  # Moscow says


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a name points at: the ISO 3166-1 alpha-2 *code* of a country ("EU" for the European Union), and how."""

    code: str
    kind: PlaceNameKind


def places() -> Mapping[str, PlaceName]:
    """Return all known names by their key.

    >>> places()["chinese"]
    PlaceName(code='CN', kind=<PlaceNameKind.DEMONYM: 'demonym'>)
    """
    return _places()


def place_key(name: str) -> str:
    """Return the key of a name as written: lower case, without dots, accents and a leading "the".

    >>> place_key("the U.S."), place_key("Côte d’Ivoire")
    ('us', "cote d'ivoire")
    """
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "'").replace(".", ""))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.split()).removeprefix("the ")


@cache
def _places() -> MappingProxyType[str, PlaceName]:
    table: dict[str, PlaceName] = {}
    for code, *cells in rows("places.tsv"):
        for kind, cell in zip(PlaceNameKind, cells, strict=False):
            for name in _names(cell, kind):
                table.setdefault(place_key(name), PlaceName(code, kind))
    return MappingProxyType(table)


def _names(cell: str, kind: PlaceNameKind) -> Iterator[str]:
    for name in cell.split("; "):
        if name:
            yield name
            if kind is PlaceNameKind.DEMONYM and name.endswith(_TAKES_S) and not name.lower().endswith(_NO_PLURAL):
                yield name + "s"
