"""Clients of other makes walk from the images to a terminated instance; every answer is held against its version's schema."""

import base64
import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import serialization
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.bare_ec2 import BareUser, instances_set
from euca.testing.recording import Exchange, Recorder
from euca.testing.signed_messages import replace, xmlsec_verify

pytestmark = pytest.mark.interop

VERSIONS = ("2008-02-01", "2013-02-01")
#: The oldest and the newest: what their answers have is held against the WSDL that the cloud publishes for them.
ALL_VERSIONS = ("2006-06-26", *VERSIONS, "2016-11-15")
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
    """SOAP 1.1, section 4.4: children of no namespace; EC2's tools print the first two, and the third has the request's id as EC2's had."""
    assert fault.tag == f"{{{ns.SOAP}}}Fault"
    assert [child.tag for child in fault] == ["faultcode", "faultstring", "detail"]
    (request_id,) = fault[2]
    assert request_id.tag == "{http://webservices.amazon.com/AWSFault/2005-15-09}RequestId"
    assert request_id.text
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


@pytest.mark.parametrize("version", ALL_VERSIONS)
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


@pytest.mark.parametrize("version", ALL_VERSIONS)
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


@pytest.mark.parametrize("version", VERSIONS)
def test_wss4j(
    cloud: Any, recorder: Recorder, schemas: Mapping[str, etree.XMLSchema], java_client: list[str], version: str
) -> None:
    key_name = f"java {version}"
    seen = walked([*java_client, version, key_name], cloud.environment(f"{recorder.base}/services/Eucalyptus"))
    check_seen(seen, key_name)
    check_bytes(recorder.posted(), version, schemas[version])
    check_unsigned(recorder.posted())
    assert all(b"rsa-sha1" in exchange.request for exchange in recorder.posted())


@pytest.mark.parametrize("version", VERSIONS)
def test_wss4j_with_signed_answers(
    cloud: Any, recorder: Recorder, schemas: Mapping[str, etree.XMLSchema], java_client: list[str], version: str
) -> None:
    key_name = f"java signed {version}"
    environment = cloud.environment(f"{recorder.base}/services/Eucalyptus")
    seen = walked([*java_client, version, key_name, "signed"], environment)
    check_seen(seen, key_name)
    check_bytes(recorder.posted(), version, schemas[version])
    check_signed(recorder.posted(), cloud.cloud_certificate.read_bytes())


def test_signed_answers_that_were_changed_are_not_believed(cloud: Any, java_client: list[str]) -> None:
    """By zeep and WSS4J: each stops at the first answer."""
    zeep = [sys.executable, str(HERE / "zeep" / "client.py")]
    for command, refusal in ((zeep, "SignatureVerificationFailed"), (java_client, "WSSecurityException")):
        with Recorder(cloud.url, answer=replace(b"</soap:Body>", b" </soap:Body>")) as proxy:
            words = [VERSIONS[-1], "changed", "signed"]
            environment = cloud.environment(f"{proxy.base}/services/Eucalyptus")
            done = subprocess.run(
                [*command, *words], env=environment, capture_output=True, text=True, timeout=90, check=False
            )
        assert done.returncode != 0 and refusal in done.stderr
        assert len(proxy.posted()) == 1


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("sha1", [False, True], ids=["sha256", "sha1"])
def test_envelopes_by_hand(
    cloud: Any, recorder: Recorder, schemas: Mapping[str, etree.XMLSchema], version: str, sha1: bool
) -> None:
    user = cloud.user(f"{recorder.base}/services/Eucalyptus", version=version, sha1=sha1)
    key_name = f"bare {version} {sha1}"
    check_seen(walk_by_hand(user, key_name), key_name)
    check_bytes(recorder.posted(), version, schemas[version])
    check_unsigned(recorder.posted())


def walk_by_hand(user: BareUser, key_name: str) -> dict[str, Any]:
    """The walk with envelopes written as text, which xmlsec signs."""
    images = user.call("DescribeImages", "<ns1:imagesSet/>").texts("imagesSet/item/imageId")
    machine = next(image for image in images if image.startswith("emi-"))
    pair = user.call("CreateKeyPair", f"<ns1:keyName>{key_name}</ns1:keyName>")
    asked = "<ns1:imageId>{}</ns1:imageId>" + LAUNCH.format(key_name)
    faults = [
        user.call("RunInstances", asked.format("emi-00000000")).fault,
        user.call("CreateKeyPair", f"<ns1:keyName>{key_name}</ns1:keyName>").fault,
        user.call("GetConsoleOutput", "<ns1:instanceId>i-00000000</ns1:instanceId>").fault,
    ]
    launched = user.call("RunInstances", asked.format(machine))
    (instance,) = launched.texts("instancesSet/item/instanceId")
    which = instances_set(instance)
    states = [*launched.texts("instancesSet/item/instanceState/name"), *states_until(user, which, "running")]
    running = user.call("DescribeInstances", which)
    console = user.call("GetConsoleOutput", f"<ns1:instanceId>{instance}</ns1:instanceId>").texts("output")[0]
    rebooted = user.call("RebootInstances", which).texts("return")
    ended = user.terminate(instance)
    return {
        "images": images,
        "key": [pair.texts(name)[0] for name in ("keyName", "keyFingerprint", "keyMaterial")],
        "faults": [list(fault or ()) for fault in faults],
        "reservation": launched.texts("reservationId")[0],
        "instance": instance,
        "states": states,
        "running": [running.texts(f"{DESCRIBED}/{name}")[0] for name in ("imageId", "keyName", "instanceType")],
        "console": base64.b64decode(console).decode(),
        "rebooted": rebooted == ["true"],
        "change": [
            *ended.texts("instancesSet/item/instanceId"),
            *ended.texts("instancesSet/item/previousState/name"),
            *ended.texts("instancesSet/item/currentState/name"),
            *ended.texts("instancesSet/item/shutdownState/name"),
        ],
        "end": states_until(user, which, "terminated"),
    }


DESCRIBED = "reservationSet/item/instancesSet/item"
LAUNCH = (
    "<ns1:minCount>1</ns1:minCount><ns1:maxCount>1</ns1:maxCount><ns1:keyName>{}</ns1:keyName>"
    "<ns1:groupSet><ns1:item><ns1:groupId>default</ns1:groupId></ns1:item></ns1:groupSet>"
    "<ns1:instanceType>m1.small</ns1:instanceType>"
)


def states_until(user: BareUser, which: str, wanted: str) -> list[str]:
    """The states that the instance goes through until the one that is wanted."""
    seen: list[str] = []
    end = time.monotonic() + 60
    while wanted not in seen and time.monotonic() < end:
        seen += user.call("DescribeInstances", which).texts(f"{DESCRIBED}/instanceState/name")
        time.sleep(0.1)
    return seen


def test_over_tls_at_the_addresses_that_the_wsdl_names(cloud: Any) -> None:
    """The client trusts the cloud's TLS certificate only."""
    url = cloud.url.replace("http:", "https:")
    script = f"""
import client
ec2 = client.connect({url!r}, {str(cloud.key)!r}, {str(cloud.certificate)!r}, "2013-02-01", tls={str(cloud.tls_certificate)!r})
ports = ec2._client.wsdl.services["AmazonEC2"].ports.values()
print(*(port.binding_options["address"] for port in ports))
print(len(ec2.DescribeImages(imagesSet={{}})["imagesSet"]["item"]))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=HERE / "zeep",
        env=cloud.environment(url),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout == f"{url} {url}/signed\n3\n", done.stderr
