"""What a tier counts and measures of itself, in Prometheus's text format.

Values of labels are bounded whatever strangers send: names of operations are those of contracts, names of checks are the verifier's own, and beyond
`MOST_VALUES` of a kind they are ``other``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from attrs import define, field
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from twisted.internet.interfaces import IDelayedCall, IReactorTime
from twisted.logger import Logger
from zope.interface import implementer

import euca
from euca.soap.observing import Answered, Called, IObserver

_log = Logger()

MOST_VALUES: Final = 200
FRONT_END: Final = "front_end"
_OTHER: Final = "other"
_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LAG_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5)
#: How often the reactor's lag is measured, in seconds.
LAG_EVERY_S: Final = 0.5

Values = Mapping[tuple[str, ...], float]
"""A value for each set of labels, in their order."""


@define
class _Names:
    """Names that may be labels: as they come, until there are too many."""

    _known: set[str] = field(factory=set)

    def bounded(self, name: str) -> str:
        """The name, or ``other``."""
        if name not in self._known:
            if len(self._known) >= MOST_VALUES:
                return _OTHER
            self._known.add(name)
        return name


@define(eq=False)
class _Read(Collector):
    """A gauge that is read when it is asked for."""

    name: str
    help: str
    labels: tuple[str, ...]
    read: Callable[[], Values]

    def describe(self) -> Iterable[Metric]:
        """What `collect` will give, without asking."""
        return [GaugeMetricFamily(self.name, self.help, labels=self.labels)]

    def collect(self) -> Iterable[Metric]:
        """The gauge now; nothing where it cannot be read."""
        family = GaugeMetricFamily(self.name, self.help, labels=self.labels)
        try:
            for labels, value in self.read().items():
                family.add_metric(labels, value)
        except Exception:
            _log.failure("The metric {name} could not be read", name=self.name)
            return []
        return [family]


@implementer(IObserver)
class TierMetrics:
    """A tier's metrics, in a registry of their own.

    tier: cloud, cluster or node. `gauge` and `certificates` add what the tier knows of itself; `text` is what is scraped.
    """

    def __init__(self, tier: str) -> None:
        # When each counter began: as many lines again, and nobody asks for them.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = registry = CollectorRegistry()
        self._others: Callable[[], Mapping[str, str]] = dict
        self._operations, self._outcomes, self._checks = _Names(), _Names(), _Names()
        self._requests = Counter(
            "euca_requests", "Authenticated requests that were answered.", ("operation", "outcome"), registry=registry
        )
        self._durations = Histogram(
            "euca_request_duration_seconds",
            "From when a request was whole to when its answer was.",
            ("operation",),
            registry=registry,
            buckets=_SECONDS,
        )
        self._refusals = Counter(
            "euca_refusals", "Requests and connections that were refused, by the rule.", ("check",), registry=registry
        )
        self._in_flight = Gauge("euca_requests_in_flight", "Requests at work.", registry=registry)
        self._calls = Counter(
            "euca_calls", "Calls to other tiers that have ended.", ("operation", "outcome"), registry=registry
        )
        self._call_durations = Histogram(
            "euca_call_duration_seconds",
            "From the beginning of a call to another tier to its end.",
            ("operation",),
            registry=registry,
            buckets=_SECONDS,
        )
        self._lag = Histogram(
            "euca_reactor_lag_seconds",
            "How late the reactor does what is due.",
            registry=registry,
            buckets=_LAG_SECONDS,
        )
        build = Gauge("euca_build_info", "Always 1: what runs.", ("tier", "version"), registry=registry)
        build.labels(tier, euca.__version__).set(1)
        ProcessCollector(registry=registry)
        # To look a label's child up anew costs more than to count.
        self._counted: dict[tuple[str, str], tuple[Counter, Histogram]] = {}

    # IObserver

    def begun(self) -> None:
        """See `IObserver`."""
        self._in_flight.inc()

    def ended(self) -> None:
        """See `IObserver`."""
        self._in_flight.dec()

    def answered(self, answered: Answered) -> None:
        """See `IObserver`."""
        operation = self._operations.bounded(answered.operation or "none")
        outcome = self._outcomes.bounded(answered.outcome.removeprefix("fault "))
        counted = self._counted.get((operation, outcome))
        if counted is None:
            counted = self._requests.labels(operation, outcome), self._durations.labels(operation)
            self._counted[operation, outcome] = counted
        counted[0].inc()
        counted[1].observe(answered.duration_s)

    def refused(self, check: str, peer: str) -> None:
        """See `IObserver`."""
        self._refusals.labels(self._checks.bounded(check)).inc()

    def called(self, called: Called) -> None:
        """See `IObserver`. Faults count together: their codes are another's to choose."""
        operation = self._operations.bounded(called.operation)
        outcome = "refused" if called.outcome.startswith("fault ") else called.outcome
        self._calls.labels(operation, outcome).inc()
        self._call_durations.labels(operation).observe(called.duration_s)

    # What the tier knows of itself

    def lagged(self, seconds: float) -> None:
        """The reactor was so late."""
        self._lag.observe(max(0.0, seconds))

    def gauge(self, name: str, help_: str, labels: tuple[str, ...], read: Callable[[], Values]) -> None:
        """Show what `read` returns at each scrape; it returns at once. What it raises is logged, and the metric missing."""
        self.registry.register(_Read(name, help_, labels, read))

    def certificates(self, ends: Callable[[], Mapping[str, float]]) -> None:
        """Show when certificates end: what each one is for → seconds since the epoch."""
        self.gauge(
            "euca_certificate_expiry_timestamp_seconds",
            "When a certificate ends, in seconds since the epoch.",
            ("certificate",),
            lambda: {(what,): moment for what, moment in ends().items()},
        )

    def neighbours(self, silent: Callable[[], Mapping[str, bool]]) -> None:
        """Show how many neighbours below are silent: name → whether it is."""

        def read() -> Values:
            known = silent()
            return {("silent",): sum(known.values()), ("heard",): len(known) - sum(known.values())}

        self.gauge("euca_neighbours", "Enrolled tiers below this one.", ("state",), read)

    def instances(self, count: Callable[[], Mapping[str, int]]) -> None:
        """Show how many instances there are in which state."""
        self.gauge(
            "euca_instances",
            "Instances that this tier knows of.",
            ("state",),
            lambda: {(state,): number for state, number in count().items()},
        )

    # Scraped

    def with_front_ends(self, texts: Callable[[], Mapping[str, str]]) -> None:
        """Show those of other processes of the tier as well: a process's number → what its `text` was."""
        self._others = texts

    def text(self) -> str:
        """All of it."""
        families = {metric.name: metric for metric in self.registry.collect()}
        others = self._others()
        if others:
            self._add_others(families, others)
        return generate_latest(_Collected(families.values())).decode()

    def _add_others(self, families: dict[str, Metric], others: Mapping[str, str]) -> None:
        from prometheus_client.parser import text_string_to_metric_families

        for number, text in others.items():
            for metric in text_string_to_metric_families(text):
                family = families.setdefault(metric.name, Metric(metric.name, metric.documentation, metric.type))
                for sample in metric.samples:
                    family.add_sample(sample.name, {**sample.labels, FRONT_END: number}, sample.value)


@define
class _Collected(Collector):
    _families: Iterable[Metric]

    def collect(self) -> Iterable[Metric]:
        return self._families


@define(eq=False)
class LagMeter:
    """Measures how late the reactor is, from `start` to `stop`."""

    metrics: TierMetrics
    clock: IReactorTime
    _call: IDelayedCall | None = None

    def start(self) -> None:
        """Begin."""
        self._call = self.clock.callLater(LAG_EVERY_S, self._measure, self.clock.seconds() + LAG_EVERY_S)

    def _measure(self, due: float) -> None:
        self.metrics.lagged(self.clock.seconds() - due)
        self.start()

    def stop(self) -> None:
        """End."""
        if self._call is not None and self._call.active():
            self._call.cancel()
        self._call = None
