"""Articles retold in other words and altered: how many altered facts are found in conflict, how many others seem so?

There are three retellings. One are the register's claims, with ``variants.jsonl`` as the altered facts; both were seen
while rules were made. ``retold.jsonl`` is one article told again, a fact a line, each with one alteration. Half of its
lines, by a digest of their ids, were looked at while rules were made; the other half is held back, and its misses are
never listed. ``retold_more.jsonl`` is of the other four articles; it was measured before anybody looked at what came of
it, and rules were made on it afterwards.

Each fact is a claim of one more document, held against the sentences and the texts of the articles. An altered fact is
found where it is in conflict with the article that it is of; an unaltered one is a false alarm where it is in conflict
with any article. What the second is not asked to be is in conflict with another article for a good reason: such pairs
were read by eye.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Final

from articles import ARTICLES

from verifier.conflicts.find import search
from verifier.domain.claim import Document
from verifier.domain.conflict import Conflict, Position, Stated
from verifier.domain.text import Text
from verifier.matching.shipped import shipped_matcher
from verifier.pipeline.against_texts import conflicts_with_texts
from verifier.pipeline.asked import Asked
from verifier.pipeline.conflicts import stated_sentences
from verifier.reading.reader import read_bytes
from verifier.register.register import Register

HERE: Final = Path(__file__).parent
RETOLD: Final = "retold"
HELD: Final = "held"
MORE: Final = "more"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of an article in other words; *change* is what was altered in it, empty where nothing was.

    *part* is which retelling, or which half of one, it belongs to; *group* what it is an alteration of.
    """

    key: str
    document: str
    text: str
    part: str
    group: str
    change: str = ""


def measure_retellings(register: Register, folder: Path, *, is_listed: bool) -> None:
    """Print for each retelling how many facts are in conflict; with *is_listed* the misses outside the held half."""
    texts = {name: read_bytes((folder / file).read_bytes(), name=file) for name, file in ARTICLES.items()}
    published = {name: register.documents[name].published for name in texts}
    # Each by itself: what is found together with facts of another retelling would change with that one.
    retellings = (from_register(register), from_file("retold.jsonl"), from_file("retold_more.jsonl", MORE))
    asked, hit = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for batch in chain.from_iterable(map(batches, retellings)):
        flagged = in_conflict(batch, texts, published)
        for fact in batch:
            is_hit = fact.document in flagged[fact.key] if fact.change else bool(flagged[fact.key])
            groups = ("altered", fact.change) if fact.change else ("unaltered",)
            asked.update((fact.part, group) for group in groups)
            hit.update((fact.part, group) for group in groups if is_hit)
            if is_listed and is_hit is not bool(fact.change) and fact.part != HELD:
                _say(f"  {'missed' if fact.change else 'false alarm'} {fact.key} {fact.change}: {fact.text}")
    for (part, group), count in asked.items():
        share = hit[part, group] / count
        _say(f"{part}, {group}: {hit[part, group]} of {count} in conflict ({share:.0%})")


def from_register(register: Register) -> Iterator[Fact]:
    """Yield the claims of the register and their variants."""
    for claim in register.claims:
        yield Fact(claim.key, claim.document, claim.text, "register", claim.key)
    for line in (HERE / "variants.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        document = row["claim"].partition("/")[0]
        yield Fact(row["id"], document, row["text"], "register", row["claim"], row["change"])


def from_file(file: str, whole: str = "") -> Iterator[Fact]:
    """Yield the facts of a retelling, unaltered and altered; they are of the part *whole*, or of the half of each."""
    for line in (HERE / file).read_text("utf-8").splitlines():
        row = json.loads(line)
        name, document, part = row["id"], row["document"], whole or half_of(row["id"])
        yield Fact(name, document, row["text"], part, name)
        yield Fact(f"{name}/{row['change']}", document, row["altered"], part, name, row["change"])


def half_of(name: str) -> str:
    """Return the half that the line *name* belongs to: seen or held, by the first bit of its digest."""
    return HELD if sha256(name.encode()).digest()[0] & 1 else "seen"


def batches(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """Yield the facts so that no two of a batch are of one group: alterations of one fact contradict one another."""
    rounds: dict[int, list[Fact]] = defaultdict(list)
    met = Counter[tuple[str, bool]]()
    for fact in facts:
        kind = (fact.group, bool(fact.change))
        rounds[met[kind] * 2 + bool(fact.change)].append(fact)
        met[kind] += 1
    yield from rounds.values()


def in_conflict(
    facts: Sequence[Fact], texts: Mapping[str, Text], published: Mapping[str, date | None]
) -> dict[str, set[str]]:
    """Return for each of the *facts* the articles that it is in conflict with."""
    positions = {fact.key: Position(document=RETOLD, claim=fact.key, text=fact.text) for fact in facts}
    told = [Stated(position=positions[fact.key], published=published[fact.document]) for fact in facts]
    asked = [Asked(positions[fact.key], fact.text, published[fact.document]) for fact in facts]
    further = conflicts_with_texts(asked, texts, shipped_matcher())
    found: dict[str, set[str]] = {fact.key: set() for fact in facts}
    for name, text in texts.items():
        document = Document(id=name, title=name, published=published[name])
        conflicts = search([*stated_sentences(document, text), *told]).conflicts
        _note(found, name, (*conflicts, *(each for each in further if name in each.documents)))
    return found


def _note(found: dict[str, set[str]], document: str, conflicts: Iterable[Conflict]) -> None:
    for conflict in conflicts:
        if document in conflict.documents:
            for stand in conflict.sides:
                for position in stand.positions:
                    if position.claim:
                        found[position.claim].add(document)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
