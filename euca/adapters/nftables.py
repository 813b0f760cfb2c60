"""Packet filters through ``nft`` and its JSON: changed in one transaction, and read back as values that compare.

nft prints rules in other words than it was told, so a chain is compared by what it printed right after we wrote it.  A new life knows no such words: to it each chain
is a stranger, and it replaces the table, in one transaction, which no connection notices.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from socket import getprotobyname
from typing import Any

from attrs import evolve, frozen

from euca.adapters.process import IRunner, ProcessError
from euca.domain.network.difference import TableChange
from euca.domain.network.filter_difference import commands
from euca.domain.network.ruleset import Chain, Element, Json, NftRule, NftSet, Table
from euca.ports.network import NetworkError

#: nft prints about 100 bytes for each element of a set.
LIMIT_BYTES = 64 << 20
_TIMEOUT_S = 60.0
_FAMILIES = ("ip", "ip6", "inet", "bridge", "arp", "netdev")
Key = tuple[str, str]


@frozen
class _Written:
    """A chain that we wrote, and how nft prints it; empty until that was asked."""

    chain: Chain
    printed: str = ""


class Nftables:
    """``prefix``: what is put before ``nft``, to run it in a network namespace."""

    def __init__(self, runner: IRunner, prefix: Sequence[str] = ()) -> None:
        self._runner = runner
        self._prefix = tuple(prefix)
        self._written: dict[Key, dict[str, _Written]] = {}

    async def apply(self, changes: Collection[TableChange]) -> None:
        """Make all changes, or none. Raises NetworkError."""
        made = commands(changes)
        if made:
            await self._nft("-f", "-", input=json.dumps({"nftables": made}, separators=(",", ":")).encode())
        for change in changes:
            self._remember(change)

    async def read(self, name: str) -> dict[Key, Table]:
        """The tables of that name, of all families, as they are. Raises NetworkError."""
        found = {}
        for key in await self._keys(name):
            listed = await self._list(key)
            if listed is not None:
                found[key] = self._recognised(parsed(listed, key))
        return found

    async def learn(self) -> None:
        """Ask how what was written last is printed, so that it is known when it is read again. Raises NetworkError."""
        for key, chains in self._written.items():
            if any(not written.printed for written in chains.values()):
                listed = await self._list(key)
                if listed is not None:
                    self._recognised(parsed(listed, key))

    def forget(self) -> None:
        """From now on every chain is a stranger: what is there is replaced."""
        self._written.clear()

    def _remember(self, change: TableChange) -> None:
        table = change.after or change.before
        if table is None:
            return
        key = (table.family, table.name)
        if change.after is None:
            self._written.pop(key, None)
            return
        known = self._written.get(key, {})
        self._written[key] = {
            name: known[name]
            if name in known and _same(known[name].chain, chain) and _kept(change.before, chain)
            else _Written(chain)
            for name, chain in change.after.chains.items()
        }

    def _recognised(self, table: Table) -> Table:
        """The table with chains as we wrote them, where they are printed as they were then."""
        known = self._written.get((table.family, table.name), {})
        chains = {}
        for name, chain in table.chains.items():
            printed, written = repr(chain), known.get(name)
            if written is not None and not written.printed:
                written = known[name] = evolve(written, printed=printed)
            chains[name] = written.chain if written is not None and written.printed == printed else chain
        return evolve(table, chains=chains)

    async def _keys(self, name: str) -> list[Key]:
        listed = await self._nft("list", "tables")
        tables = [entry["table"] for entry in _entries(listed) if "table" in entry]
        return [(table["family"], name) for table in tables if table["name"] == name and table["family"] in _FAMILIES]

    async def _list(self, key: Key) -> bytes | None:
        try:
            return await self._nft("list", "table", *key)
        except NetworkError:
            if key in await self._keys(key[1]):
                raise
            return None

    async def _nft(self, *arguments: str, input: bytes | None = None) -> bytes:
        argv = [*self._prefix, "nft", "-j", *arguments]
        try:
            done = await self._runner.run(argv, timeout_s=_TIMEOUT_S, input=input, limit_bytes=LIMIT_BYTES)
        except ProcessError as error:
            raise NetworkError(f"{error}; nftables is needed: apt install nftables") from error
        if done.truncated:
            raise NetworkError(f"nft {' '.join(arguments)} says more than {LIMIT_BYTES} bytes")
        if done.rc:
            said = done.err.decode("utf-8", "replace").strip()[:500]
            raise NetworkError(f"nft {' '.join(arguments)}: {said}")
        return done.out


def _same(one: Chain, other: Chain) -> bool:
    return one is other or one == other


def _kept(before: Table | None, chain: Chain) -> bool:
    """Whether the transaction left the chain alone."""
    return before is not None and before.chains.get(chain.name) == chain


def _entries(listed: bytes) -> list[Any]:
    try:
        entries = json.loads(listed)["nftables"]
        return [entry for entry in entries if isinstance(entry, dict)]
    except (ValueError, KeyError, TypeError) as error:
        raise NetworkError(f"What nft says is not understood: {error}") from None


def parsed(listed: bytes, key: Key) -> Table:
    """A table from ``nft -j list table``; rules' texts are nft's words. Raises NetworkError."""
    sets: dict[str, NftSet] = {}
    chains: dict[str, Chain] = {}
    rules: dict[str, list[NftRule]] = {}
    try:
        for entry in _entries(listed):
            ((kind, body),) = entry.items()
            if kind in ("set", "map"):
                sets[body["name"]] = _set(body)
            elif kind == "chain":
                chains[body["name"]] = _chain(body)
            elif kind == "rule":
                text = json.dumps(body["expr"], separators=(",", ":"))
                rules.setdefault(body["chain"], []).append(NftRule(text, body.get("comment", "")))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NetworkError(f"What nft says of {' '.join(key)} is not understood: {error!r}") from None
    full = {name: evolve(chain, rules=tuple(rules.get(name, ()))) for name, chain in chains.items()}
    return Table(key[0], key[1], sets, full)


def _chain(body: Mapping[str, Any]) -> Chain:
    if "hook" not in body:
        return Chain(body["name"])
    kind = body["type"] if body.get("policy", "accept") == "accept" else f"{body['type']} policy {body['policy']}"
    return Chain(body["name"], (), body["hook"], kind, int(body["prio"]))


def _set(body: Mapping[str, Any]) -> NftSet:
    types = body["type"] if isinstance(body["type"], list) else [body["type"]]
    flags = body.get("flags", [])
    value_type = body.get("map", "")
    if isinstance(value_type, list):
        value_type = " . ".join(value_type)
    if set(flags) - {"interval"}:
        value_type += f" {flags}"  # Not as any of ours is: the table is replaced.
    elements = frozenset(_elements(types, value_type, body.get("elem", ())))
    return NftSet(body["name"], tuple(types), elements, value_type, "interval" in flags)


def _elements(types: Sequence[str], value_type: str, listed: Iterable[Json]) -> Iterable[Element]:
    for one in listed:
        if not value_type:
            yield _key(types, one)
        else:
            yield _key(types, one[0]), _value(value_type, one[1])


def _value(kind: str, value: Json) -> Element:
    if isinstance(value, dict) and "goto" in value:
        return str(value["goto"]["target"])
    return _key((kind,), value)


def _key(types: Sequence[str], key: Json) -> Element:
    if isinstance(key, dict):
        if "concat" in key:
            return tuple(_key((kind,), part) for kind, part in zip(types, key["concat"], strict=True))
        if "prefix" in key:
            return f"{key['prefix']['addr']}/{key['prefix']['len']}"
        if "elem" in key:
            return _key(types, key["elem"]["val"])
        return json.dumps(key)
    if types[0] == "inet_proto" and not str(key).isdigit():
        return str(_protocol(key))
    return str(key)


def _protocol(name: str) -> int | str:
    try:
        return getprotobyname(name)
    except OSError:
        return name
