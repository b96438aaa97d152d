"""Rows: labelled pairs as the signals that the matcher sees in them, kept on disk, for they cost minutes.

Beside the public sets there is one of generated variants of true pairs, made as those that the entailment model learns
from, of other pairs: it shows what a figure, name or role that was changed looks like.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from training.entailment.example import Label
from training.entailment.limits import SEED
from training.entailment.sets import TWO_WAY, UNREFUTED, read_rows, read_sets
from training.entailment.variants import variants
from verifier.domain.claim import Claim
from verifier.errors import ReadError
from verifier.language.statement import Statement
from verifier.matching.combine import all_parts_agree
from verifier.matching.considering import Considered, choose, consider_all, looked_at_again, read_claim
from verifier.matching.entailment.model import EntailmentModel
from verifier.matching.evidence import evidence_text
from verifier.matching.prepared import PreparedText, prepare
from verifier.matching.signals import signals
from verifier.reading.reader import read_string

VARIANTS: Final = "variants"
MIXED: Final = {"nli_mix": 3}  # how many times the rows of other sets: it is a mix of twenty
EXAMPLES: Final = 9000  # pairs that variants are made of
OF_LABEL: Final = {"supported": (1, 0, 0), "refuted": (0, 1, 0), "partial": (0, 0, 1), "nei": (0, 0, 1)}
NOT_SUPPORTED: Final = (0, 1, 1)
NAMES: Final = {Label.SUPPORTED: "supported", Label.REFUTED: "refuted", Label.NEI: "nei", Label.NOT_SUPPORTED: "nei"}


class Row(NamedTuple):
    """One pair: the *verdict* of the rules, all signals by name, and the classes that it may be of."""

    verdict: str
    agrees: bool
    signals: dict[str, float]
    allowed: tuple[int, int, int]
    label: str


def rows_of_sets(folder: Path, model: EntailmentModel, most: int, kept: Path) -> dict[str, list[Row]]:
    """Return the rows of each set in *folder*, at most *most* of each, from the folder *kept* where they lie there."""
    found = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        found[name] = _kept(kept / f"{folder.name}-{name}.json", lambda p=path, n=name: _of_set(p, n, model, most))
    return found


def rows_of_variants(data: Path, model: EntailmentModel, most: int, kept: Path) -> list[Row]:
    """Return the rows of generated variants."""
    return _kept(kept / f"{VARIANTS}.json", lambda: list(_judged(_variants(data, most), VARIANTS, model)))


def _kept(path: Path, make: Any) -> list[Row]:  # noqa: ANN401 - a function without arguments that gives rows
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(make()), "utf-8")
    rows = json.loads(path.read_text("utf-8"))
    return [Row(verdict, agrees, found, tuple(allowed), label) for verdict, agrees, found, allowed, label in rows]


def _of_set(path: Path, name: str, model: EntailmentModel, most: int) -> list[Row]:
    rows = list(evenly(list(read_rows(path)), most * MIXED.get(name, 1)))
    return list(_judged(sorted(rows, key=lambda row: str(row["source"])), name, model))


def evenly(rows: Sequence[dict[str, Any]], most: int) -> Iterator[dict[str, Any]]:
    """Yield at most *most* rows, spread evenly."""
    step = max(len(rows) / most, 1.0)
    for number in range(min(most, len(rows))):
        yield rows[int(number * step)]


def _variants(data: Path, most: int) -> list[dict[str, Any]]:
    examples = read_sets(data)
    Random(f"{SEED}/decision").shuffle(examples)  # noqa: S311 - chance by seed, no secret
    made = variants(examples[:EXAMPLES], most)
    return [{"source": one.evidence, "claim": one.claim, "label": NAMES[one.label]} for one in made]


def _judged(rows: Iterable[dict[str, Any]], name: str, model: EntailmentModel) -> Iterator[Row]:
    rows = list(rows)
    knows_refuted = name not in UNREFUTED and any(row["label"] == "refuted" for row in rows)
    source, prepared = "", _prepared("")
    for row in rows:
        if row["source"] != source:
            source, prepared = row["source"], _prepared(row["source"])
        claim = Claim(id="row", document="case", text=row["claim"])
        if prepared is None:
            continue
        statement = read_claim(claim, prepared)
        considered = consider_all(statement, prepared)
        if considered:
            is_open = row["label"] == "nei" and (not knows_refuted or row.get("n_way") == TWO_WAY)
            allowed = NOT_SUPPORTED if is_open else OF_LABEL[row["label"]]
            yield _row(statement, considered, prepared, model, allowed, row["label"])


def _prepared(source: str) -> PreparedText | None:
    """Return the source ready to be asked about, or None: a few rows are not English."""
    try:
        return prepare(read_string(source))
    except ReadError:
        return None


def _row(
    claim: Statement,
    considered: list[Considered],
    prepared: PreparedText,
    model: EntailmentModel,
    allowed: tuple[int, int, int],
    label: str,
) -> Row:
    best = looked_at_again(claim, choose(considered), prepared)
    opinion = model.judge(evidence_text(claim, best.passage, prepared), claim.text)
    found = dict(signals(best.features, opinion))
    return Row(best.judged.verdict.value, all_parts_agree(best.checks), found, allowed, label)
