"""The lab itself, and the hypervisor whose guests are namespaces: what all other tests here stand on."""

import json
import os
import subprocess
import sys
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_twisted
from twisted.internet import reactor
from twisted.internet.defer import Deferred
from twisted.internet.threads import blockingCallFromThread, deferToThread
from zope.interface.verify import verifyObject

from euca.adapters.process import Runner
from euca.ports.hypervisor import DomainSpec, Fate, GuestKind, IHypervisor, NetworkFailed, VifSpec
from euca.testing.hypervisor_contract import HypervisorHarness, hypervisor_contract
from euca.testing.netagent import Agent
from euca.testing.nethypervisor import NamespaceHypervisor
from euca.testing.netlab import Lab, eventually

SCRIPT = """#!/bin/sh
[ "$2" = type_if=vif ] || exit 0
case $1 in online)
  name=$(xenstore-read "$XENBUS_PATH/vifname") && ip link set dev "$vif" name "$name" && vif=$name
  ip link set dev "$vif" address fe:ff:ff:ff:ff:ff up && ip address add 10.9.0.1/24 dev "$vif" &&
  xenstore-write "$XENBUS_PATH/hotplug-status" connected ;;
esac
"""
BROKEN = """#!/bin/sh
xenstore-write "$XENBUS_PATH/hotplug-error" "no such luck for $(xenstore-read "$XENBUS_PATH/mac")" "$XENBUS_PATH/hotplug-status" error
exit 1
"""


def _specification(name: str, *vifs: VifSpec) -> DomainSpec:
    return DomainSpec(name, uuid4(), GuestKind.PV, Path("/boot/kernel"), None, "", 64, 1, (), vifs)


@pytest.fixture
def harness(tmp_path: Path) -> HypervisorHarness:
    def run(scenario: Coroutine[Any, Any, Any]) -> Any:
        return blockingCallFromThread(reactor, Deferred.fromCoroutine, scenario)

    hypervisor = NamespaceHypervisor(tmp_path / "guests", Runner(reactor, reactor), reactor)
    disks = (Path("/srv/a"), Path("/srv/b"))
    return HypervisorHarness(hypervisor, run, GuestKind.PV, Path("/srv/vmlinuz"), None, disks)


_harness: list[HypervisorHarness] = []
CONTRACT = hypervisor_contract(lambda: _harness[-1])


@pytest.mark.parametrize("name", [name for name in dir(CONTRACT) if name.startswith("test_")])
@pytest_twisted.ensureDeferred
async def test_it_is_as_every_other_hypervisor(harness: HypervisorHarness, name: str) -> None:
    # In a thread, since the suite waits for what the reactor does.
    _harness.append(harness)
    try:
        await deferToThread(getattr(CONTRACT(), name))
    finally:
        _harness.pop()


def test_it_provides_the_interface(harness: HypervisorHarness) -> None:
    assert verifyObject(IHypervisor, harness.hypervisor)


@pytest.fixture(scope="module")
def agent(lab: Lab) -> Iterator[Agent]:
    made = Agent(lab.machine("host", "192.168.50.2/24"), lab.place("host"))
    yield made
    made.kill()


def _script(agent: Agent, text: str) -> str:
    path = agent.place / f"script-{len(text)}"
    path.write_text(text)
    path.chmod(0o700)
    return str(path)


def test_machines_reach_each_other_and_nothing_else(lab: Lab) -> None:
    one = lab.machine("one", "192.168.50.11/24", "203.0.113.11/24")
    lab.machine("two", "192.168.50.12/24", "203.0.113.12/24")
    assert "1 received" in one.run("ping", "-c1", "-W1", "192.168.50.12")
    assert "1 received" in one.run("ping", "-c1", "-W1", "203.0.113.12")
    assert "1 received" not in one.run("ping", "-c1", "-W1", "1.1.1.1", check=False)


def test_a_lab_ends_with_its_test_however_that_ends(tmp_path: Path) -> None:
    """Also by kill -9, and with it all that ran in it."""
    program = """
import os, sys
from euca.testing.netlab import Machine
machine = Machine.make("short")
print(machine.start(["sleep", "1000"]).pid, flush=True)
os.kill(os.getpid(), 9)
"""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=False)
    left = int(done.stdout)

    def gone() -> bool:
        try:
            return b"sleep" not in Path(f"/proc/{left}/cmdline").read_bytes()
        except OSError:
            return True

    eventually("what it left has ended", gone)


