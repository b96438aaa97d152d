"""The overview: how many there are of everything, what has changed since the last run, and how it went over time."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from verifier.domain.assessment import Verdict
from verifier.domain.health import Health
from verifier.domain.review import State
from verifier.reports.words import VERDICT_WORDS
from verifier.review.overview import LinkCounts, RunCounts
from verifier.web.charts import Bar, bars, shares
from verifier.web.room import room_of

PROGRESS: Final = "_progress.html"
MOST_DAYS: Final = 30
GRAVEST: Final = (Health.DEAD, Health.SUSPECT, Health.OK)


def show_overview(request: Request) -> Response:
    """Answer with the overview."""
    room = room_of(request)
    desk = room.desk()
    found = desk.overview()
    verdicts = found.verdicts
    return room.page(
        request,
        "overview.html",
        found=found,
        verdict_bar=shares([(verdict.value, verdicts[verdict]) for verdict in VERDICT_WORDS]),
        claims=sum(verdicts.values()),
        conflicts=sum(found.conflicts.values()),
        running=found.running,
        runs=run_bars(found.runs),
        link_runs=link_bars(found.links),
        failing=day_bars(found.failing[-MOST_DAYS:]),
        health_bar=shares([(health.value, found.health[health]) for health in Health]),
        links=sum(found.health.values()),
        reviewed=found.states[State.REVIEWED],
        items=sum(found.states.values()),
        since=since_last_run(found.runs),
        latest=desk.latest(limit=5),
    )


def show_progress(request: Request) -> Response:
    """Answer with how far a running batch has come, for the overview to put in its place."""
    room = room_of(request)
    running = room.desk().running()
    answer = room.page(request, PROGRESS, running=running)
    if running is None:
        answer.headers["HX-Refresh"] = "true"  # the run has ended: the rest of the page tells what it found
    return answer


def run_bars(runs: Sequence[RunCounts]) -> list[Bar]:
    """Return a bar for each run, the gravest verdict on top."""
    return list(
        bars(
            [
                (
                    f"{each.run.started_at:%Y-%m-%d %H:%M}",
                    [(verdict.value, each.verdicts[verdict]) for verdict in VERDICT_WORDS],
                )
                for each in runs
            ]
        )
    )


def link_bars(runs: Sequence[LinkCounts]) -> list[Bar]:
    """Return a bar for each run that counted links, the dead on top."""
    return bars(
        [
            (f"{each.run.started_at:%Y-%m-%d %H:%M}", [(health.value, each.health[health]) for health in GRAVEST])
            for each in runs
        ]
    )


def day_bars(days: Sequence[tuple[date, int]]) -> list[Bar]:
    """Return a bar for each day on which addresses failed."""
    return list(bars([(day.isoformat(), [("dead", count)]) for day, count in days]))


def since_last_run(runs: Sequence[RunCounts]) -> list[tuple[Verdict, int, int]]:
    """Return each verdict whose count is another than in the run before, with both counts."""
    if len(runs) < 2:  # noqa: PLR2004  the newest, and the one before
        return []
    before, newest = runs[-2].verdicts, runs[-1].verdicts
    return [(each, before[each], newest[each]) for each in VERDICT_WORDS if before[each] != newest[each]]
