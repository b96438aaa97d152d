"""The schema: which revision a database has, whose it is, and how it is brought up to date."""

from itertools import groupby
from typing import Final

from sqlalchemy import Connection, inspect, text

from verifier.errors import ForeignStore
from verifier.store.sqlite import APPLICATION_ID

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006")
"""All revisions, oldest first. Alembic knows them as well; here they are known without loading it."""

EMPTY: Final = ""  # the revision of a database without tables
VERSION_TABLE: Final = "alembic_version"
MIGRATIONS: Final = "verifier.store:migrations"
MARK: Final = "verifier"  # the comment of the table of revisions on a server, where a file has its application id


def revision_of(connection: Connection, name: str) -> str:
    """Return the revision of the database called *name*, or EMPTY if there is nothing in it yet.

    Raises:
        ForeignStore: it belongs to another application, or to a newer version of verifier.
    """
    tables = inspect(connection).get_table_names()
    if is_server(connection):
        is_foreign = bool(tables) and connection.execute(text(_COMMENT)).scalar() != MARK
        hint = "give verifier a database or a schema of its own; docs/postgres.md says how"
    else:
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        is_foreign = mark not in {0, APPLICATION_ID} or bool(tables and (mark == 0 or VERSION_TABLE not in tables))
        hint = "name another file with --database, or the setting `database`"
    if is_foreign:
        raise ForeignStore(f"the database {name} belongs to another application", hint=hint)
    if not tables:
        return EMPTY
    revision = str(connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none())  # noqa: S608
    if revision not in REVISIONS:
        raise ForeignStore(
            f"the database {name} was written by another version of verifier (its schema is {revision!r})",
            hint="update verifier (`pip install --upgrade verifier`), or name another file with --database",
        )
    return revision


def upgrade(connection: Connection) -> None:
    """Bring an empty or older database up to date, within the transaction of *connection*."""
    from alembic import command  # noqa: PLC0415  takes 0.1 s to load and is needed once in a database's life
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if is_server(connection):
        connection.exec_driver_sql(f"COMMENT ON TABLE {VERSION_TABLE} IS '{MARK}'")
        sort_by_code_points(connection)
    else:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_server(connection: Connection) -> bool:
    """Tell whether the database is one on a PostgreSQL server."""
    return connection.dialect.name == "postgresql"


def sort_by_code_points(connection: Connection) -> None:
    """Have every column of text on a server sort as it does in SQLite and in Python, whatever its database does.

    Pages of the queue and merges of two lists rely on one order; that of a language changes with its library as well.
    """
    columns = connection.execute(text(_OTHERWISE_SORTED)).all()
    for table, found in groupby(columns, key=lambda row: str(row.table_name)):
        changes = ", ".join(f'ALTER COLUMN "{row.column_name}" TYPE {row.data_type} COLLATE "C"' for row in found)
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')


_COMMENT: Final = f"""SELECT obj_description(pg_class.oid, 'pg_class') FROM pg_class
    JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE nspname = current_schema() AND relname = '{VERSION_TABLE}'"""  # noqa: S608
_OTHERWISE_SORTED: Final = """SELECT table_name, column_name, data_type FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type IN ('character varying', 'text')
    AND table_name <> 'alembic_version' AND collation_name IS DISTINCT FROM 'C' ORDER BY table_name, column_name"""
