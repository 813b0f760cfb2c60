"""What neighbours may state that they can, beyond the original's messages.

Nothing beyond the original's elements is sent to a neighbour that has not stated the capability for it.
"""

from __future__ import annotations

from typing import Final

#: Describe calls that name the last change seen and wait for the next; a neighbour without it is polled.
NEWS: Final = "news"
#: Run requests and instances with digests, user data, key, groups, launch index, state reason and domain.
LAUNCH_DETAILS: Final = "launch-details"
#: Console output as bytes, with its time.
CONSOLE_BYTES: Final = "console-base64"
#: Describe calls in which both sides state their certificates and which of the other's they hold.
KEYRING: Final = "keyring"
#: Run requests of images with partitions, which say in which of them the root is.
PARTITIONS: Final = "partitions"
#: Run requests with further disks (``ephemeral0``, ``swap``); the disk of the instance type is all of them together then.
STORES: Final = "stores"
#: What the guests' network is to be: who is in which group, and what the groups' rules are.
NETWORK: Final = "network"

#: Run requests that say what the guest's metadata need beside the launch.
METADATA: Final = "metadata"

ALL: Final = (NEWS, LAUNCH_DETAILS, CONSOLE_BYTES, KEYRING, PARTITIONS, STORES, NETWORK, METADATA)
