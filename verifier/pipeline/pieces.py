"""Pieces: what a chunk comes to as it travels between processes, lean: no text goes where it is known."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from verifier.domain.assessment import Assessment
from verifier.domain.text import Text
from verifier.pipeline.texts import Missing
from verifier.pipeline.work import Chunk, work


@dataclass(frozen=True, slots=True)
class Piece:
    """The next piece of a chunk, and how many *seconds* it took; *text* is given when it has just been read."""

    text: Text | Missing | None
    assessments: tuple[Assessment, ...] = ()
    seconds: float = field(default=0.0, compare=False)


def pieces(chunk: Chunk) -> Iterator[Piece]:
    """Yield what *chunk* comes to, without what whoever sent it has already."""
    known = chunk.text
    for done in work(chunk):
        if done.assessments or known is None:
            yield Piece(None if done.text is known else done.text, done.assessments, done.seconds)
            known = done.text if isinstance(done.text, Text) else known
