"""Any of EC2's messages from words ``key=value``, and as plain data: driven by the contract alone."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from attrs import define, field
from lxml import etree

from euca.cli.euca.failures import Misused
from euca.soap.codec import Field, Operation, Struct
from euca.soap.codec.lexical import write_base64, write_datetime
from euca.soap.errors import DecodeError
from euca.wire import ec2

ITEM: Final = "item"
_REQUEST_ID: Final = "requestId"
#: So deep a message goes, and so many elements of one set can be named by their numbers.
_MOST_DEPTH: Final = 8
_MOST_ITEMS: Final = 1000


def operation_named(name: str) -> Operation:
    """One of EC2's operations. Raises Misused, with the nearest names."""
    operations = ec2.CONTRACT.operations
    if name in operations:
        return operations[name]
    folded = {known.lower(): known for known in operations}
    if name.lower() in folded:
        return operations[folded[name.lower()]]
    near = [folded[word] for word in difflib.get_close_matches(name.lower(), folded, 3)]
    hint = f": did you mean {' or '.join(near)}?" if near else ""
    raise Misused(f"EC2 has no operation {name}{hint}", "`euca call --list` lists them all")


@define
class _Node:
    """An element that is being written. items: for one that repeats; children: for a complex one; text: for a simple one."""

    text: str | None = None
    children: dict[str, _Node] = field(factory=dict)
    items: list[_Node] = field(factory=list)


def request(name: str, words: Sequence[str], version: str) -> Struct:
    """An operation's request from words ``path=value``.

    A path leads through the elements' names, as in ``filterSet.item.0.name``. ``item`` and its number may be left out: a value that is there already
    then begins the next item. So may the names before the last, where only one place bears it: ``instanceId=i-1 instanceId=i-2``.
    Raises Misused for what the contract does not have.
    """
    operation = operation_named(name)
    if not ec2.CONTRACT.offers(operation.name, version):
        raise Misused(f"There is no {operation.name} in version {version}")
    root = _Node()
    for word in words:
        path, equals, value = word.partition("=")
        if not equals or not path:
            raise Misused(f"{word!r} is no KEY=VALUE", f"`euca call {operation.name} --keys` lists its keys")
        try:
            _put(root, operation.input.type, path.split("."), value, version)
        except KeyError as error:
            raise Misused(
                f"{operation.name}: {error.args[0]}", f"`euca call {operation.name} --keys` lists its keys"
            ) from None
    element = etree.Element(f"{{{_namespace(version)}}}{operation.input.name}")
    _write(element, root, operation.input.type, version)
    try:
        return ec2.CONTRACT.decode(element).value
    except DecodeError as error:
        raise Misused(f"{operation.name}: {error}", f"`euca call {operation.name} --keys` lists its keys") from None


def _namespace(version: str) -> str:
    versions = ec2.CONTRACT.versions
    if versions is None or version not in versions.served:
        raise Misused(f"There is no version {version}")
    return versions.namespace_of(version)


def _fields(struct: type[Struct], version: str) -> dict[str, Field]:
    return {each.wire: each for each in ec2.CONTRACT.fields(struct, version)}


def _put(node: _Node, struct: type[Struct], path: list[str], value: str, version: str) -> None:
    """Puts a value at its place; raises KeyError with a sentence where there is none."""
    fields = _fields(struct, version)
    name, rest = path[0], path[1:]
    if name not in fields:
        if ITEM in fields and fields[ITEM].is_array:
            name, rest = ITEM, path
        else:
            found = _find(struct, path, version)
            if found == path:
                near = difflib.get_close_matches(name, fields, 1)
                raise KeyError(f"there is no {name}" + (f"; did you mean {near[0]}?" if near else ""))
            _put(node, struct, found, value, version)
            return
    child = node.children.setdefault(name, _Node())
    below = ec2.CONTRACT.by_name.get(fields[name].type)
    if fields[name].is_array:
        child, rest = _item(child, below, rest, version)
    if below is None:
        if rest:
            raise KeyError(f"{name} holds a value, and no {rest[0]}")
        child.text = value
    elif rest:
        _put(child, below, rest, value, version)
    elif value:
        raise KeyError(f"{name} holds {', '.join(_fields(below, version))}, and no value of its own")


def _item(node: _Node, below: type[Struct] | None, rest: list[str], version: str) -> tuple[_Node, list[str]]:
    """The item that the rest of a path is about, and the path in it: the numbered one, the last, or a new one where that has the value already."""
    if rest and rest[0].isdecimal():
        number = int(rest[0])
        if number > len(node.items) or number >= _MOST_ITEMS:
            raise KeyError(f"the items are numbered from 0 in their order, and {number} does not follow")
        if number == len(node.items):
            node.items.append(_Node())
        return node.items[number], rest[1:]
    if not node.items or _has(node.items[-1], below, rest, version):
        node.items.append(_Node())
    return node.items[-1], rest


