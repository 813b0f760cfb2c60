"""One run of ``euca``: its options, its screen, the cloud that it asks, what it has begun."""

from __future__ import annotations

import argparse
import os
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from euca.cli.euca import credentials as found
from euca.cli.euca.cloud import TIMEOUT_S, UNREACHED, Cloud, expected, newest
from euca.cli.euca.credentials import Credentials, Sourced, Wish
from euca.cli.euca.failures import Misused, Unreachable
from euca.cli.euca.show import Screen
from euca.cli.http import Address, NotReached, Tls
from euca.soap.codec import Struct
from euca.wire import ec2

T = TypeVar("T", bound=Struct)
_SOURCES = "`. eucarc`, `--rc eucarc`, `--profile NAME`, or a link to your eucarc: ~/.euca/eucarc"


class Session:
    """under_way: sentences about what was begun and is not done, told when the command ends before its time. timeout_s: of each call."""

    def __init__(self, options: argparse.Namespace, screen: Screen, timeout_s: float = TIMEOUT_S) -> None:
        self.options = options
        self.screen = screen
        self.timeout_s = timeout_s
        self.under_way: list[str] = []

    @cached_property
    def home(self) -> Path:
        """The user's directory for what this command keeps, ``~/.euca``."""
        return found.home_of(os.environ) / ".euca"

    @cached_property
    def credentials(self) -> Credentials:
        """What was found. Raises Misused."""
        option = vars(self.options).get
        wish = Wish(
            url=option("url") or "",
            certificate=option("certificate") or "",
            private_key=option("private_key") or "",
            access_key=option("access_key") or "",
            secret_file=option("secret_file") or "",
            tls=option("tls_certificate") or "",
            region=option("region") or "",
            rc=option("rc") or "",
            profile=option("profile") or "",
            kind=option("by") or "",
        )
        return found.find(wish, os.environ, found.home_of(os.environ))

    @cached_property
    def cloud(self) -> Cloud:
        """The cloud. Raises Misused where the credentials are not enough, Unreachable for an address that is none."""
        return self.cloud_of(self.version)

    @cached_property
    def version(self) -> str:
        """EC2's version to speak. Raises Misused for one that there is not."""
        wanted: str = vars(self.options).get("api_version") or newest()
        versions = ec2.CONTRACT.versions
        if versions is None or wanted not in versions.all:
            raise Misused(f"There is no version {wanted}", f"the newest is {newest()}")
        return wanted

    @cached_property
    def address(self) -> Address:
        """Where the cloud is. Raises Misused where nothing says it, Unreachable for what is no address."""
        url = _needed(self.credentials.url, "address", "EC2_URL or AWS_ENDPOINT_URL says it")
        try:
            return Address.of(url.value)
        except NotReached as error:
            raise Unreachable(str(error), UNREACHED) from error

    def ask(self, request: Struct, answer: type[T]) -> T:
        """The answer alone, of this type. Raises as `Cloud.tell`."""
        return expected(self.cloud.tell(request), answer)

    def cloud_of(self, version: str) -> Cloud:
        """The cloud, spoken to in a version of EC2's."""
        known = self.credentials
        url = self.address.url
        if known.kind == found.CERTIFICATE:
            certificate = _needed(known.certificate, "certificate", "EC2_CERT and EC2_PRIVATE_KEY name the files")
            key = _needed(known.private_key, "private key", "EC2_CERT and EC2_PRIVATE_KEY name the files")
            return self._by_soap(url, Path(key.value), Path(certificate.value), version)
        if known.kind == found.ACCESS_KEY:
            key = _needed(known.access_key, "access key", "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY say it")
            secret = _needed(known.secret, "secret", "AWS_SECRET_ACCESS_KEY says it, or --secret-file")
            return self._by_query(url, key.value, secret.value, version)
        raise Misused("No certificate was found, and no access key", _SOURCES)

    @cached_property
    def tls(self) -> Tls:
        """Whom the cloud's TLS port may belong to. Raises Misused for a file that cannot be read, where TLS is spoken."""
        known = self.credentials.tls
        return Tls() if known is None or self.address.scheme == "http" else Tls(found.load_pins(known.value))

    def _by_soap(self, url: str, key: Path, certificate: Path, version: str) -> Cloud:
        from euca.cli.calling import Ec2
        from euca.cli.euca.soap import BySoap
        from euca.soap.security.identity import IdentityError, load

        try:
            identity = load(key.expanduser(), certificate.expanduser())
        except OSError as error:
            raise Misused(f"{error.filename} cannot be read: {error.strerror or error}", _SOURCES) from None
        except IdentityError as error:
            raise Misused(str(error)) from None
        return BySoap(Ec2(url, identity, version=version, timeout_s=self.timeout_s), self.tls)

    def _by_query(self, url: str, key: str, secret: str, version: str) -> Cloud:
        from euca.cli.euca.query import ByQuery
        from euca.query.signing import Credentials as Signer

        region = self.credentials.region
        signer = Signer(key, secret, region.value) if region is not None else Signer(key, secret)
        return ByQuery(url, signer, self.tls, version, self.timeout_s)


def _needed(value: Sourced | None, what: str, hint: str) -> Sourced:
    if value is None:
        raise Misused(f"No {what} was found: {hint}", _SOURCES)
    return value
