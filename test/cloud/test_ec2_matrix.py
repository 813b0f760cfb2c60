"""Every operation, asked by the owner, a colleague, a stranger and nobody, about what is theirs, another's, malformed or not there.

Requests are made from the contract: for each field that names a thing one in which it alone (beside what has to be there) does. A new operation, or a new field of one, is
in the matrix by itself; where the owner cannot reach its own thing by such a request, the test says so, and the tables here need a line.
"""

from __future__ import annotations

import base64
import itertools
import re
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from attrs import evolve, frozen

from euca.adapters.keymaking import make_key
from euca.cloud.addresses import AddressName
from euca.cloud.ec2.absent import NOTHING, REFUSED
from euca.cloud.ec2.errors import code_of
from euca.cloud.ec2.handlers import ec2_handlers
from euca.cloud.groups import GroupName
from euca.domain.accounts import Caller, User
from euca.domain.groups import Permission, Source
from euca.domain.reservations import RunRequest
from euca.domain.tags import Tag
from euca.domain.uploads import Piece
from euca.soap.codec import Struct
from euca.testing.plain_samples import sample
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT

LATEST = "2016-11-15"
OWN = "own"

#: A field's name → the kind of thing that it names.
NAMED = {
    "instance_id": "instance",
    "image_id": "image",
    "source_image_id": "image",
    "kernel_id": "kernel",
    "ramdisk_id": "ramdisk",
    "group_id": "group",
    "group_name": "group name",
    "key_name": "key name",
    "key_pair_id": "key pair",
    "public_ip": "address",
    "allocation_id": "allocation",
    "association_id": "association",
    "resource_id": "resource",
}
#: In these a field of such a name is about something else: groups of placement, rules between accounts by name, and what a VPC has.
OTHERWISE = {
    ("CreatePlacementGroup", "group_name"),
    ("DeletePlacementGroup", "group_name"),
    ("DescribePlacementGroups", "group_name"),
}
MISSING = {
    "instance": "i-DEADBEEF",
    "image": "emi-DEADBEEF",
    "kernel": "eki-DEADBEEF",
    "ramdisk": "eri-DEADBEEF",
    "group": "sg-DEADBEEF",
    "group name": "no such group",
    "key name": "no such key",
    "key pair": "key-DEADBEEF",
    "address": "198.51.100.1",
    "allocation": "eipalloc-DEADBEEF",
    "association": "eipassoc-DEADBEEF",
    "resource": "i-DEADBEEF",
}
MALFORMED = dict.fromkeys(MISSING, "sg-<&>'\"\\*?%s/../x")
#: Names that a stranger may use as well: they are in its own account, and say nothing of another.
OWN_NAMES = {
    ("CreateKeyPair", "key_name"),
    ("DeleteKeyPair", "key_name"),
    ("ImportKeyPair", "key_name"),
    ("CreateSecurityGroup", "group_name"),
}
#: Who asks of an instance that is not of its image learns `false`, whatever there is.
ANSWERED = OWN_NAMES | {("ConfirmProductInstance", "instance_id")}
#: Values that have to be there, by the field's name.
VALUES: Mapping[str, Any] = {
    "instance_type": "m1.small",
    "min_count": 1,
    "max_count": 1,
    "ip_protocol": "tcp",
    "from_port": 7,
    "to_port": 7,
    "group_description": "d",
    "product_code": "774F4FF8",
    "status": "ok",
    "key": "k",
    "value": "v",
}
_EMPTY = ec2.EmptyElementType()


def _rule() -> ec2.IpPermissionSetType:
    item = ec2.IpPermissionType(
        ip_protocol="tcp",
        from_port=7,
        to_port=7,
        groups=ec2.UserIdGroupPairSetType(),
        ip_ranges=ec2.IpRangeSetType(item=(ec2.IpRangeItemType(cidr_ip="10.9.0.0/16"),)),
    )
    return ec2.IpPermissionSetType(item=(item,))


@frozen
class Own:
    """What each of the two accounts has for itself, to be named beside another's."""

    instance_id: str
    image_id: str
    public_ip: str


