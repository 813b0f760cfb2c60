"""Instance identity documents, signed: by a key of their own, which stays with the cluster and signs nothing else."""

from __future__ import annotations

import base64
import datetime
import textwrap
from collections import OrderedDict
from pathlib import Path
from typing import Final

from attrs import define, field
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7

from euca.adapters.files import private_directory
from euca.domain.identity import Papers, identity_document
from euca.domain.instances import LaunchSpec
from euca.soap.security import identity
from euca.soap.security.identity import Identity

#: The names of its two files among the cluster's keys, without their ends.
KEY: Final = "instance-identity"
#: What has been signed with it should be verifiable as long as anybody keeps it.
_DAYS: Final = 7300.0
_KEPT: Final = 1024
#: As EC2 breaks lines of Base64.
_COLUMNS: Final = 64


def identity_key(directory: Path, name: str, now: float) -> Identity:
    """The cluster's key for identity documents in a directory of keys, made where there is none yet; ``name`` is the cluster's."""
    key, certificate = directory / f"{KEY}.key", directory / f"{KEY}.crt"
    if not key.exists():
        private_directory(directory)
        begins = datetime.datetime.fromtimestamp(now, datetime.UTC)
        identity.create(f"{name} instance identity"[:64], now=begins, days=_DAYS).store(directory, KEY)
    return identity.load(key, certificate)


@define(eq=False)
class Notary:
    """Makes papers for launches; those of the last ones are kept."""

    identity: Identity
    _made: OrderedDict[str, Papers] = field(factory=OrderedDict)

    def papers(self, spec: LaunchSpec) -> Papers:
        """The papers of an instance, as it was launched."""
        document = identity_document(
            account_id=spec.user_id,
            zone=spec.zone,
            image_id=spec.image.image_id,
            instance_id=spec.instance_id,
            instance_type=spec.vm_type.name,
            kernel_id=spec.kernel.image_id,
            ramdisk_id=spec.ramdisk.image_id if spec.ramdisk is not None else "",
            private_ip=spec.private_ip,
            requested_at=spec.requested_at,
        )
        known = self._made.get(spec.instance_id)
        if known is None or known.document != document:
            self._made[spec.instance_id] = known = self._sign(document)
        self._made.move_to_end(spec.instance_id)
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return known

    def _sign(self, document: str) -> Papers:
        data = document.encode()
        key = self.identity.private_key
        assert isinstance(key, rsa.RSAPrivateKey)  # noqa: S101 - see identity_key
        signed = (
            pkcs7.PKCS7SignatureBuilder()
            .set_data(data)
            .add_signer(self.identity.certificate, key, hashes.SHA256())
            .sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])
        )
        return Papers(document, _lines(self.identity.sign(data)), _lines(signed))


def _lines(data: bytes) -> str:
    return "\n".join(textwrap.wrap(base64.b64encode(data).decode(), _COLUMNS))
