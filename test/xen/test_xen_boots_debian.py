"""A Debian as distributions make it for clouds: registered as it is, started by Xen, set up by its own cloud-init from our metadata."""

import json
import shlex
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import lab
from euca.wire import ec2

until = sys.modules["real_cloud"].until
pytestmark = [pytest.mark.xen, pytest.mark.timeout(1500)]

SCRIPT = b"""#!/bin/sh
echo "$(id -un) $(hostname)" >/var/tmp/told-by-user-data
"""
#: An emulated processor takes a minute or two for systemd and Python.
BOOT_LIMIT_S = 600.0


@pytest.fixture
def more(cloud: Any) -> Iterator[Any]:
    """The cloud; what is launched beside what runs there is ended."""
    before = set(cloud.instances())
    yield cloud
    alive = [name for name, i in cloud.instances().items() if i.instance_state.name != "terminated"]
    cloud.terminate([name for name in alive if name not in before])


def test_cloud_init_finds_its_data_source(more: Any) -> None:
    """It is named on the kernel's command line; what comes of it: key, host name, the user's script, the disk's size."""
    disk = lab.build_debian(lab.default_cache())
    said = more.deployment.cloud.admin("image", "register", "--plain", "--name", "debian", "--disk", str(disk))
    image_id = said.split()[0]
    (instance_id,) = more.run(1, image_id, instance_type="m1.large", user_data=SCRIPT)
    instance = more.wait([instance_id], "running", BOOT_LIMIT_S)[instance_id]
    address, name = more.address(instance), instance.private_dns_name

    def ask(command: str) -> str:
        return str(more.ssh(address, command, BOOT_LIMIT_S, user="debian"))

    # It may not wait there: a command over ssh has a minute, and everything is slow.
    status = until(
        lambda: ask("cloud-init status --long || true"),
        lambda text: "running" not in text,
        BOOT_LIMIT_S,
        "cloud-init",
        3.0,
    )
    assert "status: done" in status and "DataSourceEc2" in status, status
    result = json.loads(ask("cat /run/cloud-init/result.json"))
    assert result["v1"]["errors"] == [] and result["v1"]["datasource"].startswith("DataSourceEc2"), result
    host = f"ip-{instance.private_ip_address.replace('.', '-')}"
    assert ask("hostname").strip() == host, name
    assert ask("cat /var/tmp/told-by-user-data").strip() == f"root {host}"
    assert "ci.ds=Ec2" in ask("cat /proc/cmdline") and "root=/dev/xvda1" in ask("cat /proc/cmdline")
    assert ask("cat /run/cloud-init/cloud.cfg").split() == ["datasource_list:", "[", "Ec2,", "None", "]"]
    looked_up = ask("cloud-init query ds.meta_data.instance_id").strip()
    assert looked_up == instance_id
    # growpart and resizefs have made the root as large as the instance type's disk: 4 GiB.
    size = int(ask(shlex.join(["df", "--output=size", "-B1", "/"])).split()[-1])
    assert size > 3 << 30
    deregister = more.api.call("DeregisterImage", image_id=image_id)
    assert isinstance(deregister, ec2.DeregisterImageResponseType)
