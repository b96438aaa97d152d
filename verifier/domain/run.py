"""Runs: one batch with its settings, its counts and how it ended."""

from datetime import datetime

from verifier.domain.noun import Noun


class Run(Noun):
    """One run of a command. Times are in UTC; *ended_at* is None while it runs or if it was killed."""

    id: str
    command: str
    started_at: datetime
    ended_at: datetime | None = None
    version: str
    matcher: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    exit_code: int | None = None
