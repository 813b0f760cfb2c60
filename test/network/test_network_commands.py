"""``euca-admin network`` on machines that are namespaces, and what it asks of the network around them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from itertools import count
from pathlib import Path

import pytest
from attrs import define, evolve

from euca.adapters.journal_network import NetworkCopy
from euca.domain.ids import mac_address
from euca.domain.network.editions import Feed, tables_of_state
from euca.domain.network.state import Group, Guest, Overlay, State
from euca.node.journal import JOURNAL, NodeJournal
from euca.testing.netlab import Lab, Machine, eventually

NUMBERS = count()
OVERLAY = Overlay(IPv4Network("10.100.0.0/16"), IPv4Address("192.168.50.1"), 1165, 4789, domain="c.internal")
ONE, TWO = IPv4Address("192.168.50.2"), IPv4Address("192.168.50.3")
CONFIG = """
EUCALYPTUS_STATE="{state}"
VNET_MODE="{mode}"
VNET_PRIVINTERFACE="eth0"
HYPERVISOR="namespaces"
NC_PORT="18775"
"""


def guest(number: int, node: IPv4Address) -> Guest:
    instance_id = f"i-{number:08X}"
    address = OVERLAY.subnet.network_address + 16 + number
    return Guest(instance_id, "000000000001", mac_address(instance_id), address, node, ("sg-00000001",))


STATE = State(
    evolve(OVERLAY, head=TWO),
    frozenset({ONE, TWO}),
    {one.instance_id: one for one in (guest(1, ONE), guest(2, TWO))},
    {"sg-00000001": Group("sg-00000001")},
)


@define
class Place:
    """A machine with a node's files, as if its tier had run and been told of the network."""

    machine: Machine
    path: Path
    mode: str = "MANAGED"

    def prepare(self, state: State = STATE) -> None:
        home = self.path / "state"
        home.mkdir(mode=0o700)
        (home / "tier").write_text("node\n")
        (self.path / "conf").write_text(CONFIG.format(state=home, mode=self.mode))
        store = NodeJournal(home / JOURNAL).store
        feed = Feed("test")
        feed.become(tables_of_state(state))
        for part in feed.parts_from(""):
            NetworkCopy(store).take(part, None)
        store.close()

    def admin(self, *words: str, check: bool = True) -> str:
        """What the command prints, complaints included."""
        command = [sys.executable, "-m", "euca.cli.admin", "--config", str(self.path / "conf"), "network", *words]
        text = self.machine.run("sh", "-c", f"cd {Path.cwd()}; {' '.join(command)} 2>&1; echo status $?", timeout_s=60)
        assert not check or text.endswith("status 0\n"), text
        return text


def _settled(machine: Machine) -> bool:
    return "tentative" not in machine.run("ip", "addr")


@pytest.fixture
def places(lab: Lab, tmp_path: Path) -> Iterator[list[Place]]:
    """Two machines of a cluster, both nodes here; the second one stands for the head, too."""
    made = []
    for address in (ONE, TWO):
        name = f"c{next(NUMBERS)}"
        (tmp_path / name).mkdir()
        machine = lab.machine(name, underlay=f"{address}/24")
        eventually("addresses are settled", partial(_settled, machine))
        made.append(Place(machine, tmp_path / name))
    yield made
    for one in made:
        one.machine.end()


def test_repair_makes_show_tells_and_purge_leaves_nothing(places: list[Place]) -> None:
    place = places[0]
    place.prepare()
    before = place.machine.kernel_state()
    said = place.admin("check", check=False)
    assert "missing  rule 1165: from all to 10.100.0.0/16 lookup 1165" in said and said.endswith("status 1\n")
    assert place.machine.kernel_state() == before, "a check changes nothing"
    place.admin("repair")
    shown = place.admin("show")
    assert "ok       route 10.100.0.18 via 192.168.50.3 dev eucavx" in shown
    assert "(to i-00000002)" in shown and "missing" not in shown.replace("missing  dhcp", "")
    place.machine.run("ip", "rule", "del", "priority", "1166")
    assert "missing  rule 1166" in place.admin("check", check=False)
    place.admin("repair")
    assert "rule 116" not in place.admin("check", check=False)
    place.admin("purge")
    assert place.machine.kernel_state() == before


