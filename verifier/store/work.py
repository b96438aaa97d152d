"""Work that several processes share: each item is left to one for a while, and to another if that one falls silent.

How it is used, by processes that know the same items of one job (its name is a digest of them, so that only like
processes share)::

    store.work.offer(job, items)                      # all do so; what is there already stays as it is
    while mine := store.work.take(job, worker, 10):   # nobody else is given these, as long as the lease lasts
        ...                                           # do them, and keep what comes of it
        store.work.finish(job, worker, mine)
    others = store.work.held(job)                     # what is left is with others: everything else has been kept

A lease is a promise about effort, not about correctness: an item may be done twice, if a worker was silent for longer
than its lease and comes back. What is kept has keys of its content, so that this changes nothing. Taking skips the rows
that others are taking at the same moment (``FOR UPDATE SKIP LOCKED``) where the database has rows to lock; SQLite has
one writer at a time. Times are those of the server, for machines' clocks differ.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy import Connection, and_, delete, func, select, update

from verifier.store.batches import KEYS, ROWS, batches, insert_new
from verifier.store.schema import is_server
from verifier.store.sessions import Sessions
from verifier.store.tables import WORK

LEASE: Final = timedelta(minutes=5)  # some ten times what the slowest item of work may take
NOBODY: Final = ""
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class SharedWork:
    """The work of all jobs on one open database. Each method is one transaction; any thread may call it."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def offer(self, job: str, items: Iterable[str]) -> int:
        """Put *items* up for *job*, in their order; those that are there stay as they are. Returns how many are new."""
        new = 0
        for number, batch in enumerate(batches(items, ROWS)):
            new += self._sessions.write(partial(_offer, job=job, items=batch, first=number * ROWS))
        return new

    def take(self, job: str, worker: str, most: int, lease: timedelta = LEASE) -> list[str]:
        """Take at most *most* items that nobody is at, for the time of *lease*; the first ones of the job, in order."""
        with self._sessions.writing() as connection:
            return _take(connection, job, worker, most, lease)

    def renew(self, job: str, worker: str, lease: timedelta = LEASE) -> int:
        """Keep what *worker* has for the time of *lease* from now; returns how many items that are."""
        return self._sessions.write(partial(_renew, job=job, worker=worker, lease=lease))

    def finish(self, job: str, worker: str, items: Iterable[str]) -> None:
        """Note that *items* are done, whoever may have taken them since."""
        self._sessions.write(partial(_finish, job=job, worker=worker, items=tuple(items)))

    def give_back(self, job: str, worker: str) -> None:
        """Leave what *worker* has and has not finished to others at once, as one does who is interrupted."""
        self._sessions.write(partial(_renew, job=job, worker=worker, lease=timedelta(0)))

    def held(self, job: str) -> frozenset[str]:
        """Return the items that somebody is at."""
        return self._sessions.read(partial(_held, job=job))

    def forget(self, job: str) -> None:
        """Remove *job*. Others that are still at it find nothing more to take, and everything done."""
        self._sessions.write(partial(_forget, job=job))


def _offer(connection: Connection, job: str, items: Sequence[str], first: int) -> int:
    rows = [
        {"job": job, "item": item, "place": first + place, "worker": NOBODY, "until": _LONG_AGO, "is_done": False}
        for place, item in enumerate(items)
    ]
    return insert_new(connection, WORK, rows)


def _take(connection: Connection, job: str, worker: str, most: int, lease: timedelta) -> list[str]:
    now = _now(connection)
    free = select(WORK.c.item).where(WORK.c.job == job, WORK.c.is_done.is_(False), WORK.c.until <= now)
    free = free.order_by(WORK.c.place, WORK.c.item).limit(most).with_for_update(skip_locked=True)
    found = list(connection.execute(free).scalars())
    for batch in batches(found, KEYS):
        taken = update(WORK).where(WORK.c.job == job, WORK.c.item.in_(batch))
        connection.execute(taken.values(worker=worker, until=now + lease))
    return found


def _renew(connection: Connection, job: str, worker: str, lease: timedelta) -> int:
    mine = and_(WORK.c.job == job, WORK.c.worker == worker, WORK.c.is_done.is_(False))
    return connection.execute(update(WORK).where(mine).values(until=_now(connection) + lease)).rowcount


def _finish(connection: Connection, job: str, worker: str, items: Sequence[str]) -> None:
    for batch in batches(sorted(items), KEYS):
        done = update(WORK).where(WORK.c.job == job, WORK.c.item.in_(batch))
        connection.execute(done.values(worker=worker, is_done=True))


def _held(connection: Connection, job: str) -> frozenset[str]:
    held = select(WORK.c.item).where(WORK.c.job == job, WORK.c.is_done.is_(False), WORK.c.until > _now(connection))
    return frozenset(connection.execute(held).scalars())


def _forget(connection: Connection, job: str) -> None:
    connection.execute(delete(WORK).where(WORK.c.job == job))


def _now(connection: Connection) -> datetime:
    if is_server(connection):
        moment: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
        return moment.astimezone(UTC)
    return datetime.now(UTC)
