"""What commands share in talking to people: data on stdout, progress and hints on stderr."""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from verifier.errors import VerifierError
from verifier.reports.safe import one_line

FILE_WIDTH: Final = 100  # columns of a console report that is written to a file
LONGEST_MESSAGE: Final = 500  # code points of an error that nobody wrote for people


class Advance(Protocol):
    """How a command's work reports that *done* of *total* steps are done, *label* being at work."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Take note."""


def print_data(text: str) -> None:
    """Write *text* to stdout. A reader that has gone, such as ``head``, is no error."""
    print_pieces((text,))


def print_pieces(pieces: Iterable[str]) -> None:
    """Write *pieces* to stdout as they come; where the reader has gone, those that are left are not made."""
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def print_report(report: RenderableType) -> None:
    """Write *report* to stdout, in colour on a terminal unless NO_COLOR is set, and else as plain text."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        print_data(plain(report, console.width))
        return
    with console.capture() as captured:
        console.print(report)
    print_data(captured.get())


def print_parts(parts: Iterable[RenderableType]) -> None:
    """Write the *parts* of a report to stdout one after the other, as :func:`print_report` writes it whole."""
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    print_pieces(_coloured(parts, console) if console.is_terminal else plain_pieces(parts, console.width))


def _coloured(parts: Iterable[RenderableType], console: Console) -> Iterator[str]:
    for part in parts:
        with console.capture() as captured:
            console.print(Group(part))
        yield captured.get()


def plain_pieces(parts: Iterable[RenderableType], width: int = FILE_WIDTH) -> Iterator[str]:
    """Yield the *parts* of a report as :func:`plain` writes it whole."""
    stream = io.StringIO()
    console = _plain_console(stream, width)
    for part in parts:
        console.print(Group(part))  # as a group writes each, not as a line that stands alone
        yield _without_ends(stream.getvalue())
        stream.seek(0)
        stream.truncate()


def plain(report: RenderableType, width: int = FILE_WIDTH) -> str:
    """Return *report* as plain text of *width* columns, without colours and without spaces at the ends of lines."""
    stream = io.StringIO()
    _plain_console(stream, width).print(report)
    return _without_ends(stream.getvalue())


def _plain_console(stream: io.StringIO, width: int) -> Console:
    return Console(file=stream, width=width, color_system=None, highlight=False, markup=False, emoji=False)


def _without_ends(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.split("\n")[:-1])


def tell(message: str) -> None:
    """Write a remark to stderr."""
    sys.stderr.write(f"{one_line(message)}\n")


def tell_error(error: VerifierError) -> None:
    """Write what went wrong to stderr, and below it what to do."""
    tell(f"verifier: {error}")
    if error.hint:
        sys.stderr.write(f"  {one_line(error.hint)}\n")


def explain(error: Exception, *, debug: bool) -> None:
    """Write to stderr what ended the program: an error raised on purpose, or a mistake in verifier itself.

    Args:
        error: What was raised.
        debug: Whether to show the traceback as well.
    """
    if debug:
        sys.stderr.write("".join(traceback.format_exception(error)))
    if isinstance(error, VerifierError):
        tell_error(error)
    else:
        tell(f"verifier: internal error: {type(error).__name__}: {error}"[:LONGEST_MESSAGE])
        sys.stderr.write("  this is a mistake in verifier: run it again with --debug and report what it prints\n")


@contextlib.contextmanager
def progress_bar(title: str, *, quiet: bool) -> Iterator[Advance]:
    """Show a progress bar on stderr while the block runs: only on a terminal, and not with *quiet*."""
    console = Console(stderr=True, highlight=False, markup=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[label]}", markup=False),
    )
    shown = Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal)
    with shown:
        task = shown.add_task(title, total=None, label="")

        def advance(done: int, total: int, label: str) -> None:
            shown.update(task, completed=done, total=total, label=one_line(label)[:40])

        yield advance
