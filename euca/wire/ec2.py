"""Messages of AmazonEC2, made by tools/generate from wsdl/ec2.wsdl and wsdl/ec2-versions.tsv: change that, not this."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Literal

from euca.soap.codec import Contract as _Contract
from euca.soap.codec import Element as _Element
from euca.soap.codec import Field as _Field
from euca.soap.codec import Operation as _Operation
from euca.soap.codec import Row as _Row
from euca.soap.codec import Struct as _Struct
from euca.soap.codec import Versions as _Versions

__all__ = ['CONTRACT', 'AllocateAddressResponseType', 'AllocateAddressType', 'AllocationIdSetItemType', 'AllocationIdSetType', 'AssociateAddressResponseType', 'AssociateAddressType', 'AttributeValueType', 'AuthorizeSecurityGroupIngressResponseType', 'AuthorizeSecurityGroupIngressType', 'AvailabilityZoneItemType', 'AvailabilityZoneMessageSetType', 'AvailabilityZoneMessageType', 'AvailabilityZoneSetType', 'BlockDeviceMappingItemType', 'BlockDeviceMappingType', 'ConfirmProductInstanceResponseType', 'ConfirmProductInstanceType', 'CreateKeyPairResponseType', 'CreateKeyPairType', 'CreateSecurityGroupResponseType', 'CreateSecurityGroupType', 'DeleteKeyPairResponseType', 'DeleteKeyPairType', 'DeleteSecurityGroupResponseType', 'DeleteSecurityGroupType', 'DeregisterImageResponseType', 'DeregisterImageType', 'DescribeAddressesInfoType', 'DescribeAddressesItemType', 'DescribeAddressesResponseInfoType', 'DescribeAddressesResponseItemType', 'DescribeAddressesResponseType', 'DescribeAddressesType', 'DescribeAvailabilityZonesResponseType', 'DescribeAvailabilityZonesSetItemType', 'DescribeAvailabilityZonesSetType', 'DescribeAvailabilityZonesType', 'DescribeImageAttributeResponseType', 'DescribeImageAttributeType', 'DescribeImagesExecutableBySetType', 'DescribeImagesExecutableByType', 'DescribeImagesInfoType', 'DescribeImagesItemType', 'DescribeImagesOwnerType', 'DescribeImagesOwnersType', 'DescribeImagesResponseInfoType', 'DescribeImagesResponseItemType', 'DescribeImagesResponseType', 'DescribeImagesType', 'DescribeInstancesInfoType', 'DescribeInstancesItemType', 'DescribeInstancesResponseType', 'DescribeInstancesType', 'DescribeKeyPairsInfoType', 'DescribeKeyPairsItemType', 'DescribeKeyPairsResponseInfoType', 'DescribeKeyPairsResponseItemType', 'DescribeKeyPairsResponseType', 'DescribeKeyPairsType', 'DescribeSecurityGroupsIdSetItemType', 'DescribeSecurityGroupsIdSetType', 'DescribeSecurityGroupsResponseType', 'DescribeSecurityGroupsSetItemType', 'DescribeSecurityGroupsSetType', 'DescribeSecurityGroupsType', 'DisassociateAddressResponseType', 'DisassociateAddressType', 'EbsBlockDeviceType', 'EbsInstanceBlockDeviceMappingResponseType', 'EmptyElementType', 'FaultType', 'FilterSetType', 'FilterType', 'GetConsoleOutputResponseType', 'GetConsoleOutputType', 'GroupItemType', 'GroupSetType', 'IamInstanceProfileRequestType', 'IamInstanceProfileResponseType', 'InstanceBlockDeviceMappingResponseItemType', 'InstanceBlockDeviceMappingResponseType', 'InstanceIdSetType', 'InstanceIdType', 'InstanceLicenseRequestType', 'InstanceLicenseResponseType', 'InstanceMonitoringStateType', 'InstanceNetworkInterfaceAssociationType', 'InstanceNetworkInterfaceAttachmentType', 'InstanceNetworkInterfaceSetItemRequestType', 'InstanceNetworkInterfaceSetItemType', 'InstanceNetworkInterfaceSetRequestType', 'InstanceNetworkInterfaceSetType', 'InstancePrivateIpAddressesSetItemType', 'InstancePrivateIpAddressesSetType', 'InstanceStateChangeSetType', 'InstanceStateChangeType', 'InstanceStateType', 'IpPermissionSetType', 'IpPermissionType', 'IpRangeItemType', 'IpRangeSetType', 'LaunchPermissionItemType', 'LaunchPermissionListType', 'LaunchPermissionOperationType', 'ModifyImageAttributeResponseType', 'ModifyImageAttributeType', 'MonitoringInstanceType', 'NullableAttributeValueType', 'PlacementRequestType', 'PlacementResponseType', 'PrivateIpAddressesSetItemRequestType', 'PrivateIpAddressesSetRequestType', 'ProductCodeItemType', 'ProductCodeListType', 'ProductCodesSetItemType', 'ProductCodesSetType', 'RebootInstancesInfoType', 'RebootInstancesItemType', 'RebootInstancesResponseType', 'RebootInstancesType', 'RegisterImageResponseType', 'RegisterImageType', 'ReleaseAddressResponseType', 'ReleaseAddressType', 'ReservationInfoType', 'ReservationSetType', 'ResetImageAttributeResponseType', 'ResetImageAttributeType', 'ResourceTagSetItemType', 'ResourceTagSetType', 'RevokeSecurityGroupIngressResponseType', 'RevokeSecurityGroupIngressType', 'RunInstancesResponseType', 'RunInstancesType', 'RunningInstancesItemType', 'RunningInstancesSetType', 'SecurityGroupIdSetItemType', 'SecurityGroupIdSetType', 'SecurityGroupItemType', 'SecurityGroupSetType', 'StateReasonType', 'TerminateInstancesResponseType', 'TerminateInstancesType', 'UserDataType', 'UserIdGroupPairSetType', 'UserIdGroupPairType', 'ValueSetType', 'ValueType']


class AllocateAddressType(_Struct):
    """AllocateAddressType"""

    __slots__ = ('domain',)
    domain: Final[str | None]
    TYPE = 'AllocateAddressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('domain', 'domain', 'string', min=0),
    )

    def __init__(
        self,
        *,
        domain: str | None = None,
    ) -> None:
        self.domain = domain


class AllocateAddressResponseType(_Struct):
    """AllocateAddressResponseType"""

    __slots__ = ('request_id', 'public_ip', 'domain', 'allocation_id',)
    request_id: Final[str | None]
    public_ip: Final[str]
    domain: Final[str | None]
    allocation_id: Final[str | None]
    TYPE = 'AllocateAddressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('public_ip', 'publicIp', 'string'),
        _Field('domain', 'domain', 'string'),
        _Field('allocation_id', 'allocationId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        public_ip: str,
        domain: str | None = None,
        allocation_id: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.public_ip = public_ip
        self.domain = domain
        self.allocation_id = allocation_id


class AssociateAddressType(_Struct):
    """AssociateAddressType"""

    __slots__ = ('public_ip', 'allocation_id', 'network_interface_id', 'instance_id', 'private_ip_address', 'allow_reassociation',)
    public_ip: Final[str | None]
    allocation_id: Final[str | None]
    network_interface_id: Final[str | None]
    instance_id: Final[str | None]
    private_ip_address: Final[str | None]
    allow_reassociation: Final[bool | None]
    TYPE = 'AssociateAddressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string', min=0),
        _Field('allocation_id', 'allocationId', 'string', min=0),
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('allow_reassociation', 'allowReassociation', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        public_ip: str | None = None,
        allocation_id: str | None = None,
        network_interface_id: str | None = None,
        instance_id: str | None = None,
        private_ip_address: str | None = None,
        allow_reassociation: bool | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.allocation_id = allocation_id
        self.network_interface_id = network_interface_id
        self.instance_id = instance_id
        self.private_ip_address = private_ip_address
        self.allow_reassociation = allow_reassociation


class AssociateAddressResponseType(_Struct):
    """AssociateAddressResponseType"""

    __slots__ = ('request_id', 'return_', 'association_id',)
    request_id: Final[str | None]
    return_: Final[bool]
    association_id: Final[str | None]
    TYPE = 'AssociateAddressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
        _Field('association_id', 'associationId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
        association_id: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_
        self.association_id = association_id


class AuthorizeSecurityGroupIngressType(_Struct):
    """AuthorizeSecurityGroupIngressType"""

    __slots__ = ('user_id', 'group_id', 'group_name', 'ip_permissions',)
    user_id: Final[str | None]
    group_id: Final[str | None]
    group_name: Final[str | None]
    ip_permissions: Final[IpPermissionSetType]
    TYPE = 'AuthorizeSecurityGroupIngressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_id', 'userId', 'string', min=0),
        _Field('group_id', 'groupId', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
        _Field('ip_permissions', 'ipPermissions', 'IpPermissionSetType'),
    )

    def __init__(
        self,
        *,
        user_id: str | None = None,
        group_id: str | None = None,
        group_name: str | None = None,
        ip_permissions: IpPermissionSetType,
    ) -> None:
        self.user_id = user_id
        self.group_id = group_id
        self.group_name = group_name
        self.ip_permissions = ip_permissions


class AuthorizeSecurityGroupIngressResponseType(_Struct):
    """AuthorizeSecurityGroupIngressResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'AuthorizeSecurityGroupIngressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ConfirmProductInstanceType(_Struct):
    """ConfirmProductInstanceType"""

    __slots__ = ('product_code', 'instance_id',)
    product_code: Final[str]
    instance_id: Final[str]
    TYPE = 'ConfirmProductInstanceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('product_code', 'productCode', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        product_code: str,
        instance_id: str,
    ) -> None:
        self.product_code = product_code
        self.instance_id = instance_id


class ConfirmProductInstanceResponseType(_Struct):
    """ConfirmProductInstanceResponseType"""

    __slots__ = ('request_id', 'return_', 'owner_id',)
    request_id: Final[str | None]
    return_: Final[bool]
    owner_id: Final[str | None]
    TYPE = 'ConfirmProductInstanceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
        _Field('owner_id', 'ownerId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
        owner_id: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_
        self.owner_id = owner_id


class CreateKeyPairType(_Struct):
    """CreateKeyPairType"""

    __slots__ = ('key_name',)
    key_name: Final[str]
    TYPE = 'CreateKeyPairType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
    )

    def __init__(
        self,
        *,
        key_name: str,
    ) -> None:
        self.key_name = key_name


class CreateKeyPairResponseType(_Struct):
    """CreateKeyPairResponseType"""

    __slots__ = ('request_id', 'key_name', 'key_fingerprint', 'key_material',)
    request_id: Final[str | None]
    key_name: Final[str]
    key_fingerprint: Final[str]
    key_material: Final[str]
    TYPE = 'CreateKeyPairResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('key_name', 'keyName', 'string'),
        _Field('key_fingerprint', 'keyFingerprint', 'string'),
        _Field('key_material', 'keyMaterial', 'string', secret=True),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        key_name: str,
        key_fingerprint: str,
        key_material: str,
    ) -> None:
        self.request_id = request_id
        self.key_name = key_name
        self.key_fingerprint = key_fingerprint
        self.key_material = key_material


class CreateSecurityGroupType(_Struct):
    """CreateSecurityGroupType"""

    __slots__ = ('group_name', 'group_description', 'vpc_id',)
    group_name: Final[str]
    group_description: Final[str]
    vpc_id: Final[str | None]
    TYPE = 'CreateSecurityGroupType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
        _Field('group_description', 'groupDescription', 'string'),
        _Field('vpc_id', 'vpcId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        group_name: str,
        group_description: str,
        vpc_id: str | None = None,
    ) -> None:
        self.group_name = group_name
        self.group_description = group_description
        self.vpc_id = vpc_id


class CreateSecurityGroupResponseType(_Struct):
    """CreateSecurityGroupResponseType"""

    __slots__ = ('request_id', 'return_', 'group_id',)
    request_id: Final[str | None]
    return_: Final[bool]
    group_id: Final[str | None]
    TYPE = 'CreateSecurityGroupResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
        _Field('group_id', 'groupId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
        group_id: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_
        self.group_id = group_id


class DeleteKeyPairType(_Struct):
    """DeleteKeyPairType"""

    __slots__ = ('key_name',)
    key_name: Final[str]
    TYPE = 'DeleteKeyPairType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
    )

    def __init__(
        self,
        *,
        key_name: str,
    ) -> None:
        self.key_name = key_name


class DeleteKeyPairResponseType(_Struct):
    """DeleteKeyPairResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'DeleteKeyPairResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteSecurityGroupType(_Struct):
    """DeleteSecurityGroupType"""

    __slots__ = ('group_id', 'group_name',)
    group_id: Final[str | None]
    group_name: Final[str | None]
    TYPE = 'DeleteSecurityGroupType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        group_id: str | None = None,
        group_name: str | None = None,
    ) -> None:
        self.group_id = group_id
        self.group_name = group_name


class DeleteSecurityGroupResponseType(_Struct):
    """DeleteSecurityGroupResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'DeleteSecurityGroupResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeregisterImageType(_Struct):
    """DeregisterImageType"""

    __slots__ = ('image_id',)
    image_id: Final[str]
    TYPE = 'DeregisterImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
    )

    def __init__(
        self,
        *,
        image_id: str,
    ) -> None:
        self.image_id = image_id