def test_purge_waits_for_the_tier_s_end(places: list[Place]) -> None:
    place = places[0]
    place.prepare()
    listener = place.machine.start(["busybox", "nc", "-l", "-p", "18775"])
    try:
        eventually(
            "it listens",
            lambda: (
                "18775"
                in place.machine.run("sh", "-c", "cat /proc/net/tcp* | grep -i 4957 | sed s/4957/18775/ || true")
            ),
        )
        said = place.admin("purge", check=False)
    finally:
        listener.kill()
        listener.wait()
    assert "euca-node is running" in said and said.endswith("status 1\n")


def test_what_lies_between_machines_is_found(places: list[Place], lab: Lab) -> None:
    one, two = places
    for place in places:
        place.prepare(evolve(STATE, overlay=OVERLAY, hosts=frozenset({ONE, TWO})))
        place.admin("repair")
    assert "192.168.50.3 (a node) is reached" not in one.admin("check", check=False)
    shown = one.admin("check", check=False)
    assert "192.168.50.1 (the cluster's head) is not reached at all" in shown

    port = f"u-{two.machine.name}"
    # A switch drops what is too long; Linux's bridge cuts it to pieces where it looks into packets.
    looks = "/proc/sys/net/bridge/bridge-nf-call-iptables"
    lab.switch.run("sh", "-c", f"[ ! -e {looks} ] || echo 0 >{looks}")
    lab.switch.ip(f"link set {port} mtu 1400")
    assert "is reached with small packets only" in one.admin("check", check=False)
    lab.switch.ip(f"link set {port} mtu 1500")

    two.machine.run("nft", "add table inet fw; add chain inet fw i { type filter hook input priority -10; }")
    two.machine.run("nft", "add rule inet fw i udp dport 4789 drop")
    said = one.admin("check", check=False)
    assert "192.168.50.3 (a node) is not reached by the overlay" in said and "let UDP port 4789 pass" in said
    two.machine.run("nft", "delete table inet fw")

    one.machine.run(
        "nft", "add table ip filter; add chain ip filter FORWARD { type filter hook forward priority 0; policy drop; }"
    )
    one.machine.run("sh", "-c", "echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter")
    said = one.admin("check", check=False)
    assert "iptables -I FORWARD -i ev+ -j ACCEPT" in said and "net.ipv4.conf.all.rp_filter = 1" in said


def test_a_foreign_dhcp_server_and_a_bridge_without_an_uplink(places: list[Place], tmp_path: Path) -> None:
    place, other = places
    place.mode = "STATIC"
    place.prepare(State())
    place.machine.ip("address flush dev eth0", "link set eth0 down")
    place.admin("repair")
    assert "gives addresses" not in place.admin("check", check=False)
    server = other.machine.start(
        [
            *("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--port=0", "--interface=eth0", "--pid-file"),
            *("--bind-interfaces", "--dhcp-range=192.168.50.100,192.168.50.120,60", "--user=root", "--no-ping"),
            f"--dhcp-leasefile={tmp_path}/leases",
        ]
    )
    try:
        said = eventually(
            "it offers", lambda: text if "192.168.50.3 gives" in (text := place.admin("check", check=False)) else "", 60
        )
    finally:
        server.kill()
        server.wait()
    assert "problem  surroundings 192.168.50.3 gives addresses on eucabr0" in said
    (place.path / "conf").write_text((place.path / "conf").read_text().replace('"eth0"', '""'))
    place.machine.ip("link set eth0 nomaster")
    assert "eucabr0 has no uplink" in place.admin("check", check=False)
