"""Snapshots may be copies of web archives: when the page said what they show."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the time; what is there already was captured by ourselves."""
    with op.batch_alter_table("snapshot") as table:
        table.add_column(sa.Column("memento_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    """Remove it."""
    with op.batch_alter_table("snapshot") as table:
        table.drop_column("memento_at")