class DeregisterImageResponseType(_Struct):
    """DeregisterImageResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'DeregisterImageResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DescribeAddressesType(_Struct):
    """DescribeAddressesType"""

    __slots__ = ('public_ips_set', 'allocation_ids_set', 'filter_set',)
    public_ips_set: Final[DescribeAddressesInfoType]
    allocation_ids_set: Final[AllocationIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeAddressesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ips_set', 'publicIpsSet', 'DescribeAddressesInfoType'),
        _Field('allocation_ids_set', 'allocationIdsSet', 'AllocationIdSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        public_ips_set: DescribeAddressesInfoType,
        allocation_ids_set: AllocationIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.public_ips_set = public_ips_set
        self.allocation_ids_set = allocation_ids_set
        self.filter_set = filter_set


class DescribeAddressesResponseType(_Struct):
    """DescribeAddressesResponseType"""

    __slots__ = ('request_id', 'addresses_set',)
    request_id: Final[str | None]
    addresses_set: Final[DescribeAddressesResponseInfoType]
    TYPE = 'DescribeAddressesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('addresses_set', 'addressesSet', 'DescribeAddressesResponseInfoType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        addresses_set: DescribeAddressesResponseInfoType,
    ) -> None:
        self.request_id = request_id
        self.addresses_set = addresses_set


class DescribeAvailabilityZonesType(_Struct):
    """DescribeAvailabilityZonesType"""

    __slots__ = ('availability_zone_set', 'filter_set',)
    availability_zone_set: Final[DescribeAvailabilityZonesSetType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeAvailabilityZonesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('availability_zone_set', 'availabilityZoneSet', 'DescribeAvailabilityZonesSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        availability_zone_set: DescribeAvailabilityZonesSetType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.availability_zone_set = availability_zone_set
        self.filter_set = filter_set


class DescribeAvailabilityZonesResponseType(_Struct):
    """DescribeAvailabilityZonesResponseType"""

    __slots__ = ('request_id', 'availability_zone_info',)
    request_id: Final[str | None]
    availability_zone_info: Final[AvailabilityZoneSetType]
    TYPE = 'DescribeAvailabilityZonesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('availability_zone_info', 'availabilityZoneInfo', 'AvailabilityZoneSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        availability_zone_info: AvailabilityZoneSetType,
    ) -> None:
        self.request_id = request_id
        self.availability_zone_info = availability_zone_info


class DescribeImageAttributeType(_Struct):
    """DescribeImageAttributeType"""

    __slots__ = ('image_id', 'launch_permission', 'product_codes', 'kernel', 'ramdisk', 'block_device_mapping', 'description', 'instance_type_category',)
    image_id: Final[str]
    launch_permission: Final[EmptyElementType | None]
    product_codes: Final[EmptyElementType | None]
    kernel: Final[EmptyElementType | None]
    ramdisk: Final[EmptyElementType | None]
    block_device_mapping: Final[EmptyElementType | None]
    description: Final[EmptyElementType | None]
    instance_type_category: Final[EmptyElementType | None]
    TYPE = 'DescribeImageAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('launch_permission', 'launchPermission', 'EmptyElementType', min=0),
        _Field('product_codes', 'productCodes', 'EmptyElementType', min=0),
        _Field('kernel', 'kernel', 'EmptyElementType', min=0),
        _Field('ramdisk', 'ramdisk', 'EmptyElementType', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'EmptyElementType', min=0),
        _Field('description', 'description', 'EmptyElementType', min=0),
        _Field('instance_type_category', 'instanceTypeCategory', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        launch_permission: EmptyElementType | None = None,
        product_codes: EmptyElementType | None = None,
        kernel: EmptyElementType | None = None,
        ramdisk: EmptyElementType | None = None,
        block_device_mapping: EmptyElementType | None = None,
        description: EmptyElementType | None = None,
        instance_type_category: EmptyElementType | None = None,
    ) -> None:
        self.image_id = image_id
        self.launch_permission = launch_permission
        self.product_codes = product_codes
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.block_device_mapping = block_device_mapping
        self.description = description
        self.instance_type_category = instance_type_category


class DescribeImageAttributeResponseType(_Struct):
    """DescribeImageAttributeResponseType"""

    __slots__ = ('request_id', 'image_id', 'launch_permission', 'product_codes', 'kernel', 'ramdisk', 'description', 'block_device_mapping',)
    request_id: Final[str | None]
    image_id: Final[str]
    launch_permission: Final[LaunchPermissionListType | None]
    product_codes: Final[ProductCodesSetType | None]
    kernel: Final[NullableAttributeValueType | None]
    ramdisk: Final[NullableAttributeValueType | None]
    description: Final[NullableAttributeValueType | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    TYPE = 'DescribeImageAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('image_id', 'imageId', 'string'),
        _Field('launch_permission', 'launchPermission', 'LaunchPermissionListType', min=0),
        _Field('product_codes', 'productCodes', 'ProductCodesSetType', min=0),
        _Field('kernel', 'kernel', 'NullableAttributeValueType', min=0),
        _Field('ramdisk', 'ramdisk', 'NullableAttributeValueType', min=0),
        _Field('description', 'description', 'NullableAttributeValueType', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        image_id: str,
        launch_permission: LaunchPermissionListType | None = None,
        product_codes: ProductCodesSetType | None = None,
        kernel: NullableAttributeValueType | None = None,
        ramdisk: NullableAttributeValueType | None = None,
        description: NullableAttributeValueType | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
    ) -> None:
        self.request_id = request_id
        self.image_id = image_id
        self.launch_permission = launch_permission
        self.product_codes = product_codes
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.description = description
        self.block_device_mapping = block_device_mapping


class DescribeImagesType(_Struct):
    """DescribeImagesType"""

    __slots__ = ('executable_by_set', 'images_set', 'owners_set', 'filter_set',)
    executable_by_set: Final[DescribeImagesExecutableBySetType | None]
    images_set: Final[DescribeImagesInfoType]
    owners_set: Final[DescribeImagesOwnersType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeImagesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('executable_by_set', 'executableBySet', 'DescribeImagesExecutableBySetType', min=0),
        _Field('images_set', 'imagesSet', 'DescribeImagesInfoType'),
        _Field('owners_set', 'ownersSet', 'DescribeImagesOwnersType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        executable_by_set: DescribeImagesExecutableBySetType | None = None,
        images_set: DescribeImagesInfoType,
        owners_set: DescribeImagesOwnersType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.executable_by_set = executable_by_set
        self.images_set = images_set
        self.owners_set = owners_set
        self.filter_set = filter_set


class DescribeImagesResponseType(_Struct):
    """DescribeImagesResponseType"""

    __slots__ = ('request_id', 'images_set',)
    request_id: Final[str | None]
    images_set: Final[DescribeImagesResponseInfoType]
    TYPE = 'DescribeImagesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('images_set', 'imagesSet', 'DescribeImagesResponseInfoType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        images_set: DescribeImagesResponseInfoType,
    ) -> None:
        self.request_id = request_id
        self.images_set = images_set


class DescribeInstancesType(_Struct):
    """DescribeInstancesType"""

    __slots__ = ('instances_set', 'filter_set',)
    instances_set: Final[DescribeInstancesInfoType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'DescribeInstancesInfoType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        instances_set: DescribeInstancesInfoType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.instances_set = instances_set
        self.filter_set = filter_set


class DescribeInstancesResponseType(_Struct):
    """DescribeInstancesResponseType"""

    __slots__ = ('request_id', 'reservation_set',)
    request_id: Final[str | None]
    reservation_set: Final[ReservationSetType]
    TYPE = 'DescribeInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reservation_set', 'reservationSet', 'ReservationSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        reservation_set: ReservationSetType,
    ) -> None:
        self.request_id = request_id
        self.reservation_set = reservation_set


class DescribeKeyPairsType(_Struct):
    """DescribeKeyPairsType"""

    __slots__ = ('key_set', 'filter_set',)
    key_set: Final[DescribeKeyPairsInfoType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeKeyPairsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_set', 'keySet', 'DescribeKeyPairsInfoType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        key_set: DescribeKeyPairsInfoType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.key_set = key_set
        self.filter_set = filter_set


class DescribeKeyPairsResponseType(_Struct):
    """DescribeKeyPairsResponseType"""

    __slots__ = ('request_id', 'key_set',)
    request_id: Final[str | None]
    key_set: Final[DescribeKeyPairsResponseInfoType]
    TYPE = 'DescribeKeyPairsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('key_set', 'keySet', 'DescribeKeyPairsResponseInfoType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        key_set: DescribeKeyPairsResponseInfoType,
    ) -> None:
        self.request_id = request_id
        self.key_set = key_set


class DescribeSecurityGroupsType(_Struct):
    """DescribeSecurityGroupsType"""

    __slots__ = ('security_group_set', 'security_group_id_set', 'filter_set',)
    security_group_set: Final[DescribeSecurityGroupsSetType]
    security_group_id_set: Final[DescribeSecurityGroupsIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeSecurityGroupsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('security_group_set', 'securityGroupSet', 'DescribeSecurityGroupsSetType'),
        _Field('security_group_id_set', 'securityGroupIdSet', 'DescribeSecurityGroupsIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        security_group_set: DescribeSecurityGroupsSetType,
        security_group_id_set: DescribeSecurityGroupsIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.security_group_set = security_group_set
        self.security_group_id_set = security_group_id_set
        self.filter_set = filter_set


class DescribeSecurityGroupsResponseType(_Struct):
    """DescribeSecurityGroupsResponseType"""

    __slots__ = ('request_id', 'security_group_info',)
    request_id: Final[str | None]
    security_group_info: Final[SecurityGroupSetType]
    TYPE = 'DescribeSecurityGroupsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('security_group_info', 'securityGroupInfo', 'SecurityGroupSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        security_group_info: SecurityGroupSetType,
    ) -> None:
        self.request_id = request_id
        self.security_group_info = security_group_info


class DisassociateAddressType(_Struct):
    """DisassociateAddressType"""

    __slots__ = ('public_ip', 'association_id',)
    public_ip: Final[str | None]
    association_id: Final[str | None]
    TYPE = 'DisassociateAddressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string', min=0),
        _Field('association_id', 'associationId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        public_ip: str | None = None,
        association_id: str | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.association_id = association_id


class DisassociateAddressResponseType(_Struct):
    """DisassociateAddressResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'DisassociateAddressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class GetConsoleOutputType(_Struct):
    """GetConsoleOutputType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'GetConsoleOutputType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


class GetConsoleOutputResponseType(_Struct):
    """GetConsoleOutputResponseType"""

    __slots__ = ('request_id', 'instance_id', 'timestamp', 'output',)
    request_id: Final[str | None]
    instance_id: Final[str]
    timestamp: Final[datetime]
    output: Final[str]
    TYPE = 'GetConsoleOutputResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('timestamp', 'timestamp', 'dateTime'),
        _Field('output', 'output', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        instance_id: str,
        timestamp: datetime,
        output: str,
    ) -> None:
        self.request_id = request_id
        self.instance_id = instance_id
        self.timestamp = timestamp
        self.output = output


class ModifyImageAttributeType(_Struct):
    """ModifyImageAttributeType"""

    __slots__ = ('image_id', 'launch_permission', 'product_codes', 'description',)
    image_id: Final[str]
    launch_permission: Final[LaunchPermissionOperationType | None]
    product_codes: Final[ProductCodeListType | None]
    description: Final[AttributeValueType | None]
    TYPE = 'ModifyImageAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('launch_permission', 'launchPermission', 'LaunchPermissionOperationType', min=0),
        _Field('product_codes', 'productCodes', 'ProductCodeListType', min=0),
        _Field('description', 'description', 'AttributeValueType', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        launch_permission: LaunchPermissionOperationType | None = None,
        product_codes: ProductCodeListType | None = None,
        description: AttributeValueType | None = None,
    ) -> None:
        self.image_id = image_id
        self.launch_permission = launch_permission
        self.product_codes = product_codes
        self.description = description


class ModifyImageAttributeResponseType(_Struct):
    """ModifyImageAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'ModifyImageAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class RebootInstancesType(_Struct):
    """RebootInstancesType"""

    __slots__ = ('instances_set',)
    instances_set: Final[RebootInstancesInfoType]
    TYPE = 'RebootInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'RebootInstancesInfoType'),
    )

    def __init__(
        self,
        *,
        instances_set: RebootInstancesInfoType,
    ) -> None:
        self.instances_set = instances_set


class RebootInstancesResponseType(_Struct):
    """RebootInstancesResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'RebootInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class RegisterImageType(_Struct):
    """RegisterImageType"""

    __slots__ = ('image_location', 'name', 'description', 'architecture', 'kernel_id', 'ramdisk_id', 'root_device_name', 'block_device_mapping',)
    image_location: Final[str | None]
    name: Final[str | None]
    description: Final[str | None]
    architecture: Final[str | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    root_device_name: Final[str | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    TYPE = 'RegisterImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_location', 'imageLocation', 'string', min=0),
        _Field('name', 'name', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('architecture', 'architecture', 'string', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('root_device_name', 'rootDeviceName', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
    )

    def __init__(
        self,
        *,
        image_location: str | None = None,
        name: str | None = None,
        description: str | None = None,
        architecture: str | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        root_device_name: str | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
    ) -> None:
        self.image_location = image_location
        self.name = name
        self.description = description
        self.architecture = architecture
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.root_device_name = root_device_name
        self.block_device_mapping = block_device_mapping


class RegisterImageResponseType(_Struct):
    """RegisterImageResponseType"""

    __slots__ = ('request_id', 'image_id',)
    request_id: Final[str | None]
    image_id: Final[str]
    TYPE = 'RegisterImageResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('image_id', 'imageId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        image_id: str,
    ) -> None:
        self.request_id = request_id
        self.image_id = image_id


class ReleaseAddressType(_Struct):
    """ReleaseAddressType"""

    __slots__ = ('public_ip', 'allocation_id',)
    public_ip: Final[str | None]
    allocation_id: Final[str | None]
    TYPE = 'ReleaseAddressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string', min=0),
        _Field('allocation_id', 'allocationId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        public_ip: str | None = None,
        allocation_id: str | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.allocation_id = allocation_id


class ReleaseAddressResponseType(_Struct):
    """ReleaseAddressResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'ReleaseAddressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ResetImageAttributeType(_Struct):
    """ResetImageAttributeType"""

    __slots__ = ('image_id', 'launch_permission',)
    image_id: Final[str]
    launch_permission: Final[EmptyElementType | None]
    TYPE = 'ResetImageAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('launch_permission', 'launchPermission', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        launch_permission: EmptyElementType | None = None,
    ) -> None:
        self.image_id = image_id
        self.launch_permission = launch_permission


