"""Filters of describe calls, as tables: the name of a filter, and the texts that a thing has under it.

A thing passes if, for each filter, one of its texts matches one of the filter's values (EC2: ``*`` for any number of characters,
``?`` for one, ``\\`` before a literal one). A filter in a table whose texts are always none is one that EC2 has and that nothing here can match.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from euca.domain.addresses import DOMAIN, Address
from euca.domain.errors import InvalidRequest
from euca.domain.groups import SecurityGroup
from euca.domain.images import Image, ImageKind
from euca.domain.keypairs import KeyPair
from euca.domain.places import HYPERVISOR, PRODUCT_CODE_TYPE, REGION, ROOT_DEVICE_TYPE, VIRTUALIZATION, Region
from euca.domain.tags import ResourceTag, Tagged, Tags, TagsWanted
from euca.domain.zones import Zone

T = TypeVar("T")
Texts = tuple[str, ...]
Table = Mapping[str, Callable[[T], Texts]]
TagsOf = Callable[[T], Tags]
#: Before a tag's key in a filter's name.
TAG = "tag:"

MAX_FILTERS = 50
MAX_VALUES = 200


@frozen
class Filter:
    """A filter as it was given: any of the values may match."""

    name: str
    values: Texts


@functools.lru_cache(maxsize=1024)
def _pattern(value: str) -> re.Pattern[str]:
    """What is between wild cards is searched from the left, and its first place stays: linear in the text, whatever the value."""
    pieces: list[list[str]] = [[]]
    characters = iter(value)
    for character in characters:
        if character == "*":
            pieces.append([])
        elif character == "\\":
            pieces[-1].append(re.escape(next(characters, "\\")))
        else:
            pieces[-1].append("." if character == "?" else re.escape(character))
    first, *others = ("".join(piece) for piece in pieces)
    middle = "".join(f"(?>.*?{piece})" for piece in others[:-1] if piece)
    last = f".*{others[-1]}" if others else ""
    return re.compile(first + middle + last, re.DOTALL)


def literal(value: str) -> str | None:
    """The one text that a filter's value matches; None where it has wild cards."""
    plain: list[str] = []
    characters = iter(value)
    for character in characters:
        if character in "*?":
            return None
        plain.append(next(characters, "\\") if character == "\\" else character)
    return "".join(plain)


def literals(one: Filter) -> frozenset[str] | None:
    """The texts that a filter looks for; None where it has wild cards."""
    texts = [literal(value) for value in one.values]
    return None if None in texts else frozenset(text for text in texts if text is not None)


def matches(value: str, text: str) -> bool:
    """Whether a filter's value, with its wild cards, matches the whole text."""
    if not any(special in value for special in "*?\\"):
        return value == text
    if value.count("*") > 16 or len(value) > 255:
        raise InvalidRequest("A filter's value has at most 255 characters and 16 wild cards")
    return _pattern(value).fullmatch(text) is not None


def select(
    items: Iterable[T], filters: Sequence[Filter], table: Table[T], tags_of: TagsOf[T] | None = None
) -> tuple[T, ...]:
    """The items that pass all filters, in their order; raises InvalidRequest for a filter that there is not."""
    return tuple(filter(passing(filters, table, tags_of), items))


def passing(filters: Sequence[Filter], table: Table[T], tags_of: TagsOf[T] | None = None) -> Callable[[T], bool]:
    """Whether an item passes all filters; raises InvalidRequest for a filter that there is not.

    tags_of: the tags of an item, where it can have any: then there are also the filters ``tag:KEY``, ``tag-key`` and ``tag-value``.
    """
    if len(filters) > MAX_FILTERS or sum(len(one.values) for one in filters) > MAX_VALUES:
        raise InvalidRequest(f"At most {MAX_FILTERS} filters with {MAX_VALUES} values are allowed")
    looks = [(_look(one.name, table, tags_of), one.values) for one in filters]
    return lambda item: all(_match(values, look(item)) for look, values in looks)


def _match(values: Texts, texts: Texts) -> bool:
    return any(matches(value, text) for value in values for text in texts)


def _look(name: str, table: Table[T], tags_of: TagsOf[T] | None) -> Callable[[T], Texts]:
    """What an item has under a filter's name."""
    if tags_of is not None:
        if name.startswith(TAG):
            key = name.removeprefix(TAG)
            return lambda item: tuple(tag.value for tag in tags_of(item) if tag.key == key)
        if name == "tag-key":
            return lambda item: tuple(tag.key for tag in tags_of(item))
        if name == "tag-value":
            return lambda item: tuple(tag.value for tag in tags_of(item))
    if name not in table:
        raise InvalidRequest(f"The filter '{name[:64]}' is invalid")
    return table[name]


def digest_of(filters: Sequence[Filter]) -> str:
    """The same for the same filters, and for no others."""
    words = json.dumps([[one.name, *one.values] for one in filters])
    return hashlib.sha256(words.encode()).hexdigest()


def none(_: object) -> Texts:
    """The texts of a filter that EC2 has and that nothing here can match."""
    return ()


def given(text: str) -> Texts:
    """The text, if there is one."""
    return (text,) if text else ()


def truth(value: bool) -> Texts:
    """As EC2 writes it."""
    return ("true" if value else "false",)


def timestamp(seconds: float) -> str:
    """A time in EC2's form: ``2008-05-26T15:12:11.000Z``."""
    moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


