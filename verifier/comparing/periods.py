"""The periods of a claim against those of a passage and, where the passage has none, of its context.

Of several periods in a sentence the one that stands among the words around the claim's period answers it, not the one
that happens to agree. Coordinated periods ("in 2017 and early 2018") are one part of a claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from verifier.comparing.align import Alignment, main_statement
from verifier.comparing.lags import check_lags
from verifier.comparing.occasions import Occasion, binding, occasions
from verifier.comparing.passage import Passage
from verifier.domain.check import Check, CheckKind, Outcome
from verifier.domain.period import Period, Precision
from verifier.language.period_check import check_periods
from verifier.language.statement import Statement

_AS_SURELY: Final = 0.8  # of the best binding: what stands so near may be meant as well
_LEAST_BINDING: Final = 0.15  # with less in common the source's period is that of something else
_LEAST_WITHIN_LONG: Final = 0.25  # the same where a claimed decade merely holds what is stated
_LONG: Final = 366  # days
_ORDER: Final = (Outcome.AGREES, Outcome.OPEN, Outcome.DIFFERS)


@dataclass(frozen=True, slots=True)
class Answer:
    """The checks of one occasion of the claim against one of the source, with how surely they are one, 0 to 1."""

    claimed: Occasion
    stated: Occasion
    checks: tuple[Check, ...]
    binding: float

    @property
    def outcome(self) -> Outcome:
        """The outcome that decides: of several checks, the least favourable one."""
        outcomes = {check.outcome for check in self.checks}
        return next(outcome for outcome in reversed(_ORDER) if outcome in outcomes)

    @property
    def tells_when(self) -> bool:
        """Whether the source tells when: "a month earlier" may hang on what is not said.

        A span answers only one of the claim's own.
        """
        known = any(period.is_resolved or period.month or period.candidates for period in self.stated.periods)
        return known and (_is_span(self.claimed) or not _is_span(self.stated))


def check_claim_periods(
    claim: Statement, passage: Passage, alignment: Alignment, published: date | None
) -> list[Check]:
    """Return the checks of the claim's periods, in order; *published* is the source's date.

    There is one check for each period, but only one for coordinated periods that all differ; and one where the claim
    and the source differ in how long after another event the matter came about.
    """
    main = main_statement(passage, alignment.links)
    rest = [statement for statement in passage.core if statement is not main]
    sentences = [occasions(main), [one for statement in rest for one in occasions(statement)]]
    own = occasions(claim)
    found = [_check_occasion(occasion, own, sentences, passage, alignment, published) for occasion in own]
    return [*chain.from_iterable(found), *check_lags(claim, passage, alignment)]


def _check_occasion(
    claimed: Occasion,
    siblings: Sequence[Occasion],
    sentences: Iterable[Sequence[Occasion]],
    passage: Passage,
    alignment: Alignment,
    published: date | None,
) -> Sequence[Check]:
    """Look in the main sentence first, then in the rest of the passage, then before it."""
    known = [_has_both_ends(period, passage) or _named_year(period, passage) for period in claimed.periods]
    if all(known):
        return [check for check in known if check]
    answers = [
        [_answer(claimed, one, alignment) for one in stated if not _is_taken(one, claimed, siblings)]
        for stated in sentences
    ]
    for of_sentence in answers:
        found = _best([answer for answer in of_sentence if answer.tells_when])
        if found is not None and found.binding >= _least_binding(found):
            return found.checks
    checks = [_from_context(period, passage, published) for period in claimed.periods]
    unknown = _best([answer for of_sentence in answers for answer in of_sentence if not answer.tells_when])
    return checks if unknown is None or checks[0].outcome is Outcome.AGREES else unknown.checks


def _best(answers: Sequence[Answer]) -> Answer | None:
    """Return the answer that stands nearest; among those as near the most favourable one."""
    surest = max((answer.binding for answer in answers), default=0.0)
    near = [answer for answer in answers if answer.binding >= _AS_SURELY * surest]
    return min(near, key=lambda answer: _ORDER.index(answer.outcome), default=None)


def _least_binding(answer: Answer) -> float:
    """Return how surely an answer must be of the same occasion; a day or year that agrees tells that by itself."""
    if answer.outcome is not Outcome.AGREES:
        return _LEAST_BINDING
    is_within = any(map(_is_long, answer.claimed.periods)) and not any(map(_is_long, answer.stated.periods))
    return _LEAST_WITHIN_LONG if is_within else 0.0


def _is_long(period: Period) -> bool:
    return period.first is not None and period.last is not None and (period.last - period.first).days > _LONG


def _answer(claimed: Occasion, stated: Occasion, alignment: Alignment) -> Answer:
    return Answer(claimed, stated, tuple(_compare(claimed, stated)), binding(claimed, stated, alignment))


def _is_span(occasion: Occasion) -> bool:
    return all(period.precision is Precision.SPAN for period in occasion.periods)


def _compare(claimed: Occasion, stated: Occasion) -> Sequence[Check]:
    """Compare two occasions: rows of one length member by member, others with the member that answers best."""
    mine, theirs = claimed.periods, stated.periods
    if len(mine) == len(theirs):
        checks = [check_periods(one, other) for one, other in zip(mine, theirs, strict=True)]
    else:
        checks = [_most_favourable([check_periods(one, other) for other in theirs]) for one in mine]
    differing = [check for check in checks if check.outcome is Outcome.DIFFERS]
    if len(mine) > 1 and differing and (len(mine) == len(theirs) or len(differing) == len(mine)):
        reason = f"the source says {stated.text}, the claim says {claimed.text}"
        return [_check(claimed.text, stated.text, Outcome.DIFFERS, reason)]
    return checks


def _most_favourable(checks: Iterable[Check]) -> Check:
    return min(checks, key=lambda check: _ORDER.index(check.outcome))


def _has_both_ends(claimed: Period, passage: Passage) -> Check | None:
    """Return a check that agrees where the passage has the first and the last year of "between 2019 and 2020"."""
    if claimed.precision is not Precision.RANGE or claimed.first is None or claimed.last is None:
        return None
    years = {period.first.year for period in passage.periods if period.first and period.precision is Precision.YEAR}
    if not (claimed.first.year < claimed.last.year and {claimed.first.year, claimed.last.year} <= years):
        return None
    return _check(claimed.text, claimed.text, Outcome.AGREES, f"the source speaks of {claimed}")


def _named_year(claimed: Period, passage: Passage) -> Check | None:
    """Return a check that agrees where the year is part of a name in the passage: "the Magnitsky Act 2016"."""
    if claimed.precision is not Precision.YEAR or claimed.first is None:
        return None
    year = str(claimed.first.year)
    if any(place.word.token.lower == year for place in passage.places):
        return _check(claimed.text, year, Outcome.AGREES, f"the source says {year}")
    return None


def _from_context(claimed: Period, passage: Passage, published: date | None) -> Check:
    """Look in the sentences before the passage, then at the source's own date; neither can make a period differ.

    What is longer than a year is met by some period of nearly any text, and is not borne out so.
    """
    absent = _check(claimed.text, "", Outcome.ABSENT, f"the source does not say {claimed}")
    if claimed.first is None or claimed.last is None or _is_long(claimed):
        return absent
    for stated in reversed(passage.context_periods):
        if check_periods(claimed, stated).outcome is Outcome.AGREES:
            return _check(claimed.text, stated.text, Outcome.AGREES, f"{stated} stands just before")
    if published and claimed.first <= published <= claimed.last:
        return _check(claimed.text, f"{published}", Outcome.AGREES, f"the source is of {published:%-d %B %Y}")
    return absent


def _is_taken(stated: Occasion, claimed: Occasion, siblings: Sequence[Occasion]) -> bool:
    """Tell whether *stated* bears out another period of the claim, so that it need not answer this one."""
    return any(
        check_periods(other, one).outcome is Outcome.AGREES
        for sibling in siblings
        if sibling is not claimed
        for other in sibling.periods
        for one in stated.periods
    )


def _check(claimed: str, stated: str, outcome: Outcome, reason: str) -> Check:
    return Check(kind=CheckKind.PERIOD, claimed=claimed, stated=stated, outcome=outcome, reason=reason)
