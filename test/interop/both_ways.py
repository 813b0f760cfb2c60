"""Calling ports whose messages are signed both ways with zeep, WSS4J and npm's soap; loaded by conftest.py, since test directories are no packages."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zeep
from zeep.plugins import Plugin
from zeep.wsa import WSA, WsAddressingPlugin

from euca.soap import namespaces as ns
from euca.testing.loading import load_module
from euca.testing.recording import untouched

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
#: What a cluster has to be told.
TYPE = {"name": "m1.small", "memory": 128, "cores": 1, "disk": 2}


def loaded(program: str) -> Any:
    """A client program in Python as a module; program: its file below this directory."""
    return load_module(f"interop_{program.removesuffix('.py').replace('/', '_')}", HERE / program)


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
    program = loaded("zeep/tier.py")
    made = program.Tier(str(files["key"]), str(files["certificate"]), list(map(str, files["peers"])))
    client = program.connect(tier.wsdl, made, str(tier.tls), Wire)
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


def asked_by_wss4j(java: list[str], tier: Any, environment: dict[str, str], *calls: str) -> list[str]:
    """What WSS4J made of each answer."""
    command = [*java, "Tier", tier.url, *SERVICES[tier.role], *calls]
    environment = {**environment, **tier.environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(calls)
    return lines


def asked_by_npm_soap(environment: dict[str, str], operation: str, to: str, *words: str) -> dict[str, Any]:
    """What npm's soap was answered."""
    command = ["node", str(HERE / "node" / "addressed.js"), operation, to, *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen
