"""The peak memory of this process.

What the system counts for a child (``getrusage``) begins with the memory of the process that started it, so where Linux
tells it, the high-water mark of the program itself is taken.
"""

import resource
from pathlib import Path
from typing import Final

STATUS: Final = Path("/proc/self/status")
HIGH_WATER: Final = "VmHWM:"  # "VmHWM:  12345 kB"


def peak_mb() -> float:
    """Return the most memory that this process has had resident so far, in MiB."""
    if STATUS.exists():
        for line in STATUS.read_text(encoding="utf-8").splitlines():
            if line.startswith(HIGH_WATER):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
