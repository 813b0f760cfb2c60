"""Public addresses between EC2's messages and the cloud."""

from __future__ import annotations

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, listing, operation
from euca.domain.errors import NotSupported
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class AddressHandlers(Subject):
    """Public addresses."""

    @operation(ec2.AllocateAddressType)
    async def allocate(self, ask: Ask, message: ec2.AllocateAddressType) -> Struct:
        if message.domain not in (None, "", "standard"):
            raise NotSupported("This cloud does not offer addresses of this domain")
        await self.cloud.addresses.allocate(ask)

    @listing(ec2.DescribeAddressesType)
    async def describe(self, ask: Ask, message: ec2.DescribeAddressesType) -> Struct:
        ids = message.allocation_ids_set
        named = [item.public_ip for item in message.public_ips_set.item]
        named += [item.allocation_id for item in ids.item] if ids is not None else []
        await self.cloud.addresses.describe(ask, named, filters_of(message.filter_set))
        return no_addresses(ask.request_id)

    @operation(ec2.ReleaseAddressType)
    async def release(self, ask: Ask, message: ec2.ReleaseAddressType) -> Struct:
        await self.cloud.addresses.refuse(ask, one_address(message.public_ip, message.allocation_id))

    @operation(ec2.AssociateAddressType)
    async def associate(self, ask: Ask, message: ec2.AssociateAddressType) -> Struct:
        await self.cloud.addresses.refuse(ask, one_address(message.public_ip, message.allocation_id))

    @operation(ec2.DisassociateAddressType)
    async def disassociate(self, ask: Ask, message: ec2.DisassociateAddressType) -> Struct:
        await self.cloud.addresses.refuse(ask, one_address(message.public_ip, message.association_id))


def one_address(public_ip: str | None, other: str | None) -> str:
    """The address that a request is about."""
    return public_ip or other or ""


def no_addresses(request_id: str) -> ec2.DescribeAddressesResponseType:
    """A listing of addresses: nobody has any."""
    return ec2.DescribeAddressesResponseType(
        request_id=request_id, addresses_set=ec2.DescribeAddressesResponseInfoType()
    )
