"""Bodies: organisations that the news calls by letters which are no plain initials of their full names.

"NATO" and "the Fed" are told by a table, since no rule reads them off the full name; so are names of two words ("the
UN"), whose initials are met by chance too often to be believed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from verifier.language.tables import rows
from verifier.language.words import tokenize


@dataclass(frozen=True, slots=True)
class Bodies:
    """The letters that stand for each body, by its full names in lower-case words, and the letters as written."""

    by_words: Mapping[tuple[str, ...], str]
    letters: Mapping[str, str]
    first_words: frozenset[str]


@cache
def bodies() -> Bodies:
    """Return the bodies of ``bodies.tsv``.

    >>> bodies().by_words["united", "nations"], bodies().letters["UN"]
    ('un', 'un')
    """
    by_words: dict[tuple[str, ...], str] = {}
    letters: dict[str, str] = {}
    for short, names in rows("bodies.tsv"):
        letters[short] = short.lower()
        for name in names.split("; "):
            by_words[tuple(token.lower for token in tokenize(name))] = short.lower()
    firsts = frozenset(words[0] for words in by_words) | frozenset(letters.values())
    return Bodies(MappingProxyType(by_words), MappingProxyType(letters), firsts)
