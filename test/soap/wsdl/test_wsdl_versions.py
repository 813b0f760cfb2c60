"""Versions as data: what rows change in messages and in the published WSDL, and what rows are refused."""

import re
import types
from typing import Any

import pytest
from lxml import etree

from euca.soap.codec import Contract
from euca.soap.errors import DecodeError, EncodeError
from euca.soap.wsdl.generator import generate
from euca.soap.wsdl.model import WsdlError
from euca.soap.wsdl.publish import publish
from euca.soap.wsdl.reader import read_bytes
from euca.soap.wsdl.table import HEADER, read_table

OLD, MIDDLE, NEW = "2008-02-01", "2008-08-08", "2013-02-01"
XS = "{http://www.w3.org/2001/XMLSchema}"


def operation_parts(name: str) -> tuple[str, str, str]:
    messages = "".join(
        f'<wsdl:message name="{name}{kind}"><wsdl:part name="p" element="tns:{name}{kind}"/></wsdl:message>'
        for kind in ("", "Response")
    )
    port = (
        f'<wsdl:operation name="{name}"><wsdl:input message="tns:{name}"/>'
        f'<wsdl:output message="tns:{name}Response"/></wsdl:operation>'
    )
    bound = (
        f'<wsdl:operation name="{name}"><soap:operation soapAction="{name}"/><wsdl:input><soap:body use="literal"/>'
        '</wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>'
    )
    return messages, port, bound


PARTS = [operation_parts(name) for name in ("Run", "Tag")]
WSDL = f"""<wsdl:definitions name="Door" targetNamespace="http://door/{NEW}/" xmlns:tns="http://door/{NEW}/"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <wsdl:types><xs:schema targetNamespace="http://door/{NEW}/" elementFormDefault="qualified">
    <xs:element name="Run" type="tns:run"/><xs:element name="RunResponse" type="tns:answer"/>
    <xs:element name="Tag" type="tns:tag"/><xs:element name="TagResponse" type="tns:answer"/>
    <xs:complexType name="run"><xs:sequence>
      <xs:element name="image" type="xs:string"/>
      <xs:element name="groupId" type="xs:string" minOccurs="0"/>
      <xs:element name="groupName" type="xs:string" minOccurs="0"/>
      <xs:element name="count" type="xs:int"/>
      <xs:element name="size" type="xs:int" minOccurs="0"/>
      <xs:element name="zone" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType>
    <xs:complexType name="tag"><xs:sequence><xs:element name="label" type="tns:label"/></xs:sequence></xs:complexType>
    <xs:complexType name="label"><xs:sequence/></xs:complexType>
    <xs:complexType name="answer"><xs:sequence>
      <xs:element name="requestId" type="xs:string"/><xs:element name="domain" type="xs:string" minOccurs="0"/>
    </xs:sequence></xs:complexType>
  </xs:schema></wsdl:types>
  {"".join(part[0] for part in PARTS)}
  <wsdl:portType name="t">{"".join(part[1] for part in PARTS)}</wsdl:portType>
  <wsdl:binding name="b" type="tns:t"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
    {"".join(part[2] for part in PARTS)}</wsdl:binding>
  <wsdl:service name="Door"><wsdl:port name="DoorPort" binding="tns:b"><soap:address location="http://a/"/></wsdl:port>
  </wsdl:service>
</wsdl:definitions>"""

ROWS = (
    f"@version\t{OLD}",
    f"@version\t{MIDDLE}",
    f"@version\t{NEW}",
    "# a comment",
    "",
    f"@operation\tTag\t..{MIDDLE}\tabsent",
    f"answer\trequestId\t..{OLD}\tabsent",
    f'answer\tdomain\t{MIDDLE}..{MIDDLE}\trequired\t\t\t""',
    f"run\tgroupId\t..{OLD}\tabsent",
    f"run\tgroupName\t{OLD}\trequired\tgroupId\t^",
    "run\tcount\t..2008-05-05\toptional\t\tzone",
    "run\tsize\t..2009-01-01\trequired\t\t\t10",
    f"run\tzone\t{OLD}\trequired",
)


def table(*rows: str) -> str:
    return "\n".join(("\t".join(HEADER), *rows)) + "\n"


