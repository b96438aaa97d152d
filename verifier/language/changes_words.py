"""Words of change: which words say that a quantity rose or fell.

They are drawn from the lexicon, as everything that denies a few plain words for the other way: what denies "fall"
rises. So a word that is added to the lexicon's rows of opposites is known here as well.
"""

from functools import cache
from typing import Final

from verifier.domain.change import Direction
from verifier.language.lexicon import opposites

FALLS: Final = ("fall", "decline", "reduce", "shrink")
RISES: Final = ("rise", "increase", "grow", "growth")
# Opposites in another sense, or words too common in other senses to tell of a quantity by themselves.
NOT_OF_AMOUNTS: Final = frozenset(
    "accept set stretch scale contract prosper ease curb amplify worsen aggravate mitigate lighten alleviate extend "
    "advance double triple quadruple multiply".split()
)
# What the lexicon has as a synonym only, or not at all.
ALSO_UP: Final = frozenset("uptick upswing leap balloon mushroom quicken".split())
ALSO_DOWN: Final = frozenset("crash collapse dive nosedive halve ebb crater".split())
ADVERBS: Final = {"up": Direction.UP, "down": Direction.DOWN}  # only before an amount or "from": see the reader
COMPARATIVES: Final = {"higher": Direction.UP, "lower": Direction.DOWN}  # only behind an amount: "12 % higher than"
# Verbs that tell of a span, not of a change: "range from 5 to 7".
SPANNING: Final = frozenset("range vary differ stretch run span spread extend fluctuate oscillate between".split())
MULTIPLYING: Final = frozenset(
    "doubled doubling doubles double tripled tripling triples triple trebled trebling treble quadrupled quadrupling "
    "quadruples quadruple quintupled halved halving halves halve".split()
)


@cache
def rising_stems() -> frozenset[str]:
    """Return the stems of words that say that something rose."""
    return frozenset().union(*map(opposites, FALLS), ALSO_UP) - NOT_OF_AMOUNTS


@cache
def falling_stems() -> frozenset[str]:
    """Return the stems of words that say that something fell."""
    return frozenset().union(*map(opposites, RISES), ALSO_DOWN) - NOT_OF_AMOUNTS


def direction_of(stem: str) -> Direction:
    """Return which way the word with this stem says that a quantity went; NONE for other words.

    >>> str(direction_of("plummet")), str(direction_of("surge")), str(direction_of("open"))
    ('down', 'up', 'none')
    """
    if stem in rising_stems():
        return Direction.UP
    return Direction.DOWN if stem in falling_stems() else Direction.NONE
