"""What commands that capture or remember have in common: their options, and the desk that these make up."""

import contextlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from verifier import __version__
from verifier.archive.archive import Archive
from verifier.archive.exchange import push
from verifier.archive.remote import Remote
from verifier.cli.console import tell_error
from verifier.cli.due import policy_of
from verifier.cli.log import log_of_run
from verifier.domain.database import Place
from verifier.errors import ArchiveError, StoreError
from verifier.fetching.mementos_archives import WebArchive, web_archives
from verifier.fetching.policy import FetchPolicy, user_agent
from verifier.pipeline.desk import Capturing, Desk
from verifier.pipeline.keeper import Forgetful
from verifier.pipeline.progress import quiet
from verifier.settings import Settings
from verifier.store.store import Store, open_store

ArchiveFolder: TypeAlias = Annotated[
    Path | None, typer.Option("--archive", metavar="DIR", help="The folder of the snapshots and the ledger.")
]
Database: TypeAlias = Annotated[
    Path | None, typer.Option("--database", metavar="PATH", help="The database; it is made if there is none.")
]
AllowNetwork: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(metavar="CIDR", help="A network that may be reached besides the public internet; may be repeated."),
]
Proxy: TypeAlias = Annotated[str | None, typer.Option(metavar="URL", help="The proxy to go through; by default none.")]


NoWebArchives: TypeAlias = Annotated[
    bool, typer.Option("--no-web-archives", help="Ask no archive on the web for copies of dead pages.")
]


def archives_to_ask(settings: Settings, *, no_web_archives: bool) -> tuple[WebArchive, ...]:
    """Return the archives on the web that may be asked for copies.

    Raises:
        ConfigError: the setting names something else.
    """
    return () if no_web_archives else web_archives(settings.web_archives)


def fetch_policy(settings: Settings, allow_network: list[str] | None) -> FetchPolicy:
    """Return what the options and the settings allow.

    Raises:
        ConfigError: a network or the proxy is none.
    """
    return FetchPolicy(
        allowed_networks=tuple(allow_network or ()),
        timeout_s=settings.fetch_timeout,
        max_bytes=settings.fetch_max_bytes,
        per_host=settings.fetch_per_host,
        retries=settings.fetch_retries,
        robots=settings.robots,
        user_agent=user_agent(settings.contact),
        proxy=settings.proxy or None,
    )


def archive_of(settings: Settings) -> Archive:
    """Return the archive of *settings*, with the object storage that they name, if any; nothing is opened yet."""
    return Archive(settings.archive, remote_of(settings))


def remote_of(settings: Settings) -> Remote | None:
    """Return the object storage that *settings* name, if any."""
    return Remote(settings.objects, settings.objects_cache) if settings.objects else None


def push_sealed(archive: Archive) -> None:
    """Put what was sealed to the object storage, if there is one; where that fails, it is told, and nothing is lost."""
    if archive.remote is not None:
        try:
            push(archive.folder, archive.remote, quiet)
        except ArchiveError as error:
            tell_error(error)


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@contextlib.contextmanager
def open_desk(
    settings: Settings,
    policy: FetchPolicy,
    capturing: Capturing,
    *,
    all_claims: bool = False,
    archives: tuple[WebArchive, ...] = (),
) -> Iterator[Desk]:
    """Give a desk with the archive and the database of *settings*, which is made if there is none.

    *archives* on the web may be asked for copies.

    Raises:
        StoreError: the database cannot be used.
    """
    run_id = new_run_id()
    archive = archive_of(settings)
    with open_database(settings) as store, log_of_run(run_id):
        yield Desk(
            archive,
            store,
            policy,
            capturing,
            now,
            run_id,
            __version__,
            all_claims=all_claims,
            web_archives=archives,
            is_due=policy_of(settings),
            work=store.work,
        )
        if capturing is not Capturing.NONE:
            push_sealed(archive)


def reading_desk(settings: Settings) -> Desk:
    """Return a desk that reads the archive of *settings*, and neither requests nor writes anything."""
    archive = archive_of(settings)
    return Desk(archive, Forgetful(), FetchPolicy(), Capturing.NONE, now, new_run_id(), __version__, keeps_ledger=False)


def require_database(place: Place) -> None:
    """Make sure that there is a database at *place*; whether a server has it shows when it is opened.

    Raises:
        StoreError: there is no such file.
    """
    if isinstance(place, Path) and not place.exists():
        raise StoreError(f"there is no database {place}", hint="`verifier check` makes one")


def new_run_id() -> str:
    """Return an id that no other run has; when it was stands beside it everywhere."""
    return secrets.token_hex(6)


def open_database(settings: Settings, command: str = "check") -> Store:
    """Return the database of *settings*, which is made if there is none.

    Raises:
        StoreError: it cannot be used; *command* is named as one that does without.
    """
    try:
        return open_store(settings.place)
    except StoreError as error:
        hint = f"{error.hint}; `verifier {command} --no-store` does without one"
        raise type(error)(str(error), hint=hint) from error
