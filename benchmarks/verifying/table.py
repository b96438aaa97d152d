"""The tables and the JSON of what was measured."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from verifying.bootstrap import DRAWS, SEED, Interval
from verifying.measured import Measured, Merit
from verifying.merit import COVERAGES, FIGURES

ABSENT: Final = "–"
SHOWN: Final = {  # the figures of a row of the table of one judge, with their headings
    "macro_f1": "macro-F1",
    "balanced_accuracy": "bal. acc, own decision",
    "balanced_accuracy_at_half": "score ≥ .5",
    "balanced_accuracy_elsewhere": "threshold of the other sets",
    "auroc": "AUROC",
    "ece": "ECE",
    "refuted_precision": "refuted precision",
    "refuted_recall": "refuted recall",
    "accuracy": "accuracy",
    **{f"accuracy_at_{share}": f"at {share} %" for share in COVERAGES},
}
OF_A_POOL: Final = frozenset({"balanced_accuracy", "balanced_accuracy_at_half", "auroc", "ece"})
WITH_INTERVAL: Final = ("macro_f1", "balanced_accuracy", "balanced_accuracy_elsewhere")  # in the table side by side
ALONE: Final = ("auroc", "refuted_precision", "refuted_recall")


def own_table(found: Measured) -> Iterator[str]:
    """Yield a Markdown table of one judge: a row a set, then the mean over the sets, then all rows pooled."""
    yield "| set | n | " + " | ".join(SHOWN.values()) + " | ms |"
    yield "|---" * (len(SHOWN) + 3) + "|"
    for name, merit in found.by_set.items():
        yield _row(name, merit, found.intervals[name], found.ms_by_set[name])
    yield _row("**mean**", found.mean, found.mean_intervals, found.ms_per_pair)
    pooled = {name: value if name in OF_A_POOL or name == "n" else None for name, value in found.pooled.items()}
    yield _row("pooled", pooled, {}, found.ms_per_pair)


def _row(title: str, merit: Merit, intervals: Mapping[str, Interval | None], ms: float) -> str:
    cells = [cell(merit[name], intervals.get(name)) for name in SHOWN]
    return " | ".join([f"| {title}", f"{merit['n']:.0f}", *cells, f"{ms:.2f} |"])


def side_by_side(measured: Sequence[Measured], missing: Mapping[str, str]) -> Iterator[str]:
    """Yield the means of all judges, then the balanced accuracy of each on each set, then what could not be run."""
    headings = [SHOWN[name] for name in (*WITH_INTERVAL, *ALONE)]
    yield "| judge | version | licence | " + " | ".join(headings) + " | CPU ms |"
    yield "|---" * (len(headings) + 4) + "|"
    for each in measured:
        cells = [cell(each.mean[name], each.mean_intervals.get(name)) for name in WITH_INTERVAL]
        cells += [cell(each.mean[name]) for name in ALONE]
        failed = f" (failed on {each.failures})" if each.failures else ""
        head = f"| {each.judge.name}{failed} | {each.version or ABSENT} | {each.judge.licence}"
        yield " | ".join([head, *cells, f"{each.ms_per_pair:.2f} |"])
    yield ""
    yield from _by_set(measured)
    if missing:
        yield ""
        yield from (f"{name}: {reason}" for name, reason in missing.items())


def _by_set(measured: Sequence[Measured]) -> Iterator[str]:
    names = list(measured[0].by_set)
    yield "| bal. acc, own decision | " + " | ".join(names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for each in measured:
        cells = [cell(each.by_set[name]["balanced_accuracy"]) for name in names]
        yield " | ".join([f"| {each.judge.name}", *cells]) + " |"


def cell(value: float | None, interval: Interval | None = None) -> str:
    """Return a share as a table shows it, with its interval in brackets where there is one.

    >>> cell(0.61234), cell(None), cell(0.6, (0.5, 0.7))
    ('.612', '–', '.600 [.500–.700]')
    """
    if value is None:
        return ABSENT
    return _short(value) + (f" [{_short(interval[0])}–{_short(interval[1])}]" if interval else "")


def _short(value: float) -> str:
    return f"{value:.3f}".removeprefix("0")


def as_json(measured: Sequence[Measured], missing: Mapping[str, str], rows: int | None) -> dict[str, Any]:
    """Return everything that was measured, by judge; *rows* is how many rows a set was thinned to."""
    return {
        "seed": SEED,
        "draws": DRAWS,
        "rows_per_set": rows,
        "judges": {each.judge.name: _judge_json(each) for each in measured},
        "missing": dict(missing),
    }


def _judge_json(found: Measured) -> dict[str, Any]:
    sets = {
        name: {
            **{figure: merit[figure] for figure in FIGURES},
            "ms_per_pair": found.ms_by_set[name],
            "intervals": dict(found.intervals[name]),
        }
        for name, merit in found.by_set.items()
    }
    return {
        "version": found.version,
        "licence": found.judge.licence,
        "failures": found.failures,
        "ms_per_pair": found.ms_per_pair,
        "sets": sets,
        "mean": {**found.mean, "intervals": dict(found.mean_intervals)},
        "pooled": {name: found.pooled[name] for name in sorted(OF_A_POOL)},
    }
