"""Writes the frozen file of harmless re-formats of the registered claims.

A re-format tells the same facts in another form: another way to write a number, unit, currency or date, a fair hedge,
an alias that the claim's own article introduces, another spelling or word order. A claim that its article supports
should stay supported. The rows come from two places: ``harmless_by_hand.jsonl``, written by people, and the tables of
rules below, which are applied to the claims in ``claims/*.yaml``. A candidate that says more or less than the claim, or
is no English, is named in ``EXCLUDED`` with the reason and left out; an entry there that matches no candidate is an
error. Same input, same bytes.

Run ``python benchmarks/make_harmless.py`` from the top of the repository; ``--check`` only compares.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from make_variants import read_claims

HERE: Final = Path(__file__).resolve().parent
KINDS: Final = ("figure", "unit", "currency", "date", "hedge", "name", "spelling", "wording")

Swap = tuple[str, str]

FIGURES: Final[tuple[Swap, ...]] = (
    ("59 entities", "fifty-nine entities"),
    ("69 entities", "sixty-nine entities"),
    ("38 Huawei affiliates", "thirty-eight Huawei affiliates"),
    ("21 countries", "twenty-one countries"),
    ("180 countries", "one hundred and eighty countries"),
    ("114 smart city", "one hundred and fourteen smart city"),
    ("about 160", "about one hundred and sixty"),
    ("2,000", "2000"),
    ("2,000", "two thousand"),
    ("over 60", "over sixty"),
    ("200,000", "200 000"),
    ("four times", "4 times"),
    ("five times", "5 times"),
    ("seven years", "7 years"),
    ("five years", "5 years"),
    ("twelve months", "12 months"),
    ("27 months", "twenty-seven months"),
    ("three years", "3 years"),
    ("ten-year", "10-year"),
    ("15 billion", "fifteen billion"),
    ("134.7 billion", "134,700 million"),
    ("14th", "Fourteenth"),
)
UNITS: Final[tuple[Swap, ...]] = (
    ("29.4 %", "29.4 per cent"),
    ("29.4 %", "29.4%"),
    ("3 %", "3 per cent"),
    ("3 %", "three percent"),
    ("40 %", "40 percent"),
    ("60 %", "60 per cent"),
    ("70 %", "70 percent"),
    ("99.999999999 %", "99.999999999 per cent"),
    ("7 nm", "7-nanometre"),
    ("five nanometres", "5 nm"),
    ("27 months", "two years and three months"),
    ("twelve months", "year"),
)
CURRENCIES: Final[tuple[Swap, ...]] = (
    ("CNY 7.3bn", "7.3 billion yuan"),
    ("CNY 7.3bn", "RMB 7.3 billion"),
    ("US$17bn", "17 billion US dollars"),
    ("US$30m", "30 million dollars"),
    ("US$30bn", "USD 30 billion"),
    ("173 million US dollars", "US$173m"),
    ("15 billion US dollars", "$15bn"),
    ("165 billion US dollars", "US$165 billion"),
    ("$100bn", "100 billion US dollars"),
    ("one trillion dollars", "$1tn"),
    ("20 billion dollars", "US$20bn"),
    ("134.7 billion yuan", "CNY 134.7bn"),
    ("134.7 billion yuan", "RMB 134.7 billion"),
    ("from CNY 255.8bn to CNY 134.7bn", "from 255.8 billion yuan to 134.7 billion yuan"),
)
HEDGES: Final[tuple[Swap, ...]] = (
    ("about 200,000", "approximately 200,000"),
    ("about 160", "some 160"),
    ("over 60", "more than 60"),
    ("more than US$17bn", "over US$17bn"),
    ("more than CNY", "over CNY"),
    ("almost 40", "nearly 40"),
    ("Nearly 15", "Close to 15"),
    ("over four times", "more than four times"),
    ("around five times", "roughly five times"),
    ("Some 114", "About 114"),
)
NAMES: Final[tuple[Swap, ...]] = (
    ("the United States", "the US"),
    ("US Department of Commerce", "US Commerce Department"),
    ("Digital Silk Road", "DSR"),
    ("SDN list", "Specially Designated Nationals list"),
    ("SMI", "the Shenzhen Major Industry Investment Group"),
    ("PLA", "People's Liberation Army"),
    ("GDPR", "General Data Protection Regulation"),
    ("SMIC", "Semiconductor Manufacturing International Corporation"),
    ("Meng Wanzhou", "Meng"),
)
SPELLINGS: Final[tuple[Swap, ...]] = (
    ("organisations", "organizations"),
    ("license", "licence"),
    ("digitisation", "digitization"),
    ("labour", "labor"),
    ("Defence", "Defense"),
    ("Spare Tyre idea", "Spare Tire idea"),
    ("nanometres", "nanometers"),
    ("fibre-optic", "fiber-optic"),
)
TABLES: Final = (
    ("figure", FIGURES),
    ("unit", UNITS),
    ("currency", CURRENCIES),
    ("hedge", HEDGES),
    ("name", NAMES),
    ("spelling", SPELLINGS),
)

SHORT_MONTHS: Final = {
    "January": "Jan.",
    "February": "Feb.",
    "August": "Aug.",
    "September": "Sept.",
    "October": "Oct.",
    "November": "Nov.",
}
DAY_FIRST: Final = re.compile(r"\b(?P<day>\d{1,2}) (?P<month>May|August|September)(?: (?P<year>\d{4}))?")
LONG_MONTH: Final = re.compile(rf"(?<!\d )(?P<month>{'|'.join(SHORT_MONTHS)}) (?P<year>\d{{4}})")

#: Candidates that say more or less than the claim: (claim, what stood there, what was put there) and why.
EXCLUDED: Final[dict[tuple[str, str, str], str]] = {
    (claim, "SMIC", "Semiconductor Manufacturing International Corporation"): "this article does not give the long name"
    for claim in (
        "kim-2025/mate60-chip",
        "kim-2025/mate60-duv",
        "kim-2025/smic-dependence",
        "kim-2025/smic-largest",
        "umehara-2025/smic-collaboration",
    )
} | {
    (
        "kim-2025/smi-same-day",
        "SMI",
        "the Shenzhen Major Industry Investment Group",
    ): "begins a sentence",
}


@dataclass(frozen=True, order=True)
class Reformat:
    """One row: a claim's text in another form, what was changed, and who changed it."""

    id: str
    claim: str
    kind: str
    text: str
    by: str


