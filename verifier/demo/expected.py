"""What checking the newsroom should give, by the nature of what its pages say; the demo holds every run against it."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.conflict import Conflict
from verifier.domain.link import LinkStatus
from verifier.pipeline.results import CheckResults

PROMISE: Final = "toll-bridge/toll-promise"  # the claim whose page changes
DEAD_PAGE: Final = "/ferry-farewell.html"
CHANGED_PAGE: Final = "/press-release.html"

VERDICTS: Final[Mapping[str, Verdict]] = MappingProxyType(
    {
        "sea-cable/revenue-2024": Verdict.SUPPORTED,
        "sea-cable/profit-2024": Verdict.REFUTED,
        "sea-cable/opening": Verdict.SUPPORTED,
        "sea-cable/plant-architect": Verdict.PARTIAL,
        "sea-cable/staff-2024": Verdict.SUPPORTED,
        "sea-cable/apprentices": Verdict.NOT_ENOUGH_INFO,
        "sea-cable/unemployment-2024": Verdict.REFUTED,
        "sea-cable/cable-order": Verdict.PARTIAL,
        "toll-bridge/opening": Verdict.SUPPORTED,
        "toll-bridge/length": Verdict.SUPPORTED,
        "toll-bridge/cost": Verdict.REFUTED,
        "toll-bridge/grant": Verdict.SUPPORTED,
        "toll-bridge/traffic-2024": Verdict.SUPPORTED,
        "toll-bridge/accidents": Verdict.NOT_ENOUGH_INFO,
        PROMISE: Verdict.SUPPORTED,
        "toll-bridge/last-ferry": Verdict.UNAVAILABLE,
    }
)
AFTER_CHANGE: Final = MappingProxyType({**VERDICTS, PROMISE: Verdict.NOT_ENOUGH_INFO})
CONFLICTS: Final = frozenset({frozenset({"toll-bridge/opening", "sea-cable/opening"})})


def deviations(results: CheckResults, verdicts: Mapping[str, Verdict]) -> Iterator[str]:
    """Yield, in plain words, each thing in *results* that is not as it should be; *verdicts* are those expected."""
    found = {result.claim.key: result for result in results.claims}
    for key, wanted in verdicts.items():
        got = found[key].cited_verdict if key in found else None
        if got is not wanted:
            yield f"{key}: {wanted.value} was expected, {got.value if got else 'nothing'} was found"
    for result in results.claims:
        if result.stated.verdict is not Verdict.SUPPORTED:
            yield f"{result.claim.key}: its own article should state it, but is {result.stated.verdict.value}"
    yield from _conflict_deviations(results.conflicts)
    yield from _link_deviations(results)


def _conflict_deviations(conflicts: Iterable[Conflict]) -> Iterator[str]:
    found = {frozenset({conflict.one.claim, conflict.other.claim}) for conflict in conflicts}
    for pair in CONFLICTS - found:
        yield f"{' and '.join(sorted(pair))}: a contradiction was expected, none was found"
    for pair in found - CONFLICTS:
        yield f"{' and '.join(sorted(pair))}: a contradiction was found that is none"


def _link_deviations(results: CheckResults) -> Iterator[str]:
    for link in results.links:
        wanted = LinkStatus.NOT_FOUND if link.url.endswith(DEAD_PAGE) else LinkStatus.OK
        if link.status is not wanted:
            yield f"{link.url}: {wanted.value} was expected, {link.status.value} was found"
