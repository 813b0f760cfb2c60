"""What an operator is told of a network: each thing that should be there or is, why, and what is wrong with it."""

from __future__ import annotations

from enum import Enum

from attrs import frozen


class Verdict(Enum):
    """How what is compares with what should be."""

    RIGHT = "ok"
    MISSING = "missing"
    CHANGED = "changed"
    SURPLUS = "surplus"
    #: Not a thing of ours: a condition of the machine or its surroundings that keeps guests from being reached.
    PROBLEM = "problem"


@frozen
class Finding:
    """One thing: as text in the words of the tool that shows it (``10.100.0.5 dev ev1234abcd table 1165``), why it is or should be there, how it is.

    ``kind``: link, address, route, rule, neighbour, forwarding, setting, filter, dhcp, or surroundings.  ``mend``: what to do, empty where ``repair`` does it.
    """

    kind: str
    thing: str
    verdict: Verdict
    reason: str = ""
    mend: str = ""
