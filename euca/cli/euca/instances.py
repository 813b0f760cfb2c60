"""Instances: listing, showing, starting, stopping, rebooting, ending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any, Final

from euca.cli.euca import asking
from euca.cli.euca.asking import Instance
from euca.cli.euca.failures import Ended, Refused
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.cli.euca.tree import plain
from euca.cli.euca.waiting import until
from euca.wire import ec2

COLUMNS: Final = (
    Column("ID", "id", whole=True),
    Column("NAME", "name"),
    Column("STATE", "state", whole=True),
    Column("TYPE", "type"),
    Column("ADDRESS", "address", whole=True),
    Column("ZONE", "zone"),
    Column("KEY", "key"),
    Column("IMAGE", "image"),
    Column("LAUNCHED, UTC", "launched", whole=True, shown=lambda moment: moment[:16].replace("T", " ")),
    Column("REASON", "reason"),
)
NAMES: Final = {
    "id": "id",
    "name": "name",
    "state": "state",
    "reason": "reason",
    "type": "type",
    "address": "address",
    "private_address": "private address",
    "zone": "zone",
    "image": "image",
    "kernel": "kernel",
    "ramdisk": "ramdisk",
    "key": "key pair",
    "groups": "groups",
    "launched": "launched",
    "reservation": "reservation",
    "account": "account",
    "client_token": "client token",
    "tags": "tags",
}
_OVER: Final = frozenset({"shutting-down", "terminated"})


def row_of(instance: Instance) -> dict[str, Any]:
    """An instance as all its verbs show it; `launched` in UTC."""
    said, group = instance.said, instance.reservation
    return {
        "id": instance.instance_id,
        "name": instance.tags.get("Name"),
        "state": instance.state,
        "reason": instance.reason or None,
        "type": said.instance_type,
        "address": instance.address or None,
        "private_address": said.private_ip_address,
        "zone": said.placement.availability_zone if said.placement is not None else None,
        "image": said.image_id,
        "kernel": said.kernel_id,
        "ramdisk": said.ramdisk_id,
        "key": said.key_name,
        "groups": [one.group_name or one.group_id for one in group.group_set.item],
        "launched": plain(said.launch_time),
        "reservation": group.reservation_id,
        "account": group.owner_id,
        "client_token": said.client_token,
        "tags": instance.tags,
    }


def listing(session: Session) -> None:
    """``euca ls``."""
    options = session.options
    ids = asking.ids_of(session, options.ids)
    found = asking.instances(session, ids, options.filter)
    if not (ids or options.all or options.filter):
        found = [one for one in found if one.state != "terminated"]
    session.screen.rows([row_of(one) for one in found], COLUMNS, "no instances: `euca run` launches one")


def show(session: Session) -> None:
    """``euca show``."""
    session.screen.one(row_of(asking.instance(session, session.options.ids)), NAMES)


def reboot(session: Session) -> None:
    """``euca reboot``."""
    ids = asking.ids_of(session, session.options.ids)
    wanted = ec2.RebootInstancesInfoType(item=tuple(ec2.RebootInstancesItemType(instance_id=one) for one in ids))
    session.ask(ec2.RebootInstancesType(instances_set=wanted), ec2.RebootInstancesResponseType)
    session.screen.rows([{"id": one, "rebooting": True} for one in ids], (Column("REBOOTING", "id", whole=True),))


def rm(session: Session) -> None:
    """``euca rm``."""
    request = ec2.TerminateInstancesType(instances_set=_wanted(ids := asking.ids_of(session, session.options.ids)))
    changes = session.ask(request, ec2.TerminateInstancesResponseType).instances_set
    _changed(session, ids, changes, "terminated")


def stop(session: Session) -> None:
    """``euca stop``."""
    request = ec2.StopInstancesType(instances_set=_wanted(ids := asking.ids_of(session, session.options.ids)))
    _changed(session, ids, session.ask(request, ec2.StopInstancesResponseType).instances_set, "stopped")


def start(session: Session) -> None:
    """``euca start``."""
    request = ec2.StartInstancesType(instances_set=_wanted(ids := asking.ids_of(session, session.options.ids)))
    _changed(session, ids, session.ask(request, ec2.StartInstancesResponseType).instances_set, "running")


def _wanted(ids: Sequence[str]) -> ec2.InstanceIdSetType:
    return ec2.InstanceIdSetType(item=tuple(ec2.InstanceIdType(instance_id=one) for one in ids))


def _changed(session: Session, ids: Sequence[str], changes: ec2.InstanceStateChangeSetType, goal: str) -> None:
    """What a change of state has come to, at once or in the end."""
    session.under_way.append(
        f"asked for and not taken back: {' '.join(ids)} to be {goal}; `euca ls {' '.join(ids)}` looks"
    )
    if session.options.wait:
        wait_for(session, ids, goal, session.options.timeout)
    rows = [
        {
            "id": one.instance_id,
            "state": goal if session.options.wait else one.current_state.name,
            "before": one.previous_state.name,
        }
        for one in changes.item
    ]
    session.screen.rows(rows, (Column("ID", "id", whole=True), Column("STATE", "state"), Column("BEFORE", "before")))


def wait_for(session: Session, ids: Sequence[str], goal: str, timeout_s: float) -> list[Instance]:
    """Wait until all are in a state; the instances. Raises Ended for one that can no longer come to be so, WaitedTooLong."""

    def look() -> tuple[list[Instance] | None, str]:
        try:
            found = asking.instances(session, ids)
        except Refused as refusal:
            if goal == "terminated" and refusal.code == "InvalidInstanceID.NotFound":
                return [], "forgotten"
            raise
        _still_possible(found, goal)
        reached = all(one.state == goal for one in found)
        return (found if reached else None), _states(one.state for one in found)

    what = ids[0] if len(ids) == 1 else f"{len(ids)} instances"
    return until(session.screen, what, look, timeout_s)


def _states(states: Any) -> str:
    counted = Counter(states)
    return next(iter(counted)) if len(counted) == 1 else ", ".join(f"{n} {state}" for state, n in counted.items())


def _still_possible(found: Collection[Instance], goal: str) -> None:
    """Raises Ended."""
    if goal == "terminated":
        return
    over = [one for one in found if one.state in _OVER]
    if over:
        why = "; ".join(f"{one.instance_id} is {one.state}: {one.reason or 'no reason is given'}" for one in over[:5])
        raise Ended(why, f"`euca console {over[0].instance_id}` shows what it wrote")
