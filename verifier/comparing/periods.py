"""The periods of a claim against those of a passage and, where the passage has none, of its context."""

from collections.abc import Sequence
from datetime import date

from verifier.comparing.align import Alignment, main_statement
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.period import Period, Precision
from verifier.language.period_check import check_periods
from verifier.language.statement import Statement


def check_claim_periods(
    claim: Statement, passage: Passage, alignment: Alignment, published: date | None
) -> list[Check]:
    """Return one check for each period of the claim, in order; *published* is the source's date."""
    main = main_statement(passage, alignment.links)
    return [_check_one(period, claim.periods, passage, main, published) for period in claim.periods]


def _check_one(
    claimed: Period, siblings: Sequence[Period], passage: Passage, main: Statement, published: date | None
) -> Check:
    """Look in the main sentence first, then in the rest of the passage, then before it."""
    others = [period for statement in passage.core if statement is not main for period in statement.periods]
    if _has_both_ends(claimed, passage):
        return _check(claimed, claimed.text, Outcome.AGREES, f"the source speaks of {claimed}")
    for periods in (main.periods, others):
        free = [stated for stated in periods if not _is_taken(stated, claimed, siblings)]
        answers = [check_periods(claimed, stated) for stated in free]
        for outcome in (Outcome.AGREES, Outcome.OPEN, Outcome.DIFFERS):
            found = next((check for check in answers if check.outcome is outcome), None)
            if found:
                return _named_year(claimed, passage) or found
    return _named_year(claimed, passage) or _from_context(claimed, passage, published)


def _has_both_ends(claimed: Period, passage: Passage) -> bool:
    """Tell whether the passage speaks of the first and the last year of a claimed range ("between 2019 and 2020")."""
    if claimed.precision is not Precision.RANGE or claimed.first is None or claimed.last is None:
        return False
    years = {period.first.year for period in passage.periods if period.first and period.precision is Precision.YEAR}
    return claimed.first.year < claimed.last.year and {claimed.first.year, claimed.last.year} <= years


def _named_year(claimed: Period, passage: Passage) -> Check | None:
    """Return a check that agrees where the year is part of a name in the passage: "the Magnitsky Act 2016"."""
    if claimed.precision is not Precision.YEAR or claimed.first is None:
        return None
    year = str(claimed.first.year)
    if any(place.word.token.lower == year for place in passage.places):
        return _check(claimed, year, Outcome.AGREES, f"the source says {year}")
    return None


def _from_context(claimed: Period, passage: Passage, published: date | None) -> Check:
    """Look in the sentences before the passage, then at the source's own date; neither can make a period differ."""
    for stated in reversed(passage.context_periods):
        if check_periods(claimed, stated).outcome is Outcome.AGREES:
            return _check(claimed, stated.text, Outcome.AGREES, f"{stated} stands just before")
    if claimed.first and claimed.last and published and claimed.first <= published <= claimed.last:
        return _check(claimed, f"{published}", Outcome.AGREES, f"the source is of {published:%-d %B %Y}")
    return _check(claimed, "", Outcome.ABSENT, f"the source does not say {claimed}")


def _is_taken(stated: Period, claimed: Period, siblings: Sequence[Period]) -> bool:
    """Tell whether *stated* bears out another period of the claim, so that it need not answer this one."""
    return any(other is not claimed and check_periods(other, stated).outcome is Outcome.AGREES for other in siblings)


def _check(claimed: Period, stated: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.PERIOD, claimed=claimed.text, stated=stated, outcome=outcome, reason=reason)
