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
        ('ADDRESSES_PER_ACCOUNT="some"', r":2: ADDRESSES_PER_ACCOUNT="),
    ],
)
def test_errors_name_the_line_and_the_mend(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        options(tmp_path, line)
    assert not (tmp_path / "state" / "keys").exists()


def test_what_accounts_may_have_is_as_configured(tmp_path: Path) -> None:
    lines = (
        'ADDRESSES_PER_ACCOUNT="7"',
        'LENT_ADDRESSES_PER_ACCOUNT="0"',
        'KEY_PAIRS_PER_ACCOUNT="8"',
        'GROUPS_PER_ACCOUNT="9"',
    )
    limits = tap.limits(options(tmp_path, *lines).settings)
    assert (limits.lent_addresses_of_account, tap.limits(options(tmp_path).settings).lent_addresses_of_account) == (
        0,
        5,
    )
    assert (limits.addresses_of_account, limits.key_pairs_of_account, limits.groups_of_account) == (7, 8, 9)


def test_a_database_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    settings = options(tmp_path, f'DATABASE_URL="sqlite:///{tmp_path}/nowhere/x.sqlite"').settings
    with pytest.raises(ConfigError, match=r":2: DATABASE_URL: .*/nowhere/x.sqlite: No such file"):
        tap.open_store(settings, None)
