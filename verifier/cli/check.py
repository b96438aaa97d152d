"""``verifier check``: claims in, verdicts with evidence out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import plain, print_data, print_report, progress_bar, tell
from verifier.cli.options import ClaimFiles, Documents, Quiet, Sources, claim_paths, settings_with
from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.results import CheckResults
from verifier.pipeline.run import RunSettings, run_check
from verifier.pipeline.verdicts import ExitCode, FailOn, exit_code
from verifier.register.load import load_register
from verifier.reports.console import render_console
from verifier.reports.html import render_html
from verifier.reports.json_report import render_json
from verifier.reports.output import require_writable, write_report


class Format(StrEnum):
    """What a report is written as."""

    CONSOLE = "console"
    JSON = "json"
    HTML = "html"


def check(
    files: ClaimFiles = None,
    *,
    document: Documents = None,
    source: Sources = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to write; by default as the ending of --output says, else console."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all."),
    ] = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(help="Exit with 1 at this verdict or a graver one, refuted and disputed being the gravest."),
    ] = None,
    quiet: Quiet = False,
) -> None:
    r"""Check claims against their documents and sources.

    For each claim there are two answers: 'stated', whether its document says it, and 'cited', whether the sources it
    cites bear it out. The claim's verdict is 'cited' where a file with the text of a cited source is given, here or
    in the claim file; otherwise it is 'stated'.

    \b
    Examples:
      verifier check claims/ --document kim-2025=articles/kim.pdf
      verifier check --source huawei-ar-2023=reports/2023.pdf --output report.html
      verifier check --format json --fail-on partial --quiet > results.json

    \b
    Exit code: 0 all is well; 1 a verdict at or above --fail-on, or a file with errors; 2 wrong use;
    5 nothing to check; 130 interrupted.
    """
    form = form or _form_of(output)
    if output:
        require_writable(output)
    bindings = parse_bindings(document or (), source or ())
    settings = settings_with(fail_on=fail_on)
    register = load_register(claim_paths(files, settings))
    with progress_bar("checking", quiet=quiet) as progress:
        results = run_check(
            register, bindings, progress=progress, settings=RunSettings(settings.fail_on, settings.max_bytes)
        )
    _report(results, form, output)
    code = exit_code(results, settings.fail_on)
    if not quiet:
        _hint(results, code, output)
    raise typer.Exit(code)


def _form_of(output: Path | None) -> Format:
    """Return the format that the ending of *output* names."""
    endings = {".json": Format.JSON, ".html": Format.HTML, ".htm": Format.HTML}
    return endings.get(output.suffix.lower(), Format.CONSOLE) if output else Format.CONSOLE


def _report(results: CheckResults, form: Format, output: Path | None) -> None:
    if form is Format.CONSOLE and output is None:
        print_report(render_console(results))
        return
    render = {
        Format.CONSOLE: lambda given: plain(render_console(given)),
        Format.JSON: render_json,
        Format.HTML: render_html,
    }
    content = render[form](results)
    if output:
        write_report(output, content)
    else:
        print_data(content)


def _hint(results: CheckResults, code: int, output: Path | None) -> None:
    if output:
        tell(f"written to {output}")
    if code == ExitCode.NOTHING_TO_CHECK and not results.claims:
        tell("nothing to check: there are no claims; `verifier init` writes a first claim file")
    elif not results.pairs_judged:
        tell("nothing was checked: no claim has a text; give texts with --document ID=PATH or --source ID=PATH")
