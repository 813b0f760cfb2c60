"""Packet filters through ``nft`` and its JSON: changed in one transaction, and read back as values that compare.

nft prints rules in other words than it was told, so a chain is known by what nft printed right after we wrote it: digests of both are kept, in a file, too.  A chain that is
printed otherwise is a stranger, and is replaced.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from socket import getprotobyname
from typing import Any

from attrs import evolve

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


class Nftables:
    """file: where it is kept how chains are printed; it may be lost.  prefix: what is put before ``nft``, to run it in a network namespace."""

    def __init__(self, runner: IRunner, file: Path, prefix: Sequence[str] = ()) -> None:
        self._runner = runner
        self._file = file
        self._prefix = tuple(prefix)
        #: Digests: of a chain as we write it, and of how nft prints it.
        self._printed = _kept(file)
        #: Chains that were written and not read since.
        self._unread: dict[tuple[Key, str], Chain] = {}

    async def apply(self, changes: Collection[TableChange]) -> None:
        """Make all changes, or none. Raises NetworkError."""
        made = commands(changes)
        if made:
            await self._nft("-f", "-", input=json.dumps({"nftables": made}, separators=(",", ":")).encode())
        for change in changes:
            self._note(change)

    async def read(self, name: str, wanted: Iterable[Table] = ()) -> dict[Key, Table]:
        """The tables of that name, of all families, as they are; a chain that is printed as the wanted one was is that one. Raises NetworkError."""
        chains = {(table.family, table.name): table.chains for table in wanted}
        found = {}
        for key in await self.keys(name):
            table = await self._table(key)
            if table is not None:
                found[key] = self._recognised(table, chains.get(key, {}))
        return found

    async def learn(self, tables: Collection[Table]) -> None:
        """Ask how what was written last is printed, so that it is known when it is read again; forget all but these tables. Raises NetworkError."""
        if not self._unread:
            return
        for key in sorted({key for key, _ in self._unread}):
            await self._table(key)
        current = {_digest(key_of(table), chain) for table in tables for chain in table.chains.values()}
        self._printed = {chain: printed for chain, printed in self._printed.items() if chain in current}
        self._file.write_text(json.dumps(self._printed))

    def forget(self) -> None:
        """From now on every chain is a stranger; the file is gone."""
        self._printed.clear()
        self._unread.clear()
        self._file.unlink(missing_ok=True)

    def _note(self, change: TableChange) -> None:
        """Which chains the transaction has written."""
        table = change.after
        if table is None:
            return
        before = change.before.chains if change.before is not None else {}
        for chain in table.chains.values():
            if before.get(chain.name) != chain:
                self._unread[key_of(table), chain.name] = chain

    def _recognised(self, table: Table, wanted: Mapping[str, Chain]) -> Table:
        key = key_of(table)
        chains = {
            name: wanted[name]
            if name in wanted and self._printed.get(_digest(key, wanted[name])) == _digest(key, chain)
            else chain
            for name, chain in table.chains.items()
        }
        return evolve(table, chains=chains)

    async def _table(self, key: Key) -> Table | None:
        """A table as nft prints it; what was not read yet is known from now on."""
        try:
            table = parsed(await self._nft("list", "table", *key), key)
        except NetworkError:
            if key in await self.keys(key[1]):
                raise
            table = None
        unread = [(at, chain) for at, chain in self._unread.items() if at[0] == key]
        for at, chain in unread:
            del self._unread[at]
            if table is not None and chain.name in table.chains:
                self._printed[_digest(key, chain)] = _digest(key, table.chains[chain.name])
        return table

    async def keys(self, name: str) -> list[Key]:
        """What tables of that name there are, of all families. Raises NetworkError."""
        listed = await self._nft("list", "tables")
        tables = [entry["table"] for entry in _entries(listed) if "table" in entry]
        return [(table["family"], name) for table in tables if table["name"] == name and table["family"] in _FAMILIES]

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


def key_of(table: Table) -> Key:
    """What names a table."""
    return table.family, table.name


def _digest(key: Key, chain: Chain) -> str:
    return hashlib.sha256(repr((key, chain)).encode()).hexdigest()[:32]


def _kept(file: Path) -> dict[str, str]:
    """What an earlier life wrote; nothing if that cannot be read."""
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(chain): str(printed) for chain, printed in kept.items()} if isinstance(kept, dict) else {}


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
    timeout_s = int(body.get("timeout", 0)) if "timeout" in flags else 0
    if set(flags) - {"interval", "timeout", "dynamic"}:
        value_type += f" {flags}"  # Not as any of ours is: the table is replaced.
    elements = frozenset() if timeout_s else frozenset(_elements(types, value_type, body.get("elem", ())))
    return NftSet(body["name"], tuple(types), elements, value_type, "interval" in flags, timeout_s)


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
