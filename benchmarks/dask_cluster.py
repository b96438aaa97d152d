"""A Dask cluster of real processes on loopback, any of which may be killed."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

START_S: Final = 120  # seconds that a process may take on a busy machine
SOON: Final = {  # what is lost is noticed at once, so that tests need not wait
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "20s",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "VERIFIER_TEST_DEADLY": "1",  # claims made to be so are deadly here
}
QUIET: Final = ("--no-dashboard",)


def free_port() -> int:
    """Return a port of this machine at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers, each a process of one thread; what they say goes to files in *folder*.

    With *tls*, which are options of both, they know one another by certificates.
    """

    folder: Path
    tls: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    scheduler: "subprocess.Popen[bytes] | None" = None
    workers: "list[subprocess.Popen[bytes]]" = field(default_factory=list)
    started: int = 0

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return f"{'tls' if self.tls else 'tcp'}://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        """Start the scheduler, at the address that it had before."""
        protocol = ("--protocol", "tls") if self.tls else ()
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), *protocol, *QUIET)
        self._wait_for("scheduler", "Scheduler at:")

    def start_worker(self) -> "subprocess.Popen[bytes]":
        """Start a worker without a nanny, which would start it again when it is killed."""
        self.started += 1
        name = f"worker-{self.started}"
        command = (self.address, "--nthreads", "1", "--no-nanny", "--name", name, *QUIET)
        worker = self._start(name, *command, kind="worker")
        self.workers.append(worker)
        self._wait_for(name, "Registered to:")
        return worker

    def kill(self, process: "subprocess.Popen[bytes] | None") -> None:
        """End a process of the cluster as the system would that is short of memory."""
        if process is not None:
            process.kill()
            process.wait()

    def restore(self) -> None:
        """Start again what was killed; without their scheduler, workers have ended as well."""
        number = len(self.workers)
        if self.scheduler is None or self.scheduler.poll() is not None:
            for worker in self.workers:
                self.kill(worker)
            self.start_scheduler()
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        while len(self.workers) < number:
            self.start_worker()

    def close(self) -> None:
        """Kill all that is left."""
        for process in (*self.workers, self.scheduler):
            self.kill(process)

    def _start(self, name: str, *arguments: str, kind: str = "") -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "distributed.cli.dask_" + (kind or name), *arguments, *self.tls]
        with self._log(name).open("wb") as log:
            return subprocess.Popen(  # noqa: S603
                command, stdout=log, stderr=log, cwd=self.folder, env={**os.environ, **SOON}
            )

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _wait_for(self, name: str, words: str) -> None:
        for _ in range(START_S * 20):
            if words in self._log(name).read_text():
                return
            time.sleep(0.05)
        raise AssertionError(self._log(name).read_text())


@contextlib.contextmanager
def cluster(folder: Path, workers: int, tls: tuple[str, ...] = ()) -> Iterator[Cluster]:
    """Give a cluster with so many workers; nothing is left of it afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    started = Cluster(folder, tls)
    try:
        started.start_scheduler()
        for _ in range(workers):
            started.start_worker()
        yield started
    finally:
        started.close()
