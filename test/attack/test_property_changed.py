"""Messages that were really sent, changed byte by byte: refused, or the very same decoded request.

Those of the classic Java tools are recorded. What zeep, npm's soap, WSS4J, gSOAP and xmlsec send is changed in `test/interop`, where
they send it.
"""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from euca.soap.security.identity import certificate_from_pem
from euca.soap.security.profile import EC2_REQUEST
from euca.testing.changes import Heard
from euca.wire import ec2

RECORDINGS = Path(__file__).parents[1] / "data" / "ec2-soap"
NAMES = sorted(path.stem for path in RECORDINGS.glob("*.http"))
CERTIFICATES = {certificate_from_pem((RECORDINGS / "cert.pem").read_bytes())}
#: Changes of each message in one example.
TIMES = 20


def heard(name: str) -> Heard:
    body = (RECORDINGS / f"{name}.http").read_bytes().partition(b"\r\n\r\n")[2]
    return Heard(body, EC2_REQUEST, ec2.CONTRACT, CERTIFICATES)


def test_there_are_recordings() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_a_recorded_message_is_refused_or_says_the_same(name: str) -> None:
    message = heard(name)
    accepted = [0, 0]

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def holds(chance: random.Random) -> None:
        accepted[0] += message.check(chance, TIMES)
        accepted[1] += TIMES

    holds()
    print(f"{accepted[0] / accepted[1]:.0%} of {accepted[1]} changed messages were acceptable")
    assert 0 < accepted[0] < accepted[1]


@pytest.mark.parametrize("name", NAMES)
def test_every_byte_of_a_recorded_message_counts(name: str) -> None:
    """Each byte set to another one, once: what is accepted says the same."""
    message = heard(name)
    data = (RECORDINGS / f"{name}.http").read_bytes().partition(b"\r\n\r\n")[2]
    for at in range(len(data)):
        other = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert message.of(other) in (None, message.original), at
