"""An instance's life by boto3, after `. eucarc`. usage: with_boto3.py PUBLIC_KEY NAME; what was seen is printed as JSON."""

import json
import sys
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

USER_DATA = "#!/bin/sh\necho hello >/root/hello\n"


def refusal(work: Any, **asked: Any) -> str:
    """The code of the error that a call is answered with."""
    try:
        work(**asked)
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    raise SystemExit(f"{work} was not refused")


def prepare(client: Any, public: Path, name: str) -> dict[str, Any]:
    """A key and a group, by the client."""
    key = client.import_key_pair(KeyName=name, PublicKeyMaterial=public.read_bytes())
    group = client.create_security_group(GroupName=name, Description=f"who may reach {name}")
    rules = [
        {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
        {"IpProtocol": "tcp", "FromPort": 0, "ToPort": 65535, "UserIdGroupPairs": [{"GroupName": name}]},
    ]
    client.authorize_security_group_ingress(GroupName=name, IpPermissions=rules)
    return {
        "fingerprint": key["KeyFingerprint"],
        "group": group["GroupId"],
        "twice": refusal(client.import_key_pair, KeyName=name, PublicKeyMaterial=public.read_bytes()),
        "described": [
            one["IpPermissions"] for one in client.describe_security_groups(GroupNames=[name])["SecurityGroups"]
        ],
    }


def launch(ec2: Any, name: str) -> Any:
    """Six instances by the resource, as soon as they run; the same request again starts none."""
    filters = [{"Name": "image-type", "Values": ["machine"]}, {"Name": "state", "Values": ["available"]}]
    image = next(iter(ec2.images.filter(Filters=filters)))
    asked = {
        "ImageId": image.id,
        "InstanceType": "m1.small",
        "KeyName": name,
        "SecurityGroups": [name],
        "UserData": USER_DATA,
        "ClientToken": name,
        "TagSpecifications": [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": name}]}],
        "MinCount": 6,
        "MaxCount": 6,
    }
    instances = ec2.create_instances(**asked)
    again = ec2.create_instances(**asked)
    assert [one.id for one in again] == [one.id for one in instances]
    for instance in instances:
        instance.wait_until_running()
        instance.reload()
    return instances


def listed(client: Any, name: str) -> dict[str, Any]:
    """What the paginators come to, by pages of the smallest size."""
    mine = {"Filters": [{"Name": "tag:Name", "Values": [name]}], "PaginationConfig": {"PageSize": 5}}
    instances = list(client.get_paginator("describe_instances").paginate(**mine))
    tags = client.get_paginator("describe_tags").paginate(**{**mine, "Filters": [{"Name": "value", "Values": [name]}]})
    return {
        "pages": [len(page["Reservations"][0]["Instances"]) for page in instances],
        "instances": [one["InstanceId"] for page in instances for one in page["Reservations"][0]["Instances"]],
        "tags": [[tag["ResourceType"], tag["Key"]] for page in tags for tag in page["Tags"]],
        "statuses": [
            status["InstanceStatus"]["Status"]
            for page in client.get_paginator("describe_instance_status").paginate()
            for status in page["InstanceStatuses"]
        ],
    }


def addressed(client: Any, instance: Any) -> list[Any]:
    """A public address comes to an instance and goes."""
    address = client.allocate_address()["PublicIp"]
    client.associate_address(InstanceId=instance.id, PublicIp=address)
    instance.reload()
    during = instance.public_ip_address
    client.disassociate_address(PublicIp=address)
    client.release_address(PublicIp=address)
    return [address, during, refusal(client.describe_addresses, PublicIps=[address])]


def main() -> None:
    """The life."""
    public, name = Path(sys.argv[1]), sys.argv[2]
    client, ec2 = boto3.client("ec2"), boto3.resource("ec2")
    seen: dict[str, Any] = {"prepared": prepare(client, public, name)}
    instances = launch(ec2, name)
    first = instances[0]
    client.get_waiter("instance_status_ok").wait(InstanceIds=[one.id for one in instances])
    first.create_tags(Tags=[{"Key": "owner", "Value": "me"}])
    first.reload()
    seen |= {
        "ids": [one.id for one in instances],
        "launched": [
            [one.state["Name"], one.key_name, one.instance_type, one.ami_launch_index, one.private_ip_address]
            for one in instances
        ],
        "tags": sorted([tag["Key"], tag["Value"]] for tag in first.tags),
        "user data": first.describe_attribute(Attribute="userData")["UserData"]["Value"],
        "console": first.console_output()["Output"],
        "listed": listed(client, name),
        "address": addressed(client, first),
    }
    first.modify_attribute(DisableApiTermination={"Value": True})
    seen["refused"] = [
        refusal(first.stop),
        refusal(first.start),
        refusal(first.terminate),
        refusal(client.terminate_instances, InstanceIds=["i-00000000"]),
        refusal(client.delete_security_group, GroupName=name),
        refusal(client.describe_instances, Filters=[{"Name": "no-such-filter", "Values": ["1"]}]),
        refusal(client.describe_instances, DryRun=True),
    ]
    first.modify_attribute(DisableApiTermination={"Value": False})
    first.reboot()
    try:
        client.get_waiter("instance_terminated").wait(
            InstanceIds=[first.id], WaiterConfig={"Delay": 0, "MaxAttempts": 1}
        )
    except WaiterError as error:
        seen["waited in vain"] = error.last_response["Reservations"][0]["Instances"][0]["State"]["Name"]
    change = client.terminate_instances(InstanceIds=[one.id for one in instances])["TerminatingInstances"]
    seen["change"] = [[one["PreviousState"]["Name"], one["CurrentState"]["Name"]] for one in change]
    for instance in instances:
        instance.wait_until_terminated()
    first.reload()
    seen["end"] = [first.state["Name"], first.state_reason["Code"]]
    ec2.SecurityGroup(seen["prepared"]["group"]).delete()
    ec2.KeyPair(name).delete()
    seen["left"] = refusal(client.describe_key_pairs, KeyNames=[name])
    seen["who"] = boto3.client("sts").get_caller_identity()["Account"]
    seen["user"] = boto3.client("iam").get_user()["User"]["UserName"]
    seen["regions"] = [region["RegionName"] for region in client.describe_regions()["Regions"]]
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
