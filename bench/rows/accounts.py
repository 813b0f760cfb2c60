"""Whether an account's list costs the same in a small cloud and in a large one: twenty instances among 1,000 and among 100,000.

Once as a cloud is that nobody changes, which keeps what it has read; and once with a change of somebody else's before each request, as in a busy one.
"""

from __future__ import annotations

from functools import partial

from serving import running_cloud

from rows import Options, Row, at_most
from rows.asker import Asker, timed_ms
from rows.population import A_LAUNCH, add_launch, add_others, add_user, change, disturb

TABLE = "ec2"
ORDER = 10
SMALL, LARGE = 1_000, 100_000


def run(options: Options) -> list[Row]:
    """Milliseconds of DescribeInstances."""
    took: dict[tuple[int, str], float] = {}
    with running_cloud() as cloud:
        account_id, identity = add_user(cloud, "alice")
        change(cloud, lambda world, records: add_launch(world, records, account_id, A_LAUNCH))
        there = A_LAUNCH
        for size in (SMALL, LARGE):
            add_others(cloud, (size - there) // A_LAUNCH)
            there, asker = size, Asker(cloud, identity)
            for name, between in (("idle", lambda: None), ("busy", partial(disturb, cloud))):
                timed_ms(asker.ask, 3, between, A_LAUNCH)
                took[size, name] = timed_ms(asker.ask, 10 * options.runs, between, A_LAUNCH)
    return [
        Row(
            f"an account's {A_LAUNCH} instances in a cloud of {LARGE:,}, {what}",
            took[LARGE, name],
            f"in one of {SMALL:,}",
            took[SMALL, name],
            at_most(1.2),
        )
        for name, what in (("idle", "nobody writing"), ("busy", "a write before each request"))
    ]
