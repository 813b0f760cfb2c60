"""A cluster's network in memory, and the contract that it shares with the real one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from attrs import evolve, field, frozen
from zope.interface import implementer
from zope.interface.verify import verifyObject

from euca.ports.network import IClusterNetwork, Lease, NetworkError

__all__ = ["DEFAULT_SUBNET", "MemoryNetwork", "NetworkHarness", "network_contract"]

#: Where nothing else is said.
DEFAULT_SUBNET = IPv4Network("10.100.0.0/16")


@implementer(IClusterNetwork)
class MemoryNetwork:
    """A network whose guests are asked for: ``answer`` says what one would get.

    ``applied`` counts the calls; ``fail_next`` makes the next one raise that text.
    """

    def __init__(self, subnet: IPv4Network = DEFAULT_SUBNET) -> None:
        self.subnet = subnet
        self.reserved: Collection[IPv4Address] = (subnet.network_address + 1,)
        self.applied = 0
        self._leases: dict[str, Lease] = {}
        self._started = False
        self._failing: list[str] = []

    async def start(self) -> None:
        """As the port says."""
        self._started = True

    async def apply(self, leases: Collection[Lease]) -> None:
        """As the port says."""
        self.applied += 1
        if self._failing:
            raise NetworkError(self._failing.pop())
        if not self._started:
            raise NetworkError("The network was not started")
        by_mac = {lease.mac: lease for lease in leases if lease.address in self.subnet}
        if len(by_mac) != len(leases) or len({lease.address for lease in leases}) != len(leases):
            raise NetworkError("Two leases share a MAC address or an address, or one is outside of the subnet")
        self._leases = by_mac

    async def stop(self) -> None:
        """As the port says."""
        self._started = False

    def fail_next(self, text: str) -> None:
        """Have the next apply fail."""
        self._failing.append(text)

    def answer(self, mac: str) -> Lease | None:
        """What a guest with this MAC address gets when it asks."""
        return self._leases.get(mac) if self._started else None


@frozen
class NetworkHarness:
    """A network to test, not yet started.

    ``ask``: what a guest with this MAC address is given within a few seconds, as (address, host name), or None.
    """

    network: IClusterNetwork
    ask: Callable[[str], Awaitable[tuple[IPv4Address, str] | None]] = field(repr=False)

    def lease(self, number: int) -> Lease:
        """The lease of the guest ``d0:0d:00:00:00:<number>`` (0 to 99)."""
        address = self.network.subnet.network_address + 16 + number
        return Lease(f"d0:0d:00:00:00:{number:02d}", address, f"guest-{number}")


def network_contract(
    get_harness: Callable[[], NetworkHarness], mark: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> type:
    """The suite as a class of asynchronous test methods, each marked by ``mark`` (such as ``pytest_twisted.ensureDeferred``).

    ``get_harness`` gives a fresh network to each.
    """

    class NetworkContract:
        def test_it_provides_the_interface(self) -> None:
            assert verifyObject(IClusterNetwork, get_harness().network)

        @mark
        async def test_each_guest_gets_its_own_address_and_others_none(self) -> None:
            await _stopped_after(get_harness(), _own_addresses)

        @mark
        async def test_an_address_passes_to_another_guest(self) -> None:
            await _stopped_after(get_harness(), _passes_on)

        @mark
        async def test_what_cannot_be_is_refused(self) -> None:
            await _stopped_after(get_harness(), _impossible)

        @mark
        async def test_it_stops_and_starts_again(self) -> None:
            await _stopped_after(get_harness(), _starts_again)

    return NetworkContract


async def _stopped_after(harness: NetworkHarness, scenario: Callable[[NetworkHarness], Awaitable[None]]) -> None:
    await harness.network.start()
    try:
        await scenario(harness)
    finally:
        await harness.network.stop()


async def _given(harness: NetworkHarness, lease: Lease) -> bool:
    return await harness.ask(lease.mac) == (lease.address, lease.host_name)


async def _own_addresses(harness: NetworkHarness) -> None:
    first, second, third = (harness.lease(number) for number in (1, 2, 3))
    await harness.network.apply([first, second])
    assert await _given(harness, first)
    assert await _given(harness, second)
    assert await harness.ask(third.mac) is None
    await harness.network.apply([second, third])
    await harness.network.apply([third, second])
    assert await _given(harness, third)
    assert await harness.ask(first.mac) is None
    assert not {first.address, second.address} & set(harness.network.reserved)
    assert all(address in harness.network.subnet for address in harness.network.reserved)


async def _passes_on(harness: NetworkHarness) -> None:
    first, second = harness.lease(1), evolve(harness.lease(2), address=harness.lease(1).address)
    await harness.network.apply([first])
    assert await _given(harness, first)
    await harness.network.apply([second])
    assert await _given(harness, second)
    assert await harness.ask(first.mac) is None


async def _impossible(harness: NetworkHarness) -> None:
    good = harness.lease(1)
    outside = evolve(good, address=IPv4Address("203.0.113.9"))
    same_address = evolve(harness.lease(2), address=good.address)
    same_mac = evolve(harness.lease(2), mac=good.mac)
    await harness.network.apply([good])
    for leases in ([outside], [good, same_address], [good, same_mac]):
        try:
            await harness.network.apply(leases)
        except NetworkError:
            continue
        raise AssertionError(f"accepted: {leases}")
    assert await _given(harness, good)


async def _starts_again(harness: NetworkHarness) -> None:
    lease = harness.lease(1)
    await harness.network.apply([lease])
    await harness.network.stop()
    try:
        await harness.network.apply([lease])
    except NetworkError:
        pass
    else:
        raise AssertionError("applied after stop")
    await harness.network.start()
    await harness.network.apply([lease])
    assert await _given(harness, lease)
