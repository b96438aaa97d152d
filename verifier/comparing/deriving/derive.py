"""Derive: what a source's figures give for one figure of a claim, by whichever arithmetic the claim's words ask for."""

from collections.abc import Callable, Sequence
from typing import Final

from verifier.comparing.align import Alignment
from verifier.comparing.changes import ChangePair
from verifier.comparing.deriving.changing import derive_from_changes
from verifier.comparing.deriving.contrast import derive_from_contrast
from verifier.comparing.deriving.derived import Derived, nothing
from verifier.comparing.deriving.lapses import derive_lapse
from verifier.comparing.deriving.parts import derive_ownership, derive_rest, derive_share
from verifier.comparing.deriving.times import derive_between_times
from verifier.comparing.deriving.totals import derive_number_of_items, derive_total
from verifier.comparing.passage import Passage
from verifier.domain.figure import Figure
from verifier.language.statement import Statement

WAYS: Final[Sequence[Callable[[Figure, Statement, Passage, Alignment], Derived]]] = (
    derive_from_contrast,
    derive_between_times,
    derive_share,
    derive_rest,
    derive_ownership,
    derive_total,
    derive_number_of_items,
    derive_lapse,
)


def derive(
    claimed: Figure, claim: Statement, passage: Passage, alignment: Alignment, pairs: Sequence[ChangePair]
) -> Derived:
    """Return what follows from the passage for the *claimed* figure; nothing where two ways would each give something.

    *pairs* are the changes of claim and passage that speak of one thing.
    """
    found = [derive_from_changes(claimed, pairs)] if pairs else []
    found += [way(claimed, claim, passage, alignment) for way in WAYS]
    found = [derived for derived in found if derived.is_found]
    return found[0] if len(found) == 1 else nothing()
