"""``verifier review``: the review desk in a browser."""

import getpass
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from verifier.archive.archive import Archive
from verifier.cli.console import print_data, tell
from verifier.cli.desk import ArchiveFolder, Database, now
from verifier.cli.options import ClaimFiles, claim_paths, settings_with
from verifier.pipeline.verdicts import ExitCode
from verifier.register.load import load_register
from verifier.review.desk import ReviewDesk
from verifier.review.log import Log
from verifier.settings import Settings
from verifier.store.store import Store, open_store
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for, is_loopback
from verifier.web.room import Room
from verifier.web.serving import address_of, listening, serve
from verifier.web.tokens import ENTRY, Doors

LOOPBACK: Final = "127.0.0.1"
PORT: Final = 8321
HIGHEST_PORT: Final = 65535
DECISIONS: Final = "decisions.jsonl"


def review(
    files: ClaimFiles = None,
    *,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to listen at; any but loopback asks for a token.")
    ] = LOOPBACK,
    port: Annotated[
        int, typer.Option(min=0, max=HIGHEST_PORT, help="The port to listen at; 0 is any that is free.")
    ] = PORT,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A further name that leads to the desk; may be repeated."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; by default the name you are logged in by.")
    ] = None,
    archive: ArchiveFolder = None,
    database: Database = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser; only print the address.")] = False,
) -> None:
    r"""Open the review desk: what the machine found, the evidence for it, and your decisions.

    It shows what `verifier check` has recorded, so run that first. Decisions are appended to decisions.jsonl beside the
    claim files, for git to keep; nothing is ever overwritten. Stop it with Ctrl-C.

    The desk answers on this machine alone. At any other --host it lets in only browsers that open a one-time address,
    which it prints; whoever is in can invite others. It speaks plain HTTP: on a network that you do not trust, go
    through an SSH tunnel or a proxy with HTTPS instead.

    \b
    Examples:
      verifier review
      verifier review --port 0 --no-browser
      verifier review --host 0.0.0.0 --allow-host desk.example.org

    \b
    Exit code: 0 stopped; 2 wrong use, the port is taken, or the database or the claim files cannot be read.
    """
    settings = settings_with(archive=archive, database=database)
    paths = claim_paths(files, settings)
    doors = None if is_loopback(host) else Doors()
    with open_store(settings.database) as store, listening(host, port) as listener:
        room = Room(_desks(settings, paths, store), now, name or _login(), doors, settings.max_bytes)
        room.desk()  # what cannot be read is told before a browser opens
        names = {*(allow_host or ()), *(() if doors is None else (socket.gethostname(), socket.getfqdn()))}
        app = review_app(room, hosts_for(host, names))
        address = address_of(listener, host)
        if doors is not None:
            address = f"{address}{ENTRY}?token={doors.invite()}"
            tell("The desk can be reached from other machines. This address opens it once, in one browser:")
        print_data(f"{address}\n")
        tell("Stop it with Ctrl-C.")
        if not no_browser:
            webbrowser.open(address)
        serve(app, listener)
    raise typer.Exit(ExitCode.CLEAN)


def _desks(settings: Settings, paths: list[Path], store: Store) -> Callable[[], ReviewDesk]:
    """Return what gives the desk as it is now."""
    register = load_register(paths)
    log = Log(_folder(paths[0]) / DECISIONS, store.reviewing)
    desk = ReviewDesk(store, register, Archive(settings.archive), log, now)

    def current() -> ReviewDesk:
        desk.refresh()
        return desk

    return current


def _folder(claims: Path) -> Path:
    """Return the folder of the claim files, which is where decisions lie."""
    return claims if claims.is_dir() else claims.parent


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "editor"
