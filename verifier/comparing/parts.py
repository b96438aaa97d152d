"""All parts of a claim held against one passage, each by the check that is made for it."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.attribution import check_attribution
from verifier.comparing.changes import changes_of, check_directions, paired_changes, swapped_levels
from verifier.comparing.compared_levels import check_compared_levels
from verifier.comparing.deriving.exact import settle_exact
from verifier.comparing.doers import check_doers
from verifier.comparing.excluded import check_excluded
from verifier.comparing.figures import check_claim_figures
from verifier.comparing.modality import check_modality
from verifier.comparing.names import check_claim_names
from verifier.comparing.order import check_order
from verifier.comparing.passage import Passage
from verifier.comparing.periods import check_claim_periods
from verifier.comparing.polarity import check_polarity
from verifier.comparing.roles import check_roles
from verifier.comparing.rows import settle
from verifier.comparing.scope import check_scope
from verifier.domain.check import Check, Outcome
from verifier.language.statement import Statement

SAME_MATTER: Final = 0.4  # of the words that a passage must say before it can turn them round; saves half of the time


def check_parts(
    claim: Statement,
    passage: Passage,
    alignment: Alignment,
    *,
    published: date | None = None,
    elsewhere: Container[str] = frozenset(),
) -> tuple[Check, ...]:
    """Return the checks of all parts of *claim*, figures first.

    Args:
        claim: the claim.
        passage: the passage that may answer it.
        alignment: the links of the claim to that passage.
        published: the date of the source, if it states one.
        elsewhere: the keys of all words of the source, for names that it has, but not in this passage.
    """
    names = check_claim_names(claim, passage, alignment, elsewhere)
    turns: list[Check] = []
    if alignment.core_coverage >= SAME_MATTER:
        changes = paired_changes(claim, passage, alignment) if changes_of(claim) else []
        turns = [
            *swapped_levels(changes),
            *check_roles(claim, alignment),
            *check_order(claim, alignment),
            *check_polarity(claim, alignment),
            *check_excluded(claim, alignment),
            *check_modality(claim, alignment),
            *check_attribution(claim, alignment),
            *(() if any(map(differs, names)) else check_doers(claim, alignment)),  # a name tells so already
            *check_scope(claim, alignment),
            *check_directions(claim, changes),
            *check_compared_levels(claim, alignment),
        ]
    figures = settle(claim, passage, check_claim_figures(claim, passage, alignment))
    checks = (
        *figures,
        *_unsaid(check_claim_periods(claim, passage, alignment, published), figures),
        *names,
        *turns[:1],  # a swap often shows in more than one way, and is one difference all the same
    )
    return settle_exact(checks, claim, passage, alignment)


def differs(check: Check) -> bool:
    """Tell whether claim and source cannot both hold."""
    return check.outcome is Outcome.DIFFERS


def _unsaid(periods: Iterable[Check], figures: Iterable[Check]) -> Iterator[Check]:
    """Yield the checks of periods but for those that the figures have made: "a year after" is a time and an amount."""
    made = {(check.claimed, check.stated, check.outcome) for check in figures}
    return (check for check in periods if (check.claimed, check.stated, check.outcome) not in made)
