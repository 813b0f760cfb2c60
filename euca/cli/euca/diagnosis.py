"""The way from this machine to a running instance, in steps: each says whether it is as it should be, and how to mend it where it is not."""

from __future__ import annotations

import datetime
import email.utils
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from euca.cli.euca import asking, credentials, groups, keys, places, ssh
from euca.cli.euca.asking import Instance
from euca.cli.euca.credentials import Sourced
from euca.cli.euca.failures import Failure
from euca.cli.euca.session import Session
from euca.cli.http import NotReached, Tls, certificate_of, connected, get
from euca.query.claims import SKEW_S
from euca.soap.errors import SoapError
from euca.soap.security.identity import IdentityError, certificate_from_pem, ends_at, fingerprint
from euca.soap.security.profile import EC2_REQUEST

OK: Final = "ok"
WARNING: Final = "warning"
WRONG: Final = "wrong"
#: Long before a door takes no request any more.
_WARNING_SKEW_S: Final = 60.0
_SOON_DAYS: Final = 30.0
_TIMEOUT_S: Final = 5.0


@frozen
class Finding:
    """What one look has shown. check: what was looked at; result: OK, WARNING or WRONG; mend: what to do, where it is not ok."""

    check: str
    result: str
    said: str
    mend: str = ""


Step = Callable[[Session], Iterator[Finding]]


def ok(check: str, said: str) -> Finding:
    return Finding(check, OK, said)


def wrong(check: str, said: str, mend: str) -> Finding:
    return Finding(check, WRONG, said, mend)


def warning(check: str, said: str, mend: str) -> Finding:
    return Finding(check, WARNING, said, mend)


def findings(session: Session) -> Iterator[Finding]:
    """All of them, each as soon as it is known. What a broken step is needed for is not looked at."""
    for check, step in _NEEDED:
        broken = False
        for finding in _looked(check, step, session):
            broken = broken or finding.result == WRONG
            yield finding
        if broken:
            return
    for check, step in _EACH_BY_ITSELF:
        yield from _looked(check, step, session)


def _looked(check: str, step: Step, session: Session) -> Iterator[Finding]:
    try:
        yield from step(session)
    except Failure as failure:
        yield wrong(check, str(failure), failure.mend)


# Credentials


def _credentials(session: Session) -> Iterator[Finding]:
    known = session.credentials
    if known.url is None:
        yield wrong("address", "no address of a cloud was found", "`. eucarc`, `--rc eucarc`, or `--url URL`")
    else:
        yield ok("address", f"{known.url.value} (from {known.url.source})")
    if known.kind == credentials.CERTIFICATE and known.certificate is not None and known.private_key is not None:
        yield from _certificate(known.certificate, known.private_key)
    elif known.kind == credentials.ACCESS_KEY and known.access_key is not None:
        yield ok("credentials", f"access key {known.access_key.value} (from {known.access_key.source})")
    else:
        mend = "your administrator gives you an eucarc: `. eucarc`, `--rc eucarc`, or a link to it: ~/.euca/eucarc"
        yield wrong(
            "credentials", "neither a certificate with its key nor an access key with its secret was found", mend
        )
    if known.tls is not None and known.url is not None and known.url.value.startswith("https:"):
        pins = credentials.load_pins(known.tls.value)
        yield ok(
            "trust", f"{len(pins)} certificate{'s' * (len(pins) > 1)} of {known.tls.value} (from {known.tls.source})"
        )


def _certificate(certificate: Sourced, key: Sourced) -> Iterator[Finding]:
    path = Path(certificate.value).expanduser()
    said = f"certificate {path}, key {Path(key.value).expanduser()} (from {certificate.source})"
    try:
        der = certificate_from_pem(path.read_bytes())
        end, now = ends_at(der), datetime.datetime.now(datetime.UTC)
    except (OSError, SoapError) as error:
        yield wrong("credentials", f"{said}: {error}", "check the file, or get a new one from your administrator")
        return
    mend = "your administrator makes a new one: `euca-admin user add-certificate`"
    if end <= now:
        yield wrong("credentials", f"{said}: it ran out on {end:%Y-%m-%d}", mend)
    elif end <= now + datetime.timedelta(days=_SOON_DAYS):
        yield warning("credentials", f"{said}: it runs out on {end:%Y-%m-%d}", mend)
    else:
        yield ok("credentials", f"{said}, until {end:%Y-%m-%d}")


# The way there


