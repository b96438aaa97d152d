"""Figures side by side: "5.9 hours on night shifts, 7.1 on day shifts" does not bear out 7.1 hours on night shifts.

A sentence with two amounts of one sort gives each of them a stretch of its own words. Where the claim has the number of
one and the words of the other, and what the number's own stretch names is not in the claim, the number is of something
else. The two stretches must name their things alike: under one preposition, at their beginnings, or set against each
other in so many words. A claim that leaves out what its number is of may still hold.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.facing import Facing, face
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.chunks import read_clauses
from verifier.language.figure_check import are_comparable, same_number
from verifier.language.period_check import overlap
from verifier.language.statement import NO_NAME, Statement
from verifier.language.word_classes import Part

SEPARATOR: Final = re.compile(
    r"[;:—–(]|,(?!\d)|\b(?:and|but|while|whereas|against|instead of|rather than|than|to|versus|compared|from)\b"
)
AGAINST: Final = re.compile(r"\b(?:against|compared (?:with|to)|versus|as opposed to|unlike)\s+(?:\w+\s+)?$")
IN_PLACE_OF: Final = re.compile(r"\b(?:instead of|rather than)\s+(?:the\s+)?(?:\w+\s+)?$")
BEFORE: Final = frozenset(
    "before previously usual usually normal normally once formerly earlier until originally had instead rather than "
    "used planned expected".split()
)
DIMENSIONS: Final = frozenset("long wide high deep tall old thick broad across away apart".split())
TELLING: Final = 3.0  # nats
MOST_FIGURES: Final = 24  # of a sentence: one with more is a list or worse, and would take long


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one figure: the nouns of the sentence, as positions, with the preposition of their phrase."""

    start: int
    end: int
    nouns: dict[int, str]


def check_side(claimed: Figure, stated: Figure, claim: Statement, statement: Statement) -> Check | None:
    """Return a check that differs where *stated* is of something else, and another figure of what the claim speaks of.

    None where it is not, or where that cannot be told.
    """
    if len(statement.figures) > MOST_FIGURES:
        return None
    others = [other for other in statement.figures if _is_rival(other, stated)]
    found = _of_other_dimension(claimed, stated, others, claim, statement)
    if found is None:
        found = _of_other_thing(stated, others, claim, statement)
    return None if found is None else _differs(claimed, stated, found)


def _of_other_dimension(
    claimed: Figure, stated: Figure, others: Sequence[Figure], claim: Statement, statement: Statement
) -> Figure | None:
    return next((other for other in others if _is_of_other_dimension(claimed, stated, other, claim, statement)), None)


def _of_other_thing(stated: Figure, others: Sequence[Figure], claim: Statement, statement: Statement) -> Figure | None:
    """Return the figure beside *stated* that is of what the claim speaks of, if *stated* is not."""
    beside = _beside(stated, others)
    if not beside or _is_in_change(statement, stated):
        return None
    facing = face(claim, statement)
    if _says_replaced(claim, statement, stated):
        return beside[0]
    own = _stretch(statement, stated, others)
    if _has_own(facing, own, [_stretch(statement, other, [stated, *others]) for other in others]):
        return None
    unsaid = [place for place in own.nouns if not facing.answered(place) and _weight(statement, place) >= TELLING]
    is_against = AGAINST.search(statement.text[: stated.start - statement.start]) is not None
    for other in beside:
        theirs = _stretch(statement, other, [stated, *others])
        said = [place for place in theirs.nouns if facing.answered(place) and _weight(statement, place) >= TELLING]
        if unsaid and (is_against or _are_parallel(own, unsaid, theirs, said)):
            return other
    return None


def stretches(statement: Statement, one: Figure, other: Figure) -> tuple[list[str], list[str]]:
    """Return the stems of the nouns in the stretches of two figures of one sentence."""
    return tuple(  # type: ignore[return-value]
        [statement.words[place].token.stem for place in _stretch(statement, figure, [rival]).nouns]
        for figure, rival in ((one, other), (other, one))
    )


def _is_rival(other: Figure, stated: Figure) -> bool:
    is_bare = other.kind is FigureKind.COUNT and not other.counted and stated.kind is not FigureKind.ORDINAL
    return other is not stated and not same_number(other, stated) and (are_comparable(other, stated) or is_bare)


