"""Stems: one form for all inflections of a word, and for its British and American spellings.

Light on purpose: "companies" and "company", "sold" and "sell", "labour" and "labor" become one, but "general" and
"generic", "university" and "universe", "acquire" and "acquisition" stay apart (the lexicon relates the last two).
Irregular forms come from a table; a suffix is taken off only where a known word is left, and by the usual spelling
rules (double consonants, silent e) where no candidate is known. The regular endings are -s, -ed and -ing; comparatives
are in the table, as most words in -er are no comparatives.

A stem is no fixed point: "founded" has "found", and "found" has "find". Never stem a stem.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from verifier.language.tables import pairs, passage_counts, rows

_VOWELS: Final = "aeiouy"
# No English verb but a few known ones ends so: "increas", "driv", "advanc", "chang", "handl".
_ENDS_BEFORE_E: Final = tuple("v c z u rs ns ls ps as is us ng dg bl dl tl gl".split())
_LATIN_ENDINGS: Final = ("us", "is")  # virus, crisis: plurals only where the rest is a known word
_ALWAYS_DOUBLE: Final = ("ff", "ss", "zz")
_SHORTEST_BASE: Final = 2
_LONGEST_WORD: Final = 40  # longer strings are no words, and are left alone
_CACHED: Final = 1 << 16

# British -our, where American has -or; "our", "four", "hour", "tour" and "pour" are not among them.
_OUR: Final = re.compile(
    r"^((?:dis|mis|un|re)?(?:arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|"
    r"rig|rum|sav|savi|splend|succ|tum|val|vap|vig)o)u(r)"
)
_BRITISH_ENDINGS: Final = (("ise", "ize"), ("ised", "ized"), ("isation", "ization"), ("iser", "izer"), ("yse", "yze"))


@dataclass(frozen=True, slots=True)
class Stemmer:
    """The rules together with the words they rest on.

    *irregular* maps forms to stems, *spellings* British stems to American ones, *vocabulary* holds known stems,
    *names* what is mostly written with a capital, in lower case.
    """

    irregular: Mapping[str, str]
    spellings: Mapping[str, str]
    vocabulary: frozenset[str]
    names: frozenset[str] = frozenset()

    def stem(self, word: str) -> str:
        """Return the stem of the lower-case *word*; see :func:`stem`."""
        if not word.isascii():
            word = _without_accents(word)
        if word in self.irregular:
            return self._american(self.irregular[word])
        if not word.isalpha() or not _SHORTEST_BASE < len(word) <= _LONGEST_WORD:
            return "not" if word.endswith("n't") else word
        return self._american(self._uninflected(word))

    def _uninflected(self, word: str) -> str:
        candidates = tuple(_candidates(word))
        for candidate in candidates:
            if self._knows(candidate):
                return candidate
        if not candidates or self._knows(word) or self._is_name(word) or word.endswith(_LATIN_ENDINGS):
            return word
        return candidates[-1]

    def _is_name(self, word: str) -> bool:
        """Tell whether *word* is a name that only looks inflected: "Williams", but not "Russians"."""
        return word in self.names and not word.endswith("ans")

    def _knows(self, word: str) -> bool:
        return word in self.vocabulary or self._american(word) in self.vocabulary

    def _american(self, word: str) -> str:
        if word in self.spellings:
            return self.spellings[word]
        word = _OUR.sub(r"\1\2", word, count=1)
        for british, american in _BRITISH_ENDINGS:
            if word.endswith(british) and (other := word.removesuffix(british) + american) in self.vocabulary:
                return other
        return word


@lru_cache(maxsize=_CACHED)
def stem(word: str) -> str:
    """Return the form that all inflections and spellings of the lower-case *word* share.

    Negative contractions give "not".

    >>> [stem(word) for word in ("companies", "sold", "organised", "banned", "labour", "don't", "technology")]
    ['company', 'sell', 'organize', 'ban', 'labor', 'not', 'technology']
    """
    return shipped_stemmer().stem(word)


@cache
def shipped_stemmer() -> Stemmer:
    """Return the stemmer over the tables that ship with the package."""
    own = pairs("stems.tsv")
    known = {word for word in passage_counts() if word.islower()}
    names = frozenset(word.lower() for word in passage_counts().keys() - known)
    known.update(row[0] for row in rows("rare-verbs.txt"))
    return Stemmer(pairs("irregular.tsv") | own, pairs("spellings.tsv"), frozenset(known), names)


def _candidates(word: str) -> Iterator[str]:
    """Yield what *word* could be without its ending: the order of trying, and at last what to take if none is known."""
    if word.endswith("s"):
        yield from _singulars(word)
    elif word.endswith("ied") and len(word) > len("tied"):
        yield word[:-3] + "y"
    elif word.endswith("ed") and not word.endswith("eed"):
        yield from _bases(word[:-2])
    elif word.endswith("ing"):
        yield from _bases(word[:-3])


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("ss") or len(word) <= _SHORTEST_BASE:
        return
    if len(word) > len("gas") or (word[0] not in _VOWELS and word[1] not in _VOWELS):
        yield word[:-1]
    if word.endswith("ies") and len(word) > len("ties"):
        yield word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        yield word[:-2]
    elif word.endswith("ses"):
        yield from (word[:-2], word[:-1])


def _bases(base: str) -> Iterator[str]:
    """Yield the verbs of which *base* could be what -ed or -ing leaves."""
    if len(base) < _SHORTEST_BASE or not any(letter in _VOWELS for letter in base):
        return
    if base.endswith(_ALWAYS_DOUBLE):
        yield base
    elif _is_doubled(base):
        yield from (base, base[:-1])
    elif base.endswith(_ENDS_BEFORE_E):
        yield from (base, base + "e")
    elif _may_want_e(base):
        yield from (base + "e", base)
    else:
        yield from (base, base + "e", base)


def _is_doubled(base: str) -> bool:
    return base[-1] == base[-2] and base[-1] not in _VOWELS


def _may_want_e(base: str) -> bool:
    """Tell whether *base* ends in one vowel and one consonant, where a silent e is likely: "mak", "rat", "produc"."""
    return (
        base[-1] not in "aeiouywx" and base[-2] in _VOWELS and (len(base) == _SHORTEST_BASE or base[-3] not in _VOWELS)
    )


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
