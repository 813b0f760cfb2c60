"""kill -9 of each tier at each step of a launch and of an end, then a restart.

The steps are not listed by hand: a dry run says what each tier does that others can see (messages, ``xl``, copies) or that is durable (each commit,
before and after it).  Expected: from the cluster's write on the launch succeeds; before it, it succeeds or is refused for good. The user asks again with the same client token, as users'
tools do, when the connection was cut.  In the end nothing was started twice, and domains, disks, leases and UUIDs are those of the journals and of the records.
"""

import functools
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from euca.soap.errors import SoapFault, UnknownOutcome
from euca.wire import ec2

TOKEN = "just-once"
LEASES = "committed image_sources instances leases replay reservations"


def whole() -> Any:
    return sys.modules["whole_world"]


@frozen
class Scenario:
    """``operation`` with ``values`` is what is asked, after ``prepare``."""

    name: str
    prepare: Callable[[Any], None]
    values: Callable[[Any], dict[str, Any]]
    operation: str


def nothing(world: Any) -> None:
    pass


def one_runs(world: Any) -> None:
    world.ids = world.launch(1)
    world.advance(5)
    assert world.states() == ["running"]


LAUNCH = Scenario("launch", nothing, lambda world: world.run_values(1, token=TOKEN), "RunInstances")
END = Scenario("end", one_runs, lambda world: whole().terminate_values(*world.ids), "TerminateInstances")


@functools.cache
def steps_of(scenario: Scenario) -> dict[str, list[str]]:
    """Tier → what it does from the request until all is quiet."""
    with tempfile.TemporaryDirectory(prefix="euca-dry-") as directory:
        world = whole().World(Path(directory)).build_from(whole().template())
        scenario.prepare(world)
        marks = {name: len(tier.life.steps) for name, tier in world.tiers.items()}
        outcomes = world.begin(scenario.operation, **scenario.values(world))
        world.advance(5)
        assert outcomes and not isinstance(outcomes[0], BaseException)
        steps = {name: tier.life.steps[marks[name] :] for name, tier in world.tiers.items()}
        world.close()
        return steps


def cases(scenario: Scenario) -> list[Any]:
    """All steps. Without --long each kind of step once, as it comes first."""
    found = []
    for tier, steps in steps_of(scenario).items():
        for number, label in enumerate(steps):
            known = label in steps[:number]
            identifier = f"{tier}-{number:02d}-{label.replace(' ', '-')}"
            found.append(pytest.param(tier, number, id=identifier, marks=[pytest.mark.long] if known else []))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for scenario in (LAUNCH, END):
        if f"{scenario.name}_step" in metafunc.fixturenames:
            metafunc.parametrize(("tier", f"{scenario.name}_step"), cases(scenario))


def killed_at(world: Any, scenario: Scenario, tier: str, step: int) -> list[Any]:
    """Ask, and let the tier be killed at that step of its; the outcomes as they come."""
    scenario.prepare(world)
    life = world.tiers[tier].life
    life.kill_at = len(life.steps) + step
    world.values = scenario.values(world)
    outcomes: list[Any] = world.begin(scenario.operation, **world.values)
    assert world.advance(5, lambda: not life.alive), "the step was never reached"
    assert life.steps[-1] == steps_of(scenario)[tier][step], "another run takes other steps"
    world.bury(tier)
    return outcomes


def insisted(world: Any, scenario: Scenario, outcomes: list[Any]) -> Any:
    """The answer or the fault that the user gets in the end, who asks again for as long as there is neither."""
    for _ in range(10):
        assert world.advance(70, lambda o=outcomes: o), "never answered"
        if not isinstance(outcomes[0], UnknownOutcome):
            return outcomes[0]
        world.advance(3)
        outcomes = world.begin(scenario.operation, **(world.values or scenario.values(world)))
    raise AssertionError(f"no answer: {outcomes}")


