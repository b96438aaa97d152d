"""Sessions: transactions on an open database, and what is tried again when others or the server got in the way.

A transaction that only lost a race, or whose server went away, changed nothing: it is done again from its beginning.
Everything that is kept is keyed by its content, so that doing it twice does no harm where only the answer was lost.
"""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import Connection, Engine

from verifier.domain.database import DatabaseUrl, Place
from verifier.errors import StoreCrossed, StoreError, StoreLost, StoreUnreachable
from verifier.store import postgres
from verifier.store.faults import told
from verifier.store.sqlite import WRITING

T = TypeVar("T")

RACES: Final = 5  # how often a transaction is begun anew that others crossed; each time one of them gets through
OF_A_SERVER: Final = "back it up by pg_dump; `verifier db copy FILE` writes all of it into a file"
PAUSE: Final = 0.1  # seconds between two tries to reach a server that went away
KEPT: Final = "see to its server, then run the same command again: what was recorded is kept"


class Sessions:
    """Transactions on the database at *place*; any thread may ask for one. *patience* is in seconds.

    ``reading`` changes nothing and sees one moment of the database. ``writing`` commits at its end; in a file it holds
    the lock from its beginning. ``alone`` does so on a server as well: nobody else is in a transaction of this kind.
    """

    def __init__(self, place: Place, engine: Engine, patience: float) -> None:
        self.place = place
        self.patience = patience
        self.engine = engine
        self._is_given_up = False
        if isinstance(place, DatabaseUrl):
            self._reader, self._writer = postgres.reading(engine), engine
            self._alone = engine.execution_options(**{postgres.ALONE: True})
        else:
            self._reader, self._writer = engine, engine.execution_options(**{WRITING: True})
            self._alone = self._writer

    @property
    def file(self) -> Path:
        """The database's file.

        Raises:
            StoreError: it is on a server.
        """
        if not isinstance(self.place, Path):
            raise StoreError(f"the database {self.place} is no file", hint=OF_A_SERVER)
        return self.place

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that changes nothing."""
        with self._told(), self._connected(self._reader) as connection:
            yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that is committed at the end, or taken back when anything is raised within."""
        with self._told(), self._connected(self._writer) as connection, connection.begin():
            yield connection

    @contextlib.contextmanager
    def alone(self) -> Iterator[Connection]:
        """Give a transaction as ``writing`` does, while nobody else is given one."""
        with self._told(), self._connected(self._alone) as connection, connection.begin():
            yield connection

    def read(self, work: Callable[[Connection], T]) -> T:
        """Return what *work* reads; it is begun again if the connection is lost meanwhile."""

        def once() -> T:
            with self.reading() as connection:
                return work(connection)

        return self._repeated(once)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Return what *work* returns, once it is committed; it is begun again if others cross it, or on a new server.

        *work* must come to the same if it is done twice.
        """

        def once() -> T:
            with self.writing() as connection:
                return work(connection)

        return self._repeated(once)

    def _repeated(self, once: Callable[[], T]) -> T:
        has_lost = False
        races = 0
        while True:
            try:
                return once()
            except StoreUnreachable:
                if has_lost:
                    raise
                has_lost = True
            except StoreCrossed:
                races += 1
                if races == RACES:
                    raise

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Raise what the database reports as an error for people; one whose server is gone was there before."""
        try:
            with told(self.place):
                yield
        except StoreUnreachable as error:
            raise StoreLost(str(error), hint=KEPT) from error

    def _connected(self, engine: Engine) -> Connection:
        """Connect, waiting for a server that went away: it was there when the database was opened.

        It is waited for once. What a run still has to say at its end does not wait again, until the server is back.
        """
        deadline = time.monotonic() + (0 if self._is_given_up else self.patience)
        while True:
            try:
                with told(self.place):
                    connection = engine.connect()
            except StoreUnreachable:
                if time.monotonic() > deadline:
                    self._is_given_up = True
                    raise
                time.sleep(PAUSE)
            else:
                self._is_given_up = False
                return connection
