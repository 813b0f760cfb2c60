"""Clients of other makes against real Xen: what they launch can be logged in to, and what they end is gone."""

import json
import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from euca.testing.other_clients import OtherClients, documents

pytestmark = [pytest.mark.xen, pytest.mark.timeout(600)]

PROGRAMS = Path(__file__).parents[1] / "interop" / "aws"
LIMIT_S = 300.0
METADATA = "http://169.254.169.254/latest/meta-data/block-device-mapping"


@pytest.fixture
def clients(cloud: Any, tmp_path: Path) -> OtherClients:
    """With the administrator's access key."""
    return OtherClients.of(cloud.state, tmp_path, LIMIT_S)


def running(cloud: Any) -> list[str]:
    """The instances that run: what quickstart has launched, which stays."""
    return [name for name, i in cloud.instances().items() if i.instance_state.name == "running"]


def test_the_aws_cli_by_the_scripts_of_the_documents(clients: OtherClients, cloud: Any) -> None:
    """Its imported key opens the guest, in which the user data was run as a script."""
    name = f"cli {uuid4()}"
    before = running(cloud)
    private, public = clients.key("cli")
    (started,) = documents(clients.run("sh", PROGRAMS / "launch.sh", public, name).stdout)[-1]
    address = started[-1]
    assert cloud.ssh(address, "cat /root/hello", key=private) == "hello\n"
    # The disks that the script maps, of the sizes that the lab's type gives; the swap area is taken as it is.
    looks = "cat /proc/partitions; swapon /dev/xvdc; cat /proc/swaps"
    shown = cloud.ssh(address, looks, key=private)
    assert re.search(r"\b1048576 xvdb$", shown, re.MULTILINE), shown
    assert re.search(r"^/dev/xvdc\s+partition\s+65532\b", shown, re.MULTILINE), shown
    said = cloud.ssh(address, f"for name in ephemeral0 swap; do wget -qO- {METADATA}/$name; echo; done", key=private)
    assert said.split() == ["xvdb", "xvdc"]
    _, _, console, *ended = documents(clients.run("sh", PROGRAMS / "end.sh", name).stdout)
    assert "user-data ended with status 0" in console
    assert [["terminated", "Client.UserInitiatedShutdown"]] in ended
    cloud.check(before)


def test_libcloud_deploys_over_ssh(clients: OtherClients, cloud: Any) -> None:
    """By its driver for Eucalyptus: a command is run in the node over ssh."""
    before = running(cloud)
    private, public = clients.key("libcloud")
    words = ["eucalyptus", private, public, f"libcloud {uuid4()}", "deploy"]
    seen = json.loads(clients.run(clients.programs / "python", PROGRAMS / "with_libcloud.py", *words).stdout)
    said, complaint, status = seen["deployed"]
    assert (said.split(), complaint, status) == (["Linux", "hello"], "", 0)
    assert seen["size"] == [112, 1]
    assert seen["destroyed"] is True
    cloud.check(before)
