"""A client of another make, built from the WSDL that is published for each version."""

from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any

import pytest
import zeep
import zeep.transports
import zeep.xsd
from lxml import etree

from euca.soap.codec import Field, Struct
from euca.soap.wsdl.model import SIMPLE_TYPES
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT

OLD, NEW = "2008-02-01", "2013-02-01"
assert CONTRACT.versions is not None
EVERY = CONTRACT.versions.all
#: The oldest and the newest that are served, and those that EC2's own clients knew.
VERSIONS = ("2006-06-26", OLD, NEW, "2016-11-15")
PORTS = {"AmazonEC2Port": "http://cloud.test:1/a", "AmazonEC2SignedPort": "http://cloud.test:1/a/signed"}
ENVELOPE = b'<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>%s</e:Body></e:Envelope>'
WSDL = {"w": "http://schemas.xmlsoap.org/wsdl/", "p": "http://www.w3.org/ns/ws-policy"}
WSU_ID = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Id"
SP = "{http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702}"


class Answering(zeep.transports.Transport):  # type: ignore[misc]
    """Gives one answer to everything, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = b""
        self.asked: list[tuple[str, dict[str, str], etree._Element]] = []

    def post(self, address: str, message: bytes, headers: dict[str, str]) -> Any:
        (body,) = etree.fromstring(message).iter("{http://schemas.xmlsoap.org/soap/envelope/}Body")
        self.asked.append((address, headers, body[0]))
        return Reply(ENVELOPE % self.answer)


class Reply:
    """As much of an HTTP answer as zeep looks at."""

    status_code = 200
    encoding = "utf-8"
    headers = {"Content-Type": "text/xml"}  # noqa: RUF012  # zeep reads it, nobody writes it

    def __init__(self, content: bytes) -> None:
        self.content = content


@cache
def client_of(version: str) -> Any:
    """A client of a version's WSDL; reading it takes a second, and nothing that a test does stays in it."""
    settings = zeep.Settings(strict=True, forbid_external=True)
    return zeep.Client(BytesIO(CONTRACT.wsdl(version, PORTS)), transport=Answering(), settings=settings)


def offered(version: str) -> tuple[str, ...]:
    return tuple(name for name in CONTRACT.operations if CONTRACT.offers(name, version))


@pytest.mark.parametrize("version", VERSIONS)
def test_the_shapes_are_the_same(version: str) -> None:
    client = client_of(version)
    namespace = f"http://ec2.amazonaws.com/doc/{version}/"
    compared: set[str] = set()
    queue = [
        element.type
        for operation in map(CONTRACT.operations.__getitem__, offered(version))
        for element in (operation.input, operation.output, *operation.faults.values())
    ]
    types = {struct.TYPE: struct for struct in CONTRACT.types}
    for struct in queue:
        if struct.TYPE in compared:
            continue
        compared.add(struct.TYPE)
        theirs = client.get_type(f"{{{namespace}}}{struct.TYPE}")
        ours = CONTRACT.fields(struct, version)
        assert [_their_shape(item) for item in theirs.elements] == [
            _our_shape(field) for field in ours if not field.attribute
        ]
        assert {(name, attribute.required) for name, attribute in theirs.attributes} == {
            (field.wire, field.min == 1) for field in ours if field.attribute
        }
        queue += [types[field.type] for field in ours if field.type not in SIMPLE_TYPES]
    assert len(compared) > 60


def _our_shape(field: Field) -> tuple[str, str, int, object]:
    return field.wire, field.type, field.min, "unbounded" if field.max is None else field.max


def _their_shape(item: tuple[str, Any]) -> tuple[str, str, int, object]:
    name, element = item
    return name, element.type.name, element.min_occurs, element.max_occurs


@pytest.mark.parametrize("version", EVERY)
def test_every_operation_is_there_with_its_address_and_action(version: str) -> None:
    client = client_of(version)
    (service,) = client.wsdl.services.values()
    assert {name: port.binding_options["address"] for name, port in service.ports.items()} == PORTS
    for port in service.ports.values():
        operations = port.binding.all()
        assert {name: operation.soapaction for name, operation in operations.items()} == {
            name: name for name in offered(version)
        }
        assert all(operation.faults for operation in operations.values())


