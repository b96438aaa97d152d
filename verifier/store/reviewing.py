"""The part of the store that the review desk works with: the log of decisions, and the queue."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from verifier.domain.conflict import Conflict
from verifier.domain.decision import Decision, Subject
from verifier.domain.review import Filter, Order, ReviewItem, Tally
from verifier.store import decisions, queue, runs, tallies
from verifier.store.decisions import OnSubject
from verifier.store.queue import Sight

Connecting: TypeAlias = Callable[[], AbstractContextManager[Connection]]


class Reviewing:
    """The log and the queue of one open database. Each method is one transaction; any thread may call it."""

    def __init__(self, reading: Connecting, writing: Connecting) -> None:
        self._reading = reading
        self._writing = writing

    @contextlib.contextmanager
    def writing(self) -> Iterator["Writing"]:
        """Give what the log and the queue are changed with, all of it or nothing; others wait meanwhile."""
        with self._writing() as connection:
            yield Writing(connection)

    def page(self, wanted: Filter, order: Order, after: str, limit: int) -> list[ReviewItem]:
        """Return at most *limit* items behind the one with the id *after*, or from the beginning."""
        with self._reading() as connection:
            return queue.page(connection, wanted, order, after, limit)

    def page_before(self, wanted: Filter, order: Order, before: str, limit: int) -> list[ReviewItem]:
        """Return at most *limit* items next before the one with the id *before*, in the order of the queue."""
        with self._reading() as connection:
            return queue.page_before(connection, wanted, order, before, limit)

    def count(self, wanted: Filter) -> int:
        """Return how many items meet *wanted*; of those found by document, source or words, at most MOST_COUNTED."""
        with self._reading() as connection:
            return queue.count(connection, wanted)

    def every_item(self, wanted: Filter) -> list[ReviewItem]:
        """Return all items that meet *wanted*, by urgency."""
        with self._reading() as connection:
            return queue.every_item(connection, wanted)

    def sights(self, wanted: Filter) -> list[Sight]:
        """Return what every item that meets *wanted* is seen as, by urgency, without loading any."""
        with self._reading() as connection:
            return queue.sights(connection, wanted)

    def items(self, ids: Iterable[str]) -> dict[str, ReviewItem]:
        """Return the items with those ids, as far as there are any, be it that they had them once."""
        with self._reading() as connection:
            return queue.items_of(connection, ids)

    def tallies(self) -> list[Tally]:
        """Count all items by kind, verdict and state."""
        with self._reading() as connection:
            return tallies.tallies(connection)

    def assignees(self) -> list[str]:
        """Return everybody to whom something is assigned, by name."""
        with self._reading() as connection:
            return tallies.assignees(connection)

    def basis(self, name: str) -> str:
        """Return what is noted under *name*, or "" where nothing is."""
        with self._reading() as connection:
            return queue.basis(connection, name)

    def decisions_on(self, subjects: Sequence[OnSubject]) -> dict[OnSubject, list[Decision]]:
        """Return the entries on each of the *subjects* that has any, in their order."""
        with self._reading() as connection:
            return decisions.decisions_on(connection, subjects)

    def decisions(self) -> list[Decision]:
        """Return the whole log, in its order."""
        with self._reading() as connection:
            return decisions.all_decisions(connection)

    def latest_decisions(self, before: str, limit: int) -> list[Decision]:
        """Return at most *limit* entries before the one with the id *before*, or the last ones; newest first."""
        with self._reading() as connection:
            return decisions.latest_decisions(connection, before, limit)

    def decisions_of(self, name: str) -> list[Decision]:
        """Return the entry with that id, or all entries of the batch with it, in their order."""
        with self._reading() as connection:
            return decisions.decisions_of(connection, name)

    def decided(self) -> list[OnSubject]:
        """Return everything that anything has ever been decided about, in the queue or not."""
        with self._reading() as connection:
            return decisions.decided(connection)

    def conflict_versions(self, keys: Iterable[str]) -> dict[str, list[Conflict]]:
        """Return for each of the *keys* how that conflict was found, by whatever run, the last one first."""
        with self._reading() as connection:
            return runs.conflict_versions(connection, keys)

    def first_found(self, run_ids: Sequence[str]) -> dict[str, datetime]:
        """Return for the key of each conflict when the first of those runs that found it began."""
        with self._reading() as connection:
            return runs.first_found(connection, run_ids)


class Writing:
    """One transaction on the log and the queue, which holds the lock from its beginning."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, entries: Iterable[Decision]) -> int:
        """Add entries to the log; those that it holds are passed over. Returns how many are new."""
        return decisions.add_decisions(self._connection, entries)

    def decisions_on(self, subjects: Sequence[OnSubject]) -> dict[OnSubject, list[Decision]]:
        """Return the entries on each of the *subjects* that has any, in their order."""
        return decisions.decisions_on(self._connection, subjects)

    def decisions(self) -> list[Decision]:
        """Return the whole log, in its order."""
        return decisions.all_decisions(self._connection)

    def decisions_of(self, name: str) -> list[Decision]:
        """Return the entry with that id, or all entries of the batch with it, in their order."""
        return decisions.decisions_of(self._connection, name)

    def items(self, ids: Iterable[str]) -> dict[str, ReviewItem]:
        """Return the items with those ids, as far as there are any, be it that they had them once."""
        return queue.items_of(self._connection, ids)

    def keys(self, subject: Subject) -> list[str]:
        """Return the keys of all items of that kind."""
        return queue.keys_of(self._connection, subject)

    def every_item(self, wanted: Filter) -> list[ReviewItem]:
        """Return all items that meet *wanted*, by urgency."""
        return queue.every_item(self._connection, wanted)

    def conflict_versions(self, keys: Iterable[str]) -> dict[str, list[Conflict]]:
        """Return for each of the *keys* how that conflict was found, by whatever run, the last one first."""
        return runs.conflict_versions(self._connection, keys)

    def replace_items(self, items: Iterable[ReviewItem]) -> None:
        """Put *items* in the place of the whole queue."""
        queue.replace_items(self._connection, items)

    def update_items(self, items: Iterable[ReviewItem]) -> None:
        """Write down in which state *items* are now."""
        queue.update_items(self._connection, items)

    def basis(self, name: str) -> str:
        """Return what is noted under *name*, or "" where nothing is."""
        return queue.basis(self._connection, name)

    def set_basis(self, name: str, value: str) -> None:
        """Note *value* under *name*."""
        queue.set_basis(self._connection, name, value)
