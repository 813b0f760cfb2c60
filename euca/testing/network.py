"""Networks in memory, and the contracts that they share with the real ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from ipaddress import IPv4Address, IPv4Network
from typing import Any

from attrs import evolve, field, frozen
from zope.interface import implementer
from zope.interface.verify import verifyObject

from euca.domain.errors import NodeFailure
from euca.domain.ids import mac_address
from euca.domain.instances import LaunchSpec
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.inspection import ABSENT
from euca.domain.network.state import Guest, State
from euca.ports.hypervisor import VifSpec
from euca.ports.network import IHeadNetwork, INetwork, INodeNetwork, NetworkError
from euca.testing.node import launch_spec

__all__ = [
    "DEFAULT_SUBNET",
    "MemoryNetwork",
    "MemoryNodeNetwork",
    "NetworkHarness",
    "address_contract",
    "network_contract",
    "node_network_contract",
]

#: Where nothing else is said.
DEFAULT_SUBNET = IPv4Network("10.100.0.0/16")


class _Remembering:
    """A network that is nothing but what it was told.

    ``state``: the last that was applied; ``applied`` counts the calls; ``fail_next`` makes the next one fail.
    """

    def __init__(self) -> None:
        self.state = State()
        self.applied = 0
        self.started = False
        self._failing: list[Exception] = []

    async def start(self) -> None:
        """As the port says."""
        self.started = True

    async def apply(self, state: State) -> None:
        """As the port says."""
        self.applied += 1
        if self._failing:
            raise self._failing.pop()
        if not self.started:
            raise NetworkError("The network was not started")
        self._check(state)
        self.state = state

    def _check(self, state: State) -> None:
        """Raises NetworkError for what cannot be."""

    async def recall(self, state: State) -> None:
        """As the port says."""
        self.state = state

    async def inspect(self) -> Sequence[Finding]:
        """As the port says: each guest is as it should be."""
        guests = self.state.guests.values()
        return [
            Finding("dhcp", f"{guest.mac} {guest.private_ip}", Verdict.RIGHT, guest.instance_id) for guest in guests
        ]

    async def repair(self) -> None:
        """As the port says."""
        if not self.started:
            raise NetworkError("The network was not started")

    async def stop(self) -> None:
        """As the port says."""
        self.started = False

    async def purge(self) -> None:
        """As the port says."""
        self.started = False
        self.state = State()

    def fail_next(self, why: str | Exception) -> None:
        """Have the next apply fail: with a NetworkError of this text, or with this error."""
        self._failing.append(NetworkError(why) if isinstance(why, str) else why)


@implementer(IHeadNetwork)
class MemoryNetwork(_Remembering):
    """A head's network whose guests are asked for: ``answer`` says what one would get."""

    def __init__(self, subnet: IPv4Network = DEFAULT_SUBNET) -> None:
        super().__init__()
        self.subnet = subnet
        self.reserved: Collection[IPv4Address] = (subnet.network_address + 1,)
        self.per_account = 0
        self.cards: Mapping[IPv4Address, str] = {}

    def _check(self, state: State) -> None:
        guests = [guest for guest in state.guests.values() if guest.private_ip is not None]
        for values in ([guest.mac for guest in guests], [guest.private_ip for guest in guests]):
            if len(set(values)) != len(guests):
                raise NetworkError("Two guests share a MAC address or an address")
        if any(guest.private_ip not in self.subnet for guest in guests if guest.private_ip):
            raise NetworkError(f"A guest's address is outside of {self.subnet}")

    def answer(self, mac: str) -> IPv4Address | None:
        """What a guest with this MAC address gets when it asks."""
        found = [guest.private_ip for guest in self.state.guests.values() if guest.mac == mac]
        return found[0] if found and self.started else None


@implementer(INodeNetwork)
class MemoryNodeNetwork(_Remembering):
    """A node's network for a simulated hypervisor: its guests have an interface and nothing behind it.

    ``plugged``: the launches that have one, by instance id.
    """

    def __init__(self, bridge: str, underlay: IPv4Address | None = None) -> None:
        super().__init__()
        self.bridge = bridge
        self.underlay = underlay
        self.plugged: dict[str, LaunchSpec] = {}

    async def plug(self, spec: LaunchSpec) -> VifSpec:
        """As the port says."""
        if not self.started:
            raise NodeFailure("The network was not started")
        self.plugged[spec.instance_id] = spec
        return VifSpec(mac=spec.mac, bridge=self.bridge)

    async def unplug(self, instance_id: str) -> None:
        """As the port says."""
        self.plugged.pop(instance_id, None)


