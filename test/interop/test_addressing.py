"""Where answers go, with other toolkits: to who asked, and to nobody else. gSOAP's clients are in test_gsoap.py."""

import socket
from pathlib import Path
from typing import Any

import pytest
import zeep.exceptions
from interop_both_ways import INSTANCES, THIRD, Header, asked_by_npm_soap, asked_by_wss4j, connected
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.recording import Recorder

pytestmark = pytest.mark.interop

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
