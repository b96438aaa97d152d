"""``verifier import``: a table of claims into a claim file."""

from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, tell
from verifier.cli.options import require_id, settings_with
from verifier.errors import ConfigError
from verifier.pipeline.verdicts import ExitCode
from verifier.register.exchange import Import, carry_out, plan_import
from verifier.register.load import load_register
from verifier.reports.lines import finding_lines

CLAIM_FILE_ENDINGS: Final = frozenset({".yaml", ".yml"})


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The table: CSV or JSONL, with at least a column 'text'.")
    ],
    *,
    document: Annotated[
        str, typer.Option("--document", "-d", metavar="ID", help="The document that states the claims.")
    ],
    into: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The claim file; without it, the one of the document, or a new one."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing if a single row has a mistake.")] = False,
) -> None:
    r"""Bring a table of claims into a claim file: a new one, or at the end of one that exists.

    Every row with a mistake is named with its line, and left out. Claims that the claim file holds already are passed
    over, so that a table can be imported again. Claims without an id get one made of their text.

    \b
    Examples:
      verifier import claims.csv --document kim-2025
      verifier import claims.jsonl --document kim-2025 --into claims/kim.yaml --strict

    \b
    Exit code: 0 all rows are in; 1 some rows have mistakes; 2 wrong use; 5 there is nothing to import.
    """
    require_id("--document", document)
    planned = plan_import(file, document, into or _claim_file(document))
    print_data(finding_lines(planned.findings))
    intake = planned.intake
    writes = bool(intake.claims) and not (strict and planned.errors)
    if writes:
        carry_out(planned)
    _summarise(planned, written=writes)
    if planned.errors:
        raise typer.Exit(ExitCode.FINDINGS)
    raise typer.Exit(ExitCode.CLEAN if intake.claims or intake.present else ExitCode.NOTHING_TO_CHECK)


def _claim_file(document: str) -> Path:
    """Return the claim file of *document*, or the path of a new one in the folder of claim files."""
    home = settings_with().claims
    known = load_register([home]).paths.get(document) if home.exists() else None
    if known is None and home.suffix in CLAIM_FILE_ENDINGS:
        raise ConfigError(f"{home} is a single claim file, of another document", hint="Name a new file with --into.")
    return known or home / f"{document}.yaml"


def _summarise(planned: Import, *, written: bool) -> None:
    """Tell what was done; *written* says whether it was done, or only would be."""
    intake = planned.intake
    what = f"claims: {len(intake.claims)}, sources: {len(intake.sources)}, there already: {intake.present}"
    tell(f"{'written into' if written else 'nothing written into'} {planned.into}: {what}; mistakes: {planned.errors}")
    if intake.elsewhere:
        tell(f"passed over: {intake.elsewhere} rows of other documents")
    if written and planned.file is None and intake.document.title == intake.document.id:
        tell(f"the table names no title: write it into {planned.into}")
