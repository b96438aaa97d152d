"""``verifier conflicts``: where documents contradict one another."""

from typing import Annotated

import typer

from verifier.archive.archive import Archive
from verifier.cli.console import print_data, print_report, tell
from verifier.cli.options import ClaimFiles, Documents, Form, claim_paths, settings_with
from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.conflicts import FailOnConflict, conflicts_exit_code, run_conflicts
from verifier.pipeline.document_texts import Shelf
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.reports.conflicts_console import render_conflicts
from verifier.reports.conflicts_json import render_conflicts_json


def conflicts(
    files: ClaimFiles = None,
    *,
    document: Documents = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to write.")] = Form.CONSOLE,
    fail_on: Annotated[
        FailOnConflict, typer.Option(help="Exit with 1 at a conflict, or never.")
    ] = FailOnConflict.CONFLICT,
) -> None:
    r"""Find statements of different documents that cannot all hold.

    The claims of each document are held against those of the others; where the text of a document is given, so are its
    sentences. Another year, a part of a total, a rounder figure or another speaker is no conflict.

    \b
    Examples:
      verifier conflicts claims/
      verifier conflicts --document kim-2025=articles/kim.pdf --format json

    \b
    Exit code: 0 no conflict; 1 a conflict, or a file with errors; 2 wrong use; 5 fewer than two documents;
    130 interrupted.
    """
    bindings = parse_bindings(document or (), ())
    settings = settings_with()
    register = load_register(claim_paths(files, settings))
    shelf = Shelf(Archive(settings.archive), Forgetful(), settings.max_bytes)
    results = run_conflicts(register, bindings, shelf)
    if form is Form.JSON:
        recorded: dict[str, str | int] = {"fail_on": fail_on.value, "max_bytes": settings.max_bytes}
        print_data(render_conflicts_json(results, recorded))
    else:
        print_report(render_conflicts(results))
    code = conflicts_exit_code(results, fail_on)
    if code == ExitCode.NOTHING_TO_CHECK:
        tell("nothing to compare: it takes the statements of two documents")
    raise typer.Exit(code)
