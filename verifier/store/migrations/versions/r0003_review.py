"""The review desk: decisions, and the queue that is made from them and from what runs reported."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; the queue is filled when it is first asked for, the log from its file."""
    op.create_table(
        "decision",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_at_id"), "decision", ["at", "id"])
    op.create_index(op.f("ix_decision_batch"), "decision", ["batch"])
    op.create_index(op.f("ix_decision_subject_key_at_id"), "decision", ["subject", "key", "at", "id"])
    op.create_table(
        "review_item",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("assignee", sa.String(), nullable=False),
        sa.Column("is_changed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("seniority", sa.String(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_item")),
        sa.UniqueConstraint("position", name=op.f("uq_review_item_position")),
        sa.UniqueConstraint("seniority", name=op.f("uq_review_item_seniority")),
    )
    op.create_index(op.f("ix_review_item_key"), "review_item", ["key"])
    for name in ("subject", "verdict", "state", "assignee", "is_changed"):
        op.create_index(op.f(f"ix_review_item_{name}_position"), "review_item", [name, "position"])
    op.create_index(op.f("ix_review_item_position_words"), "review_item", ["position", "words"])
    counted = ["verdict", "state", "subject", "assignee"]
    op.create_index(op.f("ix_review_item_verdict_state_subject_assignee"), "review_item", counted)
    op.create_index(op.f("ix_conflict_key"), "conflict", ["key"])
    op.create_table(
        "review_tag",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["review_item.id"], name=op.f("fk_review_tag_item_review_item")),
        sa.PrimaryKeyConstraint("kind", "value", "position", name=op.f("pk_review_tag")),
    )
    op.create_table(
        "review_basis",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_review_basis")),
    )


def downgrade() -> None:
    """Remove them; the log stays in its file."""
    op.drop_index(op.f("ix_conflict_key"), "conflict")
    for table in ("review_basis", "review_tag", "review_item", "decision"):
        op.drop_table(table)
