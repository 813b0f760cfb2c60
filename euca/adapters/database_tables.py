"""The tables of the cloud's records. Times are seconds since the epoch; nothing here is special to one database.

A change here goes with a migration (``migrations/versions``); a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

META = Table("meta", METADATA, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False))

#: Every identifier that was ever given out.
IDENTIFIERS = Table("identifiers", METADATA, Column("identifier", String(64), primary_key=True))

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("account_id", String(12), primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("created_at", Float, nullable=False),
)

USERS = Table(
    "users",
    METADATA,
    Column("user_id", String(64), primary_key=True),
    Column("account_id", String(12), ForeignKey("accounts.account_id"), nullable=False),
    Column("name", String(64), nullable=False),
    Column("is_administrator", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Float, nullable=False),
    UniqueConstraint("account_id", "name"),
)

CERTIFICATES = Table(
    "certificates",
    METADATA,
    Column("fingerprint", String(80), primary_key=True),
    Column("user_id", String(64), ForeignKey("users.user_id"), nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Float, nullable=False),
)

ACCESS_KEYS = Table(
    "access_keys",
    METADATA,
    Column("access_key_id", String(64), primary_key=True),
    Column("user_id", String(64), ForeignKey("users.user_id"), nullable=False, index=True),
    Column("sealed_secret", LargeBinary, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Float, nullable=False),
)

IMAGES = Table(
    "images",
    METADATA,
    Column("image_id", String(16), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("account_id", String(12), ForeignKey("accounts.account_id"), nullable=False, index=True),
    Column("name", String(255), nullable=False),
    Column("description", String(255), nullable=False),
    Column("location", Text, nullable=False),
    Column("digest", String(80), nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("architecture", String(16), nullable=False),
    Column("kernel_id", String(16), nullable=False),
    Column("ramdisk_id", String(16), nullable=False),
    Column("public", Boolean, nullable=False),
    Column("available", Boolean, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("root_device", String(32), nullable=False, server_default="/dev/sda1"),
    Column("root_partition", Integer, nullable=False, server_default="0"),
    Column("devices", JSON, nullable=False, server_default="[]"),
)

IMAGE_PERMISSIONS = Table(
    "image_permissions",
    METADATA,
    Column("image_id", String(16), ForeignKey("images.image_id"), primary_key=True),
    Column("account_id", String(12), primary_key=True),
)

IMAGE_PRODUCTS = Table(
    "image_products",
    METADATA,
    Column("image_id", String(16), ForeignKey("images.image_id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("product_code", String(64), nullable=False),
)

#: What users have uploaded for images; the bytes are in files.
UPLOADS = Table(
    "uploads",
    METADATA,
    Column("account_id", String(12), ForeignKey("accounts.account_id"), primary_key=True),
    Column("bucket", String(63), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("changed_at", Float, nullable=False, index=True),
    Column("file_id", String(32), nullable=False, unique=True),
)

KEY_PAIRS = Table(
    "key_pairs",
    METADATA,
    Column("account_id", String(12), ForeignKey("accounts.account_id"), primary_key=True),
    Column("name", String(255), primary_key=True),
    Column("fingerprint", String(80), nullable=False),
    Column("public_text", Text, nullable=False),
    Column("created_at", Float, nullable=False),
    Column("key_pair_id", String(16), nullable=False, server_default="", index=True),
)

GROUPS = Table(
    "groups",
    METADATA,
    Column("group_id", String(16), primary_key=True),
    Column("account_id", String(12), ForeignKey("accounts.account_id"), nullable=False),
    Column("name", String(255), nullable=False),
    Column("description", String(255), nullable=False),
    UniqueConstraint("account_id", "name"),
)

RULES = Table(
    "rules",
    METADATA,
    Column("group_id", String(16), ForeignKey("groups.group_id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("protocol", String(8), nullable=False),
    Column("from_port", Integer, nullable=False),
    Column("to_port", Integer, nullable=False),
    Column("cidr", String(18), nullable=False),
    Column("source_account", String(12), nullable=False),
    Column("source_group", String(255), nullable=False),
    Column("source_group_id", String(16), nullable=False, server_default="", index=True),
)

RESERVATIONS = Table(
    "reservations",
    METADATA,
    Column("reservation_id", String(16), primary_key=True),
    Column("account_id", String(12), ForeignKey("accounts.account_id"), nullable=False, index=True),
    Column("user_id", String(64), nullable=False),
    Column("image_id", String(16), nullable=False),
    Column("kernel_id", String(16), nullable=False),
    Column("ramdisk_id", String(16), nullable=False),
    Column("vm_type", JSON, nullable=False),
    Column("min_count", Integer, nullable=False),
    Column("max_count", Integer, nullable=False),
    Column("key_name", String(255), nullable=False),
    Column("groups", JSON, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("cluster", String(64), nullable=False),
    Column("candidates", JSON, nullable=False),
    Column("client_token", String(64)),
    Column("request_digest", String(64), nullable=False),
    Column("created_at", Float, nullable=False),
    Column("settled_at", Float, index=True),
    Column("addressing", String(8), nullable=False, server_default="private"),
    UniqueConstraint("account_id", "client_token"),
)

#: Client tokens of launches that are no longer listed. ``dropped_at``: since when.
SPENT_TOKENS = Table(
    "spent_tokens",
    METADATA,
    Column("account_id", String(12), ForeignKey("accounts.account_id"), primary_key=True),
    Column("client_token", String(64), primary_key=True),
    Column("request_digest", String(64), nullable=False),
    Column("dropped_at", Float, nullable=False, index=True),
)

#: Which launch is in which security groups, as the reservation says: by this it is looked for.
RESERVATION_GROUPS = Table(
    "reservation_groups",
    METADATA,
    Column("reservation_id", String(16), ForeignKey("reservations.reservation_id"), primary_key=True),
    Column("group_id", String(16), primary_key=True, index=True),
    Column("account_id", String(12), nullable=False),
    Column("name", String(255), nullable=False),
    Index(None, "account_id", "name"),
)

LAUNCH_DATA = Table(
    "launch_data",
    METADATA,
    Column("reservation_id", String(16), ForeignKey("reservations.reservation_id"), primary_key=True),
    Column("key_text", Text, nullable=False),
    Column("user_data", LargeBinary, nullable=False),
    Column("stores", JSON, nullable=False, server_default="[]"),
)

INSTANCES = Table(
    "instances",
    METADATA,
    Column("instance_id", String(16), primary_key=True),
    Column("reservation_id", String(16), ForeignKey("reservations.reservation_id"), nullable=False, index=True),
    Column("account_id", String(12), nullable=False),
    Column("launch_index", Integer, nullable=False),
    Column("cluster", String(64), nullable=False),
    Column("state", Integer, nullable=False),
    Column("reason_code", String(128)),
    Column("reason_message", Text),
    Column("private_ip", String(45), nullable=False),
    Column("public_ip", String(45), nullable=False),
    Column("doomed", Boolean, nullable=False),
    Column("protected", Boolean, nullable=False, server_default=false()),
    Column("monitored", Boolean, nullable=False, server_default=false()),
    Column("node", String(64), nullable=False, server_default=""),
    Column("created_at", Float, nullable=False),
    Column("ended_at", Float, index=True),
    Index(None, "account_id", "created_at", "reservation_id", "launch_index"),
    Index(None, "account_id", "state"),
    Index(None, "cluster", "state"),
    Index(None, "state", "created_at"),
    Index(None, "doomed", "cluster"),
)

CONSOLES = Table(
    "consoles",
    METADATA,
    Column("instance_id", String(16), ForeignKey("instances.instance_id"), primary_key=True),
    Column("output", LargeBinary, nullable=False),
    Column("seen_at", Float, nullable=False),
)

#: The public addresses that accounts have allocated; an instance is empty where there is none.
ADDRESSES = Table(
    "addresses",
    METADATA,
    Column("public_ip", String(15), primary_key=True),
    Column("account_id", String(12), ForeignKey("accounts.account_id"), nullable=False, index=True),
    Column("allocation_id", String(24), nullable=False, unique=True),
    Column("allocated_at", Float, nullable=False),
    Column("instance_id", String(16), nullable=False, index=True),
    Column("association_id", String(24), nullable=False, index=True),
    Column("cluster", String(64), nullable=False, server_default=""),
)

#: The public addresses that clusters have said that they have.
POOLS = Table(
    "pools",
    METADATA,
    Column("cluster", String(64), primary_key=True),
    Column("ranges", Text, nullable=False),
)

#: The public addresses that instances were given by the system.
LENT_ADDRESSES = Table(
    "lent_addresses",
    METADATA,
    Column("public_ip", String(15), primary_key=True),
    Column("cluster", String(64), nullable=False),
    Column("account_id", String(12), ForeignKey("accounts.account_id"), nullable=False, index=True),
    Column("instance_id", String(16), nullable=False, unique=True),
)

#: What accounts have written on things; they go with the thing.
TAGS = Table(
    "tags",
    METADATA,
    Column("account_id", String(12), ForeignKey("accounts.account_id"), primary_key=True),
    Column("resource_id", String(24), primary_key=True, index=True),
    Column("key", String(128), primary_key=True),
    Column("value", String(256), nullable=False),
    Index(None, "account_id", "key", "value"),
)

#: The last news of each cluster that is in the records.
POSITIONS = Table(
    "positions",
    METADATA,
    Column("cluster", String(64), primary_key=True),
    Column("epoch", String(64), nullable=False),
    Column("sequence", BigInteger, nullable=False),
)

NEIGHBOURS = Table(
    "neighbours",
    METADATA,
    Column("place", Integer, primary_key=True, autoincrement=True),
    Column("role", String(16), nullable=False),
    Column("name", String(64), nullable=False),
    Column("address", Text, nullable=False),
    Column("signing_certificate", LargeBinary, nullable=False),
    Column("tls_certificate", LargeBinary, nullable=False),
    Column("capabilities", JSON, nullable=False),
    Column("enrolled_at", Float, nullable=False),
    Column("ring", Text),
    Column("holds", Text, nullable=False, server_default=""),
    UniqueConstraint("role", "name"),
)

#: Which neighbour may sign with which certificate.
SIGNERS = Table(
    "signers",
    METADATA,
    Column("fingerprint", String(80), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("name", String(64), primary_key=True),
)

ENROLMENT_TOKENS = Table(
    "enrolment_tokens",
    METADATA,
    Column("token_id", String(64), primary_key=True),
    Column("issuer", String(64), nullable=False),
    Column("nonce", LargeBinary, nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", String(64), nullable=False),
    Column("expires", Float, nullable=False),
)

REPLAY_KEYS = Table(
    "replay_keys",
    METADATA,
    Column("key", LargeBinary(32), primary_key=True),
    Column("until", Float, nullable=False, index=True),
)
