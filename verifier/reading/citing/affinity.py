"""Affinity: how much in an address speaks for a note, so that a note without one does not take another's.

A host often is the publisher's name run together or shortened: "harbournews", the initials of "Bureau of Inland
Waters", the heads of words. The path often holds words of the title, and the date.
"""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import unquote, urlsplit

_WORD: Final = re.compile(r"[^\W_]+")
_SMALL: Final = frozenset("a an and as at by for from in into of on or over the to with".split())
_NO_NAMES: Final = frozenset(
    "www com org net gov edu co uk cn in eu int info html htm php aspx pdf index http https article articles news en "
    "english blog media home files system sites default content uploads download".split()
)
_SHORTEST_WORD: Final = 4  # letters of a word of the path that says something
_MOST_SHARED: Final = 4  # words counted
_NAME: Final = 3  # what a host counts that spells a name of the note
_ABBREVIATION: Final = 2  # what a part of the path counts that does so
_DATE: Final = 2
_TITLED: Final = re.compile(r"[“\"«]\S")  # a note with a title has an address sooner than one that explains
_MOST_TOKENS: Final = 80  # of one address or note


def affinity(url: str, note: str) -> int:
    """Return how much the address *url* speaks for *note*; 0 where nothing does.

    >>> affinity("https://www.harbournews.org/2022/05/ports-in-figures", "Ana Ruiz, “Ports in Figures”, Harbour News")
    6
    """
    try:
        parts = urlsplit(url)
        labels = (parts.hostname or "").split(".")
    except ValueError:
        return 0
    written = _WORD.findall(note)[:_MOST_TOKENS]
    words = [word.casefold() for word in written]
    path = [word.casefold() for word in _WORD.findall(unquote(f"{parts.path} {parts.query}"))[:_MOST_TOKENS]]
    known = set(words) - _SMALL
    shared = {word for word in path if len(word) >= _SHORTEST_WORD and word in known and not word.isdigit()} - _NO_NAMES
    names = [label.replace("-", "") for label in labels if label not in _NO_NAMES]
    names_in_path = [word for word in path if word not in shared | _NO_NAMES and word.isalpha()]
    score = min(len(shared), _MOST_SHARED)
    score += _NAME * any(_spells(name, written) for name in names)
    score += _ABBREVIATION * any(len(name) > _SHORTEST_WORD and _spells(name, written) for name in names_in_path)
    score += _DATE * _has_date(url, words)
    return score + (score > 0 and _TITLED.search(note) is not None)


def _spells(name: str, written: Sequence[str]) -> bool:
    """Tell whether *name* is a word of a note, several run together, or the heads of neighbours with capitals."""
    if len(name) < 2 or not name.isalnum():  # noqa: PLR2004
        return False
    words = [word.casefold() for word in written]
    if len(name) > 2 and name in words:  # noqa: PLR2004
        return True
    big = [word.casefold() for word in written if word[:1].isupper() or word[:1].isdigit()]
    return any(_runs(name, words, at) for at in range(len(words))) or any(
        _heads(name, big, at) for at in range(len(big))
    )


def _runs(name: str, words: Sequence[str], at: int) -> bool:
    """Tell whether the whole words from *at* on, at least two, run together to *name*."""
    rest, count = name, 0
    while rest and at + count < len(words) and rest.startswith(words[at + count]):
        rest = rest[len(words[at + count]) :]
        count += 1
    return not rest and count > 1


def _heads(name: str, words: Sequence[str], at: int) -> bool:
    """Tell whether *name* is made of the heads of at least two words from *at* on, each as long as may be."""
    if not words[at].startswith(name[0]):
        return False
    ends = {0}
    for count, word in enumerate(words[at : at + len(name)], start=1):
        ends = {end + size for end in ends for size in range(1, _shared_head(name[end:], word) + 1)}
        if not ends:
            return False
        if len(name) in ends:
            return count > 1
    return False


def _shared_head(name: str, word: str) -> int:
    size = 0
    while size < len(name) and size < len(word) and name[size] == word[size]:
        size += 1
    return size


_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _has_date(url: str, words: Sequence[str]) -> bool:
    """Tell whether the address holds the year and the month that the note states."""
    years = [word for word in words if len(word) == 4 and word.isdigit() and word in url]  # noqa: PLR2004
    months = {_MONTHS.index(word[:3]) + 1 for word in words if word[:3] in _MONTHS} if years else set()
    return any(
        re.search(rf"{year}[/-]?0?{month}(?!\d)|{year}[/-]?{month:02}\d\d(?!\d)", url)
        for year in set(years)
        for month in months
    )
