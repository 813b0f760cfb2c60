"""Key pairs between EC2's messages and the cloud."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence

from attrs import frozen

from euca.adapters.public_keys import MAX_BYTES
from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, filters_of, listing, operation
from euca.domain.errors import InvalidKey
from euca.domain.keypairs import KeyPair, MadeKey
from euca.domain.tags import Tagged
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class KeyPairHandlers(Subject):
    """Making, listing, deleting."""

    @operation(ec2.CreateKeyPairType)
    async def create(self, ask: Ask, message: ec2.CreateKeyPairType) -> Struct:
        key, made = await self.cloud.keys.create(ask, message.key_name)
        return made_key(key, made, ask.request_id)

    @operation(ec2.ImportKeyPairType)
    async def import_key(self, ask: Ask, message: ec2.ImportKeyPairType) -> Struct:
        key = await self.cloud.keys.import_key(ask, message.key_name, key_material(message.public_key_material))
        return ec2.ImportKeyPairResponseType(
            request_id=ask.request_id, key_name=key.name, key_fingerprint=key.fingerprint
        )

    @listing(ec2.DescribeKeyPairsType)
    async def describe(self, ask: Ask, message: ec2.DescribeKeyPairsType) -> Struct:
        names = tuple(item.key_name for item in message.key_set.item)
        keys = await self.cloud.keys.describe(ask, names, filters_of(message.filter_set))
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


def made_key(key: KeyPair, made: MadeKey, request_id: str) -> ec2.CreateKeyPairResponseType:
    """A new key pair, with its private part."""
    return ec2.CreateKeyPairResponseType(
        request_id=request_id,
        key_name=key.name,
        key_fingerprint=key.fingerprint,
        key_material=made.private_pem,
    )


def key_listing(listed: Sequence[Tagged[KeyPair]], request_id: str) -> ec2.DescribeKeyPairsResponseType:
    """A listing of key pairs."""
    items = tuple(
        ec2.DescribeKeyPairsResponseItemType(key_name=one.thing.name, key_fingerprint=one.thing.fingerprint)
        for one in listed
    )
    return ec2.DescribeKeyPairsResponseType(
        request_id=request_id, key_set=ec2.DescribeKeyPairsResponseInfoType(item=items)
    )
