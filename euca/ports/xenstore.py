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
    "check_path",
    "check_watch_path",
]

T = TypeVar("T")

MAX_ABSOLUTE_PATH = 3072
"""Bytes; XENSTORE_ABS_PATH_MAX."""

MAX_RELATIVE_PATH = 2048
"""Bytes; XENSTORE_REL_PATH_MAX."""

SPECIAL_WATCHES = frozenset({"@introduceDomain", "@releaseDomain"})

_PATH = re.compile(r"[A-Za-z0-9_@/-]+", re.ASCII)


def check_path(path: str) -> str:
    """Return ``path`` if the store could hold it; raise ValueError if not.

    Letters, digits and ``-/_@``; no empty part and no slash at the end, but the root's own.
    A path without a leading slash is relative to the caller's own domain.
    """
    limit = MAX_ABSOLUTE_PATH if path.startswith("/") else MAX_RELATIVE_PATH
    plain = _PATH.fullmatch(path) is not None and len(path) <= limit
    if not plain or "//" in path or (path.endswith("/") and path != "/"):
        raise ValueError(f"not a path of the store: {path[:80]!r}")
    return path


def check_watch_path(path: str) -> str:
    """As ``check_path``; of the names with ``@`` only the two that announce domains are watched."""
    if path.startswith("@") and path not in SPECIAL_WATCHES:
        raise ValueError(f"nothing is announced under {path[:80]!r}")
    return check_path(path)


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
        """Set a node's value; make the node and its missing parents. ``EINVAL`` or ``E2BIG`` if too long."""

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
