"""Measures link checks on a farm of 2,000 links on loopback: what is right, how long it takes, and how polite it is.

    python benchmarks/links.py [--peers] [--errors]

Four runs over one project in a temporary folder: the first (nothing is known), one over an unchanged farm, and one a
year later by a fresh checkout, which has nothing but the claim files and the ledger. ``--peers`` runs linkinator and
LinkChecker over the same links, where they are installed. The farm is a process of its own, so that its work is not
counted.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from rich.console import Console
from rich.table import Table

HERE: Final = Path(__file__).parent
OPEN: Final = ("--allow-network", "127.0.0.0/8")
TIMEOUT: Final = "5s"  # for one answer, so that ten hanging pages do not decide the time
A_FILE: Final = 250  # links in one claim file
MB: Final = 1024  # kilobytes, in which Linux counts memory


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, with what it wrote to stdout and its exit code."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    code: int
    out: str


class Farm:
    """The farm's process: its links, and a year that can pass."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        self._tell: IO[str] = process.stdin
        self._hear: IO[str] = process.stdout
        self.links: list[dict[str, Any]] = json.loads(self._hear.readline())

    def peaks(self, word: str = "peak") -> list[int]:
        """Return the most requests that each host saw at one time; the *word* "later" lets a year pass."""
        self._tell.write(f"{word}\n")
        self._tell.flush()
        found: list[int] = json.loads(self._hear.readline())
        return found


@contextmanager
def farming() -> Iterator[Farm]:
    """Run the farm while the block runs."""
    command = [sys.executable, str(HERE / "farm.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield Farm(process)
        finally:
            process.kill()


def main() -> int:
    """Run the benchmark and print its tables; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="run other link checkers over the same links")
    parser.add_argument("--errors", action="store_true", help="list every link that was judged wrongly")
    options = parser.parse_args()
    with farming() as farm, tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_claims(farm.links, project / "claims")
        table = Table("run", "right of 2,000", "wall s", "CPU s", "peak MB", "most at once, one host")
        first = links_run(project)
        add_row(table, "first, with snapshots", farm, first, [])
        verifier(project, "check", "--offline", "--fail-on", "never", *OPEN)  # now the ledger knows the passages
        links_run(project)
        farm.peaks()
        add_row(table, "unchanged", farm, links_run(project), [])
        farm.peaks("later")
        as_fresh_checkout(project)
        later = links_run(project)
        add_row(table, "a year later, ledger only", farm, later, right := score(farm.links, later.out))
        for name, cost, correct in peers(farm, project) if options.peers else ():
            add_row(table, name, farm, cost, correct)
        Console(width=120).print(table)
        print_kinds(farm.links, right)
        if options.errors:
            print_errors(farm.links, later.out)
    return 0


def write_claims(links: Sequence[dict[str, Any]], folder: Path) -> None:
    """Write claim files in which each link is cited for what its page says."""
    folder.mkdir()
    for number, begin in enumerate(range(0, len(links), A_FILE)):
        sources, claims = [], []
        for place, link in enumerate(links[begin : begin + A_FILE]):
            sources.append(f"  s{place}:\n    title: Page {place}\n    url: {link['url']}\n")
            claims.append(
                f"  - id: c{place}\n    text: {json.dumps(link['claim'])}\n    cites: [{{source: s{place}}}]\n"
            )
        head = f"schema: 1\ndocument:\n  id: annals-{number}\n  title: Annals {number}\n"
        body = f"{head}sources:\n{''.join(sources)}claims:\n{''.join(claims)}"
        (folder / f"annals-{number}.yaml").write_text(body, "utf-8")


def links_run(project: Path) -> Cost:
    """Check all links of the project."""
    return verifier(project, "links", "--format", "jsonl", "--fail-on", "never", "--timeout", TIMEOUT, *OPEN)


def verifier(project: Path, *arguments: str) -> Cost:
    """Run the command in the project."""
    return run([sys.executable, "-m", "verifier.cli.app", *arguments, "--quiet"], project)


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in *folder* and tell what it took."""
    with tempfile.TemporaryFile() as out:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.DEVNULL)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said = out.read().decode()
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MB, process.returncode, said)