class ResetImageAttributeResponseType(_Struct):
    """ResetImageAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'ResetImageAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class RevokeSecurityGroupIngressType(_Struct):
    """RevokeSecurityGroupIngressType"""

    __slots__ = ('user_id', 'group_id', 'group_name', 'ip_permissions',)
    user_id: Final[str | None]
    group_id: Final[str | None]
    group_name: Final[str | None]
    ip_permissions: Final[IpPermissionSetType]
    TYPE = 'RevokeSecurityGroupIngressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_id', 'userId', 'string', min=0),
        _Field('group_id', 'groupId', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
        _Field('ip_permissions', 'ipPermissions', 'IpPermissionSetType'),
    )

    def __init__(
        self,
        *,
        user_id: str | None = None,
        group_id: str | None = None,
        group_name: str | None = None,
        ip_permissions: IpPermissionSetType,
    ) -> None:
        self.user_id = user_id
        self.group_id = group_id
        self.group_name = group_name
        self.ip_permissions = ip_permissions


class RevokeSecurityGroupIngressResponseType(_Struct):
    """RevokeSecurityGroupIngressResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'RevokeSecurityGroupIngressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class RunInstancesType(_Struct):
    """RunInstancesType"""

    __slots__ = ('image_id', 'min_count', 'max_count', 'key_name', 'group_set', 'additional_info', 'user_data', 'addressing_type', 'instance_type', 'placement', 'kernel_id', 'ramdisk_id', 'block_device_mapping', 'monitoring', 'subnet_id', 'disable_api_termination', 'instance_initiated_shutdown_behavior', 'license', 'private_ip_address', 'client_token', 'network_interface_set', 'iam_instance_profile', 'ebs_optimized',)
    image_id: Final[str]
    min_count: Final[int]
    max_count: Final[int]
    key_name: Final[str | None]
    group_set: Final[GroupSetType]
    additional_info: Final[str | None]
    user_data: Final[UserDataType | None]
    addressing_type: Final[str | None]
    instance_type: Final[str]
    placement: Final[PlacementRequestType | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    monitoring: Final[MonitoringInstanceType | None]
    subnet_id: Final[str | None]
    disable_api_termination: Final[bool | None]
    instance_initiated_shutdown_behavior: Final[str | None]
    license: Final[InstanceLicenseRequestType | None]
    private_ip_address: Final[str | None]
    client_token: Final[str | None]
    network_interface_set: Final[InstanceNetworkInterfaceSetRequestType | None]
    iam_instance_profile: Final[IamInstanceProfileRequestType | None]
    ebs_optimized: Final[bool | None]
    TYPE = 'RunInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('min_count', 'minCount', 'int'),
        _Field('max_count', 'maxCount', 'int'),
        _Field('key_name', 'keyName', 'string', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('additional_info', 'additionalInfo', 'string', min=0),
        _Field('user_data', 'userData', 'UserDataType', min=0, secret=True),
        _Field('addressing_type', 'addressingType', 'string', min=0),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('placement', 'placement', 'PlacementRequestType', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
        _Field('monitoring', 'monitoring', 'MonitoringInstanceType', min=0),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('disable_api_termination', 'disableApiTermination', 'boolean', min=0),
        _Field('instance_initiated_shutdown_behavior', 'instanceInitiatedShutdownBehavior', 'string', min=0),
        _Field('license', 'license', 'InstanceLicenseRequestType', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('client_token', 'clientToken', 'string', min=0),
        _Field('network_interface_set', 'networkInterfaceSet', 'InstanceNetworkInterfaceSetRequestType', min=0),
        _Field('iam_instance_profile', 'iamInstanceProfile', 'IamInstanceProfileRequestType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        min_count: int,
        max_count: int,
        key_name: str | None = None,
        group_set: GroupSetType,
        additional_info: str | None = None,
        user_data: UserDataType | None = None,
        addressing_type: str | None = None,
        instance_type: str,
        placement: PlacementRequestType | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
        monitoring: MonitoringInstanceType | None = None,
        subnet_id: str | None = None,
        disable_api_termination: bool | None = None,
        instance_initiated_shutdown_behavior: str | None = None,
        license: InstanceLicenseRequestType | None = None,
        private_ip_address: str | None = None,
        client_token: str | None = None,
        network_interface_set: InstanceNetworkInterfaceSetRequestType | None = None,
        iam_instance_profile: IamInstanceProfileRequestType | None = None,
        ebs_optimized: bool | None = None,
    ) -> None:
        self.image_id = image_id
        self.min_count = min_count
        self.max_count = max_count
        self.key_name = key_name
        self.group_set = group_set
        self.additional_info = additional_info
        self.user_data = user_data
        self.addressing_type = addressing_type
        self.instance_type = instance_type
        self.placement = placement
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.block_device_mapping = block_device_mapping
        self.monitoring = monitoring
        self.subnet_id = subnet_id
        self.disable_api_termination = disable_api_termination
        self.instance_initiated_shutdown_behavior = instance_initiated_shutdown_behavior
        self.license = license
        self.private_ip_address = private_ip_address
        self.client_token = client_token
        self.network_interface_set = network_interface_set
        self.iam_instance_profile = iam_instance_profile
        self.ebs_optimized = ebs_optimized


class RunInstancesResponseType(_Struct):
    """RunInstancesResponseType"""

    __slots__ = ('request_id', 'reservation_id', 'owner_id', 'group_set', 'instances_set', 'requester_id',)
    request_id: Final[str | None]
    reservation_id: Final[str]
    owner_id: Final[str]
    group_set: Final[GroupSetType]
    instances_set: Final[RunningInstancesSetType]
    requester_id: Final[str | None]
    TYPE = 'RunInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reservation_id', 'reservationId', 'string'),
        _Field('owner_id', 'ownerId', 'string'),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('instances_set', 'instancesSet', 'RunningInstancesSetType'),
        _Field('requester_id', 'requesterId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        reservation_id: str,
        owner_id: str,
        group_set: GroupSetType,
        instances_set: RunningInstancesSetType,
        requester_id: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.reservation_id = reservation_id
        self.owner_id = owner_id
        self.group_set = group_set
        self.instances_set = instances_set
        self.requester_id = requester_id


class TerminateInstancesType(_Struct):
    """TerminateInstancesType"""

    __slots__ = ('instances_set',)
    instances_set: Final[InstanceIdSetType]
    TYPE = 'TerminateInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'InstanceIdSetType'),
    )

    def __init__(
        self,
        *,
        instances_set: InstanceIdSetType,
    ) -> None:
        self.instances_set = instances_set


class TerminateInstancesResponseType(_Struct):
    """TerminateInstancesResponseType"""

    __slots__ = ('request_id', 'instances_set',)
    request_id: Final[str | None]
    instances_set: Final[InstanceStateChangeSetType]
    TYPE = 'TerminateInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instances_set', 'instancesSet', 'InstanceStateChangeSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        instances_set: InstanceStateChangeSetType,
    ) -> None:
        self.request_id = request_id
        self.instances_set = instances_set


class IpPermissionSetType(_Struct):
    """IpPermissionSetType"""

    __slots__ = ('item',)
    item: Final[tuple[IpPermissionType, ...]]
    TYPE = 'IpPermissionSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'IpPermissionType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[IpPermissionType, ...] = (),
    ) -> None:
        self.item = item


class IpPermissionType(_Struct):
    """IpPermissionType"""

    __slots__ = ('ip_protocol', 'from_port', 'to_port', 'groups', 'ip_ranges',)
    ip_protocol: Final[str]
    from_port: Final[int | None]
    to_port: Final[int | None]
    groups: Final[UserIdGroupPairSetType]
    ip_ranges: Final[IpRangeSetType]
    TYPE = 'IpPermissionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('ip_protocol', 'ipProtocol', 'string'),
        _Field('from_port', 'fromPort', 'int', min=0),
        _Field('to_port', 'toPort', 'int', min=0),
        _Field('groups', 'groups', 'UserIdGroupPairSetType'),
        _Field('ip_ranges', 'ipRanges', 'IpRangeSetType'),
    )

    def __init__(
        self,
        *,
        ip_protocol: str,
        from_port: int | None = None,
        to_port: int | None = None,
        groups: UserIdGroupPairSetType,
        ip_ranges: IpRangeSetType,
    ) -> None:
        self.ip_protocol = ip_protocol
        self.from_port = from_port
        self.to_port = to_port
        self.groups = groups
        self.ip_ranges = ip_ranges


class UserIdGroupPairSetType(_Struct):
    """UserIdGroupPairSetType"""

    __slots__ = ('item',)
    item: Final[tuple[UserIdGroupPairType, ...]]
    TYPE = 'UserIdGroupPairSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'UserIdGroupPairType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[UserIdGroupPairType, ...] = (),
    ) -> None:
        self.item = item


class IpRangeSetType(_Struct):
    """IpRangeSetType"""

    __slots__ = ('item',)
    item: Final[tuple[IpRangeItemType, ...]]
    TYPE = 'IpRangeSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'IpRangeItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[IpRangeItemType, ...] = (),
    ) -> None:
        self.item = item


class UserIdGroupPairType(_Struct):
    """UserIdGroupPairType"""

    __slots__ = ('user_id', 'group_id', 'group_name',)
    user_id: Final[str | None]
    group_id: Final[str | None]
    group_name: Final[str | None]
    TYPE = 'UserIdGroupPairType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_id', 'userId', 'string', min=0),
        _Field('group_id', 'groupId', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        user_id: str | None = None,
        group_id: str | None = None,
        group_name: str | None = None,
    ) -> None:
        self.user_id = user_id
        self.group_id = group_id
        self.group_name = group_name


class IpRangeItemType(_Struct):
    """IpRangeItemType"""

    __slots__ = ('cidr_ip',)
    cidr_ip: Final[str]
    TYPE = 'IpRangeItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('cidr_ip', 'cidrIp', 'string'),
    )

    def __init__(
        self,
        *,
        cidr_ip: str,
    ) -> None:
        self.cidr_ip = cidr_ip


class DescribeAddressesInfoType(_Struct):
    """DescribeAddressesInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeAddressesItemType, ...]]
    TYPE = 'DescribeAddressesInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeAddressesItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeAddressesItemType, ...] = (),
    ) -> None:
        self.item = item


class AllocationIdSetType(_Struct):
    """AllocationIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AllocationIdSetItemType, ...]]
    TYPE = 'AllocationIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AllocationIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AllocationIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class FilterSetType(_Struct):
    """FilterSetType"""

    __slots__ = ('item',)
    item: Final[tuple[FilterType, ...]]
    TYPE = 'FilterSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'FilterType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[FilterType, ...] = (),
    ) -> None:
        self.item = item


class DescribeAddressesResponseInfoType(_Struct):
    """DescribeAddressesResponseInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeAddressesResponseItemType, ...]]
    TYPE = 'DescribeAddressesResponseInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeAddressesResponseItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeAddressesResponseItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeAddressesItemType(_Struct):
    """DescribeAddressesItemType"""

    __slots__ = ('public_ip',)
    public_ip: Final[str]
    TYPE = 'DescribeAddressesItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string'),
    )

    def __init__(
        self,
        *,
        public_ip: str,
    ) -> None:
        self.public_ip = public_ip


class AllocationIdSetItemType(_Struct):
    """AllocationIdSetItemType"""

    __slots__ = ('allocation_id',)
    allocation_id: Final[str]
    TYPE = 'AllocationIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('allocation_id', 'allocationId', 'string'),
    )

    def __init__(
        self,
        *,
        allocation_id: str,
    ) -> None:
        self.allocation_id = allocation_id


class FilterType(_Struct):
    """FilterType"""

    __slots__ = ('name', 'value_set',)
    name: Final[str]
    value_set: Final[ValueSetType]
    TYPE = 'FilterType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string'),
        _Field('value_set', 'valueSet', 'ValueSetType'),
    )

    def __init__(
        self,
        *,
        name: str,
        value_set: ValueSetType,
    ) -> None:
        self.name = name
        self.value_set = value_set


class DescribeAddressesResponseItemType(_Struct):
    """DescribeAddressesResponseItemType"""

    __slots__ = ('public_ip', 'allocation_id', 'domain', 'instance_id', 'association_id', 'network_interface_id', 'network_interface_owner_id', 'private_ip_address',)
    public_ip: Final[str]
    allocation_id: Final[str | None]
    domain: Final[str | None]
    instance_id: Final[str | None]
    association_id: Final[str | None]
    network_interface_id: Final[str | None]
    network_interface_owner_id: Final[str | None]
    private_ip_address: Final[str | None]
    TYPE = 'DescribeAddressesResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string'),
        _Field('allocation_id', 'allocationId', 'string', min=0),
        _Field('domain', 'domain', 'string'),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('association_id', 'associationId', 'string', min=0),
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('network_interface_owner_id', 'networkInterfaceOwnerId', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
    )

    def __init__(
        self,
        *,
        public_ip: str,
        allocation_id: str | None = None,
        domain: str | None = None,
        instance_id: str | None = None,
        association_id: str | None = None,
        network_interface_id: str | None = None,
        network_interface_owner_id: str | None = None,
        private_ip_address: str | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.allocation_id = allocation_id
        self.domain = domain
        self.instance_id = instance_id
        self.association_id = association_id
        self.network_interface_id = network_interface_id
        self.network_interface_owner_id = network_interface_owner_id
        self.private_ip_address = private_ip_address


class ValueSetType(_Struct):
    """ValueSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ValueType, ...]]
    TYPE = 'ValueSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ValueType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ValueType, ...] = (),
    ) -> None:
        self.item = item


class ValueType(_Struct):
    """ValueType"""

    __slots__ = ('value',)
    value: Final[str]
    TYPE = 'ValueType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('value', 'value', 'string'),
    )

    def __init__(
        self,
        *,
        value: str,
    ) -> None:
        self.value = value


class DescribeAvailabilityZonesSetType(_Struct):
    """DescribeAvailabilityZonesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeAvailabilityZonesSetItemType, ...]]
    TYPE = 'DescribeAvailabilityZonesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeAvailabilityZonesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeAvailabilityZonesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class AvailabilityZoneSetType(_Struct):
    """AvailabilityZoneSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AvailabilityZoneItemType, ...]]
    TYPE = 'AvailabilityZoneSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AvailabilityZoneItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AvailabilityZoneItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeAvailabilityZonesSetItemType(_Struct):
    """DescribeAvailabilityZonesSetItemType"""

    __slots__ = ('zone_name',)
    zone_name: Final[str]
    TYPE = 'DescribeAvailabilityZonesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('zone_name', 'zoneName', 'string'),
    )

    def __init__(
        self,
        *,
        zone_name: str,
    ) -> None:
        self.zone_name = zone_name


