"""The figures of a claim against those of a passage: which one speaks of the same thing, and whether it agrees.

A number that agrees by accident proves nothing, and one that differs may belong to something else. So a figure of the
passage answers one of the claim only where both count the same thing, or stand among the same words; in a change an
amount answers an amount and a level a level. Where none answers, the claim's figure may follow from several of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.changes import (
    ChangePair,
    changes_of,
    is_fall,
    may_answer,
    paired_changes,
    parts_in,
    swapped_figures,
)
from verifier.comparing.deriving.changing import check_levels
from verifier.comparing.deriving.derive import derive
from verifier.comparing.deriving.derived import check_derived, may_be_meant
from verifier.comparing.deriving.lapses import check_same_time
from verifier.comparing.deriving.totals import may_be_sum_or_rest
from verifier.comparing.figure_periods import check_other_period
from verifier.comparing.measured import with_other_thing
from verifier.comparing.part_figures import check_part
from verifier.comparing.passage import Passage
from verifier.comparing.ranks import check_ranks
from verifier.comparing.side_figures import check_side
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.language.conversion import to_base
from verifier.language.figure_check import are_comparable, check_figures, same_number
from verifier.language.lexicon import WordRelation, relation
from verifier.language.statement import Statement
from verifier.language.words import stem

NEAR: Final = 60  # characters on either side of a figure that tell what it is about
TELLING_NUMBER: Final = 12  # an uncommon number is rarely met by chance: from here on it may stand for its thing
BINDING_TO_DIFFER: Final = 0.34
AS_PART: Final = {
    "amount": "as the amount of a change",
    "before": "as the level before",
    "after": "as the level after",
    "": "as it stands",
}
UNTIED: Final = 0.15  # an agreeing figure with less in common than this gives way to a differing one with more


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of the claim with one of the passage, their check, and how surely they speak of one thing, 0 to 1."""

    claimed: Figure
    stated: Figure
    statement: Statement
    check: Check
    binding: float


def check_claim_figures(claim: Statement, passage: Passage, alignment: Alignment) -> list[Check]:
    """Return one check for each figure of the claim, in order; none for levels that have changed places.

    Those are for :func:`verifier.comparing.changes.swapped_levels` to speak of, as one difference.
    """
    changes = paired_changes(claim, passage, alignment) if changes_of(claim) else []
    swapped = swapped_figures(changes)
    stated_ordinals = [figure for figure in passage.figures if figure.kind is FigureKind.ORDINAL]
    amounts = [
        figure
        for figure in claim.figures
        if (is_amount(figure) or _has_rival(figure, stated_ordinals)) and figure not in swapped
    ]
    everything = [
        _pair(claimed, stated, claim, statement, alignment)
        for claimed in amounts
        for statement in passage.core
        for stated in statement.figures
    ]
    answering = [may_answer(pair.claimed, pair.stated, claim, pair.statement) for pair in everything]
    pairs = [pair for pair, answers in zip(everything, answering, strict=True) if answers]
    barred = [pair for pair, answers in zip(everything, answering, strict=True) if not answers]
    agreed = {id(pair.stated) for pair in pairs if pair.check.outcome is Outcome.AGREES and is_same_thing(pair)}
    lapses = check_same_time(claim, passage, alignment)
    checks = {}
    for claimed in amounts:
        found = _decide(claimed, [pair for pair in pairs if pair.claimed is claimed], agreed, claim, passage)
        if found.outcome is not Outcome.AGREES:
            found = _derived(claimed, found, claim, passage, alignment, changes)
        if found.outcome is Outcome.ABSENT:
            found = _in_another_part(claimed, barred) or found
        checks[claimed] = found
    kept = [check for figure, check in check_levels(changes, checks).items() if not _is_settled(figure, lapses)]
    return [*kept, *check_ranks(claim, passage, alignment), *lapses]


def _is_settled(figure: Figure, lapses: Sequence[Check]) -> bool:
    """Tell whether a duration of the claim is part of a lapse that has a check of its own: "two months before"."""
    return figure.kind is FigureKind.DURATION and any(figure.text in lapse.claimed for lapse in lapses)


def _derived(
    claimed: Figure,
    found: Check,
    claim: Statement,
    passage: Passage,
    alignment: Alignment,
    changes: Sequence[ChangePair],
) -> Check:
    """Return the check of what the passage's figures give together, where it tells more than one of them alone."""
    derived = derive(claimed, claim, passage, alignment, changes)
    if derived.is_found:
        check = check_derived(claimed, derived)
        tells_more = check.outcome is not Outcome.OPEN or found.outcome is not Outcome.DIFFERS
        return check if tells_more or may_be_meant(claimed, derived) else found
    parts = may_be_sum_or_rest(claimed, claim, passage) if found.outcome is Outcome.DIFFERS else ()
    if not parts:
        return found
    stated = ", ".join(map(str, parts))
    return found.model_copy(
        update={"stated": stated, "outcome": Outcome.OPEN, "reason": f"{claimed} may follow from {stated}"}
    )


def _in_another_part(claimed: Figure, barred: Sequence[Pair]) -> Check | None:
    """Return a check that is open where the passage has the number, but as an amount for a level or the like."""
    for pair in barred:
        if pair.claimed is claimed and pair.check.outcome is Outcome.AGREES:
            part = parts_in(pair.statement).get(pair.stated.start, "")
            reason = f"the source gives {pair.stated} {AS_PART[part]}, the claim does not"
            return Check(
                kind=CheckKind.FIGURE,
                claimed=claimed.text,
                stated=pair.stated.text,
                outcome=Outcome.OPEN,
                reason=reason,
            )
    return None


