"""A state is applied until it is in force, whatever goes wrong meanwhile."""

from __future__ import annotations

import errno

from twisted.internet.task import Clock

from euca.adapters.applying import RETRY_S, Applier
from euca.domain.network.state import State


def test_a_full_disk_is_told_and_tried_again() -> None:
    clock, full = Clock(), [True]

    async def apply(state: State) -> None:
        if full.pop():
            full.append(False)
            raise OSError(errno.ENOSPC, "No space left on device")

    applier = Applier(apply, clock)
    applier.start()
    applier.want("one", State())
    assert "No space left" in applier.trouble and applier.in_force == ""
    clock.advance(RETRY_S[1])
    assert applier.in_force == "one" and applier.trouble == ""
