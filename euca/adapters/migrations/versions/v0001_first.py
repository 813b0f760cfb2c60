"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables of the first release."""

    op.create_table(
        "accounts",
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("name", name=op.f("uq_accounts_name")),
    )
    op.create_table(
        "enrolment_tokens",
        sa.Column("token_id", sa.String(length=64), nullable=False),
        sa.Column("issuer", sa.String(length=64), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("expires", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("token_id", name=op.f("pk_enrolment_tokens")),
    )
    op.create_table(
        "identifiers",
        sa.Column("identifier", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("identifier", name=op.f("pk_identifiers")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "neighbours",
        sa.Column("place", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("signing_certificate", sa.LargeBinary(), nullable=False),
        sa.Column("tls_certificate", sa.LargeBinary(), nullable=False),
        sa.Column("capabilities", sa.JSON(), nullable=False),
        sa.Column("enrolled_at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_neighbours")),
        sa.UniqueConstraint("role", "name", name=op.f("uq_neighbours_role_name")),
    )
    op.create_table(
        "positions",
        sa.Column("cluster", sa.String(length=64), nullable=False),
        sa.Column("epoch", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("cluster", name=op.f("pk_positions")),
    )
    op.create_table(
        "replay_keys",
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_replay_keys")),
    )
    op.create_index(op.f("ix_replay_keys_until"), "replay_keys", ["until"], unique=False)
    op.create_table(
        "groups",
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("description", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_groups_account_id")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_groups")),
        sa.UniqueConstraint("account_id", "name", name=op.f("uq_groups_account_id_name")),
    )
    op.create_table(
        "images",
        sa.Column("image_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("description", sa.String(length=255), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=80), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("architecture", sa.String(length=16), nullable=False),
        sa.Column("kernel_id", sa.String(length=16), nullable=False),
        sa.Column("ramdisk_id", sa.String(length=16), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("available", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_images_account_id")),
        sa.PrimaryKeyConstraint("image_id", name=op.f("pk_images")),
    )
    op.create_index(op.f("ix_images_account_id"), "images", ["account_id"], unique=False)
    op.create_table(
        "key_pairs",
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("public_text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_key_pairs_account_id")),
        sa.PrimaryKeyConstraint("account_id", "name", name=op.f("pk_key_pairs")),
    )
    op.create_table(
        "reservations",
        sa.Column("reservation_id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("image_id", sa.String(length=16), nullable=False),
        sa.Column("kernel_id", sa.String(length=16), nullable=False),
        sa.Column("ramdisk_id", sa.String(length=16), nullable=False),
        sa.Column("vm_type", sa.JSON(), nullable=False),
        sa.Column("min_count", sa.Integer(), nullable=False),
        sa.Column("max_count", sa.Integer(), nullable=False),
        sa.Column("key_name", sa.String(length=255), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("cluster", sa.String(length=64), nullable=False),
        sa.Column("candidates", sa.JSON(), nullable=False),
        sa.Column("client_token", sa.String(length=64), nullable=True),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("settled_at", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_reservations_account_id")),
        sa.PrimaryKeyConstraint("reservation_id", name=op.f("pk_reservations")),
        sa.UniqueConstraint("account_id", "client_token", name=op.f("uq_reservations_account_id_client_token")),
    )
    op.create_index(op.f("ix_reservations_account_id"), "reservations", ["account_id"], unique=False)
    op.create_index(op.f("ix_reservations_settled_at"), "reservations", ["settled_at"], unique=False)
    op.create_table(
        "users",
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("is_administrator", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_users_account_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_users")),
        sa.UniqueConstraint("account_id", "name", name=op.f("uq_users_account_id_name")),
    )
    op.create_table(
        "access_keys",
        sa.Column("access_key_id", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name=op.f("fk_access_keys_user_id")),
        sa.PrimaryKeyConstraint("access_key_id", name=op.f("pk_access_keys")),
    )
    op.create_table(
        "certificates",
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.user_id"], name=op.f("fk_certificates_user_id")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_certificates")),
    )
    op.create_table(
        "image_permissions",
        sa.Column("image_id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["images.image_id"], name=op.f("fk_image_permissions_image_id")),
        sa.PrimaryKeyConstraint("image_id", "account_id", name=op.f("pk_image_permissions")),
    )
    op.create_table(
        "image_products",
        sa.Column("image_id", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("product_code", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["images.image_id"], name=op.f("fk_image_products_image_id")),
        sa.PrimaryKeyConstraint("image_id", "place", name=op.f("pk_image_products")),
    )
    op.create_table(
        "instances",
        sa.Column("instance_id", sa.String(length=16), nullable=False),
        sa.Column("reservation_id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("launch_index", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.String(length=64), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("reason_code", sa.String(length=128), nullable=True),
        sa.Column("reason_message", sa.Text(), nullable=True),
        sa.Column("private_ip", sa.String(length=45), nullable=False),
        sa.Column("public_ip", sa.String(length=45), nullable=False),
        sa.Column("doomed", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.Float(), nullable=False),
        sa.Column("ended_at", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservations.reservation_id"], name=op.f("fk_instances_reservation_id")
        ),
        sa.PrimaryKeyConstraint("instance_id", name=op.f("pk_instances")),
    )
    op.create_index(op.f("ix_instances_account_id"), "instances", ["account_id"], unique=False)
    op.create_index(op.f("ix_instances_cluster_state"), "instances", ["cluster", "state"], unique=False)
    op.create_index(op.f("ix_instances_ended_at"), "instances", ["ended_at"], unique=False)
    op.create_index(op.f("ix_instances_reservation_id"), "instances", ["reservation_id"], unique=False)
    op.create_index(op.f("ix_instances_state_created_at"), "instances", ["state", "created_at"], unique=False)
    op.create_table(
        "launch_data",
        sa.Column("reservation_id", sa.String(length=16), nullable=False),
        sa.Column("key_text", sa.Text(), nullable=False),
        sa.Column("user_data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reservation_id"], ["reservations.reservation_id"], name=op.f("fk_launch_data_reservation_id")
        ),
        sa.PrimaryKeyConstraint("reservation_id", name=op.f("pk_launch_data")),
    )
    op.create_table(
        "rules",
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("protocol", sa.String(length=8), nullable=False),
        sa.Column("from_port", sa.Integer(), nullable=False),
        sa.Column("to_port", sa.Integer(), nullable=False),
        sa.Column("cidr", sa.String(length=18), nullable=False),
        sa.Column("source_account", sa.String(length=12), nullable=False),
        sa.Column("source_group", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.group_id"], name=op.f("fk_rules_group_id")),
        sa.PrimaryKeyConstraint("group_id", "place", name=op.f("pk_rules")),
    )
    op.create_index(
        op.f("ix_rules_source_account_source_group"), "rules", ["source_account", "source_group"], unique=False
    )
    op.create_table(
        "consoles",
        sa.Column("instance_id", sa.String(length=16), nullable=False),
        sa.Column("output", sa.LargeBinary(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["instance_id"], ["instances.instance_id"], name=op.f("fk_consoles_instance_id")),
        sa.PrimaryKeyConstraint("instance_id", name=op.f("pk_consoles")),
    )


def downgrade() -> None:
    """There is nothing before the first release."""
    raise NotImplementedError("These are the first tables; restore a backup instead")
