"""Score the readers of figures and periods on sentences annotated with quantities and dates.

    python benchmarks/figures.py FOLDER [--json] [--errors FILE] [--peers]
    python benchmarks/figures.py --linear

FOLDER holds ``*.jsonl`` files with one sentence a line (:mod:`scoring.annotated` says what a line holds). Every file
found is scored, whatever its name; :mod:`scoring.agreement` says when a reading is right and :mod:`scoring.tally` how
they are counted. ``--json`` prints an object by file name, null where a file marks nothing of the sort; ``--errors``
lists the misses (-) and the excess (+) of one file; ``--peers`` scores by the same code every other reader that is
installed (``pip install -r benchmarks/peers.txt`` in an environment of its own, beside verifier). Times are CPU times
of reading a sentence: ``ms_per_sentence`` is that of its figures, to be held against readers of quantities alone; the
table has that of its periods too. ``--linear`` shows the time a kilobyte on hostile text of growing length.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from scoring.annotated import read_annotated
from scoring.linear import linear_table
from scoring.own import own_reader
from scoring.tally import Score, score_file
from side_by_side import ABSENT, share_cell, side_by_side

HEAD: Final = "| n | quantities | value F1 | unit recall | bound recall | dates | date F1 | ms figures | ms periods |"
RULE: Final = "|---" * 9 + "|"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for and print it; 2 means that the folder holds no file to score."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.linear:
        sys.stdout.writelines(f"{line}\n" for line in linear_table(own_reader()))
        return 0
    if options.folder is None or not options.folder.is_dir():
        parser.error(f"a folder with annotated *.jsonl files is needed, not {options.folder}")
    files = [read_annotated(path) for path in sorted(options.folder.glob("*.jsonl"))]
    if not files:
        parser.error(f"{options.folder} holds no *.jsonl file")
    sys.stderr.writelines(f"left out: {complaint}\n" for file in files for complaint in file.complaints)
    listing = sys.stderr if options.json else sys.stdout
    scores = {file.name: score_file(own_reader(), file) for file in files}
    if options.json:
        sys.stdout.write(json.dumps({name: figures(score) for name, score in scores.items()}, indent=2) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in own_table(scores))
    if options.peers:
        listing.writelines(f"{line}\n" for line in side_by_side(files, scores))
    if options.errors:
        listing.writelines(f"{line}\n" for line in errors(scores, options.errors))
    return 0


def figures(score: Score) -> dict[str, float | int | None]:
    """Return the figures of one file, by their names in the JSON; null where the file marks nothing of the sort."""
    return {
        "n": score.sentences,
        "value_f1": score.values.f1,
        "value_unit_recall": score.units.recall,
        "value_bound_recall": score.bounds.recall,
        "date_f1": score.dates.f1,
        "ms_per_sentence": score.ms_per_sentence,
    }


def own_table(scores: Mapping[str, Score]) -> Iterator[str]:
    """Yield a Markdown table of verifier's figures, a row for each file."""
    yield f"| file {HEAD}"
    yield f"|---{RULE}"
    for name, score in scores.items():
        yield f"| {name} | {_cells(score)} |"


def _cells(score: Score) -> str:
    shares = (score.values.f1, score.units.recall, score.bounds.recall, score.dates.f1)
    shown = [share_cell(share) for share in shares]
    times = [
        ABSENT if spent is None else f"{spent:.3f}" for spent in (score.ms_per_sentence, score.date_ms_per_sentence)
    ]
    return " | ".join(
        [str(score.sentences), str(score.values.gold), *shown[:3], str(score.dates.gold), shown[3], *times]
    )


def errors(scores: Mapping[str, Score], file: str) -> Iterator[str]:
    """Yield the misses and the excess of one file under every condition; an unknown file has none."""
    score = scores.get(file.removesuffix(".jsonl"))
    if score is None:
        yield f"no such file: {file}; there are {', '.join(scores)}"
        return
    for title, tally in (("value", score.values), ("date", score.dates)):
        yield from (f"{title} {line}" for line in tally.misses if tally.gold)
    found = {line for line in score.values.misses if line.startswith("-")}
    for title, tally in (("unit", score.units), ("bound", score.bounds)):
        yield from (f"{title} {line}" for line in tally.misses if line.startswith("-") and line not in found)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="the folder with the annotated *.jsonl files")
    parser.add_argument("--json", action="store_true", help="print verifier's figures as JSON")
    parser.add_argument("--errors", metavar="FILE", help="list what was misread in this file of the folder")
    parser.add_argument("--peers", action="store_true", help="score the other readers that are installed, too")
    parser.add_argument("--linear", action="store_true", help="time a kilobyte of hostile text of growing length")
    return parser


if __name__ == "__main__":
    sys.exit(main())
