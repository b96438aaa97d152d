"""``verifier archive``: the command and its actions; here verifying what is kept, and giving it on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from verifier.archive.checksums import checksum
from verifier.cli.archive_objects import pull, push, verify_objects
from verifier.cli.archive_views import Pattern, Since, chosen, kept_archive, list_, show
from verifier.cli.console import print_data, progress_bar, tell
from verifier.cli.desk import ArchiveFolder, archive_of
from verifier.cli.options import Form, Quiet, settings_with
from verifier.domain.finding import Finding, Severity
from verifier.domain.snapshot import Snapshot
from verifier.pipeline.exporting import export_snapshots
from verifier.pipeline.verdicts import ExitCode
from verifier.reports.archived import render_verified_json
from verifier.reports.lines import finding_lines
from verifier.reports.output import require_writable
from verifier.reports.safe import visible

archive = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""List, show, verify and export the snapshots that are kept, and keep them in object storage as well.

    \b
    Examples:
      verifier archive list --url 'https://example.org/*'
      verifier archive show https://example.org/report --at 2025-07-12
      verifier archive verify
      verifier archive export --wacz evidence.wacz

    \b
    Exit code: 0 done; 1 something is wrong with the archive; 2 wrong use, or it cannot be used;
    5 there are no such snapshots.
    """,
)
archive.command("list", short_help="Which snapshots there are.")(list_)
archive.command("push", short_help="Put sealed files to the object storage.")(push)
archive.command("pull", short_help="Bring files from the object storage.")(pull)
archive.command("show", short_help="One snapshot: how it came about, its heads, its text, its bytes.")(show)


@archive.command(short_help="Is everything still what was stored?")
def verify(
    *,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
    folder: ArchiveFolder = None,
    in_objects: Annotated[
        bool, typer.Option("--objects", help="Verify what the object storage holds instead: all of it is read.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    r"""Read every record of every file and hold it against its digests, and each file against the list of checksums.

    Told are: damaged records and what refers to them, files that were altered, lost or left unfinished, and an index
    that does not agree. Each damage costs only what it touches.

    \b
    Examples:
      verifier archive verify
      verifier archive verify --archive snapshots/ --format json
      verifier archive verify --objects

    \b
    Exit code: 0 all is well; 1 something is the matter; 2 the archive cannot be read; 5 there is nothing to verify.
    """
    kept = kept_archive(folder)
    with progress_bar("verifying", quiet=quiet) as progress:
        findings = verify_objects(kept, progress) if in_objects else kept.verify(progress)
    snapshots = kept.snapshots()
    print_data(render_verified_json(findings, snapshots) if form is Form.JSON else finding_lines(findings))
    if not quiet:
        tell(f"{kept.folder}: {len(snapshots)} snapshots, {len(findings) or 'nothing'} to tell")
    raise typer.Exit(_verified(findings, snapshots))


@archive.command(short_help="Give snapshots on as one file that other programs replay.")
def export(
    *,
    wacz: Annotated[Path, typer.Option(metavar="FILE", help="The file to write, such as evidence.wacz.")],
    url: Pattern = None,
    since: Since = None,
    folder: ArchiveFolder = None,
    quiet: Quiet = False,
) -> None:
    r"""Write snapshots to one WACZ file, which ReplayWeb.page and other programs show, and print its SHA-256.

    With each snapshot go its requests, the redirects that led to it, and the records that it refers to, byte for byte.
    The same snapshots give the same file. Damaged ones are told and left out. An earlier file is replaced.

    \b
    Examples:
      verifier archive export --wacz evidence.wacz
      verifier archive export --wacz report.wacz --url 'https://example.org/report*' --since 2025-07-01

    \b
    Exit code: 0 written; 1 written without damaged snapshots; 2 wrong use, or it cannot be written;
    5 there is nothing to export.
    """
    require_writable(wacz)
    settings = settings_with(archive=folder)
    kept = archive_of(settings)
    snapshots = chosen(kept, url, since)
    with progress_bar("exporting", quiet=quiet) as progress:
        export = export_snapshots(kept, snapshots, wacz, settings.max_bytes, progress)
    for line in finding_lines(export.findings).splitlines():
        tell(line)
    if export.holds is None:
        tell("nothing to export: no snapshot is like that")
        raise typer.Exit(ExitCode.FINDINGS if export.findings else ExitCode.NOTHING_TO_CHECK)
    print_data(f"{checksum(wacz)}  {visible(str(wacz))}\n")
    if not quiet:
        tell(f"{export.holds.pages} pages; {export.holds.records} records from {export.holds.files} files")
    raise typer.Exit(ExitCode.FINDINGS if export.findings else ExitCode.CLEAN)


def _verified(findings: Sequence[Finding], snapshots: Sequence[Snapshot]) -> int:
    """Return the exit code; notes are in order: a run is writing, or has not listed a file yet."""
    if any(finding.severity is not Severity.NOTE for finding in findings):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN if snapshots else ExitCode.NOTHING_TO_CHECK