def _has(node: _Node, below: type[Struct] | None, path: list[str], version: str) -> bool:
    """Whether a path's value is there already, so that another one is another item's. A set can always take one more."""
    if below is None or not path:
        return True
    fields = _fields(below, version)
    child = node.children.get(path[0])
    if child is None or path[0] not in fields:
        return False
    deeper = ec2.CONTRACT.by_name.get(fields[path[0]].type)
    if deeper is None:
        return child.text is not None
    return ITEM not in _fields(deeper, version) and _has(child, deeper, path[1:], version)


def _find(struct: type[Struct], path: list[str], version: str) -> list[str]:
    """The whole path to the one nearest place that ends in the given path's first name; the path itself where there is none or more than one."""
    waiting = deque([(struct, list[str]())])
    found: list[list[str]] = []
    while waiting:
        kind, before = waiting.popleft()
        if (found and len(before) >= len(found[0])) or len(before) > _MOST_DEPTH:
            break
        for wire, each in _places(kind, version):
            if wire == path[0]:
                found.append([*before, wire])
            below = ec2.CONTRACT.by_name.get(each.type)
            if below is not None:
                waiting.append((below, [*before, wire]))
    shortest = [one for one in found if len(one) == len(found[0])]
    if len(shortest) > 1:
        raise KeyError(f"{path[0]} is in more than one place: {', '.join('.'.join(one) for one in shortest)}")
    return [*shortest[0], *path[1:]] if shortest else path


def _places(struct: type[Struct], version: str) -> Iterator[tuple[str, Field]]:
    """A type's fields; of a set, those of its items."""
    for wire, each in _fields(struct, version).items():
        below = ec2.CONTRACT.by_name.get(each.type)
        if wire == ITEM and each.is_array and below is not None:
            yield from _fields(below, version).items()
        else:
            yield wire, each


def _write(element: etree._Element, node: _Node, struct: type[Struct], version: str) -> None:
    """The children of an element, in the contract's order."""
    namespace = _namespace(version)
    for wire, each in _fields(struct, version).items():
        child, below = node.children.get(wire), ec2.CONTRACT.by_name.get(each.type)
        if child is None:
            # A set that must be there may be empty; a value may not.
            if below is None and each.min > 0 and not each.choice and not each.is_array and wire != _REQUEST_ID:
                raise Misused(f"{wire} is missing in {etree.QName(element).localname}")
            continue
        for one in child.items if each.is_array else [child]:
            made = etree.SubElement(element, f"{{{namespace}}}{wire}")
            if below is not None:
                _write(made, one, below, version)
            elif one.text is not None:
                try:
                    made.text = one.text
                except ValueError:
                    raise Misused(f"{wire} has a character that XML cannot hold") from None


def keys(struct: type[Struct], version: str) -> list[tuple[str, str, bool]]:
    """All keys of a message: path, type, whether it must be there."""
    return list(_keys(struct, version, "", True, ()))


def _keys(
    struct: type[Struct], version: str, before: str, needed: bool, above: tuple[type[Struct], ...]
) -> Iterator[tuple[str, str, bool]]:
    for wire, each in _fields(struct, version).items():
        if wire == _REQUEST_ID:
            continue
        below = ec2.CONTRACT.by_name.get(each.type)
        item = each.is_array
        path = f"{before}.{wire}" if before else wire
        # `item` is left out, as it may be; whoever writes it counts.
        path = before if item and wire == ITEM and before else path
        must = needed and each.min > 0 and not item
        if below is None:
            yield path, each.type, must
        elif below not in above and len(above) < _MOST_DEPTH:
            yield from _keys(below, version, path, must, (*above, struct))


def plain(value: Any) -> Any:
    """A message as JSON has it: by the names of the wire, sets as lists, what is not there left out, times in EC2's form, bytes in base64."""
    if isinstance(value, Struct):
        fields = type(value).FIELDS
        if len(fields) == 1 and fields[0].is_array:
            return [plain(each) for each in getattr(value, fields[0].name)]
        given = ((each, getattr(value, each.name)) for each in fields)
        return {each.wire: plain(one) for each, one in given if one is not None}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return write_datetime(value)
    if isinstance(value, bytes):
        return write_base64(value)
    return value


def text_of(value: Any) -> str:
    """A simple value as XML and the Query interface have it."""
    made = plain(value)
    return str(made).lower() if isinstance(made, bool) else str(made)


def lines(value: Any, before: str = "") -> list[tuple[str, str]]:
    """Plain data as paths and values, a line each."""
    if isinstance(value, Mapping):
        return [line for key, each in value.items() for line in lines(each, f"{before}.{key}" if before else str(key))]
    if isinstance(value, list):
        return [line for number, each in enumerate(value) for line in lines(each, f"{before}.{number}")]
    return [(before, "" if value is None else text_of(value))]


__all__ = ["keys", "lines", "operation_named", "plain", "request", "text_of"]
