"""Servers on this very machine, of whose certificates nobody has to know whose they are."""

from __future__ import annotations

import ssl
import urllib.request

FETCH_S = 20.0


def unverified() -> ssl.SSLContext:
    """TLS with whoever answers."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def fetched(url: str) -> bytes:
    """What is there to GET. Raises OSError."""
    with urllib.request.urlopen(url, timeout=FETCH_S, context=unverified()) as answer:  # noqa: S310
        found: bytes = answer.read()
    return found
