"""Servers: numbers that may pass 2,147,483,647 where a server counts no further, which SQLite never minded."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None

LONG = ("payload_length", "offset", "length")  # of snapshots, in bytes


def upgrade() -> None:
    """Widen them."""
    if op.get_bind().dialect.name == "postgresql":
        for name in LONG:
            op.alter_column("snapshot", name, type_=sa.BigInteger(), existing_nullable=False)


def downgrade() -> None:
    """Narrow them."""
    if op.get_bind().dialect.name == "postgresql":
        for name in LONG:
            op.alter_column("snapshot", name, type_=sa.Integer(), existing_nullable=False)
