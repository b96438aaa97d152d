"""Servers: numbers that may pass 2,147,483,647, which SQLite never minded; and an index for searches in the queue."""

import sqlalchemy as sa
from alembic import op

from verifier.store.search import drop_index, make_index

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None

LONG = ("payload_length", "offset", "length")  # of snapshots, in bytes


def upgrade() -> None:
    """Widen them, and create the index."""
    make_index(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        for name in LONG:
            op.alter_column("snapshot", name, type_=sa.BigInteger(), existing_nullable=False)


def downgrade() -> None:
    """Narrow them, and remove the index."""
    drop_index(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        for name in LONG:
            op.alter_column("snapshot", name, type_=sa.Integer(), existing_nullable=False)
