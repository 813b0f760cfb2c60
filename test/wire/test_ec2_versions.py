"""Every element of our contract in each of the 52 versions, against the table of what a system of the time understood.

At 2008-02-01 and 2013-02-01 it is the schema that holds (`test_ec2_contract`), and where the table contradicts it the contract departs from
the table; `departure` gives each such rule.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from euca.soap.codec import Struct
from euca.testing.plain_samples import full_sample
from euca.wire import ec2
from euca.wire.ec2 import CONTRACT

assert CONTRACT.versions is not None
SERVED: Final = CONTRACT.versions.served
EUCALYPTUS = "3.3.0"
FIRST_SCHEMA, LAST_SCHEMA = "2008-02-01", "2013-02-01"
#: The versions that are decoded and written in full here; to compile all of them takes a minute.
SOME = ("2006-06-26", "2007-08-29", "2009-04-04", "2010-08-31", "2012-12-01", "2014-06-15", "2016-11-15", EUCALYPTUS)
TYPES: Mapping[str, type[Struct]] = {struct.TYPE: struct for struct in CONTRACT.types}
XSD = "{http://www.w3.org/2001/XMLSchema}"

#: What that system bound to Query's names, or had of its own: no schema of EC2's has it.
NEVER_EC2S: Final = (
    "DescribeInstanceAttribute/attribute",
    "DescribeInstanceTypes",
    "DescribeReservedInstancesOfferingsResponse/reservedInstancesOfferingsSet/item/reservedInstancesId",
    "DescribeVolumeAttribute/attribute",
    "DescribeVolumeStatus/volumeId",
    "ImportInstance/launchSpecification/groupName",
    "ImportInstance/launchSpecification/keyName",
    "ModifySnapshotAttribute/productCodes",
    "ReportInstanceStatus/instanceId",
    "ReportInstanceStatus/reasonCode",
    "ResetInstanceAttribute/attribute",
)

Paths = Mapping[str, frozenset[str]]
"""Path, which begins with a message's element, → the versions that have it."""


def ours() -> Paths:
    """What the contract says."""
    found: dict[str, set[str]] = {}
    for version in (*SERVED, EUCALYPTUS):
        for operation in CONTRACT.operations.values():
            if not CONTRACT.offers(operation.name, version):
                continue
            for element in (operation.input, operation.output):
                for path in (element.name, *_below(element.type, element.name, version)):
                    found.setdefault(path, set()).add(version)
    return {path: frozenset(versions) for path, versions in found.items()}


def _below(struct: type[Struct], above: str, version: str) -> Iterator[str]:
    for field in CONTRACT.fields(struct, version):
        if field.attribute:
            continue
        path = f"{above}/{field.wire}"
        yield path
        if field.type in TYPES:
            yield from _below(TYPES[field.type], path, version)


def table(contracts: Path) -> Paths:
    """What the table says of the operations that the contract has. Some of its elements bear the name of their type.

    An answer is there as long as its request is.
    """
    found: dict[str, set[str]] = {}
    messages = {element.name for one in CONTRACT.operations.values() for element in (one.input, one.output)}
    lines = (contracts / "ec2-wire-names-by-version.tsv").read_text().splitlines()
    for line in lines[1:]:
        element, path, occurrence, versions = line.split("\t")
        name = element if element in messages else element.removesuffix("Type")
        if name not in messages or occurrence == "attribute":
            continue
        span = _span(versions)
        found.setdefault(name, set()).update(span)
        if path:
            found.setdefault(f"{name}/{path}", set()).update(span)
    for operation in CONTRACT.operations.values():
        asked = found.get(operation.input.name, set())
        for path in found:
            if path.split("/")[0] == operation.output.name:
                found[path] &= asked
    return {path: frozenset(versions) for path, versions in found.items()}


def _span(text: str) -> set[str]:
    result: set[str] = set()
    for part in text.split():
        first, dots, last = part.partition("..")
        result |= {v for v in (*SERVED, EUCALYPTUS) if (first or "0") <= v <= ((last or "9") if dots else first)}
    return result


@cache
def schema(contracts: Path, version: str) -> frozenset[str]:
    """The paths of a version's schema, but for the errors of Query, which one of them has."""
    root = etree.parse(contracts / f"ec2-{version}.xsd").getroot()
    named = {(node.tag, node.get("name")): node for node in root}

    def content(declared: etree._Element) -> etree._Element | None:
        inner = declared.find(f"{XSD}complexType")
        return inner if inner is not None else named.get((f"{XSD}complexType", _local(declared.get("type"))))

    def below(particle: etree._Element | None, above: str) -> Iterator[str]:
        for part in particle if particle is not None else ():
            if part.tag == f"{XSD}element":
                path = f"{above}/{part.get('name')}"
                yield path
                yield from below(content(part), path)
            elif part.get("ref"):
                yield from below(named[part.tag, _local(part.get("ref"))], above)
            elif part.tag != f"{XSD}attribute":
                yield from below(part, above)

    found: set[str] = set()
    for (tag, name), node in named.items():
        if tag == f"{XSD}element" and name != "Response":
            found |= {str(name), *below(content(node), str(name))}
    return frozenset(found)


