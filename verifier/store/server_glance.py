"""A glance at a database on a server that changes nothing and never hangs: what is there, and what this user may do."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from verifier.domain.database import DatabaseUrl
from verifier.errors import StoreUnreachable
from verifier.store import postgres
from verifier.store.faults import told
from verifier.store.schema import EMPTY, REVISIONS, revision_of
from verifier.store.tables import METADATA

CONNECTING_S: Final = 5  # for each host that the address names
ANSWERING_S: Final = 5  # for each question
PATIENCE_S: Final = 20.0  # for all of it, names that nobody resolves included
ASKED: Final = 3  # times that the latency is taken; the shortest counts

_RIGHTS: Final = """SELECT
    has_schema_privilege(current_schema(), 'CREATE') AS may_create,
    coalesce(bool_and(has_table_privilege(oid, 'SELECT')), true) AS may_read,
    coalesce(bool_and(has_table_privilege(oid, 'INSERT') AND has_table_privilege(oid, 'UPDATE')
        AND has_table_privilege(oid, 'DELETE')), true) AS may_write,
    coalesce(bool_and(pg_has_role(relowner, 'USAGE')), true) AS owns,
    pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS is_read_only,
    pg_database_size(current_database()) AS size
    FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(:tables)"""


@dataclass(frozen=True, slots=True)
class ServerGlance:
    """What was seen: the server's *version*, the schema's *revision*, "" without tables, and what this user may do.

    *is_current* tells whether the schema is that of this version. Who *owns* the tables may bring them up to date, and
    who *may_create* may make them. *is_read_only* are a replica and a database that is set so. *size* is in bytes, of
    the whole database; *latency* is how many seconds the shortest question takes.
    """

    version: str
    revision: str
    is_current: bool
    may_read: bool
    may_write: bool
    may_create: bool
    owns: bool
    is_read_only: bool
    size: int
    latency: float


def glance_at_server(url: DatabaseUrl, patience: float = PATIENCE_S) -> ServerGlance:
    """Look at the database at *url* for at most *patience* seconds.

    Raises:
        ForeignStore: it belongs to another application, or to a newer version.
        StoreUnreachable: its server does not answer in time.
        StoreError: it does not let this user in, or will not do.
    """
    return _in_time(lambda: _looked(url), url, patience)


def _in_time(look: Callable[[], ServerGlance], url: DatabaseUrl, patience: float) -> ServerGlance:
    """Return what *look* returns. It is left alone where it takes too long: nothing else ends every kind of silence."""
    seen: list[ServerGlance] = []
    failed: list[Exception] = []

    def work() -> None:
        try:
            seen.append(look())
        except Exception as error:
            failed.append(error)

    thread = threading.Thread(target=work, name="verifier-glance", daemon=True)
    thread.start()
    thread.join(patience)
    if failed:
        raise failed[0]
    if not seen:
        raise StoreUnreachable(
            f"the database {url} does not answer within {patience:g} seconds",
            hint="see whether the server runs, and whether host and port are right",
        )
    return seen[0]


def _looked(url: DatabaseUrl) -> ServerGlance:
    engine = postgres.make_glancing_engine(url, CONNECTING_S, ANSWERING_S)
    try:
        with told(url), engine.connect() as connection:
            postgres.require_fit(connection, url)
            revision = revision_of(connection, str(url))
            rights = connection.execute(text(_RIGHTS), {"tables": sorted(METADATA.tables)}).one()
            return ServerGlance(
                version=_version(connection),
                revision=revision,
                is_current=revision == REVISIONS[-1],
                may_read=rights.may_read,
                may_write=rights.may_write,
                may_create=rights.may_create,
                owns=rights.owns if revision != EMPTY else rights.may_create,
                is_read_only=rights.is_read_only,
                size=rights.size,
                latency=min(_latency(connection) for _ in range(ASKED)),
            )
    finally:
        engine.dispose()


def _version(connection: Connection) -> str:
    return str(connection.execute(text("SHOW server_version")).scalar_one()).partition(" ")[0]


def _latency(connection: Connection) -> float:
    asked = time.perf_counter()
    connection.execute(text("SELECT 1")).scalar_one()
    return time.perf_counter() - asked
