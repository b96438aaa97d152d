"""A newsroom's day: 1,000 claims over 100 pages on loopback, timed by stage, run again, and killed 30 times.

    python benchmarks/newsroom.py                      # everything; some ten minutes
    python benchmarks/newsroom.py --kills 0            # only the times
    python benchmarks/newsroom.py --claims 200 --pages 20

Pages and claims are generated from a fixed seed: annals of towns that do not exist, some 60 sentences a page. Of four
claims one has a changed figure. Everything runs in a temporary folder that is removed at the end.
"""

import argparse
import contextlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

SEED: Final = 2025
SENTENCES: Final = 60  # on a page
DOCUMENTS: Final = 10
KILLS_EACH: Final = 5  # in one folder: the first falls into the capture, the others into what follows
OPEN: Final = ("--allow-network", "127.0.0.0/8")
DATABASE: Final = Path(".verifier") / "verifier.db"
STAGES: Final = ("capture", "read", "match", "conflicts", "record", "report")
TOPICS: Final = (
    "{name} counted {n:,} people in {year}.",
    "In {year} the harbour of {name} handled {n:,} tonnes of grain.",
    "The council of {name} spent {n:,} crowns on its roads in {year}.",
    "In {year} the mills of {name} employed {n:,} people.",
    "The school of {name} had {n:,} pupils in {year}.",
    "In {year} {name} sold {n:,} barrels of herring to its neighbours.",
)
FILLERS: Final = (
    "The clerk wrote it down in the great book that lies in the town hall.",
    "Nobody in the council spoke against it, and the meeting ended before dark.",
    "It rained for most of the autumn, and the bridge had to be closed again.",
)
BEGINNINGS: Final = ("Al", "Ber", "Cor", "Dun", "El", "Fal", "Gor", "Hal", "Is", "Jor")
ENDINGS: Final = ("mouth", "ham", "stead", "wick", "ford", "by", "ton", "ness", "dale", "haven")


@dataclass(slots=True)
class Newsroom:
    """The pages by path, and the claim files by name."""

    pages: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> None:
        """Write the claim files into *folder*."""
        (folder / "claims").mkdir(parents=True)
        (folder / "verifier.toml").touch()
        for name, content in self.files.items():
            (folder / "claims" / name).write_text(content, encoding="utf-8")


def build(claims: int, pages: int, url: str) -> Newsroom:
    """Return a newsroom with that many claims and pages, the pages at *url*."""
    dice, room = random.Random(SEED), Newsroom()  # noqa: S311
    sources: dict[int, list[str]] = defaultdict(list)
    stated: dict[int, list[str]] = defaultdict(list)
    for page in range(pages):
        name = f"{BEGINNINGS[page % 10]}{ENDINGS[page // 10 % 10]}" + (
            f" {page // 100}" if page >= len(BEGINNINGS) * 10 else ""
        )
        facts = [(topic, 1900 + year, dice.randrange(1_000, 90_000)) for year in range(10) for topic in TOPICS]
        room.pages[f"/{page}"] = _page(name, facts, dice)
        document = page * DOCUMENTS // pages
        sources[document].append(f'  s{page}: {{title: "Annals of {name}", url: "{url}/{page}"}}')
        for number in range(claims * page // pages, claims * (page + 1) // pages):
            topic, year, figure = dice.choice(facts)
            wrong = number % 4 == 0
            text = topic.format(name=name, n=figure + 1_000 * wrong, year=year)
            stated[document].append(f'  - id: c{number}\n    text: "{text}"\n    cites: [{{source: s{page}}}]')
    for document, lines in stated.items():
        head = f"schema: 1\ndocument: {{id: day-{document}, title: Day {document}}}\nsources:"
        room.files[f"day-{document}.yaml"] = "\n".join([head, *sources[document], "claims:", *lines, ""])
    return room


def _page(name: str, facts: list[tuple[str, int, int]], dice: random.Random) -> bytes:
    sentences = [topic.format(name=name, n=figure, year=year) for topic, year, figure in facts][:SENTENCES]
    paragraphs = [" ".join([*sentences[start : start + 5], dice.choice(FILLERS)]) for start in range(0, SENTENCES, 5)]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "".join(f'<li><a href="/{number}">Annals of another town, volume {number}</a></li>' for number in range(30))
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Annals of {name}</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><article><h1>Annals of {name}</h1>{body}</article></main><footer>All rights reserved.</footer>"
        "</body></html>"
    ).encode()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pages: dict[str, bytes] = {}  # noqa: RUF012  set once before serving

    def do_GET(self) -> None:
        body = self.pages.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def command(*more: str) -> list[str]:
    """Return the command line of a check."""
    return [
        sys.executable,
        "-m",
        "verifier.cli.app",
        "check",
        *OPEN,
        "--format",
        "json",
        "--output",
        "report.json",
        *more,
    ]


def judged(folder: Path) -> list[Any]:
    """Return the judgements of the report in *folder*, without what differs from capture to capture."""
    results = json.loads((folder / "report.json").read_text(encoding="utf-8"))["results"]
    return [{**each, "captured_at": None} for result in results for each in result["cited"]["sources"]]


# the times, measured in a process of their own


