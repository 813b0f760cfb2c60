"""Anything at any time: launches, ends, deaths, lost and doubled messages, chosen by a seed; then peace, and everything must agree."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from euca.testing.transport import Fate

PLAN = {"zone1": ("n1", "n2"), "zone2": ("n3",)}
OPERATIONS = {
    "cloud": ["RunInstances", "TerminateInstances"],
    "zone1": ["RunInstances", "TerminateInstances", "DescribeInstances", "DescribeResources"],
    "zone2": ["RunInstances", "TerminateInstances", "DescribeInstances"],
    "n1": ["ncRunInstance", "ncTerminateInstance", "ncDescribeInstances", "ncDescribeResource"],
    "n3": ["ncRunInstance", "ncTerminateInstance", "ncDescribeInstances"],
}
FATES = [
    Fate(lost="request", cut=True),
    Fate(lost="answer", cut=True),
    Fate(lost="request"),
    Fate(lost="answer"),
    Fate(copies=2),
    Fate(delay_s=3),
    Fate(answer_delay_s=25),
]
SEEDS = [pytest.param(seed, marks=[] if seed < 3 else [pytest.mark.long]) for seed in range(60)]


class Soak:
    """What can be done to a world, each by a method."""

    def __init__(self, world: Any, seed: int) -> None:
        self.world = world
        self.chance = random.Random(seed)  # noqa: S311 - for a test that can be repeated
        self.pending: list[tuple[str, list[Any]]] = []
        self.log: list[str] = []

    def step(self) -> None:
        """One thing, and some time."""
        acts = [self.launch] * 4 + [self.end] * 2 + [self.death] * 3 + [self.birth] * 4 + [self.mishap] * 4
        acts += [self.cut_off, self.back, self.back, self.power_off]
        act = self.chance.choice(acts)
        self.log.append(act.__name__)
        act()
        self.world.advance(self.chance.choice([0.0, 0.002, 0.01, 0.06, 0.3, 2.0, 20.0]))

    def launch(self) -> None:
        count = self.chance.randint(1, 3)
        self.world.begin("RunInstances", **self.world.run_values(count, least=1, token=f"t{len(self.log)}"))

    def end(self) -> None:
        live = sorted(self.world.live())
        if live and "cloud" in self.world.tiers:
            values = self.chance.choice(live)
            self.world.begin("TerminateInstances", **self.world.end_values(values))

    def death(self) -> None:
        if self.world.tiers:
            life = self.world.tiers[self.chance.choice(sorted(self.world.tiers))].life
            # Now, or in the middle of one of its next steps.
            later = self.chance.choice([0, 0, 1, 2, 5, 9])
            if later:
                life.kill_at = len(life.steps) + later
            else:
                self.world.kill(life.name)
        self._bury()

    def birth(self) -> None:
        self._bury()
        away = [name for name in self.world.names if name not in self.world.tiers]
        if away:
            self.world.start(self.chance.choice(away))

    def _bury(self) -> None:
        for name, tier in list(self.world.tiers.items()):
            if not tier.life.alive:
                self.world.bury(name)

    def mishap(self) -> None:
        tier = self.chance.choice(sorted(OPERATIONS))
        self.world.transport.mishaps.append((tier, self.chance.choice(OPERATIONS[tier]), self.chance.choice(FATES)))

    def cut_off(self) -> None:
        self.world.transport.down.add(self.world.url(self.chance.choice(self.world.names[1:])))

    def back(self) -> None:
        self.world.transport.down.clear()

    def power_off(self) -> None:
        domains = self.world.domains()
        if domains:
            name = self.chance.choice(sorted(domains))
            self.world.hosts[domains[name]].guest_powers_off(name)

    def peace(self) -> None:
        """All are there and nothing is lost any more, for longer than the deadline of a launch."""
        self.world.transport.down.clear()
        self.world.transport.mishaps.clear()
        self._bury()
        for tier in self.world.tiers.values():
            tier.life.kill_at = None
        for name in self.world.names:
            if name not in self.world.tiers:
                self.world.start(name)
        self.world.advance(120)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_trouble_everything_agrees(make_world: Callable[..., Any], seed: int) -> None:
    random.seed(seed)  # of the followers' pauses
    world = make_world(plan=PLAN)
    soak = Soak(world, seed)
    for _ in range(60):
        soak.step()
    soak.peace()
    started = world.started()
    assert len(started) == len(set(started)), f"started twice: {started} {soak.log}"
    assert set(world.states()) <= {"running", "terminated"}, (world.states(), soak.log)
    world.check()
    ids = world.launch(1) if len(world.live()) < 6 else []
    world.advance(10)
    assert all(state == "running" for state in (world.states(*ids) if ids else []))
    world.check()
