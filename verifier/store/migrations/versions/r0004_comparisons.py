"""Comparisons: traces of statements, and what came of each pair of them that was compared."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the next comparison fills them."""
    op.create_table(
        "statement",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("comparer", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_comparer"), "statement", ["comparer"])
    op.create_table(
        "compared",
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", "relation", name=op.f("pk_compared")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Remove them; everything is compared anew."""
    op.drop_table("compared")
    op.drop_table("statement")
