"""How Alembic runs the migrations: on the connection that it is given, within the caller's transaction."""

from alembic import context

from verifier.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a table by copying it
    transaction_per_migration=False,
)
context.run_migrations()
