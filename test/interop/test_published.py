"""Every WSDL that a running cloud publishes, read by five toolkits, which all see the same operations at the same ports."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import zeep
from lxml import etree

from euca.soap import namespaces as ns
from euca.testing.loopback import fetched
from euca.wire import cc, ec2, enrol, nc

pytestmark = pytest.mark.interop

HERE = Path(__file__).parent
LIMIT_S = 60.0
GSOAP = Path("/usr/share/gsoap")
NAMES = {"w": ns.WSDL, "soap": ns.WSDL_SOAP, "xs": ns.XSD, "wsp": ns.WSP}
assert ec2.CONTRACT.versions is not None
VERSIONS = ec2.CONTRACT.versions.served
OLDEST, NEWEST = VERSIONS[0], VERSIONS[-1]

#: Names of operations, by the port's name.
Ports = Mapping[str, set[str]]


@pytest.fixture(scope="session")
def published(cloud: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each published WSDL in a file, by a short name."""
    base = cloud.address.removesuffix("/services/Eucalyptus")
    addresses = {
        "ec2": f"{cloud.address}?wsdl",
        "ec2-signed": f"{cloud.address}/signed?wsdl",
        **{f"ec2-{version}": f"{cloud.address}?wsdl&version={version}" for version in VERSIONS},
        "enrol-cloud": f"{base}/services/Enrol?wsdl",
        "enrol-cluster": cloud.tier("cluster").url.partition("/axis2")[0] + "/services/Enrol?wsdl",
        **{role: cloud.tier(role).wsdl for role in ("cluster", "node")},
    }
    folder = tmp_path_factory.mktemp("published")
    for name, address in addresses.items():
        (folder / f"{name}.wsdl").write_bytes(fetched(address))
    return {name: folder / f"{name}.wsdl" for name in addresses}


def bindings(path: Path) -> Ports:
    """The operations of each port, as they stand in the document."""
    root = etree.parse(path).getroot()
    found: dict[str, set[str]] = {}
    for port in root.iterfind("w:service/w:port", NAMES):
        name = str(port.get("binding")).partition(":")[2]
        operations = root.xpath("w:binding[@name = $name]/w:operation/@name", namespaces=NAMES, name=name)
        found[str(port.get("name"))] = set(map(str, operations))
    return found


def test_they_are_those_of_the_contracts(published: Mapping[str, Path]) -> None:
    contracts = {
        "enrol-cloud": enrol.CONTRACT,
        "enrol-cluster": enrol.CONTRACT,
        "cluster": cc.CONTRACT,
        "node": nc.CONTRACT,
    }
    for name, contract in contracts.items():
        assert bindings(published[name]) == {port: set(contract.operations) for port in contract.ports}, name
    # A version of EC2's has nothing that is Eucalyptus's own.
    offered = {name for name in ec2.CONTRACT.operations if ec2.CONTRACT.offers(name, NEWEST)}
    for name in ("ec2", "ec2-signed", f"ec2-{NEWEST}"):
        assert bindings(published[name]) == dict.fromkeys(map(str, ec2.CONTRACT.ports), offered), name
    old = bindings(published[f"ec2-{OLDEST}"])
    assert set(old) == set(ec2.CONTRACT.ports)
    assert all({"RunInstances"} < operations <= set(ec2.CONTRACT.operations) for operations in old.values())


def test_their_schemas_are_right(published: Mapping[str, Path]) -> None:
    """By libxml2. Each is compiled by itself: none imports another."""
    for path in published.values():
        schemas = etree.parse(path).xpath("/w:definitions/w:types/xs:schema", namespaces=NAMES)
        assert schemas
        for schema in schemas:
            # As a document of its own: libxml2 looks for the prefixes' declarations there.
            etree.XMLSchema(etree.fromstring(etree.tostring(schema)))


def test_their_policies_are_where_messages_are_signed_both_ways(published: Mapping[str, Path]) -> None:
    for path in published.values():
        root = etree.parse(path).getroot()
        with_policy = root.xpath("w:binding[wsp:PolicyReference]/@name", namespaces=NAMES)
        without = root.xpath("w:binding[not(wsp:PolicyReference)]/@name", namespaces=NAMES)
        assert len(with_policy) == 1
        assert without == (["AmazonEC2Binding"] if path.name.startswith("ec2") else [])


def test_gsoap(published: Mapping[str, Path], tmp_path: Path) -> None:
    """wsdl2h; and soapcpp2 on what it makes of one of each kind."""
    if shutil.which("wsdl2h") is None or not GSOAP.is_dir():
        pytest.skip("gSOAP is not installed: apt install gsoap libgsoap-dev")
    for name, path in published.items():
        made = tmp_path / f"{name}.h"
        _run("wsdl2h", "-c", "-o", str(made), str(path))
        first, *second = bindings(path).values()
        # The two ports of EC2's are one service to wsdl2h: the second one's names end in an underline.
        wanted = [*first, *(f"{operation}_" for operations in second for operation in operations)]
        calls = re.findall(r"^int __ns\d+__(\w+)\(", made.read_text(), re.MULTILINE)
        assert sorted(calls) == sorted(wanted), name
    for name in ("cluster", "node", "enrol-cloud", f"ec2-{OLDEST}", f"ec2-{NEWEST}"):
        includes = f"-I{tmp_path}:{GSOAP / 'import'}:{GSOAP}"
        _run("soapcpp2", "-c", "-C", "-L", "-x", "-d", str(tmp_path), includes, str(tmp_path / f"{name}.h"))


def test_zeep(published: Mapping[str, Path]) -> None:
    settings = zeep.Settings(strict=True, forbid_external=True)
    for path in published.values():
        client = zeep.Client(str(path), settings=settings)
        (service,) = client.wsdl.services.values()
        assert {name: set(port.binding.all()) for name, port in service.ports.items()} == bindings(path)


def test_npm_soap(published: Mapping[str, Path], node_modules: Path) -> None:
    paths = list(map(str, published.values()))
    said = _run("node", str(HERE / "node" / "read.js"), *paths, NODE_PATH=str(node_modules))
    seen = json.loads(said)
    for path in paths:
        assert {name: set(operations) for name, operations in seen[path].items()} == bindings(Path(path))


def test_wsdl4j_and_xerces(published: Mapping[str, Path], java: list[str]) -> None:
    paths = list(map(str, published.values()))
    seen: dict[str, dict[str, set[str]]] = {path: {} for path in paths}
    for line in _run(*java, "Wsdl", *paths).splitlines():
        path, port, operation = line.split("\t")
        seen[path].setdefault(port, set()).add(operation)
    assert seen == {path: bindings(Path(path)) for path in paths}


def _run(*command: str, **environment: str) -> str:
    """What a program printed."""
    limits = {"capture_output": True, "text": True, "timeout": LIMIT_S, "check": False}
    done = subprocess.run(command, env={**os.environ, **environment}, **limits)
    assert done.returncode == 0, done.stdout[-1000:] + done.stderr[-1000:]
    return done.stdout
