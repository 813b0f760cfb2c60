"""Identifiers: their forms, how they are made, and what is derived from them."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

from euca.domain.errors import MalformedId

_FORMS = {
    "instance": re.compile(r"i-[0-9a-fA-F]{8}"),
    "reservation": re.compile(r"r-[0-9a-fA-F]{8}"),
    "image": re.compile(r"e[mkr]i-[0-9a-fA-F]{8}"),
    "group": re.compile(r"sg-[0-9a-fA-F]{8}"),
    "allocation": re.compile(r"eipalloc-[0-9a-fA-F]{8}"),
    "association": re.compile(r"eipassoc-[0-9a-fA-F]{8}"),
    "key pair": re.compile(r"key-[0-9a-fA-F]{8}"),
}
_PREFIX = {
    "instance": "i",
    "reservation": "r",
    "machine": "emi",
    "kernel": "eki",
    "ramdisk": "eri",
    "group": "sg",
    "allocation": "eipalloc",
    "association": "eipassoc",
    "key pair": "key",
}
_DOMAIN_NAMESPACE = uuid.UUID("0d9fb1b6-5a0c-4f0e-9d0d-6b0a2f6f3f5e")

RandomBytes = Callable[[int], bytes]


def new_id(kind: str, random_bytes: RandomBytes) -> str:
    """A new identifier: kind is instance, reservation, machine, kernel, ramdisk, group, allocation, association or key pair; 32 random bits.

    The caller checks that it is new: identifiers are never used twice.
    """
    return f"{_PREFIX[kind]}-{random_bytes(4).hex().upper()}"


def check_id(kind: str, identifier: str) -> str:
    """The identifier in the form in which it is stored; raises MalformedId.

    kind is instance, reservation, image, group, allocation, association or key pair.
    """
    if not _FORMS[kind].fullmatch(identifier):
        raise MalformedId(kind, identifier)
    prefix, _, digits = identifier.partition("-")
    return f"{prefix}-{digits.upper()}"


#: Prefixes of ids of things that EC2 has and this cloud has not.
_ABSENT = {
    "cgw": "customer gateway",
    "dopt": "DHCP options",
    "eni": "network interface",
    "igw": "internet gateway",
    "acl": "network ACL",
    "rtb": "route table",
    "sir": "spot instance request",
    "snap": "snapshot",
    "subnet": "subnet",
    "vgw": "VPN gateway",
    "vol": "volume",
    "vpc": "VPC",
    "vpn": "VPN connection",
}
_ABSENT_FORM = re.compile(r"([a-z]{3,6})-[0-9a-fA-F]{8}(?:[0-9a-fA-F]{9})?")


def absent_kind_of(identifier: str) -> str | None:
    """What an identifier names of which this cloud has none, by its form; None for any other."""
    match = _ABSENT_FORM.fullmatch(identifier)
    return _ABSENT.get(match[1]) if match is not None else None


def kind_of(identifier: str) -> str | None:
    """What an identifier names, by its form: a kind that `check_id` knows, or None."""
    return next((kind for kind, form in _FORMS.items() if form.fullmatch(identifier)), None)


def mac_address(instance_id: str) -> str:
    """The instance's MAC address: ``d0:0d:`` (locally administered, as the original's) and the id's 32 bits."""
    digits = check_id("instance", instance_id)[2:].lower()
    return "d0:0d:" + ":".join(digits[i : i + 2] for i in range(0, 8, 2))


def domain_uuid(instance_id: str) -> uuid.UUID:
    """The UUID of the instance's Xen domain, the same on whichever node it runs.

    A system UUID that starts with ``ec2`` means Amazon to cloud-init: such a one is passed over.
    """
    name = check_id("instance", instance_id)
    while True:
        value = uuid.uuid5(_DOMAIN_NAMESPACE, name)
        if not str(value).startswith("ec2"):
            return value
        name += "+"
