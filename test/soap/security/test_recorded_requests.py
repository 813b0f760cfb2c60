"""Ten requests of the classic Java EC2 tools, as they came over the wire."""

import re
from pathlib import Path

import pytest
from attrs import evolve

from euca.soap.errors import SecurityFailure
from euca.soap.security.identity import certificate_from_pem
from euca.soap.security.profile import EC2_REQUEST, TIER_REQUEST
from euca.soap.security.timestamp import parse_time
from euca.soap.security.verify import verify
from euca.testing.signed_messages import xmlsec_verify

RECORDINGS = Path(__file__).parents[2] / "data" / "ec2-soap"
NAMES = sorted(path.stem for path in RECORDINGS.glob("*.http"))
PEM = (RECORDINGS / "cert.pem").read_bytes()
TRUSTED = {certificate_from_pem(PEM): "recorded"}


def recorded(name: str) -> tuple[bytes, float]:
    """The body, and the time it was made."""
    data = (RECORDINGS / f"{name}.http").read_bytes().partition(b"\r\n\r\n")[2]
    created = re.search(rb"<wsu:Created[^>]*>([^<]+)<", data)
    assert created is not None
    time = parse_time(created[1].decode())
    assert time is not None
    return data, time


def test_there_are_ten() -> None:
    assert len(NAMES) == 10


@pytest.mark.parametrize("name", NAMES)
def test_accepted_at_its_own_time_and_no_other(name: str) -> None:
    data, created = recorded(name)
    verified = verify(data, profile=EC2_REQUEST, trust=TRUSTED.get, now=created + 1)
    assert verified.principal == "recorded"
    assert verified.created == created
    assert verified.expires == created + 300
    assert verified.body.tag == f"{{http://ec2.amazonaws.com/doc/2013-02-01/}}{name}"
    xmlsec_verify(data, PEM)
    for seconds, check in ((-301, "timestamp.created"), (300, "timestamp.expires"), (301, "timestamp.created")):
        with pytest.raises(SecurityFailure) as caught:
            verify(data, profile=EC2_REQUEST, trust=TRUSTED.get, now=created + seconds)
        assert caught.value.check == check


@pytest.mark.parametrize("name", NAMES)
def test_refused_where_sha1_is_switched_off_and_between_tiers(name: str) -> None:
    data, created = recorded(name)
    for profile in (evolve(EC2_REQUEST, allow_sha1=False), TIER_REQUEST):
        with pytest.raises(SecurityFailure) as caught:
            verify(data, profile=profile, trust=TRUSTED.get, now=created)
        assert caught.value.check == "signature.algorithm"


@pytest.mark.parametrize("name", NAMES)
def test_refused_once_a_word_is_changed(name: str) -> None:
    data, created = recorded(name)
    changed = data.replace(b"</soap:Body>", b" </soap:Body>")
    assert changed != data
    with pytest.raises(SecurityFailure) as caught:
        verify(changed, profile=EC2_REQUEST, trust=TRUSTED.get, now=created)
    assert caught.value.check == "reference.digest"
    with pytest.raises(SecurityFailure) as caught:
        verify(data, profile=EC2_REQUEST, trust={}.get, now=created)
    assert caught.value.check == "certificate.trust"
