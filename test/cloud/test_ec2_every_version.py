"""The same cloud through each of the 52 versions: answers are in the version's namespace, and valid by the WSDL that is published for it."""

from functools import cache
from typing import Any

import pytest
from lxml import etree
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from euca.soap.security.profile import EC2_REQUEST
from euca.soap.security.sign import sign
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT

assert CONTRACT.versions is not None
VERSIONS = CONTRACT.versions.served
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
XSD = "{http://www.w3.org/2001/XMLSchema}"
LISTINGS = {
    "DescribeAvailabilityZones": ec2.DescribeAvailabilityZonesType(
        availability_zone_set=ec2.DescribeAvailabilityZonesSetType()
    ),
    "DescribeImages": ec2.DescribeImagesType(images_set=ec2.DescribeImagesInfoType()),
    "DescribeInstances": ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType()),
    "DescribeKeyPairs": ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType()),
    "DescribeSecurityGroups": ec2.DescribeSecurityGroupsType(security_group_set=ec2.DescribeSecurityGroupsSetType()),
}


@cache
def published(version: str) -> etree.XMLSchema:
    (schema,) = etree.fromstring(CONTRACT.wsdl(version)).iter(f"{XSD}schema")
    return etree.XMLSchema(etree.fromstring(etree.tostring(schema)))


def furnish(world: Any) -> str:
    """Give the cloud a zone, an image, and alice, who has a key pair, and a group with a rule; the image's id."""
    world.user("alice")
    world.enrol("one", room=len(VERSIONS))
    image_id: str = world.image()
    client = world.ec2("alice")
    client("CreateKeyPair", ec2.CreateKeyPairType(key_name="mine"))
    client("CreateSecurityGroup", ec2.CreateSecurityGroupType(group_name="web", group_description="of the web"))
    rule = ec2.IpPermissionType(
        ip_protocol="tcp",
        from_port=80,
        to_port=80,
        groups=ec2.UserIdGroupPairSetType(),
        ip_ranges=ec2.IpRangeSetType(item=(ec2.IpRangeItemType(cidr_ip="0.0.0.0/0"),)),
    )
    client(
        "AuthorizeSecurityGroupIngress",
        ec2.AuthorizeSecurityGroupIngressType(
            user_id="", group_name="web", ip_permissions=ec2.IpPermissionSetType(item=(rule,))
        ),
    )
    return image_id


def waited_for(world: Any, asked: Deferred[Any]) -> None:
    """A long listing is made in shifts."""
    failures: list[Failure] = []
    for _ in range(100):
        if not asked.called:
            world.clock.advance(0.001)
    asked.addErrback(failures.append)
    assert asked.called and not failures


def test_each_version_has_its_answers(world: Any) -> None:
    image_id = furnish(world)
    sizes = {}
    for version in VERSIONS:
        client = world.ec2("alice", version)
        message = ec2.RunInstancesType(
            image_id=image_id,
            min_count=1,
            max_count=1,
            key_name="mine",
            group_set=ec2.GroupSetType(item=(ec2.GroupItemType(group_name="web"),)),
            instance_type="m1.small",
        )
        for name, what in {"RunInstances": message, **LISTINGS}.items():
            if CONTRACT.offers(name, version):
                waited_for(world, client.begin(name, what))
                answer = world.last_answer()
                assert etree.QName(answer) == etree.QName(f"http://ec2.amazonaws.com/doc/{version}/", f"{name}Response")
                published(version).assertValid(answer)
                sizes[name, version] = len({etree.QName(node).localname for node in answer.iter()})
    assert sizes["DescribeInstances", VERSIONS[0]] < sizes["DescribeInstances", VERSIONS[-1]]
    assert ("DescribeAvailabilityZones", VERSIONS[0]) not in sizes


@pytest.mark.parametrize(
    ("element", "version", "code"),
    [
        ("DescribeAddresses", "2007-03-01", "Client.InvalidAction"),
        ("DescribeVpcEndpoints", "2016-11-15", "Client.InvalidAction"),
        ("DescribeImagesResponse", "2016-11-15", "Client.UnsupportedOperation"),
        ("DescribeImages", "2016-11-16", "Client.NoSuchVersion"),
        ("DescribeImages", "", "Client.NoSuchVersion"),
    ],
)
def test_what_no_version_has_is_named(element: str, version: str, code: str, world: Any) -> None:
    world.user("alice")
    body = f'<{element} xmlns="http://ec2.amazonaws.com/doc/{version}/"/>'.encode()
    if element.endswith("Response"):
        body = body.replace(b"/>", b"><requestId/><imagesSet/></DescribeImagesResponse>")
    key = world.ec2("alice").client._identity
    envelope = sign(body, identity=key, now=world.clock.seconds(), profile=EC2_REQUEST)
    headers = {"Content-Type": "text/xml", "SOAPAction": '""'}
    answered = world.do(world.transport.post("https://cloud.example:8773/services/Eucalyptus", headers, envelope, 30))
    fault = etree.fromstring(answered.body).find(f".//{SOAP}Fault")
    assert fault is not None and fault.findtext("faultcode") == code


def test_the_oldest_clients_name_no_type(world: Any) -> None:
    world.user("alice")
    world.enrol("one")
    message = ec2.RunInstancesType(image_id=world.image(), min_count=1, max_count=1, group_set=ec2.GroupSetType())
    answer = world.ec2("alice", "2006-06-26")("RunInstances", message)
    assert [item.instance_type for item in answer.instances_set.item] == ["m1.small"]