class AvailabilityZoneItemType(_Struct):
    """AvailabilityZoneItemType"""

    __slots__ = ('zone_name', 'zone_state', 'region_name', 'message_set',)
    zone_name: Final[str]
    zone_state: Final[str]
    region_name: Final[str | None]
    message_set: Final[AvailabilityZoneMessageSetType | None]
    TYPE = 'AvailabilityZoneItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('zone_name', 'zoneName', 'string'),
        _Field('zone_state', 'zoneState', 'string'),
        _Field('region_name', 'regionName', 'string'),
        _Field('message_set', 'messageSet', 'AvailabilityZoneMessageSetType'),
    )

    def __init__(
        self,
        *,
        zone_name: str,
        zone_state: str,
        region_name: str | None = None,
        message_set: AvailabilityZoneMessageSetType | None = None,
    ) -> None:
        self.zone_name = zone_name
        self.zone_state = zone_state
        self.region_name = region_name
        self.message_set = message_set


class AvailabilityZoneMessageSetType(_Struct):
    """AvailabilityZoneMessageSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AvailabilityZoneMessageType, ...]]
    TYPE = 'AvailabilityZoneMessageSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AvailabilityZoneMessageType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AvailabilityZoneMessageType, ...] = (),
    ) -> None:
        self.item = item


class AvailabilityZoneMessageType(_Struct):
    """AvailabilityZoneMessageType"""

    __slots__ = ('message',)
    message: Final[str]
    TYPE = 'AvailabilityZoneMessageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('message', 'message', 'string'),
    )

    def __init__(
        self,
        *,
        message: str,
    ) -> None:
        self.message = message


class EmptyElementType(_Struct):
    """EmptyElementType"""

    __slots__ = ()
    TYPE = 'EmptyElementType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
    )


class LaunchPermissionListType(_Struct):
    """LaunchPermissionListType"""

    __slots__ = ('item',)
    item: Final[tuple[LaunchPermissionItemType, ...]]
    TYPE = 'LaunchPermissionListType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'LaunchPermissionItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[LaunchPermissionItemType, ...] = (),
    ) -> None:
        self.item = item


class ProductCodesSetType(_Struct):
    """ProductCodesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ProductCodesSetItemType, ...]]
    TYPE = 'ProductCodesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ProductCodesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ProductCodesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class NullableAttributeValueType(_Struct):
    """NullableAttributeValueType"""

    __slots__ = ('value',)
    value: Final[str | None]
    TYPE = 'NullableAttributeValueType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('value', 'value', 'string', min=0),
    )

    def __init__(
        self,
        *,
        value: str | None = None,
    ) -> None:
        self.value = value


class BlockDeviceMappingType(_Struct):
    """BlockDeviceMappingType"""

    __slots__ = ('item',)
    item: Final[tuple[BlockDeviceMappingItemType, ...]]
    TYPE = 'BlockDeviceMappingType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'BlockDeviceMappingItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[BlockDeviceMappingItemType, ...] = (),
    ) -> None:
        self.item = item


class LaunchPermissionItemType(_Struct):
    """LaunchPermissionItemType"""

    __slots__ = ('user_id', 'group',)
    user_id: Final[str | None]
    group: Final[str | None]
    TYPE = 'LaunchPermissionItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user_id', 'userId', 'string', min=0),
        _Field('group', 'group', 'string', min=0),
    )

    def __init__(
        self,
        *,
        user_id: str | None = None,
        group: str | None = None,
    ) -> None:
        self.user_id = user_id
        self.group = group


class ProductCodesSetItemType(_Struct):
    """ProductCodesSetItemType"""

    __slots__ = ('product_code', 'type',)
    product_code: Final[str]
    type: Final[str | None]
    TYPE = 'ProductCodesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('product_code', 'productCode', 'string'),
        _Field('type', 'type', 'string'),
    )

    def __init__(
        self,
        *,
        product_code: str,
        type: str | None = None,
    ) -> None:
        self.product_code = product_code
        self.type = type


class BlockDeviceMappingItemType(_Struct):
    """BlockDeviceMappingItemType"""

    __slots__ = ('device_name', 'virtual_name', 'ebs', 'no_device',)
    device_name: Final[str]
    virtual_name: Final[str | None]
    ebs: Final[EbsBlockDeviceType | None]
    no_device: Final[EmptyElementType | None]
    TYPE = 'BlockDeviceMappingItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('device_name', 'deviceName', 'string'),
        _Field('virtual_name', 'virtualName', 'string', min=0),
        _Field('ebs', 'ebs', 'EbsBlockDeviceType', min=0),
        _Field('no_device', 'noDevice', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        device_name: str,
        virtual_name: str | None = None,
        ebs: EbsBlockDeviceType | None = None,
        no_device: EmptyElementType | None = None,
    ) -> None:
        self.device_name = device_name
        self.virtual_name = virtual_name
        self.ebs = ebs
        self.no_device = no_device


class EbsBlockDeviceType(_Struct):
    """EbsBlockDeviceType"""

    __slots__ = ('snapshot_id', 'volume_size', 'delete_on_termination', 'volume_type', 'iops',)
    snapshot_id: Final[str | None]
    volume_size: Final[int | None]
    delete_on_termination: Final[bool | None]
    volume_type: Final[str | None]
    iops: Final[int | None]
    TYPE = 'EbsBlockDeviceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string', min=0),
        _Field('volume_size', 'volumeSize', 'int', min=0),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean', min=0),
        _Field('volume_type', 'volumeType', 'string', min=0),
        _Field('iops', 'iops', 'int', min=0),
    )

    def __init__(
        self,
        *,
        snapshot_id: str | None = None,
        volume_size: int | None = None,
        delete_on_termination: bool | None = None,
        volume_type: str | None = None,
        iops: int | None = None,
    ) -> None:
        self.snapshot_id = snapshot_id
        self.volume_size = volume_size
        self.delete_on_termination = delete_on_termination
        self.volume_type = volume_type
        self.iops = iops


class DescribeImagesExecutableBySetType(_Struct):
    """DescribeImagesExecutableBySetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeImagesExecutableByType, ...]]
    TYPE = 'DescribeImagesExecutableBySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeImagesExecutableByType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeImagesExecutableByType, ...] = (),
    ) -> None:
        self.item = item


class DescribeImagesInfoType(_Struct):
    """DescribeImagesInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeImagesItemType, ...]]
    TYPE = 'DescribeImagesInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeImagesItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeImagesItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeImagesOwnersType(_Struct):
    """DescribeImagesOwnersType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeImagesOwnerType, ...]]
    TYPE = 'DescribeImagesOwnersType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeImagesOwnerType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeImagesOwnerType, ...] = (),
    ) -> None:
        self.item = item


class DescribeImagesResponseInfoType(_Struct):
    """DescribeImagesResponseInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeImagesResponseItemType, ...]]
    TYPE = 'DescribeImagesResponseInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeImagesResponseItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeImagesResponseItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeImagesExecutableByType(_Struct):
    """DescribeImagesExecutableByType"""

    __slots__ = ('user',)
    user: Final[str]
    TYPE = 'DescribeImagesExecutableByType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user', 'user', 'string'),
    )

    def __init__(
        self,
        *,
        user: str,
    ) -> None:
        self.user = user


class DescribeImagesItemType(_Struct):
    """DescribeImagesItemType"""

    __slots__ = ('image_id',)
    image_id: Final[str]
    TYPE = 'DescribeImagesItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
    )

    def __init__(
        self,
        *,
        image_id: str,
    ) -> None:
        self.image_id = image_id


class DescribeImagesOwnerType(_Struct):
    """DescribeImagesOwnerType"""

    __slots__ = ('owner',)
    owner: Final[str]
    TYPE = 'DescribeImagesOwnerType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('owner', 'owner', 'string'),
    )

    def __init__(
        self,
        *,
        owner: str,
    ) -> None:
        self.owner = owner


class DescribeImagesResponseItemType(_Struct):
    """DescribeImagesResponseItemType"""

    __slots__ = ('image_id', 'image_location', 'image_state', 'image_owner_id', 'is_public', 'product_codes', 'architecture', 'image_type', 'kernel_id', 'ramdisk_id', 'platform', 'state_reason', 'image_owner_alias', 'name', 'description', 'root_device_type', 'root_device_name', 'block_device_mapping', 'virtualization_type', 'tag_set', 'hypervisor',)
    image_id: Final[str]
    image_location: Final[str | None]
    image_state: Final[str]
    image_owner_id: Final[str]
    is_public: Final[bool]
    product_codes: Final[ProductCodesSetType | None]
    architecture: Final[str | None]
    image_type: Final[str | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    platform: Final[str | None]
    state_reason: Final[StateReasonType | None]
    image_owner_alias: Final[str | None]
    name: Final[str | None]
    description: Final[str | None]
    root_device_type: Final[str | None]
    root_device_name: Final[str | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    virtualization_type: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    hypervisor: Final[str | None]
    TYPE = 'DescribeImagesResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('image_location', 'imageLocation', 'string', min=0),
        _Field('image_state', 'imageState', 'string'),
        _Field('image_owner_id', 'imageOwnerId', 'string'),
        _Field('is_public', 'isPublic', 'boolean'),
        _Field('product_codes', 'productCodes', 'ProductCodesSetType', min=0),
        _Field('architecture', 'architecture', 'string', min=0),
        _Field('image_type', 'imageType', 'string', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('platform', 'platform', 'string', min=0),
        _Field('state_reason', 'stateReason', 'StateReasonType', min=0),
        _Field('image_owner_alias', 'imageOwnerAlias', 'string', min=0),
        _Field('name', 'name', 'string', min=0),
        _Field('description', 'description', 'string', min=0),
        _Field('root_device_type', 'rootDeviceType', 'string', min=0),
        _Field('root_device_name', 'rootDeviceName', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
        _Field('virtualization_type', 'virtualizationType', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('hypervisor', 'hypervisor', 'string', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        image_location: str | None = None,
        image_state: str,
        image_owner_id: str,
        is_public: bool,
        product_codes: ProductCodesSetType | None = None,
        architecture: str | None = None,
        image_type: str | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        platform: str | None = None,
        state_reason: StateReasonType | None = None,
        image_owner_alias: str | None = None,
        name: str | None = None,
        description: str | None = None,
        root_device_type: str | None = None,
        root_device_name: str | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
        virtualization_type: str | None = None,
        tag_set: ResourceTagSetType | None = None,
        hypervisor: str | None = None,
    ) -> None:
        self.image_id = image_id
        self.image_location = image_location
        self.image_state = image_state
        self.image_owner_id = image_owner_id
        self.is_public = is_public
        self.product_codes = product_codes
        self.architecture = architecture
        self.image_type = image_type
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.platform = platform
        self.state_reason = state_reason
        self.image_owner_alias = image_owner_alias
        self.name = name
        self.description = description
        self.root_device_type = root_device_type
        self.root_device_name = root_device_name
        self.block_device_mapping = block_device_mapping
        self.virtualization_type = virtualization_type
        self.tag_set = tag_set
        self.hypervisor = hypervisor


class StateReasonType(_Struct):
    """StateReasonType"""

    __slots__ = ('code', 'message',)
    code: Final[str]
    message: Final[str]
    TYPE = 'StateReasonType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'string'),
        _Field('message', 'message', 'string'),
    )

    def __init__(
        self,
        *,
        code: str,
        message: str,
    ) -> None:
        self.code = code
        self.message = message


class ResourceTagSetType(_Struct):
    """ResourceTagSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ResourceTagSetItemType, ...]]
    TYPE = 'ResourceTagSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ResourceTagSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ResourceTagSetItemType, ...] = (),
    ) -> None:
        self.item = item


class ResourceTagSetItemType(_Struct):
    """ResourceTagSetItemType"""

    __slots__ = ('key', 'value',)
    key: Final[str]
    value: Final[str]
    TYPE = 'ResourceTagSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key', 'key', 'string'),
        _Field('value', 'value', 'string'),
    )

    def __init__(
        self,
        *,
        key: str,
        value: str,
    ) -> None:
        self.key = key
        self.value = value


class DescribeInstancesInfoType(_Struct):
    """DescribeInstancesInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeInstancesItemType, ...]]
    TYPE = 'DescribeInstancesInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeInstancesItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeInstancesItemType, ...] = (),
    ) -> None:
        self.item = item


class ReservationSetType(_Struct):
    """ReservationSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ReservationInfoType, ...]]
    TYPE = 'ReservationSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ReservationInfoType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ReservationInfoType, ...] = (),
    ) -> None:
        self.item = item


class DescribeInstancesItemType(_Struct):
    """DescribeInstancesItemType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'DescribeInstancesItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


class ReservationInfoType(_Struct):
    """ReservationInfoType"""

    __slots__ = ('reservation_id', 'owner_id', 'group_set', 'instances_set', 'requester_id',)
    reservation_id: Final[str]
    owner_id: Final[str]
    group_set: Final[GroupSetType]
    instances_set: Final[RunningInstancesSetType]
    requester_id: Final[str | None]
    TYPE = 'ReservationInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reservation_id', 'reservationId', 'string'),
        _Field('owner_id', 'ownerId', 'string'),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('instances_set', 'instancesSet', 'RunningInstancesSetType'),
        _Field('requester_id', 'requesterId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        reservation_id: str,
        owner_id: str,
        group_set: GroupSetType,
        instances_set: RunningInstancesSetType,
        requester_id: str | None = None,
    ) -> None:
        self.reservation_id = reservation_id
        self.owner_id = owner_id
        self.group_set = group_set
        self.instances_set = instances_set
        self.requester_id = requester_id


class GroupSetType(_Struct):
    """GroupSetType"""

    __slots__ = ('item',)
    item: Final[tuple[GroupItemType, ...]]
    TYPE = 'GroupSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'GroupItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[GroupItemType, ...] = (),
    ) -> None:
        self.item = item


