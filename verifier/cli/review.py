"""``verifier review``: the review desk in a browser."""

import socket
import webbrowser
from typing import Annotated, Final

import typer

from verifier.cli.console import print_data, tell
from verifier.cli.decide import editor
from verifier.cli.desk import ArchiveFolder, Database, now, remote_of
from verifier.cli.options import ClaimFiles, claim_paths, settings_with
from verifier.pipeline.verdicts import ExitCode
from verifier.review.current import CurrentDesk
from verifier.review.opening import open_unfilled
from verifier.web.app import review_app
from verifier.web.hosts import hosts_for, is_loopback
from verifier.web.room import Room
from verifier.web.serving import address_of, listening, serve
from verifier.web.tokens import ENTRY, Doors

LOOPBACK: Final = "127.0.0.1"
PORT: Final = 8321
HIGHEST_PORT: Final = 65535


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
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who decides; by default the setting 'editor'.")
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
    settings = settings_with(archive=archive, database=database, editor=who)
    paths = claim_paths(files, settings)
    doors = None if is_loopback(host) else Doors()
    opened = open_unfilled(paths, settings.place, settings.archive, now, remote_of(settings))
    with opened as desk, listening(host, port) as listener:
        room = Room(CurrentDesk(desk, paths), now, editor(settings), doors, settings.max_bytes)
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
