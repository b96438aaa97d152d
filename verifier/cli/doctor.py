"""``verifier doctor``: is everything in order that verifier works with, and what is to be done?"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from verifier.archive.index import read_index
from verifier.cli.console import print_data, print_report
from verifier.cli.desk import ArchiveFolder, Database, fetch_policy, now, remote_of
from verifier.cli.options import Form
from verifier.errors import ConfigError
from verifier.pipeline.diagnosing.database import diagnose_database
from verifier.pipeline.diagnosing.diagnosis import Diagnosis, State, well, wrong
from verifier.pipeline.diagnosing.judging import diagnose_model
from verifier.pipeline.diagnosing.network import diagnose_network
from verifier.pipeline.diagnosing.scheduler import diagnose_scheduler
from verifier.pipeline.diagnosing.snapshots import diagnose_archive
from verifier.pipeline.diagnosing.storage import diagnose_objects
from verifier.pipeline.diagnosing.surroundings import diagnose_clock, diagnose_disk, diagnose_versions
from verifier.pipeline.verdicts import ExitCode
from verifier.reports.doctor import render_doctor, render_doctor_json
from verifier.settings import DEFAULT, Settings


def doctor(
    *,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
    archive: ArchiveFolder = None,
    database: Database = None,
) -> None:
    r"""Look at settings, database, archive, model, disk, network settings, clock and versions, and say what to do.

    Nothing is changed, and nothing is made that is not there; nobody is asked but the object storage, the server of
    the database and the scheduler, if they are set. Of the archive a sample is read; `verifier archive verify` reads
    all of it, and `verifier db check` all of the database.

    \b
    Examples:
      verifier doctor
      verifier doctor --format json

    \b
    Exit code: 0 nothing is in the way, though there may be warnings; 1 there is a problem.
    """
    found = list(_diagnoses({"archive": archive, "database": database}))
    if form is Form.JSON:
        print_data(render_doctor_json(found))
    else:
        print_report(render_doctor(found))
    is_ill = any(each.state is State.PROBLEM for each in found)
    raise typer.Exit(ExitCode.FINDINGS if is_ill else ExitCode.CLEAN)


def _diagnoses(flags: dict[str, Path | None]) -> Iterator[Diagnosis]:
    try:
        settings, origins = Settings.load(Path.cwd(), os.environ, flags)
        changed = {origin for origin in origins.values() if origin != DEFAULT}
        yield well("settings", f"from {', '.join(sorted(changed))}" if changed else "all as shipped")
    except ConfigError as error:
        yield wrong("settings", f"{error}; all else is looked at as if there were none", error.hint)
        settings = Settings()
    yield from diagnose_database(settings.place)
    yield from diagnose_archive(settings.archive)
    yield from diagnose_objects(settings.archive, remote_of(settings))
    yield from diagnose_model(settings.judging)
    yield from diagnose_scheduler(settings.scheduler, settings.judging, settings.certificates)
    yield from diagnose_disk(each for each in (settings.archive, settings.place) if isinstance(each, Path))
    yield from diagnose_network(lambda: fetch_policy(settings, None), settings.contact, os.environ)
    yield diagnose_clock(now(), _recorded(settings.archive))
    yield from diagnose_versions()


def _recorded(archive: Path) -> list[datetime]:
    """Return when snapshots were made, by the index as it is written."""
    return [entry.at for entry in read_index(archive).entries]
