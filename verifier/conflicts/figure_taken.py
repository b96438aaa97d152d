"""Figure taken: a statement that is met but for one figure, whose place in a sentence another figure takes.

"Six chips are to follow" and "four new models will follow today's chips": the two count what different words name, but
all else is said in one sentence, which has one figure more of that unit, and only one.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from verifier.comparing.align import Alignment, align
from verifier.comparing.passage import passage_of
from verifier.conflicts.place_taken import UNANSWERED, WHOLE
from verifier.conflicts.turned_words import Turned
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Bound, Figure, FigureKind
from verifier.language.statement import Statement

MET: Final = 0.7  # of the wording of the statement, by one sentence, weighted by rarity and without the figure
PLAIN: Final = 0.5  # of its words outside names: these alone do not tell what is counted
AGREEING: Final = 2  # names, figures or periods that both sides have


def figure_taken(statement: Statement, core: Sequence[Statement], checks: Iterable[Check]) -> list[Turned]:
    """Return where a sentence of *core* has another figure in place of the only unanswered part of *statement*."""
    parts = [check for check in checks if check.kind not in WHOLE]
    unanswered = [check for check in parts if check.outcome is not Outcome.AGREES]
    if len(unanswered) != 1 or unanswered[0].kind is not CheckKind.FIGURE or unanswered[0].outcome not in UNANSWERED:
        return []
    figure = next((each for each in statement.figures if each.text == unanswered[0].claimed), None)
    if figure is None or figure.kind is FigureKind.ORDINAL or len(parts) - 1 < AGREEING:
        return []
    met = [check.stated for check in parts if check.outcome is Outcome.AGREES]
    found = [turned for sentence in core for turned in _taken(statement, figure, sentence, met)]
    return sorted(found, key=lambda turned: -turned.share)


def _taken(statement: Statement, figure: Figure, sentence: Statement, met: Sequence[str]) -> list[Turned]:
    rivals = [
        each
        for each in sentence.figures
        if (each.kind, each.unit) == (figure.kind, figure.unit) and not any(each.text in one for one in met)
    ]
    if len(rivals) != 1 or may_be_one(figure, rivals[0]):
        return []
    alignment = align(statement, passage_of((sentence,)))
    share = alignment.matter(frozenset(figure.text.split()))
    is_counted = figure.kind is not FigureKind.COUNT or speaks_of(alignment, figure.counted)
    if share < MET or alignment.plain_core_coverage < PLAIN or not is_counted:
        return []
    stated = rivals[0].text
    reason = f"the source says {stated}, the claim says {figure.text}"
    check = Check(kind=CheckKind.FIGURE, claimed=figure.text, stated=stated, outcome=Outcome.DIFFERS, reason=reason)
    return [Turned(check, sentence, share)]


def speaks_of(alignment: Alignment, counted: Sequence[str]) -> bool:
    """Tell whether the sentence has a word for what is counted."""
    return any(link.worth and link.word.token.lower in counted for link in alignment.links)


def may_be_one(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one unit may both hold: they overlap, or either is rounded or only a bound."""
    is_loose = one.hedged or other.hedged or {one.bound, other.bound} != {Bound.EXACTLY}
    smaller, larger = sorted((one, other), key=lambda figure: figure.low)
    return smaller.high >= larger.low or (is_loose and smaller.high * 2 > larger.low)
