"""Servers: numbers beyond 2,147,483,647, which SQLite never minded; work that processes share; an index to search."""

import sqlalchemy as sa
from alembic import op

from verifier.store.search import drop_index, make_index

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None

LONG = ("payload_length", "offset", "length")  # of snapshots, in bytes


def upgrade() -> None:
    """Widen them, and create the table of work and the index."""
    op.create_table(
        "work",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("job", "item", name=op.f("pk_work")),
    )
    op.create_index(op.f("ix_work_job_is_done_place"), "work", ["job", "is_done", "place"])
    make_index(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        for name in LONG:
            op.alter_column("snapshot", name, type_=sa.BigInteger(), existing_nullable=False)


def downgrade() -> None:
    """Narrow them, and remove the index and the table of work."""
    op.drop_table("work")
    drop_index(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        for name in LONG:
            op.alter_column("snapshot", name, type_=sa.Integer(), existing_nullable=False)
