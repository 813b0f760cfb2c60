"""Things that requests name: not too many, well-formed ids, and the caller's own only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from attrs import evolve

from euca.cloud.asking import Ask
from euca.domain.errors import InvalidRequest, MissingValue, NotFound
from euca.domain.ids import check_id
from euca.domain.reservations import Instance, Report, Reservation
from euca.ports.records import IRecords

T = TypeVar("T")

MOST_IDS: Final = 1000


def instance_ids(named: Sequence[str], *, some: bool = False) -> tuple[str, ...]:
    """Well-formed ids, each once; raises MalformedId, InvalidRequest for too many, and MissingValue for none where some have to be there."""
    if some and not named:
        raise MissingValue("An instance has to be named")
    check_count("instances", named)
    return tuple(dict.fromkeys(check_id("instance", instance_id) for instance_id in named))


def check_count(what: str, *named: Sequence[str]) -> None:
    """Raises InvalidRequest where a request names more things than are looked for at once."""
    if sum(map(len, named)) > MOST_IDS:
        raise InvalidRequest(f"At most {MOST_IDS} {what} are named in one request")


def chosen(things: Sequence[T], *namings: tuple[str, Sequence[str], Callable[[T], str]]) -> tuple[T, ...]:
    """The things that a request names, each once; raises NotFound.

    namings: a kind, the names of it in the request, and a thing's name of that kind.
    """
    known = [(kind, names, {name_of(thing): thing for thing in things}) for kind, names, name_of in namings]
    for kind, names, by_name in known:
        for name in names:
            if name not in by_name:
                raise NotFound(kind, name)
    return tuple(dict.fromkeys(by_name[name] for _, names, by_name in known for name in names))


def own_instance(records: IRecords, ask: Ask, instance_id: str) -> Instance:
    """The caller's instance; raises NotFound also for another account's, which does not exist for it."""
    instance = records.instance(instance_id)
    if instance is None or instance.account_id != ask.caller.account_id:
        raise NotFound("instance", instance_id)
    return instance


def reported(records: IRecords, instance: Instance, report: Report) -> Report:
    """What a cluster says of an instance, but for the public address where it has one of its account's, or a lent one, which stays."""
    if instance.public_ip and report.public_ip:
        known = records.address_of(instance.instance_id) or records.lent_to(instance.instance_id)
        return report if known is None else evolve(report, public_ip="")
    return report


def reservation_of(records: IRecords, instance: Instance) -> Reservation:
    """What launched an instance."""
    reservation = records.reservation(instance.reservation_id)
    if reservation is None:
        raise NotFound("instance", instance.instance_id)
    return reservation
