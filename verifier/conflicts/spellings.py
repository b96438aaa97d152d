"""Spellings: is it one name written in two ways, or are there two names that look alike?

"Tymoshenko" and "Timoshenko" are one, "Falmouth" and "Falamouth" may well be two towns. Who brings a name over from
another alphabet, or misspells one, chooses another vowel or another letter of the same sound, or doubles a letter, and
seldom adds a syllable. A conflict between two names that only look alike would be a false alarm each time, and in a
large register there are many such names.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that stand for one sound in one transcription or another; the longer ones first.
SOUNDS: Final = (
    ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("sh", "s"), ("zh", "s"),
    ("ch", "c"), ("th", "t"), ("ck", "k"), ("ks", "x"), ("q", "k"), ("w", "v"), ("z", "s"), ("j", "i"), ("y", "i"),
)  # fmt: skip
SILENT: Final = "h"  # many do not write it; the vowels on its sides are two syllables all the same
# Vowels that hardly anybody takes for one another, where each stands alone between two consonants.
UNLIKE: Final = frozenset(map(frozenset, ("ai", "eu", "io", "iu")))
_VOWELS: Final = re.compile(r"[^\W\d_b-df-hj-np-tv-z]+")  # every letter that is no consonant of the basic alphabet
_DOUBLED: Final = re.compile(r"(\w)\1+")
_KEPT: Final = 1 << 14


def is_one_spelt_twice(one: str, other: str) -> bool:
    """Tell whether two words in lower case, which look alike, may be spellings of one name.

    >>> is_one_spelt_twice("zelensky", "zelenskyy"), is_one_spelt_twice("falmouth", "falamouth")
    (True, False)
    """
    (mine, my_vowels), (theirs, their_vowels) = _sound(one), _sound(other)
    return mine == theirs and not any(frozenset(pair) in UNLIKE for pair in zip(my_vowels, their_vowels, strict=True))


@lru_cache(maxsize=_KEPT)
def _sound(word: str) -> tuple[str, tuple[str, ...]]:
    """Return what spellings of one name have in common: its consonants without accents, and where vowels are; which."""
    word = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", word)))
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    sound = _DOUBLED.sub(r"\1", _VOWELS.sub("*", word)).replace(SILENT, "")
    return sound, tuple(_VOWELS.findall(word))
