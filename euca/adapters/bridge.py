"""A node's guests on a bridge that is made at run time: dom0's own configuration stays as it is.

The bridge carries our mark as its alias; only a bridge with it is ever changed or removed.  The segment's interface is put into it
only while it has no address of its own, so that the administrator's way to the machine is never cut.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from attrs import define, frozen
from zope.interface import implementer

from euca.adapters.files import private_directory, write_atomically
from euca.adapters.process import IRunner, ProcessError
from euca.domain.instances import LaunchSpec
from euca.domain.network.findings import Finding, Verdict
from euca.domain.network.state import State
from euca.ports.hypervisor import VifSpec
from euca.ports.network import INodeNetwork, NetworkError

#: Not as what a reconcile of the kernel takes for its own begins.
MARK = "bridge of eucalyptus"
_TIMEOUT_S = 20.0
#: Interfaces of guests, as Xen names them.
_GUESTS = re.compile(r"(?:vif|tap|ev)[0-9]")

#: Run by libxl for each guest's interface, named in the domain's own configuration.  It does what Xen's
#: vif-bridge does, in five processes instead of dozens: of a guest's start that is most of the time.
HOTPLUG = """#!/bin/sh
# Written by euca-node at each start; changes here are lost.
# libxl passes the kind as an argument: the interface of the device model is not ours.
[ "$2" = type_if=vif ] || exit 0
case $1 in
online)
  name=$(xenstore-read "$XENBUS_PATH/vifname" 2>/dev/null) || name=$vif
  tries=50
  while [ "$vif" != "$name" ] && [ -e "/sys/class/net/$name" ] && [ $tries -gt 0 ]; do
    sleep 0.1 # The domain before a reboot is about to go.
    tries=$((tries - 1))
  done
  if bridge=$(xenstore-read "$XENBUS_PATH/bridge") &&
    problem=$(ip link set dev "$vif" address fe:ff:ff:ff:ff:ff name "$name" 2>&1 && ip link set dev "$name" master "$bridge" up 2>&1); then
    xenstore-write "$XENBUS_PATH/hotplug-status" connected
  else
    xenstore-write "$XENBUS_PATH/hotplug-error" "bridge $bridge: $problem" "$XENBUS_PATH/hotplug-status" error
    exit 1
  fi ;;
