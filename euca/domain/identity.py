"""The instance identity document: what a guest can show to prove which instance it is.

Its keys, their order and its form are those of EC2's ("Instance identity documents" in the User Guide for Linux Instances).
"""

from __future__ import annotations

import datetime
import json
from typing import Final

from attrs import frozen

from euca.domain.places import REGION

#: EC2's version of the document's form.
VERSION: Final = "2017-09-30"


@frozen
class Papers:
    """A document and its signatures, each as the metadata service shows it.

    ``signature``: RSA (PKCS 1 v1.5, SHA-256) over the document's bytes, in Base64.  ``pkcs7``: a CMS SignedData that holds the document (RFC 5652), in Base64.
    """

    document: str
    signature: str
    pkcs7: str


def identity_document(
    *,
    account_id: str,
    zone: str,
    image_id: str,
    instance_id: str,
    instance_type: str,
    kernel_id: str,
    ramdisk_id: str,
    private_ip: str,
    requested_at: float,
) -> str:
    """The document's text; ``requested_at`` in seconds since the epoch."""
    pending = datetime.datetime.fromtimestamp(int(requested_at), datetime.UTC)
    return json.dumps(
        {
            "accountId": account_id,
            "architecture": "x86_64",
            "availabilityZone": zone,
            "billingProducts": None,
            "devpayProductCodes": None,
            "marketplaceProductCodes": None,
            "imageId": image_id,
            "instanceId": instance_id,
            "instanceType": instance_type,
            "kernelId": kernel_id or None,
            "pendingTime": pending.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "privateIp": private_ip,
            "ramdiskId": ramdisk_id or None,
            "region": REGION,
            "version": VERSION,
        },
        indent=2,
        separators=(",", " : "),
    )
