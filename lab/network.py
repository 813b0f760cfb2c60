"""A segment's network: one namespace, two bridges in it, one cable to the machine's own namespace.

The namespace is also the anchor of everything that runs in a segment: whatever is in it, emulators and
the cluster's own processes, is found there and ended with it, whoever started it and however that died.
"""

import contextlib
import hashlib
import ipaddress
import json
import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from lab.errors import CommandFailed, LabError
from lab.process import output, run

_FIRST, _LAST = 64, 191  # the second byte of the addresses; low ones are popular with others
_GUESTS, _MGMT, _UPLINK = "guests", "mgmt", "uplink"
_SETTINGS = (
    ("net/ipv4/ip_forward", "1"),
    ("net/ipv4/tcp_orphan_retries", "1"),  # a connection whose two ends are gone is given up soon
    ("net/ipv6/conf/all/disable_ipv6", "1"),
    ("net/ipv6/conf/default/disable_ipv6", "1"),
)


class Plan(NamedTuple):
    """The addresses of the segment numbered `number`: all of 10.`number`.0.0/16 is its own."""

    number: int

    @property
    def management_net(self) -> str:
        """Where the dom0s' eth1 and the head meet."""
        return f"10.{self.number}.0.0/24"

    @property
    def guest_net(self) -> str:
        """Where guests live, bridged to the dom0s' eth2."""
        return f"10.{self.number}.1.0/24"

    @property
    def public_net(self) -> str:
        """Routed to the head for addresses that it gives to guests; nobody has one at first."""
        return f"10.{self.number}.3.0/24"

    @property
    def head_address(self) -> str:
        """The head on the management network."""
        return f"10.{self.number}.0.1"

    @property
    def guest_gateway(self) -> str:
        """The head on the guests' network."""
        return f"10.{self.number}.1.1"

    @property
    def root_address(self) -> str:
        """The machine's own end of the cable, where the cloud is reached from the head."""
        return f"10.{self.number}.2.1"

    @property
    def uplink_address(self) -> str:
        """The head's end of that cable."""
        return f"10.{self.number}.2.2"

    @property
    def link(self) -> str:
        """Name of the machine's own end. The kernel lets no two links have one name: this claims the number."""
        return f"euca-lab{self.number}"

    def host_address(self, place: int) -> str:
        """Management address of the `place`-th dom0, from 1."""
        return f"10.{self.number}.0.{10 + place}"

    def host_mac(self, place: int, card: int) -> str:
        """Hardware address of eth`card` of the `place`-th dom0; no other segment on this machine has it."""
        return f"52:54:00:{self.number:02x}:{place:02x}:{card:02x}"


def namespace_name(state: Path) -> str:
    """The name of the namespace that belongs to the state folder `state`."""
    return "euca-" + hashlib.sha256(str(state.resolve()).encode()).hexdigest()[:10]


def tap_names(place: int) -> tuple[str, str]:
    """The links of the `place`-th dom0's eth1 and eth2 inside the namespace."""
    return f"h{place}-{_MGMT}", f"h{place}-{_GUESTS}"


def in_namespace(name: str, argv: Iterable[str]) -> list[str]:
    """`argv` so that it runs in the namespace."""
    return ["ip", "netns", "exec", name, *argv]


def exists(name: str) -> bool:
    """Whether the namespace is there."""
    return Path("/run/netns", name).exists()


def taken(routes: list[dict[str, Any]], addresses: list[dict[str, Any]]) -> set[int]:
    """The numbers whose addresses this machine uses already, from `ip -json route` and `ip -json address`."""
    nets = [route["dst"] for route in routes if route.get("dst", "default") != "default"]
    nets += [f"{i['local']}/{i['prefixlen']}" for link in addresses for i in link.get("addr_info", ())]
    used = [ipaddress.ip_network(net, strict=False) for net in nets if ":" not in net]
    return {
        number
        for number in range(_FIRST, _LAST + 1)
        for net in used
        if net.overlaps(ipaddress.ip_network(f"10.{number}.0.0/16"))
    }