def _beside(stated: Figure, others: Sequence[Figure]) -> list[Figure]:
    """Return the nearest rival on either side."""
    before = [other for other in others if other.end <= stated.start]
    behind = [other for other in others if other.start >= stated.end]
    return [*before[-1:], *behind[:1]]


def _is_in_change(statement: Statement, stated: Figure) -> bool:
    """Tell whether "from" leads to the figure: levels of a change are for other checks."""
    before = [token.lower for token in statement.tokens if token.end <= stated.start][-1:]
    return before == ["from"]


def _says_replaced(claim: Statement, statement: Statement, stated: Figure) -> bool:
    """Tell whether the source has the figure as what no longer holds, and the claim has it without any such word."""
    is_replaced = IN_PLACE_OF.search(statement.text[: stated.start - statement.start]) is not None
    return is_replaced and not claim.denials and BEFORE.isdisjoint(token.lower for token in claim.tokens)


def _is_of_other_dimension(
    claimed: Figure, stated: Figure, other: Figure, claim: Statement, statement: Statement
) -> bool:
    """Tell whether the claim's "420 kilometres long" meets a source whose other figure is the one that is "long"."""
    mine = _behind(claim, claimed)
    return mine in DIMENSIONS and mine == _behind(statement, other) != _behind(statement, stated)


def _behind(statement: Statement, figure: Figure) -> str:
    return next((token.lower for token in statement.tokens if token.start >= figure.end), "")


def _stretch(statement: Statement, figure: Figure, others: Sequence[Figure]) -> Stretch:
    """Return the stretch of *figure*: up to the first mark or joining word towards its neighbours on either side."""
    text, offset = statement.text, statement.start
    before = [other for other in others if other.end <= figure.start]
    behind = [other for other in others if other.start >= figure.end]
    start = _cut(text, before[-1].end - offset, figure.start - offset) if before else 0
    end = _cut(text, figure.end - offset, behind[0].start - offset) if behind else len(text)
    return Stretch(offset + start, offset + end, dict(_nouns(statement, offset + start, offset + end)))


def _cut(text: str, start: int, end: int) -> int:
    found = SEPARATOR.search(text, start, end)
    return found.start() if found else end


def _nouns(statement: Statement, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the positions of the nouns between two places of the text, with what governs their phrase.

    That is its preposition; "^" for the first phrase of the stretch, empty for others.
    """
    clauses = read_clauses(statement)
    positions = {word.token.start: position for position, word in enumerate(statement.words)}
    is_first = True
    for phrase in clauses.phrases:
        tokens = clauses.tokens[phrase.first : phrase.last]
        if not start <= tokens[0].start < end:
            continue
        before = clauses.tokens[max(clauses.before(phrase.first), 0)]
        is_governed = before.lower == phrase.preposition and before.start >= start
        governor = phrase.preposition if is_governed else ("^" if is_first else "")
        is_first = False
        for token, part in zip(tokens, clauses.parts[phrase.first : phrase.last], strict=True):
            if part is Part.NOUN and token.start in positions and token.start < end:
                yield positions[token.start], governor


def _has_own(facing: Facing, own: Stretch, others: Sequence[Stretch]) -> bool:
    """Tell whether the claim says something that only the figure's own stretch has: a noun, a name or a period."""
    elsewhere = {mine for other in others for place in other.nouns for mine in facing.answered(place)}
    if any(mine not in elsewhere for place in own.nouns for mine in facing.answered(place)):
        return True
    periods = [period for period in facing.statement.periods if own.start <= period.start < own.end]
    mine = [period for period in facing.claim.periods if period.is_resolved]
    return any(overlap(one, other) for one in mine for other in periods if other.is_resolved)


def _are_parallel(own: Stretch, unsaid: Sequence[int], theirs: Stretch, said: Sequence[int]) -> bool:
    """Tell whether both stretches name their things alike."""
    governors = {own.nouns[place] for place in unsaid} - {""}
    return not governors.isdisjoint(theirs.nouns[place] for place in said)


def _weight(statement: Statement, position: int) -> float:
    word = statement.words[position]
    return word.weight if word.name == NO_NAME else max(word.weight, TELLING)


def _differs(claimed: Figure, stated: Figure, other: Figure) -> Check:
    reason = f"the source gives {stated} of something else, and {other} of this"
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, stated=other.text, outcome=Outcome.DIFFERS, reason=reason)
