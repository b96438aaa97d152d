"""Name words: the words by which a name shows what it names, and the spellings of one name.

"Inc." and "Mr" are no part of a name when names are compared; "Ministry", "Act" and "River" tell of what kind the named
is. The words stand in ``name_words.tsv``, so that a stranger can add to them.
"""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import rows

# Letters that Unicode does not take apart, and the two ways in which Germanic names are written without their marks.
PLAIN_LETTERS: Final = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe",
                                      "þ": "th", "ð": "d"})  # fmt: skip
WITH_E: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_CACHED: Final = 1 << 14


class WordSort(StrEnum):
    """What a word tells about the name that it stands in or beside."""

    LEGAL = "legal"  # the form of a company
    LOOSE = "loose"  # left out or exchanged at will: "Group"
    TITLE = "title"  # stands before a person's name
    HONOUR = "honour"  # follows it
    BODY = "body"  # of an organisation, which is not named without it
    FIRM = "firm"  # of a company
    WORK = "work"  # of an act, a list, a plan
    SITE = "site"  # of a place
    MODEL = "model"  # of a product
    MEDIUM = "medium"  # a newspaper's whole name, and the end of others
    GIVEN = "given"  # a first name


@cache
def name_words() -> Mapping[WordSort, frozenset[str]]:
    """Return the lower-case words of every sort."""
    return MappingProxyType({WordSort(sort): frozenset(cell.split("; ")) for sort, cell in rows("name_words.tsv")})


@cache
def company_endings() -> frozenset[str]:
    """Return the words that say nothing about which company is meant: "ltd", "group"."""
    return name_words()[WordSort.LEGAL] | name_words()[WordSort.LOOSE]


@cache
def courtesies() -> frozenset[str]:
    """Return the words that say nothing about which person is meant: "mr", "president", "jr"."""
    return name_words()[WordSort.TITLE] | name_words()[WordSort.HONOUR]


@cache
def given_names() -> frozenset[str]:
    """Return the common given names in all their spellings with plain letters."""
    return frozenset().union(*map(spellings, name_words()[WordSort.GIVEN]))


@lru_cache(maxsize=_CACHED)
def spellings(word: str) -> frozenset[str]:
    """Return how the lower-case *word* is written with plain letters; words that share a spelling may be one name.

    >>> sorted(spellings("müller")), sorted(spellings("mueller")), sorted(spellings("núñez"))
    (['mueller', 'muller'], ['mueller'], ['nunez'])
    """
    if word.isascii():
        return frozenset((word,))
    return frozenset((_plain(word), _plain(word.translate(WITH_E))))


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.translate(PLAIN_LETTERS))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