def is_amount(figure: Figure) -> bool:
    """Tell whether a figure must be answered: ordinals and a bare "one" are words rather than amounts."""
    return figure.kind is not FigureKind.ORDINAL and not (figure.kind is FigureKind.COUNT and figure.high == 1)


def _has_rival(claimed: Figure, stated: Sequence[Figure]) -> bool:
    """Tell whether an ordinal of the claim is met by one of the same thing: "the third forum", "the second forum"."""
    return claimed.kind is FigureKind.ORDINAL and any(
        counted_overlap(claimed.counted[:1], other.counted[:1]) for other in stated if claimed.counted
    )


def is_same_thing(pair: Pair) -> bool:
    """Tell whether an agreeing pair may be taken to speak of one thing."""
    if not same_number(pair.claimed, pair.stated):
        return pair.binding >= BINDING_TO_DIFFER
    return pair.claimed.kind is not FigureKind.COUNT or pair.binding > 0 or pair.claimed.high >= TELLING_NUMBER


def _pair(claimed: Figure, stated: Figure, claim: Statement, statement: Statement, alignment: Alignment) -> Pair:
    check = check_figures(claimed, stated)
    if stated.high < 0 < claimed.low and check.outcome is Outcome.DIFFERS and is_fall(claimed, claim):
        check = _without_minus(claimed, stated, statement, check)
    return Pair(claimed, stated, statement, check, binding(claimed, stated, statement, alignment))


def _without_minus(claimed: Figure, stated: Figure, statement: Statement, found: Check) -> Check:
    """Return the check of a fall against a negative figure: "by −47 %" is one too, "−0.5 %" alone may be a level."""
    turned = check_figures(claimed, stated.model_copy(update={"low": -stated.high, "high": -stated.low}))
    if turned.outcome is Outcome.DIFFERS:
        return found
    before = statement.text[: stated.start - statement.start].split()
    is_change = before[-1:] == ["by"]
    return turned if is_change else turned.model_copy(update={"outcome": Outcome.OPEN})


def binding(claimed: Figure, stated: Figure, statement: Statement, alignment: Alignment) -> float:
    """Return how surely two figures speak of one thing: by what is counted, else by the words around them, 0 to 1."""
    if claimed.kind in {FigureKind.COUNT, FigureKind.ORDINAL} and claimed.counted and stated.counted:
        return counted_overlap(claimed.counted, stated.counted)
    near = [link for link in alignment.links if _distance(link.word.token.start, claimed) <= NEAR]
    met = [
        link
        for link in near
        if link.place is not None
        and link.place.statement is statement
        and link.worth
        and _distance(link.place.word.token.start, stated) <= 2 * NEAR
    ]
    total = sum(link.word.weight for link in near)
    return sum(link.word.weight for link in met) / total if total else 0.0


def counted_overlap(claimed: Sequence[str], stated: Sequence[str]) -> float:
    """Return the share of the claim's counted words that the source counts too, 0 to 1; synonyms count.

    >>> counted_overlap(("new", "entities"), ("entities",))
    0.5
    """
    theirs = [stem(word) for word in stated]
    met = sum(any(_is_like(stem(word), other) for other in theirs) for word in claimed)
    return met / len(claimed)


def _is_like(a: str, b: str) -> bool:
    return a == b or relation(a, b) in {WordRelation.SAME, WordRelation.DERIVED, WordRelation.SYNONYM}


def _distance(position: int, figure: Figure) -> int:
    return max(figure.start - position, position - figure.end, 0)


def _decide(
    claimed: Figure, pairs: Sequence[Pair], agreed: Collection[int], claim: Statement, passage: Passage
) -> Check:
    """Choose among the passage's figures the one that answers *claimed*."""
    free = [pair for pair in pairs if id(pair.stated) not in agreed]
    agreeing = [pair for pair in pairs if pair.check.outcome is Outcome.AGREES and is_same_thing(pair)]
    differing = [pair for pair in free if pair.check.outcome is Outcome.DIFFERS and _may_differ(pair)]
    open_ones = [pair for pair in free if pair.check.outcome is Outcome.OPEN and pair.claimed.kind is pair.stated.kind]
    agrees, differs, is_open = (max(some, key=_sureness, default=None) for some in (agreeing, differing, open_ones))
    if agrees and not (differs and agrees.binding < UNTIED and differs.binding >= BINDING_TO_DIFFER):
        others = [_of_another(pair, claim, passage) for pair in agreeing]
        if None not in others:
            return others[agreeing.index(agrees)] or agrees.check
        return with_other_thing(agrees.check, claimed, agrees.stated, claim, passage)
    if differs and not (is_open and is_open.binding > differs.binding):
        return differs.check
    if is_open:
        return is_open.check
    reason = f"the source does not give {claimed}"
    return Check(kind=CheckKind.FIGURE, claimed=claimed.text, outcome=Outcome.ABSENT, reason=reason)


def _of_another(pair: Pair, claim: Statement, passage: Passage) -> Check | None:
    """Return the check that differs where the agreeing figure is of another period, of a part, or of another thing."""
    return (
        check_other_period(pair.claimed, pair.stated, claim, passage)
        or check_part(pair.claimed, pair.stated, claim, passage)
        or check_side(pair.claimed, pair.stated, claim, pair.statement)
    )


def _sureness(pair: Pair) -> tuple[bool, float]:
    return same_number(pair.claimed, pair.stated), pair.binding


def _may_differ(pair: Pair) -> bool:
    """Tell whether a differing figure speaks of the same thing; the same number in another unit always does."""
    claimed, stated = to_base(pair.claimed), to_base(pair.stated)
    if same_number(claimed, stated) and not are_comparable(claimed, stated):
        return True
    return pair.binding >= BINDING_TO_DIFFER
