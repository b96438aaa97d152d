"""The periods of a claim against those of a passage and, where the passage has none, of its context."""

from collections.abc import Sequence
from datetime import date

from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.period import Period
from verifier.language.period_check import check_periods
from verifier.language.statement import Statement


def check_claim_periods(claim: Statement, passage: Passage, published: date | None) -> list[Check]:
    """Return one check for each period of the claim, in order; *published* is the source's date."""
    return [_check_one(period, claim.periods, passage, published) for period in claim.periods]


def _check_one(claimed: Period, siblings: Sequence[Period], passage: Passage, published: date | None) -> Check:
    in_core = [check_periods(claimed, stated) for stated in passage.periods]
    best = _first_of(in_core, Outcome.AGREES)
    if best:
        return best
    dated = [
        (stated, check)
        for stated, check in zip(passage.periods, in_core, strict=True)
        if not _is_taken(stated, claimed, siblings)
    ]
    for outcome in (Outcome.OPEN, Outcome.DIFFERS):
        found = _first_of([check for _, check in dated], outcome)
        if found:
            return found
    return _from_context(claimed, passage, published)


def _from_context(claimed: Period, passage: Passage, published: date | None) -> Check:
    """Look in the sentences before the passage, then at the source's own date; neither can make a period differ."""
    for stated in reversed(passage.context_periods):
        check = check_periods(claimed, stated)
        if check.outcome is Outcome.AGREES:
            return check.model_copy(update={"reason": f"{stated} stands just before"})
    own = claimed.first is not None and claimed.last is not None and published is not None
    if own and claimed.first <= published <= claimed.last:  # type: ignore[operator]
        reason = f"the source is of {published:%-d %B %Y}"
        return _check(claimed, f"{published}", Outcome.AGREES, reason)
    return _check(claimed, "", Outcome.ABSENT, f"the source does not say {claimed}")


def _is_taken(stated: Period, claimed: Period, siblings: Sequence[Period]) -> bool:
    """Tell whether *stated* bears out another period of the claim, so that it need not answer this one."""
    return any(other is not claimed and check_periods(other, stated).outcome is Outcome.AGREES for other in siblings)


def _first_of(checks: Sequence[Check], outcome: Outcome) -> Check | None:
    return next((check for check in checks if check.outcome is outcome), None)


def _check(claimed: Period, stated: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.PERIOD, claimed=claimed.text, stated=stated, outcome=outcome, reason=reason)