def measure() -> None:
    """Run a check in this process and print how many seconds each stage took, and the most memory in MB."""
    spent: dict[str, float] = defaultdict(float)
    began = time.perf_counter()
    from verifier.cli import check  # noqa: PLC0415
    from verifier.cli.app import main  # noqa: PLC0415
    from verifier.pipeline import batch, run, work  # noqa: PLC0415

    spent["start"] = time.perf_counter() - began

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def measured(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            start = time.perf_counter()
            try:
                return function(*arguments, **named)
            finally:
                spent[stage] += time.perf_counter() - start

        return measured

    for module, name, stage in (
        (run, "hold", "capture"), (work, "text_of", "read"), (work, "prepare", "match"), (work, "match", "match"),
        (check, "conflicts_of", "conflicts"), (batch, "ended", "record"), (batch, "note_evidence", "record"),
        (check, "_report", "report"), (check, "load_register", "load"),
    ):  # fmt: skip
        setattr(module, name, timed(stage, getattr(module, name)))
    from verifier.store.store import Store  # noqa: PLC0415

    for name in ("save_text", "save_assessments", "save_results"):
        setattr(Store, name, timed("record", getattr(Store, name)))
    began = time.perf_counter()
    main([*command()[3:], "--quiet"])
    spent["all"] = time.perf_counter() - began
    spent["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(spent))  # noqa: T201


def measured(folder: Path) -> dict[str, float]:
    """Return what :func:`measure` says of a check in *folder*."""
    ran = subprocess.run(  # noqa: S603
        [sys.executable, __file__, "--measure"], cwd=folder, capture_output=True, text=True, check=True
    )
    return {str(name): float(value) for name, value in json.loads(ran.stdout.splitlines()[-1]).items()}


# the kills


def kill_often(room: Newsroom, work: Path, kills: int, seconds: float) -> list[Path]:
    """Start checks and kill them at random moments, *kills* times, some in each folder; returns the folders."""
    dice, folders, killed = random.Random(SEED), list[Path](), 0  # noqa: S311
    while killed < kills:
        folder = work / f"killed-{len(folders)}"
        room.write(folder)
        folders.append(folder)
        for _ in range(min(KILLS_EACH, kills - killed)):
            process = subprocess.Popen(command(), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
            while not (folder / DATABASE).exists() and process.poll() is None:
                time.sleep(0.01)
            try:
                process.wait(dice.uniform(0, seconds / 4))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                killed += 1
    return folders


def faults(folder: Path, expected: list[Any], state: dict[str, str]) -> Iterator[str]:
    """Finish the work in *folder* and yield what is wrong there."""
    ran = subprocess.run(command(), cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
    if ran.returncode != 1:
        yield f"exit code {ran.returncode}: {ran.stderr[-300:]}"
    if judged(folder) != expected:
        yield "other verdicts"
    if kept(folder) != state:
        yield "the database holds something else"
    if list((folder / "snapshots").glob("*.open")):
        yield "an open file was left"


def kept(folder: Path) -> dict[str, str]:
    """Return digests of what the database holds; what is unsound there or in the archive is added."""
    from verifier.archive.archive import Archive  # noqa: PLC0415
    from verifier.store.store import open_store  # noqa: PLC0415

    with open_store(folder / DATABASE) as store:
        state = {name: digest for name, digest in store.fingerprint().items() if name != "snapshots"}
        unsound = [found.message for found in (*store.check(), *Archive(folder / "snapshots").verify())]
    return {**state, **({"unsound": "; ".join(unsound)} if unsound else {})}


def main() -> int:
    """Run the benchmark and print its tables; the exit code is 1 if a kill did harm."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure()
        return 0
    with (
        served(options.claims, options.pages) as room,
        tempfile.TemporaryDirectory(prefix="newsroom-") as name,
    ):
        return _benchmark(room, Path(name), options.kills, Console())


@contextlib.contextmanager
def served(claims: int, pages: int) -> Iterator[Newsroom]:
    """Give a newsroom whose pages are served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    room = build(claims, pages, f"http://127.0.0.1:{server.server_port}")
    _Handler.pages = room.pages
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield room
    finally:
        server.shutdown()
        server.server_close()


def _benchmark(room: Newsroom, work: Path, kills: int, console: Console) -> int:
    folder = work / "undisturbed"
    room.write(folder)
    first, second = measured(folder), measured(folder)
    expected, state = judged(folder), kept(folder)
    verdicts = Counter(each["verdict"] for each in expected)
    console.print(f"{len(expected)} judgements by {len(room.pages)} pages: {dict(sorted(verdicts.items()))}")
    console.print(_times(first, second))
    console.print(
        f"archive {_size(folder / 'snapshots')}, database {_size(folder / '.verifier')}, "
        f"{state.get('unsound', 'both sound')}"
    )
    if not kills:
        return 0
    began = time.perf_counter()
    folders = kill_often(room, work, kills, first["all"])
    wrong = [f"{each.name}: {fault}" for each in folders for fault in faults(each, expected, state)]
    console.print(f"{kills} kills in {len(folders)} folders, {time.perf_counter() - began:.0f} s: {len(wrong)} faults")
    for fault in wrong:
        console.print(f"  {fault}")
    return 1 if wrong else 0


def _times(first: dict[str, float], second: dict[str, float]) -> Table:
    table = Table(box=None)
    table.add_column("stage")
    table.add_column("first run, s", justify="right")
    table.add_column("second run, s", justify="right")
    for stage in ("start", "load", *STAGES, "all"):
        table.add_row(stage, f"{first.get(stage, 0):.2f}", f"{second.get(stage, 0):.2f}")
    table.add_row("peak memory, MB", f"{first['memory_mb']:.0f}", f"{second['memory_mb']:.0f}")
    return table


def _size(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*') if path.is_file()) / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
