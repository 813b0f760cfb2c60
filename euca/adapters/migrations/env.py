"""Run by Alembic: the migrations happen in the transaction of the connection that was handed in."""

from __future__ import annotations

from alembic import context

from euca.adapters.database_tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
