"""An instance's life by Apache Libcloud, after `. eucarc`. What was seen is printed as JSON.

usage: with_libcloud.py ec2|eucalyptus PRIVATE_KEY PUBLIC_KEY NAME [deploy]; deploy: a command is run in it over ssh.
"""

import json
import os
import sys
import time
from typing import Any
from urllib.parse import urlsplit

from libcloud.compute.base import Node
from libcloud.compute.deployment import Deployment
from libcloud.compute.providers import get_driver
from libcloud.compute.types import NodeState

SIZE = "m1.small"


def connect(kind: str) -> Any:
    """The cloud as EC2 is addressed, or as Eucalyptus is."""
    url = urlsplit(os.environ["EC2_URL"])
    key, secret = os.environ["EC2_ACCESS_KEY"], os.environ["EC2_SECRET_KEY"]
    where = {"secure": url.scheme == "https", "host": url.hostname, "port": url.port}
    if kind == "eucalyptus":
        return get_driver("eucalyptus")(key, secret=secret, path=url.path, **where)
    return get_driver("ec2")(key, secret=secret, region="us-east-1", **where)


class Command(Deployment):
    """A command run over ssh. (Libcloud's ScriptDeployment wants SFTP, which the small Linux of the lab has not.)"""

    said: tuple[str, str, int] | None = None

    def run(self, node: Node, client: Any) -> Node:
        self.said = client.run("uname -s; cat /root/hello")
        return node


def launch(driver: Any, private: str, name: str, deploy: bool) -> tuple[Node, dict[str, Any]]:
    """A node that runs, and what a command in it said where one is deployed."""
    asked = {
        "name": name,
        "image": next(image for image in driver.list_images() if image.id.startswith("emi-")),
        "size": next(size for size in driver.list_sizes() if size.id == SIZE),
        "ex_keyname": name,
        "ex_security_groups": [name],
        "ex_userdata": "#!/bin/sh\necho hello >/root/hello\n",
    }
    if not deploy:
        node = driver.create_node(**asked)
        ((node, _),) = driver.wait_until_running([node], wait_period=0.5, timeout=60, ssh_interface="private_ips")
        return node, {}
    command = Command()
    over = {"ssh_username": "root", "ssh_key": private, "ssh_interface": "public_ips"}
    node = driver.deploy_node(deploy=command, **over, **asked, wait_period=1, timeout=200)
    return node, {"deployed": command.said}


def ended(driver: Any, node: Node) -> bool:
    """Whether a node is destroyed, and terminated within a minute."""
    if not node.destroy():
        return False
    end = time.monotonic() + 60
    while time.monotonic() < end:
        (seen,) = (one for one in driver.list_nodes() if one.id == node.id)
        if seen.state == NodeState.TERMINATED:
            return True
        time.sleep(0.5)
    return False


def main() -> None:
    """The life."""
    kind, private, public, name, *deploy = sys.argv[1:]
    driver = connect(kind)
    key = driver.import_key_pair_from_file(name, public)
    group = driver.ex_create_security_group(name, f"who may reach {name}")
    driver.ex_authorize_security_group_ingress(group["group_id"], 22, 22, cidr_ips=["0.0.0.0/0"])
    node, seen = launch(driver, private, name, bool(deploy))
    driver.ex_create_tags(node, {"owner": "me"})
    (found,) = (one for one in driver.list_nodes() if one.id == node.id)
    seen |= {
        "size": next([size.ram, size.disk] for size in driver.list_sizes() if size.id == SIZE),
        "images": sorted(image.id[:4] for image in driver.list_images()),
        "fingerprint": key.fingerprint,
        "key pairs": name in [pair.name for pair in driver.list_key_pairs()],
        "node": [found.name, found.state == NodeState.RUNNING, found.private_ips == node.private_ips],
        "id": node.id,
        "tags": driver.ex_describe_tags(found),
        "console": driver.ex_get_console_output(found)["output"],
        "rebooted": found.reboot(),
        "destroyed": ended(driver, found),
        "deleted": [driver.ex_delete_security_group_by_id(group["group_id"]), driver.delete_key_pair(key)],
    }
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
