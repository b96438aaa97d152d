"""``verifier export``: claims as a table, for spreadsheets and other programs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import print_data, tell
from verifier.cli.options import ClaimFiles, claim_paths, settings_with
from verifier.pipeline.verdicts import ExitCode
from verifier.register.flat import rows_of
from verifier.register.load import load_register
from verifier.register.table import write_csv, write_jsonl
from verifier.reports.output import require_writable, write_report
from verifier.reports.safe import json_safe


class TableForm(StrEnum):
    """What a table of claims is written as."""

    CSV = "csv"
    JSONL = "jsonl"


def export(
    files: ClaimFiles = None,
    *,
    form: Annotated[
        TableForm | None,
        typer.Option("--format", "-f", help="What to write; by default as the ending of --output says, else csv."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the table to FILE, whole or not at all."),
    ] = None,
) -> None:
    r"""Write claims as a table: one row for each citation, with the source and the document in full.

    'verifier import' reads the same table.

    \b
    Examples:
      verifier export --output claims.csv
      verifier export claims/kim-2025.yaml --format jsonl

    \b
    Exit code: 0 done; 1 claims are left out for mistakes in their files; 2 wrong use; 5 there are no claims.
    """
    if output:
        require_writable(output)
    register = load_register(claim_paths(files, settings_with()))
    rows = list(rows_of(register, register.claims))
    content = write_csv(rows) if (form or _form_of(output)) is TableForm.CSV else json_safe(write_jsonl(rows))
    if output:
        write_report(output, content)
    else:
        print_data(content)
    tell(f"claims written: {len(register.claims)}, left out: {len(register.left_out)}")
    if register.errors:
        tell("some claim files have mistakes; `verifier lint` shows them")
        raise typer.Exit(ExitCode.FINDINGS)
    raise typer.Exit(ExitCode.CLEAN if register.claims else ExitCode.NOTHING_TO_CHECK)


def _form_of(output: Path | None) -> TableForm:
    is_jsonl = output is not None and output.suffix.lower() in {".jsonl", ".ndjson"}
    return TableForm.JSONL if is_jsonl else TableForm.CSV
