"""Metadata for guests, as EC2 serves it on 169.254.169.254: who asks is known by the address that the question comes from.

The versions, keys, listings and empty answers are EC2's.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen
from twisted.application.service import Service
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IListeningPort
from twisted.internet.protocol import Factory
from twisted.logger import Logger
from twisted.web.http import FORBIDDEN, NOT_FOUND, Request
from twisted.web.resource import Resource

from euca.soap.http import HttpLimits, adopt

_log = Logger()

#: What a version is called in the address; all of them get the same tree.
VERSIONS = (
    "1.0",
    "2007-01-19",
    "2007-03-01",
    "2007-08-29",
    "2007-10-10",
    "2007-12-15",
    "2008-02-01",
    "2008-09-01",
    "2009-04-04",
    "latest",
)
#: For :func:`euca.soap.http.site`: guests send short questions.
LIMITS = HttpLimits(
    body_bytes=1024, header_bytes=8192, header_time_s=5, body_time_s=5, idle_time_s=15, connections_per_address=16
)

#: A file's bytes, or what a directory holds.
Node = bytes | Mapping[str, "Node"]


@frozen
class GuestMetadata:
    """All that a guest can learn of itself. Texts are empty where there is nothing to tell."""

    instance_id: str
    image_id: str
    kernel_id: str
    ramdisk_id: str
    reservation_id: str
    launch_index: int
    instance_type: str
    host_name: str
    private_ip: str
    public_ip: str
    public_host_name: str
    mac: str
    zone: str
    group_names: Sequence[str]
    key_name: str
    key_text: str = field(repr=False)
    user_data: bytes = field(repr=False)
    root_device: str = "xvda1"
    stores: Mapping[str, str] = field(factory=dict)


def tree(guest: GuestMetadata) -> Mapping[str, Node]:
    """What stands under a version: ``meta-data``, and ``user-data`` if there is some."""
    texts = {
        "ami-id": guest.image_id,
        "ami-launch-index": str(guest.launch_index),
        "hostname": guest.host_name,
        "instance-id": guest.instance_id,
        "instance-type": guest.instance_type,
        "kernel-id": guest.kernel_id,
        "local-hostname": guest.host_name,
        "local-ipv4": guest.private_ip,
        "mac": guest.mac,
        "public-hostname": guest.public_host_name,
        "public-ipv4": guest.public_ip,
        "reservation-id": guest.reservation_id,
        "security-groups": "\n".join(guest.group_names),
    }
    if guest.ramdisk_id:
        texts["ramdisk-id"] = guest.ramdisk_id
    meta: dict[str, Node] = {name: text.encode() for name, text in texts.items()}
    meta["placement"] = {"availability-zone": guest.zone.encode()}
    meta["block-device-mapping"] = {
        "ami": guest.root_device.encode(),
        "root": f"/dev/{guest.root_device}".encode(),
        **{name: device.encode() for name, device in guest.stores.items()},
    }
    if guest.key_text:
        meta["public-keys"] = {"0": {"openssh-key": guest.key_text.strip().encode() + b"\n"}}
    top: dict[str, Node] = {"meta-data": meta}
    if guest.user_data:
        top["user-data"] = guest.user_data
    return top


def look_up(guest: GuestMetadata, path: str) -> bytes | None:
    """What is at a path (``/latest/meta-data/hostname``); a listing for a directory, with or without a slash at its end; None for nothing.

    A file has no slash at its end.
    """
    names = path.split("/")[1:]
    if names in ([], [""]):
        return "\n".join(VERSIONS).encode()
    wants_directory = names[-1] == ""
    if wants_directory:
        names.pop()
    if names[0] not in VERSIONS:
        return None
    found: Node = tree(guest)
    for name in names[1:]:
        if not isinstance(found, Mapping) or name not in found:
            return None
        found = found[name]
    if isinstance(found, bytes):
        return None if wants_directory else found
    return _listing(names[1:], found, guest.key_name)


def _listing(where: Sequence[str], directory: Mapping[str, Node], key_name: str) -> bytes:
    if where == ["meta-data", "public-keys"]:
        return f"0={key_name}".encode()
    entries = [name if isinstance(node, bytes) or not where else f"{name}/" for name, node in directory.items()]
    return "\n".join(sorted(entries)).encode()


class MetadataResource(Resource):
    """Answers guests. find: the guest with this address, or None."""

    isLeaf = True

    def __init__(self, find: Callable[[str], GuestMetadata | None]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._find = find

    def render_GET(self, request: Request) -> bytes:
        """The bytes at the path; 404 for what is not there, and for everything where the address is no guest's.

        A question that somebody passes on for somebody else is refused: it would be answered with the wrong guest's secrets.
        """
        if request.requestHeaders.hasHeader(b"x-forwarded-for"):
            return _refuse(request, FORBIDDEN)
        guest = self._find(request.getClientAddress().host)
        path = request.uri.partition(b"?")[0].decode("latin-1")
        content = look_up(guest, path) if guest is not None else None
        if content is None:
            return _refuse(request, NOT_FOUND)
        binary = path.endswith("user-data")
        request.setHeader(b"content-type", b"application/octet-stream" if binary else b"text/plain; charset=utf-8")
        return content


def _refuse(request: Request, status: int) -> bytes:
    request.setResponseCode(status)
    request.setHeader(b"content-type", b"text/plain; charset=utf-8")
    return b"not found\n" if status == NOT_FOUND else b"refused\n"


PORT = 80
# Linux: listen on an address before the host has it; <linux/in.h>.
_IP_FREEBIND = 15


@define(eq=False)
class MetadataPort(Service):
    """Listens on ``address`` (which the host need not have yet), for what comes over ``interface`` only.

    factory: what `euca.soap.http.site` made.

    Where that cannot be, guests are started without metadata, and the log says what to do.
    """

    reactor: Any
    factory: Factory
    address: str
    interface: str
    port: int = PORT
    _listening: IListeningPort | None = None

    def startService(self) -> None:
        """Listen."""
        super().startService()  # type: ignore[no-untyped-call]
        try:
            with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
                bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                bound.setsockopt(socket.IPPROTO_IP, _IP_FREEBIND, 1)
                bound.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, self.interface.encode())
                bound.bind((self.address, self.port))
                bound.listen(128)
                bound.setblocking(False)
                self._listening = adopt(self.reactor, bound, self.factory, tls=None, plain="all")
        except OSError as error:
            _log.error(
                "Guests get no metadata: {address} port {port} on {interface}: {reason}; end what listens there, and start again",
                address=self.address,
                port=self.port,
                interface=self.interface,
                reason=error.strerror,
            )

    def stopService(self) -> Deferred[None] | None:
        """Stop listening."""
        super().stopService()  # type: ignore[no-untyped-call]
        port, self._listening = self._listening, None
        return None if port is None else port.stopListening()
