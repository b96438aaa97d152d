"""The archive in object storage: ``verifier archive push`` and ``pull``, and what ``verify --objects`` looks at."""

from typing import Annotated, TypeAlias

import typer

from verifier.archive.archive import Archive
from verifier.archive.exchange import Exchanged, learn, verify_remote
from verifier.archive.exchange import pull as pull_files
from verifier.archive.exchange import push as push_files
from verifier.archive.remote import Remote
from verifier.cli.console import progress_bar, tell
from verifier.cli.desk import ArchiveFolder, archive_of
from verifier.cli.options import Quiet, settings_with
from verifier.domain.finding import Finding
from verifier.errors import ConfigError
from verifier.pipeline.diagnosing.sizes import size
from verifier.pipeline.progress import Progress
from verifier.pipeline.verdicts import ExitCode

Address: TypeAlias = Annotated[
    str | None,
    typer.Option("--to", metavar="URL", help="The object storage, in place of the setting 'objects'."),
]
From: TypeAlias = Annotated[
    str | None,
    typer.Option("--from", metavar="URL", help="The object storage, in place of the setting 'objects'."),
]


def push(to: Address = None, folder: ArchiveFolder = None, quiet: Quiet = False) -> None:  # noqa: FBT002  typer
    r"""Put every sealed file that is not there yet to the object storage, once and for all.

    Beside each file goes its SHA-256 and what is in it. A file that is there already with the same digest is in order;
    another one under that name is an error, and nothing is overwritten. Nothing is seen before all of it has arrived.
    Every run that captures something does so by itself; this does what a broken connection left.

    \b
    Examples:
      verifier archive push
      verifier archive push --to s3://newsroom-archive/snapshots

    \b
    Exit code: 0 all is there; 2 it cannot be used, or something could not be put; 5 nothing is sealed.
    """
    kept = archive_of(settings_with(archive=folder, objects=to))
    with progress_bar("pushing", quiet=quiet) as progress:
        done = push_files(kept.folder, required(kept), progress)
    _end(done, "put", quiet=quiet)


def pull(
    origin: From = None,
    folder: ArchiveFolder = None,
    *,
    index_only: Annotated[
        bool, typer.Option("--index-only", help="Bring no files: only learn what there is; it is fetched when read.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    r"""Bring every file that the object storage holds and the folder does not, each held against its digest.

    With --index-only the snapshots are listed and read as if they were here: what is read is fetched, and as much of it
    kept as the setting 'objects_cache' says.

    \b
    Examples:
      verifier archive pull
      verifier archive pull --from s3://newsroom-archive/snapshots --index-only

    \b
    Exit code: 0 all is here; 2 it cannot be used, or something is not what was sealed; 5 nothing is there.
    """
    kept = archive_of(settings_with(archive=folder, objects=origin))
    with progress_bar("pulling", quiet=quiet) as progress:
        done = (learn if index_only else pull_files)(kept.folder, required(kept), progress)
    _end(done, "noted" if index_only else "brought", quiet=quiet)


def verify_objects(kept: Archive, progress: Progress) -> list[Finding]:
    """Return what is the matter with what the object storage holds.

    Raises:
        ConfigError: there is none.
        ObjectsError: it cannot be asked.
    """
    return list(verify_remote(kept.folder, required(kept), progress))


def required(kept: Archive) -> Remote:
    """Return the object storage of the archive *kept*.

    Raises:
        ConfigError: there is none.
    """
    if kept.remote is None:
        raise ConfigError("no object storage is named", hint="Set `objects`, such as s3://bucket/prefix.")
    return kept.remote


def _end(done: Exchanged, what: str, *, quiet: bool) -> None:
    if not quiet:
        bytes_words = f", {size(done.bytes)}" if done.bytes else ""
        tell(f"{done.new} files {what}{bytes_words}; {done.known} were there already")
    raise typer.Exit(ExitCode.CLEAN if done.new or done.known else ExitCode.NOTHING_TO_CHECK)
