"""A cloud of three processes for clients of other makes, and a recording proxy before it."""

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from lxml import etree

from euca.cli.calling import Ec2, SoapFault
from euca.cli.euca.credentials import read_rc
from euca.soap.security.identity import certificate_from_pem
from euca.soap.security.profile import EC2_REQUEST
from euca.testing.bare_ec2 import BareUser
from euca.testing.changes import Heard
from euca.testing.loading import load_module
from euca.testing.other_clients import OtherClients
from euca.testing.quickstart import NO_ROOM_YET, ROOM_LIMIT_S, ROOT, Quickstart
from euca.testing.recording import Recorder
from euca.wire import ec2

load_module("interop_both_ways", Path(__file__).with_name("both_ways.py"))

#: boto, and Ansible's modules that are built on it, run on Python 3.11 and older.
collect_ignore = ["test_ansible.py", "test_boto.py"] if sys.version_info >= (3, 12) else []

#: Made to each of some messages of each client.
CHANGES = 40
INSTALL_LIMIT_S = 100.0
JARS = Path("/usr/share/java")
WSS4J = ("wss4j", "xmlsec", "commons-logging", "commons-codec", "slf4j-api", "slf4j-nop")
SAAJ = ("javax.xml.soap-api", "saaj-impl", "javax.activation", "mimepull", "stax-ex")


@frozen
class SignedPort:
    """A port whose messages are signed both ways, whom it obeys, and who signs its answers: files of certificates and keys (PEM)."""

    role: str
    url: str
    key: Path
    certificate: Path
    peers: tuple[Path, ...]
    tls: Path

    @property
    def wsdl(self) -> str:
        """Where its WSDL is published."""
        return f"{self.url}?wsdl"

    @property
    def environment(self) -> dict[str, str]:
        """What a client program is told of it."""
        return {
            "TIER_KEY": str(self.key),
            "TIER_CERT": str(self.certificate),
            "TIER_PEERS": ":".join(map(str, self.peers)),
            "TIER_TLS": str(self.tls),
        }


@frozen
class RunningCloud:
    """A cloud that quickstart has brought up, simulated: its state directory and what its ``eucarc`` says."""

    state: Path
    url: str
    certificate: Path
    key: Path
    cloud_certificate: Path

    @property
    def tls_certificate(self) -> Path:
        """What its TLS port shows."""
        return self.state / "cloud" / "keys" / "tls.crt"

    @property
    def address(self) -> str:
        """Its EC2 interface's address as its WSDL has it."""
        return self.url.replace("http:", "https:", 1)

    @property
    def log(self) -> Path:
        """The cloud's log."""
        return self.state / "cloud" / "euca-cloud.log"

    def kill_and_repair(self) -> None:
        """End the cloud's process as a power cut would, and let quickstart bring it up again."""
        os.kill(int((self.state / "cloud" / "euca-cloud.pid").read_text()), signal.SIGKILL)
        quickstart = Quickstart(self.state)
        quickstart.up()
        _wait_for_room(quickstart)

    def ports(self) -> dict[str, int]:
        """TCP ports of the first cluster and its first node."""
        plan = Quickstart(self.state).plan
        return {"cluster": plan["cluster_ports"][0], "node": plan["node_ports"][0][0]}

    def tier(self, role: str) -> SignedPort:
        """The port of the cluster, which obeys the cloud, of the node, which obeys the cluster, or the cloud's signed address."""
        if role == "cloud":
            peers = (self.cloud_certificate,)
            return SignedPort(role, f"{self.address}/signed", self.key, self.certificate, peers, self.tls_certificate)
        above, itself, service = {
            "cluster": ("cloud", "cluster1", "EucalyptusCC"),
            "node": ("cluster1", "node1", "EucalyptusNC"),
        }[role]
        mine, its = self.state / above / "keys", self.state / itself / "keys"
        url = f"https://127.0.0.1:{self.ports()[role]}/axis2/services/{service}"
        peers = (its / "sign.crt", its / "sign-p256.crt")
        return SignedPort(role, url, mine / "sign.key", mine / "sign.crt", peers, its / "tls.crt")

    def user(self, url: str = "", **more: Any) -> BareUser:
        """The administrator as a user that writes its envelopes by hand."""
        return BareUser.from_files(url or self.url, self.key, self.certificate, **more)

    def api(self) -> Ec2:
        """The administrator as a user of our own client."""
        return Ec2.from_files(self.url, self.key, self.certificate)

    def launch(self, **more: Any) -> ec2.RunInstancesResponseType:
        """What launching an instance is answered, as soon as there is room for it; more: of the request."""
        api = self.api()
        images = api.call("DescribeImages", images_set=ec2.DescribeImagesInfoType()).images_set.item
        machine = next(image.image_id for image in images if image.image_type == "machine")
        asked = {"image_id": machine, "min_count": 1, "max_count": 1, "instance_type": "m1.small", **more}
        end = time.monotonic() + ROOM_LIMIT_S
        while True:
            try:
                return api.call("RunInstances", group_set=ec2.GroupSetType(), **asked)
            except SoapFault as fault:
                if fault.code not in NO_ROOM_YET or time.monotonic() > end:
                    raise
            time.sleep(0.2)

    def environment(self, url: str, **more: str) -> dict[str, str]:
        """What a client program finds in its environment: nothing of this process's own but where programs are."""
        return {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "HOME": str(self.state),
            "EC2_URL": url,
            "EC2_CERT": str(self.certificate),
            "EC2_PRIVATE_KEY": str(self.key),
            "EUCALYPTUS_CERT": str(self.cloud_certificate),
            **more,
        }


