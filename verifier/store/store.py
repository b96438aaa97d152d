"""The store: one open database, and everything that the rest of verifier asks of it."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from verifier.domain.assessment import Assessment, Verdict
from verifier.domain.conflict import Conflict
from verifier.domain.database import Place
from verifier.domain.finding import Finding
from verifier.domain.reported import Reported
from verifier.domain.run import Run
from verifier.domain.run_progress import RunProgress
from verifier.domain.snapshot import Snapshot
from verifier.domain.text import Text
from verifier.errors import StoreError
from verifier.store import assessments, digests, inspection, runs, snapshots, texts
from verifier.store import progress as notes
from verifier.store.assessments import Gist, Key
from verifier.store.backup import back_up
from verifier.store.batches import ROWS, batches
from verifier.store.comparisons import Comparisons
from verifier.store.copying import Copied, Copying, copy_all
from verifier.store.faults import sound, told
from verifier.store.opening import opened
from verifier.store.reviewing import Reviewing
from verifier.store.sessions import Sessions
from verifier.store.sqlite import PATIENCE
from verifier.store.work import SharedWork


def open_store(place: Place, *, patience: float = PATIENCE) -> "Store":
    """Open the database at *place*, creating a file with its folder, or bringing an older one up to date.

    Args:
        place: A file, or the address of a database on a server, which is there already.
        patience: How long to wait for other processes, in seconds.

    Raises:
        ForeignStore: it is no database, or another application's, or a newer version's. It is left as it is.
        StoreLocked: another process holds it for longer than *patience*.
        StoreUnreachable: its server does not answer.
        StoreError: it cannot be created, read or written.
    """
    return Store(Sessions(place, opened(place, patience), patience))


class Store:
    """One database, open. Each method is one transaction, or one for each thousand rows; any thread may call it.

    What is saved a second time changes nothing. Every method raises StoreLocked when another process holds the database
    for too long, StoreUnreachable when its server went away and did not come back, and StoreError when the disk is
    full, the database read-only or damaged.
    """

    def __init__(self, sessions: Sessions) -> None:
        self.place = sessions.place
        self._sessions = sessions
        self._reading, self._writing = sessions.reading, sessions.writing

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The database's file.

        Raises:
            StoreError: it is on a server.
        """
        return self._sessions.file

    def close(self) -> None:
        """Close all connections; the store cannot be used afterwards."""
        with told(self.place):
            self._sessions.engine.dispose()

    @contextlib.contextmanager
    def _reading_soundly(self) -> Iterator[Connection]:
        with self._reading() as connection, sound("a decision or an item of the queue"):
            yield connection

    # runs

    def begin_run(self, run: Run) -> None:
        """Write down that *run* has begun.

        Raises:
            StoreError: there is a run of that id.
        """
        with self._writing() as connection:
            if not runs.begin_run(connection, run):
                raise StoreError(f"there is already a run {run.id!r}", hint="give each run an id of its own")

    def end_run(self, run: Run) -> None:
        """Write down how *run* ended: everything but its id is replaced.

        Raises:
            StoreError: no such run has begun.
        """
        if not self._sessions.write(partial(runs.end_run, run=run)):
            raise runs.unknown_run(run.id)

    def runs(self, limit: int = 20) -> list[Run]:
        """Return at most *limit* runs, the newest first."""
        with self._reading() as connection:
            return runs.latest_runs(connection, limit)

    def note_progress(self, progress: RunProgress) -> None:
        """Write down how far a run is, which has begun."""
        with self._writing() as connection:
            notes.note_progress(connection, progress)

    def progress(self, run_id: str) -> RunProgress | None:
        """Return how far the run is, by what it told last; None where it has told nothing yet."""
        with self._reading() as connection:
            return next(iter(notes.progress_of(connection, run_id)), None)

    def save_results(self, run_id: str, reported: Iterable[Reported]) -> None:
        """Keep what the run reported: all of it, or nothing if this is interrupted.

        Raises:
            StoreError: no such run has begun.
        """
        with self._writing() as connection:
            runs.require_run(connection, run_id)
            runs.save_reported(connection, run_id, reported)

    def results(self, run_id: str) -> list[Reported]:
        """Return what the run reported, sorted by claim, column (stated first) and name."""
        with self._reading() as connection:
            return runs.reported_by(connection, run_id)

    def history(self, claim: str) -> list[tuple[Run, Reported]]:
        """Return all that runs reported about the claim with that key, the oldest first."""
        with self._reading() as connection:
            return runs.history_of(connection, claim)

    def overall(self, run_ids: Sequence[str]) -> list[tuple[str, str, str, Verdict]]:
        """Return claim, run, the claim's hash and its overall verdict, for each of those runs, sorted by claim."""
        with self._reading() as connection:
            return list(runs.overall_by(connection, run_ids))

    # texts

    def save_text(self, payload_sha256: str, text: Text) -> None:
        """Keep *text*, which its reader made of the bytes with that digest."""
        self._sessions.write(lambda connection: texts.save_text(connection, payload_sha256, text))

    def text(self, payload_sha256: str, reader: str) -> Text:
        """Return the text that *reader* made of those bytes.

        Raises:
            KeyError: it is not kept; ask :meth:`text_hashes` first.
        """
        with self._reading() as connection, sound("a text"):
            return texts.text_of(connection, payload_sha256, reader)

    def text_with(self, text_sha256: str) -> Text:
        """Return a text whose content has that digest.

        Raises:
            KeyError: there is none.
        """
        with self._reading() as connection, sound("a text"):
            return texts.text_with(connection, text_sha256)

    def text_sha256_for(self, payload_sha256: str, reader: str) -> str:
        """Return the digest of the text that *reader* made of those bytes, or "" where it is not kept."""
        return self.text_hashes([payload_sha256], reader).get(payload_sha256, "")

    def text_hashes(self, payloads: Iterable[str], reader: str) -> dict[str, str]:
        """Return the digest of the text for each of the *payloads* that *reader* has read; no text is loaded."""
        with self._reading() as connection:
            return texts.text_hashes(connection, payloads, reader)

    # assessments

    def save_assessments(self, found: Iterable[Assessment]) -> None:
        """Keep those of the assessments that are of a text, a thousand in one transaction."""
        for batch in batches(found, ROWS):
            self._sessions.write(partial(assessments.save_assessments, assessments=batch))

    def assessments(self, keys: Iterable[Key], matcher: str) -> dict[Key, Assessment]:
        """Return those assessments by *matcher* that are kept, by pairs of ``(claim_sha256, text_sha256)``."""
        with self._reading() as connection, sound("an assessment"):
            return assessments.assessments_by(connection, keys, matcher)

    def gists(self, keys: Iterable[Key], matcher: str) -> dict[Key, Gist]:
        """Return the score and the reason of the same assessments, none of which is loaded whole."""
        with self._reading() as connection, sound("an assessment"):
            return assessments.gists_by(connection, keys, matcher)

    # snapshots

    def save_snapshots(self, taken: Iterable[Snapshot]) -> None:
        """Keep snapshots, a thousand in one transaction."""
        for batch in batches(taken, ROWS):
            self._sessions.write(partial(snapshots.save_snapshots, snapshots=batch))

    def snapshots(self, url: str) -> list[Snapshot]:
        """Return all snapshots of *url*, the oldest first."""
        with self._reading() as connection:
            return snapshots.snapshots_of(connection, url)

    def latest_snapshots(self, urls: Iterable[str]) -> dict[str, Snapshot]:
        """Return the newest snapshot of each of the *urls* that has one."""
        with self._reading() as connection:
            return snapshots.latest_snapshots(connection, urls)

    # conflicts

    def save_conflicts(self, run_id: str, conflicts: Iterable[Conflict]) -> None:
        """Keep *conflicts* as found in that run by its matcher: all of them, or none if this is interrupted.

        Raises:
            StoreError: no such run has begun.
        """
        with self._writing() as connection:
            runs.require_run(connection, run_id)
            runs.save_conflicts(connection, run_id, conflicts)

    def conflicts(self, run_id: str = "") -> list[Conflict]:
        """Return the conflicts that the run found, sorted by key.

        Without *run_id*, those of all runs; of each key, what the newest run made of it.
        """
        with self._reading() as connection, sound("a conflict"):
            return runs.conflicts_of(connection, run_id) if run_id else runs.known_conflicts(connection)

    def conflict(self, run_id: str, key: str) -> Conflict:
        """Return the conflict with that key as the run found it.

        Raises:
            KeyError: it found none.
        """
        with self._reading() as connection, sound("a conflict"):
            return runs.conflict_of(connection, run_id, key)

    @property
    def comparisons(self) -> Comparisons:
        """The statements that were compared, and what came of it."""
        return Comparisons(self._reading, self._writing)

    # the review desk

    @property
    def reviewing(self) -> Reviewing:
        """The log of decisions, and the queue."""
        return Reviewing(self._reading_soundly, self._sessions.alone)

    # work

    @property
    def work(self) -> SharedWork:
        """What several processes on this database share between them."""
        return SharedWork(self._sessions)

    # the whole

    def check(self) -> list[Finding]:
        """Return everything that is wrong with the database; nothing if it is sound."""
        with self._reading() as connection:
            return inspection.inspect(connection, self.place)

    def backup(self, target: Path) -> None:
        """Write a copy to *target*, whole or not at all, while others may go on writing.

        Raises:
            StoreError: the database is on a server, *target* is no earlier copy, or it cannot be written.
        """
        back_up(self.path, target)

    def copy_to(self, target: "Store", progress: Copying) -> list[Copied]:
        """Copy everything into *target*, all of it or nothing, and compare; returns what was copied of each table.

        Raises:
            StoreError: *target* is not empty, or does not give back what was written.
        """
        return copy_all(self._sessions, target._sessions, progress)

    def fingerprint(self) -> dict[str, str]:
        """Return a digest for each kind of content (snapshots, texts, assessments, conflicts).

        Two databases with the same content have the same digests, whichever runs filled them in whichever order.
        """
        with self._reading() as connection:
            return digests.fingerprint(connection)
