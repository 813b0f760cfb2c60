"""Real packets between machines that are namespaces."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from euca.testing.netlab import Lab, why_not

HERE = Path(__file__).parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """All tests here are marked ``network``, and skipped where there can be no lab."""
    reason = why_not()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.network)
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="module")
def lab() -> Iterator[Lab]:
    """A lab for the tests of a module."""
    with Lab() as made:
        yield made
