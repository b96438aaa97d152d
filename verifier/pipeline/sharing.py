"""Sharing: runs over the same claims and texts at the same time, on one database, divide the texts between them.

Each takes a few texts at a time that no other is at. When nothing is left to take, it goes on with those that others
took: what they have kept by then is known, and what they are still at is judged twice at worst, which changes nothing.
So nobody ever waits for anybody, and a run that was killed holds up no other.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from verifier.pipeline.origins import Origin
from verifier.reading.assembly import READER
from verifier.store.digests import digest
from verifier.store.work import SharedWork

SHARE: Final = 8  # texts taken at a time: so few that the last ones are divided as well

IsDone: TypeAlias = Callable[[Origin], bool]
"""Tells whether everything about a text has been judged and kept."""


def shared(origins: Sequence[Origin], work: SharedWork | None, worker: str, is_done: IsDone) -> Iterator[Origin]:
    """Yield all *origins*, those first that no other run is at; without *work* in their order.

    *worker* is the id of this run.
    """
    if work is None or len(origins) <= SHARE:
        yield from origins
        return
    left = {_key(origin): origin for origin in origins}
    job = digest(READER, *left)
    work.offer(job, left)
    taken: dict[str, Origin] = {}
    try:
        while mine := work.take(job, worker, SHARE):
            for key in mine:
                if key in left:
                    taken[key] = left.pop(key)
                    yield taken[key]
            finished = [key for key, origin in taken.items() if is_done(origin)]
            work.finish(job, worker, finished)
            for key in finished:
                del taken[key]
        yield from left.values()
    finally:
        work.forget(job)


def _key(origin: Origin) -> str:
    """Return a digest of what is to be judged by what, the same in every run over it."""
    text = origin.snapshot.payload_sha256 if origin.snapshot else ""
    return digest(origin.label, origin.file, text, *(pair.claim.sha256 for pair in origin.pairs))
