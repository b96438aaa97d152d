"""A memory in memory, and statements to compare: some contrary, some alike, some that only look so."""

from collections.abc import Iterable, Mapping
from datetime import date

from verifier.conflicts.answers import Answer, Pair
from verifier.conflicts.traces import Trace
from verifier.domain.conflict import Position, Stated


class Recalling:
    """Remembers everything, and how often it was told anything new."""

    def __init__(self) -> None:
        self.known: dict[str, Trace] = {}
        self.pairs: dict[Pair, tuple[Answer, ...]] = {}

    def traces(self, digests: Iterable[str]) -> Mapping[str, Trace]:
        return {digest: self.known[digest] for digest in digests if digest in self.known}

    def keep_traces(self, found: Mapping[str, Trace]) -> None:
        assert not self.known.keys() & found.keys()  # nothing is read twice
        self.known |= found

    def answers(self, pairs: Iterable[Pair]) -> Mapping[Pair, tuple[Answer, ...]]:
        return {pair: self.pairs[pair] for pair in pairs if pair in self.pairs}

    def keep_answers(self, found: Mapping[Pair, tuple[Answer, ...]]) -> None:
        assert not self.pairs.keys() & found.keys()  # nothing is compared twice
        self.pairs |= found


SENTENCES = (
    "Halvor Steel was founded in 1921.",
    "Halvor Steel was established in 1934.",
    "In 1921 Halvor Steel was founded in Tolva.",
    "The harbour of Tolva handled 4.2 million tonnes of freight in 2024.",
    "In 2024 the harbour of Tolva handled 4.9 million tonnes of freight.",
    "The harbour of Tolva handled 3.9 million tonnes of freight in 2023.",
    "Output at Halvor Steel rose last year.",
    "Output at Halvor Steel fell in 2019.",
    "Ada Ness designed the chapel of Tolva.",
    "The chapel of Tolva was designed by Per Lund.",
    "The council of Tolva approved the plan for the chapel.",
    "The council of Tolva did not approve the plan for the chapel.",
    "The siege of Tolva lasted four years.",
    "The siege of Tolva began in May 1918 and ended in August 1920.",
    "The siege of Bresk lasted four years, from May 1918 to August 1920.",
    "Bresk counted 12,400 people in 2011.",
    "In 2011 the people of Bresk were counted: 13,100.",
    "Halvor bought Bresk Glass from Tolva Paper in 2003.",
    "Tolva Paper bought Bresk Glass from Halvor in 2003.",
    "Steel is made in Tolva, and glass in Bresk.",
)


def stated(document: str, text: str, *, is_claim: bool, start: int = 0, published: date | None = None) -> Stated:
    """Return a claim or a sentence of a document."""
    claim = f"{document}/{text[:12].strip().lower().replace(' ', '-')}" if is_claim else ""
    position = Position(
        document=document,
        claim=claim,
        text=text,
        start=start,
        end=start + len(text),
        text_sha256="" if is_claim else "f",
    )
    return Stated(position=position, published=published)
