"""All that is tried: hostile messages, hostile HTTP, and whatever is more than that; and the flaws of others that they are named after."""

import re
from typing import Final

from euca.testing.attacks import coverage, documents, keys, moments, references, wrapping
from euca.testing.attacks.http import HTTP_ATTACKS
from euca.testing.attacks.material import Attack, Case
from euca.testing.attacks.procedures import PROCEDURES
from euca.testing.attacks.query import QUERY_ATTACKS

ATTACKS: Final[tuple[Attack, ...]] = tuple(
    attack for module in (wrapping, coverage, keys, references, documents, moments) for attack in module.attacks()
)

FLAWS: Final[tuple[str, ...]] = (
    "CVE-2010-3905",
    "CVE-2011-0730",
    "CVE-2011-4076",
    "CVE-2012-3241",
    "CVE-2012-4063",
    "CVE-2012-4064",
    "CVE-2012-4065",
    "CVE-2012-4066",
    "CVE-2012-4067",
    "CVE-2012-5571",
    "CVE-2013-2296",
    "CVE-2013-4766",
    "CVE-2013-4768",
    "CVE-2014-5036",
    "CVE-2014-5037",
    "CVE-2014-5038",
    "CVE-2014-5040",
    "CVE-2016-8520",
    "CVE-2025-65073",
    "CVE-2026-41000",
    "CVE-2026-87830",
    "CVE-2026-89238",
    "GHSA-6r5v-hp32-fjqw",
    "EC2: a request is valid five minutes around its timestamp",
    "Eucalyptus 2.0.3: five parts signed and in place",
    "Eucalyptus 2011-2015: no, unused or disabled replay cache",
    "Eucalyptus until 2015: request bodies in a log",
)
"""Flaws of systems like this one, and rules of theirs, that concern messages and who may send them."""

PLUGINS: Final[tuple[str, ...]] = (
    "WS-Attacker: coercive parsing",
    "WS-Attacker: compression",
    "WS-Attacker: hash collision, by names of attributes",
    "WS-Attacker: hash collision, by prefixes",
    "WS-Attacker: hash collision, by namespaces",
    "WS-Attacker: SOAP array length",
    "WS-Attacker: attribute count",
    "WS-Attacker: element count",
    "WS-Attacker: recursive entities",
    "WS-Attacker: external entity",
    "WS-Attacker: overlong names",
    "WS-Attacker: signature exclusion",
    "WS-Attacker: signature wrapping",
    "WS-Attacker: SOAPAction spoofing",
    "WS-Attacker: WS-Addressing spoofing",
)
"""The plug-ins of WS-Attacker."""


def cases() -> tuple[Case, ...]:
    """Everything, each under its own name."""
    messages = tuple(attack.case() for attack in ATTACKS)
    http = tuple(attack.case() for attack in HTTP_ATTACKS)
    return (*messages, *http, *(attack.case() for attack in QUERY_ATTACKS), *PROCEDURES)


def identifier(text: str) -> str:
    """A name as a test's: small letters, digits and dashes."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())


def at(*profiles: str) -> list[tuple[Attack, str, str]]:
    """(attack, profile, a test's identifier) for each attack that is tried at each of the profiles."""
    return [
        (attack, name, identifier(f"{attack.name} {name}"))
        for attack in ATTACKS
        for name in profiles
        if name in attack.at
    ]


def document() -> str:
    """The catalogue as docs/attacks.md."""
    found = cases()
    lines = [
        "# What is tried",
        "",
        f"`tools/test attack` tries these {len(found)} cases, each with its name: hostile messages against the verifier, an endpoint and a client in",
        "memory, and over sockets against a cloud, a cluster and nodes that run; hostile HTTP against a listener in memory and each tier; hostile",
        "requests of EC2's Query interface over sockets, with one process at the port and with several; and what takes more than a message. Written by `tools/docs` from `euca/testing/attacks`.",
        "",
        "A case shows two things: the good message is accepted and has its effect, and the same message, made hostile, is refused by",
        "the rule named here (rules are in the [security profile](security-profile.md)); for Query requests, with the code that stands here. Over sockets, whoever has not signed well learns one fixed sentence, and no",
        "tier has written anything down. Messages are signed by xmlsec or by hand, never by the code that is attacked.",
        "",
        "When all has been tried, each tier is alive, answers at once, has kept its instance, and has no error in its log that nobody thought of.",
        "",
    ]
    for group in dict.fromkeys(case.name.partition(":")[0] for case in found):
        lines += _section(group, [case for case in found if case.name.partition(":")[0] == group])
    return "\n".join(lines)


def _section(group: str, members: list[Case]) -> list[str]:
    """One table; what all of it is known from stands above it."""
    common = [source for source in members[0].sources if all(source in case.sources for case in members)]
    lines = [f"## {group[0].upper()}{group[1:]}", ""]
    if common:
        lines += [f"Known from {'; '.join(common)}.", ""]
    lines += ["| case | what it is | refused by | known from |", "|---|---|---|---|"]
    for case in members:
        rest = "; ".join(source for source in case.sources if source not in common)
        cells = (case.name.partition(": ")[2], case.what, f"`{case.refused_by}`", rest)
        lines.append(f"| {' | '.join(_cell(cell) for cell in cells)} |")
    return [*lines, ""]


def _cell(text: str) -> str:
    """A cell of a table, on one line and short enough to be read."""
    line = " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
    return line if len(line) <= 300 else f"{line[:297]}…"
