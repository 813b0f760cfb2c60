"""Tags: what accounts write on things, their own and those that are shared with them. Each account sees its own tags only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from attrs import frozen

from euca.domain.errors import InvalidRequest, MissingValue, QuotaExceeded
from euca.domain.ids import kind_of

T = TypeVar("T")

MAX_KEY_CHARACTERS = 128
MAX_VALUE_CHARACTERS = 256
#: Tags that one account may put on one thing, and things that one request names (EC2's limits).
MAX_TAGS = 50
MAX_RESOURCES = 1000
#: Keys that EC2 keeps for itself, in whatever case.
RESERVED_PREFIX = "aws:"

#: What EC2 calls a kind of thing in ``resourceType``.
_TYPES: Mapping[str, str] = {
    "instance": "instance",
    "image": "image",
    "group": "security-group",
    "key pair": "key-pair",
    "allocation": "elastic-ip",
}


@frozen(order=True)
class Tag:
    """A text under a key; both are the user's own, in any characters but control characters."""

    key: str
    value: str = ""


Tags = tuple[Tag, ...]


@frozen(order=True)
class ResourceTag:
    """A tag with what it is on."""

    resource_id: str
    tag: Tag

    @property
    def resource_type(self) -> str:
        """EC2's name of the kind of thing: ``instance``, ``image``, ``security-group``, ``key-pair``, ``elastic-ip``."""
        return _TYPES[kind_of(self.resource_id) or ""]


@frozen
class TagsWanted:
    """What the records can look for by an index. None: whatever it is. All that pass a request's filters are among what is wanted."""

    resource_ids: frozenset[str] | None = None
    keys: frozenset[str] | None = None


ALL_TAGS = TagsWanted()


@frozen
class Tagged(Generic[T]):
    """A thing with the tags that the account that looks at it has put on it, by key."""

    thing: T
    tags: Tags = ()


@frozen
class TagRemoval:
    """A tag to take away: whatever its value, or (``value`` given) only where it has this one."""

    key: str
    value: str | None = None


def can_be_tagged(kind: str) -> bool:
    """Whether there can be tags on things of a kind (one of `kind_of`'s)."""
    return kind in _TYPES


def check_tags(tags: Iterable[Tag]) -> Tags:
    """The tags of one request; raises MissingValue or InvalidRequest for one that cannot be, or for a key that is there twice."""
    checked: dict[str, Tag] = {}
    for tag in tags:
        check_key(tag.key)
        if len(tag.value) > MAX_VALUE_CHARACTERS or _has_controls(tag.value):
            raise InvalidRequest(f"A tag's value has at most {MAX_VALUE_CHARACTERS} characters, none of control")
        if tag.key in checked:
            raise InvalidRequest(f"Duplicate tag key '{tag.key}' specified")
        checked[tag.key] = tag
    if not checked:
        raise MissingValue("The request must contain at least one tag")
    return tuple(checked.values())


def check_key(key: str) -> None:
    """Raises MissingValue or InvalidRequest for what a user cannot put on, or take off, a thing."""
    if not key:
        raise MissingValue("A tag needs a key")
    if len(key) > MAX_KEY_CHARACTERS or _has_controls(key):
        raise InvalidRequest(f"A tag's key has at most {MAX_KEY_CHARACTERS} characters, none of control")
    if key.lower().startswith(RESERVED_PREFIX):
        raise InvalidRequest(f"Tag keys starting with '{RESERVED_PREFIX}' are reserved for internal use")


def _has_controls(text: str) -> bool:
    """Whether there are characters that are no text, or that XML cannot hold (XML 1.0, section 2.2)."""
    return any(unicodedata.category(c) in ("Cc", "Cs") or c in "\ufffe\uffff" for c in text)


def with_tags(there: Sequence[Tag], new: Sequence[Tag]) -> Tags:
    """A thing's tags with others added, which replace those of the same key; raises QuotaExceeded beyond `MAX_TAGS`."""
    merged = {tag.key: tag for tag in (*there, *new)}
    if len(merged) > MAX_TAGS:
        raise QuotaExceeded(f"A resource has at most {MAX_TAGS} tags", kind="tag")
    return tuple(sorted(merged.values()))


def without_tags(there: Sequence[Tag], removals: Sequence[TagRemoval]) -> Tags:
    """A thing's tags without those that are to go; one that is not there is no error. No removals at all: without any."""
    if not removals:
        return ()
    gone = {(removal.key, removal.value) for removal in removals}
    return tuple(tag for tag in there if (tag.key, None) not in gone and (tag.key, tag.value) not in gone)
