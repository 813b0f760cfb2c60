"""Words of which rules are made: expressions and statements in nft's JSON form (libnftables-json(5)), as nft itself would print them."""

from __future__ import annotations

from euca.domain.network.ruleset import Json

#: Priorities of base chains (nft(8), "Standard priority names").
RAW, MANGLE, DSTNAT, FILTER, SRCNAT = -300, -150, -100, 0, 100
ACCEPT: Json = {"accept": None}
DROP: Json = {"drop": None}
IIF: Json = {"meta": {"key": "iifname"}}
OIF: Json = {"meta": {"key": "oifname"}}
L4: Json = {"meta": {"key": "l4proto"}}
#: nft keeps at most 128 bytes of a comment.
_COMMENT = 127


def payload(protocol: str, name: str) -> Json:
    """A header's field: ``payload("ip", "saddr")``."""
    return {"payload": {"protocol": protocol, "field": name}}


SADDR = payload("ip", "saddr")
DADDR = payload("ip", "daddr")
ETHER = payload("ether", "saddr")


def dhcp(at: int, length: int) -> Json:
    """A field of a message of DHCP (RFC 2131, section 2), in bytes; in front of it there are UDP's eight."""
    return {"payload": {"base": "th", "offset": (8 + at) * 8, "len": length * 8}}


def ct(key: str, direction: str = "") -> Json:
    """What connection tracking knows; with a direction (original, reply) of the connection's packets in it."""
    return {"ct": {"key": key} | ({"dir": direction} if direction else {})}


def concat(*parts: Json) -> Json:
    """A concatenation, to be looked up in a set of tuples."""
    return {"concat": list(parts)}


def equal(left: Json, right: Json) -> Json:
    """That a value is another, or in a set (``"@name"``)."""
    return {"match": {"op": "==", "left": left, "right": right}}


def differs(left: Json, right: Json) -> Json:
    """That a value is not another, or not in a set."""
    return {"match": {"op": "!=", "left": left, "right": right}}


def has(left: Json, right: Json) -> Json:
    """That a value of flags has one of these."""
    return {"match": {"op": "in", "left": left, "right": right}}


def mapped(key: Json, name: str) -> Json:
    """What a map has for a key; a rule whose key is not in it does not apply."""
    return {"map": {"key": key, "data": f"@{name}"}}


def jump(chain: str) -> Json:
    """Go to a chain, and come back from its end."""
    return {"jump": {"target": chain}}


def goto(chain: str) -> Json:
    """Go to a chain for good."""
    return {"goto": {"target": chain}}


def network(text: str) -> Json:
    """A network as nft prints it: ``10.0.0.0/8``, an address for one of a single address."""
    address, _, length = text.partition("/")
    return address if length in ("", "32") else {"prefix": {"addr": address, "len": int(length)}}


def span(first: int, last: int) -> Json:
    """Numbers from first to last."""
    return first if first == last else {"range": [first, last]}


def comment(text: str) -> str:
    """A text as a rule can keep it: printable ASCII without quotes, at most 127 characters."""
    plain = "".join(c if " " <= c <= "~" and c not in '"\\' else "?" for c in text)
    return plain if len(plain) <= _COMMENT else plain[: _COMMENT - 3] + "..."
