"""Timestamps of messages: their one form, and the clock rules (WSS 1.0, section 10)."""

import datetime
import re
from typing import Final

from attrs import frozen
from lxml import etree

from euca.soap import namespaces as ns
from euca.soap.security.profile import Profile
from euca.soap.security.structure import element_children, only_text, refuse, shown

_UTC: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?Z", re.ASCII)
_CREATED: Final = f"{{{ns.WSU}}}Created"
_EXPIRES: Final = f"{{{ns.WSU}}}Expires"
_EPOCH: Final = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@frozen
class Lifetime:
    """When a message was made and when it ends, in seconds since the epoch."""

    created: float
    expires: float | None


def format_time(seconds: float) -> str:
    """Seconds since the epoch as `2026-11-23T19:25:26.775Z`."""
    moment = _EPOCH + datetime.timedelta(milliseconds=int(seconds * 1000))
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def parse_time(text: str) -> float | None:
    """Seconds since the epoch, or None for anything but UTC with `Z` and up to nine digits of a fraction."""
    match = _UTC.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(group) for group in match.groups()[:6])
    try:
        moment = datetime.datetime(year, month, day, hour, minute, second, tzinfo=datetime.UTC)
    except ValueError:
        return None
    fraction = match.group(7)
    return (moment - _EPOCH).total_seconds() + (float(f"0.{fraction}") if fraction else 0.0)


def read_lifetime(timestamp: etree._Element, profile: Profile) -> Lifetime:
    """Created once, then Expires at most once, or exactly once where the profile wants it."""
    children = element_children(timestamp, "timestamp.children")
    tags = [child.tag for child in children]
    if tags not in ([_CREATED], [_CREATED, _EXPIRES]):
        refuse("timestamp.children", "a Timestamp holds Created and then Expires, each once")
    if profile.expires_required and len(children) == 1:
        refuse("timestamp.children", "a Timestamp without Expires")
    times = []
    for child in children:
        text = only_text(child, "timestamp.format")
        time = parse_time(text)
        if time is None:
            refuse("timestamp.format", f"{shown(text)} is no UTC time with Z")
        times.append(time)
    return Lifetime(times[0], times[1] if len(times) == 2 else None)


def check_clock(lifetime: Lifetime, profile: Profile, now: float) -> None:
    """Created is within the window around now; Expires lies after Created and after now.

    Expires shortens a message's life and never extends it. To be asked after the signature was found good,
    so that the sender may be told by how much its clock is wrong.
    """
    skew_s = now - lifetime.created
    if abs(skew_s) > profile.window_s:
        side = "old" if skew_s > 0 else "from the future"
        refuse(
            "timestamp.created",
            f"the message is {abs(skew_s):.0f} s {side} by the receiver's clock;"
            f" at most {profile.window_s:.0f} s are allowed",
            authenticated=True,
        )
    if lifetime.expires is None:
        return
    if lifetime.expires <= lifetime.created:
        refuse("timestamp.order", "the message expires before it was made", authenticated=True)
    if now >= lifetime.expires:
        refuse("timestamp.expires", f"the message expired {now - lifetime.expires:.0f} s ago", authenticated=True)
