"""Retrying: what becomes of a chunk when the process that had it dies, of want of memory or of a fault in a library.

It is tried once more as it is. If that ends the same way, its claims are tried one by one, so that those are found that
no process survives; only they are given up. Nothing that was handed back before the death is done again.
"""

from dataclasses import dataclass, replace
from typing import Final

from verifier.domain.assessment import Unavailable
from verifier.domain.claim import Claim
from verifier.pipeline.pieces import Piece
from verifier.pipeline.texts import Missing
from verifier.pipeline.work import Chunk, Done, Lost

TRIES: Final = 2  # of a chunk as it is
MOST_DEATHS: Final = 4  # of one chunk, before the rest of its claims are given up with the claim at hand
HINT: Final = "give the machine more memory, or leave the source out; the next run tries again"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A *chunk* that is being tried, the claims that come *after* it one by one, and how many *deaths* it has cost."""

    chunk: Chunk
    after: tuple[Claim, ...] = ()
    deaths: int = 0

    def taking(self, piece: Piece) -> "tuple[Done, Attempt]":
        """Return what *piece*, the next one of the chunk, is to whoever waits, and what is left then.

        Raises:
            ValueError: it is of another chunk, for the text is known to neither end.
        """
        text = piece.text or self.chunk.text
        if text is None:
            raise ValueError("a piece without a text came before the text")
        done = Done(self.chunk.number, text, piece.assessments, piece.seconds)
        if isinstance(text, Missing):
            return done, replace(self, chunk=replace(self.chunk, claims=()), after=())
        left = self.chunk.claims[len(piece.assessments) :]
        return done, replace(self, chunk=replace(self.chunk, claims=left, text=text, data=b""))

    def following(self) -> "Attempt | None":
        """Return what comes when the chunk is done: the next claim alone, or None at the end."""
        if not self.after:
            return None
        return replace(self, chunk=replace(self.chunk, claims=self.after[:1]), after=self.after[1:])


@dataclass(frozen=True, slots=True)
class AfterDeath:
    """What is to be tried *next*, if anything, and what is to be *told* to whoever waits."""

    next: Attempt | None = None
    told: Done | Lost | None = None


def after_death(attempt: Attempt, how: str) -> AfterDeath:
    """Return what becomes of *attempt* after the process that had it died; *how*, such as "signal 9"."""
    died = replace(attempt, deaths=attempt.deaths + 1)
    if died.deaths < TRIES:
        return AfterDeath(died)
    if died.deaths == TRIES:
        return AfterDeath(_one_by_one(died))
    missing = Missing(Unavailable.UNREADABLE, f"{died.deaths} times the process that was at it ended ({how})", HINT)
    if died.chunk.text is None:
        return AfterDeath(told=Done(died.chunk.number, missing))
    is_end = died.deaths >= MOST_DEATHS
    lost = (*died.chunk.claims, *(died.after if is_end else ()))
    told = Lost(died.chunk.number, tuple(claim.sha256 for claim in lost), missing) if lost else None
    return AfterDeath(None if is_end else died.following(), told)


def _one_by_one(attempt: Attempt) -> Attempt | None:
    """Return *attempt* with one claim at a time, or with the text alone where that is not read yet."""
    claims = (*attempt.chunk.claims, *attempt.after)
    whole = replace(attempt, chunk=replace(attempt.chunk, claims=()), after=claims)
    return whole if attempt.chunk.text is None else whole.following()
