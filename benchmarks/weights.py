"""What a row weighs: bytes by table, its indexes among them, on SQLite and on PostgreSQL, after a newsroom's day.

    python benchmarks/weights.py [--claims 1000] [--pages 100]

The claims and pages are those of ``newsroom.py``; they are checked once, the queue of the review desk is made, and all
of it is copied to a server. Prints a table.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from database_server import database_server
from newsroom import DATABASE, command, served
from sqlalchemy import text

from verifier.domain.database import Place
from verifier.store.store import open_store
from verifier.store.tables import METADATA

ON_FILE: Final = """SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name)
    WHERE tbl_name IS NOT NULL GROUP BY tbl_name"""  # https://www.sqlite.org/dbstat.html
ON_SERVER: Final = """SELECT relname, pg_total_relation_size(oid) FROM pg_class
    WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"""
QUEUE: Final = (sys.executable, "-m", "verifier.cli.app", "decide", "--list")


@dataclass(frozen=True, slots=True)
class Weight:
    """How many *rows* a table has, and how many bytes these take with their indexes."""

    rows: int
    size: int

    @property
    def each(self) -> float:
        """Bytes a row; a page is the least that a table takes, so that few rows weigh too much."""
        return self.size / self.rows if self.rows else 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its table; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args(arguments)
    with (
        served(options.claims, options.pages) as room,
        tempfile.TemporaryDirectory(prefix="weights-") as name,
        database_server() as server,
    ):
        folder = Path(name)
        room.write(folder)
        for call in (command(), list(QUEUE)):
            subprocess.run(call, cwd=folder, capture_output=True, check=False)  # noqa: S603
        there = server.fresh()
        with open_store(folder / DATABASE) as store, open_store(there.url) as copy:
            store.copy_to(copy, lambda *_: None)
        sys.stdout.write(_table(weigh(folder / DATABASE), weigh(there.url)))
    return 0


def weigh(place: Place) -> dict[str, Weight]:
    """Return the weight of each table of the database at *place*."""
    with open_store(place) as store, store._reading() as connection:
        found = connection.execute(text(ON_FILE if isinstance(place, Path) else ON_SERVER))
        sizes = {str(name): int(size) for name, size in found}
        rows = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in _names()}  # noqa: S608
    return {name: Weight(rows[name], sizes.get(name, 0)) for name in _names()}


def _names() -> list[str]:
    return sorted(METADATA.tables)


def _table(file: Mapping[str, Weight], server: Mapping[str, Weight]) -> str:
    lines = ["| table | rows | bytes a row, SQLite | bytes a row, PostgreSQL |", "|---|---|---|---|"]
    lines += [
        f"| `{name}` | {file[name].rows:,} | {file[name].each:,.0f} | {server[name].each:,.0f} |"
        for name in sorted(file, key=lambda name: -file[name].size)
        if file[name].rows
    ]
    whole = [sum(each.size for each in weights.values()) / 1e6 for weights in (file, server)]
    lines.append(f"| all, MB | | {whole[0]:.1f} | {whole[1]:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
