"""Phrases: expressions of several words that mean one, such as "set up", "take over" and "per cent"."""

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType

from verifier.language.tables import pairs
from verifier.language.words import Token


def canonical_tokens(tokens: Sequence[Token]) -> list[Token]:
    """Return *tokens* with every known phrase made one token, the longest phrase first; the rest is unchanged.

    The new token spans the phrase. Its *text* is the words of the phrase with single spaces between them, its *lower*
    the same in lower case, and its *stem* that of the word which the phrase stands for. Parts of a phrase must be
    neighbours: "took the firm over" is left alone.
    """
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        length, stem = _phrase_at(tokens, at)
        result.append(_joined(tokens[at : at + length], stem) if length > 1 else tokens[at])
        at += length
    return result


def _phrase_at(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Return the number of tokens of the phrase that begins at *at* and its stem; 1 if there is none."""
    known = _phrases()
    for length in _lengths().get(tokens[at].stem, ()):
        stem = known.get(tuple(token.stem for token in tokens[at : at + length]), "")
        if stem:
            return length, stem
    return 1, tokens[at].stem


def _joined(parts: Sequence[Token], stem: str) -> Token:
    text = " ".join(part.text for part in parts)
    return Token(text, parts[0].start, parts[-1].end, " ".join(part.lower for part in parts), stem)


@cache
def _phrases() -> MappingProxyType[tuple[str, ...], str]:
    return MappingProxyType({tuple(phrase.split()): stem for phrase, stem in pairs("phrases.tsv").items()})


@cache
def _lengths() -> MappingProxyType[str, tuple[int, ...]]:
    """Return, for each stem that begins a phrase, the lengths to try, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in _phrases():
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return MappingProxyType({first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})
