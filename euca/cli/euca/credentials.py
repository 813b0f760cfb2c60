"""Whose requests they are and where they go: found in options, the environment, a cloud's ``eucarc`` or an AWS profile, each value with its source.

The first source that has a value counts, in this order: options; what ``--rc`` or ``--profile`` names; the environment; ``~/.euca/eucarc``; the
AWS profile that AWS_PROFILE names, or ``default``. A certificate and its key, or an access key and its secret, always come from one source together.
Files are read, never run.
"""

from __future__ import annotations

import configparser
import re
import shlex
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from euca.cli.euca.failures import Misused
from euca.cli.euca.files import file_bytes

MOST_FILE_BYTES: Final = 256 * 1024
CERTIFICATE: Final = "certificate"
ACCESS_KEY: Final = "access-key"
_LINE: Final = re.compile(r"(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)")
_VARIABLE: Final = re.compile(r"\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))")
_PEM: Final = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
#: Ours → the names that EC2's and AWS's tools give it, the first that is there counts.
_VARIABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "url": ("EC2_URL", "AWS_ENDPOINT_URL_EC2", "AWS_ENDPOINT_URL"),
    "certificate": ("EC2_CERT",),
    "private_key": ("EC2_PRIVATE_KEY",),
    "tls": ("EUCA_TLS_CERT", "AWS_CA_BUNDLE"),
    "keys": ("EUCA_KEY_DIR",),
    "region": ("AWS_REGION", "AWS_DEFAULT_REGION"),
}
#: The same of access keys and their secrets.
_PAIRS: Final = (
    ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"),
    ("AWS_ACCESS_KEY", "AWS_SECRET_KEY"),
    ("EC2_ACCESS_KEY", "EC2_SECRET_KEY"),
)
_PROFILE: Final[Mapping[str, str]] = {
    "aws_access_key_id": "access_key",
    "aws_secret_access_key": "secret",
    "endpoint_url": "url",
    "ca_bundle": "tls",
    "region": "region",
}


@frozen
class Sourced:
    """A value and where it came from, in words."""

    value: str
    source: str


@frozen
class Credentials:
    """What was found. Each is None where nothing has it; the secret is never shown. keys: the directory of the eucarc, where key pairs' files may lie, too."""

    url: Sourced | None = None
    certificate: Sourced | None = None
    private_key: Sourced | None = None
    access_key: Sourced | None = None
    secret: Sourced | None = field(default=None, repr=False)
    tls: Sourced | None = None
    keys: Sourced | None = None
    region: Sourced | None = None
    kind: str = ""


@frozen
class Wish:
    """What the options say. All are optional; secret_file: holds the secret and nothing else."""

    url: str = ""
    certificate: str = ""
    private_key: str = ""
    access_key: str = ""
    secret_file: str = ""
    tls: str = ""
    region: str = ""
    rc: str = ""
    profile: str = ""
    kind: str = ""


Source = tuple[str, Mapping[str, str]]


def find(wish: Wish, environment: Mapping[str, str], home: Path) -> Credentials:
    """The credentials to use. Raises Misused for a file that is named and cannot be read, and where some are wanted and not there."""
    sources = list(_sources(wish, environment, home))

    def first(name: str) -> Sourced | None:
        return next((Sourced(values[name], source) for source, values in sources if values.get(name)), None)

    def pair(one: str, other: str) -> tuple[Sourced | None, Sourced | None]:
        """From the first source that has both."""
        for source, values in sources:
            if values.get(one) and values.get(other):
                return Sourced(values[one], source), Sourced(values[other], source)
        return None, None

    certificate, private_key = pair("certificate", "private_key")
    access_key, secret = pair("access_key", "secret")
    places = [source for source, _ in sources]
    return Credentials(
        url=first("url"),
        certificate=certificate,
        private_key=private_key,
        access_key=access_key,
        secret=secret,
        tls=first("tls"),
        keys=first("keys"),
        region=first("region"),
        kind=wish.kind or _kind(certificate, access_key, places),
    )


def _kind(certificate: Sourced | None, access_key: Sourced | None, places: list[str]) -> str:
    """What the nearer source has; a certificate where one has both."""
    if certificate is None or access_key is None:
        return CERTIFICATE if certificate is not None else ACCESS_KEY if access_key is not None else ""
    nearer = places.index(access_key.source) < places.index(certificate.source)
    return ACCESS_KEY if nearer else CERTIFICATE


def _sources(wish: Wish, environment: Mapping[str, str], home: Path) -> Iterator[Source]:
    """In their order."""
    named = {
        "url": wish.url,
        "certificate": wish.certificate,
        "private_key": wish.private_key,
        "access_key": wish.access_key,
        "secret": _secret(wish.secret_file),
        "tls": wish.tls,
        "region": wish.region,
    }
    yield "option", named
    if wish.rc:
        path = Path(wish.rc).expanduser()
        yield str(path), _from_variables(read_rc(_text(path), path.resolve().parent))
    if wish.profile:
        yield _profile(wish.profile, environment, home, needed=True)
    yield "environment", _from_variables(environment)
    own = home / ".euca" / "eucarc"
    if own.is_file():
        yield str(own), _from_variables(read_rc(_text(own), own.resolve().parent))
    if not wish.profile:
        yield _profile(environment.get("AWS_PROFILE", ""), environment, home, needed="AWS_PROFILE" in environment)


