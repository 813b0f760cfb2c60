"""Between EucalyptusNC's messages and the node's values. What comes from the wire is checked here, once."""

from __future__ import annotations

import datetime
import ipaddress
import re
from collections.abc import Collection

from euca.domain.capabilities import LAUNCH_DETAILS
from euca.domain.devices import Store, check_stores
from euca.domain.errors import InvalidRequest
from euca.domain.identity import Papers
from euca.domain.ids import check_id, domain_uuid
from euca.domain.instances import GuestKind, ImageSource, LaunchSpec, check_root_partition
from euca.domain.vmtypes import VmType
from euca.node.journal import NodeInstance, Stage
from euca.wire import nc

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252})?")
#: Not a multicast address: those have the lowest bit of the first byte set (IEEE 802).
_CARD = re.compile(r"[0-9a-f][02468ace](?::[0-9a-f]{2}){5}")
_MOST_BYTES = 1 << 44
_MOST_USER_DATA = 16384
_MOST_TEXT = 16384

#: The original's names of an instance's states on a node, with its codes.
STATES = {
    Stage.WANTED: ("Pending", "0"),
    Stage.RUNNING: ("Extant", "1"),
    Stage.ENDING: ("Teardown", "2"),
    Stage.ENDED: ("Teardown", "2"),
}


def launch_spec(said: nc.NcRunInstanceType) -> LaunchSpec:
    """What a run request asks for; raises InvalidRequest or MalformedId."""
    instance_id = check_id("instance", said.instance_id)
    mac = said.private_mac_address.lower()
    if not _CARD.fullmatch(mac):
        raise InvalidRequest(f"{mac[:32]!r} is not the MAC address of one interface")
    kinds = {kind.value: kind for kind in GuestKind}
    if (said.guest_kind or "any") not in kinds:
        raise InvalidRequest(f"A guest is of one of these kinds: {', '.join(kinds)}")
    user_data = said.user_data or b""
    if len(user_data) > _MOST_USER_DATA:
        raise InvalidRequest(f"User data has at most {_MOST_USER_DATA} bytes")
    vm_type = _vm_type(_text("instanceTypeName", said.instance_type_name or "", 32), said.instance_type)
    return LaunchSpec(
        instance_id=instance_id,
        reservation_id=check_id("reservation", said.reservation_id),
        user_id=_text("userId", said.user_id or "", 128),
        vm_type=vm_type,
        image=_source("image", said.image_id, said.image_url, said.image_digest, said.image_size),
        kernel=_source("kernel", said.kernel_id, said.kernel_url, said.kernel_digest, said.kernel_size),
        ramdisk=_source("ramdisk", said.ramdisk_id, said.ramdisk_url or "", said.ramdisk_digest, said.ramdisk_size)
        if said.ramdisk_id
        else None,
        launch_index=said.launch_index or 0,
        mac=mac,
        private_ip=_address(said.private_ip or ""),
        host_name=_host_name(said.host_name or ""),
        key_name=_text("keyName", said.key_name, 255),
        key_text=_text("keyText", said.key_text or "", _MOST_TEXT),
        user_data=user_data,
        group_names=tuple(_text("groupNames", name, 255) for name in said.group_names),
        guest_kind=kinds[said.guest_kind or "any"],
        vlan=said.vlan,
        root_partition=check_root_partition(said.root_partition),
        stores=check_stores(
            tuple(Store(one.device, one.virtual_name, one.size_mib) for one in said.store),
            vm_type.disk_gib,
            said.root_partition or 0,
        ),
        zone=_text("zone", said.zone or "", 64),
        requested_at=said.requested_at.timestamp() if said.requested_at is not None else 0.0,
        papers=_papers(said),
    )


def _papers(said: nc.NcRunInstanceType) -> Papers | None:
    texts = (said.identity_document, said.identity_signature, said.identity_pkcs7)
    if any(text is None for text in texts):
        return None
    return Papers(*(_text("identity papers", text or "", _MOST_TEXT) for text in texts))


def _vm_type(name: str, said: nc.VirtualMachineType) -> VmType:
    cores, memory_mib, disk_gib = said.cores or 0, said.memory or 0, said.disk or 0
    if not (1 <= cores <= 512 and 1 <= memory_mib <= 1 << 24 and 1 <= disk_gib <= 1 << 16):
        raise InvalidRequest(f"No instance can have {cores} cores, {memory_mib} MiB and {disk_gib} GiB")
    return VmType(name, cores, memory_mib, disk_gib)


def _source(part: str, image_id: str, url: str, digest: str | None, size: int | None) -> ImageSource:
    identifier = check_id("image", image_id)
    if digest is None or not _DIGEST.fullmatch(digest):
        raise InvalidRequest(f"The {part} {identifier} has no digest: sha256: and 64 hexadecimal digits are needed")
    if size is None or not 0 < size <= _MOST_BYTES:
        raise InvalidRequest(f"The {part} {identifier} has no usable size in bytes")
    if not re.fullmatch(r"https?://[!-~]{1,1024}", url):
        raise InvalidRequest(f"The {part} {identifier} has no usable address")
    return ImageSource(identifier, url, digest, size)


def _text(name: str, value: str, limit: int) -> str:
    if len(value) > limit:
        raise InvalidRequest(f"{name} has at most {limit} characters")
    return value


def _address(value: str) -> str:
    try:
        return str(ipaddress.IPv4Address(value)) if value else ""
    except ValueError:
        raise InvalidRequest(f"{value[:32]!r} is no IPv4 address") from None


def _host_name(value: str) -> str:
    if value and not _HOST_NAME.fullmatch(value):
        raise InvalidRequest("A host name has letters, digits, dashes and dots")
    return value


def instance(value: NodeInstance, capabilities: Collection[str]) -> nc.NcInstanceType:
    """An instance as a cluster with these capabilities is told of it. The images' addresses are secrets: they are not repeated."""
    spec = value.spec
    name, code = STATES[value.stage]
    details = LAUNCH_DETAILS in capabilities
    # A reason says that the instance has ended, nothing of it being left: until then it is shutting down.
    reason = value.reason if details and value.stage is Stage.ENDED else None
    return nc.NcInstanceType(
        instance_id=spec.instance_id,
        instance_type=nc.VirtualMachineType(
            memory=spec.vm_type.memory_mib, cores=spec.vm_type.cores, disk=spec.vm_type.disk_gib
        ),
        image_id=spec.image.image_id,
        kernel_id=spec.kernel.image_id,
        ramdisk_id=spec.ramdisk.image_id if spec.ramdisk else None,
        image_url="",
        kernel_url="",
        state_code=code,
        state_name=name,
        user_id=spec.user_id,
        key_name=spec.key_name,
        launch_time=datetime.datetime.fromtimestamp(value.launched_at, datetime.UTC),
        reservation_id=spec.reservation_id,
        net_params=nc.NetConfigType(
            private_mac_address=spec.mac,
            public_mac_address=spec.mac,
            vlan=spec.vlan,
            private_ip=spec.private_ip or "0.0.0.0",  # noqa: S104 - the original's word for none
            public_ip="0.0.0.0",  # noqa: S104
        ),
        state_reason_code=reason.code if reason else None,
        state_reason_message=reason.message if reason else None,
        sequence=value.sequence if details else None,
        domain_uuid=str(domain_uuid(spec.instance_id)) if details else None,
        launch_index=spec.launch_index if details else None,
    )
