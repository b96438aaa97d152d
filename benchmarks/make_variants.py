"""Writes the frozen file of one-fact-changed variants of the registered claims.

A variant is a claim in which exactly one fact is changed so that the claim's own article refutes it. The rows
come from two places: ``variants_by_hand.jsonl``, written by people, and the tables of rules below, which are
applied to the claims in ``claims/*.yaml``. A candidate that the article does not refute is named in
``EXCLUDED`` with the reason and left out; an entry there that matches no candidate is an error, so the table
cannot go stale. Same input, same bytes.

Run ``python benchmarks/make_variants.py`` from the top of the repository; ``--check`` only compares.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KINDS = ("figure", "unit", "currency", "year", "name", "role", "direction", "negation")

Swap = tuple[str, str]

CURRENCIES: tuple[Swap, ...] = (
    ("CNY", "USD"),
    ("CNY", "EUR"),
    ("yuan", "euros"),
    ("yuan", "US dollars"),
    ("US dollars", "euros"),
    ("US dollars", "pounds sterling"),
    ("US$", "€"),
    ("US$", "£"),
    ("$", "€"),
    ("$", "£"),
    ("trillion dollars", "trillion euros"),
    ("trillion dollars", "trillion pounds"),
    ("billion dollars", "billion euros"),
    ("billion dollars", "billion pounds"),
)

UNITS: tuple[Swap, ...] = (
    ("billion", "million"),
    ("billion", "trillion"),
    ("trillion", "billion"),
    ("million", "billion"),
    ("bn", "m"),
    ("m", "bn"),
    ("nm", "mm"),
    ("nanometres", "millimetres"),
    ("seven years", "seven weeks"),
    ("several years", "several weeks"),
    ("many years", "many weeks"),
    ("within three years", "within three weeks"),
    ("ten-year", "ten-month"),
    ("twelve months", "twelve years"),
    ("27 months", "27 weeks"),
    ("27 months", "27 days"),
    ("one month", "one week"),
    ("hundreds of thousands", "hundreds"),
    ("a year", "a week"),
)

NAMES: tuple[Swap, ...] = (
    ("Shenzhen Zhixin", "Shanghai Zhixin"),
    ("Honor", "Nova"),
    ("SMIC", "Hua Hong"),
    ("Motorola", "Cisco"),
    ("HiSilicon", "SMIC"),
    ("He Tingbo", "Eric Xu"),
    ("Shanghai", "Beijing"),
    ("the Netherlands", "Germany"),
    ("Ascend", "Kirin"),
    ("Android", "iOS"),
    ("Export-Import Bank of China", "China Development Bank"),
    ("Kenya", "Tanzania"),
    ("Konza Technopolis", "Tatu City"),
    ("Zimbabwe", "Zambia"),
    ("Biden", "Trump"),
    ("European Parliament", "United Nations General Assembly"),
    ("Iran", "Venezuela"),
    ("Xinjiang", "Hong Kong"),
    ("Meng Wanzhou", "Ren Zhengfei"),
    ("Canada", "Mexico"),
    ("Vancouver", "Toronto"),
    ("Russia", "India"),
    ("British", "Swiss"),
    ("Chinese Communist Party", "Communist Party of Vietnam"),
    ("Commerce Department", "State Department"),
    ("Department of Commerce", "Department of Energy"),
)

DIRECTIONS: tuple[Swap, ...] = (
    ("over four times", "under four times"),
    ("more than", "less than"),
    ("over 60", "under 60"),
    ("biggest", "smallest"),
    ("speed up", "slow down"),
    ("lessens", "deepens"),
    ("lowers", "raises"),
    ("trails", "leads"),
    ("heavily", "sparingly"),
    ("cheaply", "dearly"),
    ("hastening", "delaying"),
    ("quickly", "slowly"),
    ("after its", "before its"),
    ("after the sanction", "before the sanction"),
    ("after the Entity", "before the Entity"),
    ("suffered badly", "gained greatly"),
    ("dropped", "rose"),
    ("tightened", "loosened"),
    ("raised", "reduced"),
    ("enlarged its", "reduced its"),
    ("higher", "lower"),
    ("ended", "restored"),
    ("barring", "inviting"),
    ("added to", "removed from"),
)

NEGATIONS: tuple[Swap, ...] = (
    ("has climbed", "has not climbed"),
    ("has named", "has not named"),
    ("has become", "has not become"),
    ("has given up", "has not given up"),
    ("has kept", "has not kept"),
    ("has put", "has not put"),
    ("has stuck", "has not stuck"),
    ("has raised", "has not raised"),
    ("has a part", "has no part"),
    ("has denied", "has not denied"),
    ("has repeatedly curbed", "has never curbed"),
    ("have found", "have not found"),
    ("have won", "have not won"),
    ("have begun", "have not begun"),
    ("have put", "have not put"),
    ("had already blacklisted", "had not yet blacklisted"),
    ("could no longer", "could still"),
    ("was arranged", "was not arranged"),
    ("was in difficulty", "was in no difficulty"),
    ("was put", "was not put"),
    ("was given", "was not given"),
    ("was forbidden", "was not forbidden"),
    ("was not allowed", "was allowed"),
    ("was still interested", "was not interested any more"),
    ("did not intend", "intended"),
    ("were put", "were kept off"),
    ("were identical", "were not identical"),
    ("were added", "were not added"),
    ("were among", "were not among"),
    ("were regarded", "were not regarded"),
    ("is reported", "is not reported"),
    ("is the biggest", "is not the biggest"),
    ("is estimated", "is not estimated"),
    ("are working", "are not working"),
    ("are among", "are not among"),
    ("are to succeed", "are not to succeed"),
    ("bought", "did not buy"),
    ("runs on", "does not run on"),
    ("depends on", "does not depend on"),
    ("trains", "does not train"),
    ("serves", "does not serve"),
    ("benefits", "does not benefit"),
    ("belongs entirely", "does not belong"),
    ("intends", "does not intend"),
    ("works with", "does not work with"),
    ("openly encourages", "nowhere encourages"),
    ("sued", "did not sue"),
    ("suggested", "never suggested"),
    ("began", "did not begin"),
    ("tightened", "did not tighten"),
    ("justified", "did not justify"),
    ("must not", "may well"),
    ("had to grant", "did not have to grant"),
    ("quickly replaced", "never replaced"),
    ("barred", "did not bar"),
    ("allows", "does not allow"),
    ("apply to", "do not apply to"),
    ("also hit", "do not hit"),
    ("violate", "do not violate"),
    ("said that", "denied that"),
    ("accused", "did not accuse"),
    ("enlarged its team", "did not enlarge its team"),
    ("denied having", "did not deny having"),
    ("denied the charges", "did not deny the charges"),
    ("let some business", "let no business"),
    ("started work", "did not start work"),
    ("set up HiSilicon", "did not set up HiSilicon"),
    ("agreed in", "did not agree in"),
    ("denied having", "did not deny having"),
    ("denied the charges", "did not deny the charges"),
    ("let some business", "let no business"),
    ("started work", "did not start work"),
    ("set up HiSilicon", "did not set up HiSilicon"),
    ("agreed in", "did not agree in"),
)

TABLES: tuple[tuple[str, tuple[Swap, ...]], ...] = (
    ("currency", CURRENCIES),
    ("unit", UNITS),
    ("name", NAMES),
    ("direction", DIRECTIONS),
    ("negation", NEGATIONS),
)

#: Words in which a number is part of a name or a date, not a figure or a year that a rule could change.
FIXED = re.compile(
    r"Made in China 2025|Spare Tyres? 2\.0|Mate 60|Ascend 910B?|Act (?:of )?20\d\d"
    r"|early 2000s|the 2020s|14th Five"
    r"|\b\d{1,2} (?:May|August|September)\b|\b5G\b|\bH20\b"
)
YEAR = re.compile(r"\b20[012]\d\b")
NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?=(?:bn|m)?\b)")
FIRST_PAIR = re.compile(r"(?P<first>\d)(?P<between>\D?)(?P<second>[1-9])")
OTHER_FIRST_DIGIT = str.maketrans("123456789", "345678945")
BOUNDED = re.compile(r"\b(?:over|more than|exceed|nearly|almost|since) \D{0,5}$")

ANOTHER_YEAR = "a yearly measure: for the other year the article gives no figure"

#: Candidates that the article does not refute: (claim, what stood there, what was put there) and why.
EXCLUDED: dict[tuple[str, str, str], str] = {
    ("idsa-2022/biden-continuity", "Biden", "Trump"): "Joe Trump is no plausible name",
    ("idsa-2022/dsr-17bn", "bn", "m"): "more than 17 million is implied",
    ("idsa-2022/five-years", "2022", "2021"): "five years up to 2021 had the same difficulties",
    ("idsa-2022/google-intel", "2020", "2019"): "the sanctions of May 2019 allow this reading",
    ("idsa-2022/hikvision-imports", "was forbidden", "was not forbidden"): (
        "with unless the sentence can be read both ways"
    ),
    ("idsa-2022/phone-sales-fall", "134.7", "314.7"): "no longer agrees with itself: fell",
    ("idsa-2022/phone-sales-fall", "134.7", "334.7"): "no longer agrees with itself: fell",
    ("idsa-2022/phone-sales-fall", "2019", "2018"): ANOTHER_YEAR,
    ("idsa-2022/phone-sales-fall", "2020", "2019"): "the claim turns into nonsense",
    ("idsa-2022/phone-sales-fall", "255.8", "525.8"): "no longer agrees with itself: almost half",
    ("idsa-2022/phone-sales-fall", "CNY", "EUR"): "no longer agrees with itself: two currencies",
    ("idsa-2022/phone-sales-fall", "CNY", "USD"): "no longer agrees with itself: two currencies",
    ("idsa-2022/phone-sales-fall", "bn", "m"): "no longer agrees with itself: two facts are wrong",
    ("idsa-2022/revenue-h1-2021", "2021", "2020"): ANOTHER_YEAR,
    ("idsa-2022/sdn-share", "2022", "2021"): ANOTHER_YEAR,
    ("idsa-2022/smart-cities-114", "2009", "2008"): "a count since 2008 may be the same",
    ("idsa-2022/zimbabwe-cloudwalk", "Zimbabwe", "Zambia"): "projects in other countries are not denied",
    ("kim-2025/ascend-use", "Ascend", "Kirin"): "the article does not speak of a Kirin 910B",
    ("kim-2025/grants-2023", "2023", "2022"): ANOTHER_YEAR,
    ("kim-2025/grants-2023", "bn", "m"): "more than 7.3 million is implied",
    ("kim-2025/grants-multiple", "2019", "2018"): ANOTHER_YEAR,
    ("kim-2025/grants-multiple", "2023", "2022"): ANOTHER_YEAR,
    ("kim-2025/honor-orchestrated", "Honor", "Nova"): "other sales are not denied",
    ("kim-2025/honor-price", "Honor", "Nova"): "other deals are not denied",
    ("kim-2025/sanctions-seven-years", "2025", "2024"): "seven years are counted to no exact day",
    ("kim-2025/smic-dependence", "7", "9"): "the article does not speak of 9 nm chips",
    ("kim-2025/smic-dependence", "SMIC", "Hua Hong"): "the article does not speak of other foundries",
    ("kim-2025/smic-dependence", "nm", "mm"): "the article does not speak of 7 mm chips",
    ("kim-2025/tsmc-denial", "2020", "2019"): "other restrictions did begin in 2019",
    ("kim-2025/zhixin-control", "Honor", "Nova"): "other purchases are not denied",
    ("midfa-2025/five-nm-lag", "nanometres", "millimetres"): "takes in five nanometres and below",
    ("midfa-2025/investment-size", "billion", "million"): "more than 20 million is implied",
    ("midfa-2025/investment-size", "billion", "trillion"): "a larger bound, which the article leaves open",
    ("midfa-2025/investment-size", "billion dollars", "billion euros"): "some investments may exceed both",
    ("midfa-2025/investment-size", "billion dollars", "billion pounds"): "some investments may exceed both",
    ("midfa-2025/localise-companies", "SMIC", "Hua Hong"): "the article's list is open: such as",
    ("sputnik-2020/affiliates-moscow", "Russia", "India"): "the article does not name the other affiliates",
    ("sputnik-2020/exemptions", "2020", "2019"): (
        "exemptions in early 2019 are odd, but part of what is stated for 2019"
    ),
    ("sputnik-2020/investment-raised", "Russia", "India"): "investment in other countries is not denied",
    ("sputnik-2020/lavrov-example", "said that", "denied that"): "two negations",
    ("sputnik-2020/meng-denial", "Meng Wanzhou", "Ren Zhengfei"): "no longer agrees with itself: her",
    ("sputnik-2020/speech-universities", "Shanghai", "Beijing"): ("another university may have quoted the speech too"),
    ("umehara-2025/entities-160", "2025", "2024"): "the number a year before is not stated",
    ("umehara-2025/entities-160", "were regarded", "were not regarded"): (
        "can be read of other organisations on the list"
    ),
    ("umehara-2025/entities-69", "HiSilicon", "SMIC"): "the article does not name the other entities",
    ("umehara-2025/hisilicon-ownership", "HiSilicon", "SMIC"): "the article does not say who owns SMIC",
    ("umehara-2025/purity", "99.999999999", "0.000000001"): "not a plausible purity",
    ("umehara-2025/purity", "99.999999999", "59.999999999"): "not a plausible purity",
    ("umehara-2025/smic-collaboration", "SMIC", "Hua Hong"): "work with another foundry is not denied",
}


@dataclass(frozen=True, order=True)
class Variant:
    """One row: a claim's text with one fact changed, what kind of fact, and who changed it."""

    id: str
    claim: str
    change: str
    by: str
    text: str


