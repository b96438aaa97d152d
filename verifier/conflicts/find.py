"""Finding conflicts: among many statements, those that cannot all hold, of different documents or of one.

Each statement is read once, paired with those that share its names and rare words, and compared. The result depends on
the statements alone, not on their order.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from verifier.conflicts.candidates import find_candidates
from verifier.conflicts.compare import Compared, compare_sides
from verifier.conflicts.inside import look_inside
from verifier.conflicts.positions import NOBODY, matters
from verifier.conflicts.side import Side, read_side
from verifier.domain.check import CheckKind, Outcome
from verifier.domain.conflict import Conflict, Position, Stated
from verifier.language.names import is_name_like
from verifier.language.statement import Background
from verifier.language.words import tokenize

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
FEWEST_WORDS: Final = 3  # of content: a sentence of a text with less says hardly anything
CERTAINTY_DIGITS: Final = 2


@dataclass(frozen=True, slots=True)
class Found:
    """The *conflicts*, the surest first; how many pairs were *compared*, how many *left_out* as too many.

    *too_common* counts the words that too many statements have for any two of them to be paired by it.
    """

    conflicts: tuple[Conflict, ...]
    compared: int
    left_out: int
    too_common: int = 0


def find_conflicts(statements: Sequence[Stated]) -> list[Conflict]:
    """Return the conflicts among *statements* of different documents, one for each matter, the surest first.

    *one* and *other* of a conflict between documents are in the order of the documents' ids. A document that
    contradicts itself is in conflict as well.
    """
    return list(search(statements).conflicts)


def search(
    statements: Iterable[Stated],
    nearest: int = NEAREST,
    known: Container[str] = NOBODY,
    further: Iterable[Conflict] = (),
) -> Found:
    """Return what :func:`find_conflicts` does, with counts.

    Args:
        statements: what the documents state.
        nearest: bounds the pairs that one statement asks for.
        known: the keys of conflicts that were found before, which keep them.
        further: conflicts of two statements each that were found otherwise, to be put together with these.
    """
    ordered = sorted(set(statements), key=_order)
    sides = read_sides(ordered)
    documents = [stated.position.document for stated in ordered]
    apart = [number for number, stated in enumerate(ordered) if stands_alone(stated, sides[number])]
    candidates = find_candidates([sides[at] for at in apart], [documents[at] for at in apart], nearest)
    pairs = list(further)
    for first, second in candidates.pairs:
        one, other = apart[first], apart[second]
        compared = compare_sides(sides[one], sides[other])
        if compared.check.outcome is Outcome.DIFFERS:
            pairs.append(_conflict(ordered[one].position, ordered[other].position, compared))
    inside = look_inside(ordered, sides, nearest)
    for inner in inside.found:
        compared = Compared(inner.check, inner.shared)
        pairs.append(_conflict(ordered[inner.one].position, ordered[inner.other].position, compared))
    return Found(
        conflicts=tuple(matters(pairs, known)),
        compared=len(candidates.pairs) + inside.compared,
        left_out=candidates.left_out + inside.left_out,
        too_common=candidates.too_common,
    )


def stands_alone(stated: Stated, side: Side) -> bool:
    """Tell whether a statement can be held against those of other documents.

    A sentence of a text that names nobody and nothing ("The company was founded in 1987") may be of anything; what is
    registered or handed in as a statement was meant to be understood as it is.
    """
    is_of_text = bool(stated.position.text_sha256) and not stated.position.claim
    return not is_of_text or (bool(side.statement.names) and len(side.statement.words) >= FEWEST_WORDS)


def certainty(compared: Compared) -> float:
    """Return how certain a conflict is, 0 to 1: how much wording the two share, times how sure its kind is.

    An order of reading rather than a probability.
    """
    return round(SURENESS.get(compared.check.kind, UNSURE) * compared.shared, CERTAINTY_DIGITS)


def capitalised_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the lower-case words that stand capitalised within one of *texts*, not only at its start."""
    return frozenset(token.lower for text in texts for token in tokenize(text)[1:] if is_name_like(token))


def read_sides(statements: Iterable[Stated]) -> list[Side]:
    """Return the statements read, each with what its own document tells: its date, and which words are names."""
    listed = list(statements)
    texts: dict[str, list[str]] = defaultdict(list)
    for stated in listed:
        texts[stated.position.document].append(stated.position.text)
    known = {document: capitalised_words(its) for document, its in texts.items()}
    return [_read(stated, known[stated.position.document]) for stated in listed]


def _read(stated: Stated, known: frozenset[str]) -> Side:
    return read_side(stated.position.text, Background(known=known, published=stated.published))


def _conflict(one: Position, other: Position, compared: Compared) -> Conflict:
    return Conflict(one=one, other=other, check=compared.check, certain=certainty(compared))


def _order(stated: Stated) -> tuple[str, str, int, str, str]:
    position = stated.position
    return position.document, position.claim, position.start, position.text, str(stated.published)
