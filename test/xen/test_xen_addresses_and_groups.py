"""The guests' network on real Xen, in mode MANAGED: two dom0s, and guests that are reached, kept apart, moved to, and hostile."""

import re
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from attrs import frozen

from euca.wire import ec2

pytestmark = [pytest.mark.xen, pytest.mark.timeout(600)]
#: A rule or an address that changes reaches a dom0 that is emulated, and busy, in that time.
CHANGE_LIMIT_S = 30.0


@frozen
class Guest:
    """A guest by its id, with the addresses by which it is reached by other guests, and by everybody."""

    instance_id: str
    private: str
    public: str


@pytest.fixture(scope="module")
def real() -> Any:
    """The helpers beside this file."""
    return sys.modules["real_cloud"]


@pytest.fixture(scope="module")
def guests(cloud: Any, real: Any) -> Iterator[tuple[Guest, Guest]]:
    """Two guests, each in a dom0 of its own."""
    before = set(cloud.instances())
    cloud.again("cluster1", SCHEDPOLICY="ROUNDROBIN")
    try:
        # A node of the lab has four cores: both have told what they have.
        real.until(cloud.room, lambda room: room > 4, 60, "room in both dom0s")
        ids = cloud.run(2)
        found = cloud.wait(ids, "running")
        assert len({cloud.node_of(name) for name in ids}) == 2
        first, second = (Guest(name, found[name].private_ip_address, found[name].ip_address) for name in ids)
        yield first, second
    finally:
        alive = [n for n, i in cloud.instances().items() if i.instance_state.name != "terminated" and n not in before]
        cloud.terminate(alive)
        cloud.again("cluster1", SCHEDPOLICY="GREEDY")


def inside(cloud: Any, guest: Guest, command: str) -> str:
    """What a command says in a guest, whether it succeeds or not."""
    return str(cloud.ssh(guest.public, f"{{ {command}\n}} 2>&1; true"))


def reaches(cloud: Any, guest: Guest, address: str, port: int) -> bool:
    """Whether a TCP connection is made from within a guest."""
    return "connected" in inside(cloud, guest, f"nc -w 5 {address} {port} </dev/null >/dev/null && echo connected")


def group_rule(api: Any, operation: str, port: int) -> None:
    """Members of the default group may reach each other's port, or no longer."""
    groups = ec2.UserIdGroupPairSetType(item=(ec2.UserIdGroupPairType(user_id="", group_name="default"),))
    permission = ec2.IpPermissionType(
        ip_protocol="tcp", from_port=port, to_port=port, groups=groups, ip_ranges=ec2.IpRangeSetType()
    )
    permissions = ec2.IpPermissionSetType(item=(permission,))
    api.call(operation, user_id="", group_name="default", ip_permissions=permissions)


def test_guests_of_two_nodes_know_each_other_and_the_world(cloud: Any, guests: tuple[Guest, Guest]) -> None:
    first, second = guests
    said = inside(
        cloud, first, "ip -4 -o addr show dev eth0; ip route; cat /sys/class/net/eth0/mtu; cat /etc/resolv.conf"
    )
    assert f"{first.private}/16" in said
    assert "1450" in said.split()
    assert "default via 10.240.0.1" in said
    cloud.ssh(second.public, "true")  # It has booted.
    assert "1 packets received" in inside(cloud, first, f"ping -c 1 -W 9 {second.private}")
    host = "ip-" + second.private.replace(".", "-")
    assert second.private in inside(cloud, first, f"nslookup {host}.cluster1.internal")
    assert f"{host}.cluster1.internal" in inside(cloud, first, f"nslookup {second.private}")
    # The machine that runs the tests: from there the guest is seen by its public address.
    plan = cloud.deployment.segments[0].plan
    assert "1 packets received" in inside(cloud, first, f"ping -c 1 -W 9 {plan.root_address}")
    seen = inside(cloud, first, "wget -q -O - http://169.254.169.254/latest/meta-data/public-ipv4")
    assert seen.strip() == first.public


def test_a_group_opens_and_closes_ports_between_nodes(cloud: Any, guests: tuple[Guest, Guest], real: Any) -> None:
    first, second = guests
    inside(cloud, second, "mkdir -p /tmp/www; busybox httpd -p 8080 -h /tmp/www")
    look = partial(reaches, cloud, first, second.private, 8080)
    assert not look()
    group_rule(cloud.api, "AuthorizeSecurityGroupIngress", 8080)
    real.until(look, bool, CHANGE_LIMIT_S, "an open port")
    group_rule(cloud.api, "RevokeSecurityGroupIngress", 8080)
    real.until(look, lambda open_: not open_, CHANGE_LIMIT_S, "a closed port")


def test_a_hostile_guest_reaches_no_machine_and_is_nobody_else(cloud: Any, guests: tuple[Guest, Guest]) -> None:
    first, second = guests
    plan = cloud.deployment.segments[0].plan
    node, head = cloud.host_of(first.instance_id).address, plan.head_address
    for address, port in (
        (node, 8775),
        (head, 8774),
        ("10.240.0.1", 8775),
        ("10.240.0.1", 22),
        (plan.uplink_address, 8774),
    ):
        assert not reaches(cloud, first, address, port), (address, port)
    stolen = second.private
    inside(cloud, first, f"ip addr add {stolen}/32 dev eth0")
    try:
        assert " 0 packets received" in inside(cloud, first, f"ping -c 2 -W 3 -I {stolen} 10.240.0.1")
        mac = inside(
            cloud,
            first,
            "wget -q -O - --header 'X-Forwarded-For: 127.0.0.1' http://169.254.169.254/latest/meta-data/mac",
        )
        assert not re.search("[0-9a-f]{2}(:[0-9a-f]{2}){5}", mac)
        # The one whose address it is goes on undisturbed.
        assert inside(cloud, second, "hostname").strip() == "ip-" + stolen.replace(".", "-")
    finally:
        inside(cloud, first, f"ip addr del {stolen}/32 dev eth0")


def test_an_elastic_address_moves(cloud: Any, guests: tuple[Guest, Guest], real: Any) -> None:
    address = cloud.api.call("AllocateAddress").public_ip
    try:
        for guest in guests:
            cloud.api.call("AssociateAddress", public_ip=address, instance_id=guest.instance_id)
            name = "ip-" + guest.private.replace(".", "-")
            asked = partial(cloud.ssh, address, "hostname", CHANGE_LIMIT_S)
            real.until(asked, lambda said, name=name: said.strip() == name, CHANGE_LIMIT_S, f"{address} at {name}")
        cloud.api.call("DisassociateAddress", public_ip=address)
    finally:
        cloud.api.call("ReleaseAddress", public_ip=address)


def test_what_an_operator_sees_is_right(cloud: Any, guests: tuple[Guest, Guest], real: Any) -> None:
    first, _ = guests
    tier = cloud.tier(cloud.node_of(first.instance_id))

    def shown() -> str:
        return str(tier.admin("network", "show"))

    real.until(shown, lambda text: "missing" not in text and f"to {first.instance_id}" in text, 60, "all there")
