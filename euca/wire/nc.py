"""Messages of EucalyptusNC, made by tools/generate from wsdl/eucalyptus_nc.wsdl: change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Literal

from euca.soap.codec import Contract as _Contract
from euca.soap.codec import Element as _Element
from euca.soap.codec import Field as _Field
from euca.soap.codec import Operation as _Operation
from euca.soap.codec import Struct as _Struct

__all__ = ['CONTRACT', 'EucalyptusMessage', 'GroupRuleType', 'GroupType', 'GuestType', 'KeyRingType', 'NcApplyNetworkResponseType', 'NcApplyNetworkType', 'NcDescribeInstancesResponseType', 'NcDescribeInstancesType', 'NcDescribeResourceResponseType', 'NcDescribeResourceType', 'NcGetConsoleOutputResponseType', 'NcGetConsoleOutputType', 'NcInstanceType', 'NcRebootInstanceResponseType', 'NcRebootInstanceType', 'NcRunInstanceResponseType', 'NcRunInstanceType', 'NcStartNetworkResponseType', 'NcStartNetworkType', 'NcTerminateInstanceResponseType', 'NcTerminateInstanceType', 'NetConfigType', 'OverlayType', 'StoreType', 'TierFaultType', 'VirtualMachineType']


class VirtualMachineType(_Struct):
    """virtualMachineType"""

    __slots__ = ('memory', 'cores', 'disk',)
    memory: Final[int | None]
    cores: Final[int | None]
    disk: Final[int | None]
    TYPE = 'virtualMachineType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('memory', 'memory', 'int', min=0),
        _Field('cores', 'cores', 'int', min=0),
        _Field('disk', 'disk', 'int', min=0),
    )

    def __init__(
        self,
        *,
        memory: int | None = None,
        cores: int | None = None,
        disk: int | None = None,
    ) -> None:
        self.memory = memory
        self.cores = cores
        self.disk = disk


class StoreType(_Struct):
    """storeType"""

    __slots__ = ('device', 'virtual_name', 'size_mib',)
    device: Final[str]
    virtual_name: Final[str]
    size_mib: Final[int]
    TYPE = 'storeType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('device', 'device', 'string'),
        _Field('virtual_name', 'virtualName', 'string'),
        _Field('size_mib', 'sizeMib', 'int'),
    )

    def __init__(
        self,
        *,
        device: str,
        virtual_name: str,
        size_mib: int,
    ) -> None:
        self.device = device
        self.virtual_name = virtual_name
        self.size_mib = size_mib


class KeyRingType(_Struct):
    """keyRingType"""

    __slots__ = ('edition', 'signing', 'tls', 'held',)
    edition: Final[int]
    signing: Final[tuple[bytes, ...]]
    tls: Final[tuple[bytes, ...]]
    held: Final[tuple[str, ...]]
    TYPE = 'keyRingType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('edition', 'edition', 'long'),
        _Field('signing', 'signing', 'base64Binary', min=0, max=None),
        _Field('tls', 'tls', 'base64Binary', min=0, max=None),
        _Field('held', 'held', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        edition: int,
        signing: tuple[bytes, ...] = (),
        tls: tuple[bytes, ...] = (),
        held: tuple[str, ...] = (),
    ) -> None:
        self.edition = edition
        self.signing = signing
        self.tls = tls
        self.held = held


class EucalyptusMessage(_Struct):
    """eucalyptusMessage"""

    __slots__ = ('correlation_id', 'user_id', 'status_message',)
    correlation_id: Final[str | None]
    user_id: Final[str | None]
    status_message: Final[int | None]
    TYPE = 'eucalyptusMessage'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('correlation_id', 'correlationId', 'string', min=0),
        _Field('user_id', 'userId', 'string', min=0),
        _Field('status_message', 'statusMessage', 'int', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
    ) -> None:
        self.correlation_id = correlation_id
        self.user_id = user_id
        self.status_message = status_message


class NcDescribeInstancesType(EucalyptusMessage):
    """ncDescribeInstancesType"""

    __slots__ = ('instance_ids', 'since_epoch', 'since_sequence', 'wait_seconds', 'max_results', 'capability',)
    instance_ids: Final[tuple[str, ...]]
    since_epoch: Final[str | None]
    since_sequence: Final[int | None]
    wait_seconds: Final[int | None]
    max_results: Final[int | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'ncDescribeInstancesType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_ids', 'instanceIds', 'string', min=0, max=None),
        _Field('since_epoch', 'sinceEpoch', 'string', min=0),
        _Field('since_sequence', 'sinceSequence', 'long', min=0),
        _Field('wait_seconds', 'waitSeconds', 'int', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instance_ids: tuple[str, ...] = (),
        since_epoch: str | None = None,
        since_sequence: int | None = None,
        wait_seconds: int | None = None,
        max_results: int | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instance_ids = instance_ids
        self.since_epoch = since_epoch
        self.since_sequence = since_sequence
        self.wait_seconds = wait_seconds
        self.max_results = max_results
        self.capability = capability


class NcDescribeInstancesResponseType(EucalyptusMessage):
    """ncDescribeInstancesResponseType"""

    __slots__ = ('instances', 'epoch', 'sequence', 'complete', 'more', 'forgotten', 'key_edition',)
    instances: Final[tuple[NcInstanceType, ...]]
    epoch: Final[str | None]
    sequence: Final[int | None]
    complete: Final[bool | None]
    more: Final[bool | None]
    forgotten: Final[tuple[str, ...]]
    key_edition: Final[int | None]
    TYPE = 'ncDescribeInstancesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instances', 'instances', 'ncInstanceType', min=0, max=None),
        _Field('epoch', 'epoch', 'string', min=0),
        _Field('sequence', 'sequence', 'long', min=0),
        _Field('complete', 'complete', 'boolean', min=0),
        _Field('more', 'more', 'boolean', min=0),
        _Field('forgotten', 'forgotten', 'string', min=0, max=None),
        _Field('key_edition', 'keyEdition', 'long', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instances: tuple[NcInstanceType, ...] = (),
        epoch: str | None = None,
        sequence: int | None = None,
        complete: bool | None = None,
        more: bool | None = None,
        forgotten: tuple[str, ...] = (),
        key_edition: int | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instances = instances
        self.epoch = epoch
        self.sequence = sequence
        self.complete = complete
        self.more = more
        self.forgotten = forgotten
        self.key_edition = key_edition


class NcRebootInstanceType(EucalyptusMessage):
    """ncRebootInstanceType"""

    __slots__ = ('instance_id', 'capability',)
    instance_id: Final[str]
    capability: Final[tuple[str, ...]]
    TYPE = 'ncRebootInstanceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_id', 'instanceId', 'string'),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instance_id: str,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instance_id = instance_id
        self.capability = capability


class NcRebootInstanceResponseType(EucalyptusMessage):
    """ncRebootInstanceResponseType"""

    __slots__ = ('status',)
    status: Final[bool]
    TYPE = 'ncRebootInstanceResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('status', 'status', 'boolean'),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        status: bool,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.status = status


class NcGetConsoleOutputType(EucalyptusMessage):
    """ncGetConsoleOutputType"""

    __slots__ = ('instance_id', 'capability',)
    instance_id: Final[str]
    capability: Final[tuple[str, ...]]
    TYPE = 'ncGetConsoleOutputType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_id', 'instanceId', 'string'),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instance_id: str,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instance_id = instance_id
        self.capability = capability


class NcGetConsoleOutputResponseType(EucalyptusMessage):
    """ncGetConsoleOutputResponseType"""

    __slots__ = ('console_output', 'output_base64', 'timestamp',)
    console_output: Final[str]
    output_base64: Final[bytes | None]
    timestamp: Final[datetime | None]
    TYPE = 'ncGetConsoleOutputResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('console_output', 'consoleOutput', 'string'),
        _Field('output_base64', 'outputBase64', 'base64Binary', min=0),
        _Field('timestamp', 'timestamp', 'dateTime', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        console_output: str,
        output_base64: bytes | None = None,
        timestamp: datetime | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.console_output = console_output
        self.output_base64 = output_base64
        self.timestamp = timestamp


class NcTerminateInstanceType(EucalyptusMessage):
    """ncTerminateInstanceType"""

    __slots__ = ('instance_id', 'reason', 'capability',)
    instance_id: Final[str]
    reason: Final[str | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'ncTerminateInstanceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_id', 'instanceId', 'string'),
        _Field('reason', 'reason', 'string', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instance_id: str,
        reason: str | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instance_id = instance_id
        self.reason = reason
        self.capability = capability


class NcTerminateInstanceResponseType(EucalyptusMessage):
    """ncTerminateInstanceResponseType"""

    __slots__ = ('instance_id', 'shutdown_state', 'previous_state',)
    instance_id: Final[str]
    shutdown_state: Final[str | None]
    previous_state: Final[str | None]
    TYPE = 'ncTerminateInstanceResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_id', 'instanceId', 'string'),
        _Field('shutdown_state', 'shutdownState', 'string', min=0),
        _Field('previous_state', 'previousState', 'string', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instance_id: str,
        shutdown_state: str | None = None,
        previous_state: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instance_id = instance_id
        self.shutdown_state = shutdown_state
        self.previous_state = previous_state


class NcDescribeResourceType(EucalyptusMessage):
    """ncDescribeResourceType"""

    __slots__ = ('resource_type', 'capability', 'key_ring',)
    resource_type: Final[str | None]
    capability: Final[tuple[str, ...]]
    key_ring: Final[KeyRingType | None]
    TYPE = 'ncDescribeResourceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('resource_type', 'resourceType', 'string', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
        _Field('key_ring', 'keyRing', 'keyRingType', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        resource_type: str | None = None,
        capability: tuple[str, ...] = (),
        key_ring: KeyRingType | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.resource_type = resource_type
        self.capability = capability
        self.key_ring = key_ring


class NcDescribeResourceResponseType(EucalyptusMessage):
    """ncDescribeResourceResponseType"""

    __slots__ = ('node_status', 'memory_size_max', 'memory_size_available', 'disk_size_max', 'disk_size_available', 'number_of_cores_max', 'number_of_cores_available', 'public_subnets', 'capability', 'version', 'xen_version', 'guest_kinds', 'key_ring', 'underlay_address',)
    node_status: Final[str]
    memory_size_max: Final[int]
    memory_size_available: Final[int]
    disk_size_max: Final[int]
    disk_size_available: Final[int]
    number_of_cores_max: Final[int]
    number_of_cores_available: Final[int]
    public_subnets: Final[str]
    capability: Final[tuple[str, ...]]
    version: Final[str | None]
    xen_version: Final[str | None]
    guest_kinds: Final[tuple[str, ...]]
    key_ring: Final[KeyRingType | None]
    underlay_address: Final[str | None]
    TYPE = 'ncDescribeResourceResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('node_status', 'nodeStatus', 'string'),
        _Field('memory_size_max', 'memorySizeMax', 'int'),
        _Field('memory_size_available', 'memorySizeAvailable', 'int'),
        _Field('disk_size_max', 'diskSizeMax', 'int'),
        _Field('disk_size_available', 'diskSizeAvailable', 'int'),
        _Field('number_of_cores_max', 'numberOfCoresMax', 'int'),
        _Field('number_of_cores_available', 'numberOfCoresAvailable', 'int'),
        _Field('public_subnets', 'publicSubnets', 'string'),
        _Field('capability', 'capability', 'string', min=0, max=None),
        _Field('version', 'version', 'string', min=0),
        _Field('xen_version', 'xenVersion', 'string', min=0),
        _Field('guest_kinds', 'guestKinds', 'string', min=0, max=None),
        _Field('key_ring', 'keyRing', 'keyRingType', min=0),
        _Field('underlay_address', 'underlayAddress', 'string', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        node_status: str,
        memory_size_max: int,
        memory_size_available: int,
        disk_size_max: int,
        disk_size_available: int,
        number_of_cores_max: int,
        number_of_cores_available: int,
        public_subnets: str,
        capability: tuple[str, ...] = (),
        version: str | None = None,
        xen_version: str | None = None,
        guest_kinds: tuple[str, ...] = (),
        key_ring: KeyRingType | None = None,
        underlay_address: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.node_status = node_status
        self.memory_size_max = memory_size_max
        self.memory_size_available = memory_size_available
        self.disk_size_max = disk_size_max
        self.disk_size_available = disk_size_available
        self.number_of_cores_max = number_of_cores_max
        self.number_of_cores_available = number_of_cores_available
        self.public_subnets = public_subnets
        self.capability = capability
        self.version = version
        self.xen_version = xen_version
        self.guest_kinds = guest_kinds
        self.key_ring = key_ring
        self.underlay_address = underlay_address


class NcRunInstanceType(EucalyptusMessage):
    """ncRunInstanceType"""

    __slots__ = ('image_id', 'kernel_id', 'ramdisk_id', 'image_url', 'kernel_url', 'ramdisk_url', 'instance_id', 'instance_type', 'key_name', 'public_mac_address', 'private_mac_address', 'reservation_id', 'vlan', 'image_digest', 'kernel_digest', 'ramdisk_digest', 'image_size', 'kernel_size', 'ramdisk_size', 'user_data', 'key_text', 'group_names', 'launch_index', 'private_ip', 'host_name', 'guest_kind', 'root_partition', 'store', 'instance_type_name', 'zone', 'requested_at', 'identity_document', 'identity_signature', 'identity_pkcs7', 'cluster_epoch', 'capability',)
    image_id: Final[str]
    kernel_id: Final[str]
    ramdisk_id: Final[str | None]
    image_url: Final[str]
    kernel_url: Final[str]
    ramdisk_url: Final[str | None]
    instance_id: Final[str]
    instance_type: Final[VirtualMachineType]
    key_name: Final[str]
    public_mac_address: Final[str]
    private_mac_address: Final[str]
    reservation_id: Final[str]
    vlan: Final[int]
    image_digest: Final[str | None]
    kernel_digest: Final[str | None]
    ramdisk_digest: Final[str | None]
    image_size: Final[int | None]
    kernel_size: Final[int | None]
    ramdisk_size: Final[int | None]
    user_data: Final[bytes | None]
    key_text: Final[str | None]
    group_names: Final[tuple[str, ...]]
    launch_index: Final[int | None]
    private_ip: Final[str | None]
    host_name: Final[str | None]
    guest_kind: Final[str | None]
    root_partition: Final[int | None]
    store: Final[tuple[StoreType, ...]]
    instance_type_name: Final[str | None]
    zone: Final[str | None]
    requested_at: Final[datetime | None]
    identity_document: Final[str | None]
    identity_signature: Final[str | None]
    identity_pkcs7: Final[str | None]
    cluster_epoch: Final[str | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'ncRunInstanceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('image_id', 'imageId', 'string'),
        _Field('kernel_id', 'kernelId', 'string'),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('image_url', 'imageURL', 'string', secret=True),
        _Field('kernel_url', 'kernelURL', 'string', secret=True),
        _Field('ramdisk_url', 'ramdiskURL', 'string', min=0, secret=True),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('instance_type', 'instanceType', 'virtualMachineType'),
        _Field('key_name', 'keyName', 'string'),
        _Field('public_mac_address', 'publicMacAddress', 'string'),
        _Field('private_mac_address', 'privateMacAddress', 'string'),
        _Field('reservation_id', 'reservationId', 'string'),
        _Field('vlan', 'vlan', 'int'),
        _Field('image_digest', 'imageDigest', 'string', min=0),
        _Field('kernel_digest', 'kernelDigest', 'string', min=0),
        _Field('ramdisk_digest', 'ramdiskDigest', 'string', min=0),
        _Field('image_size', 'imageSize', 'long', min=0),
        _Field('kernel_size', 'kernelSize', 'long', min=0),
        _Field('ramdisk_size', 'ramdiskSize', 'long', min=0),
        _Field('user_data', 'userData', 'base64Binary', min=0, secret=True),
        _Field('key_text', 'keyText', 'string', min=0, secret=True),
        _Field('group_names', 'groupNames', 'string', min=0, max=None),
        _Field('launch_index', 'launchIndex', 'int', min=0),
        _Field('private_ip', 'privateIp', 'string', min=0),
        _Field('host_name', 'hostName', 'string', min=0),
        _Field('guest_kind', 'guestKind', 'string', min=0),
        _Field('root_partition', 'rootPartition', 'int', min=0),
        _Field('store', 'store', 'storeType', min=0, max=None),
        _Field('instance_type_name', 'instanceTypeName', 'string', min=0),
        _Field('zone', 'zone', 'string', min=0),
        _Field('requested_at', 'requestedAt', 'dateTime', min=0),
        _Field('identity_document', 'identityDocument', 'string', min=0),
        _Field('identity_signature', 'identitySignature', 'string', min=0),
        _Field('identity_pkcs7', 'identityPkcs7', 'string', min=0),
        _Field('cluster_epoch', 'clusterEpoch', 'string', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        image_id: str,
        kernel_id: str,
        ramdisk_id: str | None = None,
        image_url: str,
        kernel_url: str,
        ramdisk_url: str | None = None,
        instance_id: str,
        instance_type: VirtualMachineType,
        key_name: str,
        public_mac_address: str,
        private_mac_address: str,
        reservation_id: str,
        vlan: int,
        image_digest: str | None = None,
        kernel_digest: str | None = None,
        ramdisk_digest: str | None = None,
        image_size: int | None = None,
        kernel_size: int | None = None,
        ramdisk_size: int | None = None,
        user_data: bytes | None = None,
        key_text: str | None = None,
        group_names: tuple[str, ...] = (),
        launch_index: int | None = None,
        private_ip: str | None = None,
        host_name: str | None = None,
        guest_kind: str | None = None,
        root_partition: int | None = None,
        store: tuple[StoreType, ...] = (),
        instance_type_name: str | None = None,
        zone: str | None = None,
        requested_at: datetime | None = None,
        identity_document: str | None = None,
        identity_signature: str | None = None,
        identity_pkcs7: str | None = None,
        cluster_epoch: str | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.image_id = image_id
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.image_url = image_url
        self.kernel_url = kernel_url
        self.ramdisk_url = ramdisk_url
        self.instance_id = instance_id
        self.instance_type = instance_type
        self.key_name = key_name
        self.public_mac_address = public_mac_address
        self.private_mac_address = private_mac_address
        self.reservation_id = reservation_id
        self.vlan = vlan
        self.image_digest = image_digest
        self.kernel_digest = kernel_digest
        self.ramdisk_digest = ramdisk_digest
        self.image_size = image_size
        self.kernel_size = kernel_size
        self.ramdisk_size = ramdisk_size
        self.user_data = user_data
        self.key_text = key_text
        self.group_names = group_names
        self.launch_index = launch_index
        self.private_ip = private_ip
        self.host_name = host_name
        self.guest_kind = guest_kind
        self.root_partition = root_partition
        self.store = store
        self.instance_type_name = instance_type_name
        self.zone = zone
        self.requested_at = requested_at
        self.identity_document = identity_document
        self.identity_signature = identity_signature
        self.identity_pkcs7 = identity_pkcs7
        self.cluster_epoch = cluster_epoch
        self.capability = capability


class NcRunInstanceResponseType(EucalyptusMessage):
    """ncRunInstanceResponseType"""

    __slots__ = ('instance',)
    instance: Final[NcInstanceType | None]
    TYPE = 'ncRunInstanceResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance', 'instance', 'ncInstanceType', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        instance: NcInstanceType | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.instance = instance


class NcInstanceType(_Struct):
    """ncInstanceType"""

    __slots__ = ('instance_id', 'instance_type', 'image_id', 'kernel_id', 'ramdisk_id', 'image_url', 'kernel_url', 'ramdisk_url', 'state_code', 'state_name', 'user_id', 'key_name', 'launch_time', 'reservation_id', 'net_params', 'state_reason_code', 'state_reason_message', 'sequence', 'domain_uuid', 'domain_id', 'launch_index',)
    instance_id: Final[str]
    instance_type: Final[VirtualMachineType]
    image_id: Final[str]
    kernel_id: Final[str]
    ramdisk_id: Final[str | None]
    image_url: Final[str]
    kernel_url: Final[str]
    ramdisk_url: Final[str | None]
    state_code: Final[str]
    state_name: Final[str]
    user_id: Final[str]
    key_name: Final[str]
    launch_time: Final[datetime | None]
    reservation_id: Final[str]
    net_params: Final[NetConfigType | None]
    state_reason_code: Final[str | None]
    state_reason_message: Final[str | None]
    sequence: Final[int | None]
    domain_uuid: Final[str | None]
    domain_id: Final[int | None]
    launch_index: Final[int | None]
    TYPE = 'ncInstanceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('instance_type', 'instanceType', 'virtualMachineType'),
        _Field('image_id', 'imageId', 'string'),
        _Field('kernel_id', 'kernelId', 'string'),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('image_url', 'imageURL', 'string', secret=True),
        _Field('kernel_url', 'kernelURL', 'string', secret=True),
        _Field('ramdisk_url', 'ramdiskURL', 'string', min=0, secret=True),
        _Field('state_code', 'stateCode', 'string'),
        _Field('state_name', 'stateName', 'string'),
        _Field('user_id', 'userId', 'string'),
        _Field('key_name', 'keyName', 'string'),
        _Field('launch_time', 'launchTime', 'dateTime', min=0),
        _Field('reservation_id', 'reservationId', 'string'),
        _Field('net_params', 'netParams', 'netConfigType', min=0),
        _Field('state_reason_code', 'stateReasonCode', 'string', min=0),
        _Field('state_reason_message', 'stateReasonMessage', 'string', min=0),
        _Field('sequence', 'sequence', 'long', min=0),
        _Field('domain_uuid', 'domainUuid', 'string', min=0),
        _Field('domain_id', 'domainId', 'int', min=0),
        _Field('launch_index', 'launchIndex', 'int', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        instance_type: VirtualMachineType,
        image_id: str,
        kernel_id: str,
        ramdisk_id: str | None = None,
        image_url: str,
        kernel_url: str,
        ramdisk_url: str | None = None,
        state_code: str,
        state_name: str,
        user_id: str,
        key_name: str,
        launch_time: datetime | None = None,
        reservation_id: str,
        net_params: NetConfigType | None = None,
        state_reason_code: str | None = None,
        state_reason_message: str | None = None,
        sequence: int | None = None,
        domain_uuid: str | None = None,
        domain_id: int | None = None,
        launch_index: int | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.instance_type = instance_type
        self.image_id = image_id
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.image_url = image_url
        self.kernel_url = kernel_url
        self.ramdisk_url = ramdisk_url
        self.state_code = state_code
        self.state_name = state_name
        self.user_id = user_id
        self.key_name = key_name
        self.launch_time = launch_time
        self.reservation_id = reservation_id
        self.net_params = net_params
        self.state_reason_code = state_reason_code
        self.state_reason_message = state_reason_message
        self.sequence = sequence
        self.domain_uuid = domain_uuid
        self.domain_id = domain_id
        self.launch_index = launch_index


class NetConfigType(_Struct):
    """netConfigType"""

    __slots__ = ('private_mac_address', 'public_mac_address', 'vlan', 'private_ip', 'public_ip',)
    private_mac_address: Final[str]
    public_mac_address: Final[str]
    vlan: Final[int]
    private_ip: Final[str]
    public_ip: Final[str]
    TYPE = 'netConfigType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('private_mac_address', 'privateMacAddress', 'string'),
        _Field('public_mac_address', 'publicMacAddress', 'string'),
        _Field('vlan', 'vlan', 'int'),
        _Field('private_ip', 'privateIp', 'string'),
        _Field('public_ip', 'publicIp', 'string'),
    )

    def __init__(
        self,
        *,
        private_mac_address: str,
        public_mac_address: str,
        vlan: int,
        private_ip: str,
        public_ip: str,
    ) -> None:
        self.private_mac_address = private_mac_address
        self.public_mac_address = public_mac_address
        self.vlan = vlan
        self.private_ip = private_ip
        self.public_ip = public_ip


class NcStartNetworkType(EucalyptusMessage):
    """ncStartNetworkType"""

    __slots__ = ('remote_hosts', 'remote_host_port', 'vlan',)
    remote_hosts: Final[tuple[str, ...]]
    remote_host_port: Final[int | None]
    vlan: Final[int | None]
    TYPE = 'ncStartNetworkType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('remote_hosts', 'remoteHosts', 'string', min=0, max=None),
        _Field('remote_host_port', 'remoteHostPort', 'int', min=0),
        _Field('vlan', 'vlan', 'int', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        remote_hosts: tuple[str, ...] = (),
        remote_host_port: int | None = None,
        vlan: int | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.remote_hosts = remote_hosts
        self.remote_host_port = remote_host_port
        self.vlan = vlan


class NcStartNetworkResponseType(EucalyptusMessage):
    """ncStartNetworkResponseType"""

    __slots__ = ('network_status',)
    network_status: Final[str | None]
    TYPE = 'ncStartNetworkResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('network_status', 'networkStatus', 'string', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        network_status: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.network_status = network_status


class GroupRuleType(_Struct):
    """groupRuleType"""

    __slots__ = ('protocol', 'from_port', 'to_port', 'cidr', 'source_group_id',)
    protocol: Final[str]
    from_port: Final[int]
    to_port: Final[int]
    cidr: Final[str | None]
    source_group_id: Final[str | None]
    TYPE = 'groupRuleType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('protocol', 'protocol', 'string'),
        _Field('from_port', 'fromPort', 'int'),
        _Field('to_port', 'toPort', 'int'),
        _Field('cidr', 'cidr', 'string', min=0),
        _Field('source_group_id', 'sourceGroupId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        protocol: str,
        from_port: int,
        to_port: int,
        cidr: str | None = None,
        source_group_id: str | None = None,
    ) -> None:
        self.protocol = protocol
        self.from_port = from_port
        self.to_port = to_port
        self.cidr = cidr
        self.source_group_id = source_group_id


class GroupType(_Struct):
    """groupType"""

    __slots__ = ('group_id', 'rules',)
    group_id: Final[str]
    rules: Final[tuple[GroupRuleType, ...]]
    TYPE = 'groupType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string'),
        _Field('rules', 'rules', 'groupRuleType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        group_id: str,
        rules: tuple[GroupRuleType, ...] = (),
    ) -> None:
        self.group_id = group_id
        self.rules = rules


class GuestType(_Struct):
    """guestType"""

    __slots__ = ('instance_id', 'account_id', 'mac', 'private_ip', 'node', 'group_ids', 'public_ip',)
    instance_id: Final[str]
    account_id: Final[str]
    mac: Final[str]
    private_ip: Final[str | None]
    node: Final[str | None]
    group_ids: Final[tuple[str, ...]]
    public_ip: Final[str | None]
    TYPE = 'guestType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('account_id', 'accountId', 'string'),
        _Field('mac', 'mac', 'string'),
        _Field('private_ip', 'privateIp', 'string', min=0),
        _Field('node', 'node', 'string', min=0),
        _Field('group_ids', 'groupIds', 'string', min=0, max=None),
        _Field('public_ip', 'publicIp', 'string', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        account_id: str,
        mac: str,
        private_ip: str | None = None,
        node: str | None = None,
        group_ids: tuple[str, ...] = (),
        public_ip: str | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.account_id = account_id
        self.mac = mac
        self.private_ip = private_ip
        self.node = node
        self.group_ids = group_ids
        self.public_ip = public_ip


class OverlayType(_Struct):
    """overlayType"""

    __slots__ = ('subnet', 'head', 'vni', 'port', 'dns', 'domain',)
    subnet: Final[str]
    head: Final[str]
    vni: Final[int]
    port: Final[int]
    dns: Final[tuple[str, ...]]
    domain: Final[str]
    TYPE = 'overlayType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('subnet', 'subnet', 'string'),
        _Field('head', 'head', 'string'),
        _Field('vni', 'vni', 'int'),
        _Field('port', 'port', 'int'),
        _Field('dns', 'dns', 'string', min=0, max=None),
        _Field('domain', 'domain', 'string'),
    )

    def __init__(
        self,
        *,
        subnet: str,
        head: str,
        vni: int,
        port: int,
        dns: tuple[str, ...] = (),
        domain: str,
    ) -> None:
        self.subnet = subnet
        self.head = head
        self.vni = vni
        self.port = port
        self.dns = dns
        self.domain = domain


class NcApplyNetworkType(EucalyptusMessage):
    """ncApplyNetworkType"""

    __slots__ = ('epoch', 'edition', 'tag', 'base', 'whole', 'part', 'more', 'overlay', 'hosts', 'hosts_gone', 'guests', 'guests_gone', 'groups', 'groups_gone', 'capability',)
    epoch: Final[str]
    edition: Final[int]
    tag: Final[str]
    base: Final[str | None]
    whole: Final[bool | None]
    part: Final[int | None]
    more: Final[bool | None]
    overlay: Final[OverlayType | None]
    hosts: Final[tuple[str, ...]]
    hosts_gone: Final[tuple[str, ...]]
    guests: Final[tuple[GuestType, ...]]
    guests_gone: Final[tuple[str, ...]]
    groups: Final[tuple[GroupType, ...]]
    groups_gone: Final[tuple[str, ...]]
    capability: Final[tuple[str, ...]]
    TYPE = 'ncApplyNetworkType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('epoch', 'epoch', 'string'),
        _Field('edition', 'edition', 'long'),
        _Field('tag', 'tag', 'string'),
        _Field('base', 'base', 'string', min=0),
        _Field('whole', 'whole', 'boolean', min=0),
        _Field('part', 'part', 'int', min=0),
        _Field('more', 'more', 'boolean', min=0),
        _Field('overlay', 'overlay', 'overlayType', min=0),
        _Field('hosts', 'hosts', 'string', min=0, max=None),
        _Field('hosts_gone', 'hostsGone', 'string', min=0, max=None),
        _Field('guests', 'guests', 'guestType', min=0, max=None),
        _Field('guests_gone', 'guestsGone', 'string', min=0, max=None),
        _Field('groups', 'groups', 'groupType', min=0, max=None),
        _Field('groups_gone', 'groupsGone', 'string', min=0, max=None),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        epoch: str,
        edition: int,
        tag: str,
        base: str | None = None,
        whole: bool | None = None,
        part: int | None = None,
        more: bool | None = None,
        overlay: OverlayType | None = None,
        hosts: tuple[str, ...] = (),
        hosts_gone: tuple[str, ...] = (),
        guests: tuple[GuestType, ...] = (),
        guests_gone: tuple[str, ...] = (),
        groups: tuple[GroupType, ...] = (),
        groups_gone: tuple[str, ...] = (),
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.epoch = epoch
        self.edition = edition
        self.tag = tag
        self.base = base
        self.whole = whole
        self.part = part
        self.more = more
        self.overlay = overlay
        self.hosts = hosts
        self.hosts_gone = hosts_gone
        self.guests = guests
        self.guests_gone = guests_gone
        self.groups = groups
        self.groups_gone = groups_gone
        self.capability = capability


class NcApplyNetworkResponseType(EucalyptusMessage):
    """ncApplyNetworkResponseType"""

    __slots__ = ('epoch', 'edition', 'tag', 'in_force', 'trouble',)
    epoch: Final[str]
    edition: Final[int]
    tag: Final[str]
    in_force: Final[str | None]
    trouble: Final[str | None]
    TYPE = 'ncApplyNetworkResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('epoch', 'epoch', 'string'),
        _Field('edition', 'edition', 'long'),
        _Field('tag', 'tag', 'string'),
        _Field('in_force', 'inForce', 'string', min=0),
        _Field('trouble', 'trouble', 'string', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: int | None = None,
        epoch: str,
        edition: int,
        tag: str,
        in_force: str | None = None,
        trouble: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message)
        self.epoch = epoch
        self.edition = edition
        self.tag = tag
        self.in_force = in_force
        self.trouble = trouble


class TierFaultType(_Struct):
    """tierFaultType"""

    __slots__ = ('code', 'message', 'tier', 'correlation_id', 'definite',)
    code: Final[str]
    message: Final[str]
    tier: Final[str]
    correlation_id: Final[str | None]
    definite: Final[bool]
    TYPE = 'tierFaultType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'string'),
        _Field('message', 'message', 'string'),
        _Field('tier', 'tier', 'string'),
        _Field('correlation_id', 'correlationId', 'string', min=0),
        _Field('definite', 'definite', 'boolean'),
    )

    def __init__(
        self,
        *,
        code: str,
        message: str,
        tier: str,
        correlation_id: str | None = None,
        definite: bool,
    ) -> None:
        self.code = code
        self.message = message
        self.tier = tier
        self.correlation_id = correlation_id
        self.definite = definite


_ELEMENTS = {
    'ncStartNetwork': _Element('ncStartNetwork', NcStartNetworkType),
    'ncStartNetworkResponse': _Element('ncStartNetworkResponse', NcStartNetworkResponseType),
    'ncDescribeInstances': _Element('ncDescribeInstances', NcDescribeInstancesType),
    'ncDescribeInstancesResponse': _Element('ncDescribeInstancesResponse', NcDescribeInstancesResponseType),
    'ncTerminateInstance': _Element('ncTerminateInstance', NcTerminateInstanceType),
    'ncTerminateInstanceResponse': _Element('ncTerminateInstanceResponse', NcTerminateInstanceResponseType),
    'ncRebootInstance': _Element('ncRebootInstance', NcRebootInstanceType),
    'ncRebootInstanceResponse': _Element('ncRebootInstanceResponse', NcRebootInstanceResponseType),
    'ncGetConsoleOutput': _Element('ncGetConsoleOutput', NcGetConsoleOutputType),
    'ncGetConsoleOutputResponse': _Element('ncGetConsoleOutputResponse', NcGetConsoleOutputResponseType),
    'ncDescribeResource': _Element('ncDescribeResource', NcDescribeResourceType),
    'ncDescribeResourceResponse': _Element('ncDescribeResourceResponse', NcDescribeResourceResponseType),
    'ncRunInstance': _Element('ncRunInstance', NcRunInstanceType),
    'ncRunInstanceResponse': _Element('ncRunInstanceResponse', NcRunInstanceResponseType),
    'ncApplyNetwork': _Element('ncApplyNetwork', NcApplyNetworkType),
    'ncApplyNetworkResponse': _Element('ncApplyNetworkResponse', NcApplyNetworkResponseType),
    'fault': _Element('fault', TierFaultType),
}

CONTRACT = _Contract(
    name='EucalyptusNC',
    namespace='http://eucalyptus.ucsb.edu/',
    types=(VirtualMachineType, StoreType, KeyRingType, EucalyptusMessage, NcDescribeInstancesType, NcDescribeInstancesResponseType, NcRebootInstanceType, NcRebootInstanceResponseType, NcGetConsoleOutputType, NcGetConsoleOutputResponseType, NcTerminateInstanceType, NcTerminateInstanceResponseType, NcDescribeResourceType, NcDescribeResourceResponseType, NcRunInstanceType, NcRunInstanceResponseType, NcInstanceType, NetConfigType, NcStartNetworkType, NcStartNetworkResponseType, GroupRuleType, GroupType, GuestType, OverlayType, NcApplyNetworkType, NcApplyNetworkResponseType, TierFaultType,),
    elements=_ELEMENTS,
    operations={
        'ncStartNetwork': _Operation(name='ncStartNetwork', soap_action='EucalyptusNC#ncStartNetwork', action='EucalyptusNC#ncStartNetwork', response_action='EucalyptusNC#ncStartNetworkResponse', input=_ELEMENTS['ncStartNetwork'], output=_ELEMENTS['ncStartNetworkResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncStartNetworkFault'}, read_only=False),
        'ncRunInstance': _Operation(name='ncRunInstance', soap_action='EucalyptusNC#ncRunInstance', action='EucalyptusNC#ncRunInstance', response_action='EucalyptusNC#ncRunInstanceResponse', input=_ELEMENTS['ncRunInstance'], output=_ELEMENTS['ncRunInstanceResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncRunInstanceFault'}, read_only=False),
        'ncDescribeInstances': _Operation(name='ncDescribeInstances', soap_action='EucalyptusNC#ncDescribeInstances', action='EucalyptusNC#ncDescribeInstances', response_action='EucalyptusNC#ncDescribeInstancesResponse', input=_ELEMENTS['ncDescribeInstances'], output=_ELEMENTS['ncDescribeInstancesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncDescribeInstancesFault'}, read_only=True),
        'ncTerminateInstance': _Operation(name='ncTerminateInstance', soap_action='EucalyptusNC#ncTerminateInstance', action='EucalyptusNC#ncTerminateInstance', response_action='EucalyptusNC#ncTerminateInstanceResponse', input=_ELEMENTS['ncTerminateInstance'], output=_ELEMENTS['ncTerminateInstanceResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncTerminateInstanceFault'}, read_only=False),
        'ncRebootInstance': _Operation(name='ncRebootInstance', soap_action='EucalyptusNC#ncRebootInstance', action='EucalyptusNC#ncRebootInstance', response_action='EucalyptusNC#ncRebootInstanceResponse', input=_ELEMENTS['ncRebootInstance'], output=_ELEMENTS['ncRebootInstanceResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncRebootInstanceFault'}, read_only=False),
        'ncGetConsoleOutput': _Operation(name='ncGetConsoleOutput', soap_action='EucalyptusNC#ncGetConsoleOutput', action='EucalyptusNC#ncGetConsoleOutput', response_action='EucalyptusNC#ncGetConsoleOutputResponse', input=_ELEMENTS['ncGetConsoleOutput'], output=_ELEMENTS['ncGetConsoleOutputResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncGetConsoleOutputFault'}, read_only=True),
        'ncDescribeResource': _Operation(name='ncDescribeResource', soap_action='EucalyptusNC#ncDescribeResource', action='EucalyptusNC#ncDescribeResource', response_action='EucalyptusNC#ncDescribeResourceResponse', input=_ELEMENTS['ncDescribeResource'], output=_ELEMENTS['ncDescribeResourceResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncDescribeResourceFault'}, read_only=True),
        'ncApplyNetwork': _Operation(name='ncApplyNetwork', soap_action='EucalyptusNC#ncApplyNetwork', action='EucalyptusNC#ncApplyNetwork', response_action='EucalyptusNC#ncApplyNetworkResponse', input=_ELEMENTS['ncApplyNetwork'], output=_ELEMENTS['ncApplyNetworkResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusNC#ncApplyNetworkFault'}, read_only=False),
    },
    package='euca.wire',
    file='eucalyptus_nc.wsdl',
    ports={'EucalyptusNCPort': 'http://localhost:8775/axis2/services/EucalyptusNC'},
)
