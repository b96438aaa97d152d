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
    ("h", ""),
)  # fmt: skip
_VOWELS: Final = re.compile(r"[^\W\d_b-df-hj-np-tv-z]+")  # every letter that is no consonant of the basic alphabet
_DOUBLED: Final = re.compile(r"(\w)\1+")
_KEPT: Final = 1 << 14


def is_one_spelt_twice(one: str, other: str) -> bool:
    """Tell whether two words in lower case, which look alike, may be spellings of one name.

    >>> is_one_spelt_twice("zelensky", "zelenskyy"), is_one_spelt_twice("falmouth", "falamouth")
    (True, False)
    """
    return _sound(one) == _sound(other)


@lru_cache(maxsize=_KEPT)
def _sound(word: str) -> str:
    """Return what spellings of one name have in common: its consonants without accents, and where vowels are."""
    word = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", word)))
    for letters, sound in SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("*", word))