def _local(name: str | None) -> str:
    return (name or "").rpartition(":")[2]


def departure(path: str, version: str, has: bool, in_table: frozenset[str], contracts: Path) -> str:
    """Why the contract has, or has not, what the table says otherwise of; empty where nothing speaks for it."""
    first, last = schema(contracts, FIRST_SCHEMA), schema(contracts, LAST_SCHEMA)
    if not has:
        if path.count("/") == 1 and path.endswith("/requestId") and not path.startswith(tuple(ANSWERS)):
            return "that system's requests had a requestId, EC2's never"
        if path.startswith(NEVER_EC2S) or "/ebs/virtualName" in path or "/userData/" in path:
            return "no schema of EC2's has it"
        if version <= FIRST_SCHEMA and path not in first:
            return "the schema of 2008-02-01 lacks it"
        if version <= LAST_SCHEMA and path not in last and LAST_SCHEMA in in_table:
            return "the schema of 2013-02-01 lacks it"
        return ""
    if not in_table:
        return "that system had nothing of the kind: the schema of 2013-02-01 has it, or EC2's public Query models"
    if path in last and LAST_SCHEMA not in in_table:
        return "the schema of 2013-02-01 has it, in versions where the table does not"
    return ""


ANSWERS = frozenset(f"{operation.output.name}/" for operation in CONTRACT.operations.values())


def test_all_versions_are_served(contracts: Path) -> None:
    assert tuple((contracts / "ec2-versions.txt").read_text().split()) == SERVED
    assert len(SERVED) == 52


def test_each_element_is_in_the_versions_that_had_it(contracts: Path) -> None:
    mine, theirs = ours(), table(contracts)
    nobody: frozenset[str] = frozenset()
    wrong = [
        (path, version, "has" if version in mine.get(path, nobody) else "lacks")
        for path in sorted(mine.keys() | theirs.keys())
        for version in sorted((mine.get(path, nobody) ^ theirs.get(path, nobody)) - {EUCALYPTUS})
        if not departure(path, version, version in mine.get(path, nobody), theirs.get(path, nobody), contracts)
    ]
    assert wrong == []


def test_eucalyptuss_own_operation_is_in_its_namespace_as_it_was(contracts: Path) -> None:
    def there(paths: Paths) -> set[str]:
        own = {path for path, versions in paths.items() if EUCALYPTUS in versions}
        return {path for path in own if path.startswith("DescribeInstanceTypes")} - {"DescribeInstanceTypes/requestId"}

    assert there(ours()) == there(table(contracts))
    names = ec2.VmTypeDetailsSetType(item=(ec2.VmTypeDetailsType(name="m1.small", cpu=1, disk=2, memory=128),))
    answer = ec2.DescribeInstanceTypesResponseType(request_id="r", instance_type_details=names)
    data = etree.fromstring(CONTRACT.encode("DescribeInstanceTypesResponse", answer, EUCALYPTUS))
    (found,) = data.iterfind(
        "{http://msgs.eucalyptus.com/3.3.0}instanceTypeDetails/{http://msgs.eucalyptus.com/3.3.0}item"
    )
    assert [node.text for node in found] == ["m1.small", "1", "2", "128"]
    assert b"instanceTypeDetails" not in CONTRACT.encode("DescribeInstanceTypesResponse", answer)


@pytest.mark.parametrize("version", [FIRST_SCHEMA, LAST_SCHEMA])
def test_where_there_is_a_schema_the_elements_are_its_own(version: str, contracts: Path) -> None:
    mine = {path for path, versions in ours().items() if version in versions}
    assert mine == schema(contracts, version)


def test_the_rules_of_departure_hide_little(contracts: Path) -> None:
    """Seven of eight elements that the table knows are ours in exactly its versions."""
    mine, theirs = ours(), table(contracts)
    known = {path for path in theirs if not path.endswith("/requestId")}
    same = {path for path in known if mine.get(path) == theirs[path]}
    assert len(same) > 7 / 8 * len(known)


@pytest.mark.parametrize("version", SOME)
def test_messages_of_a_version_come_back_as_they_were(version: str) -> None:
    """All that a version allows, written and read, in its namespace and by the schema that is published for it."""
    root = etree.fromstring(CONTRACT.wsdl(version))
    (node,) = root.iter(f"{XSD}schema")
    published = etree.XMLSchema(etree.fromstring(etree.tostring(node)))
    for operation in CONTRACT.operations.values():
        for element in (operation.input, operation.output):
            if not CONTRACT.offers(operation.name, version):
                continue
            value = full_sample(CONTRACT, element.type, version, items=2)
            data = etree.fromstring(CONTRACT.encode(element.name, value, version))
            assert etree.QName(data).namespace == CONTRACT.versions.namespace_of(version)
            published.assertValid(data)
            decoded = CONTRACT.decode(data)
            assert (decoded.version, decoded.value) == (version, value)


def test_compiled_messages_are_kept_for_few_versions() -> None:
    for version in SERVED:
        CONTRACT.decode(etree.fromstring(f'<DescribeImages xmlns="http://ec2.amazonaws.com/doc/{version}/"/>'))
    assert list(CONTRACT._compilers) == list(SERVED[-8:])
