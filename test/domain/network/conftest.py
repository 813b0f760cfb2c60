"""Tables are loaded into a real kernel, in a network namespace of their own, and read back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from euca.domain.network.difference import TableChange
from euca.domain.network.filter_difference import commands
from euca.domain.network.ruleset import Table

#: What nft printed, by (table's family, chain): the statements of each rule, with its comment.
Loaded = dict[tuple[str, str], list[tuple[Any, str]]]


def rendered(tables: Iterable[Table]) -> str:
    """One transaction that makes all these."""
    return json.dumps({"nftables": commands([TableChange(None, table) for table in tables])})


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
