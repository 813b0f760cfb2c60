"""euca-soap: what integrators need beside the library. Knows nothing of clouds."""

import argparse
import datetime
import json
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import asdict, evolve

from euca.soap.errors import SoapError
from euca.soap.security import profile as rules
from euca.soap.security.explain import Explanation, explain, text
from euca.soap.security.identity import certificate_from_pem, create
from euca.soap.security.timestamp import parse_time
from euca.soap.wsdl.generator import generate
from euca.soap.wsdl.model import WsdlError
from euca.soap.wsdl.reader import read

PROFILES: Final = {
    "ec2": rules.EC2_REQUEST,
    "ec2-answer": rules.EC2_ANSWER,
    "tier": rules.TIER_REQUEST,
    "tier-answer": rules.TIER_ANSWER,
}
_MOST_CERTIFICATE_BYTES: Final = 64 * 1024
_USAGE: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done or accepted, 1 refused or failed, 2 called wrongly."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (OSError, SoapError, WsdlError, ValueError) as error:
        print(f"euca-soap: {error}", file=sys.stderr)
        return _USAGE if options.run is _verify else 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="euca-soap", description="Signed SOAP: explain messages, generate code, make keys."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    verify = commands.add_parser("verify", help="explain, check by check, why a message is accepted or not")
    verify.add_argument("file", metavar="FILE", help="the envelope; - for standard input")
    verify.add_argument(
        "--cert", action="append", required=True, metavar="C", help="a trusted certificate, in PEM; may be repeated"
    )
    verify.add_argument("--profile", choices=list(PROFILES), default="ec2", help="the rules (default: ec2)")
    verify.add_argument(
        "--to", action="append", default=[], metavar="URL", help="the receiver's own address; may be repeated"
    )
    verify.add_argument("--action", help="a request's Action, or in an answer its question's")
    verify.add_argument("--relates-to", metavar="ID", help="in an answer, the question's MessageID")
    when = verify.add_mutually_exclusive_group()
    when.add_argument("--now", metavar="TIME", help="judge as of this time, like 2026-11-23T19:25:26Z (default: now)")
    when.add_argument("--at-created", action="store_true", help="judge as of the message's own Created")
    sha1 = verify.add_mutually_exclusive_group()
    sha1.add_argument(
        "--allow-sha1", dest="sha1", action="store_true", default=None, help="accept SHA-1 where the profile has it"
    )
    sha1.add_argument("--no-sha1", dest="sha1", action="store_false", help="accept no SHA-1")
    verify.add_argument("--json", action="store_true", help="write JSON")
    verify.add_argument(
        "--show-octets", metavar="DIR", help="write what is digested of each signed part into files there"
    )
    verify.set_defaults(run=_verify)
    make = commands.add_parser("generate", help="make a Python module of a WSDL's messages")
    make.add_argument("wsdl", metavar="WSDL")
    make.add_argument("out", metavar="OUT.py")
    make.add_argument(
        "--package", default="", help="the package that holds the WSDL as wsdl/NAME (default: OUT's directory holds it)"
    )
    make.set_defaults(run=_generate)
    keys = commands.add_parser("keys", help="make NAME.key and NAME.crt: a key and a self-signed certificate")
    keys.add_argument("name", metavar="NAME", help="a path without suffix; its last part is the common name")
    keys.add_argument("--kind", choices=("rsa", "p256"), default="rsa", help="RSA of 2048 bits, or P-256")
    keys.add_argument("--days", type=int, default=365, help="how long it is valid, in days (default: 365)")
    keys.set_defaults(run=_keys)
    return parser


def _read(name: str, most: int) -> bytes:
    """At most one byte more than is allowed, so that `verify` itself refuses what is too long."""
    if name == "-":
        return sys.stdin.buffer.read(most + 1)
    with Path(name).open("rb") as file:
        return file.read(most + 1)


def _moment(options: argparse.Namespace) -> float | None:
    if options.at_created:
        return None
    if options.now is None:
        return time.time()
    moment = parse_time(options.now)
    if moment is None:
        raise ValueError(f"{options.now!r} is no UTC time with Z")
    return moment


def _verify(options: argparse.Namespace) -> int:
    profile = PROFILES[options.profile]
    if options.sha1 is not None:
        profile = evolve(profile, allow_sha1=options.sha1)
    now = _moment(options)
    explanation = explain(
        _read(options.file, profile.limits.bytes),
        profile=profile,
        certificates=[certificate_from_pem(_read(name, _MOST_CERTIFICATE_BYTES)) for name in options.cert],
        now=now,
        to=options.to,
        relates_to=options.relates_to,
        action=options.action,
    )
    if options.show_octets is not None:
        _write_octets(explanation, Path(options.show_octets))
    if options.json:
        values = asdict(explanation, filter=lambda attribute, _: attribute.name != "octets")
        print(json.dumps({"profile": options.profile, **values}, indent=2))
    else:
        print(text(explanation, now))
    return 0 if explanation.accepted else 1


def _write_octets(explanation: Explanation, directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for number, (name, octets) in enumerate(explanation.octets.items()):
        plain = re.sub(r"[^A-Za-z0-9]", "_", name)[:40]
        (directory / f"{number:02}-{plain}.xml").write_bytes(octets)


def _generate(options: argparse.Namespace) -> int:
    path = Path(options.wsdl)
    source = generate(read(path), package=options.package, source=path.name)
    Path(options.out).write_text(source, encoding="utf-8")
    return 0


def _keys(options: argparse.Namespace) -> int:
    path = Path(options.name)
    identity = create(path.name, now=datetime.datetime.now(datetime.UTC), days=options.days, key=options.kind)
    for written in identity.store(path.parent, path.name):
        print(written)
    print(identity.fingerprint)
    return 0


if __name__ == "__main__":
    sys.exit(main())
