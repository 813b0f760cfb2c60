"""What Xen runs for a guest's interface in mode MANAGED, and what it finds there: alone, also while euca-node is down and when the guest reboots.

For each guest that is plugged there are two files: settings, a path below ``/proc/sys`` and a value in each line, and commands of ``ip``.
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from euca.adapters.files import private_directory, write_atomically
from euca.domain.network.managed_node import InterfaceCommands

#: Run by libxl, named in the domain's own configuration: /bin/sh is dash in dom0. Three processes, and no lock of dom0's.
_SCRIPT = """#!/bin/sh
# Written by euca-node at each start; changes here are lost.
# libxl passes the kind as an argument: the interface of the device model is not ours.
[ "$2" = type_if=vif ] || exit 0
[ "$1" = online ] || exit 0
fail() {
  xenstore-write "$XENBUS_PATH/hotplug-error" "$1" "$XENBUS_PATH/hotplug-status" error
  exit 1
}
name=$(xenstore-read "$XENBUS_PATH/vifname" 2>/dev/null) || name=$vif
guest=@GUESTS@/$name
[ -r "$guest.ip" ] && [ -r "$guest.settings" ] || fail "$name: euca-node has not plugged this guest"
if [ "$vif" != "$name" ]; then
  # The domain before a reboot may be about to go.
  tries=50
  while [ -e "/sys/class/net/$name" ] && [ $tries -gt 0 ]; do
    sleep 0.1
    tries=$((tries - 1))
  done
fi
while read -r path value; do
  # Before the interface is up and has its name: nothing passes it meanwhile.
  { echo "$value" >"/proc/sys/${path%%/"$name"*}/$vif${path#*/"$name"}"; } 2>/dev/null || fail "$name: $path cannot be set to $value"
done <"$guest.settings"
problem=$({
  [ "$vif" = "$name" ] || echo "link set dev $vif down name $name"
  cat "$guest.ip"
} | ip -batch - 2>&1) || fail "$name: $problem"
xenstore-write "$XENBUS_PATH/hotplug-status" connected
"""


@frozen
class Hotplug:
    """directory: for the script and the guests' files; its path goes into the script as it is."""

    directory: Path

    @property
    def script(self) -> Path:
        """What a guest's configuration names."""
        return self.directory / "vif-euca"

    @property
    def _guests(self) -> Path:
        return self.directory / "guests"

    def prepare(self) -> None:
        """Write the script."""
        private_directory(self.directory)
        private_directory(self._guests)
        write_atomically(self.script, _SCRIPT.replace("@GUESTS@", str(self._guests)).encode(), 0o755)

    def write(self, interface: str, commands: InterfaceCommands) -> None:
        """What the script is to do for an interface from now on; nothing is written where that is there already."""
        settings = "".join(f"{one.path} {one.value}\n" for one in commands.settings)
        for end, text in (("settings", settings), ("ip", commands.batch)):
            path = self._guests / f"{interface}.{end}"
            if not path.exists() or path.read_text() != text:
                write_atomically(path, text.encode(), 0o600)

    def remove(self, interface: str) -> None:
        """The interface is nobody's any more."""
        for end in ("settings", "ip"):
            (self._guests / f"{interface}.{end}").unlink(missing_ok=True)
