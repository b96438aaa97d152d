"""PostgreSQL itself: how connections are made, how transactions begin, and which servers will do.

The driver is given the address as it is, so that all that libpq knows works: several hosts, certificates, ``.pgpass``,
``PGPASSWORD``. Reading happens in one snapshot, as it does in SQLite; a writer waits for locks as long as SQLite's
would, and no longer. Source: https://www.postgresql.org/docs/current/libpq-connect.html
"""

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from verifier.domain.database import DatabaseUrl
from verifier.errors import StoreError

if TYPE_CHECKING:
    import psycopg

ADVISORY: Final = 0x56524659  # "VRFY": the first half of the keys of the locks that are held on nothing in particular
MIGRATION: Final = 0  # the second half, for bringing the database up to date
ALONE: Final = "alone"  # the execution option by which a transaction has the log and the queue to itself
OLDEST: Final = 140000  # version 14, the oldest that its makers still looked after when this was written
PATIENCE: Final = 30.0  # seconds to wait for another process
CONNECTING: Final = 10  # seconds to wait for a server that says nothing, unless the address says otherwise
POOL: Final = 5  # connections that are kept; a review desk's threads and a run are well served by them
OVERFLOW: Final = 15  # more of them while many threads are at work

EXTRA: Final = "install verifier with its extra `postgres`: pip install 'verifier[postgres]'"


def make_engine(url: DatabaseUrl, patience: float) -> Engine:
    """Return an engine for the database at *url* that waits up to *patience* seconds for others' locks.

    Nothing is connected to yet.

    Raises:
        StoreError: the driver is not installed, or cannot make anything of the address.
    """
    driver = _driver()
    given = _parameters(driver, url)

    def connect() -> "psycopg.Connection[Any]":
        connection: psycopg.Connection[Any] = driver.connect(**given)
        return connection

    engine = create_engine(
        "postgresql+psycopg://",
        creator=connect,
        pool_size=POOL,
        max_overflow=OVERFLOW,
        pool_timeout=patience,
        pool_pre_ping=True,  # a connection that was cut while nobody used it is made anew without a word
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up(patience))
    event.listen(engine, "begin", _begin)
    return engine


def make_glancing_engine(url: DatabaseUrl, connecting: int, answering: float) -> Engine:
    """Return an engine that keeps no connection and changes nothing at *url*.

    A host that says nothing is given up after *connecting* seconds whatever the address says, and so is a question
    after *answering* seconds. Nothing is connected to yet.

    Raises:
        StoreError: the driver is not installed, or cannot make anything of the address.
    """
    driver = _driver()
    given = _parameters(driver, url) | {"connect_timeout": connecting}

    def connect() -> "psycopg.Connection[Any]":
        connection: psycopg.Connection[Any] = driver.connect(**given)
        connection.execute(f"SET statement_timeout = {round(answering * 1000)}")
        connection.commit()
        return connection

    return reading(create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool, hide_parameters=True))


def _driver() -> Any:  # noqa: ANN401  a module
    try:
        import psycopg  # noqa: PLC0415  an extra, and 0.1 s to load
    except ImportError as error:
        raise StoreError("the driver for PostgreSQL is not installed", hint=EXTRA) from error
    return psycopg


def _parameters(driver: Any, url: DatabaseUrl) -> dict[str, Any]:  # noqa: ANN401  a module
    """Return *url* as the driver's parameters. What it finds wrong is not repeated, for it quotes the password."""
    try:
        given = driver.conninfo.conninfo_to_dict(url.secret)
    except driver.Error:
        raise StoreError(
            f"the address of the database {url} cannot be read",
            hint="it is postgresql://USER:PASSWORD@HOST:PORT/DATABASE; signs such as @ : / in a password are written "
            "as %40 %3A %2F",
        ) from None
    return {"connect_timeout": CONNECTING, "fallback_application_name": "verifier", **given, "client_encoding": "UTF8"}


def _set_up(patience: float) -> Any:  # noqa: ANN401  a function that SQLAlchemy calls
    milliseconds = max(1, round(patience * 1000))

    def set_up(connection: Any, record: object) -> None:  # noqa: ANN401, ARG001  SQLAlchemy calls it so
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {milliseconds}")
        connection.commit()

    return set_up


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(ALONE):
        lock(connection, 1)


def lock(connection: Connection, what: int) -> None:
    """Hold the lock number *what* until the transaction ends, having waited for others to give it back."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY}, {what})")


def reading(engine: Engine) -> Engine:
    """Return *engine* for transactions that change nothing, each of which sees one moment of the database."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def require_fit(connection: Connection, url: DatabaseUrl) -> None:
    """Make sure that the server is new enough, and the database one that holds any text and has a schema to use.

    Raises:
        StoreError: it is not.
    """
    raw: Any = connection.connection.driver_connection
    version = int(raw.info.server_version)
    if version < OLDEST:
        raise StoreError(
            f"the server of the database {url} is too old: PostgreSQL {version // 10000}",
            hint=f"update it to version {OLDEST // 10000} or newer",
        )
    encoding = raw.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise StoreError(
            f"the database {url} cannot hold every text: its encoding is {encoding}",
            hint="make one with: CREATE DATABASE verifier ENCODING 'UTF8' TEMPLATE template0",
        )
    if connection.exec_driver_sql("SELECT current_schema()").scalar() is None:
        raise StoreError(
            f"the database {url} has no schema to use",
            hint="create the schema that its search_path names, or grant USAGE on it",
        )
