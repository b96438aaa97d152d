"""``verifier review`` as a process of its own, as people start it."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMAND = [sys.executable, "-m", "verifier.cli.app", "review"]


@dataclass(frozen=True)
class Running:
    """A desk that answers at *address*."""

    process: "subprocess.Popen[str]"
    address: str

    @property
    def port(self) -> int:
        """The port that it listens at."""
        return int(self.address.partition("//")[2].partition("/")[0].rpartition(":")[2])


@contextlib.contextmanager
def reviewing(folder: Path, *options: str) -> Iterator[Running]:
    """Give the desk of the project in *folder*, which is stopped at the end."""
    command = [*COMMAND, "--port", "0", "--no-browser", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "VERIFIER_EDITOR": "ada"}
    with subprocess.Popen(  # noqa: S603
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            yield Running(process, process.stdout.readline().strip())
        finally:
            process.terminate()
            process.communicate()