class RunningInstancesSetType(_Struct):
    """RunningInstancesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RunningInstancesItemType, ...]]
    TYPE = 'RunningInstancesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RunningInstancesItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RunningInstancesItemType, ...],
    ) -> None:
        self.item = item


class GroupItemType(_Struct):
    """GroupItemType"""

    __slots__ = ('group_id', 'group_name',)
    group_id: Final[str | None]
    group_name: Final[str | None]
    TYPE = 'GroupItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        group_id: str | None = None,
        group_name: str | None = None,
    ) -> None:
        self.group_id = group_id
        self.group_name = group_name


class RunningInstancesItemType(_Struct):
    """RunningInstancesItemType"""

    __slots__ = ('instance_id', 'image_id', 'instance_state', 'private_dns_name', 'dns_name', 'reason', 'key_name', 'ami_launch_index', 'product_codes', 'instance_type', 'launch_time', 'placement', 'kernel_id', 'ramdisk_id', 'platform', 'monitoring', 'subnet_id', 'vpc_id', 'private_ip_address', 'ip_address', 'source_dest_check', 'group_set', 'state_reason', 'architecture', 'root_device_type', 'root_device_name', 'block_device_mapping', 'instance_lifecycle', 'spot_instance_request_id', 'license', 'virtualization_type', 'client_token', 'tag_set', 'hypervisor', 'network_interface_set', 'iam_instance_profile', 'ebs_optimized',)
    instance_id: Final[str]
    image_id: Final[str | None]
    instance_state: Final[InstanceStateType]
    private_dns_name: Final[str]
    dns_name: Final[str | None]
    reason: Final[str | None]
    key_name: Final[str | None]
    ami_launch_index: Final[str | None]
    product_codes: Final[ProductCodesSetType | None]
    instance_type: Final[str]
    launch_time: Final[datetime]
    placement: Final[PlacementResponseType | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    platform: Final[str | None]
    monitoring: Final[InstanceMonitoringStateType | None]
    subnet_id: Final[str | None]
    vpc_id: Final[str | None]
    private_ip_address: Final[str | None]
    ip_address: Final[str | None]
    source_dest_check: Final[bool | None]
    group_set: Final[GroupSetType | None]
    state_reason: Final[StateReasonType | None]
    architecture: Final[str | None]
    root_device_type: Final[str | None]
    root_device_name: Final[str | None]
    block_device_mapping: Final[InstanceBlockDeviceMappingResponseType | None]
    instance_lifecycle: Final[str | None]
    spot_instance_request_id: Final[str | None]
    license: Final[InstanceLicenseResponseType | None]
    virtualization_type: Final[str | None]
    client_token: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    hypervisor: Final[str | None]
    network_interface_set: Final[InstanceNetworkInterfaceSetType | None]
    iam_instance_profile: Final[IamInstanceProfileResponseType | None]
    ebs_optimized: Final[bool | None]
    TYPE = 'RunningInstancesItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('image_id', 'imageId', 'string', min=0),
        _Field('instance_state', 'instanceState', 'InstanceStateType'),
        _Field('private_dns_name', 'privateDnsName', 'string'),
        _Field('dns_name', 'dnsName', 'string', min=0),
        _Field('reason', 'reason', 'string', min=0),
        _Field('key_name', 'keyName', 'string', min=0),
        _Field('ami_launch_index', 'amiLaunchIndex', 'string', min=0),
        _Field('product_codes', 'productCodes', 'ProductCodesSetType', min=0),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('launch_time', 'launchTime', 'dateTime'),
        _Field('placement', 'placement', 'PlacementResponseType', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('platform', 'platform', 'string', min=0),
        _Field('monitoring', 'monitoring', 'InstanceMonitoringStateType', min=0),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('vpc_id', 'vpcId', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('ip_address', 'ipAddress', 'string', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'boolean', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('state_reason', 'stateReason', 'StateReasonType', min=0),
        _Field('architecture', 'architecture', 'string', min=0),
        _Field('root_device_type', 'rootDeviceType', 'string', min=0),
        _Field('root_device_name', 'rootDeviceName', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'InstanceBlockDeviceMappingResponseType', min=0),
        _Field('instance_lifecycle', 'instanceLifecycle', 'string', min=0),
        _Field('spot_instance_request_id', 'spotInstanceRequestId', 'string', min=0),
        _Field('license', 'license', 'InstanceLicenseResponseType', min=0),
        _Field('virtualization_type', 'virtualizationType', 'string', min=0),
        _Field('client_token', 'clientToken', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('hypervisor', 'hypervisor', 'string', min=0),
        _Field('network_interface_set', 'networkInterfaceSet', 'InstanceNetworkInterfaceSetType', min=0),
        _Field('iam_instance_profile', 'iamInstanceProfile', 'IamInstanceProfileResponseType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        image_id: str | None = None,
        instance_state: InstanceStateType,
        private_dns_name: str,
        dns_name: str | None = None,
        reason: str | None = None,
        key_name: str | None = None,
        ami_launch_index: str | None = None,
        product_codes: ProductCodesSetType | None = None,
        instance_type: str,
        launch_time: datetime,
        placement: PlacementResponseType | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        platform: str | None = None,
        monitoring: InstanceMonitoringStateType | None = None,
        subnet_id: str | None = None,
        vpc_id: str | None = None,
        private_ip_address: str | None = None,
        ip_address: str | None = None,
        source_dest_check: bool | None = None,
        group_set: GroupSetType | None = None,
        state_reason: StateReasonType | None = None,
        architecture: str | None = None,
        root_device_type: str | None = None,
        root_device_name: str | None = None,
        block_device_mapping: InstanceBlockDeviceMappingResponseType | None = None,
        instance_lifecycle: str | None = None,
        spot_instance_request_id: str | None = None,
        license: InstanceLicenseResponseType | None = None,
        virtualization_type: str | None = None,
        client_token: str | None = None,
        tag_set: ResourceTagSetType | None = None,
        hypervisor: str | None = None,
        network_interface_set: InstanceNetworkInterfaceSetType | None = None,
        iam_instance_profile: IamInstanceProfileResponseType | None = None,
        ebs_optimized: bool | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.image_id = image_id
        self.instance_state = instance_state
        self.private_dns_name = private_dns_name
        self.dns_name = dns_name
        self.reason = reason
        self.key_name = key_name
        self.ami_launch_index = ami_launch_index
        self.product_codes = product_codes
        self.instance_type = instance_type
        self.launch_time = launch_time
        self.placement = placement
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.platform = platform
        self.monitoring = monitoring
        self.subnet_id = subnet_id
        self.vpc_id = vpc_id
        self.private_ip_address = private_ip_address
        self.ip_address = ip_address
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.state_reason = state_reason
        self.architecture = architecture
        self.root_device_type = root_device_type
        self.root_device_name = root_device_name
        self.block_device_mapping = block_device_mapping
        self.instance_lifecycle = instance_lifecycle
        self.spot_instance_request_id = spot_instance_request_id
        self.license = license
        self.virtualization_type = virtualization_type
        self.client_token = client_token
        self.tag_set = tag_set
        self.hypervisor = hypervisor
        self.network_interface_set = network_interface_set
        self.iam_instance_profile = iam_instance_profile
        self.ebs_optimized = ebs_optimized


class InstanceStateType(_Struct):
    """InstanceStateType"""

    __slots__ = ('code', 'name',)
    code: Final[int]
    name: Final[str]
    TYPE = 'InstanceStateType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'int'),
        _Field('name', 'name', 'string'),
    )

    def __init__(
        self,
        *,
        code: int,
        name: str,
    ) -> None:
        self.code = code
        self.name = name


class PlacementResponseType(_Struct):
    """PlacementResponseType"""

    __slots__ = ('availability_zone', 'group_name', 'tenancy',)
    availability_zone: Final[str]
    group_name: Final[str | None]
    tenancy: Final[str | None]
    TYPE = 'PlacementResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('group_name', 'groupName', 'string', min=0),
        _Field('tenancy', 'tenancy', 'string', min=0),
    )

    def __init__(
        self,
        *,
        availability_zone: str,
        group_name: str | None = None,
        tenancy: str | None = None,
    ) -> None:
        self.availability_zone = availability_zone
        self.group_name = group_name
        self.tenancy = tenancy


class InstanceMonitoringStateType(_Struct):
    """InstanceMonitoringStateType"""

    __slots__ = ('state',)
    state: Final[str]
    TYPE = 'InstanceMonitoringStateType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('state', 'state', 'string'),
    )

    def __init__(
        self,
        *,
        state: str,
    ) -> None:
        self.state = state


class InstanceBlockDeviceMappingResponseType(_Struct):
    """InstanceBlockDeviceMappingResponseType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceBlockDeviceMappingResponseItemType, ...]]
    TYPE = 'InstanceBlockDeviceMappingResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceBlockDeviceMappingResponseItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceBlockDeviceMappingResponseItemType, ...] = (),
    ) -> None:
        self.item = item


class InstanceLicenseResponseType(_Struct):
    """InstanceLicenseResponseType"""

    __slots__ = ('pool',)
    pool: Final[str]
    TYPE = 'InstanceLicenseResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('pool', 'pool', 'string'),
    )

    def __init__(
        self,
        *,
        pool: str,
    ) -> None:
        self.pool = pool


class InstanceNetworkInterfaceSetType(_Struct):
    """InstanceNetworkInterfaceSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceNetworkInterfaceSetItemType, ...]]
    TYPE = 'InstanceNetworkInterfaceSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceNetworkInterfaceSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceNetworkInterfaceSetItemType, ...] = (),
    ) -> None:
        self.item = item


class IamInstanceProfileResponseType(_Struct):
    """IamInstanceProfileResponseType"""

    __slots__ = ('arn', 'id',)
    arn: Final[str]
    id: Final[str]
    TYPE = 'IamInstanceProfileResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('arn', 'arn', 'string'),
        _Field('id', 'id', 'string'),
    )

    def __init__(
        self,
        *,
        arn: str,
        id: str,
    ) -> None:
        self.arn = arn
        self.id = id


class InstanceBlockDeviceMappingResponseItemType(_Struct):
    """InstanceBlockDeviceMappingResponseItemType"""

    __slots__ = ('device_name', 'ebs',)
    device_name: Final[str]
    ebs: Final[EbsInstanceBlockDeviceMappingResponseType | None]
    TYPE = 'InstanceBlockDeviceMappingResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('device_name', 'deviceName', 'string'),
        _Field('ebs', 'ebs', 'EbsInstanceBlockDeviceMappingResponseType', min=0),
    )

    def __init__(
        self,
        *,
        device_name: str,
        ebs: EbsInstanceBlockDeviceMappingResponseType | None = None,
    ) -> None:
        self.device_name = device_name
        self.ebs = ebs


class InstanceNetworkInterfaceSetItemType(_Struct):
    """InstanceNetworkInterfaceSetItemType"""

    __slots__ = ('network_interface_id', 'subnet_id', 'vpc_id', 'description', 'owner_id', 'status', 'mac_address', 'private_ip_address', 'private_dns_name', 'source_dest_check', 'group_set', 'attachment', 'association', 'private_ip_addresses_set',)
    network_interface_id: Final[str]
    subnet_id: Final[str | None]
    vpc_id: Final[str | None]
    description: Final[str | None]
    owner_id: Final[str]
    status: Final[str]
    mac_address: Final[str | None]
    private_ip_address: Final[str | None]
    private_dns_name: Final[str | None]
    source_dest_check: Final[bool | None]
    group_set: Final[GroupSetType | None]
    attachment: Final[InstanceNetworkInterfaceAttachmentType]
    association: Final[InstanceNetworkInterfaceAssociationType | None]
    private_ip_addresses_set: Final[InstancePrivateIpAddressesSetType | None]
    TYPE = 'InstanceNetworkInterfaceSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('vpc_id', 'vpcId', 'string', min=0),
        _Field('description', 'description', 'string', min=0),
        _Field('owner_id', 'ownerId', 'string'),
        _Field('status', 'status', 'string'),
        _Field('mac_address', 'macAddress', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('private_dns_name', 'privateDnsName', 'string', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'boolean', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType', min=0),
        _Field('attachment', 'attachment', 'InstanceNetworkInterfaceAttachmentType'),
        _Field('association', 'association', 'InstanceNetworkInterfaceAssociationType', min=0),
        _Field('private_ip_addresses_set', 'privateIpAddressesSet', 'InstancePrivateIpAddressesSetType', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        subnet_id: str | None = None,
        vpc_id: str | None = None,
        description: str | None = None,
        owner_id: str,
        status: str,
        mac_address: str | None = None,
        private_ip_address: str | None = None,
        private_dns_name: str | None = None,
        source_dest_check: bool | None = None,
        group_set: GroupSetType | None = None,
        attachment: InstanceNetworkInterfaceAttachmentType,
        association: InstanceNetworkInterfaceAssociationType | None = None,
        private_ip_addresses_set: InstancePrivateIpAddressesSetType | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.subnet_id = subnet_id
        self.vpc_id = vpc_id
        self.description = description
        self.owner_id = owner_id
        self.status = status
        self.mac_address = mac_address
        self.private_ip_address = private_ip_address
        self.private_dns_name = private_dns_name
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.attachment = attachment
        self.association = association
        self.private_ip_addresses_set = private_ip_addresses_set


class EbsInstanceBlockDeviceMappingResponseType(_Struct):
    """EbsInstanceBlockDeviceMappingResponseType"""

    __slots__ = ('volume_id', 'status', 'attach_time', 'delete_on_termination',)
    volume_id: Final[str]
    status: Final[str]
    attach_time: Final[datetime]
    delete_on_termination: Final[bool | None]
    TYPE = 'EbsInstanceBlockDeviceMappingResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('status', 'status', 'string'),
        _Field('attach_time', 'attachTime', 'dateTime'),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        status: str,
        attach_time: datetime,
        delete_on_termination: bool | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.status = status
        self.attach_time = attach_time
        self.delete_on_termination = delete_on_termination


class InstanceNetworkInterfaceAttachmentType(_Struct):
    """InstanceNetworkInterfaceAttachmentType"""

    __slots__ = ('attachment_id', 'device_index', 'status', 'attach_time', 'delete_on_termination',)
    attachment_id: Final[str]
    device_index: Final[int]
    status: Final[str]
    attach_time: Final[datetime]
    delete_on_termination: Final[bool]
    TYPE = 'InstanceNetworkInterfaceAttachmentType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attachment_id', 'attachmentId', 'string'),
        _Field('device_index', 'deviceIndex', 'int'),
        _Field('status', 'status', 'string'),
        _Field('attach_time', 'attachTime', 'dateTime'),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean'),
    )

    def __init__(
        self,
        *,
        attachment_id: str,
        device_index: int,
        status: str,
        attach_time: datetime,
        delete_on_termination: bool,
    ) -> None:
        self.attachment_id = attachment_id
        self.device_index = device_index
        self.status = status
        self.attach_time = attach_time
        self.delete_on_termination = delete_on_termination


class InstanceNetworkInterfaceAssociationType(_Struct):
    """InstanceNetworkInterfaceAssociationType"""

    __slots__ = ('public_ip', 'public_dns_name', 'ip_owner_id',)
    public_ip: Final[str]
    public_dns_name: Final[str | None]
    ip_owner_id: Final[str | None]
    TYPE = 'InstanceNetworkInterfaceAssociationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string'),
        _Field('public_dns_name', 'publicDnsName', 'string', min=0),
        _Field('ip_owner_id', 'ipOwnerId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        public_ip: str,
        public_dns_name: str | None = None,
        ip_owner_id: str | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.public_dns_name = public_dns_name
        self.ip_owner_id = ip_owner_id


class InstancePrivateIpAddressesSetType(_Struct):
    """InstancePrivateIpAddressesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstancePrivateIpAddressesSetItemType, ...]]
    TYPE = 'InstancePrivateIpAddressesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstancePrivateIpAddressesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstancePrivateIpAddressesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class InstancePrivateIpAddressesSetItemType(_Struct):
    """InstancePrivateIpAddressesSetItemType"""

    __slots__ = ('private_ip_address', 'private_dns_name', 'primary', 'association',)
    private_ip_address: Final[str | None]
    private_dns_name: Final[str | None]
    primary: Final[bool | None]
    association: Final[InstanceNetworkInterfaceAssociationType | None]
    TYPE = 'InstancePrivateIpAddressesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('private_dns_name', 'privateDnsName', 'string', min=0),
        _Field('primary', 'primary', 'boolean', min=0),
        _Field('association', 'association', 'InstanceNetworkInterfaceAssociationType', min=0),
    )

    def __init__(
        self,
        *,
        private_ip_address: str | None = None,
        private_dns_name: str | None = None,
        primary: bool | None = None,
        association: InstanceNetworkInterfaceAssociationType | None = None,
    ) -> None:
        self.private_ip_address = private_ip_address
        self.private_dns_name = private_dns_name
        self.primary = primary
        self.association = association


