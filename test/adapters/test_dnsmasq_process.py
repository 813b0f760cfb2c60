"""A dnsmasq's life, on a clock: what it is told of changes, and when it has to be started anew."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from twisted.internet.defer import Deferred

from euca.adapters.dnsmasq_process import Dnsmasq
from euca.ports.network import NetworkError
from euca.testing.processes import MemoryProcesses

ONE = "d0:0d:00:00:00:01,10.100.0.5,ip-10-100-0-5\n"
TWO = "d0:0d:00:00:00:02,10.100.0.6,ip-10-100-0-6\n"


class World:
    def __init__(self, directory: Path) -> None:
        self.processes = MemoryProcesses()
        self.dnsmasq = Dnsmasq(
            directory / "dns",
            processes=self.processes,
            clock=self.processes,
            prefix=("nsenter", "--net=/run/netns/x", "--"),
            kill=lambda pid, number: None,
            proc=directory / "proc",
        )

    def serve(self, configuration: str, hosts: str) -> list[Any]:
        result: list[Any] = []
        Deferred.fromCoroutine(self.dnsmasq.serve(configuration, hosts)).addBoth(result.append)
        return result

    @property
    def lives(self) -> list[Any]:
        return self.processes.processes


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    result = made.serve("port=0\n", ONE)
    begun(made)
    assert result == [None]
    return made


def begun(world: World) -> None:
    world.lives[-1].says(b"dnsmasq: started, version 2.90\n", 2)


def deaf(process: Any) -> Any:
    """A process that only notes what it is sent."""
    process.signalProcess = lambda name: process.signals.append(name)
    return process


def test_it_is_started_where_it_is_told_to(world: World) -> None:
    (process,) = world.lives
    assert process.argv[:4] == ("nsenter", "--net=/run/netns/x", "--", "setpriv")
    assert f"--conf-file={world.dnsmasq.configuration_file}" in process.argv
    assert world.dnsmasq.configuration_file.read_text() == "port=0\n"
    assert world.dnsmasq.configuration_file.stat().st_mode & 0o777 == 0o600
    assert world.dnsmasq.hosts == ONE and world.dnsmasq.is_serving


def test_new_hosts_are_told_by_a_signal_and_the_same_not_at_all(world: World) -> None:
    process = deaf(world.lives[0])
    assert world.serve("port=0\n", ONE) == [None] and process.signals == []
    assert world.serve("port=0\n", ONE + TWO) == [None] and process.signals == ["HUP"]
    assert world.dnsmasq.hosts == ONE + TWO and len(world.lives) == 1
    # Somebody emptied the file.
    world.dnsmasq.hosts_file.write_text("")
    assert world.serve("port=0\n", ONE + TWO) == [None] and process.signals == ["HUP", "HUP"]


@pytest.mark.parametrize(
    ("configuration", "hosts"), [("port=53\n", ONE), ("port=0\n", ONE.replace("00:01,", "00:09,"))]
)
def test_for_a_configuration_or_an_address_that_moves_it_is_started_anew(
    world: World, configuration: str, hosts: str
) -> None:
    result = world.serve(configuration, hosts)
    assert result == [] and world.lives[0].signals == ["SIGTERM"] and len(world.lives) == 2
    begun(world)
    assert result == [None]
    process = deaf(world.lives[1])
    assert world.serve(configuration, hosts) == [None] and process.signals == []
    world.processes.advance(100)
    assert len(world.lives) == 2


def test_changes_wait_for_the_one_under_way(world: World) -> None:
    first, second = world.serve("port=53\n", ONE), world.serve("port=54\n", ONE)
    begun(world)
    assert first == [None] and second == [] and len(world.lives) == 3
    begun(world)
    assert second == [None] and world.dnsmasq.configuration_file.read_text() == "port=54\n"


def test_between_two_lives_the_next_reads_what_is_new(world: World) -> None:
    world.lives[0].exits(1)
    assert world.serve("port=53\n", TWO) == [None] and len(world.lives) == 1
    world.processes.advance(1)
    begun(world)
    process = deaf(world.lives[1])
    assert world.serve("port=53\n", TWO) == [None] and process.signals == []


def test_to_stop_ends_also_what_is_being_started(tmp_path: Path) -> None:
    world = World(tmp_path)
    result = world.serve("port=0\n", ONE)
    stopped: list[Any] = []
    Deferred.fromCoroutine(world.dnsmasq.stop()).addBoth(stopped.append)
    assert stopped == [None] and not world.dnsmasq.is_serving
    world.processes.advance(100)
    assert len(world.lives) == 1 and world.lives[0].signals == ["SIGTERM"]
    assert len(result) == 1 and (result[0] is None or isinstance(result[0].value, NetworkError))


def test_purge_leaves_nothing(world: World) -> None:
    done: list[Any] = []
    Deferred.fromCoroutine(world.dnsmasq.purge()).addBoth(done.append)
    assert done == [None] and world.lives[0].signals == ["SIGTERM"]
    assert not world.dnsmasq.configuration_file.parent.exists() and not world.dnsmasq.is_serving
