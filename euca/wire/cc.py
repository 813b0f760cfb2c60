"""Messages of EucalyptusCC, made by tools/generate from wsdl/eucalyptus_cc.wsdl: change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Literal

from euca.soap.codec import Contract as _Contract
from euca.soap.codec import Element as _Element
from euca.soap.codec import Field as _Field
from euca.soap.codec import Operation as _Operation
from euca.soap.codec import Struct as _Struct

__all__ = ['CONTRACT', 'ApplyNetworkResponseType', 'ApplyNetworkType', 'AssignAddressResponseType', 'AssignAddressType', 'CcInstanceType', 'CcNodeType', 'CcResourceType', 'CcStateChangeType', 'CcTerminatedInstanceType', 'ConfigureNetworkResponseType', 'ConfigureNetworkType', 'DescribeInstancesResponseType', 'DescribeInstancesType', 'DescribePublicAddressesResponseType', 'DescribePublicAddressesType', 'DescribeResourcesResponseType', 'DescribeResourcesType', 'EucalyptusMessage', 'GetConsoleOutputResponseType', 'GetConsoleOutputType', 'GroupRuleType', 'GroupType', 'KeyRingType', 'MembershipType', 'NetConfigType', 'NetworkRule', 'RebootInstancesResponseType', 'RebootInstancesType', 'RunInstancesResponseType', 'RunInstancesType', 'StartNetworkResponseType', 'StartNetworkType', 'StopNetworkResponseType', 'StopNetworkType', 'StoreType', 'TerminateInstancesResponseType', 'TerminateInstancesType', 'TierFaultType', 'UnassignAddressResponseType', 'UnassignAddressType', 'VirtualMachineType']


class CcInstanceType(_Struct):
    """ccInstanceType"""

    __slots__ = ('image_id', 'kernel_id', 'ramdisk_id', 'instance_id', 'instance_type', 'key_name', 'launch_time', 'state_name', 'net_params', 'owner_id', 'reservation_id', 'service_tag', 'user_data', 'launch_index', 'group_names', 'state_reason_code', 'state_reason_message', 'sequence', 'node_name', 'domain_uuid', 'launch_index_number',)
    image_id: Final[str | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    instance_id: Final[str | None]
    instance_type: Final[VirtualMachineType | None]
    key_name: Final[str | None]
    launch_time: Final[datetime | None]
    state_name: Final[str | None]
    net_params: Final[NetConfigType | None]
    owner_id: Final[str | None]
    reservation_id: Final[str | None]
    service_tag: Final[str | None]
    user_data: Final[str | None]
    launch_index: Final[str | None]
    group_names: Final[tuple[str, ...]]
    state_reason_code: Final[str | None]
    state_reason_message: Final[str | None]
    sequence: Final[int | None]
    node_name: Final[str | None]
    domain_uuid: Final[str | None]
    launch_index_number: Final[int | None]
    TYPE = 'ccInstanceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('instance_type', 'instanceType', 'virtualMachineType', min=0),
        _Field('key_name', 'keyName', 'string', min=0),
        _Field('launch_time', 'launchTime', 'dateTime', min=0),
        _Field('state_name', 'stateName', 'string', min=0),
        _Field('net_params', 'netParams', 'netConfigType', min=0),
        _Field('owner_id', 'ownerId', 'string', min=0),
        _Field('reservation_id', 'reservationId', 'string', min=0),
        _Field('service_tag', 'serviceTag', 'string', min=0),
        _Field('user_data', 'userData', 'string', min=0, secret=True),
        _Field('launch_index', 'launchIndex', 'string', min=0),
        _Field('group_names', 'groupNames', 'string', min=0, max=64),
        _Field('state_reason_code', 'stateReasonCode', 'string', min=0),
        _Field('state_reason_message', 'stateReasonMessage', 'string', min=0),
        _Field('sequence', 'sequence', 'long', min=0),
        _Field('node_name', 'nodeName', 'string', min=0),
        _Field('domain_uuid', 'domainUuid', 'string', min=0),
        _Field('launch_index_number', 'launchIndexNumber', 'int', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        instance_id: str | None = None,
        instance_type: VirtualMachineType | None = None,
        key_name: str | None = None,
        launch_time: datetime | None = None,
        state_name: str | None = None,
        net_params: NetConfigType | None = None,
        owner_id: str | None = None,
        reservation_id: str | None = None,
        service_tag: str | None = None,
        user_data: str | None = None,
        launch_index: str | None = None,
        group_names: tuple[str, ...] = (),
        state_reason_code: str | None = None,
        state_reason_message: str | None = None,
        sequence: int | None = None,
        node_name: str | None = None,
        domain_uuid: str | None = None,
        launch_index_number: int | None = None,
    ) -> None:
        self.image_id = image_id
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.instance_id = instance_id
        self.instance_type = instance_type
        self.key_name = key_name
        self.launch_time = launch_time
        self.state_name = state_name
        self.net_params = net_params
        self.owner_id = owner_id
        self.reservation_id = reservation_id
        self.service_tag = service_tag
        self.user_data = user_data
        self.launch_index = launch_index
        self.group_names = group_names
        self.state_reason_code = state_reason_code
        self.state_reason_message = state_reason_message
        self.sequence = sequence
        self.node_name = node_name
        self.domain_uuid = domain_uuid
        self.launch_index_number = launch_index_number


class CcResourceType(_Struct):
    """ccResourceType"""

    __slots__ = ('instance_type', 'max_instances', 'available_instances',)
    instance_type: Final[VirtualMachineType | None]
    max_instances: Final[int | None]
    available_instances: Final[int | None]
    TYPE = 'ccResourceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_type', 'instanceType', 'virtualMachineType', min=0),
        _Field('max_instances', 'maxInstances', 'int', min=0),
        _Field('available_instances', 'availableInstances', 'int', min=0),
    )

    def __init__(
        self,
        *,
        instance_type: VirtualMachineType | None = None,
        max_instances: int | None = None,
        available_instances: int | None = None,
    ) -> None:
        self.instance_type = instance_type
        self.max_instances = max_instances
        self.available_instances = available_instances


class VirtualMachineType(_Struct):
    """virtualMachineType"""

    __slots__ = ('name', 'memory', 'cores', 'disk',)
    name: Final[str | None]
    memory: Final[int | None]
    cores: Final[int | None]
    disk: Final[int | None]
    TYPE = 'virtualMachineType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string', min=0),
        _Field('memory', 'memory', 'int', min=0),
        _Field('cores', 'cores', 'int', min=0),
        _Field('disk', 'disk', 'int', min=0),
    )

    def __init__(
        self,
        *,
        name: str | None = None,
        memory: int | None = None,
        cores: int | None = None,
        disk: int | None = None,
    ) -> None:
        self.name = name
        self.memory = memory
        self.cores = cores
        self.disk = disk


class CcTerminatedInstanceType(_Struct):
    """ccTerminatedInstanceType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'ccTerminatedInstanceType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


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

    __slots__ = ('correlation_id', 'user_id', 'status_message', 'return_',)
    correlation_id: Final[str | None]
    user_id: Final[str | None]
    status_message: Final[str | None]
    return_: Final[bool | None]
    TYPE = 'eucalyptusMessage'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('correlation_id', 'correlationId', 'string', min=0),
        _Field('user_id', 'userId', 'string', min=0),
        _Field('status_message', 'statusMessage', 'string', min=0),
        _Field('return_', 'return', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
    ) -> None:
        self.correlation_id = correlation_id
        self.user_id = user_id
        self.status_message = status_message
        self.return_ = return_


