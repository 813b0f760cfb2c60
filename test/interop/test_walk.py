"""Clients of other makes walk from the images to a terminated instance; every answer is held against its version's published schema."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.recording import Exchange, Recorder
from euca.testing.signed_messages import xmlsec_verify

pytestmark = pytest.mark.interop

VERSIONS = ("2008-02-01", "2013-02-01")
HERE = Path(__file__).parent
#: A walk's operations, in the order of their first calls.
OPERATIONS = (
    "DescribeImages",
    "CreateKeyPair",
    "RunInstances",
    "GetConsoleOutput",
    "DescribeInstances",
    "RebootInstances",
    "TerminateInstances",
)
SOAP = {"s": ns.SOAP, "wsse": ns.WSSE, "wsu": ns.WSU, "ds": ns.DS}


def walked(command: list[str], environment: Mapping[str, str]) -> dict[str, Any]:
    """What a client program saw on its way."""
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def check_seen(seen: dict[str, Any], key_name: str) -> None:
    """That a client understood its answers, and that they say what they should."""
    assert {identifier[:4] for identifier in seen["images"]} == {"emi-", "eki-", "eri-"}
    name, fingerprint, material = seen["key"]
    assert name == key_name
    assert fingerprint == fingerprint_of(material)
    instance = seen["instance"]
    assert seen["faults"] == [
        ["Client.InvalidAMIID.NotFound", "The image 'emi-00000000' does not exist"],
        ["Client.InvalidKeyPair.Duplicate", f"The key pair '{key_name}' already exists"],
        ["Client.InvalidInstanceID.NotFound", "The instance 'i-00000000' does not exist"],
    ]
    assert seen["reservation"].startswith("r-")
    assert instance.startswith("i-")
    assert list(dict.fromkeys(seen["states"])) == ["pending", "running"]
    (machine,) = (image for image in seen["images"] if image.startswith("emi-"))
    assert seen["running"] == [machine, key_name, "m1.small"]
    assert instance in seen["console"]
    assert seen["rebooted"] is True
    assert seen["change"] == [instance, "running", "shutting-down"]
    assert seen["end"][-1] == "terminated"
    assert set(seen["end"]) <= {"shutting-down", "terminated"}


def fingerprint_of(material: str) -> str:
    """EC2's fingerprint of a key that the cloud made: SHA-1 of the private key's PKCS#8 form."""
    assert material.startswith("-----BEGIN RSA PRIVATE KEY-----\n")
    der = serialization.load_pem_private_key(material.encode(), None).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return hashlib.sha1(der).digest().hex(":")  # noqa: S324  # EC2's


def check_bytes(posted: list[Exchange], version: str, schema: etree.XMLSchema) -> None:
    """That each message of the walk is as the published schema of its version has it."""
    namespace = f"http://ec2.amazonaws.com/doc/{version}/"
    asked: list[str] = []
    for exchange in posted:
        question = body_of(exchange.request)
        schema.assertValid(question)
        operation = etree.QName(question)
        assert operation.namespace == namespace
        asked.append(operation.localname)
        assert exchange.answer_headers["content-type"].lower() == "text/xml; charset=utf-8"
        answer = body_of(exchange.answer)
        if exchange.status == 200:
            schema.assertValid(answer)
            assert answer.tag == f"{{{namespace}}}{operation.localname}Response"
        else:
            assert exchange.status == 500
            check_fault(answer)
    assert tuple(dict.fromkeys(asked)) == OPERATIONS
    assert sum(exchange.status == 500 for exchange in posted) == 3


def body_of(envelope: bytes) -> etree._Element:
    """The one element in the body."""
    (body,) = etree.fromstring(envelope).xpath("/s:Envelope/s:Body", namespaces=SOAP)
    (element,) = body
    return element


def check_fault(fault: etree._Element) -> None:
    """SOAP 1.1, section 4.4: two children of no namespace; and EC2's tools know nothing but them."""
    assert fault.tag == f"{{{ns.SOAP}}}Fault"
    assert [child.tag for child in fault] == ["faultcode", "faultstring"]
    assert fault[0].text is not None
    assert fault[0].text.startswith("Client.")


def check_unsigned(posted: list[Exchange]) -> None:
    """EC2's answers bear no headers: some clients fail on them."""
    for exchange in posted:
        assert exchange.path == "/services/Eucalyptus"
        assert etree.fromstring(exchange.answer).xpath("count(/s:Envelope/s:Header/*)", namespaces=SOAP) == 0


def check_signed(posted: list[Exchange], certificate: bytes) -> None:
    """Every answer, a fault too, is signed by the cloud: its body and its timestamp, once each."""
    for exchange in posted:
        assert exchange.path == "/services/Eucalyptus/signed"
        xmlsec_verify(exchange.answer, certificate)
        root = etree.fromstring(exchange.answer)
        parts = root.xpath(
            "/s:Envelope/s:Body/@wsu:Id | /s:Envelope/s:Header/wsse:Security/wsu:Timestamp/@wsu:Id", namespaces=SOAP
        )
        references = root.xpath("//ds:Reference/@URI", namespaces=SOAP)
        assert len(parts) == 2
        assert {f"#{part}" for part in parts} <= set(references)
        assert len(references) == len(set(references))


@pytest.mark.parametrize("version", VERSIONS)
def test_zeep(cloud: Any, recorder: Recorder, schemas: Mapping[str, etree.XMLSchema], version: str) -> None:
    key_name = f"zeep {version}"
    command = [sys.executable, str(HERE / "zeep" / "client.py"), version, key_name]
    seen = walked(command, cloud.environment(f"{recorder.base}/services/Eucalyptus"))
    check_seen(seen, key_name)
    check_bytes(recorder.posted(), version, schemas[version])
    check_unsigned(recorder.posted())


@pytest.mark.parametrize("version", VERSIONS)
def test_zeep_with_signed_answers(
    cloud: Any, recorder: Recorder, schemas: Mapping[str, etree.XMLSchema], version: str
) -> None:
    key_name = f"zeep signed {version}"
    command = [sys.executable, str(HERE / "zeep" / "client.py"), version, key_name, "signed"]
    seen = walked(command, cloud.environment(f"{recorder.base}/services/Eucalyptus"))
    check_seen(seen, key_name)
    check_bytes(recorder.posted(), version, schemas[version])
    check_signed(recorder.posted(), cloud.cloud_certificate.read_bytes())


@pytest.mark.parametrize("version", VERSIONS)
def test_npm_soap(
    cloud: Any, recorder: Recorder, schemas: Mapping[str, etree.XMLSchema], node_modules: Path, version: str
) -> None:
    key_name = f"node {version}"
    command = ["node", str(HERE / "node" / "client.js"), version, key_name]
    environment = cloud.environment(f"{recorder.base}/services/Eucalyptus", NODE_PATH=str(node_modules))
    seen = walked(command, environment)
    seen["key"][2] += "\n"  # the library trims text
    check_seen(seen, key_name)
    check_bytes(recorder.posted(), version, schemas[version])
    check_unsigned(recorder.posted())