def as_fresh_checkout(project: Path) -> None:
    """Leave nothing of the project but what git keeps: the claim files and the ledger."""
    shutil.rmtree(project / ".verifier", ignore_errors=True)
    for path in (project / "snapshots").iterdir():
        if path.name != "ledger.jsonl":
            path.unlink()


def score(links: Sequence[dict[str, Any]], out: str) -> list[bool]:
    """Return for each link whether its status, drift and fragment are what is right."""
    found = {check["url"]: check for check in map(json.loads, out.splitlines())}
    return [is_right(link, found.get(link["url"], {})) for link in links]


def is_right(link: dict[str, Any], check: dict[str, Any]) -> bool:
    """Tell whether *check* says what is right of *link*."""
    return (
        check.get("status") == link["status"]
        and link["drift"] in {"*", check.get("drift")}
        and bool(check.get("missing_fragment")) == link["no_fragment"]
    )


def add_row(table: Table, name: str, farm: Farm, cost: Cost, right: Sequence[bool]) -> None:
    """Add what one run took to the table."""
    peak = max(farm.peaks())
    hits = str(sum(right)) if right else ""
    table.add_row(name, hits, f"{cost.wall_s:.1f}", f"{cost.cpu_s:.1f}", f"{cost.peak_mb:.0f}", str(peak))


def print_kinds(links: Sequence[dict[str, Any]], right: Sequence[bool]) -> None:
    """Print how many links of each kind were judged rightly."""
    total, hits = Counter(link["kind"] for link in links), Counter[str]()
    hits.update(link["kind"] for link, is_hit in zip(links, right, strict=True) if is_hit)
    table = Table("kind", "n", "right")
    for kind, count in total.items():
        table.add_row(kind, str(count), str(hits[kind]))
    Console(width=120).print(table)


def print_errors(links: Sequence[dict[str, Any]], out: str) -> None:
    """Print each link that was judged wrongly, with what was said of it."""
    found = {check["url"]: check for check in map(json.loads, out.splitlines())}
    for link in links:
        check = found.get(link["url"], {})
        if not is_right(link, check):
            said = {name: check.get(name) for name in ("status", "drift", "missing_fragment", "reason")}
            sys.stdout.write(f"{link['kind']} {link['url']}: wanted {link['status']}/{link['drift']}, said {said}\n")


def peers(farm: Farm, project: Path) -> Iterator[tuple[str, Cost, list[bool]]]:
    """Yield other link checkers with what they took and which links they judged rightly: as well, or as broken."""
    project.chmod(0o755)  # LinkChecker reads as nobody where root runs it
    page = project / "index.html"
    page.write_text("".join(f'<a href="{link["url"]}">x</a>\n' for link in farm.links), "utf-8")
    commands = {
        "linkinator": ["linkinator", str(page), "--format", "json", "--timeout", "5000", "--check-fragments"],
        "LinkChecker": ["linkchecker", "--no-robots", "--check-extern", "--timeout", "5", "-o", "csv", str(page)],
    }
    for name, command in commands.items():
        if shutil.which(command[0]) is None:
            sys.stdout.write(f"{name}: not installed\n")
            continue
        farm.peaks("later")
        cost = run(command, project)
        broken = broken_by_linkinator(cost.out) if name == "linkinator" else broken_by_linkchecker(cost.out)
        yield name, cost, [(link["url"] in broken) == is_bad(link) for link in farm.links]


def is_bad(link: dict[str, Any]) -> bool:
    """Tell whether a person would want to be told of the link; a bot wall is not broken."""
    return (
        link["status"] not in {"ok", "moved", "blocked"} or link["drift"] in {"changed", "gone"} or link["no_fragment"]
    )


def broken_by_linkinator(out: str) -> frozenset[str]:
    """Return what linkinator calls broken."""
    return frozenset(link["url"] for link in json.loads(out)["links"] if link["state"] == "BROKEN")


def broken_by_linkchecker(out: str) -> frozenset[str]:
    """Return what LinkChecker calls an error."""
    rows = [line.split(";") for line in out.splitlines() if line and not line.startswith("#")]
    if not rows:
        return frozenset()
    address, valid = rows[0].index("urlname"), rows[0].index("valid")
    return frozenset(row[address] for row in rows[1:] if len(row) > valid and row[valid] != "True")


if __name__ == "__main__":
    sys.exit(main())
