"""What a guest is given when it starts, and what it is called."""

from euca.testing.netcluster import NetCluster
from euca.testing.netlab import Guest


def test_address_gateway_mtu_and_names_come_by_dhcp(cluster: NetCluster) -> None:
    for instance_id, guest in cluster.guests.items():
        lease, address = guest("lease"), cluster.address(instance_id)
        assert (lease["ip"], lease["router"], lease["dns"]) == (address, "10.100.0.1", "10.100.0.1")
        assert (lease["mtu"], lease["subnet"], lease["domain"]) == ("1450", "255.255.0.0", "cluster1.internal")
        assert lease["hostname"] == "ip-" + address.replace(".", "-")


def test_names_are_known_in_both_directions_on_every_node(cluster: NetCluster) -> None:
    for place in (1, 2, 3):
        guest = cluster.guests[cluster.on(place)[0]]
        for other in (cluster.on(1)[0], cluster.on(3)[-1]):
            address = cluster.address(other)
            name = f"ip-{address.replace('.', '-')}.cluster1.internal"
            assert guest("resolve", name=name, server="10.100.0.1") == [address]
            backwards = ".".join(reversed(address.split("."))) + ".in-addr.arpa"
            assert guest("resolve", name=backwards, server="10.100.0.1", kind="PTR") == [name]


def test_the_largest_packet_passes_whole_between_nodes_and_a_larger_one_is_answered(cluster: NetCluster) -> None:
    """The guest's MTU is exactly what the overlay carries: an ICMP echo of 1422 bytes with its headers is 1450."""
    from euca.testing.netcluster import OPEN

    here, there = cluster.on(1)[0], cluster.on(2)[0]
    cluster.group(sg_open=OPEN)
    cluster.members({here: ["sg-open"], there: ["sg-open"]})

    def ping(guest: Guest, size: int) -> str:
        argv = ["ping", "-c1", "-W1", "-M", "do", "-s", str(size), cluster.address(there)]
        found = guest("command", argv=argv)
        return str(found["out"] + found["err"])

    assert "1 received" in ping(cluster.guests[here], 1422)
    assert "too long" in ping(cluster.guests[here], 1423)


def test_a_guest_gets_its_address_again_and_no_other(cluster: NetCluster) -> None:
    """Also when it asks for another, or with another's MAC address."""
    here, there = cluster.on(2)[0], cluster.on(2)[1]
    guest, address = cluster.guests[here], cluster.address(here)
    assert guest("dhcp", timeout_s=5.0)["ip"] == address
    asks = ["busybox", "udhcpc", "-f", "-n", "-q", "-i", "eth0", "-s", "/bin/true", "-t2", "-T1", "-r"]
    wanting = guest("command", argv=[*asks, cluster.address(there)])
    assert f"lease of {address} obtained" in wanting["out"] + wanting["err"]
    theirs = cluster.state.guests[there].mac
    guest("command", argv=["ip", "link", "set", "eth0", "address", theirs])
    try:
        told = guest("command", argv=[*asks, address])
        assert "obtained" not in told["out"] + told["err"]
    finally:
        guest("command", argv=["ip", "link", "set", "eth0", "address", cluster.state.guests[here].mac])
        assert guest("dhcp", timeout_s=5.0)["ip"] == address