@dataclass(frozen=True)
class Candidate:
    """A change that a rule proposes: *before* at *start* in the claim becomes *after*."""

    kind: str
    start: int
    before: str
    after: str

    def apply(self, text: str) -> str:
        """Give the claim's text with this one change made."""
        return text[: self.start] + self.after + text[self.start + len(self.before) :]


def read_reformats(path: Path) -> list[Reformat]:
    """Read a file of re-formats, one JSON object a line."""
    return [Reformat(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def candidates(text: str) -> Iterator[Candidate]:
    """Propose every change that the rules know for a claim's text."""
    for kind, table in TABLES:
        for before, after in table:
            match = re.search(rf"(?<![A-Za-z0-9.,$]){re.escape(before)}(?![A-Za-z0-9])", text)
            if match:
                yield Candidate(kind, match.start(), before, after)
    yield from dates(text)


def dates(text: str) -> Iterator[Candidate]:
    """Propose the month before the day, and a short month."""
    for match in DAY_FIRST.finditer(text):
        year = f", {match['year']}" if match["year"] else ""
        yield Candidate("date", match.start(), match.group(), f"{match['month']} {match['day']}{year}")
    for match in LONG_MONTH.finditer(text):
        yield Candidate("date", match.start(), match.group(), f"{SHORT_MONTHS[match['month']]} {match['year']}")


def by_rule(claims: dict[str, str], by_hand: Iterable[Reformat]) -> Iterator[Reformat]:
    """Make the re-formats by rule, numbered on from those written by hand, without the excluded ones."""
    hand = list(by_hand)
    numbers = Counter((row.claim, row.kind) for row in hand)
    seen = {row.text for row in hand} | set(claims.values())
    unused = set(EXCLUDED)
    for claim, text in claims.items():
        for candidate in candidates(text):
            key = (claim, candidate.before, candidate.after)
            changed = candidate.apply(text)
            unused.discard(key)
            if key in EXCLUDED or changed in seen:
                continue
            seen.add(changed)
            numbers[claim, candidate.kind] += 1
            number = numbers[claim, candidate.kind]
            yield Reformat(f"{claim}/{candidate.kind}-{number}", claim, candidate.kind, changed, "rule")
    if unused:
        raise ValueError(f"excluded, but proposed by no rule: {sorted(unused)}")


def checked(rows: Iterable[Reformat], claims: dict[str, str]) -> list[Reformat]:
    """Sort the rows by id; ids and texts must be unique, claims and kinds known."""
    ordered = sorted(rows)
    for name, values in (("id", [row.id for row in ordered]), ("text", [row.text for row in ordered])):
        twice = [value for value, count in Counter(values).items() if count > 1]
        if twice:
            raise ValueError(f"the same {name} more than once: {twice}")
    for row in ordered:
        if row.claim not in claims or row.kind not in KINDS or row.by not in {"hand", "rule"}:
            raise ValueError(f"unknown claim, kind or maker: {row}")
        if row.text == claims[row.claim]:
            raise ValueError(f"nothing is changed: {row.id}")
    return ordered


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, or with ``--check`` compare it; 1 means that it differs."""
    options = _parser().parse_args(arguments)
    claims = read_claims(options.claims)
    by_hand = read_reformats(options.by_hand)
    rows = checked([*by_hand, *by_rule(claims, by_hand)], claims)
    lines = "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)
    if options.check:
        return int(options.out.read_text(encoding="utf-8") != lines)
    options.out.write_text(lines, encoding="utf-8", newline="\n")
    counts = Counter((row.kind, row.by) for row in rows)
    for kind in KINDS:
        sys.stderr.write(f"{kind:10} {counts[kind, 'hand']:4} by hand {counts[kind, 'rule']:4} by rule\n")
    sys.stderr.write(f"{'all':10} {len(rows):4}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Write the harmless re-formats of the registered claims.")
    parser.add_argument("--claims", type=Path, default=HERE.parent / "claims", help="folder of the claim files")
    parser.add_argument("--by-hand", type=Path, default=HERE / "harmless_by_hand.jsonl", help="rows written by hand")
    parser.add_argument("--out", type=Path, default=HERE / "harmless.jsonl", help="file to write")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file would change")
    return parser


if __name__ == "__main__":
    sys.exit(main())
