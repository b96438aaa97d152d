"""Names of units: when do two vocabularies mean the same unit?

Sets and readers call one unit "USD", "Dollar", "dollar", "United States dollar". Two names agree where they are spelt
alike, or where verifier's tables give them the same symbol. The tables serve as a dictionary for the annotations and
for every reader alike: a name is known only where the whole of it is read ("kilometre per hour" never as kilometre).
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from verifier.domain.figure import FigureKind
from verifier.language.figures import read_figures

SHORTEST_NAME: Final = 4  # letters; shorter ones are symbols, in which capitals matter ("Mb", "MB")
ANNOTATORS_NAMES: Final = {"pound-mass": "pound", "foot pound-force": "foot-pound"}  # found in sets, not in texts
AMOUNTS: Final = (2, 2_000_000)  # that names are tried with; some are read as units of large amounts alone
IRREGULAR: Final = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot"}


@cache
def money_names(unit: str) -> frozenset[str]:
    """Return all names of a currency, and of a price ("dollar per barrel") its currency's."""
    currency = unit.partition(" per ")[0].strip()
    return frozenset({currency, spelt_alike(currency), *_symbols(currency, money=True)}) - {""}


@cache
def unit_names(unit: str) -> frozenset[str]:
    """Return all names of a unit other than a currency; what is measured ("barrel of oil") may be left out."""
    unit = ANNOTATORS_NAMES.get(unit, unit)
    heads = {unit.strip(), unit.partition(" of ")[0].strip()}
    names = {name for head in heads for name in _symbols(head, money=False)}
    return frozenset({*heads, *(spelt_alike(head) for head in heads), *names}) - {""}


def spelt_alike(name: str) -> str:
    """Return *name* without capitals, hyphens and plural; symbols are left as they are.

    >>> spelt_alike("Pound-Feet"), spelt_alike("Mb")
    ('pound foot', 'Mb')
    """
    if len(name) < SHORTEST_NAME:
        return name
    *before, last = name.lower().replace("-", " ").split() or [""]
    return " ".join([*before, singular(last)])


def singular(word: str) -> str:
    """Return the singular of an English noun in lower case, roughly.

    >>> [singular(word) for word in ("entities", "boxes", "firms", "glass", "people")]
    ['entity', 'box', 'firm', 'glass', 'person']
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > SHORTEST_NAME:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _symbols(name: str, *, money: bool) -> Iterator[str]:
    """Yield the symbols that verifier's tables give a name, read as the whole unit of a made-up amount.

    A name whose amount changes with the symbol ("2 cents" are 0.02 dollars) is not another name for it.
    """
    if not name or name == "-":
        return
    for written in _amounts_of(name):
        for figure in read_figures(written):
            is_whole = (figure.start, figure.end) == (0, len(written)) and figure.low in AMOUNTS
            if is_whole and figure.unit and (figure.kind is FigureKind.MONEY) is money:
                yield figure.unit


def _amounts_of(name: str) -> Iterator[str]:
    """Yield made-up amounts of a unit: "2 mile per hour", "2 miles per hour", "2 pound-feet", "$ 2"."""
    first, per, rest = name.partition(" per ")
    yield from (f"2 {name}", f"2 {first}s{per}{rest}", f"2 {name.replace('foot', 'feet')}")
    yield from (f"2000000 {name}s", f"{name} 2", f"{name}2")
