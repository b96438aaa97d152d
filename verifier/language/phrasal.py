"""Phrasal verbs: what a verb means together with its particle. "Cut back" is to reduce, "took off the list" to remove.

Particles may stand apart from their verb ("took the firm off the list"), but not beyond a comma.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.tables import pairs
from verifier.language.verbs import is_number
from verifier.language.words import Token

GAP: Final = "~"
LONGEST_GAP: Final = 8  # words between a verb and its particle: "took 38 of its affiliates in Europe off"
BREAKS: Final = frozenset(",;:—–()")
LEVELS: Final = frozenset({"from", "to", "at"})  # before a number these tell where something was or went
_Patterns = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def senses(sentence: str, tokens: Sequence[Token], offset: int = 0) -> dict[int, str]:
    """Return, for the number of each token that begins a known phrase, the stem of what the phrase means.

    *offset* is where the sentence starts in its text. A phrase that begins with a function word, as "let go" does, is
    known by its first content word.

    >>> from verifier.language.words import tokenize
    >>> sentence = "They took the firm off the list"
    >>> senses(sentence, tokenize(sentence))
    {1: 'remove'}
    """
    found: dict[int, str] = {}
    known = _patterns()
    for index, token in enumerate(tokens):
        for pattern, sense in known.get(token.lower) or known.get(token.stem, ()):
            end = _end(tokens, index, pattern)
            if end and not BREAKS.intersection(sentence[token.end - offset : tokens[end - 1].start - offset]):
                anchor = next((at for at in range(index, end) if not tokens[at].is_function), index)
                found.setdefault(anchor, sense)
                break
    return found


def _end(tokens: Sequence[Token], index: int, pattern: Sequence[str]) -> int:
    """Return the number of the token behind the phrase that begins at *index*; 0 where *pattern* does not fit."""
    at, slack = index, 0
    for part in pattern:
        if part == GAP:
            slack = LONGEST_GAP
            continue
        window = range(at, min(at + slack + 1, len(tokens)))
        found = next((position for position in window if part in {tokens[position].stem, tokens[position].lower}), -1)
        if found < 0:
            return 0
        at, slack = found + 1, 0
    is_level = pattern[-1] in LEVELS and at < len(tokens) and is_number(tokens[at])
    return 0 if is_level else at  # "dropped from the list", but not "dropped from 52 to 31"


@cache
def _patterns() -> _Patterns:
    """Return the phrases by the stem they begin with, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, sense in pairs("phrasal.tsv").items():
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append((parts, sense))
    return MappingProxyType(
        {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in table.items()}
    )