class DescribeKeyPairsInfoType(_Struct):
    """DescribeKeyPairsInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeKeyPairsItemType, ...]]
    TYPE = 'DescribeKeyPairsInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeKeyPairsItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeKeyPairsItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeKeyPairsResponseInfoType(_Struct):
    """DescribeKeyPairsResponseInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeKeyPairsResponseItemType, ...]]
    TYPE = 'DescribeKeyPairsResponseInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeKeyPairsResponseItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeKeyPairsResponseItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeKeyPairsItemType(_Struct):
    """DescribeKeyPairsItemType"""

    __slots__ = ('key_name',)
    key_name: Final[str]
    TYPE = 'DescribeKeyPairsItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
    )

    def __init__(
        self,
        *,
        key_name: str,
    ) -> None:
        self.key_name = key_name


class DescribeKeyPairsResponseItemType(_Struct):
    """DescribeKeyPairsResponseItemType"""

    __slots__ = ('key_name', 'key_fingerprint',)
    key_name: Final[str]
    key_fingerprint: Final[str]
    TYPE = 'DescribeKeyPairsResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
        _Field('key_fingerprint', 'keyFingerprint', 'string'),
    )

    def __init__(
        self,
        *,
        key_name: str,
        key_fingerprint: str,
    ) -> None:
        self.key_name = key_name
        self.key_fingerprint = key_fingerprint


class DescribeSecurityGroupsSetType(_Struct):
    """DescribeSecurityGroupsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSecurityGroupsSetItemType, ...]]
    TYPE = 'DescribeSecurityGroupsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeSecurityGroupsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeSecurityGroupsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeSecurityGroupsIdSetType(_Struct):
    """DescribeSecurityGroupsIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSecurityGroupsIdSetItemType, ...]]
    TYPE = 'DescribeSecurityGroupsIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeSecurityGroupsIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeSecurityGroupsIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class SecurityGroupSetType(_Struct):
    """SecurityGroupSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SecurityGroupItemType, ...]]
    TYPE = 'SecurityGroupSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SecurityGroupItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SecurityGroupItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeSecurityGroupsSetItemType(_Struct):
    """DescribeSecurityGroupsSetItemType"""

    __slots__ = ('group_name',)
    group_name: Final[str]
    TYPE = 'DescribeSecurityGroupsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
    )

    def __init__(
        self,
        *,
        group_name: str,
    ) -> None:
        self.group_name = group_name


class DescribeSecurityGroupsIdSetItemType(_Struct):
    """DescribeSecurityGroupsIdSetItemType"""

    __slots__ = ('group_id',)
    group_id: Final[str]
    TYPE = 'DescribeSecurityGroupsIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string'),
    )

    def __init__(
        self,
        *,
        group_id: str,
    ) -> None:
        self.group_id = group_id


class SecurityGroupItemType(_Struct):
    """SecurityGroupItemType"""

    __slots__ = ('owner_id', 'group_id', 'group_name', 'group_description', 'vpc_id', 'ip_permissions', 'ip_permissions_egress', 'tag_set',)
    owner_id: Final[str]
    group_id: Final[str | None]
    group_name: Final[str]
    group_description: Final[str]
    vpc_id: Final[str | None]
    ip_permissions: Final[IpPermissionSetType]
    ip_permissions_egress: Final[IpPermissionSetType | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'SecurityGroupItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('owner_id', 'ownerId', 'string'),
        _Field('group_id', 'groupId', 'string'),
        _Field('group_name', 'groupName', 'string'),
        _Field('group_description', 'groupDescription', 'string'),
        _Field('vpc_id', 'vpcId', 'string', min=0),
        _Field('ip_permissions', 'ipPermissions', 'IpPermissionSetType'),
        _Field('ip_permissions_egress', 'ipPermissionsEgress', 'IpPermissionSetType', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        owner_id: str,
        group_id: str | None = None,
        group_name: str,
        group_description: str,
        vpc_id: str | None = None,
        ip_permissions: IpPermissionSetType,
        ip_permissions_egress: IpPermissionSetType | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.owner_id = owner_id
        self.group_id = group_id
        self.group_name = group_name
        self.group_description = group_description
        self.vpc_id = vpc_id
        self.ip_permissions = ip_permissions
        self.ip_permissions_egress = ip_permissions_egress
        self.tag_set = tag_set


class LaunchPermissionOperationType(_Struct):
    """LaunchPermissionOperationType"""

    __slots__ = ('add', 'remove',)
    add: Final[LaunchPermissionListType | None]
    remove: Final[LaunchPermissionListType | None]
    TYPE = 'LaunchPermissionOperationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('add', 'add', 'LaunchPermissionListType', min=0),
        _Field('remove', 'remove', 'LaunchPermissionListType', min=0),
    )

    def __init__(
        self,
        *,
        add: LaunchPermissionListType | None = None,
        remove: LaunchPermissionListType | None = None,
    ) -> None:
        self.add = add
        self.remove = remove


class ProductCodeListType(_Struct):
    """ProductCodeListType"""

    __slots__ = ('item',)
    item: Final[tuple[ProductCodeItemType, ...]]
    TYPE = 'ProductCodeListType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ProductCodeItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ProductCodeItemType, ...] = (),
    ) -> None:
        self.item = item


class AttributeValueType(_Struct):
    """AttributeValueType"""

    __slots__ = ('value',)
    value: Final[str]
    TYPE = 'AttributeValueType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('value', 'value', 'string'),
    )

    def __init__(
        self,
        *,
        value: str,
    ) -> None:
        self.value = value


class ProductCodeItemType(_Struct):
    """ProductCodeItemType"""

    __slots__ = ('product_code',)
    product_code: Final[str]
    TYPE = 'ProductCodeItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('product_code', 'productCode', 'string'),
    )

    def __init__(
        self,
        *,
        product_code: str,
    ) -> None:
        self.product_code = product_code


class RebootInstancesInfoType(_Struct):
    """RebootInstancesInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[RebootInstancesItemType, ...]]
    TYPE = 'RebootInstancesInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RebootInstancesItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RebootInstancesItemType, ...],
    ) -> None:
        self.item = item


class RebootInstancesItemType(_Struct):
    """RebootInstancesItemType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'RebootInstancesItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


class UserDataType(_Struct):
    """UserDataType"""

    __slots__ = ('data', 'version', 'encoding',)
    data: Final[str | None]
    version: Final[str]
    encoding: Final[str]
    TYPE = 'UserDataType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('data', 'data', 'string', min=0, secret=True),
        _Field('version', 'version', 'string', attribute=True),
        _Field('encoding', 'encoding', 'string', attribute=True),
    )

    def __init__(
        self,
        *,
        data: str | None = None,
        version: str,
        encoding: str,
    ) -> None:
        self.data = data
        self.version = version
        self.encoding = encoding


class PlacementRequestType(_Struct):
    """PlacementRequestType"""

    __slots__ = ('availability_zone', 'group_name', 'tenancy',)
    availability_zone: Final[str | None]
    group_name: Final[str | None]
    tenancy: Final[str | None]
    TYPE = 'PlacementRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
        _Field('tenancy', 'tenancy', 'string', min=0),
    )

    def __init__(
        self,
        *,
        availability_zone: str | None = None,
        group_name: str | None = None,
        tenancy: str | None = None,
    ) -> None:
        self.availability_zone = availability_zone
        self.group_name = group_name
        self.tenancy = tenancy


class MonitoringInstanceType(_Struct):
    """MonitoringInstanceType"""

    __slots__ = ('enabled',)
    enabled: Final[bool | None]
    TYPE = 'MonitoringInstanceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('enabled', 'enabled', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        enabled: bool | None = None,
    ) -> None:
        self.enabled = enabled


class InstanceLicenseRequestType(_Struct):
    """InstanceLicenseRequestType"""

    __slots__ = ('pool',)
    pool: Final[str]
    TYPE = 'InstanceLicenseRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('pool', 'pool', 'string'),
    )

    def __init__(
        self,
        *,
        pool: str,
    ) -> None:
        self.pool = pool


class InstanceNetworkInterfaceSetRequestType(_Struct):
    """InstanceNetworkInterfaceSetRequestType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceNetworkInterfaceSetItemRequestType, ...]]
    TYPE = 'InstanceNetworkInterfaceSetRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceNetworkInterfaceSetItemRequestType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceNetworkInterfaceSetItemRequestType, ...] = (),
    ) -> None:
        self.item = item


class IamInstanceProfileRequestType(_Struct):
    """IamInstanceProfileRequestType"""

    __slots__ = ('arn', 'name',)
    arn: Final[str | None]
    name: Final[str | None]
    TYPE = 'IamInstanceProfileRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('arn', 'arn', 'string', min=0),
        _Field('name', 'name', 'string', min=0),
    )

    def __init__(
        self,
        *,
        arn: str | None = None,
        name: str | None = None,
    ) -> None:
        self.arn = arn
        self.name = name


class InstanceNetworkInterfaceSetItemRequestType(_Struct):
    """InstanceNetworkInterfaceSetItemRequestType"""

    __slots__ = ('network_interface_id', 'device_index', 'subnet_id', 'description', 'private_ip_address', 'group_set', 'delete_on_termination', 'private_ip_addresses_set', 'secondary_private_ip_address_count',)
    network_interface_id: Final[str | None]
    device_index: Final[int]
    subnet_id: Final[str | None]
    description: Final[str | None]
    private_ip_address: Final[str | None]
    group_set: Final[SecurityGroupIdSetType | None]
    delete_on_termination: Final[bool | None]
    private_ip_addresses_set: Final[PrivateIpAddressesSetRequestType | None]
    secondary_private_ip_address_count: Final[int | None]
    TYPE = 'InstanceNetworkInterfaceSetItemRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('device_index', 'deviceIndex', 'int'),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('description', 'description', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('group_set', 'groupSet', 'SecurityGroupIdSetType', min=0),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean', min=0),
        _Field('private_ip_addresses_set', 'privateIpAddressesSet', 'PrivateIpAddressesSetRequestType', min=0),
        _Field('secondary_private_ip_address_count', 'secondaryPrivateIpAddressCount', 'int', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str | None = None,
        device_index: int,
        subnet_id: str | None = None,
        description: str | None = None,
        private_ip_address: str | None = None,
        group_set: SecurityGroupIdSetType | None = None,
        delete_on_termination: bool | None = None,
        private_ip_addresses_set: PrivateIpAddressesSetRequestType | None = None,
        secondary_private_ip_address_count: int | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.device_index = device_index
        self.subnet_id = subnet_id
        self.description = description
        self.private_ip_address = private_ip_address
        self.group_set = group_set
        self.delete_on_termination = delete_on_termination
        self.private_ip_addresses_set = private_ip_addresses_set
        self.secondary_private_ip_address_count = secondary_private_ip_address_count


class SecurityGroupIdSetType(_Struct):
    """SecurityGroupIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SecurityGroupIdSetItemType, ...]]
    TYPE = 'SecurityGroupIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SecurityGroupIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SecurityGroupIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class PrivateIpAddressesSetRequestType(_Struct):
    """PrivateIpAddressesSetRequestType"""

    __slots__ = ('item',)
    item: Final[tuple[PrivateIpAddressesSetItemRequestType, ...]]
    TYPE = 'PrivateIpAddressesSetRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'PrivateIpAddressesSetItemRequestType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[PrivateIpAddressesSetItemRequestType, ...] = (),
    ) -> None:
        self.item = item


class SecurityGroupIdSetItemType(_Struct):
    """SecurityGroupIdSetItemType"""

    __slots__ = ('group_id',)
    group_id: Final[str]
    TYPE = 'SecurityGroupIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string'),
    )

    def __init__(
        self,
        *,
        group_id: str,
    ) -> None:
        self.group_id = group_id


class PrivateIpAddressesSetItemRequestType(_Struct):
    """PrivateIpAddressesSetItemRequestType"""

    __slots__ = ('private_ip_address', 'primary',)
    private_ip_address: Final[str]
    primary: Final[bool | None]
    TYPE = 'PrivateIpAddressesSetItemRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('private_ip_address', 'privateIpAddress', 'string'),
        _Field('primary', 'primary', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        private_ip_address: str,
        primary: bool | None = None,
    ) -> None:
        self.private_ip_address = private_ip_address
        self.primary = primary


class InstanceIdSetType(_Struct):
    """InstanceIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceIdType, ...]]
    TYPE = 'InstanceIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceIdType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceIdType, ...] = (),
    ) -> None:
        self.item = item


