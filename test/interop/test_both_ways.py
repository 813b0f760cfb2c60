"""Clients of other makes where messages are signed both ways: at a running cluster and a running node, in place of the tier above, and at
the cloud's signed address; and where answers may go."""

import importlib.util
import json
import random
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import zeep
import zeep.exceptions
from attrs import evolve
from lxml import etree
from zeep.plugins import Plugin
from zeep.wsa import WSA, WsAddressingPlugin

from euca.soap import namespaces as ns
from euca.soap.security.identity import certificate_from_pem
from euca.soap.security.profile import TIER_REQUEST
from euca.testing.changes import Heard
from euca.testing.recording import Recorder, untouched
from euca.wire import cc, nc

pytestmark = pytest.mark.interop

HERE = Path(__file__).parent
LIMIT_S = 60.0
THIRD = "http://third.example/"
#: What is asked of each tier: for what it has, and for its instances.
RESOURCES = {"cluster": "DescribeResources", "node": "ncDescribeResource"}
INSTANCES = {"cloud": "DescribeInstances", "cluster": "DescribeInstances", "node": "ncDescribeInstances"}
#: Namespace and name of each service.
SERVICES = {
    "cloud": ("http://ec2.amazonaws.com/doc/2013-02-01/", "AmazonEC2"),
    "cluster": ("http://eucalyptus.ucsb.edu/", "EucalyptusCC"),
    "node": ("http://eucalyptus.ucsb.edu/", "EucalyptusNC"),
}
CONTRACTS = {"cluster": cc.CONTRACT, "node": nc.CONTRACT}
#: What a cluster has to be told.
TYPE = {"name": "m1.small", "memory": 128, "cores": 1, "disk": 2}


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"zeep_{name}", HERE / "zeep" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


with_zeep: Any = _loaded("tier")


class Wire(zeep.Transport):  # type: ignore[misc]
    """Keeps what goes over the wire, and changes it where it is told to."""

    ask: Callable[[bytes], bytes] = staticmethod(untouched)
    answer: Callable[[bytes], bytes] = staticmethod(untouched)

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.exchanges: list[tuple[bytes, bytes]] = []

    def post(self, address: str, message: bytes, headers: dict[str, str]) -> Any:
        asked = self.ask(message)
        response = super().post(address, asked, headers)
        response._content = self.answer(response.content)
        self.exchanges.append((asked, response.content))
        return response


class Header(Plugin):  # type: ignore[misc]
    """Adds an addressing header that names an endpoint."""

    def __init__(self, name: str, address: str) -> None:
        self.name, self.address = name, address

    def egress(self, envelope: Any, http_headers: Any, operation: Any, binding_options: Any) -> Any:
        (header,) = envelope.iter(f"{{{ns.SOAP}}}Header")
        header.append(WSA(self.name, WSA.Address(self.address)))
        return envelope, http_headers


def connected(tier: Any, *plugins: Plugin, **changed: Any) -> Any:
    """A client of the port, as the tier above; changed: the files that it goes by, or what becomes of messages on the wire."""
    files = {"key": tier.key, "certificate": tier.certificate, "peers": tier.peers, **changed}
    made = with_zeep.Tier(str(files["key"]), str(files["certificate"]), list(map(str, files["peers"])))
    client = with_zeep.connect(tier.wsdl, made, str(tier.tls), Wire)
    if tier.role == "cloud":
        # EC2's WSDL has no Actions, by which zeep would know that it is to put addressing headers on.
        client.plugins.append(WsAddressingPlugin())
        client._default_service = client.bind("AmazonEC2", "AmazonEC2SignedPort")
    client.plugins.extend(plugins)
    for name in ("ask", "answer"):
        if name in changed:
            setattr(client.transport, name, changed[name])
    return client


def resources(client: Any, tier: Any) -> Any:
    """What the tier answers when it is asked for what it has."""
    more = {"instanceTypes": [TYPE]} if tier.role == "cluster" else {}
    return client.service[RESOURCES[tier.role]](**more)


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
    items = f"<ns1:item><ns1:instanceId>{instance}</ns1:instanceId></ns1:item>"
    cloud.user().call("TerminateInstances", f"<ns1:instancesSet>{items}</ns1:instancesSet>")


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


# WSS4J


