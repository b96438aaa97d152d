"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "run",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("matcher", sa.String(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("exit_code", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_index(op.f("ix_run_started_at"), "run", ["started_at"])
    op.create_table(
        "snapshot",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("final_url", sa.String(), nullable=False),
        sa.Column("captured_at", sa.DateTime(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("http_status", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("payload_sha256", sa.String(), nullable=False),
        sa.Column("payload_length", sa.Integer(), nullable=False),
        sa.Column("warc", sa.String(), nullable=False),
        sa.Column("offset", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_snapshot")),
    )
    op.create_index(op.f("ix_snapshot_payload_sha256"), "snapshot", ["payload_sha256"])
    op.create_index(op.f("ix_snapshot_url_captured_at"), "snapshot", ["url", "captured_at"])
    op.create_table(
        "text",
        sa.Column("payload_sha256", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("payload_sha256", "reader", name=op.f("pk_text")),
    )
    op.create_index(op.f("ix_text_text_sha256"), "text", ["text_sha256"])
    op.create_table(
        "assessment",
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("claim_sha256", sa.String(), nullable=False),
        sa.Column("matcher", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("text_sha256", "claim_sha256", "matcher", name=op.f("pk_assessment")),
    )
    op.create_table(
        "reported",
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("column", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("claim_sha256", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("overall", sa.String(), nullable=False),
        sa.Column("text_sha256", sa.String(), nullable=False),
        sa.Column("unavailable", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_reported_run_id_run")),
        sa.PrimaryKeyConstraint("claim", "run_id", "column", "name", name=op.f("pk_reported")),
    )
    op.create_index(op.f("ix_reported_run_id"), "reported", ["run_id"])
    op.create_table(
        "conflict",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("matcher", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("noun", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_conflict")),
    )
    op.create_table(
        "conflict_reported",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("conflict_sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_conflict_reported_run_id_run")),
        sa.ForeignKeyConstraint(
            ["conflict_sha256"], ["conflict.sha256"], name=op.f("fk_conflict_reported_conflict_sha256_conflict")
        ),
        sa.PrimaryKeyConstraint("run_id", "conflict_sha256", name=op.f("pk_conflict_reported")),
    )


def downgrade() -> None:
    """Remove them, with all that they hold."""
    for table in ("conflict_reported", "conflict", "reported", "assessment", "text", "snapshot", "run"):
        op.drop_table(table)
