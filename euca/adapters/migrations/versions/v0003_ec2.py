"""EC2's interface in full: what is known of launches, instances and images beyond the oldest versions, and indexes for what is looked for."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Access keys, instances, tags, images, key pairs, rules, addresses, uploads."""
    op.create_index(op.f("ix_access_keys_user_id"), "access_keys", ["user_id"], unique=False)
    _instances()
    _tags()
    _images()
    _key_pairs()
    _rules()
    _addresses()
    _uploads()
    _spent_tokens()


def _instances() -> None:
    for name in ("protected", "monitored"):
        op.add_column("instances", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("instances", sa.Column("node", sa.String(length=64), nullable=False, server_default=""))
    op.drop_index(op.f("ix_instances_account_id"), "instances")
    place = ("account_id", "created_at", "reservation_id", "launch_index")
    for columns in (place, ("account_id", "state"), ("doomed", "cluster")):
        op.create_index(op.f(f"ix_instances_{'_'.join(columns)}"), "instances", list(columns), unique=False)
    groups = op.create_table(
        "reservation_groups",
        sa.Column("reservation_id", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.ForeignKeyConstraint(
            ["reservation_id"],
            ["reservations.reservation_id"],
            name=op.f("fk_reservation_groups_reservation_id"),
        ),
        sa.PrimaryKeyConstraint("reservation_id", "group_id", name=op.f("pk_reservation_groups")),
    )
    op.create_index(op.f("ix_reservation_groups_group_id"), "reservation_groups", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_reservation_groups_account_id_name"), "reservation_groups", ["account_id", "name"], unique=False
    )
    reservations = sa.table(
        "reservations", sa.column("reservation_id"), sa.column("account_id"), sa.column("groups", sa.JSON())
    )
    rows = [
        {"reservation_id": row.reservation_id, "group_id": group_id, "account_id": row.account_id, "name": name}
        for row in op.get_bind().execute(sa.select(reservations))
        for group_id, name in row.groups
    ]
    if rows:
        op.get_bind().execute(sa.insert(groups), rows)


def _tags() -> None:
    op.create_table(
        "tags",
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("resource_id", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("value", sa.String(length=256), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_tags_account_id")),
        sa.PrimaryKeyConstraint("account_id", "resource_id", "key", name=op.f("pk_tags")),
    )
    op.create_index(op.f("ix_tags_resource_id"), "tags", ["resource_id"], unique=False)
    op.create_index(op.f("ix_tags_account_id_key_value"), "tags", ["account_id", "key", "value"], unique=False)


def _images() -> None:
    op.add_column("images", sa.Column("root_device", sa.String(length=32), nullable=False, server_default="/dev/sda1"))
    op.add_column("images", sa.Column("root_partition", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("images", sa.Column("devices", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("launch_data", sa.Column("stores", sa.JSON(), nullable=False, server_default="[]"))


def _key_pairs() -> None:
    """Those that are there get identifiers, which were never used."""
    op.add_column("key_pairs", sa.Column("key_pair_id", sa.String(length=16), nullable=False, server_default=""))
    op.create_index(op.f("ix_key_pairs_key_pair_id"), "key_pairs", ["key_pair_id"], unique=False)
    keys = sa.table("key_pairs", *map(sa.column, ("account_id", "name", "key_pair_id")))
    identifiers = sa.table("identifiers", sa.column("identifier"))
    db, given = op.get_bind(), set[str]()
    for account_id, name in db.execute(sa.select(keys.c.account_id, keys.c.name)).all():
        key_pair_id = f"key-{secrets.token_hex(4).upper()}"
        while key_pair_id in given:
            key_pair_id = f"key-{secrets.token_hex(4).upper()}"
        given.add(key_pair_id)
        db.execute(sa.insert(identifiers).values(identifier=key_pair_id))
        where = (keys.c.account_id == account_id, keys.c.name == name)
        db.execute(sa.update(keys).where(*where).values(key_pair_id=key_pair_id))


def _rules() -> None:
    """A rule's source group is kept by its id, so that another group of its name is not let in."""
    op.drop_index(op.f("ix_rules_source_account_source_group"), "rules")
    op.add_column("rules", sa.Column("source_group_id", sa.String(length=16), nullable=False, server_default=""))
    op.create_index(op.f("ix_rules_source_group_id"), "rules", ["source_group_id"], unique=False)
    rules = sa.table("rules", *map(sa.column, ("source_account", "source_group", "source_group_id")))
    groups = sa.table("groups", *map(sa.column, ("group_id", "account_id", "name")))
    db = op.get_bind()
    for group in db.execute(sa.select(groups)).all():
        where = (rules.c.source_account == group.account_id, rules.c.source_group == group.name)
        db.execute(sa.update(rules).where(*where).values(source_group_id=group.group_id))


def _addresses() -> None:
    op.create_table(
        "addresses",
        sa.Column("public_ip", sa.String(length=15), nullable=False),
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("allocation_id", sa.String(length=24), nullable=False),
        sa.Column("allocated_at", sa.Float(), nullable=False),
        sa.Column("instance_id", sa.String(length=16), nullable=False),
        sa.Column("association_id", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_addresses_account_id")),
        sa.PrimaryKeyConstraint("public_ip", name=op.f("pk_addresses")),
        sa.UniqueConstraint("allocation_id", name=op.f("uq_addresses_allocation_id")),
    )
    for column in ("account_id", "association_id", "instance_id"):
        op.create_index(op.f(f"ix_addresses_{column}"), "addresses", [column], unique=False)


def _uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("bucket", sa.String(length=63), nullable=False),
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.Float(), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_uploads_account_id")),
        sa.PrimaryKeyConstraint("account_id", "bucket", "key", name=op.f("pk_uploads")),
        sa.UniqueConstraint("file_id", name=op.f("uq_uploads_file_id")),
    )
    op.create_index(op.f("ix_uploads_changed_at"), "uploads", ["changed_at"], unique=False)


def _spent_tokens() -> None:
    op.create_table(
        "spent_tokens",
        sa.Column("account_id", sa.String(length=12), nullable=False),
        sa.Column("client_token", sa.String(length=64), nullable=False),
        sa.Column("request_digest", sa.String(length=64), nullable=False),
        sa.Column("dropped_at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.account_id"], name=op.f("fk_spent_tokens_account_id")),
        sa.PrimaryKeyConstraint("account_id", "client_token", name=op.f("pk_spent_tokens")),
    )
    op.create_index(op.f("ix_spent_tokens_dropped_at"), "spent_tokens", ["dropped_at"], unique=False)
