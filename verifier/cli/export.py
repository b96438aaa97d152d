"""``verifier export``: claims as a table for other programs, and reviews for publication."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, tell
from verifier.cli.desk import ArchiveFolder, Database, require_database
from verifier.cli.options import ClaimFiles, claim_paths, settings_with
from verifier.pipeline.verdicts import ExitCode
from verifier.register.flat import rows_of
from verifier.register.load import load_register
from verifier.register.register import Register
from verifier.register.table import write_csv, write_jsonl
from verifier.reports.annotations import render_annotations
from verifier.reports.claimreview import Publisher, parse_scale, render_claimreview
from verifier.reports.output import require_writable, write_report
from verifier.reports.review_html import render_review_html
from verifier.reports.review_table import render_review_csv, render_review_jsonl
from verifier.reports.safe import json_safe
from verifier.review.desk import ReviewDesk
from verifier.review.exporting import (
    claims_with_evidence,
    confirmed_claims,
    confirmed_conflicts,
    every_conflict,
    everything,
)
from verifier.review.opening import open_review
from verifier.settings import Settings


class ExportForm(StrEnum):
    """What is written, and as what."""

    CSV = "csv"
    JSONL = "jsonl"
    REVIEW_CSV = "review-csv"
    REVIEW_JSONL = "review-jsonl"
    REVIEW_HTML = "review-html"
    CLAIMREVIEW = "claimreview"
    ANNOTATIONS = "annotations"


_ENDINGS: Final[Mapping[str, ExportForm]] = MappingProxyType(
    {
        ".jsonl": ExportForm.JSONL,
        ".ndjson": ExportForm.JSONL,
        ".html": ExportForm.REVIEW_HTML,
        ".htm": ExportForm.REVIEW_HTML,
        ".jsonld": ExportForm.CLAIMREVIEW,
    }
)


def export(
    files: ClaimFiles = None,
    *,
    form: Annotated[
        ExportForm | None,
        typer.Option("--format", "-f", help="What to write; by default as the ending of --output says, else csv."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, whole or not at all."),
    ] = None,
    archive: ArchiveFolder = None,
    database: Database = None,
) -> None:
    r"""Write claims as a table, or what people have decided about them.

    csv, jsonl      claims: one row for each citation, with source and document in full; 'verifier import' reads it
    review-csv      one row for each claim and conflict: what the machine says, and the decision that stands
    review-jsonl    the same with every decision ever made
    review-html     a page for publication: what people have confirmed, with the passage
    claimreview     the same as schema.org's ClaimReview, for search engines
    annotations     the evidence as W3C web annotations

    \b
    Examples:
      verifier export --output claims.csv
      verifier export claims/kim-2025.yaml --format jsonl
      verifier export --format claimreview --output reviews.jsonld

    \b
    Exit code: 0 done; 1 claims are left out for mistakes in their files; 2 wrong use; 5 there are no claims.
    """
    if output:
        require_writable(output)
    settings = settings_with(archive=archive, database=database)
    chosen = form or _form_of(output)
    if chosen in {ExportForm.CSV, ExportForm.JSONL}:
        register = load_register(claim_paths(files, settings))
        content = _table(register, chosen)
    else:
        register, content = _review(files, settings, chosen)
    if output:
        write_report(output, content)
    else:
        print_data(content)
    tell(f"claims written: {len(register.claims)}, left out: {len(register.left_out)}")
    if register.errors:
        tell("some claim files have mistakes; `verifier lint` shows them")
        raise typer.Exit(ExitCode.FINDINGS)
    raise typer.Exit(ExitCode.CLEAN if register.claims else ExitCode.NOTHING_TO_CHECK)


def publisher_of(settings: Settings) -> Publisher:
    """Return who publishes, by the settings.

    Raises:
        ConfigError: the scale cannot be used.
    """
    scale = parse_scale(settings.ratings)
    return Publisher(settings.publisher, settings.publisher_url, settings.review_url, scale)


def _table(register: Register, form: ExportForm) -> str:
    rows = list(rows_of(register, register.claims))
    return write_csv(rows) if form is ExportForm.CSV else json_safe(write_jsonl(rows))


def _review(files: list[Path] | None, settings: Settings, form: ExportForm) -> tuple[Register, str]:
    require_database(settings.place)
    publisher = publisher_of(settings)
    with open_review(claim_paths(files, settings), settings.place, settings.archive) as desk:
        return desk.register, _RENDERERS[form](desk, publisher)


_RENDERERS: Final[Mapping[ExportForm, Callable[[ReviewDesk, Publisher], str]]] = MappingProxyType(
    {
        ExportForm.REVIEW_CSV: lambda desk, _: render_review_csv(everything(desk)),
        ExportForm.REVIEW_JSONL: lambda desk, _: render_review_jsonl(everything(desk)),
        ExportForm.REVIEW_HTML: lambda desk, publisher: render_review_html(
            list(confirmed_claims(desk)), list(confirmed_conflicts(desk)), publisher
        ),
        ExportForm.CLAIMREVIEW: lambda desk, publisher: render_claimreview(confirmed_claims(desk), publisher),
        ExportForm.ANNOTATIONS: lambda desk, _: render_annotations(claims_with_evidence(desk), every_conflict(desk)),
    }
)


def _form_of(output: Path | None) -> ExportForm:
    return _ENDINGS.get(output.suffix.lower(), ExportForm.CSV) if output else ExportForm.CSV
