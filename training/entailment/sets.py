"""Sets: the public data as examples, with what each label of each set really means."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from training.entailment.evidence import best_sentences
from training.entailment.example import Example, Label
from training.entailment.limits import SEED

TWO_WAY = 2
# Files whose "nei" only means "not supported", because they have two classes.
UNREFUTED = frozenset({"factcg_synth", "rte1_dev", "rte1_test"})
# How many rows are taken, where not all are: long ones cost much time, and some can be guessed from the claim alone.
AT_MOST = {
    "infotabs": 600,
    "nli4ct": 900,
    "factcg_synth": 1500,
    "covidfact": 1200,
    "climatefever_pairs": 2000,
    "summedits": 1500,
}
SHORT = frozenset("cad_nli lingnli semi_nli mnli_pieces snli_pieces conjnli negation_nli breaking_nli folio".split())
LABELS = {"supported": Label.SUPPORTED, "refuted": Label.REFUTED, "nei": Label.NEI, "partial": Label.NOT_SUPPORTED}


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read the rows of a file of JSON lines, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_sets(data: Path) -> list[Example]:
    """Return all training rows under *data* as examples, long sources uncut."""
    examples = []
    for path in sorted((data / "verification" / "train").glob("*.jsonl.gz")):
        name = path.name.removesuffix(".jsonl.gz")
        rows = list(read_rows(path))
        Random(f"{SEED}/{name}").shuffle(rows)  # noqa: S311 - chance by seed, no secret
        examples += [to_example(row, row.get("set", name)) for row in rows[: AT_MOST.get(name)]]
    return examples


def web_sentences(data: Path) -> list[Example]:
    """Return sentences of the web that state figures, each as evidence without a claim, to make variants of."""
    sentences = {row["claim"]: None for row in read_rows(data / "numeric" / "web_statistics.jsonl.gz")}
    return [Example(sentence, "", Label.NEI, "web_statistics") for sentence in sentences if "-LRB-" not in sentence]


def to_example(row: dict[str, Any], name: str) -> Example:
    """Return a row of the set *name* as an example."""
    label = LABELS[row["label"]]
    if label is Label.NEI and (name in UNREFUTED or row.get("n_way") == TWO_WAY):
        label = Label.NOT_SUPPORTED
    return Example(row["source"], row["claim"], label, name)


def cut(example: Example) -> Example:
    """Return the example with its source cut to the best sentences."""
    return example._replace(evidence=best_sentences(example.evidence, example.claim))
