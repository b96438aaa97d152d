"""``verifier conflicts``: where documents contradict one another."""

from pathlib import Path
from typing import Annotated

import typer

from verifier.archive.archive import Archive
from verifier.cli.conflict_forms import ConflictForm, form_of, rendered_conflicts
from verifier.cli.console import print_data, print_report, tell
from verifier.cli.options import ClaimFiles, Documents, claim_paths, settings_with
from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.conflicts import FailOnConflict, conflicts_exit_code, run_conflicts
from verifier.pipeline.document_texts import Shelf
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.matchers import open_matcher
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.reports.conflicts_console import render_conflicts
from verifier.reports.output import require_writable, write_report


def conflicts(
    files: ClaimFiles = None,
    *,
    document: Documents = None,
    form: Annotated[
        ConflictForm | None,
        typer.Option("--format", "-f", help="What to write; by default as the ending of --output says, else console."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to FILE, whole or not at all."),
    ] = None,
    fail_on: Annotated[
        FailOnConflict, typer.Option(help="Exit with 1 at a conflict, or never.")
    ] = FailOnConflict.CONFLICT,
) -> None:
    r"""Find statements that cannot all hold, of different documents or of one.

    The claims of each document are held against those of the others, and against the sentences of every document that
    has a text: given here, named in its claim file, or captured before. Nothing is requested. Another year, a part of a
    total, a rounder figure or another speaker is no conflict.

    \b
    Examples:
      verifier conflicts claims/
      verifier conflicts --document kim-2025=articles/kim.pdf --format json
      verifier conflicts --output conflicts.html

    \b
    Exit code: 0 no conflict; 1 a conflict, or a file with errors; 2 wrong use; 5 fewer than two documents;
    130 interrupted.
    """
    form = form or form_of(output)
    if output:
        require_writable(output)
    bindings = parse_bindings(document or (), ())
    settings = settings_with()
    register = load_register(claim_paths(files, settings))
    shelf = Shelf(Archive(settings.archive), Forgetful(), settings.max_bytes)
    results = run_conflicts(register, bindings, shelf, matcher=open_matcher(settings.judging))
    recorded: dict[str, str | int] = {"fail_on": fail_on.value, "max_bytes": settings.max_bytes}
    if output:
        write_report(output, rendered_conflicts(results, form, recorded))
        tell(f"written to {output}")
    elif form is ConflictForm.CONSOLE:
        print_report(render_conflicts(results))
    else:
        print_data(rendered_conflicts(results, form, recorded))
    code = conflicts_exit_code(results, fail_on)
    if code == ExitCode.NOTHING_TO_CHECK:
        tell("nothing to compare: it takes the statements of two documents")
    raise typer.Exit(code)
