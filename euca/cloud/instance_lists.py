"""Lists of instances: chosen by ids and filters, whole or in pages."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from attrs import astuple, frozen

from euca.cloud.asking import Ask, World
from euca.cloud.owned import instance_ids as checked_ids
from euca.cloud.pages import WHOLE, read_page
from euca.domain.errors import InvalidCombination, NotFound, Unavailable
from euca.domain.filters import Filter, digest_of, passing
from euca.domain.images import Image
from euca.domain.instance_filters import (
    EVERYTHING,
    INSTANCES,
    Listed,
    Position,
    Wanted,
    position_of,
    tags_of,
    wanted_by,
)
from euca.domain.paging import PageRequest, Place
from euca.domain.reservations import Instance, Reservation
from euca.ports.records import IRecords
from euca.soap.shifts import STEP, in_shifts


@frozen
class Group:
    """A reservation with those of its instances that were asked for, as lists show it."""

    reservation: Reservation
    members: tuple[Listed, ...]


@frozen
class Page:
    """A list, or a part of it; ``token`` says where the next part begins, and is empty where there is none."""

    groups: tuple[Group, ...]
    token: str = ""


@frozen
class Choice:
    """What a request chooses: instances that it names, what the records are to look at, what of that passes, and how much of it at once."""

    operation: str
    named: tuple[str, ...]
    wanted: Wanted
    passes: Callable[[Listed], bool]
    page: PageRequest


@frozen
class _Held:
    """Instances of an account that are in the records. Its length is how many."""

    groups: tuple[Group, ...]

    def __len__(self) -> int:
        return sum(len(group.members) for group in self.groups)


@frozen
class InstanceLists:
    """What is answered from the records alone."""

    _world: World

    async def describe(
        self, ask: Ask, instance_ids: Sequence[str], filters: Sequence[Filter], page: PageRequest = WHOLE
    ) -> Page:
        """The account's reservations and instances, or those named; ended ones for an hour.

        Raises NotFound for an id that is none, InvalidCombination for ids together with a page, and what a filter or token is refused with.
        """
        named = checked_ids(instance_ids)
        choice = Choice(
            "DescribeInstances", named, wanted_by(named, filters), passing(filters, INSTANCES, tags_of), page
        )
        return await self.chosen(ask.caller.account_id, choice, filters)

    async def chosen(self, account_id: str, choice: Choice, filters: Sequence[Filter]) -> Page:
        """What a request chooses of an account's instances. filters: what a page's token is bound to; the choice does the choosing."""
        if choice.page.asked:
            if choice.named:
                raise InvalidCombination("The parameter instancesSet cannot be used with the parameter maxResults")
            return await self._page(account_id, choice, filters)
        key = ("instances", account_id, choice.wanted)
        held = await self._world.read(lambda records: _held(records, account_id, choice.wanted), key)
        return Page(await in_shifts(self._passing(held.groups, choice), self._world.clock))

    def _passing(self, held: Sequence[Group], choice: Choice) -> Generator[None, None, tuple[Group, ...]]:
        """What is asked for of what is held, without the instances that ended too long ago to be listed; in steps."""
        missing = set(choice.named)
        listed = self._listed()
        chosen = []
        count = 0
        for group in held:
            members = []
            for member in group.members:
                count += 1
                if count % STEP == 0:
                    yield
                if not listed(member.instance):
                    continue
                if missing:
                    missing.discard(member.instance.instance_id)
                if choice.passes(member):
                    members.append(member)
            if members:
                whole = len(members) == len(group.members)
                chosen.append(group if whole else Group(group.reservation, tuple(members)))
        for instance_id in choice.named:
            if instance_id in missing:
                raise NotFound("instance", instance_id)
        return tuple(chosen)

    def _listed(self) -> Callable[[Instance], bool]:
        """Whether an instance is listed: until an hour after its end."""
        oldest = self._world.now() - self._world.limits.listed_after_end_s
        return lambda instance: instance.ended_at is None or instance.ended_at >= oldest

    # pages

    async def _page(self, account_id: str, choice: Choice, filters: Sequence[Filter]) -> Page:
        """A page of what is chosen, in the order of launches. A reservation may go on in the next."""
        listed = self._listed()

        def batch_of(records: IRecords, after: Place | None, most: int) -> list[Listed]:
            position = Position(*after) if after is not None else None  # type: ignore[arg-type]
            return _listed_of(records, account_id, choice.wanted, position, most)

        found, token = await read_page(
            self._world,
            (choice.operation, account_id, digest_of(filters)),
            choice.page,
            batch_of,
            lambda one: listed(one.instance) and choice.passes(one),
            lambda one: astuple(position_of(one.instance)),
        )
        return Page(_grouped(found), token)


def group_of(records: IRecords, reservation_id: str) -> Group:
    """A launch as its user sees it; raises Unavailable where the clusters have refused it meanwhile."""
    reservation = records.reservation(reservation_id)
    instances = records.instances_of_reservation(reservation_id)
    if reservation is None or not instances:
        raise Unavailable("The clusters refused this launch")
    image = records.image(reservation.image_id)
    tags = records.tags_of(reservation.account_id, [instance.instance_id for instance in instances])
    return Group(reservation, tuple(Listed(reservation, i, image, tags.get(i.instance_id, ())) for i in instances))


def _held(records: IRecords, account_id: str, wanted: Wanted = EVERYTHING) -> _Held:
    return _Held(_grouped(_listed_of(records, account_id, wanted)))


def _listed_of(
    records: IRecords, account_id: str, wanted: Wanted, after: Position | None = None, limit: int | None = None
) -> list[Listed]:
    images: dict[str, Image | None] = {}
    listed = []
    found = records.instances_of_account(account_id, wanted, after, limit)
    tags = records.tags_of(account_id, [instance.instance_id for _, instances in found for instance in instances])
    for reservation, instances in found:
        image_id = reservation.image_id
        if image_id not in images:
            images[image_id] = records.image(image_id)
        image = images[image_id]
        listed += [Listed(reservation, i, image, tags.get(i.instance_id, ())) for i in instances]
    return listed


def _grouped(listed: Sequence[Listed]) -> tuple[Group, ...]:
    """The instances by reservation, in their order."""
    members: dict[str, list[Listed]] = {}
    for one in listed:
        members.setdefault(one.reservation.reservation_id, []).append(one)
    return tuple(Group(some[0].reservation, tuple(some)) for some in members.values())
