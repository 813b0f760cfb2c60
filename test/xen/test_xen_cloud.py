"""A cloud, a cluster and two nodes on real Xen, from quickstart's first line to the end of everything.

The tests share one cloud and stand in the order of its life; each can be run alone, too.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import lab
from euca.cli.calling import SoapFault
from euca.domain.ids import domain_uuid
from euca.testing.bare_ec2 import BareUser
from euca.wire import ec2
from lab import kernels

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.xen, pytest.mark.timeout(600)]
CONTRACT_LIMIT_S = 400.0
#: Two of these fit: an m1.small of the lab has 112 MiB.
ROOM_FOR_TWO = {"MAX_MEM": "224"}
#: Processes that create guests and destroy all others of their dom0.
_contracts: list["subprocess.Popen[str]"] = []


@pytest.fixture(scope="module")
def real() -> Any:
    """The helpers beside this file."""
    return sys.modules["real_cloud"]


def first_guest(cloud: Any) -> tuple[str, str]:
    """Id and address of the guest that quickstart has launched, or of another one that runs."""
    running = [i for i in cloud.instances().values() if i.instance_state.name == "running"]
    if not running:
        running = list(cloud.wait(cloud.run(), "running").values())
    return running[0].instance_id, cloud.address(running[0])


def test_quickstart_shows_a_guest_that_xen_and_ec2_know(cloud: Any) -> None:
    told = dict(re.findall(r"^(uname|address|instance-id|uuid): +(.*)$", cloud.said, re.MULTILINE))
    assert set(told) == {"uname", "address", "instance-id", "uuid"}, cloud.said
    ((_, domain),) = cloud.domains()
    instance = cloud.instances()[told["instance-id"]]
    assert told["uname"].startswith("Linux ip-")
    assert told["uuid"] == domain.uuid == str(domain_uuid(instance.instance_id))
    assert domain.name == instance.instance_id
    assert told["address"] == f"{instance.private_ip_address}/16"
    assert instance.instance_state.name == "running"
    cloud.check([instance.instance_id])
    for words in ("eucarc", "Logs:", "--stop"):
        assert words in cloud.said


def test_euca_logs_in_and_its_doctor_finds_the_way(cloud: Any, tmp_path: Path) -> None:
    name, address = first_guest(cloud)
    cloud.ssh(address, "true")
    program = [str(Path(sys.executable).with_name("euca")), "--rc", str(cloud.state / "eucarc")]
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    limits: dict[str, Any] = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True, "timeout": 120}

    def euca(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([*program, *words], env=environment, check=False, **limits)

    identity = ["--identity", str(cloud.state / "quickstart.pem")]
    logged_in = euca("ssh", name, "--wait", *identity, "--", "echo $0 in $(hostname); exit 7")
    assert (logged_in.returncode, logged_in.stdout.split(" in ")[1:]) == (7, [f"{cloud.ssh(address, 'hostname')}"])
    # The host key is the instance's, whatever its address: names in that file may be hashed.
    known = str(tmp_path / ".euca/known_hosts")
    found_by = [
        subprocess.run(["ssh-keygen", "-f", known, "-F", one], check=False, **limits).returncode
        for one in (name.lower(), address)
    ]
    assert found_by == [0, 1]
    found = {one["check"]: one for one in json.loads(euca("doctor", name, "--json").stdout)}
    for check in ("signature", "zone", "capacity", "instance", "ssh"):
        assert found[check]["result"] == "ok", found[check]
    assert "SSH-2.0-" in found["ssh"]["said"]
    console = euca("console", name)
    assert console.returncode == 0
    assert console.stdout


def refused_messages(cloud: Any, name: str) -> Iterator[tuple[str, Any, str]]:
    """What each tier must refuse: why, the message, where it is sent."""
    for tier, stranger in (("cluster1", "cluster1"), ("node1", "cloud")):
        good = cloud.ending(tier, "i-00000000")
        swapped = evolve(good, data=good.data.replace(b"i-00000000", name.encode()))
        bare = evolve(good, data=re.sub(rb"<(\w+):Security.*</\1:Security>", b"", swapped.data, flags=re.DOTALL))
        assert good.data != swapped.data != bare.data
        yield f"tampered with, to {tier}", swapped, ""
        yield f"unsigned, to {tier}", bare, ""
        yield f"signed by a user, to {tier}", cloud.ending(tier, name, signer="user"), ""
        yield f"signed by a tier that is not above {tier}", cloud.ending(tier, name, signer=stranger), ""
        elsewhere = cloud.endpoint("node1" if tier == "cluster1" else "cluster1")
        yield f"for another tier, to {tier}", cloud.ending(tier, name, address=elsewhere), ""
        yield f"for {tier}, sent to another", cloud.ending(tier, name), elsewhere


def test_what_is_refused_changes_nothing_at_any_tier(cloud: Any) -> None:
    name, _ = first_guest(cloud)
    before = cloud.records()
    assert before["cluster"]["instances"]
    for why, message, elsewhere in refused_messages(cloud, name):
        status, answer = message.post(elsewhere)
        assert status == 500, (why, answer)
        assert b"The message was not accepted." in answer, (why, answer)
    user = BareUser.from_files(cloud.api.url, cloud.state / "cloud/admin/key.pem", cloud.state / "cloud/admin/cert.pem")
    ending = "<ns1:TerminateInstances><ns1:instancesSet><ns1:item><ns1:instanceId>{}</ns1:instanceId></ns1:item></ns1:instancesSet></ns1:TerminateInstances>"
    good = user.envelope(ending.format("i-00000000"))
    keys = cloud.state / "cluster1/keys"
    stranger = BareUser.from_files(cloud.api.url, keys / "sign.key", keys / "sign.crt")
    for data in (
        good.replace(b"i-00000000", name.encode()),
        re.sub(rb"<wsse:Security.*</wsse:Security>", b"", user.envelope(ending.format(name)), flags=re.DOTALL),
        stranger.envelope(ending.format(name)),
        cloud.ending("cluster1", name).data,
    ):
        answered = user.post(data, "TerminateInstances")
        assert answered.fault is not None
        assert answered.fault[0] == "Client.AuthFailure"
    assert cloud.records() == before
    # The same messages as they were signed are believed: they name an instance that nobody has.
    assert user.post(good, "TerminateInstances").fault[0] == "Client.InvalidInstanceID.NotFound"
    for tier in ("cluster1", "node1"):
        status, answer = cloud.ending(tier, "i-00000000").post()
        assert status == 200, answer
    assert cloud.records()["nodes"]["node1"].domains == before["nodes"]["node1"].domains


@pytest.fixture(scope="module")
def contract(cloud: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[str]"]:
    """The ports' contracts running in the dom0 that has no guest, beside the tests that need only the other one."""
    first_guest(cloud)
    nodes = cloud.nodes()
    host = next(host for host in cloud.hosts if not nodes[host.name].domains)
    with begin_contract(host, tmp_path_factory.mktemp("contract")) as running:
        _contracts.append(running)
        yield running
        running.kill()