def _secret(path: str) -> str:
    return _text(Path(path).expanduser()).strip() if path else ""


def _text(path: Path) -> str:
    too_long = f"{path} has more than {MOST_FILE_BYTES} bytes: it holds no credentials"
    return file_bytes(path, MOST_FILE_BYTES, too_long).decode("utf-8", "replace")


def _from_variables(variables: Mapping[str, str]) -> dict[str, str]:
    found = {name: next((variables[v] for v in names if variables.get(v)), "") for name, names in _VARIABLES.items()}
    # A pair of one tool's names: the access key of one is not the secret's of another.
    for one, other in _PAIRS:
        if variables.get(one) and variables.get(other):
            return {**found, "access_key": variables[one], "secret": variables[other]}
    return found


def read_rc(text: str, directory: Path) -> dict[str, str]:
    """The variables that an ``eucarc`` sets: lines ``export NAME=VALUE`` with a shell's quotes, and ``$NAME`` of its own earlier lines.

    Nothing is run: what a shell would compute (``$(…)``, backquotes) is left out, but for the line with which the original's files find their own
    directory, EUCA_KEY_DIR.
    """
    found: dict[str, str] = {"EUCA_KEY_DIR": str(directory)}
    for line in text.splitlines():
        match = _LINE.fullmatch(line.strip())
        if match is None or (match[1] == "EUCA_KEY_DIR" and "$(" in match[2]):
            continue
        value = _unquoted(match[2], found)
        if value is not None:
            found[match[1]] = value
    return found


def _unquoted(text: str, known: Mapping[str, str]) -> str | None:
    """A shell word's value; None for what only a shell could tell."""
    literal = text.startswith("'")
    try:
        words = shlex.split(text, comments=True)
    except ValueError:
        return None
    if len(words) != 1:
        return "" if not words else None
    if literal:
        return words[0]
    if "`" in words[0] or "$(" in words[0]:
        return None
    return _VARIABLE.sub(lambda match: known.get(match[1] or match[2], ""), words[0])


def _profile(name: str, environment: Mapping[str, str], home: Path, *, needed: bool) -> Source:
    """An AWS profile: of the credentials file, then of the configuration, whose sections are called ``profile NAME`` but for ``default``."""
    name = name or "default"
    aws = home / ".aws"
    credentials = Path(environment.get("AWS_SHARED_CREDENTIALS_FILE") or aws / "credentials").expanduser()
    configuration = Path(environment.get("AWS_CONFIG_FILE") or aws / "config").expanduser()
    section = name if name == "default" else f"profile {name}"
    found = [_section(credentials, name), _section(configuration, section)]
    if needed and not any(values is not None for values in found):
        raise Misused(f"There is no AWS profile {name} in {credentials} or {configuration}")
    merged: dict[str, str] = {}
    for values in found:
        for theirs, ours in _PROFILE.items():
            if values is not None and values.get(theirs):
                merged.setdefault(ours, values[theirs])
    services = (found[1] or {}).get("services")
    if services:
        endpoint = _service_endpoint((_section(configuration, f"services {services}") or {}).get("ec2", ""))
        merged.update({"url": endpoint} if endpoint else {})
    return f"AWS profile {name}", merged


def _service_endpoint(indented: str) -> str:
    """``endpoint_url`` among a service's own lines, which beats the profile's."""
    lines = (line.partition("=") for line in indented.splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == "endpoint_url"), "")


def _section(path: Path, section: str) -> Mapping[str, str] | None:
    if not path.is_file():
        return None
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(_text(path), str(path))
    except configparser.Error as error:
        raise Misused(f"{path} cannot be read: {str(error).splitlines()[0]}") from None
    return dict(parser.items(section)) if parser.has_section(section) else None


def home_of(environment: Mapping[str, str]) -> Path:
    """The user's home."""
    return Path(environment["HOME"]) if environment.get("HOME") else Path.home()


def load_pins(path: str) -> frozenset[bytes]:
    """The certificates in a PEM file, as DER. Raises Misused."""
    text = _text(Path(path).expanduser())
    try:
        pins = frozenset(map(ssl.PEM_cert_to_DER_cert, _PEM.findall(text)))
    except ValueError as error:
        raise Misused(f"{path} holds no certificate: {error}") from None
    # Every certificate is a DER sequence (X.690, section 8.9).
    if not pins or not all(pin.startswith(b"\x30") for pin in pins):
        raise Misused(f"{path} holds no certificate in PEM")
    return pins
