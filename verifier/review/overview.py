"""The overview: how many there are of everything, what has changed, and how it went from run to run."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from verifier.domain.assessment import Verdict
from verifier.domain.decision import Subject
from verifier.domain.health import Health, health_of
from verifier.domain.link import LinkStatus
from verifier.domain.review import Filter, State, Tally
from verifier.domain.run import Run
from verifier.register.ledger import Ledger
from verifier.review.verdicts import CHECK
from verifier.store.store import Store

SHOWN_RUNS: Final = 30


@dataclass(frozen=True, slots=True)
class RunCounts:
    """How many claims had each verdict in one run."""

    run: Run
    verdicts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows.

    *health* and *status* count the addresses of the ledger; *failing* tells for each day how many of those that are
    not well failed on it. *changed* is how many claims have another verdict than in the run before. *runs* are the
    recent ones that ended, the oldest first; *running* is one that has begun last and not ended, be it killed.
    """

    tallies: tuple[Tally, ...]
    health: Mapping[Health, int]
    status: Mapping[LinkStatus, int]
    failing: tuple[tuple[date, int], ...]
    changed: int
    runs: tuple[RunCounts, ...]
    running: Run | None
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
    runs = [run for run in store.runs(SHOWN_RUNS) if run.command == CHECK]
    ended = [run for run in reversed(runs) if run.exit_code is not None]
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
        running=runs[0] if runs and runs[0].ended_at is None else None,
        assignees=tuple(store.reviewing.assignees()),
    )


def _verdicts(run: Run) -> dict[Verdict, int]:
    counts = dict(run.counts)
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}
