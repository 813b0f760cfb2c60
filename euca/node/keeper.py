"""Keeps instances: makes what the journal wants, removes what it does not, notices what ends by itself.

The journal says what should be; ``xl list``, the instances' directories and the network are what is.  One flow at a time
tends to an instance, whatever asked for it, and each step can be taken again after a crash.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from contextlib import ExitStack
from functools import partial
from typing import Any

from attrs import define, evolve, field, frozen
from twisted.internet.defer import CancelledError, Deferred, FirstError, gatherResults
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import deferLater
from twisted.logger import Logger

from euca.adapters.imagecache import ImageCache
from euca.adapters.newsdesk import Newsdesk
from euca.adapters.tasks import Tasks
from euca.domain.devices import root_place
from euca.domain.errors import EucaError, ImageUnavailable, NodeFailure, NoRoom, NotFound, WrongState
from euca.domain.ids import domain_uuid
from euca.domain.instances import GuestKind, ImageSource, LaunchSpec, StateReason
from euca.domain.scheduling import Room
from euca.node.disks import GIB, Disks, InstanceFiles
from euca.node.journal import NodeInstance, NodeJournal, Stage
from euca.ports import hypervisor as xen
from euca.ports.hypervisor import DiskSpec, Domain, DomainSpec, DomainState, Fate, ICancellable, IHypervisor
from euca.ports.network import INodeNetwork

_log = Logger()
Replay = tuple[bytes, float] | None

#: A guest that reboots has this long to come back under a new domid.
REBOOT_DEADLINE_S = 180.0
#: An ``xl create`` that went on without us has this long to come to an end.
ADOPT_S = 120.0
#: Between two attempts to remove what could not be removed.
RETRY_S = 10.0
HOUSEKEEPING_S = 60.0
#: Of a console so much is answered, and so much is kept on disk.
CONSOLE_BYTES = 65536
CONSOLE_KEPT_BYTES = 1 << 20
#: A guest that has shut down is taken apart by xl's own daemon within this time, or that daemon is gone.
DAEMON_S = 60.0

TERMINATED = StateReason("Client.UserInitiatedShutdown", "User initiated shutdown")
_FATES = {
    Fate.POWERED_OFF: StateReason("Client.InstanceInitiatedShutdown", "node: the guest powered itself off"),
    Fate.CRASHED: StateReason("Server.InternalError", "node: the guest crashed"),
    Fate.DESTROYED: StateReason("Server.InternalError", "node: the guest's domain was destroyed"),
}


@frozen
class Limits:
    """What guests may have in all; 0 means what the host has. ``reserve_mib`` MiB are kept free beside dom0."""

    memory_mib: int = 0
    cores: int = 0
    disk_gib: int = 0
    reserve_mib: int = 0


@frozen
class Capacity:
    """``total`` for guests, and what is ``left`` of it when all that the journal wants is there."""

    total: Room
    left: Room
    host: xen.HostCapacity


@define
class Keeper:
    """The instances of one node.

    host_boot names this run of the host (dom0's boot id): under another one, guests that should run are created again.
    kernel_arguments is the guests' kernel command line.
    """

    journal: NodeJournal
    hypervisor: IHypervisor
    network: INodeNetwork
    cache: ImageCache
    disks: Disks
    desk: Newsdesk
    clock: IReactorTime
    limits: Limits
    host_boot: str
    kernel_arguments: str
    _tasks: Tasks = field(factory=Tasks)
    _host: xen.HostCapacity | None = None
    _watch: ICancellable | None = None
    _begun: set[str] = field(factory=set)
    _lost: set[str] = field(factory=set)
    _reported: set[str] = field(factory=set)
    _look_again: bool = False
    _untended: set[str] = field(factory=set)

    # -- life of the tier

    async def start(self) -> None:
        """Compare journal and world, take up what was under way. Raises HypervisorError where there is no hypervisor, NetworkError where there can be no network."""
        self._host = await self.hypervisor.capacity()
        await self.network.start()
        names = {domain.name for domain in await self.hypervisor.domains()}
        rebooted = self.journal.store.get("host_boot", self.host_boot) != self.host_boot
        for instance in self.journal.instances():
            if instance.stage is Stage.WANTED:
                self._begun.add(instance.instance_id)
            elif instance.stage is Stage.RUNNING and instance.instance_id not in names and rebooted:
                self._lost.add(instance.instance_id)
        self._note_boot()
        self._remove_strays()
        for instance in self.journal.instances():
            self._tend_to(instance.instance_id)
        self._watch = self.hypervisor.watch(self._domains_changed)
        self._tasks.start("housekeeping", self._keep_house)

    async def stop(self) -> None:
        """End our flows; guests run on."""
        if self._watch is not None:
            self._watch.cancel()
        await self._tasks.stop()
        await self.network.stop()

    def _note_boot(self) -> None:
        """This run of the host is the one whose domains are in the journal, once all that was lost in a reboot is there again."""
        if not self._lost:
            with self.journal.store.transaction():
                self.journal.store.put("host_boot", self.host_boot)

    def _remove_strays(self) -> None:
        for instance_id in self.disks.found():
            instance = self.journal.find(instance_id)
            if instance is None:
                _log.warn("Files of {id}, which the journal does not know, are left alone", id=instance_id)
            elif instance.stage is Stage.ENDED:
                self.disks.remove(instance_id)

    # -- what can be asked

    def run(self, spec: LaunchSpec, replay: Replay) -> NodeInstance:
        """Write the instance down and begin to make it; an instance that is here already, or ended here, is answered as it is.

        Raises WrongState for one that is forgotten, NoRoom; nothing was changed then.
        """
        known = self.journal.find(spec.instance_id)
        if known is not None and known.alive:
            self.journal.refresh(spec, replay)
            self._tend_to(spec.instance_id)
            return self.journal.find(spec.instance_id) or known
        if known is not None:
            self.journal.note(replay)
            return known
        if self.journal.buried(spec.instance_id):
            raise WrongState(f"The instance '{spec.instance_id}' was terminated")
        self._check_room(spec)
        instance = self.journal.want(spec, self.clock.seconds(), replay)
        self.desk.publish()
        self._tend_to(spec.instance_id)
        return instance

    def _check_room(self, spec: LaunchSpec) -> None:
        left = self._capacity().left
        if not left.fits(spec.vm_type):
            raise NoRoom(
                f"The node has {left.memory_mib} MiB, {left.cores} cores and {left.disk_gib} GiB left,"
                f" {spec.vm_type.name} needs {spec.vm_type.memory_mib} MiB, {spec.vm_type.cores} and {spec.vm_type.disk_gib} GiB"
            )

    def terminate(self, instance_id: str, replay: Replay, reason: StateReason = TERMINATED) -> NodeInstance | None:
        """Write down that the instance shall end and begin with it; None, and a tombstone, for one never heard of.

        Returns the instance as it was.
        """
        instance = self.journal.find(instance_id)
        if instance is None:
            if self.journal.buried(instance_id):
                self.journal.note(replay)
            else:
                self.journal.bury(instance_id, self.clock.seconds(), replay)
            return None
        if instance.alive:
            self._change(instance, Stage.ENDING, reason, replay)
            self._tasks.start(f"end {instance_id}", partial(self._end, instance_id))
        else:
            self.journal.note(replay)
        return instance

    async def _end(self, instance_id: str) -> None:
        await self._tasks.cancel(instance_id)
        self._tend_to(instance_id)

    async def reboot(self, instance_id: str, replay: Replay) -> None:
        """Ask the guest to reboot. Raises NotFound, WrongState where it does not run, NodeFailure."""
        instance = self._known(instance_id)
        if instance.stage is not Stage.RUNNING:
            raise WrongState(f"The instance '{instance_id}' is not running")
        self.journal.note(replay)
        try:
            await self.hypervisor.reboot(instance_id)
        except xen.HypervisorError as error:
            raise NodeFailure(f"The guest could not be rebooted: {error}") from error

    async def console(self, instance_id: str) -> bytes:
        """The end of what the guest wrote on its console, at most 64 KiB. Raises NotFound."""
        self._known(instance_id)
        return await self.hypervisor.console(instance_id, CONSOLE_BYTES)

    def _known(self, instance_id: str) -> NodeInstance:
        instance = self.journal.find(instance_id)
        if instance is None:
            raise NotFound("instance", instance_id)
        return instance

    async def capacity(self) -> Capacity:
        """What there is for guests and what is left of it: by the journal, and by what Xen has free for what is yet to be created."""
        # In this order: what is created between the two counts twice rather than not at all.
        present = {domain.name for domain in await self.hypervisor.domains()}
        host = self._host = await self.hypervisor.capacity()
        capacity = self._capacity()
        # Xen's own overhead and domains of others are in no journal.
        free_mib = host.free_memory_mib - self.limits.reserve_mib
        for instance in self.journal.instances():
            if instance.stage is not Stage.ENDED and instance.instance_id not in present:
                free_mib -= instance.spec.vm_type.memory_mib
        left = evolve(capacity.left, memory_mib=max(0, min(capacity.left.memory_mib, free_mib)))
        return evolve(capacity, left=left)

    def _capacity(self) -> Capacity:
        host = self._host
        if host is None:
            raise NodeFailure("The hypervisor has not answered yet")
        memory_mib = max(0, host.memory_mib - host.dom0_memory_mib - self.limits.reserve_mib)
        memory_mib = min(memory_mib, self.limits.memory_mib or memory_mib)
        disk_gib = self.disks.total_bytes() // GIB
        total = Room(memory_mib, self.limits.cores or host.cores, min(disk_gib, self.limits.disk_gib or disk_gib))
        left = total
        for instance in self.journal.instances():
            if instance.stage is not Stage.ENDED:
                left = left.less(instance.spec.vm_type)
        free_gib = self.disks.free_bytes() // GIB
        left = Room(max(0, left.memory_mib), max(0, left.cores), max(0, min(left.disk_gib, free_gib)))
        return Capacity(total, left, host)

    # -- what happens by itself

    def _domains_changed(self) -> None:
        self._look_again = True
        self._tasks.start("look", self._look)

    async def _look(self) -> None:
        while self._look_again:
            self._look_again = False
            try:
                domains = {domain.name: domain for domain in await self.hypervisor.domains()}
            except xen.HypervisorError as error:
                _log.warn("The domains cannot be listed: {error}", error=str(error))
                self._look_again = True
                await deferLater(self.clock, RETRY_S, lambda: None)
                continue
            for instance in self.journal.instances():
                domain = domains.get(instance.instance_id)
                if instance.stage is Stage.RUNNING and (domain is None or not domain.state.alive):
                    self._tend_to(instance.instance_id)
                elif instance.stage is Stage.ENDED and domain is not None and domain.state.alive:
                    self._tasks.start(f"late {instance.instance_id}", partial(self._end_late, instance, domain))
            self._report_unknown(domains)

    async def _end_late(self, instance: NodeInstance, domain: Domain) -> None:
        """Remove the domain of an instance that has ended: an ``xl create`` of an earlier life came to it only afterwards."""
        if domain.uuid != domain_uuid(instance.instance_id):
            return
        _log.warn("{id} has ended, but its domain has come up: it is removed", id=instance.instance_id)
        await self._quietly(self._destroy(instance.instance_id))

    async def _destroy(self, instance_id: str) -> None:
        await self.hypervisor.destroy(instance_id)

    def _report_unknown(self, names: Iterable[str]) -> None:
        for name in names:
            if self.journal.find(name) is None and name not in self._reported:
                self._reported.add(name)
                _log.warn("The domain {name} is not in the journal: it is left alone", name=name)

    async def _keep_house(self) -> None:
        """Bound what guests write on their consoles, and forget what ended long ago."""
        while True:
            for instance in self.journal.instances():
                await self._quietly(self.hypervisor.bound_console(instance.instance_id, CONSOLE_KEPT_BYTES))
            for instance_id in self._forgotten():
                await self._quietly(self.hypervisor.forget(instance_id))
            await deferLater(self.clock, HOUSEKEEPING_S, lambda: None)

    def _forgotten(self) -> tuple[str, ...]:
        """Those that ended long ago, no longer listed from now on; none where the journal cannot be written now."""
        try:
            forgotten = self.journal.expire(self.clock.seconds())
        except Exception:
            _log.failure("Housekeeping: the journal could not be tidied")
            return ()
        if forgotten:
            self.desk.publish()
        return forgotten

    async def _quietly(self, work: Coroutine[Deferred[Any], Any, None]) -> None:
        try:
            await work
        except (xen.HypervisorError, OSError) as error:
            _log.warn("Housekeeping: {error}", error=str(error))

    # -- tending to one instance

    def _tend_to(self, instance_id: str) -> None:
        self._untended.add(instance_id)
        self._tasks.start(instance_id, partial(self._tend, instance_id))

    async def _tend(self, instance_id: str) -> None:
        """Bring an instance to where it stays: running, or ended with nothing left."""
        while instance_id in self._untended:
            self._untended.discard(instance_id)
            try:
                await self._settle(instance_id)
            except CancelledError:
                raise
            except Exception as error:
                if isinstance(error, xen.HypervisorError):
                    _log.warn("{id} cannot be looked after: {error}", id=instance_id, error=str(error))
                else:
                    # Such as a journal on a full disk: nobody else would take this instance up again.
                    _log.failure("{id} cannot be looked after", id=instance_id)
                self._untended.add(instance_id)
                await deferLater(self.clock, RETRY_S, lambda: None)

    async def _settle(self, instance_id: str) -> None:
        while (instance := self.journal.find(instance_id)) is not None:
            if instance.stage is Stage.WANTED:
                await self._attempt(instance, self._make(instance))
            elif instance.stage is Stage.RUNNING:
                if not await self._check(instance):
                    return
            elif instance.stage is Stage.ENDING:
                await self._unmake(instance)
            else:
                return

    async def _attempt(self, instance: NodeInstance, work: Coroutine[Deferred[Any], Any, None]) -> None:
        """Do the work; on a failure the instance ends with the reason."""
        try:
            await work
        except CancelledError:
            raise
        except (EucaError, xen.HypervisorError) as error:
            _log.warn("{id} failed: {error}", id=instance.instance_id, error=str(error))
            self._change(instance, Stage.ENDING, reason_of(error))
        except Exception as error:
            _log.failure("{id} failed", id=instance.instance_id)
            self._change(instance, Stage.ENDING, StateReason("Server.InternalError", f"node: {type(error).__name__}"))

    async def _make(self, instance: NodeInstance) -> None:
        spec = instance.spec
        begun = spec.instance_id in self._begun
        if not begun or not await self._adopt(spec):
            fate = await self.hypervisor.fate(spec.instance_id) if begun else Fate.UNKNOWN
            if fate in (Fate.POWERED_OFF, Fate.CRASHED):
                # An earlier life of ours started it, and it ended by itself before it was written down that it runs.
                self._change(instance, Stage.ENDING, _FATES[fate])
                return
            files = self.disks.complete(spec.instance_id, spec.ramdisk is not None)
            await self._create(spec, files or await self._fetch_and_copy(spec))
        self._begun.discard(spec.instance_id)
        self._change(self.journal.find(spec.instance_id) or instance, Stage.RUNNING)

    async def _adopt(self, spec: LaunchSpec) -> bool:
        """Whether the instance's domain runs: an earlier life of ours was creating it, and ``xl create`` went on without us.

        One that does not come to run is removed.
        """
        waited_s = 0.0
        while domain := await self._domain(spec):
            if domain.state in (DomainState.RUNNING, DomainState.BLOCKED):
                _log.info("Adopted {id}, which was being created", id=spec.instance_id)
                return True
            if waited_s >= ADOPT_S or not domain.state.alive:
                await self.hypervisor.destroy(spec.instance_id)
                return False
            await deferLater(self.clock, 1.0, lambda: None)
            waited_s += 1.0
        return False

    async def _domain(self, spec: LaunchSpec) -> Domain | None:
        wanted = domain_uuid(spec.instance_id)
        return next((domain for domain in await self.hypervisor.domains() if domain.uuid == wanted), None)

    async def _fetch_and_copy(self, spec: LaunchSpec) -> InstanceFiles:
        parts = [part for part in (spec.image, spec.kernel, spec.ramdisk) if part is not None]
        with ExitStack() as kept:
            # Until they are copied: the cache must not drop one part for the sake of another, or of another launch.
            for part in parts:
                kept.enter_context(self.cache.using(part.digest))
            fetches = [Deferred.fromCoroutine(self._fetch(part)) for part in parts]
            try:
                paths = await gatherResults(fetches, consumeErrors=True)
            except FirstError as error:
                error.subFailure.raiseException()
            ramdisk = paths[2] if spec.ramdisk is not None else None
            return await self.disks.make(spec.instance_id, paths[0], paths[1], ramdisk, spec.root_gib, spec.stores)

    async def _fetch(self, part: ImageSource) -> Any:
        return await self.cache.get(part.digest, part.size_bytes, part.url)

    async def _create(self, spec: LaunchSpec, files: InstanceFiles) -> None:
        vif = await self.network.plug(spec)
        domain = DomainSpec(
            name=spec.instance_id,
            uuid=domain_uuid(spec.instance_id),
            kind=self._kind(spec),
            kernel=files.kernel,
            ramdisk=files.ramdisk,
            command_line=command_line(self.kernel_arguments, spec.root_partition),
            memory_mib=spec.vm_type.memory_mib,
            vcpus=spec.vm_type.cores,
            disks=(
                DiskSpec(files.disk, root_place(spec.root_partition)),
                *(DiskSpec(files.store(store), store.device) for store in spec.stores),
            ),
            vifs=(vif,),
        )
        try:
            await self.hypervisor.create(domain)
        except xen.DomainExists:
            if not await self._adopt(spec):
                await self.hypervisor.create(domain)

    def _kind(self, spec: LaunchSpec) -> xen.GuestKind:
        if spec.guest_kind is not GuestKind.ANY:
            return xen.GuestKind(spec.guest_kind.value)
        pvh = self._host is not None and xen.GuestKind.PVH in self._host.kinds
        return xen.GuestKind.PVH if pvh else xen.GuestKind.PV

    async def _check(self, instance: NodeInstance) -> bool:
        """Look after a running instance whose domain may be gone; whether its stage may have changed."""
        instance_id = instance.instance_id
        if instance_id in self._lost:
            await self._attempt(instance, self._restore(instance))
            self._lost.discard(instance_id)
            self._note_boot()
            return True
        domain = await self._domain(instance.spec)
        if domain is not None and domain.state.alive:
            return False
        if domain is not None and not await self._is_taken_apart(instance.spec):
            self._change(instance, Stage.ENDING, _FATES[Fate.POWERED_OFF])
            return True
        fate = await self.hypervisor.fate(instance_id)
        if fate is Fate.RESTARTING and await self._comes_back(instance.spec):
            return False
        if await self._domain(instance.spec) is not None:
            return False
        reason = _FATES.get(
            fate, StateReason("Server.InternalError", "node: the guest did not come back from a reboot")
        )
        self._change(instance, Stage.ENDING, reason)
        return True

    async def _restore(self, instance: NodeInstance) -> None:
        """Create an instance's domain again, from its disk as the guest left it: the host was rebooted."""
        files = self.disks.complete(instance.instance_id, instance.spec.ramdisk is not None)
        if files is None:
            raise NodeFailure("The instance's disk was lost with the host's reboot")
        await self._create(instance.spec, files)

    async def _is_taken_apart(self, spec: LaunchSpec) -> bool:
        """Whether xl's daemon does with a domain that has shut down what it should: remove it, or start it again."""
        waited_s = 0.0
        while waited_s < DAEMON_S:
            domain = await self._domain(spec)
            if domain is None or domain.state.alive:
                return True
            await deferLater(self.clock, 1.0, lambda: None)
            waited_s += 1.0
        return False

    async def _comes_back(self, spec: LaunchSpec) -> bool:
        waited_s = 0.0
        while waited_s < REBOOT_DEADLINE_S:
            await deferLater(self.clock, 1.0, lambda: None)
            waited_s += 1.0
            if await self._domain(spec) is not None:
                return True
            if await self.hypervisor.fate(spec.instance_id) is not Fate.RESTARTING:
                return False
        return False

    async def _unmake(self, instance: NodeInstance) -> None:
        """Remove all that there is of an instance; tried again until nothing is left."""
        instance_id = instance.instance_id
        try:
            await self.hypervisor.destroy(instance_id)
            await self.network.unplug(instance_id)
            self.disks.remove(instance_id)
        except (EucaError, xen.HypervisorError) as error:
            _log.warn("{id} could not be removed yet: {error}", id=instance_id, error=str(error))
            await deferLater(self.clock, RETRY_S, lambda: None)
            return
        self._change(self.journal.find(instance_id) or instance, Stage.ENDED)
        if instance_id in self._lost:
            self._lost.discard(instance_id)
            self._note_boot()

    def _change(
        self, instance: NodeInstance, stage: Stage, reason: StateReason | None = None, replay: Replay = None
    ) -> None:
        current = self.journal.find(instance.instance_id) or instance
        self.journal.change(current, stage, self.clock.seconds(), reason, replay)
        self.desk.publish()


_REASONS: dict[type[Exception], str] = {
    xen.NotEnoughMemory: "Server.InsufficientInstanceCapacity",
    NoRoom: "Server.InsufficientInstanceCapacity",
    ImageUnavailable: "Client.InvalidImage",
    xen.BadKernel: "Client.InvalidImage",
}


def reason_of(error: EucaError | xen.HypervisorError) -> StateReason:
    """The state reason that a failure on this node gives an instance."""
    code = next((code for kind, code in _REASONS.items() if isinstance(error, kind)), "Server.InternalError")
    return StateReason(code, f"node: {error.code}: {error}"[:500])


def command_line(arguments: str, root_partition: int) -> str:
    """The guests' kernel command line for an image: its root is where ``arguments`` say, or in a partition of the disk.

    >>> command_line("root=/dev/xvda1 ro console=hvc0", 3)
    'root=/dev/xvda3 ro console=hvc0'
    """
    if not root_partition:
        return arguments
    others = [word for word in arguments.split() if not word.startswith("root=")]
    return " ".join([f"root=/dev/xvda{root_partition}", *others])
