"""Watching a command: its time, the CPU time and the memory of it and all that it starts. Linux only, by ``/proc``."""

import os
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

EVERY_S: Final = 0.5  # a look goes through all processes of the machine
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
TICKS: Final = os.sysconf("SC_CLK_TCK")
MEBIBYTE: Final = 1024**2
PROC: Final = Path("/proc")


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command took: seconds, those of CPUs, and MiB at the peak, of itself and of its whole tree of processes.

    Memory that processes share is counted in each of them.
    """

    code: int
    seconds: float
    cpu_s: float
    own_mib: float
    tree_mib: float
    told: str


def watched(command: Sequence[str], folder: Path, more: Mapping[str, str], others: Sequence[int] = ()) -> Watched:
    """Run *command* in *folder*, with *more* in its environment.

    *others* are processes, such as servers, whose CPU time and memory belong to it as well.
    """
    busy = sum(map(cpu_of_tree, others))
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  the benchmark's own command
        command, cwd=folder, env={**os.environ, **more}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    peaks = _Peaks([process.pid, *others])
    told: list[str] = []
    reading = threading.Thread(target=lambda: told.append(process.stderr.read() if process.stderr else ""))
    reading.start()
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        peaks.look()
        time.sleep(EVERY_S)
    process.returncode = os.waitstatus_to_exitcode(status)
    reading.join()
    cpu = usage.ru_utime + usage.ru_stime + sum(map(cpu_of_tree, others)) - busy
    own = max(peaks.own, usage.ru_maxrss * 1024)
    return Watched(
        process.returncode, time.perf_counter() - began, cpu, own / MEBIBYTE, max(peaks.tree, own) / MEBIBYTE, told[0]
    )


def cpu_of_tree(pid: int) -> float:
    """Return the CPU seconds of a process and of all that it has started and that still run or were waited for."""
    return sum(_cpu(each) for each in _tree([pid]))


class _Peaks:
    def __init__(self, roots: Sequence[int]) -> None:
        self._roots = roots
        self.own = 0
        self.tree = 0

    def look(self) -> None:
        sizes = {pid: _memory(pid) for pid in _tree(self._roots)}
        self.own = max(self.own, sizes.get(self._roots[0], 0))
        self.tree = max(self.tree, sum(sizes.values()))


def _tree(roots: Sequence[int]) -> list[int]:
    children: dict[int, list[int]] = defaultdict(list)
    for entry in PROC.iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children[int(fields[1])].append(int(entry.name))
    found, left = list[int](), list(roots)
    while left:
        found.append(left.pop())
        left += children[found[-1]]
    return found


def _stat(pid: int) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` behind the name: state, parent, …; none if it has ended."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _cpu(pid: int) -> float:
    fields = _stat(pid)
    return sum(map(int, fields[11:15])) / TICKS if fields else 0.0  # of itself and of children waited for; proc(5)


def _memory(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0
