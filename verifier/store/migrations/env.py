"""How Alembic runs the migrations: on the connection that it is given, within the caller's transaction."""

from alembic import context

from verifier.store.search import TABLE
from verifier.store.tables import METADATA


def is_ours(name: str | None, kind: str, _: object) -> bool:
    """Tell whether the tables describe this part of the database; the index for searches is none of them."""
    return not (kind == "table" and (name or "").startswith(TABLE))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=is_ours,
    render_as_batch=True,  # SQLite changes a table by copying it
    transaction_per_migration=False,
)
context.run_migrations()
