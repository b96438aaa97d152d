"""What is due: by the settings' intervals, and as a list that requests nothing."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final, TypeAlias

import typer

from verifier.cli.console import print_data, print_report
from verifier.domain.health import DEAD_AFTER, health_of
from verifier.domain.ledger import LedgerEntry
from verifier.errors import ConfigError
from verifier.pipeline.desk import LEDGER, IsDue
from verifier.pipeline.verdicts import ExitCode
from verifier.rechecking.due import Intervals, due_at, is_due, parse_duration
from verifier.register.ledger import read_ledger
from verifier.reports.due import Due, render_due, render_due_json
from verifier.settings import Settings

DryRun: TypeAlias = Annotated[
    bool, typer.Option("--dry-run", help="With --due: only list what is due when; nothing is requested.")
]
FORMS: Final = ("console", "json")


def intervals_of(settings: Settings) -> Intervals:
    """Return for how long a check counts by *settings*."""
    return Intervals(
        parse_duration(settings.recheck_well),
        parse_duration(settings.recheck_suspect),
        parse_duration(settings.recheck_dead),
        parse_duration(settings.recheck_walled),
    )


def policy_of(settings: Settings, dead_after: int = DEAD_AFTER) -> IsDue:
    """Return what tells whether an address is due by *settings*."""
    intervals = intervals_of(settings)

    def is_due_by_them(entry: LedgerEntry, now: datetime) -> bool:
        return is_due(entry, now, dead_after, intervals)

    return is_due_by_them


def list_due(urls: Iterable[str], settings: Settings, at: datetime, form: str, dead_after: int = DEAD_AFTER) -> int:
    """Print which of *urls* are due when, seen from the moment *at*, as console or JSON; returns the exit code.

    Raises:
        ConfigError: *form* is another one.
        LedgerError: the ledger cannot be read.
    """
    if form not in FORMS:
        raise ConfigError(f"--dry-run has no format {form!r}", hint="Use console or json.")
    ledger, intervals = read_ledger(Path(settings.archive) / LEDGER), intervals_of(settings)
    found = [_due(ledger.entry(url), at, dead_after, intervals) for url in dict.fromkeys(urls)]
    if form == "json":
        print_data(render_due_json(found))
    else:
        print_report(render_due(found))
    return ExitCode.CLEAN if found else ExitCode.NOTHING_TO_CHECK


def _due(entry: LedgerEntry, now: datetime, dead_after: int, intervals: Intervals) -> Due:
    return Due(
        url=entry.url,
        at=due_at(entry, dead_after, intervals),
        is_due=is_due(entry, now, dead_after, intervals),
        health=health_of(entry.failing_days, dead_after),
        status=entry.status,
        checked_at=entry.checked_at,
    )
