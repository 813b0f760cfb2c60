"""Documents that a schema allows, made by hypothesis from the schema itself.

What a decoder must accept is what the schema of a contract says, so the samples come from there and not from
our own types. Understood is what EC2's schemas use: sequence, choice, group, element, attribute, the simple
types in :data:`SIMPLE`, and types inside elements. Anything else is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st
from lxml import etree

_XSD = "{http://www.w3.org/2001/XMLSchema}"

#: Text that every simple type takes as its value, without characters that XML cannot hold.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="￾￿"), max_size=8)

_WHEN = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1))

SIMPLE: Mapping[str, st.SearchStrategy[str]] = {
    "string": TEXT,
    "int": st.integers(-(2**31), 2**31 - 1).map(str),
    "long": st.integers(-(2**63), 2**63 - 1).map(str),
    "integer": st.integers(-(10**38), 10**38).map(str),
    "double": st.floats(allow_nan=False, allow_infinity=False).map(repr),
    "boolean": st.sampled_from(["true", "false", "1", "0"]),
    "dateTime": st.tuples(_WHEN, st.sampled_from(["", "Z", "+02:00", "-11:30"])).map(
        lambda pair: pair[0].isoformat() + pair[1]
    ),
}


class SchemaSamples:
    """The global elements of one schema file, as strategies for instances of them."""

    def __init__(self, path: Path, *, repeats: int = 2, at_most: Mapping[str, int] | None = None) -> None:
        """Read a schema. repeats: how often an unbounded element occurs at most, at_most: the same by name."""
        parser = etree.XMLParser(remove_comments=True, resolve_entities=False, no_network=True)
        self._root = etree.parse(path, parser).getroot()
        self._repeats = repeats
        self._at_most = dict(at_most or {})
        self.namespace = self._root.get("targetNamespace", "")
        self._named: dict[tuple[str, str], etree._Element] = {
            (str(node.tag), node.get("name", "")): node for node in self._root if node.get("name")
        }

    @property
    def elements(self) -> tuple[str, ...]:
        """The names of the global elements."""
        return tuple(name for tag, name in self._named if tag == f"{_XSD}element")

    def instances(self, name: str) -> st.SearchStrategy[etree._Element]:
        """Elements called ``name`` that the schema allows; KeyError if it declares none of that name."""
        declaration = self._named[f"{_XSD}element", name]

        @st.composite
        def instance(draw: st.DrawFn) -> etree._Element:
            element = etree.Element(f"{{{self.namespace}}}{name}", nsmap={None: self.namespace})
            self._fill(element, declaration, draw)
            return element

        return instance()

    def _fill(self, element: etree._Element, declaration: etree._Element, draw: st.DrawFn) -> None:
        """Give an element the content of its declared type."""
        inner = declaration.find(f"{_XSD}complexType")
        if inner is None:
            name = declaration.get("type", "").rpartition(":")[2]
            inner = self._named.get((f"{_XSD}complexType", name))
            if inner is None:
                element.text = draw(SIMPLE[name])
                return
        for part in inner:
            self._part(element, part, draw)

    def _part(self, parent: etree._Element, part: etree._Element, draw: st.DrawFn) -> None:
        """Add what one particle or attribute of a type allows."""
        kind = str(part.tag).removeprefix(_XSD)
        if kind == "sequence":
            for inner in part:
                self._part(parent, inner, draw)
        elif kind == "choice":
            self._part(parent, draw(st.sampled_from(list(part))), draw)
        elif kind == "group" and part.get("ref"):
            for inner in self._named[f"{_XSD}group", part.get("ref", "").rpartition(":")[2]]:
                self._part(parent, inner, draw)
        elif kind == "element":
            self._occurrences(parent, part, draw)
        elif kind == "attribute":
            if part.get("use") == "required" or draw(st.booleans()):
                parent.set(part.get("name", ""), part.get("fixed") or draw(TEXT))
        elif kind != "annotation":
            raise ValueError(f"line {part.sourceline}: schema samples do not know {kind}")

    def _occurrences(self, parent: etree._Element, declaration: etree._Element, draw: st.DrawFn) -> None:
        """Add an element as often as its declaration allows."""
        least = int(declaration.get("minOccurs", "1"))
        most = declaration.get("maxOccurs", "1")
        repeats = self._at_most.get(declaration.get("name", ""), self._repeats)
        limit = max(least, repeats) if most == "unbounded" else int(most)
        for _ in range(draw(st.integers(least, limit))):
            child = etree.SubElement(parent, f"{{{self.namespace}}}{declaration.get('name')}")
            self._fill(child, declaration, draw)
