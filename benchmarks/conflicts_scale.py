"""Conflicts among very many statements: how many of those planted are found, in what time and memory, and the growth.

    python benchmarks/conflicts_scale.py                     # 1,000, 10,000 and 100,000 statements
    python benchmarks/conflicts_scale.py --sizes 1000 10000  # a minute
    python benchmarks/conflicts_scale.py --again             # each size three times, remembering what was compared

The statements are generated from a fixed seed: towns that do not exist, and what their annals tell of each year, every
fact in one of three wordings. Twenty towns are famous and take a fifth of all statements, so that their names are as
common as a real register's main subject. One statement in two hundred has another figure or year than all others of
its fact: those are planted, as far as another document states the fact. Each run is a process of its own, for the
memory. With ``--again`` a first run lacks one document, a second one is over the same statements, and a third one has
that document as well; *digest* is that of all conflicts.
"""

import argparse
import contextlib
import gc
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from verifier.cli.app import COLLECTING
from verifier.conflicts.find import search
from verifier.conflicts.memory import NO_MEMORY
from verifier.domain.conflict import Position, Stated
from verifier.pipeline.remembering import Remembering
from verifier.store.store import open_store

SEED: Final = 2025
SIZES: Final = (1_000, 10_000, 100_000)
STATEMENTS_EACH: Final = 50  # in one document
FAMOUS: Final = 20
FAMOUS_SHARE: Final = 0.2
FACTS_EACH: Final = 12  # statements on one town, but for the famous ones
PLANTED_EACH: Final = 200  # statements: 500 in 100,000
MIB: Final = 1024  # KiB
YEARS: Final = range(1960, 2025)
BEGINNINGS: Final = (
    "Al", "Ber", "Cor", "Dun", "El", "Fal", "Gor", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor", "Os", "Pel", "Quin",
    "Ros", "Sal", "Tor", "Ul", "Ver", "Wil", "Yar", "Zel",
)  # fmt: skip
MIDDLES: Final = ("", "a", "an", "ber", "den", "er", "gar", "in", "kel", "lo", "mer", "na", "or", "ri", "sen", "ta")
ENDINGS: Final = (
    "mouth", "ham", "stead", "wick", "ford", "by", "ton", "ness", "dale", "haven", "bridge", "well", "grove", "field",
    "moor", "castle", "minster", "gate",
)  # fmt: skip
YEARLY: Final = (
    ("{name} counted {n:,} people in {year}.", "In {year} the people of {name} were counted: {n:,}.",
     "The count of {year} gave {name} {n:,} people."),
    ("In {year} the harbour of {name} handled {n:,} tonnes of grain.",
     "The harbour of {name} handled {n:,} tonnes of grain in {year}.",
     "{n:,} tonnes of grain were handled by the harbour of {name} in {year}."),
    ("The council of {name} spent {n:,} crowns on its roads in {year}.",
     "In {year} the council of {name} spent {n:,} crowns on roads.",
     "Roads cost the council of {name} {n:,} crowns in {year}."),
    ("In {year} the mills of {name} employed {n:,} weavers.", "The mills of {name} employed {n:,} weavers in {year}.",
     "{n:,} weavers were employed by the mills of {name} in {year}."),
    ("The schools of {name} had {n:,} pupils in {year}.", "In {year} the schools of {name} had {n:,} pupils.",
     "In {year} {n:,} pupils went to the schools of {name}."),
    ("In {year} {name} exported {n:,} barrels of herring.", "{name} exported {n:,} barrels of herring in {year}.",
     "{n:,} barrels of herring were exported from {name} in {year}."),
)  # fmt: skip
ONCE: Final = (
    ("The lighthouse of {name} was built in {year}.", "In {year} the lighthouse of {name} was built.",
     "The lighthouse at {name} was built in {year}."),
    ("The theatre of {name} opened in {year}.", "In {year} the theatre of {name} was opened.",
     "The theatre in {name} opened its doors in {year}."),
    ("The brewery of {name} was founded in {year}.", "In {year} the brewery of {name} was founded.",
     "The brewery in {name} was founded in {year}."),
)  # fmt: skip