@contextlib.contextmanager
def _cloud_in(state: Path) -> Iterator[RunningCloud]:
    """A cloud, a cluster and a node as processes, with an image and with room for an instance."""
    quickstart = Quickstart(state)
    try:
        quickstart.up()
        _wait_for_room(quickstart)
        yield _running(state)
    finally:
        quickstart.end()


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    """One cloud for all tests."""
    with _cloud_in(tmp_path_factory.mktemp("cloud")) as running:
        yield running


@pytest.fixture
def clients(cloud: RunningCloud, tmp_path: Path) -> OtherClients:
    """Programs for EC2's Query interface, with the administrator's access key of the cloud."""
    return OtherClients.of(cloud.state, tmp_path)


@pytest.fixture
def own_cloud(tmp_path: Path) -> Iterator[RunningCloud]:
    """The same for one test alone, which may change what others rely on."""
    with _cloud_in(tmp_path / "own") as running:
        yield running


def _running(state: Path) -> RunningCloud:
    values = read_rc((state / "eucarc").read_text(), state)
    paths = (Path(values[name]) for name in ("EC2_CERT", "EC2_PRIVATE_KEY", "EUCALYPTUS_CERT"))
    return RunningCloud(state, values["EC2_URL"], *paths)


def _wait_for_room(quickstart: Quickstart) -> None:
    """Until an instance can be launched: the node has told its cluster, and that the cloud, what it has."""
    quickstart.user().terminate(quickstart.launched())


@pytest.fixture
def recorder(cloud: RunningCloud) -> Iterator[Recorder]:
    """A proxy before the cloud that keeps what goes by. What the client has sent is refused once it is changed, or says the same."""
    with Recorder(cloud.url) as proxy:
        yield proxy
    certificates = {certificate_from_pem(cloud.certificate.read_bytes())}
    by_operation = {exchange.headers.get("soapaction", ""): exchange.request for exchange in proxy.posted()}
    for message in [*by_operation.values(), *(exchange.request for exchange in proxy.posted()[:3])]:
        Heard(message, EC2_REQUEST, ec2.CONTRACT, certificates).check(random.Random(), CHANGES)  # noqa: S311


