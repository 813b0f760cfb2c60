"""The Xen lab: Debian's dom0 under the real Xen hypervisor, in an emulated machine; see docs/lab.md.

Needs nothing but Python's standard library and Debian packages, which it installs itself.
"""

from lab import namespaces, network
from lab.cache import Built, build, build_debian, build_guest, clean, default_cache, pack_wheelhouse
from lab.errors import CommandFailed, LabError, LimitPassed
from lab.guest import GuestImage
from lab.host import Host
from lab.network import Plan
from lab.qemu import Memory
from lab.segment import Segment, destroy

__all__ = [
    "Built",
    "CommandFailed",
    "GuestImage",
    "Host",
    "LabError",
    "LimitPassed",
    "Memory",
    "Plan",
    "Segment",
    "build",
    "build_debian",
    "build_guest",
    "clean",
    "default_cache",
    "destroy",
    "namespaces",
    "network",
    "pack_wheelhouse",
]
