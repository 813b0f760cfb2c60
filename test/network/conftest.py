"""Real packets between machines that are namespaces: one cluster of a head, three nodes and twenty guests, for all tests that do not end it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from euca.testing.netcluster import NetCluster
from euca.testing.netlab import Guest, Lab, why_not

HERE = Path(__file__).parent
GUESTS = 20
#: What guests serve, beside netguest's own port 7.
TCP, UDP = (2001, 2002), (2001,)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """All tests here are marked ``network``, and skipped where there can be no lab."""
    reason = why_not()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.network)
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


_MEASURED = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """What was measured."""
    if lines := config.stash.get(_MEASURED, []):
        terminalreporter.section("measured on this machine, with whatever else it was doing")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[[str, float | tuple[float, float]], None]:
    """Of a text and seconds, or what ``Flows.unharmed`` says: they are printed at the end."""
    lines = request.config.stash.setdefault(_MEASURED, [])

    def note(what: str, seconds: float | tuple[float, float]) -> None:
        took, beside = seconds if isinstance(seconds, tuple) else (seconds, None)
        control = "" if beside is None else f" (within a guest, over no network: {beside * 1000:.1f} ms)"
        lines.append(f"{took * 1000:8.1f} ms  {what}{control}")

    return note


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    """A lab for the tests of a module."""
    with Lab() as made:
        yield made


@pytest.fixture(scope="session")
def standing() -> Iterator[NetCluster]:
    """A cluster with twenty guests, in no group: seven, seven and six on its nodes."""
    with Lab() as made:
        cluster = NetCluster(made)
        cluster.start()
        for guest_id in cluster.launch([number % 3 + 1 for number in range(GUESTS)]):
            for kind, ports in (("tcp", TCP), ("udp", UDP)):
                for port in ports:
                    cluster.guests[guest_id]("serve", kind=kind, port=port)
        yield cluster
        cluster.end()


@pytest.fixture
def cluster(standing: NetCluster) -> Iterator[NetCluster]:
    """The same, whatever was done to its groups and addresses before."""
    standing.restore()
    yield standing


@pytest.fixture(scope="session")
def outside(standing: NetCluster) -> Guest:
    """A host in the world, at 203.0.113.200."""
    return standing.lab.host(standing.lab.machine("outside", public="203.0.113.200/24"))


@pytest.fixture(scope="session")
def stranger(standing: NetCluster) -> Guest:
    """A machine on the underlay that is no machine of the cluster, at 192.168.50.200."""
    return standing.lab.host(standing.lab.machine("stranger", "192.168.50.200/24"))


@pytest.fixture(scope="session")
def hosts(standing: NetCluster) -> list[Guest]:
    """The cluster's own machines, head first, which serve on all their addresses."""
    return [standing.lab.host(agent.machine) for agent in standing.agents]
