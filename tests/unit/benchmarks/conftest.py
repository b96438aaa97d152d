"""The benchmarks are scripts, and find their parts beside themselves; so do these tests."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3] / "benchmarks"))
