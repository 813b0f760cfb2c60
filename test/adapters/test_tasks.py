"""Named flows: one at a time for a name, none lost, all ended."""

from twisted.internet.defer import Deferred

from euca.adapters.tasks import Tasks


def test_a_flow_that_asks_for_its_own_name_runs_once() -> None:
    tasks, runs = Tasks(), []

    async def flow() -> None:
        runs.append(tasks.start("a", flow))

    assert tasks.start("a", flow)
    assert runs == [False]
    assert not tasks.running("a")
    assert tasks.start("a", flow)


def test_a_flow_holds_its_name_until_it_has_ended() -> None:
    tasks, gate, ended = Tasks(), Deferred(), []

    async def flow() -> None:
        await gate

    assert tasks.start("a", flow) and not tasks.start("a", flow)
    Deferred.fromCoroutine(tasks.finished("a")).addCallback(ended.append)
    assert not ended
    gate.callback(None)
    assert ended and tasks.start("a", flow)


def test_stop_ends_all_and_starts_no_more() -> None:
    tasks, stopped, cleaned = Tasks(), [], []

    async def flow() -> None:
        try:
            await Deferred()
        finally:
            cleaned.append(True)

    tasks.start("a", flow)
    tasks.start("b", flow)
    Deferred.fromCoroutine(tasks.stop()).addCallback(stopped.append)
    assert cleaned == [True, True] and stopped
    assert not tasks.start("c", flow)


def test_cancelling_one_leaves_the_others() -> None:
    tasks, ended = Tasks(), []

    async def flow() -> None:
        await Deferred()

    tasks.start("a", flow)
    tasks.start("b", flow)
    Deferred.fromCoroutine(tasks.cancel("a")).addCallback(ended.append)
    assert ended and not tasks.running("a") and tasks.running("b")
