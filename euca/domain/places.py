"""What a cloud is from outside: its region, what is in it, and what an account may have there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from euca.domain.errors import InvalidRequest

#: The one region of a cloud.
REGION: Final = "eucalyptus"
#: EC2's words for what all instances and images here are.
HYPERVISOR: Final = "xen"
VIRTUALIZATION: Final = "paravirtual"
ROOT_DEVICE_TYPE: Final = "instance-store"
TENANCY: Final = "default"
PRODUCT_CODE_TYPE: Final = "devpay"


@frozen
class Region:
    """A region, and the address of EC2's interface there."""

    name: str
    endpoint: str


@frozen
class AccountAttribute:
    """Something that is so for an account, in EC2's words."""

    name: str
    values: tuple[str, ...]


def account_attributes(instances: int, addresses: int) -> tuple[AccountAttribute, ...]:
    """EC2's attributes of an account that may have so many of each. The platform is EC2's first: there is no VPC."""
    return (
        AccountAttribute("supported-platforms", ("EC2",)),
        AccountAttribute("default-vpc", ("none",)),
        AccountAttribute("max-instances", (str(instances),)),
        AccountAttribute("max-elastic-ips", (str(addresses),)),
        AccountAttribute("vpc-max-elastic-ips", ("0",)),
        AccountAttribute("vpc-max-security-groups-per-interface", ("0",)),
    )


def chosen_attributes(there: Sequence[AccountAttribute], names: Sequence[str]) -> tuple[AccountAttribute, ...]:
    """Those that a request names, or all; raises InvalidRequest for a name that is none."""
    by_name = {one.name: one for one in there}
    for name in names:
        if name not in by_name:
            known = ", ".join(by_name)
            raise InvalidRequest(f"Value ({name[:64]}) for parameter attributeName is invalid. Known are {known}")
    return tuple(by_name[name] for name in dict.fromkeys(names)) if names else tuple(there)
