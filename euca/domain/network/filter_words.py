"""Packet filters' rules in nft's own words (nft(8)), from its JSON: for people to read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from euca.domain.network.ruleset import Json

_OPERATORS = {"==": "", "in": ""}


def words(statements: Iterable[Json]) -> str:
    """A rule: ``iifname @guests ct direction original jump judge``. What is not known here is shown as JSON."""
    return " ".join(map(_statement, statements))


def _statement(one: Json) -> str:
    if not isinstance(one, dict) or len(one) != 1:
        return _json(one)
    ((verb, body),) = one.items()
    return _STATEMENTS[verb](body) if verb in _STATEMENTS else _json(one)


def _match(body: Mapping[str, Any]) -> str:
    bits = isinstance(body["left"], dict) and "&" in body["left"]
    operator = body["op"] if bits else _OPERATORS.get(body["op"], body["op"])
    return " ".join(filter(None, (_value(body["left"]), operator, _value(body["right"]))))


def _redirected(verb: str) -> Callable[[Any], str]:
    def said(body: Any) -> str:
        if not body:
            return verb
        family = f" {body['family']}" if "family" in body else ""
        where = _value(body["addr"]) if "addr" in body else ""
        port = f":{_value(body['port'])}" if "port" in body else ""
        return f"{verb}{family} to {where}{port}"

    return said


def _target(verb: str) -> Callable[[Any], str]:
    return lambda body: f"{verb} {body['target']}"


def _plain(verb: str) -> Callable[[Any], str]:
    return lambda body: verb


def _looked_up(verb: str) -> Callable[[Any], str]:
    return lambda body: f"{_value(body['key'])} {verb} {_value(body['data'])}"


_STATEMENTS: Mapping[str, Callable[[Any], str]] = {
    "match": _match,
    "jump": _target("jump"),
    "goto": _target("goto"),
    "vmap": _looked_up("vmap"),
    "mangle": lambda body: f"{_value(body['key'])} set {_value(body['value'])}",
    "notrack": _plain("notrack"),
    "counter": _plain("counter"),
    **{verb: _plain(verb) for verb in ("accept", "drop", "return", "continue")},
    **{verb: _redirected(verb) for verb in ("snat", "dnat", "masquerade", "redirect")},
}


def _value(one: Json) -> str:
    if isinstance(one, list):
        return ",".join(map(_value, one))
    if not isinstance(one, dict) or len(one) != 1:
        return str(one)
    ((kind, body),) = one.items()
    return _VALUES[kind](body) if kind in _VALUES else _json(one)


def _bits(one: Json) -> str:
    return f"({' | '.join(map(_value, one))})" if isinstance(one, list) else _value(one)


def _payload(body: Mapping[str, Any]) -> str:
    if "protocol" in body:
        return f"{body['protocol']} {body['field']}"
    return f"@{body['base']},{body['offset']},{body['len']}"


_VALUES: Mapping[str, Callable[[Any], str]] = {
    "payload": _payload,
    "meta": lambda body: body["key"] if body["key"].startswith(("iif", "oif")) else f"meta {body['key']}",
    "ct": lambda body: " ".join(filter(None, ("ct", body.get("dir", ""), body["key"]))),
    "rt": lambda body: f"rt {body['key']}",
    "fib": lambda body: f"fib {_value(body.get('flags', ''))} {body['result']}",
    "tcp option": lambda body: f"tcp option {body['name']} {body['field']}",
    "concat": lambda body: " . ".join(map(_value, body)),
    "set": lambda body: "{ " + ", ".join(map(_value, body)) + " }",
    "prefix": lambda body: f"{_value(body['addr'])}/{body['len']}",
    "range": lambda body: f"{_value(body[0])}-{_value(body[1])}",
    "map": _looked_up("map"),
    "&": lambda body: f"{_value(body[0])} & {_bits(body[1])}",
    "|": lambda body: " | ".join(map(_value, body)),
}


def _json(one: Json) -> str:
    return json.dumps(one, separators=(",", ":"))
