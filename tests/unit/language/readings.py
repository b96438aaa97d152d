"""Short hands for tests: the one figure or period that a phrase holds."""

from datetime import date

from verifier.domain.figure import Figure
from verifier.domain.period import Period
from verifier.language.figures import read_figures
from verifier.language.periods import read_periods


def figure(phrase: str) -> Figure:
    """Return the only figure of *phrase*."""
    found = read_figures(phrase)
    assert len(found) == 1, f"{phrase!r} holds {[str(one) for one in found]}"
    return found[0]


def period(phrase: str, published: date | None = None) -> Period:
    """Return the only period of *phrase*."""
    found = read_periods(phrase, published=published)
    assert len(found) == 1, f"{phrase!r} holds {[str(one) for one in found]}"
    return found[0]
