"""A cluster as its cloud meets it, without nodes: signed, idempotent, with news; its guests do what the test says."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from attrs import define, field
from twisted.internet.interfaces import IReactorTime

from euca.adapters.network_wire import intent_part, kept_message
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.tierfault import tier_fault
from euca.domain import capabilities
from euca.domain.addresses import parse_pool
from euca.domain.errors import EucaError, InsufficientCapacity, NotFound, WrongState
from euca.domain.network.editions import Copy, Kept, intent_of
from euca.domain.network.state import Intent
from euca.domain.news import Page, Seen, page_since
from euca.ports.enrolment import NeighbourRecord
from euca.soap.codec import Struct
from euca.soap.performing import Call
from euca.soap.security.identity import Identity
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.soap.security.replay import MemoryReplayCache
from euca.soap.server import Endpoint
from euca.wire import cc

__all__ = ["FakeCluster", "FakeGuest"]


@define
class FakeGuest:
    """What the cluster knows of an instance."""

    instance_id: str
    reservation_id: str
    sequence: int = 0
    state: str = "pending"
    private_ip: str = ""
    public_ip: str = ""
    reason: tuple[str, str] | None = None
    node: str | None = None

    def message(self) -> cc.CcInstanceType:
        """As the cloud is told of it."""
        code, text = self.reason or (None, None)
        return cc.CcInstanceType(
            instance_id=self.instance_id,
            reservation_id=self.reservation_id,
            state_name=self.state,
            net_params=cc.NetConfigType(
                private_mac_address="",
                public_mac_address="",
                vlan=0,
                private_ip=self.private_ip or "0.0.0.0",  # noqa: S104
                public_ip=self.public_ip or "0.0.0.0",  # noqa: S104
            ),
            state_reason_code=code,
            state_reason_message=text,
            sequence=self.sequence,
            node_name=self.node,
        )


@define(eq=False)
class FakeCluster:
    """``room``: how many instances it still takes. ``refusal``: what every launch is refused with. ``stated``: its capabilities.
    ``nodes``: its nodes' states by name. ``pool``: its public addresses, as in VNET_PUBLICIPS.

    calls: the names of the operations that came, in order. asked: the ids of each launch request. journal, tombstones and ``epoch`` are its
    memory, which a test may take away.
    """

    name: str
    identity: Identity
    clock: IReactorTime
    trusted: Callable[[bytes], object | None]
    room: int = 10
    refusal: EucaError | None = None
    broken: bool = False
    stated: tuple[str, ...] = capabilities.ALL
    page_limit: int = 100
    nodes: dict[str, str] = field(factory=dict)
    epoch: str = "first life"
    sequence: int = 0
    guests: dict[str, FakeGuest] = field(factory=dict)
    forgotten: list[tuple[str, int]] = field(factory=list)
    tombstones: set[str] = field(factory=set)
    calls: list[str] = field(factory=list)
    asked: list[tuple[str, ...]] = field(factory=list)
    launches: list[cc.RunInstancesType] = field(factory=list)
    consoles: dict[str, bytes] = field(factory=dict)
    rebooted: list[str] = field(factory=list)
    network: Copy = field(factory=Copy)
    pool: str = ""
    desk: Newsdesk = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.desk = Newsdesk(self.clock)

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{self.name}.example:8774/axis2/services/EucalyptusCC"

    def record(self) -> NeighbourRecord:
        """As the cloud has it enrolled."""
        return NeighbourRecord(
            "cluster",
            self.name,
            self.url,
            self.identity.certificate_der,
            b"tls",
            self.stated,
            self.clock.seconds(),
        )

    def endpoint(self) -> Endpoint[Any]:
        """A new endpoint, with a replay cache of its own."""
        handlers: dict[str, Callable[[Call[Any]], Awaitable[Struct]]] = {
            "RunInstances": self._run,
            "TerminateInstances": self._terminate,
            "DescribeInstances": self._describe,
            "DescribeResources": self._resources,
            "RebootInstances": self._reboot,
            "GetConsoleOutput": self._console,
            "ApplyNetwork": self._apply_network,
            "DescribePublicAddresses": self._addresses,
        }
        return Endpoint(
            contract=cc.CONTRACT,
            handlers={name: self._noted(name, handler) for name, handler in handlers.items()},
            request_profile=TIER_REQUEST,
            answer_profile=TIER_ANSWER,
            identity=self.identity,
            trust=self.trusted,
            addresses=(self.url,),
            replay=MemoryReplayCache(),
            clock=self.clock,
            fault=lambda error, call, request_id: tier_fault(error, "cluster", request_id),
        )

    def become(self, instance_id: str, state: str, **changes: Any) -> None:
        """Something happened to a guest, and is told."""
        guest = self.guests[instance_id]
        guest.state = state
        for name, value in changes.items():
            setattr(guest, name, value)
        self._changed(guest)

    def forget(self, instance_id: str) -> None:
        """An ended guest is no longer listed, which is told."""
        del self.guests[instance_id]
        self.sequence += 1
        self.forgotten.append((instance_id, self.sequence))
        self.desk.publish()

    def _changed(self, guest: FakeGuest) -> None:
        self.sequence += 1
        guest.sequence = self.sequence
        self.desk.publish()

    def _noted(
        self, name: str, handler: Callable[[Call[Any]], Awaitable[Struct]]
    ) -> Callable[[Call[Any]], Awaitable[Struct]]:
        async def handle(call: Call[Any]) -> Struct:
            self.calls.append(name)
            if self.broken:
                raise RuntimeError("broken for this test")
            return await handler(call)

        return handle

    async def _run(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.RunInstancesType)
        self.asked.append(said.instance_ids)
        self.launches.append(said)
        known = [guest for guest in self.guests.values() if guest.reservation_id == said.reservation_id]
        if not known:
            known = self._place(said)
        return cc.RunInstancesResponseType(instances=tuple(guest.message() for guest in known), accepted=True)

    def _place(self, said: cc.RunInstancesType) -> list[FakeGuest]:
        if self.refusal is not None:
            raise self.refusal
        if self.tombstones & set(said.instance_ids):
            raise WrongState("An instance of this launch was ended before it began")
        count = min(said.max_count, self.room)
        if count < said.min_count:
            raise InsufficientCapacity(f"There is room for {self.room} of at least {said.min_count} instances")
        self.room -= count
        for instance_id in said.instance_ids[:count]:
            guest = self.guests[instance_id] = FakeGuest(instance_id, said.reservation_id)
            self._changed(guest)
        return [self.guests[instance_id] for instance_id in said.instance_ids[:count]]

    async def _terminate(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.TerminateInstancesType)
        for instance_id in said.instance_ids:
            guest = self.guests.get(instance_id)
            if guest is None:
                self.tombstones.add(instance_id)
            elif guest.state != "terminated":
                self.become(instance_id, "shutting-down")
        return cc.TerminateInstancesResponseType(is_terminated=tuple(True for _ in said.instance_ids))

    async def _describe(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.DescribeInstancesType)
        if said.since_epoch is None:
            wanted = said.instance_ids or tuple(self.guests)
            found = [self.guests[i].message() for i in wanted if i in self.guests]
            return cc.DescribeInstancesResponseType(instances=tuple(found))
        seen = Seen(said.since_epoch, said.since_sequence or 0)
        await self.desk.wait(lambda: not self._page(seen).empty, said.wait_seconds or 0)
        page = self._page(seen)
        return cc.DescribeInstancesResponseType(
            instances=tuple(guest.message() for guest in page.items),
            epoch=page.epoch,
            sequence=page.sequence,
            complete=page.complete,
            more=page.more,
            forgotten=page.forgotten,
        )

    def _page(self, seen: Seen) -> Page[FakeGuest]:
        items = {i: (guest.sequence, guest) for i, guest in self.guests.items()}
        return page_since(seen, self.epoch, self.sequence, items, self.forgotten, 0, self.page_limit)

    async def _resources(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.DescribeResourcesType)
        resources = tuple(
            cc.CcResourceType(instance_type=kind, max_instances=10, available_instances=self.room)
            for kind in said.instance_types
        )
        nodes = tuple(
            cc.CcNodeType(
                name=name,
                address="",
                state=state,
                memory_max=1,
                memory_available=1,
                cores_max=1,
                cores_available=1,
                disk_max=1,
                disk_available=1,
            )
            for name, state in self.nodes.items()
        )
        return cc.DescribeResourcesResponseType(
            resources=resources,
            capability=self.stated if said.capability else (),
            nodes=nodes if said.capability else (),
        )

    @property
    def intent(self) -> Intent:
        """What the cloud wants of the network."""
        return intent_of(self.network.tables)

    async def _addresses(self, call: Call[Any]) -> Struct:
        return cc.DescribePublicAddressesResponseType(pool=parse_pool(self.pool).texts)

    async def _apply_network(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.ApplyNetworkType)
        taken = self.network.take(intent_part(said))
        if taken is not None:
            self.network.become(*taken)
        return cc.ApplyNetworkResponseType(**kept_message(Kept(self.network.edition)))

    async def _reboot(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.RebootInstancesType)
        for instance_id in said.instance_ids:
            if instance_id not in self.guests:
                raise NotFound("instance", instance_id)
        self.rebooted += said.instance_ids
        return cc.RebootInstancesResponseType()

    async def _console(self, call: Call[Any]) -> Struct:
        said = call.message
        assert isinstance(said, cc.GetConsoleOutputType)
        instance_id = said.instance_id or ""
        if instance_id not in self.guests:
            raise NotFound("instance", instance_id)
        return cc.GetConsoleOutputResponseType(output_base64=self.consoles.get(instance_id, b""))
