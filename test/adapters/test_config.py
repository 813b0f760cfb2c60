"""eucalyptus.conf: values, and errors that name file, line, key, and the mend."""

import re
from pathlib import Path

import pytest

from euca.adapters import config

ROOT = Path(__file__).parents[2]


def test_values_have_their_types_and_the_last_line_holds() -> None:
    settings = config.parse('CLOUD_PORT="1"\nexport CLOUD_PORT=99 # ours\nVNET_DNS="10.0.0.1 10.0.0.2"\n', "f")
    assert settings.number("CLOUD_PORT") == 99
    assert settings["VNET_DNS"] == ("10.0.0.1", "10.0.0.2")
    assert settings.state == Path("/var/lib/eucalyptus/cloud")
    assert settings.for_tier("node").state == Path("/var/lib/eucalyptus/node")
    assert settings["EC2_ALLOW_SHA1"] is True


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("CLOUD_PROT=1", "f:2: CLOUD_PROT: no such key; did you mean CLOUD_PORT?"),
        ('CLOUD_PORT="x"', 'f:2: CLOUD_PORT="x" cannot be used'),
        ('CLOUD_PORT="70000"', "a port is a number from 1 to 65535"),
        ('EUCALYPTUS_STATE="here"', "an absolute path"),
        ('NODE_NAME="$(reboot)"', "f:2: not understood"),
        ("NODE_NAME=`reboot`", "f:2: not understood"),
        ('MAX_MEM="much"', 'f:2: MAX_MEM="much" cannot be used: a whole number, 0 or more'),
        ('PENDING_DEADLINE_S="0"', "a whole number, 1 or more"),
        ('INSTANCE_PATH="here"', "an absolute path"),
        ('INSTANCE_PATH="/srv/my guests"', "letters, digits and _.+@=/- alone"),
        ('EUCALYPTUS_STATE="/srv/../x"', "letters, digits and _.+@=/- alone"),
        ('VNET_BRIDGE="a-bridge-with-a-long-name"', "at most 15 characters"),
        ("KERNEL_ARGUMENTS='a \"b\"'", "letters, digits, spaces"),
        ('HYPERVISOR="kvm"', "one of xen, simulated"),
        ('VM_TYPES="m1.small=0,1,1"', "NAME=CORES,MEMORY_MIB,DISK_GIB"),
        ('VM_TYPES=""', "at least one type"),
        ('VNET_SUBNET="10.0.0"', 'f:2: VNET_SUBNET="10.0.0" cannot be used: an IPv4 address'),
        ('VNET_SUBNET="10.0.0.0 10.1.0.0"', "one address"),
        ('CLUSTER_NAME="../x"', "letters, digits"),
        ('CLUSTER_NAME=""', "letters, digits"),
    ],
)
def test_an_error_names_line_key_and_mend(line: str, says: str) -> None:
    with pytest.raises(config.ConfigError) as error:
        config.parse(f"# first\n{line}\n", "f")
    assert says in str(error.value)


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(config.ConfigError, match="--config"):
        config.load(tmp_path / "none.conf")


def test_a_value_that_cannot_work_names_its_line() -> None:
    settings = config.parse('\nVNET_SUBNET="10.0.0.0"\n', "f")
    assert (
        str(settings.wrong("VNET_SUBNET", "is taken; choose another")) == "f:2: VNET_SUBNET: is taken; choose another"
    )


def test_a_state_directory_is_one_tier_s_for_ever(tmp_path: Path) -> None:
    settings = config.parse(f'EUCALYPTUS_STATE="{tmp_path}/s"\n', "f")
    settings.for_tier("node").claim_state()
    settings.for_tier("node").claim_state()
    assert (tmp_path / "s").stat().st_mode & 0o777 == 0o700
    with pytest.raises(config.ConfigError, match=r"f:1: EUCALYPTUS_STATE: .* is a node's, .*the cluster's own file"):
        settings.for_tier("cluster").claim_state()
    (tmp_path / "file").touch()
    with pytest.raises(config.ConfigError, match="name a directory that can be written"):
        config.parse(f'EUCALYPTUS_STATE="{tmp_path}/file/x"\n', "f").claim_state()


def test_the_example_is_current_and_can_be_used() -> None:
    text = (ROOT / "etc/eucalyptus.conf.example").read_text()
    assert text == config.example()
    config.parse(re.sub("^#(?=[A-Z])", "", text, flags=re.M), "example")
