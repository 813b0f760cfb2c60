"""Loads the world that these tests share: test directories are no packages."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from euca.testing.loading import load_module

_whole = load_module("whole_world", Path(__file__).with_name("world.py"))


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """What is left of dead tiers ends here, and not in the middle of what pytest compiles for its summary."""
    yield
    gc.collect()


@pytest.fixture
def make_world(tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """make_world(plan=…, cores=…, policy=…): a running cloud with an image. At the end nothing may have been started twice."""
    made: list[Any] = []

    def make(**settings: Any) -> Any:
        plan = settings.pop("plan", {"zone1": ("n1", "n2")})
        world = _whole.World(tmp_path / f"world{len(made)}", plan, **settings)
        made.append(world)
        return world.build_from(_whole.template(tuple(plan.items())))

    yield make
    complaints = [world.complaints for world in made]
    for world in made:
        world.close()
    assert not any(complaints), complaints


@pytest.fixture
def world(make_world: Callable[..., Any]) -> Any:
    """A running cloud: one cluster, two nodes with two cores each."""
    return make_world()
