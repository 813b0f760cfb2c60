"""The calls that Terraform's provider makes for an `aws_instance`: created, read, read again for the next plan, destroyed.

usage: terraform_calls.py NAME, after `. eucarc`; what was seen is printed as JSON. Written down from what the provider sends; it is not Terraform itself.
"""

import json
import sys
from typing import Any

import boto3
from botocore.exceptions import ClientError

ATTRIBUTES = ("disableApiStop", "disableApiTermination", "instanceInitiatedShutdownBehavior", "userData")


def create(ec2: Any, name: str, image: str) -> str:
    """What `terraform apply` asks for, until the instance runs."""
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": name}]}]
    made = ec2.run_instances(
        ImageId=image,
        InstanceType="m1.small",
        MinCount=1,
        MaxCount=1,
        ClientToken=f"terraform-{name}",
        DisableApiTermination=False,
        EbsOptimized=False,
        Monitoring={"Enabled": False},
        TagSpecifications=tags,
        UserData="#!/bin/sh\necho hello >/root/hello\n",
    )
    instance_id: str = made["Instances"][0]["InstanceId"]
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance_id], WaiterConfig={"Delay": 1})
    return instance_id


def read(ec2: Any, instance_id: str) -> dict[str, Any]:
    """What a plan reads of the instance. Terraform takes for granted that all of it is there."""
    ((instance,),) = (r["Instances"] for r in ec2.describe_instances(InstanceIds=[instance_id])["Reservations"])
    (kind,) = ec2.describe_instance_types(InstanceTypes=[instance["InstanceType"]])["InstanceTypes"]
    attributes = {
        name: ec2.describe_instance_attribute(InstanceId=instance_id, Attribute=name)[name[0].upper() + name[1:]][
            "Value"
        ]
        for name in ATTRIBUTES
    }
    volumes = ec2.describe_volumes(Filters=[{"Name": "attachment.instance-id", "Values": [instance_id]}])["Volumes"]
    return {
        "state": instance["State"]["Name"],
        "tags": {tag["Key"]: tag["Value"] for tag in instance["Tags"]},
        "groups": [group["GroupName"] for group in instance["SecurityGroups"]],
        "placement": [instance["Placement"]["AvailabilityZone"], instance["Placement"]["Tenancy"]],
        "monitoring": instance["Monitoring"]["State"],
        "root": [instance["RootDeviceType"], instance["RootDeviceName"], instance["BlockDeviceMappings"]],
        "type": [kind["InstanceType"], kind["BurstablePerformanceSupported"]],
        "attributes": attributes,
        "volumes": volumes,
    }


def destroy(ec2: Any, instance_id: str) -> str:
    """What `terraform destroy` asks for; the state that the instance is in at last."""
    ec2.modify_instance_attribute(InstanceId=instance_id, DisableApiTermination={"Value": False})
    ec2.terminate_instances(InstanceIds=[instance_id])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance_id], WaiterConfig={"Delay": 1})
    (reservation,) = ec2.describe_instances(InstanceIds=[instance_id])["Reservations"]
    return str(reservation["Instances"][0]["State"]["Name"])


def gone(ec2: Any) -> str:
    """The code by which the provider knows that an instance is there no more."""
    try:
        ec2.describe_instances(InstanceIds=["i-00000000"])
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    return ""


def main() -> None:
    """A life."""
    ec2 = boto3.client("ec2")
    image = next(one for one in ec2.describe_images(Owners=["self"])["Images"] if one["ImageType"] == "machine")
    instance_id = create(ec2, sys.argv[1], image["ImageId"])
    seen = {
        "account": boto3.client("sts").get_caller_identity()["Account"],
        "first": read(ec2, instance_id),
        "again": read(ec2, instance_id),
        "end": destroy(ec2, instance_id),
        "gone": gone(ec2),
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
