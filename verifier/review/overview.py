"""The overview: how many there are of everything, what has changed, and how it went from run to run."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Subject
from verifier.domain.health import Health, health_of
from verifier.domain.link import LinkStatus
from verifier.domain.review import Filter, State, Tally
from verifier.domain.run import Run
from verifier.domain.run_links import health_in
from verifier.domain.run_progress import SILENCE, RunProgress
from verifier.register.ledger import Ledger
from verifier.review.verdicts import CHECK, LOOKED_AT
from verifier.store.store import Store

SHOWN_RUNS: Final = 30


@dataclass(frozen=True, slots=True)
class RunCounts:
    """How many claims had each verdict in one run."""

    run: Run
    verdicts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """How many addresses had each health when one run ended."""

    run: Run
    health: Mapping[Health, int]


@dataclass(frozen=True, slots=True)
class Running:
    """A run that has begun and not ended; *progress* is None where it has told nothing yet."""

    run: Run
    progress: RunProgress | None

    def is_alive(self, now: datetime) -> bool:
        """Tell whether it is at work, as far as one can know at the moment *now*; if not, it was killed."""
        return self.progress.is_alive(now) if self.progress else now - self.run.started_at < SILENCE


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows.

    *health* and *status* count the addresses of the ledger; *failing* tells for each day how many of those that are
    not well failed on it. *changed* is how many claims have another verdict than in the run before. *runs* are the
    recent checks that ended, and *links* the recent runs of any kind that counted links, the oldest first; *running* is
    a check that has begun last and not ended, be it killed.
    """

    tallies: tuple[Tally, ...]
    health: Mapping[Health, int]
    status: Mapping[LinkStatus, int]
    failing: tuple[tuple[date, int], ...]
    changed: int
    runs: tuple[RunCounts, ...]
    links: tuple[LinkCounts, ...]
    running: Running | None
    assignees: tuple[str, ...]

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many claims have each verdict by the machine; every one is there, so that zero shows as zero."""
        counted = Counter[Verdict | None]()
        for each in self.tallies:
            counted[each.verdict] += each.count
        return {verdict: counted[verdict] for verdict in Verdict}

    @property
    def states(self) -> Mapping[State, int]:
        """How many claims and conflicts are in each state."""
        counted = Counter[State]()
        for each in self.tallies:
            counted[each.state] += each.count
        return {state: counted[state] for state in State}

    @property
    def conflicts(self) -> Mapping[State, int]:
        """How many conflicts are in each state."""
        counted = Counter[State]()
        for each in self.tallies:
            if each.subject is Subject.CONFLICT:
                counted[each.state] += each.count
        return {state: counted[state] for state in State}


def overview(store: Store, ledger: Ledger) -> Overview:
    """Return what the first page shows."""
    recent = store.runs(LOOKED_AT)
    ended = [run for run in recent if run.command == CHECK and run.exit_code is not None][:SHOWN_RUNS][::-1]
    counted = [run for run in recent if health_in(run)][:SHOWN_RUNS][::-1]
    entries = ledger.by_url.values()
    failing = Counter(day for entry in entries for day in entry.failing_days)
    health = Counter(health_of(entry.failing_days) for entry in entries)
    status = Counter(entry.status for entry in entries if entry.status is not None)
    return Overview(
        tallies=tuple(store.reviewing.tallies()),
        health={each: health[each] for each in Health},
        status={each: status[each] for each in LinkStatus if status[each]},
        failing=tuple(sorted(failing.items())),
        changed=store.reviewing.count(Filter(only_changed=True)),
        runs=tuple(RunCounts(run, _verdicts(run)) for run in ended),
        links=tuple(LinkCounts(run, health_in(run)) for run in counted),
        running=running(store),
        assignees=tuple(store.reviewing.assignees()),
    )


def running(store: Store) -> Running | None:
    """Return the check that has begun last, if it has not ended, with how far it is."""
    newest = next((run for run in store.runs(LOOKED_AT) if run.command == CHECK), None)
    return Running(newest, store.progress(newest.id)) if newest and newest.ended_at is None else None


def _verdicts(run: Run) -> dict[Verdict, int]:
    counts = dict(run.counts)
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}
