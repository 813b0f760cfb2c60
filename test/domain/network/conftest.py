"""Tables are loaded into a real kernel, in a network namespace of their own, and read back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from euca.domain.network.ruleset import Chain, NftSet, Table

#: What nft printed, by (table's family, chain): the statements of each rule, with its comment.
Loaded = dict[tuple[str, str], list[tuple[Any, str]]]


def _element(one: NftSet, element: Any) -> Any:
    key = element
    if one.value_type:
        key, value = element
        value = {"goto": {"target": value}} if one.value_type == "verdict" else value
        return [_element(NftSet(one.name, one.type), key), value]
    if isinstance(key, tuple):
        return {"concat": list(key)}
    address, slash, length = key.partition("/")
    return {"prefix": {"addr": address, "len": int(length)}} if slash else key


def _set(table: Table, one: NftSet) -> dict[str, Any]:
    body: dict[str, Any] = {"family": table.family, "table": table.name, "name": one.name}
    body["type"] = list(one.type) if len(one.type) > 1 else one.type[0]
    if one.value_type:
        body["map"] = one.value_type
    if one.interval:
        body["flags"] = ["interval"]
    if one.elements:
        body["elem"] = [_element(one, element) for element in sorted(one.elements, key=str)]
    return {"add": {"map" if one.value_type else "set": body}}


def _chain(table: Table, one: Chain) -> dict[str, Any]:
    body: dict[str, Any] = {"family": table.family, "table": table.name, "name": one.name}
    if one.hook:
        body |= {"type": one.type, "hook": one.hook, "prio": one.priority, "policy": "accept"}
    return {"add": {"chain": body}}


def rendered(tables: Iterable[Table]) -> str:
    """One transaction that makes all these."""
    said: list[dict[str, Any]] = []
    for table in tables:
        said.append({"add": {"table": {"family": table.family, "name": table.name}}})
        said += [_chain(table, one) for one in table.chains.values()]
        said += [_set(table, one) for one in table.sets.values()]
        for chain in table.chains.values():
            for one in chain.rules:
                body = {"family": table.family, "table": table.name, "chain": chain.name, "expr": one.statements}
                said.append({"add": {"rule": body | ({"comment": one.comment} if one.comment else {})}})
    return json.dumps({"nftables": said})


@pytest.fixture(scope="session")
def load() -> Callable[[Iterable[Table]], Loaded]:
    """Loads tables, and gives back what nft prints of them."""
    if (
        os.geteuid()
        or not shutil.which("nft")
        or subprocess.run(["unshare", "-n", "nft", "list", "ruleset"]).returncode
    ):
        pytest.skip("needs root, namespaces and nft")

    def loaded(tables: Iterable[Table]) -> Loaded:
        command = ["unshare", "-n", "sh", "-c", "nft -j -f - && nft -j list ruleset"]
        done = subprocess.run(command, input=rendered(tables), capture_output=True, text=True, timeout=60)
        assert not done.returncode and not done.stderr, done.stderr[:4000]
        result: Loaded = {}
        for one in json.loads(done.stdout.splitlines()[-1])["nftables"]:
            if "rule" in one:
                body = one["rule"]
                result.setdefault((body["family"], body["chain"]), []).append((body["expr"], body.get("comment", "")))
        return result

    return loaded
