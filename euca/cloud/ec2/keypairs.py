"""Key pairs between EC2's messages and the cloud."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Final

from attrs import frozen

from euca.adapters.public_keys import MAX_BYTES
from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, listing, operation, tag_set, tags_given
from euca.domain.errors import InvalidKey
from euca.domain.keypairs import KeyPair, MadeKey
from euca.domain.tags import Tagged
from euca.soap.codec import Struct
from euca.wire import ec2

#: EC2's name of what is made here, for tags.
KIND: Final = "key-pair"


@frozen
class KeyPairHandlers(Subject):
    """Making, listing, deleting."""

    @operation(ec2.CreateKeyPairType, tagging=True)
    async def create(self, ask: Ask, message: ec2.CreateKeyPairType) -> Struct:
        tags = tags_given(message.tag_specification_set, KIND)
        key, made = await self.cloud.keys.create(ask, message.key_name, tags)
        return made_key(Tagged(key, tags), made, ask.request_id)

    @operation(ec2.ImportKeyPairType, tagging=True)
    async def import_key(self, ask: Ask, message: ec2.ImportKeyPairType) -> Struct:
        tags, material = tags_given(message.tag_specification_set, KIND), key_material(message.public_key_material)
        key = await self.cloud.keys.import_key(ask, message.key_name, material, tags)
        return ec2.ImportKeyPairResponseType(
            request_id=ask.request_id,
            key_name=key.name,
            key_fingerprint=key.fingerprint,
            key_pair_id=key.key_pair_id,
            tag_set=tag_set(tags),
        )

    @listing(ec2.DescribeKeyPairsType)
    async def describe(self, ask: Ask, message: ec2.DescribeKeyPairsType) -> Struct:
        names = tuple(item.key_name for item in message.key_set.item)
        ids = message.key_pair_id_set
        named = tuple(item.key_pair_id for item in ids.item) if ids is not None else ()
        keys = await self.cloud.keys.describe(ask, names, filters_of(message.filter_set), named)
        return key_listing(keys, ask.request_id)

    @operation(ec2.DeleteKeyPairType)
    async def delete(self, ask: Ask, message: ec2.DeleteKeyPairType) -> Struct:
        await self.cloud.keys.delete(ask, message.key_name)
        return ec2.DeleteKeyPairResponseType(request_id=ask.request_id, return_=True)


def key_material(text: str) -> bytes:
    """A public key as requests bear it: in base64. Raises InvalidKey."""
    if len(text) > 2 * MAX_BYTES:
        raise InvalidKey(f"A public key has at most {MAX_BYTES} bytes")
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise InvalidKey("The public key material is not in base64") from None


def made_key(listed: Tagged[KeyPair], made: MadeKey, request_id: str) -> ec2.CreateKeyPairResponseType:
    """A new key pair, with its private part."""
    key = listed.thing
    return ec2.CreateKeyPairResponseType(
        request_id=request_id,
        key_name=key.name,
        key_fingerprint=key.fingerprint,
        key_material=made.private_pem,
        key_pair_id=key.key_pair_id,
        tag_set=tag_set(listed.tags),
    )


def key_listing(listed: Sequence[Tagged[KeyPair]], request_id: str) -> ec2.DescribeKeyPairsResponseType:
    """A listing of key pairs."""
    items = tuple(
        ec2.DescribeKeyPairsResponseItemType(
            key_name=one.thing.name,
            key_fingerprint=one.thing.fingerprint,
            key_pair_id=one.thing.key_pair_id,
            key_type=one.thing.key_type,
            tag_set=tag_set(one.tags),
        )
        for one in listed
    )
    return ec2.DescribeKeyPairsResponseType(
        request_id=request_id, key_set=ec2.DescribeKeyPairsResponseInfoType(item=items)
    )
