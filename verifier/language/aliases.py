"""Aliases: the other names by which one text calls a thing, read from the text itself.

"Semiconductor Manufacturing International Corporation (SMIC)" says that the two are one; so do "Norhaven Harbour
Authority (the “Authority”)", "the Bureau of Industry and Security, or BIS" and "X (formerly Twitter)". Letters are
believed only where they can be read off the full name, other short names only where the text announces them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

from verifier.language.name_words import WordSort, company_endings, name_words
from verifier.language.words import is_function_word, tokenize

INITIALS: Final = "="  # begins the keys of abbreviations
ALIAS: Final = "%"  # begins the keys of other short names
LONGEST: Final = 10  # words of a full name
REACH: Final = 160  # code points before an introduction in which the full name is looked for
LONGEST_ALIAS: Final = 4  # words of a short name
FEWEST_LETTERS: Final = 2
_QUOTES: Final = "“”\"'‘’«»"
_BRACKETED: Final = r"\s?\((?P<inside>[^()\n]{2,60})\)"
_LETTERS: Final = r"(?:the )?[“\"]?[A-Z][A-Za-z&]{1,9}[”\"]?(?![\w-])"
_APPOSED: Final = rf",? (?:or|known as|abbreviated as|called) (?P<apposed>{_LETTERS})"
_INTRODUCTION: Final = re.compile(f"{_BRACKETED}|{_APPOSED}")
# Words that announce a short name, in brackets before it.
_ANNOUNCING: Final = frozenset(
    "hereafter hereinafter henceforth referred to as known formerly previously also called "
    "abbreviated or in short simply".split()
)
_SURE: Final = frozenset("hereafter hereinafter henceforth referred known formerly previously called".split())
_LINKS: Final = frozenset("of and for the in to on & de la du van von der bin al".split())
_STOPS: Final = (",", ";", ":", ".", "!", "?", "”", '"', ")", "’s", "'s")


@dataclass(frozen=True, eq=False)
class Aliases(Mapping[tuple[str, ...], str]):
    """The keys of what a text's names name, by the lower-case words of the name."""

    keys_by_words: Mapping[tuple[str, ...], str] = field(default_factory=lambda: MappingProxyType({}))

    def __getitem__(self, words: tuple[str, ...]) -> str:
        """Return the key of the thing that *words* name."""
        return self.keys_by_words[words]

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield the names, in the order of their introduction."""
        return iter(self.keys_by_words)

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self.keys_by_words)

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that some name begins with."""
        return frozenset(words[0] for words in self.keys_by_words)


def read_aliases(content: str) -> Aliases:
    """Return what the text introduces: lower-case words of the full name, and of the short one, to one key.

    >>> read_aliases("The Bureau of Industry and Security (BIS) did so.")[("bis",)]
    '=bis'
    """
    found: dict[tuple[str, ...], str] = {}
    for full, short, sign in _introductions(content):
        key = sign + " ".join(short)
        for form in (full, _without_ending(full), short):
            if form:
                found.setdefault(form, key)
    return Aliases(MappingProxyType(found))


