"""Where the claims that take part in conflicts are written."""

from collections.abc import Mapping

from verifier.pipeline.results import CheckResults, Place


def conflict_places(results: CheckResults) -> Mapping[str, Place]:
    """Return the places of those claims of *results* that take part in a conflict, by key."""
    wanted = {position.claim for conflict in results.conflicts for position in conflict.positions}
    if not wanted:
        return {}
    return {result.claim.key: result.place for result in results.claims if result.claim.key in wanted}
