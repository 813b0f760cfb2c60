"""No secret that is made in a launch is in any tier's log."""

import base64
import secrets
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from euca.testing import ec2_messages
from euca.wire import ec2

pytestmark = pytest.mark.interop


def test_no_log_holds_a_secret_of_a_launch(cloud: Any) -> None:
    api = cloud.api()
    made = api.call("CreateKeyPair", key_name=f"k{secrets.token_hex(4)}")
    user_data = base64.b64encode(f"password={secrets.token_hex(16)}".encode()).decode()
    data = ec2.UserDataType(data=user_data, version="1.0", encoding="base64")
    launched = cloud.launch(key_name=made.key_name, user_data=data).instances_set.item[0]
    which = ec2_messages.listed_instances(launched.instance_id)
    state = ""
    for _ in range(100):
        answer = api.call("DescribeInstances", instances_set=which)
        state = answer.reservation_set.item[0].instances_set.item[0].instance_state.name
        if state == "running":
            break
        time.sleep(0.1)
    assert state == "running"
    api.call(
        "TerminateInstances",
        instances_set=ec2_messages.instance_ids(launched.instance_id),
    )
    logs = {path: path.read_text() for path in cloud.state.glob("*/euca-*.log")}
    assert len(logs) == 3 and all(launched.instance_id in text or "RunInstance" in text for text in logs.values())
    for secret in _secrets(cloud.state, made.key_material, user_data):
        for path, text in logs.items():
            assert secret not in text, f"{path.name} holds {secret[:6]}…"


def _secrets(state: Path, key_material: str, user_data: str) -> set[str]:
    """What must be in no log: keys, user data, access keys, tokens' nonces, image addresses."""
    access = (state / "cloud/admin/access-key").read_text()
    found = {line for line in key_material.splitlines() if len(line) > 40 and "-----" not in line}
    found |= {
        user_data,
        base64.b64decode(user_data).decode(),
        access.split("EC2_SECRET_KEY=")[1].strip(),
        "euca1.",
        "mac=",
    }
    for key in state.glob("*/keys/*.key"):
        text = key.read_bytes()
        found |= set(text.decode().splitlines()[1:3]) if text.startswith(b"-----") else {text.hex()}
    journal = sqlite3.connect(next(state.glob("cluster1/journal.sqlite")))
    found |= {url for (url,) in journal.execute("SELECT url FROM image_sources")}
    journal.close()
    return found