# The contracts

_Mark = Callable[[Callable[..., Any]], Callable[..., Any]]


@frozen
class NetworkHarness:
    """A network to test, not yet started.

    ``state``: what a cluster of these guests (numbers 0 to 99) would be told.  ``world``: all that the network could have changed, to be compared.
    ``damage``: somebody takes away something of what was made; None where nothing is.
    ``ask``: what a guest with this MAC address is given within a few seconds, or None; it is None itself where this machine gives no addresses.
    """

    network: INetwork
    state: Callable[[Collection[int]], State] = field(repr=False)
    world: Callable[[], Awaitable[object]] = field(repr=False)
    damage: Callable[[], Awaitable[None]] | None = field(repr=False, default=None)
    ask: Callable[[str], Awaitable[IPv4Address | None]] | None = field(repr=False, default=None)


def guests(subnet: IPv4Network, numbers: Collection[int]) -> State:
    """Guests with these numbers: ``i-00000001`` at the 17th address of the subnet, and so on."""
    made = {}
    for number in numbers:
        instance_id = f"i-{number:08X}"
        made[instance_id] = Guest(
            instance_id, "000000000001", mac_address(instance_id), subnet.network_address + 16 + number, None
        )
    return State(guests=made)


def network_contract(get_harness: Callable[[], NetworkHarness], mark: _Mark) -> type:
    """The suite that every network passes, as a class of asynchronous test methods, each marked by ``mark`` (such as ``pytest_twisted.ensureDeferred``).

    ``get_harness`` gives a fresh network to each, in a world that has never had one.
    """

    class NetworkContract:
        def test_it_provides_the_interface(self) -> None:
            assert verifyObject(INetwork, get_harness().network)

        @mark
        async def test_what_was_made_is_right_and_applied_again_the_same(self) -> None:
            await _purged_after(get_harness(), _right)

        @mark
        async def test_purge_leaves_no_trace_and_may_be_repeated(self) -> None:
            await _no_trace(get_harness())

        @mark
        async def test_a_command_beside_it_sees_the_same(self) -> None:
            first = get_harness()
            await _purged_after(first, lambda harness: _recalled(harness, get_harness() if first.damage else harness))

        @mark
        async def test_it_stops_and_starts_again(self) -> None:
            await _purged_after(get_harness(), _starts_again)

        @mark
        async def test_what_was_taken_away_is_named_and_comes_back(self) -> None:
            await _purged_after(get_harness(), _repaired)

    return NetworkContract


def node_network_contract(get_harness: Callable[[], NetworkHarness], mark: _Mark) -> type:
    """The suite of networks that guests are plugged into: the general one and more."""

    class NodeNetworkContract(network_contract(get_harness, mark)):  # type: ignore[misc]
        def test_it_provides_a_node_s_interface(self) -> None:
            assert verifyObject(INodeNetwork, get_harness().network)

        @mark
        async def test_guests_are_plugged_by_their_mac_and_unplugged_without_fuss(self) -> None:
            await _purged_after(get_harness(), _plugged)

    return NodeNetworkContract


def address_contract(get_harness: Callable[[], NetworkHarness], mark: _Mark) -> type:
    """The suite of networks that give guests their addresses: the general one and more."""

    class AddressContract(network_contract(get_harness, mark)):  # type: ignore[misc]
        @mark
        async def test_each_guest_gets_its_own_address_and_others_none(self) -> None:
            await _purged_after(get_harness(), _own_addresses)

        @mark
        async def test_an_address_passes_to_another_guest(self) -> None:
            await _purged_after(get_harness(), _passes_on)

        @mark
        async def test_what_cannot_be_is_refused(self) -> None:
            await _purged_after(get_harness(), _impossible)

    return AddressContract


async def _purged_after(harness: NetworkHarness, scenario: Callable[[NetworkHarness], Awaitable[None]]) -> None:
    await harness.network.start()
    try:
        await scenario(harness)
    finally:
        await harness.network.purge()


async def _wrong(harness: NetworkHarness) -> list[Finding]:
    """What is not as it should be, except interfaces of guests that are not there."""
    found = await harness.network.inspect()
    return [
        one for one in found if one.verdict is not Verdict.RIGHT and one.mend != ABSENT and one.kind != "surroundings"
    ]


