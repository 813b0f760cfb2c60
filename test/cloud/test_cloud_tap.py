"""What `twistd euca-cloud` finds wrong in a configuration before it starts anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from twisted.python.usage import UsageError

from euca.adapters.config import ConfigError, keys_of
from euca.cloud import tap


def options(directory: Path, *lines: str) -> tap.Options:
    file = directory / "eucalyptus.conf"
    file.write_text("\n".join([f'EUCALYPTUS_STATE="{directory}/state"', *lines]))
    found = tap.Options()
    found.parseOptions(["--config", str(file)])
    return found


def test_help_explains_every_key() -> None:
    text = tap.Options().getUsage()
    for key in keys_of("cloud"):
        assert key.name in text and key.help in text


def test_policies_are_named_in_upper_or_lower_case(tmp_path: Path) -> None:
    assert options(tmp_path, 'ZONE_POLICY="roundrobin"').settings.text("ZONE_POLICY") == "roundrobin"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('ZONE_POLICY="ROULETTE"', r":2: ZONE_POLICY: .*GREEDY, ROUNDROBIN"),
        ('DATABASE_URL="nonsense"', r":2: DATABASE_URL: write an SQLAlchemy address"),
        ('DATABASE_URL="oracle://host/x"', r":2: DATABASE_URL: .*whose driver is installed"),
        ('DATABASE_URL="sqlite://"', r":2: DATABASE_URL: "),
    ],
)
def test_errors_name_the_line_and_the_mend(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        options(tmp_path, line)
    assert not (tmp_path / "state" / "keys").exists()


def test_a_database_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    settings = options(tmp_path, f'DATABASE_URL="sqlite:///{tmp_path}/nowhere/x.sqlite"').settings
    with pytest.raises(ConfigError, match=r":2: DATABASE_URL: .*/nowhere/x.sqlite: No such file"):
        tap.open_store(settings, None)