class InstanceStateChangeSetType(_Struct):
    """InstanceStateChangeSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceStateChangeType, ...]]
    TYPE = 'InstanceStateChangeSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceStateChangeType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceStateChangeType, ...] = (),
    ) -> None:
        self.item = item


class InstanceIdType(_Struct):
    """InstanceIdType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'InstanceIdType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


class InstanceStateChangeType(_Struct):
    """InstanceStateChangeType"""

    __slots__ = ('instance_id', 'current_state', 'previous_state',)
    instance_id: Final[str]
    current_state: Final[InstanceStateType]
    previous_state: Final[InstanceStateType]
    TYPE = 'InstanceStateChangeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('current_state', 'currentState', 'InstanceStateType'),
        _Field('previous_state', 'previousState', 'InstanceStateType'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        current_state: InstanceStateType,
        previous_state: InstanceStateType,
    ) -> None:
        self.instance_id = instance_id
        self.current_state = current_state
        self.previous_state = previous_state


class FaultType(_Struct):
    """FaultType"""

    __slots__ = ('code', 'message',)
    code: Final[str]
    message: Final[str]
    TYPE = 'FaultType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2013-02-01/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'string'),
        _Field('message', 'message', 'string'),
    )

    def __init__(
        self,
        *,
        code: str,
        message: str,
    ) -> None:
        self.code = code
        self.message = message


_ELEMENTS = {
    'AllocateAddress': _Element('AllocateAddress', AllocateAddressType),
    'AllocateAddressResponse': _Element('AllocateAddressResponse', AllocateAddressResponseType),
    'AssociateAddress': _Element('AssociateAddress', AssociateAddressType),
    'AssociateAddressResponse': _Element('AssociateAddressResponse', AssociateAddressResponseType),
    'AuthorizeSecurityGroupIngress': _Element('AuthorizeSecurityGroupIngress', AuthorizeSecurityGroupIngressType),
    'AuthorizeSecurityGroupIngressResponse': _Element('AuthorizeSecurityGroupIngressResponse', AuthorizeSecurityGroupIngressResponseType),
    'ConfirmProductInstance': _Element('ConfirmProductInstance', ConfirmProductInstanceType),
    'ConfirmProductInstanceResponse': _Element('ConfirmProductInstanceResponse', ConfirmProductInstanceResponseType),
    'CreateKeyPair': _Element('CreateKeyPair', CreateKeyPairType),
    'CreateKeyPairResponse': _Element('CreateKeyPairResponse', CreateKeyPairResponseType),
    'CreateSecurityGroup': _Element('CreateSecurityGroup', CreateSecurityGroupType),
    'CreateSecurityGroupResponse': _Element('CreateSecurityGroupResponse', CreateSecurityGroupResponseType),
    'DeleteKeyPair': _Element('DeleteKeyPair', DeleteKeyPairType),
    'DeleteKeyPairResponse': _Element('DeleteKeyPairResponse', DeleteKeyPairResponseType),
    'DeleteSecurityGroup': _Element('DeleteSecurityGroup', DeleteSecurityGroupType),
    'DeleteSecurityGroupResponse': _Element('DeleteSecurityGroupResponse', DeleteSecurityGroupResponseType),
    'DeregisterImage': _Element('DeregisterImage', DeregisterImageType),
    'DeregisterImageResponse': _Element('DeregisterImageResponse', DeregisterImageResponseType),
    'DescribeAddresses': _Element('DescribeAddresses', DescribeAddressesType),
    'DescribeAddressesResponse': _Element('DescribeAddressesResponse', DescribeAddressesResponseType),
    'DescribeAvailabilityZones': _Element('DescribeAvailabilityZones', DescribeAvailabilityZonesType),
    'DescribeAvailabilityZonesResponse': _Element('DescribeAvailabilityZonesResponse', DescribeAvailabilityZonesResponseType),
    'DescribeImageAttribute': _Element('DescribeImageAttribute', DescribeImageAttributeType),
    'DescribeImageAttributeResponse': _Element('DescribeImageAttributeResponse', DescribeImageAttributeResponseType),
    'DescribeImages': _Element('DescribeImages', DescribeImagesType),
    'DescribeImagesResponse': _Element('DescribeImagesResponse', DescribeImagesResponseType),
    'DescribeInstances': _Element('DescribeInstances', DescribeInstancesType),
    'DescribeInstancesResponse': _Element('DescribeInstancesResponse', DescribeInstancesResponseType),
    'DescribeKeyPairs': _Element('DescribeKeyPairs', DescribeKeyPairsType),
    'DescribeKeyPairsResponse': _Element('DescribeKeyPairsResponse', DescribeKeyPairsResponseType),
    'DescribeSecurityGroups': _Element('DescribeSecurityGroups', DescribeSecurityGroupsType),
    'DescribeSecurityGroupsResponse': _Element('DescribeSecurityGroupsResponse', DescribeSecurityGroupsResponseType),
    'DisassociateAddress': _Element('DisassociateAddress', DisassociateAddressType),
    'DisassociateAddressResponse': _Element('DisassociateAddressResponse', DisassociateAddressResponseType),
    'GetConsoleOutput': _Element('GetConsoleOutput', GetConsoleOutputType),
    'GetConsoleOutputResponse': _Element('GetConsoleOutputResponse', GetConsoleOutputResponseType),
    'ModifyImageAttribute': _Element('ModifyImageAttribute', ModifyImageAttributeType),
    'ModifyImageAttributeResponse': _Element('ModifyImageAttributeResponse', ModifyImageAttributeResponseType),
    'RebootInstances': _Element('RebootInstances', RebootInstancesType),
    'RebootInstancesResponse': _Element('RebootInstancesResponse', RebootInstancesResponseType),
    'RegisterImage': _Element('RegisterImage', RegisterImageType),
    'RegisterImageResponse': _Element('RegisterImageResponse', RegisterImageResponseType),
    'ReleaseAddress': _Element('ReleaseAddress', ReleaseAddressType),
    'ReleaseAddressResponse': _Element('ReleaseAddressResponse', ReleaseAddressResponseType),
    'ResetImageAttribute': _Element('ResetImageAttribute', ResetImageAttributeType),
    'ResetImageAttributeResponse': _Element('ResetImageAttributeResponse', ResetImageAttributeResponseType),
    'RevokeSecurityGroupIngress': _Element('RevokeSecurityGroupIngress', RevokeSecurityGroupIngressType),
    'RevokeSecurityGroupIngressResponse': _Element('RevokeSecurityGroupIngressResponse', RevokeSecurityGroupIngressResponseType),
    'RunInstances': _Element('RunInstances', RunInstancesType),
    'RunInstancesResponse': _Element('RunInstancesResponse', RunInstancesResponseType),
    'TerminateInstances': _Element('TerminateInstances', TerminateInstancesType),
    'TerminateInstancesResponse': _Element('TerminateInstancesResponse', TerminateInstancesResponseType),
    'Fault': _Element('Fault', FaultType),
}

