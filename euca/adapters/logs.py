"""What a tier's log looks like: lines of text, or of JSON for machines. Where it goes is twistd's own matter (``--logfile``)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from attrs import frozen
from twisted.logger import FileLogObserver, ILogObserver, LogEvent, formatEvent, formatTime
from twisted.python.failure import Failure

from euca.soap.observing import request_id

FORMATS: Final = ("text", "json")
_MOST_MESSAGE: Final = 8 * 1024
_MOST_ERROR: Final = 32 * 1024
_MOST_VALUE: Final = 256
#: Fields of events that are members of their own in JSON; all others are in the message, as far as it names them.
_MEMBERS: Final = ("operation", "principal", "outcome", "check", "code", "peer", "front_end")

Format = Callable[[LogEvent], str | None]


def id_of(event: LogEvent) -> str:
    """The id of the request that an event is about; empty where it is about none.

    To be asked where the event comes from: the id is that of the work under way.
    """
    return str(event.get("request_id") or request_id.get())[:_MOST_VALUE]


def as_text(event: LogEvent) -> str | None:
    """A line as twistd writes it, with the request's id at its end where it does not say it itself; further lines begin with a tab."""
    said = formatEvent(event)
    failed = event.get("log_failure") is not None
    if not said and not failed:
        return None
    id_ = id_of(event)
    line = f"{_second(event.get('log_time'))} [{_system(event)}] {said}"
    if id_ and id_ not in line:
        line += f" [{id_}]"
    if failed:
        line += f"\n{_traceback(event)}"
    return line.rstrip("\n").replace("\n", "\n\t") + "\n"


def _second(seconds: Any) -> str:
    """The time as twistd writes it."""
    return _formatted(int(seconds)) if isinstance(seconds, int | float) else "-"


@lru_cache(maxsize=4)
def _formatted(second: int) -> str:
    return formatTime(second)


def _system(event: LogEvent) -> str:
    """Where a line comes from, as twistd writes it."""
    system = event.get("log_system")
    if system is not None:
        return str(system)
    return f"{event.get('log_namespace', '-')}#{getattr(event.get('log_level'), 'name', '-')}"


def json_format(tier: str) -> Format:
    """Writes events of a tier as objects, one a line.

    Members: ``time`` (RFC 3339, UTC), ``level``, ``tier``, ``logger``, ``message``; where there is one ``request_id``, ``operation``,
    ``principal``, ``outcome``, ``duration_ms``, ``check``, ``code``, ``peer``, ``front_end``, ``error`` (a traceback).
    """

    def as_json(event: LogEvent) -> str | None:
        error = _traceback(event)
        message = formatEvent(event)
        if not message and not error:
            return None
        line: dict[str, object] = {
            "time": _moment(event.get("log_time")),
            "level": getattr(event.get("log_level"), "name", "info"),
            "tier": tier,
            "logger": str(event.get("log_namespace", "")),
            "message": message[:_MOST_MESSAGE],
            "request_id": id_of(event),
            **_members(event),
            "error": error[:_MOST_ERROR],
        }
        return json.dumps({name: value for name, value in line.items() if value != ""}, ensure_ascii=True) + "\n"

    return as_json


def _members(event: LogEvent) -> Mapping[str, object]:
    found: dict[str, object] = {}
    for name in _MEMBERS:
        value = event.get(name, "")
        found[name] = value if isinstance(value, int) else str(value)[:_MOST_VALUE]
    duration_s = event.get("duration_s")
    if isinstance(duration_s, int | float):
        found["duration_ms"] = round(duration_s * 1000, 3)
    return found


def _traceback(event: LogEvent) -> str:
    failure = event.get("log_failure")
    if not isinstance(failure, Failure):
        return ""
    try:
        return failure.getTraceback().strip()
    except Exception:
        return f"(no traceback of {failure.type})"


def _moment(seconds: Any) -> str:
    if not isinstance(seconds, int | float):
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@frozen
class _Choice:
    twistd: Mapping[str, Any]
    tier: str
    format: str


_chosen: list[_Choice] = []


def choose(twistd: MutableMapping[str, Any], tier: str, wanted: str) -> None:
    """Have twistd log as is wanted (one of `FORMATS`), to where its options say; unless they name a ``--logger`` of their own.

    twistd: its options, before they are parsed to their end: what makes a log is given to it by name.
    """
    if not twistd.get("logger"):
        _chosen[:] = [_Choice(twistd, tier, wanted)]
        twistd["logger"] = f"{__name__}.{make_observer.__name__}"


def make_observer() -> ILogObserver:
    """What twistd calls for what was chosen. To syslog goes twistd's own text."""
    from twisted.scripts._twistd_unix import UnixAppLogger

    (choice,) = _chosen
    made: ILogObserver = UnixAppLogger(choice.twistd)._getLogObserver()
    if isinstance(made, FileLogObserver):
        made.formatEvent = as_text if choice.format == "text" else json_format(choice.tier)
    return made
