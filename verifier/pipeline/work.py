"""Work: a text read and claims held against it, as one piece that any executor can do anywhere.

A chunk holds all that its work needs, and the work depends on nothing else: no store, no archive, no clock
but a stopwatch.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from verifier.domain.assessment import Assessment
from verifier.domain.claim import Claim
from verifier.domain.text import Text
from verifier.matching.match import match
from verifier.matching.prepared import PreparedText, prepare
from verifier.pipeline.matchers import AS_SHIPPED, MatcherSpec, open_matcher
from verifier.pipeline.texts import Missing, text_of
from verifier.reading.options import ReadOptions

BATCH: Final = 25  # assessments handed back at a time: what a kill may cost, some hundred milliseconds of work

DEFAULTS: Final = ReadOptions()


@dataclass(frozen=True, slots=True)
class Chunk:
    """The *claims* to be held against one text: *text*, or if that is not known yet, what *data* are read as.

    *number* tells the chunks of a run apart; *name* is a hint for the reader; *spec* says how to judge.
    """

    number: int
    claims: tuple[Claim, ...]
    text: Text | None = None
    data: bytes = b""
    name: str = ""
    options: ReadOptions = DEFAULTS
    spec: MatcherSpec = AS_SHIPPED


@dataclass(frozen=True, slots=True)
class Done:
    """A piece of what chunk *number* came to: its text, or why it has none, and some assessments by that text.

    *seconds* are how long it took where it was done; two pieces that took differently long are still the same.
    """

    number: int
    text: Text | Missing
    assessments: tuple[Assessment, ...] = ()
    seconds: float = field(default=0.0, compare=False)


@dataclass(frozen=True, slots=True)
class Lost:
    """The *claims* of chunk *number* that could not be judged anywhere, by their hashes, and *why*."""

    number: int
    claims: tuple[str, ...]
    why: Missing


Executor: TypeAlias = Callable[[Iterable[Chunk]], Iterator[Done | Lost]]
"""Does chunks, which it takes one by one as it has room for them, and hands back each piece as soon as it is done.

Pieces of different chunks come in any order; those of one chunk come in order, and each claim comes once.
"""


def in_this_process(chunks: Iterable[Chunk]) -> Iterator[Done]:
    """Do the chunks one after the other, with one text at a time in memory."""
    for chunk in chunks:
        yield from work(chunk)


def work(chunk: Chunk) -> Iterator[Done]:
    """Read the text of *chunk* if that is needed, and judge its claims: first the text alone, then batch by batch."""
    begun = time.perf_counter()
    text = chunk.text or text_of(chunk.data, chunk.name, chunk.options)
    yield Done(chunk.number, text, seconds=time.perf_counter() - begun)
    if isinstance(text, Missing) or not chunk.claims:
        return
    begun = time.perf_counter()
    prepared, matcher = _prepared(text), open_matcher(chunk.spec)
    for claims in _batches(chunk.claims):
        assessments = tuple(match(claim, prepared, matcher) for claim in claims)
        yield Done(chunk.number, text, assessments, seconds=time.perf_counter() - begun)
        begun = time.perf_counter()


@lru_cache(maxsize=1)
def _prepared(text: Text) -> PreparedText:
    """Return *text* prepared; the last one is kept, since the chunks of a long list of claims follow one another."""
    return prepare(text)


def _batches(claims: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    for start in range(0, len(claims), BATCH):
        yield claims[start : start + BATCH]
