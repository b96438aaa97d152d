"""Conflicts among very many statements: how many of those planted are found, in what time and memory, and the growth.

    python benchmarks/conflicts_scale.py                     # 1,000, 10,000 and 100,000 statements
    python benchmarks/conflicts_scale.py --sizes 1000 10000  # a minute

The statements are generated from a fixed seed: towns that do not exist, and what their annals tell of each year, every
fact in one of three wordings. Twenty towns are famous and take a fifth of all statements, so that their names are as
common as a real register's main subject. One statement in two hundred has another figure or year than all others of
its fact: those are planted, as far as another document states the fact. Each size runs in a process of its own, for
the memory.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.table import Table

from verifier.conflicts.find import search
from verifier.domain.conflict import Position, Stated

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


def measure(size: int) -> dict[str, float]:
    """Return the figures of one size."""
    made = make(size)
    started = time.process_time()
    found = search(made.statements)
    seconds = time.process_time() - started
    flagged = [
        {position.claim for stand in conflict.sides for position in stand.positions} for conflict in found.conflicts
    ]
    keys = {made.statements[number].position.claim for number in made.planted}
    return {
        "statements": size,
        "planted": len(keys),
        "found": len(keys & set().union(*flagged)),
        "conflicts": len(flagged),
        "false": sum(not claims & keys for claims in flagged),
        "compared": found.compared,
        "left_out": found.left_out,
        "seconds": round(seconds, 1),
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MIB,
    }


def main(arguments: list[str]) -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        sys.stdout.write(json.dumps(measure(options.one)))
        return
    table = Table(title="Conflicts among many statements; CPU seconds")
    rows: list[dict[str, float]] = []
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))  # noqa: S603
    for column in [*rows[0], "growth"]:
        table.add_column(column, justify="right")
    before = 0.0
    for row in rows:
        growth = f"{row['seconds'] / before:.1f}x" if before else "–"
        table.add_row(*(f"{value:,}" for value in row.values()), growth)
        before = row["seconds"]
    Console(width=140).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
