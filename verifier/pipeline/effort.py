"""Effort: about how long a chunk takes, so that help is called only where it gives more than it costs.

The figures are seconds of one core of a small server, measured over the five articles; what counts is how they stand to
one another, and that changes little from machine to machine.
"""

from typing import Final

from verifier.pipeline.matchers import NONE
from verifier.pipeline.work import Chunk

START_S: Final = 2.0  # a process: its imports 1.3, the model 0.4, the first use of both 0.3
PAIR_S: Final = 0.04  # with the entailment model
PAIR_BY_RULES_S: Final = 0.013
BYTE_S: Final = 2e-6  # reading a file
CHARACTER_S: Final = 7e-6  # preparing a text
WORTH: Final = 2  # times its start: the work that a process is started for


def effort_s(chunk: Chunk) -> float:
    """Return about how many seconds *chunk* takes."""
    pair_s = PAIR_BY_RULES_S if chunk.spec.model == NONE else PAIR_S
    length = len(chunk.text.content) if chunk.text else len(chunk.data)
    prepared_s = length * CHARACTER_S if chunk.claims else 0.0
    return len(chunk.claims) * pair_s + prepared_s + len(chunk.data) * BYTE_S


def workers_worth(seconds: float, most: int) -> int:
    """Return how many processes are worth starting for so much work, at most *most*; 1 is none besides this one.

    >>> [workers_worth(seconds, 4) for seconds in (0.0, 7.9, 8.0, 60.0)]
    [1, 1, 2, 4]
    """
    return max(1, min(most, int(seconds / (WORTH * START_S))))
