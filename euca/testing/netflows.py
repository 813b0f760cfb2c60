"""Flows between guests of the lab that go on while something happens: how long was nothing heard, and were they cut."""

from __future__ import annotations

from typing import Any, Self

from attrs import define, field

from euca.testing.netlab import Guest, eventually

#: Longer silences are failures; what was measured is printed. The promise is 100 ms, which a machine that is busy with other things cannot keep by itself.
LOOSE_S = 1.0
#: Between two datagrams; so many may be on their way when they are counted. Those that the network drops never come back, however busy the machine is.
INTERVAL_S, UNDER_WAY = 0.01, 3


@define
class Flow:
    """A flow from one guest that has begun."""

    guest: Guest
    number: int
    kind: str
    _sent: int = 0
    _heard: int = 0

    @classmethod
    def begin(cls, guest: Guest, address: str, kind: str = "tcp") -> Self:
        """One to the echo at an address, that flows."""
        flow = cls(guest, guest("flow", kind=kind, address=address), kind)
        eventually("it flows", lambda: flow.report["heard"] > 2)
        flow.fresh()
        return flow

    @property
    def report(self) -> dict[str, Any]:
        """As netguest's ``flow_report``."""
        found: dict[str, Any] = self.guest("flow_report", number=self.number)
        return found

    def fresh(self) -> None:
        """Gaps and losses are counted from here."""
        found = self.guest("flow_report", number=self.number, fresh=True)
        self._sent, self._heard = found["sent"], found["heard"]

    def unharmed(self, limit_s: float = LOOSE_S) -> float:
        """Its longest silence since it was fresh; AssertionError if it was cut, or lost datagrams."""
        found = self.report
        assert not found["broken"], found
        assert found["largest_gap_s"] < limit_s, found
        if self.kind == "udp":
            lost = found["sent"] - self._sent - (found["heard"] - self._heard)
            assert lost <= UNDER_WAY + found["silent_s"] / INTERVAL_S, found
        return float(found["largest_gap_s"])

    def cut(self) -> None:
        """AssertionError unless nothing passes any more, soon."""
        eventually("it is cut", lambda: self.report["broken"] or self.report["silent_s"] > 0.4, 3.0)

    def end(self) -> None:
        """End it."""
        self.guest("flow_end", number=self.number)


@define
class Flows:
    """Flows that go on while something happens. ``control``: one within a guest, over no network: how long the machine itself let all wait."""

    all: list[Flow] = field(factory=list)
    control: Flow | None = None

    def add(self, guest: Guest, address: str, kind: str = "tcp") -> Flow:
        """Begin another."""
        if self.control is None:
            self.control = Flow.begin(guest, "127.0.0.1")
        self.all.append(Flow.begin(guest, address, kind))
        return self.all[-1]

    def fresh(self) -> None:
        """Gaps are counted from here."""
        for flow in self._with_control():
            flow.fresh()

    def unharmed(self) -> tuple[float, float]:
        """The longest silence of any, and the control's; AssertionError if one was cut."""
        assert self.control is not None
        return max(flow.unharmed() for flow in self.all), self.control.unharmed(60.0)

    def _with_control(self) -> list[Flow]:
        return [*self.all, *([self.control] if self.control is not None else [])]

    def end(self) -> None:
        """End all."""
        for flow in self._with_control():
            flow.end()