class DescribeInstancesType(EucalyptusMessage):
    """describeInstancesType"""

    __slots__ = ('instance_ids', 'since_epoch', 'since_sequence', 'wait_seconds', 'max_results', 'capability',)
    instance_ids: Final[tuple[str, ...]]
    since_epoch: Final[str | None]
    since_sequence: Final[int | None]
    wait_seconds: Final[int | None]
    max_results: Final[int | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'describeInstancesType'
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
        status_message: str | None = None,
        return_: bool | None = None,
        instance_ids: tuple[str, ...] = (),
        since_epoch: str | None = None,
        since_sequence: int | None = None,
        wait_seconds: int | None = None,
        max_results: int | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instance_ids = instance_ids
        self.since_epoch = since_epoch
        self.since_sequence = since_sequence
        self.wait_seconds = wait_seconds
        self.max_results = max_results
        self.capability = capability


class DescribeInstancesResponseType(EucalyptusMessage):
    """describeInstancesResponseType"""

    __slots__ = ('instances', 'epoch', 'sequence', 'complete', 'more', 'forgotten', 'key_edition',)
    instances: Final[tuple[CcInstanceType, ...]]
    epoch: Final[str | None]
    sequence: Final[int | None]
    complete: Final[bool | None]
    more: Final[bool | None]
    forgotten: Final[tuple[str, ...]]
    key_edition: Final[int | None]
    TYPE = 'describeInstancesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instances', 'instances', 'ccInstanceType', min=0, max=None),
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
        status_message: str | None = None,
        return_: bool | None = None,
        instances: tuple[CcInstanceType, ...] = (),
        epoch: str | None = None,
        sequence: int | None = None,
        complete: bool | None = None,
        more: bool | None = None,
        forgotten: tuple[str, ...] = (),
        key_edition: int | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instances = instances
        self.epoch = epoch
        self.sequence = sequence
        self.complete = complete
        self.more = more
        self.forgotten = forgotten
        self.key_edition = key_edition


