"""A node's bridge, made and removed with the real ``ip`` in a network namespace; nobody else's is touched."""

import os
import re
import secrets
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import frozen
from twisted.internet import reactor

from euca.adapters.bridge import MARK, Bridge, parse_links
from euca.adapters.bridged_node import BridgedNode
from euca.adapters.kernel_network import linux_kernel
from euca.adapters.process import Completed, Runner
from euca.ports.network import NetworkError
from euca.testing.network import DEFAULT_SUBNET, MemoryNodeNetwork, NetworkHarness, guests, node_network_contract
from euca.testing.node import launch_spec

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root")


@frozen
class Inside:
    """Runs programs in a namespace."""

    name: str

    async def run(self, argv: list[str], **more: Any) -> Completed:
        return await Runner(reactor, reactor).run(["ip", "netns", "exec", self.name, *argv], **more)

    def ip(self, *words: str) -> str:
        return subprocess.run(["ip", "-n", self.name, *words], capture_output=True, text=True, check=True).stdout

    def nft(self, *words: str) -> str:
        command = ["ip", "netns", "exec", self.name, "nft", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def inside() -> Iterator[Inside]:
    name = f"euca-t{secrets.token_hex(4)}"
    subprocess.run(["ip", "netns", "add", name], check=True)
    inside = Inside(name)
    inside.ip("link", "add", "eth2", "type", "veth", "peer", "name", "far")
    inside.ip("link", "set", "far", "up")
    yield inside
    subprocess.run(["ip", "netns", "delete", name], check=True)


def links(inside: Inside) -> Any:
    return parse_links(inside.ip("-json", "-details", "link", "show").encode())


@needs_root
@pytest_twisted.ensureDeferred
async def test_the_bridge_is_made_marked_and_joined_and_goes_without_a_trace(inside: Inside, tmp_path: Path) -> None:
    before = set(links(inside))
    bridge = Bridge(inside, "eucabr0", "eth2", tmp_path / "scripts")
    for _ in range(2):
        await bridge.start()
        found = links(inside)
        assert found["eucabr0"].kind == "bridge" and found["eucabr0"].alias == MARK
        assert found["eth2"].master == "eucabr0"
    vif = await bridge.plug(launch_spec())
    assert vif.bridge == "eucabr0" and vif.script is not None and os.access(vif.script, os.X_OK)
    inside.ip("link", "add", "vif1.0", "type", "veth", "peer", "name", "guest")
    inside.ip("link", "set", "vif1.0", "master", "eucabr0")
    with pytest.raises(NetworkError, match=r"holds guests: vif1\.0; end them"):
        await bridge.purge()
    assert "eucabr0" in links(inside)
    inside.ip("link", "delete", "vif1.0")
    await bridge.purge()
    assert set(links(inside)) == before


@needs_root
@pytest_twisted.ensureDeferred
async def test_an_interface_with_an_address_is_left_alone(inside: Inside, tmp_path: Path) -> None:
    inside.ip("address", "add", "10.1.2.3/24", "dev", "eth2")
    with pytest.raises(NetworkError, match="has an address of its own"):
        await Bridge(inside, "eucabr0", "eth2", tmp_path).start()
    assert links(inside)["eth2"].master == ""
    with pytest.raises(NetworkError, match="its names are"):
        await Bridge(inside, "eucabr0", "none", tmp_path).start()


@needs_root
@pytest_twisted.ensureDeferred
async def test_an_administrator_s_bridge_is_used_and_never_removed(inside: Inside, tmp_path: Path) -> None:
    inside.ip("link", "add", "br7", "type", "bridge")
    inside.ip("link", "set", "eth2", "master", "br7")
    bridge = Bridge(inside, "br7", "eth2", tmp_path)
    await bridge.start()
    await bridge.purge()
    assert links(inside)["br7"].alias == ""
    with pytest.raises(NetworkError, match="belongs to br7"):
        await Bridge(inside, "eucabr0", "eth2", tmp_path).start()
    with pytest.raises(NetworkError, match="is no bridge"):
        await Bridge(inside, "eth2", "", tmp_path).start()


# The contract


def _memory() -> NetworkHarness:
    network = MemoryNodeNetwork("eucabr0")

    async def world() -> object:
        return network.state, dict(network.plugged)

    return NetworkHarness(network, partial(guests, DEFAULT_SUBNET), world)


TestMemory = node_network_contract(_memory, pytest_twisted.ensureDeferred)
CURRENT: list[tuple[Inside, Path]] = []


def _real() -> NetworkHarness:
    inside, path = CURRENT[-1]

    async def world() -> object:
        files = [str(found) for found in path.rglob("*")]
        return files, links(inside), inside.ip("-4", "-oneline", "address")

    async def damage() -> None:
        inside.ip("link", "set", "eth2", "nomaster")

    return NetworkHarness(
        Bridge(inside, "eucabr0", "eth2", path / "scripts"), partial(guests, DEFAULT_SUBNET), world, damage
    )


@needs_root
class TestReal(node_network_contract(_real, pytest_twisted.ensureDeferred)):  # type: ignore[misc]
    @pytest.fixture(autouse=True)
    def world(self, inside: Inside, tmp_path: Path) -> Iterator[None]:
        CURRENT.append((inside, tmp_path))
        yield
        CURRENT.pop()


# With the bridge's filter


def _bridged() -> NetworkHarness:
    inside, path = CURRENT[-1]
    plain = _real()
    netns = Path(f"/run/netns/{inside.name}")
    kernel = linux_kernel(reactor, Runner(reactor, reactor), path / "net", role="node", netns=netns)

    async def world() -> object:
        return await plain.world(), re.sub(r" # handle [0-9]+", "", inside.nft("list", "ruleset"))

    async def damage() -> None:
        inside.nft("delete", "table", "bridge", "eucalyptus")

    network = BridgedNode(plain.network, inside, kernel, path / "net")
    return NetworkHarness(network, partial(guests, DEFAULT_SUBNET), world, damage)


@needs_root
class TestBridged(node_network_contract(_bridged, pytest_twisted.ensureDeferred)):  # type: ignore[misc]
    @pytest.fixture(autouse=True)
    def world(self, inside: Inside, tmp_path: Path) -> Iterator[None]:
        CURRENT.append((inside, tmp_path))
        yield
        CURRENT.pop()
