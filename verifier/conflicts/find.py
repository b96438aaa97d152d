"""Finding conflicts: among many statements, those that cannot all hold, of different documents or of one.

Each statement is read once, paired with those that share its names and rare words, and compared. The result depends on
the statements alone, not on their order.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from verifier.conflicts.answering import Answering
from verifier.conflicts.answers import Answer, Relation
from verifier.conflicts.candidates import Candidates, find_candidates
from verifier.conflicts.compare import Compared
from verifier.conflicts.memory import NO_MEMORY, Memory
from verifier.conflicts.positions import NOBODY, Known, matters
from verifier.conflicts.traces import Trace
from verifier.conflicts.wording import wordings_of
from verifier.domain.check import CheckKind
from verifier.domain.conflict import Conflict, Position, Stated

NEAREST: Final = 12  # statements of other documents that each is compared with
# How often a difference of this kind, once found, is a conflict; rough, from labelled pairs outside the gate.
SURENESS: Final = MappingProxyType(
    {
        CheckKind.FIGURE: 0.95,
        CheckKind.PERIOD: 0.9,
        CheckKind.ROLE: 0.85,
        CheckKind.NAME: 0.8,
        CheckKind.DIRECTION: 0.8,
        CheckKind.POLARITY: 0.75,
    }
)
UNSURE: Final = 0.7
CERTAINTY_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Found:
    """The *conflicts*, the surest first; how many pairs were *compared*, how many *left_out* as too many.

    *too_common* counts the words that too many statements have for any two of them to be paired by it; *known* those of
    the pairs that had been compared before, and were not again.
    """

    conflicts: tuple[Conflict, ...]
    compared: int
    left_out: int
    too_common: int = 0
    known: int = 0


def find_conflicts(statements: Sequence[Stated]) -> list[Conflict]:
    """Return the conflicts among *statements* of different documents, one for each matter, the surest first.

    *one* and *other* of a conflict between documents are in the order of the documents' ids. A document that
    contradicts itself is in conflict as well.
    """
    return list(search(statements).conflicts)


def search(
    statements: Iterable[Stated],
    nearest: int = NEAREST,
    known: Known = NOBODY,
    memory: Memory = NO_MEMORY,
    further: Iterable[Conflict] = (),
) -> Found:
    """Return what :func:`find_conflicts` does, with counts.

    Args:
        statements: what the documents state.
        nearest: bounds the pairs that one statement asks for.
        known: the keys of conflicts that were found before, which keep them, the newest first.
        memory: what was compared before. It saves work; the conflicts are the same without it.
        further: conflicts of two statements each that were found otherwise, to be put together with these.
    """
    ordered = sorted(set(statements), key=_order)
    answering = Answering(wordings_of(ordered), memory)
    traces = answering.traces()
    between, within = _between(ordered, traces, nearest), _within(ordered, traces, nearest)
    apart = answering.answers(between.pairs, Relation.BETWEEN, traces)
    inner = answering.answers(within.pairs, Relation.WITHIN, traces)
    pairs = list(further)
    pairs += [
        _conflict(ordered[found.one].position, ordered[found.other].position, found.answer) for found in apart.found
    ]
    for stated, trace in zip(ordered, traces, strict=True):
        pairs += [_conflict(stated.position, stated.position, Answer(check, 1.0)) for check in trace.own]
    pairs += [
        _conflict(ordered[found.one].position, ordered[found.other].position, found.answer) for found in inner.found
    ]
    return Found(
        conflicts=tuple(matters(pairs, known)),
        compared=len(between.pairs) + len(within.pairs),
        left_out=between.left_out + within.left_out,
        too_common=between.too_common,
        known=apart.known + inner.known,
    )


def _between(ordered: Sequence[Stated], traces: Sequence[Trace], nearest: int) -> Candidates:
    """Return the pairs of statements of different documents that are worth comparing."""
    apart = [number for number, trace in enumerate(traces) if stands_alone(ordered[number], trace)]
    documents = [ordered[at].position.document for at in apart]
    return _numbered(find_candidates([traces[at] for at in apart], documents, nearest), apart)


def _within(ordered: Sequence[Stated], traces: Sequence[Trace], nearest: int) -> Candidates:
    """Return the pairs within one document: of its claims, and of its sentences."""
    groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, stated in enumerate(ordered):
        groups[stated.position.document, bool(stated.position.claim)].append(number)
    found = [
        _numbered(find_candidates([traces[at] for at in numbers], list(map(str, numbers)), nearest), numbers)
        for numbers in groups.values()
    ]
    return Candidates(tuple(pair for each in found for pair in each.pairs), sum(each.left_out for each in found))


def _numbered(candidates: Candidates, numbers: Sequence[int]) -> Candidates:
    """Return *candidates* among some of the statements, by the numbers that these have among all."""
    pairs = tuple((numbers[first], numbers[second]) for first, second in candidates.pairs)
    return replace(candidates, pairs=pairs)


def stands_alone(stated: Stated, trace: Trace) -> bool:
    """Tell whether a statement can be held against those of other documents.

    A sentence of a text that names nobody and nothing ("The company was founded in 1987") may be of anything; what is
    registered or handed in as a statement was meant to be understood as it is.
    """
    is_of_text = bool(stated.position.text_sha256) and not stated.position.claim
    return not is_of_text or trace.is_plain


def certainty(compared: Compared | Answer) -> float:
    """Return how certain a conflict is, 0 to 1: how much wording the two share, times how sure its kind is.

    An order of reading rather than a probability.
    """
    return round(SURENESS.get(compared.check.kind, UNSURE) * compared.shared, CERTAINTY_DIGITS)


def _conflict(one: Position, other: Position, answer: Answer) -> Conflict:
    first, second = (other, one) if answer.is_turned else (one, other)
    return Conflict(one=first, other=second, check=answer.check, certain=certainty(answer))


def _order(stated: Stated) -> tuple[str, str, int, str, str]:
    position = stated.position
    return position.document, position.claim, position.start, position.text, str(stated.published)
