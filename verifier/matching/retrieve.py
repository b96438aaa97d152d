"""Retrieval: the few passages of a text that may decide a claim.

Sentences are ranked by the rarity of the words they share with the claim. A few more are taken because they bear one of
its figures or periods. Each is then seen alone and together with a neighbour.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from verifier.domain.text import Region
from verifier.language.figure_check import same_number
from verifier.language.lexicon import synonyms
from verifier.language.period_check import overlap
from verifier.language.statement import Statement
from verifier.matching.prepared import PreparedText

BY_WORDS: Final = 6  # the six best sentences hold most of the deciding ones: 87 % where that was measured
BY_FIGURES: Final = 3
SYNONYM_WORTH: Final = 0.6
SIDE_WORTH: Final = 0.9  # notes and captions are evidence too, but the main matter goes first


def candidates(claim: Statement, prepared: PreparedText) -> list[tuple[int, int]]:
    """Return the passages worth a look, as statement numbers first (included) and last (excluded), best first."""
    scores = sentence_scores(claim, prepared)
    scores = {number: score for number, score in scores.items() if not is_address(prepared.statements[number])}
    ranked = sorted(scores, key=lambda number: (-scores[number], number))
    chosen = ranked[:BY_WORDS]
    bearing = [number for number in ranked[BY_WORDS:] if bears_amount(claim, prepared.statements[number])]
    chosen += bearing[:BY_FIGURES]
    return _with_neighbours(chosen, len(prepared.statements))


def is_address(statement: Statement) -> bool:
    """Tell whether the sentence is a web address, whose words say nothing."""
    return statement.text.startswith(("http://", "https://", "www.")) and " " not in statement.text.strip()


def sentence_scores(claim: Statement, prepared: PreparedText) -> dict[int, float]:
    """Return for each sentence that shares a word with the claim the summed rarity of what it shares."""
    scores: dict[int, float] = defaultdict(float)
    for word in claim.words:
        met: dict[int, float] = {}
        for key in word.keys:
            for number in prepared.index.get(key, ()):
                met[number] = word.weight
        for key in synonyms(word.token.stem):
            for number in prepared.index.get(key, ()):
                met.setdefault(number, word.weight * SYNONYM_WORTH)
        for number, weight in met.items():
            scores[number] += weight
    side = {number for number in scores if prepared.regions[number] is Region.SIDE}
    return {number: score * (SIDE_WORTH if number in side else 1.0) for number, score in scores.items()}


def bears_amount(claim: Statement, statement: Statement) -> bool:
    """Tell whether the statement has one of the claim's figures or a period that meets one of the claim's."""
    if any(same_number(mine, theirs) for mine in claim.figures for theirs in statement.figures):
        return True
    mine_resolved = [period for period in claim.periods if period.is_resolved]
    return any(overlap(mine, theirs) for mine in mine_resolved for theirs in statement.periods if theirs.is_resolved)


def _with_neighbours(numbers: Sequence[int], total: int) -> list[tuple[int, int]]:
    """Return each sentence alone, with the next and with the previous one; without repetition, order kept."""
    passages: dict[tuple[int, int], None] = {}
    for number in numbers:
        passages.setdefault((number, number + 1))
    for number in numbers:
        if number + 1 < total:
            passages.setdefault((number, number + 2))
        if number > 0:
            passages.setdefault((number - 1, number + 1))
    return list(passages)
