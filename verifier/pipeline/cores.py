"""Cores: how many of them this process may use."""

import os
from pathlib import Path
from typing import Final

QUOTA: Final = Path("/sys/fs/cgroup/cpu.max")  # Linux: what a container may use, as "200000 100000" for two cores


def usable_cores(quota: Path = QUOTA) -> int:
    """Return how many cores this process may use: those of the machine, less what it or its container is denied."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on Linux
        cores = os.cpu_count() or 1
    return max(1, min(cores, _allowed(quota)))


def _allowed(quota: Path) -> int:
    """Return how many whole cores *quota* allows, or very many where nothing is said."""
    try:
        time, period = quota.read_text().split()
        return int(time) // int(period)
    except (OSError, ValueError, ZeroDivisionError):  # no such file, or "max"
        return 1_000_000
