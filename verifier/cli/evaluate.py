"""``verifier evaluate``: how good are the verdicts, by cases that people have labelled?"""

from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import print_data, print_report, progress_bar, tell, tell_error
from verifier.cli.options import Quiet, settings_with, told_matcher
from verifier.errors import CasesError, ConfigError
from verifier.evaluation.cases import set_name
from verifier.evaluation.measure import Measured, measure_cases, measure_conflicts
from verifier.pipeline.verdicts import ExitCode
from verifier.reports.figures import mistake_lines, render_figures
from verifier.reports.json_report import to_json
from verifier.reports.output import require_writable, write_report


def evaluate(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="JSONL files, gzip or not, with rows {claim, source, label[, published]}."),
    ] = None,
    *,
    conflicts: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="JSONL with rows {a, b, conflict}, judged by comparison; may be repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object, keyed by file name.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Take only the first N rows of a file.")] = None,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the misjudged rows with their assessments to FILE, as JSONL."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    r"""Measure verdicts on labelled cases.

    A label is supported, refuted, partial or nei (not enough info). Accuracy and macro-F1 are over the labels present;
    in a set without 'refuted', a verdict 'refuted' counts as nei. Balanced accuracy, AUROC and ECE (of the score, in
    10 bins of equal mass) are for supported against the rest. What a set cannot tell is null.

    \b
    Examples:
      verifier evaluate cases.jsonl --errors misjudged.jsonl
      verifier evaluate dev/*.jsonl.gz --conflicts pairs.jsonl --json > figures.json

    \b
    Exit code: 0 measured; 1 a file has a row that cannot be used (the other files are measured); 2 wrong use.
    """
    case_files, pair_files = files or [], conflicts or []
    _require_distinct([*case_files, *pair_files])
    if errors:
        require_writable(errors)
    measure_verdicts = partial(measure_cases, matcher=told_matcher(settings_with(), quiet=quiet))
    jobs = [(path, measure_verdicts) for path in case_files] + [(path, measure_conflicts) for path in pair_files]
    measured: list[Measured] = []
    for path, measure in jobs:
        with progress_bar(set_name(path), quiet=quiet) as progress:
            try:
                measured.append(measure(path, limit, progress))
            except CasesError as error:
                tell_error(error)
    for one in measured:
        if one.unread and not quiet:
            tell(f"{one.name}: the source of {one.unread} of {one.figures.n} cases gave no text; they count as nei")
    if errors:
        write_report(errors, "".join(mistake_lines(measured)))
    if as_json:
        print_data(to_json({one.name: asdict(one.figures) for one in measured}))
    else:
        print_report(render_figures(measured))
    raise typer.Exit(ExitCode.CLEAN if len(measured) == len(jobs) else ExitCode.FINDINGS)


def _require_distinct(paths: Sequence[Path]) -> None:
    """Make sure that there are files, and that their names tell them apart.

    Raises:
        ConfigError: there are none, or two sets would have one name in the result.
    """
    if not paths:
        raise ConfigError("there is nothing to measure", hint="name files of cases, or --conflicts FILE")
    names = [set_name(path) for path in paths]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ConfigError(f"two files have the name {twice!r}", hint="results are kept by file name: rename one")
