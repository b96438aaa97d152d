"""Filling the queue: made anew when a run has ended, when the claims are others, and at no other time."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple, TypeAlias

from verifier.domain.conflict import Conflict
from verifier.domain.decision import Decision, Subject
from verifier.register.register import Register
from verifier.review.items import Hashes, Past, claim_items, conflict_items
from verifier.review.lines import LINES, names_by_key, read_lines, ties_in, traced, write_lines
from verifier.review.log import QUEUE, Log, Logs
from verifier.review.verdicts import check_runs, newest_answers, newest_conflicts
from verifier.store.decisions import OnSubject
from verifier.store.reviewing import Writing
from verifier.store.store import Store

STEPS: Final = 5
MAKER: Final = "queue-3"  # raise it with every change of what items hold


def register_digest(register: Register, hashes: Hashes) -> str:
    """Return a digest of all that the queue shows of *register*; *hashes* are those of its claims, by key."""
    total = hashlib.sha256()
    for key, claim_sha256 in hashes.items():
        place = register.places[key]
        total.update(f"{key}\0{claim_sha256}\0{place.file}\0{place.line}\n".encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def queue_basis(store: Store, register: str) -> str:
    """Return what a queue made now would be made from: the runs, and the register by its digest."""
    return " ".join((MAKER, register, *(run.id for run in check_runs(store))))


class Step(NamedTuple):
    """How far the making of the queue is: which of STEPS, from 1, and what is done in it; 0 before the first."""

    number: int
    label: str


Tell: TypeAlias = Callable[[Step], None]


def silent(_step: Step) -> None:
    """Tell nobody."""


def fill(store: Store, register: Register, hashes: Hashes, log: Log, basis: str, tell: Tell = silent) -> None:
    """Make the queue anew if it was not made from *basis*; the log is taken in at any rate. *tell* is told each step.

    Raises:
        DecisionsError: the log's file cannot be read.
        OutputError: it cannot be written.
    """
    tell(Step(2, "reading what the runs found"))
    runs = check_runs(store)
    answers = newest_answers(store, runs)
    run, conflicts = newest_conflicts(store, runs)
    first_found = store.reviewing.first_found([each.id for each in runs])
    tell(Step(3, "taking in the decisions"))
    with log.writing() as writing:
        if writing.basis(QUEUE) == basis:
            return
        logs: dict[OnSubject, list[Decision]] = {}
        for entry in writing.decisions():
            logs.setdefault((entry.subject, entry.key), []).append(entry)
        tell(Step(4, f"putting {len(hashes):,} claims in order"))
        items = [*claim_items(register, hashes, answers, logs)]
        past = _past(conflicts, first_found, logs, writing)
        items += conflict_items(register, conflicts, past, run, logs)
        tell(Step(5, "writing the queue down"))
        writing.replace_items(items)
        writing.set_basis(QUEUE, basis)


def _past(conflicts: Sequence[Conflict], first_found: Mapping[str, datetime], logs: Logs, writing: Writing) -> Past:
    """Return what is known of *conflicts*, under whatever names, and note those."""
    decided = [key for subject, key in logs if subject is Subject.CONFLICT]
    lines = traced(
        conflicts,
        asked=[*decided, *writing.keys(Subject.CONFLICT)],
        noted=read_lines(writing.basis(LINES)),
        ties=ties_in(entry for log in logs.values() for entry in log),
        versions=writing.conflict_versions,
    )
    writing.set_basis(LINES, write_lines(lines))
    return Past(first_found, writing.conflict_versions(decided), names_by_key(lines))
