"""Runs as ``verifier runs`` shows them: a line for each, or one of them closely, with where its time went."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final, TypeAlias

from rich.console import Group, RenderableType
from rich.text import Text as Line

from verifier import __version__
from verifier.domain.assessment import Verdict
from verifier.domain.run import Run
from verifier.pipeline.stages import PREFIX, Stage, stage_ms
from verifier.reports.envelope import SCHEMA
from verifier.reports.json_report import to_json
from verifier.reports.links import moment
from verifier.reports.safe import one_line

Json: TypeAlias = dict[str, Any]

NAME_WIDTH: Final = 18
SUMMED: Final = frozenset({Stage.READ, Stage.MATCH})
"""Stages whose time is that of all processes together."""


def render_runs(runs: Sequence[Run]) -> RenderableType:
    """Return for a terminal a line for each of *runs*, the newest first."""
    return Group(*map(_line, runs), Line(f"{len(runs)} run{'' if len(runs) == 1 else 's'}", "dim"))


def render_run(run: Run) -> RenderableType:
    """Return for a terminal everything that is known of *run*."""
    rows = [
        ("run", run.id),
        ("command", run.command),
        ("began", moment(run.started_at) or ""),
        ("ended", moment(run.ended_at) or "not ended: it is under way, or was killed"),
        ("took", _took(run)),
        ("exit code", "" if run.exit_code is None else str(run.exit_code)),
        ("verifier", run.version),
        ("matcher", run.matcher),
    ]
    parts: list[RenderableType] = [_row(name, value) for name, value in rows if value]
    for heading, pairs in (("settings", run.settings), ("counts", _plain_counts(run))):
        parts += [_heading(heading), *(_row(f"  {name}", str(value)) for name, value in pairs)] if pairs else []
    return Group(*parts, *_stages(run))


def render_runs_json(runs: Sequence[Run]) -> str:
    """Return the envelope with *runs*, the newest first."""
    return to_json(
        {
            "schema": SCHEMA,
            "run": {"verifier": __version__},
            "counts": {"runs": len(runs)},
            "claims": [],
            "results": [],
            "conflicts": [],
            "links": [],
            "runs": [run_json(run) for run in runs],
            "findings": [],
        }
    )


def run_json(run: Run) -> Json:
    """Return *run* as plain values; what is not known is null. Times of stages are in milliseconds."""
    took = took_of(run)
    return {
        "id": run.id,
        "command": run.command,
        "started_at": moment(run.started_at),
        "ended_at": moment(run.ended_at),
        "took_s": None if took is None else round(took.total_seconds(), 3),
        "exit_code": run.exit_code,
        "version": run.version,
        "matcher": run.matcher,
        "settings": dict(run.settings),
        "counts": dict(_plain_counts(run)),
        "stages_ms": {stage.value: ms for stage, ms in stage_ms(run.counts).items()},
    }


def took_of(run: Run) -> timedelta | None:
    """Return how long *run* took from its beginning to its record; None while it is under way, or if it was killed."""
    return None if run.ended_at is None else max(run.ended_at - run.started_at, timedelta())


def _line(run: Run) -> Line:
    code = run.exit_code
    style = "bold yellow" if code is None else "bold green" if code == 0 else "bold red"
    line = Line(f"{run.id}  ", "bold")
    line.append(f"{run.started_at:%Y-%m-%d %H:%M}  {one_line(run.command):<6}  ", "default")
    line.append(f"{'not ended' if code is None else f'exit {code}':<9}  ", style)
    return line.append(f"{_took(run):>9}  {_summary(run)}".rstrip(), "default")


def _summary(run: Run) -> str:
    counts = dict(run.counts)
    if "claims" not in counts:
        return ""
    graver = [f"{counts[verdict.value]} {verdict.value}" for verdict in Verdict if counts.get(verdict.value)]
    return f"{counts['claims']} claims: {', '.join(graver)}" if graver else f"{counts['claims']} claims"


def _took(run: Run) -> str:
    took = took_of(run)
    return "" if took is None else length(took.total_seconds())


def length(seconds: float) -> str:
    """Return how long *seconds* are, for people.

    >>> length(0.0371), length(12.34), length(3725)
    ('0.04 s', '12.3 s', '1:02:05')
    """
    if seconds >= 60:  # noqa: PLR2004  seconds of a minute
        return str(timedelta(seconds=round(seconds)))
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds:.2f} s"


def _plain_counts(run: Run) -> list[tuple[str, int]]:
    return [(name, count) for name, count in run.counts if not name.startswith(PREFIX)]


def _stages(run: Run) -> list[RenderableType]:
    found = stage_ms(run.counts)
    if not found:
        return []
    rows = [
        _row(f"  {stage.value}", length(ms / 1000) + (" of one core" if stage in SUMMED else ""))
        for stage, ms in found.items()
    ]
    return [_heading("time"), *rows]


def _heading(name: str) -> Line:
    return Line(name, "bold")


def _row(name: str, value: str) -> Line:
    return Line(f"{name:<{NAME_WIDTH}}", "dim").append(one_line(value), "default")
