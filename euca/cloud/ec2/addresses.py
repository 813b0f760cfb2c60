"""Public addresses between EC2's messages and the cloud."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.addresses import AddressName
from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, listing, operation, tag_set, tags_given
from euca.domain.addresses import DOMAIN, Address
from euca.domain.errors import NotSupported
from euca.domain.tags import Tagged
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class AddressHandlers(Subject):
    """Public addresses."""

    @operation(
        ec2.AllocateAddressType,
        tagging=True,
        partly="only standard addresses, none of a VPC",
    )
    async def allocate(self, ask: Ask, message: ec2.AllocateAddressType) -> Struct:
        if message.domain not in (None, "", DOMAIN):
            raise NotSupported(f"Addresses are of the domain {DOMAIN} here: there are no virtual private clouds")
        tags = tags_given(message.tag_specification_set, "elastic-ip")
        address = await self.cloud.addresses.allocate(ask, tags)
        return ec2.AllocateAddressResponseType(
            request_id=ask.request_id, public_ip=address.public_ip, domain=DOMAIN, allocation_id=address.allocation_id
        )

    @listing(ec2.DescribeAddressesType)
    async def describe(self, ask: Ask, message: ec2.DescribeAddressesType) -> Struct:
        ids = message.allocation_ids_set
        listed = await self.cloud.addresses.describe(
            ask,
            [item.public_ip for item in message.public_ips_set.item],
            [item.allocation_id for item in ids.item] if ids is not None else (),
            filters_of(message.filter_set),
        )
        return address_listing(listed, ask.request_id)

    @operation(ec2.ReleaseAddressType)
    async def release(self, ask: Ask, message: ec2.ReleaseAddressType) -> Struct:
        named = AddressName(message.public_ip or "", message.allocation_id or "")
        await self.cloud.addresses.release(ask, named)
        return ec2.ReleaseAddressResponseType(request_id=ask.request_id, return_=True)

    @operation(ec2.AssociateAddressType, partly="only with an instance, of the address's own cluster")
    async def associate(self, ask: Ask, message: ec2.AssociateAddressType) -> Struct:
        for name, wanted in (
            ("networkInterfaceId", message.network_interface_id),
            ("privateIpAddress", message.private_ip_address),
        ):
            if wanted:
                raise NotSupported(f"This cloud does not offer {name}")
        named = AddressName(message.public_ip or "", message.allocation_id or "")
        again = message.allow_reassociation is not False
        address = await self.cloud.addresses.associate(ask, named, (message.instance_id or "").strip(), again=again)
        return ec2.AssociateAddressResponseType(
            request_id=ask.request_id, return_=True, association_id=address.association_id
        )

    @operation(ec2.DisassociateAddressType)
    async def disassociate(self, ask: Ask, message: ec2.DisassociateAddressType) -> Struct:
        named = AddressName(message.public_ip or "", association_id=message.association_id or "")
        await self.cloud.addresses.disassociate(ask, named)
        return ec2.DisassociateAddressResponseType(request_id=ask.request_id, return_=True)


def address_listing(listed: Sequence[Tagged[Address]], request_id: str) -> ec2.DescribeAddressesResponseType:
    """A listing of addresses."""
    items = tuple(
        ec2.DescribeAddressesResponseItemType(
            public_ip=address.public_ip,
            allocation_id=address.allocation_id,
            domain=DOMAIN,
            instance_id=address.instance_id,
            association_id=address.association_id or None,
            tag_set=tag_set(one.tags),
        )
        for one in listed
        for address in (one.thing,)
    )
    return ec2.DescribeAddressesResponseType(
        request_id=request_id, addresses_set=ec2.DescribeAddressesResponseInfoType(item=items)
    )
