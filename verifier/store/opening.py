"""Opening a database: whose it is comes first, so that nothing of a stranger is ever changed."""

from pathlib import Path

from sqlalchemy import Engine

from verifier.domain.database import DatabaseUrl, Place
from verifier.errors import StoreError
from verifier.store import postgres
from verifier.store.faults import told
from verifier.store.schema import REVISIONS, revision_of, upgrade
from verifier.store.sqlite import MIGRATING, WRITING, make_engine, use_write_ahead_log


def opened(place: Place, patience: float) -> Engine:
    """Return an engine for the database at *place*, which is up to date by then; a file is made if there is none.

    Raises:
        ForeignStore: it is no database, or another application's, or a newer version's.
        StoreLocked: another process holds it for longer than *patience* seconds.
        StoreUnreachable: its server does not answer.
        StoreError: it cannot be created, read or written.
    """
    return _on_server(place, patience) if isinstance(place, DatabaseUrl) else _in_file(place, patience)


def _on_server(url: DatabaseUrl, patience: float) -> Engine:
    engine = postgres.make_engine(url, patience)
    try:
        with told(url):
            with engine.connect() as connection:
                postgres.require_fit(connection, url)
                revision = revision_of(connection, str(url))
            if revision != REVISIONS[-1]:
                with engine.begin() as connection:
                    postgres.lock(connection, postgres.MIGRATION)
                    if revision_of(connection, str(url)) != REVISIONS[-1]:  # or another process was first
                        upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _in_file(path: Path, patience: float) -> Engine:
    _make_room(path)
    engine = make_engine(path, patience)
    try:
        with told(path):
            with engine.connect() as connection:
                revision = revision_of(connection, str(path))
            use_write_ahead_log(path, patience)
            if revision != REVISIONS[-1]:
                _upgrade(path, patience)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_room(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError(
            f"the folder of the database {path} cannot be made: {reason}",
            hint="name another file with --database, or the setting `database`",
        ) from error
    if is_folder:
        raise StoreError(f"the database {path} is a folder", hint="name a file, such as .verifier/verifier.db")


def _upgrade(path: Path, patience: float) -> None:
    """Upgrade in one transaction, on a connection of its own, having looked again: another process may have been first.

    Foreign keys are off meanwhile, since SQLite changes tables by copying them; they are checked before the end.
    """
    engine = make_engine(path, patience)
    try:
        with engine.execution_options(**{WRITING: True, MIGRATING: True}).begin() as connection:
            if revision_of(connection, str(path)) == REVISIONS[-1]:
                return
            upgrade(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                raise StoreError(
                    f"the database {path} cannot be brought up to date: rows refer to others that are missing",
                    hint="move it away and run `verifier db rebuild`",
                )
    finally:
        engine.dispose()