def test_nothing_is_seen_of_it_outside() -> None:
    def outside() -> list[str]:
        asked = (["ip", "-j", "link"], ["ip", "-j", "route"], ["ip", "netns"])
        return [subprocess.run(argv, capture_output=True, text=True, check=True).stdout for argv in asked]

    before = outside()
    with Lab() as lab:
        lab.machine("one", "192.168.50.1/24")
        assert outside() == before
    assert outside() == before


def test_a_guest_is_plugged_by_its_script_as_xen_does_it(agent: Agent) -> None:
    """Under its name, with its MAC address; it boots by DHCP, serves, and is there when its node's tier is not."""
    vif = VifSpec("d0:0d:00:00:00:01", None, _script(agent, SCRIPT), None, "ev00000001")
    dhcp = ["--port=0", "--interface=ev00000001", "--bind-dynamic", "--no-ping", "--dhcp-range=10.9.0.5,10.9.0.5"]
    files = ["--conf-file=/dev/null", f"--dhcp-leasefile={agent.place}/leases"]
    server = agent.machine.start(["dnsmasq", "--keep-in-foreground", *files, *dhcp])
    guest = agent.create(_specification("i-00000001", vif))
    assert guest.booted()["ip"] == "10.9.0.5"
    (link,) = json.loads(agent.machine.run("ip", "-j", "link", "show", "ev00000001"))
    assert link["address"] == "fe:ff:ff:ff:ff:ff"
    assert vif.mac in guest("command", argv=["ip", "link", "show", "eth0"])["out"]
    agent.kill()
    assert "1 received" in agent.machine.run("ping", "-c1", "-W1", "10.9.0.5")
    eventually("the console", lambda: b"login" in agent.call("hypervisor", "console", "i-00000001", 4096))
    before = agent.call("hypervisor", "domains")[0]
    agent.call("hypervisor", "reboot", "i-00000001")
    eventually("another domid", lambda: [d.domid for d in agent.call("hypervisor", "domains")] == [before.domid + 1])
    assert guest.booted()["ip"] == "10.9.0.5"
    agent.destroy("i-00000001")
    assert "ev00000001" not in agent.machine.run("ip", "link")
    assert agent.call("hypervisor", "fate", "i-00000001") is Fate.DESTROYED
    server.kill()
    server.wait()


def test_what_a_script_complains_of_is_told_and_nothing_is_left(agent: Agent) -> None:
    vif = VifSpec("d0:0d:00:00:00:02", None, _script(agent, BROKEN), None, "ev00000002")
    with pytest.raises(NetworkFailed, match="no such luck for d0:0d:00:00:00:02"):
        agent.create(_specification("i-00000002", vif))
    assert "ev00000002" not in agent.machine.run("ip", "link")
    assert agent.call("hypervisor", "domains") == ()


def test_a_guest_whose_daemon_is_killed_ends(agent: Agent) -> None:
    guest = agent.create(_specification("i-00000003"))
    assert guest("hello") == ""
    state = json.loads((guest.place / "state.json").read_text())
    agent.machine.run("kill", "-9", str(state["daemon"]))
    eventually("it is gone", lambda: agent.call("hypervisor", "domains") == ())
    assert agent.call("hypervisor", "destroy", "i-00000003") is False


def test_a_probe_tells_what_it_met(agent: Agent) -> None:
    guest = agent.create(_specification("i-00000004"))
    assert guest.outcome("tcp", "127.0.0.1") == "open"
    assert guest.outcome("udp", "127.0.0.1") == "open"
    assert guest.outcome("icmp", "127.0.0.1", 8) == "open"
    assert guest.outcome("tcp", "127.0.0.1", 99) == "refused"
    assert guest.outcome("tcp", "192.0.2.1") == "unreachable"
    number = guest("flow", kind="tcp", address="127.0.0.1")
    eventually("it flows", lambda: guest("flow_report", number=number)["heard"] > 10)
    ended = guest("flow_end", number=number)
    assert ended["broken"] == "" and ended["largest_gap_s"] < 1
    agent.destroy("i-00000004")
