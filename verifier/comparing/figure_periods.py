"""The periods that figures belong to: 134.7 billion in 2020 does not bear out 134.7 billion in 2019."""

from collections.abc import Sequence

from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.figure import Figure, FigureKind
from verifier.domain.period import Period
from verifier.language.figure_check import are_comparable
from verifier.language.period_check import overlap
from verifier.language.statement import Statement


def check_other_period(claimed: Figure, stated: Figure, claim: Statement, passage: Passage) -> Check | None:
    """Return a check that differs where the source gives this figure for another period, and another for the claim's.

    "134.7 billion in 2020 from 255.8 billion in 2019" does not bear out 255.8 billion in 2020.
    """
    if claimed.kind is FigureKind.MULTIPLE:
        return _check_other_base(claimed, stated, claim, passage)
    claimed_period = nearest_period(claimed, claim.periods, claim.figures)
    stated_period = nearest_period(stated, passage.periods, passage.figures)
    if claimed_period is None or stated_period is None or overlap(claimed_period, stated_period):
        return None
    for other in passage.figures:
        other_period = nearest_period(other, passage.periods, passage.figures)
        if other is stated or other_period is None or not are_comparable(claimed, other):
            continue
        if overlap(claimed_period, other_period):
            reason = f"the source gives {stated} for {stated_period} and {other} for {other_period}"
            return Check(
                kind=CheckKind.FIGURE,
                claimed=f"{claimed} ({claimed_period})",
                stated=f"{other} ({other_period})",
                outcome=Outcome.DIFFERS,
                reason=reason,
            )
    return None


def _check_other_base(figure: Figure, answer: Figure, claim: Statement, passage: Passage) -> Check | None:
    """Return a check that differs where a multiple is of another period than in the source, and the two turned round.

    Four times as much in 2023 as in 2019 is not four times as much in 2019 as in 2023.
    """
    of_its_sentence = next(each.periods for each in passage.core if answer in each.figures)
    claimed = _period_behind(figure, claim.periods)
    stated = _period_behind(answer, of_its_sentence)
    if claimed is None or stated is None or overlap(claimed, stated):
        return None
    if not any(period.is_resolved and overlap(period, claimed) for period in passage.periods):
        return None
    return Check(
        kind=CheckKind.FIGURE,
        claimed=f"{figure} ({claimed})",
        stated=f"{answer} ({stated})",
        outcome=Outcome.DIFFERS,
        reason=f"the source says {answer} what it was in {stated}, the claim what it was in {claimed}",
    )


def _period_behind(figure: Figure, periods: Sequence[Period]) -> Period | None:
    return next((period for period in periods if period.is_resolved and period.start >= figure.end), None)


def nearest_period(figure: Figure, periods: Sequence[Period], figures: Sequence[Figure] = ()) -> Period | None:
    """Return the resolved period that the figure is nearest to, one that follows it ("X in 2020") before others.

    Where all *figures* of the sort follow a period each ("in 2019 X; in 2020, Y"), that is the one.
    """
    resolved = [period for period in periods if period.is_resolved]
    if not resolved:
        return None
    alike = [other for other in figures if are_comparable(figure, other)]
    if _take_turns(resolved, alike):
        return max((period for period in resolved if period.start < figure.start), key=lambda period: period.start)
    return min(resolved, key=lambda period: _gap(figure, period))


def _take_turns(periods: Sequence[Period], figures: Sequence[Figure]) -> bool:
    """Tell whether two or more periods each stand before a figure, in turns."""
    marks = sorted([*((period.start, "") for period in periods), *((figure.start, "figure") for figure in figures)])
    kinds = [kind for _, kind in marks]
    return len(periods) > 1 and kinds == ["", "figure"] * len(periods)


def _gap(figure: Figure, period: Period) -> tuple[int, int]:
    after = period.start - figure.end
    before = figure.start - period.end
    return (after, 0) if after >= 0 else (2 * before, 1)
