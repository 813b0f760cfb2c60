"""A node's bridge, made and removed with the real ``ip`` in a network namespace; nobody else's is touched."""

import os
import secrets
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_twisted
from attrs import frozen
from twisted.internet import reactor

from euca.adapters.bridge import MARK, Bridge, parse_links
from euca.adapters.process import Completed, Runner
from euca.domain.errors import NodeFailure
from euca.testing.node import launch_spec

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="network namespaces need root")


@frozen
class Inside:
    """Runs programs in a namespace."""

    name: str

    async def run(self, argv: list[str], **more: Any) -> Completed:
        return await Runner(reactor, reactor).run(["ip", "netns", "exec", self.name, *argv], **more)

    def ip(self, *words: str) -> str:
        return subprocess.run(["ip", "-n", self.name, *words], capture_output=True, text=True, check=True).stdout


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
    await bridge.purge()
    assert "eucabr0" in links(inside), "a guest was still on it"
    inside.ip("link", "delete", "vif1.0")
    await bridge.purge()
    assert set(links(inside)) == before


@pytest_twisted.ensureDeferred
async def test_an_interface_with_an_address_is_left_alone(inside: Inside, tmp_path: Path) -> None:
    inside.ip("address", "add", "10.1.2.3/24", "dev", "eth2")
    with pytest.raises(NodeFailure, match="has an address of its own"):
        await Bridge(inside, "eucabr0", "eth2", tmp_path).start()
    assert links(inside)["eth2"].master == ""
    with pytest.raises(NodeFailure, match="its names are"):
        await Bridge(inside, "eucabr0", "none", tmp_path).start()


@pytest_twisted.ensureDeferred
async def test_an_administrator_s_bridge_is_used_and_never_removed(inside: Inside, tmp_path: Path) -> None:
    inside.ip("link", "add", "br7", "type", "bridge")
    inside.ip("link", "set", "eth2", "master", "br7")
    bridge = Bridge(inside, "br7", "eth2", tmp_path)
    await bridge.start()
    await bridge.purge()
    assert links(inside)["br7"].alias == ""
    with pytest.raises(NodeFailure, match="belongs to br7"):
        await Bridge(inside, "eucabr0", "eth2", tmp_path).start()
    with pytest.raises(NodeFailure, match="is no bridge"):
        await Bridge(inside, "eth2", "", tmp_path).start()
