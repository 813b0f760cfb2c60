"""The simple types of XML Schema (Part 2): text to value, and value to text that needs no escaping."""

import base64
import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

WHITESPACE: Final = " \t\r\n"
BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "int": (-(2**31), 2**31 - 1),
    "long": (-(2**63), 2**63 - 1),
    "integer": (-(10**38), 10**38),
}
"""The third is unbounded in XML Schema; here it ends where no honest number goes."""

_INTEGER = re.compile(r"[+-]?[0-9]{1,40}")
_DOUBLE = re.compile(r"[+-]?([0-9]{1,400}(\.[0-9]{0,400})?|\.[0-9]{1,400})([Ee][+-]?[0-9]{1,4})?")
_DATE_TIME = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,40}))?"
    r"(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?"
)
_USUAL_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3})?Z")
_TWO: Final = [f"{number:02}" for number in range(60)]
_THREE: Final = [f"{number:03}" for number in range(1000)]
_NO_WHITESPACE: Final = dict.fromkeys(map(ord, WHITESPACE))
_BOOLEANS: Final = {"true": True, "1": True, "false": False, "0": False}
_INFINITIES: Final = {"INF": math.inf, "-INF": -math.inf, "NaN": math.nan}

#: What forces the careful way of writing text: characters to escape, and those that XML 1.0 cannot hold.
SPECIAL: Final = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL_BYTES: Final = bytes({*range(32)} - {9, 10}) + b"&<>"
_IMPOSSIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#xD;"}
_ATTRIBUTE_ESCAPES: Final = {**_ESCAPES, ord('"'): "&quot;", ord("\t"): "&#x9;", ord("\n"): "&#xA;"}
del _ATTRIBUTE_ESCAPES[ord(">")]


def is_plain(text: str) -> bool:
    """Whether it stands in XML as it is: it has nothing of `SPECIAL`."""
    if text.isascii():
        octets = text.encode("ascii")
        return len(octets.translate(None, _SPECIAL_BYTES)) == len(octets)
    return SPECIAL.search(text) is None


def escape(text: object, *, attribute: bool = False) -> str:
    """Text as it stands between tags (or in an attribute) in canonical XML. ValueError if XML cannot hold it."""
    if not isinstance(text, str):
        raise ValueError("not a string")
    if _IMPOSSIBLE.search(text):
        raise ValueError("has a character that XML cannot hold")
    return text.translate(_ATTRIBUTE_ESCAPES if attribute else _ESCAPES)


def read_integer(text: str, kind: str) -> int:
    """`kind` is a key of `BOUNDS`."""
    text = text.strip(WHITESPACE)
    if not _INTEGER.fullmatch(text):
        raise ValueError(f"not an {kind}" if kind[0] == "i" else f"not a {kind}")
    number = int(text)
    low, high = BOUNDS[kind]
    if not low <= number <= high:
        raise ValueError(f"too large for {kind}")
    return number


def read_boolean(text: str) -> bool:
    value = _BOOLEANS.get(text.strip(WHITESPACE))
    if value is None:
        raise ValueError("not a boolean")
    return value


def read_double(text: str) -> float:
    text = text.strip(WHITESPACE)
    if text in _INFINITIES:
        return _INFINITIES[text]
    if not _DOUBLE.fullmatch(text):
        raise ValueError("not a double")
    return float(text)


def read_datetime(text: str) -> datetime:
    """Aware, in UTC, to the microsecond; a time without zone is taken to be UTC."""
    if _USUAL_DATE_TIME.fullmatch(text) and text[11:13] != "24":
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            raise ValueError("not a dateTime: there is no such moment") from None
    match = _DATE_TIME.fullmatch(text.strip(WHITESPACE))
    if match is None:
        raise ValueError("not a dateTime")
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    microsecond = int((match[7] or "0")[:6].ljust(6, "0"))
    midnight = hour == 24 and not (minute or second or microsecond)
    zone: timezone = UTC
    if match[8] not in (None, "Z"):
        offset = timedelta(hours=int(match[8][1:3]), minutes=int(match[8][4:6]))
        if offset > timedelta(hours=14):
            raise ValueError("not a dateTime: its zone is more than 14 hours away")
        zone = timezone(-offset if match[8][0] == "-" else offset)
    try:
        value = datetime(year, month, day, 0 if midnight else hour, minute, second, microsecond, zone)
        return (value + timedelta(days=1) if midnight else value).astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError("not a dateTime: there is no such moment") from None


def read_base64(text: str) -> bytes:
    bare = text.translate(_NO_WHITESPACE)
    try:
        if len(bare) % 4 == 0:
            return base64.b64decode(bare, validate=True)
    except ValueError:
        pass
    raise ValueError("not a base64Binary")


def read_uri(text: str) -> str:
    return text.strip(WHITESPACE)


def write_integer(value: object, kind: str) -> str:
    low, high = BOUNDS[kind]
    if type(value) is not int or not low <= value <= high:
        raise ValueError(f"not a value of {kind}")
    return str(value)


def write_boolean(value: object) -> str:
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise ValueError("not a bool")


def write_double(value: object) -> str:
    if type(value) is not float:
        raise ValueError("not a float")
    if math.isfinite(value):
        return repr(value)
    return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"


def write_datetime(value: object) -> str:
    """Milliseconds and Z, as EC2's own; what is finer is cut off."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("not an aware datetime")
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    if value.year < 1000:
        return value.isoformat(timespec="milliseconds")[:-6] + "Z"
    # A quarter of the time that isoformat() takes for an aware time; a listing has one for each instance.
    return (
        f"{value.year}-{_TWO[value.month]}-{_TWO[value.day]}T{_TWO[value.hour]}:{_TWO[value.minute]}"
        f":{_TWO[value.second]}.{_THREE[value.microsecond // 1000]}Z"
    )


def write_base64(value: object) -> str:
    if not isinstance(value, bytes):
        raise ValueError("not bytes")
    return base64.b64encode(value).decode("ascii")


READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "int": lambda text: read_integer(text, "int"),
    "long": lambda text: read_integer(text, "long"),
    "integer": lambda text: read_integer(text, "integer"),
    "boolean": read_boolean,
    "double": read_double,
    "float": read_double,
    "dateTime": read_datetime,
    "base64Binary": read_base64,
    "anyURI": read_uri,
    "string": str,
}
"""Simple type → its reader, which raises ValueError with a text that does not hold the value."""

WRITERS: Final[Mapping[str, Callable[[object], str]]] = {
    "int": lambda value: write_integer(value, "int"),
    "long": lambda value: write_integer(value, "long"),
    "integer": lambda value: write_integer(value, "integer"),
    "boolean": write_boolean,
    "double": write_double,
    "float": write_double,
    "dateTime": write_datetime,
    "base64Binary": write_base64,
}
"""Simple type → its writer, but for those that are Python strings (`escape`)."""
