"""Whether instances and what is under them are well, as far as anybody here knows; and what users say of that."""

from __future__ import annotations

from enum import Enum
from typing import Final

from attrs import field, frozen

from euca.domain.errors import InvalidRequest
from euca.domain.filters import Table, given, none
from euca.domain.instance_filters import Listed
from euca.domain.instances import InstanceState
from euca.domain.zones import Zone


class Health(Enum):
    """EC2's summary of the checks of an instance or its system, and (second) what the one check, reachability, says; empty for none."""

    OK = ("ok", "passed")
    IMPAIRED = ("impaired", "failed")
    INITIALIZING = ("initializing", "initializing")
    UNKNOWN = ("insufficient-data", "insufficient-data")
    NOT_APPLICABLE = ("not-applicable", "")

    @property
    def summary(self) -> str:
        """EC2's word for it."""
        return self.value[0]

    @property
    def reachability(self) -> str:
        """EC2's word for the check; empty where there is none to make."""
        return self.value[1]


class Host(Enum):
    """What is known of the node that an instance runs on."""

    WELL = "well"
    SILENT = "silent"
    UNKNOWN = "unknown"


#: What a cluster says of nodes that answer it, and of those that do not.
_HOSTS = {"ready": Host.WELL, "silent": Host.SILENT, "fenced": Host.SILENT}


def host_of(zone: Zone | None, node: str) -> Host:
    """What an instance's zone says of its node. A cluster that says nothing of nodes, as the original's, vouches for them by answering."""
    if zone is None or zone.silent:
        return Host.UNKNOWN
    if not zone.nodes:
        return Host.WELL
    return _HOSTS.get(zone.nodes.get(node, ""), Host.UNKNOWN)


@frozen
class Status:
    """An instance, how its system is (node, and the way to it) and how it is itself (its domain)."""

    listed: Listed
    system: Health
    instance: Health


def status_of(listed: Listed, host: Host) -> Status:
    """What can honestly be said: nobody here looks into guests.

    The system is well while its node answers, and impaired while that is silent.  The instance is well while a node that answers says that its
    domain runs; of a silent one's there are no data.
    """
    state = listed.instance.state
    if state is InstanceState.PENDING:
        return Status(listed, Health.INITIALIZING, Health.INITIALIZING)
    if state is not InstanceState.RUNNING:
        return Status(listed, Health.NOT_APPLICABLE, Health.NOT_APPLICABLE)
    system = {Host.WELL: Health.OK, Host.SILENT: Health.IMPAIRED, Host.UNKNOWN: Health.UNKNOWN}[host]
    return Status(listed, system, Health.OK if host is Host.WELL else Health.UNKNOWN)


STATUSES: Table[Status] = {
    **dict.fromkeys(
        ("event.code", "event.description", "event.instance-event-id", "event.not-after", "event.not-before"), none
    ),
    "availability-zone": lambda x: (x.listed.instance.cluster,),
    "instance-state-code": lambda x: (str(x.listed.instance.state.value),),
    "instance-state-name": lambda x: (x.listed.instance.state.label,),
    "instance-status.reachability": lambda x: given(x.instance.reachability),
    "instance-status.status": lambda x: (x.instance.summary,),
    "system-status.reachability": lambda x: given(x.system.reachability),
    "system-status.status": lambda x: (x.system.summary,),
}


# What users say

_STATUSES: Final = ("ok", "impaired")
_REASONS: Final = (
    "instance-stuck-in-state",
    "unresponsive",
    "not-accepting-credentials",
    "password-not-available",
    "performance-network",
    "performance-instance-store",
    "performance-ebs-volume",
    "performance-other",
    "other",
)
MAX_DESCRIPTION_CHARACTERS: Final = 1024


@frozen
class Complaint:
    """What a user reports of instances. Times are seconds since the epoch, None where none is given."""

    status: str
    reasons: tuple[str, ...]
    description: str = field(default="", repr=False)
    start: float | None = None
    end: float | None = None


def check_complaint(complaint: Complaint) -> None:
    """Raises InvalidRequest for what is no report."""
    if complaint.status not in _STATUSES:
        raise InvalidRequest(f"The status is {' or '.join(_STATUSES)}")
    if not complaint.reasons or any(reason not in _REASONS for reason in complaint.reasons):
        raise InvalidRequest(f"The reason codes are some of {', '.join(_REASONS)}")
    if len(complaint.description) > MAX_DESCRIPTION_CHARACTERS:
        raise InvalidRequest(f"The description has at most {MAX_DESCRIPTION_CHARACTERS} characters")
    if complaint.start is not None and complaint.end is not None and complaint.end < complaint.start:
        raise InvalidRequest("The end time is before the start time")
