"""A Debian as distributions make it for clouds: registered as it is, started by Xen, set up by its own cloud-init from our metadata."""

import json
import shlex
import sys
from typing import Any

import pytest

import lab
from euca.wire import ec2

until = sys.modules["real_cloud"].until
pytestmark = [pytest.mark.xen, pytest.mark.timeout(900)]

SCRIPT = b"""#!/bin/sh
echo "$(id -un) $(hostname)" >/var/tmp/told-by-user-data
"""
#: An emulated processor takes a minute or two for systemd and Python.
BOOT_LIMIT_S = 420.0


# By itself only (`pytest --long test/xen/test_xen_cloud_init.py`): the file before it ends with the cloud's own end.
@pytest.mark.long
def test_cloud_init_finds_its_data_source(fresh: Any) -> None:
    """It is named on the kernel's command line; what comes of it: key, host name, the user's script, the disk's size."""
    disk = lab.build_debian(lab.default_cache())
    said = fresh.deployment.cloud.admin("image", "register", "--plain", "--name", "debian", "--disk", str(disk))
    image_id = said.split()[0]
    (instance_id,) = fresh.run(1, image_id, instance_type="m1.large", user_data=SCRIPT)
    instance = fresh.wait([instance_id], "running", BOOT_LIMIT_S)[instance_id]
    address, name = instance.private_ip_address, instance.private_dns_name

    def ask(command: str) -> str:
        return str(fresh.ssh(address, command, BOOT_LIMIT_S, user="debian"))

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
    host = f"ip-{address.replace('.', '-')}"
    assert ask("hostname").strip() == host, name
    assert ask("cat /var/tmp/told-by-user-data").strip() == f"root {host}"
    assert "ci.ds=Ec2" in ask("cat /proc/cmdline") and "root=/dev/xvda1" in ask("cat /proc/cmdline")
    assert ask("cat /run/cloud-init/cloud.cfg").split() == ["datasource_list:", "[", "Ec2,", "None", "]"]
    looked_up = ask("cloud-init query ds.meta_data.instance_id").strip()
    assert looked_up == instance_id
    # growpart and resizefs have made the root as large as the instance type's disk: 4 GiB.
    size = int(ask(shlex.join(["df", "--output=size", "-B1", "/"])).split()[-1])
    assert size > 3 << 30
    deregister = fresh.api.call("DeregisterImage", image_id=image_id)
    assert isinstance(deregister, ec2.DeregisterImageResponseType)
