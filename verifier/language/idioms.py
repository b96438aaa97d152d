"""Idioms that deny: expressions of several words that say that what follows does not hold.

They are written in stems, as :func:`verifier.language.words.stem` gives them. A tilde stands for up to three words:
"kept its money out of" is "keep ~ out of".
"""

from collections.abc import Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from verifier.language.words import Token

GAP: Final = "~"
LONGEST_GAP: Final = 3  # words

# Where no verb is part of the idiom, it denies like "not".
PLAIN_IDIOMS: Final = (
    "yet to", "still to", "by no mean", "in no way", "at no time", "at no point", "no longer", "anything but",
    "instead of", "rather than", "as oppose to", "in place of", "free of", "free from", "devoid of", "immune to",
    "immune from", "exempt from", "let alone", "far from",
    "under no circumstance", "nothing to fear from", "nothing to do with", "nothing in common with", "out of reach of",
)  # fmt: skip
# Verbs that deny what follows; what they have in common with the other side may be the verb itself.
VERB_IDIOMS: Final = (
    "rule ~ out", "keep ~ out of", "stay out of", "leave ~ out of", "steer clear of", "stay clear of", "keep clear of",
    "stay away from", "keep away from", "shy away from", "hold back from", "hold off", "stop short of", "fall short of",
    "give up", "turn ~ back on", "do away with", "do without", "go without", "make do without", "dispense with",
    "do little to", "do nothing to", "wash ~ hand of", "back out of", "opt out of", "pull out of", "walk away from",
    "distance ~ from", "depart from", "miss out on", "let ~ off", "keep from", "cut off from",
)  # fmt: skip


def idiom_at(tokens: Sequence[Token], index: int) -> tuple[int, bool]:
    """Return how many tokens the denying idiom that begins at *index* takes, 0 for none, and whether it is a verb."""
    first = tokens[index]
    for pattern, is_verb in (*_patterns().get(first.stem, ()), *_patterns().get(first.lower, ())):
        length = _length(tokens, index, pattern)
        if length:
            return length, is_verb
    return 0, False


def _length(tokens: Sequence[Token], index: int, pattern: Sequence[str]) -> int:
    """Return how many tokens from *index* on the pattern takes; 0 where it does not fit."""
    at = index
    slack = 0
    for part in pattern:
        if part == GAP:
            slack = LONGEST_GAP
            continue
        window = range(at, min(at + slack + 1, len(tokens)))
        found = next((position for position in window if part in {tokens[position].stem, tokens[position].lower}), -1)
        if found < 0:
            return 0
        at, slack = found + 1, 0
    return at - index


@cache
def _patterns() -> MappingProxyType[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """Return the idioms by the stem they begin with, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for idioms, is_verb in ((PLAIN_IDIOMS, False), (VERB_IDIOMS, True)):
        for idiom in idioms:
            parts = tuple(idiom.split())
            table.setdefault(parts[0], []).append((parts, is_verb))
    return MappingProxyType(
        {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in table.items()}
    )
