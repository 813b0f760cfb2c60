"""Whether an account's list costs the same in a small cloud and in a large one: twenty instances among 1,000 and among 100,000.

Once as a cloud is that nobody changes, which keeps what it has read; and once with a change of somebody else's before each request, as in a busy one.
"""

from __future__ import annotations

from functools import partial

from serving import running_cloud

from euca.cloud.asking import World
from euca.ports.records import IChanges
from rows import Options, Row, at_most
from rows.asker import Asker, in_turns_ms
from rows.population import A_LAUNCH, add_launch, add_others, add_user, change, disturb

TABLE = "ec2"
ORDER = 10
SMALL, LARGE = 1_000, 100_000


def run(options: Options) -> list[Row]:
    """Milliseconds of DescribeInstances, of two clouds that are asked in turns."""
    with running_cloud() as small, running_cloud() as large:
        clouds = {SMALL: small, LARGE: large}
        users = {}
        for size, cloud in clouds.items():
            account_id, users[size] = add_user(cloud, "alice")
            change(cloud, partial(_launch, account_id))
            add_others(cloud, size // A_LAUNCH - 1)
        asks = [Asker(cloud, users[size]).ask for size, cloud in clouds.items()]
        betweens = {
            "nobody writing": [lambda: None] * 2,
            "a write before each": [partial(disturb, c) for c in clouds.values()],
        }
        rows = []
        for what, between in betweens.items():
            few, many = in_turns_ms(asks, 10 * options.runs, between, A_LAUNCH)
            name = f"an account's {A_LAUNCH} instances in a cloud of {LARGE:,}, {what}"
            rows.append(Row(name, many, f"in one of {SMALL:,}", few, at_most(1.2)))
    return rows


def _launch(account_id: str, world: World, records: IChanges) -> None:
    add_launch(world, records, account_id, A_LAUNCH)
