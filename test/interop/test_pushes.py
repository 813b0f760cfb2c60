"""A rule's way over sockets: from a user's request through three processes into the node's journal, whichever of them is killed meanwhile."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import time
from pathlib import Path
from typing import Any

from euca.testing.quickstart import Quickstart
from euca.wire import ec2

#: On an idle machine it takes some tens of milliseconds; more than this is no push any more.
LIMIT_S = 5.0
AGAIN_LIMIT_S = 30.0
NETWORK = "203.0.113.0/24"


def permission(port: int) -> ec2.IpPermissionSetType:
    one = ec2.IpPermissionType(
        ip_protocol="tcp",
        from_port=port,
        to_port=port,
        groups=ec2.UserIdGroupPairSetType(),
        ip_ranges=ec2.IpRangeSetType(item=(ec2.IpRangeItemType(cidr_ip=NETWORK),)),
    )
    return ec2.IpPermissionSetType(item=(one,))


def kept(state: Path, table: str) -> list[str]:
    """What the node has of the network, durably."""
    with contextlib.closing(sqlite3.connect(state / "node1" / "node.sqlite", timeout=10)) as journal:
        rows = journal.execute("SELECT value FROM network WHERE table_name = ?", (table,)).fetchall()
    return [value for (value,) in rows]


def until(there: Any, limit_s: float) -> float:
    """How long it takes until this holds, in seconds."""
    begun = time.monotonic()
    while not there():
        assert time.monotonic() - begun < limit_s, "it never comes"
        time.sleep(0.005)
    return time.monotonic() - begun


def authorize(cloud: Any, port: int) -> None:
    cloud.api().call("AuthorizeSecurityGroupIngress", group_name="default", ip_permissions=permission(port))


def has(cloud: Any, port: int) -> bool:
    return any(f'["tcp",{port},{port},"{NETWORK}",' in text for text in kept(cloud.state, "groups"))


def test_a_rule_and_a_public_address_reach_the_node(own_cloud: Any) -> None:
    (item,) = own_cloud.launch().instances_set.item
    until(lambda: len(kept(own_cloud.state, "guests")) == 1, LIMIT_S)
    authorize(own_cloud, 22)
    took_s = until(lambda: has(own_cloud, 22), LIMIT_S)
    print(f"a rule was in the node's journal {1000 * took_s:.0f} ms after its answer")
    address = own_cloud.api().call("AllocateAddress")
    own_cloud.api().call("AssociateAddress", public_ip=address.public_ip, instance_id=item.instance_id)
    until(lambda: address.public_ip in kept(own_cloud.state, "guests")[0], LIMIT_S)


def test_whoever_is_killed_the_rule_comes(own_cloud: Any) -> None:
    own_cloud.launch()
    until(lambda: len(kept(own_cloud.state, "guests")) == 1, LIMIT_S)
    for port, tier in enumerate(("cloud", "cluster1", "node1"), 100):
        (pid_file,) = (own_cloud.state / tier).glob("*.pid")
        authorize(own_cloud, port)
        os.kill(int(pid_file.read_text()), signal.SIGKILL)
        Quickstart(own_cloud.state).up()
        until(lambda port=port: has(own_cloud, port), AGAIN_LIMIT_S)  # type: ignore[misc]
    assert all(has(own_cloud, port) for port in (100, 101, 102))
    assert len(kept(own_cloud.state, "guests")) == 1
