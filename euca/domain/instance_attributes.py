"""What a user may change of an instance that was launched, and what of it never changes while its disk is the instance's own.

Instances here boot from instance store: they cannot be stopped, so what EC2 changes of stopped instances only cannot be changed at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final, NoReturn

from attrs import evolve

from euca.domain.errors import InvalidAttribute, InvalidRequest, NotSupported, Protected, WrongState
from euca.domain.instances import InstanceState
from euca.domain.reservations import Instance

SHUTDOWN_BEHAVIOR: Final = "terminate"
_ENDED = frozenset({InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED})


class Attribute(Enum):
    """An instance's attribute, by EC2's name."""

    INSTANCE_TYPE = "instanceType"
    KERNEL = "kernel"
    RAMDISK = "ramdisk"
    USER_DATA = "userData"
    DISABLE_API_TERMINATION = "disableApiTermination"
    SHUTDOWN_BEHAVIOR = "instanceInitiatedShutdownBehavior"
    ROOT_DEVICE_NAME = "rootDeviceName"
    BLOCK_DEVICE_MAPPING = "blockDeviceMapping"
    SOURCE_DEST_CHECK = "sourceDestCheck"
    GROUP_SET = "groupSet"
    PRODUCT_CODES = "productCodes"
    EBS_OPTIMIZED = "ebsOptimized"
    SRIOV_NET_SUPPORT = "sriovNetSupport"
    DISABLE_API_STOP = "disableApiStop"


#: EC2 changes these of a stopped instance only.
_OF_STOPPED = frozenset({Attribute.INSTANCE_TYPE, Attribute.KERNEL, Attribute.RAMDISK, Attribute.USER_DATA})
#: And these where there are a VPC or volumes only.
_ELSEWHERE = {
    Attribute.SOURCE_DEST_CHECK: "Source and destination are checked in a VPC only",
    Attribute.GROUP_SET: "The security groups of a launched instance can be changed in a VPC only",
    Attribute.EBS_OPTIMIZED: "This cloud does not offer ebsOptimized",
    Attribute.SRIOV_NET_SUPPORT: "This cloud does not offer sriovNetSupport",
    Attribute.DISABLE_API_STOP: "Instances here cannot be stopped: there is nothing to protect them from",
}
_RESETTABLE = frozenset({Attribute.KERNEL, Attribute.RAMDISK, Attribute.SOURCE_DEST_CHECK})


def protect(instance: Instance, protected: bool) -> Instance:
    """The instance with termination protection on or off; raises WrongState for one that ends or has ended."""
    check_alive(instance)
    return evolve(instance, protected=protected)


def monitor(instance: Instance, monitored: bool) -> Instance:
    """The instance with detailed monitoring on or off; raises WrongState for one that ends or has ended."""
    check_alive(instance)
    return evolve(instance, monitored=monitored)


def check_alive(instance: Instance) -> None:
    """Raises WrongState for an instance that ends or has ended."""
    if instance.state in _ENDED:
        raise WrongState(
            f"The instance '{instance.instance_id}' is {instance.state.label}: nothing of it can be changed"
        )


def check_may_end(instances: Sequence[Instance]) -> None:
    """Raises Protected if one of them is protected against termination and does not end already."""
    for instance in instances:
        if instance.protected and instance.state not in _ENDED:
            raise Protected(
                f"The instance '{instance.instance_id}' may not be terminated."
                " Modify its 'disableApiTermination' instance attribute and try again"
            )


def refuse_to_stop(instance: Instance, what: str) -> NoReturn:
    """Says why an instance cannot be stopped or started (`what`): WrongState for one that ends, else NotSupported."""
    if instance.state in _ENDED:
        raise WrongState(f"The instance '{instance.instance_id}' is {instance.state.label}: it cannot be {what}")
    raise NotSupported(
        f"The instance '{instance.instance_id}' does not have an 'ebs' root device type and cannot be {what}"
    )


def check_shutdown_behavior(text: str) -> None:
    """Raises NotSupported for ``stop``, which needs a volume to boot from, and InvalidRequest for what is no behaviour."""
    if text == "stop":
        raise NotSupported(
            "An instance whose root device is instance store cannot stop: it terminates when it shuts down"
        )
    if text and text != SHUTDOWN_BEHAVIOR:
        raise InvalidRequest(
            f"Value ({text[:64]}) for parameter instanceInitiatedShutdownBehavior is invalid: it is 'terminate' or 'stop'"
        )


def refuse_change(instance: Instance, attribute: Attribute) -> NoReturn:
    """Says why an attribute of this instance cannot be changed: WrongState where EC2 wants it stopped, NotSupported, or InvalidRequest."""
    check_alive(instance)
    if attribute in _OF_STOPPED:
        raise WrongState(f"The instance '{instance.instance_id}' is not in the 'stopped' state")
    if attribute is Attribute.BLOCK_DEVICE_MAPPING:
        raise InvalidAttribute("No volume is attached to this instance, whose mapping could be changed")
    raise (
        NotSupported(_ELSEWHERE[attribute])
        if attribute in _ELSEWHERE
        else InvalidRequest(f"The attribute {attribute.value} cannot be changed")
    )


def refuse_reset(instance: Instance, attribute: Attribute) -> NoReturn:
    """The same of an attribute that is to be as it was at first."""
    if attribute not in _RESETTABLE:
        raise InvalidRequest(
            f"The attribute {attribute.value} cannot be reset: {', '.join(sorted(a.value for a in _RESETTABLE))} can"
        )
    refuse_change(instance, attribute)
