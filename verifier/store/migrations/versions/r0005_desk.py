"""How far a run is, and how many items of the queue there are of each kind."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the queue is made anew, and counted with that, when it is next asked for."""
    op.create_table(
        "run_progress",
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("has_stopped", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_run_progress_run_run")),
        sa.PrimaryKeyConstraint("run", name=op.f("pk_run_progress")),
    )
    op.create_table(
        "review_tally",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.Column("is_changed", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "verdict", "state", "assignee", "is_changed", name=op.f("pk_review_tally")),
    )


def downgrade() -> None:
    """Remove them."""
    for table in ("review_tally", "run_progress"):
        op.drop_table(table)