def beside(operation: str, own: Own, key_material: str) -> Mapping[str, Any]:
    """What a request has to say beside the thing that it is about, so that it means something."""
    some: dict[str, dict[str, Any]] = {
        "AssociateAddress": {"instance_id": own.instance_id, "public_ip": own.public_ip},
        "AuthorizeSecurityGroupIngress": {"group_name": OWN, "ip_permissions": _rule()},
        "RevokeSecurityGroupIngress": {"group_name": OWN, "ip_permissions": _rule()},
        "CreateTags": {"tag_set": ec2.ResourceTagSetType(item=(ec2.ResourceTagSetItemType(key="k", value="v"),))},
        "DeleteTags": {"tag_set": ec2.DeleteTagsSetType(item=(ec2.DeleteTagsSetItemType(key="k"),))},
        "DescribeImageAttribute": {"description": _EMPTY},
        "DescribeInstanceAttribute": {"instance_type": _EMPTY},
        "ImportKeyPair": {"public_key_material": key_material},
        "ModifyImageAttribute": {"description": ec2.AttributeValueType(value="x")},
        "ModifyInstanceAttribute": {"disable_api_termination": ec2.AttributeBooleanValueType(value=True)},
        "RegisterImage": {"image_location": "mine/disk", "name": "an image of mine"},
        "ResetImageAttribute": {"launch_permission": _EMPTY},
        "ResetInstanceAttribute": {"kernel": _EMPTY},
        "RunInstances": {"image_id": own.image_id},
    }
    return some.get(operation, {})


# Requests from the contract

Path = tuple[str, ...]


def paths(kind: Any, operation: str, before: Path = ()) -> Iterator[Path]:
    """The ways to fields that name things."""
    for field in kind.FIELDS:
        if field.name in ("filter_set", "tag_specification_set") or len(before) > 6:
            continue
        if hasattr(ec2, field.type):
            yield from paths(getattr(ec2, field.type), operation, (*before, field.name))
        elif field.name in NAMED and (operation, field.name) not in OTHERWISE:
            yield (*before, field.name)


def build(kind: Any, path: Path, things: Mapping[str, str], given: Mapping[str, Any]) -> Struct:
    """A message in which what `path` leads to is named, beside what is `given` or has to be there."""
    fields: dict[str, Any] = {}
    for field in kind.FIELDS:
        inner = getattr(ec2, field.type, None)
        if path and field.name == path[0]:
            made = things[NAMED[field.name]] if inner is None else build(inner, path[1:], things, {})
            fields[field.name] = (made,) if field.is_array else made
        elif field.name in given and not (path and path[0] in _EXCLUDING.get(field.name, ())):
            fields[field.name] = given[field.name]
        elif field.is_array and not field.min:
            fields[field.name] = ()
        elif field.is_array:
            fields[field.name] = (_value(field) if inner is None else build(inner, (), things, {}),)
        elif field.min and inner is not None:
            fields[field.name] = build(inner, (), things, {})
        elif field.min or field.name in _PORTS:
            fields[field.name] = things[NAMED[field.name]] if field.name in NAMED else _value(field)
    message: Struct = kind(**fields)
    return message


#: A field that is left out where another one names the same.
_EXCLUDING = {
    "group_name": ("group_id",),
    "public_ip": ("allocation_id",),
    "disable_api_termination": ("group_set",),
}
#: Without these a rule is none.
_PORTS = ("from_port", "to_port")


def _value(field: Any) -> Any:
    if field.name in VALUES:
        return VALUES[field.name]
    return {"string": "x", "boolean": False, "double": 1.0, "base64Binary": b"x"}.get(field.type, 1)


def is_absent(operation: str) -> bool:
    return operation in NOTHING or operation in REFUSED


def _cells(operation: str) -> list[tuple[str, Path]]:
    """All of what is done; of what is refused as a whole, one."""
    found = list(paths(CONTRACT.operations[operation].input.type, operation))
    return [(operation, path) for path in (*(found[:1] if is_absent(operation) else found), ())]


CELLS = [cell for operation in CONTRACT.operations for cell in _cells(operation)]
NAMING = [(operation, path) for operation, path in CELLS if path]


# The cloud


