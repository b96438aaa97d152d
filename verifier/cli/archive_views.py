"""Looking into the archive: ``verifier archive list`` and ``show``."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, TypeAlias

import typer

from verifier.archive.archive import Archive
from verifier.archive.history import matching
from verifier.cli.console import print_data, print_report
from verifier.cli.desk import ArchiveFolder, archive_of
from verifier.cli.options import Form, settings_with
from verifier.domain.nearness import end_of
from verifier.domain.snapshot import Snapshot
from verifier.errors import ConfigError, NoText
from verifier.pipeline.reading_back import text_in
from verifier.pipeline.texts import Missing
from verifier.pipeline.verdicts import ExitCode
from verifier.reports.archived import (
    render_heads,
    render_list,
    render_list_csv,
    render_list_json,
    render_list_jsonl,
    render_one,
    render_one_json,
)
from verifier.reports.safe import visible


class ListForm(StrEnum):
    """For people, for programs, line by line, or for spreadsheets."""

    CONSOLE = "console"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


LIST_FORMS: Final[Mapping[ListForm, Callable[[Sequence[Snapshot]], str]]] = MappingProxyType(
    {
        ListForm.JSON: render_list_json,
        ListForm.JSONL: render_list_jsonl,
        ListForm.CSV: render_list_csv,
    }
)


def parse_day(written: str) -> date:
    """Return the day that *written* names.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise typer.BadParameter(f"{written!r} is no day, such as 2025-07-12") from error


def parse_moment(written: str) -> datetime:
    """Return the moment that *written* names: of a day its end, in UTC unless another zone is given.

    Raises:
        typer.BadParameter: it is none.
    """
    try:
        return end_of(date.fromisoformat(written))
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        message = f"{written!r} is neither a day nor a time, such as 2025-07-12 or 2025-07-12T08:30"
        raise typer.BadParameter(message) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Pattern: TypeAlias = Annotated[
    str | None,
    typer.Option("--url", metavar="PATTERN", help="Only this URL; in it, * stands for anything. Quote it."),
]
Since: TypeAlias = Annotated[
    date | None,
    typer.Option(parser=parse_day, metavar="DATE", help="Only what was captured on this day (UTC) or later."),
]


def list_(
    *,
    url: Pattern = None,
    since: Since = None,
    form: Annotated[ListForm, typer.Option("--format", "-f", help="What to print.")] = ListForm.CONSOLE,
    folder: ArchiveFolder = None,
) -> None:
    r"""List the snapshots, oldest first: when, what the server answered, which URL, and the beginning of its id.

    \b
    Examples:
      verifier archive list
      verifier archive list --url '*example.org/*' --since 2025-07-01
      verifier archive list --format csv > snapshots.csv

    \b
    Exit code: 0 listed; 2 wrong use, or the archive cannot be read; 5 there are none.
    """
    snapshots = chosen(kept_archive(folder), url, since)
    if form is ListForm.CONSOLE:
        print_report(render_list(snapshots))
    else:
        print_data(LIST_FORMS[form](snapshots))
    raise typer.Exit(ExitCode.CLEAN if snapshots else ExitCode.NOTHING_TO_CHECK)


def show(
    name: Annotated[str, typer.Argument(metavar="URL_OR_ID", help="A URL, or the id of a record or its beginning.")],
    *,
    at: Annotated[
        datetime | None,
        typer.Option(
            parser=parse_moment,
            metavar="DATE",
            help="The snapshot that shows best what the URL said on this day, or at this time.",
        ),
    ] = None,
    headers: Annotated[bool, typer.Option("--headers", help="The heads of all requests and answers.")] = False,
    text: Annotated[bool, typer.Option("--text", help="The readable text.")] = False,
    raw: Annotated[bool, typer.Option("--raw", help="The content, byte for byte; not on a terminal.")] = False,
    form: Annotated[Form, typer.Option("--format", "-f", help="What to print.")] = Form.CONSOLE,
    folder: ArchiveFolder = None,
) -> None:
    r"""Show a snapshot: the newest of a URL, the one that an id names, or what a URL said on a day.

    What it said on a day is the nearest snapshot; one from after the day counts as twice as far away, since the page
    may have changed in between. Nothing is given out that is not what was stored.

    \b
    Examples:
      verifier archive show https://example.org/report --at 2025-07-12
      verifier archive show 3f2a9c1e --headers
      verifier archive show https://example.org/report.pdf --raw > report.pdf

    \b
    Exit code: 0 shown; 2 wrong use, there is no such snapshot, or it is damaged.
    """
    if headers + text + raw > 1:
        raise ConfigError("--headers, --text and --raw exclude one another", hint="choose one")
    kept = kept_archive(folder)
    snapshot = _found(kept, name, at)
    if raw:
        _print_bytes(kept.payload(snapshot))
    elif text:
        print_data(_text(kept, snapshot))
    elif headers:
        print_data(render_heads(kept.steps(snapshot)))
    elif form is Form.JSON:
        print_data(render_one_json(snapshot, kept.steps(snapshot)))
    else:
        print_report(render_one(snapshot, kept.steps(snapshot), kept.snapshots(snapshot.url)))


def kept_archive(folder: Path | None) -> Archive:
    """Return the archive in *folder*, or without one that of the settings."""
    return archive_of(settings_with(archive=folder))


def chosen(kept: Archive, url: str | None, since: date | None) -> list[Snapshot]:
    """Return the snapshots that were asked for, oldest first."""
    snapshots = kept.snapshots()
    if url is not None:
        snapshots = list(matching(snapshots, url))
    if since is not None:
        begin = datetime.combine(since, time.min, UTC)
        snapshots = [snapshot for snapshot in snapshots if snapshot.captured_at >= begin]
    return snapshots


def _found(kept: Archive, name: str, at: datetime | None) -> Snapshot:
    """Return the snapshot that *name* means.

    Raises:
        UnknownName: there is none.
        ConfigError: an id is given a time as well.
    """
    if "://" in name:
        return kept.latest(name) if at is None else kept.nearest(name, at)
    if at is not None:
        raise ConfigError("an id is of one snapshot, so that --at has no meaning", hint="give a URL with --at")
    return kept.with_id(name)


def _text(kept: Archive, snapshot: Snapshot) -> str:
    """Return the readable text of *snapshot*, made harmless.

    Raises:
        NoText: it has none.
    """
    text = text_in(kept, snapshot, settings_with().max_bytes)
    if isinstance(text, Missing):
        raise NoText(f"{snapshot.url}: {text.message}", hint=text.hint)
    return visible(text.content.rstrip("\n")) + "\n"


def _print_bytes(content: bytes) -> None:
    """Write *content* to stdout as it is.

    Raises:
        ConfigError: stdout is a terminal, which would obey what stands in it.
    """
    if sys.stdout.isatty():
        raise ConfigError("raw bytes are not shown on a terminal", hint="send them to a file: … --raw > page.html")
    print_data("")  # what was said before goes first
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
