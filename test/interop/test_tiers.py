"""Clients of other makes at a running cluster and a running node, in place of the tier above. gSOAP's are in test_gsoap.py."""

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
import zeep.exceptions
from attrs import evolve
from interop_both_ways import (
    HERE,
    INSTANCES,
    LIMIT_S,
    RESOURCES,
    SERVICES,
    THIRD,
    asked_by_npm_soap,
    asked_by_wss4j,
    connected,
    resources,
)
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.security.identity import certificate_from_pem
from euca.soap.security.profile import TIER_REQUEST
from euca.testing.changes import Heard
from euca.wire import cc, nc

pytestmark = pytest.mark.interop

CONTRACTS = {"cluster": cc.CONTRACT, "node": nc.CONTRACT}


def test_zeep_describes_resources(tier: Any) -> None:
    """Each message bears what it must, signed: the class in zeep/tier.py believes no other answer."""
    client = connected(tier)
    found = resources(client, tier)
    if tier.role == "cluster":
        (room,) = found["resources"]
        assert room["instanceType"]["name"] == "m1.small"
        assert 0 < room["availableInstances"] <= room["maxInstances"]
    else:
        assert found["nodeStatus"] == "ok"
        assert 0 < found["memorySizeAvailable"] <= found["memorySizeMax"]
    ((asked, answered),) = client.transport.exchanges
    for message, headers in ((asked, 3), (answered, 4)):
        root = etree.fromstring(message)
        assert root.xpath("count(//*[local-name() = 'Reference'][@URI and not(@ValueType)])") == headers + 2
        assert root.xpath("count(/*/*[local-name() = 'Header']/*)") == headers + 1
    certificate = certificate_from_pem(tier.certificate.read_bytes())
    heard = Heard(asked, TIER_REQUEST, CONTRACTS[tier.role], {certificate})
    heard.check(random.Random(), 400)  # noqa: S311  # any change


def test_zeep_describes_instances(cloud: Any, tier: Any) -> None:
    """As a program of its own, by the published WSDL."""
    instance = cloud.launch().instances_set.item[0].instance_id
    command = [sys.executable, str(HERE / "zeep" / "tier.py"), tier.wsdl, INSTANCES[tier.role]]
    environment = {**cloud.environment(cloud.url), **tier.environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 0, done.stderr
    (listing,) = (value for value in json.loads(done.stdout).values() if value and isinstance(value, list))
    assert instance in {item["instanceId"] for item in listing}
    cloud.user().terminate(instance)


def test_zeep_is_refused_what_was_changed(tier: Any) -> None:
    client = connected(tier, ask=lambda message: message.replace(b"Describe", b"Reboot"))
    with pytest.raises(zeep.exceptions.SignatureVerificationFailed):
        client.service[INSTANCES[tier.role]]()
    ((_, answered),) = client.transport.exchanges
    assert b"Fault" in answered and ns.WSSE.encode() not in answered


def test_zeep_is_refused_as_a_stranger(cloud: Any, tier: Any) -> None:
    """A user's key counts at EC2's door only."""
    client = connected(tier, key=cloud.key, certificate=cloud.certificate)
    with pytest.raises(zeep.exceptions.SignatureVerificationFailed):
        client.service[INSTANCES[tier.role]]()
    ((_, answered),) = client.transport.exchanges
    assert b"Fault" in answered


def changed(pattern: bytes, put: bytes) -> Callable[[bytes], bytes]:
    """A change of a message's bytes, at the first place of a pattern."""

    def change(data: bytes) -> bytes:
        after, found = re.subn(pattern, put, data, count=1)
        assert found == 1
        return after

    return change


HARMLESS = changed(rb"</(\w+:)?Body>", rb"</\1Body >")
CHANGES = {
    "body": changed(rb"(</(\w+:)?Body>)", rb"<x/>\1"),
    "timestamp": changed(rb"(Expires[^>]*>)2", rb"\g<1>3"),
    "action": changed(rb"Response(</(\w+:)?Action>)", rb"Fault\1"),
    "question": changed(rb"(RelatesTo[^>]*>urn:uuid:)[^<]*", rb"\g<1>00000000-0000-4000-8000-000000000000"),
    "one more header": changed(rb"(</(\w+:)?Header>)", rb"<x/>\1"),
    "signature": changed(rb"(SignatureValue[^>]*>)[^<]{8}", rb"\g<1>AAAAAAAA"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_zeep_believes_no_changed_answer(tier: Any, change: Callable[[bytes], bytes]) -> None:
    connected(tier, answer=HARMLESS).service[INSTANCES[tier.role]]()
    with pytest.raises(zeep.exceptions.SignatureVerificationFailed):
        connected(tier, answer=change).service[INSTANCES[tier.role]]()


def test_zeep_believes_no_answer_to_another_question(tier: Any) -> None:
    client = connected(tier)
    client.service[INSTANCES[tier.role]]()
    ((_, first),) = client.transport.exchanges
    client.transport.answer = lambda _: first
    with pytest.raises(zeep.exceptions.SignatureVerificationFailed, match="another question"):
        client.service[INSTANCES[tier.role]]()


def test_zeep_believes_no_other_signer(cloud: Any, tier: Any) -> None:
    client = connected(tier, peers=[cloud.cloud_certificate])
    with pytest.raises(zeep.exceptions.SignatureVerificationFailed, match="KeyError"):
        client.service[INSTANCES[tier.role]]()


def test_wss4j_describes(cloud: Any, tier: Any, java: list[str]) -> None:
    """Body, Timestamp and addressing headers are signed in both directions."""
    calls = [RESOURCES[tier.role], INSTANCES[tier.role], "DescribeEverything"]
    resources, instances, nothing = asked_by_wss4j(java, tier, cloud.environment(cloud.url), *calls)
    assert etree.fromstring(resources).tag.endswith(f"}}{RESOURCES[tier.role]}Response")
    assert re.search(r"<(numberOfCoresMax|availableInstances)>[1-9]", resources)
    assert etree.fromstring(instances).tag.endswith(f"}}{INSTANCES[tier.role]}Response")
    assert nothing.startswith("not believed: no peer signed the answer: soap:Client")


def test_wss4j_believes_no_other_signer(cloud: Any, tier: Any, java: list[str]) -> None:
    other = evolve(tier, peers=(cloud.cloud_certificate,))
    (line,) = asked_by_wss4j(java, other, cloud.environment(cloud.url), INSTANCES[tier.role])
    assert line.startswith("not believed: ") and "no peer signed" not in line


def test_npm_soap_at_a_tier(cloud: Any, tier: Any, node_modules: Any) -> None:
    """It signs what it is told to, the addressing headers, too; it verifies no answer."""
    keys = {"EC2_CERT": str(tier.certificate), "EC2_PRIVATE_KEY": str(tier.key), "NODE_EXTRA_CA_CERTS": str(tier.tls)}

    def asked(operation: str, *words: str) -> dict[str, Any]:
        more = {"NODE_PATH": str(node_modules), "ACTION": f"{SERVICES[tier.role][1]}#{operation}", **keys}
        return asked_by_npm_soap(cloud.environment(tier.url) | more, operation, tier.url, *words)

    answer = asked(RESOURCES[tier.role], f"ReplyTo={ns.WSA_ANONYMOUS}")["answer"]
    if tier.role == "cluster":
        assert answer["resources"][0]["availableInstances"] > 0
    else:
        assert answer["nodeStatus"] == "ok"
    code, said = asked(RESOURCES[tier.role], f"ReplyTo={THIRD}")["fault"]
    assert code == "soap:Client" and THIRD in said
