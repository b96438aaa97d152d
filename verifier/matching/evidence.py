"""Evidence: the few sentences that the entailment model is asked about, cut to what it can take in.

They are the deciding passage and, as far as there is room, the sentences of the text that share the rarest words with
the claim, in the order of the text: what a claim says may stand in several places, and what "it" means in another. More
than a short text tells less: of 40, 60 and 100 words, 60 let the packaged model tell claims apart best.
"""

from collections.abc import Iterable
from typing import Final

from verifier.comparing.passage import Passage
from verifier.language.statement import Statement
from verifier.matching.prepared import PreparedText
from verifier.matching.retrieve import sentence_scores

MOST_WORDS: Final = 60  # as the packaged model has learnt from


def evidence_text(claim: Statement, deciding: Passage, prepared: PreparedText) -> str:
    """Return the *deciding* passage among the sentences of *prepared* that come next in question for *claim*."""
    scores = sentence_scores(claim, prepared)
    ranked = sorted(scores, key=lambda number: (-scores[number], number))
    chosen = _within_room(deciding.core, (prepared.statements[number] for number in ranked))
    return " ".join(" ".join(statement.text.split()) for statement in sorted(chosen, key=lambda one: one.start))


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
