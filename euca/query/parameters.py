"""Parameters of a Query request: read from a form, once and strictly, and put together to structures and lists.

The form is `application/x-www-form-urlencoded`; structures and lists are written flat: `Filter.1.Value.2=x` (Amazon's "Query" protocol).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias
from urllib.parse import unquote_to_bytes

from euca.query.errors import QueryError, malformed

Parameters: TypeAlias = Mapping[str, str]
"""Name → value, in the order in which they came. No name is there twice."""
Node: TypeAlias = "str | tuple[Node, ...] | dict[str, Node]"
"""A value, a list, or a structure."""

#: As many as a request may have; each costs more to look at than its bytes.
MOST_PARAMETERS: Final = 8192
MOST_NAME: Final = 256
MOST_VALUE: Final = 768 * 1024
#: Each costs as much as a hundred bytes that stand for themselves; base64 of the longest value has some 25,000.
MOST_ESCAPES: Final = 65_536
#: The longest honest name has eight steps.
MOST_STEPS: Final = 12

_ESCAPE: Final = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_STEP: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}|[0-9]{1,64}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]+", re.ASCII)
_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,4}", re.ASCII)


def read_form(form: bytes) -> Parameters:
    """The parameters of a query or a body. Everything is decoded once. Raises QueryError.

    A name that is there twice is refused (which of the two counts is a question that two programs answer in two ways), and so is what is no
    UTF-8, an incomplete escape, a name without characters.
    """
    if not form:
        return {}
    if form.count(b"%") > MOST_ESCAPES:
        raise malformed(f"There are more than {MOST_ESCAPES} escapes")
    pieces = form.split(b"&", MOST_PARAMETERS)
    if len(pieces) > MOST_PARAMETERS:
        raise malformed(f"There are more than {MOST_PARAMETERS} parameters")
    found: dict[str, str] = {}
    for piece in pieces:
        name, _, value = piece.partition(b"=")
        read = _decoded(name)
        if not 1 <= len(read) <= MOST_NAME:
            raise malformed(f"A parameter's name has 1 to {MOST_NAME} characters")
        if read in found:
            raise malformed(f"The parameter {read} is there twice")
        found[read] = _decoded(value)
        if len(found[read]) > MOST_VALUE:
            raise malformed(f"The parameter {read} is longer than {MOST_VALUE} characters")
    return found


def _decoded(text: bytes) -> str:
    if b"+" in text:
        text = text.replace(b"+", b" ")
    if b"%" in text:
        if _ESCAPE.search(text):
            raise malformed("There is a % that two hexadecimal digits do not follow")
        text = unquote_to_bytes(text)
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise malformed("The parameters are not UTF-8") from None


def tree(parameters: Iterable[tuple[str, str]]) -> dict[str, Node]:
    """Flat parameters as structures and lists. Raises QueryError.

    A step that is a number is a place in a list. Places begin with 1 (or with 0, as Libcloud counts them) and none is left out: a list with
    holes is a mistake that would change what the request says.
    """
    root: dict[str, Node] = {}
    for name, value in parameters:
        *parents, last = _steps(name)
        place = root
        for step in parents:
            inner = place.setdefault(step, {})
            if not isinstance(inner, dict):
                raise _clash(name)
            place = inner
        if last in place:
            raise _clash(name)
        place[last] = value
    return {name: _listed(name, node) for name, node in root.items()}


def _steps(name: str) -> list[str]:
    steps = name.split(".", MOST_STEPS)
    if len(steps) > MOST_STEPS or not all(map(_STEP.fullmatch, steps)) or _NUMBER.fullmatch(steps[0]):
        raise QueryError("InvalidQueryParameter", f"{name[:64]!r} cannot name a parameter", check="query.parameters")
    return steps


def _clash(name: str) -> QueryError:
    message = f"The parameter {name} is a value and a structure at once"
    return QueryError("InvalidQueryParameter", message, check="query.parameters")


def _listed(name: str, node: Node) -> Node:
    """A node with what is numbered as a list."""
    if not isinstance(node, dict):
        return node
    if not any(map(_NUMBER.fullmatch, node)):
        return {step: _listed(f"{name}.{step}", inner) for step, inner in node.items()}
    first = 0 if "0" in node else 1
    if not all(map(_INDEX.fullmatch, node)) or max(map(int, node)) != len(node) - 1 + first:
        message = f"The places of the list {name} are 1, 2 and so on, and none is left out"
        raise QueryError("InvalidQueryParameter", message, check="query.parameters")
    return tuple(_listed(f"{name}.{place}", node[str(place)]) for place in range(first, first + len(node)))
