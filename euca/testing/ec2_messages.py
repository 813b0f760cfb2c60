"""Messages of EC2's that many tests send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from euca.wire import ec2


def filters(wanted: Iterable[tuple[str, Sequence[str]]]) -> ec2.FilterSetType:
    """Filters, from names and their values."""
    return ec2.FilterSetType(
        item=tuple(
            ec2.FilterType(name=name, value_set=ec2.ValueSetType(item=tuple(ec2.ValueType(value=v) for v in values)))
            for name, values in wanted
        )
    )


def run_message(image_id: str, count: int = 1, **changes: Any) -> ec2.RunInstancesType:
    """A launch of so many small instances."""
    values: dict[str, Any] = {
        "image_id": image_id,
        "min_count": count,
        "max_count": count,
        "group_set": ec2.GroupSetType(),
        "instance_type": "m1.small",
    }
    return ec2.RunInstancesType(**{**values, **changes})


def instance_ids(*ids: str) -> ec2.InstanceIdSetType:
    """Instances as most requests name them."""
    return ec2.InstanceIdSetType(item=tuple(ec2.InstanceIdType(instance_id=one) for one in ids))


def listed_instances(*ids: str) -> ec2.DescribeInstancesInfoType:
    """Instances as a listing names them."""
    return ec2.DescribeInstancesInfoType(item=tuple(ec2.DescribeInstancesItemType(instance_id=one) for one in ids))