class DescribeResourcesType(EucalyptusMessage):
    """describeResourcesType"""

    __slots__ = ('instance_types', 'capability', 'key_ring',)
    instance_types: Final[tuple[VirtualMachineType, ...]]
    capability: Final[tuple[str, ...]]
    key_ring: Final[KeyRingType | None]
    TYPE = 'describeResourcesType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_types', 'instanceTypes', 'virtualMachineType', max=None),
        _Field('capability', 'capability', 'string', min=0, max=None),
        _Field('key_ring', 'keyRing', 'keyRingType', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        instance_types: tuple[VirtualMachineType, ...],
        capability: tuple[str, ...] = (),
        key_ring: KeyRingType | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instance_types = instance_types
        self.capability = capability
        self.key_ring = key_ring


class DescribeResourcesResponseType(EucalyptusMessage):
    """describeResourcesResponseType"""

    __slots__ = ('resources', 'service_tags', 'capability', 'version', 'cluster_name', 'nodes', 'key_ring',)
    resources: Final[tuple[CcResourceType, ...]]
    service_tags: Final[tuple[str, ...]]
    capability: Final[tuple[str, ...]]
    version: Final[str | None]
    cluster_name: Final[str | None]
    nodes: Final[tuple[CcNodeType, ...]]
    key_ring: Final[KeyRingType | None]
    TYPE = 'describeResourcesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('resources', 'resources', 'ccResourceType', min=0, max=None),
        _Field('service_tags', 'serviceTags', 'string', min=0, max=None),
        _Field('capability', 'capability', 'string', min=0, max=None),
        _Field('version', 'version', 'string', min=0),
        _Field('cluster_name', 'clusterName', 'string', min=0),
        _Field('nodes', 'nodes', 'ccNodeType', min=0, max=None),
        _Field('key_ring', 'keyRing', 'keyRingType', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        resources: tuple[CcResourceType, ...] = (),
        service_tags: tuple[str, ...] = (),
        capability: tuple[str, ...] = (),
        version: str | None = None,
        cluster_name: str | None = None,
        nodes: tuple[CcNodeType, ...] = (),
        key_ring: KeyRingType | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.resources = resources
        self.service_tags = service_tags
        self.capability = capability
        self.version = version
        self.cluster_name = cluster_name
        self.nodes = nodes
        self.key_ring = key_ring


class TerminateInstancesType(EucalyptusMessage):
    """terminateInstancesType"""

    __slots__ = ('instance_ids', 'reason', 'capability',)
    instance_ids: Final[tuple[str, ...]]
    reason: Final[str | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'terminateInstancesType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_ids', 'instanceIds', 'string', min=0, max=None),
        _Field('reason', 'reason', 'string', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        instance_ids: tuple[str, ...] = (),
        reason: str | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instance_ids = instance_ids
        self.reason = reason
        self.capability = capability


class TerminateInstancesResponseType(EucalyptusMessage):
    """terminateInstancesResponseType"""

    __slots__ = ('is_terminated', 'states',)
    is_terminated: Final[tuple[bool, ...]]
    states: Final[tuple[CcStateChangeType, ...]]
    TYPE = 'terminateInstancesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('is_terminated', 'isTerminated', 'boolean', min=0, max=None),
        _Field('states', 'states', 'ccStateChangeType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        is_terminated: tuple[bool, ...] = (),
        states: tuple[CcStateChangeType, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.is_terminated = is_terminated
        self.states = states


class GetConsoleOutputType(EucalyptusMessage):
    """getConsoleOutputType"""

    __slots__ = ('instance_id', 'capability',)
    instance_id: Final[str | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'getConsoleOutputType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        instance_id: str | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instance_id = instance_id
        self.capability = capability


class GetConsoleOutputResponseType(EucalyptusMessage):
    """getConsoleOutputResponseType"""

    __slots__ = ('console_output', 'output_base64', 'timestamp',)
    console_output: Final[str | None]
    output_base64: Final[bytes | None]
    timestamp: Final[datetime | None]
    TYPE = 'getConsoleOutputResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('console_output', 'consoleOutput', 'string', min=0),
        _Field('output_base64', 'outputBase64', 'base64Binary', min=0),
        _Field('timestamp', 'timestamp', 'dateTime', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        console_output: str | None = None,
        output_base64: bytes | None = None,
        timestamp: datetime | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.console_output = console_output
        self.output_base64 = output_base64
        self.timestamp = timestamp


class RebootInstancesType(EucalyptusMessage):
    """rebootInstancesType"""

    __slots__ = ('instance_ids', 'capability',)
    instance_ids: Final[tuple[str, ...]]
    capability: Final[tuple[str, ...]]
    TYPE = 'rebootInstancesType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instance_ids', 'instanceIds', 'string', min=0, max=None),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        instance_ids: tuple[str, ...] = (),
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instance_ids = instance_ids
        self.capability = capability


class RebootInstancesResponseType(EucalyptusMessage):
    """rebootInstancesResponseType"""

    __slots__ = ('is_rebooted',)
    is_rebooted: Final[tuple[bool, ...]]
    TYPE = 'rebootInstancesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('is_rebooted', 'isRebooted', 'boolean', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        is_rebooted: tuple[bool, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.is_rebooted = is_rebooted


class StartNetworkType(EucalyptusMessage):
    """startNetworkType"""

    __slots__ = ('vlan', 'net_name',)
    vlan: Final[int | None]
    net_name: Final[str | None]
    TYPE = 'startNetworkType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('vlan', 'vlan', 'int', min=0),
        _Field('net_name', 'netName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        vlan: int | None = None,
        net_name: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.vlan = vlan
        self.net_name = net_name


class StartNetworkResponseType(EucalyptusMessage):
    """startNetworkResponseType"""

    __slots__ = ()
    TYPE = 'startNetworkResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = EucalyptusMessage.FIELDS


class StopNetworkType(EucalyptusMessage):
    """stopNetworkType"""

    __slots__ = ('vlan', 'net_name',)
    vlan: Final[int | None]
    net_name: Final[str | None]
    TYPE = 'stopNetworkType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('vlan', 'vlan', 'int', min=0),
        _Field('net_name', 'netName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        vlan: int | None = None,
        net_name: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.vlan = vlan
        self.net_name = net_name


class StopNetworkResponseType(EucalyptusMessage):
    """stopNetworkResponseType"""

    __slots__ = ()
    TYPE = 'stopNetworkResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = EucalyptusMessage.FIELDS


class AssignAddressType(EucalyptusMessage):
    """assignAddressType"""

    __slots__ = ('source', 'dest',)
    source: Final[str]
    dest: Final[str]
    TYPE = 'assignAddressType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('source', 'source', 'string'),
        _Field('dest', 'dest', 'string'),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        source: str,
        dest: str,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.source = source
        self.dest = dest


class AssignAddressResponseType(EucalyptusMessage):
    """assignAddressResponseType"""

    __slots__ = ()
    TYPE = 'assignAddressResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = EucalyptusMessage.FIELDS


class UnassignAddressType(EucalyptusMessage):
    """unassignAddressType"""

    __slots__ = ('source', 'dest',)
    source: Final[str]
    dest: Final[str]
    TYPE = 'unassignAddressType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('source', 'source', 'string'),
        _Field('dest', 'dest', 'string'),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        source: str,
        dest: str,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.source = source
        self.dest = dest


class UnassignAddressResponseType(EucalyptusMessage):
    """unassignAddressResponseType"""

    __slots__ = ()
    TYPE = 'unassignAddressResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = EucalyptusMessage.FIELDS


class DescribePublicAddressesType(EucalyptusMessage):
    """describePublicAddressesType"""

    __slots__ = ('capability',)
    capability: Final[tuple[str, ...]]
    TYPE = 'describePublicAddressesType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.capability = capability


class DescribePublicAddressesResponseType(EucalyptusMessage):
    """describePublicAddressesResponseType"""

    __slots__ = ('source_addresses', 'dest_addresses', 'pool',)
    source_addresses: Final[tuple[str, ...]]
    dest_addresses: Final[tuple[str, ...]]
    pool: Final[tuple[str, ...]]
    TYPE = 'describePublicAddressesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('source_addresses', 'sourceAddresses', 'string', min=0, max=None),
        _Field('dest_addresses', 'destAddresses', 'string', min=0, max=None),
        _Field('pool', 'pool', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        source_addresses: tuple[str, ...] = (),
        dest_addresses: tuple[str, ...] = (),
        pool: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.source_addresses = source_addresses
        self.dest_addresses = dest_addresses
        self.pool = pool


class ConfigureNetworkType(EucalyptusMessage):
    """configureNetworkType"""

    __slots__ = ('rules',)
    rules: Final[tuple[NetworkRule, ...]]
    TYPE = 'configureNetworkType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('rules', 'rules', 'networkRule', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        rules: tuple[NetworkRule, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.rules = rules


class ConfigureNetworkResponseType(EucalyptusMessage):
    """configureNetworkResponseType"""

    __slots__ = ()
    TYPE = 'configureNetworkResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = EucalyptusMessage.FIELDS


class NetworkRule(_Struct):
    """networkRule"""

    __slots__ = ('type', 'source_names', 'user_names', 'source_nets', 'dest_name', 'protocol', 'port_range_min', 'port_range_max',)
    type: Final[str]
    source_names: Final[tuple[str, ...]]
    user_names: Final[tuple[str, ...]]
    source_nets: Final[tuple[str, ...]]
    dest_name: Final[str]
    protocol: Final[str]
    port_range_min: Final[int]
    port_range_max: Final[int]
    TYPE = 'networkRule'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('type', 'type', 'string'),
        _Field('source_names', 'sourceNames', 'string', min=0, max=None),
        _Field('user_names', 'userNames', 'string', min=0, max=None),
        _Field('source_nets', 'sourceNets', 'string', min=0, max=None),
        _Field('dest_name', 'destName', 'string'),
        _Field('protocol', 'protocol', 'string'),
        _Field('port_range_min', 'portRangeMin', 'int'),
        _Field('port_range_max', 'portRangeMax', 'int'),
    )

    def __init__(
        self,
        *,
        type: str,
        source_names: tuple[str, ...] = (),
        user_names: tuple[str, ...] = (),
        source_nets: tuple[str, ...] = (),
        dest_name: str,
        protocol: str,
        port_range_min: int,
        port_range_max: int,
    ) -> None:
        self.type = type
        self.source_names = source_names
        self.user_names = user_names
        self.source_nets = source_nets
        self.dest_name = dest_name
        self.protocol = protocol
        self.port_range_min = port_range_min
        self.port_range_max = port_range_max


class RunInstancesType(EucalyptusMessage):
    """runInstancesType"""

    __slots__ = ('image_id', 'kernel_id', 'ramdisk_id', 'image_url', 'kernel_url', 'ramdisk_url', 'instance_type', 'key_name', 'max_count', 'min_count', 'reservation_id', 'instance_ids', 'net_names', 'mac_addresses', 'vlan', 'user_data', 'launch_index', 'image_digest', 'kernel_digest', 'ramdisk_digest', 'image_size', 'kernel_size', 'ramdisk_size', 'key_text', 'group_names', 'launch_indexes', 'user_data_base64', 'guest_kind', 'root_partition', 'store', 'capability',)
    image_id: Final[str | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    image_url: Final[str | None]
    kernel_url: Final[str | None]
    ramdisk_url: Final[str | None]
    instance_type: Final[VirtualMachineType | None]
    key_name: Final[str | None]
    max_count: Final[int]
    min_count: Final[int]
    reservation_id: Final[str]
    instance_ids: Final[tuple[str, ...]]
    net_names: Final[tuple[str, ...]]
    mac_addresses: Final[tuple[str, ...]]
    vlan: Final[int]
    user_data: Final[str]
    launch_index: Final[str]
    image_digest: Final[str | None]
    kernel_digest: Final[str | None]
    ramdisk_digest: Final[str | None]
    image_size: Final[int | None]
    kernel_size: Final[int | None]
    ramdisk_size: Final[int | None]
    key_text: Final[str | None]
    group_names: Final[tuple[str, ...]]
    launch_indexes: Final[tuple[int, ...]]
    user_data_base64: Final[bytes | None]
    guest_kind: Final[str | None]
    root_partition: Final[int | None]
    store: Final[tuple[StoreType, ...]]
    capability: Final[tuple[str, ...]]
    TYPE = 'runInstancesType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('image_id', 'imageId', 'string', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('image_url', 'imageURL', 'string', min=0, secret=True),
        _Field('kernel_url', 'kernelURL', 'string', min=0, secret=True),
        _Field('ramdisk_url', 'ramdiskURL', 'string', min=0, secret=True),
        _Field('instance_type', 'instanceType', 'virtualMachineType', min=0),
        _Field('key_name', 'keyName', 'string', min=0),
        _Field('max_count', 'maxCount', 'int'),
        _Field('min_count', 'minCount', 'int'),
        _Field('reservation_id', 'reservationId', 'string'),
        _Field('instance_ids', 'instanceIds', 'string', max=None),
        _Field('net_names', 'netNames', 'string', max=None),
        _Field('mac_addresses', 'macAddresses', 'string', max=None),
        _Field('vlan', 'vlan', 'int'),
        _Field('user_data', 'userData', 'string', secret=True),
        _Field('launch_index', 'launchIndex', 'string'),
        _Field('image_digest', 'imageDigest', 'string', min=0),
        _Field('kernel_digest', 'kernelDigest', 'string', min=0),
        _Field('ramdisk_digest', 'ramdiskDigest', 'string', min=0),
        _Field('image_size', 'imageSize', 'long', min=0),
        _Field('kernel_size', 'kernelSize', 'long', min=0),
        _Field('ramdisk_size', 'ramdiskSize', 'long', min=0),
        _Field('key_text', 'keyText', 'string', min=0, secret=True),
        _Field('group_names', 'groupNames', 'string', min=0, max=None),
        _Field('launch_indexes', 'launchIndexes', 'int', min=0, max=None),
        _Field('user_data_base64', 'userDataBase64', 'base64Binary', min=0, secret=True),
        _Field('guest_kind', 'guestKind', 'string', min=0),
        _Field('root_partition', 'rootPartition', 'int', min=0),
        _Field('store', 'store', 'storeType', min=0, max=None),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        image_id: str | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        image_url: str | None = None,
        kernel_url: str | None = None,
        ramdisk_url: str | None = None,
        instance_type: VirtualMachineType | None = None,
        key_name: str | None = None,
        max_count: int,
        min_count: int,
        reservation_id: str,
        instance_ids: tuple[str, ...],
        net_names: tuple[str, ...],
        mac_addresses: tuple[str, ...],
        vlan: int,
        user_data: str,
        launch_index: str,
        image_digest: str | None = None,
        kernel_digest: str | None = None,
        ramdisk_digest: str | None = None,
        image_size: int | None = None,
        kernel_size: int | None = None,
        ramdisk_size: int | None = None,
        key_text: str | None = None,
        group_names: tuple[str, ...] = (),
        launch_indexes: tuple[int, ...] = (),
        user_data_base64: bytes | None = None,
        guest_kind: str | None = None,
        root_partition: int | None = None,
        store: tuple[StoreType, ...] = (),
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.image_id = image_id
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.image_url = image_url
        self.kernel_url = kernel_url
        self.ramdisk_url = ramdisk_url
        self.instance_type = instance_type
        self.key_name = key_name
        self.max_count = max_count
        self.min_count = min_count
        self.reservation_id = reservation_id
        self.instance_ids = instance_ids
        self.net_names = net_names
        self.mac_addresses = mac_addresses
        self.vlan = vlan
        self.user_data = user_data
        self.launch_index = launch_index
        self.image_digest = image_digest
        self.kernel_digest = kernel_digest
        self.ramdisk_digest = ramdisk_digest
        self.image_size = image_size
        self.kernel_size = kernel_size
        self.ramdisk_size = ramdisk_size
        self.key_text = key_text
        self.group_names = group_names
        self.launch_indexes = launch_indexes
        self.user_data_base64 = user_data_base64
        self.guest_kind = guest_kind
        self.root_partition = root_partition
        self.store = store
        self.capability = capability


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


class RunInstancesResponseType(EucalyptusMessage):
    """runInstancesResponseType"""

    __slots__ = ('instances', 'accepted', 'capability',)
    instances: Final[tuple[CcInstanceType, ...]]
    accepted: Final[bool | None]
    capability: Final[tuple[str, ...]]
    TYPE = 'runInstancesResponseType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        *EucalyptusMessage.FIELDS,
        _Field('instances', 'instances', 'ccInstanceType', min=0, max=None),
        _Field('accepted', 'accepted', 'boolean', min=0),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        instances: tuple[CcInstanceType, ...] = (),
        accepted: bool | None = None,
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.instances = instances
        self.accepted = accepted
        self.capability = capability


class CcNodeType(_Struct):
    """ccNodeType"""

    __slots__ = ('name', 'address', 'state', 'memory_max', 'memory_available', 'cores_max', 'cores_available', 'disk_max', 'disk_available', 'last_heard',)
    name: Final[str]
    address: Final[str]
    state: Final[str]
    memory_max: Final[int]
    memory_available: Final[int]
    cores_max: Final[int]
    cores_available: Final[int]
    disk_max: Final[int]
    disk_available: Final[int]
    last_heard: Final[datetime | None]
    TYPE = 'ccNodeType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string'),
        _Field('address', 'address', 'string'),
        _Field('state', 'state', 'string'),
        _Field('memory_max', 'memoryMax', 'int'),
        _Field('memory_available', 'memoryAvailable', 'int'),
        _Field('cores_max', 'coresMax', 'int'),
        _Field('cores_available', 'coresAvailable', 'int'),
        _Field('disk_max', 'diskMax', 'int'),
        _Field('disk_available', 'diskAvailable', 'int'),
        _Field('last_heard', 'lastHeard', 'dateTime', min=0),
    )

    def __init__(
        self,
        *,
        name: str,
        address: str,
        state: str,
        memory_max: int,
        memory_available: int,
        cores_max: int,
        cores_available: int,
        disk_max: int,
        disk_available: int,
        last_heard: datetime | None = None,
    ) -> None:
        self.name = name
        self.address = address
        self.state = state
        self.memory_max = memory_max
        self.memory_available = memory_available
        self.cores_max = cores_max
        self.cores_available = cores_available
        self.disk_max = disk_max
        self.disk_available = disk_available
        self.last_heard = last_heard


class CcStateChangeType(_Struct):
    """ccStateChangeType"""

    __slots__ = ('instance_id', 'previous_state', 'current_state',)
    instance_id: Final[str]
    previous_state: Final[str]
    current_state: Final[str]
    TYPE = 'ccStateChangeType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('previous_state', 'previousState', 'string'),
        _Field('current_state', 'currentState', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        previous_state: str,
        current_state: str,
    ) -> None:
        self.instance_id = instance_id
        self.previous_state = previous_state
        self.current_state = current_state


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


class MembershipType(_Struct):
    """membershipType"""

    __slots__ = ('instance_id', 'account_id', 'group_ids', 'public_ip',)
    instance_id: Final[str]
    account_id: Final[str]
    group_ids: Final[tuple[str, ...]]
    public_ip: Final[str | None]
    TYPE = 'membershipType'
    NAMESPACE = 'http://eucalyptus.ucsb.edu/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('account_id', 'accountId', 'string'),
        _Field('group_ids', 'groupIds', 'string', min=0, max=None),
        _Field('public_ip', 'publicIp', 'string', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        account_id: str,
        group_ids: tuple[str, ...] = (),
        public_ip: str | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.account_id = account_id
        self.group_ids = group_ids
        self.public_ip = public_ip


class ApplyNetworkType(EucalyptusMessage):
    """applyNetworkType"""

    __slots__ = ('epoch', 'edition', 'tag', 'base', 'whole', 'part', 'more', 'members', 'members_gone', 'groups', 'groups_gone', 'capability',)
    epoch: Final[str]
    edition: Final[int]
    tag: Final[str]
    base: Final[str | None]
    whole: Final[bool | None]
    part: Final[int | None]
    more: Final[bool | None]
    members: Final[tuple[MembershipType, ...]]
    members_gone: Final[tuple[str, ...]]
    groups: Final[tuple[GroupType, ...]]
    groups_gone: Final[tuple[str, ...]]
    capability: Final[tuple[str, ...]]
    TYPE = 'applyNetworkType'
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
        _Field('members', 'members', 'membershipType', min=0, max=None),
        _Field('members_gone', 'membersGone', 'string', min=0, max=None),
        _Field('groups', 'groups', 'groupType', min=0, max=None),
        _Field('groups_gone', 'groupsGone', 'string', min=0, max=None),
        _Field('capability', 'capability', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        correlation_id: str | None = None,
        user_id: str | None = None,
        status_message: str | None = None,
        return_: bool | None = None,
        epoch: str,
        edition: int,
        tag: str,
        base: str | None = None,
        whole: bool | None = None,
        part: int | None = None,
        more: bool | None = None,
        members: tuple[MembershipType, ...] = (),
        members_gone: tuple[str, ...] = (),
        groups: tuple[GroupType, ...] = (),
        groups_gone: tuple[str, ...] = (),
        capability: tuple[str, ...] = (),
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
        self.epoch = epoch
        self.edition = edition
        self.tag = tag
        self.base = base
        self.whole = whole
        self.part = part
        self.more = more
        self.members = members
        self.members_gone = members_gone
        self.groups = groups
        self.groups_gone = groups_gone
        self.capability = capability


class ApplyNetworkResponseType(EucalyptusMessage):
    """applyNetworkResponseType"""

    __slots__ = ('epoch', 'edition', 'tag', 'in_force', 'trouble',)
    epoch: Final[str]
    edition: Final[int]
    tag: Final[str]
    in_force: Final[str | None]
    trouble: Final[str | None]
    TYPE = 'applyNetworkResponseType'
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
        status_message: str | None = None,
        return_: bool | None = None,
        epoch: str,
        edition: int,
        tag: str,
        in_force: str | None = None,
        trouble: str | None = None,
    ) -> None:
        super().__init__(correlation_id=correlation_id, user_id=user_id, status_message=status_message, return_=return_)
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
    'GetConsoleOutput': _Element('GetConsoleOutput', GetConsoleOutputType),
    'GetConsoleOutputResponse': _Element('GetConsoleOutputResponse', GetConsoleOutputResponseType),
    'RebootInstances': _Element('RebootInstances', RebootInstancesType),
    'RebootInstancesResponse': _Element('RebootInstancesResponse', RebootInstancesResponseType),
    'StartNetwork': _Element('StartNetwork', StartNetworkType),
    'StartNetworkResponse': _Element('StartNetworkResponse', StartNetworkResponseType),
    'StopNetwork': _Element('StopNetwork', StopNetworkType),
    'StopNetworkResponse': _Element('StopNetworkResponse', StopNetworkResponseType),
    'ConfigureNetwork': _Element('ConfigureNetwork', ConfigureNetworkType),
    'ConfigureNetworkResponse': _Element('ConfigureNetworkResponse', ConfigureNetworkResponseType),
    'AssignAddress': _Element('AssignAddress', AssignAddressType),
    'AssignAddressResponse': _Element('AssignAddressResponse', AssignAddressResponseType),
    'UnassignAddress': _Element('UnassignAddress', UnassignAddressType),
    'UnassignAddressResponse': _Element('UnassignAddressResponse', UnassignAddressResponseType),
    'DescribePublicAddresses': _Element('DescribePublicAddresses', DescribePublicAddressesType),
    'DescribePublicAddressesResponse': _Element('DescribePublicAddressesResponse', DescribePublicAddressesResponseType),
    'DescribeInstances': _Element('DescribeInstances', DescribeInstancesType),
    'DescribeInstancesResponse': _Element('DescribeInstancesResponse', DescribeInstancesResponseType),
    'DescribeResources': _Element('DescribeResources', DescribeResourcesType),
    'DescribeResourcesResponse': _Element('DescribeResourcesResponse', DescribeResourcesResponseType),
    'TerminateInstances': _Element('TerminateInstances', TerminateInstancesType),
    'TerminateInstancesResponse': _Element('TerminateInstancesResponse', TerminateInstancesResponseType),
    'RunInstances': _Element('RunInstances', RunInstancesType),
    'RunInstancesResponse': _Element('RunInstancesResponse', RunInstancesResponseType),
    'ApplyNetwork': _Element('ApplyNetwork', ApplyNetworkType),
    'ApplyNetworkResponse': _Element('ApplyNetworkResponse', ApplyNetworkResponseType),
    'fault': _Element('fault', TierFaultType),
}

CONTRACT = _Contract(
    name='EucalyptusCC',
    namespace='http://eucalyptus.ucsb.edu/',
    types=(CcInstanceType, CcResourceType, VirtualMachineType, CcTerminatedInstanceType, StoreType, KeyRingType, EucalyptusMessage, DescribeInstancesType, DescribeInstancesResponseType, DescribeResourcesType, DescribeResourcesResponseType, TerminateInstancesType, TerminateInstancesResponseType, GetConsoleOutputType, GetConsoleOutputResponseType, RebootInstancesType, RebootInstancesResponseType, StartNetworkType, StartNetworkResponseType, StopNetworkType, StopNetworkResponseType, AssignAddressType, AssignAddressResponseType, UnassignAddressType, UnassignAddressResponseType, DescribePublicAddressesType, DescribePublicAddressesResponseType, ConfigureNetworkType, ConfigureNetworkResponseType, NetworkRule, RunInstancesType, NetConfigType, RunInstancesResponseType, CcNodeType, CcStateChangeType, GroupRuleType, GroupType, MembershipType, ApplyNetworkType, ApplyNetworkResponseType, TierFaultType,),
    elements=_ELEMENTS,
    operations={
        'GetConsoleOutput': _Operation(name='GetConsoleOutput', soap_action='EucalyptusCC#GetConsoleOutput', action='EucalyptusCC#GetConsoleOutput', response_action='EucalyptusCC#GetConsoleOutputResponse', input=_ELEMENTS['GetConsoleOutput'], output=_ELEMENTS['GetConsoleOutputResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#GetConsoleOutputFault'}, read_only=True),
        'RebootInstances': _Operation(name='RebootInstances', soap_action='EucalyptusCC#RebootInstances', action='EucalyptusCC#RebootInstances', response_action='EucalyptusCC#RebootInstancesResponse', input=_ELEMENTS['RebootInstances'], output=_ELEMENTS['RebootInstancesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#RebootInstancesFault'}, read_only=False),
        'StartNetwork': _Operation(name='StartNetwork', soap_action='EucalyptusCC#StartNetwork', action='EucalyptusCC#StartNetwork', response_action='EucalyptusCC#StartNetworkResponse', input=_ELEMENTS['StartNetwork'], output=_ELEMENTS['StartNetworkResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#StartNetworkFault'}, read_only=False),
        'StopNetwork': _Operation(name='StopNetwork', soap_action='EucalyptusCC#StopNetwork', action='EucalyptusCC#StopNetwork', response_action='EucalyptusCC#StopNetworkResponse', input=_ELEMENTS['StopNetwork'], output=_ELEMENTS['StopNetworkResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#StopNetworkFault'}, read_only=False),
        'ConfigureNetwork': _Operation(name='ConfigureNetwork', soap_action='EucalyptusCC#ConfigureNetwork', action='EucalyptusCC#ConfigureNetwork', response_action='EucalyptusCC#ConfigureNetworkResponse', input=_ELEMENTS['ConfigureNetwork'], output=_ELEMENTS['ConfigureNetworkResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#ConfigureNetworkFault'}, read_only=False),
        'AssignAddress': _Operation(name='AssignAddress', soap_action='EucalyptusCC#AssignAddress', action='EucalyptusCC#AssignAddress', response_action='EucalyptusCC#AssignAddressResponse', input=_ELEMENTS['AssignAddress'], output=_ELEMENTS['AssignAddressResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#AssignAddressFault'}, read_only=False),
        'UnassignAddress': _Operation(name='UnassignAddress', soap_action='EucalyptusCC#UnassignAddress', action='EucalyptusCC#UnassignAddress', response_action='EucalyptusCC#UnassignAddressResponse', input=_ELEMENTS['UnassignAddress'], output=_ELEMENTS['UnassignAddressResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#UnassignAddressFault'}, read_only=False),
        'DescribePublicAddresses': _Operation(name='DescribePublicAddresses', soap_action='EucalyptusCC#DescribePublicAddresses', action='EucalyptusCC#DescribePublicAddresses', response_action='EucalyptusCC#DescribePublicAddressesResponse', input=_ELEMENTS['DescribePublicAddresses'], output=_ELEMENTS['DescribePublicAddressesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#DescribePublicAddressesFault'}, read_only=True),
        'DescribeInstances': _Operation(name='DescribeInstances', soap_action='EucalyptusCC#DescribeInstances', action='EucalyptusCC#DescribeInstances', response_action='EucalyptusCC#DescribeInstancesResponse', input=_ELEMENTS['DescribeInstances'], output=_ELEMENTS['DescribeInstancesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#DescribeInstancesFault'}, read_only=True),
        'DescribeResources': _Operation(name='DescribeResources', soap_action='EucalyptusCC#DescribeResources', action='EucalyptusCC#DescribeResources', response_action='EucalyptusCC#DescribeResourcesResponse', input=_ELEMENTS['DescribeResources'], output=_ELEMENTS['DescribeResourcesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#DescribeResourcesFault'}, read_only=True),
        'TerminateInstances': _Operation(name='TerminateInstances', soap_action='EucalyptusCC#TerminateInstances', action='EucalyptusCC#TerminateInstances', response_action='EucalyptusCC#TerminateInstancesResponse', input=_ELEMENTS['TerminateInstances'], output=_ELEMENTS['TerminateInstancesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#TerminateInstancesFault'}, read_only=False),
        'RunInstances': _Operation(name='RunInstances', soap_action='EucalyptusCC#RunInstances', action='EucalyptusCC#RunInstances', response_action='EucalyptusCC#RunInstancesResponse', input=_ELEMENTS['RunInstances'], output=_ELEMENTS['RunInstancesResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#RunInstancesFault'}, read_only=False),
        'ApplyNetwork': _Operation(name='ApplyNetwork', soap_action='EucalyptusCC#ApplyNetwork', action='EucalyptusCC#ApplyNetwork', response_action='EucalyptusCC#ApplyNetworkResponse', input=_ELEMENTS['ApplyNetwork'], output=_ELEMENTS['ApplyNetworkResponse'], faults={'fault': _ELEMENTS['fault']}, fault_actions={'fault': 'EucalyptusCC#ApplyNetworkFault'}, read_only=False),
    },
    package='euca.wire',
    file='eucalyptus_cc.wsdl',
    ports={'EucalyptusCCPort': 'http://localhost:8774/axis2/services/EucalyptusCC'},
)
