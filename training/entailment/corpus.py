"""Corpus: all examples in the two phases of training, as the numbers that the model takes in, kept on disk.

Short inference comes first; longer evidence, variants and tables come last, when the rate of learning is still
high enough for them and nothing later covers them up.
"""

from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.entailment.example import Example
from training.entailment.limits import LONGEST, SEED
from training.entailment.sets import SHORT, cut, read_sets, web_sentences
from training.entailment.tables import table_examples
from training.entailment.variants import variants
from training.entailment.withheld import withheld
from verifier.matching.entailment.pairs import Marking, Order, PairReader
from verifier.matching.entailment.wording import plain_wording

VARIANTS = 25_000
WITHHELD = 5_000
AT_MOST = {  # of these sets, so many: the time does not do for all
    "lingnli": 5000, "semi_nli": 2500, "mnli_pieces": 3000, "snli_pieces": 1500, "fever3": 5000, "tabfact_pairs": 1500,
    "foolmetwice": 3000, "sufficient_facts": 3000, "wfc_contradictions": 800, "fnc1": 1500, "feverous_dev": 1500,
    "fib": 1500, "citint": 800,
}  # fmt: skip
REPEATED = frozenset({"cad_nli", "negation_nli"})  # claims that do not give their label away: shown in both phases
WORKERS = 2


class Corpus(NamedTuple):
    """Examples as numbers: the tokens of all, one after the other, and where each begins.

    *phases* holds for each phase the numbers of its examples, shuffled.
    """

    ids: NDArray[np.uint16]
    types: NDArray[np.uint8]
    starts: NDArray[np.int64]
    labels: NDArray[np.uint8]
    phase: NDArray[np.uint8]

    def length(self, number: int) -> int:
        """Return how many tokens an example has."""
        return int(self.starts[number + 1] - self.starts[number])


def phases(data: Path) -> tuple[list[Example], list[Example]]:
    """Return the examples of the first phase and of the last."""
    examples = read_sets(data)
    luck = Random(SEED)  # noqa: S311 - chance by seed, no secret
    luck.shuffle(examples)
    seen: dict[str, int] = {}
    first: list[Example] = []
    last: list[Example] = []
    for example in examples:
        seen[example.kind] = seen.get(example.kind, 0) + 1
        if seen[example.kind] > AT_MOST.get(example.kind, len(examples)):
            continue
        (first if example.kind in SHORT else last).append(example)
        if example.kind in REPEATED:
            last.append(example)
    last += variants(examples + web_sentences(data), VARIANTS)
    last += withheld(examples, WITHHELD)
    last += table_examples(data)
    return first, last


class Encoder:
    """Turns an example into tokens; made anew in each worker."""

    def __init__(self, tokenizer: str) -> None:
        self.pairs = PairReader(Tokenizer.from_file(tokenizer), LONGEST, Order.EVIDENCE_FIRST, Marking.WORDS)

    def encode(self, example: Example) -> tuple[list[int], list[int]]:
        """Return the ids and types of the tokens."""
        short = cut(example)
        pair = self.pairs.read(plain_wording(short.evidence), plain_wording(short.claim))
        return pair.ids, pair.types


def encode_all(work: tuple[str, Sequence[Example]]) -> list[tuple[list[int], list[int]]]:
    """Encode a share of the examples."""
    encoder = Encoder(work[0])
    return [encoder.encode(example) for example in work[1]]


def build(data: Path, tokenizer: Path, kept: Path) -> Corpus:
    """Return the corpus, from the file *kept* if it lies there already."""
    if not kept.exists():
        first, last = phases(data)
        examples = first + last
        share = 500
        work = [(str(tokenizer), examples[at : at + share]) for at in range(0, len(examples), share)]
        with Pool(WORKERS) as pool:
            encoded = [pair for part in pool.imap(encode_all, work) for pair in part]
        starts = np.cumsum([0, *(len(ids) for ids, _ in encoded)])
        np.savez(
            kept,
            ids=np.concatenate([np.asarray(ids, np.uint16) for ids, _ in encoded]),
            types=np.concatenate([np.asarray(types, np.uint8) for _, types in encoded]),
            starts=starts,
            labels=np.asarray([example.label for example in examples], np.uint8),
            phase=np.asarray([0] * len(first) + [1] * len(last), np.uint8),
        )
    with np.load(kept) as arrays:
        return Corpus(*(arrays[name] for name in Corpus._fields))