def _introductions(content: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Yield each full name with the short one and the sign that its key begins with."""
    for match in _INTRODUCTION.finditer(content):
        full = _full_name(content[max(0, match.start() - REACH) : match.start()])
        if not full:
            continue
        if match["apposed"]:
            yield from _by_letters(full, match["apposed"].removeprefix("the ").strip(_QUOTES))
        else:
            yield from _bracketed(full, match["inside"])


def _full_name(before: str) -> list[str]:
    """Return the capitalised words right before an introduction, links between them included."""
    found: list[str] = []
    for word in reversed(before.split()):
        is_break = bool(found) and word.endswith(_STOPS) and word.strip(".,").lower() not in company_endings()
        belongs = word[0].isupper() or word[0] in _QUOTES or word in _LINKS or word.strip(".,") in company_endings()
        if is_break or len(found) == LONGEST or not belongs:
            break
        found.append(word.strip(_QUOTES + ",;:."))
    while found and (not found[-1] or is_function_word(found[-1].lower()) or found[-1] in _LINKS):
        found.pop()
    found.reverse()
    return found if found and found[-1] not in _LINKS else []


def _bracketed(full: list[str], inside: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
    words = inside.split()
    announced = [word.strip(_QUOTES + ",").lower() for word in words]
    first = next((at for at, word in enumerate(announced) if word not in _ANNOUNCING), len(words))
    is_definite = first < len(words) and announced[first] == "the"
    short = [word.strip(_QUOTES + ",.") for word in words[first + is_definite :]]
    if not short or len(short) > LONGEST or not all(short) or not short[0][0].isupper():
        return
    if len(short) == 1:
        letters = list(_by_letters(full, short[0]))
        if letters:
            yield from letters
            return
    elif full[-1].isupper():  # "BIS (Bureau of Industry and Security)"
        yield from _by_letters(short, full[-1])
        return
    is_quoted = words[-1][-1] in _QUOTES
    is_part = {word.lower() for word in short} <= {word.lower() for word in full}
    is_sure = not _SURE.isdisjoint(announced[:first]) or (is_quoted and (is_definite or is_part))
    if is_sure and len(short) <= LONGEST_ALIAS and (len(full) > 1 or not is_definite):
        yield _lowered(full), _lowered(short), ALIAS


def _by_letters(full: list[str], short: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...], str]]:
    """Yield the full name, cut to the words that the letters *short* stand for; nothing if they stand for none."""
    letters = short.replace(".", "")
    if len(letters) < FEWEST_LETTERS or letters[1:] == letters[1:].lower():
        return
    cut = abbreviated_words(full, letters) or _spelt_words(full, letters)
    if cut:
        yield _lowered(cut), _lowered([short]), INITIALS


def _lowered(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(token.lower for token in tokenize(" ".join(words)))


def _without_ending(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name without the form of the company; empty where that is all or nothing of it."""
    legal = name_words()[WordSort.LEGAL]
    end = len(words)
    while end and words[end - 1] in legal:
        end -= 1
    return words[:end] if end < len(words) else ()


def abbreviated_words(words: list[str], short: str) -> list[str]:
    """Return the last words whose initials, skipping function words at will, spell *short*; empty if none do.

    >>> abbreviated_words(["The", "Bureau", "of", "Industry", "and", "Security"], "BIS")
    ['Bureau', 'of', 'Industry', 'and', 'Security']
    """
    parts = [_parts(word) for word in words]
    for start in range(len(words) - 1, -1, -1):
        if words[start][0].upper() != short[0].upper():
            continue
        all_initials = "".join(part[0] for own in parts[start:] for part in own)
        telling = (own for own in parts[start:] if not is_function_word(own[0].lower()))
        initials = "".join(part[0] for own in telling for part in own)
        if short.upper() in {initials.upper(), all_initials.upper()}:
            return words[start:]
    return []


def _parts(word: str) -> list[str]:
    """Return the parts of a compound that have initials of their own: both of "Asia-Pacific", one of "Co-operation"."""
    first, *others = [part for part in word.split("-") if part] or [word]
    return [first, *(part for part in others if part[0].isupper())]


def _spelt_words(words: list[str], short: str) -> list[str]:
    """Return the words if *short* takes letters from each of them in turn: "ESPA" of "European Spaceport Agency"."""
    telling = [word.upper() for word in words if not is_function_word(word.lower())]
    if len(telling) < FEWEST_LETTERS or len(short) > 2 * len(telling):
        return []
    rest = short.upper()
    for number, word in enumerate(telling):
        if not rest or rest[0] != word[0]:
            return []
        rest = rest[1:]
        following = telling[number + 1][0] if number + 1 < len(telling) else ""
        at = 1
        while rest and rest[0] != following and (at := word.find(rest[0], at)) > 0:
            rest, at = rest[1:], at + 1
    return words if not rest else []
