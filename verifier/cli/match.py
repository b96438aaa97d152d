"""``verifier match``: one claim against one file, without a register."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import print_data, print_report
from verifier.cli.options import Form, settings_with, told_matcher
from verifier.pipeline.run import RunSettings
from verifier.pipeline.single import check_single
from verifier.pipeline.verdicts import FailOn, exit_code
from verifier.reports.console import render_single
from verifier.reports.json_report import render_json


def match(
    *,
    claim: Annotated[str, typer.Option(metavar="TEXT", help="The claim, as a sentence.")],
    source: Annotated[
        Path, typer.Option("--source", "-s", metavar="FILE", help="The file with the text to hold it against.")
    ],
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="When the claim was published; 'last year' and the like are counted from it.",
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
) -> None:
    r"""Check one claim against one file.

    \b
    Example:
      verifier match --claim "Huawei got 7.3 billion yuan in grants in 2023." --source report.pdf

    \b
    Exit code: 0 not refuted; 1 refuted, or the file cannot be read; 2 wrong use; 5 the file has no text to judge.
    """
    settings = settings_with()
    told_matcher(settings, quiet=False)
    told = RunSettings(FailOn.REFUTED, settings.max_bytes, settings.judging)
    results = check_single(claim, source, published.date() if published else None, told)
    if form is Form.JSON:
        print_data(render_json(results))
    else:
        print_report(render_single(results))
    raise typer.Exit(exit_code(results, FailOn.REFUTED))