class Scene:
    """A cloud with two accounts that have one of everything, and how it is put back to that."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.cluster = world.enrol("one", room=1000)
        self.alice = world.user("alice")
        self.bob = world.user("bob")
        self.amy = world.change(self._colleague)
        self.key_material = base64.b64encode(make_key().public_text.encode()).decode()
        public = world.image()
        self.own = {who.account_id: self._own(who, public) for who in (self.alice, self.bob)}
        self.things = self._things()
        self.handlers = ec2_handlers(world.service.cloud, world.clock)
        self.numbers = itertools.count()
        self.file = world.directory / "records.db"
        self.kept = sqlite3.connect(":memory:")
        with sqlite3.connect(self.file) as records:
            records.backup(self.kept)
        self.guests = {name: evolve_guest(guest) for name, guest in self.cluster.guests.items()}

    def _colleague(self, records: Any) -> Caller:
        account_id = self.alice.account_id
        user = User(f"{account_id}/amy", account_id, "amy", False, True, 0.0)
        records.add_user(user)
        return Caller(account_id, user.user_id, user.name, False)

    def _run(self, who: Caller, image_id: str, **more: Any) -> Any:
        request = RunRequest(image_id=image_id, min_count=1, max_count=1, **more)
        group = self.world.do(self.world.service.cloud.instances.run(self.world.ask(who), request))
        (member,) = group.members
        self.cluster.become(member.instance.instance_id, "running", private_ip=f"10.0.0.{len(self.cluster.guests)}")
        return member.instance

    def _own(self, who: Caller, image_id: str) -> Own:
        cloud, ask = self.world.service.cloud, self.world.ask(who)
        self.world.do(cloud.groups.create(ask, OWN, "d"))
        self.world.do(cloud.groups.authorize(ask, GroupName(OWN), [Permission("tcp", 7, 7, ("10.9.0.0/16",))]))
        self.world.do(cloud.uploads.bring(ask, Piece("mine", "disk", 1, 0, 1), b"x"))
        address = self.world.do(cloud.addresses.allocate(ask))
        return Own(self._run(who, image_id).instance_id, image_id, address.public_ip)

    def _things(self) -> Mapping[str, str]:
        """One of each that is alice's, with words that nobody else may see."""
        world, cloud, ask = self.world, self.world.service.cloud, self.world.ask(self.alice)
        key, _ = world.do(cloud.keys.create(ask, "alices-key"))
        group = world.do(cloud.groups.create(ask, "alices-group", "alices-description"))
        world.do(cloud.groups.authorize(ask, GroupName("alices-group"), [Permission("tcp", 7, 7, ("10.9.0.0/16",))]))
        source = Permission("tcp", 7, 7, groups=(Source(name="alices-group"),))
        world.do(cloud.groups.authorize(ask, GroupName(OWN), [source]))
        image_id = world.image(name="alices-image", public=False)
        world.change(lambda r: r.put_image(evolve(r.image(image_id), account_id=self.alice.account_id)))
        image = world.service.store.glance(lambda r: r.image(image_id))
        only_alice = frozenset({self.alice.account_id})
        for part in (image.kernel_id, image.ramdisk_id):
            world.change(lambda r, part=part: r.put_image(evolve(r.image(part), launch_accounts=only_alice)))
        instance = self._run(
            self.alice, image_id, key_name="alices-key", group_names=("alices-group",), user_data=b"alices-data"
        )
        address = world.do(cloud.addresses.allocate(ask))
        named = AddressName(address.public_ip)
        associated = world.do(cloud.addresses.associate(ask, named, instance.instance_id))
        things = {
            "instance": instance.instance_id,
            "image": image_id,
            "kernel": image.kernel_id,
            "ramdisk": image.ramdisk_id,
            "group": group.group_id,
            "group name": "alices-group",
            "key name": "alices-key",
            "key pair": key.key_pair_id,
            "address": address.public_ip,
            "allocation": address.allocation_id,
            "association": associated.association_id,
            "resource": instance.instance_id,
        }
        tagged = [things[kind] for kind in ("instance", "image", "group", "key pair", "allocation")]
        world.do(cloud.tags.create(ask, tagged, [Tag("alices-tag", "alices-value")]))
        self.secrets = [
            *(text for kind, text in things.items() if kind != "address"),
            *("alices-description", "alices-image", "alices-data", "alices-tag", "alices-value"),
            base64.b64encode(b"alices-data").decode(),
            instance.reservation_id,
        ]
        return things

    def restore(self) -> None:
        """The cloud as it was first."""
        with sqlite3.connect(self.file) as records:
            self.kept.backup(records)
        self.cluster.guests = {name: evolve_guest(guest) for name, guest in self.guests.items()}
        self.cluster.rebooted.clear()

    def rows(self) -> set[tuple[Any, ...]]:
        """Everything that is on record, but what was asked when."""
        with sqlite3.connect(self.file) as records:
            names = [name for (name,) in records.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            # A policy's memory, identifiers that were looked at, and how far clusters' news were heard, are nobody's.
            nobodys = ("replay_keys", "identifiers", "meta", "positions")
            wanted = [name for name in names if name not in nobodys]
            return {(name, *row) for name in wanted for row in records.execute(f'SELECT * FROM "{name}"')}  # noqa: S608

    def message(self, operation: str, path: Path, things: Mapping[str, str], who: Caller) -> Struct:
        given = beside(operation, self.own[who.account_id], self.key_material)
        return build(CONTRACT.operations[operation].input.type, path, things, given)

    def ask(self, who: Caller, operation: str, message: Struct) -> Any:
        """The answer, or what was raised."""
        request_id = f"request {next(self.numbers)}"
        return self.world.asked_inside(self.handlers, operation, message, who, request_id)

    def told(self, operation: str, came: Any) -> str:
        """All that a user sees of an outcome."""
        if isinstance(came, Exception):
            return f"{code_of(came)} {came}"
        return CONTRACT.encode(CONTRACT.operations[operation].output.name, came, LATEST).decode()


def evolve_guest(guest: Any) -> Any:
    return evolve(guest)


#: What a cluster is asked whatever users do: its news, and what else has to be kept up.
KEPT_UP = {"DescribeInstances", "DescribeResources", "ApplyNetwork"}


@pytest.fixture(scope="module")
def lasting_scene(make_lasting_world: Any) -> Scene:
    return Scene(make_lasting_world(pool="192.0.2.1-192.0.2.9"))


@pytest.fixture
def scene(lasting_scene: Scene) -> Iterator[Scene]:
    yield lasting_scene
    lasting_scene.restore()


def name_of(cell: tuple[str, Path]) -> str:
    return "-".join((cell[0], ".".join(cell[1]) or "nothing"))


#: What says that a request did not reach the thing that it names.
NOT_REACHED = re.compile(r"NotFound|Malformed|AuthFailure|MissingParameter|ParameterCombination|InternalError")


@pytest.mark.parametrize(("operation", "path"), CELLS, ids=map(name_of, CELLS))
def test_the_owner_and_a_colleague_reach_what_is_theirs(operation: str, path: Path, scene: Scene) -> None:
    outcomes = []
    for who in (scene.alice, scene.amy):
        came = scene.ask(who, operation, scene.message(operation, path, scene.things, who))
        outcomes.append(code_of(came) if isinstance(came, Exception) else "answered")
        assert outcomes[-1] != "Server.InternalError"
        if path and not is_absent(operation):
            assert not NOT_REACHED.search(outcomes[-1]), f"{outcomes[-1]}: {came}"
        scene.restore()
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(("operation", "path"), CELLS, ids=map(name_of, CELLS))
def test_a_stranger_reaches_nothing(operation: str, path: Path, scene: Scene) -> None:
    message = scene.message(operation, path, scene.things, scene.bob)
    before, asked = scene.rows(), len(scene.cluster.calls)
    came = scene.ask(scene.bob, operation, message)
    said = CONTRACT.encode(CONTRACT.operations[operation].input.name, message, LATEST).decode()
    told = scene.told(operation, came)
    for secret in scene.secrets:
        assert secret not in told or secret in said, f"{secret} is told to a stranger: {told[:500]}"
    mine = {row for row in before if scene.alice.account_id in row or set(scene.things.values()) & set(row)}
    assert mine <= scene.rows(), "a stranger has changed something"
    if isinstance(came, Exception):
        assert code_of(came) != "Server.InternalError"
        assert scene.rows() == before and "RebootInstances" not in scene.cluster.calls[asked:]
    elif path:
        assert (operation, path[-1]) in ANSWERED, f"a stranger is answered: {told[:500]}"


@pytest.mark.parametrize("things", [MISSING, MALFORMED], ids=["missing", "malformed"])
@pytest.mark.parametrize(("operation", "path"), NAMING, ids=map(name_of, NAMING))
def test_what_is_not_there_is_refused_and_nothing_changes(
    operation: str, path: Path, things: Mapping[str, str], scene: Scene
) -> None:
    message = scene.message(operation, path, things, scene.alice)
    before = scene.rows()
    came = scene.ask(scene.alice, operation, message)
    if isinstance(came, Exception):
        assert code_of(came) != "Server.InternalError"
        assert scene.rows() == before
    else:
        assert (operation, path[-1]) in ANSWERED, scene.told(operation, came)[:500]


def test_nobody_is_told_anything(scene: Scene) -> None:
    """With a certificate that no user has."""
    before, asked = scene.rows(), len(scene.cluster.calls)
    carol = scene.world.ec2("carol", LATEST)
    for operation in CONTRACT.operations:
        if not CONTRACT.offers(operation, LATEST):
            continue
        with pytest.raises(Exception, match="AuthFailure") as caught:
            carol(operation, sample(CONTRACT, CONTRACT.operations[operation].input.type, scene.things["instance"]))
        assert not any(secret in str(caught.value) for secret in scene.secrets)
    assert scene.rows() == before and set(scene.cluster.calls[asked:]) <= KEPT_UP


def test_every_thing_is_named_by_some_operation() -> None:
    assert {NAMED[path[-1]] for _, path in NAMING} == set(NAMED.values())
    assert {operation for operation, _ in CELLS} == set(CONTRACT.operations)
