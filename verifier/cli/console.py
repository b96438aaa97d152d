"""What commands share in talking to people: data on stdout, progress and hints on stderr."""

import contextlib
import contextvars
import io
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final, Protocol

from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from verifier.cli.log import ERROR, INFO, LogFormat, event, log, say
from verifier.cli.pace import Pace, Speed
from verifier.errors import VerifierError
from verifier.reports.redacted import redacted
from verifier.reports.safe import one_line

FILE_WIDTH: Final = 100  # columns of a console report that is written to a file
LONGEST_MESSAGE: Final = 500  # code points of an error that nobody wrote for people
REPORT_IT: Final = "this is a mistake in verifier: run it again with --debug and report what it prints"
LABEL: Final = 40  # code points of what is at work
BAR_EVERY_S: Final = 0.5  # between two looks at the speed
EVENT_EVERY_S: Final = 10.0  # between two events in a log of JSON
LINE_EVERY_S: Final = 30.0  # between two lines where stderr is no terminal: a short run says nothing


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
    """Write a remark to stderr, or to the log."""
    say(INFO, "remark", message)


def tell_error(error: VerifierError) -> None:
    """Write what went wrong to stderr, and below it what to do."""
    is_json = log().form is LogFormat.JSON
    say(ERROR, "error", str(error) if is_json else f"verifier: {error}", error.hint)


def explain(error: Exception, *, debug: bool) -> None:
    """Write to stderr what ended the program: an error raised on purpose, or a mistake in verifier itself.

    Args:
        error: What was raised.
        debug: Whether to show the traceback as well.
    """
    if debug:
        _show("".join(traceback.format_exception(error)))
    if isinstance(error, VerifierError):
        tell_error(error)
    else:
        matter = f"verifier: internal error: {type(error).__name__}: {error}"[:LONGEST_MESSAGE]
        say(ERROR, "internal-error", matter, REPORT_IT)


def _show(trace: str) -> None:
    if log().form is LogFormat.JSON:
        event(ERROR, "traceback", traceback=trace)
    else:
        sys.stderr.write(redacted(trace))


@contextlib.contextmanager
def progress_bar(title: str, *, quiet: bool) -> Iterator[Advance]:
    """Show on stderr how far the block has come, how fast it goes and how long it may still take; not with *quiet*.

    A terminal gets a bar; elsewhere there is a line now and then, or an event in a log of JSON.
    """
    console = Console(stderr=True, highlight=False, markup=False)
    if quiet:
        yield _silent
    elif log().form is LogFormat.JSON or not console.is_terminal:
        yield _spoken(title)
    else:
        with _bar(title, console) as advance:
            yield advance


@contextlib.contextmanager
def _bar(title: str, console: Console) -> Iterator[Advance]:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}", markup=False),
        TextColumn("{task.fields[label]}", markup=False),
    )
    pace = Pace(BAR_EVERY_S)
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task(title, total=None, label="", rate="", left="")

        def advance(done: int, total: int, label: str) -> None:
            pace.note(done, total)
            shown.update(task, completed=done, total=total, label=one_line(redacted(label))[:LABEL])
            if pace.is_time():
                shown.update(task, rate=rate_words(pace.speed), left=left_words(pace.speed))

        yield advance


def _spoken(title: str) -> Advance:
    """Return what tells now and then how far the work called *title* has come."""
    is_json = log().form is LogFormat.JSON
    pace, here = Pace(EVENT_EVERY_S if is_json else LINE_EVERY_S), contextvars.copy_context()

    def advance(done: int, total: int, label: str) -> None:
        pace.note(done, total)
        if not pace.is_time():
            return
        speed = pace.speed
        if is_json:  # whichever thread tells it, the line is of this run
            numbers = {"per_second": round(speed.per_second, 2), "seconds_left": round(speed.left)}
            here.copy().run(
                event, INFO, "progress", work=title, done=done, total=total, label=one_line(label), **numbers
            )
        else:
            words = ", ".join(filter(None, (rate_words(speed), left_words(speed))))
            here.copy().run(tell, f"{title}: {done} of {total}{f', {words}' if words else ''}")

    return advance


def _silent(done: int, total: int, label: str) -> None:
    """Show nothing."""


def rate_words(speed: Speed) -> str:
    """Return how fast the work goes, "" where it cannot be told.

    >>> rate_words(Speed(3.21, 60)), rate_words(Speed(0.05, 60)), rate_words(Speed(0, 0))
    ('3.2/s', '3.0/min', '')
    """
    if not speed.per_second:
        return ""
    return f"{speed.per_second:.1f}/s" if speed.per_second >= 1 else f"{speed.per_second * 60:.1f}/min"


def left_words(speed: Speed) -> str:
    """Return how long the work may still take, "" where it cannot be told.

    >>> left_words(Speed(3.21, 60)), left_words(Speed(3, 7384.2)), left_words(Speed(0, 0))
    ('0:01:00 left', '2:03:04 left', '')
    """
    return f"{timedelta(seconds=round(speed.left))} left" if speed.per_second else ""