def asked_by_wss4j(java: list[str], tier: Any, environment: dict[str, str], *calls: str) -> list[str]:
    """What WSS4J made of each answer."""
    command = [*java, "Tier", tier.url, *SERVICES[tier.role], *calls]
    environment = {**environment, **tier.environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(calls)
    return lines


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


# Where answers go. gSOAP's client is in test_gsoap.py.

#: Addresses that answers may go to, and others.
FINE = {
    "cloud": [("ReplyTo", ns.WSA_ANONYMOUS), ("FaultTo", ns.WSA_ANONYMOUS), ("ReplyTo", ns.WSA_NONE)],
    "cluster": [("ReplyTo", ns.WSA_ANONYMOUS)],
    "node": [("ReplyTo", ns.WSA_ANONYMOUS)],
}
ELSEWHERE = {
    "cloud": [("ReplyTo", THIRD), ("FaultTo", THIRD)],
    "cluster": [("ReplyTo", THIRD), ("FaultTo", THIRD), ("FaultTo", ns.WSA_ANONYMOUS), ("ReplyTo", ns.WSA_NONE)],
    "node": [("ReplyTo", THIRD), ("FaultTo", THIRD), ("FaultTo", ns.WSA_ANONYMOUS), ("ReplyTo", ns.WSA_NONE)],
}


def ask_for_instances(client: Any, port: Any) -> None:
    """Ask for instances, all there are."""
    client.service[INSTANCES[port.role]](**({"instancesSet": {}} if port.role == "cloud" else {}))


def test_zeep_is_answered_itself(port: Any) -> None:
    """What says where an answer goes is signed like the other headers."""
    for name, address in FINE[port.role]:
        client = connected(port, Header(name, address))
        ask_for_instances(client, port)
        ((asked, _),) = client.transport.exchanges
        assert asked.count(b"DigestValue>") == 2 * 6


def test_nobody_else_is_answered_for_zeep(port: Any) -> None:
    """A third host is named that would hear of an answer, or of anything."""
    with socket.create_server(("127.0.0.1", 0)) as third:
        url = f"http://127.0.0.1:{third.getsockname()[1]}/"
        for name, address in ELSEWHERE[port.role]:
            client = connected(port, Header(name, address.replace(THIRD, url)))
            with pytest.raises(zeep.exceptions.SignatureVerificationFailed):
                ask_for_instances(client, port)
            ((_, answered),) = client.transport.exchanges
            assert b"Fault>" in answered and ns.WSSE.encode() not in answered
        third.settimeout(0.2)
        with pytest.raises(TimeoutError):
            third.accept()


def test_wss4j_is_answered_itself_and_nobody_else(cloud: Any, port: Any, java: list[str]) -> None:
    operation = "DescribeImages" if port.role == "cloud" else INSTANCES[port.role]
    calls = [f"{operation},{name}={address}" for name, address in (*FINE[port.role], *ELSEWHERE[port.role])]
    lines = asked_by_wss4j(java, port, cloud.environment(cloud.url), *calls)
    for line in lines[: len(FINE[port.role])]:
        assert etree.fromstring(line).tag.endswith(f"}}{operation}Response")
    for line in lines[len(FINE[port.role]) :]:
        assert line.startswith("not believed: no peer signed the answer: ")


def asked_by_npm_soap(environment: dict[str, str], operation: str, to: str, *words: str) -> dict[str, Any]:
    """What npm's soap was answered."""
    command = ["node", str(HERE / "node" / "addressed.js"), operation, to, *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@pytest.mark.parametrize("path", ["", "/signed"], ids=["unsigned", "signed"])
def test_npm_soap_is_answered_itself_and_nobody_else(cloud: Any, node_modules: Path, path: str) -> None:
    to, more = f"{cloud.address}{path}", {"NODE_PATH": str(node_modules), "ACTION": "DescribeImages"}
    with Recorder(cloud.url) as proxy:
        environment = cloud.environment(f"{proxy.base}/services/Eucalyptus{path}", **more)
        seen = asked_by_npm_soap(environment, "DescribeImages", to, f"ReplyTo={ns.WSA_ANONYMOUS}")
        assert len(seen["answer"]["imagesSet"]["item"]) == 3
        for name in ("ReplyTo", "FaultTo"):
            code, said = asked_by_npm_soap(environment, "DescribeImages", to, f"{name}={THIRD}")["fault"]
            assert code == "Client.AuthFailure" and THIRD in said
    first, *_ = proxy.posted()
    assert first.request.count(b"DigestValue>") == 2 * 6
    (asked,) = etree.fromstring(first.request).xpath("//*[local-name() = 'MessageID']/text()")
    related = etree.fromstring(first.answer).xpath("//*[local-name() = 'RelatesTo']/text()")
    assert related == ([asked] if path else [])


def test_npm_soap_at_a_tier(cloud: Any, tier: Any, node_modules: Path) -> None:
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