IMAGES: Table[Image] = {
    **dict.fromkeys(
        [
            "block-device-mapping.delete-on-termination",
            "block-device-mapping.snapshot-id",
            "block-device-mapping.volume-size",
            "block-device-mapping.volume-type",
            "owner-alias",
            "platform",
            "state-reason-code",
            "state-reason-message",
        ],
        none,
    ),
    "architecture": lambda x: given(x.architecture),
    "block-device-mapping.device-name": lambda x: tuple(device for device, _ in x.devices),
    "description": lambda x: given(x.description),
    "hypervisor": lambda x: (HYPERVISOR,),
    "image-id": lambda x: (x.image_id,),
    "image-type": lambda x: (x.kind.value,),
    "is-public": lambda x: truth(x.public),
    "kernel-id": lambda x: given(x.kernel_id),
    "manifest-location": lambda x: given(x.location),
    "name": lambda x: given(x.name),
    "owner-id": lambda x: (x.account_id,),
    "product-code": lambda x: x.product_codes,
    "product-code.type": lambda x: (PRODUCT_CODE_TYPE,) if x.product_codes else (),
    "ramdisk-id": lambda x: given(x.ramdisk_id),
    "root-device-name": lambda x: given(x.root_device) if x.kind is ImageKind.MACHINE else (),
    "root-device-type": lambda x: (ROOT_DEVICE_TYPE,) if x.kind is ImageKind.MACHINE else (),
    "state": lambda x: ("available" if x.available else "deregistered",),
    "virtualization-type": lambda x: (VIRTUALIZATION,),
}

#: EC2's word for a zone or region that everybody has.
_NO_OPTING = "opt-in-not-required"

KEY_PAIRS: Table[Tagged[KeyPair]] = {
    "fingerprint": lambda x: (x.thing.fingerprint,),
    "key-name": lambda x: (x.thing.name,),
    "key-pair-id": lambda x: (x.thing.key_pair_id,),
}

_NOTHING_GROUP = (
    "egress.ip-permission.cidr egress.ip-permission.from-port egress.ip-permission.group-id egress.ip-permission.group-name "
    "egress.ip-permission.ipv6-cidr egress.ip-permission.prefix-list-id egress.ip-permission.protocol "
    "egress.ip-permission.to-port egress.ip-permission.user-id ip-permission.ipv6-cidr ip-permission.prefix-list-id vpc-id"
)

GROUPS: Table[Tagged[SecurityGroup]] = {
    **dict.fromkeys(_NOTHING_GROUP.split(), none),
    "description": lambda x: (x.thing.description,),
    "group-id": lambda x: (x.thing.group_id,),
    "group-name": lambda x: (x.thing.name,),
    "ip-permission.cidr": lambda x: tuple(rule.cidr for rule in x.thing.rules if rule.cidr),
    "ip-permission.from-port": lambda x: tuple(str(rule.from_port) for rule in x.thing.rules),
    "ip-permission.group-id": lambda x: tuple(rule.source.group_id for rule in x.thing.rules if rule.source.group_id),
    "ip-permission.group-name": lambda x: tuple(rule.source.name for rule in x.thing.rules if rule.source.name),
    "ip-permission.protocol": lambda x: tuple(rule.protocol for rule in x.thing.rules),
    "ip-permission.to-port": lambda x: tuple(str(rule.to_port) for rule in x.thing.rules),
    "ip-permission.user-id": lambda x: tuple(
        rule.source.account_id for rule in x.thing.rules if rule.source.account_id
    ),
    "owner-id": lambda x: (x.thing.account_id,),
}


def tags_wanted(filters: Sequence[Filter]) -> TagsWanted:
    """What the records have to look at for filters of tags: the first of a name counts, where it has no wild cards."""
    parts: dict[str, frozenset[str]] = {}
    for one in filters:
        part = {"resource-id": "resource_ids", "key": "keys"}.get(one.name)
        texts = literals(one)
        if part is not None and part not in parts and texts is not None:
            parts[part] = texts
    return TagsWanted(**parts)


TAGS: Table[ResourceTag] = {
    "key": lambda x: (x.tag.key,),
    "resource-id": lambda x: (x.resource_id,),
    "resource-type": lambda x: (x.resource_type,),
    "value": lambda x: (x.tag.value,),
}

ZONES: Table[Zone] = {
    "group-name": lambda x: (REGION,),
    "message": lambda x: x.messages,
    "opt-in-status": lambda x: (_NO_OPTING,),
    "region-name": lambda x: (REGION,),
    "state": lambda x: (x.state,),
    "zone-name": lambda x: (x.name,),
    "zone-type": lambda x: ("availability-zone",),
}

REGIONS: Table[Region] = {
    "endpoint": lambda x: (x.endpoint,),
    "opt-in-status": lambda x: (_NO_OPTING,),
    "region-name": lambda x: (x.name,),
}

ADDRESSES: Table[Tagged[Address]] = {
    **dict.fromkeys(("network-interface-id", "network-interface-owner-id", "private-ip-address"), none),
    "allocation-id": lambda x: (x.thing.allocation_id,),
    "association-id": lambda x: given(x.thing.association_id),
    "domain": lambda x: (DOMAIN,),
    "instance-id": lambda x: given(x.thing.instance_id),
    "public-ip": lambda x: (x.thing.public_ip,),
}