@dataclass(frozen=True)
class Candidate:
    """A change that a rule proposes: ``before`` at ``start`` in the claim becomes ``after``."""

    change: str
    start: int
    before: str
    after: str

    def apply(self, text: str) -> str:
        """Give the claim's text with this one change made."""
        return text[: self.start] + self.after + text[self.start + len(self.before) :]


def read_claims(folder: Path) -> dict[str, str]:
    """Read the text of every registered claim, by its full id (``document/claim``)."""
    claims: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        register = YAML(typ="safe").load(path)
        for claim in register["claims"]:
            claims[f"{register['document']['id']}/{claim['id']}"] = claim["text"]
    return claims


def read_variants(path: Path) -> list[Variant]:
    """Read a file of variants, one JSON object a line."""
    return [Variant(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def free_matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find the matches that lie outside every fixed name or date."""
    fixed = [match.span() for match in FIXED.finditer(text)]
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in fixed):
            yield match


def swaps(text: str) -> Iterator[Candidate]:
    """Propose, for each row of the tables, the first place where its left side stands as a word."""
    for change, table in TABLES:
        for before, after in table:
            match = re.search(rf"(?<![A-Za-z]){re.escape(before)}(?![A-Za-z])", text)
            if match:
                yield Candidate(change, match.start(), before, after)


def years(text: str) -> Iterator[Candidate]:
    """Propose for every year the one before it."""
    for match in free_matches(YEAR, text):
        yield Candidate("year", match.start(), match.group(), str(int(match.group()) - 1))


def other_numbers(digits: str, *, is_share: bool) -> list[str]:
    """Give other numbers: another first digit, and the rest of a share or the first two digits swapped."""
    changed = [digits[0].translate(OTHER_FIRST_DIGIT) + digits[1:]]
    pair = FIRST_PAIR.match(digits)
    if is_share:
        places = len(digits.partition(".")[2])
        changed.append(f"{100 - float(digits):.{places}f}")
    elif pair and pair["first"] != pair["second"]:
        changed.append(pair["second"] + pair["between"] + pair["first"] + digits[pair.end() :])
    return changed


def figures(text: str) -> Iterator[Candidate]:
    """Propose other numbers for every figure that is not a bound; two bounds may both be true."""
    for match in free_matches(NUMBER, text):
        if YEAR.fullmatch(match.group()) or BOUNDED.search(text[: match.start()]):
            continue
        is_share = text[match.end() :].lstrip().startswith("%")
        for after in other_numbers(match.group(), is_share=is_share):
            yield Candidate("figure", match.start(), match.group(), after)


def candidates(text: str) -> Iterator[Candidate]:
    """Propose every change that the rules know for a claim's text."""
    yield from figures(text)
    yield from years(text)
    yield from swaps(text)


def by_rule(claims: dict[str, str], by_hand: Iterable[Variant]) -> Iterator[Variant]:
    """Make the variants by rule, numbered on from those written by hand, without the excluded ones."""
    hand = list(by_hand)
    numbers = Counter((row.claim, row.change) for row in hand)
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
            numbers[claim, candidate.change] += 1
            number = numbers[claim, candidate.change]
            yield Variant(f"{claim}/{candidate.change}-{number}", claim, candidate.change, "rule", changed)
    if unused:
        raise ValueError(f"excluded, but proposed by no rule: {sorted(unused)}")


def checked(rows: Iterable[Variant], claims: dict[str, str]) -> list[Variant]:
    """Sort the rows by id; ids and texts must be unique, claims and kinds known."""
    ordered = sorted(rows)
    for name, values in (("id", [row.id for row in ordered]), ("text", [row.text for row in ordered])):
        twice = [value for value, count in Counter(values).items() if count > 1]
        if twice:
            raise ValueError(f"the same {name} more than once: {twice}")
    for row in ordered:
        if row.claim not in claims or row.change not in KINDS or row.by not in {"hand", "rule"}:
            raise ValueError(f"unknown claim, kind or maker: {row}")
        if row.text == claims[row.claim]:
            raise ValueError(f"nothing is changed: {row.id}")
    return ordered


def as_lines(rows: Iterable[Variant]) -> str:
    """Write the rows as JSON, one a line."""
    return "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def parse_arguments() -> argparse.Namespace:
    """Read the command line."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description="Write the one-fact-changed variants of the registered claims.")
    parser.add_argument("--claims", type=Path, default=here.parent / "claims", help="folder of the claim files")
    parser.add_argument("--by-hand", type=Path, default=here / "variants_by_hand.jsonl", help="rows written by hand")
    parser.add_argument("--out", type=Path, default=here / "variants.jsonl", help="file to write")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if the file would change")
    return parser.parse_args()


def main() -> int:
    """Write the file, or with ``--check`` compare it; 1 means that it differs."""
    arguments = parse_arguments()
    claims = read_claims(arguments.claims)
    by_hand = read_variants(arguments.by_hand)
    rows = checked([*by_hand, *by_rule(claims, by_hand)], claims)
    lines = as_lines(rows)
    if arguments.check:
        return int(arguments.out.read_text(encoding="utf-8") != lines)
    arguments.out.write_text(lines, encoding="utf-8", newline="\n")
    counts = Counter((row.change, row.by) for row in rows)
    for kind in KINDS:
        sys.stderr.write(f"{kind:10} {counts[kind, 'hand']:4} by hand {counts[kind, 'rule']:4} by rule\n")
    sys.stderr.write(f"{'all':10} {len(rows):4}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
