"""The contracts between tiers: every element both ways, and against other readers of the same WSDL."""

import inspect
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xmlschema
import zeep
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from xmlschema.validators.xsdbase import XsdValidator

from euca.soap.codec import Contract, Element, Field, Struct
from euca.soap.errors import DecodeError
from euca.soap.security.profile import TIER_ANSWER, TIER_REQUEST
from euca.wire import cc, enrol, nc

NAMESPACE = "http://eucalyptus.ucsb.edu/"
CONTRACTS = (nc.CONTRACT, cc.CONTRACT, enrol.CONTRACT)
EVERY = [(contract, element) for contract in CONTRACTS for element in contract.elements.values()]
each_element = pytest.mark.parametrize(
    ("contract", "element"), EVERY, ids=[f"{contract.name}-{element.name}" for contract, element in EVERY]
)
# `given` stands on functions inside the tests: pytest-twisted wraps a parametrised one again for each parameter.
few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "string": st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
        | st.sampled_from("&<>\"'\t\n\r"),
        max_size=6,
    ),
    "int": st.integers(-(2**31), 2**31 - 1),
    "long": st.integers(-(2**63), 2**63 - 1),
    "boolean": st.booleans(),
    "base64Binary": st.binary(max_size=9),
    "dateTime": st.datetimes(datetime(1000, 1, 1)).map(
        lambda when: when.replace(microsecond=when.microsecond // 1000 * 1000, tzinfo=UTC)
    ),
}


def values(contract: Contract, struct: type[Struct]) -> st.SearchStrategy[Struct]:
    """Any value of a class."""
    types = {kind.TYPE: kind for kind in contract.types}

    def field(table: Field) -> st.SearchStrategy[Any]:
        inner = SIMPLE[table.type] if table.type in SIMPLE else values(contract, types[table.type])
        if table.is_array:
            return st.lists(inner, min_size=table.min, max_size=max(2, table.min)).map(tuple)
        return inner if table.min else st.none() | inner

    fields = {table.name: field(table) for table in struct.FIELDS}
    return st.fixed_dictionaries(fields).map(lambda made: struct(**made))


def _cached_properties(cls: type) -> Iterator[str]:
    """As xmlschema's own, which stumbles over the marks that zope.interface leaves on abstract classes."""
    return (name for name in dir(cls) if isinstance(inspect.getattr_static(cls, name, None), cached_property))


XsdValidator._cached_properties = classmethod(_cached_properties)


@cache
def schema_of(contract: Contract) -> xmlschema.XMLSchema:
    """The schemas inside the published WSDL, read by another library."""
    root = etree.fromstring(contract.wsdl())
    first, *others = root.iter("{http://www.w3.org/2001/XMLSchema}schema")
    schema = xmlschema.XMLSchema(BytesIO(etree.tostring(first)), build=not others)
    for other in others:
        schema.add_schema(BytesIO(etree.tostring(other)), build=True)
    return schema


@cache
def zeep_of(contract: Contract) -> zeep.Client:
    return zeep.Client(BytesIO(contract.wsdl()))


@each_element
def test_what_is_written_reads_back_and_is_canonical(contract: Contract, element: Element) -> None:
    @few
    @given(values(contract, element.type))
    def check(value: Struct) -> None:
        written = contract.encode(element.name, value)
        parsed = etree.fromstring(written)
        decoded = contract.decode(parsed)
        assert decoded.value == value
        assert decoded.element is element
        assert etree.tostring(parsed, method="c14n", exclusive=True) == written

    check()


@each_element
def test_what_is_written_is_valid_for_another_reader(contract: Contract, element: Element) -> None:
    @few
    @given(values(contract, element.type))
    def check(value: Struct) -> None:
        schema_of(contract).validate(BytesIO(contract.encode(element.name, value)))

    check()


def as_plain(value: Any) -> Any:
    """What zeep makes its own objects from."""
    if isinstance(value, Struct):
        made = {table.wire: as_plain(getattr(value, table.name)) for table in value.FIELDS}
        return {name: item for name, item in made.items() if item is not None}
    return [as_plain(item) for item in value] if isinstance(value, tuple) else value