def begin_contract(host: lab.Host, scratch: Path, kind: str = "") -> "subprocess.Popen[str]":
    """The contracts' program started in a dom0, for a kind of guest or the best that there is."""
    ramdisk = small_ramdisk(scratch)
    kernel = lab.build_guest(lab.default_cache()).kernel
    host.push([ROOT / "test/adapters/xl_contract_in_dom0.py", kernel, ramdisk], "/opt/contract")
    files = [f"/opt/contract/{path.name}" for path in (kernel, ramdisk)]
    program = ["python3", "-B", "/opt/contract/xl_contract_in_dom0.py", *files, "/var/tmp"]
    argv = host.command_argv(
        ["env", "PYTHONPATH=/opt/euca/site", f"GUEST_KIND={kind}", "timeout", str(int(CONTRACT_LIMIT_S)), *program]
    )
    pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(argv, cwd=host.folder, text=True, **pipes)


def small_ramdisk(scratch: Path) -> Path:
    """A guest that needs no disk: it says so on its console, waits, and obeys Xen's asking it to end or to reboot."""
    tree = scratch / "tree"
    for folder in ("bin", "sbin", "dev", "proc"):
        (tree / folder).mkdir(parents=True)
    shutil.copy2("/bin/busybox", tree / "bin/busybox")
    sh = "#!/bin/busybox sh\n"
    scripts = {
        "init": "busybox mount -t devtmpfs dev /dev\nexec >/dev/console 2>&1\necho euca guest\nbusybox yes 'what a guest says' | busybox head -n 20\nwhile :; do busybox sleep 3600; done",
        "sbin/poweroff": "exec busybox poweroff -f",
        "sbin/reboot": "exec busybox reboot -f",
    }
    for name, text in scripts.items():
        (tree / name).write_text(f"{sh}PATH=/bin; export PATH\n{text}\n")
        (tree / name).chmod(0o755)
    kernels.pack_ramdisk(tree, scratch / "ramdisk")
    return scratch / "ramdisk"


def test_a_reboot_keeps_the_guest(cloud: Any, contract: Any, real: Any) -> None:
    name, address = first_guest(cloud)
    assert re.search(rf"GUEST: instance-id:? {name}", cloud.console(name))
    before = cloud.nodes()[cloud.node_of(name)].domains[name]
    reboot(cloud, name)
    after = next_domain(cloud, real, name, before.domid)
    assert after.uuid == before.uuid
    assert cloud.states([name]) == {name: "running"}
    assert cloud.ssh(address, "cat /sys/hypervisor/uuid").strip() == before.uuid
    assert cloud.states([name]) == {name: "running"}


