"""DescribeInstances and DescribeInstanceStatus against a model written from EC2's published description of them: each filter, alone and in pairs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any

import pytest
from attrs import define, field, frozen
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from twisted.internet.task import Clock

from euca.cloud.asking import Ask, Limits, World
from euca.cloud.instance_lists import InstanceLists
from euca.cloud.instance_status import InstanceStatuses
from euca.domain.accounts import Account, Caller
from euca.domain.errors import NotFound
from euca.domain.filters import Filter
from euca.domain.images import Image, ImageKind
from euca.domain.instance_filters import INSTANCES
from euca.domain.instance_status import STATUSES
from euca.domain.instances import InstanceState, StateReason
from euca.domain.paging import PageRequest
from euca.domain.reservations import Instance, LaunchData, Reservation
from euca.domain.tags import Tag
from euca.domain.vmtypes import DEFAULT_VM_TYPES, VmType
from euca.domain.zones import Zone
from euca.ports.records import IChanges
from euca.testing.filter_questions import Model, passes, questions
from euca.testing.stores import MakeStore, settled

ACCOUNTS = ("000000000001", "000000000002")
TAG_KEYS = ("Name", "name", "a*", "k:v")
NOW = 1_700_000_000.0
WORDS = st.sampled_from(["", "a", "b", "ab", "A", "a*b", "a?b", "a\\b", "100%", "a_b", "ä", "'"])
GROUPS = {"000000000001": {"sg-0000000A": "default", "sg-0000000B": "w*b"}, "000000000002": {"sg-0000000C": "default"}}
STATES = {"pending": "0", "running": "16", "shutting-down": "32", "terminated": "48"}
Texts = Sequence[str]


@frozen
class Guest:
    """What there is to know of an instance, in plain words: from this the records are made, and by this the model judges."""

    instance_id: str
    launch: Launch
    index: int
    state: str
    reason: tuple[str, str] | None
    address: str
    public_address: str
    monitored: bool
    ended_ago_s: float | None
    node: str
    tags: dict[str, str]


@define(eq=False)
class Launch:
    """And of a launch."""

    reservation_id: str
    account: str
    image_id: str
    kernel_id: str
    ramdisk_id: str
    kind: str
    key: str
    groups: list[str]
    zone: str
    token: str
    ago_s: float
    guests: list[Guest] = field(factory=list)

    @property
    def group_names(self) -> list[str]:
        return [GROUPS[self.account][group] for group in self.groups]


@define(eq=False)
class Cloud:
    """All launches; images by id with architecture and product codes (one may be gone); which zones answer, with their nodes."""

    launches: list[Launch]
    images: dict[str, tuple[str, list[str], str]]
    zones: dict[str, dict[str, str] | None]

    def everybody(self) -> list[Guest]:
        return [guest for launch in self.launches for guest in launch.guests]

    def guests(self, account: str) -> list[Guest]:
        ordered = sorted(self.launches, key=lambda launch: (-launch.ago_s, launch.reservation_id))
        return [guest for launch in ordered if launch.account == account for guest in launch.guests if shown(guest)]


def shown(guest: Guest) -> bool:
    """Ended instances are shown for an hour."""
    return guest.ended_ago_s is None or guest.ended_ago_s <= 3600


# Random clouds


@st.composite
def launches(draw: st.DrawFn, number: int) -> Launch:
    account = draw(st.sampled_from(ACCOUNTS))
    launch = Launch(
        reservation_id=f"r-0000000{number}",
        account=account,
        image_id=draw(st.sampled_from(["emi-00000001", "emi-00000002", "emi-0000000F"])),
        kernel_id=draw(st.sampled_from(["eki-00000001", "eki-00000002"])),
        ramdisk_id=draw(st.sampled_from(["", "eri-00000001"])),
        kind=draw(st.sampled_from(["m1.small", "c1.medium"])),
        key=draw(st.sampled_from(["", "mine", "m?ne"])),
        groups=draw(st.lists(st.sampled_from(sorted(GROUPS[account])), min_size=1, max_size=2, unique=True)),
        zone=draw(st.sampled_from(["one", "two"])),
        token=draw(st.sampled_from(["", f"token{number}"])),
        ago_s=draw(st.sampled_from([0.0, 0.5, 60.0, 7200.123])),
    )
    launch.guests = [draw(guests(launch, number, index)) for index in range(draw(st.integers(1, 3)))]
    return launch


@st.composite
def guests(draw: st.DrawFn, launch: Launch, number: int, index: int) -> Guest:
    state = draw(st.sampled_from([*STATES, "running", "running"]))
    code = draw(st.sampled_from(["Client.UserInitiatedShutdown", "Server.InternalError"]))
    keys = st.sampled_from(TAG_KEYS)
    return Guest(
        instance_id=f"i-000000{number}{index}",
        launch=launch,
        index=index,
        state=state,
        reason=(code, f"{code}: because") if state in ("shutting-down", "terminated") else None,
        address="" if state == "pending" else draw(st.sampled_from(["10.0.0.7", "10.0.0.70"])),
        public_address=draw(st.sampled_from(["", "198.51.100.9"])),
        monitored=draw(st.booleans()),
        ended_ago_s=draw(st.sampled_from([0.0, 3600.0, 3601.0])) if state == "terminated" else None,
        node=draw(st.sampled_from(["node1", "node2", ""])),
        tags=draw(st.dictionaries(keys, WORDS, max_size=2)),
    )


@st.composite
def clouds(draw: st.DrawFn) -> Cloud:
    codes = st.lists(st.sampled_from(["774F4FF8", "A1"]), max_size=2, unique=True)
    machines = st.tuples(st.sampled_from(["i386", "x86_64"]), codes, st.sampled_from(["/dev/sda1", "/dev/xvda"]))
    nodes = st.dictionaries(st.sampled_from(["node1", "node2"]), st.sampled_from(["ready", "silent", "not-ready"]))
    return Cloud(
        launches=[draw(launches(number)) for number in range(draw(st.integers(1, 6)))],
        images={image_id: draw(machines) for image_id in ("emi-00000001", "emi-00000002")},
        zones={"one": draw(st.none() | nodes), "two": draw(st.none() | nodes)},
    )


# The model


def one(text: str) -> Texts:
    return [text] if text else []


def iso(ago_s: float) -> str:
    moment = datetime.datetime.fromtimestamp(NOW - ago_s, datetime.UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def model_of(cloud: Cloud) -> dict[str, Callable[[Guest], Texts]]:
    """What the API reference says of each filter of DescribeInstances. Those of VPC, volumes, spot and dedicated hosts have nothing to match."""

    def image(guest: Guest) -> tuple[str, list[str], str] | None:
        return cloud.images.get(guest.launch.image_id)

    def codes(guest: Guest) -> list[str]:
        found = image(guest)
        return found[1] if found else []

    return {
        "architecture": lambda g: [found[0]] if (found := image(g)) else [],
        "availability-zone": lambda g: [g.launch.zone],
        "client-token": lambda g: one(g.launch.token),
        "dns-name": lambda g: one(g.public_address or g.address),
        "ebs-optimized": lambda g: ["false"],
        "group-id": lambda g: g.launch.groups,
        "group-name": lambda g: g.launch.group_names,
        "hypervisor": lambda g: ["xen"],
        "image-id": lambda g: [g.launch.image_id],
        "instance-id": lambda g: [g.instance_id],
        "instance-state-code": lambda g: [STATES[g.state]],
        "instance-state-name": lambda g: [g.state],
        "instance-type": lambda g: [g.launch.kind],
        "instance.group-id": lambda g: g.launch.groups,
        "instance.group-name": lambda g: g.launch.group_names,
        "ip-address": lambda g: one(g.public_address),
        "kernel-id": lambda g: [g.launch.kernel_id],
        "key-name": lambda g: one(g.launch.key),
        "launch-index": lambda g: [str(g.index)],
        "launch-time": lambda g: [iso(g.launch.ago_s)],
        "monitoring-state": lambda g: ["enabled" if g.monitored else "disabled"],
        "owner-id": lambda g: [g.launch.account],
        "private-dns-name": lambda g: one(f"ip-{g.address}".replace(".", "-") if g.address else ""),
        "private-ip-address": lambda g: one(g.address),
        "product-code": codes,
        "product-code.type": lambda g: ["devpay" for _ in codes(g)],
        "ramdisk-id": lambda g: one(g.launch.ramdisk_id),
        "reason": lambda g: [g.reason[1]] if g.reason else [],
        "reservation-id": lambda g: [g.launch.reservation_id],
        "root-device-name": lambda g: [found[2] if (found := image(g)) else "/dev/sda1"],
        "root-device-type": lambda g: ["instance-store"],
        "state-reason-code": lambda g: [g.reason[0]] if g.reason else [],
        "state-reason-message": lambda g: [g.reason[1]] if g.reason else [],
        "tag-key": lambda g: list(g.tags),
        "tag-value": lambda g: list(g.tags.values()),
        "tenancy": lambda g: ["default"],
        "virtualization-type": lambda g: ["paravirtual"],
    }


#: The filters that EC2 has beside those of the model, by the first part of their names.
NOTHING = (
    "affinity",
    "association",
    "block-device-mapping",
    "host-id",
    "iam-instance-profile",
    "instance-lifecycle",
    "network-interface",
    "placement-group-name",
    "platform",
    "requester-id",
    "source-dest-check",
    "spot-instance-request-id",
    "subnet-id",
    "vpc-id",
)


def status_model_of(cloud: Cloud) -> dict[str, Callable[[Guest], Texts]]:
    """The same of DescribeInstanceStatus."""

    def health(guest: Guest) -> tuple[str, str]:
        """Of the system, of the instance."""
        if guest.state == "pending":
            return "initializing", "initializing"
        if guest.state != "running":
            return "not-applicable", "not-applicable"
        nodes = cloud.zones[guest.launch.zone]
        if nodes is None:
            return "insufficient-data", "insufficient-data"
        if not nodes or nodes.get(guest.node) == "ready":
            return "ok", "ok"
        return "impaired" if nodes.get(guest.node) == "silent" else "insufficient-data", "insufficient-data"

    def check(summary: str) -> Texts:
        words = {"ok": "passed", "impaired": "failed", "not-applicable": ""}
        return one(words.get(summary, summary))

    return {
        "availability-zone": lambda g: [g.launch.zone],
        "instance-state-code": lambda g: [STATES[g.state]],
        "instance-state-name": lambda g: [g.state],
        "instance-status.reachability": lambda g: check(health(g)[1]),
        "instance-status.status": lambda g: [health(g)[1]],
        "system-status.reachability": lambda g: check(health(g)[0]),
        "system-status.status": lambda g: [health(g)[0]],
    }


def whole(model: dict[str, Callable[[Guest], Texts]]) -> Model[Guest]:
    """With the filters that nothing has, and those of tags."""
    by_key = {
        f"tag:{key}": lambda g, key=key: [value for name, value in g.tags.items() if name == key] for key in TAG_KEYS
    }
    return {**dict.fromkeys([*INSTANCES, *STATUSES], lambda _: []), **model, **by_key}


# The real thing


@frozen
class Silent:
    """A cluster that has said what it has to say."""

    async def look(self) -> None:
        """Nothing is to be learned."""


@frozen
class Zones:
    """IClusters, as far as statuses ask it."""

    cloud: Cloud

    def find(self, name: str) -> Any:
        return Silent()

    def zones(self) -> tuple[Zone, ...]:
        return tuple(Zone(name, "", nodes is None, {}, nodes or {}) for name, nodes in self.cloud.zones.items())


def image(image_id: str, architecture: str, codes: list[str], root_device: str) -> Image:
    return Image(
        image_id=image_id,
        kind=ImageKind.MACHINE,
        account_id=ACCOUNTS[0],
        name="small",
        description="",
        location="",
        digest="sha256:" + "0" * 64,
        size_bytes=1,
        architecture=architecture,
        kernel_id="",
        ramdisk_id="",
        public=True,
        launch_accounts=frozenset(),
        product_codes=tuple(codes),
        available=True,
        created_at=0.0,
        root_device=root_device,
    )


def write(records: IChanges, launch: Launch) -> None:
    created_at = NOW - launch.ago_s
    reservation = Reservation(
        reservation_id=launch.reservation_id,
        account_id=launch.account,
        user_id="u",
        image_id=launch.image_id,
        kernel_id=launch.kernel_id,
        ramdisk_id=launch.ramdisk_id,
        vm_type=VmType(launch.kind, 1, 128, 2),
        min_count=1,
        max_count=len(launch.guests),
        key_name=launch.key,
        groups=tuple(zip(launch.groups, launch.group_names, strict=True)),
        zone="",
        cluster=launch.zone,
        candidates=(),
        client_token=launch.token,
        request_digest="",
        created_at=created_at,
        settled_at=created_at,
    )
    instances = [
        Instance(
            instance_id=guest.instance_id,
            reservation_id=launch.reservation_id,
            account_id=launch.account,
            launch_index=guest.index,
            cluster=launch.zone,
            state=InstanceState(int(STATES[guest.state])),
            reason=StateReason(*guest.reason) if guest.reason else None,
            private_ip=guest.address,
            public_ip=guest.public_address,
            doomed=False,
            created_at=created_at,
            ended_at=None if guest.ended_ago_s is None else NOW - guest.ended_ago_s,
            monitored=guest.monitored,
            node=guest.node,
        )
        for guest in launch.guests
    ]
    records.add_reservation(reservation, instances, LaunchData("", b""))
    for guest in launch.guests:
        records.put_tags(launch.account, guest.instance_id, tuple(Tag(k, v) for k, v in guest.tags.items()))


@define(eq=False)
class Real:
    """The cloud in real records, asked as an account does."""

    lists: InstanceLists
    statuses: InstanceStatuses

    def describe(self, account: str, filters: Any = (), ids: Sequence[str] = ()) -> list[str]:
        page = self._ask(self.lists.describe, account, ids, filters)
        return [member.instance.instance_id for group in page.groups for member in group.members]

    def pages(self, account: str, filters: Any, size: int) -> Iterator[list[str]]:
        token = ""
        while True:
            page = self._ask(self.lists.describe, account, (), filters, PageRequest(size, token))
            yield [member.instance.instance_id for group in page.groups for member in group.members]
            token = page.token
            if not token:
                return

    def status(self, account: str, filters: Any, everything: bool, ids: Sequence[str] = ()) -> list[str]:
        found, _ = self._ask(self.statuses.describe, account, ids, filters, PageRequest(), whatever_state=everything)
        return [status.listed.instance.instance_id for status in found]

    def status_pages(self, account: str, filters: Any, everything: bool) -> Iterator[list[str]]:
        token = ""
        while True:
            found, token = self._ask(
                self.statuses.describe, account, (), filters, PageRequest(5, token), whatever_state=everything
            )
            yield [status.listed.instance.instance_id for status in found]
            if not token:
                return

    def _ask(self, what: Any, account: str, ids: Sequence[str], filters: Any, *more: Any, **named: Any) -> Any:
        ask = Ask(Caller(account, f"{account}/u", "u", False))
        asked = [Filter(name, tuple(given)) for name, given in filters]
        return settled(what(ask, ids, asked, *more, **named))


@pytest.fixture
def real(make_store: MakeStore) -> Iterator[Callable[[Cloud], Real]]:
    """Makes a cloud real, in place of the one before."""
    with ExitStack() as before:

        def make(cloud: Cloud) -> Real:
            def fill(records: IChanges) -> None:
                for account in ACCOUNTS:
                    records.add_account(Account(account, account, 0.0))
                for image_id, known in cloud.images.items():
                    records.add_image(image(image_id, *known))
                for launch in cloud.launches:
                    write(records, launch)

            before.close()
            store = before.enter_context(make_store(fill))
            clock = Clock()
            clock.advance(NOW)
            world = World(store, clock, lambda size: bytes(size), Limits(DEFAULT_VM_TYPES))
            lists = InstanceLists(world)
            return Real(lists, InstanceStatuses(world, Zones(cloud), lists))

        yield make


# The tests

#: Without shrinking, which would take minutes: each case is a database.
PROPERTY = settings(
    max_examples=60,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
Make = Callable[[Cloud], Real]


def test_the_models_know_every_filter() -> None:
    nobody = Cloud([], {}, {})
    beside = {name for name in INSTANCES if name.split(".")[0] in NOTHING}
    tags = {"tag-key", "tag-value"}
    assert set(INSTANCES) | tags == set(model_of(nobody)) | beside
    assert {name.split(".")[0] for name in beside} == set(NOTHING)
    assert {name for name in STATUSES if not name.startswith("event.")} == set(status_model_of(nobody))


@PROPERTY
@given(data=st.data())
def test_filters_alone_and_in_pairs(real: Make, data: st.DataObject) -> None:
    cloud = data.draw(clouds())
    made, model = real(cloud), whole(model_of(cloud))
    names = [*sorted(set(INSTANCES) | set(model_of(cloud))), *[f"tag:{key}" for key in TAG_KEYS] * 3]
    for count in (1, 2) * 15:
        filters = data.draw(questions(cloud.everybody(), model, count, names))
        account = data.draw(st.sampled_from(ACCOUNTS))
        expected = [guest.instance_id for guest in cloud.guests(account) if passes(guest, model, filters)]
        assert made.describe(account, filters) == expected
        size = data.draw(st.integers(5, 7))
        pages = list(made.pages(account, filters, size))
        assert [instance_id for page in pages for instance_id in page] == expected
        assert all(len(page) == size for page in pages[:-1])


@PROPERTY
@given(data=st.data())
def test_what_is_looked_for_by_indexes(real: Make, data: st.DataObject) -> None:
    """The same with whole texts, in threes: what a request narrows in the records is never more than it says."""
    cloud = data.draw(clouds())
    made, model = real(cloud), whole(model_of(cloud))
    names = ["instance-id", "reservation-id", "instance-state-name", "instance-state-code", "group-id", "group-name"]
    names += ["instance.group-id", "instance.group-name", "tag-key", "tag:Name", "tag:a*"]
    for _ in range(20):
        filters = []
        for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=3)):
            there = sorted({text for guest in cloud.everybody() for text in model[name](guest)}) or ["x"]
            plain = [text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?") for text in there]
            filters.append((name, data.draw(st.lists(st.sampled_from(plain), max_size=3))))
        for account in ACCOUNTS:
            expected = [guest.instance_id for guest in cloud.guests(account) if passes(guest, model, filters)]
            assert made.describe(account, filters) == expected


@PROPERTY
@given(data=st.data())
def test_filters_of_statuses(real: Make, data: st.DataObject) -> None:
    cloud = data.draw(clouds())
    made, model = real(cloud), whole(status_model_of(cloud))
    for count in (1, 2) * 5:
        filters = data.draw(questions(cloud.everybody(), model, count, sorted(STATUSES)))
        account, everything = data.draw(st.sampled_from(ACCOUNTS)), data.draw(st.booleans())
        known = [guest for guest in cloud.guests(account) if everything or guest.state == "running"]
        expected = [guest.instance_id for guest in known if passes(guest, model, filters)]
        assert made.status(account, filters, everything) == expected
        pages = list(made.status_pages(account, filters, everything))
        assert [instance_id for page in pages for instance_id in page] == expected


@PROPERTY
@given(data=st.data())
def test_ids(real: Make, data: st.DataObject) -> None:
    """Those that are shown to the account are found, whatever else is asked; any other one is an error."""
    cloud = data.draw(clouds())
    made, model = real(cloud), whole(model_of(cloud))
    account = data.draw(st.sampled_from(ACCOUNTS))
    visible = [guest.instance_id for guest in cloud.guests(account)]
    hidden = [g.instance_id for launch in cloud.launches for g in launch.guests if g.instance_id not in visible]
    filters = data.draw(questions(cloud.everybody(), model, 1, sorted(model_of(cloud))))
    if visible:
        wanted = data.draw(st.lists(st.sampled_from(visible), min_size=1, max_size=3))
        known = [guest for guest in cloud.guests(account) if guest.instance_id in wanted]
        assert made.describe(account, (), wanted) == [guest.instance_id for guest in known]
        expected = [guest.instance_id for guest in known if passes(guest, model, filters)]
        assert made.describe(account, filters, wanted) == expected
    for instance_id in [*hidden, "i-0000FFFF"]:
        with pytest.raises(NotFound):
            made.describe(account, filters, [*visible[:2], instance_id])
        with pytest.raises(NotFound):
            made.status(account, (), True, [*visible[:2], instance_id])
