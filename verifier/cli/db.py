"""``verifier db``: the database as a whole: brought up to date, inspected, copied, restored, made again."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, progress_bar, tell
from verifier.cli.desk import ArchiveFolder, Database, archive_of, require_database
from verifier.cli.options import Quiet, settings_with
from verifier.domain.database import Place, place_of
from verifier.domain.finding import Finding, Severity
from verifier.errors import ConfigError
from verifier.pipeline.desk import LEDGER
from verifier.pipeline.rebuild import rebuild
from verifier.pipeline.verdicts import ExitCode
from verifier.register.ledger import read_ledger
from verifier.reports.safe import one_line
from verifier.settings import Settings
from verifier.store.restoring import restore
from verifier.store.schema import REVISIONS
from verifier.store.store import Store, open_store


class Action(StrEnum):
    """What to do with the database."""

    UPGRADE = "upgrade"
    CHECK = "check"
    BACKUP = "backup"
    RESTORE = "restore"
    COPY = "copy"
    REBUILD = "rebuild"


WITH_TARGET: Final = frozenset({Action.BACKUP, Action.RESTORE, Action.COPY})
_ADDRESS: Final = "it is postgresql://USER@HOST/DATABASE; a password is better kept in ~/.pgpass"


def db(
    action: Annotated[Action, typer.Argument(help="What to do.")],
    target: Annotated[
        str | None, typer.Argument(help="The file of a backup; with 'copy' a file or the address of a database.")
    ] = None,
    *,
    database: Database = None,
    archive: ArchiveFolder = None,
    quiet: Quiet = False,
) -> None:
    r"""Bring the database up to date, inspect it, back it up, copy it, or make it again from the archive.

    upgrade   create the database, or bring one of an earlier version up to date; every command does so by itself
    check     inspect the file, the ties between its rows, every text and the place of every piece of evidence
    backup    copy a database that is a file to TARGET while it is in use; an earlier copy is replaced
    restore   look at the backup TARGET, then put it in the place of the database, which is kept as .before
    copy      copy everything into TARGET, a new file or an empty database on a server, and compare the two
    rebuild   fill in the snapshots and texts that the archive holds; 'verifier check' then judges anew

    \b
    Examples:
      verifier db check
      verifier db backup verifier-2025-07-12.db
      verifier db restore verifier-2025-07-12.db
      verifier db copy postgresql://ana@db.example.org/verifier
      verifier db rebuild --archive snapshots/

    \b
    Exit code: 0 done; 1 something is wrong with the database or the archive; 2 wrong use, or it cannot be used.
    """
    settings = settings_with(database=database, archive=archive)
    if (action in WITH_TARGET) is (target is None):
        raise ConfigError(f"`{action}` takes {'a' if target is None else 'no'} target", hint="see `verifier db --help`")
    if action in {Action.CHECK, Action.BACKUP, Action.COPY}:
        require_database(settings.place)
    if action is Action.REBUILD:
        findings = _rebuild(settings, quiet=quiet)
    else:
        findings = _act(action, settings.place, target or "", quiet=quiet)
    print_data("".join(_lines(findings)))
    is_wrong = any(found.severity is Severity.ERROR for found in findings)
    raise typer.Exit(ExitCode.FINDINGS if is_wrong else ExitCode.CLEAN)


def _act(action: Action, place: Place, target: str, *, quiet: bool) -> Sequence[Finding]:
    """Do all but rebuild; returns what was found."""
    findings: Sequence[Finding] = ()
    if action is Action.RESTORE:
        message = _restore(place, Path(target), quiet=quiet)
    else:
        with open_store(place) as store:
            message = f"{place} is up to date: its schema is {REVISIONS[-1]}"
            if action is Action.CHECK:
                findings = store.check()
                message = f"{place}: {len(findings)} found" if findings else f"{place} is sound"
            elif action is Action.BACKUP:
                store.backup(Path(target))
                message = f"{place} copied to {target}"
            elif action is Action.COPY:
                message = _copy(store, target, quiet=quiet)
    if not quiet:
        tell(message)
    return findings


def _copy(store: Store, target: str, *, quiet: bool) -> str:
    try:
        place = place_of(target)
    except ValueError as error:
        raise ConfigError(f"the target is no file and no address of a database: {error}", hint=_ADDRESS) from error
    with open_store(place) as other, progress_bar("copying", quiet=quiet) as progress:
        copied = store.copy_to(other, progress)
    if not quiet:
        for each in copied:
            tell(f"{each.table}: {each.rows} rows, SHA-256 {each.sha256[:16]} in both")
    return f"{store.place} copied to {place}"


def _restore(place: Place, backup: Path, *, quiet: bool) -> str:
    with progress_bar("restoring", quiet=quiet) as progress:
        before = restore(backup, place, progress)
    kept = f"; the one before is kept as {before}" if before else ""
    return f"{place} is restored from {backup}{kept}"


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