def reboot(cloud: Any, name: str) -> None:
    """Through EC2."""
    which = ec2.RebootInstancesInfoType(item=(ec2.RebootInstancesItemType(instance_id=name),))
    cloud.api.call("RebootInstances", instances_set=which)


def next_domain(cloud: Any, real: Any, name: str, domid: int) -> Any:
    """The guest's domain once it has another number."""

    def again(node: Any) -> bool:
        return name in node.domains and bool(node.domains[name].domid != domid)

    host = cloud.host_of(name)
    return real.until(lambda: real.look(host), again, 90, "a reboot").domains[name]


def test_a_killed_node_finds_its_running_guest(cloud: Any, contract: Any, real: Any) -> None:
    name, _ = first_guest(cloud)
    before = real.look(cloud.host_of(name)).domains
    assert set(before) == {name}
    cloud.again(cloud.node_of(name), **ROOM_FOR_TWO)
    # The node answers for it again, and nothing was done to it.
    real.until(partial(console_or_nothing, cloud, name), lambda text: "GUEST: ready" in text, 60, "its console")
    assert real.look(cloud.host_of(name)).domains == before
    assert cloud.states([name]) == {name: "running"}


def console_or_nothing(cloud: Any, name: str) -> str:
    """The guest's console as soon as the node can be asked."""
    try:
        return str(cloud.console(name))
    except SoapFault:
        return ""


def test_a_guest_that_powers_off_is_terminated_and_leaves_nothing(cloud: Any, contract: Any, real: Any) -> None:
    name, address = first_guest(cloud)
    host = cloud.host_of(name)
    cloud.ssh(address, "poweroff >/dev/null 2>&1 &")
    real.until(lambda: host.run(["xl", "list"]).stdout, lambda shown: name not in shown, 60, "its domain's end")
    began = time.monotonic()
    ended = cloud.wait([name], "terminated", 60)[name]
    assert time.monotonic() - began < 15
    assert ended.state_reason.code == "Client.InstanceInitiatedShutdown"
    assert "powered itself off" in ended.state_reason.message
    assert real.until(
        lambda: real.look(host), lambda node: not (node.files or node.links or node.served), 20, "nothing left"
    )


def test_the_ports_contracts_hold_on_real_xen(contract: Any) -> None:
    said, _ = contract.communicate(timeout=CONTRACT_LIMIT_S)
    print(said)
    assert contract.returncode == 0, said
    passed = re.findall(r"^passed (test_\w+)", said, re.MULTILINE)
    assert len(passed) > 20, said
    assert "test_boots_reboots_and_powers_off" in passed


# Two nodes with room for two each


@pytest.fixture(scope="module")
def small_nodes(cloud: Any) -> Any:
    """The cloud with room for two guests on each node; its nodes were killed and started for it."""
    for running in _contracts:
        running.wait(CONTRACT_LIMIT_S)
    others = [host.name for host in cloud.hosts if "MAX_MEM" not in cloud.tier(host.name).settings]
    cloud.again(*others, **ROOM_FOR_TWO)
    return cloud


def placed(cloud: Any, real: Any, ids: list[str]) -> list[str]:
    """The node of each instance in launch order, as ``xl list`` in each dom0 shows."""
    # A domain that is being made is listed without a name at first.
    found = real.until(
        cloud.domains, lambda domains: set(ids) <= {domain.name for _, domain in domains}, 90, "the domains of all"
    )
    where = {domain.name: node for node, domain in found}
    assert set(where) == set(ids)
    return [where[name] for name in ids]


def no_room(cloud: Any, count: int) -> None:
    """A request for so many is refused and starts nothing; a cluster that takes long to say so ends what is pending by then."""
    refusal = "Server.InsufficientInstanceCapacity"
    before = set(cloud.instances())
    try:
        pending = cloud.run_at_once(count)
    except SoapFault as refused:
        assert refused.code == refusal
        assert set(cloud.instances()) == before
        return
    ended = cloud.wait(pending, "terminated", 60)
    assert {one.state_reason.code for one in ended.values()} == {refusal}


def test_greedy_fills_a_node_and_what_is_too_much_starts_nothing(small_nodes: Any, fresh: Any, real: Any) -> None:
    fresh.wait_for_room(4)
    ids = fresh.run_at_once(3)
    no_room(fresh, 2)
    first, second, third = placed(fresh, real, ids)
    assert first == second != third
    no_room(fresh, 2)
    fresh.wait(ids, "running")
    fresh.check(ids)


def test_roundrobin_alternates(small_nodes: Any, fresh: Any, real: Any) -> None:
    fresh.check([])
    fresh.again("cluster1", SCHEDPOLICY="ROUNDROBIN")
    try:
        fresh.wait_for_room(4)
        ids = fresh.run_at_once(3)
        no_room(fresh, 2)
        first, second, third = placed(fresh, real, ids)
        assert first == third != second
        fresh.terminate(ids)
        fresh.check([])
    finally:
        fresh.again("cluster1", SCHEDPOLICY="GREEDY")


