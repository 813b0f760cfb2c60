"""What a user is given: a directory with certificate, key, access key, and an ``eucarc`` that tells all of it to clients."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

from attrs import field, frozen

from euca.adapters.addresses import CLOUD_PATH, EUARE_PATH, TOKENS_PATH
from euca.adapters.files import write_atomically
from euca.domain.places import REGION

CERTIFICATE_FILE: Final = "cert.pem"
KEY_FILE: Final = "key.pem"
ACCESS_KEY_FILE: Final = "access-key"
CLOUD_CERTIFICATE_FILE: Final = "cloud-cert.pem"
TLS_CERTIFICATE_FILE: Final = "tls-cert.pem"
RC_FILE: Final = "eucarc"

_HEAD: Final = """\
# To be sourced (". eucarc"): where the cloud is and who you are. It holds a secret: keep it to yourself.
export EUCA_KEY_DIR=$(cd "$(dirname "${BASH_SOURCE:-$0}")" && pwd -P)
"""


@frozen
class CloudKit:
    """What is the same for all users: the cloud's address without a path, what it signs with and what its port shows (PEM)."""

    base: str
    signing_certificate: bytes = field(repr=False)
    tls_certificate: bytes = field(repr=False)


def write_kit(directory: Path, cloud: CloudKit, access_key_id: str, secret: str) -> None:
    """Write what a directory with a user's certificate and key lacks, each file 0600: the access key, the cloud's certificates, ``eucarc``."""
    for name, content in (
        (CLOUD_CERTIFICATE_FILE, cloud.signing_certificate),
        (TLS_CERTIFICATE_FILE, cloud.tls_certificate),
        (RC_FILE, eucarc(cloud.base, access_key_id, secret).encode()),
        (ACCESS_KEY_FILE, access_key_file(access_key_id, secret)),
    ):
        write_atomically(directory / name, content, 0o600)


def access_key_file(access_key_id: str, secret: str) -> bytes:
    """An access key's file of its own."""
    return f"EC2_ACCESS_KEY={access_key_id}\nEC2_SECRET_KEY={secret}\n".encode()


def eucarc(base: str, access_key_id: str, secret: str) -> str:
    """The file by the names of EC2's own tools, of Eucalyptus's, and of today's."""
    plain = {
        "EC2_URL": base + CLOUD_PATH,
        "EUARE_URL": base + EUARE_PATH,
        "TOKEN_URL": base + TOKENS_PATH,
        "EC2_ACCESS_KEY": access_key_id,
        "EC2_SECRET_KEY": secret,
        "AWS_ACCESS_KEY_ID": access_key_id,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_ENDPOINT_URL": f"{base}/",
        "AWS_DEFAULT_REGION": REGION,
    }
    files = {
        "EC2_CERT": CERTIFICATE_FILE,
        "EC2_PRIVATE_KEY": KEY_FILE,
        "EUCALYPTUS_CERT": CLOUD_CERTIFICATE_FILE,
        "AWS_CA_BUNDLE": TLS_CERTIFICATE_FILE,
    }
    lines = [f"export {name}={shlex.quote(value)}" for name, value in plain.items()]
    lines += [f'export {name}="$EUCA_KEY_DIR/{file}"' for name, file in files.items()]
    return _HEAD + "\n".join(lines) + "\n"
