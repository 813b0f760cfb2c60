"""Clients in C at EC2's door, at a cluster and at a node: their stubs by gSOAP from the published WSDL, their signatures by gSOAP's own plug-in."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from euca.soap import namespaces as ns
from euca.testing.loopback import fetched
from euca.testing.recording import Recorder
from euca.testing.signed_messages import replace

pytestmark = [pytest.mark.interop, pytest.mark.timeout(300)]

SOURCE = Path(__file__).parent / "gsoap"
BUILD_LIMIT_S = 200.0
WALK_LIMIT_S = 90.0
THIRD = "http://third.example/"
PROGRAMS = ("wsdl2h", "soapcpp2", "gcc")
ROLES = ("cluster", "node")
#: Exit codes of the clients.
UNSIGNED, FAULT = 3, 4


def built(name: str, wsdl: str, folder: Path) -> Path:
    """A client, built as docs/clients.md says from a WSDL that a running tier publishes."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing or not Path("/usr/share/gsoap/plugin/wsseapi.c").exists():
        pytest.skip("gSOAP is not installed: apt install gcc gsoap libgsoap-dev libssl-dev zlib1g-dev")
    (folder / "published.wsdl").write_bytes(fetched(wsdl))
    command = [str(SOURCE / "build.sh"), name, str(folder / "published.wsdl"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=BUILD_LIMIT_S, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder / name


@pytest.fixture(scope="session")
def program(cloud: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of EC2's interface."""
    return built("client", f"{cloud.address}?wsdl", tmp_path_factory.mktemp("gsoap"))


@pytest.fixture(scope="session")
def program_of(cloud: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The clients of tiers, by what they call."""
    return {role: built(role, cloud.tier(role).wsdl, tmp_path_factory.mktemp(f"gsoap-{role}")) for role in ROLES}


@pytest.fixture(scope="session")
def machine(cloud: Any) -> str:
    """An image that can be launched."""
    images = cloud.user().call("DescribeImages", "<ns1:imagesSet/>").texts("imagesSet/item/imageId")
    return next(image for image in images if image.startswith("emi-"))


@pytest.fixture
def run(cloud: Any, program: Path, machine: str) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the client: against a URL, with a name for its key pair and more words."""

    def started(url: str, key_name: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [str(program), machine, key_name, *words]
        environment = cloud.environment(url)
        limits = {"capture_output": True, "text": True, "timeout": WALK_LIMIT_S, "check": False}
        return subprocess.run(command, env=environment, **limits)

    return started


def lines(done: subprocess.CompletedProcess[str]) -> list[list[str]]:
    """The words of each line that it printed on a walk to the end."""
    assert done.returncode == 0, done.stdout + done.stderr
    return [line.split() for line in done.stdout.splitlines()]


def check_walk(done: subprocess.CompletedProcess[str], machine: str, key_name: str) -> None:
    """That the client understood all that it was answered."""
    zone, key, reservation, instance, described, terminated = lines(done)
    assert zone == ["zone", "cluster1", "available"]
    assert key[:2] == ["key", key_name]
    assert len(bytes.fromhex(key[2].replace(":", ""))) == 20
    assert key[3] == "2048"
    assert reservation[0] == "reservation" and reservation[1].startswith("r-")
    assert instance[0] == "instance" and instance[2] == "pending"
    assert described == ["described", instance[1], "running", machine, key_name]
    assert terminated == ["terminated", instance[1], "running", "shutting-down"]


def test_a_walk(run: Any, recorder: Recorder, machine: str) -> None:
    check_walk(run(f"{recorder.base}/services/Eucalyptus", "gsoap"), machine, "gsoap")
    operations = {exchange.headers["soapaction"] for exchange in recorder.posted()}
    assert '"RunInstances"' in operations and len(operations) == 5
    assert all(ns.WSSE.encode() not in exchange.answer for exchange in recorder.posted())


def test_a_walk_with_signed_answers_and_addressing(run: Any, cloud: Any, recorder: Recorder, machine: str) -> None:
    """The client verifies each answer's signature, and that it relates to its own signed MessageID."""
    words = ("signed", f"to={cloud.address}/signed", f"reply-to={ns.WSA_ANONYMOUS}")
    check_walk(run(f"{recorder.base}/services/Eucalyptus/signed", "gsoap-signed", *words), machine, "gsoap-signed")
    for exchange in recorder.posted():
        assert exchange.request.count(b"<ds:Reference URI=") == 6
        assert b"RelatesTo" in exchange.answer


def test_a_request_that_was_changed_on_the_way_is_refused(run: Any, cloud: Any) -> None:
    with Recorder(cloud.url, ask=replace(b"</SOAP-ENV:Body>", b"</SOAP-ENV:Body >")) as harmless:
        assert run(f"{harmless.base}/services/Eucalyptus", "gsoap-harmless").returncode == 0, "canonically the same"
    with Recorder(cloud.url, ask=lambda body: body.replace(b"availabilityZoneSet", b"filterSet")) as proxy:
        done = run(f"{proxy.base}/services/Eucalyptus", "gsoap-changed")
    assert b"filterSet" in proxy.posted()[0].request
    assert done.returncode == FAULT
    assert done.stdout.startswith("fault Client.AuthFailure The request could not be authenticated")


@pytest.mark.parametrize("old", [b"available", b"Created>20"], ids=["body", "timestamp"])
def test_an_answer_that_was_changed_on_the_way_is_not_believed(run: Any, cloud: Any, old: bytes) -> None:
    with Recorder(cloud.url, answer=replace(old, old[:-1] + b"1")) as proxy:
        done = run(f"{proxy.base}/services/Eucalyptus/signed", "gsoap-answer", "signed")
    assert (done.returncode, done.stdout) == (UNSIGNED, "")


def test_an_unsigned_answer_is_not_believed(run: Any, cloud: Any) -> None:
    done = run(cloud.url, "gsoap-unsigned", "signed")
    assert (done.returncode, done.stdout) == (UNSIGNED, "")


@pytest.mark.parametrize("header", ["reply-to", "fault-to"])
@pytest.mark.parametrize("path", ["", "/signed"], ids=["unsigned", "signed"])
def test_answers_go_to_no_third_host(run: Any, cloud: Any, header: str, path: str) -> None:
    """WS-Addressing: nothing is done and nothing sent for a request whose answer belongs elsewhere."""
    done = run(f"{cloud.url}{path}", "gsoap-third", f"to={cloud.address}{path}", f"{header}={THIRD}")
    assert done.returncode == FAULT
    assert done.stdout.startswith("fault Client.AuthFailure ") and THIRD in done.stdout


# Ports of tiers


def asked_of(tier: Any, cloud: Any, program_of: Any, *words: str, **changed: Any) -> subprocess.CompletedProcess[str]:
    """A client run against a tier; changed: the files that it goes by."""
    port = evolve(tier, **changed)
    environment = cloud.environment(port.url) | port.environment
    limits = {"capture_output": True, "text": True, "timeout": WALK_LIMIT_S, "check": False}
    return subprocess.run([str(program_of[tier.role]), port.url, *words], env=environment, **limits)


def test_a_tier_answers_c(cloud: Any, tier: Any, program_of: Any) -> None:
    """What it is asked for by its real neighbour above, too, which runs an instance on it."""
    instance = cloud.launch().instances_set.item[0].instance_id
    resources, *instances = lines(asked_of(tier, cloud, program_of, f"reply-to={ns.WSA_ANONYMOUS}"))
    assert resources[:2] == ["resources", {"cluster": "m1.small", "node": "ok"}[tier.role]]
    assert 0 < int(resources[3]) < int(resources[2])
    states = {name: state for _, name, state in instances}
    assert states[instance] in {"cluster": ("pending", "running"), "node": ("Pending", "Extant")}[tier.role]
    cloud.user().terminate(instance)


def test_c_believes_its_peer_only(cloud: Any, tier: Any, program_of: Any) -> None:
    kinds = [asked_of(tier, cloud, program_of, peers=(peer,)).returncode for peer in tier.peers]
    assert sorted(kinds) == [0, UNSIGNED], "an answer has one signature, by one of the keys"
    other = cloud.tier({"cluster": "node", "node": "cluster"}[tier.role])
    assert asked_of(tier, cloud, program_of, peers=other.peers).returncode == UNSIGNED
    assert "certificate verify failed" in asked_of(tier, cloud, program_of, tls=other.tls).stdout
    stranger = asked_of(tier, cloud, program_of, key=cloud.key, certificate=cloud.certificate)
    assert (stranger.returncode, stranger.stdout) == (UNSIGNED, "")


@pytest.mark.parametrize("header", ["reply-to", "fault-to"])
def test_a_tier_answers_no_third_host(cloud: Any, tier: Any, program_of: Any, header: str) -> None:
    """Its refusal bears no signature: to who asks that is no answer."""
    done = asked_of(tier, cloud, program_of, f"{header}={THIRD}")
    assert (done.returncode, done.stdout) == (UNSIGNED, "")
