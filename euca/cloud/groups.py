"""Security groups: recorded, and their rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen

from euca.cloud.asking import Ask, World
from euca.domain.accounts import check_account_id
from euca.domain.errors import InUse, MissingValue, NotFound, NotPermitted, Reserved
from euca.domain.filters import GROUPS, Filter, select
from euca.domain.groups import (
    DEFAULT_GROUP,
    Permission,
    Rule,
    SecurityGroup,
    authorize,
    check_group,
    revoke,
    rules_of,
)
from euca.domain.ids import check_id
from euca.domain.tags import Tagged
from euca.ports.records import IChanges, IRecords


@frozen
class GroupName:
    """A group as a request names it: by name or by id. ``account_id`` may repeat the caller's own."""

    name: str = ""
    group_id: str = ""
    account_id: str = ""


@frozen
class Groups:
    """The security groups of accounts."""

    _world: World

    async def create(self, ask: Ask, name: str, description: str) -> SecurityGroup:
        """A new group without rules. Raises AlreadyExists, Reserved, InvalidRequest."""
        check_group(name, description)
        if name == DEFAULT_GROUP:
            raise Reserved(f"The security group '{DEFAULT_GROUP}' is there in every account")

        def work(records: IChanges) -> SecurityGroup:
            group = SecurityGroup(self._world.fresh_id(records, "group"), ask.caller.account_id, name, description)
            records.add_group(group)
            return group

        return await self._world.change(ask, work)

    async def delete(self, ask: Ask, named: GroupName) -> None:
        """Remove a group. Raises NotFound, Reserved, or InUse while an instance or another group's rule names it."""

        def work(records: IChanges) -> None:
            group = find(records, ask, named)
            if group.name == DEFAULT_GROUP:
                raise Reserved(f"The security group '{DEFAULT_GROUP}' cannot be deleted")
            users = records.group_users(group)
            if users:
                raise InUse(f"The security group '{group.name}' is in use by {', '.join(users[:5])}")
            records.remove_group(group.group_id)

        await self._world.change(ask, work)

    async def describe(
        self, ask: Ask, names: Sequence[str], group_ids: Sequence[str], filters: Sequence[Filter]
    ) -> tuple[Tagged[SecurityGroup], ...]:
        """The account's groups with their tags, or those named; raises NotFound for one that is none of its own."""
        account_id = ask.caller.account_id

        def work(records: IRecords) -> tuple[Tagged[SecurityGroup], ...]:
            if not names and not group_ids:
                groups = records.groups(account_id)
            else:
                wanted = [GroupName(name=name) for name in names] + [GroupName(group_id=i) for i in group_ids]
                groups = tuple(dict.fromkeys(find(records, ask, named) for named in wanted))
            tags = records.tags_of(account_id, [group.group_id for group in groups])
            return tuple(Tagged(group, tags.get(group.group_id, ())) for group in groups)

        key = ("groups", account_id, tuple(names), tuple(group_ids))
        return select(await self._world.read(work, key), filters, GROUPS, lambda listed: listed.tags)

    async def authorize(self, ask: Ask, named: GroupName, permissions: Sequence[Permission]) -> None:
        """Add rules. Raises NotFound (the group, or one that a rule names), AlreadyExists, InvalidRequest."""
        await self._change_rules(ask, named, permissions, authorize)

    async def revoke(self, ask: Ask, named: GroupName, permissions: Sequence[Permission]) -> None:
        """Take rules away. Raises NotFound for a rule that is not there, and then takes none away."""
        await self._change_rules(ask, named, permissions, revoke)

    async def _change_rules(
        self,
        ask: Ask,
        named: GroupName,
        permissions: Sequence[Permission],
        change: Callable[[SecurityGroup, Iterable[Rule]], SecurityGroup],
    ) -> None:
        if not permissions:
            raise MissingValue("There is no rule in the request")

        def work(records: IChanges) -> None:
            group = find(records, ask, named)
            rules = [rule for permission in permissions for rule in rules_of(permission)]
            known = [_named_source(records, ask, rule, must_exist=change is authorize) for rule in rules]
            records.put_group(change(group, known))

        await self._world.change(ask, work)


def find(records: IRecords, ask: Ask, named: GroupName) -> SecurityGroup:
    """The caller's group; raises NotFound, MissingValue, MalformedId, or NotPermitted for another account's."""
    mine = ask.caller.account_id
    if named.account_id and check_account_id(named.account_id) != mine:
        raise NotPermitted(f"The account {named.account_id} is not yours")
    if named.group_id:
        found = records.group_by_id(mine, check_id("group", named.group_id))
    elif named.name:
        found = records.group(mine, named.name)
    else:
        raise MissingValue("A security group has to be named")
    if found is None:
        raise NotFound("security group", named.group_id or named.name)
    return found


def _named_source(records: IRecords, ask: Ask, rule: Rule, *, must_exist: bool) -> Rule:
    """The rule with its source group's account written out. Another account's group is taken on trust only if it is there."""
    if rule.cidr:
        return rule
    account_id = check_account_id(rule.source_account) if rule.source_account else ask.caller.account_id
    if must_exist and records.group(account_id, rule.source_group) is None:
        raise NotFound("security group", rule.source_group)
    return Rule(rule.protocol, rule.from_port, rule.to_port, "", account_id, rule.source_group)
