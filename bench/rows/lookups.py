"""Whether what is looked for by an index costs the same in an account of 25,000 instances as in one of twenty; and the 25,000 in pages.

A change of somebody else's is made before each request, so that nothing that was read before helps.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping, Sequence
from functools import partial

from serving import RunningCloud, running_cloud

from euca.cloud.asking import World
from euca.domain.groups import SecurityGroup
from euca.domain.instances import InstanceState
from euca.domain.tags import Tag
from euca.ports.records import IChanges
from euca.soap.security.identity import Identity
from rows import Options, Row, at_most
from rows.asker import Asker, in_turns_ms
from rows.population import A_LAUNCH, add_launch, add_user, change, disturb

TABLE = "ec2"
ORDER = 20
MANY = 25_000
A_PAGE = 1000
ALL_PAGES_MS = 2000.0
#: Four launches are found by what they have of their own, the rest of an account by nothing.
_LOOKUPS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "tag": {"tag:Name": ["wanted"]},
    "state": {"instance-state-name": ["shutting-down"]},
    "group": {"group-name": ["web"]},
}


def run(options: Options) -> list[Row]:
    """Milliseconds of each look-up in the small account and in the large one, and of all pages."""
    with running_cloud() as cloud:
        bob, many_ids = _account(cloud, "bob", MANY - 4 * A_LAUNCH)
        alice, ids = _account(cloud, "alice", 0)
        small, large = Asker(cloud, alice), Asker(cloud, bob)
        questions = {"ids": ({"ids": ids}, {"ids": many_ids})}
        questions |= {name: ({"filters": filters}, {"filters": filters}) for name, filters in _LOOKUPS.items()}
        rows = []
        for name, (of_small, of_large) in questions.items():
            between = partial(disturb, cloud)
            asks = [partial(small.ask, **of_small), partial(large.ask, **of_large)]
            few, many = in_turns_ms(asks, 4 * options.runs, [between, between], A_LAUNCH)
            what = f"{A_LAUNCH} instances of an account's {MANY:,} by {name}"
            rows.append(Row(what, many, f"of {4 * A_LAUNCH}", few, at_most(1.5)))
        listings = [_pages_ms(cloud, large) for _ in range(max(3, options.runs // 3))]
    rows.append(
        Row(f"all {MANY:,} in pages of {A_PAGE:,}", statistics.median(listings), "2 s", ALL_PAGES_MS, at_most(1))
    )
    return rows


def _account(cloud: RunningCloud, name: str, others: int) -> tuple[Identity, list[str]]:
    """A user's certificate, with four launches of its own kinds and so many other instances, in launches as large; and the first launch's ids."""
    account_id, identity = add_user(cloud, name)

    def work(world: World, records: IChanges) -> None:
        records.add_group(SecurityGroup(world.fresh_id(records, "group"), account_id, "web", "servers"))
        add_launch(world, records, account_id, A_LAUNCH)
        add_launch(world, records, account_id, A_LAUNCH, tags=[Tag("Name", "wanted")])
        add_launch(world, records, account_id, A_LAUNCH, state=InstanceState.SHUTTING_DOWN)
        add_launch(world, records, account_id, A_LAUNCH, group="web")
        for _ in range(others // A_LAUNCH):
            add_launch(world, records, account_id, A_LAUNCH, tags=[Tag("Name", "other")])

    change(cloud, work)
    _, answer = Asker(cloud, identity).ask({"tag:Name": ["wanted"]})
    return identity, [found.decode() for found in re.findall(rb"<instanceId>([^<]+)", answer)]


def _pages_ms(cloud: RunningCloud, asker: Asker) -> float:
    total, found, token = 0.0, 0, None
    disturb(cloud)
    while True:
        took, answer = asker.ask(max_results=A_PAGE, next_token=token)
        total += took
        found += answer.count(b"<instanceId>")
        match = re.search(rb"<nextToken>([^<]+)", answer)
        if match is None:
            break
        token = match[1].decode()
    if found != MANY:
        raise AssertionError(f"{found} instances are listed, not {MANY}")
    return 1000 * total
