"""Everything here is part of `tools/test attack`, and of no other part."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from euca.testing.attacks import targets
from euca.testing.attacks.catalogue import at
from euca.testing.attacks.targets import Cloud

HERE = Path(__file__).parent
#: How soon a tier answers a good message after all that was done to it.
AT_ONCE_S = 2.0
#: How a tier's log speaks of an error that nobody thought of.
UNFORESEEN = re.compile(
    r"Unhandled|could not be (verified|answered)|Server\.InternalError|^\t(builtins|sqlite3|sqlalchemy|lxml)\.[\w.]+: ",
    re.MULTILINE,
)


def cases(*profiles: str) -> list[Any]:
    """Each attack at each of the profiles where it is tried, as parameters."""
    return [pytest.param(attack, profile, id=identifier) for attack, profile, identifier in at(*profiles)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.attack)


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """A cloud, a cluster and two nodes as processes. When all has been tried they are alive, answer at once, and have kept the instance."""
    state = tmp_path_factory.mktemp("attacked")
    try:
        # Between attacks the administrator looks at everything, which is more than an account may ask by default.
        cloud = targets.bring_up(state, {"REQUESTS_PER_SECOND": "0"})
        yield cloud
        for target in cloud.every():
            target.works(AT_ONCE_S)
        assert cloud.instances()[cloud.victim] == "running"
        assert cloud.strangers_known() == []
        for target in cloud.every():
            text = target.log.read_text(errors="replace")
            met = UNFORESEEN.search(text)
            assert met is None, (
                f"{target.name} met what it was not made for:\n{text[max(0, met.start() - 1500) :][:3000]}"
            )
    finally:
        targets.end(state)
