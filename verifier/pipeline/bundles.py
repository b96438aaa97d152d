"""Bundles: several chunks as one task for a cluster, which takes some milliseconds for each task that it is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from verifier.errors import WorkerError
from verifier.pipeline.effort import effort_s
from verifier.pipeline.identity import Identity, identity
from verifier.pipeline.pieces import Piece, pieces
from verifier.pipeline.work import Chunk

EFFORT_S: Final = 4.0  # a bundle takes about so long: a hundred pairs, where a task costs a few milliseconds
MOST_BYTES: Final = 8_000_000  # of what is sent at a time; a larger file is sent alone

SAME: Final = "install on all machines what is installed here, for instance from one container image"


def bundles(chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, ...]]:
    """Put *chunks* into bundles, in their order; not one more of them is taken than the next bundle needs."""
    bundle, effort, size = list[Chunk](), 0.0, 0
    for chunk in chunks:
        bundle.append(chunk)
        effort += effort_s(chunk)
        size += len(chunk.data) + (len(chunk.text.content) if chunk.text else 0)
        if effort >= EFFORT_S or size >= MOST_BYTES:
            yield tuple(bundle)
            bundle, effort, size = [], 0.0, 0
    if bundle:
        yield tuple(bundle)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: the *chunks* of a bundle, and the identity of the *sender*, which a worker must have too."""

    chunks: tuple[Chunk, ...]
    sender: Identity


def do(parcel: Parcel) -> tuple[tuple[Piece, ...], ...]:
    """Do the chunks of *parcel*, one after the other, and return for each what it comes to.

    Raises:
        WorkerError: this machine has not what the sender has, so that its results might differ.
    """
    for spec in {chunk.spec for chunk in parcel.chunks}:
        require_same(parcel.sender, identity(spec), "a worker")
    return tuple(tuple(pieces(chunk)) for chunk in parcel.chunks)


def require_same(ours: Identity, theirs: Identity, who: str) -> None:
    """Make sure that results do not depend on who gets them.

    Raises:
        WorkerError: they might; the message says what differs.
    """
    if found := list(ours.differences(theirs)):
        raise WorkerError(f"{who} is not what this machine is: {'; '.join(found)}", hint=SAME)
