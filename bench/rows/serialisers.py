"""Encoding an answer, against spyne's own serialiser: the same object, the same bytes but for white space and prefixes.

spyne's types are made from our tables of fields: a model for each class, of the same elements in the same order. What it serialises is
made from our object beforehand, and its tree is written by lxml, as its SOAP protocol does.
"""

from __future__ import annotations

import warnings
from typing import Any

from lxml import etree

from euca.soap.codec import Struct
from euca.wire import ec2
from rows import Options, Row, at_least, compare
from rows.listing import NAME, VERSION, encoded, listing

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from spyne import Boolean, ComplexModel, DateTime, Integer, Unicode
    from spyne.protocol.xml import XmlDocument

ORDER = 40
COUNT = 1000
_SIMPLE = {"string": Unicode, "dateTime": DateTime, "int": Integer, "long": Integer, "boolean": Boolean}
_NAMESPACE = ec2.CONTRACT.namespace
_by_type = ec2.CONTRACT.by_name
_models: dict[type[Struct], Any] = {}


def model(struct: type[Struct]) -> Any:
    """spyne's model of one of our classes."""
    if struct not in _models:
        info: list[tuple[str, Any]] = []
        for field in ec2.CONTRACT.fields(struct, VERSION):
            kind = model(_by_type[field.type]) if field.type in _by_type else _SIMPLE[field.type]
            most: Any = "unbounded" if field.max is None else field.max
            info.append((field.wire, kind.customize(min_occurs=field.min, max_occurs=most)))
        base = {"__namespace__": _NAMESPACE, "__type_name__": struct.TYPE, "_type_info": info}
        _models[struct] = type(ComplexModel)(struct.__name__, (ComplexModel,), base)
    return _models[struct]


def translated(value: Any) -> Any:
    """One of our values as spyne's."""
    if isinstance(value, tuple):
        return [translated(item) for item in value]
    if not isinstance(value, Struct):
        return value
    fields = ec2.CONTRACT.fields(type(value), VERSION)
    values = {field.wire: translated(getattr(value, field.name)) for field in fields}
    return model(type(value))(**{name: given for name, given in values.items() if given is not None})


def run(options: Options) -> list[Row]:
    """The row."""
    value = listing(COUNT)
    kind = model(type(value))
    theirs = translated(value)
    protocol = XmlDocument()

    def serialised() -> bytes:
        parent = etree.Element("parent")
        protocol.to_parent(None, kind, theirs, parent, _NAMESPACE, NAME)
        return etree.tostring(parent[0])

    ours = encoded(value)
    if sorted(_texts(serialised())) != sorted(_texts(ours)):
        raise AssertionError("spyne writes something else")
    took, least = compare(lambda: encoded(value), serialised, max(3, options.runs // 3))
    return [Row("encode it, against spyne", took, "spyne's own serialiser", least, at_least(50), faster=True)]


def _texts(document: bytes) -> list[tuple[str, str]]:
    """Each leaf's name and text, as far as both must agree: how a moment's zone and fraction are written is up to each."""
    leaves = [node for node in etree.fromstring(document).iter() if not len(node)]
    return [
        (etree.QName(node).localname, node.text or "") for node in leaves if etree.QName(node).localname != "launchTime"
    ]
