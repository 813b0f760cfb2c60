"""A whole cloud with real packets: two clusters of one private range, two nodes each, all tiers as processes, and EC2's interface; no Xen."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Iterator
from ipaddress import IPv4Address
from typing import Any

import pytest
from attrs import frozen
from botocore.exceptions import ClientError

from euca.testing.netcloud import NetCloud
from euca.testing.netflows import LOOSE_S, Flow, Flows
from euca.testing.netlab import Guest, Lab, eventually

pytestmark = pytest.mark.timeout(240)
Measured = Callable[[str, float | tuple[float, float]], None]
METADATA = "http://169.254.169.254"
USER_DATA = bytes(range(256))


@frozen
class World:
    """A cloud, a host outside of it, and instances: three in the first cluster, on both of its nodes, and one in the second."""

    cloud: NetCloud
    outside: Guest
    first: list[str]
    second: list[str]

    def address(self, instance_id: str) -> str:
        return str(self.cloud.instance(instance_id)["PrivateIpAddress"])

    def public(self, instance_id: str) -> str:
        return str(self.cloud.instance(instance_id).get("PublicIpAddress", ""))


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with Lab() as lab:
        cloud = NetCloud(lab)
        try:
            cloud.up()
            outside = lab.host(lab.machine("outside", public="203.0.113.200/24"))
            first = cloud.run("cluster1", 3, UserData=USER_DATA)
            yield World(cloud, outside, first, cloud.run("cluster2", 1))
        except BaseException:
            for name, tier in cloud.tiers.items():
                print(f"--- {name}\n{tier.log()[-3000:]}")
            raise


@pytest.fixture
def rules(world: World) -> Iterator[Callable[..., None]]:
    """Authorizes rules of the default group, which are revoked in the end if they are still there."""
    given: list[dict[str, Any]] = []

    def authorize(protocol: str, first: int, last: int, cidr: str = "0.0.0.0/0") -> None:
        rule = {"IpProtocol": protocol, "FromPort": first, "ToPort": last, "CidrIp": cidr}
        given.append(rule)
        world.cloud.call("AuthorizeSecurityGroupIngress", GroupName="default", **rule)

    yield authorize
    for rule in given:
        try:
            world.cloud.call("RevokeSecurityGroupIngress", GroupName="default", **rule)
        except ClientError as error:
            assert error.response["Error"]["Code"] == "InvalidPermission.NotFound"


def _text(guest: Guest, path: str, **headers: str) -> str:
    return base64.b64decode(guest("fetch", url=f"{METADATA}{path}", headers=headers)["body"]).decode()


def test_a_guest_finds_in_its_metadata_what_ec2_s_interface_says_of_it(world: World) -> None:
    for instance_id in [*world.first, *world.second]:
        guest, said = world.cloud.guest(instance_id), world.cloud.instance(instance_id)
        assert guest("lease")["ip"] == said["PrivateIpAddress"] == _text(guest, "/latest/meta-data/local-ipv4")
        assert _text(guest, "/latest/meta-data/instance-id") == instance_id
        assert _text(guest, "/latest/meta-data/public-ipv4") == said["PublicIpAddress"]
        assert _text(guest, "/latest/meta-data/placement/availability-zone") == said["Placement"]["AvailabilityZone"]
        assert _text(guest, "/2008-02-01/meta-data/security-groups") == "default"
    data = world.cloud.guest(world.first[0])("fetch", url=f"{METADATA}/latest/user-data")
    assert base64.b64decode(data["body"]) == USER_DATA


def test_a_session_s_token_is_given_and_taken(world: World) -> None:
    guest = world.cloud.guest(world.first[0])
    wish = {"X-aws-ec2-metadata-token-ttl-seconds": "60"}
    token = base64.b64decode(
        guest("fetch", url=f"{METADATA}/latest/api/token", method="PUT", headers=wish)["body"]
    ).decode()
    found = guest("fetch", url=f"{METADATA}/latest/meta-data/ami-id", headers={"X-aws-ec2-metadata-token": token})
    assert found["status"] == 200
    other = world.cloud.guest(world.first[1])
    assert (
        other("fetch", url=f"{METADATA}/latest/meta-data/", headers={"X-aws-ec2-metadata-token": token})["status"]
        == 401
    )


def test_clusters_have_the_same_private_range_and_public_addresses_of_their_own(world: World) -> None:
    private = [world.address(one) for one in world.first]
    assert world.address(world.second[0]) in private or len(set(private)) == 3
    assert all(
        IPv4Address("203.0.113.17") <= IPv4Address(world.public(one)) <= IPv4Address("203.0.113.30")
        for one in world.first
    )
    assert IPv4Address("203.0.113.33") <= IPv4Address(world.public(world.second[0])) <= IPv4Address("203.0.113.46")
    assert len({world.cloud.node_of(one).machine.name for one in world.first}) == 2


def test_a_rule_counts_within_a_second_and_its_end_cuts(
    world: World, rules: Callable[..., None], measured: Measured
) -> None:
    here, there = world.first[0], world.first[1]
    guest, public = world.cloud.guest(here), world.public(there)
    assert guest.outcome("tcp", world.address(there)) != "open"
    assert world.outside.outcome("tcp", public) != "open"
    begin = time.monotonic()
    rules("tcp", 7, 7)
    eventually(
        "the rule counts", lambda: guest.outcome("tcp", world.address(there), timeout_s=0.1) == "open", 5.0, 0.01
    )
    measured("a rule from EC2's interface into force", time.monotonic() - begin)
    assert time.monotonic() - begin < 2 * LOOSE_S
    assert world.outside.outcome("tcp", public) == "open"
    flow, inward = Flow.begin(guest, world.address(there)), Flow.begin(world.outside, public)
    begin = time.monotonic()
    world.cloud.call(
        "RevokeSecurityGroupIngress", GroupName="default", IpProtocol="tcp", FromPort=7, ToPort=7, CidrIp="0.0.0.0/0"
    )
    flow.cut()
    inward.cut()
    measured("a revoked rule's flows are silent for 400 ms", time.monotonic() - begin)
    flow.end()
    inward.end()


def test_clusters_meet_by_public_addresses(world: World, rules: Callable[..., None]) -> None:
    rules("tcp", 7, 7)
    (far,) = world.second
    eventually("the rule counts", lambda: world.outside.outcome("tcp", world.public(far)) == "open", 5.0)
    seen = world.cloud.guest(world.first[0])("probe", kind="tcp", address=world.public(far), port=7)
    assert seen == {"outcome": "open", "seen_as": world.public(world.first[0])}
    seen = world.cloud.guest(far)("probe", kind="tcp", address=world.public(world.first[0]), port=7)
    assert seen == {"outcome": "open", "seen_as": world.public(far)}


def test_an_elastic_address_moves_between_instances(
    world: World, rules: Callable[..., None], measured: Measured
) -> None:
    rules("tcp", 0, 65535)
    call = world.cloud.call
    address = str(call("AllocateAddress")["PublicIp"])
    ours = IPv4Address(address) < IPv4Address("203.0.113.32")
    owners = world.first[:2] if ours else world.second
    others = Flows()
    others.add(world.outside, world.public(world.first[2]))
    for number, owner in enumerate(owners):
        port = 3100 + number
        world.cloud.guest(owner)("serve", kind="tcp", port=port)
        begin = time.monotonic()
        call("AssociateAddress", PublicIp=address, InstanceId=owner)
        eventually(
            "it answers", lambda port=port: world.outside.outcome("tcp", address, port, 0.2) == "open", 5.0, 0.02
        )
        measured("an elastic address answers from its new owner", time.monotonic() - begin)
        (said,) = call("DescribeAddresses", PublicIps=[address])["Addresses"]
        assert said["InstanceId"] == owner and world.public(owner) == address
        out = world.cloud.guest(owner)("probe", kind="tcp", address="203.0.113.200", port=7)
        assert out == {"outcome": "open", "seen_as": address}
        assert _text(world.cloud.guest(owner), "/latest/meta-data/public-ipv4") == address
    call("DisassociateAddress", PublicIp=address)
    eventually("it is nobody's", lambda: world.outside.outcome("tcp", address) != "open", 5.0)
    call("ReleaseAddress", PublicIp=address)
    measured("longest silence of others' flows, elastic address moved", others.unharmed())
    others.end()


@pytest.mark.parametrize("name", ["cluster1", "node1-1", "node1-2", "cloud"])
def test_kill_9_of_a_tier_is_not_noticed_by_guests(
    world: World, rules: Callable[..., None], measured: Measured, name: str
) -> None:
    """Nor is its next life; and after that rules change as before."""
    rules("tcp", 7, 7)
    one, two, three = world.first
    eventually("the rule counts", lambda: world.outside.outcome("tcp", world.public(three)) == "open", 5.0)
    flows = Flows()
    flows.add(world.cloud.guest(one), world.address(two))
    flows.add(world.cloud.guest(two), world.address(three))
    flows.add(world.outside, world.public(one))
    flows.add(world.cloud.guest(three), "203.0.113.200")
    tier = world.cloud.tiers[name]
    tier.kill()
    time.sleep(0.5)
    tier.start()
    eventually(f"{name} listens", tier.listens, 40.0)
    eventually("EC2's interface answers", lambda: _answers(world), 20.0)
    rules("udp", 7, 7)
    eventually("another rule counts", lambda: world.cloud.guest(one).outcome("udp", world.address(two)) == "open", 40.0)
    time.sleep(1.0)
    measured(f"longest silence of flows, {name} killed and begun again", flows.unharmed())
    flows.end()
    assert "instance-id" in _text(world.cloud.guest(one), "/latest/meta-data/")


def _answers(world: World) -> bool:
    try:
        return bool(world.cloud.call("DescribeAvailabilityZones"))
    except Exception:
        return False


def test_what_is_terminated_leaves_nothing_on_its_node(world: World) -> None:
    instance_id = world.first[2]
    tier, public, private = world.cloud.node_of(instance_id), world.public(instance_id), world.address(instance_id)
    world.cloud.call("TerminateInstances", InstanceIds=[instance_id])
    eventually("it is terminated", lambda: world.cloud.instance(instance_id)["State"]["Name"] == "terminated", 20.0)

    def gone() -> bool:
        held = [
            one.machine.run("ip", "route", "show", "table", "1165")
            for one in world.cloud.tiers.values()
            if one.kind != "cloud"
        ]
        link = f"ev{instance_id[2:].lower()}"
        return link not in tier.machine.run("ip", "link") and not any(f"{private} dev {link}" in one for one in held)

    eventually("its interface and routes are gone", gone, 10.0)
    eventually("its public address is nobody's", lambda: world.outside.outcome("icmp", public, 8) != "open")
