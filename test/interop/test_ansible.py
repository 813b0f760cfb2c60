"""Ansible's amazon.aws makes an instance and removes it, and changes nothing the second time."""

import json
from pathlib import Path
from typing import Any

import pytest

from euca.testing.other_clients import OtherClients

pytestmark = pytest.mark.interop

PLAYBOOK = Path(__file__).parent / "aws" / "playbook.yml"
NAME = "ansible"


def play(clients: OtherClients, public: Path, tag: str) -> tuple[int, list[Any]]:
    """How many tasks changed something, and what ran in the end (or before it was removed)."""
    words = ["-e", f"web={NAME}", "-e", f"public={public}", "--tags", tag]
    more = {"AWS_REGION": clients.environment["AWS_DEFAULT_REGION"], "ANSIBLE_STDOUT_CALLBACK": "json"}
    seen = json.loads(clients.run("ansible-playbook", PLAYBOOK, *words, **more).stdout)
    (play,) = seen["plays"]
    running = next(task for task in play["tasks"] if task["task"]["name"] == "What runs")
    return seen["stats"]["localhost"]["changed"], running["hosts"]["localhost"]["instances"]


def test_an_instance_and_none_each_twice(clients: OtherClients) -> None:
    _, public = clients.key("ansible")
    changed, (made,) = play(clients, public, "present")
    assert changed == 3  # key, group and instance
    assert made["state"]["name"] == "running"
    assert (made["key_name"], made["instance_type"], made["tags"]) == (NAME, "m1.small", {"Name": NAME})
    assert [group["group_name"] for group in made["security_groups"]] == [NAME]
    changed, (again,) = play(clients, public, "present")
    assert (changed, again["instance_id"]) == (0, made["instance_id"])
    changed, (ended,) = play(clients, public, "absent")
    assert (changed, ended["instance_id"]) == (3, made["instance_id"])
    assert play(clients, public, "absent") == (0, [])
