"""``eucalyptus.conf``: lines ``KEY="value"``, the original's file without its shell.

One table holds every key: its type, default, tiers and help. Everything else here (parsing, errors, the options' help
texts, the example file) is derived from it.
"""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from euca.adapters.files import private_directory, write_atomically
from euca.domain.addresses import parse_pool
from euca.domain.vmtypes import DEFAULT_VM_TYPES, VmType
from euca.ports.hypervisor import COMMAND_LINE, INTERFACE_NAME, MAX_COMMAND_LINE, PLAIN_PATH

DEFAULT_PATH = Path("/etc/eucalyptus/eucalyptus.conf")
DEFAULT_STATE = Path("/var/lib/eucalyptus")
_LINE = re.compile(
    r"""\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(?:"([^"`$\\]*)"|'([^']*)'|([^\s"'`$\\#;&|<>()]*))\s*(?:\#.*)?"""
)
_MAX_BYTES = 256 * 1024


class ConfigError(Exception):
    """The configuration cannot be used: the text names file, line, key, and the mend."""


def _text(value: str) -> str:
    return value


def _whole(least: int, most: int, said: str) -> Callable[[str], int]:
    def convert(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise ValueError(said)
        return int(value)

    return convert


_MOST = 10**9
_port = _whole(1, 65535, "a port is a number from 1 to 65535")
_count = _whole(0, _MOST, "a whole number, 0 or more")
_positive = _whole(1, _MOST, "a whole number, 1 or more")


def _switch(value: str) -> bool:
    known = {"y": True, "yes": True, "1": True, "true": True, "n": False, "no": False, "0": False, "false": False}
    if value.lower() not in known:
        raise ValueError('"Y" or "N"')
    return known[value.lower()]


def _port_or_none(value: str) -> int | None:
    """None where it is the tier's own, 0 for no port at all."""
    if value.lower() in ("no", "n", "0"):
        return 0
    return _port(value) if value else None


def _path(value: str) -> Path:
    path = Path(value)
    if not path.is_absolute():
        raise ValueError("an absolute path")
    # Xen's and dnsmasq's configurations have no way to write others.
    if not PLAIN_PATH.fullmatch(str(path)) or ".." in path.parts:
        raise ValueError("an absolute path of letters, digits and _.+@=/- alone")
    return path


def _path_or_none(value: str) -> Path | None:
    return _path(value) if value else None


def _one_of(*choices: str) -> Callable[[str], str]:
    def convert(value: str) -> str:
        if value not in choices:
            raise ValueError("one of " + ", ".join(choices))
        return value

    return convert


def _addresses(value: str) -> tuple[str, ...]:
    try:
        return tuple(str(ipaddress.IPv4Address(part)) for part in value.split())
    except ValueError:
        raise ValueError("an IPv4 address is four numbers, such as 10.100.1.0") from None


def _network(value: str) -> str:
    found = _addresses(value)
    if len(found) > 1:
        raise ValueError("one address")
    return found[0] if found else ""


def _name(value: str) -> str:
    return _own_name(value) if value else ""


def _interface_or_none(value: str) -> str:
    return _interface(value) if value else ""


def _interface(value: str) -> str:
    if not INTERFACE_NAME.fullmatch(value):
        raise ValueError("the name of a network interface, at most 15 characters")
    return value


def _arguments(value: str) -> str:
    if not COMMAND_LINE.fullmatch(value) or len(value) > MAX_COMMAND_LINE:
        raise ValueError(f"letters, digits, spaces and _.,:;=/@%+~*()[]!- alone, at most {MAX_COMMAND_LINE} characters")
    return value


def _macmap(value: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in value.lower().split():
        mac, _, address = part.partition("=")
        if not re.fullmatch(r"[0-9a-f][02468ace](?::[0-9a-f]{2}){5}", mac):
            raise ValueError(f"{mac[:32]} is not the MAC address of one interface, such as d0:0d:00:00:00:01")
        pairs.append((mac, *_addresses(address)))
    if any(len(pair) != 2 for pair in pairs):
        raise ValueError("pairs of MAC=ADDRESS")
    for values in zip(*pairs, strict=True):
        if len(set(values)) != len(values):
            raise ValueError("a MAC address or an address is named twice")
    return tuple((mac, address) for mac, address in pairs)


def _domain(value: str) -> str:
    label = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
    if value and not re.fullmatch(rf"{label}(?:\.{label}){{0,15}}", value):
        raise ValueError("a domain name in lower case, such as cluster1.internal")
    return value


def _own_name(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}", value):
        raise ValueError("letters, digits, dots, dashes and underscores, at most 63, the first a letter or digit")
    return value


def _names(value: str) -> tuple[str, ...]:
    names = value.upper().split()
    if not names or not all(re.fullmatch(r"[A-Z][A-Z0-9_-]{0,31}", name) for name in names):
        raise ValueError("names, separated by spaces; at least one")
    return tuple(names)


def _vm_types(value: str) -> tuple[VmType, ...]:
    types = []
    for part in value.split():
        match = re.fullmatch(r"([A-Za-z0-9.]{1,32})=(\d{1,3}),(\d{1,7}),(\d{1,4})(?:,(\d{1,4}),(\d{1,6}))?", part)
        if match is None or "0" in match.group(2, 3, 4):
            raise ValueError(
                "NAME=CORES,MEMORY_MIB,DISK_GIB or with ,EPHEMERAL_GIB,SWAP_MIB behind it, separated by spaces"
            )
        cores, memory_mib, disk_gib, ephemeral_gib, swap_mib = (int(number or 0) for number in match.groups()[1:])
        types.append(VmType(match[1], cores, memory_mib, disk_gib, ephemeral_gib, swap_mib))
    if not types:
        raise ValueError("at least one type; without the line there are the original's")
    return tuple(types)


_VM_TYPES_TEXT = " ".join(
    f"{t.name}={t.cores},{t.memory_mib},{t.disk_gib},{t.ephemeral_gib},{t.swap_mib}" for t in DEFAULT_VM_TYPES
)


@frozen
class Key:
    """One line of the table: ``default`` is the text that the file would have."""

    name: str
    tiers: str
    default: str
    convert: Callable[[str], Any] = field(repr=False)
    help: str


_ALL, _CLOUD, _CLUSTER, _NODE = "cloud cluster node", "cloud", "cluster", "node"

KEYS: tuple[Key, ...] = (
    Key(
        "EUCALYPTUS_STATE",
        _ALL,
        "",
        _path_or_none,
        "Directory of a tier's keys, records and images, one for each tier; /var/lib/eucalyptus/TIER where empty, with TIER being cloud, cluster or node.",
    ),
    Key(
        "KEY_OVERLAP_DAYS",
        _ALL,
        "7",
        _count,
        "Days for which old and new keys of a tier count after a rotation, once all neighbours know the new ones.",
    ),
    Key(
        "LOG_FORMAT", _ALL, "text", _one_of("text", "json"), "What lines of the log are: text, or json, an object each."
    ),
    Key(
        "METRICS_PORT",
        _ALL,
        "",
        _port_or_none,
        "Port of the tier's metrics for Prometheus; where empty 8873 for the cloud, 8874 for a cluster, 8875 for a node; 'no' for none.",
    ),
    Key(
        "METRICS_INTERFACE",
        _ALL,
        "127.0.0.1",
        _network,
        "Address that the metrics' port listens on; who can reach it can read them.",
    ),
    Key("CLOUD_PORT", _CLOUD, "8773", _port, "Port of the EC2 interface."),
    Key("CLOUD_INTERFACE", _CLOUD, "0.0.0.0", _network, "Address that the EC2 interface listens on."),  # noqa: S104
    Key(
        "CLOUD_ADDRESS",
        _CLOUD,
        "",
        _name,
        "Name or address by which users and clusters reach the cloud; the host's name where empty.",
    ),
    Key(
        "PLAIN_HTTP",
        _CLOUD,
        "loopback",
        _one_of("no", "loopback", "all"),
        "Where plain HTTP is answered beside TLS; 'all' exposes messages to the network.",
    ),
    Key(
        "EC2_ALLOW_SHA1",
        _CLOUD,
        "Y",
        _switch,
        "Accept rsa-sha1 signatures of EC2 clients, as the classic tools make them.",
    ),
    Key(
        "CLIENT_INTERFACES",
        _CLOUD,
        "SOAP QUERY",
        _names,
        "Interfaces for clients that are offered; where several have the same address, the first that takes a request answers it.",
    ),
    Key(
        "QUERY_SIGNATURE_V1",
        _CLOUD,
        "N",
        _switch,
        "Accept signatures of version 1 of Query clients from before 2009, which do not sign where a parameter ends and the next begins.",
    ),
    Key(
        "FRONT_ENDS",
        _CLOUD,
        "1",
        _whole(1, 64, "a whole number from 1 to 64"),
        "Processes that take users' connections: 1 is the cloud's own; with more of them, one for each core, listings are answered beside it.",
    ),
    Key(
        "REQUESTS_PER_SECOND",
        _CLOUD,
        "100",
        _count,
        "Requests that an account may send in a second in the long run, all its users together; 0 for any number.",
    ),
    Key(
        "REQUESTS_BURST",
        _CLOUD,
        "200",
        _positive,
        "Requests that an account may send at once after it was quiet; they are given back at REQUESTS_PER_SECOND.",
    ),
    Key(
        "REQUESTS_AT_WORK",
        _CLOUD,
        "64",
        _count,
        "Requests of an account that are worked on at a time; 0 for any number.",
    ),
    Key(
        "DATABASE_URL", _CLOUD, "", _text, "SQLAlchemy address of the records; SQLite in EUCALYPTUS_STATE where empty."
    ),
    Key(
        "VM_TYPES",
        _CLOUD,
        _VM_TYPES_TEXT,
        _vm_types,
        "Instance types: NAME=CORES,MEMORY_MIB,DISK_GIB, separated by spaces; with ,EPHEMERAL_GIB,SWAP_MIB behind that, what an image or a launch may map as ephemeral0 and swap.",
    ),
    Key("ADDRESSES_PER_ACCOUNT", _CLOUD, "5", _count, "Most public addresses that an account may have."),
    Key(
        "LENT_ADDRESSES_PER_ACCOUNT",
        _CLOUD,
        "5",
        _count,
        "Most public addresses that an account's instances are given by the system at their launch, until they end; 0 for none.",
    ),
    Key("KEY_PAIRS_PER_ACCOUNT", _CLOUD, "5000", _count, "Most key pairs that an account may have."),
    Key("GROUPS_PER_ACCOUNT", _CLOUD, "500", _positive, "Most security groups that an account may have."),
    Key("ZONE_POLICY", _CLOUD, "GREEDY", _name, "Policy that ranks the clusters for a launch that names no zone."),
    Key(
        "PENDING_DEADLINE_S",
        "cloud cluster",
        "600",
        _positive,
        "Seconds after which a launch that has not come to run is given up.",
    ),
    Key("CLUSTER_NAME", _CLUSTER, "cluster1", _own_name, "This cluster's name: the availability zone that users see."),
    Key("CC_PORT", _CLUSTER, "8774", _port, "Port of the cluster's service."),
    Key("CC_INTERFACE", _CLUSTER, "0.0.0.0", _network, "Address that the cluster's service listens on."),  # noqa: S104
    Key(
        "CC_ADDRESS",
        _CLUSTER,
        "",
        _name,
        "Name or address by which the cloud reaches this cluster; the host's name where empty.",
    ),
    Key(
        "CC_NODE_ADDRESS",
        _CLUSTER,
        "",
        _name,
        "Name or address by which nodes reach this cluster for images; CC_ADDRESS where empty.",
    ),
    Key(
        "SCHEDPOLICY",
        _CLUSTER,
        "GREEDY",
        _name,
        "Policy that places instances on nodes: GREEDY, ROUNDROBIN, or a plugin's name.",
    ),
    Key(
        "UPLOAD_GIB",
        _CLOUD,
        "20",
        _positive,
        "Most that an account's uploaded objects take, from which it registers images, in GiB; they are kept for a day.",
    ),
    Key("IMAGE_CACHE_GIB", "cluster node", "20", _positive, "Most space that the image cache takes, in GiB."),
    Key(
        "VNET_MODE",
        "cluster node",
        "MANAGED",
        _one_of("MANAGED", "STATIC", "NONE"),
        "How guests are connected, the same at a cluster and all its nodes. MANAGED: nodes route and filter them, and an overlay connects the nodes; STATIC: on a segment, with addresses from the cluster's DHCP server; NONE: no network (simulated nodes).",
    ),
    Key(
        "VNET_PRIVINTERFACE",
        "cluster node",
        "",
        _interface_or_none,
        "MANAGED: network interface to the cluster's other machines, with an address. STATIC: the one on the guests' segment; a node puts it into its bridge.",
    ),
    Key(
        "VNET_PUBINTERFACE",
        _CLUSTER,
        "",
        _interface_or_none,
        "MANAGED: network interface to the world, by which guests reach it and their public addresses are reached; VNET_PRIVINTERFACE where empty.",
    ),
    Key(
        "VNET_PUBLICIPS",
        _CLUSTER,
        "",
        parse_pool,
        "MANAGED: public addresses that lead to this cluster's guests, which accounts may allocate and instances are lent: addresses and ranges such as 192.0.2.10-192.0.2.20, separated by spaces. NONE: the same, and no packet goes by them.",
    ),
    Key("VNET_SUBNET", _CLUSTER, "", _network, "Guests' private range, such as 10.100.0.0."),
    Key("VNET_NETMASK", _CLUSTER, "255.255.255.0", _network, "Netmask of VNET_SUBNET."),
    Key(
        "VNET_ADDRSPERNET",
        _CLUSTER,
        "32",
        _whole(8, 65536, "a power of two from 8 to 65536"),
        "MANAGED: how many addresses of VNET_SUBNET an account is given at a time, a power of two.",
    ),
    Key(
        "VNET_ROUTER",
        _CLUSTER,
        "",
        _network,
        "STATIC: gateway given to guests; this host's address on VNET_PRIVINTERFACE where empty.",
    ),
    Key(
        "VNET_MACMAP",
        _CLUSTER,
        "",
        _macmap,
        "STATIC: the addresses that guests can have, each with the MAC address of the guest's interface: MAC=ADDRESS, separated by spaces. Where empty guests have any address of VNET_SUBNET, and MAC addresses that follow from their ids.",
    ),
    Key(
        "VNET_DNS",
        _CLUSTER,
        "",
        _addresses,
        "DNS servers, separated by spaces. STATIC: given to guests; MANAGED: asked by nodes for names that are not guests'.",
    ),
    Key(
        "VNET_DOMAINNAME",
        _CLUSTER,
        "",
        _domain,
        "MANAGED: the guests' domain name; the cluster's name and .internal where empty.",
    ),
    Key(
        "VNET_VXLAN_ID",
        _CLUSTER,
        "1165",
        _whole(1, (1 << 24) - 1, "a number from 1 to 16777215"),
        "MANAGED: number of the overlay (VNI); clusters on the same network each have their own.",
    ),
    Key("VNET_VXLAN_PORT", _CLUSTER, "4789", _port, "MANAGED: UDP port of the overlay."),
    Key("DNSMASQ", "cluster node", "/usr/sbin/dnsmasq", _path, "The dnsmasq program."),
    Key(
        "METADATA_PORT",
        _NODE,
        "8776",
        _port,
        "MANAGED: TCP port of this node to which guests' questions for their metadata are redirected.",
    ),
    Key(
        "METADATA_TOKENS",
        "cluster node",
        "optional",
        _one_of("optional", "required"),
        "required: guests' metadata are told only to who shows a session token (EC2's IMDSv2); optional: to who shows none as well.",
    ),
    Key("NODE_NAME", _NODE, "", _name, "This node's name; the host's name where empty."),
    Key("NC_PORT", _NODE, "8775", _port, "Port of the node's service."),
    Key("NC_INTERFACE", _NODE, "0.0.0.0", _network, "Address that the node's service listens on."),  # noqa: S104
    Key(
        "NC_ADDRESS",
        _NODE,
        "",
        _name,
        "Name or address by which the cluster reaches this node; the host's name where empty.",
    ),
    Key(
        "HYPERVISOR",
        _NODE,
        "xen",
        _one_of("xen", "simulated", "namespaces"),
        "xen; simulated: guests that exist only in memory; or namespaces: guests that are network namespaces of this machine, for tests.",
    ),
    Key(
        "INSTANCE_PATH",
        _NODE,
        "",
        _path_or_none,
        "Directory of instances' disks and the image cache; under EUCALYPTUS_STATE where empty.",
    ),
    Key("MAX_MEM", _NODE, "0", _count, "Most memory for guests, in MiB; all that Xen has beside dom0 where 0."),
    Key("MAX_CORES", _NODE, "0", _count, "Most virtual CPUs for guests; as many as the host has where 0."),
    Key("MAX_DISK", _NODE, "0", _count, "Most disk for guests, in GiB; what the file system has where 0."),
    Key("DOM0_RESERVE_MEM", _NODE, "32", _count, "Memory that is never given to guests beside dom0's own, in MiB."),
    Key(
        "VNET_BRIDGE",
        _NODE,
        "eucabr0",
        _interface,
        "Bridge of the guests' interfaces; made at run time if it is not there.",
    ),
    Key(
        "KERNEL_ARGUMENTS",
        _NODE,
        "root=/dev/xvda1 ro console=hvc0 ci.ds=Ec2",
        _arguments,
        "Kernel command line of guests; ci.ds tells cloud-init where its metadata are.",
    ),
    Key("XL", _NODE, "/usr/sbin/xl", _path, "The xl program."),
    Key("XENSTORE_SOCKET", _NODE, "/run/xenstored/socket", _path, "xenstored's socket."),
    Key(
        "XEN_CONSOLE_PATH",
        _NODE,
        "/var/log/xen/console",
        _path,
        "Directory in which xenconsoled keeps guests' consoles.",
    ),
)
_BY_NAME = {key.name: key for key in KEYS}


@frozen
class Settings:
    """The values of a configuration file, defaults included, each already of its type.

    ``settings["CLOUD_PORT"]`` is an int, ``settings["EUCALYPTUS_STATE"]`` a Path, and so on as the table says.
    """

    source: str
    _values: Mapping[str, Any] = field(repr=False)
    _lines: Mapping[str, int] = field(repr=False)
    tier: str = "cloud"

    def for_tier(self, tier: str) -> Settings:
        """The same file as another tier reads it."""
        return evolve(self, tier=tier)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def text(self, key: str) -> str:
        """A value that is a text."""
        value = self._values[key]
        assert isinstance(value, str), key  # noqa: S101 - a wrong key is our own mistake
        return value

    def number(self, key: str) -> int:
        """A value that is a whole number."""
        value = self._values[key]
        assert isinstance(value, int), key  # noqa: S101
        return value

    def path(self, key: str) -> Path:
        """A value that is a path."""
        value = self._values[key]
        assert isinstance(value, Path), key  # noqa: S101
        return value

    @property
    def state(self) -> Path:
        """The tier's state directory."""
        value: Path | None = self._values["EUCALYPTUS_STATE"]
        return value or DEFAULT_STATE / self.tier

    def claim_state(self) -> Settings:
        """Make the state directory, private, and mark it as this tier's; raises ConfigError where it is another's or cannot be used."""
        marker = self.state / "tier"
        try:
            owner = self.state.stat().st_uid if self.state.exists() else os.geteuid()
            if owner != os.geteuid():
                raise self.wrong("EUCALYPTUS_STATE", f"{self.state} belongs to user {owner}: run this as that user")
            private_directory(self.state)
            if not marker.exists():
                write_atomically(marker, f"{self.tier}\n".encode(), 0o600)
            found = marker.read_text().strip()
        except OSError as error:
            mend = f"{error.filename}: {error.strerror}; name a directory that can be written"
            raise self.wrong("EUCALYPTUS_STATE", mend) from None
        if found != self.tier:
            mend = f"{self.state} is a {found[:16]}'s, and this is about a {self.tier}: name the {self.tier}'s own file with --config, with a directory of its own in it"
            raise self.wrong("EUCALYPTUS_STATE", mend)
        return self

    def wrong(self, key: str, mend: str) -> ConfigError:
        """The error for a value that is well-formed and cannot work here; mend says what to write instead."""
        where = f"{self.source}:{self._lines[key]}" if key in self._lines else f"{self.source} (default)"
        return ConfigError(f"{where}: {key}: {mend}")


def parse(text: str, source: str) -> Settings:
    """The settings in a file's text; raises ConfigError that names the line.

    The last of several lines with one key holds, as in the original's shell file.
    """
    values: dict[str, Any] = {key.name: key.convert(key.default) for key in KEYS}
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        where = f"{source}:{number}"
        match = _LINE.fullmatch(line)
        if match is None:
            raise ConfigError(f'{where}: not understood; write KEY="value" (no shell expressions)')
        key = _known(match[1], where)
        value = next((group for group in match.groups()[1:] if group is not None), "")
        try:
            values[key.name] = key.convert(value)
        except ValueError as error:
            raise ConfigError(f'{where}: {key.name}="{value}" cannot be used: {error}') from None
        lines[key.name] = number
    return Settings(source, values, lines)


def _known(name: str, where: str) -> Key:
    key = _BY_NAME.get(name)
    if key is None:
        near = difflib.get_close_matches(name.upper(), _BY_NAME, 1, 0.5)
        mend = f"did you mean {near[0]}?" if near else "remove the line; etc/eucalyptus.conf.example lists all keys"
        raise ConfigError(f"{where}: {name}: no such key; {mend}")
    return key


def load(path: Path) -> Settings:
    """The settings of a file; raises ConfigError, also where it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read: {error.strerror}; name another file with --config, or copy etc/eucalyptus.conf.example there"
        ) from None
    if len(data) > _MAX_BYTES:
        raise ConfigError(f"{path}: larger than {_MAX_BYTES} bytes: this is no configuration file")
    try:
        return parse(data.decode(), str(path))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def keys_of(tier: str) -> tuple[Key, ...]:
    """The keys that a tier (cloud, cluster, node) reads, in the order of the table."""
    return tuple(key for key in KEYS if tier in key.tiers.split())


def describe(tier: str) -> str:
    """The keys of a tier as a text for ``--help``."""
    return "\n".join(f'  {key.name}="{key.default}"\n      {key.help}' for key in keys_of(tier))


def example() -> str:
    """The text of etc/eucalyptus.conf.example: every key with its default, commented out."""
    lines = ['# eucalyptus.conf: KEY="value" lines; read by euca-cloud, euca-cluster and euca-node.', ""]
    for key in KEYS:
        lines += [f"# {key.help} ({', '.join(key.tiers.split())})", f'#{key.name}="{key.default}"', ""]
    return "\n".join(lines)
