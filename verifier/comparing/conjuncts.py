"""Conjuncts: the parts of a claim that "and", commas and relatives join, and which of them a passage never speaks of.

"The flood swept away a bridge and closed the railway": a source with the bridge alone bears out half of it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.contraries import LIGHT
from verifier.language.chunks import read_clauses
from verifier.language.statement import Statement

JOINING: Final = frozenset("and but or while whereas which who whose whom".split())
MARKS: Final = frozenset(",;:—–(")


def unsaid_conjunct(claim: Statement, alignment: Alignment) -> str:
    """Return the first part of the claim of which the passage has no word, as it is written; empty if there is none.

    A part with a figure or a period is left to the checks of those, and one that has light words alone says nothing.
    Nor does one that only names a thing again: "the operator" of "the operator, Tolle Crossings, promised".
    """
    worths = {link.word.index: link.worth for link in alignment.links if link.word.token.stem not in LIGHT}
    parts = list(conjuncts(claim))
    clauses = read_clauses(claim)
    verbs = [clauses.tokens[verb.main].start for verb in clauses.verbs]
    for first, last in parts if len(parts) > 1 else ():
        own = [worth for index, worth in worths.items() if first <= index < last]
        start, end = claim.tokens[first].start, claim.tokens[last - 1].end
        has_amount = any(start <= amount.start < end for amount in (*claim.figures, *claim.periods))
        tells = claim.tokens[first].lower in JOINING or any(start <= verb < end for verb in verbs)
        if own and not any(own) and tells and not has_amount:
            return claim.text[start - claim.start : end - claim.start]
    return ""


def conjuncts(claim: Statement) -> Iterator[tuple[int, int]]:
    """Yield the parts of a claim as numbers of tokens, first included and last excluded.

    >>> from verifier.language.statement import read_statement
    >>> claim = read_statement("The flood took a bridge, and the mill, which was old, burnt.")
    >>> [" ".join(token.text for token in claim.tokens[first:last]) for first, last in conjuncts(claim)]
    ['The flood took a bridge', 'and the mill', 'which was old', 'burnt']
    """
    begins = [0]
    for at in range(1, len(claim.tokens)):
        before, token = claim.tokens[at - 1], claim.tokens[at]
        gap = claim.text[before.end - claim.start : token.start - claim.start]
        if token.lower in JOINING or not MARKS.isdisjoint(gap):
            begins.append(at)
    yield from pairwise([*begins, len(claim.tokens)])
