"""Public addresses belong to clusters, and are lent to instances that have none."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Pools, the cluster of each allocated address, lent addresses, and which launches want one."""
    op.create_table(
        "pools",
        sa.Column("cluster", sa.String(length=64), nullable=False),
        sa.Column("ranges", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("cluster", name=op.f("pk_pools")),
    )
    op.add_column("addresses", sa.Column("cluster", sa.String(length=64), nullable=False, server_default=""))
    op.create_table(
        "lent_addresses",
        sa.Column("public_ip", sa.String(length=15), nullable=False),
        sa.Column("cluster", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("instance_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_lent_addresses_account_id")),
        sa.PrimaryKeyConstraint("public_ip", name=op.f("pk_lent_addresses")),
        sa.UniqueConstraint("instance_id", name=op.f("uq_lent_addresses_instance_id")),
    )
    op.create_index(op.f("ix_lent_addresses_account_id"), "lent_addresses", ["account_id"], unique=False)
    op.add_column(
        "reservations", sa.Column("addressing", sa.String(length=8), nullable=False, server_default="private")
    )
