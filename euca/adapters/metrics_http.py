"""Where Prometheus finds a tier's metrics: a port of its own, plain HTTP, by default for this machine alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import define, field
from twisted.application.service import MultiService
from twisted.internet.defer import Deferred
from twisted.web.http import Request
from twisted.web.resource import Resource

from euca.adapters.config import Settings
from euca.adapters.metrics import LagMeter, TierMetrics
from euca.adapters.serving import TierPort, tree
from euca.soap.http import HttpLimits

PATH: Final = "/metrics"
PORTS: Final[Mapping[str, int]] = {"cloud": 8873, "cluster": 8874, "node": 8875}
_LIMITS: Final = HttpLimits(body_bytes=0, connections=32, connections_per_address=32, requests=4)


class MetricsResource(Resource):
    """Answers GET with the metrics."""

    def __init__(self, metrics: TierMetrics) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._metrics = metrics

    def render_GET(self, request: Request) -> bytes:
        """The metrics as they are now, in Prometheus's text format 0.0.4."""
        request.setHeader(b"content-type", b"text/plain; version=0.0.4; charset=utf-8")
        return self._metrics.text().encode()


def metrics_port(settings: Settings) -> int:
    """The port that the configuration means; 0 for none."""
    wanted: int | None = settings["METRICS_PORT"]
    return PORTS[settings.tier] if wanted is None else wanted


@define(eq=False)
class MetricsService(MultiService):
    """Measures the reactor's lag and, where the configuration wants it, serves the metrics."""

    reactor: Any
    metrics: TierMetrics
    settings: Settings
    _lag: LagMeter = field(init=False)

    def __attrs_post_init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._lag = LagMeter(self.metrics, self.reactor)
        port = metrics_port(self.settings)
        if port:
            root = tree({PATH: MetricsResource(self.metrics)})
            interface = self.settings.text("METRICS_INTERFACE")
            listener = TierPort(self.reactor, port, interface, root, None, "all", "METRICS_PORT", _LIMITS)
            self.addService(listener)  # type: ignore[no-untyped-call]

    def startService(self) -> None:
        """Begin; a port that is taken ends the start with an error."""
        super().startService()  # type: ignore[no-untyped-call]
        self._lag.start()

    def stopService(self) -> Deferred[None]:
        """End."""
        self._lag.stop()
        ended: Deferred[None] = super().stopService()  # type: ignore[no-untyped-call]
        return ended
