"""The hypervisor's and the store's contracts on the real Xen of this machine: a program to run in dom0.

    PYTHONPATH=... python3 xl_contract_in_dom0.py KERNEL RAMDISK SCRATCH_DIRECTORY [NAME ...]

GUEST_KIND=pv or pvh in its environment chooses the guests' kind, else it is pvh where that is possible.
Creates and destroys guests; no guest may be there before. Prints one line for each test and ends with
status 1 if one failed. NAME limits it to tests whose names contain it. It is no pytest module.
"""

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Coroutine
from pathlib import Path
from typing import Any
from uuid import uuid4

from twisted.internet import reactor
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import UNIXClientEndpoint
from twisted.internet.threads import blockingCallFromThread, deferToThread
from twisted.logger import globalLogBeginner, textFileLogObserver

from euca.adapters.process import Runner
from euca.adapters.xenstore import SOCKET_PATH, XenStoreClient
from euca.adapters.xl import XlHypervisor, XlSettings
from euca.ports.hypervisor import Fate, GuestKind
from euca.testing.hypervisor_contract import HypervisorHarness, hypervisor_contract
from euca.testing.xenstore_contract import XenStoreHarness, xenstore_contract

TEST_LIMIT_S = 300.0


class Real:
    """The adapters on this machine; made in the reactor's thread, used from the tests'."""

    def __init__(self, kernel: Path, ramdisk: Path, scratch: Path) -> None:
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.scratch = scratch
        self.store = XenStoreClient(UNIXClientEndpoint(reactor, SOCKET_PATH), reactor)  # type: ignore[arg-type]
        self.store.start()
        settings = XlSettings(config_dir=scratch)
        self.hypervisor = XlHypervisor(settings, Runner(reactor, reactor), self.store, reactor)  # type: ignore[arg-type]
        self.disks = (scratch / "one.img", scratch / "two.img")
        for disk in self.disks:
            with disk.open("wb") as file:
                file.truncate(16 << 20)

    def run(self, scenario: Coroutine[Any, Any, Any]) -> Any:
        def begin() -> Deferred[Any]:
            return Deferred.fromCoroutine(scenario).addTimeout(TEST_LIMIT_S, reactor)  # type: ignore[arg-type]

        return blockingCallFromThread(reactor, begin)

    def store_harness(self) -> XenStoreHarness:
        return XenStoreHarness(self.store, self.run, f"/tool/euca-test-{uuid4()}")

    def hypervisor_harness(self) -> HypervisorHarness:
        kinds = self.run(self.hypervisor.capacity()).kinds
        best = GuestKind.PVH if GuestKind.PVH in kinds else GuestKind.PV
        kind = GuestKind(os.environ.get("GUEST_KIND") or best.value)
        return HypervisorHarness(self.hypervisor, self.run, kind, self.kernel, self.ramdisk, self.disks)

    def test_boots_reboots_and_powers_off(self) -> None:
        """A guest's console grows; a reboot gives it a new domid and the same uuid; a power-off ends it."""
        self.run(self._boots(self.hypervisor_harness()))

    async def _boots(self, harness: HypervisorHarness) -> None:
        hypervisor = harness.hypervisor
        first = await hypervisor.create(harness.spec("boots"))
        await self._until(lambda: hypervisor.console("boots", 4096), lambda text: len(text) > 200)
        await self._until(
            lambda: hypervisor.console("boots", 65536), lambda text: b"euca" in text or b"login" in text, 60
        )
        await hypervisor.reboot("boots")
        fates: list[Fate] = []

        async def look() -> Any:
            fates.append(await hypervisor.fate("boots"))
            return await hypervisor.domains()

        (second,) = await self._until(look, lambda found: bool(found) and found[0].domid != first.domid, 120)
        assert second.uuid == first.uuid
        assert Fate.RESTARTING in fates and set(fates) <= {Fate.RESTARTING, Fate.UNKNOWN}, fates
        await self._until(lambda: hypervisor.domains(), lambda found: found[0].state.value == "blocked", 60)
        await self._asked_until_gone(hypervisor)
        assert await hypervisor.fate("boots") is Fate.POWERED_OFF

    async def _asked_until_gone(self, hypervisor: Any) -> None:
        """Ask for the power-off again: a kernel that has only begun to boot does not hear it."""
        for _ in range(30):
            if not await hypervisor.domains():
                return
            await hypervisor.shutdown("boots")
            await self._until(lambda: hypervisor.domains(), lambda found: not found, 10, fail=False)
        raise AssertionError("it never powered off")

    async def _until(self, look: Any, enough: Any, limit_s: float = 60.0, fail: bool = True) -> Any:
        from twisted.internet.task import deferLater

        end = time.monotonic() + limit_s
        while True:
            found = await look()
            if enough(found) or (time.monotonic() > end and not fail):
                return found
            assert time.monotonic() < end, f"not within {limit_s} s: {found!r}"
            await deferLater(reactor, 0.5)  # type: ignore[arg-type]


def all_tests(real: Real, wanted: list[str]) -> list[str]:
    """Run the tests; return the names of those that failed."""
    suites = [xenstore_contract(real.store_harness)(), hypervisor_contract(real.hypervisor_harness)(), real]
    failed = []
    for suite in suites:
        for name in [name for name in dir(suite) if name.startswith("test_")]:
            if wanted and not any(part in name for part in wanted):
                continue
            began = time.monotonic()
            try:
                getattr(suite, name)()
            except BaseException:
                traceback.print_exc()
                failed.append(name)
            verdict = "FAILED" if name in failed else "passed"
            print(f"{verdict} {name} {time.monotonic() - began:.1f} s", flush=True)
            for domain in real.run(real.hypervisor.domains()):
                real.run(real.hypervisor.destroy(domain.name))
    return failed


def main(words: list[str]) -> int:
    """Run them in a thread, beside the reactor; return the exit status."""
    globalLogBeginner.beginLoggingTo([textFileLogObserver(sys.stderr)], redirectStandardIO=False)
    failed: list[Any] = []

    def begin() -> None:
        with tempfile.TemporaryDirectory(dir=words[2]) as scratch:
            real = blockingCallFromThread(reactor, Real, Path(words[0]), Path(words[1]), Path(scratch))
            failed.extend(all_tests(real, words[3:]))

    def start() -> None:
        deferToThread(begin).addErrback(lambda failure: failed.append(failure.getTraceback())).addCallback(
            lambda _: reactor.stop()  # type: ignore[attr-defined]
        )

    reactor.callWhenRunning(start)  # type: ignore[attr-defined]
    reactor.run()  # type: ignore[attr-defined]
    print("all passed" if not failed else f"failed: {failed}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
