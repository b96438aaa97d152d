"""The schema: which revision a database has, whose it is, and how it is brought up to date."""

from typing import Final

from sqlalchemy import Connection, inspect, text

from verifier.errors import ForeignStore
from verifier.store.sqlite import APPLICATION_ID

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005")
"""All revisions, oldest first. Alembic knows them as well; here they are known without loading it."""

EMPTY: Final = ""  # the revision of a database without tables
VERSION_TABLE: Final = "alembic_version"
MIGRATIONS: Final = "verifier.store:migrations"


def revision_of(connection: Connection, name: str) -> str:
    """Return the revision of the database called *name*, or EMPTY if there is nothing in it yet.

    Raises:
        ForeignStore: it belongs to another application, or to a newer version of verifier.
    """
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = inspect(connection).get_table_names()
    if mark not in {0, APPLICATION_ID} or (tables and (mark == 0 or VERSION_TABLE not in tables)):
        raise ForeignStore(
            f"the database {name} belongs to another application",
            hint="name another file with --database, or the setting `database`",
        )
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
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
