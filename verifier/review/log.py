"""The log: decisions in the file that git keeps and in the database that answers questions, always the same in both.

The file is written first and flushed; only then does the database commit, and the decision is acknowledged. A process
that is killed in between leaves an entry in the file alone, which the next one takes in. Entries that came with a pull
are taken in likewise, and those that only the database has are written into the file.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from verifier.domain.decision import Decision, Subject
from verifier.domain.review import ReviewItem, item_id
from verifier.domain.standing import Standing, in_order, standing
from verifier.register.alone import alone_in
from verifier.register.decisions import append_decisions, mark_of, read_decisions
from verifier.store.decisions import OnSubject
from verifier.store.reviewing import Reviewing, Writing

Logs: TypeAlias = Mapping[OnSubject, Sequence[Decision]]

QUEUE: Final = "queue"  # under which name the database notes what the queue was made from
FILE: Final = "decisions file"  # under which name the database notes which version of the file it has taken in


@dataclass(frozen=True, slots=True)
class Log:
    """The decisions in the file *path* and in the database."""

    path: Path
    reviewing: Reviewing

    @property
    def is_current(self) -> bool:
        """Whether the database has taken in what the file holds."""
        return self.reviewing.basis(FILE) == mark_of(self.path)

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writing]:
        """Give the database to write to while nobody else writes to it or to the file, both being the same by then.

        Raises:
            DecisionsError: the file cannot be read.
            OutputError: it cannot be written.
        """
        with alone_in(self.path.parent), self.reviewing.writing() as writing:
            self._take_in(writing)
            yield writing

    def add(self, writing: Writing, entries: Sequence[Decision], items: Iterable[ReviewItem], earlier: Logs) -> None:
        """Write *entries* to the file and the database, and bring the queue up to date with them.

        *items* are those decided on, as far as they are in the queue; *earlier* is the log on each before the entries,
        under all its keys, which the caller has read already.

        Raises:
            OutputError: the file cannot be written.
        """
        append_decisions(self.path, entries)
        writing.add(entries)
        writing.set_basis(FILE, mark_of(self.path))
        logs = {subject: list(log) for subject, log in earlier.items()}
        for entry in entries:
            logs.setdefault((entry.subject, entry.key), []).append(entry)
        writing.update_items(standing_item(item, log_on(item, logs)) for item in items)

    def _take_in(self, writing: Writing) -> None:
        mark = mark_of(self.path)
        if writing.basis(FILE) == mark:
            return
        in_file, in_store = read_decisions(self.path), writing.decisions()
        known = {entry.id for entry in in_store}
        new = [entry for entry in in_file if entry.id not in known]
        writing.add(new)
        lost = {entry.id: entry for entry in in_store}
        for entry in in_file:
            lost.pop(entry.id, None)
        if lost:
            append_decisions(self.path, list(lost.values()))
        writing.set_basis(FILE, mark_of(self.path))
        note_standings(writing, {(entry.subject, entry.key) for entry in new})
        if any(entry.subject is Subject.CONFLICT for entry in new):
            writing.set_basis(QUEUE, "")  # what they answer may not be what is there now: made anew, it tells


def note_standings(writing: Writing, subjects: set[OnSubject]) -> None:
    """Bring the items of *subjects* up to date with the log."""
    items = {item.id: item for item in writing.items(item_id(*subject) for subject in sorted(subjects)).values()}
    logs = writing.decisions_on(subjects_of(items.values()))
    writing.update_items(standing_item(item, log_on(item, logs)) for item in items.values())


def subjects_of(items: Iterable[ReviewItem]) -> list[OnSubject]:
    """Return what the log on *items* is kept under: their keys, and those that they have had."""
    return [(item.subject, key) for item in items for key in item.keys]


def log_on(item: ReviewItem, logs: Logs) -> Sequence[Decision]:
    """Return the entries of *logs* on *item*, in their order, under whichever of its keys they were written."""
    if not item.names:
        return logs.get((item.subject, item.key), ())
    return in_order(entry for subject in subjects_of([item]) for entry in logs.get(subject, ()))


def standing_item(item: ReviewItem, log: Sequence[Decision]) -> ReviewItem:
    """Return *item* as it stands after *log*."""
    return item.with_standing(standing(log) if log else Standing())
