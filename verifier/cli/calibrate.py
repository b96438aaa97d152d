"""``verifier calibrate``: scores that mean what they say, by a newsroom's own labelled cases."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import print_data, progress_bar, tell
from verifier.cli.options import Quiet, settings_with, told_matcher
from verifier.evaluation.calibrate import calibrate as fitted
from verifier.evaluation.cases import read_cases
from verifier.evaluation.evaluate import judge
from verifier.pipeline.verdicts import ExitCode
from verifier.reports.calibration import calibration_lines
from verifier.reports.output import require_writable, write_report


def calibrate(
    files: Annotated[
        list[Path], typer.Argument(help="JSONL files, gzip or not, with rows {claim, source, label[, published]}.")
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the calibration to FILE, for matching_calibration."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    r"""Fit scores to your own labelled cases.

    A score of 0.8 should mean that four in five such claims are borne out. How often that is so depends on what is
    checked: label some of your own claims, in the form that `verifier evaluate` takes, and this finds the line by which
    scores have to be moved. No verdict changes, nor does the order of scores.

    Printed are the calibration error (ECE, in 10 bins of equal mass) and the Brier score before and after, and the
    scores from which on 80, 90 and 95 % of the claims are supported: all on cases that the line was not fitted on, by
    cross-validation in 5 parts, with the claims of one source in one part.

    \b
    Examples:
      verifier calibrate cases.jsonl
      verifier calibrate cases.jsonl --output calibration.json
      VERIFIER_MATCHING_CALIBRATION=calibration.json verifier check

    At least 20 cases are needed, 5 or more supported and as many not; a few hundred do best. Fit it anew when verifier
    or its entailment model changes.

    \b
    Exit code: 0 fitted; 2 wrong use, a row that cannot be used, or too few cases.
    """
    if output:
        require_writable(output)
    cases = [case for path in files for case in read_cases(path)]
    matcher = told_matcher(settings_with(matching_calibration=""), quiet=quiet)
    with progress_bar("judging", quiet=quiet) as progress:
        judged, _ = judge(cases, matcher=matcher, progress=lambda done: progress(done, len(cases), ""))
    found = fitted(judged, matcher.version)
    print_data("".join(calibration_lines(found)))
    if output:
        write_report(output, found.calibration.to_json())
        if not quiet:
            tell(f'written to {output}; use it with: matching_calibration = "{output}"')
    if found.after.ece > found.before.ece and not quiet:
        tell("scores are no better for it on unseen cases: label more, or leave them as they are")
    raise typer.Exit(ExitCode.CLEAN)