def create(name: str, hosts: int) -> Plan:
    """Make the namespace with all its links, claim free addresses, and route the machine to it.

    Undone by `destroy`, which is also what to call when this fails half-way.
    """
    if not Path("/dev/net/tun").exists():
        raise LabError("/dev/net/tun is missing; `modprobe tun` brings it, in a container --device /dev/net/tun")
    try:
        run(["ip", "netns", "add", name])
    except CommandFailed as refused:
        raise LabError(
            f"no network namespace can be made here ({refused}); the lab needs root with CAP_SYS_ADMIN and "
            "CAP_NET_ADMIN: run it as root, in a container with --privileged"
        ) from refused
    for setting, value in _SETTINGS:
        _set(name, setting, value)
    plan = _claim(name)
    _batch(name, _inside(plan, hosts))
    _batch(None, _outside(plan))
    return plan


def _set(name: str, setting: str, value: str) -> None:
    if setting.startswith("net/ipv6") and not Path("/proc/sys/net/ipv6").exists():
        return
    run(in_namespace(name, ["tee", f"/proc/sys/{setting}"]), input=value.encode())


def _claim(name: str) -> Plan:
    """Take a number that nobody uses; the order depends on the name, so that several seldom collide."""
    used = taken(
        json.loads(output(["ip", "-json", "-4", "route", "show", "table", "all"])),
        json.loads(output(["ip", "-json", "-4", "address"])),
    )
    span = _LAST - _FIRST + 1
    start = int(hashlib.sha256(name.encode()).hexdigest(), 16) % span
    for step in range(span):
        plan = Plan(_FIRST + (start + step) % span)
        if plan.number in used or Path("/sys/class/net", plan.link).exists():
            continue
        claim = ["ip", "link", "add", plan.link, "type", "veth", "peer", "name", _UPLINK, "netns", name]
        try:
            run(claim)
        except CommandFailed as refused:
            if "File exists" not in str(refused):
                raise
        else:
            return plan
    raise LabError(f"no free addresses between 10.{_FIRST}.0.0/16 and 10.{_LAST}.0.0/16 on this machine")


def _inside(plan: Plan, hosts: int) -> list[str]:
    lines = ["link set lo up"]
    for bridge, address in ((_MGMT, plan.head_address), (_GUESTS, plan.guest_gateway)):
        lines += [
            f"link add {bridge} type bridge forward_delay 0 stp_state 0 mcast_snooping 0",
            f"address add {address}/24 dev {bridge}",
            f"link set {bridge} up",
        ]
    for place in range(1, hosts + 1):
        for tap, bridge in zip(tap_names(place), (_MGMT, _GUESTS), strict=True):
            lines += [f"tuntap add {tap} mode tap", f"link set {tap} master {bridge} up"]
    return [
        *lines,
        f"address add {plan.uplink_address}/30 dev {_UPLINK}",
        f"link set {_UPLINK} up",
        f"route add default via {plan.root_address}",
        f"route add unreachable {plan.public_net}",  # else what nobody has goes back and forth
    ]


def _outside(plan: Plan) -> list[str]:
    nets = (plan.management_net, plan.guest_net, plan.public_net)
    return [
        f"address add {plan.root_address}/30 dev {plan.link}",
        f"link set {plan.link} up",
        *(f"route add {net} via {plan.uplink_address}" for net in nets),
    ]


def _batch(name: str | None, lines: list[str]) -> None:
    where = ["-n", name] if name is not None else []
    run(["ip", *where, "-batch", "-"], input="".join(f"{line}\n" for line in lines).encode())


def processes(name: str) -> list[int]:
    """The process ids of all that runs in the namespace."""
    if not exists(name):
        return []
    return [int(word) for word in run(["ip", "netns", "pids", name], check=False).stdout.split()]


def destroy(name: str, link: str | None, limit_s: float = 10) -> None:
    """End all that runs in the namespace, then the namespace, its links and routes. Nothing there: no error."""
    if exists(name):
        _end_processes(name)
        # Connections to dom0s that are gone keep the namespace in the kernel for a while, but not the cable to it.
        run(["ip", "-n", name, "link", "delete", _UPLINK], check=False)
        run(["ip", "netns", "delete", name])
    end = time.monotonic() + limit_s
    while link is not None and Path("/sys/class/net", link).exists():
        if time.monotonic() > end:
            raise LabError(f"the link {link} is still there although its namespace {name} is gone")
        time.sleep(0.02)


def _end_processes(name: str) -> None:
    mine = os.getpid()
    for sign, patience_s in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 5.0)):
        end = time.monotonic() + patience_s
        while found := [process for process in processes(name) if process != mine]:
            for process in found:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, sign)
            if time.monotonic() > end:
                break
            time.sleep(0.05)
        else:
            return
    raise LabError(f"these processes in the namespace {name} do not end: {processes(name)}")
