"""Instance identity documents: EC2's form, signed so that anybody with the certificate can tell whether one was altered."""

import base64
import json
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from euca.adapters.identity_papers import Notary, identity_key
from euca.testing.node import launch_spec

NOW = 1_700_000_000.0
SPEC = evolve(launch_spec(), zone="zone7", requested_at=NOW + 0.7)


def test_the_document_is_as_ec2_writes_it(tmp_path: Path) -> None:
    papers = Notary(identity_key(tmp_path, "zone7", NOW)).papers(SPEC)
    assert json.loads(papers.document) == {
        "accountId": "000000000001",
        "architecture": "x86_64",
        "availabilityZone": "zone7",
        "billingProducts": None,
        "devpayProductCodes": None,
        "marketplaceProductCodes": None,
        "imageId": "emi-00000001",
        "instanceId": "i-00000001",
        "instanceType": "m1.small",
        "kernelId": "eki-00000001",
        "pendingTime": "2023-11-14T22:13:20Z",
        "privateIp": "10.0.0.5",
        "ramdiskId": "eri-00000001",
        "region": "eucalyptus",
        "version": "2017-09-30",
    }
    assert papers.document.startswith('{\n  "accountId" : "000000000001",\n')


def test_the_signature_is_the_key_s_and_of_this_document(tmp_path: Path) -> None:
    papers = Notary(identity_key(tmp_path, "zone7", NOW)).papers(SPEC)
    certificate = x509.load_pem_x509_certificate((tmp_path / "instance-identity.crt").read_bytes())
    key = certificate.public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    signature = base64.b64decode(papers.signature)
    key.verify(signature, papers.document.encode(), padding.PKCS1v15(), hashes.SHA256())
    with pytest.raises(InvalidSignature):
        key.verify(signature, papers.document.encode() + b" ", padding.PKCS1v15(), hashes.SHA256())


def test_openssl_verifies_the_pkcs7(tmp_path: Path) -> None:
    """As EC2's guide does it: the Base64 between PEM's lines, and the certificate that the operator was given."""
    papers = Notary(identity_key(tmp_path, "zone7", NOW)).papers(SPEC)
    pem = tmp_path / "signed"
    for text, right in ((papers.pkcs7, True), (papers.pkcs7[:100] + "A" * 8 + papers.pkcs7[108:], False)):
        pem.write_text(f"-----BEGIN PKCS7-----\n{text}\n-----END PKCS7-----\n")
        verify = ["openssl", "smime", "-verify", "-in", str(pem), "-inform", "PEM", "-noverify", "-nointern"]
        verify += ["-certfile", str(tmp_path / "instance-identity.crt")]
        done = subprocess.run(verify, capture_output=True, check=False, timeout=20)
        assert (done.returncode == 0) is right, done.stderr
        assert not right or done.stdout.decode() == papers.document


def test_the_key_stays_and_papers_are_made_once(tmp_path: Path) -> None:
    notary = Notary(identity_key(tmp_path, "zone7", NOW))
    assert notary.papers(SPEC) is notary.papers(SPEC)
    assert notary.papers(evolve(SPEC, private_ip="10.0.0.6")).document != notary.papers(SPEC).document
    assert identity_key(tmp_path, "zone7", NOW + 1).fingerprint == notary.identity.fingerprint
    assert (tmp_path / "instance-identity.key").stat().st_mode & 0o077 == 0
