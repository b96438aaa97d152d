"""Links and conflicts as plain values for the envelope."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeAlias

from verifier.domain.conflict import Conflict, Position
from verifier.pipeline.links import LinkResult
from verifier.pipeline.results import Place
from verifier.reports.paths import shown_path

Json: TypeAlias = dict[str, Any]


def link_json(link: LinkResult) -> Json:
    """Return one link as plain values; what there is not is null."""
    return {
        "url": link.url,
        "status": link.status.value,
        "reason": link.reason,
        "http_status": link.http_status or None,
        "final_url": link.final_url or None,
        "captured_at": moment(link.captured_at),
        "archived_at": link.archived_at or None,
        "memento_at": moment(link.memento_at),
        "cited_at": [
            {"file": shown_path(cited.file), "line": cited.line, "claim": cited.claim} for cited in link.cited_at
        ],
    }


def moment(at: datetime | None) -> str | None:
    """Return a moment in UTC as ISO 8601 with a Z."""
    return at.isoformat().replace("+00:00", "Z") if at else None


def claim_conflict_json(conflict: Conflict, places: Mapping[str, Place]) -> Json:
    """Return a conflict as plain values, all its stands with where each statement stands by *places*.

    *one* and *other* are the two statements that *check* is about.
    """
    return {
        "key": conflict.key,
        "certain": conflict.certain,
        "check": conflict.check.model_dump(mode="json"),
        "one": _position(conflict.one, places),
        "other": _position(conflict.other, places),
        "stands": [
            {
                "says": stand.says,
                "documents": list(stand.documents),
                "positions": [_position(position, places) for position in stand.positions],
            }
            for stand in conflict.sides
        ],
    }


def _position(position: Position, places: Mapping[str, Place]) -> Json:
    place = places.get(position.claim)
    return {
        **position.model_dump(mode="json"),
        "file": shown_path(place.file) if place else "",
        "line": place.line if place else 0,
    }