def module_of(*rows: str) -> types.ModuleType:
    definition = read_bytes(WSDL.encode(), "door.wsdl")
    versions = read_table(table(*rows), "door.tsv", definition)
    module = types.ModuleType("door")
    source = generate(definition, package="euca.wire", source="door.wsdl", versions=versions)
    exec(compile(source, "door", "exec"), module.__dict__)  # noqa: S102
    return module


door = module_of(*ROWS)
C: Contract = door.CONTRACT


def message(version: str, name: str, content: str) -> Any:
    return C.decode(etree.fromstring(f'<{name} xmlns="http://door/{version}/">{content}</{name}>'))


RUN = {
    OLD: "<groupId>g</groupId><image>i</image><size>10</size><zone>z</zone><count>1</count>",
    MIDDLE: "<image>i</image><groupName>g</groupName><count>1</count><size>10</size><zone>z</zone>",
    NEW: "<image>i</image><groupName>g</groupName><count>1</count><zone>z</zone>",
}


@pytest.mark.parametrize("version", [OLD, MIDDLE, NEW])
def test_one_value_as_each_version_writes_it(version: str) -> None:
    value = door.Run(image="i", group_name="g", count=1, zone=("z",))
    written = C.encode("Run", value, version)
    assert written == f'<Run xmlns="http://door/{version}/">{RUN[version]}</Run>'.encode()
    decoded = C.decode(etree.fromstring(written))
    assert decoded.version == version
    assert decoded.operation is C.operations["Run"]
    assert decoded.value == (value if version == NEW else value.replace(size=10))


def test_the_newest_is_written_when_none_is_named() -> None:
    value = door.Run(image="i", count=1)
    assert C.encode("Run", value) == C.encode("Run", value, NEW)


def test_absent_fields_are_left_out_and_refused() -> None:
    answer = door.Answer(request_id="r")
    assert b"requestId" not in C.encode("RunResponse", answer, OLD)
    assert b"<requestId>r</requestId><domain></domain>" in C.encode("RunResponse", answer, MIDDLE)
    assert b"domain" not in C.encode("RunResponse", answer, NEW)
    with pytest.raises(DecodeError, match="unknown element requestId"):
        message(OLD, "RunResponse", "<requestId>r</requestId>")
    with pytest.raises(EncodeError, match=r"Answer\.request_id: is required"):
        C.encode("RunResponse", door.Answer(), NEW)


def test_what_a_version_demands() -> None:
    with pytest.raises(EncodeError, match=r"Run\.zone: holds at least 1 items"):
        C.encode("Run", door.Run(image="i", group_name="g", count=1), OLD)
    with pytest.raises(DecodeError, match="groupId is missing"):
        message(OLD, "Run", "<image>i</image>")
    assert message(OLD, "Run", RUN[OLD].replace("<count>1</count>", "")).value.count is None
    with pytest.raises(DecodeError, match="count is missing"):
        message(NEW, "Run", "<image>i</image><zone>z</zone>")


def test_versions_and_operations_that_are_not_served() -> None:
    with pytest.raises(DecodeError, match="none of the versions served, 2008-02-01 to 2013-02-01"):
        message("2009-01-01", "Run", "")
    with pytest.raises(EncodeError, match="does not serve version 2009-01-01"):
        C.encode("Run", door.Run(image="i", count=1), "2009-01-01")
    with pytest.raises(DecodeError, match="there is no Tag in version 2008-08-08"):
        message(MIDDLE, "Tag", "<label/>")
    assert message(NEW, "Tag", "<label/>").value == door.Tag(label=door.Label())
    assert [C.offers("Tag", version) for version in (OLD, MIDDLE, NEW, None)] == [False, False, True, True]
    assert not C.offers("Nothing")


