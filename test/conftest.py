"""What every test can use: `--long`, and the contracts that the project is measured against."""

from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def contracts() -> Path:
    """The directory of published contracts beside the checkout."""
    path = Path(__file__).parents[2] / "shared" / "contracts"
    if not path.is_dir():
        pytest.skip("the published contracts are not beside this checkout")
    return path


@pytest.fixture
def echo() -> Echo:
    """A small service between tiers, at a fixed time."""
    return Echo.from_wsdl(Path(__file__).parent / "data" / "echo" / "wsdl" / "echo.wsdl")
