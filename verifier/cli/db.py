"""``verifier db``: the database as a file: brought up to date, inspected, copied, made again."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.console import print_data, progress_bar, tell
from verifier.cli.desk import ArchiveFolder, Database, archive_of, require_database
from verifier.cli.options import Quiet, settings_with
from verifier.domain.database import Place
from verifier.domain.finding import Finding, Severity
from verifier.errors import ConfigError
from verifier.pipeline.desk import LEDGER
from verifier.pipeline.rebuild import rebuild
from verifier.pipeline.verdicts import ExitCode
from verifier.register.ledger import read_ledger
from verifier.reports.safe import one_line
from verifier.settings import Settings
from verifier.store.schema import REVISIONS
from verifier.store.store import open_store


class Action(StrEnum):
    """What to do with the database."""

    UPGRADE = "upgrade"
    CHECK = "check"
    BACKUP = "backup"
    REBUILD = "rebuild"


def db(
    action: Annotated[Action, typer.Argument(help="What to do.")],
    file: Annotated[Path | None, typer.Argument(help="Where 'backup' writes the copy to.")] = None,
    *,
    database: Database = None,
    archive: ArchiveFolder = None,
    quiet: Quiet = False,
) -> None:
    r"""Bring the database up to date, inspect it, copy it, or make it again from the archive.

    upgrade   create the database, or bring one of an earlier version up to date; every command does so by itself
    check     inspect the file, the ties between its rows, every text and the place of every piece of evidence
    backup    copy the database to FILE while it is in use; an earlier copy is replaced
    rebuild   fill in the snapshots and texts that the archive holds; 'verifier check' then judges anew

    \b
    Examples:
      verifier db check
      verifier db backup verifier-2025-07-12.db
      verifier db rebuild --archive snapshots/

    \b
    Exit code: 0 done; 1 something is wrong with the database or the archive; 2 wrong use, or it cannot be used.
    """
    settings = settings_with(database=database, archive=archive)
    if (action is Action.BACKUP) is (file is None):
        raise ConfigError("`backup` takes a file, and no other action does", hint="see `verifier db --help`")
    if action in {Action.CHECK, Action.BACKUP}:
        require_database(settings.place)
    if action is Action.REBUILD:
        findings = _rebuild(settings, quiet=quiet)
    else:
        findings = _act(action, settings.place, file, quiet=quiet)
    print_data("".join(_lines(findings)))
    is_wrong = any(found.severity is Severity.ERROR for found in findings)
    raise typer.Exit(ExitCode.FINDINGS if is_wrong else ExitCode.CLEAN)


def _act(action: Action, place: Place, file: Path | None, *, quiet: bool) -> Sequence[Finding]:
    """Do all but rebuild; returns what was found."""
    findings: Sequence[Finding] = ()
    with open_store(place) as store:
        message = f"{place} is up to date: its schema is {REVISIONS[-1]}"
        if action is Action.CHECK:
            findings = store.check()
            message = f"{place}: {len(findings)} found" if findings else f"{place} is sound"
        if file is not None:
            store.backup(file)
            message = f"{place} copied to {file}"
    if not quiet:
        tell(message)
    return findings


def _rebuild(settings: Settings, *, quiet: bool) -> Sequence[Finding]:
    archive = archive_of(settings)
    ledger = read_ledger(settings.archive / LEDGER)
    snapshots = archive.snapshots()
    with open_store(settings.place) as store, progress_bar("rebuilding", quiet=quiet) as progress:
        rebuilt = rebuild(
            store,
            snapshots,
            archive.payload,
            max_bytes=settings.max_bytes,
            ledger=ledger,
            progress=progress,
        )
    if not quiet:
        tell(f"snapshots: {rebuilt.snapshots}; texts read: {rebuilt.texts}, kept already: {rebuilt.kept}")
        if rebuilt.not_in_archive:
            tell(f"sources of the ledger whose last capture is not in this archive: {len(rebuilt.not_in_archive)}")
    return rebuilt.findings


def _lines(findings: Sequence[Finding]) -> list[str]:
    """Return a line for each finding, in the form that ``verifier lint`` has, with its hint below."""
    lines = []
    for found in findings:
        about = f" ({found.subject})" if found.subject and found.subject not in found.message else ""
        lines.append(one_line(f"{found.file}: {found.severity.value} {found.code} {found.message}{about}") + "\n")
        lines.append(f"    {one_line(found.hint)}\n" if found.hint else "")
    return lines
