"""What nft prints, as values; and what is said where it cannot be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from twisted.internet.defer import Deferred

from euca.adapters.kernel_settings import Settings
from euca.adapters.netlink import Netlink
from euca.adapters.nftables import LIMIT_BYTES, Nftables, parsed
from euca.adapters.process import Completed, ProcessNotStarted
from euca.domain.network.difference import TableChange
from euca.domain.network.filter_words import words
from euca.domain.network.kernel import Setting
from euca.domain.network.ruleset import Chain, NftSet, Table, rule
from euca.ports.network import NetworkError
from euca.testing.processes import Call, ScriptedRunner

KEY = ("inet", "eucalyptus")
#: Printed by nft 1.0.6 ("Lester Gooch #5").
LISTED = b"""{"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}},
{"table": {"family": "inet", "name": "eucalyptus", "handle": 2}},
{"set": {"family": "inet", "name": "bound", "table": "eucalyptus", "type": ["ifname", "ether_addr", "ipv4_addr"], "handle": 1,
 "elem": [{"concat": ["ev1", "d0:0d:00:00:00:01", "10.100.0.5"]}]}},
{"set": {"family": "inet", "name": "nets", "table": "eucalyptus", "type": "ipv4_addr", "handle": 2, "flags": ["interval"],
 "elem": [{"prefix": {"addr": "10.0.0.0", "len": 8}}, "192.0.2.1"]}},
{"set": {"family": "inet", "name": "ports", "table": "eucalyptus", "type": ["inet_proto", "inet_service"], "handle": 3,
 "elem": [{"concat": ["gre", 0]}, {"concat": ["tcp", 22]}]}},
{"map": {"family": "inet", "name": "judges", "table": "eucalyptus", "type": "ifname", "handle": 4, "map": "verdict",
 "elem": [["ev1", {"goto": {"target": "g1"}}]]}},
{"map": {"family": "inet", "name": "private-of", "table": "eucalyptus", "type": "ipv4_addr", "handle": 5, "map": "ipv4_addr",
 "elem": [["203.0.113.5", "10.100.0.5"]]}},
{"chain": {"family": "inet", "table": "eucalyptus", "name": "g1", "handle": 6}},
{"chain": {"family": "inet", "table": "eucalyptus", "name": "forward", "handle": 8, "type": "filter", "hook": "forward", "prio": 0, "policy": "accept"}},
{"rule": {"family": "inet", "table": "eucalyptus", "chain": "g1", "handle": 9, "comment": "why not", "expr": [{"accept": null}]}},
{"rule": {"family": "inet", "table": "eucalyptus", "chain": "forward", "handle": 10,
 "expr": [{"vmap": {"key": {"meta": {"key": "iifname"}}, "data": "@judges"}}]}}]}"""


def test_a_table_is_read() -> None:
    vmap = rule({"vmap": {"key": {"meta": {"key": "iifname"}}, "data": "@judges"}})
    sets = [
        NftSet("bound", ("ifname", "ether_addr", "ipv4_addr"), frozenset({("ev1", "d0:0d:00:00:00:01", "10.100.0.5")})),
        NftSet("nets", ("ipv4_addr",), frozenset({"10.0.0.0/8", "192.0.2.1"}), interval=True),
        NftSet("ports", ("inet_proto", "inet_service"), frozenset({("47", "0"), ("6", "22")})),
        NftSet("judges", ("ifname",), frozenset({("ev1", "g1")}), "verdict"),
        NftSet("private-of", ("ipv4_addr",), frozenset({("203.0.113.5", "10.100.0.5")}), "ipv4_addr"),
    ]
    chains = [Chain("g1", (rule({"accept": None}, comment="why not"),)), Chain("forward", (vmap,), hook="forward")]
    assert parsed(LISTED, KEY) == Table(*KEY, {one.name: one for one in sets}, {one.name: one for one in chains})
    assert words(vmap.statements) == "iifname vmap @judges"


@pytest.mark.parametrize(
    "text", [b"", b"{}", b"[]", b'{"nftables":[{"set":{"name":"x"}}]}', b'{"nftables":[{"rule":{"chain":[]}}]}']
)
def test_what_is_no_table_is_refused(text: bytes) -> None:
    with pytest.raises(NetworkError, match="not understood"):
        parsed(text, KEY)


def filters(directory: Path, answer: Completed | Exception) -> tuple[Nftables, ScriptedRunner]:
    async def answered(call: Call) -> Completed:
        if isinstance(answer, Exception):
            raise answer
        return answer

    runner = ScriptedRunner(answered)
    return Nftables(runner, directory / "filters.json"), runner


def failure(coroutine: Any) -> str:
    result: list[Any] = []
    Deferred.fromCoroutine(coroutine).addBoth(result.append)
    assert isinstance(result[0].value, NetworkError)
    return str(result[0].value)


TABLE = Table(*KEY, {}, {"base": Chain("base", (rule({"drop": None}),), hook="input")})


def test_nft_is_told_all_at_once_and_its_complaint_passed_on(tmp_path: Path) -> None:
    nft, runner = filters(
        tmp_path, Completed(1, b"", b"internal:0:0-0: Error: Could not process rule: Operation not permitted\n")
    )
    assert "Operation not permitted" in failure(nft.apply([TableChange(None, TABLE)]))
    (call,) = runner.calls
    assert call.argv == ("nft", "-j", "-f", "-") and call.input is not None
    told = json.loads(call.input)["nftables"]
    assert [next(iter(one)) for one in told] == ["add", "delete", "add", "add", "add"]
    nft, _ = filters(tmp_path, ProcessNotStarted("there is no program nft"))
    assert "apt install nftables" in failure(nft.read("eucalyptus"))
    nft, _ = filters(tmp_path, Completed(0, b"x" * (LIMIT_BYTES + 1), b""))
    assert "more than" in failure(nft.read("eucalyptus"))


def test_a_damaged_note_of_how_chains_are_printed_makes_them_strangers(tmp_path: Path) -> None:
    for text in ("", "[]", "{", '{"a": 1}'):
        (tmp_path / "filters.json").write_text(text)
        filters(tmp_path, Completed(0, b"", b""))


def test_settings_are_those_of_interfaces_only(tmp_path: Path) -> None:
    (tmp_path / "proc/kernel/random").mkdir(parents=True)
    (tmp_path / "proc/kernel/random/boot_id").write_text("boot\n")
    (tmp_path / "proc/kernel/core_pattern").write_text("core\n")
    kept = Settings(tmp_path / "settings.json", tmp_path / "proc")
    for path in ("kernel/core_pattern", "net/../kernel/core_pattern", "net/ipv4/../../kernel/core_pattern"):
        with pytest.raises(NetworkError, match="no setting of a network interface"):
            kept.write(Setting(path, "1"))
    with pytest.raises(NetworkError, match="has no setting"):
        kept.write(Setting("net/ipv4/conf/x/forwarding", "1", restore=True))
    assert (tmp_path / "proc/kernel/core_pattern").read_text() == "core\n" and not (tmp_path / "settings.json").exists()
    for damage in ("", "{", "[]", '{"boot": "boot"}', '{"boot": "boot", "settings": []}'):
        (tmp_path / "settings.json").write_text(damage)
        with pytest.raises(NetworkError, match="is damaged"):
            kept.remembered()
    (tmp_path / "settings.json").write_text('{"boot": "boot", "settings": {"net/../kernel/core_pattern": "|evil"}}')
    assert kept.remembered() == {}


def test_a_dump_of_what_cannot_be_dumped_is_an_error() -> None:
    from pyroute2.netlink.rtnl.rtmsg import rtmsg

    question = rtmsg()
    question["family"] = 2
    question["attrs"] = [("RTA_TABLE", 1165165)]
    with Netlink() as netlink:
        assert netlink.dump(26, question, rtmsg) == []  # there is no such table
        question["tos"] = 1
        with pytest.raises(OSError, match="Invalid"):
            netlink.dump(26, question, rtmsg)
