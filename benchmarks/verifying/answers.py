"""The form in which a judge of claims, verifier or another tool, hands in what it thinks of one.

Nothing of verifier is imported here, so that memory and start-up of another tool can be measured by themselves.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Said(StrEnum):
    """What a judge says of a claim; whatever is neither borne out nor refuted is *other*."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of a claim, and how sure the judge is that the source bears it out, 0 to 1."""

    said: Said
    score: float = 0.0


NO_ANSWER: Final = Answer(Said.OTHER)
Ask = Callable[[str, str], Answer]  # (claim, source): the question that every judge is asked
Pair = tuple[str, str]  # claim and source
Progress = Callable[[int], None]

REFUTES: Final = "refutes"  # it tells what the source contradicts from what it does not say
SCORES: Final = "scores"  # its scores order claims by how likely they are borne out
PROBABILITY: Final = "probability"  # its score is meant as a probability


@dataclass(frozen=True, slots=True)
class Judge:
    """A judge by name and licence, with what it *gives* beside its yes or no.

    *open* imports the judge and returns how to ask it; it raises ImportError where the judge is not installed. *module*
    is what it imports, for measuring the time that takes.
    """

    name: str
    licence: str
    module: str
    gives: frozenset[str]
    open: Callable[[], Ask]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judge's answers in the order of the pairs, the CPU seconds they took, and how often it raised an error."""

    answers: tuple[Answer, ...]
    seconds: float
    failures: int


def ask_all(
    ask: Ask,
    pairs: Sequence[Pair],
    *,
    progress: Progress = lambda _done: None,
    clock: Callable[[], float] = time.process_time,
) -> Judgement:
    """Ask about every pair; pairs that share a source are asked about together, for judges that keep the last one.

    A judge that raises loses the pair: it counts as neither borne out nor refuted.
    """
    first_with = {source: number for number, (_, source) in reversed(list(enumerate(pairs)))}
    answers = [NO_ANSWER] * len(pairs)
    failures = 0
    started = clock()
    for done, number in enumerate(sorted(range(len(pairs)), key=lambda each: first_with[pairs[each][1]]), 1):
        try:
            answers[number] = ask(*pairs[number])
        except Exception:  # whatever another tool raises costs it this pair, and not the run
            failures += 1
        progress(done)
    return Judgement(tuple(answers), clock() - started, failures)
