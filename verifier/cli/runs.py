"""``verifier runs``: what was run, how it ended, and where the time went."""

from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, print_report, tell
from verifier.cli.desk import Database, require_database
from verifier.cli.options import Form, Quiet, settings_with
from verifier.pipeline.past_runs import run_named
from verifier.pipeline.verdicts import ExitCode
from verifier.reports.runs import render_run, render_runs, render_runs_json
from verifier.store.store import open_store

SHOWN: Final = 20


def runs(
    name: Annotated[
        str, typer.Argument(metavar="[ID]", help="The id of a run, or how it begins: that run closely.")
    ] = "",
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="Show at most so many.")] = SHOWN,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
    database: Database = None,
    quiet: Quiet = False,
) -> None:
    r"""List the runs that were recorded, the newest first, or show one of them with its settings, counts and times.

    Of capturing, comparing documents, recording and reporting the time is that which passed; of reading and matching
    it is the time of one core, summed over all that worked. A run that has not ended is under way, or was killed:
    the next one does what it left.

    \b
    Examples:
      verifier runs
      verifier runs --limit 100 --format json
      verifier runs 5f0c2a

    \b
    Exit code: 0 shown; 2 there is no such run, or no database; 5 nothing was recorded yet.
    """
    settings = settings_with(database=database)
    require_database(settings.place)
    with open_store(settings.place) as store:
        found = [run_named(store, name)] if name else store.runs(limit)
    if form is Form.JSON:
        print_data(render_runs_json(found))
    elif found:
        print_report(render_run(found[0]) if name else render_runs(found))
    elif not quiet:
        tell("nothing was recorded yet: `verifier check` records what it does")
    raise typer.Exit(ExitCode.CLEAN if found else ExitCode.NOTHING_TO_CHECK)