def _name(session: Session) -> Iterator[Finding]:
    address = session.address
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except OSError as error:
        mend = "check the name in the address, and this machine's name servers (/etc/resolv.conf)"
        yield wrong("name", f"{address.host} cannot be resolved: {error.strerror or error}", mend)
        return
    shown = sorted({str(one[4][0]) for one in found})
    yield ok(
        "name", f"{address.host} is {', '.join(shown)}" if shown != [address.host] else f"{address.host} is an address"
    )


def _port(session: Session) -> Iterator[Finding]:
    address = session.address
    begin = time.monotonic()
    try:
        with socket.create_connection((address.host, address.port), timeout=_TIMEOUT_S):
            took = time.monotonic() - begin
    except TimeoutError:
        mend = "a firewall drops it on the way, or the machine is off"
        yield wrong("port", f"port {address.port} of {address.host} does not answer within {_TIMEOUT_S:g} s", mend)
    except OSError as error:
        mend = "is the cloud running there, and is the port in the address the right one (8773)?"
        yield wrong("port", f"port {address.port} of {address.host}: {error.strerror or error}", mend)
    else:
        yield ok("port", f"port {address.port} answers, in {took * 1000:.1f} ms")


def _tls(session: Session) -> Iterator[Finding]:
    address = session.address
    if address.scheme == "http":
        yield ok("tls", "none: plain HTTP, which the cloud answers on its own machine only")
        return
    try:
        with connected(address, Tls(anyone=True), _TIMEOUT_S) as connection:
            shown = certificate_of(connection)
    except NotReached as error:
        yield wrong("tls", str(error), "does the port speak TLS? `http` in the address is for the cloud's own machine")
        return
    said = fingerprint(shown)
    try:
        end = ends_at(shown)
    except IdentityError as error:
        yield wrong("tls", f"the certificate {said}: {error}", "your administrator renews it")
        return
    if end <= datetime.datetime.now(datetime.UTC) and shown not in session.tls.pins:
        yield wrong("tls", f"the certificate {said} ran out on {end:%Y-%m-%d}", "your administrator renews it")
        return
    try:
        with connected(address, session.tls, _TIMEOUT_S):
            yield ok(
                "tls",
                f"the certificate is the expected one, {said}"
                if shown in session.tls.pins
                else f"{said}, issued by somebody known",
            )
    except NotReached as error:
        mend = (
            "get the cloud's tls.crt from your administrator and name it: --tls-certificate FILE, or AWS_CA_BUNDLE; "
            "if you have, the certificate was changed, or somebody else answers: compare what it is with your administrator"
        )
        yield wrong("tls", f"{error}; it is {said}", mend)


def _clock(session: Session) -> Iterator[Finding]:
    sent = time.time()
    try:
        answer = get(session.address.url, session.tls, _TIMEOUT_S)
        there = email.utils.parsedate_to_datetime(answer.headers.get("date", "")).timestamp()
    except SoapError as error:
        yield wrong("http", str(error), "something else than the cloud may listen there")
        return
    except ValueError:
        yield warning("clock", "the answer has no date", "something else than the cloud may have answered")
        return
    # The date is of whole seconds, and was written between the request and now.
    skew = max(sent - there - 1, 0) if sent > there else min(time.time() - there, 0)
    direction = "ahead of" if skew > 0 else "behind"
    said = (
        f"this machine is {abs(skew):.0f} s {direction} the cloud"
        if abs(skew) >= 1
        else "as the cloud's, within a second"
    )
    most_s = SKEW_S if session.credentials.kind == credentials.ACCESS_KEY else EC2_REQUEST.window_s
    mend = f"set this machine's clock (timedatectl set-ntp true); the cloud takes no request that is {most_s:.0f} s off"
    judge = wrong if abs(skew) > most_s else warning if abs(skew) > _WARNING_SKEW_S else None
    yield judge("clock", said, mend) if judge is not None else ok("clock", said)


def _signed(session: Session) -> Iterator[Finding]:
    known = session.credentials
    zones = asking.zones(session)
    yield ok("signature", f"accepted, by {known.kind.replace('-', ' ')}")
    if not zones:
        yield wrong(
            "zones", "this cloud has no zone", "your administrator enrols a cluster: `euca-admin cluster token`"
        )
    for zone in zones:
        messages = "; ".join(one.message for one in zone.message_set.item) if zone.message_set is not None else ""
        said = f"{zone.zone_name} is {zone.zone_state}" + (f": {messages}" if messages else "")
        if zone.zone_state == "available":
            yield ok("zone", said)
        else:
            yield wrong(
                "zone",
                said,
                "your administrator looks at the cluster there: is it running, and reached from the cloud?",
            )


