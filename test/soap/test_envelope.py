"""Plain envelopes and faults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.envelope import (
    EC2_AUTH_FAILURE_ENVELOPE,
    TIER_REFUSAL_ENVELOPE,
    fault,
    fault_of,
    is_fault,
    read_body,
    read_fault,
    wrap,
)
from euca.soap.errors import EncodeError, MalformedMessage, SoapFault
from euca.soap.xml import canonical, parse


def reread(body: bytes) -> SoapFault:
    return read_fault(read_body(parse(wrap(body))))


def test_ec2s_fault_code_is_written_as_its_tools_print_it() -> None:
    body = fault("Client.InvalidAMIID.NotFound", "The AMI <x> & y does not exist")
    root = etree.fromstring(body)
    assert root.tag == f"{{{ns.SOAP}}}Fault"
    assert root.findtext("faultcode") == "Client.InvalidAMIID.NotFound"
    assert root.findtext("faultstring") == "The AMI <x> & y does not exist"
    assert root.find("detail") is None
    assert canonical(root) == body


def test_detail_goes_in_and_comes_out() -> None:
    detail = etree.fromstring('<e:fault xmlns:e="urn:e" xmlns:unused="urn:u"><e:code>Full</e:code></e:fault>')
    for given_detail in (detail, canonical(detail)):
        body = fault("soap:Server", "full", given_detail)
        assert canonical(etree.fromstring(body)) == body
        error = reread(body)
        assert (error.code, error.message) == ("soap:Server", "full")
        assert error.detail is not None
        assert error.detail.findtext("{urn:e}code") == "Full"
    assert fault_of(reread(body)) == body


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_told(code: str, message: str) -> None:
    body = fault(code, message)
    root = parse(wrap(body))
    assert canonical(root[0][0]) == body
    assert isinstance(read_fault(read_body(root)), SoapFault)


def test_qualified_codes_come_out_with_one_prefix() -> None:
    text = (
        f'<f:Fault xmlns:f="{ns.SOAP}" xmlns:SOAP-ENV="{ns.SOAP}"><faultcode>SOAP-ENV:Client</faultcode>'
        "<faultstring>x</faultstring><detail><a/><b/></detail></f:Fault>"
    )
    error = reread(text.encode())
    assert error.code == "soap:Client"
    assert error.detail is None


@pytest.mark.parametrize(
    "text",
    [
        "<a/>",
        f'<f:Fault xmlns:f="{ns.SOAP}"/>',
        f'<f:Fault xmlns:f="{ns.SOAP}"><faultcode>x</faultcode></f:Fault>',
        f'<f:Fault xmlns:f="{ns.SOAP}"><faultcode><a/></faultcode><faultstring/></f:Fault>',
    ],
)
def test_what_is_no_fault(text: str) -> None:
    with pytest.raises(MalformedMessage):
        reread(text.encode())


def test_a_detail_without_canonical_form_is_refused() -> None:
    with pytest.raises(EncodeError):
        fault("soap:Client", "x", etree.fromstring('<a xmlns="relative"/>'))


def test_strangers_are_told_one_fixed_sentence() -> None:
    for data, code in ((EC2_AUTH_FAILURE_ENVELOPE, "Client.AuthFailure"), (TIER_REFUSAL_ENVELOPE, "soap:Client")):
        body = read_body(parse(data))
        assert is_fault(body)
        error = read_fault(body)
        assert error.code == code
        assert error.detail is None


def test_unsigned_answers_are_read_by_position() -> None:
    header = f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Header><s:Body><b/></s:Body></s:Header><s:Body>\n<a/> </s:Body></s:Envelope>'
    assert read_body(parse(header.encode())).tag == "a"
    for text in (
        "<a/>",
        f'<s:Envelope xmlns:s="{ns.SOAP}"/>',
        f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Body/></s:Envelope>',
        f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Body><a/><b/></s:Body></s:Envelope>',
        f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Body>x<a/></s:Body></s:Envelope>',
        f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Body><a/></s:Body><s:Header/></s:Envelope>',
        f'<s:Envelope xmlns:s="{ns.SOAP12}"><s:Body><a/></s:Body></s:Envelope>',
    ):
        with pytest.raises(MalformedMessage):
            read_body(parse(text.encode()))
