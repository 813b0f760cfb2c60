"""Migrations of the cloud's records, run when the cloud starts; see :func:`euca.adapters.database.open_records`."""
