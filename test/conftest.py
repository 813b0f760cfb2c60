"""What every test can use: `--long`, and the contracts that the project is measured against."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from twisted.logger import globalLogPublisher

from euca.testing.echo import Echo


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the exhaustive tests, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    skip = pytest.mark.skip(reason="exhaustive: run with --long")
    for item in items:
        if "long" in item.keywords:
            item.add_marker(skip)


SHARED = Path(__file__).parents[2] / "shared"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration nothing is skipped for want of contracts, of a client of another make or of a cloud to attack: such a test fails."""
    report = yield
    needed = "contracts" in getattr(item, "fixturenames", ()) or {"interop", "attack"} & set(item.keywords)
    exhaustive = "long" in item.keywords and not item.config.getoption("--long")
    if report.skipped and needed and not exhaustive and os.environ.get("CI") and SHARED.is_dir():
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Not to be skipped in continuous integration: {reason}"
    return report


@pytest.fixture(scope="session")
def contracts() -> Path:
    """The directory of published contracts beside the checkout."""
    path = SHARED / "contracts"
    if not path.is_dir():
        pytest.skip("the published contracts are not beside this checkout")
    return path


@pytest.fixture
def echo() -> Echo:
    """A small service between tiers, at a fixed time."""
    return Echo.from_wsdl(Path(__file__).parent / "data" / "echo" / "wsdl" / "echo.wsdl")


@pytest.fixture
def events() -> Iterator[list[dict[str, Any]]]:
    """What is logged during the test."""
    seen: list[dict[str, Any]] = []
    globalLogPublisher.addObserver(seen.append)
    yield seen
    globalLogPublisher.removeObserver(seen.append)
