"""Every answer in the newest version, as botocore's own parser reads it: the same values, under the names that its model of EC2 has."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import botocore.session
import pytest
from botocore.parsers import EC2QueryParser, QueryParser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.query import answers
from euca.soap.codec import Contract
from euca.testing.struct_samples import StructSamples
from euca.wire import ec2, euare, tokens

VERSION = "2016-11-15"
SESSION = botocore.session.Session()
EC2 = SESSION.get_service_model("ec2", VERSION)

#: Elements that EC2 had once, under this name, and that its newest model leaves out: clients of today do not see them.
GONE = (
    "/return: unknown",
    "/license: unknown",
    "/storage/S3/awsAccessKeyId: unknown",
    "/launchSpecification/networkInterfaceSet/item/groupSet: unknown",
)
#: Operations that EC2 has given up.
NO_MODEL = frozenset({"ActivateLicense", "DeactivateLicense", "DescribeLicenses"})


def differences(shape: Any, element: ElementTree.Element, parsed: Any, path: str) -> Iterator[str]:
    """What the parser read otherwise than it stands there."""
    if shape.type_name == "structure":
        members = {inner.serialization.get("name", name): (name, inner) for name, inner in shape.members.items()}
        for child in element:
            tag = child.tag.rpartition("}")[2]
            if tag not in members:
                yield f"{path}/{tag}: unknown"
                continue
            name, inner = members[tag]
            if name not in (parsed or {}):
                yield f"{path}/{tag}: not read"
            else:
                yield from differences(inner, child, parsed[name], f"{path}/{tag}")
    elif shape.type_name == "list":
        if len(parsed) != len(element):
            yield f"{path}: {len(element)} items, {len(parsed)} read"
        for child, inner in zip(element, parsed, strict=False):
            yield from differences(shape.member, child, inner, f"{path}/{child.tag.rpartition('}')[2]}")
    elif _value(shape.type_name, element.text or "") != parsed:
        yield f"{path}: {element.text!r} read as {parsed!r}"


def _value(kind: str, text: str) -> Any:
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("float", "double"):
        return float(text)
    if kind == "boolean":
        return text == "true"
    if kind == "timestamp":
        return datetime.datetime.fromisoformat(text)
    return base64.b64decode(text) if kind == "blob" else text


def check(contract: Contract, model: Any, parser: Any, operation: str, answer: Any, version: str | None) -> list[str]:
    body = answers.DECLARATION + contract.encode(f"{operation}Response", answer, version)
    shape = model.operation_model(operation).output_shape
    parsed = parser.parse({"body": body, "status_code": 200, "headers": {}}, shape)
    root = ElementTree.fromstring(body)  # noqa: S314
    metadata = parsed["ResponseMetadata"]
    for name in ("requestId", "ResponseMetadata"):
        for child in root.findall(f"{{*}}{name}"):
            assert metadata["RequestId"] == "".join(child.itertext())
            root.remove(child)
    if isinstance(parser, EC2QueryParser):
        wrapped = root
    else:
        found = root.find(f"{{*}}{operation}Result")
        wrapped = ElementTree.Element("none") if found is None else found
    if shape is None:
        return [f"{operation}/{child.tag}" for child in wrapped if not child.tag.endswith("}return")]
    return list(differences(shape, wrapped, parsed, operation))


OFFERED = [name for name in ec2.CONTRACT.operations if ec2.CONTRACT.offers(name, VERSION) and name not in NO_MODEL]
#: What is a text in our schema is a number or base64 in botocore's model here and there: these are all three.
PLAIN = st.from_regex(r"([0-9]{4}){1,2}", fullmatch=True)
EMPTY_TOO = StructSamples(ec2.CONTRACT, [VERSION], text=PLAIN)
FULL = StructSamples(ec2.CONTRACT, [VERSION], full=True, text=PLAIN)


def test_there_is_a_model_of_nearly_all_of_them() -> None:
    assert len(OFFERED) >= 147
    assert set(OFFERED) <= set(EC2.operation_names)


def each(
    samples: StructSamples, contract: Contract, model: Any, parser: Any, operation: str, version: str | None
) -> None:
    """Some answers of one operation."""

    @given(samples.values(contract.operations[operation].output.type))
    @settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def one(answer: Any) -> None:
        found = check(contract, model, parser, operation, answer, version)
        assert [one for one in found if not one.endswith(GONE)] == []

    one()


@pytest.mark.parametrize("part", range(8))
def test_answers_of_ec2_with_all_that_may_be_in_them(part: int) -> None:
    for operation in OFFERED[part::8]:
        each(FULL, ec2.CONTRACT, EC2, EC2QueryParser(), operation, VERSION)


@given(data=st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_answers_of_ec2_with_some_of_it(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(OFFERED))
    answer = data.draw(EMPTY_TOO.values(ec2.CONTRACT.operations[operation].output.type))

    found = check(ec2.CONTRACT, EC2, EC2QueryParser(), operation, answer, VERSION)

    assert [one for one in found if not one.endswith(GONE)] == []


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=20
    )
)
def test_texts_come_as_they_are(text: str) -> None:
    tag = ec2.TagSetItemType(resource_id="i-12345678", resource_type="instance", key="k", value=text)
    answer = ec2.DescribeTagsResponseType(request_id="r", tag_set=ec2.TagSetType(item=(tag,)))
    assert check(ec2.CONTRACT, EC2, EC2QueryParser(), "DescribeTags", answer, VERSION) == []


@pytest.mark.parametrize(("service", "contract"), [("iam", euare.CONTRACT), ("sts", tokens.CONTRACT)])
def test_answers_of_the_other_services(service: str, contract: Contract) -> None:
    model = SESSION.get_service_model(service)
    samples = StructSamples(contract, [], full=True, text=PLAIN)
    for operation in contract.operations:
        each(samples, contract, model, QueryParser(), operation, None)


@given(st.text(max_size=40), st.text(max_size=40))
def test_errors_are_read_by_their_code(code: str, message: str) -> None:
    for parser, body in (
        (EC2QueryParser(), answers.ec2_error(code, message, "r-1")),
        (QueryParser(), answers.service_error("https://iam.amazonaws.com/doc/2010-05-08/", code, message, "r-1", 403)),
    ):
        parsed = parser.parse({"body": body, "status_code": 400, "headers": {}}, None)
        assert parsed["ResponseMetadata"]["RequestId"] == "r-1"
        if code.isprintable() and message.isprintable() and code and message:
            assert (parsed["Error"]["Code"], parsed["Error"]["Message"]) == (code, message)
