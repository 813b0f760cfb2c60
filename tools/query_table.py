"""Make euca/wire/ec2_query.py: which parameter of the Query interface stands for which element of EC2's messages.

Rules match the model of EC2 that botocore ships with the types of the contract; wsdl/ec2-query.tsv says what no rule can know.
"""

from __future__ import annotations

import gzip
import json
import pprint
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import botocore
from attrs import define, field

from euca.soap.codec import Contract, Field, Struct

MODEL = "data/ec2/2016-11-15/service-2.json.gz"
#: Every operation has it, and none of the messages (see `euca.cloud.query.operations`).
EVERYWHERE = frozenset({"DryRun"})


def load_model() -> Mapping[str, Any]:
    """botocore's model, as it is in the file."""
    path = Path(botocore.__file__).parent / MODEL
    model: Mapping[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    return model


def read_hand_written(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Operation → parameter → path, of a table of three columns."""
    found: dict[str, dict[str, str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            operation, parameter, target = line.split("\t")
            found.setdefault(operation, {})[parameter] = target
    return found


def made_from() -> str:
    """What a generated table says it was made from."""
    return f"botocore {botocore.__version__}"


def generate(contract: Contract, hand_written: Mapping[str, Mapping[str, str]]) -> str:
    """The text of the module."""
    model = load_model()
    table, unknown = {}, {}
    for name, operation in sorted(contract.operations.items()):
        matcher = Matcher(contract, model["shapes"])
        shape = model["operations"].get(name, {}).get("input", {}).get("shape")
        if shape is not None:
            matcher.structure(model["shapes"][shape], operation.input.type, "", "")
        entries = {**matcher.found, **hand_written.get(name, {})}
        table[name] = " ".join(f"{parameter}={path}" for parameter, path in sorted(entries.items()) if path)
        tops = {parameter.partition(".")[0] for parameter, path in entries.items() if path}
        unknown[name] = " ".join(sorted(matcher.unmatched - tops - EVERYWHERE))
    others = sorted(set(model["operations"]) - set(contract.operations))
    return _TEXT.format(
        source=made_from(),
        parameters=_literal(table),
        unknown=_literal({name: names for name, names in unknown.items() if names}),
        others=_literal(" ".join(others)),
    )


def _literal(value: object) -> str:
    return pprint.pformat(value, width=118)


_TEXT = '''"""Parameters of EC2's Query interface, made by tools/generate from {source}'s model and wsdl/ec2-query.tsv: change those, not this."""

from typing import Final

SOURCE: Final = "{source}"

PARAMETERS: Final[dict[str, str]] = {parameters}
"""Operation → PARAMETER=PATH …: n stands for a place in a list, and for the items of an array in turn; `*` is an element that the value names."""

UNKNOWN_TO_US: Final[dict[str, str]] = {unknown}
"""Operation → parameters that EC2 knows there, and that none of our messages has."""

OTHER_OPERATIONS: Final = {others}
"""Operations of EC2 that are not in the contract."""
'''


@define
class Matcher:
    """Matches one operation's parameters."""

    contract: Contract
    shapes: Mapping[str, Any]
    found: dict[str, str] = field(factory=dict)
    unmatched: set[str] = field(factory=set)

    def structure(self, shape: Mapping[str, Any], struct: type[Struct], parameter: str, path: str) -> None:
        """All members of a structure."""
        for member, said in shape.get("members", {}).items():
            name = said.get("queryName") or _upper(said.get("locationName", member))
            if not self._member(name, member, self.shapes[said["shape"]], struct, parameter, path) and not parameter:
                self.unmatched.add(name)

    def _member(
        self, name: str, member: str, shape: Mapping[str, Any], struct: type[Struct], parameter: str, path: str
    ) -> bool:
        fields = {one.wire: one for one in struct.FIELDS}
        if shape["type"] == "list":
            return self._list(name, member, shape, fields, parameter, path)
        one = fields.get(_lower(name))
        if one is None:
            return False
        inner = self._type(one)
        if shape["type"] == "structure":
            if inner is None:
                return False
            before = len(self.found)
            self.structure(shape, inner, f"{parameter}{name}.", f"{path}{one.wire}/")
            return len(self.found) > before
        if inner is not None and inner.FIELDS:
            return False
        # A plain value, or an element without content: that it is there says everything.
        self.found[f"{parameter}{name}"] = f"{path}{one.wire}"
        return True

    def _list(
        self,
        name: str,
        member: str,
        shape: Mapping[str, Any],
        fields: Mapping[str, Field],
        parameter: str,
        path: str,
    ) -> bool:
        item_shape = self.shapes[shape["member"]["shape"]]
        simple = item_shape["type"] not in ("structure", "list")
        for one, item, kind in self._sets(fields, name, member):
            here = f"{path}{one.wire}/{item}"
            if simple:
                value = self._value_of(kind, name, shape["member"].get("locationName", ""))
                if value:
                    self.found[f"{parameter}{name}.n"] = f"{here}/{value}"
                    return True
                continue
            before = len(self.found)
            self.structure(item_shape, kind, f"{parameter}{name}.n.", f"{here}/")
            if len(self.found) > before:
                return True
        return False

    def _sets(self, fields: Mapping[str, Field], name: str, member: str) -> Iterator[tuple[Field, str, type[Struct]]]:
        """The arrays that a list may be, those whose names say so first."""
        names = [stem + ending for stem in (_lower(name), _lower(member)) for ending in ("Set", "sSet", "", "s")]
        rest = [wire for wire in fields if wire not in names]
        for wire in (*names, *rest):
            one = fields.get(wire)
            if one is None:
                continue
            outer = self._type(one)
            if outer is None or len(outer.FIELDS) != 1 or not outer.FIELDS[0].is_array:
                continue
            inner = self._type(outer.FIELDS[0])
            if inner is not None and (wire in names or _lower(name) in {each.wire for each in inner.FIELDS}):
                yield one, outer.FIELDS[0].wire, inner

    def _value_of(self, kind: type[Struct], name: str, item_name: str) -> str:
        """The one element of an item that a plain value is."""
        wires = [one.wire for one in kind.FIELDS if self._type(one) is None and not one.attribute]
        wanted = [_lower(name), _lower(item_name), "value"]
        chosen = [wire for wire in wanted if wire in wires]
        return chosen[0] if chosen else wires[0] if len(wires) == 1 else ""

    def _type(self, one: Field) -> type[Struct] | None:
        return self.contract.by_name.get(one.type)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