async def _right(harness: NetworkHarness) -> None:
    network = harness.network
    await network.apply(harness.state([1, 2]))
    assert await _wrong(harness) == []
    found = await network.inspect()
    assert found and all(finding.thing for finding in found)
    before = await harness.world()
    await network.apply(harness.state([2, 1]))
    await network.repair()
    await network.start()
    await network.apply(harness.state([1, 2]))
    assert await harness.world() == before
    await network.apply(harness.state([]))
    assert await _wrong(harness) == []


async def _no_trace(harness: NetworkHarness) -> None:
    network = harness.network
    before = await harness.world()
    await network.purge()
    assert await harness.world() == before
    await network.start()
    await network.apply(harness.state([1, 2]))
    await network.stop()
    await network.purge()
    assert await harness.world() == before
    await network.start()
    await network.purge()
    await network.purge()
    assert await harness.world() == before


async def _recalled(harness: NetworkHarness, beside: NetworkHarness) -> None:
    """beside: the same network in another process, such as an operator's command."""
    await harness.network.apply(harness.state([1, 2]))
    before = await harness.world()
    await beside.network.recall(harness.state([1, 2]))
    assert await _wrong(beside) == []
    assert len(await beside.network.inspect()) == len(await harness.network.inspect())
    assert await harness.world() == before


async def _starts_again(harness: NetworkHarness) -> None:
    network = harness.network
    await network.apply(harness.state([1]))
    before = await harness.world()
    for _ in range(2):
        await network.stop()
    try:
        await network.apply(harness.state([1]))
    except NetworkError:
        pass
    else:
        raise AssertionError("applied after stop")
    await network.start()
    await network.apply(harness.state([1]))
    assert await harness.world() == before
    assert await _wrong(harness) == []


async def _repaired(harness: NetworkHarness) -> None:
    await harness.network.apply(harness.state([1]))
    if harness.damage is None:
        return
    before = await harness.world()
    await harness.damage()
    assert await harness.world() != before
    assert await _wrong(harness)
    await harness.network.repair()
    assert await harness.world() == before
    assert await _wrong(harness) == []


async def _plugged(harness: NetworkHarness) -> None:
    network: Any = harness.network
    await network.apply(harness.state([]))
    (guest,) = harness.state([1]).guests.values()
    spec = evolve(launch_spec(), private_ip=str(guest.private_ip))
    first, again = await network.plug(spec), await network.plug(spec)
    assert first == again and first.mac == spec.mac
    await network.apply(harness.state([1]))
    assert await _wrong(harness) == []
    for instance_id in (spec.instance_id, spec.instance_id, "i-FFFFFFFF"):
        await network.unplug(instance_id)
    await network.apply(harness.state([]))
    assert await _wrong(harness) == []


async def _own_addresses(harness: NetworkHarness) -> None:
    assert harness.ask is not None
    (first, second, third) = harness.state([1, 2, 3]).guests.values()
    await harness.network.apply(harness.state([1, 2]))
    assert await harness.ask(first.mac) == first.private_ip
    assert await harness.ask(second.mac) == second.private_ip
    assert await harness.ask(third.mac) is None
    await harness.network.apply(harness.state([2, 3]))
    await harness.network.apply(harness.state([3, 2]))
    assert await harness.ask(third.mac) == third.private_ip
    assert await harness.ask(first.mac) is None


async def _passes_on(harness: NetworkHarness) -> None:
    assert harness.ask is not None
    state = harness.state([1, 2])
    first, second = state.guests.values()
    heir = evolve(second, private_ip=first.private_ip)
    await harness.network.apply(harness.state([1]))
    assert await harness.ask(first.mac) == first.private_ip
    await harness.network.apply(evolve(state, guests={heir.instance_id: heir}))
    assert await harness.ask(heir.mac) == first.private_ip
    assert await harness.ask(first.mac) is None


async def _impossible(harness: NetworkHarness) -> None:
    assert harness.ask is not None
    state = harness.state([1, 2])
    first, second = state.guests.values()
    await harness.network.apply(harness.state([1]))
    for wrong in (
        [evolve(first, private_ip=IPv4Address("203.0.113.9"))],
        [first, evolve(second, private_ip=first.private_ip)],
        [first, evolve(second, mac=first.mac)],
    ):
        try:
            await harness.network.apply(evolve(state, guests={guest.instance_id: guest for guest in wrong}))
        except NetworkError:
            continue
        raise AssertionError(f"accepted: {wrong}")
    assert await harness.ask(first.mac) == first.private_ip