_VERSIONS = _Versions(
    ('2008-02-01', '2013-02-01'),
    'http://ec2.amazonaws.com/doc/2013-02-01/',
    (
        _Row('AllocateAddressResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('AssociateAddressResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('AuthorizeSecurityGroupIngressResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('ConfirmProductInstanceResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('CreateKeyPairResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('CreateSecurityGroupResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DeleteKeyPairResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DeleteSecurityGroupResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DeregisterImageResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeAddressesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeAvailabilityZonesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeImageAttributeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeImagesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeInstancesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeKeyPairsResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DisassociateAddressResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('GetConsoleOutputResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('ModifyImageAttributeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('RebootInstancesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('RegisterImageResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('ReleaseAddressResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('ResetImageAttributeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('RevokeSecurityGroupIngressResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('RunInstancesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('TerminateInstancesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('AllocateAddressResponseType', 'domain', '..2010-08-31', 'absent', '', '', None),
        _Row('AllocateAddressResponseType', 'allocationId', '..2010-11-15', 'absent', '', '', None),
        _Row('AllocateAddressResponseType', 'domain', '2010-11-15..', 'required', '', '', 'standard'),
        _Row('AllocateAddressType', 'domain', '..2010-11-15', 'absent', '', '', None),
        _Row('AssociateAddressResponseType', 'associationId', '..2010-11-15', 'absent', '', '', None),
        _Row('AssociateAddressType', 'publicIp', '..2010-11-15', 'required', '', '', None),
        _Row('AssociateAddressType', 'allocationId', '..2010-11-15', 'absent', '', '', None),
        _Row('AssociateAddressType', 'networkInterfaceId', '..2010-11-15', 'absent', '', '', None),
        _Row('AssociateAddressType', 'instanceId', '..2010-11-15', 'required', '', '', None),
        _Row('AssociateAddressType', 'privateIpAddress', '..2010-11-15', 'absent', '', '', None),
        _Row('AssociateAddressType', 'allowReassociation', '..2010-11-15', 'absent', '', '', None),
        _Row('AuthorizeSecurityGroupIngressType', 'userId', '..2008-02-01', 'required', '', '', None),
        _Row('AuthorizeSecurityGroupIngressType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('AuthorizeSecurityGroupIngressType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('AvailabilityZoneItemType', 'regionName', '..2009-04-04', 'absent', '', '', None),
        _Row('AvailabilityZoneItemType', 'messageSet', '..2009-04-04', 'absent', '', '', None),
        _Row('BlockDeviceMappingItemType', 'virtualName', '..2009-08-15', 'required', '', '^', ''),
        _Row('BlockDeviceMappingItemType', 'ebs', '..2009-08-15', 'absent', '', '', None),
        _Row('BlockDeviceMappingItemType', 'noDevice', '..2009-08-15', 'absent', '', '', None),
        _Row('CreateSecurityGroupResponseType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('CreateSecurityGroupType', 'vpcId', '..2008-02-01', 'absent', '', '', None),
        _Row('DeleteSecurityGroupType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('DeleteSecurityGroupType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'allocationId', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'domain', '..2010-08-31', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'associationId', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'networkInterfaceId', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'networkInterfaceOwnerId', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'privateIpAddress', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'domain', '2010-11-15..', 'required', '', '', 'standard'),
        _Row('DescribeAddressesType', 'allocationIdsSet', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeAddressesType', 'filterSet', '..2010-08-31', 'absent', '', '', None),
        _Row('DescribeAvailabilityZonesType', 'filterSet', '..2010-08-31', 'absent', '', '', None),
        _Row('DescribeImageAttributeResponseType', 'description', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImageAttributeType', 'description', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImageAttributeType', 'instanceTypeCategory', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'imageLocation', '..2008-02-01', 'required', '', '', ''),
        _Row('DescribeImagesResponseItemType', 'platform', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'stateReason', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'imageOwnerAlias', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'name', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'description', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'rootDeviceType', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'rootDeviceName', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'blockDeviceMapping', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'virtualizationType', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'hypervisor', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImagesType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeInstancesType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeKeyPairsType', 'filterSet', '..2010-08-31', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsType', 'securityGroupIdSet', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DisassociateAddressType', 'publicIp', '..2010-11-15', 'required', '', '', None),
        _Row('DisassociateAddressType', 'associationId', '..2010-11-15', 'absent', '', '', None),
        _Row('GroupItemType', 'groupId', '..2011-07-15', 'absent', '', '', None),
        _Row('GroupItemType', 'groupName', '..2011-07-15', 'required', 'groupId', '', None),
        _Row('InstanceIdSetType', 'item', '..2008-02-01', 'required', '', '', None),
        _Row('InstanceStateChangeType', 'currentState', '..2009-08-15', 'required', 'shutdownState', '', None),
        _Row('IpPermissionType', 'fromPort', '..2008-02-01', 'required', '', '', '-1'),
        _Row('IpPermissionType', 'toPort', '..2008-02-01', 'required', '', '', '-1'),
        _Row('ModifyImageAttributeType', 'description', '..2008-02-01', 'absent', '', '', None),
        _Row('PlacementRequestType', 'groupName', '..2008-02-01', 'absent', '', '', None),
        _Row('PlacementRequestType', 'tenancy', '..2008-02-01', 'absent', '', '', None),
        _Row('PlacementResponseType', 'groupName', '..2008-02-01', 'absent', '', '', None),
        _Row('PlacementResponseType', 'tenancy', '..2008-02-01', 'absent', '', '', None),
        _Row('ProductCodesSetItemType', 'type', '..2008-02-01', 'absent', '', '', None),
        _Row('ProductCodesSetItemType', 'type', '2008-05-05..', 'required', '', '', 'devpay'),
        _Row('RegisterImageType', 'imageLocation', '..2009-08-15', 'required', '', '', None),
        _Row('RegisterImageType', 'name', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'description', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'architecture', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'kernelId', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'ramdiskId', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'rootDeviceName', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'blockDeviceMapping', '..2009-08-15', 'absent', '', '', None),
        _Row('ReleaseAddressType', 'publicIp', '..2010-11-15', 'required', '', '', None),
        _Row('ReleaseAddressType', 'allocationId', '..2010-11-15', 'absent', '', '', None),
        _Row('ReservationInfoType', 'requesterId', '..2008-02-01', 'absent', '', '', None),
        _Row('RevokeSecurityGroupIngressType', 'userId', '..2008-02-01', 'required', '', '', None),
        _Row('RevokeSecurityGroupIngressType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('RevokeSecurityGroupIngressType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('RunInstancesResponseType', 'requesterId', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'monitoring', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'subnetId', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'disableApiTermination', '..2009-08-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'instanceInitiatedShutdownBehavior', '..2009-08-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'license', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'privateIpAddress', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'clientToken', '..2010-06-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'networkInterfaceSet', '..2011-07-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'iamInstanceProfile', '..2012-05-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'ebsOptimized', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'imageId', '..2008-02-01', 'required', '', '', None),
        _Row('RunningInstancesItemType', 'dnsName', '..2008-02-01', 'required', '', '', ''),
        _Row('RunningInstancesItemType', 'placement', '..2008-02-01', 'required', '', '', None),
        _Row('RunningInstancesItemType', 'platform', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'monitoring', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'subnetId', '..2011-07-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'vpcId', '..2011-07-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'privateIpAddress', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'ipAddress', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'sourceDestCheck', '..2011-07-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'groupSet', '..2011-07-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'stateReason', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'architecture', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'rootDeviceType', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'rootDeviceName', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'blockDeviceMapping', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'instanceLifecycle', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'spotInstanceRequestId', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'license', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'virtualizationType', '..2012-05-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'clientToken', '..2010-06-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'hypervisor', '..2008-02-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'networkInterfaceSet', '..2011-07-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'iamInstanceProfile', '..2012-05-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'ebsOptimized', '..2008-02-01', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'vpcId', '..2010-11-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'ipPermissionsEgress', '..2010-11-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('UserDataType', 'data', '..2008-02-01', 'required', '', '', None),
        _Row('UserIdGroupPairType', 'userId', '..2010-11-15', 'required', '', '', None),
        _Row('UserIdGroupPairType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('UserIdGroupPairType', 'groupName', '..2010-11-15', 'required', '', '', None),
    ),
)

CONTRACT = _Contract(
    name='AmazonEC2',
    namespace='http://ec2.amazonaws.com/doc/2013-02-01/',
    types=(AllocateAddressType, AllocateAddressResponseType, AssociateAddressType, AssociateAddressResponseType, AuthorizeSecurityGroupIngressType, AuthorizeSecurityGroupIngressResponseType, ConfirmProductInstanceType, ConfirmProductInstanceResponseType, CreateKeyPairType, CreateKeyPairResponseType, CreateSecurityGroupType, CreateSecurityGroupResponseType, DeleteKeyPairType, DeleteKeyPairResponseType, DeleteSecurityGroupType, DeleteSecurityGroupResponseType, DeregisterImageType, DeregisterImageResponseType, DescribeAddressesType, DescribeAddressesResponseType, DescribeAvailabilityZonesType, DescribeAvailabilityZonesResponseType, DescribeImageAttributeType, DescribeImageAttributeResponseType, DescribeImagesType, DescribeImagesResponseType, DescribeInstancesType, DescribeInstancesResponseType, DescribeKeyPairsType, DescribeKeyPairsResponseType, DescribeSecurityGroupsType, DescribeSecurityGroupsResponseType, DisassociateAddressType, DisassociateAddressResponseType, GetConsoleOutputType, GetConsoleOutputResponseType, ModifyImageAttributeType, ModifyImageAttributeResponseType, RebootInstancesType, RebootInstancesResponseType, RegisterImageType, RegisterImageResponseType, ReleaseAddressType, ReleaseAddressResponseType, ResetImageAttributeType, ResetImageAttributeResponseType, RevokeSecurityGroupIngressType, RevokeSecurityGroupIngressResponseType, RunInstancesType, RunInstancesResponseType, TerminateInstancesType, TerminateInstancesResponseType, IpPermissionSetType, IpPermissionType, UserIdGroupPairSetType, IpRangeSetType, UserIdGroupPairType, IpRangeItemType, DescribeAddressesInfoType, AllocationIdSetType, FilterSetType, DescribeAddressesResponseInfoType, DescribeAddressesItemType, AllocationIdSetItemType, FilterType, DescribeAddressesResponseItemType, ValueSetType, ValueType, DescribeAvailabilityZonesSetType, AvailabilityZoneSetType, DescribeAvailabilityZonesSetItemType, AvailabilityZoneItemType, AvailabilityZoneMessageSetType, AvailabilityZoneMessageType, EmptyElementType, LaunchPermissionListType, ProductCodesSetType, NullableAttributeValueType, BlockDeviceMappingType, LaunchPermissionItemType, ProductCodesSetItemType, BlockDeviceMappingItemType, EbsBlockDeviceType, DescribeImagesExecutableBySetType, DescribeImagesInfoType, DescribeImagesOwnersType, DescribeImagesResponseInfoType, DescribeImagesExecutableByType, DescribeImagesItemType, DescribeImagesOwnerType, DescribeImagesResponseItemType, StateReasonType, ResourceTagSetType, ResourceTagSetItemType, DescribeInstancesInfoType, ReservationSetType, DescribeInstancesItemType, ReservationInfoType, GroupSetType, RunningInstancesSetType, GroupItemType, RunningInstancesItemType, InstanceStateType, PlacementResponseType, InstanceMonitoringStateType, InstanceBlockDeviceMappingResponseType, InstanceLicenseResponseType, InstanceNetworkInterfaceSetType, IamInstanceProfileResponseType, InstanceBlockDeviceMappingResponseItemType, InstanceNetworkInterfaceSetItemType, EbsInstanceBlockDeviceMappingResponseType, InstanceNetworkInterfaceAttachmentType, InstanceNetworkInterfaceAssociationType, InstancePrivateIpAddressesSetType, InstancePrivateIpAddressesSetItemType, DescribeKeyPairsInfoType, DescribeKeyPairsResponseInfoType, DescribeKeyPairsItemType, DescribeKeyPairsResponseItemType, DescribeSecurityGroupsSetType, DescribeSecurityGroupsIdSetType, SecurityGroupSetType, DescribeSecurityGroupsSetItemType, DescribeSecurityGroupsIdSetItemType, SecurityGroupItemType, LaunchPermissionOperationType, ProductCodeListType, AttributeValueType, ProductCodeItemType, RebootInstancesInfoType, RebootInstancesItemType, UserDataType, PlacementRequestType, MonitoringInstanceType, InstanceLicenseRequestType, InstanceNetworkInterfaceSetRequestType, IamInstanceProfileRequestType, InstanceNetworkInterfaceSetItemRequestType, SecurityGroupIdSetType, PrivateIpAddressesSetRequestType, SecurityGroupIdSetItemType, PrivateIpAddressesSetItemRequestType, InstanceIdSetType, InstanceStateChangeSetType, InstanceIdType, InstanceStateChangeType, FaultType,),
    elements=_ELEMENTS,
    operations={
        'AllocateAddress': _Operation(name='AllocateAddress', soap_action='AllocateAddress', action='AllocateAddress', response_action='AllocateAddressResponse', input=_ELEMENTS['AllocateAddress'], output=_ELEMENTS['AllocateAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AssociateAddress': _Operation(name='AssociateAddress', soap_action='AssociateAddress', action='AssociateAddress', response_action='AssociateAddressResponse', input=_ELEMENTS['AssociateAddress'], output=_ELEMENTS['AssociateAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AuthorizeSecurityGroupIngress': _Operation(name='AuthorizeSecurityGroupIngress', soap_action='AuthorizeSecurityGroupIngress', action='AuthorizeSecurityGroupIngress', response_action='AuthorizeSecurityGroupIngressResponse', input=_ELEMENTS['AuthorizeSecurityGroupIngress'], output=_ELEMENTS['AuthorizeSecurityGroupIngressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ConfirmProductInstance': _Operation(name='ConfirmProductInstance', soap_action='ConfirmProductInstance', action='ConfirmProductInstance', response_action='ConfirmProductInstanceResponse', input=_ELEMENTS['ConfirmProductInstance'], output=_ELEMENTS['ConfirmProductInstanceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateKeyPair': _Operation(name='CreateKeyPair', soap_action='CreateKeyPair', action='CreateKeyPair', response_action='CreateKeyPairResponse', input=_ELEMENTS['CreateKeyPair'], output=_ELEMENTS['CreateKeyPairResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateSecurityGroup': _Operation(name='CreateSecurityGroup', soap_action='CreateSecurityGroup', action='CreateSecurityGroup', response_action='CreateSecurityGroupResponse', input=_ELEMENTS['CreateSecurityGroup'], output=_ELEMENTS['CreateSecurityGroupResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteKeyPair': _Operation(name='DeleteKeyPair', soap_action='DeleteKeyPair', action='DeleteKeyPair', response_action='DeleteKeyPairResponse', input=_ELEMENTS['DeleteKeyPair'], output=_ELEMENTS['DeleteKeyPairResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteSecurityGroup': _Operation(name='DeleteSecurityGroup', soap_action='DeleteSecurityGroup', action='DeleteSecurityGroup', response_action='DeleteSecurityGroupResponse', input=_ELEMENTS['DeleteSecurityGroup'], output=_ELEMENTS['DeleteSecurityGroupResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeregisterImage': _Operation(name='DeregisterImage', soap_action='DeregisterImage', action='DeregisterImage', response_action='DeregisterImageResponse', input=_ELEMENTS['DeregisterImage'], output=_ELEMENTS['DeregisterImageResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DescribeAddresses': _Operation(name='DescribeAddresses', soap_action='DescribeAddresses', action='DescribeAddresses', response_action='DescribeAddressesResponse', input=_ELEMENTS['DescribeAddresses'], output=_ELEMENTS['DescribeAddressesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeAvailabilityZones': _Operation(name='DescribeAvailabilityZones', soap_action='DescribeAvailabilityZones', action='DescribeAvailabilityZones', response_action='DescribeAvailabilityZonesResponse', input=_ELEMENTS['DescribeAvailabilityZones'], output=_ELEMENTS['DescribeAvailabilityZonesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeImageAttribute': _Operation(name='DescribeImageAttribute', soap_action='DescribeImageAttribute', action='DescribeImageAttribute', response_action='DescribeImageAttributeResponse', input=_ELEMENTS['DescribeImageAttribute'], output=_ELEMENTS['DescribeImageAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeImages': _Operation(name='DescribeImages', soap_action='DescribeImages', action='DescribeImages', response_action='DescribeImagesResponse', input=_ELEMENTS['DescribeImages'], output=_ELEMENTS['DescribeImagesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeInstances': _Operation(name='DescribeInstances', soap_action='DescribeInstances', action='DescribeInstances', response_action='DescribeInstancesResponse', input=_ELEMENTS['DescribeInstances'], output=_ELEMENTS['DescribeInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeKeyPairs': _Operation(name='DescribeKeyPairs', soap_action='DescribeKeyPairs', action='DescribeKeyPairs', response_action='DescribeKeyPairsResponse', input=_ELEMENTS['DescribeKeyPairs'], output=_ELEMENTS['DescribeKeyPairsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSecurityGroups': _Operation(name='DescribeSecurityGroups', soap_action='DescribeSecurityGroups', action='DescribeSecurityGroups', response_action='DescribeSecurityGroupsResponse', input=_ELEMENTS['DescribeSecurityGroups'], output=_ELEMENTS['DescribeSecurityGroupsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DisassociateAddress': _Operation(name='DisassociateAddress', soap_action='DisassociateAddress', action='DisassociateAddress', response_action='DisassociateAddressResponse', input=_ELEMENTS['DisassociateAddress'], output=_ELEMENTS['DisassociateAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'GetConsoleOutput': _Operation(name='GetConsoleOutput', soap_action='GetConsoleOutput', action='GetConsoleOutput', response_action='GetConsoleOutputResponse', input=_ELEMENTS['GetConsoleOutput'], output=_ELEMENTS['GetConsoleOutputResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'ModifyImageAttribute': _Operation(name='ModifyImageAttribute', soap_action='ModifyImageAttribute', action='ModifyImageAttribute', response_action='ModifyImageAttributeResponse', input=_ELEMENTS['ModifyImageAttribute'], output=_ELEMENTS['ModifyImageAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RebootInstances': _Operation(name='RebootInstances', soap_action='RebootInstances', action='RebootInstances', response_action='RebootInstancesResponse', input=_ELEMENTS['RebootInstances'], output=_ELEMENTS['RebootInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RegisterImage': _Operation(name='RegisterImage', soap_action='RegisterImage', action='RegisterImage', response_action='RegisterImageResponse', input=_ELEMENTS['RegisterImage'], output=_ELEMENTS['RegisterImageResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReleaseAddress': _Operation(name='ReleaseAddress', soap_action='ReleaseAddress', action='ReleaseAddress', response_action='ReleaseAddressResponse', input=_ELEMENTS['ReleaseAddress'], output=_ELEMENTS['ReleaseAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ResetImageAttribute': _Operation(name='ResetImageAttribute', soap_action='ResetImageAttribute', action='ResetImageAttribute', response_action='ResetImageAttributeResponse', input=_ELEMENTS['ResetImageAttribute'], output=_ELEMENTS['ResetImageAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RevokeSecurityGroupIngress': _Operation(name='RevokeSecurityGroupIngress', soap_action='RevokeSecurityGroupIngress', action='RevokeSecurityGroupIngress', response_action='RevokeSecurityGroupIngressResponse', input=_ELEMENTS['RevokeSecurityGroupIngress'], output=_ELEMENTS['RevokeSecurityGroupIngressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RunInstances': _Operation(name='RunInstances', soap_action='RunInstances', action='RunInstances', response_action='RunInstancesResponse', input=_ELEMENTS['RunInstances'], output=_ELEMENTS['RunInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'TerminateInstances': _Operation(name='TerminateInstances', soap_action='TerminateInstances', action='TerminateInstances', response_action='TerminateInstancesResponse', input=_ELEMENTS['TerminateInstances'], output=_ELEMENTS['TerminateInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
    },
    package='euca.wire',
    file='ec2.wsdl',
    ports={'AmazonEC2Port': 'http://localhost:8773/services/Eucalyptus', 'AmazonEC2SignedPort': 'http://localhost:8773/services/Eucalyptus/signed'},
    versions=_VERSIONS,
    lenient_empty=True,
)