@pytest.mark.parametrize("version", [OLD, MIDDLE, NEW])
def test_the_published_wsdl_is_that_of_the_version(version: str) -> None:
    published = publish(
        WSDL.encode(), "door.wsdl", versions=C.versions, version=version, addresses={"DoorPort": "https://here/"}
    )
    definition = read_bytes(published, "published.wsdl")
    assert definition.namespace == f"http://door/{version}/"
    assert definition.ports == {"DoorPort": "https://here/"}
    assert set(definition.operations) == ({"Run", "Tag"} if version == NEW else {"Run"})
    assert ("tag" in definition.types, "label" in definition.types, "Tag" in definition.elements) == (
        (version == NEW,) * 3
    )
    for struct in C.types:
        if struct.TYPE in definition.types:
            theirs = [(field.name, field.min, field.max) for field in definition.types[struct.TYPE].fields]
            assert theirs == [(field.wire, field.min, field.max) for field in C.fields(struct, version)]
    schema = etree.fromstring(published).find(f".//{XS}schema")
    assert schema is not None
    content = f'<Run xmlns="http://door/{version}/">{RUN[version]}</Run>'
    etree.XMLSchema(etree.fromstring(etree.tostring(schema))).assertValid(etree.fromstring(content))


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("nothing\timage", "there is no type nothing"),
        ("run\tnothing", "run itself has no element nothing"),
        ("run\timage\t\tsometimes", "occurrence is 'sometimes'"),
        ("run\timage\t\t\t\tnothing", "run itself has no element nothing to follow"),
        ("run\timage\t\t\t\timage", "an element cannot follow itself"),
        ("run\tzone\t\trequired\t\t\tx", "a default is for a required element of a simple type"),
        ("run\tsize\t\toptional\t\t\t1", "a default is for a required element of a simple type"),
        ("run\timage\t\t\tcount", "run has two elements of one name in 2008-02-01"),
        ("run\timage\n" + "run\timage", "line 5 speaks of image in 2008-02-01 too"),
        ("@operation\tNothing\t\tabsent", "there is no operation Nothing"),
        ("@operation\tRun\t\toptional", "an operation can only be absent"),
        ("run", "1 columns"),
        ("run\timage" + "\t" * 6, "8 columns"),
    ],
)
def test_a_row_that_makes_no_sense_is_named_by_line(row: str, complaint: str) -> None:
    line = 5 + row.count("\n")
    with pytest.raises(WsdlError, match=rf"^door\.tsv:{line}: .*{re.escape(complaint)}"):
        module_of(f"@version\t{OLD}", f"@version\t{MIDDLE}", f"@version\t{NEW}", row)


@pytest.mark.parametrize(
    "rows",
    [(), (f"@version\t{OLD}",), (f"@version\t{NEW}", f"@version\t{OLD}"), ("@version\tnew",)],
)
def test_versions_must_be_dates_in_order_up_to_that_of_the_wsdl(rows: tuple[str, ...]) -> None:
    with pytest.raises(WsdlError, match=r"^door\.tsv:1: "):
        module_of(*rows)


def test_header_is_checked() -> None:
    with pytest.raises(WsdlError, match=r"^door\.tsv:1: the first line must be type element"):
        read_table(f"@version\t{NEW}\n", "door.tsv", read_bytes(WSDL.encode(), "door.wsdl"))


BESIDE = ("@namespace\tours\turn:ours", "run\tsize\tours\trequired\tdimension")


def test_a_further_namespace_is_a_version_after_all_dates() -> None:
    beside = module_of(*ROWS, *BESIDE)
    contract: Contract = beside.CONTRACT
    value = beside.Run(image="i", count=1, size=7)
    written = contract.encode("Run", value, "ours")
    assert written == b'<Run xmlns="urn:ours"><image>i</image><count>1</count><dimension>7</dimension></Run>'
    decoded = contract.decode(etree.fromstring(written))
    assert (decoded.version, decoded.value) == ("ours", value)
    assert contract.encode("Run", value) == contract.encode("Run", value, NEW)
    assert contract.offers("Tag", "ours")
    published = publish(WSDL.encode(), "door.wsdl", versions=contract.versions, version="ours", addresses={})
    definition = read_bytes(published, "published.wsdl")
    assert definition.namespace == "urn:ours"
    assert [field.name for field in definition.types["run"].fields][4] == "dimension"


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("@namespace\t2012\turn:ours", r"^door\.tsv:1: .* has to come after the versions"),
        ("@namespace\tours", r"^door\.tsv:5: @namespace needs a name and a namespace"),
        ("@namespace\t\turn:ours", r"^door\.tsv:5: @namespace needs a name and a namespace"),
    ],
)
def test_a_further_namespace_that_makes_no_sense_is_refused(row: str, complaint: str) -> None:
    with pytest.raises(WsdlError, match=complaint):
        module_of(f"@version\t{OLD}", f"@version\t{MIDDLE}", f"@version\t{NEW}", row)
