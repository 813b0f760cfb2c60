"""Packet filters as nftables has them: tables of sets, maps and chains, with rules in nft's JSON form (libnftables-json(5)).

A table is replaced by what differs between two of these values, in one transaction.  Sets compare by their elements, chains by their rules; a rule's
comment is its reason, and part of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

#: A statement or expression in nft's JSON form.
Json = Any
#: A text or a tuple of texts; in a map a pair of such a key and its value.
Element = str | tuple[Any, ...]


@frozen
class NftRule:
    """A rule: its statements as JSON text (so that equal rules are equal values), and why it is there, at most 128 characters of ASCII."""

    text: str
    comment: str = ""

    @property
    def statements(self) -> list[Json]:
        """What :func:`rule` was given."""
        return json.loads(self.text)  # type: ignore[no-any-return]


def rule(*statements: Json, comment: str = "") -> NftRule:
    """A rule of these statements."""
    return NftRule(json.dumps(statements, separators=(",", ":")), comment)


@frozen
class Chain:
    """A chain. A base chain has a ``hook`` (prerouting, input, forward, output, postrouting), a ``type`` (filter, nat) and a ``priority``; its policy is accept."""

    name: str
    rules: tuple[NftRule, ...] = ()
    hook: str = ""
    type: str = "filter"
    priority: int = 0


@frozen
class NftSet:
    """A set or, where ``value_type`` is given, a map. Types as nft names them, a tuple for a concatenation: ``("ifname", "ether_addr", "ipv4_addr")``.

    ``elements``: as texts; for a concatenation tuples of texts.  In a map each stands before its value: a text, or a name of a chain to go to where
    ``value_type`` is ``verdict``.  ``interval``: elements may be networks (``10.0.0.0/8``), which must not overlap.  Elements are in the words that nft prints
    them in, so that they compare: lower case, no length for a whole address, numbers for ports and protocols.

    ``timeout_s``: rules put elements into it, and the kernel forgets each after so many seconds; they are no part of this value.
    """

    name: str
    type: tuple[str, ...]
    elements: frozenset[Element] = frozenset()
    value_type: str = ""
    interval: bool = False
    timeout_s: int = 0


@frozen
class Table:
    """A table of ours. ``chains`` and ``sets`` by name; chains refer to sets and chains of the same table only."""

    family: str
    name: str
    sets: Mapping[str, NftSet] = field(factory=dict)
    chains: Mapping[str, Chain] = field(factory=dict)
