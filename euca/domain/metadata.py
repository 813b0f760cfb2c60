"""What a guest can learn of itself, as EC2's metadata service tells it: one record, as the tree of each of the service's versions.

Versions, keys, listings and which version introduced what are EC2's ("Instance metadata categories" in the User Guide for Linux Instances).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from euca.domain.instances import LaunchSpec
from euca.domain.network.names import host_name, outside_name
from euca.domain.places import REGION

#: What a version is called in the address, oldest first; ``latest`` is the last of them.
VERSIONS: Final = (
    "1.0",
    "2007-01-19",
    "2007-03-01",
    "2007-08-29",
    "2007-10-10",
    "2007-12-15",
    "2008-02-01",
    "2008-09-01",
    "2009-04-04",
    "2011-01-01",
    "2011-05-01",
    "2012-01-12",
    "2014-02-25",
    "2014-11-05",
    "2015-10-20",
    "2016-04-19",
    "2016-06-30",
    "2016-09-02",
    "2018-03-28",
    "2018-08-17",
    "2018-09-24",
    "2019-10-01",
    "2020-08-24",
    "2020-10-27",
    "2021-01-03",
    "2021-03-23",
    "2021-07-15",
    "2022-07-09",
    "2022-09-24",
    "2024-04-11",
)
LATEST: Final = "latest"
#: Since when what is not in version 1.0 is there: below a version, by its path.
_SINCE: Final[Mapping[str, str]] = {
    "dynamic": "2009-04-04",
    "meta-data/block-device-mapping": "2007-12-15",
    "meta-data/instance-action": "2008-09-01",
    "meta-data/instance-life-cycle": "2019-10-01",
    "meta-data/instance-type": "2007-08-29",
    "meta-data/kernel-id": "2008-02-01",
    "meta-data/local-hostname": "2007-01-19",
    "meta-data/mac": "2011-01-01",
    "meta-data/network": "2011-01-01",
    "meta-data/placement": "2008-02-01",
    "meta-data/placement/region": "2020-08-24",
    "meta-data/public-hostname": "2007-01-19",
    "meta-data/public-ipv4": "2007-01-19",
    "meta-data/ramdisk-id": "2007-10-10",
}
#: EC2's word where an image has no manifest that is told.
_NO_MANIFEST: Final = "(unknown)"

#: A file's bytes, or what a directory holds.
Node = bytes | Mapping[str, "Node"]


@frozen
class Metadata:
    """All that a guest can learn of itself: what it was launched by, and its public address, which is empty where it has none."""

    spec: LaunchSpec
    public_ip: str = ""

    @property
    def public_host_name(self) -> str:
        """By what it is reached from outside, as the API's dnsName."""
        return outside_name(self.public_ip, self.spec.private_ip)


def tree(guest: Metadata, version: str = LATEST) -> Mapping[str, Node]:
    """What stands under a version."""
    top: dict[str, Node] = {"meta-data": _meta_data(guest)}
    if guest.spec.user_data:
        top["user-data"] = guest.spec.user_data
    papers = guest.spec.papers
    if papers is not None:
        top["dynamic"] = {
            "instance-identity": {
                "document": papers.document.encode(),
                "pkcs7": papers.pkcs7.encode(),
                # EC2 signs the one with DSA and the other with RSA; here both are RSA's.
                "rsa2048": papers.pkcs7.encode(),
                "signature": papers.signature.encode(),
            }
        }
    return top if version == LATEST else _as_of(version, top)


def _as_of(version: str, directory: Mapping[str, Node], where: str = "") -> Mapping[str, Node]:
    kept: dict[str, Node] = {}
    for name, node in directory.items():
        path = where + name
        if _SINCE.get(path, "") <= version:
            kept[name] = node if isinstance(node, bytes) else _as_of(version, node, path + "/")
    return kept


def _meta_data(guest: Metadata) -> Mapping[str, Node]:
    spec = guest.spec
    name = host_name(spec.private_ip) if spec.private_ip else ""
    groups = "\n".join(spec.group_names)
    texts = {
        "ami-id": spec.image.image_id,
        "ami-launch-index": str(spec.launch_index),
        "ami-manifest-path": _NO_MANIFEST,
        "hostname": name,
        "instance-action": "none",
        "instance-id": spec.instance_id,
        "instance-life-cycle": "on-demand",
        "instance-type": spec.vm_type.name,
        "kernel-id": spec.kernel.image_id,
        "local-hostname": name,
        "local-ipv4": spec.private_ip,
        "mac": spec.mac,
        "public-hostname": guest.public_host_name,
        "public-ipv4": guest.public_ip,
        "reservation-id": spec.reservation_id,
        "security-groups": groups,
    }
    if spec.ramdisk is not None:
        texts["ramdisk-id"] = spec.ramdisk.image_id
    interface = {
        "device-number": "0",
        "local-hostname": name,
        "local-ipv4s": spec.private_ip,
        "mac": spec.mac,
        "owner-id": spec.user_id,
        "public-hostname": guest.public_host_name,
        "public-ipv4s": guest.public_ip,
        "security-groups": groups,
    }
    meta: dict[str, Node] = {key: text.encode() for key, text in texts.items()}
    meta["network"] = {"interfaces": {"macs": {spec.mac: {key: text.encode() for key, text in interface.items()}}}}
    meta["placement"] = {"availability-zone": spec.zone.encode(), "region": REGION.encode()}
    root = f"xvda{spec.root_partition or 1}"
    meta["block-device-mapping"] = {
        "ami": root.encode(),
        "root": f"/dev/{root}".encode(),
        **{store.virtual_name: store.device.encode() for store in spec.stores},
    }
    if spec.key_text:
        meta["public-keys"] = {"0": {"openssh-key": spec.key_text.strip().encode() + b"\n"}}
    return meta


def look_up(guest: Metadata, path: str) -> bytes | None:
    """What is at a path (``/latest/meta-data/hostname``); a listing for a directory, with or without a slash at its end; None for nothing.

    A file has no slash at its end.
    """
    names = path.split("/")[1:]
    if names in ([], [""]):
        return "\n".join((*VERSIONS, LATEST)).encode()
    wants_directory = names[-1] == ""
    if wants_directory:
        names.pop()
    if names[0] not in VERSIONS and names[0] != LATEST:
        return None
    found: Node = tree(guest, names[0])
    for name in names[1:]:
        if not isinstance(found, Mapping) or name not in found:
            return None
        found = found[name]
    if isinstance(found, bytes):
        return None if wants_directory else found
    return _listing(names[1:], found, guest.spec.key_name)


def _listing(where: Sequence[str], directory: Mapping[str, Node], key_name: str) -> bytes:
    if where == ["meta-data", "public-keys"]:
        return f"0={key_name}".encode()
    entries = [name if isinstance(node, bytes) or not where else f"{name}/" for name, node in directory.items()]
    return "\n".join(sorted(entries)).encode()
