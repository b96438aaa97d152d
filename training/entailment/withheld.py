"""Withheld evidence: long evidence without the sentences that bear a claim out, which then says nothing of it.

Long evidence in the public data is mostly true or false and seldom silent. A model that learns from it alone takes
"long, and the words do not quite meet" for a refutation.
"""

from collections.abc import Iterator, Sequence
from math import fsum
from random import Random

from training.entailment.example import Example, Label
from training.entailment.limits import SEED
from training.entailment.variants import PROSE
from verifier.language.rarity import rarity
from verifier.language.sentences import split_sentences
from verifier.language.words import tokenize

MOST_WORDS = 400  # of a source that is looked through
LEFT = 3  # sentences that must be left
BEARING = 0.4  # share of the weight of a claim's words that makes a sentence bear on it


def withheld(examples: Sequence[Example], most: int) -> list[Example]:
    """Return up to *most* supported examples whose evidence no longer holds what bears them out."""
    luck = Random(f"{SEED}/withheld")  # noqa: S311 - chance by seed, no secret
    true = [example for example in examples if example.label is Label.SUPPORTED and example.kind in PROSE]
    luck.shuffle(true)
    made: list[Example] = []
    for silent in _silent(true):
        if len(made) >= most:
            break
        made.append(silent)
    return made


def _silent(examples: Sequence[Example]) -> Iterator[Example]:
    for example in examples:
        if len(example.evidence.split()) > MOST_WORDS:
            continue
        sentences = [span.within(example.evidence) for span in split_sentences(example.evidence)]
        if len(sentences) <= LEFT:
            continue
        wanted = {token.stem for token in tokenize(example.claim)}
        whole = fsum(map(rarity, wanted))
        rest = [text for text in sentences if _weight(wanted, text) < BEARING * whole]
        if LEFT <= len(rest) < len(sentences):
            yield Example(" ".join(rest), example.claim, Label.NEI, "withheld")


def _weight(wanted: set[str], sentence: str) -> float:
    return fsum(map(rarity, wanted & {token.stem for token in tokenize(sentence)}))
