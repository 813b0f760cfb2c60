"""What the records know of uploaded objects."""

from __future__ import annotations

import attrs
from attrs import define
from sqlalchemy import delete, select

from euca.adapters import database_tables as t
from euca.adapters.database_rows import Rows
from euca.domain.uploads import Upload

_KEY = ("account_id", "bucket", "key")


@define
class UploadRecords(Rows):
    """The part of IChanges that is about uploads."""

    def upload(self, account_id: str, bucket: str, key: str) -> Upload | None:
        """As the port says."""
        c = t.UPLOADS.c
        row = self._row(select(t.UPLOADS).where(c.account_id == account_id, c.bucket == bucket, c.key == key))
        return None if row is None else Upload(**row._mapping)

    def uploads(self, account_id: str) -> tuple[Upload, ...]:
        """As the port says."""
        c = t.UPLOADS.c
        query = select(t.UPLOADS).where(c.account_id == account_id).order_by(c.bucket, c.key)
        return tuple(Upload(**row._mapping) for row in self._db.execute(query))

    def upload_files(self) -> frozenset[str]:
        """As the port says."""
        return frozenset(row.file_id for row in self._db.execute(select(t.UPLOADS.c.file_id)))

    def put_upload(self, upload: Upload) -> None:
        """As the port says."""
        values = attrs.asdict(upload)
        self._put(t.UPLOADS, {name: values.pop(name) for name in _KEY}, values)

    def remove_upload(self, upload: Upload) -> None:
        """As the port says."""
        self._db.execute(delete(t.UPLOADS).where(t.UPLOADS.c.file_id == upload.file_id))

    def purge_uploads(self, before: float) -> int:
        """As the port says."""
        return self._db.execute(delete(t.UPLOADS).where(t.UPLOADS.c.changed_at < before)).rowcount