class Phase(StrEnum):
    """Which run it is."""

    FIRST = "first"
    AGAIN = "again"
    MORE = "one document more"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is told of a town: which of the templates, and for a yearly measure the year."""

    town: str
    topic: int
    year: int


@dataclass(frozen=True, slots=True)
class Made:
    """The generated statements, and the numbers of those with a planted mistake that another document can show."""

    statements: list[Stated]
    planted: frozenset[int]


def towns(count: int) -> list[str]:
    """Return *count* names of towns."""
    names = [first + middle + last for middle in MIDDLES for first in BEGINNINGS for last in ENDINGS]
    longer = [f"{side} {name}" for side in ("Upper", "Lower", "Great", "Little", "Old") for name in names]
    return [*names, *longer][:count]


def make(size: int) -> Made:
    """Return *size* statements."""
    chance = random.Random(SEED)  # noqa: S311  no secret
    names = towns(max(FAMOUS * 2, size // FACTS_EACH))
    chance.shuffle(names)
    facts = [_fact(names, chance) for _ in range(size)]
    documents = [f"annals-{number // STATEMENTS_EACH:05d}" for number in range(size)]
    chance.shuffle(documents)
    tellers = defaultdict(set)
    for fact, document in zip(facts, documents, strict=True):
        tellers[fact].add(document)
    wanted = [number for number in range(size) if len(tellers[facts[number]]) > 1]
    planted: set[int] = set()
    spoilt: set[Fact] = set()
    for number in chance.sample(wanted, len(wanted)):
        if len(planted) < size // PLANTED_EACH and facts[number] not in spoilt:
            planted.add(number)
            spoilt.add(facts[number])
    statements = [
        Stated(
            position=Position(
                document=document,
                claim=f"{document}/{number}",
                text=_told(fact, chance, is_changed=number in planted),
            )
        )
        for number, (fact, document) in enumerate(zip(facts, documents, strict=True))
    ]
    return Made(statements, frozenset(planted))


def _fact(names: list[str], chance: random.Random) -> Fact:
    famous, others = names[:FAMOUS], names[FAMOUS:]
    town = chance.choice(famous if chance.random() < FAMOUS_SHARE else others)
    topic = chance.randrange(len(YEARLY) + len(ONCE))
    recent = YEARS if town in famous else YEARS[-3:]
    return Fact(town, topic, chance.choice(recent) if topic < len(YEARLY) else 0)


def _told(fact: Fact, chance: random.Random, *, is_changed: bool) -> str:
    own = random.Random(f"{SEED} {fact}")  # noqa: S311  the same for all who tell the fact
    number, built = own.randrange(1_000, 90_000), own.choice(range(1700, 1950))
    if fact.topic < len(YEARLY):
        told = number * 2 + 111 if is_changed else number
        return chance.choice(YEARLY[fact.topic]).format(name=fact.town, year=fact.year, n=told)
    year = built + 12 if is_changed else built
    return chance.choice(ONCE[fact.topic - len(YEARLY)]).format(name=fact.town, year=year)


def measure(size: int, database: str, phase: Phase) -> dict[str, float | str]:
    """Return the figures of one size: of a first run, of one over the same, or of one with a document more.

    With a *database*, what was compared is remembered there, and the first run has a document less.
    """
    made = make(size)
    statements = made.statements
    if database and phase is not Phase.MORE:
        last = max(stated.position.document for stated in statements)
        statements = [stated for stated in statements if stated.position.document != last]
    stored = contextlib.nullcontext(None) if not database else open_store(Path(database))
    gc.set_threshold(*COLLECTING)  # as every command has it
    started, load = time.process_time(), os.getloadavg()[0]
    with stored as store:
        memory = NO_MEMORY if store is None else Remembering(store.comparisons)
        found = search(statements, memory=memory)
    seconds = time.process_time() - started
    flagged = [
        {position.claim for stand in conflict.sides for position in stand.positions} for conflict in found.conflicts
    ]
    keys = {made.statements[number].position.claim for number in made.planted}
    shown = "\n".join(conflict.model_dump_json() for conflict in found.conflicts)
    return {
        "run": phase.value,
        "statements": len(statements),
        "planted": len(keys & {stated.position.claim for stated in statements}),
        "found": len(keys & set().union(*flagged)),
        "conflicts": len(flagged),
        "false": sum(not claims & keys for claims in flagged),
        "compared": found.compared,
        "known": found.known,
        "left_out": found.left_out,
        "seconds": round(seconds, 1),
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB,
        "load": round(load, 1),
        "digest": hashlib.sha256(shown.encode()).hexdigest()[:8],
    }


def runs(sizes: list[int], phases: list[Phase], folder: Path) -> Iterator[dict[str, float | str]]:
    """Yield the figures of each run, made in a process of its own."""
    for size in sizes:
        database = str(folder / f"{size}.db") if len(phases) > 1 else ""
        for phase in phases:
            command = [sys.executable, __file__, "--one", str(size), "--phase", phase.value, "--in", database]
            yield json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def main(arguments: list[str]) -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--again", action="store_true", help="remember, run again, and with one document more")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--phase", type=Phase, default=Phase.FIRST, help=argparse.SUPPRESS)
    parser.add_argument("--in", dest="database", default="", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        sys.stdout.write(json.dumps(measure(options.one, options.database, options.phase)))
        return
    table = Table(title="Conflicts among many statements; CPU seconds")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for row in runs(options.sizes, list(Phase) if options.again else [Phase.FIRST], Path(folder)):
            sys.stderr.write(json.dumps(row) + "\n")
            rows.append(row)
    for column in [*rows[0], "growth"]:
        table.add_column(column, justify="right")
    before = 0.0
    for row in rows:
        shown = [f"{value:,}" if isinstance(value, float | int) else value for value in row.values()]
        is_first, seconds = row["run"] == Phase.FIRST, float(row["seconds"])
        table.add_row(*shown, f"{seconds / before:.1f}x" if before and is_first else "–")
        before = seconds if is_first else before
    Console(width=180).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