@pytest.fixture(params=["cluster", "node"])
def tier(cloud: RunningCloud, request: pytest.FixtureRequest) -> SignedPort:
    """A tier's port."""
    return cloud.tier(request.param)


@pytest.fixture(params=["cloud", "cluster", "node"])
def port(cloud: RunningCloud, request: pytest.FixtureRequest) -> SignedPort:
    """A port of any tier."""
    return cloud.tier(request.param)


class Schemas(dict[str, etree.XMLSchema]):
    """The schema of each version: EC2's own where it is beside the checkout, else what the cloud publishes for it."""

    def __init__(self, cloud: RunningCloud, contracts: Path) -> None:
        super().__init__()
        self._cloud, self._contracts = cloud, contracts

    def __missing__(self, version: str) -> etree.XMLSchema:
        path = self._contracts / f"ec2-{version}.xsd"
        if path.exists():
            schema = etree.parse(path).getroot()
        else:
            with urllib.request.urlopen(f"{self._cloud.url}?wsdl&version={version}", timeout=20) as answer:  # noqa: S310
                (schema,) = etree.parse(answer).iterfind(".//{http://www.w3.org/2001/XMLSchema}schema")
        # As a document of its own: libxml2 looks for the prefixes' declarations there.
        self[version] = etree.XMLSchema(etree.fromstring(etree.tostring(schema)))
        return self[version]


@pytest.fixture(scope="session")
def schemas(cloud: RunningCloud, contracts: Path) -> Schemas:
    """The schema of each version."""
    return Schemas(cloud, contracts)


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """npm's soap, installed once for each list of versions under var/ of the checkout."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed: apt install nodejs npm")
    package = Path(__file__).parent / "node" / "package.json"
    wanted = json.loads(package.read_text())
    versions = "-".join(f"{name}-{version}" for name, version in wanted["dependencies"].items())
    folder = ROOT / "var" / "cache" / "npm" / versions
    stamp = folder / "installed"
    if not stamp.exists() or stamp.read_text() != package.read_text():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copy(package, folder)
        options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        options += ["--cache", str(folder.parent / "cache")]
        limits = {"capture_output": True, "text": True, "timeout": INSTALL_LIMIT_S, "check": False}
        done = subprocess.run(["npm", "install", *options], cwd=folder, **limits)
        assert done.returncode == 0, (
            f"npm could not install {versions}: is its registry reachable?\n{done.stderr[-2000:]}"
        )
        stamp.write_text(package.read_text())
    return folder / "node_modules"


@pytest.fixture(scope="session")
def java(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that runs the programs in java/, compiled, without the name of one."""
    jars = [JARS / f"{name}.jar" for name in (*WSS4J, *SAAJ, "wsdl4j")]
    missing = [jar.name for jar in jars if not jar.exists()]
    if shutil.which("javac") is None or missing:
        packages = "default-jdk-headless libwss4j-java libwsdl4j-java libsaaj-ri-java libslf4j-java"
        pytest.skip(f"Not all of Java's libraries are installed ({', '.join(missing)}): apt install {packages}")
    classes = tmp_path_factory.mktemp("classes")
    path = ":".join(map(str, [*jars, classes]))
    sources = map(str, sorted((Path(__file__).parent / "java").glob("*.java")))
    subprocess.run(["javac", "-nowarn", "-cp", path, "-d", str(classes), *sources], check=True, timeout=100)
    # Named, since SAAJ's own way to find itself is one that it warns of.
    saaj = "-Djavax.xml.soap.SAAJMetaFactory=com.sun.xml.messaging.saaj.soap.SAAJMetaFactoryImpl"
    return ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", saaj, "-cp", path]


@pytest.fixture(scope="session")
def java_client(java: list[str]) -> list[str]:
    """The command that walks through EC2's interface."""
    return [*java, "Client"]
