"""Security groups between EC2's messages and the cloud."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import GROUP_ID, Subject, filters_of, listing, operation, tag_set, tags_given
from euca.cloud.groups import GroupName
from euca.domain import groups as domain
from euca.domain.errors import InvalidCombination, MissingValue, NotSupported
from euca.domain.groups import Permission, SecurityGroup, Source
from euca.domain.paging import PageRequest
from euca.domain.tags import Tagged
from euca.soap.codec import Struct
from euca.soap.shifts import in_shifts
from euca.wire import ec2


@frozen
class GroupHandlers(Subject):
    """Groups and their rules."""

    @operation(ec2.CreateSecurityGroupType, tagging=True, partly="none of a VPC")
    async def create(self, ask: Ask, message: ec2.CreateSecurityGroupType) -> Struct:
        if message.vpc_id:
            raise NotSupported("This cloud does not offer vpcId")
        tags = tags_given(message.tag_specification_set, "security-group")
        group = await self.cloud.groups.create(ask, message.group_name, message.group_description, tags)
        return ec2.CreateSecurityGroupResponseType(
            request_id=ask.request_id, return_=True, group_id=group.group_id, tag_set=tag_set(tags)
        )

    @operation(ec2.DeleteSecurityGroupType)
    async def delete(self, ask: Ask, message: ec2.DeleteSecurityGroupType) -> Struct:
        await self.cloud.groups.delete(ask, group_name(message.group_name, message.group_id))
        return ec2.DeleteSecurityGroupResponseType(request_id=ask.request_id, return_=True)

    @listing(ec2.DescribeSecurityGroupsType)
    async def describe(self, ask: Ask, message: ec2.DescribeSecurityGroupsType) -> Struct:
        names = tuple(item.group_name for item in message.security_group_set.item)
        id_set = message.security_group_id_set
        ids = tuple(item.group_id for item in id_set.item) if id_set is not None else ()
        page = PageRequest(message.max_results, message.next_token or "")
        listed, token = await self.cloud.groups.describe(ask, names, ids, filters_of(message.filter_set), page)
        return await in_shifts(group_listing(listed, token, ask.request_id), self.clock)

    @operation(
        ec2.AuthorizeSecurityGroupIngressType, partly="a rule for a group lets in its members of the same cluster"
    )
    async def authorize(self, ask: Ask, message: ec2.AuthorizeSecurityGroupIngressType) -> Struct:
        named = group_name(message.group_name, message.group_id, message.user_id)
        await self.cloud.groups.authorize(ask, named, permissions_of(message.ip_permissions))
        return ec2.AuthorizeSecurityGroupIngressResponseType(request_id=ask.request_id, return_=True)

    @operation(ec2.RevokeSecurityGroupIngressType, partly="a rule for a group lets in its members of the same cluster")
    async def revoke(self, ask: Ask, message: ec2.RevokeSecurityGroupIngressType) -> Struct:
        named = group_name(message.group_name, message.group_id, message.user_id)
        await self.cloud.groups.revoke(ask, named, permissions_of(message.ip_permissions))
        return ec2.RevokeSecurityGroupIngressResponseType(request_id=ask.request_id, return_=True)

    @operation(ec2.AuthorizeSecurityGroupEgressType, refused="groups have rules for what goes out in a VPC only")
    async def authorize_egress(self, ask: Ask, message: ec2.AuthorizeSecurityGroupEgressType) -> Struct:
        await self.cloud.groups.refuse_egress(ask, message.group_id)

    @operation(ec2.RevokeSecurityGroupEgressType, refused="groups have rules for what goes out in a VPC only")
    async def revoke_egress(self, ask: Ask, message: ec2.RevokeSecurityGroupEgressType) -> Struct:
        await self.cloud.groups.refuse_egress(ask, message.group_id)


def group_name(name: str | None, group_id: str | None, account_id: str | None = None) -> GroupName:
    """A group as a request names it."""
    if name and group_id:
        raise InvalidCombination("A security group is named by groupName or by groupId, not by both")
    if group_id and not group_id.startswith(GROUP_ID):
        return GroupName(name=group_id, account_id=account_id or "")
    return GroupName(name=name or "", group_id=group_id or "", account_id=account_id or "")


def permissions_of(permissions: ec2.IpPermissionSetType) -> tuple[Permission, ...]:
    """Rules as a request names them."""
    return tuple(map(_permission, permissions.item))


def _permission(item: ec2.IpPermissionType) -> Permission:
    sources = []
    for pair in item.groups.item:
        sources.append(source_of(pair))
    return Permission(
        protocol=item.ip_protocol,
        from_port=item.from_port,
        to_port=item.to_port,
        cidrs=tuple(range_.cidr_ip for range_ in item.ip_ranges.item),
        groups=tuple(sources),
    )


def source_of(pair: ec2.UserIdGroupPairType) -> Source:
    """A rule's source group; where a request has both its id and its name, as lists show them, the id says which it is."""
    named = group_name(None if pair.group_id else pair.group_name, pair.group_id, pair.user_id)
    if not (named.name or named.group_id):
        raise MissingValue("A rule's source group has to be named")
    return Source(named.account_id, named.name, named.group_id)


def group_listing(
    listed: Sequence[Tagged[SecurityGroup]], token: str, request_id: str
) -> Generator[None, None, ec2.DescribeSecurityGroupsResponseType]:
    """A listing of security groups, a step for each: it may be long."""
    items = []
    for one in listed:
        group = one.thing
        items.append(
            ec2.SecurityGroupItemType(
                owner_id=group.account_id,
                group_id=group.group_id,
                group_name=group.name,
                group_description=group.description,
                ip_permissions=_permissions(group),
                ip_permissions_egress=ec2.IpPermissionSetType(),
                tag_set=tag_set(one.tags),
            )
        )
        yield
    shown = ec2.SecurityGroupSetType(item=tuple(items))
    return ec2.DescribeSecurityGroupsResponseType(
        request_id=request_id, security_group_info=shown, next_token=token or None
    )


def _permissions(group: SecurityGroup) -> ec2.IpPermissionSetType:
    items = tuple(
        ec2.IpPermissionType(
            ip_protocol=permission.protocol,
            from_port=permission.from_port,
            to_port=permission.to_port,
            groups=ec2.UserIdGroupPairSetType(
                item=tuple(
                    ec2.UserIdGroupPairType(user_id=one.account_id, group_id=one.group_id or None, group_name=one.name)
                    for one in permission.groups
                )
            ),
            ip_ranges=ec2.IpRangeSetType(item=tuple(ec2.IpRangeItemType(cidr_ip=cidr) for cidr in permission.cidrs)),
        )
        for permission in domain.permissions_of(group.rules)
    )
    return ec2.IpPermissionSetType(item=items)
