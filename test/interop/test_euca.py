"""``euca`` as people run it, a process each time, through a whole life on a whole cloud."""

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from attrs import frozen
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from euca.cli.euca import groups, images, instances, places
from euca.cli.euca import keys as key_pairs
from euca.cli.euca.credentials import read_rc
from euca.cli.euca.manual import keys_of
from euca.cli.euca.show import width_of
from euca.testing.recording import Recorder

pytestmark = pytest.mark.interop

PROGRAM = Path(sys.executable).with_name("euca")
LIMIT_S = 60


@frozen
class Person:
    """Somebody with an environment and a home."""

    environment: dict[str, str]

    def run(self, *words: str, status: int = 0, text: str = "") -> subprocess.CompletedProcess[str]:
        """A command, to its end and with this status."""
        done = subprocess.run(
            [PROGRAM, *words],
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        assert done.returncode == status, f"{words}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done

    def json(self, *words: str) -> Any:
        """What a command says in JSON."""
        return json.loads(self.run(*words, "--json").stdout)

    @contextlib.contextmanager
    def begun(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """A command that is not waited for; it is killed where it runs for longer than the block."""
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen([PROGRAM, *words], env=self.environment, **pipes) as process:
            try:
                yield process
            finally:
                process.kill()


@pytest.fixture
def certified(cloud: Any, tmp_path: Path) -> Person:
    """The administrator with a certificate."""
    return Person(cloud.environment(cloud.url, HOME=str(tmp_path), COLUMNS="80", LC_ALL="C.UTF-8"))


@pytest.fixture
def keyed(cloud: Any, tmp_path: Path) -> Person:
    """The administrator with an access key, in an AWS profile."""
    known = read_rc((cloud.state / "eucarc").read_text(), cloud.state)
    home = tmp_path / "keyed"
    (home / ".aws").mkdir(parents=True)
    key, secret = known["EC2_ACCESS_KEY"], known["EC2_SECRET_KEY"]
    text = f"[cloud]\naws_access_key_id = {key}\naws_secret_access_key = {secret}\n"
    (home / ".aws/credentials").write_text(text)
    (home / ".aws/config").write_text(f"[profile cloud]\nendpoint_url = {cloud.url}\nregion = eucalyptus\n")
    base = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"}
    return Person({**base, "AWS_PROFILE": "cloud"})


@pytest.fixture(params=["certificate", "access key"])
def person(request: pytest.FixtureRequest) -> Person:
    """Somebody for each way to the cloud."""
    found: Person = request.getfixturevalue({"certificate": "certified", "access key": "keyed"}[request.param])
    return found


def on_a_terminal(person: Person, columns: int, *words: str) -> str:
    """What a command writes on a terminal of so many columns."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (24, columns))
    environment = {**{k: v for k, v in person.environment.items() if k != "COLUMNS"}, "TERM": "xterm"}
    done = subprocess.run(
        [PROGRAM, *words], env=environment, stdin=its, stdout=its, stderr=its, timeout=LIMIT_S, check=True
    )
    assert done.returncode == 0
    os.close(its)
    said = b""
    with os.fdopen(ours, "rb", buffering=0) as terminal, contextlib.suppress(OSError):
        while part := terminal.read(65536):
            said += part
    return said.decode().replace("\r\n", "\n")


def public_key() -> str:
    """A new Ed25519 key, as ssh-keygen writes it."""
    form = (serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    return ed25519.Ed25519PrivateKey.generate().public_key().public_bytes(*form).decode() + " me@here\n"


def test_a_whole_life(person: Person, tmp_path: Path) -> None:
    unique = f"euca {time.time_ns()}"
    group = unique.replace(" ", "-")

    # What there is.
    (image,) = person.json("images")
    assert image["id"].startswith("emi-")
    assert {one["kind"] for one in person.json("images", "--all")} == {"machine", "kernel", "ramdisk"}
    assert person.json("images", "show", image["id"])["kernel"].startswith("eki-")
    types = {one["name"]: one for one in person.json("types")}
    assert (types["m1.small"]["cpus"], types["m1.small"]["memory_mib"]) == (1, 128)
    (room,) = types["m1.small"]["room"]
    assert room["zone"] == "cluster1" and 0 <= room["available"] <= room["most"] > 0
    assert {(zone["name"], zone["state"]) for zone in person.json("zones")} == {("cluster1", "available")}

    # Key pairs.
    made = person.json("keys", "create", unique)
    private = Path(made["private_key"])
    assert private.is_relative_to(Path(person.environment["HOME"]) / ".euca")
    assert private.stat().st_mode & 0o777 == 0o600
    assert serialization.load_pem_private_key(private.read_bytes(), None).key_size >= 2048
    assert "is there already" in person.run("keys", "create", unique, status=2).stderr
    out = person.run("keys", "create", unique, "--out", str(tmp_path / "other"), status=1)
    assert "InvalidKeyPair.Duplicate" in out.stderr
    assert not (tmp_path / "other").exists()
    assert person.run("keys", "import", f"{unique} mine", "-", text=public_key()).stdout
    assert "is a private key" in person.run("keys", "import", "x", str(private), status=2).stderr
    known = {one["name"]: one["private_key"] for one in person.json("keys")}
    assert known[unique] == str(private)
    assert known[f"{unique} mine"] is None

    # Groups.
    assert person.json("groups", "create", group, "for a test")["name"] == group
    person.run("groups", "open", group, "22")
    person.run("groups", "open", group, "8000-8100/udp", "--from", "10.0.0.0/8", "--from", group)
    person.run("groups", "open", group, "icmp", "--from", "192.0.2.1")
    assert person.json("groups", "show", group)["rules"] == [
        {"ports": "22", "from": "0.0.0.0/0"},
        {"ports": "8000-8100/udp", "from": "10.0.0.0/8"},
        {"ports": "8000-8100/udp", "from": group},
        {"ports": "icmp", "from": "192.0.2.1/32"},
    ]
    assert "InvalidPermission.Duplicate" in person.run("groups", "open", group, "22", status=1).stderr
    person.run("groups", "close", group, "22")
    assert "22" not in [rule["ports"] for rule in person.json("groups", "show", group)["rules"]]

    # A launch: the key is the one whose private key is here.
    data = tmp_path / "data"
    data.write_text("#!/bin/sh\n")
    words = ["--group", group, "--name", unique, "--tag", "use=test", "--user-data", str(data), "--wait", "--ssh"]
    done = person.run("run", *words, "--json")
    (instance,) = json.loads(done.stdout)
    assert f"opened port 22 of the group {group}" in done.stderr
    assert (instance["state"], instance["key"], instance["groups"]) == ("running", unique, [group])
    assert instance["tags"] == {"Name": unique, "use": "test"}
    assert set(instance) == set(instances.NAMES)
    which = instance["id"]
    assert person.json("show", unique) == person.json("show", which) == instance
    assert [one["id"] for one in person.json("ls", "--filter", "tag:use=te?t", "--filter", f"key-name={unique}")] == [
        which
    ]
    assert which in person.run("console", which).stdout
    assert which in person.json("console", which)["output"]
    person.run("reboot", which)
    refused = person.run("stop", which, status=1).stderr
    assert "UnsupportedOperation" in refused

    # A table in a pipe is plain and whole; on a terminal it is coloured and fits.
    table = person.run("ls", which).stdout.splitlines()
    assert table[0].split()[:3] == ["ID", "NAME", "STATE"]
    assert "\x1b" not in "".join(table)
    assert unique in table[1]
    shown = on_a_terminal(person, 60, "ls", which)
    assert "\x1b[32m" in shown
    lines = [re.sub(r"\x1b\[\d+m", "", line) for line in shown.splitlines()]
    assert max(map(width_of, lines)) <= 60
    assert lines[1].startswith(which)
    assert "…" in lines[1]

    # JSON has the keys that the documents say.
    for verb, keys in {
        "images": images.NAMES,
        "keys": keys_of(key_pairs.COLUMNS),
        "zones": keys_of(places.ZONES),
    }.items():
        assert [set(one) for one in person.json(verb)] == [set(keys)] * len(person.json(verb)), verb
    assert set(person.json("groups", "show", group)) == {*keys_of(groups.COLUMNS), "account"}
    assert set(person.json("types")[0]) == set(keys_of(places.TYPES))

    # Tags.
    person.run("tags", "set", f"{which},{image['id']}", "use=other", "empty=")
    assert {(one["id"], one["key"], one["value"]) for one in person.json("tags", "--filter", "key=use")} == {
        (which, "use", "other"),
        (image["id"], "use", "other"),
    }
    person.run("tags", "rm", f"{which},{image['id']}", "use=else", "empty")
    assert person.json("show", which)["tags"] == {"Name": unique, "use": "other"}
    person.run("tags", "rm", f"{which},{image['id']}", "use")

    # The end.
    ended = person.json("rm", unique, "--wait")
    assert [(one["id"], one["state"], one["before"]) for one in ended] == [(which, "terminated", "running")]
    assert which not in [one["id"] for one in person.json("ls")]
    (listed,) = person.json("ls", which)
    assert (listed["state"], listed["reason"][-1]) == ("terminated", ")")
    assert "is terminated" in person.run("ssh", which, status=1).stderr
    person.run("keys", "rm", unique, f"{unique} mine")
    person.run("groups", "rm", group)
    assert "InvalidGroup.NotFound" in person.run("groups", "show", group, status=1).stderr


def test_what_is_protected_stays_until_that_is_taken_back(person: Person) -> None:
    (instance,) = person.json("run", "--no-key", "--protect", "--wait")
    refused = person.run("rm", instance["id"], status=1).stderr
    assert "OperationNotPermitted" in refused
    (mend,) = re.findall(r"`euca (.+?)`", refused)
    person.run(*mend.replace("=ID", f"={instance['id']}").split())
    person.run("rm", instance["id"], "--wait")


def test_a_launch_of_several_is_asked_for_once(person: Person) -> None:
    token = f"t{time.time_ns()}"
    first = person.json("run", "--no-key", "--count", "2", "--token", token)
    again = person.json("run", "--no-key", "--count", "2", "--token", token)
    assert {one["id"] for one in first} == {one["id"] for one in again}
    assert len(first) == 2
    done = person.run("rm", *(one["id"] for one in first), "--wait")
    assert "terminated" in done.stdout


def test_any_operation_can_be_called(person: Person) -> None:
    assert "DescribeInstances" in person.run("call", "--list").stdout.split()
    keys = {one["key"]: one for one in person.json("call", "RunInstances", "--keys")}
    assert keys["imageId"] == {"key": "imageId", "type": "string", "required": True}
    assert not keys["groupSet.groupName"]["required"]
    (image,) = person.json("images")
    answer = person.json(
        "call",
        "DescribeImages",
        f"imageId={image['id']}",
        "filterSet.name=image-type",
        "filterSet.valueSet.value=mach*",
    )
    assert [one["imageId"] for one in answer["imagesSet"]] == [image["id"]]
    lines = person.run("call", "DescribeImages", f"imagesSet.item.0.imageId={image['id']}").stdout.splitlines()
    assert f"imagesSet.0.imageId={image['id']}" in lines
    assert f"<imageId>{image['id']}</imageId>" in person.run("call", "DescribeImages", "--xml").stdout
    old = person.run("call", "DescribeAvailabilityZones", "--api-version", "2008-02-01", "--xml").stdout
    assert 'xmlns="http://ec2.amazonaws.com/doc/2008-02-01/"' in old
    assert (
        "InvalidInstanceID.NotFound"
        in person.run("call", "DescribeInstances", "instanceId=i-00000000", status=1).stderr
    )
    refused = person.run("call", "CreateVolume", "size=1", "availabilityZone=cluster1", status=1)
    assert "UnsupportedOperation" in refused.stderr


def test_statuses(person: Person, tmp_path: Path) -> None:
    assert "InvalidInstanceID.NotFound" in person.run("show", "i-00000000", status=1).stderr
    assert "`euca ls` lists yours" in person.run("show", "i-00000000", status=1).stderr
    assert "InvalidParameterValue" in person.run("run", "--type", "huge", "--no-key", status=1).stderr
    person.run("nothing", status=2)
    assert "cannot be read" in person.run("ls", "--rc", str(tmp_path / "none"), status=2).stderr
    assert "cannot be reached" in person.run("ls", "--url", "http://127.0.0.1:1/", status=3).stderr
    done = person.run("run", "--no-key", "--wait", "--timeout", "0.01", status=4)
    (instance,) = re.findall(r"i-[0-9A-F]+", done.stderr.splitlines()[-1].partition(";")[0])
    person.run("rm", instance, "--wait")


@contextlib.contextmanager
def always_pending(cloud: Any) -> Iterator[Sequence[str]]:
    """Options of a way to the cloud where no instance is ever seen running."""
    with Recorder(cloud.url, answer=lambda body: body.replace(b">running<", b">pending<")) as proxy:
        yield "--url", f"{proxy.base}{urlsplit(cloud.url).path}"


def test_ctrl_c_says_what_was_begun(person: Person, cloud: Any) -> None:
    with (
        always_pending(cloud) as way,
        person.begun("run", "--no-key", "--wait", "--json", *way) as process,
    ):
        assert process.stderr is not None
        assert "pending" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=LIMIT_S)
    assert (process.returncode, out) == (130, "")
    (instance,) = re.findall(r"launched, and not taken back: (i-[0-9A-F]+);", err)
    assert "Traceback" not in err
    assert person.json("show", instance)["state"] in ("pending", "running")
    with person.begun("console", instance, "--follow") as process:
        assert process.stdout is not None
        assert any(instance in line for line in process.stdout)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=LIMIT_S)
    assert process.returncode == 130
    assert "Traceback" not in err
    with person.begun("console", instance, "--follow") as process:
        person.run("rm", instance, "--wait")
        out, err = process.communicate(timeout=LIMIT_S)
    assert process.returncode == 0
    assert f"{instance} has ended" in err


def test_names_from_the_cloud_are_completed(person: Person) -> None:
    (image,) = person.json("images")
    script = 'eval "$(euca completion bash)"; COMP_WORDS=(euca run emi-); COMP_CWORD=2; _euca; echo "${COMPREPLY[*]}"'
    environment = {**person.environment, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=True
    )
    assert done.stdout.split() == [image["id"]]
    begin = time.monotonic()
    silent = {**environment, "EC2_URL": "http://192.0.2.1:8773/services/Eucalyptus"}
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=silent, capture_output=True, text=True, timeout=LIMIT_S, check=True
    )
    assert done.stdout.split() == []
    assert time.monotonic() - begin < 20


def test_the_doctor(person: Person, cloud: Any) -> None:
    done = subprocess.run(
        [PROGRAM, "doctor", "--json"],
        env=person.environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    found = {one["check"]: one for one in json.loads(done.stdout)}
    for check in ("address", "credentials", "name", "port", "tls", "clock", "signature", "zone", "images", "capacity"):
        assert found[check]["result"] == "ok", found[check]
    secure = cloud.url.replace("http://127.0.0.1", "https://localhost")
    done = person.run("doctor", "--json", "--url", secure, status=3)
    last = json.loads(done.stdout)[-1]
    assert (last["check"], last["result"]) == ("tls", "wrong")
    assert "tls.crt" in last["mend"]
    pinned = ["--url", secure, "--tls-certificate", str(cloud.tls_certificate)]
    assert person.json("zones", *pinned)
    assert "not one to trust" in person.run("zones", "--url", secure, status=3).stderr
    assert "PRIVATE" not in done.stdout
    text = person.run("doctor", "--url", "http://127.0.0.1:1/", status=3).stdout
    assert "→ is the cloud running there" in text


@pytest.mark.parametrize("by", ["certificate", "access-key"])
def test_the_eucarc_that_the_cloud_writes_is_enough_over_tls(cloud: Any, tmp_path: Path, by: str) -> None:
    stranger = Person({"PATH": os.environ["PATH"], "HOME": str(tmp_path)})
    rc = str(cloud.state / "cloud" / "admin" / "eucarc")
    assert [zone["state"] for zone in stranger.json("zones", "--rc", rc, "--by", by)] == ["available"]
    (tmp_path / ".euca").mkdir()
    (tmp_path / ".euca" / "eucarc").symlink_to(rc)
    assert stranger.json("zones", "--by", by)