@each_element
def test_zeep_makes_the_same_of_the_same_values(contract: Contract, element: Element) -> None:
    @few
    @given(values(contract, element.type))
    def check(value: Struct) -> None:
        made = zeep_of(contract).get_element(element.qname)
        parent = etree.Element("parent")
        made.render(parent, made(**as_plain(value)))
        (theirs,) = parent
        assert contract.decode(etree.fromstring(etree.tostring(theirs))).value == value

    check()


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_zeep_sees_the_same_operations(contract: Contract) -> None:
    client = zeep_of(contract)
    (binding,) = client.wsdl.bindings.values()
    theirs = {name: operation.soapaction for name, operation in binding.all().items()}
    assert theirs == {name: operation.soap_action for name, operation in contract.operations.items()}


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_actions_and_faults(contract: Contract) -> None:
    for name, operation in contract.operations.items():
        action = f"{contract.name}#{name}"
        assert (operation.soap_action, operation.action) == (action, action)
        assert operation.response_action == f"{action}Response"
        assert operation.fault_actions == {"fault": f"{action}Fault"}
        (fault,) = operation.faults.values()
        assert fault.qname == f"{{{NAMESPACE}}}fault"
        names = [field.wire for field in fault.type.FIELDS]
        assert names == ["code", "message", "tier", "correlationId", "definite"]


def test_what_only_reads_is_marked_so() -> None:
    marked = {name for contract in CONTRACTS for name, found in contract.operations.items() if found.read_only}
    assert marked == {
        *("ncDescribeInstances", "ncDescribeResource", "ncGetConsoleOutput"),
        *("DescribeInstances", "DescribeResources", "DescribePublicAddresses", "GetConsoleOutput"),
    }


def test_secrets_are_not_shown() -> None:
    machine = nc.VirtualMachineType(memory=1)
    run = nc.NcRunInstanceType(
        image_id="emi-1", kernel_id="eki-1", image_url="s3cret", kernel_url="s3cret", ramdisk_url="s3cret",
        instance_id="i-1", instance_type=machine, key_name="k", public_mac_address="m", private_mac_address="m",
        reservation_id="r", vlan=1, user_data=b"s3cret", key_text="s3cret",
    )  # fmt: skip
    assert "s3cret" not in repr(run)
    assert repr(run).count("***") == 5
    assert "emi-1" in repr(run)
    secret = {field.wire for kind in (*nc.CONTRACT.types, *cc.CONTRACT.types) for field in kind.FIELDS if field.secret}
    assert secret == {"imageURL", "kernelURL", "ramdiskURL", "userData", "userDataBase64", "keyText"}


# The original's messages, from its documentation beside the checkout.

NOT_IN_THE_ORIGINAL = {"EucalyptusNC": {"ncApplyNetwork"}, "EucalyptusCC": {"ApplyNetwork"}}
OCCURRENCE = {"": (1, 1), "?": (0, 1), "*": (0, None), "+": (1, None), "{0,64}": (0, 64)}


def original(contracts: Path, service: str) -> tuple[set[str], dict[str, tuple[str | None, list[tuple[Any, ...]]]]]:
    """(operations, type → (its base, its fields as (wire, type, min, max)))."""
    text = (contracts / "eucalyptus-1.4-messages.md").read_text().split(f"(`{service}`)")[1].split("\n## ")[0]
    operations = set(re.findall(rf"^\| (\w+) \| {service}#", text, re.MULTILINE))
    types: dict[str, tuple[str | None, list[tuple[Any, ...]]]] = {}
    for name, fields in re.findall(r"^\| (\w+) \| ((?:\(extends|\w+:).*) \|$", text, re.MULTILINE):
        base = re.match(r"\(extends (\w+)\)", fields)
        found = re.findall(r"(\w+):(\w+)(\?|\*|\+|\{0,64\})?", fields)
        types[name] = (base and base[1], [(wire, kind, *OCCURRENCE[often]) for wire, kind, often in found])
    return operations, types


