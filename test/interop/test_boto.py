"""boto 2.49, the last one, goes through an instance's life: by the address, by its own knowledge of Eucalyptus, and by signature version 2."""

from pathlib import Path

import pytest

from euca.testing.other_clients import OtherClients, fingerprint

pytestmark = pytest.mark.interop

PROGRAM = Path(__file__).parent / "aws" / "with_boto.py"
SIGNERS = {"ec2": "HmacAuthV4Handler", "euca": "HmacAuthV4Handler", "v2": "QuerySignatureV2AuthHandler"}


@pytest.mark.parametrize("kind", SIGNERS)
def test_a_whole_life(clients: OtherClients, kind: str) -> None:
    name = f"boto {kind}"
    _, public = clients.key("boto")
    seen = clients.python(PROGRAM, kind, str(public), name)
    assert seen["signature"] == SIGNERS[kind]
    assert seen["zones"] == ["cluster1"]
    assert seen["fingerprint"] == fingerprint(public)
    assert ["tcp", "22", "22", "[0.0.0.0/0]"] in seen["rules"]
    assert sorted(rule[0] for rule in seen["rules"]) == ["icmp", "tcp", "tcp", "udp"]
    assert seen["running"] == [True, True, name, "m1.small"]
    assert seen["address"][0] == seen["address"][1]
    assert seen["tags"] == {"Name": name}
    assert seen["user data"] == "#!/bin/sh\necho hello >/root/hello\n"
    assert seen["console"] is True
    assert seen["refused"] == [
        [400, "UnsupportedOperation"],
        [400, "InvalidInstanceID.NotFound"],
        [400, "InvalidGroup.InUse"],
    ]
    assert seen["change"] == [True, "running", "shutting-down"]
    assert seen["end"] == ["Client.UserInitiatedShutdown", True, True]