# Killed


def kill_cluster(cloud: Any, name: str) -> None:
    """As soon as the cluster has promised the launch."""
    cloud.again("cluster1")


def kill_node(moment: str) -> Callable[[Any, str], None]:
    """As soon as a file of the instance is there."""

    def kill(cloud: Any, name: str) -> None:
        host = cloud.host_of(name)
        tier = cloud.tier(host.name)
        folder = sys.modules["real_cloud"].INSTANCES
        script = (
            'n=0; until [ -e "$1" ] || [ $n -gt 600 ]; do n=$((n+1)); sleep 0.05; done; [ -e "$1" ] && kill -9 "$2"'
        )
        host.run(["sh", "-c", script, "sh", f"{folder}/{name}/{moment}", str(tier.process())])
        cloud.again(host.name)

    return kill


def kill_cloud(cloud: Any, name: str) -> None:
    """While the instance is pending."""
    assert cloud.states([name]) == {name: "pending"}
    cloud.again("cloud")


@pytest.mark.parametrize(
    "kill",
    [
        pytest.param(kill_cluster, id="cluster"),
        pytest.param(kill_node("complete"), id="node, its domain being created"),
        pytest.param(kill_node("disk"), id="node, the disk being copied", marks=pytest.mark.long),
        pytest.param(kill_cloud, id="cloud"),
    ],
)
def test_killed_in_the_middle_of_a_launch(fresh: Any, real: Any, kill: Callable[[Any, str], None]) -> None:
    (name,) = fresh.run()
    kill(fresh, name)
    fresh.wait([name], "running")
    ((_, domain),) = fresh.domains()
    assert domain.name == name
    fresh.check([name])
    fresh.terminate([name])
    fresh.check([])


# Refused


def test_a_kernel_that_xen_cannot_load_is_told_with_node_and_cause(fresh: Any, real: Any, tmp_path: Path) -> None:
    garbage = tmp_path / "kernel"
    garbage.write_bytes(b"no kernel at all\n" * 4096)
    disk = tmp_path / "disk"
    disk.write_bytes(bytes(1 << 20))
    words = ["--plain", "--name", f"garbage {time.time():.0f}", "--kernel", str(garbage), "--disk", str(disk)]
    image = fresh.tier("cloud").admin("image", "register", *words).split()[0]
    (name,) = fresh.run(image=image)
    ended = real.until(lambda: fresh.instances()[name], lambda i: i.instance_state.name == "terminated", 90, "its end")
    assert re.search(r"node[12]?\b", ended.state_reason.message), ended.state_reason
    assert "kernel" in ended.state_reason.message, ended.state_reason
    assert ended.state_reason.code == "Client.InvalidImage"
    fresh.check([])


# The host


@pytest.mark.long
def test_guests_come_back_after_a_power_cut(fresh: Any, real: Any) -> None:
    (name,) = fresh.run()
    instance = fresh.wait([name], "running")[name]
    address = fresh.address(instance)
    fresh.ssh(address, "echo kept > /root/kept && sync")
    host = fresh.host_of(name)
    before = real.look(host).domains[name]
    host.run(["sync"])
    host.power_cut()
    said = real.quickstart(fresh.state, "--nodes", "2", "--no-launch")
    assert f"{host.name} was cut off" in said
    fresh.deployment.segments.clear()
    fresh.deployment.load_lab()
    after = real.until(lambda: real.look(host).domains.get(name), lambda found: found is not None, 90, "the guest")
    assert after.uuid == before.uuid
    assert fresh.ssh(address, "cat /root/kept") == "kept\n"
    assert fresh.states([name]) == {name: "running"}
    fresh.check([name])


@pytest.mark.long
def test_the_hypervisors_contract_holds_for_pv_guests(fresh: Any, tmp_path: Path) -> None:
    with begin_contract(fresh.hosts[0], tmp_path, kind="pv") as running:
        said, _ = running.communicate(timeout=CONTRACT_LIMIT_S)
    assert running.returncode == 0, said


def test_the_end_leaves_nothing(cloud: Any, real: Any) -> None:
    if real.KEPT:
        pytest.skip("the cloud was made by somebody else")
    number = real.segment_number(cloud.state)
    assert real.traces(cloud.state)
    assert real.links_and_routes(number)
    real.quickstart(cloud.state, "--stop")
    real.until(lambda: real.traces(cloud.state), lambda found: not found, 10, "no process, no namespace")
    real.until(lambda: real.links_and_routes(number), lambda found: not found, 10, "no link, no route")
    assert "nothing was started" in real.quickstart(cloud.state, "--stop")