@pytest.mark.parametrize("contract", [nc.CONTRACT, cc.CONTRACT], ids=lambda contract: contract.name)
def test_the_originals_fields_come_first_and_ours_are_optional(contract: Contract, contracts: Path) -> None:
    operations, types = original(contracts, contract.name)
    assert set(contract.operations) == operations | NOT_IN_THE_ORIGINAL[contract.name]
    ours = {kind.TYPE: kind for kind in contract.types}
    assert len(types) > 15
    for name, (base, fields) in types.items():
        kind = ours[name]
        inherited = len(ours[base].FIELDS) if base else 0
        own = [(field.wire, field.type, field.min, field.max) for field in kind.FIELDS[inherited:]]
        assert own[: len(fields)] == fields, name
        assert all(minimum == 0 for _, _, minimum, _ in own[len(fields) :]), name
        assert kind.__base__ is (ours[base] if base else Struct)
        assert kind.NAMESPACE == NAMESPACE


def test_an_original_message_is_understood() -> None:
    message = etree.fromstring(
        f"""<ns:ncTerminateInstance xmlns:ns="{NAMESPACE}">
              <ns:correlationId>c-1</ns:correlationId>
              <ns:userId>eucalyptus</ns:userId>
              <ns:instanceId>i-31337</ns:instanceId>
            </ns:ncTerminateInstance>"""
    )
    decoded = nc.CONTRACT.decode(message)
    assert decoded.value == nc.NcTerminateInstanceType(
        correlation_id="c-1", user_id="eucalyptus", instance_id="i-31337"
    )
    assert decoded.operation is nc.CONTRACT.operations["ncTerminateInstance"]


def test_an_answer_is_no_request() -> None:
    answer = nc.CONTRACT.encode("ncRebootInstanceResponse", nc.NcRebootInstanceResponseType(status=True))
    assert nc.CONTRACT.decode(etree.fromstring(answer)).operation is None


def test_the_other_tiers_message_is_refused() -> None:
    message = nc.CONTRACT.encode("ncDescribeResource", nc.NcDescribeResourceType())
    with pytest.raises(DecodeError, match="EucalyptusCC has no element ncDescribeResource"):
        cc.CONTRACT.decode(etree.fromstring(message))


def test_published_addresses_are_those_given() -> None:
    published = nc.CONTRACT.wsdl(addresses={"EucalyptusNCPort": "https://10.0.0.7:8775/axis2/services/EucalyptusNC"})
    client = zeep.Client(BytesIO(published))
    (service,) = client.wsdl.services.values()
    (port,) = service.ports.values()
    assert port.binding_options["address"] == "https://10.0.0.7:8775/axis2/services/EucalyptusNC"
    with pytest.raises(KeyError):
        nc.CONTRACT.wsdl(addresses={"Other": "http://x/"})
    with pytest.raises(ValueError, match="does not serve version"):
        nc.CONTRACT.wsdl(version="2008-02-01")


WSDL = {"w": "http://schemas.xmlsoap.org/wsdl/", "p": "http://www.w3.org/ns/ws-policy"}
SP = "{http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702}"
WSA = "http://www.w3.org/2005/08/addressing"
WSU_ID = "{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Id"


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_the_policy_says_what_the_profile_demands(contract: Contract) -> None:
    root = etree.fromstring(contract.wsdl())
    (policy,) = root.findall("p:Policy", WSDL)
    references = [node.get("URI") for node in root.iterfind("w:binding/p:PolicyReference", WSDL)]
    assert references == [f"#{policy.get(WSU_ID)}"]
    signed = {
        node.get("Name") and f"{{{node.get('Namespace')}}}{node.get('Name')}"
        for parts in policy.iter(f"{SP}SignedParts")
        for node in parts
    }
    headers = {name for name in TIER_ANSWER.signed if name.startswith(f"{{{WSA}}}")}
    assert signed == {None, *headers, f"{{{WSA}}}ReplyTo"}
    required = {node.get("Name") for parts in policy.iter(f"{SP}RequiredParts") for node in parts}
    assert {f"{{{WSA}}}{name}" for name in required} == {name for name in TIER_REQUEST.signed if name in headers}
    for demanded in ("AsymmetricBinding", "IncludeTimestamp", "OnlySignEntireHeadersAndBody", "Basic256Sha256"):
        assert len(list(policy.iter(f"{SP}{demanded}"))) == 1
