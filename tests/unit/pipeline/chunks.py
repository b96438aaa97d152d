"""Chunks for tests of executors: a few claims on texts about a mill, and claims that end the process that has them."""

import os
import signal
from collections.abc import Iterable
from functools import cache
from multiprocessing import parent_process
from typing import Final

from verifier.domain.assessment import Assessment
from verifier.domain.claim import Claim
from verifier.domain.text import Text
from verifier.pipeline.matchers import NONE, MatcherSpec
from verifier.pipeline.work import Chunk, Done, Lost, in_this_process

RULES: Final = MatcherSpec(model=NONE)
DEADLY: Final = "VERIFIER_TEST_DEADLY"  # set in workers that no process of ours started
YEARS: Final = range(1900, 1906)


class Deadly(Claim):
    """A claim that no worker survives, whoever judges it; whoever sends it is none."""

    @property
    def sha256(self) -> str:
        if parent_process() is not None or DEADLY in os.environ:
            os.kill(os.getpid(), signal.SIGKILL)
        return f"deadly-{self.id}"


def claim(number: int, kind: type[Claim] = Claim) -> Claim:
    return kind(id=f"c{number}", document="mill", text=f"The mill of Oster ground {number} sacks in {1900 + number}.")


def page(name: str) -> bytes:
    """A text that bears out every second claim."""
    told = (f"The mill of Oster ground {year - 1900 + year % 2} sacks of rye in {year}." for year in YEARS)
    return f"# The book of {name}\n\n{' '.join(told)}\n".encode()


def chunk(number: int, claims: Iterable[Claim], text: Text | None = None, data: bytes = b"") -> Chunk:
    return Chunk(number, tuple(claims), text, data, f"{number}.md", spec=RULES)


def some_chunks(count: int = 4, claims: int = 6) -> list[Chunk]:
    return [chunk(number, map(claim, range(claims)), data=page(f"{number}")) for number in range(count)]


def assessments(pieces: Iterable[Done | Lost]) -> list[tuple[int, Assessment]]:
    """All assessments by the number of their chunk, and as they came within it."""
    found = [(done.number, each) for done in pieces if isinstance(done, Done) for each in done.assessments]
    return sorted(found, key=lambda one: one[0])


@cache
def expected(count: int = 4) -> list[tuple[int, Assessment]]:
    """What :func:`some_chunks` come to in one process."""
    return assessments(in_this_process(some_chunks(count)))
