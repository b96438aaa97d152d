"""The command ``verifier``: which commands there are, and what happens when one fails.

A command's module is imported when the command is used, so that ``verifier --help`` answers at once.
"""

import gc
import io
import os
import sys
import time
from collections.abc import Mapping, Sequence
from contextvars import copy_context
from importlib import import_module
from keyword import iskeyword
from types import MappingProxyType
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from verifier import __version__
from verifier.cli.log import INFO, LogFormat, event, log_as, say

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "demo": "See everything at work on a small newsroom on this machine.",
        "init": "Start a register: write a first claim file and the settings.",
        "lint": "Look for mistakes in claim files.",
        "check": "Check claims against their documents and sources.",
        "snapshot": "Capture what sources say now, or keep a copy that you have.",
        "archive": "List, show, verify and export the snapshots that are kept.",
        "extract": "Take the claims out of an article, with what they cite.",
        "links": "Check links: do they answer, live, and still say it?",
        "match": "Check one claim against one file.",
        "show": "Show a claim of the register, and what its sources make of it.",
        "conflicts": "Find where documents contradict one another.",
        "review": "Open the review desk in a browser, and decide.",
        "decide": "Decide about a claim or a conflict, and list what waits.",
        "export": "Write claims as a table, or reviews for publication.",
        "import": "Bring a table of claims into a claim file.",
        "evaluate": "Measure verdicts on labelled cases.",
        "calibrate": "Fit scores to your own labelled cases.",
        "db": "Bring the database up to date, inspect it, copy it, or make it again.",
        "runs": "List what was run, how it ended, and where the time went.",
        "doctor": "Look whether everything is in order, and say what to do.",
        "config": "Show every setting and where its value comes from.",
    }
)
"""Each command with what it does; its function has its name and lives in the module of that name (``import_``)."""

USAGE_OR_INTERNAL_ERROR: Final = 2
INCOMPLETE: Final = 3
INTERRUPTED: Final = 130
DEBUG_VARIABLE: Final = "VERIFIER_DEBUG"
COLLECTING: Final = (100_000, 20, 20)
"""When Python looks for garbage in cycles: much later than by itself (700, 10, 10). Claims and statements are many and
hold no cycles, and looking through them took a quarter of the time of a large search."""


class LazyCommands(TyperGroup):
    """The group of all commands; each is imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  typer does not export click's Context
        """Return the names in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002
        """Return the command *cmd_name*, or None, by which click knows that there is none."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write the list of commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def load_command(name: str) -> Any:  # noqa: ANN401  a click command, of typer's own click or the real one
    """Import the command *name* and return it."""
    python_name = f"{name}_" if iskeyword(name) else name
    function = getattr(import_module(f"verifier.cli.{python_name}"), python_name)
    if isinstance(function, typer.Typer):  # a command of several actions
        for action in function.registered_commands:
            action.help = (action.callback.__doc__ or "").replace(r"\b", "\b")
        return typer.main.get_command(function)
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    paragraphs = (function.__doc__ or "").replace(r"\b", "\b")  # click's mark for lines that must not be joined
    alone.command(name, short_help=COMMANDS[name], help=paragraphs)(function)
    return typer.main.get_command(alone)


app = typer.Typer(
    cls=LazyCommands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: verifier check claims/ --document kim-2025=articles/kim.pdf",
)


def _print_version(value: bool) -> None:  # noqa: FBT001  typer calls it so
    if value:
        typer.echo(f"verifier {__version__}")
        raise typer.Exit


@app.callback()
def verifier(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help=f"Show the traceback of an error; so does setting {DEBUG_VARIABLE}.")
    ] = False,
    log_format: Annotated[
        LogFormat, typer.Option(help="How to log to stderr: sentences, or one JSON object a line.")
    ] = LogFormat.TEXT,
) -> None:
    """Check claims against the sources they cite, and see the sentence that decides."""
    del version, debug  # the callback and main() see to them
    log_as(log_format, context.invoked_subcommand or "")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run verifier with *arguments*, or with those of the process, and return the exit code.

    An error that verifier raises on purpose becomes one message with a hint on stderr and exit code 2, or 3 where
    what the work leans on was lost on the way; so does an unexpected one, with a request to report it.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(*COLLECTING)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow encoding must not end the run
    return copy_context().run(_run, given)  # what the log is like ends with this call


def _run(given: list[str]) -> int:
    begun = time.monotonic()
    code = _ran(given)
    if code == INTERRUPTED:
        say(INFO, "interrupted", "interrupted")
    event(INFO, "ended", exit_code=code, seconds=round(time.monotonic() - begun, 3))
    return code


def _ran(given: list[str]) -> int:
    try:
        app(given, prog_name="verifier")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    except Exception as error:  # the last resort: users get a message, not a traceback
        from verifier.cli.console import explain  # noqa: PLC0415  only where needed: --help is to answer at once
        from verifier.errors import SchedulerLost, StoreLost  # noqa: PLC0415

        explain(error, debug="--debug" in given or bool(os.environ.get(DEBUG_VARIABLE)))
        return INCOMPLETE if isinstance(error, StoreLost | SchedulerLost) else USAGE_OR_INTERNAL_ERROR
    return 0


if __name__ == "__main__":
    sys.exit(main())
