"""``verifier conflicts``: where documents contradict one another."""

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.conflict_forms import ConflictForm, form_of, rendered_conflicts
from verifier.cli.console import print_data, print_report, tell
from verifier.cli.desk import Database, archive_of, open_database
from verifier.cli.options import ClaimFiles, Documents, claim_paths, settings_with
from verifier.pipeline.bindings import parse_bindings
from verifier.pipeline.compared import known_keys
from verifier.pipeline.conflicts import Among, FailOnConflict, conflicts_exit_code, run_conflicts
from verifier.pipeline.document_texts import Shelf
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.matchers import open_matcher
from verifier.pipeline.remembering import Remembering
from verifier.pipeline.tidying import Noting
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.reports.conflicts_console import render_conflicts
from verifier.reports.conflicts_words import counts
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
    among: Annotated[Among, typer.Option(help="What to compare: claims, the sentences of texts, or both.")] = Among.ALL,
    fail_on: Annotated[
        FailOnConflict, typer.Option(help="Exit with 1 at a conflict, or never.")
    ] = FailOnConflict.CONFLICT,
    database: Database = None,
    no_store: Annotated[
        bool, typer.Option("--no-store", help="Remember nothing, and compare everything anew.")
    ] = False,
) -> None:
    r"""Find statements that cannot all hold, of different documents or of one.

    The claims of each document are held against those of the others, and against the sentences of every document that
    has a text: given here, named in its claim file, or captured before. Nothing is requested. Another year, a part of a
    total, a rounder figure or another speaker is no conflict. What was compared before is not compared again.

    \b
    Examples:
      verifier conflicts claims/
      verifier conflicts --document kim-2025=articles/kim.pdf --format json
      verifier conflicts --output conflicts.html
      verifier conflicts --among claims

    \b
    Exit code: 0 no conflict; 1 a conflict, or a file with errors; 2 wrong use; 5 fewer than two documents;
    130 interrupted.
    """
    form = form or form_of(output)
    if output:
        require_writable(output)
    bindings = parse_bindings(document or (), ())
    settings = settings_with(database=database)
    register = load_register(claim_paths(files, settings))
    with contextlib.nullcontext(Forgetful()) if no_store else open_database(settings, "conflicts") as keeper:
        kept = Noting(keeper.comparisons)
        results = run_conflicts(
            register,
            bindings,
            Shelf(archive_of(settings), keeper, settings.max_bytes),
            among=among,
            known=known_keys(keeper),
            memory=Remembering(kept),
            matcher=open_matcher(settings.judging),
            kept=kept,
        )
        if among is Among.ALL:
            kept.tidy()
    recorded: dict[str, str | int] = {
        "among": among.value,
        "fail_on": fail_on.value,
        "max_bytes": settings.max_bytes,
    }
    if output:
        write_report(output, rendered_conflicts(results, form, recorded))
        tell(f"written to {output}")
    elif form is ConflictForm.CONSOLE:
        print_report(render_conflicts(results))
    else:
        print_data(rendered_conflicts(results, form, recorded))
    if form in {ConflictForm.CSV, ConflictForm.SARIF}:  # which have no room for counts
        tell(counts(results))
    code = conflicts_exit_code(results, fail_on)
    if code == ExitCode.NOTHING_TO_CHECK:
        tell("nothing to compare: it takes the statements of two documents")
    raise typer.Exit(code)
