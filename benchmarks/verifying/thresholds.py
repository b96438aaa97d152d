"""One threshold for all sets, found without looking at the set that it is measured on.

For each set the threshold is taken that gives the best mean balanced accuracy over all the other sets; so the figure
says what a user could have who sets a threshold once, on other texts. Candidates are the hundredths from 0 to 1, for
all judges score in that range; of equally good ones the lowest is taken.
"""

from collections.abc import Mapping
from typing import Final

from verifying.merit import Scored, balanced_at

CANDIDATES: Final = tuple(number / 100 for number in range(101))


def thresholds_elsewhere(sets: Mapping[str, Scored]) -> Mapping[str, float | None]:
    """Return for each set the best threshold for the other sets together; None where there is no other set."""
    curves = {name: [balanced_at(scored, threshold) for threshold in CANDIDATES] for name, scored in sets.items()}
    found: dict[str, float | None] = {}
    for name in sets:
        others = [curve for other, curve in curves.items() if other != name and None not in curve]
        means = [sum(value or 0.0 for value in values) for values in zip(*others, strict=True)]
        found[name] = CANDIDATES[means.index(max(means))] if means else None
    return found
