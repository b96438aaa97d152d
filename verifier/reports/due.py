"""What is due when, as ``--due --dry-run`` shows it: nothing is requested."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text as Line

from verifier import __version__
from verifier.domain.health import Health
from verifier.domain.link import LinkStatus
from verifier.reports.envelope import SCHEMA
from verifier.reports.json_report import to_json
from verifier.reports.links import moment
from verifier.reports.safe import one_line

NEVER: Final = "never asked"


@dataclass(frozen=True, slots=True)
class Due:
    """When *url* is due, None for one that was never requested; *is_due* tells whether that is now or before."""

    url: str
    at: datetime | None
    is_due: bool
    health: Health
    status: LinkStatus | None
    checked_at: datetime | None


def in_order(found: Sequence[Due]) -> list[Due]:
    """Return *found* by when they are due: what was never requested first, and of the same moment by address."""
    return sorted(found, key=lambda each: ("" if each.at is None else each.at.isoformat(), each.url))


def render_due(found: Sequence[Due]) -> RenderableType:
    """Return for a terminal a line for each address, those that are due first."""
    ready = sum(each.is_due for each in found)
    return Group(*map(_line, in_order(found)), Line(f"{ready} of {len(found)} are due; nothing was requested", "dim"))


def render_due_json(found: Sequence[Due]) -> str:
    """Return the envelope with the addresses under ``due``; ``due_at`` is null for what was never requested."""
    return to_json(
        {
            "schema": SCHEMA,
            "run": {"verifier": __version__},
            "counts": {"links": len(found), "due": sum(each.is_due for each in found)},
            "claims": [],
            "results": [],
            "conflicts": [],
            "links": [],
            "due": [
                {
                    "url": each.url,
                    "due_at": moment(each.at),
                    "is_due": each.is_due,
                    "health": each.health.value,
                    "status": each.status.value if each.status else None,
                    "checked_at": moment(each.checked_at),
                }
                for each in in_order(found)
            ],
            "findings": [],
        }
    )


def _line(each: Due) -> Line:
    when = f"{each.at:%Y-%m-%d %H:%M}" if each.at else NEVER
    line = Line(f"{'due' if each.is_due else '':<5}", "bold yellow")
    return line.append(f"{when:<18}", "default").append(f"{each.health.value:<9}", "dim").append(one_line(each.url))
