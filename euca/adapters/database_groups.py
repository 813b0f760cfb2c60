"""Security groups in the records."""

from __future__ import annotations

from typing import Any

import attrs
from attrs import define
from sqlalchemy import Row, Select, delete, insert, select

from euca.adapters import database_tables as t
from euca.adapters.database_rows import chunks
from euca.adapters.database_tags import TagRows
from euca.domain.errors import AlreadyExists
from euca.domain.groups import Rule, SecurityGroup, Source


@define
class GroupRows(TagRows):
    """The part of the records that is about security groups, whose tags go with them."""

    def group(self, account_id: str, name: str) -> SecurityGroup | None:
        """As the port says."""
        c = t.GROUPS.c
        found = self._groups(select(t.GROUPS).where(c.account_id == account_id, c.name == name))
        return found[0] if found else None

    def group_by_id(self, account_id: str, group_id: str) -> SecurityGroup | None:
        """As the port says."""
        c = t.GROUPS.c
        found = self._groups(select(t.GROUPS).where(c.account_id == account_id, c.group_id == group_id))
        return found[0] if found else None

    def group_anywhere(self, group_id: str) -> SecurityGroup | None:
        """As the port says."""
        found = self._groups(select(t.GROUPS).where(t.GROUPS.c.group_id == group_id))
        return found[0] if found else None

    def groups(self, account_id: str) -> tuple[SecurityGroup, ...]:
        """As the port says."""
        c = t.GROUPS.c
        return self._groups(select(t.GROUPS).where(c.account_id == account_id).order_by(c.name))

    def _groups(self, query: Select[Any]) -> tuple[SecurityGroup, ...]:
        rows = self._db.execute(query).all()
        rules: dict[str, list[Rule]] = {}
        for chunk in chunks([row.group_id for row in rows]):
            c = t.RULES.c
            for row in self._db.execute(select(t.RULES).where(c.group_id.in_(chunk)).order_by(c.group_id, c.place)):
                rules.setdefault(row.group_id, []).append(_rule(row))
        return tuple(SecurityGroup(**row._mapping, rules=tuple(rules.get(row.group_id, ()))) for row in rows)

    def count_groups(self, account_id: str) -> int:
        """As the port says."""
        return self._count(t.GROUPS, account_id)

    def add_group(self, group: SecurityGroup) -> None:
        """As the port says."""
        values = attrs.asdict(group, filter=attrs.filters.exclude(attrs.fields(SecurityGroup).rules))
        self._insert(t.GROUPS, values, AlreadyExists("security group", group.name))
        self.put_group(group)

    def put_group(self, group: SecurityGroup) -> None:
        """As the port says."""
        self._db.execute(delete(t.RULES).where(t.RULES.c.group_id == group.group_id))
        rows = [
            {"group_id": group.group_id, "place": place, **_rule_values(rule)} for place, rule in enumerate(group.rules)
        ]
        if rows:
            self._db.execute(insert(t.RULES), rows)

    def remove_group(self, group_id: str) -> None:
        """As the port says."""
        for table in (t.RULES, t.GROUPS):
            self._db.execute(delete(table).where(table.c.group_id == group_id))
        self._drop_tags([group_id])


def _rule(row: Row[Any]) -> Rule:
    source = Source(row.source_account, row.source_group, row.source_group_id)
    return Rule(row.protocol, row.from_port, row.to_port, row.cidr, source)


def _rule_values(rule: Rule) -> dict[str, Any]:
    values = attrs.asdict(rule, recurse=False)
    source = values.pop("source")
    named = {"source_account": source.account_id, "source_group": source.name, "source_group_id": source.group_id}
    return {**values, **named}
