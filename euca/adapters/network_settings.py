"""What eucalyptus.conf says of the guests' network, checked: each wrong or overlapping value is named with the mend.

Keys and modes are the original's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from euca.adapters.config import Settings
from euca.adapters.dnsmasq import DhcpSettings
from euca.adapters.managed_head import HeadSettings
from euca.adapters.managed_node import ManagedSettings
from euca.adapters.underlay import Underlay, check_overlay, read_underlay
from euca.domain.addresses import NO_POOL, Pool
from euca.domain.network import checks
from euca.domain.network.state import Overlay
from euca.ports.network import NetworkError

MANAGED, STATIC, SYSTEM, NONE = "MANAGED", "STATIC", "SYSTEM", "NONE"
#: Where nothing else is said, and no packet is sent.
NO_SUBNET = IPv4Network("10.100.0.0/16")
_NETWORK = "net"

#: Reads an interface as it is now; see :func:`euca.adapters.underlay.read_underlay`.
Read = Callable[[str], Underlay]


def mode_of(settings: Settings) -> str:
    """VNET_MODE."""
    return settings.text("VNET_MODE")


def directory_of(settings: Settings) -> Path:
    """Where a tier keeps what its network needs."""
    return settings.state / _NETWORK


def subnet_of(settings: Settings) -> IPv4Network:
    """VNET_SUBNET and VNET_NETMASK as one; raises ConfigError."""
    address, mask = settings.text("VNET_SUBNET"), settings.text("VNET_NETMASK")
    if not address:
        if mode_of(settings) == NONE:
            return NO_SUBNET
        raise settings.wrong("VNET_SUBNET", 'write the guests\' private range, such as "10.100.0.0"')
    try:
        subnet = IPv4Network(f"{address}/{mask}")
    except ValueError as error:
        raise settings.wrong("VNET_SUBNET", f"with VNET_NETMASK {mask} it is no subnet: {error}") from None
    key = "VNET_SUBNET" if 8 <= subnet.prefixlen <= 29 else "VNET_NETMASK"
    _refuse(settings, key, checks.of_range(subnet))
    return subnet


def interface_of(settings: Settings) -> str:
    """VNET_PRIVINTERFACE; raises ConfigError where there is none."""
    interface = settings.text("VNET_PRIVINTERFACE")
    if not interface:
        what = "to the cluster's other machines" if mode_of(settings) == MANAGED else "on the guests' segment"
        raise settings.wrong(
            "VNET_PRIVINTERFACE", f'write the interface {what}, or VNET_MODE="NONE" for simulated nodes'
        )
    return interface


# STATIC and SYSTEM


def dhcp_of(settings: Settings) -> DhcpSettings:
    """What the head of a cluster in mode STATIC gives to guests; raises ConfigError."""
    subnet, interface = subnet_of(settings), interface_of(settings)
    router = settings.text("VNET_ROUTER")
    if router and IPv4Address(router) not in subnet:
        raise settings.wrong("VNET_ROUTER", f"write an address of {subnet}")
    cards = {IPv4Address(address): mac for mac, address in settings["VNET_MACMAP"]}
    strange = sorted(address for address in cards if address not in subnet)
    if strange:
        raise settings.wrong("VNET_MACMAP", f"name addresses of VNET_SUBNET {subnet}: {strange[0]} is none")
    if IPv4Address(router or 0) in cards:
        raise settings.wrong("VNET_MACMAP", f"leave out {router}, which is VNET_ROUTER")
    return DhcpSettings(
        interface=interface,
        subnet=subnet,
        router=IPv4Address(router) if router else None,
        dns=_servers(settings),
        directory=directory_of(settings),
        program=settings.path("DNSMASQ"),
        cards=cards,
    )


def _servers(settings: Settings) -> tuple[IPv4Address, ...]:
    return tuple(IPv4Address(address) for address in settings["VNET_DNS"])


# MANAGED


def domain_of(settings: Settings) -> str:
    """VNET_DOMAINNAME, or what follows from the cluster's name."""
    name = settings.text("CLUSTER_NAME").lower().replace("_", "-").replace(".", "-").strip("-")
    return settings.text("VNET_DOMAINNAME") or f"{name}.internal"


def head_of(settings: Settings, read: Read = read_underlay) -> HeadSettings:
    """What the head of a cluster in mode MANAGED is to do; raises ConfigError for what cannot work on this machine as it is now."""
    subnet = subnet_of(settings)
    interface = interface_of(settings)
    public = settings.text("VNET_PUBINTERFACE") or interface
    _refuse(settings, "VNET_ADDRSPERNET", checks.of_size(subnet, settings.number("VNET_ADDRSPERNET")))
    servers = _servers(settings)
    _refuse(settings, "VNET_DNS", checks.of_servers(subnet, servers))
    underlay, outside = (
        _read(settings, "VNET_PRIVINTERFACE", interface, read),
        _read(settings, "VNET_PUBINTERFACE", public, read),
    )
    overlay = Overlay(
        subnet,
        underlay.address.ip,
        settings.number("VNET_VXLAN_ID"),
        settings.number("VNET_VXLAN_PORT"),
        servers,
        domain_of(settings),
    )
    try:
        check_overlay(overlay, underlay)
        check_overlay(overlay, outside)
    except NetworkError as error:
        raise settings.wrong("VNET_SUBNET", str(error)) from None
    pool = _public_pool(settings, subnet, (underlay, outside))
    per_account = settings.number("VNET_ADDRSPERNET")
    reads = partial(read, interface), partial(read, public)
    return HeadSettings(overlay, public, pool, per_account, directory_of(settings), *reads)


def _read(settings: Settings, key: str, interface: str, read: Read) -> Underlay:
    try:
        return read(interface)
    except NetworkError as error:
        raise settings.wrong(key, str(error).removeprefix("VNET_PRIVINTERFACE: ")) from None


def _refuse(settings: Settings, key: str, problem: str) -> None:
    if problem:
        raise settings.wrong(key, problem)


def _public_pool(settings: Settings, subnet: IPv4Network, own: tuple[Underlay, ...]) -> Pool:
    pool: Pool = settings["VNET_PUBLICIPS"] or NO_POOL
    _refuse(settings, "VNET_PUBLICIPS", checks.of_pool(pool, subnet, ((one.address.ip, one.interface) for one in own)))
    return pool


def node_of(
    settings: Settings, read: Read = read_underlay, opened: Callable[[IPv4Address], None] = lambda gateway: None
) -> ManagedSettings:
    """What a node of a cluster in mode MANAGED is to do; raises ConfigError. opened: see there."""
    interface = interface_of(settings)
    return ManagedSettings(directory_of(settings), settings.number("METADATA_PORT"), partial(read, interface), opened)


def check_node(settings: Settings) -> None:
    """Raises ConfigError for what cannot work on a node."""
    if settings.text("HYPERVISOR") == "simulated" or mode_of(settings) != MANAGED:
        return
    interface = interface_of(settings)
    _read(settings, "VNET_PRIVINTERFACE", interface, read_underlay)
