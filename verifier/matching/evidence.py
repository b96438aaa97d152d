"""Evidence: the few sentences that the entailment model is asked about, cut to what it can take in.

They are the deciding passage and, as far as there is room, the sentences of the text that share the rarest words with
the claim, in the order of the text: what a claim says may stand in several places, and what "it" means in another. More
than a short text tells less: of 40, 60 and 100 words, 60 let the packaged model tell claims apart best.
"""

from collections.abc import Iterable, Iterator
from math import fsum  # the same in any order of the words
from typing import Final

from verifier.comparing.passage import Passage
from verifier.language.rarity import rarity
from verifier.language.statement import Statement
from verifier.matching.prepared import PreparedText

MOST_WORDS: Final = 60  # as the packaged model has learnt from


def evidence_text(claim: Statement, deciding: Passage, prepared: PreparedText) -> str:
    """Return the *deciding* passage among the sentences of *prepared* that come next in question for *claim*."""
    chosen = _within_room(deciding.core, _in_question(claim, prepared))
    return " ".join(" ".join(statement.text.split()) for statement in sorted(chosen, key=lambda one: one.start))


def _in_question(claim: Statement, prepared: PreparedText) -> Iterator[Statement]:
    """Yield the sentences of the text, those that share the rarest words with *claim* first; numbers are words too."""
    wanted = {token.stem for token in claim.tokens}
    shared = [wanted & {token.stem for token in statement.tokens} for statement in prepared.statements]
    weights = [fsum(map(rarity, stems)) for stems in shared]
    numbers = range(len(weights))
    yield from (
        prepared.statements[number] for number in sorted(numbers, key=lambda number: (-weights[number], number))
    )


def _within_room(core: Iterable[Statement], rest: Iterable[Statement]) -> list[Statement]:
    """Return *core* and as much of the *rest* as MOST_WORDS leave room for."""
    chosen = list(core)
    taken = {statement.start for statement in chosen}
    room = MOST_WORDS - sum(map(_length, chosen))
    for statement in rest:
        if room <= 0:
            break
        if statement.start not in taken and _length(statement) <= room:
            chosen.append(statement)
            room -= _length(statement)
    return chosen


def _length(statement: Statement) -> int:
    return len(statement.text.split())
