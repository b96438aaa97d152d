"""Batches: examples of like length together, in an order that the seed alone decides."""

from collections.abc import Iterator
from random import Random

import torch
from torch import Tensor

from training.entailment.corpus import Corpus
from training.entailment.limits import SEED

BATCH = 24
POOLED = 50  # batches whose examples are sorted by length together


def batches(corpus: Corpus, phase: int, skipped: int) -> Iterator[dict[str, Tensor]]:
    """Yield batches of a phase without end, from number *skipped* on; each round has an order of its own."""
    at, turn = 0, 0
    numbers = [int(number) for number in (corpus.phase == phase).nonzero()[0]]
    while True:
        luck = Random(f"{SEED}/{phase}/{turn}")  # noqa: S311 - chance by seed, no secret
        luck.shuffle(numbers)
        for first in range(0, len(numbers), BATCH * POOLED):
            pool = sorted(numbers[first : first + BATCH * POOLED], key=corpus.length)
            groups = [pool[start : start + BATCH] for start in range(0, len(pool), BATCH)]
            luck.shuffle(groups)
            for group in groups:
                at += 1
                if at > skipped:
                    yield batch(corpus, group)
        turn += 1


def batch(corpus: Corpus, numbers: list[int]) -> dict[str, Tensor]:
    """Return the examples *numbers* padded to the longest of them."""
    longest = max(map(corpus.length, numbers))
    ids = torch.zeros(len(numbers), longest, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, number in enumerate(numbers):
        start, length = int(corpus.starts[number]), corpus.length(number)
        ids[row, :length] = torch.from_numpy(corpus.ids[start : start + length].astype("int64"))
        types[row, :length] = torch.from_numpy(corpus.types[start : start + length].astype("int64"))
        mask[row, :length] = 1
    labels = torch.from_numpy(corpus.labels[numbers].astype("int64"))
    return {"input_ids": ids, "token_type_ids": types, "attention_mask": mask, "labels": labels}