@pytest.mark.parametrize("version", VERSIONS)
def test_it_launches_and_understands_the_answer(version: str) -> None:
    client = client_of(version)
    client.transport.asked.clear()
    when = datetime(2008, 5, 26, 15, 12, 11, tzinfo=UTC)
    group = ec2.GroupItemType(group_id="sg-1", group_name="default")
    answer = ec2.RunInstancesResponseType(
        request_id="request",
        reservation_id="r-1",
        owner_id="me",
        group_set=ec2.GroupSetType(item=(group,)),
        instances_set=ec2.RunningInstancesSetType(
            item=(
                ec2.RunningInstancesItemType(
                    instance_id="i-1",
                    image_id="emi-1",
                    instance_state=ec2.InstanceStateType(code=0, name="pending"),
                    private_dns_name="",
                    instance_type="m1.small",
                    launch_time=when,
                    placement=ec2.PlacementResponseType(availability_zone="one"),
                    group_set=ec2.GroupSetType(),
                    state_reason=ec2.StateReasonType(code="pending", message="starting"),
                ),
            )
        ),
    )
    client.transport.answer = CONTRACT.encode("RunInstancesResponse", answer, version)
    group_asked = {"groupId": "default"} if version <= OLD else {"groupName": "default"}
    result = client.service.RunInstances(
        imageId="emi-1",
        minCount=1,
        maxCount=2,
        groupSet={"item": [group_asked]},
        userData={"data": "aGVsbG8=", "version": "1.0", "encoding": "base64"},
        instanceType="m1.small",
    )

    ((address, headers, request),) = client.transport.asked
    assert address == PORTS["AmazonEC2Port"]
    assert headers["SOAPAction"] == '"RunInstances"'
    decoded = CONTRACT.decode(request)
    assert decoded.version == version
    assert decoded.value == ec2.RunInstancesType(
        image_id="emi-1",
        min_count=1,
        max_count=2,
        group_set=ec2.GroupSetType(item=(ec2.GroupItemType(group_name="default"),)),
        user_data=ec2.UserDataType(data="aGVsbG8=", version="1.0", encoding="base64"),
        instance_type="m1.small",
    )

    (item,) = result.instancesSet.item
    assert (result.reservationId, item.instanceId, item.instanceState.name) == ("r-1", "i-1", "pending")
    assert item.launchTime == when
    assert item.placement.availabilityZone == "one"
    if version <= OLD:
        assert result.groupSet.item[0].groupId == "default"
        assert "requestId" not in result and "stateReason" not in item
    else:
        assert (result.groupSet.item[0].groupId, result.groupSet.item[0].groupName) == ("sg-1", "default")
        assert (result.requestId, item.stateReason.code) == ("request", "pending")


@pytest.mark.parametrize(
    ("operation", "version"), [(name, version) for version in VERSIONS for name in offered(version)]
)
def test_an_empty_request_of_every_kind_comes_over(operation: str, version: str) -> None:
    client = client_of(version)
    struct = CONTRACT.operations[operation].input.type
    arguments = _least(struct, version)
    message = client.create_message(client.service, operation, **arguments)
    (body,) = message.iter("{http://schemas.xmlsoap.org/soap/envelope/}Body")
    decoded = CONTRACT.decode(body[0])
    assert decoded.operation is CONTRACT.operations[operation]
    given = {field.wire for field in CONTRACT.fields(struct, version) if getattr(decoded.value, field.name) is not None}
    assert given == set(arguments)


def _least(struct: type[Struct], version: str) -> dict[str, Any]:
    """What a type demands in a version, as zeep takes it."""
    types = {kind.TYPE: kind for kind in CONTRACT.types}
    values: dict[str, Any] = {
        "string": "x",
        "int": 1,
        "long": 1,
        "integer": 1,
        "double": 1.0,
        "boolean": True,
        "dateTime": datetime(2008, 5, 26, tzinfo=UTC),
    }
    result: dict[str, Any] = {}
    for field in CONTRACT.fields(struct, version):
        if field.min:
            value = _least(types[field.type], version) if field.type in types else values[field.type]
            result[field.wire] = [value] if field.is_array else value
    return result


@pytest.mark.parametrize("version", VERSIONS)
def test_only_the_signed_port_has_a_policy(version: str) -> None:
    root = etree.fromstring(CONTRACT.wsdl(version, PORTS))
    references = {
        str(binding.get("name")): [node.get("URI") for node in binding.findall("p:PolicyReference", WSDL)]
        for binding in root.findall("w:binding", WSDL)
    }
    (policy,) = root.findall("p:Policy", WSDL)
    assert references == {"AmazonEC2Binding": [], "AmazonEC2SignedBinding": [f"#{policy.get(WSU_ID)}"]}
    assert len(list(policy.iter(f"{SP}AsymmetricBinding"))) == 1
    assert len(list(policy.iter(f"{SP}X509Token"))) == 2
    assert len(list(policy.iter(f"{SP}IncludeTimestamp"))) == 1
    assert [node.tag for parts in policy.iter(f"{SP}SignedParts") for node in parts] == [f"{SP}Body"]
