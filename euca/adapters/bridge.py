"""A node's guests on a bridge that is made at run time: dom0's own configuration stays as it is.

The bridge carries our mark as its alias; only a bridge with it is ever changed or removed.  The segment's interface is put into it
only while it has no address of its own, so that the administrator's way to the machine is never cut.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import define, frozen
from twisted.logger import Logger
from zope.interface import implementer

from euca.adapters.files import private_directory, write_atomically
from euca.adapters.process import IRunner, ProcessError
from euca.domain.errors import NodeFailure
from euca.domain.instances import LaunchSpec
from euca.ports.hypervisor import VifSpec
from euca.ports.node_network import INodeNetwork

_log = Logger()
MARK = "eucalyptus"
_TIMEOUT_S = 20.0

#: Run by libxl for each guest's interface, named in the domain's own configuration.  It does what Xen's
#: vif-bridge does, in four processes instead of dozens: of a guest's start that is most of the time.
HOTPLUG = """#!/bin/sh
# Written by euca-node at each start; changes here are lost.
# libxl passes the kind as an argument: the interface of the device model is not ours.
[ "$2" = type_if=vif ] || exit 0
case $1 in
online)
  if bridge=$(xenstore-read "$XENBUS_PATH/bridge") &&
    problem=$(ip link set dev "$vif" address fe:ff:ff:ff:ff:ff 2>&1 && ip link set dev "$vif" master "$bridge" up 2>&1); then
    xenstore-write "$XENBUS_PATH/hotplug-status" connected
  else
    xenstore-write "$XENBUS_PATH/hotplug-error" "bridge $bridge: $problem" "$XENBUS_PATH/hotplug-status" error
    exit 1
  fi ;;
offline) ip link set dev "$vif" nomaster down 2>/dev/null || true ;;
esac
"""


@frozen
class _Link:
    """What ``ip -json`` says of a link."""

    name: str
    kind: str
    alias: str
    master: str


def parse_links(text: bytes) -> dict[str, _Link]:
    """The links in what ``ip -json -details link show`` prints, by name."""
    links = {}
    for entry in json.loads(text or b"[]"):
        kind = entry.get("linkinfo", {}).get("info_kind", "")
        links[entry["ifname"]] = _Link(entry["ifname"], kind, entry.get("ifalias", ""), entry.get("master", ""))
    return links


@implementer(INodeNetwork)
@define
class Bridge:
    """bridge is the bridge's name; uplink the segment's interface, or empty for a bridge without one.

    scripts is a directory of ours for the hotplug script.
    """

    runner: IRunner
    bridge: str
    uplink: str
    scripts: Path

    async def start(self) -> None:
        """As the port says: the bridge is there, up, and has the segment's interface."""
        private_directory(self.scripts)
        write_atomically(self._script, HOTPLUG.encode(), 0o755)
        links = await self._links()
        found = links.get(self.bridge)
        if found is None:
            await self._ip("link", "add", "name", self.bridge, "type", "bridge", "forward_delay", "0")
            # The kernel takes no alias along with the making.
            await self._ip("link", "set", "dev", self.bridge, "alias", MARK)
        elif found.kind != "bridge":
            raise NodeFailure(f"VNET_BRIDGE {self.bridge} is there and is no bridge; name another")
        await self._ip("link", "set", "dev", self.bridge, "up")
        if self.uplink:
            await self._join(links)

    async def _join(self, links: dict[str, _Link]) -> None:
        uplink = links.get(self.uplink)
        if uplink is None:
            raise NodeFailure(
                f"VNET_PRIVINTERFACE {self.uplink} is not there; its names are: {', '.join(sorted(links))}"
            )
        if uplink.master == self.bridge:
            return
        if uplink.master:
            raise NodeFailure(
                f"VNET_PRIVINTERFACE {self.uplink} belongs to {uplink.master}; name that one as VNET_BRIDGE"
            )
        if await self._has_address(self.uplink):
            raise NodeFailure(
                f"VNET_PRIVINTERFACE {self.uplink} has an address of its own: putting it into a bridge would cut it off;"
                " name an interface without one, or a bridge that you made as VNET_BRIDGE"
            )
        await self._ip("link", "set", "dev", self.uplink, "master", self.bridge, "up")

    async def plug(self, spec: LaunchSpec) -> VifSpec:
        """As the port says: the hotplug script does the rest."""
        return VifSpec(mac=spec.mac, bridge=self.bridge, script=str(self._script))

    async def unplug(self, instance_id: str) -> None:
        """As the port says: the interface went with its domain."""

    async def purge(self) -> None:
        """As the port says: the bridge goes, if it is ours and holds no guest."""
        links = await self._links()
        found = links.get(self.bridge)
        guests = [link.name for link in links.values() if link.master == self.bridge and link.name != self.uplink]
        if found is not None and found.alias == MARK and not guests:
            await self._ip("link", "del", "dev", self.bridge)

    @property
    def _script(self) -> Path:
        return self.scripts / "vif-euca"

    async def _links(self) -> dict[str, _Link]:
        return parse_links(await self._ip("-json", "-details", "link", "show"))

    async def _has_address(self, link: str) -> bool:
        answer: list[Any] = json.loads(await self._ip("-json", "addr", "show", "dev", link) or b"[]")
        addresses = [a for entry in answer for a in entry.get("addr_info", [])]
        return any(address.get("scope") != "link" for address in addresses)

    async def _ip(self, *arguments: str) -> bytes:
        try:
            done = await self.runner.run(["ip", *arguments], timeout_s=_TIMEOUT_S, limit_bytes=4 << 20)
        except ProcessError as error:
            raise NodeFailure(f"The network could not be looked at: {error}") from error
        if done.rc:
            problem = done.err.decode("utf-8", "replace").strip()[:300]
            raise NodeFailure(f"ip {' '.join(arguments)}: {problem}")
        return done.out


@implementer(INodeNetwork)
@frozen
class NoNetwork:
    """For a simulated hypervisor: its guests have an interface and nothing behind it."""

    bridge: str

    async def start(self) -> None:
        """As the port says."""

    async def plug(self, spec: LaunchSpec) -> VifSpec:
        """As the port says."""
        return VifSpec(mac=spec.mac, bridge=self.bridge)

    async def unplug(self, instance_id: str) -> None:
        """As the port says."""

    async def purge(self) -> None:
        """As the port says."""
