"""What neighbours say of keys, as the text that journals and records keep."""

from __future__ import annotations

import base64
import functools
import json
from collections.abc import Iterable

from euca.ports.enrolment import StatedRing


def ring_text(ring: StatedRing | None) -> str | None:
    """A ring as text; None for none."""
    if ring is None:
        return None
    coded = {what: [base64.b64encode(one).decode() for one in getattr(ring, what)] for what in ("signing", "tls")}
    return json.dumps({"edition": ring.edition, **coded})


# A tier compares all its neighbours every few seconds.
@functools.lru_cache(maxsize=32768)
def ring_of(text: str | None) -> StatedRing | None:
    """The ring in a text."""
    if text is None:
        return None
    said = json.loads(text)
    signing, tls = (tuple(base64.b64decode(one) for one in said[what]) for what in ("signing", "tls"))
    return StatedRing(said["edition"], signing, tls)


def holds_text(holds: Iterable[str]) -> str:
    """Fingerprints as text."""
    return " ".join(sorted(holds))


@functools.lru_cache(maxsize=1024)
def holds_of(text: str) -> frozenset[str]:
    """The fingerprints in a text."""
    return frozenset(text.split())