def launched_once(world: Any, outcome: Any, *, promised: bool) -> None:
    """One instance, started once, running; or, where nothing was promised, a refusal and nothing."""
    if isinstance(outcome, SoapFault):
        assert not promised and outcome.code == "Server.InsufficientInstanceCapacity", outcome
        assert (world.live(), world.started()) == (set(), [])
    else:
        (item,) = outcome.instances_set.item
        assert world.states() == ["running"], world.described()
        assert world.started() == [item.instance_id]
    world.check()


def is_promised(world: Any) -> bool:
    return bool(world.rows("zone1", "reservations"))


def test_a_launch(world: Any, tier: str, launch_step: int) -> None:
    outcomes = killed_at(world, LAUNCH, tier, launch_step)
    promised = is_promised(world)
    world.advance(1)
    world.start(tier)
    outcome = insisted(world, LAUNCH, outcomes)
    world.advance(45)
    launched_once(world, outcome, promised=promised)


def test_an_end(world: Any, tier: str, end_step: int) -> None:
    outcomes = killed_at(world, END, tier, end_step)
    world.advance(1)
    world.start(tier)
    outcome = insisted(world, END, outcomes)
    assert not isinstance(outcome, BaseException), outcome
    world.advance(45)
    assert world.states() == ["terminated"] and world.started() == world.ids
    world.check()


@pytest.mark.long
@pytest.mark.parametrize("other", ["cloud", "zone1", "n1"])
def test_a_launch_with_another_tier_killed_too(world: Any, tier: str, launch_step: int, other: str) -> None:
    outcomes = killed_at(world, LAUNCH, tier, launch_step)
    if other == tier:
        # Killed once more, soon after its restart.
        world.start(tier)
        world.advance(0.05)
        world.kill(tier)
    else:
        world.kill(other)
    promised = is_promised(world)
    world.advance(1)
    for name in {tier, other}:
        world.start(name)
    outcome = insisted(world, LAUNCH, outcomes)
    world.advance(45)
    launched_once(world, outcome, promised=promised)


@pytest.mark.long
@pytest.mark.parametrize("away_s", [30.0, 100.0, 200.0])
def test_a_launch_with_a_long_absence(world: Any, tier: str, launch_step: int, away_s: float) -> None:
    outcomes = killed_at(world, LAUNCH, tier, launch_step)
    promised = is_promised(world)
    world.advance(away_s)
    world.start(tier)
    outcome = insisted(world, LAUNCH, outcomes)
    world.advance(45)
    launched_once(world, outcome, promised=promised)


@pytest.mark.parametrize("network_start_s", [0.0, 3.0], ids=["network at once", "network after 3 s"])
@pytest.mark.parametrize("tier", ["cloud", "zone1", "n1", "all"])
def test_a_launch_in_the_first_moment_of_a_life(world: Any, tier: str, network_start_s: float) -> None:
    """That a tier does not know its neighbours yet is no reason to refuse for good."""
    world.network_start_s = network_start_s
    for name in world.names if tier == "all" else [tier]:
        world.kill(name)
        world.advance(2)
        world.start(name)
    outcome = insisted(world, LAUNCH, world.begin("RunInstances", **world.run_values(1, token=TOKEN)))
    world.advance(20)
    launched_once(world, outcome, promised=True)


def test_the_table_has_the_steps_that_matter() -> None:
    """So that a dry run that sees nothing does not pass for a table."""
    table = steps_of(LAUNCH)
    assert LEASES in table["zone1"] and "asks ncRunInstance" in table["zone1"]
    assert {"asks xl create", "is answered xl create", "asks cp", "committed instances"} <= set(table["n1"])
    assert {"asks RunInstances", "answers RunInstances"} <= set(table["cloud"])
    assert sum("commit" in step for step in table["cloud"]) >= 8
    ends = steps_of(END)
    assert "asks xl destroy" in ends["n1"] and "asks ncTerminateInstance" in ends["zone1"]
    assert ec2.CONTRACT.operations[END.operation].name in " ".join(ends["cloud"])