offline) ip link set dev "$(xenstore-read "$XENBUS_PATH/vifname" 2>/dev/null || echo "$vif")" nomaster down 2>/dev/null || true ;;
esac
"""


@frozen
class _Link:
    """What ``ip -json`` says of a link."""

    name: str
    kind: str
    alias: str
    master: str
    up: bool


def parse_links(text: bytes) -> dict[str, _Link]:
    """The links in what ``ip -json -details link show`` prints, by name."""
    links = {}
    for entry in json.loads(text or b"[]"):
        kind = entry.get("linkinfo", {}).get("info_kind", "")
        up = "UP" in entry.get("flags", ())
        links[entry["ifname"]] = _Link(entry["ifname"], kind, entry.get("ifalias", ""), entry.get("master", ""), up)
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
    underlay: IPv4Address | None = None
    _started: bool = False

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
            raise NetworkError(f"VNET_BRIDGE {self.bridge} is there and is no bridge; name another")
        await self._ip("link", "set", "dev", self.bridge, "up")
        if self.uplink:
            await self._join(links)
        self._started = True

    async def _join(self, links: dict[str, _Link]) -> None:
        uplink = links.get(self.uplink)
        if uplink is None:
            raise NetworkError(
                f"VNET_PRIVINTERFACE {self.uplink} is not there; its names are: {', '.join(sorted(links))}"
            )
        if uplink.master == self.bridge:
            return
        if uplink.master:
            raise NetworkError(
                f"VNET_PRIVINTERFACE {self.uplink} belongs to {uplink.master}; name that one as VNET_BRIDGE"
            )
        if await self._has_address(self.uplink):
            raise NetworkError(
                f"VNET_PRIVINTERFACE {self.uplink} has an address of its own: putting it into a bridge would cut it off;"
                " name an interface without one, or a bridge that you made as VNET_BRIDGE"
            )
        if not uplink.up:
            write_atomically(self._was_down, b"")
        await self._ip("link", "set", "dev", self.uplink, "master", self.bridge, "up")

    async def plug(self, spec: LaunchSpec) -> VifSpec:
        """As the port says: the hotplug script does the rest."""
        return VifSpec(mac=spec.mac, bridge=self.bridge, script=str(self._script))

    async def unplug(self, instance_id: str) -> None:
        """As the port says: the interface went with its domain."""

    async def apply(self, state: State) -> None:
        """As the port says: the bridge is the same whoever is on it."""
        if not self._started:
            raise NetworkError("The network was not started")

    async def recall(self, state: State) -> None:
        """As the port says: the bridge is the same whoever is on it."""

    async def inspect(self) -> Sequence[Finding]:
        """As the port says: the bridge, and the segment's interface in it."""
        links = await self._links()
        found = links.get(self.bridge)
        right = found is not None and found.kind == "bridge"
        findings = [
            Finding(
                "link",
                f"{self.bridge} type bridge",
                Verdict.RIGHT if right else Verdict.MISSING if found is None else Verdict.CHANGED,
                "VNET_BRIDGE: guests' interfaces are put into it",
                "" if right or found is None else f"{self.bridge} is no bridge; name another as VNET_BRIDGE",
            )
        ]
        own = [link for link in links.values() if link.master == self.bridge and not _GUESTS.match(link.name)]
        if right and not own:
            findings.append(
                Finding(
                    "surroundings",
                    f"{self.bridge} has no uplink",
                    Verdict.PROBLEM,
                    "its guests reach nobody outside of this machine",
                    f"name the segment's interface as VNET_PRIVINTERFACE, or put it in: ip link set IF master {self.bridge}",
                )
            )
        if self.uplink:
            uplink = links.get(self.uplink)
            joined = uplink is not None and uplink.master == self.bridge
            findings.append(
                Finding(
                    "link",
                    f"{self.uplink} master {self.bridge}",
                    Verdict.RIGHT if joined else Verdict.MISSING,
                    "VNET_PRIVINTERFACE: by it guests reach those of other machines",
                    ""
                    if uplink is not None
                    else f"{self.uplink} is not there; its names are: {', '.join(sorted(links))}",
                )
            )
        return findings

    async def repair(self) -> None:
        """As the port says: as at the start."""
        await self.start()

    async def stop(self) -> None:
        """As the port says: nothing runs."""
        self._started = False

    async def purge(self) -> None:
        """As the port says: the bridge goes, if it is ours and holds no guest, and the script."""
        await self.stop()
        links = await self._links()
        found = links.get(self.bridge)
        if found is not None and found.alias == MARK:
            guests = [link.name for link in links.values() if link.master == self.bridge and link.name != self.uplink]
            if guests:
                raise NetworkError(
                    f"The bridge {self.bridge} holds guests: {', '.join(sorted(guests))}; end them first"
                )
            await self._ip("link", "del", "dev", self.bridge)
            if self._was_down.exists() and self.uplink in links:
                await self._ip("link", "set", "dev", self.uplink, "down")
        shutil.rmtree(self.scripts, ignore_errors=True)

    @property
    def _was_down(self) -> Path:
        """There if the segment's interface was down before we took it."""
        return self.scripts / "uplink-was-down"

    @property
    def _script(self) -> Path:
        return self.scripts / "vif-euca"

    async def _links(self) -> dict[str, _Link]:
        return parse_links(await self._ip("-json", "-details", "link", "show"))

    async def addresses(self) -> list[IPv4Address]:
        """All addresses of this machine, but those of the loopback interface."""
        answer: list[Any] = json.loads(await self._ip("-json", "-4", "address", "show") or b"[]")
        found = [a for entry in answer for a in entry.get("addr_info", []) if a.get("scope") != "host"]
        return [IPv4Address(address["local"]) for address in found]

    async def _has_address(self, link: str) -> bool:
        answer: list[Any] = json.loads(await self._ip("-json", "addr", "show", "dev", link) or b"[]")
        addresses = [a for entry in answer for a in entry.get("addr_info", [])]
        return any(address.get("scope") != "link" for address in addresses)

    async def _ip(self, *arguments: str) -> bytes:
        try:
            done = await self.runner.run(["ip", *arguments], timeout_s=_TIMEOUT_S, limit_bytes=4 << 20)
        except ProcessError as error:
            raise NetworkError(f"The network could not be looked at: {error}") from error
        if done.rc:
            problem = done.err.decode("utf-8", "replace").strip()[:300]
            raise NetworkError(f"ip {' '.join(arguments)}: {problem}")
        return done.out
