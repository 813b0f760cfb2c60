"""What a node's dnsmasq is told in mode MANAGED: who is given which address, and what names mean (dnsmasq(8))."""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network

from euca.domain.network.managed_node import Plugged
from euca.domain.network.names import host_name, overlay_mtu
from euca.domain.network.state import Overlay

#: How long a guest keeps an address before it asks again, in seconds.
LEASE_S = 3600
#: The interfaces of guests.
INTERFACES = "ev*"
_MAC = re.compile(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")
_HOST = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL}){{0,15}}")
#: What a file's path may have so that dnsmasq takes it for nothing else.
_PATH = re.compile(r"/[A-Za-z0-9_.+@=/-]{1,1023}")


def configuration(overlay: Overlay, underlay_mtu: int, hosts_file: str) -> str:
    """dnsmasq's configuration file. ``underlay_mtu`` in bytes; ``hosts_file``: where :func:`hosts` is; raises ValueError for what it cannot say.

    Interfaces come and go (``bind-dynamic``).  All have one address, the guests' gateway, router and name server; so one range serves them all.  Nothing of the machine's
    own is told to guests: neither its hosts file nor its name servers.
    """
    subnet, gateway, domain = overlay.subnet, overlay.gateway, overlay.domain
    if not _DOMAIN.fullmatch(domain):
        raise ValueError(f"This is no domain name in lower case: {domain[:80]!r}")
    if not _PATH.fullmatch(hosts_file):
        raise ValueError(f"dnsmasq cannot be told of a file by this name: {hosts_file[:80]!r}")
    lines = [
        "# Written by euca-node at each start; changes here are lost.",
        f"interface={INTERFACES}",
        "except-interface=lo",
        "bind-dynamic",
        "no-hosts",
        "no-resolv",
        "no-poll",
        "no-ident",
        *known_only(subnet, hosts_file),
        # Else it writes guests' MAC addresses into the table of neighbours, in place of our permanent entries.
        "dhcp-broadcast",
        f"dhcp-option=option:router,{gateway}",
        f"dhcp-option=option:dns-server,{gateway}",
        f"dhcp-option=option:mtu,{overlay_mtu(underlay_mtu)}",
        f"domain={domain}",
        f"local=/{domain}/",
        f"synth-domain={domain},{subnet},ip-",
        "bogus-priv",
        *(f"server={one}" for one in overlay.dns),
    ]
    return "".join(line + "\n" for line in lines)


def known_only(subnet: IPv4Network, hosts_file: str) -> list[str]:
    """What makes dnsmasq a DHCP server for the guests in its file of hosts and nobody else, without a memory of its own."""
    return [
        "no-ping",
        "user=root",
        "group=",
        "log-facility=-",
        "quiet-dhcp",
        "leasefile-ro",
        f"dhcp-lease-max={subnet.num_addresses}",
        f"dhcp-range={subnet.network_address},static,{subnet.netmask},{LEASE_S}",
        f"dhcp-hostsfile={hosts_file}",
        "dhcp-ignore=tag:!known",
        "dhcp-authoritative",
        "dhcp-no-override",
    ]


def hosts(guests: Collection[Plugged], overlay: Overlay) -> str:
    """The file of hosts for a node's guests; raises ValueError for guests that cannot be."""
    given = [(one.mac, one.private_ip, host_name(one.private_ip)) for one in guests]
    return hosts_file_of(given, overlay.subnet)


def hosts_file_of(given: Collection[tuple[str, IPv4Address, str]], subnet: IPv4Network) -> str:
    """dnsmasq's file of hosts, the same for the same guests: each with its MAC address, address and name; raises ValueError for what cannot be."""
    for mac, address, name in given:
        if not (_MAC.fullmatch(mac) and _HOST.fullmatch(name) and address in subnet):
            raise ValueError(f"This is no guest of {subnet}: {mac[:32]} {address} {name[:80]}")
    for values in ([mac for mac, _, _ in given], [address for _, address, _ in given]):
        if len(set(values)) != len(values):
            raise ValueError("Two guests share a MAC address or an address")
    ordered = sorted(given, key=lambda one: one[1])
    return "".join(f"{mac},{address},{name}\n" for mac, address, name in ordered)
