"""The node's side of the network: one suite for the bridge of real guests and the nothing of simulated ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from zope.interface.verify import verifyObject

from euca.adapters.bridge import Bridge, NoNetwork
from euca.adapters.process import Completed
from euca.ports.node_network import INodeNetwork
from euca.testing.echo import result_of
from euca.testing.node import launch_spec
from euca.testing.processes import ScriptedRunner

LINKS = b'[{"ifname": "lo"}, {"ifname": "eth2"}]'


async def _answer(call: object) -> Completed:
    argv = call.argv  # type: ignore[attr-defined]
    return Completed(0, LINKS if "-details" in argv else b"[]" if "-json" in argv else b"", b"")


def bridge(path: Path) -> Bridge:
    return Bridge(ScriptedRunner(_answer), "eucabr0", "eth2", path / "scripts")


def nothing(path: Path) -> NoNetwork:
    return NoNetwork("eucabr0")


@pytest.mark.parametrize("make", [bridge, nothing])
def test_guests_are_plugged_by_their_mac_and_unplugged_without_fuss(
    make: Callable[[Path], INodeNetwork], tmp_path: Path
) -> None:
    network = make(tmp_path)
    assert verifyObject(INodeNetwork, network)
    for _ in range(2):
        assert result_of(network.start()) is None
    spec = launch_spec()
    first, again = result_of(network.plug(spec)), result_of(network.plug(spec))
    assert first == again and first.mac == spec.mac and first.bridge == "eucabr0"
    assert result_of(network.unplug(spec.instance_id)) is None
    assert result_of(network.unplug("i-FFFFFFFF")) is None
    assert result_of(network.purge()) is None
