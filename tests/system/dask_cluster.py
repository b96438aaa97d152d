"""A Dask cluster of real processes on loopback, any of which a test may kill."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.system.pywb_server import free_port
from tests.unit.pipeline.chunks import DEADLY

START_S: Final = 120  # seconds that a process may take on a busy machine
SOON: Final = {  # what is lost is noticed at once, so that tests need not wait
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "20s",
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
}
QUIET: Final = ("--no-dashboard",)


@dataclass(slots=True)
class Cluster:
    """A scheduler and its workers, each a process of one thread; what they say goes to files in *folder*."""

    folder: Path
    port: int = field(default_factory=free_port)
    scheduler: "subprocess.Popen[bytes] | None" = None
    workers: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler listens."""
        return f"tcp://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", str(self.port), *QUIET)
        self._wait_for("scheduler", "Scheduler at:")

    def start_worker(self) -> "subprocess.Popen[bytes]":
        """Start a worker without a nanny, which would start it again when it is killed."""
        name = f"worker-{len(self.workers)}"
        command = (self.address, "--nthreads", "1", "--no-nanny", "--name", name, *QUIET)
        worker = self._start(name, *command, kind="worker")
        self.workers.append(worker)
        self._wait_for(name, "Registered to:")
        return worker

    def kill(self, process: "subprocess.Popen[bytes] | None") -> None:
        if process is not None:
            process.kill()
            process.wait()

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            self.kill(process)

    def _start(self, name: str, *arguments: str, kind: str = "") -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "distributed.cli.dask_" + (kind or name), *arguments]
        with self._log(name).open("wb") as log:
            return subprocess.Popen(  # noqa: S603
                command, stdout=log, stderr=log, cwd=self.folder, env={**os.environ, **SOON, DEADLY: "1"}
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
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Give a cluster with so many workers; nothing is left of it afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    started = Cluster(folder)
    try:
        started.start_scheduler()
        for _ in range(workers):
            started.start_worker()
        yield started
    finally:
        started.close()
