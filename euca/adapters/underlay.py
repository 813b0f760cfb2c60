"""What a machine is to the other machines of its overlay: the address and the largest packet of VNET_PRIVINTERFACE, read from the kernel (netdevice(7))."""

from __future__ import annotations

import errno
import fcntl
import json
import shutil
import socket
import struct
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Interface, IPv4Network
from pathlib import Path

from attrs import frozen

from euca.adapters.netlink import inside
from euca.adapters.process import ENVIRONMENT, IRunner, ProcessError
from euca.domain.network.kernel import MARK
from euca.domain.network.names import VXLAN
from euca.domain.network.state import Overlay
from euca.ports.network import NetworkError

_GET_FLAGS, _GET_ADDRESS, _GET_NETMASK, _GET_MTU = 0x8913, 0x8915, 0x891B, 0x8921
_UP = 1
_IP_S = 10.0
#: Below that guests could not send what IPv4 wants each host to take (RFC 791, section 3.1), with the overlay's own 50 bytes.
_LEAST_MTU = 576 + 50


@frozen
class Underlay:
    """An interface to the other machines: its first address, and the largest packet in bytes."""

    interface: str
    address: IPv4Interface
    mtu: int


def read_underlay(interface: str, netns: Path | None = None) -> Underlay:
    """The interface as it is now; raises NetworkError with the mend where it cannot carry an overlay."""
    with inside(netns), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:

        def ask(request: int) -> bytes:
            return fcntl.ioctl(asker, request, struct.pack("16s240x", interface.encode()))[16:24]

        try:
            (flags,) = struct.unpack_from("=h", ask(_GET_FLAGS))
            (mtu,) = struct.unpack_from("=i", ask(_GET_MTU))
        except OSError as error:
            there = ", ".join(name for _, name in socket.if_nameindex())
            raise NetworkError(
                f"VNET_PRIVINTERFACE: there is no interface {interface} ({error.strerror}); there are: {there}"
            ) from None
        if not flags & _UP:
            raise NetworkError(f"VNET_PRIVINTERFACE: {interface} is down; set it up: ip link set {interface} up")
        try:
            address, mask = (socket.inet_ntoa(ask(request)[4:8]) for request in (_GET_ADDRESS, _GET_NETMASK))
        except OSError as error:
            if error.errno != errno.EADDRNOTAVAIL:
                raise
            raise NetworkError(
                f"VNET_PRIVINTERFACE: {interface} has no IPv4 address, by which this machine would be reached by the others of its"
                f" cluster; give it one: ip address add ADDRESS/BITS dev {interface}"
            ) from None
    if mtu < _LEAST_MTU:
        raise NetworkError(
            f"VNET_PRIVINTERFACE: {interface} has an MTU of {mtu}; an overlay needs {_LEAST_MTU} at least"
        )
    return Underlay(interface, IPv4Interface(f"{address}/{mask}"), mtu)


def check_overlay(overlay: Overlay, underlay: Underlay) -> None:
    """Raises NetworkError where guests' range and the machines' own network overlap: then nobody could tell who is meant."""
    if overlay.subnet.overlaps(underlay.address.network):
        raise NetworkError(
            f"VNET_SUBNET {overlay.subnet} overlaps with {underlay.address.network}, the network of {underlay.interface}: choose a"
            " private range that no machine of the cluster uses"
        )


def check_programs(names: Collection[str]) -> None:
    """Raises NetworkError for programs that are not installed."""
    missing = [name for name in names if shutil.which(name, path=ENVIRONMENT["PATH"]) is None]
    if missing:
        packages = {"nft": "nftables", "ip": "iproute2", "dnsmasq": "dnsmasq-base", "setpriv": "util-linux"}
        wanted = " ".join(sorted({packages.get(name, name) for name in missing}))
        raise NetworkError(f"Not installed: {', '.join(missing)}; install what is missing: apt install {wanted}")


async def check_role(runner: IRunner, role: str) -> None:
    """Raises NetworkError where the other tier of an overlay has its link on this machine."""
    other = {"node": "head", "head": "node"}[role]
    try:
        done = await runner.run(["ip", "-json", "link", "show", "dev", VXLAN], timeout_s=_IP_S)
        alias = json.loads(done.out)[0].get("ifalias", "") if done.rc == 0 else ""
    except (ProcessError, ValueError, LookupError) as error:
        raise NetworkError(f"The network's links cannot be looked at: {error}") from None
    if alias == f"{MARK} {other}":
        raise NetworkError(
            f"VNET_MODE: in MANAGED a node and its cluster's head are two machines, and this one is a {other} already (its link {VXLAN});"
            " end that one for good with `euca-admin network purge`, or choose another VNET_MODE"
        )


def used_networks(netns: Path | None = None) -> tuple[IPv4Network, ...]:
    """The networks of all this machine's own routes, without the default's: what guests' range must not overlap with."""
    with inside(netns):
        lines = Path("/proc/thread-self/net/route").read_text().splitlines()[1:]
    found = []
    for line in lines:
        fields = line.split()
        destination, mask = (IPv4Address(struct.pack("<I", int(fields[at], 16))) for at in (1, 7))
        if int(mask):
            found.append(IPv4Network(f"{destination}/{mask}", strict=False))
    return tuple(found)
