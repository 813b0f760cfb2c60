"""What the subjects of EC2's interface share: how handlers are found, and small translations."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar

from attrs import frozen
from twisted.internet.interfaces import IReactorTime

from euca.cloud.asking import Ask
from euca.cloud.cloud import Cloud
from euca.domain.accounts import Caller
from euca.domain.errors import InvalidCombination, InvalidRequest, NotSupported
from euca.domain.filters import Filter
from euca.domain.instances import InstanceState
from euca.domain.places import PRODUCT_CODE_TYPE
from euca.domain.tags import Tag, Tags, check_tags
from euca.soap.codec import Struct
from euca.soap.performing import Call, Handler
from euca.wire import ec2

M = TypeVar("M", bound=Struct)
F = TypeVar("F", bound=Callable[..., Awaitable[Struct]])

GROUP_ID: Final = "sg-"

_KIND = "_ec2_message"
_LISTING = "_ec2_listing"
_TAGGING = "_ec2_tagging"
_STANDING = "_ec2_standing"


@frozen
class Standing:
    """How far an operation goes: all the way, unless there is a reason.

    partly: what is refused or not done. refused: why all of it is. empty: what there is nothing of, so that it lists none.
    """

    partly: str = ""
    refused: str = ""
    empty: str = ""

    @property
    def word(self) -> str:
        """works, partly, empty or refused."""
        return "refused" if self.refused else "empty" if self.empty else "partly" if self.partly else "works"

    @property
    def note(self) -> str:
        """What is not done, and why; nothing for what works."""
        return self.refused or self.empty or self.partly


def operation(
    kind: type[Struct], name: str = "", *, tagging: bool = False, partly: str = "", refused: str = ""
) -> Callable[[F], F]:
    """Marks a method of a `Subject` as what answers an operation: it is given who asks and a message of this type.

    name: the operation's, where its message's type has not the name that says it. tagging: it gives what it makes the tags of the message's
    `tag_specification_set`; a message with one is refused otherwise. For docs/ec2.md, partly: what of the operation is refused or not done; refused: why all of it is,
    where the method does nothing but say so.
    """

    def mark(method: F) -> F:
        setattr(method, _TAGGING, tagging)
        setattr(method, _STANDING, Standing(partly, refused))
        setattr(method, _KIND, (name or kind.__name__.removesuffix("Type"), kind))
        return method

    return mark


def listing(kind: type[Struct], *, partly: str = "") -> Callable[[F], F]:
    """As `operation`, of one that is answered from the records alone: a front end does so itself."""

    def mark(method: F) -> F:
        setattr(method, _LISTING, True)
        return operation(kind, partly=partly)(method)

    return mark


@frozen
class Subject:
    """The operations of one subject: translates, asks the cloud, translates back; nothing is decided here."""

    cloud: Cloud
    clock: IReactorTime

    def check(self, ask: Ask, message: Any) -> None:
        """Raises what every operation of the subject is refused with, before anything is done; here nothing."""

    def by_operation(self, *, listings: bool = False) -> Mapping[str, Handler[Caller]]:
        """Operation's name → handler, for an endpoint; of all, or of listings only."""
        found = {}
        for name in dir(type(self)):
            method = getattr(type(self), name)
            marked = getattr(method, _KIND, None)
            if marked is not None and (getattr(method, _LISTING, False) or not listings):
                operation_name, kind = marked
                found[operation_name] = _handler(
                    kind, self.check, getattr(self, name), getattr(method, _TAGGING, False)
                )
        return found

    @classmethod
    def standings(cls) -> Mapping[str, Standing]:
        """Operation's name → how far it goes."""
        marked = (getattr(cls, name) for name in dir(cls))
        return {getattr(method, _KIND)[0]: getattr(method, _STANDING) for method in marked if hasattr(method, _KIND)}


def _handler(
    kind: type[M], check: Callable[[Ask, M], None], work: Callable[[Ask, M], Awaitable[Struct]], tagging: bool
) -> Handler[Caller]:
    """An endpoint's handler: the call's message, of the type that the contract promises, and who asks."""

    async def handle(call: Call[Any]) -> Struct:
        message = call.message
        if not isinstance(message, kind):
            raise TypeError(f"{call.operation.name} came with a {type(message).__name__}")
        if getattr(message, "tag_specification_set", None) is not None and not tagging:
            raise NotSupported("This operation gives no tags: leave out TagSpecification, and call CreateTags")
        ask = Ask(call.principal, call.replay, call.request_id)
        check(ask, message)
        return await work(ask, message)

    return handle


def filters_of(filters: ec2.FilterSetType | None) -> tuple[Filter, ...]:
    """The filters of a describe call; none where the version has none."""
    if filters is None:
        return ()
    return tuple(Filter(one.name, tuple(value.value for value in one.value_set.item)) for one in filters.item)


def only_one(**attributes: object) -> str:
    """The name of the one attribute that is given; raises InvalidCombination for none or several."""
    given = [name for name, value in attributes.items() if value is not None]
    if len(given) != 1:
        raise InvalidCombination(f"Exactly one attribute has to be named, of {', '.join(attributes)}")
    return given[0]


class NamesInstance(Protocol):
    """An item of a list that names instances."""

    @property
    def instance_id(self) -> str:
        """As it was sent."""


def instance_ids(items: Iterable[NamesInstance]) -> tuple[str, ...]:
    """The instances that a request names."""
    return tuple(item.instance_id.strip() for item in items)


def moment(seconds: float) -> datetime.datetime:
    """Seconds since the epoch as an aware time."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def state(state: InstanceState) -> ec2.InstanceStateType:
    return ec2.InstanceStateType(code=state.value, name=state.label)


def group_set(groups: Iterable[tuple[str, str]]) -> ec2.GroupSetType:
    return ec2.GroupSetType(item=tuple(ec2.GroupItemType(group_id=i, group_name=name) for i, name in groups))


def tag_set(tags: Tags) -> ec2.ResourceTagSetType | None:
    """A thing's tags in an answer: no element where there are none."""
    items = tuple(ec2.ResourceTagSetItemType(key=tag.key, value=tag.value) for tag in tags)
    return ec2.ResourceTagSetType(item=items) if items else None


def tags_given(specifications: ec2.TagSpecificationSetType | None, kind: str, absent: Collection[str] = ()) -> Tags:
    """The tags that a request gives to the one kind of thing that it makes, in EC2's name of it.

    absent: kinds that EC2 makes and tags by the same request, and that this cloud does not have: NotSupported. Raises InvalidRequest for any other kind.
    """
    tags: list[Tag] = []
    for specification in specifications.item if specifications is not None else ():
        named = (specification.resource_type or "")[:64]
        if named in absent:
            raise NotSupported(f"A launch makes no {named} here that could be tagged: leave out its tag specification")
        if named != kind:
            raise InvalidRequest(f"'{named}' is not a valid taggable resource type for this operation.")
        given = specification.tag_set.item if specification.tag_set is not None else ()
        tags += [Tag(item.key, item.value or "") for item in given]
    return check_tags(tags) if tags else ()


def product_codes(codes: Sequence[str]) -> ec2.ProductCodesSetType:
    return ec2.ProductCodesSetType(
        item=tuple(ec2.ProductCodesSetItemType(product_code=code, type=PRODUCT_CODE_TYPE) for code in codes)
    )
