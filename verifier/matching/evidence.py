"""Evidence: the few texts that the entailment model is asked about, cut to what it can take in.

One is the deciding passage alone: short, and nothing beside it can mislead. The other is that passage among the
sentences that come next in question, its neighbours and the title, in the order of the text: what "it" and "the
company" are often stands there. More texts would cost more than they tell.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from verifier.comparing.passage import Passage
from verifier.language.statement import Statement
from verifier.matching.prepared import PreparedText

MOST_WORDS: Final = 80  # of the longer text, as the packaged model has learnt from
MOST_OF_TITLE: Final = 16  # words; longer ones are no titles


def evidence_texts(best: Passage, others: Sequence[Passage], prepared: PreparedText) -> tuple[str, ...]:
    """Return the deciding passage alone and, where that says more, with what surrounds it.

    Args:
        best: the deciding passage.
        others: further passages in question, the nearest first.
        prepared: the text that all of them are of.
    """
    alone = _joined(best.core)
    chosen = _within_room(best.core, _surroundings(best, others, prepared))
    title = prepared.heading.text.strip()
    wide = _joined(sorted(chosen, key=lambda statement: statement.start))
    if 0 < len(title.split()) <= MOST_OF_TITLE and title not in wide:
        wide = f"{title}{'' if title[-1] in '.?!:' else '.'} {wide}"
    return (alone,) if wide == alone else (alone, wide)


def _surroundings(best: Passage, others: Iterable[Passage], prepared: PreparedText) -> Iterator[Statement]:
    """Yield what may stand beside the passage, the most useful first."""
    for passage in others:
        yield from passage.core
    first = bisect_left(prepared.statements, best.core[0].start, key=lambda statement: statement.start)
    last = first + len(best.core)
    yield from reversed(prepared.statements[max(0, first - 1) : first])
    yield from prepared.statements[last : last + 1]
    yield from reversed(prepared.statements[max(0, first - 2) : max(0, first - 1)])


def _within_room(core: Sequence[Statement], rest: Iterable[Statement]) -> list[Statement]:
    """Return *core* and as much of the *rest* as MOST_WORDS leave room for."""
    chosen = list(core)
    room = MOST_WORDS - sum(_length(statement) for statement in core)
    for statement in rest:
        if statement not in chosen and _length(statement) <= room:
            chosen.append(statement)
            room -= _length(statement)
    return chosen


def _length(statement: Statement) -> int:
    return len(statement.text.split())


def _joined(statements: Iterable[Statement]) -> str:
    return " ".join(" ".join(statement.text.split()) for statement in statements)
