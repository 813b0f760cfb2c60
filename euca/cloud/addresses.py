"""Public addresses: allocated, associated with instances, released. Each is one of a cluster's, and leads to instances there.

What a cluster has is in the records, so that a user's requests are answered while it is away; it is told when it comes back.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from euca.cloud.asking import Ask, World
from euca.cloud.clusters import IClusters
from euca.cloud.lending import lend
from euca.cloud.owned import check_count, chosen, own_instance
from euca.cloud.tags import put_tags, tagged
from euca.domain.addresses import Address, associate, check_public_ip, disassociate
from euca.domain.errors import (
    InsufficientAddresses,
    InvalidCombination,
    MissingValue,
    NotFound,
    NotPermitted,
    QuotaExceeded,
)
from euca.domain.filters import ADDRESSES, Filter, select
from euca.domain.ids import check_id
from euca.domain.tags import Tagged, Tags
from euca.ports.records import IChanges, IRecords


@frozen
class AddressName:
    """An address as a request names it: by exactly one of these."""

    public_ip: str = ""
    allocation_id: str = ""
    association_id: str = ""


@frozen
class Addresses:
    """The addresses of clusters' pools that accounts have allocated."""

    _world: World
    _clusters: IClusters

    async def allocate(self, ask: Ask, tags: Tags = ()) -> Address:
        """An address for the caller's account, of a cluster in which it has instances without one, if there is such. Raises QuotaExceeded, InsufficientAddresses."""
        limits = self._world.limits

        def work(records: IChanges) -> Address:
            account_id = ask.caller.account_id
            if len(records.addresses(account_id)) >= limits.addresses_of_account:
                most = f"An account has at most {limits.addresses_of_account} public addresses"
                raise QuotaExceeded(most, kind="address")
            cluster, public_ip = self._free(records, account_id)
            allocation_id = self._world.fresh_id(records, "allocation")
            address = Address(public_ip, account_id, allocation_id, self._world.now(), cluster=cluster)
            records.add_address(address)
            put_tags(records, account_id, (allocation_id,), tags)
            return address

        return await self._world.change(ask, work)

    def _free(self, records: IRecords, account_id: str) -> tuple[str, str]:
        """(cluster, its first free address); raises InsufficientAddresses."""
        pools, taken, waiting = records.pools(), records.taken_addresses(), records.unaddressed(account_id)
        names = [zone.name for zone in self._clusters.zones() if zone.name in pools]
        for name in sorted(names, key=lambda name: -waiting.get(name, 0)):
            public_ip = pools[name].free(taken)
            if public_ip is not None:
                return name, public_ip
        raise InsufficientAddresses("There is no free public address")

    async def release(self, ask: Ask, named: AddressName) -> None:
        """Give an address back; an instance that has it loses it. Raises NotFound, NotPermitted, MalformedId."""

        def work(records: IChanges) -> None:
            address = self._own(records, ask, named)
            self._take_away(records, address)
            records.remove_address(address.public_ip)

        await self._world.change(ask, work)

    async def associate(self, ask: Ask, named: AddressName, instance_id: str, *, again: bool = True) -> Address:
        """Give an address to an instance, in place of the one that it had; the address with its association.

        again: it may be taken from another instance. Raises NotFound, NotPermitted, WrongState, AlreadyAssociated, MalformedId, and InvalidRequest
        for an instance in another cluster.
        """
        if not instance_id:
            raise MissingValue("An instance has to be named")
        wanted = check_id("instance", instance_id)

        def work(records: IChanges) -> Address:
            address = self._own(records, ask, named)
            instance = own_instance(records, ask, wanted)
            known = address.instance_id == instance.instance_id
            association_id = address.association_id if known else self._world.fresh_id(records, "association")
            associated = associate(address, instance, association_id, again=again)
            if associated == address:
                return address
            records.remove_lent(instance.instance_id)
            self._take_away(records, address)
            former = records.address_of(instance.instance_id)
            if former is not None:
                records.put_address(disassociate(former))
            records.put_address(associated)
            records.put_instances([evolve(instance, public_ip=associated.public_ip)])
            return associated

        return await self._world.change(ask, work)

    async def disassociate(self, ask: Ask, named: AddressName) -> None:
        """Take an address from its instance; that it belongs to none is no error. Raises NotFound, NotPermitted, MalformedId."""

        def work(records: IChanges) -> None:
            address = self._own(records, ask, named)
            self._take_away(records, address)
            records.put_address(disassociate(address))

        await self._world.change(ask, work)

    async def describe(
        self, ask: Ask, public_ips: Sequence[str], allocation_ids: Sequence[str], filters: Sequence[Filter]
    ) -> tuple[Tagged[Address], ...]:
        """The account's addresses with their tags, or those named; raises NotFound for one that is none of its own, MalformedId."""
        check_count("addresses", public_ips, allocation_ids)
        account_id = ask.caller.account_id
        ips = tuple(dict.fromkeys(map(check_public_ip, public_ips)))
        ids = tuple(dict.fromkeys(check_id("allocation", one) for one in allocation_ids))

        def work(records: IRecords) -> tuple[Tagged[Address], ...]:
            addresses = records.addresses(account_id)
            if ips or ids:
                addresses = chosen(
                    addresses,
                    ("address", ips, lambda one: one.public_ip),
                    ("allocation", ids, lambda one: one.allocation_id),
                )
            return tagged(records, account_id, addresses, lambda address: address.allocation_id)

        listed = await self._world.read(work, ("addresses", account_id, ips, ids))
        return select(listed, filters, ADDRESSES, lambda one: one.tags)

    def _own(self, records: IRecords, ask: Ask, named: AddressName) -> Address:
        """The caller's address; raises NotPermitted for one that is another's, or free to be allocated, and NotFound for what is none."""
        account_id = ask.caller.account_id
        given = [name for name in (named.public_ip, named.allocation_id, named.association_id) if name]
        if not given:
            raise MissingValue("A public address has to be named")
        if len(given) > 1:
            raise InvalidCombination("An address is named by its public IP or by an id, not by both")
        if named.allocation_id:
            kind, found = "allocation", records.address_by_allocation(account_id, check_id("allocation", given[0]))
        elif named.association_id:
            kind, found = "association", records.address_by_association(account_id, check_id("association", given[0]))
        else:
            kind, found = "address", records.address(check_public_ip(given[0]))
        if found is not None and found.account_id == account_id:
            return found
        if kind == "address" and (found is not None or _is_somebodys(records, check_public_ip(given[0]))):
            raise NotPermitted(f"The address '{given[0][:64]}' does not belong to you.")
        raise NotFound(kind, given[0])

    def _take_away(self, records: IChanges, address: Address) -> None:
        """The instance that has an address is without it, unless it can be lent one."""
        instance = records.instance(address.instance_id) if address.instance_id else None
        if instance is not None:
            bare = evolve(instance, public_ip="")
            records.put_instances([bare])
            lend(records, self._world.limits, [bare])


def _is_somebodys(records: IRecords, public_ip: str) -> bool:
    """Whether there is such an address here: in a pool, or lent."""
    return records.lent(public_ip) is not None or any(public_ip in pool for pool in records.pools().values())
