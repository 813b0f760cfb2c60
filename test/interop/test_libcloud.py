"""Apache Libcloud goes through an instance's life by its driver for EC2 and by that for Eucalyptus. (On real Xen it deploys over ssh, too.)"""

from pathlib import Path

import pytest

from euca.testing.other_clients import OtherClients, fingerprint

pytestmark = pytest.mark.interop

PROGRAM = Path(__file__).parent / "aws" / "with_libcloud.py"
#: MiB and GiB of m1.small: EC2's own, which its driver knows by heart, and this cloud's, which the other one asks for.
SIZES = {"ec2": [1740, 160], "eucalyptus": [128, 2]}


@pytest.mark.parametrize("kind", SIZES)
def test_a_whole_life(clients: OtherClients, kind: str) -> None:
    name = f"libcloud {kind}"
    private, public = clients.key("libcloud")
    seen = clients.python(PROGRAM, kind, str(private), str(public), name)
    assert seen["size"] == SIZES[kind]
    assert seen["images"] == ["eki-", "emi-", "eri-"]
    assert seen["fingerprint"] == fingerprint(public)
    assert seen["key pairs"] is True
    assert seen["node"] == [name, True, True]
    assert seen["tags"] == {"Name": name, "owner": "me"}
    assert seen["id"] in seen["console"]
    assert (seen["rebooted"], seen["destroyed"], seen["deleted"]) == (True, True, [True, True])
