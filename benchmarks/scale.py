"""Batches that grow: pairs a second, memory, disk and the second run, by database and by executor.

    python benchmarks/scale.py                                     # 1,000, 10,000 and 100,000 pairs, everything: hours
    python benchmarks/scale.py --sizes 1000 10000 --engines sqlite
    python benchmarks/scale.py --rules                             # without the entailment model
    python benchmarks/scale.py --stub --sizes 100000 1000000       # a matcher that costs nothing: store and memory

Each row is `verifier check` as a process of its own in a project of generated claims and texts, and the same once more,
when there is nothing to do. Memory is that of the whole tree of processes at its peak, with that of the command itself
beside it; CPU seconds count workers and servers. The reports of all rows of one size must be the same, byte for byte.
What this checkout or this machine lacks is named and left out.
"""

import argparse
import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table
from scaling.project import write_project
from scaling.servers import Cluster, NotHere, Server, dask, postgres
from scaling.watching import Watched, watched

from verifier.settings import Settings

SIZES: Final = (1_000, 10_000, 100_000)
SQLITE, POSTGRES = "sqlite", "postgres"
ONE, PROCESSES, DASK = "one", "processes", "dask"
CHECK: Final = (sys.executable, "-m", "verifier.cli.app", "check", "--offline", "--quiet", "-o", "report.csv")
STUB: Final = (sys.executable, str(Path(__file__).parent / "scaling" / "stub.py"), "csv")
ENDED_WELL: Final = (0, 1)  # 1: some claims are refuted, as they should be
COLUMNS: Final = (
    "pairs", "database", "executor", "seconds", "pairs/s", "CPU s", "pairs/CPU s", "own MiB", "tree MiB",
    "store MB", "again, s", "again, CPU s", "again, MiB", "report",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row is about."""

    size: int
    engine: str
    executor: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: the first run, the second, how large the store is, and the digest of the report."""

    pairs: int
    setting: Setting
    first: Watched
    second: Watched
    store: int
    digest: str

    def cells(self) -> list[str]:
        """Return the cells of the table."""
        first, second = self.first, self.second
        return [
            f"{self.pairs:,}", self.setting.engine, self.setting.executor, f"{first.seconds:,.1f}",
            f"{self.pairs / first.seconds:,.1f}", f"{first.cpu_s:,.1f}", f"{self.pairs / first.cpu_s:,.1f}",
            f"{first.own_mib:,.0f}", f"{first.tree_mib:,.0f}", f"{self.store / 1e6:,.1f}", f"{second.seconds:,.1f}",
            f"{second.cpu_s:,.1f}", f"{second.tree_mib:,.0f}", self.digest[:8],
        ]  # fmt: skip


class Ground:
    """Where rows are measured: the projects, and the servers, which are started when they are first asked for."""

    def __init__(self, folder: Path, options: argparse.Namespace, stack: ExitStack) -> None:
        self._folder = folder
        self._options = options
        self._stack = stack
        self._numbers = iter(range(1_000_000))

    @cached_property
    def _server(self) -> Server:
        return self._stack.enter_context(postgres())

    @cached_property
    def _cluster(self) -> Cluster:
        return self._stack.enter_context(dask(self._options.workers))

    def measure(self, setting: Setting) -> Row:
        """Run the check of a *setting* twice.

        Raises:
            NotHere: something that it needs is not there.
        """
        folder = self._folder / f"{setting.size}"
        pairs = self._pairs(folder, setting.size)
        for name in (".verifier", "snapshots"):
            shutil.rmtree(folder / name, ignore_errors=True)
        command, servers = [*(STUB if self._options.stub else CHECK)], list[int]()
        variables = {"VERIFIER_MATCHING_MODEL": "none"} if self._options.rules else {}
        if setting.executor == DASK:
            command += ["--scheduler", self._cluster.address]
            servers.append(self._cluster.pid)
        elif not self._options.stub and "workers" in Settings.model_fields:
            command += ["--workers", "1" if setting.executor == ONE else str(self._options.workers)]
        database = f"scale_{next(self._numbers)}"
        if setting.engine == POSTGRES:
            variables["VERIFIER_DATABASE_URL"] = self._server.fresh(database)
            servers.append(self._server.pid)
        first, second = (_run(command, folder, variables, servers) for _ in range(2))
        store = self._server.size(database) if setting.engine == POSTGRES else _size(folder / ".verifier")
        digest = hashlib.sha256((folder / "report.csv").read_bytes()).hexdigest()
        return Row(pairs, setting, first, second, store, digest)

    def _pairs(self, folder: Path, size: int) -> int:
        note = folder / "pairs"
        if not note.exists():
            shutil.rmtree(folder, ignore_errors=True)
            note.write_text(str(write_project(folder, size)), encoding="utf-8")
        return int(note.read_text(encoding="utf-8"))


def require_known(setting: Setting, options: argparse.Namespace) -> None:
    """Make sure that this checkout can do what *setting* is about.

    Raises:
        NotHere: it cannot.
    """
    if setting.engine == POSTGRES and "database_url" not in Settings.model_fields:
        raise NotHere("this checkout knows no VERIFIER_DATABASE_URL")
    if options.stub and setting.executor != ONE:
        raise NotHere("the stub does its work in one process")
    if setting.executor == DASK and "scheduler" not in Settings.model_fields:
        raise NotHere("this checkout knows no --scheduler")
    if setting.executor == PROCESSES and "workers" not in Settings.model_fields:
        raise NotHere("this checkout knows no --workers")


def main() -> int:
    """Measure and print the table; the exit code is 1 where reports of one size differ."""
    options = _parser().parse_args()
    console, rows = Console(width=170), list[Row]()
    with _folder(options.folder) as folder, ExitStack() as stack:
        ground = Ground(folder, options, stack)
        for setting in _settings(options):
            name = f"{setting.size:,} pairs, {setting.engine}, {setting.executor}"
            try:
                require_known(setting, options)
                rows.append(ground.measure(setting))
            except NotHere as why:
                console.print(f"left out: {name}: {why}")
            else:
                console.print(f"{name}: {rows[-1].first.seconds:,.0f} s and {rows[-1].second.seconds:,.0f} s")
    console.print(_table(rows))
    reports = {(row.pairs, row.digest) for row in rows}
    is_same = len(reports) == len({pairs for pairs, _ in reports})
    console.print("the reports of each size are the same" if is_same else "REPORTS DIFFER")
    return 0 if is_same else 1


def _settings(options: argparse.Namespace) -> Iterator[Setting]:
    for size in options.sizes:
        for engine in options.engines:
            for executor in options.executors:
                yield Setting(size, engine, executor)


def _run(command: list[str], folder: Path, variables: dict[str, str], servers: list[int]) -> Watched:
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", ""))))
    ran = watched(command, folder, {**variables, "PYTHONPATH": path}, servers)
    if ran.code not in ENDED_WELL:
        raise SystemExit(f"{' '.join(command)} ended with {ran.code}: {ran.told[-500:]}")
    return ran


def _table(rows: list[Row]) -> Table:
    table = Table(box=None)
    for column in COLUMNS:
        table.add_column(column, justify="left" if column in {"database", "executor", "report"} else "right")
    for row in rows:
        table.add_row(*row.cells())
    return table


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@contextlib.contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        yield Path(folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="pairs")
    parser.add_argument("--engines", nargs="+", choices=(SQLITE, POSTGRES), default=[SQLITE, POSTGRES])
    parser.add_argument("--executors", nargs="+", choices=(ONE, PROCESSES, DASK), default=[ONE, PROCESSES, DASK])
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="processes, and workers of the cluster"
    )
    parser.add_argument("--rules", action="store_true", help="judge without the entailment model")
    parser.add_argument("--stub", action="store_true", help="a matcher that costs nothing, in one process")
    parser.add_argument("--folder", type=Path, help="where the projects are written, and kept for the next time")
    return parser


if __name__ == "__main__":
    sys.exit(main())
