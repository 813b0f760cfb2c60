"""Tags in the records."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import define
from sqlalchemy import delete, insert, select, tuple_

from euca.adapters import database_tables as t
from euca.adapters.database_rows import Rows, chunks
from euca.domain.tags import ALL_TAGS, ResourceTag, Tag, Tags, TagsWanted


@define
class TagRows(Rows):
    """The part of the records that is about tags."""

    def tags(
        self,
        account_id: str,
        wanted: TagsWanted = ALL_TAGS,
        after: tuple[str, str] | None = None,
        limit: int | None = None,
    ) -> tuple[ResourceTag, ...]:
        """As the port says."""
        c = t.TAGS.c
        query = select(c.resource_id, c.key, c.value).where(c.account_id == account_id).order_by(c.resource_id, c.key)
        if wanted.resource_ids is not None:
            query = query.where(c.resource_id.in_(sorted(wanted.resource_ids)))
        if wanted.keys is not None:
            query = query.where(c.key.in_(sorted(wanted.keys)))
        if after is not None:
            query = query.where(tuple_(c.resource_id, c.key) > after)
        query = query.limit(limit)
        return tuple(ResourceTag(row.resource_id, Tag(row.key, row.value)) for row in self._db.execute(query))

    def tags_of(self, account_id: str, resource_ids: Collection[str]) -> Mapping[str, Tags]:
        """As the port says."""
        c = t.TAGS.c
        found: dict[str, list[Tag]] = {}
        for chunk in chunks(sorted(resource_ids)):
            query = select(c.resource_id, c.key, c.value).where(c.account_id == account_id, c.resource_id.in_(chunk))
            for resource_id, key, value in self._db.execute(query.order_by(c.resource_id, c.key)):
                found.setdefault(resource_id, []).append(Tag(key, value))
        return {resource_id: tuple(tags) for resource_id, tags in found.items()}

    def put_tags(self, account_id: str, resource_id: str, tags: Tags) -> None:
        """As the port says."""
        c = t.TAGS.c
        self._db.execute(delete(t.TAGS).where(c.account_id == account_id, c.resource_id == resource_id))
        rows = [
            {"account_id": account_id, "resource_id": resource_id, "key": tag.key, "value": tag.value} for tag in tags
        ]
        if rows:
            self._db.execute(insert(t.TAGS), rows)

    def _drop_tags(self, resource_ids: Collection[str]) -> None:
        """Whatever any account has written on things that are gone."""
        for chunk in chunks(sorted(resource_ids)):
            self._db.execute(delete(t.TAGS).where(t.TAGS.c.resource_id.in_(chunk)))
