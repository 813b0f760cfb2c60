"""Security groups and their rules; clusters are told of them by :mod:`euca.cloud.networks`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from attrs import evolve, frozen

from euca.cloud.asking import Ask, World
from euca.cloud.owned import check_count
from euca.cloud.pages import WHOLE, in_pages, passed
from euca.cloud.tags import put_tags, tagged
from euca.domain.accounts import check_account_id
from euca.domain.errors import (
    AlreadyExists,
    InUse,
    InvalidCombination,
    InvalidRequest,
    MissingValue,
    NotFound,
    NotPermitted,
    QuotaExceeded,
    Reserved,
)
from euca.domain.filters import GROUPS, Filter, digest_of, passing
from euca.domain.groups import (
    DEFAULT_GROUP,
    Permission,
    Rule,
    SecurityGroup,
    Source,
    authorize,
    check_group,
    check_rules,
    revoke,
    rules_of,
)
from euca.domain.ids import check_id
from euca.domain.paging import PageRequest
from euca.domain.tags import Tagged, Tags
from euca.ports.records import IChanges, IRecords
from euca.soap.shifts import in_shifts


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

    async def create(self, ask: Ask, name: str, description: str, tags: Tags = ()) -> SecurityGroup:
        """A new group without rules. Raises AlreadyExists, Reserved, InvalidRequest, QuotaExceeded."""
        check_group(name, description)
        if name == DEFAULT_GROUP:
            raise Reserved(f"The security group '{DEFAULT_GROUP}' is there in every account")

        def work(records: IChanges) -> SecurityGroup:
            account_id, most = ask.caller.account_id, self._world.limits.groups_of_account
            if records.group(account_id, name) is not None:
                raise AlreadyExists("security group", name)
            if records.count_groups(account_id) >= most:
                raise QuotaExceeded(f"An account has at most {most} security groups", kind="security group")
            group = SecurityGroup(self._world.fresh_id(records, "group"), account_id, name, description)
            records.add_group(group)
            put_tags(records, account_id, (group.group_id,), tags)
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
        self,
        ask: Ask,
        names: Sequence[str],
        group_ids: Sequence[str],
        filters: Sequence[Filter],
        page: PageRequest = WHOLE,
    ) -> tuple[tuple[Tagged[SecurityGroup], ...], str]:
        """The account's groups with their tags, or those named; and the token of the page that follows, empty where there is none.

        Raises NotFound for a group that is none of its own, InvalidCombination for groups named together with a page.
        """
        check_count("security groups", names, group_ids)
        if page.asked and (names or group_ids):
            raise InvalidCombination("Groups that are named cannot be listed in pages")
        account_id = ask.caller.account_id

        def work(records: IRecords) -> tuple[Tagged[SecurityGroup], ...]:
            if not names and not group_ids:
                groups = records.groups(account_id)
            else:
                wanted = [GroupName(name=name) for name in names] + [GroupName(group_id=i) for i in group_ids]
                groups = tuple(dict.fromkeys(find(records, ask, named) for named in wanted))
            return tagged(records, account_id, groups, lambda group: group.group_id)

        key = ("groups", account_id, tuple(names), tuple(group_ids))
        passes = passing(filters, GROUPS, lambda listed: listed.tags)
        chosen = await in_shifts(passed(await self._world.read(work, key), passes), self._world.clock)
        asked = ("DescribeSecurityGroups", account_id, digest_of(filters))
        return in_pages(self._world, asked, chosen, page, lambda listed: (listed.thing.name,))

    async def authorize(self, ask: Ask, named: GroupName, permissions: Sequence[Permission]) -> None:
        """Add rules. Raises NotFound (the group, or one that a rule names), AlreadyExists, InvalidRequest, QuotaExceeded."""
        asked = _rules(permissions)

        def work(records: IChanges) -> None:
            group = find(records, ask, named)
            records.put_group(authorize(group, [_found(records, ask, rule) for rule in asked]))

        await self._world.change(ask, work)

    async def revoke(self, ask: Ask, named: GroupName, permissions: Sequence[Permission]) -> None:
        """Take rules away. Raises NotFound for a rule that is not there, and then takes none away."""
        asked = [_as_asked(ask, rule) for rule in _rules(permissions)]

        def work(records: IChanges) -> None:
            records.put_group(revoke(find(records, ask, named), asked))

        await self._world.change(ask, work)

    async def refuse_egress(self, ask: Ask, group_id: str) -> NoReturn:
        """For what there is in VPC groups only. Raises NotFound, MalformedId for what is none of the caller's, and InvalidRequest."""
        await self._world.read(lambda records: find(records, ask, GroupName(group_id=group_id)))
        raise InvalidRequest("Only Amazon VPC security groups may be used with this operation.")


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


def _rules(permissions: Sequence[Permission]) -> tuple[Rule, ...]:
    """The rules of a request, each once; raises MissingValue for none, and QuotaExceeded for more than a group can have."""
    if not permissions:
        raise MissingValue("There is no rule in the request")
    rules = tuple(dict.fromkeys(rule for permission in permissions for rule in rules_of(permission)))
    check_rules(len(rules))
    return rules


def _found(records: IRecords, ask: Ask, rule: Rule) -> Rule:
    """The rule with all of its source group. Another account's is taken on trust, if it is there; raises NotFound."""
    if rule.cidr:
        return rule
    asked = _as_asked(ask, rule).source
    account_id = asked.account_id or ask.caller.account_id
    if asked.group_id:
        group = records.group_anywhere(check_id("group", asked.group_id))
    else:
        group = records.group(account_id, asked.name)
    if group is None or group.account_id != account_id:
        raise NotFound("security group", asked.group_id or asked.name)
    return evolve(rule, source=Source(account_id, group.name, group.group_id))


def _as_asked(ask: Ask, rule: Rule) -> Rule:
    """The rule as a request names it: its group may be gone by now. A group's name without an account is the caller's."""
    if rule.cidr:
        return rule
    asked = rule.source
    account_id = check_account_id(asked.account_id) if asked.account_id else ""
    group_id = check_id("group", asked.group_id) if asked.group_id else ""
    if not group_id:
        account_id = account_id or ask.caller.account_id
    return evolve(rule, source=Source(account_id, asked.name, group_id))
