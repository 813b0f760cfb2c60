"""Work for other threads: it goes there with the context of who hands it over, so that its lines in the log have the request's id."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import copy_context
from functools import partial
from typing import Any, Protocol, TypeVar

from twisted.internet.defer import Deferred
from twisted.internet.threads import deferToThreadPool

T = TypeVar("T")


class InThread(Protocol):
    """Has work done that waits for disks, and gives what it comes to."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """What the work raises is raised here."""


async def at_once(work: Callable[[], T]) -> T:
    """InThread without a thread: for tools and tests."""
    return work()


def bound(work: Callable[[], T]) -> Callable[[], T]:
    """The work, to be called once, by whichever thread, in the context of here and now."""
    return partial(copy_context().run, work)


def in_thread(reactor: Any, work: Callable[[], T]) -> Deferred[T]:
    """What the work comes to in a thread of the reactor's pool; what it raises fails the Deferred.

    reactor: an IReactorFromThreads that has a pool. Cancelling the Deferred leaves the work alone.
    """
    done: Deferred[T] = deferToThreadPool(reactor, reactor.getThreadPool(), bound(work))
    return done
