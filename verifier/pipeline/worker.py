"""The worker: a process that does the chunks it is sent, and ends when whoever started it is gone.

Its import is all that a new process needs. Pieces are sent as they are done.
"""

import contextlib
import pickle
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TypeAlias

from verifier.pipeline.pieces import Piece, pieces
from verifier.pipeline.work import Chunk


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has started."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The chunk at hand is done."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The chunk at hand raised *error*, as it would have in any process."""

    error: BaseException


Message: TypeAlias = Ready | Piece | Finished | Failed


def serve(connection: Connection) -> None:
    """Do the chunks that come over *connection*, one after the other, for as long as there is somebody at its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this process, and goes to all of them
    chunks = SimpleQueue[Chunk]()
    threading.Thread(target=_receive, args=(connection, chunks), daemon=True).start()
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # nobody is at the other end any more
        connection.send(Ready())
        while True:
            for message in _answers(chunks.get()):
                connection.send(message)


def _answers(chunk: Chunk) -> Iterator[Message]:
    try:
        yield from pieces(chunk)
    except MemoryError:  # what the system does where memory is short: whoever waits tries again, then with less
        signal.raise_signal(signal.SIGTERM)
    except Exception as error:
        yield Failed(_sendable(error))
    else:
        yield Finished()


def _sendable(error: Exception) -> Exception:
    """Return *error*, or what it says if it does not survive the way."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # just made
    except Exception:  # whatever an exception's own code may raise
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _receive(connection: Connection, chunks: "SimpleQueue[Chunk]") -> None:
    """Put what comes into *chunks*; when nobody is at the other end any more, end this process, whatever it is at.

    Chunks are taken in at all times, so that neither end waits for the other while both are sending.
    """
    try:
        while True:
            chunks.put(connection.recv())
    except (EOFError, OSError):
        signal.raise_signal(signal.SIGTERM)
