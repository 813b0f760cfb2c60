"""What signing and verifying a small message costs; figures that explain other rows."""

from __future__ import annotations

import datetime
import time

from euca.soap import xml
from euca.soap.addressing import Addressing, new_message_id
from euca.soap.security.identity import KeyKind, Purpose, create
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST, Profile
from euca.soap.security.sign import sign
from euca.soap.security.verify import verify
from euca.wire import ec2
from rows import Options, Row, compare

ORDER = 100


def run(options: Options) -> list[Row]:
    """Rows without a target."""
    return [*_rows("rsa", EC2_REQUEST, options), *_rows("p256", TIER_REQUEST, options)]


def _rows(kind: KeyKind, profile: Profile, options: Options) -> list[Row]:
    now = time.time()
    moment = datetime.datetime.fromtimestamp(now, datetime.UTC)
    identity = create("bench", now=moment, days=1, key=kind, purpose=Purpose.SIGNING)
    request = ec2.DescribeInstancesType(instances_set=ec2.DescribeInstancesInfoType())
    body = ec2.CONTRACT.encode("DescribeInstances", request)
    address = "https://a:1/b"
    headers = None if profile is EC2_REQUEST else Addressing(to=address, action="a", message_id=new_message_id())

    def signed() -> bytes:
        return sign(body, identity=identity, now=now, profile=profile, headers=headers)

    def verified() -> object:
        return verify(message, profile=profile, trust=lambda der: der, now=now, to=(address,))

    message = signed()
    signing = compare(signed, lambda: identity.sign(b"x"), 10 * options.runs)
    verifying = compare(verified, lambda: xml.parse(message, xml.DOOR), 10 * options.runs)
    return [
        Row(f"sign a small request ({kind})", signing[0], "the signature alone", signing[1], None),
        Row(f"verify it ({kind})", verifying[0], "parsing it, with limits", verifying[1], None),
    ]
