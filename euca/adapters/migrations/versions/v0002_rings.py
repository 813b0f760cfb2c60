"""Neighbours change their keys: what they have said of them, and who may sign with which certificate."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the columns and the table, and enter the certificates that neighbours were enrolled with."""
    op.add_column("neighbours", sa.Column("ring", sa.Text(), nullable=True))
    op.add_column("neighbours", sa.Column("holds", sa.Text(), nullable=False, server_default=""))
    signers = op.create_table(
        "signers",
        sa.Column("fingerprint", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "role", "name", name=op.f("pk_signers")),
    )
    neighbours = sa.table("neighbours", *map(sa.column, ("role", "name", "signing_certificate")))
    for role, name, certificate in op.get_bind().execute(sa.select(neighbours)).all():
        fingerprint = "sha256:" + hashlib.sha256(bytes(certificate)).hexdigest()
        op.get_bind().execute(sa.insert(signers).values(fingerprint=fingerprint, role=role, name=name))
