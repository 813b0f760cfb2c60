"""One cloud on real Xen for all tests here: two nodes, made by quickstart as a user would."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from euca.testing.loading import load_module

_real = load_module("real_cloud", Path(__file__).with_name("real_cloud.py"))

#: A cloud that is up already, made by `tools/quickstart --nodes 2 --state DIR`, to try a test on: it is left running.
KEPT = _real.KEPT = os.environ.get("EUCA_XEN_TEST_STATE")


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The cloud, with the guest that quickstart has logged in to."""
    if os.geteuid() != 0:
        pytest.skip("the lab needs root")
    state = Path(KEPT).resolve() if KEPT else tmp_path_factory.mktemp("xen") / "state"
    try:
        said = _real.quickstart(state, "--nodes", "2")
        yield _real.RealCloud.load(state, said)
    finally:
        if not KEPT:
            _real.quickstart(state, "--stop")


@pytest.fixture
def fresh(cloud: Any) -> Iterator[Any]:
    """The cloud with nothing running in it, before and after."""
    end_all(cloud)
    yield cloud
    end_all(cloud)


def end_all(cloud: Any) -> None:
    """Terminate whatever runs."""
    alive = [name for name, i in cloud.instances().items() if i.instance_state.name != "terminated"]
    if alive:
        cloud.terminate(alive)
