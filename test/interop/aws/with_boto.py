"""An instance's life by boto 2, after `. eucarc`. usage: with_boto.py ec2|euca|v2 PUBLIC_KEY NAME; what was seen is printed as JSON."""

import base64
import json
import os
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto
from boto.ec2 import EC2Connection
from boto.ec2.regioninfo import RegionInfo
from boto.exception import EC2ResponseError

USER_DATA = "#!/bin/sh\necho hello >/root/hello\n"


class Signature2(EC2Connection):
    """boto up to 2.48 signed so unless told otherwise; the last one has the signer still, and asks for version 4."""

    def _required_auth_capability(self) -> list[str]:
        return ["ec2"]


def connect(kind: str) -> Any:
    """A connection by the address, as boto itself knew Eucalyptus, or with the older signature."""
    url, key, secret = (os.environ[name] for name in ("EC2_URL", "EC2_ACCESS_KEY", "EC2_SECRET_KEY"))
    if kind == "ec2":
        return boto.connect_ec2_endpoint(url, key, secret)
    parts = urlsplit(url)
    if kind == "euca":
        return boto.connect_euca(parts.hostname, key, secret, port=parts.port)
    region = RegionInfo(name="eucalyptus", endpoint=parts.hostname)
    return Signature2(key, secret, region=region, port=parts.port, path=parts.path, is_secure=False)


def until(instance: Any, state: str) -> None:
    """Wait for a state, a minute at most."""
    end = time.monotonic() + 60
    while instance.update() != state:
        if time.monotonic() > end:
            raise SystemExit(f"{instance.id} is {instance.state}, and not {state}")
        time.sleep(0.3)


def refusal(work: Any, *asked: Any) -> list[Any]:
    """Status and code of the error that a call is answered with."""
    try:
        work(*asked)
    except EC2ResponseError as error:
        return [error.status, error.error_code]
    raise SystemExit(f"{work} was not refused")


def main() -> None:
    """The life."""
    kind, public, name = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    ec2 = connect(kind)
    group = ec2.create_security_group(name, f"who may reach {name}")
    group.authorize("tcp", 22, 22, "0.0.0.0/0")
    group.authorize(src_group=group)
    key = ec2.import_key_pair(name, public.read_bytes())
    image = next(one for one in ec2.get_all_images() if one.type == "machine")
    (instance,) = ec2.run_instances(
        image.id,
        key_name=name,
        security_groups=[name],
        user_data=USER_DATA,
        instance_type="m1.small",
        client_token=name,
    ).instances
    until(instance, "running")
    instance.add_tag("Name", name)
    address = ec2.allocate_address()
    address.associate(instance.id)
    (found,) = ec2.get_only_instances(filters={"tag:Name": name, "instance-state-name": "running"})
    seen = {
        "signature": type(ec2._auth_handler).__name__,
        "zones": [zone.name for zone in ec2.get_all_zones()],
        "fingerprint": key.fingerprint,
        "rules": [
            [str(rule.ip_protocol), str(rule.from_port), str(rule.to_port), str(rule.grants)]
            for rule in ec2.get_all_security_groups([name])[0].rules
        ],
        "running": [found.id == instance.id, found.image_id == image.id, found.key_name, found.instance_type],
        "address": [address.public_ip, found.ip_address],
        "tags": dict(found.tags),
        "user data": base64.b64decode(instance.get_attribute("userData")["userData"]).decode(),
        "console": instance.id in instance.get_console_output().output.decode(),
        "refused": [
            refusal(instance.stop),
            refusal(ec2.get_all_instances, ["i-00000000"]),
            refusal(group.delete),
        ],
    }
    address.disassociate()
    address.release()
    instance.reboot()
    (change,) = ec2.terminate_instances([instance.id])
    seen["change"] = [change.id == instance.id, change.previous_state, change.state]
    until(instance, "terminated")
    seen["end"] = [instance.state_reason["code"], group.delete(), key.delete() if hasattr(key, "delete") else None]
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