# What a launch needs


def _images(session: Session) -> Iterator[Finding]:
    found = asking.images(session, kind=asking.MACHINE)
    if found:
        yield ok("images", f"{len(found)} that you may launch, such as {found[0].image_id} ({found[0].name})")
    else:
        yield wrong(
            "images", "none that you may launch", "your administrator registers one: `euca-admin image register`"
        )


def _capacity(session: Session) -> Iterator[Finding]:
    rows = places.rooms(session)
    if not rows:
        yield wrong(
            "capacity", "no instance types", "your administrator sets them: VM_TYPES in the cloud's configuration"
        )
    else:
        left = {str(row["name"]): sum(zone["available"] or 0 for zone in row["room"]) for row in rows}
        said = ", ".join(f"{number} {name}" for name, number in left.items())
        mend = "`euca rm ID` makes some; or your administrator enrols a node (`euca-admin node token`), and looks at those there are"
        yield ok("capacity", f"room for {said}") if any(left.values()) else wrong("capacity", f"no room: {said}", mend)


def _key_pairs(session: Session) -> Iterator[Finding]:
    found = [key.key_name for key in asking.key_pairs(session)]
    here = [name for name in found if keys.private_key(session, name) is not None]
    said = f"{len(found)}, and this machine has the private keys of {', '.join(here) or 'none'}"
    if not found:
        yield warning(
            "keys", "no key pairs", "`euca keys create NAME` makes one, `euca keys import NAME FILE` takes yours"
        )
    elif not here:
        yield warning(
            "keys",
            said,
            f"`euca keys create NAME` puts one away here; or put one's file at {keys.path_of(session, found[0])}, or say `euca ssh --identity FILE`",
        )
    else:
        yield ok("keys", said)


# An instance


def _instance(session: Session) -> Iterator[Finding]:
    wanted = session.options.instance
    found = [asking.instance(session, wanted)] if wanted else asking.instances(session)
    running = [one for one in found if one.state == "running"]
    if not running:
        said = f"{found[0].instance_id} is {found[0].state} {found[0].reason}".strip() if wanted else "none is running"
        yield warning("instance", said, "`euca run --ssh` launches one that you can log in to")
        return
    instance = running[-1]
    yield ok(
        "instance",
        f"{instance.instance_id} is running in {_zone(instance)}, launched {instance.said.launch_time:%Y-%m-%d %H:%M} UTC",
    )
    yield from _let_in(session, instance)
    yield from _ssh(instance)


def _zone(instance: Instance) -> str:
    placement = instance.said.placement
    return (placement.availability_zone if placement is not None else None) or "no zone"


def _let_in(session: Session, instance: Instance) -> Iterator[Finding]:
    names = [one.group_name or one.group_id or "" for one in instance.reservation.group_set.item]
    known = {name: group for group in asking.groups(session) for name in (group.group_name, group.group_id)}
    is_open = [name for name in names if name in known and groups.lets_in(known[name], ssh.PORT)]
    if is_open:
        yield ok("group", f"{', '.join(is_open)} lets port {ssh.PORT} in")
    else:
        mend = f"`euca groups open {names[0] if names else 'default'} {ssh.PORT}` lets it in"
        yield warning("group", f"{', '.join(names) or 'no group'}: port {ssh.PORT} is not let in", mend)


def _ssh(instance: Instance) -> Iterator[Finding]:
    where = f"{instance.address} port {ssh.PORT}"
    if not instance.address:
        yield wrong(
            "ssh", f"{instance.instance_id} has no address", "your administrator looks at the cluster's addresses"
        )
        return
    said = ssh.banner(instance.address)
    if said.startswith("SSH-"):
        yield ok("ssh", f"{where}: {said}")
        return
    mend = (
        f"`euca console {instance.instance_id}` says whether it has booted; if it has, the network between here and the cluster "
        f"(a private address is reached from the cluster's own network only), or the guest's own firewall"
    )
    yield wrong("ssh", f"{where}: {said}", mend)


_NEEDED: Final[tuple[tuple[str, Step], ...]] = (
    ("credentials", _credentials),
    ("name", _name),
    ("port", _port),
    ("tls", _tls),
    ("clock", _clock),
    ("signature", _signed),
)
_EACH_BY_ITSELF: Final[tuple[tuple[str, Step], ...]] = (
    ("images", _images),
    ("capacity", _capacity),
    ("keys", _key_pairs),
    ("instance", _instance),
)
