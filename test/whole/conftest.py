"""Loads the world that these tests share: test directories are no packages."""

import gc
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_NAME = "whole_world"
if _NAME not in sys.modules:
    _spec = importlib.util.spec_from_file_location(_NAME, Path(__file__).with_name("world.py"))
    assert _spec is not None and _spec.loader is not None
    sys.modules[_NAME] = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(sys.modules[_NAME])


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
        whole = sys.modules[_NAME]
        world = whole.World(tmp_path / f"world{len(made)}", plan, **settings)
        made.append(world)
        return world.build_from(whole.template(tuple(plan.items())))

    yield make
    complaints = [world.complaints for world in made]
    for world in made:
        world.close()
    assert not any(complaints), complaints


@pytest.fixture
def world(make_world: Callable[..., Any]) -> Any:
    """A running cloud: one cluster, two nodes with two cores each."""
    return make_world()
