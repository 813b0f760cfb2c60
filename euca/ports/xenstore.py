"""The store in which Xen and its domains tell each other about themselves.

A tree of named nodes, each with a value of a few bytes and children. Source of the rules: Xen's
``docs/misc/xenstore.txt`` and ``xen/include/public/io/xs_wire.h``.
"""

import re
from collections.abc import Awaitable, Callable
from typing import TypeVar

from zope.interface import Interface

__all__ = [
    "ICancellable",
    "IXenStore",
    "IXenStoreOperations",
    "XenStoreError",
    "XenStoreLost",
    "XenStoreRefused",
    "XenStoreTimeout",
    "check_domid",
    "check_path",
    "check_watch_path",
]

T = TypeVar("T")

MAX_ABSOLUTE_PATH = 3072
"""Bytes; XENSTORE_ABS_PATH_MAX."""

SPECIAL_WATCHES = frozenset({"@introduceDomain", "@releaseDomain"})

_PATH = re.compile(r"/|(?:/[A-Za-z0-9_@-]+)+", re.ASCII)


def check_path(path: str) -> str:
    """Return ``path`` if the store could hold it; raise ValueError if not.

    A slash and letters, digits, ``-``, ``_`` or ``@``, once or more; or the root's slash alone.
    """
    if len(path) > MAX_ABSOLUTE_PATH or not _PATH.fullmatch(path):
        raise ValueError(f"not a path of the store: {path[:80]!r}")
    return path


def check_watch_path(path: str) -> str:
    """As ``check_path``, or one of the two names under which domains are announced."""
    return path if path in SPECIAL_WATCHES else check_path(path)


def check_domid(domid: int) -> int:
    """Return ``domid`` if a domain could have it (16 bits, less those Xen reserves); ValueError if not."""
    if not 0 <= domid < 0x7FF0:
        raise ValueError(f"not a domid: {domid}")
    return domid


class XenStoreError(Exception):
    """The store did not do what was asked."""


class XenStoreRefused(XenStoreError):
    """The store answered with an error. ``name`` is its errno's: ``ENOENT``, ``EACCES``, ``EAGAIN`` …"""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{what}: {name}")
        self.name = name
        self.what = what


class XenStoreLost(XenStoreError):
    """There is no connection to the store. Whether a change that was under way took place is unknown."""


class XenStoreTimeout(XenStoreError):
    """The store did not answer in time. Whether the change took place is unknown."""


class ICancellable(Interface):
    """Something that goes on until it is cancelled."""

    def cancel() -> None:
        """End it. Nothing is called back after this. Doing so twice is no error."""


class IXenStoreOperations(Interface):
    """What can be asked of the tree, within a transaction or outside.

    Every method raises ValueError for a path that could not exist, ``XenStoreRefused`` with the
    errno's name, ``XenStoreTimeout`` or ``XenStoreLost``. A value is at most some 4 KiB less its path.
    """

    async def read(path: str) -> bytes:
        """Return a node's value; it may hold any byte and be empty. ``ENOENT`` if there is no such node."""

    async def write(path: str, value: bytes) -> None:
        """Set a node's value; make the node and its missing parents. ``E2BIG`` if both are too long."""

    async def mkdir(path: str) -> None:
        """Make a node, empty, and its missing parents. If it is there already, leave it as it is."""

    async def rm(path: str) -> None:
        """Remove a node and all below it. If only the node is missing, not its parent, nothing happens.

        ``ENOENT`` if its parent is missing too; ``EINVAL`` for the root.
        """

    async def directory(path: str) -> tuple[str, ...]:
        """Return the names of a node's children, sorted. ``ENOENT`` if there is no such node."""


class IXenStore(IXenStoreOperations):
    """The store, as dom0 sees it."""

    async def transaction(work: Callable[[IXenStoreOperations], Awaitable[T]]) -> T:
        """Run ``work`` on the tree as it is now; all its changes take place together, or none does.

        If another's change came between, ``work`` is run again on the new tree, some ten times at most;
        ``XenStoreRefused`` with ``EAGAIN`` after that. If ``work`` raises or is cancelled, nothing
        has changed and its exception is passed on. Returns what ``work`` returned.
        """

    async def domain_path(domid: int) -> str:
        """Return where the store keeps a domain (``/local/domain/N``); it need not exist."""

    def watch(path: str, callback: Callable[[str], None]) -> ICancellable:
        """Have ``callback`` called with the path of each node at or below ``path`` that changes.

        Also ``@introduceDomain`` and ``@releaseDomain``, told when any domain came or went. It is
        called once with ``path`` itself when the watch is set, and again whenever it had to be set
        anew, as changes may have gone unseen. Calls come from the reactor, never from within a method
        of this interface, and never after ``cancel``. What a callback raises is logged. Should the
        store refuse the watch, that is logged, and the callback is never called.
        """
