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

__all__ = ['CONTRACT', 'AccountAttributeNameSetItemType', 'AccountAttributeNameSetType', 'AccountAttributeSetItemType', 'AccountAttributeSetType', 'AccountAttributeValueSetItemType', 'AccountAttributeValueSetType', 'ActivateLicenseResponseType', 'ActivateLicenseType', 'AllocateAddressResponseType', 'AllocateAddressType', 'AllocationIdSetItemType', 'AllocationIdSetType', 'AssignPrivateIpAddressesResponseType', 'AssignPrivateIpAddressesSetItemRequestType', 'AssignPrivateIpAddressesSetRequestType', 'AssignPrivateIpAddressesType', 'AssociateAddressResponseType', 'AssociateAddressType', 'AssociateDhcpOptionsResponseType', 'AssociateDhcpOptionsType', 'AssociateRouteTableResponseType', 'AssociateRouteTableType', 'AttachInternetGatewayResponseType', 'AttachInternetGatewayType', 'AttachNetworkInterfaceResponseType', 'AttachNetworkInterfaceType', 'AttachVolumeResponseType', 'AttachVolumeType', 'AttachVpnGatewayResponseType', 'AttachVpnGatewayType', 'AttachmentSetItemResponseType', 'AttachmentSetResponseType', 'AttachmentSetType', 'AttachmentType', 'AttributeBooleanValueType', 'AttributeValueType', 'AuthorizeSecurityGroupEgressResponseType', 'AuthorizeSecurityGroupEgressType', 'AuthorizeSecurityGroupIngressResponseType', 'AuthorizeSecurityGroupIngressType', 'AvailabilityZoneItemType', 'AvailabilityZoneMessageSetType', 'AvailabilityZoneMessageType', 'AvailabilityZoneSetType', 'BlockDeviceMappingItemType', 'BlockDeviceMappingType', 'BundleInstanceResponseType', 'BundleInstanceS3StorageType', 'BundleInstanceTaskErrorType', 'BundleInstanceTaskStorageType', 'BundleInstanceTaskType', 'BundleInstanceTasksSetType', 'BundleInstanceType', 'CancelBundleTaskResponseType', 'CancelBundleTaskType', 'CancelConversionTaskResponseType', 'CancelConversionTaskType', 'CancelExportTaskResponseType', 'CancelExportTaskType', 'CancelReservedInstancesListingResponseType', 'CancelReservedInstancesListingType', 'CancelSpotInstanceRequestsResponseSetItemType', 'CancelSpotInstanceRequestsResponseSetType', 'CancelSpotInstanceRequestsResponseType', 'CancelSpotInstanceRequestsType', 'ConfirmProductInstanceResponseType', 'ConfirmProductInstanceType', 'ConversionTaskIdItemType', 'ConversionTaskIdSetType', 'ConversionTaskSetType', 'ConversionTaskType', 'CopyImageResponseType', 'CopyImageType', 'CopySnapshotResponseType', 'CopySnapshotType', 'CreateCustomerGatewayResponseType', 'CreateCustomerGatewayType', 'CreateDhcpOptionsResponseType', 'CreateDhcpOptionsType', 'CreateImageResponseType', 'CreateImageType', 'CreateInstanceExportTaskResponseType', 'CreateInstanceExportTaskType', 'CreateInternetGatewayResponseType', 'CreateInternetGatewayType', 'CreateKeyPairResponseType', 'CreateKeyPairType', 'CreateNetworkAclEntryResponseType', 'CreateNetworkAclEntryType', 'CreateNetworkAclResponseType', 'CreateNetworkAclType', 'CreateNetworkInterfaceResponseType', 'CreateNetworkInterfaceType', 'CreatePlacementGroupResponseType', 'CreatePlacementGroupType', 'CreateReservedInstancesListingResponseType', 'CreateReservedInstancesListingType', 'CreateRouteResponseType', 'CreateRouteTableResponseType', 'CreateRouteTableType', 'CreateRouteType', 'CreateSecurityGroupResponseType', 'CreateSecurityGroupType', 'CreateSnapshotResponseType', 'CreateSnapshotType', 'CreateSpotDatafeedSubscriptionResponseType', 'CreateSpotDatafeedSubscriptionType', 'CreateSubnetResponseType', 'CreateSubnetType', 'CreateTagsResponseType', 'CreateTagsType', 'CreateVolumePermissionItemType', 'CreateVolumePermissionListType', 'CreateVolumePermissionOperationType', 'CreateVolumeResponseType', 'CreateVolumeType', 'CreateVpcResponseType', 'CreateVpcType', 'CreateVpnConnectionResponseType', 'CreateVpnConnectionRouteResponseType', 'CreateVpnConnectionRouteType', 'CreateVpnConnectionType', 'CreateVpnGatewayResponseType', 'CreateVpnGatewayType', 'CustomerGatewayIdSetItemType', 'CustomerGatewayIdSetType', 'CustomerGatewaySetType', 'CustomerGatewayType', 'DeactivateLicenseResponseType', 'DeactivateLicenseType', 'DeleteCustomerGatewayResponseType', 'DeleteCustomerGatewayType', 'DeleteDhcpOptionsResponseType', 'DeleteDhcpOptionsType', 'DeleteImageUploadResponseType', 'DeleteImageUploadType', 'DeleteInternetGatewayResponseType', 'DeleteInternetGatewayType', 'DeleteKeyPairResponseType', 'DeleteKeyPairType', 'DeleteNetworkAclEntryResponseType', 'DeleteNetworkAclEntryType', 'DeleteNetworkAclResponseType', 'DeleteNetworkAclType', 'DeleteNetworkInterfaceResponseType', 'DeleteNetworkInterfaceType', 'DeletePlacementGroupResponseType', 'DeletePlacementGroupType', 'DeleteRouteResponseType', 'DeleteRouteTableResponseType', 'DeleteRouteTableType', 'DeleteRouteType', 'DeleteSecurityGroupResponseType', 'DeleteSecurityGroupType', 'DeleteSnapshotResponseType', 'DeleteSnapshotType', 'DeleteSpotDatafeedSubscriptionResponseType', 'DeleteSpotDatafeedSubscriptionType', 'DeleteSubnetResponseType', 'DeleteSubnetType', 'DeleteTagsResponseType', 'DeleteTagsSetItemType', 'DeleteTagsSetType', 'DeleteTagsType', 'DeleteVolumeResponseType', 'DeleteVolumeType', 'DeleteVpcResponseType', 'DeleteVpcType', 'DeleteVpnConnectionResponseType', 'DeleteVpnConnectionRouteResponseType', 'DeleteVpnConnectionRouteType', 'DeleteVpnConnectionType', 'DeleteVpnGatewayResponseType', 'DeleteVpnGatewayType', 'DeregisterImageResponseType', 'DeregisterImageType', 'DescribeAccountAttributesResponseType', 'DescribeAccountAttributesType', 'DescribeAddressesInfoType', 'DescribeAddressesItemType', 'DescribeAddressesResponseInfoType', 'DescribeAddressesResponseItemType', 'DescribeAddressesResponseType', 'DescribeAddressesType', 'DescribeAvailabilityZonesResponseType', 'DescribeAvailabilityZonesSetItemType', 'DescribeAvailabilityZonesSetType', 'DescribeAvailabilityZonesType', 'DescribeBundleTasksInfoType', 'DescribeBundleTasksItemType', 'DescribeBundleTasksResponseType', 'DescribeBundleTasksType', 'DescribeConversionTasksResponseType', 'DescribeConversionTasksType', 'DescribeCustomerGatewaysResponseType', 'DescribeCustomerGatewaysType', 'DescribeDhcpOptionsResponseType', 'DescribeDhcpOptionsType', 'DescribeExportTasksResponseType', 'DescribeExportTasksType', 'DescribeImageAttributeResponseType', 'DescribeImageAttributeType', 'DescribeImageUploadsResponseType', 'DescribeImageUploadsType', 'DescribeImagesExecutableBySetType', 'DescribeImagesExecutableByType', 'DescribeImagesInfoType', 'DescribeImagesItemType', 'DescribeImagesOwnerType', 'DescribeImagesOwnersType', 'DescribeImagesResponseInfoType', 'DescribeImagesResponseItemType', 'DescribeImagesResponseType', 'DescribeImagesType', 'DescribeInstanceAttributeResponseType', 'DescribeInstanceAttributeType', 'DescribeInstanceStatusResponseType', 'DescribeInstanceStatusType', 'DescribeInstanceTypesResponseType', 'DescribeInstanceTypesType', 'DescribeInstancesInfoType', 'DescribeInstancesItemType', 'DescribeInstancesResponseType', 'DescribeInstancesType', 'DescribeInternetGatewaysResponseType', 'DescribeInternetGatewaysType', 'DescribeKeyPairsIdSetItemType', 'DescribeKeyPairsIdSetType', 'DescribeKeyPairsInfoType', 'DescribeKeyPairsItemType', 'DescribeKeyPairsResponseInfoType', 'DescribeKeyPairsResponseItemType', 'DescribeKeyPairsResponseType', 'DescribeKeyPairsType', 'DescribeLicensesResponseType', 'DescribeLicensesType', 'DescribeNetworkAclsResponseType', 'DescribeNetworkAclsType', 'DescribeNetworkInterfaceAttributeResponseType', 'DescribeNetworkInterfaceAttributeType', 'DescribeNetworkInterfacesResponseType', 'DescribeNetworkInterfacesType', 'DescribePlacementGroupItemType', 'DescribePlacementGroupsInfoType', 'DescribePlacementGroupsResponseType', 'DescribePlacementGroupsType', 'DescribeRegionsResponseType', 'DescribeRegionsSetItemType', 'DescribeRegionsSetType', 'DescribeRegionsType', 'DescribeReservedInstancesListingSetItemType', 'DescribeReservedInstancesListingSetType', 'DescribeReservedInstancesListingsResponseSetItemType', 'DescribeReservedInstancesListingsResponseSetType', 'DescribeReservedInstancesListingsResponseType', 'DescribeReservedInstancesListingsType', 'DescribeReservedInstancesOfferingsResponseSetItemType', 'DescribeReservedInstancesOfferingsResponseSetType', 'DescribeReservedInstancesOfferingsResponseType', 'DescribeReservedInstancesOfferingsSetItemType', 'DescribeReservedInstancesOfferingsSetType', 'DescribeReservedInstancesOfferingsType', 'DescribeReservedInstancesResponseSetItemType', 'DescribeReservedInstancesResponseSetType', 'DescribeReservedInstancesResponseType', 'DescribeReservedInstancesSetItemType', 'DescribeReservedInstancesSetType', 'DescribeReservedInstancesType', 'DescribeRouteTablesResponseType', 'DescribeRouteTablesType', 'DescribeSecurityGroupsIdSetItemType', 'DescribeSecurityGroupsIdSetType', 'DescribeSecurityGroupsResponseType', 'DescribeSecurityGroupsSetItemType', 'DescribeSecurityGroupsSetType', 'DescribeSecurityGroupsType', 'DescribeSnapshotAttributeResponseType', 'DescribeSnapshotAttributeType', 'DescribeSnapshotsOwnerType', 'DescribeSnapshotsOwnersType', 'DescribeSnapshotsResponseType', 'DescribeSnapshotsRestorableBySetType', 'DescribeSnapshotsRestorableByType', 'DescribeSnapshotsSetItemResponseType', 'DescribeSnapshotsSetItemType', 'DescribeSnapshotsSetResponseType', 'DescribeSnapshotsSetType', 'DescribeSnapshotsType', 'DescribeSpotDatafeedSubscriptionResponseType', 'DescribeSpotDatafeedSubscriptionType', 'DescribeSpotInstanceRequestsResponseType', 'DescribeSpotInstanceRequestsType', 'DescribeSpotPriceHistoryResponseType', 'DescribeSpotPriceHistoryType', 'DescribeSubnetsResponseType', 'DescribeSubnetsType', 'DescribeTagsResponseType', 'DescribeTagsType', 'DescribeVolumeAttributeResponseType', 'DescribeVolumeAttributeType', 'DescribeVolumeStatusResponseType', 'DescribeVolumeStatusType', 'DescribeVolumesResponseType', 'DescribeVolumesSetItemResponseType', 'DescribeVolumesSetItemType', 'DescribeVolumesSetResponseType', 'DescribeVolumesSetType', 'DescribeVolumesType', 'DescribeVpcAttributeResponseType', 'DescribeVpcAttributeType', 'DescribeVpcsResponseType', 'DescribeVpcsType', 'DescribeVpnConnectionsResponseType', 'DescribeVpnConnectionsType', 'DescribeVpnGatewaysResponseType', 'DescribeVpnGatewaysType', 'DetachInternetGatewayResponseType', 'DetachInternetGatewayType', 'DetachNetworkInterfaceResponseType', 'DetachNetworkInterfaceType', 'DetachVolumeResponseType', 'DetachVolumeType', 'DetachVpnGatewayResponseType', 'DetachVpnGatewayType', 'DhcpConfigurationItemSetType', 'DhcpConfigurationItemType', 'DhcpOptionsIdSetItemType', 'DhcpOptionsIdSetType', 'DhcpOptionsSetType', 'DhcpOptionsType', 'DhcpValueSetType', 'DhcpValueType', 'DisableVgwRoutePropagationRequestType', 'DisableVgwRoutePropagationResponseType', 'DisassociateAddressResponseType', 'DisassociateAddressType', 'DisassociateRouteTableResponseType', 'DisassociateRouteTableType', 'DiskImageDescriptionType', 'DiskImageDetailType', 'DiskImageSetType', 'DiskImageType', 'DiskImageVolumeDescriptionType', 'DiskImageVolumeType', 'DiskInfoSetType', 'DiskInfoType', 'EbsBlockDeviceType', 'EbsInstanceBlockDeviceMappingResponseType', 'EmptyElementType', 'EnableVgwRoutePropagationRequestType', 'EnableVgwRoutePropagationResponseType', 'EnableVolumeIOResponseType', 'EnableVolumeIOType', 'ExportTaskIdSetType', 'ExportTaskIdType', 'ExportTaskResponseType', 'ExportTaskSetResponseType', 'ExportToS3TaskResponseType', 'ExportToS3TaskType', 'FaultType', 'FilterSetType', 'FilterType', 'GetConsoleOutputResponseType', 'GetConsoleOutputType', 'GetPasswordDataResponseType', 'GetPasswordDataType', 'GroupItemType', 'GroupSetType', 'IamInstanceProfileRequestType', 'IamInstanceProfileResponseType', 'IcmpTypeCodeType', 'ImageUploadSetType', 'ImageUploadType', 'ImportInstanceGroupItemType', 'ImportInstanceGroupSetType', 'ImportInstanceLaunchSpecificationType', 'ImportInstanceResponseType', 'ImportInstanceTaskDetailsType', 'ImportInstanceType', 'ImportInstanceVolumeDetailItemType', 'ImportInstanceVolumeDetailSetType', 'ImportKeyPairResponseType', 'ImportKeyPairType', 'ImportVolumeResponseType', 'ImportVolumeTaskDetailsType', 'ImportVolumeType', 'InstanceBlockDeviceMappingItemType', 'InstanceBlockDeviceMappingResponseItemType', 'InstanceBlockDeviceMappingResponseType', 'InstanceBlockDeviceMappingType', 'InstanceCountsSetItemType', 'InstanceCountsSetType', 'InstanceEbsBlockDeviceType', 'InstanceExportTaskResponseType', 'InstanceIdSetType', 'InstanceIdType', 'InstanceLicenseRequestType', 'InstanceLicenseResponseType', 'InstanceMonitoringStateType', 'InstanceNetworkInterfaceAssociationType', 'InstanceNetworkInterfaceAttachmentType', 'InstanceNetworkInterfaceSetItemRequestType', 'InstanceNetworkInterfaceSetItemType', 'InstanceNetworkInterfaceSetRequestType', 'InstanceNetworkInterfaceSetType', 'InstancePlacementType', 'InstancePrivateIpAddressesSetItemType', 'InstancePrivateIpAddressesSetType', 'InstanceStateChangeSetType', 'InstanceStateChangeType', 'InstanceStateType', 'InstanceStatusDetailsSetItemType', 'InstanceStatusDetailsSetType', 'InstanceStatusEventType', 'InstanceStatusEventsSetType', 'InstanceStatusItemType', 'InstanceStatusSetType', 'InstanceStatusType', 'InstanceStorageInfoType', 'InstanceTypeInfoSetType', 'InstanceTypeInfoType', 'InstanceTypeSetItemType', 'InstanceTypeSetType', 'InternetGatewayAttachmentSetType', 'InternetGatewayAttachmentType', 'InternetGatewayIdSetItemType', 'InternetGatewayIdSetType', 'InternetGatewaySetType', 'InternetGatewayType', 'IpPermissionSetType', 'IpPermissionType', 'IpRangeItemType', 'IpRangeSetType', 'LaunchPermissionItemType', 'LaunchPermissionListType', 'LaunchPermissionOperationType', 'LaunchSpecificationRequestType', 'LaunchSpecificationResponseType', 'LicenseCapacitySetItemType', 'LicenseCapacitySetType', 'LicenseIdSetItemType', 'LicenseIdSetType', 'LicenseSetItemType', 'LicenseSetType', 'MemoryInfoType', 'ModifyImageAttributeResponseType', 'ModifyImageAttributeType', 'ModifyInstanceAttributeResponseType', 'ModifyInstanceAttributeType', 'ModifyNetworkInterfaceAttachmentType', 'ModifyNetworkInterfaceAttributeResponseType', 'ModifyNetworkInterfaceAttributeType', 'ModifySnapshotAttributeResponseType', 'ModifySnapshotAttributeType', 'ModifyVolumeAttributeResponseType', 'ModifyVolumeAttributeType', 'ModifyVpcAttributeResponseType', 'ModifyVpcAttributeType', 'MonitorInstancesResponseSetItemType', 'MonitorInstancesResponseSetType', 'MonitorInstancesResponseType', 'MonitorInstancesSetItemType', 'MonitorInstancesSetType', 'MonitorInstancesType', 'MonitoringInstanceType', 'NamesType', 'NetworkAclAssociationSetType', 'NetworkAclAssociationType', 'NetworkAclEntrySetType', 'NetworkAclEntryType', 'NetworkAclIdSetItemType', 'NetworkAclIdSetType', 'NetworkAclSetType', 'NetworkAclType', 'NetworkInfoType', 'NetworkInterfaceAssociationType', 'NetworkInterfaceAttachmentType', 'NetworkInterfaceIdSetItemType', 'NetworkInterfaceIdSetType', 'NetworkInterfacePrivateIpAddressesSetItemType', 'NetworkInterfacePrivateIpAddressesSetType', 'NetworkInterfaceSetType', 'NetworkInterfaceType', 'NullableAttributeBooleanValueType', 'NullableAttributeValueType', 'PlacementGroupInfoType', 'PlacementGroupSetType', 'PlacementRequestType', 'PlacementResponseType', 'PortRangeType', 'PriceScheduleRequestSetItemType', 'PriceScheduleRequestSetType', 'PriceScheduleSetItemType', 'PriceScheduleSetType', 'PricingDetailsSetItemType', 'PricingDetailsSetType', 'PrivateIpAddressesSetItemRequestType', 'PrivateIpAddressesSetRequestType', 'ProcessorInfoType', 'ProductCodeItemType', 'ProductCodeListType', 'ProductCodesSetItemType', 'ProductCodesSetType', 'ProductDescriptionSetItemType', 'ProductDescriptionSetType', 'PropagatingVgwSetType', 'PropagatingVgwType', 'PurchaseReservedInstancesOfferingResponseType', 'PurchaseReservedInstancesOfferingType', 'RebootInstancesInfoType', 'RebootInstancesItemType', 'RebootInstancesResponseType', 'RebootInstancesType', 'RecurringChargesSetItemType', 'RecurringChargesSetType', 'RegionItemType', 'RegionSetType', 'RegisterImageResponseType', 'RegisterImageType', 'ReleaseAddressResponseType', 'ReleaseAddressType', 'ReplaceNetworkAclAssociationResponseType', 'ReplaceNetworkAclAssociationType', 'ReplaceNetworkAclEntryResponseType', 'ReplaceNetworkAclEntryType', 'ReplaceRouteResponseType', 'ReplaceRouteTableAssociationResponseType', 'ReplaceRouteTableAssociationType', 'ReplaceRouteType', 'ReportInstanceStatusReasonCodeSetItemType', 'ReportInstanceStatusReasonCodesSetType', 'ReportInstanceStatusResponseType', 'ReportInstanceStatusType', 'RequestSpotInstancesResponseType', 'RequestSpotInstancesType', 'ReservationInfoType', 'ReservationSetType', 'ReservedInstanceLimitPriceType', 'ResetImageAttributeResponseType', 'ResetImageAttributeType', 'ResetInstanceAttributeResponseType', 'ResetInstanceAttributeType', 'ResetNetworkInterfaceAttributeResponseType', 'ResetNetworkInterfaceAttributeType', 'ResetSnapshotAttributeResponseType', 'ResetSnapshotAttributeType', 'ResourceIdSetItemType', 'ResourceIdSetType', 'ResourceTagSetItemType', 'ResourceTagSetType', 'RevokeSecurityGroupEgressResponseType', 'RevokeSecurityGroupEgressType', 'RevokeSecurityGroupIngressResponseType', 'RevokeSecurityGroupIngressType', 'RouteSetType', 'RouteTableAssociationSetType', 'RouteTableAssociationType', 'RouteTableIdSetItemType', 'RouteTableIdSetType', 'RouteTableSetType', 'RouteTableType', 'RouteType', 'RunInstancesResponseType', 'RunInstancesType', 'RunningInstancesItemType', 'RunningInstancesSetType', 'SecurityGroupIdSetItemType', 'SecurityGroupIdSetType', 'SecurityGroupItemType', 'SecurityGroupSetType', 'SpotDatafeedSubscriptionType', 'SpotInstanceRequestIdSetItemType', 'SpotInstanceRequestIdSetType', 'SpotInstanceRequestSetItemType', 'SpotInstanceRequestSetType', 'SpotInstanceStateFaultType', 'SpotInstanceStatusMessageType', 'SpotPlacementRequestType', 'SpotPriceHistorySetItemType', 'SpotPriceHistorySetType', 'StartInstancesResponseType', 'StartInstancesType', 'StateReasonType', 'StopInstancesResponseType', 'StopInstancesType', 'SubnetIdSetItemType', 'SubnetIdSetType', 'SubnetSetType', 'SubnetType', 'TagSetItemType', 'TagSetType', 'TagSpecificationSetType', 'TagSpecificationType', 'TerminateInstancesResponseType', 'TerminateInstancesType', 'UnassignPrivateIpAddressesResponseType', 'UnassignPrivateIpAddressesType', 'UploadImagePartResponseType', 'UploadImagePartType', 'UserDataType', 'UserIdGroupPairSetType', 'UserIdGroupPairType', 'VCpuInfoType', 'ValueSetType', 'ValueType', 'VgwTelemetryType', 'VmTypeDetailsSetType', 'VmTypeDetailsType', 'VmTypeEphemeralDiskSetType', 'VmTypeEphemeralDiskType', 'VmTypeNameType', 'VmTypeNamesType', 'VmTypeZoneSetType', 'VmTypeZoneStatusType', 'VolumeStatusActionItemType', 'VolumeStatusActionsSetType', 'VolumeStatusDetailsItemType', 'VolumeStatusDetailsSetType', 'VolumeStatusEventItemType', 'VolumeStatusEventsSetType', 'VolumeStatusInfoType', 'VolumeStatusItemType', 'VolumeStatusSetType', 'VpcIdSetItemType', 'VpcIdSetType', 'VpcSetType', 'VpcType', 'VpnConnectionIdSetItemType', 'VpnConnectionIdSetType', 'VpnConnectionOptionsRequestType', 'VpnConnectionOptionsResponseType', 'VpnConnectionSetType', 'VpnConnectionType', 'VpnGatewayIdSetItemType', 'VpnGatewayIdSetType', 'VpnGatewaySetType', 'VpnGatewayType', 'VpnStaticRouteType', 'VpnStaticRoutesSetType', 'VpnTunnelTelemetryType']


class ActivateLicenseType(_Struct):
    """ActivateLicenseType"""

    __slots__ = ('license_id', 'capacity',)
    license_id: Final[str]
    capacity: Final[int]
    TYPE = 'ActivateLicenseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('license_id', 'licenseId', 'string'),
        _Field('capacity', 'capacity', 'int'),
    )

    def __init__(
        self,
        *,
        license_id: str,
        capacity: int,
    ) -> None:
        self.license_id = license_id
        self.capacity = capacity


class ActivateLicenseResponseType(_Struct):
    """ActivateLicenseResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ActivateLicenseResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class AllocateAddressType(_Struct):
    """AllocateAddressType"""

    __slots__ = ('domain', 'tag_specification_set',)
    domain: Final[str | None]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'AllocateAddressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('domain', 'domain', 'string', min=0),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
    )

    def __init__(
        self,
        *,
        domain: str | None = None,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.domain = domain
        self.tag_specification_set = tag_specification_set


class AllocateAddressResponseType(_Struct):
    """AllocateAddressResponseType"""

    __slots__ = ('request_id', 'public_ip', 'domain', 'allocation_id',)
    request_id: Final[str | None]
    public_ip: Final[str]
    domain: Final[str | None]
    allocation_id: Final[str | None]
    TYPE = 'AllocateAddressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class AssignPrivateIpAddressesType(_Struct):
    """AssignPrivateIpAddressesType"""

    __slots__ = ('network_interface_id', 'private_ip_addresses_set', 'secondary_private_ip_address_count', 'allow_reassignment',)
    network_interface_id: Final[str]
    private_ip_addresses_set: Final[AssignPrivateIpAddressesSetRequestType | None]
    secondary_private_ip_address_count: Final[int | None]
    allow_reassignment: Final[bool | None]
    TYPE = 'AssignPrivateIpAddressesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('private_ip_addresses_set', 'privateIpAddressesSet', 'AssignPrivateIpAddressesSetRequestType', min=0),
        _Field('secondary_private_ip_address_count', 'secondaryPrivateIpAddressCount', 'int', min=0),
        _Field('allow_reassignment', 'allowReassignment', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        private_ip_addresses_set: AssignPrivateIpAddressesSetRequestType | None = None,
        secondary_private_ip_address_count: int | None = None,
        allow_reassignment: bool | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.private_ip_addresses_set = private_ip_addresses_set
        self.secondary_private_ip_address_count = secondary_private_ip_address_count
        self.allow_reassignment = allow_reassignment


class AssignPrivateIpAddressesResponseType(_Struct):
    """AssignPrivateIpAddressesResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'AssignPrivateIpAddressesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class AssociateDhcpOptionsType(_Struct):
    """AssociateDhcpOptionsType"""

    __slots__ = ('dhcp_options_id', 'vpc_id',)
    dhcp_options_id: Final[str]
    vpc_id: Final[str]
    TYPE = 'AssociateDhcpOptionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('dhcp_options_id', 'dhcpOptionsId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        dhcp_options_id: str,
        vpc_id: str,
    ) -> None:
        self.dhcp_options_id = dhcp_options_id
        self.vpc_id = vpc_id


class AssociateDhcpOptionsResponseType(_Struct):
    """AssociateDhcpOptionsResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'AssociateDhcpOptionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class AssociateRouteTableType(_Struct):
    """AssociateRouteTableType"""

    __slots__ = ('route_table_id', 'subnet_id',)
    route_table_id: Final[str]
    subnet_id: Final[str]
    TYPE = 'AssociateRouteTableType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('subnet_id', 'subnetId', 'string'),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        subnet_id: str,
    ) -> None:
        self.route_table_id = route_table_id
        self.subnet_id = subnet_id


class AssociateRouteTableResponseType(_Struct):
    """AssociateRouteTableResponseType"""

    __slots__ = ('request_id', 'association_id',)
    request_id: Final[str]
    association_id: Final[str]
    TYPE = 'AssociateRouteTableResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('association_id', 'associationId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        association_id: str,
    ) -> None:
        self.request_id = request_id
        self.association_id = association_id


class AttachInternetGatewayType(_Struct):
    """AttachInternetGatewayType"""

    __slots__ = ('internet_gateway_id', 'vpc_id',)
    internet_gateway_id: Final[str]
    vpc_id: Final[str]
    TYPE = 'AttachInternetGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('internet_gateway_id', 'internetGatewayId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        internet_gateway_id: str,
        vpc_id: str,
    ) -> None:
        self.internet_gateway_id = internet_gateway_id
        self.vpc_id = vpc_id


class AttachInternetGatewayResponseType(_Struct):
    """AttachInternetGatewayResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'AttachInternetGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class AttachNetworkInterfaceType(_Struct):
    """AttachNetworkInterfaceType"""

    __slots__ = ('network_interface_id', 'instance_id', 'device_index',)
    network_interface_id: Final[str]
    instance_id: Final[str]
    device_index: Final[int]
    TYPE = 'AttachNetworkInterfaceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('device_index', 'deviceIndex', 'int'),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        instance_id: str,
        device_index: int,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.instance_id = instance_id
        self.device_index = device_index


class AttachNetworkInterfaceResponseType(_Struct):
    """AttachNetworkInterfaceResponseType"""

    __slots__ = ('request_id', 'attachment_id',)
    request_id: Final[str]
    attachment_id: Final[str]
    TYPE = 'AttachNetworkInterfaceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('attachment_id', 'attachmentId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        attachment_id: str,
    ) -> None:
        self.request_id = request_id
        self.attachment_id = attachment_id


class AttachVolumeType(_Struct):
    """AttachVolumeType"""

    __slots__ = ('volume_id', 'instance_id', 'device',)
    volume_id: Final[str]
    instance_id: Final[str]
    device: Final[str]
    TYPE = 'AttachVolumeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('device', 'device', 'string'),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        instance_id: str,
        device: str,
    ) -> None:
        self.volume_id = volume_id
        self.instance_id = instance_id
        self.device = device


class AttachVolumeResponseType(_Struct):
    """AttachVolumeResponseType"""

    __slots__ = ('request_id', 'volume_id', 'instance_id', 'device', 'status', 'attach_time',)
    request_id: Final[str | None]
    volume_id: Final[str]
    instance_id: Final[str]
    device: Final[str]
    status: Final[str]
    attach_time: Final[datetime]
    TYPE = 'AttachVolumeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('volume_id', 'volumeId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('device', 'device', 'string'),
        _Field('status', 'status', 'string'),
        _Field('attach_time', 'attachTime', 'dateTime'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        volume_id: str,
        instance_id: str,
        device: str,
        status: str,
        attach_time: datetime,
    ) -> None:
        self.request_id = request_id
        self.volume_id = volume_id
        self.instance_id = instance_id
        self.device = device
        self.status = status
        self.attach_time = attach_time


class AttachVpnGatewayType(_Struct):
    """AttachVpnGatewayType"""

    __slots__ = ('vpn_gateway_id', 'vpc_id',)
    vpn_gateway_id: Final[str]
    vpc_id: Final[str]
    TYPE = 'AttachVpnGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_gateway_id: str,
        vpc_id: str,
    ) -> None:
        self.vpn_gateway_id = vpn_gateway_id
        self.vpc_id = vpc_id


class AttachVpnGatewayResponseType(_Struct):
    """AttachVpnGatewayResponseType"""

    __slots__ = ('request_id', 'attachment',)
    request_id: Final[str]
    attachment: Final[AttachmentType]
    TYPE = 'AttachVpnGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('attachment', 'attachment', 'AttachmentType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        attachment: AttachmentType,
    ) -> None:
        self.request_id = request_id
        self.attachment = attachment


class AuthorizeSecurityGroupEgressType(_Struct):
    """AuthorizeSecurityGroupEgressType"""

    __slots__ = ('group_id', 'ip_permissions',)
    group_id: Final[str]
    ip_permissions: Final[IpPermissionSetType]
    TYPE = 'AuthorizeSecurityGroupEgressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string'),
        _Field('ip_permissions', 'ipPermissions', 'IpPermissionSetType'),
    )

    def __init__(
        self,
        *,
        group_id: str,
        ip_permissions: IpPermissionSetType,
    ) -> None:
        self.group_id = group_id
        self.ip_permissions = ip_permissions


class AuthorizeSecurityGroupEgressResponseType(_Struct):
    """AuthorizeSecurityGroupEgressResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'AuthorizeSecurityGroupEgressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class AuthorizeSecurityGroupIngressType(_Struct):
    """AuthorizeSecurityGroupIngressType"""

    __slots__ = ('user_id', 'group_id', 'group_name', 'ip_permissions',)
    user_id: Final[str | None]
    group_id: Final[str | None]
    group_name: Final[str | None]
    ip_permissions: Final[IpPermissionSetType]
    TYPE = 'AuthorizeSecurityGroupIngressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class BundleInstanceType(_Struct):
    """BundleInstanceType"""

    __slots__ = ('instance_id', 'storage',)
    instance_id: Final[str]
    storage: Final[BundleInstanceTaskStorageType]
    TYPE = 'BundleInstanceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('storage', 'storage', 'BundleInstanceTaskStorageType'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        storage: BundleInstanceTaskStorageType,
    ) -> None:
        self.instance_id = instance_id
        self.storage = storage


class BundleInstanceResponseType(_Struct):
    """BundleInstanceResponseType"""

    __slots__ = ('request_id', 'bundle_instance_task',)
    request_id: Final[str | None]
    bundle_instance_task: Final[BundleInstanceTaskType]
    TYPE = 'BundleInstanceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('bundle_instance_task', 'bundleInstanceTask', 'BundleInstanceTaskType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        bundle_instance_task: BundleInstanceTaskType,
    ) -> None:
        self.request_id = request_id
        self.bundle_instance_task = bundle_instance_task


class CancelBundleTaskType(_Struct):
    """CancelBundleTaskType"""

    __slots__ = ('bundle_id',)
    bundle_id: Final[str]
    TYPE = 'CancelBundleTaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bundle_id', 'bundleId', 'string'),
    )

    def __init__(
        self,
        *,
        bundle_id: str,
    ) -> None:
        self.bundle_id = bundle_id


class CancelBundleTaskResponseType(_Struct):
    """CancelBundleTaskResponseType"""

    __slots__ = ('request_id', 'bundle_instance_task',)
    request_id: Final[str | None]
    bundle_instance_task: Final[BundleInstanceTaskType]
    TYPE = 'CancelBundleTaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('bundle_instance_task', 'bundleInstanceTask', 'BundleInstanceTaskType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        bundle_instance_task: BundleInstanceTaskType,
    ) -> None:
        self.request_id = request_id
        self.bundle_instance_task = bundle_instance_task


class CancelConversionTaskType(_Struct):
    """CancelConversionTaskType"""

    __slots__ = ('conversion_task_id',)
    conversion_task_id: Final[str]
    TYPE = 'CancelConversionTaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('conversion_task_id', 'conversionTaskId', 'string'),
    )

    def __init__(
        self,
        *,
        conversion_task_id: str,
    ) -> None:
        self.conversion_task_id = conversion_task_id


class CancelConversionTaskResponseType(_Struct):
    """CancelConversionTaskResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CancelConversionTaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CancelExportTaskType(_Struct):
    """CancelExportTaskType"""

    __slots__ = ('export_task_id',)
    export_task_id: Final[str]
    TYPE = 'CancelExportTaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('export_task_id', 'exportTaskId', 'string'),
    )

    def __init__(
        self,
        *,
        export_task_id: str,
    ) -> None:
        self.export_task_id = export_task_id


class CancelExportTaskResponseType(_Struct):
    """CancelExportTaskResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CancelExportTaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CancelReservedInstancesListingType(_Struct):
    """CancelReservedInstancesListingType"""

    __slots__ = ('reserved_instances_listing_id',)
    reserved_instances_listing_id: Final[str]
    TYPE = 'CancelReservedInstancesListingType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_listing_id', 'reservedInstancesListingId', 'string'),
    )

    def __init__(
        self,
        *,
        reserved_instances_listing_id: str,
    ) -> None:
        self.reserved_instances_listing_id = reserved_instances_listing_id


class CancelReservedInstancesListingResponseType(_Struct):
    """CancelReservedInstancesListingResponseType"""

    __slots__ = ('request_id', 'reserved_instances_listings_set',)
    request_id: Final[str]
    reserved_instances_listings_set: Final[DescribeReservedInstancesListingsResponseSetType]
    TYPE = 'CancelReservedInstancesListingResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reserved_instances_listings_set', 'reservedInstancesListingsSet', 'DescribeReservedInstancesListingsResponseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        reserved_instances_listings_set: DescribeReservedInstancesListingsResponseSetType,
    ) -> None:
        self.request_id = request_id
        self.reserved_instances_listings_set = reserved_instances_listings_set


class CancelSpotInstanceRequestsType(_Struct):
    """CancelSpotInstanceRequestsType"""

    __slots__ = ('spot_instance_request_id_set',)
    spot_instance_request_id_set: Final[SpotInstanceRequestIdSetType]
    TYPE = 'CancelSpotInstanceRequestsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('spot_instance_request_id_set', 'spotInstanceRequestIdSet', 'SpotInstanceRequestIdSetType'),
    )

    def __init__(
        self,
        *,
        spot_instance_request_id_set: SpotInstanceRequestIdSetType,
    ) -> None:
        self.spot_instance_request_id_set = spot_instance_request_id_set


class CancelSpotInstanceRequestsResponseType(_Struct):
    """CancelSpotInstanceRequestsResponseType"""

    __slots__ = ('request_id', 'spot_instance_request_set',)
    request_id: Final[str]
    spot_instance_request_set: Final[CancelSpotInstanceRequestsResponseSetType]
    TYPE = 'CancelSpotInstanceRequestsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('spot_instance_request_set', 'spotInstanceRequestSet', 'CancelSpotInstanceRequestsResponseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        spot_instance_request_set: CancelSpotInstanceRequestsResponseSetType,
    ) -> None:
        self.request_id = request_id
        self.spot_instance_request_set = spot_instance_request_set


class ConfirmProductInstanceType(_Struct):
    """ConfirmProductInstanceType"""

    __slots__ = ('product_code', 'instance_id',)
    product_code: Final[str]
    instance_id: Final[str]
    TYPE = 'ConfirmProductInstanceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class CopyImageType(_Struct):
    """CopyImageType"""

    __slots__ = ('source_region', 'source_image_id', 'name', 'description', 'client_token',)
    source_region: Final[str]
    source_image_id: Final[str]
    name: Final[str]
    description: Final[str | None]
    client_token: Final[str | None]
    TYPE = 'CopyImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('source_region', 'sourceRegion', 'string'),
        _Field('source_image_id', 'sourceImageId', 'string'),
        _Field('name', 'name', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('client_token', 'clientToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        source_region: str,
        source_image_id: str,
        name: str,
        description: str | None = None,
        client_token: str | None = None,
    ) -> None:
        self.source_region = source_region
        self.source_image_id = source_image_id
        self.name = name
        self.description = description
        self.client_token = client_token


class CopyImageResponseType(_Struct):
    """CopyImageResponseType"""

    __slots__ = ('request_id', 'image_id',)
    request_id: Final[str]
    image_id: Final[str]
    TYPE = 'CopyImageResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('image_id', 'imageId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        image_id: str,
    ) -> None:
        self.request_id = request_id
        self.image_id = image_id


class CopySnapshotType(_Struct):
    """CopySnapshotType"""

    __slots__ = ('source_region', 'source_snapshot_id', 'description', 'destination_region', 'presigned_url',)
    source_region: Final[str]
    source_snapshot_id: Final[str]
    description: Final[str | None]
    destination_region: Final[str | None]
    presigned_url: Final[str | None]
    TYPE = 'CopySnapshotType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('source_region', 'sourceRegion', 'string'),
        _Field('source_snapshot_id', 'sourceSnapshotId', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('destination_region', 'destinationRegion', 'string', min=0),
        _Field('presigned_url', 'presignedUrl', 'string', min=0),
    )

    def __init__(
        self,
        *,
        source_region: str,
        source_snapshot_id: str,
        description: str | None = None,
        destination_region: str | None = None,
        presigned_url: str | None = None,
    ) -> None:
        self.source_region = source_region
        self.source_snapshot_id = source_snapshot_id
        self.description = description
        self.destination_region = destination_region
        self.presigned_url = presigned_url


class CopySnapshotResponseType(_Struct):
    """CopySnapshotResponseType"""

    __slots__ = ('request_id', 'snapshot_id',)
    request_id: Final[str]
    snapshot_id: Final[str]
    TYPE = 'CopySnapshotResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('snapshot_id', 'snapshotId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        snapshot_id: str,
    ) -> None:
        self.request_id = request_id
        self.snapshot_id = snapshot_id


class CreateCustomerGatewayType(_Struct):
    """CreateCustomerGatewayType"""

    __slots__ = ('type', 'ip_address', 'bgp_asn',)
    type: Final[str]
    ip_address: Final[str]
    bgp_asn: Final[int | None]
    TYPE = 'CreateCustomerGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('type', 'type', 'string'),
        _Field('ip_address', 'ipAddress', 'string'),
        _Field('bgp_asn', 'bgpAsn', 'int', min=0),
    )

    def __init__(
        self,
        *,
        type: str,
        ip_address: str,
        bgp_asn: int | None = None,
    ) -> None:
        self.type = type
        self.ip_address = ip_address
        self.bgp_asn = bgp_asn


class CreateCustomerGatewayResponseType(_Struct):
    """CreateCustomerGatewayResponseType"""

    __slots__ = ('request_id', 'customer_gateway',)
    request_id: Final[str]
    customer_gateway: Final[CustomerGatewayType]
    TYPE = 'CreateCustomerGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('customer_gateway', 'customerGateway', 'CustomerGatewayType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        customer_gateway: CustomerGatewayType,
    ) -> None:
        self.request_id = request_id
        self.customer_gateway = customer_gateway


class CreateDhcpOptionsType(_Struct):
    """CreateDhcpOptionsType"""

    __slots__ = ('dhcp_configuration_set',)
    dhcp_configuration_set: Final[DhcpConfigurationItemSetType]
    TYPE = 'CreateDhcpOptionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('dhcp_configuration_set', 'dhcpConfigurationSet', 'DhcpConfigurationItemSetType'),
    )

    def __init__(
        self,
        *,
        dhcp_configuration_set: DhcpConfigurationItemSetType,
    ) -> None:
        self.dhcp_configuration_set = dhcp_configuration_set


class CreateDhcpOptionsResponseType(_Struct):
    """CreateDhcpOptionsResponseType"""

    __slots__ = ('request_id', 'dhcp_options',)
    request_id: Final[str]
    dhcp_options: Final[DhcpOptionsType]
    TYPE = 'CreateDhcpOptionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('dhcp_options', 'dhcpOptions', 'DhcpOptionsType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        dhcp_options: DhcpOptionsType,
    ) -> None:
        self.request_id = request_id
        self.dhcp_options = dhcp_options


class CreateImageType(_Struct):
    """CreateImageType"""

    __slots__ = ('instance_id', 'name', 'description', 'no_reboot', 'block_device_mapping',)
    instance_id: Final[str]
    name: Final[str]
    description: Final[str | None]
    no_reboot: Final[bool | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    TYPE = 'CreateImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('name', 'name', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('no_reboot', 'noReboot', 'boolean', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        name: str,
        description: str | None = None,
        no_reboot: bool | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.name = name
        self.description = description
        self.no_reboot = no_reboot
        self.block_device_mapping = block_device_mapping


class CreateImageResponseType(_Struct):
    """CreateImageResponseType"""

    __slots__ = ('request_id', 'image_id',)
    request_id: Final[str]
    image_id: Final[str]
    TYPE = 'CreateImageResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('image_id', 'imageId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        image_id: str,
    ) -> None:
        self.request_id = request_id
        self.image_id = image_id


class CreateInstanceExportTaskType(_Struct):
    """CreateInstanceExportTaskType"""

    __slots__ = ('description', 'instance_id', 'target_environment', 'export_to_s3',)
    description: Final[str | None]
    instance_id: Final[str]
    target_environment: Final[str]
    export_to_s3: Final[ExportToS3TaskType | None]
    TYPE = 'CreateInstanceExportTaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('description', 'description', 'string', min=0),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('target_environment', 'targetEnvironment', 'string'),
        _Field('export_to_s3', 'exportToS3', 'ExportToS3TaskType', min=0),
    )

    def __init__(
        self,
        *,
        description: str | None = None,
        instance_id: str,
        target_environment: str,
        export_to_s3: ExportToS3TaskType | None = None,
    ) -> None:
        self.description = description
        self.instance_id = instance_id
        self.target_environment = target_environment
        self.export_to_s3 = export_to_s3


class CreateInstanceExportTaskResponseType(_Struct):
    """CreateInstanceExportTaskResponseType"""

    __slots__ = ('request_id', 'export_task',)
    request_id: Final[str]
    export_task: Final[ExportTaskResponseType]
    TYPE = 'CreateInstanceExportTaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('export_task', 'exportTask', 'ExportTaskResponseType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        export_task: ExportTaskResponseType,
    ) -> None:
        self.request_id = request_id
        self.export_task = export_task


class CreateInternetGatewayType(_Struct):
    """CreateInternetGatewayType"""

    __slots__ = ()
    TYPE = 'CreateInternetGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
    )


class CreateInternetGatewayResponseType(_Struct):
    """CreateInternetGatewayResponseType"""

    __slots__ = ('request_id', 'internet_gateway',)
    request_id: Final[str]
    internet_gateway: Final[InternetGatewayType]
    TYPE = 'CreateInternetGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('internet_gateway', 'internetGateway', 'InternetGatewayType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        internet_gateway: InternetGatewayType,
    ) -> None:
        self.request_id = request_id
        self.internet_gateway = internet_gateway


class CreateKeyPairType(_Struct):
    """CreateKeyPairType"""

    __slots__ = ('key_name', 'tag_specification_set',)
    key_name: Final[str]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'CreateKeyPairType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
    )

    def __init__(
        self,
        *,
        key_name: str,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.key_name = key_name
        self.tag_specification_set = tag_specification_set


class CreateKeyPairResponseType(_Struct):
    """CreateKeyPairResponseType"""

    __slots__ = ('request_id', 'key_name', 'key_fingerprint', 'key_material', 'key_pair_id', 'tag_set',)
    request_id: Final[str | None]
    key_name: Final[str]
    key_fingerprint: Final[str]
    key_material: Final[str]
    key_pair_id: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'CreateKeyPairResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('key_name', 'keyName', 'string'),
        _Field('key_fingerprint', 'keyFingerprint', 'string'),
        _Field('key_material', 'keyMaterial', 'string', secret=True),
        _Field('key_pair_id', 'keyPairId', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        key_name: str,
        key_fingerprint: str,
        key_material: str,
        key_pair_id: str | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.key_name = key_name
        self.key_fingerprint = key_fingerprint
        self.key_material = key_material
        self.key_pair_id = key_pair_id
        self.tag_set = tag_set


class CreateNetworkAclType(_Struct):
    """CreateNetworkAclType"""

    __slots__ = ('vpc_id',)
    vpc_id: Final[str]
    TYPE = 'CreateNetworkAclType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
    ) -> None:
        self.vpc_id = vpc_id


class CreateNetworkAclResponseType(_Struct):
    """CreateNetworkAclResponseType"""

    __slots__ = ('request_id', 'network_acl',)
    request_id: Final[str]
    network_acl: Final[NetworkAclType]
    TYPE = 'CreateNetworkAclResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('network_acl', 'networkAcl', 'NetworkAclType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        network_acl: NetworkAclType,
    ) -> None:
        self.request_id = request_id
        self.network_acl = network_acl


class CreateNetworkAclEntryType(_Struct):
    """CreateNetworkAclEntryType"""

    __slots__ = ('network_acl_id', 'rule_number', 'protocol', 'rule_action', 'egress', 'cidr_block', 'icmp_type_code', 'port_range',)
    network_acl_id: Final[str]
    rule_number: Final[int]
    protocol: Final[str]
    rule_action: Final[str]
    egress: Final[bool]
    cidr_block: Final[str]
    icmp_type_code: Final[IcmpTypeCodeType | None]
    port_range: Final[PortRangeType | None]
    TYPE = 'CreateNetworkAclEntryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id', 'networkAclId', 'string'),
        _Field('rule_number', 'ruleNumber', 'int'),
        _Field('protocol', 'protocol', 'string'),
        _Field('rule_action', 'ruleAction', 'string'),
        _Field('egress', 'egress', 'boolean'),
        _Field('cidr_block', 'cidrBlock', 'string'),
        _Field('icmp_type_code', 'icmpTypeCode', 'IcmpTypeCodeType', min=0),
        _Field('port_range', 'portRange', 'PortRangeType', min=0),
    )

    def __init__(
        self,
        *,
        network_acl_id: str,
        rule_number: int,
        protocol: str,
        rule_action: str,
        egress: bool,
        cidr_block: str,
        icmp_type_code: IcmpTypeCodeType | None = None,
        port_range: PortRangeType | None = None,
    ) -> None:
        self.network_acl_id = network_acl_id
        self.rule_number = rule_number
        self.protocol = protocol
        self.rule_action = rule_action
        self.egress = egress
        self.cidr_block = cidr_block
        self.icmp_type_code = icmp_type_code
        self.port_range = port_range


class CreateNetworkAclEntryResponseType(_Struct):
    """CreateNetworkAclEntryResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CreateNetworkAclEntryResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CreateNetworkInterfaceType(_Struct):
    """CreateNetworkInterfaceType"""

    __slots__ = ('subnet_id', 'description', 'private_ip_address', 'group_set', 'private_ip_addresses_set', 'secondary_private_ip_address_count',)
    subnet_id: Final[str]
    description: Final[str | None]
    private_ip_address: Final[str | None]
    group_set: Final[SecurityGroupIdSetType | None]
    private_ip_addresses_set: Final[PrivateIpAddressesSetRequestType | None]
    secondary_private_ip_address_count: Final[int | None]
    TYPE = 'CreateNetworkInterfaceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('subnet_id', 'subnetId', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('group_set', 'groupSet', 'SecurityGroupIdSetType', min=0),
        _Field('private_ip_addresses_set', 'privateIpAddressesSet', 'PrivateIpAddressesSetRequestType', min=0),
        _Field('secondary_private_ip_address_count', 'secondaryPrivateIpAddressCount', 'int', min=0),
    )

    def __init__(
        self,
        *,
        subnet_id: str,
        description: str | None = None,
        private_ip_address: str | None = None,
        group_set: SecurityGroupIdSetType | None = None,
        private_ip_addresses_set: PrivateIpAddressesSetRequestType | None = None,
        secondary_private_ip_address_count: int | None = None,
    ) -> None:
        self.subnet_id = subnet_id
        self.description = description
        self.private_ip_address = private_ip_address
        self.group_set = group_set
        self.private_ip_addresses_set = private_ip_addresses_set
        self.secondary_private_ip_address_count = secondary_private_ip_address_count


class CreateNetworkInterfaceResponseType(_Struct):
    """CreateNetworkInterfaceResponseType"""

    __slots__ = ('request_id', 'network_interface',)
    request_id: Final[str]
    network_interface: Final[NetworkInterfaceType]
    TYPE = 'CreateNetworkInterfaceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('network_interface', 'networkInterface', 'NetworkInterfaceType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        network_interface: NetworkInterfaceType,
    ) -> None:
        self.request_id = request_id
        self.network_interface = network_interface


class CreatePlacementGroupType(_Struct):
    """CreatePlacementGroupType"""

    __slots__ = ('group_name', 'strategy',)
    group_name: Final[str]
    strategy: Final[str]
    TYPE = 'CreatePlacementGroupType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
        _Field('strategy', 'strategy', 'string'),
    )

    def __init__(
        self,
        *,
        group_name: str,
        strategy: str,
    ) -> None:
        self.group_name = group_name
        self.strategy = strategy


class CreatePlacementGroupResponseType(_Struct):
    """CreatePlacementGroupResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CreatePlacementGroupResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CreateReservedInstancesListingType(_Struct):
    """CreateReservedInstancesListingType"""

    __slots__ = ('reserved_instances_id', 'instance_count', 'price_schedules', 'client_token',)
    reserved_instances_id: Final[str]
    instance_count: Final[int | None]
    price_schedules: Final[PriceScheduleRequestSetType]
    client_token: Final[str]
    TYPE = 'CreateReservedInstancesListingType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_id', 'reservedInstancesId', 'string'),
        _Field('instance_count', 'instanceCount', 'int', min=0),
        _Field('price_schedules', 'priceSchedules', 'PriceScheduleRequestSetType'),
        _Field('client_token', 'clientToken', 'string'),
    )

    def __init__(
        self,
        *,
        reserved_instances_id: str,
        instance_count: int | None = None,
        price_schedules: PriceScheduleRequestSetType,
        client_token: str,
    ) -> None:
        self.reserved_instances_id = reserved_instances_id
        self.instance_count = instance_count
        self.price_schedules = price_schedules
        self.client_token = client_token


class CreateReservedInstancesListingResponseType(_Struct):
    """CreateReservedInstancesListingResponseType"""

    __slots__ = ('request_id', 'reserved_instances_listings_set',)
    request_id: Final[str]
    reserved_instances_listings_set: Final[DescribeReservedInstancesListingsResponseSetType]
    TYPE = 'CreateReservedInstancesListingResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reserved_instances_listings_set', 'reservedInstancesListingsSet', 'DescribeReservedInstancesListingsResponseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        reserved_instances_listings_set: DescribeReservedInstancesListingsResponseSetType,
    ) -> None:
        self.request_id = request_id
        self.reserved_instances_listings_set = reserved_instances_listings_set


class CreateRouteType(_Struct):
    """CreateRouteType"""

    __slots__ = ('route_table_id', 'destination_cidr_block', 'gateway_id', 'instance_id', 'network_interface_id', 'vpc_peering_connection_id', 'nat_gateway_id',)
    route_table_id: Final[str]
    destination_cidr_block: Final[str]
    gateway_id: Final[str | None]
    instance_id: Final[str | None]
    network_interface_id: Final[str | None]
    vpc_peering_connection_id: Final[str | None]
    nat_gateway_id: Final[str | None]
    TYPE = 'CreateRouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
        _Field('gateway_id', 'gatewayId', 'string', min=0),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('vpc_peering_connection_id', 'vpcPeeringConnectionId', 'string', min=0),
        _Field('nat_gateway_id', 'natGatewayId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        destination_cidr_block: str,
        gateway_id: str | None = None,
        instance_id: str | None = None,
        network_interface_id: str | None = None,
        vpc_peering_connection_id: str | None = None,
        nat_gateway_id: str | None = None,
    ) -> None:
        self.route_table_id = route_table_id
        self.destination_cidr_block = destination_cidr_block
        self.gateway_id = gateway_id
        self.instance_id = instance_id
        self.network_interface_id = network_interface_id
        self.vpc_peering_connection_id = vpc_peering_connection_id
        self.nat_gateway_id = nat_gateway_id


class CreateRouteResponseType(_Struct):
    """CreateRouteResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CreateRouteResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CreateRouteTableType(_Struct):
    """CreateRouteTableType"""

    __slots__ = ('vpc_id',)
    vpc_id: Final[str]
    TYPE = 'CreateRouteTableType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
    ) -> None:
        self.vpc_id = vpc_id


class CreateRouteTableResponseType(_Struct):
    """CreateRouteTableResponseType"""

    __slots__ = ('request_id', 'route_table',)
    request_id: Final[str]
    route_table: Final[RouteTableType]
    TYPE = 'CreateRouteTableResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('route_table', 'routeTable', 'RouteTableType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        route_table: RouteTableType,
    ) -> None:
        self.request_id = request_id
        self.route_table = route_table


class CreateSecurityGroupType(_Struct):
    """CreateSecurityGroupType"""

    __slots__ = ('group_name', 'group_description', 'vpc_id', 'tag_specification_set',)
    group_name: Final[str]
    group_description: Final[str]
    vpc_id: Final[str | None]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'CreateSecurityGroupType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
        _Field('group_description', 'groupDescription', 'string'),
        _Field('vpc_id', 'vpcId', 'string', min=0),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
    )

    def __init__(
        self,
        *,
        group_name: str,
        group_description: str,
        vpc_id: str | None = None,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.group_name = group_name
        self.group_description = group_description
        self.vpc_id = vpc_id
        self.tag_specification_set = tag_specification_set


class CreateSecurityGroupResponseType(_Struct):
    """CreateSecurityGroupResponseType"""

    __slots__ = ('request_id', 'return_', 'group_id', 'tag_set',)
    request_id: Final[str | None]
    return_: Final[bool]
    group_id: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'CreateSecurityGroupResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
        _Field('group_id', 'groupId', 'string'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        return_: bool,
        group_id: str | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_
        self.group_id = group_id
        self.tag_set = tag_set


class CreateSnapshotType(_Struct):
    """CreateSnapshotType"""

    __slots__ = ('volume_id', 'description', 'tag_specification_set',)
    volume_id: Final[str]
    description: Final[str | None]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'CreateSnapshotType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        description: str | None = None,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.description = description
        self.tag_specification_set = tag_specification_set


class CreateSnapshotResponseType(_Struct):
    """CreateSnapshotResponseType"""

    __slots__ = ('request_id', 'snapshot_id', 'volume_id', 'status', 'start_time', 'progress', 'owner_id', 'volume_size', 'description', 'owner_alias', 'encrypted', 'tag_set',)
    request_id: Final[str | None]
    snapshot_id: Final[str]
    volume_id: Final[str]
    status: Final[str]
    start_time: Final[datetime]
    progress: Final[str]
    owner_id: Final[str | None]
    volume_size: Final[str | None]
    description: Final[str | None]
    owner_alias: Final[str | None]
    encrypted: Final[bool | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'CreateSnapshotResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('volume_id', 'volumeId', 'string'),
        _Field('status', 'status', 'string'),
        _Field('start_time', 'startTime', 'dateTime'),
        _Field('progress', 'progress', 'string'),
        _Field('owner_id', 'ownerId', 'string'),
        _Field('volume_size', 'volumeSize', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('owner_alias', 'ownerAlias', 'string', min=0),
        _Field('encrypted', 'encrypted', 'boolean', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        snapshot_id: str,
        volume_id: str,
        status: str,
        start_time: datetime,
        progress: str,
        owner_id: str | None = None,
        volume_size: str | None = None,
        description: str | None = None,
        owner_alias: str | None = None,
        encrypted: bool | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.snapshot_id = snapshot_id
        self.volume_id = volume_id
        self.status = status
        self.start_time = start_time
        self.progress = progress
        self.owner_id = owner_id
        self.volume_size = volume_size
        self.description = description
        self.owner_alias = owner_alias
        self.encrypted = encrypted
        self.tag_set = tag_set


class CreateSpotDatafeedSubscriptionType(_Struct):
    """CreateSpotDatafeedSubscriptionType"""

    __slots__ = ('bucket', 'prefix',)
    bucket: Final[str]
    prefix: Final[str]
    TYPE = 'CreateSpotDatafeedSubscriptionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bucket', 'bucket', 'string'),
        _Field('prefix', 'prefix', 'string'),
    )

    def __init__(
        self,
        *,
        bucket: str,
        prefix: str,
    ) -> None:
        self.bucket = bucket
        self.prefix = prefix


class CreateSpotDatafeedSubscriptionResponseType(_Struct):
    """CreateSpotDatafeedSubscriptionResponseType"""

    __slots__ = ('request_id', 'spot_datafeed_subscription',)
    request_id: Final[str]
    spot_datafeed_subscription: Final[SpotDatafeedSubscriptionType]
    TYPE = 'CreateSpotDatafeedSubscriptionResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('spot_datafeed_subscription', 'spotDatafeedSubscription', 'SpotDatafeedSubscriptionType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        spot_datafeed_subscription: SpotDatafeedSubscriptionType,
    ) -> None:
        self.request_id = request_id
        self.spot_datafeed_subscription = spot_datafeed_subscription


class CreateSubnetType(_Struct):
    """CreateSubnetType"""

    __slots__ = ('vpc_id', 'cidr_block', 'availability_zone',)
    vpc_id: Final[str]
    cidr_block: Final[str]
    availability_zone: Final[str | None]
    TYPE = 'CreateSubnetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('cidr_block', 'cidrBlock', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
        cidr_block: str,
        availability_zone: str | None = None,
    ) -> None:
        self.vpc_id = vpc_id
        self.cidr_block = cidr_block
        self.availability_zone = availability_zone


class CreateSubnetResponseType(_Struct):
    """CreateSubnetResponseType"""

    __slots__ = ('request_id', 'subnet',)
    request_id: Final[str]
    subnet: Final[SubnetType]
    TYPE = 'CreateSubnetResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('subnet', 'subnet', 'SubnetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        subnet: SubnetType,
    ) -> None:
        self.request_id = request_id
        self.subnet = subnet


class CreateTagsType(_Struct):
    """CreateTagsType"""

    __slots__ = ('resources_set', 'tag_set',)
    resources_set: Final[ResourceIdSetType]
    tag_set: Final[ResourceTagSetType]
    TYPE = 'CreateTagsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('resources_set', 'resourcesSet', 'ResourceIdSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType'),
    )

    def __init__(
        self,
        *,
        resources_set: ResourceIdSetType,
        tag_set: ResourceTagSetType,
    ) -> None:
        self.resources_set = resources_set
        self.tag_set = tag_set


class CreateTagsResponseType(_Struct):
    """CreateTagsResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CreateTagsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CreateVolumeType(_Struct):
    """CreateVolumeType"""

    __slots__ = ('size', 'snapshot_id', 'availability_zone', 'volume_type', 'iops', 'encrypted', 'tag_specification_set',)
    size: Final[str | None]
    snapshot_id: Final[str | None]
    availability_zone: Final[str]
    volume_type: Final[str | None]
    iops: Final[int | None]
    encrypted: Final[bool | None]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'CreateVolumeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('size', 'size', 'string', min=0),
        _Field('snapshot_id', 'snapshotId', 'string', min=0),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('volume_type', 'volumeType', 'string', min=0),
        _Field('iops', 'iops', 'int', min=0),
        _Field('encrypted', 'encrypted', 'boolean', min=0),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
    )

    def __init__(
        self,
        *,
        size: str | None = None,
        snapshot_id: str | None = None,
        availability_zone: str,
        volume_type: str | None = None,
        iops: int | None = None,
        encrypted: bool | None = None,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.size = size
        self.snapshot_id = snapshot_id
        self.availability_zone = availability_zone
        self.volume_type = volume_type
        self.iops = iops
        self.encrypted = encrypted
        self.tag_specification_set = tag_specification_set


class CreateVolumeResponseType(_Struct):
    """CreateVolumeResponseType"""

    __slots__ = ('request_id', 'volume_id', 'size', 'snapshot_id', 'availability_zone', 'status', 'create_time', 'volume_type', 'iops', 'attachment_set', 'tag_set', 'encrypted',)
    request_id: Final[str | None]
    volume_id: Final[str]
    size: Final[str]
    snapshot_id: Final[str]
    availability_zone: Final[str]
    status: Final[str]
    create_time: Final[datetime]
    volume_type: Final[str | None]
    iops: Final[int | None]
    attachment_set: Final[AttachmentSetResponseType | None]
    tag_set: Final[ResourceTagSetType | None]
    encrypted: Final[bool | None]
    TYPE = 'CreateVolumeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('volume_id', 'volumeId', 'string'),
        _Field('size', 'size', 'string'),
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('status', 'status', 'string'),
        _Field('create_time', 'createTime', 'dateTime'),
        _Field('volume_type', 'volumeType', 'string'),
        _Field('iops', 'iops', 'int', min=0),
        _Field('attachment_set', 'attachmentSet', 'AttachmentSetResponseType', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('encrypted', 'encrypted', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        volume_id: str,
        size: str,
        snapshot_id: str,
        availability_zone: str,
        status: str,
        create_time: datetime,
        volume_type: str | None = None,
        iops: int | None = None,
        attachment_set: AttachmentSetResponseType | None = None,
        tag_set: ResourceTagSetType | None = None,
        encrypted: bool | None = None,
    ) -> None:
        self.request_id = request_id
        self.volume_id = volume_id
        self.size = size
        self.snapshot_id = snapshot_id
        self.availability_zone = availability_zone
        self.status = status
        self.create_time = create_time
        self.volume_type = volume_type
        self.iops = iops
        self.attachment_set = attachment_set
        self.tag_set = tag_set
        self.encrypted = encrypted


class CreateVpcType(_Struct):
    """CreateVpcType"""

    __slots__ = ('cidr_block', 'instance_tenancy',)
    cidr_block: Final[str]
    instance_tenancy: Final[str | None]
    TYPE = 'CreateVpcType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('cidr_block', 'cidrBlock', 'string'),
        _Field('instance_tenancy', 'instanceTenancy', 'string', min=0),
    )

    def __init__(
        self,
        *,
        cidr_block: str,
        instance_tenancy: str | None = None,
    ) -> None:
        self.cidr_block = cidr_block
        self.instance_tenancy = instance_tenancy


class CreateVpcResponseType(_Struct):
    """CreateVpcResponseType"""

    __slots__ = ('request_id', 'vpc',)
    request_id: Final[str]
    vpc: Final[VpcType]
    TYPE = 'CreateVpcResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpc', 'vpc', 'VpcType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpc: VpcType,
    ) -> None:
        self.request_id = request_id
        self.vpc = vpc


class CreateVpnConnectionType(_Struct):
    """CreateVpnConnectionType"""

    __slots__ = ('type', 'customer_gateway_id', 'vpn_gateway_id', 'options',)
    type: Final[str]
    customer_gateway_id: Final[str]
    vpn_gateway_id: Final[str]
    options: Final[VpnConnectionOptionsRequestType | None]
    TYPE = 'CreateVpnConnectionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('type', 'type', 'string'),
        _Field('customer_gateway_id', 'customerGatewayId', 'string'),
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
        _Field('options', 'options', 'VpnConnectionOptionsRequestType', min=0),
    )

    def __init__(
        self,
        *,
        type: str,
        customer_gateway_id: str,
        vpn_gateway_id: str,
        options: VpnConnectionOptionsRequestType | None = None,
    ) -> None:
        self.type = type
        self.customer_gateway_id = customer_gateway_id
        self.vpn_gateway_id = vpn_gateway_id
        self.options = options


class CreateVpnConnectionResponseType(_Struct):
    """CreateVpnConnectionResponseType"""

    __slots__ = ('request_id', 'vpn_connection',)
    request_id: Final[str]
    vpn_connection: Final[VpnConnectionType]
    TYPE = 'CreateVpnConnectionResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpn_connection', 'vpnConnection', 'VpnConnectionType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpn_connection: VpnConnectionType,
    ) -> None:
        self.request_id = request_id
        self.vpn_connection = vpn_connection


class CreateVpnConnectionRouteType(_Struct):
    """CreateVpnConnectionRouteType"""

    __slots__ = ('vpn_connection_id', 'destination_cidr_block',)
    vpn_connection_id: Final[str]
    destination_cidr_block: Final[str]
    TYPE = 'CreateVpnConnectionRouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_connection_id', 'vpnConnectionId', 'string'),
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_connection_id: str,
        destination_cidr_block: str,
    ) -> None:
        self.vpn_connection_id = vpn_connection_id
        self.destination_cidr_block = destination_cidr_block


class CreateVpnConnectionRouteResponseType(_Struct):
    """CreateVpnConnectionRouteResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'CreateVpnConnectionRouteResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class CreateVpnGatewayType(_Struct):
    """CreateVpnGatewayType"""

    __slots__ = ('type', 'availability_zone',)
    type: Final[str]
    availability_zone: Final[str | None]
    TYPE = 'CreateVpnGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('type', 'type', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
    )

    def __init__(
        self,
        *,
        type: str,
        availability_zone: str | None = None,
    ) -> None:
        self.type = type
        self.availability_zone = availability_zone


class CreateVpnGatewayResponseType(_Struct):
    """CreateVpnGatewayResponseType"""

    __slots__ = ('request_id', 'vpn_gateway',)
    request_id: Final[str]
    vpn_gateway: Final[VpnGatewayType]
    TYPE = 'CreateVpnGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpn_gateway', 'vpnGateway', 'VpnGatewayType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpn_gateway: VpnGatewayType,
    ) -> None:
        self.request_id = request_id
        self.vpn_gateway = vpn_gateway


class DeactivateLicenseType(_Struct):
    """DeactivateLicenseType"""

    __slots__ = ('license_id', 'capacity',)
    license_id: Final[str]
    capacity: Final[int]
    TYPE = 'DeactivateLicenseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('license_id', 'licenseId', 'string'),
        _Field('capacity', 'capacity', 'int'),
    )

    def __init__(
        self,
        *,
        license_id: str,
        capacity: int,
    ) -> None:
        self.license_id = license_id
        self.capacity = capacity


class DeactivateLicenseResponseType(_Struct):
    """DeactivateLicenseResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeactivateLicenseResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteCustomerGatewayType(_Struct):
    """DeleteCustomerGatewayType"""

    __slots__ = ('customer_gateway_id',)
    customer_gateway_id: Final[str]
    TYPE = 'DeleteCustomerGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('customer_gateway_id', 'customerGatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        customer_gateway_id: str,
    ) -> None:
        self.customer_gateway_id = customer_gateway_id


class DeleteCustomerGatewayResponseType(_Struct):
    """DeleteCustomerGatewayResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteCustomerGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteDhcpOptionsType(_Struct):
    """DeleteDhcpOptionsType"""

    __slots__ = ('dhcp_options_id',)
    dhcp_options_id: Final[str]
    TYPE = 'DeleteDhcpOptionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('dhcp_options_id', 'dhcpOptionsId', 'string'),
    )

    def __init__(
        self,
        *,
        dhcp_options_id: str,
    ) -> None:
        self.dhcp_options_id = dhcp_options_id


class DeleteDhcpOptionsResponseType(_Struct):
    """DeleteDhcpOptionsResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteDhcpOptionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteImageUploadType(_Struct):
    """DeleteImageUploadType"""

    __slots__ = ('bucket', 'key',)
    bucket: Final[str]
    key: Final[str]
    TYPE = 'DeleteImageUploadType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bucket', 'bucket', 'string'),
        _Field('key', 'key', 'string'),
    )

    def __init__(
        self,
        *,
        bucket: str,
        key: str,
    ) -> None:
        self.bucket = bucket
        self.key = key


class DeleteImageUploadResponseType(_Struct):
    """DeleteImageUploadResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteImageUploadResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteInternetGatewayType(_Struct):
    """DeleteInternetGatewayType"""

    __slots__ = ('internet_gateway_id',)
    internet_gateway_id: Final[str]
    TYPE = 'DeleteInternetGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('internet_gateway_id', 'internetGatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        internet_gateway_id: str,
    ) -> None:
        self.internet_gateway_id = internet_gateway_id


class DeleteInternetGatewayResponseType(_Struct):
    """DeleteInternetGatewayResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteInternetGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteKeyPairType(_Struct):
    """DeleteKeyPairType"""

    __slots__ = ('key_name',)
    key_name: Final[str]
    TYPE = 'DeleteKeyPairType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DeleteNetworkAclType(_Struct):
    """DeleteNetworkAclType"""

    __slots__ = ('network_acl_id',)
    network_acl_id: Final[str]
    TYPE = 'DeleteNetworkAclType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id', 'networkAclId', 'string'),
    )

    def __init__(
        self,
        *,
        network_acl_id: str,
    ) -> None:
        self.network_acl_id = network_acl_id


class DeleteNetworkAclResponseType(_Struct):
    """DeleteNetworkAclResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteNetworkAclResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteNetworkAclEntryType(_Struct):
    """DeleteNetworkAclEntryType"""

    __slots__ = ('network_acl_id', 'rule_number', 'egress',)
    network_acl_id: Final[str]
    rule_number: Final[int]
    egress: Final[bool]
    TYPE = 'DeleteNetworkAclEntryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id', 'networkAclId', 'string'),
        _Field('rule_number', 'ruleNumber', 'int'),
        _Field('egress', 'egress', 'boolean'),
    )

    def __init__(
        self,
        *,
        network_acl_id: str,
        rule_number: int,
        egress: bool,
    ) -> None:
        self.network_acl_id = network_acl_id
        self.rule_number = rule_number
        self.egress = egress


class DeleteNetworkAclEntryResponseType(_Struct):
    """DeleteNetworkAclEntryResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteNetworkAclEntryResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteNetworkInterfaceType(_Struct):
    """DeleteNetworkInterfaceType"""

    __slots__ = ('network_interface_id',)
    network_interface_id: Final[str]
    TYPE = 'DeleteNetworkInterfaceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
    ) -> None:
        self.network_interface_id = network_interface_id


class DeleteNetworkInterfaceResponseType(_Struct):
    """DeleteNetworkInterfaceResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteNetworkInterfaceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeletePlacementGroupType(_Struct):
    """DeletePlacementGroupType"""

    __slots__ = ('group_name',)
    group_name: Final[str]
    TYPE = 'DeletePlacementGroupType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
    )

    def __init__(
        self,
        *,
        group_name: str,
    ) -> None:
        self.group_name = group_name


class DeletePlacementGroupResponseType(_Struct):
    """DeletePlacementGroupResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeletePlacementGroupResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteRouteType(_Struct):
    """DeleteRouteType"""

    __slots__ = ('route_table_id', 'destination_cidr_block',)
    route_table_id: Final[str]
    destination_cidr_block: Final[str]
    TYPE = 'DeleteRouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        destination_cidr_block: str,
    ) -> None:
        self.route_table_id = route_table_id
        self.destination_cidr_block = destination_cidr_block


class DeleteRouteResponseType(_Struct):
    """DeleteRouteResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteRouteResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteRouteTableType(_Struct):
    """DeleteRouteTableType"""

    __slots__ = ('route_table_id',)
    route_table_id: Final[str]
    TYPE = 'DeleteRouteTableType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
    ) -> None:
        self.route_table_id = route_table_id


class DeleteRouteTableResponseType(_Struct):
    """DeleteRouteTableResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteRouteTableResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DeleteSnapshotType(_Struct):
    """DeleteSnapshotType"""

    __slots__ = ('snapshot_id',)
    snapshot_id: Final[str]
    TYPE = 'DeleteSnapshotType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string'),
    )

    def __init__(
        self,
        *,
        snapshot_id: str,
    ) -> None:
        self.snapshot_id = snapshot_id


class DeleteSnapshotResponseType(_Struct):
    """DeleteSnapshotResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'DeleteSnapshotResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DeleteSpotDatafeedSubscriptionType(_Struct):
    """DeleteSpotDatafeedSubscriptionType"""

    __slots__ = ()
    TYPE = 'DeleteSpotDatafeedSubscriptionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
    )


class DeleteSpotDatafeedSubscriptionResponseType(_Struct):
    """DeleteSpotDatafeedSubscriptionResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteSpotDatafeedSubscriptionResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteSubnetType(_Struct):
    """DeleteSubnetType"""

    __slots__ = ('subnet_id',)
    subnet_id: Final[str]
    TYPE = 'DeleteSubnetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('subnet_id', 'subnetId', 'string'),
    )

    def __init__(
        self,
        *,
        subnet_id: str,
    ) -> None:
        self.subnet_id = subnet_id


class DeleteSubnetResponseType(_Struct):
    """DeleteSubnetResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteSubnetResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteTagsType(_Struct):
    """DeleteTagsType"""

    __slots__ = ('resources_set', 'tag_set',)
    resources_set: Final[ResourceIdSetType]
    tag_set: Final[DeleteTagsSetType]
    TYPE = 'DeleteTagsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('resources_set', 'resourcesSet', 'ResourceIdSetType'),
        _Field('tag_set', 'tagSet', 'DeleteTagsSetType'),
    )

    def __init__(
        self,
        *,
        resources_set: ResourceIdSetType,
        tag_set: DeleteTagsSetType,
    ) -> None:
        self.resources_set = resources_set
        self.tag_set = tag_set


class DeleteTagsResponseType(_Struct):
    """DeleteTagsResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteTagsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteVolumeType(_Struct):
    """DeleteVolumeType"""

    __slots__ = ('volume_id',)
    volume_id: Final[str]
    TYPE = 'DeleteVolumeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
    )

    def __init__(
        self,
        *,
        volume_id: str,
    ) -> None:
        self.volume_id = volume_id


class DeleteVolumeResponseType(_Struct):
    """DeleteVolumeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str | None]
    return_: Final[bool]
    TYPE = 'DeleteVolumeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DeleteVpcType(_Struct):
    """DeleteVpcType"""

    __slots__ = ('vpc_id',)
    vpc_id: Final[str]
    TYPE = 'DeleteVpcType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
    ) -> None:
        self.vpc_id = vpc_id


class DeleteVpcResponseType(_Struct):
    """DeleteVpcResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteVpcResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteVpnConnectionType(_Struct):
    """DeleteVpnConnectionType"""

    __slots__ = ('vpn_connection_id',)
    vpn_connection_id: Final[str]
    TYPE = 'DeleteVpnConnectionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_connection_id', 'vpnConnectionId', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_connection_id: str,
    ) -> None:
        self.vpn_connection_id = vpn_connection_id


class DeleteVpnConnectionResponseType(_Struct):
    """DeleteVpnConnectionResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteVpnConnectionResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteVpnConnectionRouteType(_Struct):
    """DeleteVpnConnectionRouteType"""

    __slots__ = ('vpn_connection_id', 'destination_cidr_block',)
    vpn_connection_id: Final[str]
    destination_cidr_block: Final[str]
    TYPE = 'DeleteVpnConnectionRouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_connection_id', 'vpnConnectionId', 'string'),
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_connection_id: str,
        destination_cidr_block: str,
    ) -> None:
        self.vpn_connection_id = vpn_connection_id
        self.destination_cidr_block = destination_cidr_block


class DeleteVpnConnectionRouteResponseType(_Struct):
    """DeleteVpnConnectionRouteResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteVpnConnectionRouteResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeleteVpnGatewayType(_Struct):
    """DeleteVpnGatewayType"""

    __slots__ = ('vpn_gateway_id',)
    vpn_gateway_id: Final[str]
    TYPE = 'DeleteVpnGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_gateway_id: str,
    ) -> None:
        self.vpn_gateway_id = vpn_gateway_id


class DeleteVpnGatewayResponseType(_Struct):
    """DeleteVpnGatewayResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DeleteVpnGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DeregisterImageType(_Struct):
    """DeregisterImageType"""

    __slots__ = ('image_id',)
    image_id: Final[str]
    TYPE = 'DeregisterImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DescribeAccountAttributesType(_Struct):
    """DescribeAccountAttributesType"""

    __slots__ = ('account_attribute_name_set', 'filter_set',)
    account_attribute_name_set: Final[AccountAttributeNameSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeAccountAttributesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('account_attribute_name_set', 'accountAttributeNameSet', 'AccountAttributeNameSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        account_attribute_name_set: AccountAttributeNameSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.account_attribute_name_set = account_attribute_name_set
        self.filter_set = filter_set


class DescribeAccountAttributesResponseType(_Struct):
    """DescribeAccountAttributesResponseType"""

    __slots__ = ('request_id', 'account_attribute_set',)
    request_id: Final[str]
    account_attribute_set: Final[AccountAttributeSetType | None]
    TYPE = 'DescribeAccountAttributesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('account_attribute_set', 'accountAttributeSet', 'AccountAttributeSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        account_attribute_set: AccountAttributeSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.account_attribute_set = account_attribute_set


class DescribeAddressesType(_Struct):
    """DescribeAddressesType"""

    __slots__ = ('public_ips_set', 'allocation_ids_set', 'filter_set',)
    public_ips_set: Final[DescribeAddressesInfoType]
    allocation_ids_set: Final[AllocationIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeAddressesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DescribeBundleTasksType(_Struct):
    """DescribeBundleTasksType"""

    __slots__ = ('bundles_set', 'filter_set',)
    bundles_set: Final[DescribeBundleTasksInfoType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeBundleTasksType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bundles_set', 'bundlesSet', 'DescribeBundleTasksInfoType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        bundles_set: DescribeBundleTasksInfoType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.bundles_set = bundles_set
        self.filter_set = filter_set


class DescribeBundleTasksResponseType(_Struct):
    """DescribeBundleTasksResponseType"""

    __slots__ = ('request_id', 'bundle_instance_tasks_set',)
    request_id: Final[str | None]
    bundle_instance_tasks_set: Final[BundleInstanceTasksSetType]
    TYPE = 'DescribeBundleTasksResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('bundle_instance_tasks_set', 'bundleInstanceTasksSet', 'BundleInstanceTasksSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        bundle_instance_tasks_set: BundleInstanceTasksSetType,
    ) -> None:
        self.request_id = request_id
        self.bundle_instance_tasks_set = bundle_instance_tasks_set


class DescribeConversionTasksType(_Struct):
    """DescribeConversionTasksType"""

    __slots__ = ('conversion_task_id_set',)
    conversion_task_id_set: Final[ConversionTaskIdSetType]
    TYPE = 'DescribeConversionTasksType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('conversion_task_id_set', 'conversionTaskIdSet', 'ConversionTaskIdSetType'),
    )

    def __init__(
        self,
        *,
        conversion_task_id_set: ConversionTaskIdSetType,
    ) -> None:
        self.conversion_task_id_set = conversion_task_id_set


class DescribeConversionTasksResponseType(_Struct):
    """DescribeConversionTasksResponseType"""

    __slots__ = ('request_id', 'conversion_tasks',)
    request_id: Final[str]
    conversion_tasks: Final[ConversionTaskSetType]
    TYPE = 'DescribeConversionTasksResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('conversion_tasks', 'conversionTasks', 'ConversionTaskSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        conversion_tasks: ConversionTaskSetType,
    ) -> None:
        self.request_id = request_id
        self.conversion_tasks = conversion_tasks


class DescribeCustomerGatewaysType(_Struct):
    """DescribeCustomerGatewaysType"""

    __slots__ = ('customer_gateway_set', 'filter_set',)
    customer_gateway_set: Final[CustomerGatewayIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeCustomerGatewaysType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('customer_gateway_set', 'customerGatewaySet', 'CustomerGatewayIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        customer_gateway_set: CustomerGatewayIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.customer_gateway_set = customer_gateway_set
        self.filter_set = filter_set


class DescribeCustomerGatewaysResponseType(_Struct):
    """DescribeCustomerGatewaysResponseType"""

    __slots__ = ('request_id', 'customer_gateway_set',)
    request_id: Final[str]
    customer_gateway_set: Final[CustomerGatewaySetType]
    TYPE = 'DescribeCustomerGatewaysResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('customer_gateway_set', 'customerGatewaySet', 'CustomerGatewaySetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        customer_gateway_set: CustomerGatewaySetType,
    ) -> None:
        self.request_id = request_id
        self.customer_gateway_set = customer_gateway_set


class DescribeDhcpOptionsType(_Struct):
    """DescribeDhcpOptionsType"""

    __slots__ = ('dhcp_options_set', 'filter_set',)
    dhcp_options_set: Final[DhcpOptionsIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeDhcpOptionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('dhcp_options_set', 'dhcpOptionsSet', 'DhcpOptionsIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        dhcp_options_set: DhcpOptionsIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.dhcp_options_set = dhcp_options_set
        self.filter_set = filter_set


class DescribeDhcpOptionsResponseType(_Struct):
    """DescribeDhcpOptionsResponseType"""

    __slots__ = ('request_id', 'dhcp_options_set',)
    request_id: Final[str]
    dhcp_options_set: Final[DhcpOptionsSetType]
    TYPE = 'DescribeDhcpOptionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('dhcp_options_set', 'dhcpOptionsSet', 'DhcpOptionsSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        dhcp_options_set: DhcpOptionsSetType,
    ) -> None:
        self.request_id = request_id
        self.dhcp_options_set = dhcp_options_set


class DescribeExportTasksType(_Struct):
    """DescribeExportTasksType"""

    __slots__ = ('export_task_id_set',)
    export_task_id_set: Final[ExportTaskIdSetType]
    TYPE = 'DescribeExportTasksType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('export_task_id_set', 'exportTaskIdSet', 'ExportTaskIdSetType'),
    )

    def __init__(
        self,
        *,
        export_task_id_set: ExportTaskIdSetType,
    ) -> None:
        self.export_task_id_set = export_task_id_set


class DescribeExportTasksResponseType(_Struct):
    """DescribeExportTasksResponseType"""

    __slots__ = ('request_id', 'export_task_set',)
    request_id: Final[str]
    export_task_set: Final[ExportTaskSetResponseType]
    TYPE = 'DescribeExportTasksResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('export_task_set', 'exportTaskSet', 'ExportTaskSetResponseType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        export_task_set: ExportTaskSetResponseType,
    ) -> None:
        self.request_id = request_id
        self.export_task_set = export_task_set


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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DescribeImageUploadsType(_Struct):
    """DescribeImageUploadsType"""

    __slots__ = ('bucket',)
    bucket: Final[str | None]
    TYPE = 'DescribeImageUploadsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bucket', 'bucket', 'string', min=0),
    )

    def __init__(
        self,
        *,
        bucket: str | None = None,
    ) -> None:
        self.bucket = bucket


class DescribeImageUploadsResponseType(_Struct):
    """DescribeImageUploadsResponseType"""

    __slots__ = ('request_id', 'upload_set',)
    request_id: Final[str]
    upload_set: Final[ImageUploadSetType]
    TYPE = 'DescribeImageUploadsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('upload_set', 'uploadSet', 'ImageUploadSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        upload_set: ImageUploadSetType,
    ) -> None:
        self.request_id = request_id
        self.upload_set = upload_set


class DescribeImagesType(_Struct):
    """DescribeImagesType"""

    __slots__ = ('executable_by_set', 'images_set', 'owners_set', 'filter_set', 'max_results', 'next_token',)
    executable_by_set: Final[DescribeImagesExecutableBySetType | None]
    images_set: Final[DescribeImagesInfoType]
    owners_set: Final[DescribeImagesOwnersType | None]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeImagesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('executable_by_set', 'executableBySet', 'DescribeImagesExecutableBySetType', min=0),
        _Field('images_set', 'imagesSet', 'DescribeImagesInfoType'),
        _Field('owners_set', 'ownersSet', 'DescribeImagesOwnersType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        executable_by_set: DescribeImagesExecutableBySetType | None = None,
        images_set: DescribeImagesInfoType,
        owners_set: DescribeImagesOwnersType | None = None,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.executable_by_set = executable_by_set
        self.images_set = images_set
        self.owners_set = owners_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeImagesResponseType(_Struct):
    """DescribeImagesResponseType"""

    __slots__ = ('request_id', 'images_set', 'next_token',)
    request_id: Final[str | None]
    images_set: Final[DescribeImagesResponseInfoType]
    next_token: Final[str | None]
    TYPE = 'DescribeImagesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('images_set', 'imagesSet', 'DescribeImagesResponseInfoType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        images_set: DescribeImagesResponseInfoType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.images_set = images_set
        self.next_token = next_token


class DescribeInstanceAttributeType(_Struct):
    """DescribeInstanceAttributeType"""

    __slots__ = ('instance_id', 'instance_type', 'kernel', 'ramdisk', 'user_data', 'disable_api_termination', 'instance_initiated_shutdown_behavior', 'root_device_name', 'block_device_mapping', 'source_dest_check', 'group_set', 'product_codes', 'ebs_optimized', 'sriov_net_support', 'disable_api_stop',)
    instance_id: Final[str]
    instance_type: Final[EmptyElementType | None]
    kernel: Final[EmptyElementType | None]
    ramdisk: Final[EmptyElementType | None]
    user_data: Final[EmptyElementType | None]
    disable_api_termination: Final[EmptyElementType | None]
    instance_initiated_shutdown_behavior: Final[EmptyElementType | None]
    root_device_name: Final[EmptyElementType | None]
    block_device_mapping: Final[EmptyElementType | None]
    source_dest_check: Final[EmptyElementType | None]
    group_set: Final[EmptyElementType | None]
    product_codes: Final[EmptyElementType | None]
    ebs_optimized: Final[EmptyElementType | None]
    sriov_net_support: Final[EmptyElementType | None]
    disable_api_stop: Final[EmptyElementType | None]
    TYPE = 'DescribeInstanceAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('instance_type', 'instanceType', 'EmptyElementType', min=0),
        _Field('kernel', 'kernel', 'EmptyElementType', min=0),
        _Field('ramdisk', 'ramdisk', 'EmptyElementType', min=0),
        _Field('user_data', 'userData', 'EmptyElementType', min=0),
        _Field('disable_api_termination', 'disableApiTermination', 'EmptyElementType', min=0),
        _Field('instance_initiated_shutdown_behavior', 'instanceInitiatedShutdownBehavior', 'EmptyElementType', min=0),
        _Field('root_device_name', 'rootDeviceName', 'EmptyElementType', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'EmptyElementType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'EmptyElementType', min=0),
        _Field('group_set', 'groupSet', 'EmptyElementType', min=0),
        _Field('product_codes', 'productCodes', 'EmptyElementType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'EmptyElementType', min=0),
        _Field('sriov_net_support', 'sriovNetSupport', 'EmptyElementType', min=0),
        _Field('disable_api_stop', 'disableApiStop', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        instance_type: EmptyElementType | None = None,
        kernel: EmptyElementType | None = None,
        ramdisk: EmptyElementType | None = None,
        user_data: EmptyElementType | None = None,
        disable_api_termination: EmptyElementType | None = None,
        instance_initiated_shutdown_behavior: EmptyElementType | None = None,
        root_device_name: EmptyElementType | None = None,
        block_device_mapping: EmptyElementType | None = None,
        source_dest_check: EmptyElementType | None = None,
        group_set: EmptyElementType | None = None,
        product_codes: EmptyElementType | None = None,
        ebs_optimized: EmptyElementType | None = None,
        sriov_net_support: EmptyElementType | None = None,
        disable_api_stop: EmptyElementType | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.instance_type = instance_type
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.user_data = user_data
        self.disable_api_termination = disable_api_termination
        self.instance_initiated_shutdown_behavior = instance_initiated_shutdown_behavior
        self.root_device_name = root_device_name
        self.block_device_mapping = block_device_mapping
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.product_codes = product_codes
        self.ebs_optimized = ebs_optimized
        self.sriov_net_support = sriov_net_support
        self.disable_api_stop = disable_api_stop


class DescribeInstanceAttributeResponseType(_Struct):
    """DescribeInstanceAttributeResponseType"""

    __slots__ = ('request_id', 'instance_id', 'instance_type', 'kernel', 'ramdisk', 'user_data', 'disable_api_termination', 'instance_initiated_shutdown_behavior', 'root_device_name', 'block_device_mapping', 'source_dest_check', 'group_set', 'product_codes', 'ebs_optimized', 'sriov_net_support', 'disable_api_stop',)
    request_id: Final[str]
    instance_id: Final[str]
    instance_type: Final[NullableAttributeValueType | None]
    kernel: Final[NullableAttributeValueType | None]
    ramdisk: Final[NullableAttributeValueType | None]
    user_data: Final[NullableAttributeValueType | None]
    disable_api_termination: Final[NullableAttributeBooleanValueType | None]
    instance_initiated_shutdown_behavior: Final[NullableAttributeValueType | None]
    root_device_name: Final[NullableAttributeValueType | None]
    block_device_mapping: Final[InstanceBlockDeviceMappingResponseType | None]
    source_dest_check: Final[NullableAttributeBooleanValueType | None]
    group_set: Final[GroupSetType | None]
    product_codes: Final[ProductCodesSetType | None]
    ebs_optimized: Final[NullableAttributeBooleanValueType | None]
    sriov_net_support: Final[NullableAttributeValueType | None]
    disable_api_stop: Final[NullableAttributeBooleanValueType | None]
    TYPE = 'DescribeInstanceAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('instance_type', 'instanceType', 'NullableAttributeValueType', min=0),
        _Field('kernel', 'kernel', 'NullableAttributeValueType', min=0),
        _Field('ramdisk', 'ramdisk', 'NullableAttributeValueType', min=0),
        _Field('user_data', 'userData', 'NullableAttributeValueType', min=0, secret=True),
        _Field('disable_api_termination', 'disableApiTermination', 'NullableAttributeBooleanValueType', min=0),
        _Field('instance_initiated_shutdown_behavior', 'instanceInitiatedShutdownBehavior', 'NullableAttributeValueType', min=0),
        _Field('root_device_name', 'rootDeviceName', 'NullableAttributeValueType', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'InstanceBlockDeviceMappingResponseType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'NullableAttributeBooleanValueType', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType', min=0),
        _Field('product_codes', 'productCodes', 'ProductCodesSetType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'NullableAttributeBooleanValueType', min=0),
        _Field('sriov_net_support', 'sriovNetSupport', 'NullableAttributeValueType', min=0),
        _Field('disable_api_stop', 'disableApiStop', 'NullableAttributeBooleanValueType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        instance_id: str,
        instance_type: NullableAttributeValueType | None = None,
        kernel: NullableAttributeValueType | None = None,
        ramdisk: NullableAttributeValueType | None = None,
        user_data: NullableAttributeValueType | None = None,
        disable_api_termination: NullableAttributeBooleanValueType | None = None,
        instance_initiated_shutdown_behavior: NullableAttributeValueType | None = None,
        root_device_name: NullableAttributeValueType | None = None,
        block_device_mapping: InstanceBlockDeviceMappingResponseType | None = None,
        source_dest_check: NullableAttributeBooleanValueType | None = None,
        group_set: GroupSetType | None = None,
        product_codes: ProductCodesSetType | None = None,
        ebs_optimized: NullableAttributeBooleanValueType | None = None,
        sriov_net_support: NullableAttributeValueType | None = None,
        disable_api_stop: NullableAttributeBooleanValueType | None = None,
    ) -> None:
        self.request_id = request_id
        self.instance_id = instance_id
        self.instance_type = instance_type
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.user_data = user_data
        self.disable_api_termination = disable_api_termination
        self.instance_initiated_shutdown_behavior = instance_initiated_shutdown_behavior
        self.root_device_name = root_device_name
        self.block_device_mapping = block_device_mapping
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.product_codes = product_codes
        self.ebs_optimized = ebs_optimized
        self.sriov_net_support = sriov_net_support
        self.disable_api_stop = disable_api_stop


class DescribeInstanceStatusType(_Struct):
    """DescribeInstanceStatusType"""

    __slots__ = ('instances_set', 'filter_set', 'next_token', 'max_results', 'include_all_instances',)
    instances_set: Final[InstanceIdSetType]
    filter_set: Final[FilterSetType | None]
    next_token: Final[str | None]
    max_results: Final[int | None]
    include_all_instances: Final[bool | None]
    TYPE = 'DescribeInstanceStatusType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'InstanceIdSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('include_all_instances', 'includeAllInstances', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        instances_set: InstanceIdSetType,
        filter_set: FilterSetType | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
        include_all_instances: bool | None = None,
    ) -> None:
        self.instances_set = instances_set
        self.filter_set = filter_set
        self.next_token = next_token
        self.max_results = max_results
        self.include_all_instances = include_all_instances


class DescribeInstanceStatusResponseType(_Struct):
    """DescribeInstanceStatusResponseType"""

    __slots__ = ('request_id', 'instance_status_set', 'next_token',)
    request_id: Final[str]
    instance_status_set: Final[InstanceStatusSetType]
    next_token: Final[str | None]
    TYPE = 'DescribeInstanceStatusResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instance_status_set', 'instanceStatusSet', 'InstanceStatusSetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        instance_status_set: InstanceStatusSetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.instance_status_set = instance_status_set
        self.next_token = next_token


class DescribeInstanceTypesType(_Struct):
    """DescribeInstanceTypesType"""

    __slots__ = ('instance_type_set', 'filter_set', 'max_results', 'next_token', 'verbose', 'availability', 'instance_types',)
    instance_type_set: Final[InstanceTypeSetType | None]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    verbose: Final[bool | None]
    availability: Final[bool | None]
    instance_types: Final[VmTypeNamesType | None]
    TYPE = 'DescribeInstanceTypesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_type_set', 'instanceTypeSet', 'InstanceTypeSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
        _Field('verbose', 'verbose', 'boolean', min=0),
        _Field('availability', 'availability', 'boolean', min=0),
        _Field('instance_types', 'instanceTypes', 'VmTypeNamesType', min=0),
    )

    def __init__(
        self,
        *,
        instance_type_set: InstanceTypeSetType | None = None,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
        verbose: bool | None = None,
        availability: bool | None = None,
        instance_types: VmTypeNamesType | None = None,
    ) -> None:
        self.instance_type_set = instance_type_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token
        self.verbose = verbose
        self.availability = availability
        self.instance_types = instance_types


class DescribeInstanceTypesResponseType(_Struct):
    """DescribeInstanceTypesResponseType"""

    __slots__ = ('request_id', 'instance_type_set', 'next_token', 'instance_type_details',)
    request_id: Final[str]
    instance_type_set: Final[InstanceTypeInfoSetType | None]
    next_token: Final[str | None]
    instance_type_details: Final[VmTypeDetailsSetType | None]
    TYPE = 'DescribeInstanceTypesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instance_type_set', 'instanceTypeSet', 'InstanceTypeInfoSetType', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
        _Field('instance_type_details', 'instanceTypeDetails', 'VmTypeDetailsSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        instance_type_set: InstanceTypeInfoSetType | None = None,
        next_token: str | None = None,
        instance_type_details: VmTypeDetailsSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.instance_type_set = instance_type_set
        self.next_token = next_token
        self.instance_type_details = instance_type_details


class DescribeInstancesType(_Struct):
    """DescribeInstancesType"""

    __slots__ = ('instances_set', 'filter_set', 'max_results', 'next_token',)
    instances_set: Final[DescribeInstancesInfoType]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'DescribeInstancesInfoType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        instances_set: DescribeInstancesInfoType,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.instances_set = instances_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeInstancesResponseType(_Struct):
    """DescribeInstancesResponseType"""

    __slots__ = ('request_id', 'reservation_set', 'next_token',)
    request_id: Final[str | None]
    reservation_set: Final[ReservationSetType]
    next_token: Final[str | None]
    TYPE = 'DescribeInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reservation_set', 'reservationSet', 'ReservationSetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        reservation_set: ReservationSetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.reservation_set = reservation_set
        self.next_token = next_token


class DescribeInternetGatewaysType(_Struct):
    """DescribeInternetGatewaysType"""

    __slots__ = ('internet_gateway_id_set', 'filter_set',)
    internet_gateway_id_set: Final[InternetGatewayIdSetType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeInternetGatewaysType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('internet_gateway_id_set', 'internetGatewayIdSet', 'InternetGatewayIdSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        internet_gateway_id_set: InternetGatewayIdSetType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.internet_gateway_id_set = internet_gateway_id_set
        self.filter_set = filter_set


class DescribeInternetGatewaysResponseType(_Struct):
    """DescribeInternetGatewaysResponseType"""

    __slots__ = ('request_id', 'internet_gateway_set',)
    request_id: Final[str]
    internet_gateway_set: Final[InternetGatewaySetType]
    TYPE = 'DescribeInternetGatewaysResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('internet_gateway_set', 'internetGatewaySet', 'InternetGatewaySetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        internet_gateway_set: InternetGatewaySetType,
    ) -> None:
        self.request_id = request_id
        self.internet_gateway_set = internet_gateway_set


class DescribeKeyPairsType(_Struct):
    """DescribeKeyPairsType"""

    __slots__ = ('key_set', 'filter_set', 'key_pair_id_set',)
    key_set: Final[DescribeKeyPairsInfoType]
    filter_set: Final[FilterSetType | None]
    key_pair_id_set: Final[DescribeKeyPairsIdSetType | None]
    TYPE = 'DescribeKeyPairsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_set', 'keySet', 'DescribeKeyPairsInfoType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('key_pair_id_set', 'keyPairIdSet', 'DescribeKeyPairsIdSetType', min=0),
    )

    def __init__(
        self,
        *,
        key_set: DescribeKeyPairsInfoType,
        filter_set: FilterSetType | None = None,
        key_pair_id_set: DescribeKeyPairsIdSetType | None = None,
    ) -> None:
        self.key_set = key_set
        self.filter_set = filter_set
        self.key_pair_id_set = key_pair_id_set


class DescribeKeyPairsResponseType(_Struct):
    """DescribeKeyPairsResponseType"""

    __slots__ = ('request_id', 'key_set',)
    request_id: Final[str | None]
    key_set: Final[DescribeKeyPairsResponseInfoType]
    TYPE = 'DescribeKeyPairsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DescribeLicensesType(_Struct):
    """DescribeLicensesType"""

    __slots__ = ('license_id_set', 'filter_set',)
    license_id_set: Final[LicenseIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeLicensesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('license_id_set', 'licenseIdSet', 'LicenseIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        license_id_set: LicenseIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.license_id_set = license_id_set
        self.filter_set = filter_set


class DescribeLicensesResponseType(_Struct):
    """DescribeLicensesResponseType"""

    __slots__ = ('request_id', 'license_set',)
    request_id: Final[str]
    license_set: Final[LicenseSetType]
    TYPE = 'DescribeLicensesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('license_set', 'licenseSet', 'LicenseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        license_set: LicenseSetType,
    ) -> None:
        self.request_id = request_id
        self.license_set = license_set


class DescribeNetworkAclsType(_Struct):
    """DescribeNetworkAclsType"""

    __slots__ = ('network_acl_id_set', 'filter_set',)
    network_acl_id_set: Final[NetworkAclIdSetType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeNetworkAclsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id_set', 'networkAclIdSet', 'NetworkAclIdSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        network_acl_id_set: NetworkAclIdSetType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.network_acl_id_set = network_acl_id_set
        self.filter_set = filter_set


class DescribeNetworkAclsResponseType(_Struct):
    """DescribeNetworkAclsResponseType"""

    __slots__ = ('request_id', 'network_acl_set',)
    request_id: Final[str]
    network_acl_set: Final[NetworkAclSetType]
    TYPE = 'DescribeNetworkAclsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('network_acl_set', 'networkAclSet', 'NetworkAclSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        network_acl_set: NetworkAclSetType,
    ) -> None:
        self.request_id = request_id
        self.network_acl_set = network_acl_set


class DescribeNetworkInterfaceAttributeType(_Struct):
    """DescribeNetworkInterfaceAttributeType"""

    __slots__ = ('network_interface_id', 'description', 'source_dest_check', 'group_set', 'attachment',)
    network_interface_id: Final[str]
    description: Final[EmptyElementType | None]
    source_dest_check: Final[EmptyElementType | None]
    group_set: Final[EmptyElementType | None]
    attachment: Final[EmptyElementType | None]
    TYPE = 'DescribeNetworkInterfaceAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('description', 'description', 'EmptyElementType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'EmptyElementType', min=0),
        _Field('group_set', 'groupSet', 'EmptyElementType', min=0),
        _Field('attachment', 'attachment', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        description: EmptyElementType | None = None,
        source_dest_check: EmptyElementType | None = None,
        group_set: EmptyElementType | None = None,
        attachment: EmptyElementType | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.description = description
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.attachment = attachment


class DescribeNetworkInterfaceAttributeResponseType(_Struct):
    """DescribeNetworkInterfaceAttributeResponseType"""

    __slots__ = ('request_id', 'network_interface_id', 'description', 'source_dest_check', 'group_set', 'attachment',)
    request_id: Final[str]
    network_interface_id: Final[str]
    description: Final[NullableAttributeValueType | None]
    source_dest_check: Final[AttributeBooleanValueType | None]
    group_set: Final[GroupSetType | None]
    attachment: Final[NetworkInterfaceAttachmentType | None]
    TYPE = 'DescribeNetworkInterfaceAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('description', 'description', 'NullableAttributeValueType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'AttributeBooleanValueType', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType', min=0),
        _Field('attachment', 'attachment', 'NetworkInterfaceAttachmentType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        network_interface_id: str,
        description: NullableAttributeValueType | None = None,
        source_dest_check: AttributeBooleanValueType | None = None,
        group_set: GroupSetType | None = None,
        attachment: NetworkInterfaceAttachmentType | None = None,
    ) -> None:
        self.request_id = request_id
        self.network_interface_id = network_interface_id
        self.description = description
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.attachment = attachment


class DescribeNetworkInterfacesType(_Struct):
    """DescribeNetworkInterfacesType"""

    __slots__ = ('network_interface_id_set', 'filter_set',)
    network_interface_id_set: Final[NetworkInterfaceIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeNetworkInterfacesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id_set', 'networkInterfaceIdSet', 'NetworkInterfaceIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id_set: NetworkInterfaceIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.network_interface_id_set = network_interface_id_set
        self.filter_set = filter_set


class DescribeNetworkInterfacesResponseType(_Struct):
    """DescribeNetworkInterfacesResponseType"""

    __slots__ = ('request_id', 'network_interface_set',)
    request_id: Final[str]
    network_interface_set: Final[NetworkInterfaceSetType]
    TYPE = 'DescribeNetworkInterfacesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('network_interface_set', 'networkInterfaceSet', 'NetworkInterfaceSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        network_interface_set: NetworkInterfaceSetType,
    ) -> None:
        self.request_id = request_id
        self.network_interface_set = network_interface_set


class DescribePlacementGroupsType(_Struct):
    """DescribePlacementGroupsType"""

    __slots__ = ('placement_group_set', 'filter_set',)
    placement_group_set: Final[DescribePlacementGroupsInfoType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribePlacementGroupsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('placement_group_set', 'placementGroupSet', 'DescribePlacementGroupsInfoType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        placement_group_set: DescribePlacementGroupsInfoType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.placement_group_set = placement_group_set
        self.filter_set = filter_set


class DescribePlacementGroupsResponseType(_Struct):
    """DescribePlacementGroupsResponseType"""

    __slots__ = ('request_id', 'placement_group_set',)
    request_id: Final[str]
    placement_group_set: Final[PlacementGroupSetType]
    TYPE = 'DescribePlacementGroupsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('placement_group_set', 'placementGroupSet', 'PlacementGroupSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        placement_group_set: PlacementGroupSetType,
    ) -> None:
        self.request_id = request_id
        self.placement_group_set = placement_group_set


class DescribeRegionsType(_Struct):
    """DescribeRegionsType"""

    __slots__ = ('region_set', 'filter_set',)
    region_set: Final[DescribeRegionsSetType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeRegionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('region_set', 'regionSet', 'DescribeRegionsSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        region_set: DescribeRegionsSetType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.region_set = region_set
        self.filter_set = filter_set


class DescribeRegionsResponseType(_Struct):
    """DescribeRegionsResponseType"""

    __slots__ = ('request_id', 'region_info',)
    request_id: Final[str | None]
    region_info: Final[RegionSetType]
    TYPE = 'DescribeRegionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('region_info', 'regionInfo', 'RegionSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        region_info: RegionSetType,
    ) -> None:
        self.request_id = request_id
        self.region_info = region_info


class DescribeReservedInstancesType(_Struct):
    """DescribeReservedInstancesType"""

    __slots__ = ('reserved_instances_set', 'filter_set', 'offering_type',)
    reserved_instances_set: Final[DescribeReservedInstancesSetType | None]
    filter_set: Final[FilterSetType | None]
    offering_type: Final[str | None]
    TYPE = 'DescribeReservedInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_set', 'reservedInstancesSet', 'DescribeReservedInstancesSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('offering_type', 'offeringType', 'string', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_set: DescribeReservedInstancesSetType | None = None,
        filter_set: FilterSetType | None = None,
        offering_type: str | None = None,
    ) -> None:
        self.reserved_instances_set = reserved_instances_set
        self.filter_set = filter_set
        self.offering_type = offering_type


class DescribeReservedInstancesResponseType(_Struct):
    """DescribeReservedInstancesResponseType"""

    __slots__ = ('request_id', 'reserved_instances_set',)
    request_id: Final[str]
    reserved_instances_set: Final[DescribeReservedInstancesResponseSetType]
    TYPE = 'DescribeReservedInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reserved_instances_set', 'reservedInstancesSet', 'DescribeReservedInstancesResponseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        reserved_instances_set: DescribeReservedInstancesResponseSetType,
    ) -> None:
        self.request_id = request_id
        self.reserved_instances_set = reserved_instances_set


class DescribeReservedInstancesListingsType(_Struct):
    """DescribeReservedInstancesListingsType"""

    __slots__ = ('reserved_instances_listing_set', 'reserved_instances_set', 'filter_set',)
    reserved_instances_listing_set: Final[DescribeReservedInstancesListingSetType | None]
    reserved_instances_set: Final[DescribeReservedInstancesSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeReservedInstancesListingsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_listing_set', 'reservedInstancesListingSet', 'DescribeReservedInstancesListingSetType', min=0),
        _Field('reserved_instances_set', 'reservedInstancesSet', 'DescribeReservedInstancesSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_listing_set: DescribeReservedInstancesListingSetType | None = None,
        reserved_instances_set: DescribeReservedInstancesSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.reserved_instances_listing_set = reserved_instances_listing_set
        self.reserved_instances_set = reserved_instances_set
        self.filter_set = filter_set


class DescribeReservedInstancesListingsResponseType(_Struct):
    """DescribeReservedInstancesListingsResponseType"""

    __slots__ = ('request_id', 'reserved_instances_listings_set',)
    request_id: Final[str]
    reserved_instances_listings_set: Final[DescribeReservedInstancesListingsResponseSetType]
    TYPE = 'DescribeReservedInstancesListingsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reserved_instances_listings_set', 'reservedInstancesListingsSet', 'DescribeReservedInstancesListingsResponseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        reserved_instances_listings_set: DescribeReservedInstancesListingsResponseSetType,
    ) -> None:
        self.request_id = request_id
        self.reserved_instances_listings_set = reserved_instances_listings_set


class DescribeReservedInstancesOfferingsType(_Struct):
    """DescribeReservedInstancesOfferingsType"""

    __slots__ = ('reserved_instances_offerings_set', 'instance_type', 'availability_zone', 'product_description', 'filter_set', 'instance_tenancy', 'offering_type', 'include_marketplace', 'min_duration', 'max_duration', 'max_instance_count', 'next_token', 'max_results',)
    reserved_instances_offerings_set: Final[DescribeReservedInstancesOfferingsSetType | None]
    instance_type: Final[str | None]
    availability_zone: Final[str | None]
    product_description: Final[str | None]
    filter_set: Final[FilterSetType | None]
    instance_tenancy: Final[str | None]
    offering_type: Final[str | None]
    include_marketplace: Final[bool | None]
    min_duration: Final[int | None]
    max_duration: Final[int | None]
    max_instance_count: Final[int | None]
    next_token: Final[str | None]
    max_results: Final[int | None]
    TYPE = 'DescribeReservedInstancesOfferingsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_offerings_set', 'reservedInstancesOfferingsSet', 'DescribeReservedInstancesOfferingsSetType', min=0),
        _Field('instance_type', 'instanceType', 'string', min=0),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('product_description', 'productDescription', 'string', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('instance_tenancy', 'instanceTenancy', 'string', min=0),
        _Field('offering_type', 'offeringType', 'string', min=0),
        _Field('include_marketplace', 'includeMarketplace', 'boolean', min=0),
        _Field('min_duration', 'minDuration', 'long', min=0),
        _Field('max_duration', 'maxDuration', 'long', min=0),
        _Field('max_instance_count', 'maxInstanceCount', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_offerings_set: DescribeReservedInstancesOfferingsSetType | None = None,
        instance_type: str | None = None,
        availability_zone: str | None = None,
        product_description: str | None = None,
        filter_set: FilterSetType | None = None,
        instance_tenancy: str | None = None,
        offering_type: str | None = None,
        include_marketplace: bool | None = None,
        min_duration: int | None = None,
        max_duration: int | None = None,
        max_instance_count: int | None = None,
        next_token: str | None = None,
        max_results: int | None = None,
    ) -> None:
        self.reserved_instances_offerings_set = reserved_instances_offerings_set
        self.instance_type = instance_type
        self.availability_zone = availability_zone
        self.product_description = product_description
        self.filter_set = filter_set
        self.instance_tenancy = instance_tenancy
        self.offering_type = offering_type
        self.include_marketplace = include_marketplace
        self.min_duration = min_duration
        self.max_duration = max_duration
        self.max_instance_count = max_instance_count
        self.next_token = next_token
        self.max_results = max_results


class DescribeReservedInstancesOfferingsResponseType(_Struct):
    """DescribeReservedInstancesOfferingsResponseType"""

    __slots__ = ('request_id', 'reserved_instances_offerings_set', 'next_token',)
    request_id: Final[str]
    reserved_instances_offerings_set: Final[DescribeReservedInstancesOfferingsResponseSetType]
    next_token: Final[str | None]
    TYPE = 'DescribeReservedInstancesOfferingsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reserved_instances_offerings_set', 'reservedInstancesOfferingsSet', 'DescribeReservedInstancesOfferingsResponseSetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        reserved_instances_offerings_set: DescribeReservedInstancesOfferingsResponseSetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.reserved_instances_offerings_set = reserved_instances_offerings_set
        self.next_token = next_token


class DescribeRouteTablesType(_Struct):
    """DescribeRouteTablesType"""

    __slots__ = ('route_table_id_set', 'filter_set',)
    route_table_id_set: Final[RouteTableIdSetType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeRouteTablesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id_set', 'routeTableIdSet', 'RouteTableIdSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        route_table_id_set: RouteTableIdSetType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.route_table_id_set = route_table_id_set
        self.filter_set = filter_set


class DescribeRouteTablesResponseType(_Struct):
    """DescribeRouteTablesResponseType"""

    __slots__ = ('request_id', 'route_table_set',)
    request_id: Final[str]
    route_table_set: Final[RouteTableSetType]
    TYPE = 'DescribeRouteTablesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('route_table_set', 'routeTableSet', 'RouteTableSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        route_table_set: RouteTableSetType,
    ) -> None:
        self.request_id = request_id
        self.route_table_set = route_table_set


class DescribeSecurityGroupsType(_Struct):
    """DescribeSecurityGroupsType"""

    __slots__ = ('security_group_set', 'security_group_id_set', 'filter_set', 'max_results', 'next_token',)
    security_group_set: Final[DescribeSecurityGroupsSetType]
    security_group_id_set: Final[DescribeSecurityGroupsIdSetType | None]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeSecurityGroupsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('security_group_set', 'securityGroupSet', 'DescribeSecurityGroupsSetType'),
        _Field('security_group_id_set', 'securityGroupIdSet', 'DescribeSecurityGroupsIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        security_group_set: DescribeSecurityGroupsSetType,
        security_group_id_set: DescribeSecurityGroupsIdSetType | None = None,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.security_group_set = security_group_set
        self.security_group_id_set = security_group_id_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeSecurityGroupsResponseType(_Struct):
    """DescribeSecurityGroupsResponseType"""

    __slots__ = ('request_id', 'security_group_info', 'next_token',)
    request_id: Final[str | None]
    security_group_info: Final[SecurityGroupSetType]
    next_token: Final[str | None]
    TYPE = 'DescribeSecurityGroupsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('security_group_info', 'securityGroupInfo', 'SecurityGroupSetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        security_group_info: SecurityGroupSetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.security_group_info = security_group_info
        self.next_token = next_token


class DescribeSnapshotAttributeType(_Struct):
    """DescribeSnapshotAttributeType"""

    __slots__ = ('snapshot_id', 'create_volume_permission', 'product_codes',)
    snapshot_id: Final[str]
    create_volume_permission: Final[EmptyElementType | None]
    product_codes: Final[EmptyElementType | None]
    TYPE = 'DescribeSnapshotAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('create_volume_permission', 'createVolumePermission', 'EmptyElementType', min=0),
        _Field('product_codes', 'productCodes', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        snapshot_id: str,
        create_volume_permission: EmptyElementType | None = None,
        product_codes: EmptyElementType | None = None,
    ) -> None:
        self.snapshot_id = snapshot_id
        self.create_volume_permission = create_volume_permission
        self.product_codes = product_codes


class DescribeSnapshotAttributeResponseType(_Struct):
    """DescribeSnapshotAttributeResponseType"""

    __slots__ = ('request_id', 'snapshot_id', 'create_volume_permission', 'product_codes',)
    request_id: Final[str]
    snapshot_id: Final[str]
    create_volume_permission: Final[CreateVolumePermissionListType | None]
    product_codes: Final[ProductCodesSetType | None]
    TYPE = 'DescribeSnapshotAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('create_volume_permission', 'createVolumePermission', 'CreateVolumePermissionListType', min=0),
        _Field('product_codes', 'productCodes', 'ProductCodesSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        snapshot_id: str,
        create_volume_permission: CreateVolumePermissionListType | None = None,
        product_codes: ProductCodesSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.snapshot_id = snapshot_id
        self.create_volume_permission = create_volume_permission
        self.product_codes = product_codes


class DescribeSnapshotsType(_Struct):
    """DescribeSnapshotsType"""

    __slots__ = ('snapshot_set', 'owners_set', 'restorable_by_set', 'filter_set', 'max_results', 'next_token',)
    snapshot_set: Final[DescribeSnapshotsSetType]
    owners_set: Final[DescribeSnapshotsOwnersType | None]
    restorable_by_set: Final[DescribeSnapshotsRestorableBySetType | None]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeSnapshotsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_set', 'snapshotSet', 'DescribeSnapshotsSetType'),
        _Field('owners_set', 'ownersSet', 'DescribeSnapshotsOwnersType', min=0),
        _Field('restorable_by_set', 'restorableBySet', 'DescribeSnapshotsRestorableBySetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        snapshot_set: DescribeSnapshotsSetType,
        owners_set: DescribeSnapshotsOwnersType | None = None,
        restorable_by_set: DescribeSnapshotsRestorableBySetType | None = None,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.snapshot_set = snapshot_set
        self.owners_set = owners_set
        self.restorable_by_set = restorable_by_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeSnapshotsResponseType(_Struct):
    """DescribeSnapshotsResponseType"""

    __slots__ = ('request_id', 'snapshot_set', 'next_token',)
    request_id: Final[str | None]
    snapshot_set: Final[DescribeSnapshotsSetResponseType]
    next_token: Final[str | None]
    TYPE = 'DescribeSnapshotsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('snapshot_set', 'snapshotSet', 'DescribeSnapshotsSetResponseType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        snapshot_set: DescribeSnapshotsSetResponseType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.snapshot_set = snapshot_set
        self.next_token = next_token


class DescribeSpotDatafeedSubscriptionType(_Struct):
    """DescribeSpotDatafeedSubscriptionType"""

    __slots__ = ()
    TYPE = 'DescribeSpotDatafeedSubscriptionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
    )


class DescribeSpotDatafeedSubscriptionResponseType(_Struct):
    """DescribeSpotDatafeedSubscriptionResponseType"""

    __slots__ = ('request_id', 'spot_datafeed_subscription',)
    request_id: Final[str]
    spot_datafeed_subscription: Final[SpotDatafeedSubscriptionType]
    TYPE = 'DescribeSpotDatafeedSubscriptionResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('spot_datafeed_subscription', 'spotDatafeedSubscription', 'SpotDatafeedSubscriptionType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        spot_datafeed_subscription: SpotDatafeedSubscriptionType,
    ) -> None:
        self.request_id = request_id
        self.spot_datafeed_subscription = spot_datafeed_subscription


class DescribeSpotInstanceRequestsType(_Struct):
    """DescribeSpotInstanceRequestsType"""

    __slots__ = ('spot_instance_request_id_set', 'filter_set',)
    spot_instance_request_id_set: Final[SpotInstanceRequestIdSetType]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeSpotInstanceRequestsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('spot_instance_request_id_set', 'spotInstanceRequestIdSet', 'SpotInstanceRequestIdSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        spot_instance_request_id_set: SpotInstanceRequestIdSetType,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.spot_instance_request_id_set = spot_instance_request_id_set
        self.filter_set = filter_set


class DescribeSpotInstanceRequestsResponseType(_Struct):
    """DescribeSpotInstanceRequestsResponseType"""

    __slots__ = ('request_id', 'spot_instance_request_set',)
    request_id: Final[str]
    spot_instance_request_set: Final[SpotInstanceRequestSetType]
    TYPE = 'DescribeSpotInstanceRequestsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('spot_instance_request_set', 'spotInstanceRequestSet', 'SpotInstanceRequestSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        spot_instance_request_set: SpotInstanceRequestSetType,
    ) -> None:
        self.request_id = request_id
        self.spot_instance_request_set = spot_instance_request_set


class DescribeSpotPriceHistoryType(_Struct):
    """DescribeSpotPriceHistoryType"""

    __slots__ = ('start_time', 'end_time', 'instance_type_set', 'product_description_set', 'filter_set', 'availability_zone', 'max_results', 'next_token',)
    start_time: Final[datetime | None]
    end_time: Final[datetime | None]
    instance_type_set: Final[InstanceTypeSetType | None]
    product_description_set: Final[ProductDescriptionSetType | None]
    filter_set: Final[FilterSetType | None]
    availability_zone: Final[str | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeSpotPriceHistoryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('start_time', 'startTime', 'dateTime', min=0),
        _Field('end_time', 'endTime', 'dateTime', min=0),
        _Field('instance_type_set', 'instanceTypeSet', 'InstanceTypeSetType', min=0),
        _Field('product_description_set', 'productDescriptionSet', 'ProductDescriptionSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('max_results', 'maxResults', 'integer', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        start_time: datetime | None = None,
        end_time: datetime | None = None,
        instance_type_set: InstanceTypeSetType | None = None,
        product_description_set: ProductDescriptionSetType | None = None,
        filter_set: FilterSetType | None = None,
        availability_zone: str | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.start_time = start_time
        self.end_time = end_time
        self.instance_type_set = instance_type_set
        self.product_description_set = product_description_set
        self.filter_set = filter_set
        self.availability_zone = availability_zone
        self.max_results = max_results
        self.next_token = next_token


class DescribeSpotPriceHistoryResponseType(_Struct):
    """DescribeSpotPriceHistoryResponseType"""

    __slots__ = ('request_id', 'spot_price_history_set', 'next_token',)
    request_id: Final[str]
    spot_price_history_set: Final[SpotPriceHistorySetType]
    next_token: Final[str | None]
    TYPE = 'DescribeSpotPriceHistoryResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('spot_price_history_set', 'spotPriceHistorySet', 'SpotPriceHistorySetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        spot_price_history_set: SpotPriceHistorySetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.spot_price_history_set = spot_price_history_set
        self.next_token = next_token


class DescribeSubnetsType(_Struct):
    """DescribeSubnetsType"""

    __slots__ = ('subnet_set', 'filter_set',)
    subnet_set: Final[SubnetIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeSubnetsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('subnet_set', 'subnetSet', 'SubnetIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        subnet_set: SubnetIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.subnet_set = subnet_set
        self.filter_set = filter_set


class DescribeSubnetsResponseType(_Struct):
    """DescribeSubnetsResponseType"""

    __slots__ = ('request_id', 'subnet_set',)
    request_id: Final[str]
    subnet_set: Final[SubnetSetType]
    TYPE = 'DescribeSubnetsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('subnet_set', 'subnetSet', 'SubnetSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        subnet_set: SubnetSetType,
    ) -> None:
        self.request_id = request_id
        self.subnet_set = subnet_set


class DescribeTagsType(_Struct):
    """DescribeTagsType"""

    __slots__ = ('filter_set', 'max_results', 'next_token',)
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeTagsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeTagsResponseType(_Struct):
    """DescribeTagsResponseType"""

    __slots__ = ('request_id', 'tag_set', 'next_token',)
    request_id: Final[str]
    tag_set: Final[TagSetType]
    next_token: Final[str | None]
    TYPE = 'DescribeTagsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('tag_set', 'tagSet', 'TagSetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        tag_set: TagSetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.tag_set = tag_set
        self.next_token = next_token


class DescribeVolumeAttributeType(_Struct):
    """DescribeVolumeAttributeType"""

    __slots__ = ('volume_id', 'auto_enable_io', 'product_codes',)
    volume_id: Final[str]
    auto_enable_io: Final[EmptyElementType | None]
    product_codes: Final[EmptyElementType | None]
    TYPE = 'DescribeVolumeAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('auto_enable_io', 'autoEnableIO', 'EmptyElementType', min=0),
        _Field('product_codes', 'productCodes', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        auto_enable_io: EmptyElementType | None = None,
        product_codes: EmptyElementType | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.auto_enable_io = auto_enable_io
        self.product_codes = product_codes


class DescribeVolumeAttributeResponseType(_Struct):
    """DescribeVolumeAttributeResponseType"""

    __slots__ = ('request_id', 'volume_id', 'auto_enable_io', 'product_codes',)
    request_id: Final[str]
    volume_id: Final[str]
    auto_enable_io: Final[NullableAttributeBooleanValueType | None]
    product_codes: Final[ProductCodesSetType | None]
    TYPE = 'DescribeVolumeAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('volume_id', 'volumeId', 'string'),
        _Field('auto_enable_io', 'autoEnableIO', 'NullableAttributeBooleanValueType', min=0),
        _Field('product_codes', 'productCodes', 'ProductCodesSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        volume_id: str,
        auto_enable_io: NullableAttributeBooleanValueType | None = None,
        product_codes: ProductCodesSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.volume_id = volume_id
        self.auto_enable_io = auto_enable_io
        self.product_codes = product_codes


class DescribeVolumeStatusType(_Struct):
    """DescribeVolumeStatusType"""

    __slots__ = ('volume_set', 'filter_set', 'max_results', 'next_token',)
    volume_set: Final[DescribeVolumesSetType]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeVolumeStatusType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_set', 'volumeSet', 'DescribeVolumesSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'integer', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        volume_set: DescribeVolumesSetType,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.volume_set = volume_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeVolumeStatusResponseType(_Struct):
    """DescribeVolumeStatusResponseType"""

    __slots__ = ('request_id', 'volume_status_set', 'next_token',)
    request_id: Final[str]
    volume_status_set: Final[VolumeStatusSetType]
    next_token: Final[str | None]
    TYPE = 'DescribeVolumeStatusResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('volume_status_set', 'volumeStatusSet', 'VolumeStatusSetType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        volume_status_set: VolumeStatusSetType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.volume_status_set = volume_status_set
        self.next_token = next_token


class DescribeVolumesType(_Struct):
    """DescribeVolumesType"""

    __slots__ = ('volume_set', 'filter_set', 'max_results', 'next_token',)
    volume_set: Final[DescribeVolumesSetType]
    filter_set: Final[FilterSetType | None]
    max_results: Final[int | None]
    next_token: Final[str | None]
    TYPE = 'DescribeVolumesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_set', 'volumeSet', 'DescribeVolumesSetType'),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
        _Field('max_results', 'maxResults', 'int', min=0),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        volume_set: DescribeVolumesSetType,
        filter_set: FilterSetType | None = None,
        max_results: int | None = None,
        next_token: str | None = None,
    ) -> None:
        self.volume_set = volume_set
        self.filter_set = filter_set
        self.max_results = max_results
        self.next_token = next_token


class DescribeVolumesResponseType(_Struct):
    """DescribeVolumesResponseType"""

    __slots__ = ('request_id', 'volume_set', 'next_token',)
    request_id: Final[str | None]
    volume_set: Final[DescribeVolumesSetResponseType]
    next_token: Final[str | None]
    TYPE = 'DescribeVolumesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('volume_set', 'volumeSet', 'DescribeVolumesSetResponseType'),
        _Field('next_token', 'nextToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        volume_set: DescribeVolumesSetResponseType,
        next_token: str | None = None,
    ) -> None:
        self.request_id = request_id
        self.volume_set = volume_set
        self.next_token = next_token


class DescribeVpcAttributeType(_Struct):
    """DescribeVpcAttributeType"""

    __slots__ = ('vpc_id', 'enable_dns_support', 'enable_dns_hostnames',)
    vpc_id: Final[str]
    enable_dns_support: Final[EmptyElementType | None]
    enable_dns_hostnames: Final[EmptyElementType | None]
    TYPE = 'DescribeVpcAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('enable_dns_support', 'enableDnsSupport', 'EmptyElementType', min=0),
        _Field('enable_dns_hostnames', 'enableDnsHostnames', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
        enable_dns_support: EmptyElementType | None = None,
        enable_dns_hostnames: EmptyElementType | None = None,
    ) -> None:
        self.vpc_id = vpc_id
        self.enable_dns_support = enable_dns_support
        self.enable_dns_hostnames = enable_dns_hostnames


class DescribeVpcAttributeResponseType(_Struct):
    """DescribeVpcAttributeResponseType"""

    __slots__ = ('request_id', 'vpc_id', 'enable_dns_support', 'enable_dns_hostnames',)
    request_id: Final[str]
    vpc_id: Final[str]
    enable_dns_support: Final[AttributeBooleanValueType | None]
    enable_dns_hostnames: Final[AttributeBooleanValueType | None]
    TYPE = 'DescribeVpcAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('enable_dns_support', 'enableDnsSupport', 'AttributeBooleanValueType', min=0),
        _Field('enable_dns_hostnames', 'enableDnsHostnames', 'AttributeBooleanValueType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpc_id: str,
        enable_dns_support: AttributeBooleanValueType | None = None,
        enable_dns_hostnames: AttributeBooleanValueType | None = None,
    ) -> None:
        self.request_id = request_id
        self.vpc_id = vpc_id
        self.enable_dns_support = enable_dns_support
        self.enable_dns_hostnames = enable_dns_hostnames


class DescribeVpcsType(_Struct):
    """DescribeVpcsType"""

    __slots__ = ('vpc_set', 'filter_set',)
    vpc_set: Final[VpcIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeVpcsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_set', 'vpcSet', 'VpcIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        vpc_set: VpcIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.vpc_set = vpc_set
        self.filter_set = filter_set


class DescribeVpcsResponseType(_Struct):
    """DescribeVpcsResponseType"""

    __slots__ = ('request_id', 'vpc_set',)
    request_id: Final[str]
    vpc_set: Final[VpcSetType]
    TYPE = 'DescribeVpcsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpc_set', 'vpcSet', 'VpcSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpc_set: VpcSetType,
    ) -> None:
        self.request_id = request_id
        self.vpc_set = vpc_set


class DescribeVpnConnectionsType(_Struct):
    """DescribeVpnConnectionsType"""

    __slots__ = ('vpn_connection_set', 'filter_set',)
    vpn_connection_set: Final[VpnConnectionIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeVpnConnectionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_connection_set', 'vpnConnectionSet', 'VpnConnectionIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        vpn_connection_set: VpnConnectionIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.vpn_connection_set = vpn_connection_set
        self.filter_set = filter_set


class DescribeVpnConnectionsResponseType(_Struct):
    """DescribeVpnConnectionsResponseType"""

    __slots__ = ('request_id', 'vpn_connection_set',)
    request_id: Final[str]
    vpn_connection_set: Final[VpnConnectionSetType]
    TYPE = 'DescribeVpnConnectionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpn_connection_set', 'vpnConnectionSet', 'VpnConnectionSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpn_connection_set: VpnConnectionSetType,
    ) -> None:
        self.request_id = request_id
        self.vpn_connection_set = vpn_connection_set


class DescribeVpnGatewaysType(_Struct):
    """DescribeVpnGatewaysType"""

    __slots__ = ('vpn_gateway_set', 'filter_set',)
    vpn_gateway_set: Final[VpnGatewayIdSetType | None]
    filter_set: Final[FilterSetType | None]
    TYPE = 'DescribeVpnGatewaysType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_gateway_set', 'vpnGatewaySet', 'VpnGatewayIdSetType', min=0),
        _Field('filter_set', 'filterSet', 'FilterSetType', min=0),
    )

    def __init__(
        self,
        *,
        vpn_gateway_set: VpnGatewayIdSetType | None = None,
        filter_set: FilterSetType | None = None,
    ) -> None:
        self.vpn_gateway_set = vpn_gateway_set
        self.filter_set = filter_set


class DescribeVpnGatewaysResponseType(_Struct):
    """DescribeVpnGatewaysResponseType"""

    __slots__ = ('request_id', 'vpn_gateway_set',)
    request_id: Final[str]
    vpn_gateway_set: Final[VpnGatewaySetType]
    TYPE = 'DescribeVpnGatewaysResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('vpn_gateway_set', 'vpnGatewaySet', 'VpnGatewaySetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        vpn_gateway_set: VpnGatewaySetType,
    ) -> None:
        self.request_id = request_id
        self.vpn_gateway_set = vpn_gateway_set


class DetachInternetGatewayType(_Struct):
    """DetachInternetGatewayType"""

    __slots__ = ('internet_gateway_id', 'vpc_id',)
    internet_gateway_id: Final[str]
    vpc_id: Final[str]
    TYPE = 'DetachInternetGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('internet_gateway_id', 'internetGatewayId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        internet_gateway_id: str,
        vpc_id: str,
    ) -> None:
        self.internet_gateway_id = internet_gateway_id
        self.vpc_id = vpc_id


class DetachInternetGatewayResponseType(_Struct):
    """DetachInternetGatewayResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DetachInternetGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DetachNetworkInterfaceType(_Struct):
    """DetachNetworkInterfaceType"""

    __slots__ = ('attachment_id', 'force',)
    attachment_id: Final[str]
    force: Final[bool | None]
    TYPE = 'DetachNetworkInterfaceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attachment_id', 'attachmentId', 'string'),
        _Field('force', 'force', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        attachment_id: str,
        force: bool | None = None,
    ) -> None:
        self.attachment_id = attachment_id
        self.force = force


class DetachNetworkInterfaceResponseType(_Struct):
    """DetachNetworkInterfaceResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DetachNetworkInterfaceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DetachVolumeType(_Struct):
    """DetachVolumeType"""

    __slots__ = ('volume_id', 'instance_id', 'device', 'force',)
    volume_id: Final[str]
    instance_id: Final[str | None]
    device: Final[str | None]
    force: Final[bool | None]
    TYPE = 'DetachVolumeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('device', 'device', 'string', min=0),
        _Field('force', 'force', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        instance_id: str | None = None,
        device: str | None = None,
        force: bool | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.instance_id = instance_id
        self.device = device
        self.force = force


class DetachVolumeResponseType(_Struct):
    """DetachVolumeResponseType"""

    __slots__ = ('request_id', 'volume_id', 'instance_id', 'device', 'status', 'attach_time',)
    request_id: Final[str | None]
    volume_id: Final[str]
    instance_id: Final[str]
    device: Final[str]
    status: Final[str]
    attach_time: Final[datetime]
    TYPE = 'DetachVolumeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('volume_id', 'volumeId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('device', 'device', 'string'),
        _Field('status', 'status', 'string'),
        _Field('attach_time', 'attachTime', 'dateTime'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        volume_id: str,
        instance_id: str,
        device: str,
        status: str,
        attach_time: datetime,
    ) -> None:
        self.request_id = request_id
        self.volume_id = volume_id
        self.instance_id = instance_id
        self.device = device
        self.status = status
        self.attach_time = attach_time


class DetachVpnGatewayType(_Struct):
    """DetachVpnGatewayType"""

    __slots__ = ('vpn_gateway_id', 'vpc_id',)
    vpn_gateway_id: Final[str]
    vpc_id: Final[str]
    TYPE = 'DetachVpnGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_gateway_id: str,
        vpc_id: str,
    ) -> None:
        self.vpn_gateway_id = vpn_gateway_id
        self.vpc_id = vpc_id


class DetachVpnGatewayResponseType(_Struct):
    """DetachVpnGatewayResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DetachVpnGatewayResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DisableVgwRoutePropagationRequestType(_Struct):
    """DisableVgwRoutePropagationRequestType"""

    __slots__ = ('route_table_id', 'gateway_id',)
    route_table_id: Final[str]
    gateway_id: Final[str]
    TYPE = 'DisableVgwRoutePropagationRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('gateway_id', 'gatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        gateway_id: str,
    ) -> None:
        self.route_table_id = route_table_id
        self.gateway_id = gateway_id


class DisableVgwRoutePropagationResponseType(_Struct):
    """DisableVgwRoutePropagationResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DisableVgwRoutePropagationResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class DisassociateAddressType(_Struct):
    """DisassociateAddressType"""

    __slots__ = ('public_ip', 'association_id',)
    public_ip: Final[str | None]
    association_id: Final[str | None]
    TYPE = 'DisassociateAddressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DisassociateRouteTableType(_Struct):
    """DisassociateRouteTableType"""

    __slots__ = ('association_id',)
    association_id: Final[str]
    TYPE = 'DisassociateRouteTableType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('association_id', 'associationId', 'string'),
    )

    def __init__(
        self,
        *,
        association_id: str,
    ) -> None:
        self.association_id = association_id


class DisassociateRouteTableResponseType(_Struct):
    """DisassociateRouteTableResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'DisassociateRouteTableResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class EnableVgwRoutePropagationRequestType(_Struct):
    """EnableVgwRoutePropagationRequestType"""

    __slots__ = ('route_table_id', 'gateway_id',)
    route_table_id: Final[str]
    gateway_id: Final[str]
    TYPE = 'EnableVgwRoutePropagationRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('gateway_id', 'gatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        gateway_id: str,
    ) -> None:
        self.route_table_id = route_table_id
        self.gateway_id = gateway_id


class EnableVgwRoutePropagationResponseType(_Struct):
    """EnableVgwRoutePropagationResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'EnableVgwRoutePropagationResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class EnableVolumeIOType(_Struct):
    """EnableVolumeIOType"""

    __slots__ = ('volume_id',)
    volume_id: Final[str]
    TYPE = 'EnableVolumeIOType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
    )

    def __init__(
        self,
        *,
        volume_id: str,
    ) -> None:
        self.volume_id = volume_id


class EnableVolumeIOResponseType(_Struct):
    """EnableVolumeIOResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'EnableVolumeIOResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class GetConsoleOutputType(_Struct):
    """GetConsoleOutputType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'GetConsoleOutputType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class GetPasswordDataType(_Struct):
    """GetPasswordDataType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'GetPasswordDataType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


class GetPasswordDataResponseType(_Struct):
    """GetPasswordDataResponseType"""

    __slots__ = ('request_id', 'instance_id', 'timestamp', 'password_data',)
    request_id: Final[str | None]
    instance_id: Final[str]
    timestamp: Final[datetime]
    password_data: Final[str]
    TYPE = 'GetPasswordDataResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('timestamp', 'timestamp', 'dateTime'),
        _Field('password_data', 'passwordData', 'string', secret=True),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        instance_id: str,
        timestamp: datetime,
        password_data: str,
    ) -> None:
        self.request_id = request_id
        self.instance_id = instance_id
        self.timestamp = timestamp
        self.password_data = password_data


class ImportInstanceType(_Struct):
    """ImportInstanceType"""

    __slots__ = ('description', 'launch_specification', 'disk_image_set', 'keep_partial_imports', 'platform',)
    description: Final[str | None]
    launch_specification: Final[ImportInstanceLaunchSpecificationType]
    disk_image_set: Final[DiskImageSetType]
    keep_partial_imports: Final[bool | None]
    platform: Final[str]
    TYPE = 'ImportInstanceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('description', 'description', 'string', min=0),
        _Field('launch_specification', 'launchSpecification', 'ImportInstanceLaunchSpecificationType'),
        _Field('disk_image_set', 'diskImageSet', 'DiskImageSetType'),
        _Field('keep_partial_imports', 'keepPartialImports', 'boolean', min=0),
        _Field('platform', 'platform', 'string'),
    )

    def __init__(
        self,
        *,
        description: str | None = None,
        launch_specification: ImportInstanceLaunchSpecificationType,
        disk_image_set: DiskImageSetType,
        keep_partial_imports: bool | None = None,
        platform: str,
    ) -> None:
        self.description = description
        self.launch_specification = launch_specification
        self.disk_image_set = disk_image_set
        self.keep_partial_imports = keep_partial_imports
        self.platform = platform


class ImportInstanceResponseType(_Struct):
    """ImportInstanceResponseType"""

    __slots__ = ('request_id', 'conversion_task',)
    request_id: Final[str]
    conversion_task: Final[ConversionTaskType]
    TYPE = 'ImportInstanceResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('conversion_task', 'conversionTask', 'ConversionTaskType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        conversion_task: ConversionTaskType,
    ) -> None:
        self.request_id = request_id
        self.conversion_task = conversion_task


class ImportKeyPairType(_Struct):
    """ImportKeyPairType"""

    __slots__ = ('key_name', 'public_key_material', 'tag_specification_set',)
    key_name: Final[str]
    public_key_material: Final[str]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'ImportKeyPairType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
        _Field('public_key_material', 'publicKeyMaterial', 'string'),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
    )

    def __init__(
        self,
        *,
        key_name: str,
        public_key_material: str,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.key_name = key_name
        self.public_key_material = public_key_material
        self.tag_specification_set = tag_specification_set


class ImportKeyPairResponseType(_Struct):
    """ImportKeyPairResponseType"""

    __slots__ = ('request_id', 'key_name', 'key_fingerprint', 'key_pair_id', 'tag_set',)
    request_id: Final[str]
    key_name: Final[str]
    key_fingerprint: Final[str]
    key_pair_id: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'ImportKeyPairResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('key_name', 'keyName', 'string'),
        _Field('key_fingerprint', 'keyFingerprint', 'string'),
        _Field('key_pair_id', 'keyPairId', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        request_id: str,
        key_name: str,
        key_fingerprint: str,
        key_pair_id: str | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.request_id = request_id
        self.key_name = key_name
        self.key_fingerprint = key_fingerprint
        self.key_pair_id = key_pair_id
        self.tag_set = tag_set


class ImportVolumeType(_Struct):
    """ImportVolumeType"""

    __slots__ = ('availability_zone', 'image', 'description', 'volume',)
    availability_zone: Final[str]
    image: Final[DiskImageDetailType]
    description: Final[str | None]
    volume: Final[DiskImageVolumeType]
    TYPE = 'ImportVolumeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('image', 'image', 'DiskImageDetailType'),
        _Field('description', 'description', 'string', min=0),
        _Field('volume', 'volume', 'DiskImageVolumeType'),
    )

    def __init__(
        self,
        *,
        availability_zone: str,
        image: DiskImageDetailType,
        description: str | None = None,
        volume: DiskImageVolumeType,
    ) -> None:
        self.availability_zone = availability_zone
        self.image = image
        self.description = description
        self.volume = volume


class ImportVolumeResponseType(_Struct):
    """ImportVolumeResponseType"""

    __slots__ = ('request_id', 'conversion_task',)
    request_id: Final[str]
    conversion_task: Final[ConversionTaskType]
    TYPE = 'ImportVolumeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('conversion_task', 'conversionTask', 'ConversionTaskType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        conversion_task: ConversionTaskType,
    ) -> None:
        self.request_id = request_id
        self.conversion_task = conversion_task


class ModifyImageAttributeType(_Struct):
    """ModifyImageAttributeType"""

    __slots__ = ('image_id', 'launch_permission', 'product_codes', 'description',)
    image_id: Final[str]
    launch_permission: Final[LaunchPermissionOperationType | None]
    product_codes: Final[ProductCodeListType | None]
    description: Final[AttributeValueType | None]
    TYPE = 'ModifyImageAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class ModifyInstanceAttributeType(_Struct):
    """ModifyInstanceAttributeType"""

    __slots__ = ('instance_id', 'instance_type', 'kernel', 'ramdisk', 'user_data', 'disable_api_termination', 'instance_initiated_shutdown_behavior', 'block_device_mapping', 'source_dest_check', 'group_set', 'ebs_optimized', 'sriov_net_support', 'disable_api_stop',)
    instance_id: Final[str]
    instance_type: Final[AttributeValueType | None]
    kernel: Final[AttributeValueType | None]
    ramdisk: Final[AttributeValueType | None]
    user_data: Final[AttributeValueType | None]
    disable_api_termination: Final[AttributeBooleanValueType | None]
    instance_initiated_shutdown_behavior: Final[AttributeValueType | None]
    block_device_mapping: Final[InstanceBlockDeviceMappingType | None]
    source_dest_check: Final[AttributeBooleanValueType | None]
    group_set: Final[SecurityGroupIdSetType | None]
    ebs_optimized: Final[AttributeBooleanValueType | None]
    sriov_net_support: Final[AttributeValueType | None]
    disable_api_stop: Final[AttributeBooleanValueType | None]
    TYPE = 'ModifyInstanceAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('instance_type', 'instanceType', 'AttributeValueType', min=0),
        _Field('kernel', 'kernel', 'AttributeValueType', min=0),
        _Field('ramdisk', 'ramdisk', 'AttributeValueType', min=0),
        _Field('user_data', 'userData', 'AttributeValueType', min=0, secret=True),
        _Field('disable_api_termination', 'disableApiTermination', 'AttributeBooleanValueType', min=0),
        _Field('instance_initiated_shutdown_behavior', 'instanceInitiatedShutdownBehavior', 'AttributeValueType', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'InstanceBlockDeviceMappingType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'AttributeBooleanValueType', min=0),
        _Field('group_set', 'groupSet', 'SecurityGroupIdSetType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'AttributeBooleanValueType', min=0),
        _Field('sriov_net_support', 'sriovNetSupport', 'AttributeValueType', min=0),
        _Field('disable_api_stop', 'disableApiStop', 'AttributeBooleanValueType', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        instance_type: AttributeValueType | None = None,
        kernel: AttributeValueType | None = None,
        ramdisk: AttributeValueType | None = None,
        user_data: AttributeValueType | None = None,
        disable_api_termination: AttributeBooleanValueType | None = None,
        instance_initiated_shutdown_behavior: AttributeValueType | None = None,
        block_device_mapping: InstanceBlockDeviceMappingType | None = None,
        source_dest_check: AttributeBooleanValueType | None = None,
        group_set: SecurityGroupIdSetType | None = None,
        ebs_optimized: AttributeBooleanValueType | None = None,
        sriov_net_support: AttributeValueType | None = None,
        disable_api_stop: AttributeBooleanValueType | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.instance_type = instance_type
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.user_data = user_data
        self.disable_api_termination = disable_api_termination
        self.instance_initiated_shutdown_behavior = instance_initiated_shutdown_behavior
        self.block_device_mapping = block_device_mapping
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.ebs_optimized = ebs_optimized
        self.sriov_net_support = sriov_net_support
        self.disable_api_stop = disable_api_stop


class ModifyInstanceAttributeResponseType(_Struct):
    """ModifyInstanceAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ModifyInstanceAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ModifyNetworkInterfaceAttributeType(_Struct):
    """ModifyNetworkInterfaceAttributeType"""

    __slots__ = ('network_interface_id', 'description', 'source_dest_check', 'group_set', 'attachment',)
    network_interface_id: Final[str]
    description: Final[NullableAttributeValueType | None]
    source_dest_check: Final[AttributeBooleanValueType | None]
    group_set: Final[SecurityGroupIdSetType | None]
    attachment: Final[ModifyNetworkInterfaceAttachmentType | None]
    TYPE = 'ModifyNetworkInterfaceAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('description', 'description', 'NullableAttributeValueType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'AttributeBooleanValueType', min=0),
        _Field('group_set', 'groupSet', 'SecurityGroupIdSetType', min=0),
        _Field('attachment', 'attachment', 'ModifyNetworkInterfaceAttachmentType', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        description: NullableAttributeValueType | None = None,
        source_dest_check: AttributeBooleanValueType | None = None,
        group_set: SecurityGroupIdSetType | None = None,
        attachment: ModifyNetworkInterfaceAttachmentType | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.description = description
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.attachment = attachment


class ModifyNetworkInterfaceAttributeResponseType(_Struct):
    """ModifyNetworkInterfaceAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ModifyNetworkInterfaceAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ModifySnapshotAttributeType(_Struct):
    """ModifySnapshotAttributeType"""

    __slots__ = ('snapshot_id', 'create_volume_permission',)
    snapshot_id: Final[str]
    create_volume_permission: Final[CreateVolumePermissionOperationType]
    TYPE = 'ModifySnapshotAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('create_volume_permission', 'createVolumePermission', 'CreateVolumePermissionOperationType'),
    )

    def __init__(
        self,
        *,
        snapshot_id: str,
        create_volume_permission: CreateVolumePermissionOperationType,
    ) -> None:
        self.snapshot_id = snapshot_id
        self.create_volume_permission = create_volume_permission


class ModifySnapshotAttributeResponseType(_Struct):
    """ModifySnapshotAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ModifySnapshotAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ModifyVolumeAttributeType(_Struct):
    """ModifyVolumeAttributeType"""

    __slots__ = ('volume_id', 'auto_enable_io',)
    volume_id: Final[str]
    auto_enable_io: Final[AttributeBooleanValueType | None]
    TYPE = 'ModifyVolumeAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('auto_enable_io', 'autoEnableIO', 'AttributeBooleanValueType', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        auto_enable_io: AttributeBooleanValueType | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.auto_enable_io = auto_enable_io


class ModifyVolumeAttributeResponseType(_Struct):
    """ModifyVolumeAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ModifyVolumeAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ModifyVpcAttributeType(_Struct):
    """ModifyVpcAttributeType"""

    __slots__ = ('vpc_id', 'enable_dns_support', 'enable_dns_hostnames',)
    vpc_id: Final[str]
    enable_dns_support: Final[AttributeBooleanValueType | None]
    enable_dns_hostnames: Final[AttributeBooleanValueType | None]
    TYPE = 'ModifyVpcAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('enable_dns_support', 'enableDnsSupport', 'AttributeBooleanValueType', min=0),
        _Field('enable_dns_hostnames', 'enableDnsHostnames', 'AttributeBooleanValueType', min=0),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
        enable_dns_support: AttributeBooleanValueType | None = None,
        enable_dns_hostnames: AttributeBooleanValueType | None = None,
    ) -> None:
        self.vpc_id = vpc_id
        self.enable_dns_support = enable_dns_support
        self.enable_dns_hostnames = enable_dns_hostnames


class ModifyVpcAttributeResponseType(_Struct):
    """ModifyVpcAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ModifyVpcAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class MonitorInstancesType(_Struct):
    """MonitorInstancesType"""

    __slots__ = ('instances_set',)
    instances_set: Final[MonitorInstancesSetType]
    TYPE = 'MonitorInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'MonitorInstancesSetType'),
    )

    def __init__(
        self,
        *,
        instances_set: MonitorInstancesSetType,
    ) -> None:
        self.instances_set = instances_set


class MonitorInstancesResponseType(_Struct):
    """MonitorInstancesResponseType"""

    __slots__ = ('request_id', 'instances_set',)
    request_id: Final[str | None]
    instances_set: Final[MonitorInstancesResponseSetType]
    TYPE = 'MonitorInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instances_set', 'instancesSet', 'MonitorInstancesResponseSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str | None = None,
        instances_set: MonitorInstancesResponseSetType,
    ) -> None:
        self.request_id = request_id
        self.instances_set = instances_set


class PurchaseReservedInstancesOfferingType(_Struct):
    """PurchaseReservedInstancesOfferingType"""

    __slots__ = ('reserved_instances_offering_id', 'instance_count', 'limit_price',)
    reserved_instances_offering_id: Final[str]
    instance_count: Final[int]
    limit_price: Final[ReservedInstanceLimitPriceType | None]
    TYPE = 'PurchaseReservedInstancesOfferingType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_offering_id', 'reservedInstancesOfferingId', 'string'),
        _Field('instance_count', 'instanceCount', 'int'),
        _Field('limit_price', 'limitPrice', 'ReservedInstanceLimitPriceType', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_offering_id: str,
        instance_count: int,
        limit_price: ReservedInstanceLimitPriceType | None = None,
    ) -> None:
        self.reserved_instances_offering_id = reserved_instances_offering_id
        self.instance_count = instance_count
        self.limit_price = limit_price


class PurchaseReservedInstancesOfferingResponseType(_Struct):
    """PurchaseReservedInstancesOfferingResponseType"""

    __slots__ = ('request_id', 'reserved_instances_id',)
    request_id: Final[str]
    reserved_instances_id: Final[str]
    TYPE = 'PurchaseReservedInstancesOfferingResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('reserved_instances_id', 'reservedInstancesId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        reserved_instances_id: str,
    ) -> None:
        self.request_id = request_id
        self.reserved_instances_id = reserved_instances_id


class RebootInstancesType(_Struct):
    """RebootInstancesType"""

    __slots__ = ('instances_set',)
    instances_set: Final[RebootInstancesInfoType]
    TYPE = 'RebootInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('image_location', 'name', 'description', 'architecture', 'kernel_id', 'ramdisk_id', 'root_device_name', 'block_device_mapping', 'platform', 'virtualization_type', 'tag_specification_set',)
    image_location: Final[str | None]
    name: Final[str | None]
    description: Final[str | None]
    architecture: Final[str | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    root_device_name: Final[str | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    platform: Final[str | None]
    virtualization_type: Final[str | None]
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'RegisterImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_location', 'imageLocation', 'string', min=0),
        _Field('name', 'name', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('architecture', 'architecture', 'string', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('root_device_name', 'rootDeviceName', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
        _Field('platform', 'platform', 'string', min=0),
        _Field('virtualization_type', 'virtualizationType', 'string', min=0),
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
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
        platform: str | None = None,
        virtualization_type: str | None = None,
        tag_specification_set: TagSpecificationSetType | None = None,
    ) -> None:
        self.image_location = image_location
        self.name = name
        self.description = description
        self.architecture = architecture
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.root_device_name = root_device_name
        self.block_device_mapping = block_device_mapping
        self.platform = platform
        self.virtualization_type = virtualization_type
        self.tag_specification_set = tag_specification_set


class RegisterImageResponseType(_Struct):
    """RegisterImageResponseType"""

    __slots__ = ('request_id', 'image_id',)
    request_id: Final[str | None]
    image_id: Final[str]
    TYPE = 'RegisterImageResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class ReplaceNetworkAclAssociationType(_Struct):
    """ReplaceNetworkAclAssociationType"""

    __slots__ = ('association_id', 'network_acl_id',)
    association_id: Final[str]
    network_acl_id: Final[str]
    TYPE = 'ReplaceNetworkAclAssociationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('association_id', 'associationId', 'string'),
        _Field('network_acl_id', 'networkAclId', 'string'),
    )

    def __init__(
        self,
        *,
        association_id: str,
        network_acl_id: str,
    ) -> None:
        self.association_id = association_id
        self.network_acl_id = network_acl_id


class ReplaceNetworkAclAssociationResponseType(_Struct):
    """ReplaceNetworkAclAssociationResponseType"""

    __slots__ = ('request_id', 'new_association_id',)
    request_id: Final[str]
    new_association_id: Final[str]
    TYPE = 'ReplaceNetworkAclAssociationResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('new_association_id', 'newAssociationId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        new_association_id: str,
    ) -> None:
        self.request_id = request_id
        self.new_association_id = new_association_id


class ReplaceNetworkAclEntryType(_Struct):
    """ReplaceNetworkAclEntryType"""

    __slots__ = ('network_acl_id', 'rule_number', 'protocol', 'rule_action', 'egress', 'cidr_block', 'icmp_type_code', 'port_range',)
    network_acl_id: Final[str]
    rule_number: Final[int]
    protocol: Final[str]
    rule_action: Final[str]
    egress: Final[bool]
    cidr_block: Final[str]
    icmp_type_code: Final[IcmpTypeCodeType | None]
    port_range: Final[PortRangeType | None]
    TYPE = 'ReplaceNetworkAclEntryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id', 'networkAclId', 'string'),
        _Field('rule_number', 'ruleNumber', 'int'),
        _Field('protocol', 'protocol', 'string'),
        _Field('rule_action', 'ruleAction', 'string'),
        _Field('egress', 'egress', 'boolean'),
        _Field('cidr_block', 'cidrBlock', 'string'),
        _Field('icmp_type_code', 'icmpTypeCode', 'IcmpTypeCodeType', min=0),
        _Field('port_range', 'portRange', 'PortRangeType', min=0),
    )

    def __init__(
        self,
        *,
        network_acl_id: str,
        rule_number: int,
        protocol: str,
        rule_action: str,
        egress: bool,
        cidr_block: str,
        icmp_type_code: IcmpTypeCodeType | None = None,
        port_range: PortRangeType | None = None,
    ) -> None:
        self.network_acl_id = network_acl_id
        self.rule_number = rule_number
        self.protocol = protocol
        self.rule_action = rule_action
        self.egress = egress
        self.cidr_block = cidr_block
        self.icmp_type_code = icmp_type_code
        self.port_range = port_range


class ReplaceNetworkAclEntryResponseType(_Struct):
    """ReplaceNetworkAclEntryResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ReplaceNetworkAclEntryResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ReplaceRouteType(_Struct):
    """ReplaceRouteType"""

    __slots__ = ('route_table_id', 'destination_cidr_block', 'gateway_id', 'instance_id', 'network_interface_id', 'vpc_peering_connection_id', 'nat_gateway_id',)
    route_table_id: Final[str]
    destination_cidr_block: Final[str]
    gateway_id: Final[str | None]
    instance_id: Final[str | None]
    network_interface_id: Final[str | None]
    vpc_peering_connection_id: Final[str | None]
    nat_gateway_id: Final[str | None]
    TYPE = 'ReplaceRouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
        _Field('gateway_id', 'gatewayId', 'string', min=0),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('vpc_peering_connection_id', 'vpcPeeringConnectionId', 'string', min=0),
        _Field('nat_gateway_id', 'natGatewayId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        destination_cidr_block: str,
        gateway_id: str | None = None,
        instance_id: str | None = None,
        network_interface_id: str | None = None,
        vpc_peering_connection_id: str | None = None,
        nat_gateway_id: str | None = None,
    ) -> None:
        self.route_table_id = route_table_id
        self.destination_cidr_block = destination_cidr_block
        self.gateway_id = gateway_id
        self.instance_id = instance_id
        self.network_interface_id = network_interface_id
        self.vpc_peering_connection_id = vpc_peering_connection_id
        self.nat_gateway_id = nat_gateway_id


class ReplaceRouteResponseType(_Struct):
    """ReplaceRouteResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ReplaceRouteResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ReplaceRouteTableAssociationType(_Struct):
    """ReplaceRouteTableAssociationType"""

    __slots__ = ('association_id', 'route_table_id',)
    association_id: Final[str]
    route_table_id: Final[str]
    TYPE = 'ReplaceRouteTableAssociationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('association_id', 'associationId', 'string'),
        _Field('route_table_id', 'routeTableId', 'string'),
    )

    def __init__(
        self,
        *,
        association_id: str,
        route_table_id: str,
    ) -> None:
        self.association_id = association_id
        self.route_table_id = route_table_id


class ReplaceRouteTableAssociationResponseType(_Struct):
    """ReplaceRouteTableAssociationResponseType"""

    __slots__ = ('request_id', 'new_association_id',)
    request_id: Final[str]
    new_association_id: Final[str]
    TYPE = 'ReplaceRouteTableAssociationResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('new_association_id', 'newAssociationId', 'string'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        new_association_id: str,
    ) -> None:
        self.request_id = request_id
        self.new_association_id = new_association_id


class ReportInstanceStatusType(_Struct):
    """ReportInstanceStatusType"""

    __slots__ = ('instances_set', 'status', 'start_time', 'end_time', 'reason_codes_set', 'description',)
    instances_set: Final[InstanceIdSetType]
    status: Final[str]
    start_time: Final[datetime | None]
    end_time: Final[datetime | None]
    reason_codes_set: Final[ReportInstanceStatusReasonCodesSetType]
    description: Final[str | None]
    TYPE = 'ReportInstanceStatusType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'InstanceIdSetType'),
        _Field('status', 'status', 'string'),
        _Field('start_time', 'startTime', 'dateTime', min=0),
        _Field('end_time', 'endTime', 'dateTime', min=0),
        _Field('reason_codes_set', 'reasonCodesSet', 'ReportInstanceStatusReasonCodesSetType'),
        _Field('description', 'description', 'string', min=0),
    )

    def __init__(
        self,
        *,
        instances_set: InstanceIdSetType,
        status: str,
        start_time: datetime | None = None,
        end_time: datetime | None = None,
        reason_codes_set: ReportInstanceStatusReasonCodesSetType,
        description: str | None = None,
    ) -> None:
        self.instances_set = instances_set
        self.status = status
        self.start_time = start_time
        self.end_time = end_time
        self.reason_codes_set = reason_codes_set
        self.description = description


class ReportInstanceStatusResponseType(_Struct):
    """ReportInstanceStatusResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ReportInstanceStatusResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class RequestSpotInstancesType(_Struct):
    """RequestSpotInstancesType"""

    __slots__ = ('spot_price', 'instance_count', 'type', 'valid_from', 'valid_until', 'launch_group', 'availability_zone_group', 'launch_specification',)
    spot_price: Final[str]
    instance_count: Final[int | None]
    type: Final[str | None]
    valid_from: Final[datetime | None]
    valid_until: Final[datetime | None]
    launch_group: Final[str | None]
    availability_zone_group: Final[str | None]
    launch_specification: Final[LaunchSpecificationRequestType]
    TYPE = 'RequestSpotInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('spot_price', 'spotPrice', 'string'),
        _Field('instance_count', 'instanceCount', 'integer', min=0),
        _Field('type', 'type', 'string', min=0),
        _Field('valid_from', 'validFrom', 'dateTime', min=0),
        _Field('valid_until', 'validUntil', 'dateTime', min=0),
        _Field('launch_group', 'launchGroup', 'string', min=0),
        _Field('availability_zone_group', 'availabilityZoneGroup', 'string', min=0),
        _Field('launch_specification', 'launchSpecification', 'LaunchSpecificationRequestType'),
    )

    def __init__(
        self,
        *,
        spot_price: str,
        instance_count: int | None = None,
        type: str | None = None,
        valid_from: datetime | None = None,
        valid_until: datetime | None = None,
        launch_group: str | None = None,
        availability_zone_group: str | None = None,
        launch_specification: LaunchSpecificationRequestType,
    ) -> None:
        self.spot_price = spot_price
        self.instance_count = instance_count
        self.type = type
        self.valid_from = valid_from
        self.valid_until = valid_until
        self.launch_group = launch_group
        self.availability_zone_group = availability_zone_group
        self.launch_specification = launch_specification


class RequestSpotInstancesResponseType(_Struct):
    """RequestSpotInstancesResponseType"""

    __slots__ = ('request_id', 'spot_instance_request_set',)
    request_id: Final[str]
    spot_instance_request_set: Final[SpotInstanceRequestSetType]
    TYPE = 'RequestSpotInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('spot_instance_request_set', 'spotInstanceRequestSet', 'SpotInstanceRequestSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        spot_instance_request_set: SpotInstanceRequestSetType,
    ) -> None:
        self.request_id = request_id
        self.spot_instance_request_set = spot_instance_request_set


class ResetImageAttributeType(_Struct):
    """ResetImageAttributeType"""

    __slots__ = ('image_id', 'launch_permission',)
    image_id: Final[str]
    launch_permission: Final[EmptyElementType | None]
    TYPE = 'ResetImageAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class ResetInstanceAttributeType(_Struct):
    """ResetInstanceAttributeType"""

    __slots__ = ('instance_id', 'kernel', 'ramdisk', 'source_dest_check',)
    instance_id: Final[str]
    kernel: Final[EmptyElementType | None]
    ramdisk: Final[EmptyElementType | None]
    source_dest_check: Final[EmptyElementType | None]
    TYPE = 'ResetInstanceAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('kernel', 'kernel', 'EmptyElementType', min=0),
        _Field('ramdisk', 'ramdisk', 'EmptyElementType', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        kernel: EmptyElementType | None = None,
        ramdisk: EmptyElementType | None = None,
        source_dest_check: EmptyElementType | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.kernel = kernel
        self.ramdisk = ramdisk
        self.source_dest_check = source_dest_check


class ResetInstanceAttributeResponseType(_Struct):
    """ResetInstanceAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ResetInstanceAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ResetNetworkInterfaceAttributeType(_Struct):
    """ResetNetworkInterfaceAttributeType"""

    __slots__ = ('network_interface_id', 'source_dest_check',)
    network_interface_id: Final[str]
    source_dest_check: Final[EmptyElementType | None]
    TYPE = 'ResetNetworkInterfaceAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('source_dest_check', 'sourceDestCheck', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        source_dest_check: EmptyElementType | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.source_dest_check = source_dest_check


class ResetNetworkInterfaceAttributeResponseType(_Struct):
    """ResetNetworkInterfaceAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ResetNetworkInterfaceAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class ResetSnapshotAttributeType(_Struct):
    """ResetSnapshotAttributeType"""

    __slots__ = ('snapshot_id', 'create_volume_permission',)
    snapshot_id: Final[str]
    create_volume_permission: Final[EmptyElementType | None]
    TYPE = 'ResetSnapshotAttributeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('create_volume_permission', 'createVolumePermission', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        snapshot_id: str,
        create_volume_permission: EmptyElementType | None = None,
    ) -> None:
        self.snapshot_id = snapshot_id
        self.create_volume_permission = create_volume_permission


class ResetSnapshotAttributeResponseType(_Struct):
    """ResetSnapshotAttributeResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'ResetSnapshotAttributeResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class RevokeSecurityGroupEgressType(_Struct):
    """RevokeSecurityGroupEgressType"""

    __slots__ = ('group_id', 'ip_permissions',)
    group_id: Final[str]
    ip_permissions: Final[IpPermissionSetType]
    TYPE = 'RevokeSecurityGroupEgressType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_id', 'groupId', 'string'),
        _Field('ip_permissions', 'ipPermissions', 'IpPermissionSetType'),
    )

    def __init__(
        self,
        *,
        group_id: str,
        ip_permissions: IpPermissionSetType,
    ) -> None:
        self.group_id = group_id
        self.ip_permissions = ip_permissions


class RevokeSecurityGroupEgressResponseType(_Struct):
    """RevokeSecurityGroupEgressResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'RevokeSecurityGroupEgressResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('image_id', 'min_count', 'max_count', 'key_name', 'group_set', 'additional_info', 'user_data', 'addressing_type', 'instance_type', 'placement', 'kernel_id', 'ramdisk_id', 'block_device_mapping', 'monitoring', 'subnet_id', 'disable_api_termination', 'instance_initiated_shutdown_behavior', 'license', 'private_ip_address', 'client_token', 'network_interface_set', 'iam_instance_profile', 'ebs_optimized', 'tag_specification_set',)
    image_id: Final[str]
    min_count: Final[int]
    max_count: Final[int]
    key_name: Final[str | None]
    group_set: Final[GroupSetType]
    additional_info: Final[str | None]
    user_data: Final[UserDataType | None]
    addressing_type: Final[str | None]
    instance_type: Final[str | None]
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
    tag_specification_set: Final[TagSpecificationSetType | None]
    TYPE = 'RunInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
        _Field('tag_specification_set', 'tagSpecificationSet', 'TagSpecificationSetType', min=0),
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
        instance_type: str | None = None,
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
        tag_specification_set: TagSpecificationSetType | None = None,
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
        self.tag_specification_set = tag_specification_set


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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class StartInstancesType(_Struct):
    """StartInstancesType"""

    __slots__ = ('instances_set',)
    instances_set: Final[InstanceIdSetType]
    TYPE = 'StartInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'InstanceIdSetType'),
    )

    def __init__(
        self,
        *,
        instances_set: InstanceIdSetType,
    ) -> None:
        self.instances_set = instances_set


class StartInstancesResponseType(_Struct):
    """StartInstancesResponseType"""

    __slots__ = ('request_id', 'instances_set',)
    request_id: Final[str]
    instances_set: Final[InstanceStateChangeSetType]
    TYPE = 'StartInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instances_set', 'instancesSet', 'InstanceStateChangeSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        instances_set: InstanceStateChangeSetType,
    ) -> None:
        self.request_id = request_id
        self.instances_set = instances_set


class StopInstancesType(_Struct):
    """StopInstancesType"""

    __slots__ = ('instances_set', 'force',)
    instances_set: Final[InstanceIdSetType]
    force: Final[bool | None]
    TYPE = 'StopInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instances_set', 'instancesSet', 'InstanceIdSetType'),
        _Field('force', 'force', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        instances_set: InstanceIdSetType,
        force: bool | None = None,
    ) -> None:
        self.instances_set = instances_set
        self.force = force


class StopInstancesResponseType(_Struct):
    """StopInstancesResponseType"""

    __slots__ = ('request_id', 'instances_set',)
    request_id: Final[str]
    instances_set: Final[InstanceStateChangeSetType]
    TYPE = 'StopInstancesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('instances_set', 'instancesSet', 'InstanceStateChangeSetType'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        instances_set: InstanceStateChangeSetType,
    ) -> None:
        self.request_id = request_id
        self.instances_set = instances_set


class TerminateInstancesType(_Struct):
    """TerminateInstancesType"""

    __slots__ = ('instances_set',)
    instances_set: Final[InstanceIdSetType]
    TYPE = 'TerminateInstancesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class UnassignPrivateIpAddressesType(_Struct):
    """UnassignPrivateIpAddressesType"""

    __slots__ = ('network_interface_id', 'private_ip_addresses_set',)
    network_interface_id: Final[str]
    private_ip_addresses_set: Final[AssignPrivateIpAddressesSetRequestType]
    TYPE = 'UnassignPrivateIpAddressesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('private_ip_addresses_set', 'privateIpAddressesSet', 'AssignPrivateIpAddressesSetRequestType'),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        private_ip_addresses_set: AssignPrivateIpAddressesSetRequestType,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.private_ip_addresses_set = private_ip_addresses_set


class UnassignPrivateIpAddressesResponseType(_Struct):
    """UnassignPrivateIpAddressesResponseType"""

    __slots__ = ('request_id', 'return_',)
    request_id: Final[str]
    return_: Final[bool]
    TYPE = 'UnassignPrivateIpAddressesResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('return_', 'return', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        return_: bool,
    ) -> None:
        self.request_id = request_id
        self.return_ = return_


class IpPermissionSetType(_Struct):
    """IpPermissionSetType"""

    __slots__ = ('item',)
    item: Final[tuple[IpPermissionType, ...]]
    TYPE = 'IpPermissionSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('public_ip', 'allocation_id', 'domain', 'instance_id', 'association_id', 'network_interface_id', 'network_interface_owner_id', 'private_ip_address', 'tag_set',)
    public_ip: Final[str]
    allocation_id: Final[str | None]
    domain: Final[str | None]
    instance_id: Final[str | None]
    association_id: Final[str | None]
    network_interface_id: Final[str | None]
    network_interface_owner_id: Final[str | None]
    private_ip_address: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'DescribeAddressesResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string'),
        _Field('allocation_id', 'allocationId', 'string', min=0),
        _Field('domain', 'domain', 'string'),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('association_id', 'associationId', 'string', min=0),
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('network_interface_owner_id', 'networkInterfaceOwnerId', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
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
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.allocation_id = allocation_id
        self.domain = domain
        self.instance_id = instance_id
        self.association_id = association_id
        self.network_interface_id = network_interface_id
        self.network_interface_owner_id = network_interface_owner_id
        self.private_ip_address = private_ip_address
        self.tag_set = tag_set


class ValueSetType(_Struct):
    """ValueSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ValueType, ...]]
    TYPE = 'ValueSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
    )


class LaunchPermissionListType(_Struct):
    """LaunchPermissionListType"""

    __slots__ = ('item',)
    item: Final[tuple[LaunchPermissionItemType, ...]]
    TYPE = 'LaunchPermissionListType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('snapshot_id', 'volume_size', 'delete_on_termination', 'volume_type', 'iops', 'encrypted',)
    snapshot_id: Final[str | None]
    volume_size: Final[int | None]
    delete_on_termination: Final[bool | None]
    volume_type: Final[str | None]
    iops: Final[int | None]
    encrypted: Final[bool | None]
    TYPE = 'EbsBlockDeviceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string', min=0),
        _Field('volume_size', 'volumeSize', 'int', min=0),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean', min=0),
        _Field('volume_type', 'volumeType', 'string', min=0),
        _Field('iops', 'iops', 'int', min=0),
        _Field('encrypted', 'encrypted', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        snapshot_id: str | None = None,
        volume_size: int | None = None,
        delete_on_termination: bool | None = None,
        volume_type: str | None = None,
        iops: int | None = None,
        encrypted: bool | None = None,
    ) -> None:
        self.snapshot_id = snapshot_id
        self.volume_size = volume_size
        self.delete_on_termination = delete_on_termination
        self.volume_type = volume_type
        self.iops = iops
        self.encrypted = encrypted


class DescribeImagesExecutableBySetType(_Struct):
    """DescribeImagesExecutableBySetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeImagesExecutableByType, ...]]
    TYPE = 'DescribeImagesExecutableBySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('image_id', 'image_location', 'image_state', 'image_owner_id', 'is_public', 'product_codes', 'architecture', 'image_type', 'kernel_id', 'ramdisk_id', 'platform', 'state_reason', 'image_owner_alias', 'name', 'description', 'root_device_type', 'root_device_name', 'block_device_mapping', 'virtualization_type', 'tag_set', 'hypervisor', 'creation_date',)
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
    creation_date: Final[str | None]
    TYPE = 'DescribeImagesResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
        _Field('creation_date', 'creationDate', 'string', min=0),
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
        creation_date: str | None = None,
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
        self.creation_date = creation_date


class StateReasonType(_Struct):
    """StateReasonType"""

    __slots__ = ('code', 'message',)
    code: Final[str]
    message: Final[str]
    TYPE = 'StateReasonType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class UploadImagePartType(_Struct):
    """UploadImagePartType"""

    __slots__ = ('bucket', 'key', 'size', 'offset', 'data',)
    bucket: Final[str]
    key: Final[str]
    size: Final[int]
    offset: Final[int]
    data: Final[bytes]
    TYPE = 'UploadImagePartType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bucket', 'bucket', 'string'),
        _Field('key', 'key', 'string'),
        _Field('size', 'size', 'long'),
        _Field('offset', 'offset', 'long'),
        _Field('data', 'data', 'base64Binary', secret=True),
    )

    def __init__(
        self,
        *,
        bucket: str,
        key: str,
        size: int,
        offset: int,
        data: bytes,
    ) -> None:
        self.bucket = bucket
        self.key = key
        self.size = size
        self.offset = offset
        self.data = data


class UploadImagePartResponseType(_Struct):
    """UploadImagePartResponseType"""

    __slots__ = ('request_id', 'received', 'complete',)
    request_id: Final[str]
    received: Final[int]
    complete: Final[bool]
    TYPE = 'UploadImagePartResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('request_id', 'requestId', 'string'),
        _Field('received', 'received', 'long'),
        _Field('complete', 'complete', 'boolean'),
    )

    def __init__(
        self,
        *,
        request_id: str,
        received: int,
        complete: bool,
    ) -> None:
        self.request_id = request_id
        self.received = received
        self.complete = complete


class InstanceMonitoringStateType(_Struct):
    """InstanceMonitoringStateType"""

    __slots__ = ('state',)
    state: Final[str]
    TYPE = 'InstanceMonitoringStateType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('key_name', 'key_fingerprint', 'key_pair_id', 'key_type', 'tag_set',)
    key_name: Final[str]
    key_fingerprint: Final[str]
    key_pair_id: Final[str | None]
    key_type: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'DescribeKeyPairsResponseItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_name', 'keyName', 'string'),
        _Field('key_fingerprint', 'keyFingerprint', 'string'),
        _Field('key_pair_id', 'keyPairId', 'string', min=0),
        _Field('key_type', 'keyType', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        key_name: str,
        key_fingerprint: str,
        key_pair_id: str | None = None,
        key_type: str | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.key_name = key_name
        self.key_fingerprint = key_fingerprint
        self.key_pair_id = key_pair_id
        self.key_type = key_type
        self.tag_set = tag_set


class DescribeSecurityGroupsSetType(_Struct):
    """DescribeSecurityGroupsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSecurityGroupsSetItemType, ...]]
    TYPE = 'DescribeSecurityGroupsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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

    __slots__ = ('network_interface_id', 'device_index', 'subnet_id', 'description', 'private_ip_address', 'group_set', 'delete_on_termination', 'private_ip_addresses_set', 'secondary_private_ip_address_count', 'associate_public_ip_address',)
    network_interface_id: Final[str | None]
    device_index: Final[int]
    subnet_id: Final[str | None]
    description: Final[str | None]
    private_ip_address: Final[str | None]
    group_set: Final[SecurityGroupIdSetType | None]
    delete_on_termination: Final[bool | None]
    private_ip_addresses_set: Final[PrivateIpAddressesSetRequestType | None]
    secondary_private_ip_address_count: Final[int | None]
    associate_public_ip_address: Final[bool | None]
    TYPE = 'InstanceNetworkInterfaceSetItemRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
        _Field('associate_public_ip_address', 'associatePublicIpAddress', 'boolean', min=0),
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
        associate_public_ip_address: bool | None = None,
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
        self.associate_public_ip_address = associate_public_ip_address


class SecurityGroupIdSetType(_Struct):
    """SecurityGroupIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SecurityGroupIdSetItemType, ...]]
    TYPE = 'SecurityGroupIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class AssignPrivateIpAddressesSetRequestType(_Struct):
    """AssignPrivateIpAddressesSetRequestType"""

    __slots__ = ('item',)
    item: Final[tuple[AssignPrivateIpAddressesSetItemRequestType, ...]]
    TYPE = 'AssignPrivateIpAddressesSetRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AssignPrivateIpAddressesSetItemRequestType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AssignPrivateIpAddressesSetItemRequestType, ...],
    ) -> None:
        self.item = item


class AttachmentType(_Struct):
    """AttachmentType"""

    __slots__ = ('vpc_id', 'state',)
    vpc_id: Final[str]
    state: Final[str]
    TYPE = 'AttachmentType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('state', 'state', 'string'),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
        state: str,
    ) -> None:
        self.vpc_id = vpc_id
        self.state = state


class BundleInstanceTaskStorageType(_Struct):
    """BundleInstanceTaskStorageType"""

    __slots__ = ('s3',)
    s3: Final[BundleInstanceS3StorageType]
    TYPE = 'BundleInstanceTaskStorageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('s3', 'S3', 'BundleInstanceS3StorageType'),
    )

    def __init__(
        self,
        *,
        s3: BundleInstanceS3StorageType,
    ) -> None:
        self.s3 = s3


class BundleInstanceTaskType(_Struct):
    """BundleInstanceTaskType"""

    __slots__ = ('instance_id', 'bundle_id', 'state', 'start_time', 'update_time', 'storage', 'progress', 'error',)
    instance_id: Final[str]
    bundle_id: Final[str]
    state: Final[str]
    start_time: Final[datetime]
    update_time: Final[datetime]
    storage: Final[BundleInstanceTaskStorageType]
    progress: Final[str | None]
    error: Final[BundleInstanceTaskErrorType | None]
    TYPE = 'BundleInstanceTaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('bundle_id', 'bundleId', 'string'),
        _Field('state', 'state', 'string'),
        _Field('start_time', 'startTime', 'dateTime'),
        _Field('update_time', 'updateTime', 'dateTime'),
        _Field('storage', 'storage', 'BundleInstanceTaskStorageType'),
        _Field('progress', 'progress', 'string', min=0),
        _Field('error', 'error', 'BundleInstanceTaskErrorType', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        bundle_id: str,
        state: str,
        start_time: datetime,
        update_time: datetime,
        storage: BundleInstanceTaskStorageType,
        progress: str | None = None,
        error: BundleInstanceTaskErrorType | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.bundle_id = bundle_id
        self.state = state
        self.start_time = start_time
        self.update_time = update_time
        self.storage = storage
        self.progress = progress
        self.error = error


class DescribeReservedInstancesListingsResponseSetType(_Struct):
    """DescribeReservedInstancesListingsResponseSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeReservedInstancesListingsResponseSetItemType, ...]]
    TYPE = 'DescribeReservedInstancesListingsResponseSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeReservedInstancesListingsResponseSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeReservedInstancesListingsResponseSetItemType, ...] = (),
    ) -> None:
        self.item = item


class SpotInstanceRequestIdSetType(_Struct):
    """SpotInstanceRequestIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SpotInstanceRequestIdSetItemType, ...]]
    TYPE = 'SpotInstanceRequestIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SpotInstanceRequestIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SpotInstanceRequestIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class CancelSpotInstanceRequestsResponseSetType(_Struct):
    """CancelSpotInstanceRequestsResponseSetType"""

    __slots__ = ('item',)
    item: Final[tuple[CancelSpotInstanceRequestsResponseSetItemType, ...]]
    TYPE = 'CancelSpotInstanceRequestsResponseSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'CancelSpotInstanceRequestsResponseSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[CancelSpotInstanceRequestsResponseSetItemType, ...],
    ) -> None:
        self.item = item


class CustomerGatewayType(_Struct):
    """CustomerGatewayType"""

    __slots__ = ('customer_gateway_id', 'state', 'type', 'ip_address', 'bgp_asn', 'tag_set',)
    customer_gateway_id: Final[str]
    state: Final[str]
    type: Final[str]
    ip_address: Final[str]
    bgp_asn: Final[int | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'CustomerGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('customer_gateway_id', 'customerGatewayId', 'string'),
        _Field('state', 'state', 'string'),
        _Field('type', 'type', 'string'),
        _Field('ip_address', 'ipAddress', 'string'),
        _Field('bgp_asn', 'bgpAsn', 'int', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        customer_gateway_id: str,
        state: str,
        type: str,
        ip_address: str,
        bgp_asn: int | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.customer_gateway_id = customer_gateway_id
        self.state = state
        self.type = type
        self.ip_address = ip_address
        self.bgp_asn = bgp_asn
        self.tag_set = tag_set


class DhcpConfigurationItemSetType(_Struct):
    """DhcpConfigurationItemSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DhcpConfigurationItemType, ...]]
    TYPE = 'DhcpConfigurationItemSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DhcpConfigurationItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DhcpConfigurationItemType, ...] = (),
    ) -> None:
        self.item = item


class DhcpOptionsType(_Struct):
    """DhcpOptionsType"""

    __slots__ = ('dhcp_options_id', 'dhcp_configuration_set', 'tag_set',)
    dhcp_options_id: Final[str]
    dhcp_configuration_set: Final[DhcpConfigurationItemSetType]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'DhcpOptionsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('dhcp_options_id', 'dhcpOptionsId', 'string'),
        _Field('dhcp_configuration_set', 'dhcpConfigurationSet', 'DhcpConfigurationItemSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        dhcp_options_id: str,
        dhcp_configuration_set: DhcpConfigurationItemSetType,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.dhcp_options_id = dhcp_options_id
        self.dhcp_configuration_set = dhcp_configuration_set
        self.tag_set = tag_set


class ExportToS3TaskType(_Struct):
    """ExportToS3TaskType"""

    __slots__ = ('disk_image_format', 'container_format', 's3_bucket', 's3_prefix',)
    disk_image_format: Final[str | None]
    container_format: Final[str | None]
    s3_bucket: Final[str]
    s3_prefix: Final[str]
    TYPE = 'ExportToS3TaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('disk_image_format', 'diskImageFormat', 'string', min=0),
        _Field('container_format', 'containerFormat', 'string', min=0),
        _Field('s3_bucket', 's3Bucket', 'string'),
        _Field('s3_prefix', 's3Prefix', 'string'),
    )

    def __init__(
        self,
        *,
        disk_image_format: str | None = None,
        container_format: str | None = None,
        s3_bucket: str,
        s3_prefix: str,
    ) -> None:
        self.disk_image_format = disk_image_format
        self.container_format = container_format
        self.s3_bucket = s3_bucket
        self.s3_prefix = s3_prefix


class ExportTaskResponseType(_Struct):
    """ExportTaskResponseType"""

    __slots__ = ('export_task_id', 'description', 'state', 'status_message', 'instance_export', 'export_to_s3',)
    export_task_id: Final[str]
    description: Final[str | None]
    state: Final[str]
    status_message: Final[str | None]
    instance_export: Final[InstanceExportTaskResponseType | None]
    export_to_s3: Final[ExportToS3TaskResponseType | None]
    TYPE = 'ExportTaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('export_task_id', 'exportTaskId', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('state', 'state', 'string'),
        _Field('status_message', 'statusMessage', 'string', min=0),
        _Field('instance_export', 'instanceExport', 'InstanceExportTaskResponseType', min=0),
        _Field('export_to_s3', 'exportToS3', 'ExportToS3TaskResponseType', min=0),
    )

    def __init__(
        self,
        *,
        export_task_id: str,
        description: str | None = None,
        state: str,
        status_message: str | None = None,
        instance_export: InstanceExportTaskResponseType | None = None,
        export_to_s3: ExportToS3TaskResponseType | None = None,
    ) -> None:
        self.export_task_id = export_task_id
        self.description = description
        self.state = state
        self.status_message = status_message
        self.instance_export = instance_export
        self.export_to_s3 = export_to_s3


class InternetGatewayType(_Struct):
    """InternetGatewayType"""

    __slots__ = ('internet_gateway_id', 'attachment_set', 'tag_set',)
    internet_gateway_id: Final[str]
    attachment_set: Final[InternetGatewayAttachmentSetType]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'InternetGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('internet_gateway_id', 'internetGatewayId', 'string'),
        _Field('attachment_set', 'attachmentSet', 'InternetGatewayAttachmentSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        internet_gateway_id: str,
        attachment_set: InternetGatewayAttachmentSetType,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.internet_gateway_id = internet_gateway_id
        self.attachment_set = attachment_set
        self.tag_set = tag_set


class NetworkAclType(_Struct):
    """NetworkAclType"""

    __slots__ = ('network_acl_id', 'vpc_id', 'default', 'entry_set', 'association_set', 'tag_set',)
    network_acl_id: Final[str]
    vpc_id: Final[str]
    default: Final[bool]
    entry_set: Final[NetworkAclEntrySetType]
    association_set: Final[NetworkAclAssociationSetType]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'NetworkAclType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id', 'networkAclId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('default', 'default', 'boolean'),
        _Field('entry_set', 'entrySet', 'NetworkAclEntrySetType'),
        _Field('association_set', 'associationSet', 'NetworkAclAssociationSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        network_acl_id: str,
        vpc_id: str,
        default: bool,
        entry_set: NetworkAclEntrySetType,
        association_set: NetworkAclAssociationSetType,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.network_acl_id = network_acl_id
        self.vpc_id = vpc_id
        self.default = default
        self.entry_set = entry_set
        self.association_set = association_set
        self.tag_set = tag_set


class IcmpTypeCodeType(_Struct):
    """IcmpTypeCodeType"""

    __slots__ = ('code', 'type',)
    code: Final[int]
    type: Final[int]
    TYPE = 'IcmpTypeCodeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'int'),
        _Field('type', 'type', 'int'),
    )

    def __init__(
        self,
        *,
        code: int,
        type: int,
    ) -> None:
        self.code = code
        self.type = type


class PortRangeType(_Struct):
    """PortRangeType"""

    __slots__ = ('from_', 'to',)
    from_: Final[int]
    to: Final[int]
    TYPE = 'PortRangeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('from_', 'from', 'int'),
        _Field('to', 'to', 'int'),
    )

    def __init__(
        self,
        *,
        from_: int,
        to: int,
    ) -> None:
        self.from_ = from_
        self.to = to


class NetworkInterfaceType(_Struct):
    """NetworkInterfaceType"""

    __slots__ = ('network_interface_id', 'subnet_id', 'vpc_id', 'availability_zone', 'description', 'owner_id', 'requester_id', 'requester_managed', 'status', 'mac_address', 'private_ip_address', 'private_dns_name', 'source_dest_check', 'group_set', 'attachment', 'association', 'tag_set', 'private_ip_addresses_set',)
    network_interface_id: Final[str]
    subnet_id: Final[str | None]
    vpc_id: Final[str | None]
    availability_zone: Final[str | None]
    description: Final[str | None]
    owner_id: Final[str]
    requester_id: Final[str | None]
    requester_managed: Final[bool | None]
    status: Final[str]
    mac_address: Final[str]
    private_ip_address: Final[str]
    private_dns_name: Final[str | None]
    source_dest_check: Final[bool]
    group_set: Final[GroupSetType]
    attachment: Final[NetworkInterfaceAttachmentType | None]
    association: Final[NetworkInterfaceAssociationType | None]
    tag_set: Final[ResourceTagSetType | None]
    private_ip_addresses_set: Final[NetworkInterfacePrivateIpAddressesSetType | None]
    TYPE = 'NetworkInterfaceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('vpc_id', 'vpcId', 'string', min=0),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('description', 'description', 'string', min=0),
        _Field('owner_id', 'ownerId', 'string'),
        _Field('requester_id', 'requesterId', 'string', min=0),
        _Field('requester_managed', 'requesterManaged', 'boolean', min=0),
        _Field('status', 'status', 'string'),
        _Field('mac_address', 'macAddress', 'string'),
        _Field('private_ip_address', 'privateIpAddress', 'string'),
        _Field('private_dns_name', 'privateDnsName', 'string', min=0),
        _Field('source_dest_check', 'sourceDestCheck', 'boolean'),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('attachment', 'attachment', 'NetworkInterfaceAttachmentType', min=0),
        _Field('association', 'association', 'NetworkInterfaceAssociationType', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('private_ip_addresses_set', 'privateIpAddressesSet', 'NetworkInterfacePrivateIpAddressesSetType', min=0),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
        subnet_id: str | None = None,
        vpc_id: str | None = None,
        availability_zone: str | None = None,
        description: str | None = None,
        owner_id: str,
        requester_id: str | None = None,
        requester_managed: bool | None = None,
        status: str,
        mac_address: str,
        private_ip_address: str,
        private_dns_name: str | None = None,
        source_dest_check: bool,
        group_set: GroupSetType,
        attachment: NetworkInterfaceAttachmentType | None = None,
        association: NetworkInterfaceAssociationType | None = None,
        tag_set: ResourceTagSetType | None = None,
        private_ip_addresses_set: NetworkInterfacePrivateIpAddressesSetType | None = None,
    ) -> None:
        self.network_interface_id = network_interface_id
        self.subnet_id = subnet_id
        self.vpc_id = vpc_id
        self.availability_zone = availability_zone
        self.description = description
        self.owner_id = owner_id
        self.requester_id = requester_id
        self.requester_managed = requester_managed
        self.status = status
        self.mac_address = mac_address
        self.private_ip_address = private_ip_address
        self.private_dns_name = private_dns_name
        self.source_dest_check = source_dest_check
        self.group_set = group_set
        self.attachment = attachment
        self.association = association
        self.tag_set = tag_set
        self.private_ip_addresses_set = private_ip_addresses_set


class PriceScheduleRequestSetType(_Struct):
    """PriceScheduleRequestSetType"""

    __slots__ = ('item',)
    item: Final[tuple[PriceScheduleRequestSetItemType, ...]]
    TYPE = 'PriceScheduleRequestSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'PriceScheduleRequestSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[PriceScheduleRequestSetItemType, ...],
    ) -> None:
        self.item = item


class RouteTableType(_Struct):
    """RouteTableType"""

    __slots__ = ('route_table_id', 'vpc_id', 'route_set', 'association_set', 'propagating_vgw_set', 'tag_set',)
    route_table_id: Final[str]
    vpc_id: Final[str]
    route_set: Final[RouteSetType]
    association_set: Final[RouteTableAssociationSetType]
    propagating_vgw_set: Final[PropagatingVgwSetType]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'RouteTableType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('route_set', 'routeSet', 'RouteSetType'),
        _Field('association_set', 'associationSet', 'RouteTableAssociationSetType'),
        _Field('propagating_vgw_set', 'propagatingVgwSet', 'PropagatingVgwSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
        vpc_id: str,
        route_set: RouteSetType,
        association_set: RouteTableAssociationSetType,
        propagating_vgw_set: PropagatingVgwSetType,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.route_table_id = route_table_id
        self.vpc_id = vpc_id
        self.route_set = route_set
        self.association_set = association_set
        self.propagating_vgw_set = propagating_vgw_set
        self.tag_set = tag_set


class SpotDatafeedSubscriptionType(_Struct):
    """SpotDatafeedSubscriptionType"""

    __slots__ = ('owner_id', 'bucket', 'prefix', 'state', 'fault',)
    owner_id: Final[str]
    bucket: Final[str]
    prefix: Final[str]
    state: Final[str]
    fault: Final[SpotInstanceStateFaultType | None]
    TYPE = 'SpotDatafeedSubscriptionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('owner_id', 'ownerId', 'string'),
        _Field('bucket', 'bucket', 'string'),
        _Field('prefix', 'prefix', 'string'),
        _Field('state', 'state', 'string'),
        _Field('fault', 'fault', 'SpotInstanceStateFaultType', min=0),
    )

    def __init__(
        self,
        *,
        owner_id: str,
        bucket: str,
        prefix: str,
        state: str,
        fault: SpotInstanceStateFaultType | None = None,
    ) -> None:
        self.owner_id = owner_id
        self.bucket = bucket
        self.prefix = prefix
        self.state = state
        self.fault = fault


class SubnetType(_Struct):
    """SubnetType"""

    __slots__ = ('subnet_id', 'state', 'vpc_id', 'cidr_block', 'available_ip_address_count', 'availability_zone', 'default_for_az', 'map_public_ip_on_launch', 'tag_set',)
    subnet_id: Final[str]
    state: Final[str | None]
    vpc_id: Final[str | None]
    cidr_block: Final[str | None]
    available_ip_address_count: Final[int | None]
    availability_zone: Final[str | None]
    default_for_az: Final[bool | None]
    map_public_ip_on_launch: Final[bool | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'SubnetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('subnet_id', 'subnetId', 'string'),
        _Field('state', 'state', 'string', min=0),
        _Field('vpc_id', 'vpcId', 'string', min=0),
        _Field('cidr_block', 'cidrBlock', 'string', min=0),
        _Field('available_ip_address_count', 'availableIpAddressCount', 'int', min=0),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('default_for_az', 'defaultForAz', 'boolean', min=0),
        _Field('map_public_ip_on_launch', 'mapPublicIpOnLaunch', 'boolean', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        subnet_id: str,
        state: str | None = None,
        vpc_id: str | None = None,
        cidr_block: str | None = None,
        available_ip_address_count: int | None = None,
        availability_zone: str | None = None,
        default_for_az: bool | None = None,
        map_public_ip_on_launch: bool | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.subnet_id = subnet_id
        self.state = state
        self.vpc_id = vpc_id
        self.cidr_block = cidr_block
        self.available_ip_address_count = available_ip_address_count
        self.availability_zone = availability_zone
        self.default_for_az = default_for_az
        self.map_public_ip_on_launch = map_public_ip_on_launch
        self.tag_set = tag_set


class ResourceIdSetType(_Struct):
    """ResourceIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ResourceIdSetItemType, ...]]
    TYPE = 'ResourceIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ResourceIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ResourceIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class VpcType(_Struct):
    """VpcType"""

    __slots__ = ('vpc_id', 'state', 'cidr_block', 'dhcp_options_id', 'tag_set', 'instance_tenancy', 'is_default',)
    vpc_id: Final[str]
    state: Final[str | None]
    cidr_block: Final[str | None]
    dhcp_options_id: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    instance_tenancy: Final[str | None]
    is_default: Final[bool | None]
    TYPE = 'VpcType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('state', 'state', 'string', min=0),
        _Field('cidr_block', 'cidrBlock', 'string', min=0),
        _Field('dhcp_options_id', 'dhcpOptionsId', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('instance_tenancy', 'instanceTenancy', 'string', min=0),
        _Field('is_default', 'isDefault', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
        state: str | None = None,
        cidr_block: str | None = None,
        dhcp_options_id: str | None = None,
        tag_set: ResourceTagSetType | None = None,
        instance_tenancy: str | None = None,
        is_default: bool | None = None,
    ) -> None:
        self.vpc_id = vpc_id
        self.state = state
        self.cidr_block = cidr_block
        self.dhcp_options_id = dhcp_options_id
        self.tag_set = tag_set
        self.instance_tenancy = instance_tenancy
        self.is_default = is_default


class VpnConnectionOptionsRequestType(_Struct):
    """VpnConnectionOptionsRequestType"""

    __slots__ = ('static_routes_only',)
    static_routes_only: Final[bool | None]
    TYPE = 'VpnConnectionOptionsRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('static_routes_only', 'staticRoutesOnly', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        static_routes_only: bool | None = None,
    ) -> None:
        self.static_routes_only = static_routes_only


class VpnConnectionType(_Struct):
    """VpnConnectionType"""

    __slots__ = ('vpn_connection_id', 'state', 'customer_gateway_configuration', 'type', 'customer_gateway_id', 'vpn_gateway_id', 'tag_set', 'vgw_telemetry', 'options', 'routes',)
    vpn_connection_id: Final[str]
    state: Final[str]
    customer_gateway_configuration: Final[str | None]
    type: Final[str | None]
    customer_gateway_id: Final[str]
    vpn_gateway_id: Final[str]
    tag_set: Final[ResourceTagSetType | None]
    vgw_telemetry: Final[VgwTelemetryType | None]
    options: Final[VpnConnectionOptionsResponseType | None]
    routes: Final[VpnStaticRoutesSetType | None]
    TYPE = 'VpnConnectionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_connection_id', 'vpnConnectionId', 'string'),
        _Field('state', 'state', 'string'),
        _Field('customer_gateway_configuration', 'customerGatewayConfiguration', 'string', min=0, secret=True),
        _Field('type', 'type', 'string', min=0),
        _Field('customer_gateway_id', 'customerGatewayId', 'string'),
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('vgw_telemetry', 'vgwTelemetry', 'VgwTelemetryType', min=0),
        _Field('options', 'options', 'VpnConnectionOptionsResponseType', min=0),
        _Field('routes', 'routes', 'VpnStaticRoutesSetType', min=0),
    )

    def __init__(
        self,
        *,
        vpn_connection_id: str,
        state: str,
        customer_gateway_configuration: str | None = None,
        type: str | None = None,
        customer_gateway_id: str,
        vpn_gateway_id: str,
        tag_set: ResourceTagSetType | None = None,
        vgw_telemetry: VgwTelemetryType | None = None,
        options: VpnConnectionOptionsResponseType | None = None,
        routes: VpnStaticRoutesSetType | None = None,
    ) -> None:
        self.vpn_connection_id = vpn_connection_id
        self.state = state
        self.customer_gateway_configuration = customer_gateway_configuration
        self.type = type
        self.customer_gateway_id = customer_gateway_id
        self.vpn_gateway_id = vpn_gateway_id
        self.tag_set = tag_set
        self.vgw_telemetry = vgw_telemetry
        self.options = options
        self.routes = routes


class VpnGatewayType(_Struct):
    """VpnGatewayType"""

    __slots__ = ('vpn_gateway_id', 'state', 'type', 'availability_zone', 'attachments', 'tag_set',)
    vpn_gateway_id: Final[str]
    state: Final[str]
    type: Final[str]
    availability_zone: Final[str | None]
    attachments: Final[AttachmentSetType]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'VpnGatewayType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
        _Field('state', 'state', 'string'),
        _Field('type', 'type', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('attachments', 'attachments', 'AttachmentSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        vpn_gateway_id: str,
        state: str,
        type: str,
        availability_zone: str | None = None,
        attachments: AttachmentSetType,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.vpn_gateway_id = vpn_gateway_id
        self.state = state
        self.type = type
        self.availability_zone = availability_zone
        self.attachments = attachments
        self.tag_set = tag_set


class DeleteTagsSetType(_Struct):
    """DeleteTagsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DeleteTagsSetItemType, ...]]
    TYPE = 'DeleteTagsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DeleteTagsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DeleteTagsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class AccountAttributeNameSetType(_Struct):
    """AccountAttributeNameSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AccountAttributeNameSetItemType, ...]]
    TYPE = 'AccountAttributeNameSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AccountAttributeNameSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AccountAttributeNameSetItemType, ...] = (),
    ) -> None:
        self.item = item


class AccountAttributeSetType(_Struct):
    """AccountAttributeSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AccountAttributeSetItemType, ...]]
    TYPE = 'AccountAttributeSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AccountAttributeSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AccountAttributeSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeBundleTasksInfoType(_Struct):
    """DescribeBundleTasksInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeBundleTasksItemType, ...]]
    TYPE = 'DescribeBundleTasksInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeBundleTasksItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeBundleTasksItemType, ...] = (),
    ) -> None:
        self.item = item


class BundleInstanceTasksSetType(_Struct):
    """BundleInstanceTasksSetType"""

    __slots__ = ('item',)
    item: Final[tuple[BundleInstanceTaskType, ...]]
    TYPE = 'BundleInstanceTasksSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'BundleInstanceTaskType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[BundleInstanceTaskType, ...] = (),
    ) -> None:
        self.item = item


class ConversionTaskIdSetType(_Struct):
    """ConversionTaskIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ConversionTaskIdItemType, ...]]
    TYPE = 'ConversionTaskIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ConversionTaskIdItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ConversionTaskIdItemType, ...] = (),
    ) -> None:
        self.item = item


class ConversionTaskSetType(_Struct):
    """ConversionTaskSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ConversionTaskType, ...]]
    TYPE = 'ConversionTaskSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ConversionTaskType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ConversionTaskType, ...] = (),
    ) -> None:
        self.item = item


class CustomerGatewayIdSetType(_Struct):
    """CustomerGatewayIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[CustomerGatewayIdSetItemType, ...]]
    TYPE = 'CustomerGatewayIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'CustomerGatewayIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[CustomerGatewayIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class CustomerGatewaySetType(_Struct):
    """CustomerGatewaySetType"""

    __slots__ = ('item',)
    item: Final[tuple[CustomerGatewayType, ...]]
    TYPE = 'CustomerGatewaySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'CustomerGatewayType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[CustomerGatewayType, ...] = (),
    ) -> None:
        self.item = item


class DhcpOptionsIdSetType(_Struct):
    """DhcpOptionsIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DhcpOptionsIdSetItemType, ...]]
    TYPE = 'DhcpOptionsIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DhcpOptionsIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DhcpOptionsIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DhcpOptionsSetType(_Struct):
    """DhcpOptionsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DhcpOptionsType, ...]]
    TYPE = 'DhcpOptionsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DhcpOptionsType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DhcpOptionsType, ...] = (),
    ) -> None:
        self.item = item


class ExportTaskIdSetType(_Struct):
    """ExportTaskIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ExportTaskIdType, ...]]
    TYPE = 'ExportTaskIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ExportTaskIdType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ExportTaskIdType, ...] = (),
    ) -> None:
        self.item = item


class ExportTaskSetResponseType(_Struct):
    """ExportTaskSetResponseType"""

    __slots__ = ('item',)
    item: Final[tuple[ExportTaskResponseType, ...]]
    TYPE = 'ExportTaskSetResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ExportTaskResponseType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ExportTaskResponseType, ...] = (),
    ) -> None:
        self.item = item


class NullableAttributeBooleanValueType(_Struct):
    """NullableAttributeBooleanValueType"""

    __slots__ = ('value',)
    value: Final[bool | None]
    TYPE = 'NullableAttributeBooleanValueType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('value', 'value', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        value: bool | None = None,
    ) -> None:
        self.value = value


class InstanceStatusSetType(_Struct):
    """InstanceStatusSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceStatusItemType, ...]]
    TYPE = 'InstanceStatusSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceStatusItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceStatusItemType, ...] = (),
    ) -> None:
        self.item = item


class InternetGatewayIdSetType(_Struct):
    """InternetGatewayIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InternetGatewayIdSetItemType, ...]]
    TYPE = 'InternetGatewayIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InternetGatewayIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InternetGatewayIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class InternetGatewaySetType(_Struct):
    """InternetGatewaySetType"""

    __slots__ = ('item',)
    item: Final[tuple[InternetGatewayType, ...]]
    TYPE = 'InternetGatewaySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InternetGatewayType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InternetGatewayType, ...] = (),
    ) -> None:
        self.item = item


class LicenseIdSetType(_Struct):
    """LicenseIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[LicenseIdSetItemType, ...]]
    TYPE = 'LicenseIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'LicenseIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[LicenseIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class LicenseSetType(_Struct):
    """LicenseSetType"""

    __slots__ = ('item',)
    item: Final[tuple[LicenseSetItemType, ...]]
    TYPE = 'LicenseSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'LicenseSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[LicenseSetItemType, ...] = (),
    ) -> None:
        self.item = item


class NetworkAclIdSetType(_Struct):
    """NetworkAclIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkAclIdSetItemType, ...]]
    TYPE = 'NetworkAclIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkAclIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkAclIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class NetworkAclSetType(_Struct):
    """NetworkAclSetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkAclType, ...]]
    TYPE = 'NetworkAclSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkAclType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkAclType, ...] = (),
    ) -> None:
        self.item = item


class AttributeBooleanValueType(_Struct):
    """AttributeBooleanValueType"""

    __slots__ = ('value',)
    value: Final[bool]
    TYPE = 'AttributeBooleanValueType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('value', 'value', 'boolean'),
    )

    def __init__(
        self,
        *,
        value: bool,
    ) -> None:
        self.value = value


class NetworkInterfaceAttachmentType(_Struct):
    """NetworkInterfaceAttachmentType"""

    __slots__ = ('attachment_id', 'instance_id', 'instance_owner_id', 'device_index', 'status', 'attach_time', 'delete_on_termination',)
    attachment_id: Final[str]
    instance_id: Final[str | None]
    instance_owner_id: Final[str | None]
    device_index: Final[int]
    status: Final[str]
    attach_time: Final[datetime]
    delete_on_termination: Final[bool]
    TYPE = 'NetworkInterfaceAttachmentType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attachment_id', 'attachmentId', 'string'),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('instance_owner_id', 'instanceOwnerId', 'string', min=0),
        _Field('device_index', 'deviceIndex', 'int'),
        _Field('status', 'status', 'string'),
        _Field('attach_time', 'attachTime', 'dateTime'),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean'),
    )

    def __init__(
        self,
        *,
        attachment_id: str,
        instance_id: str | None = None,
        instance_owner_id: str | None = None,
        device_index: int,
        status: str,
        attach_time: datetime,
        delete_on_termination: bool,
    ) -> None:
        self.attachment_id = attachment_id
        self.instance_id = instance_id
        self.instance_owner_id = instance_owner_id
        self.device_index = device_index
        self.status = status
        self.attach_time = attach_time
        self.delete_on_termination = delete_on_termination


class NetworkInterfaceIdSetType(_Struct):
    """NetworkInterfaceIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkInterfaceIdSetItemType, ...]]
    TYPE = 'NetworkInterfaceIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkInterfaceIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkInterfaceIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class NetworkInterfaceSetType(_Struct):
    """NetworkInterfaceSetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkInterfaceType, ...]]
    TYPE = 'NetworkInterfaceSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkInterfaceType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkInterfaceType, ...] = (),
    ) -> None:
        self.item = item


class DescribePlacementGroupsInfoType(_Struct):
    """DescribePlacementGroupsInfoType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribePlacementGroupItemType, ...]]
    TYPE = 'DescribePlacementGroupsInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribePlacementGroupItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribePlacementGroupItemType, ...] = (),
    ) -> None:
        self.item = item


class PlacementGroupSetType(_Struct):
    """PlacementGroupSetType"""

    __slots__ = ('item',)
    item: Final[tuple[PlacementGroupInfoType, ...]]
    TYPE = 'PlacementGroupSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'PlacementGroupInfoType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[PlacementGroupInfoType, ...] = (),
    ) -> None:
        self.item = item


class DescribeRegionsSetType(_Struct):
    """DescribeRegionsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeRegionsSetItemType, ...]]
    TYPE = 'DescribeRegionsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeRegionsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeRegionsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class RegionSetType(_Struct):
    """RegionSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RegionItemType, ...]]
    TYPE = 'RegionSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RegionItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RegionItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeReservedInstancesSetType(_Struct):
    """DescribeReservedInstancesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeReservedInstancesSetItemType, ...]]
    TYPE = 'DescribeReservedInstancesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeReservedInstancesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeReservedInstancesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeReservedInstancesResponseSetType(_Struct):
    """DescribeReservedInstancesResponseSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeReservedInstancesResponseSetItemType, ...]]
    TYPE = 'DescribeReservedInstancesResponseSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeReservedInstancesResponseSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeReservedInstancesResponseSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeReservedInstancesListingSetType(_Struct):
    """DescribeReservedInstancesListingSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeReservedInstancesListingSetItemType, ...]]
    TYPE = 'DescribeReservedInstancesListingSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeReservedInstancesListingSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeReservedInstancesListingSetItemType, ...],
    ) -> None:
        self.item = item


class DescribeReservedInstancesOfferingsSetType(_Struct):
    """DescribeReservedInstancesOfferingsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeReservedInstancesOfferingsSetItemType, ...]]
    TYPE = 'DescribeReservedInstancesOfferingsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeReservedInstancesOfferingsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeReservedInstancesOfferingsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeReservedInstancesOfferingsResponseSetType(_Struct):
    """DescribeReservedInstancesOfferingsResponseSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeReservedInstancesOfferingsResponseSetItemType, ...]]
    TYPE = 'DescribeReservedInstancesOfferingsResponseSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeReservedInstancesOfferingsResponseSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeReservedInstancesOfferingsResponseSetItemType, ...] = (),
    ) -> None:
        self.item = item


class RouteTableIdSetType(_Struct):
    """RouteTableIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RouteTableIdSetItemType, ...]]
    TYPE = 'RouteTableIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RouteTableIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RouteTableIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class RouteTableSetType(_Struct):
    """RouteTableSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RouteTableType, ...]]
    TYPE = 'RouteTableSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RouteTableType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RouteTableType, ...] = (),
    ) -> None:
        self.item = item


class CreateVolumePermissionListType(_Struct):
    """CreateVolumePermissionListType"""

    __slots__ = ('item',)
    item: Final[tuple[CreateVolumePermissionItemType, ...]]
    TYPE = 'CreateVolumePermissionListType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'CreateVolumePermissionItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[CreateVolumePermissionItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeSnapshotsSetType(_Struct):
    """DescribeSnapshotsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSnapshotsSetItemType, ...]]
    TYPE = 'DescribeSnapshotsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeSnapshotsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeSnapshotsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeSnapshotsOwnersType(_Struct):
    """DescribeSnapshotsOwnersType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSnapshotsOwnerType, ...]]
    TYPE = 'DescribeSnapshotsOwnersType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeSnapshotsOwnerType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeSnapshotsOwnerType, ...] = (),
    ) -> None:
        self.item = item


class DescribeSnapshotsRestorableBySetType(_Struct):
    """DescribeSnapshotsRestorableBySetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSnapshotsRestorableByType, ...]]
    TYPE = 'DescribeSnapshotsRestorableBySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeSnapshotsRestorableByType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeSnapshotsRestorableByType, ...] = (),
    ) -> None:
        self.item = item


class DescribeSnapshotsSetResponseType(_Struct):
    """DescribeSnapshotsSetResponseType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeSnapshotsSetItemResponseType, ...]]
    TYPE = 'DescribeSnapshotsSetResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeSnapshotsSetItemResponseType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeSnapshotsSetItemResponseType, ...] = (),
    ) -> None:
        self.item = item


class SpotInstanceRequestSetType(_Struct):
    """SpotInstanceRequestSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SpotInstanceRequestSetItemType, ...]]
    TYPE = 'SpotInstanceRequestSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SpotInstanceRequestSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SpotInstanceRequestSetItemType, ...] = (),
    ) -> None:
        self.item = item


class ImageUploadSetType(_Struct):
    """ImageUploadSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ImageUploadType, ...]]
    TYPE = 'ImageUploadSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ImageUploadType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ImageUploadType, ...] = (),
    ) -> None:
        self.item = item


class ImageUploadType(_Struct):
    """ImageUploadType"""

    __slots__ = ('bucket', 'key', 'size', 'received', 'complete', 'changed',)
    bucket: Final[str]
    key: Final[str]
    size: Final[int]
    received: Final[int]
    complete: Final[bool]
    changed: Final[datetime]
    TYPE = 'ImageUploadType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bucket', 'bucket', 'string'),
        _Field('key', 'key', 'string'),
        _Field('size', 'size', 'long'),
        _Field('received', 'received', 'long'),
        _Field('complete', 'complete', 'boolean'),
        _Field('changed', 'changed', 'dateTime'),
    )

    def __init__(
        self,
        *,
        bucket: str,
        key: str,
        size: int,
        received: int,
        complete: bool,
        changed: datetime,
    ) -> None:
        self.bucket = bucket
        self.key = key
        self.size = size
        self.received = received
        self.complete = complete
        self.changed = changed


class InstanceTypeSetType(_Struct):
    """InstanceTypeSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceTypeSetItemType, ...]]
    TYPE = 'InstanceTypeSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceTypeSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceTypeSetItemType, ...],
    ) -> None:
        self.item = item


class ProductDescriptionSetType(_Struct):
    """ProductDescriptionSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ProductDescriptionSetItemType, ...]]
    TYPE = 'ProductDescriptionSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ProductDescriptionSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ProductDescriptionSetItemType, ...],
    ) -> None:
        self.item = item


class SpotPriceHistorySetType(_Struct):
    """SpotPriceHistorySetType"""

    __slots__ = ('item',)
    item: Final[tuple[SpotPriceHistorySetItemType, ...]]
    TYPE = 'SpotPriceHistorySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SpotPriceHistorySetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SpotPriceHistorySetItemType, ...] = (),
    ) -> None:
        self.item = item


class SubnetIdSetType(_Struct):
    """SubnetIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SubnetIdSetItemType, ...]]
    TYPE = 'SubnetIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SubnetIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SubnetIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class SubnetSetType(_Struct):
    """SubnetSetType"""

    __slots__ = ('item',)
    item: Final[tuple[SubnetType, ...]]
    TYPE = 'SubnetSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'SubnetType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[SubnetType, ...] = (),
    ) -> None:
        self.item = item


class TagSetType(_Struct):
    """TagSetType"""

    __slots__ = ('item',)
    item: Final[tuple[TagSetItemType, ...]]
    TYPE = 'TagSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'TagSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[TagSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeVolumesSetType(_Struct):
    """DescribeVolumesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeVolumesSetItemType, ...]]
    TYPE = 'DescribeVolumesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeVolumesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeVolumesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class VolumeStatusSetType(_Struct):
    """VolumeStatusSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VolumeStatusItemType, ...]]
    TYPE = 'VolumeStatusSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VolumeStatusItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VolumeStatusItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeVolumesSetResponseType(_Struct):
    """DescribeVolumesSetResponseType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeVolumesSetItemResponseType, ...]]
    TYPE = 'DescribeVolumesSetResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeVolumesSetItemResponseType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeVolumesSetItemResponseType, ...] = (),
    ) -> None:
        self.item = item


class VpcIdSetType(_Struct):
    """VpcIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpcIdSetItemType, ...]]
    TYPE = 'VpcIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpcIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpcIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class VpcSetType(_Struct):
    """VpcSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpcType, ...]]
    TYPE = 'VpcSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpcType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpcType, ...] = (),
    ) -> None:
        self.item = item


class VpnConnectionIdSetType(_Struct):
    """VpnConnectionIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpnConnectionIdSetItemType, ...]]
    TYPE = 'VpnConnectionIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpnConnectionIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpnConnectionIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class VpnConnectionSetType(_Struct):
    """VpnConnectionSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpnConnectionType, ...]]
    TYPE = 'VpnConnectionSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpnConnectionType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpnConnectionType, ...] = (),
    ) -> None:
        self.item = item


class VpnGatewayIdSetType(_Struct):
    """VpnGatewayIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpnGatewayIdSetItemType, ...]]
    TYPE = 'VpnGatewayIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpnGatewayIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpnGatewayIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class VpnGatewaySetType(_Struct):
    """VpnGatewaySetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpnGatewayType, ...]]
    TYPE = 'VpnGatewaySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpnGatewayType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpnGatewayType, ...] = (),
    ) -> None:
        self.item = item


class ImportInstanceLaunchSpecificationType(_Struct):
    """ImportInstanceLaunchSpecificationType"""

    __slots__ = ('architecture', 'group_set', 'user_data', 'instance_type', 'placement', 'monitoring', 'subnet_id', 'instance_initiated_shutdown_behavior', 'private_ip_address',)
    architecture: Final[str]
    group_set: Final[ImportInstanceGroupSetType | None]
    user_data: Final[UserDataType | None]
    instance_type: Final[str]
    placement: Final[InstancePlacementType | None]
    monitoring: Final[MonitoringInstanceType | None]
    subnet_id: Final[str | None]
    instance_initiated_shutdown_behavior: Final[str | None]
    private_ip_address: Final[str | None]
    TYPE = 'ImportInstanceLaunchSpecificationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('architecture', 'architecture', 'string'),
        _Field('group_set', 'groupSet', 'ImportInstanceGroupSetType', min=0),
        _Field('user_data', 'userData', 'UserDataType', min=0),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('placement', 'placement', 'InstancePlacementType', min=0),
        _Field('monitoring', 'monitoring', 'MonitoringInstanceType', min=0),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('instance_initiated_shutdown_behavior', 'instanceInitiatedShutdownBehavior', 'string', min=0),
        _Field('private_ip_address', 'privateIpAddress', 'string', min=0),
    )

    def __init__(
        self,
        *,
        architecture: str,
        group_set: ImportInstanceGroupSetType | None = None,
        user_data: UserDataType | None = None,
        instance_type: str,
        placement: InstancePlacementType | None = None,
        monitoring: MonitoringInstanceType | None = None,
        subnet_id: str | None = None,
        instance_initiated_shutdown_behavior: str | None = None,
        private_ip_address: str | None = None,
    ) -> None:
        self.architecture = architecture
        self.group_set = group_set
        self.user_data = user_data
        self.instance_type = instance_type
        self.placement = placement
        self.monitoring = monitoring
        self.subnet_id = subnet_id
        self.instance_initiated_shutdown_behavior = instance_initiated_shutdown_behavior
        self.private_ip_address = private_ip_address


class DiskImageSetType(_Struct):
    """DiskImageSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DiskImageType, ...]]
    TYPE = 'DiskImageSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DiskImageType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DiskImageType, ...] = (),
    ) -> None:
        self.item = item


class ConversionTaskType(_Struct):
    """ConversionTaskType"""

    __slots__ = ('conversion_task_id', 'expiration_time', 'import_volume', 'import_instance', 'state', 'status_message', 'tag_set',)
    conversion_task_id: Final[str]
    expiration_time: Final[str | None]
    import_volume: Final[ImportVolumeTaskDetailsType | None]
    import_instance: Final[ImportInstanceTaskDetailsType | None]
    state: Final[str]
    status_message: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'ConversionTaskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('conversion_task_id', 'conversionTaskId', 'string'),
        _Field('expiration_time', 'expirationTime', 'string', min=0),
        _Field('import_volume', 'importVolume', 'ImportVolumeTaskDetailsType', min=0),
        _Field('import_instance', 'importInstance', 'ImportInstanceTaskDetailsType', min=0),
        _Field('state', 'state', 'string'),
        _Field('status_message', 'statusMessage', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        conversion_task_id: str,
        expiration_time: str | None = None,
        import_volume: ImportVolumeTaskDetailsType | None = None,
        import_instance: ImportInstanceTaskDetailsType | None = None,
        state: str,
        status_message: str | None = None,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.conversion_task_id = conversion_task_id
        self.expiration_time = expiration_time
        self.import_volume = import_volume
        self.import_instance = import_instance
        self.state = state
        self.status_message = status_message
        self.tag_set = tag_set


class DiskImageDetailType(_Struct):
    """DiskImageDetailType"""

    __slots__ = ('format', 'bytes_', 'import_manifest_url',)
    format: Final[str]
    bytes_: Final[int]
    import_manifest_url: Final[str]
    TYPE = 'DiskImageDetailType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('format', 'format', 'string'),
        _Field('bytes_', 'bytes', 'long'),
        _Field('import_manifest_url', 'importManifestUrl', 'string'),
    )

    def __init__(
        self,
        *,
        format: str,
        bytes_: int,
        import_manifest_url: str,
    ) -> None:
        self.format = format
        self.bytes_ = bytes_
        self.import_manifest_url = import_manifest_url


class DiskImageVolumeType(_Struct):
    """DiskImageVolumeType"""

    __slots__ = ('size',)
    size: Final[int]
    TYPE = 'DiskImageVolumeType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('size', 'size', 'integer'),
    )

    def __init__(
        self,
        *,
        size: int,
    ) -> None:
        self.size = size


class InstanceBlockDeviceMappingType(_Struct):
    """InstanceBlockDeviceMappingType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceBlockDeviceMappingItemType, ...]]
    TYPE = 'InstanceBlockDeviceMappingType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceBlockDeviceMappingItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceBlockDeviceMappingItemType, ...] = (),
    ) -> None:
        self.item = item


class ModifyNetworkInterfaceAttachmentType(_Struct):
    """ModifyNetworkInterfaceAttachmentType"""

    __slots__ = ('attachment_id', 'delete_on_termination',)
    attachment_id: Final[str]
    delete_on_termination: Final[bool]
    TYPE = 'ModifyNetworkInterfaceAttachmentType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attachment_id', 'attachmentId', 'string'),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean'),
    )

    def __init__(
        self,
        *,
        attachment_id: str,
        delete_on_termination: bool,
    ) -> None:
        self.attachment_id = attachment_id
        self.delete_on_termination = delete_on_termination


class CreateVolumePermissionOperationType(_Struct):
    """CreateVolumePermissionOperationType"""

    __slots__ = ('add', 'remove',)
    add: Final[CreateVolumePermissionListType | None]
    remove: Final[CreateVolumePermissionListType | None]
    TYPE = 'CreateVolumePermissionOperationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('add', 'add', 'CreateVolumePermissionListType', min=0),
        _Field('remove', 'remove', 'CreateVolumePermissionListType', min=0),
    )

    def __init__(
        self,
        *,
        add: CreateVolumePermissionListType | None = None,
        remove: CreateVolumePermissionListType | None = None,
    ) -> None:
        self.add = add
        self.remove = remove


class MonitorInstancesSetType(_Struct):
    """MonitorInstancesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[MonitorInstancesSetItemType, ...]]
    TYPE = 'MonitorInstancesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'MonitorInstancesSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[MonitorInstancesSetItemType, ...],
    ) -> None:
        self.item = item


class MonitorInstancesResponseSetType(_Struct):
    """MonitorInstancesResponseSetType"""

    __slots__ = ('item',)
    item: Final[tuple[MonitorInstancesResponseSetItemType, ...]]
    TYPE = 'MonitorInstancesResponseSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'MonitorInstancesResponseSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[MonitorInstancesResponseSetItemType, ...],
    ) -> None:
        self.item = item


class ReservedInstanceLimitPriceType(_Struct):
    """ReservedInstanceLimitPriceType"""

    __slots__ = ('amount', 'currency_code',)
    amount: Final[float]
    currency_code: Final[str | None]
    TYPE = 'ReservedInstanceLimitPriceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('amount', 'amount', 'double'),
        _Field('currency_code', 'currencyCode', 'string', min=0),
    )

    def __init__(
        self,
        *,
        amount: float,
        currency_code: str | None = None,
    ) -> None:
        self.amount = amount
        self.currency_code = currency_code


class ReportInstanceStatusReasonCodesSetType(_Struct):
    """ReportInstanceStatusReasonCodesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ReportInstanceStatusReasonCodeSetItemType, ...]]
    TYPE = 'ReportInstanceStatusReasonCodesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ReportInstanceStatusReasonCodeSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ReportInstanceStatusReasonCodeSetItemType, ...],
    ) -> None:
        self.item = item


class LaunchSpecificationRequestType(_Struct):
    """LaunchSpecificationRequestType"""

    __slots__ = ('image_id', 'key_name', 'group_set', 'user_data', 'addressing_type', 'instance_type', 'placement', 'kernel_id', 'ramdisk_id', 'block_device_mapping', 'monitoring', 'subnet_id', 'network_interface_set', 'iam_instance_profile', 'ebs_optimized',)
    image_id: Final[str]
    key_name: Final[str | None]
    group_set: Final[GroupSetType]
    user_data: Final[UserDataType | None]
    addressing_type: Final[str | None]
    instance_type: Final[str]
    placement: Final[SpotPlacementRequestType | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    monitoring: Final[MonitoringInstanceType | None]
    subnet_id: Final[str | None]
    network_interface_set: Final[InstanceNetworkInterfaceSetRequestType | None]
    iam_instance_profile: Final[IamInstanceProfileRequestType | None]
    ebs_optimized: Final[bool | None]
    TYPE = 'LaunchSpecificationRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('key_name', 'keyName', 'string', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('user_data', 'userData', 'UserDataType', min=0),
        _Field('addressing_type', 'addressingType', 'string', min=0),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('placement', 'placement', 'SpotPlacementRequestType', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
        _Field('monitoring', 'monitoring', 'MonitoringInstanceType', min=0),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('network_interface_set', 'networkInterfaceSet', 'InstanceNetworkInterfaceSetRequestType', min=0),
        _Field('iam_instance_profile', 'iamInstanceProfile', 'IamInstanceProfileRequestType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        key_name: str | None = None,
        group_set: GroupSetType,
        user_data: UserDataType | None = None,
        addressing_type: str | None = None,
        instance_type: str,
        placement: SpotPlacementRequestType | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
        monitoring: MonitoringInstanceType | None = None,
        subnet_id: str | None = None,
        network_interface_set: InstanceNetworkInterfaceSetRequestType | None = None,
        iam_instance_profile: IamInstanceProfileRequestType | None = None,
        ebs_optimized: bool | None = None,
    ) -> None:
        self.image_id = image_id
        self.key_name = key_name
        self.group_set = group_set
        self.user_data = user_data
        self.addressing_type = addressing_type
        self.instance_type = instance_type
        self.placement = placement
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.block_device_mapping = block_device_mapping
        self.monitoring = monitoring
        self.subnet_id = subnet_id
        self.network_interface_set = network_interface_set
        self.iam_instance_profile = iam_instance_profile
        self.ebs_optimized = ebs_optimized


class AssignPrivateIpAddressesSetItemRequestType(_Struct):
    """AssignPrivateIpAddressesSetItemRequestType"""

    __slots__ = ('private_ip_address',)
    private_ip_address: Final[str]
    TYPE = 'AssignPrivateIpAddressesSetItemRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('private_ip_address', 'privateIpAddress', 'string'),
    )

    def __init__(
        self,
        *,
        private_ip_address: str,
    ) -> None:
        self.private_ip_address = private_ip_address


class BundleInstanceS3StorageType(_Struct):
    """BundleInstanceS3StorageType"""

    __slots__ = ('bucket', 'prefix', 'aws_access_key_id', 'upload_policy', 'upload_policy_signature',)
    bucket: Final[str]
    prefix: Final[str]
    aws_access_key_id: Final[str | None]
    upload_policy: Final[str | None]
    upload_policy_signature: Final[str | None]
    TYPE = 'BundleInstanceS3StorageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bucket', 'bucket', 'string'),
        _Field('prefix', 'prefix', 'string'),
        _Field('aws_access_key_id', 'awsAccessKeyId', 'string', min=0),
        _Field('upload_policy', 'uploadPolicy', 'string', min=0),
        _Field('upload_policy_signature', 'uploadPolicySignature', 'string', min=0, secret=True),
    )

    def __init__(
        self,
        *,
        bucket: str,
        prefix: str,
        aws_access_key_id: str | None = None,
        upload_policy: str | None = None,
        upload_policy_signature: str | None = None,
    ) -> None:
        self.bucket = bucket
        self.prefix = prefix
        self.aws_access_key_id = aws_access_key_id
        self.upload_policy = upload_policy
        self.upload_policy_signature = upload_policy_signature


class BundleInstanceTaskErrorType(_Struct):
    """BundleInstanceTaskErrorType"""

    __slots__ = ('code', 'message',)
    code: Final[str]
    message: Final[str]
    TYPE = 'BundleInstanceTaskErrorType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DescribeReservedInstancesListingsResponseSetItemType(_Struct):
    """DescribeReservedInstancesListingsResponseSetItemType"""

    __slots__ = ('reserved_instances_listing_id', 'reserved_instances_id', 'create_date', 'update_date', 'status', 'status_message', 'instance_counts', 'price_schedules', 'tag_set', 'client_token',)
    reserved_instances_listing_id: Final[str]
    reserved_instances_id: Final[str]
    create_date: Final[datetime]
    update_date: Final[datetime]
    status: Final[str]
    status_message: Final[str]
    instance_counts: Final[InstanceCountsSetType]
    price_schedules: Final[PriceScheduleSetType]
    tag_set: Final[ResourceTagSetType | None]
    client_token: Final[str | None]
    TYPE = 'DescribeReservedInstancesListingsResponseSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_listing_id', 'reservedInstancesListingId', 'string'),
        _Field('reserved_instances_id', 'reservedInstancesId', 'string'),
        _Field('create_date', 'createDate', 'dateTime'),
        _Field('update_date', 'updateDate', 'dateTime'),
        _Field('status', 'status', 'string'),
        _Field('status_message', 'statusMessage', 'string'),
        _Field('instance_counts', 'instanceCounts', 'InstanceCountsSetType'),
        _Field('price_schedules', 'priceSchedules', 'PriceScheduleSetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('client_token', 'clientToken', 'string', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_listing_id: str,
        reserved_instances_id: str,
        create_date: datetime,
        update_date: datetime,
        status: str,
        status_message: str,
        instance_counts: InstanceCountsSetType,
        price_schedules: PriceScheduleSetType,
        tag_set: ResourceTagSetType | None = None,
        client_token: str | None = None,
    ) -> None:
        self.reserved_instances_listing_id = reserved_instances_listing_id
        self.reserved_instances_id = reserved_instances_id
        self.create_date = create_date
        self.update_date = update_date
        self.status = status
        self.status_message = status_message
        self.instance_counts = instance_counts
        self.price_schedules = price_schedules
        self.tag_set = tag_set
        self.client_token = client_token


class SpotInstanceRequestIdSetItemType(_Struct):
    """SpotInstanceRequestIdSetItemType"""

    __slots__ = ('spot_instance_request_id',)
    spot_instance_request_id: Final[str]
    TYPE = 'SpotInstanceRequestIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('spot_instance_request_id', 'spotInstanceRequestId', 'string'),
    )

    def __init__(
        self,
        *,
        spot_instance_request_id: str,
    ) -> None:
        self.spot_instance_request_id = spot_instance_request_id


class CancelSpotInstanceRequestsResponseSetItemType(_Struct):
    """CancelSpotInstanceRequestsResponseSetItemType"""

    __slots__ = ('spot_instance_request_id', 'state',)
    spot_instance_request_id: Final[str]
    state: Final[str]
    TYPE = 'CancelSpotInstanceRequestsResponseSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('spot_instance_request_id', 'spotInstanceRequestId', 'string'),
        _Field('state', 'state', 'string'),
    )

    def __init__(
        self,
        *,
        spot_instance_request_id: str,
        state: str,
    ) -> None:
        self.spot_instance_request_id = spot_instance_request_id
        self.state = state


class DhcpConfigurationItemType(_Struct):
    """DhcpConfigurationItemType"""

    __slots__ = ('key', 'value_set',)
    key: Final[str]
    value_set: Final[DhcpValueSetType]
    TYPE = 'DhcpConfigurationItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key', 'key', 'string'),
        _Field('value_set', 'valueSet', 'DhcpValueSetType'),
    )

    def __init__(
        self,
        *,
        key: str,
        value_set: DhcpValueSetType,
    ) -> None:
        self.key = key
        self.value_set = value_set


class InstanceExportTaskResponseType(_Struct):
    """InstanceExportTaskResponseType"""

    __slots__ = ('instance_id', 'target_environment',)
    instance_id: Final[str]
    target_environment: Final[str | None]
    TYPE = 'InstanceExportTaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('target_environment', 'targetEnvironment', 'string', min=0),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        target_environment: str | None = None,
    ) -> None:
        self.instance_id = instance_id
        self.target_environment = target_environment


class ExportToS3TaskResponseType(_Struct):
    """ExportToS3TaskResponseType"""

    __slots__ = ('disk_image_format', 'container_format', 's3_bucket', 's3_key',)
    disk_image_format: Final[str]
    container_format: Final[str | None]
    s3_bucket: Final[str]
    s3_key: Final[str]
    TYPE = 'ExportToS3TaskResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('disk_image_format', 'diskImageFormat', 'string'),
        _Field('container_format', 'containerFormat', 'string', min=0),
        _Field('s3_bucket', 's3Bucket', 'string'),
        _Field('s3_key', 's3Key', 'string'),
    )

    def __init__(
        self,
        *,
        disk_image_format: str,
        container_format: str | None = None,
        s3_bucket: str,
        s3_key: str,
    ) -> None:
        self.disk_image_format = disk_image_format
        self.container_format = container_format
        self.s3_bucket = s3_bucket
        self.s3_key = s3_key


class InternetGatewayAttachmentSetType(_Struct):
    """InternetGatewayAttachmentSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InternetGatewayAttachmentType, ...]]
    TYPE = 'InternetGatewayAttachmentSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InternetGatewayAttachmentType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InternetGatewayAttachmentType, ...] = (),
    ) -> None:
        self.item = item


class NetworkAclEntrySetType(_Struct):
    """NetworkAclEntrySetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkAclEntryType, ...]]
    TYPE = 'NetworkAclEntrySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkAclEntryType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkAclEntryType, ...] = (),
    ) -> None:
        self.item = item


class NetworkAclAssociationSetType(_Struct):
    """NetworkAclAssociationSetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkAclAssociationType, ...]]
    TYPE = 'NetworkAclAssociationSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkAclAssociationType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkAclAssociationType, ...] = (),
    ) -> None:
        self.item = item


class NetworkInterfaceAssociationType(_Struct):
    """NetworkInterfaceAssociationType"""

    __slots__ = ('public_ip', 'public_dns_name', 'ip_owner_id', 'allocation_id', 'association_id',)
    public_ip: Final[str]
    public_dns_name: Final[str | None]
    ip_owner_id: Final[str | None]
    allocation_id: Final[str | None]
    association_id: Final[str | None]
    TYPE = 'NetworkInterfaceAssociationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('public_ip', 'publicIp', 'string'),
        _Field('public_dns_name', 'publicDnsName', 'string', min=0),
        _Field('ip_owner_id', 'ipOwnerId', 'string', min=0),
        _Field('allocation_id', 'allocationId', 'string', min=0),
        _Field('association_id', 'associationId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        public_ip: str,
        public_dns_name: str | None = None,
        ip_owner_id: str | None = None,
        allocation_id: str | None = None,
        association_id: str | None = None,
    ) -> None:
        self.public_ip = public_ip
        self.public_dns_name = public_dns_name
        self.ip_owner_id = ip_owner_id
        self.allocation_id = allocation_id
        self.association_id = association_id


class NetworkInterfacePrivateIpAddressesSetType(_Struct):
    """NetworkInterfacePrivateIpAddressesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[NetworkInterfacePrivateIpAddressesSetItemType, ...]]
    TYPE = 'NetworkInterfacePrivateIpAddressesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'NetworkInterfacePrivateIpAddressesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[NetworkInterfacePrivateIpAddressesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class PriceScheduleRequestSetItemType(_Struct):
    """PriceScheduleRequestSetItemType"""

    __slots__ = ('term', 'price', 'currency_code',)
    term: Final[int]
    price: Final[float]
    currency_code: Final[str | None]
    TYPE = 'PriceScheduleRequestSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('term', 'term', 'long'),
        _Field('price', 'price', 'double'),
        _Field('currency_code', 'currencyCode', 'string', min=0),
    )

    def __init__(
        self,
        *,
        term: int,
        price: float,
        currency_code: str | None = None,
    ) -> None:
        self.term = term
        self.price = price
        self.currency_code = currency_code


class RouteSetType(_Struct):
    """RouteSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RouteType, ...]]
    TYPE = 'RouteSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RouteType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RouteType, ...] = (),
    ) -> None:
        self.item = item


class RouteTableAssociationSetType(_Struct):
    """RouteTableAssociationSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RouteTableAssociationType, ...]]
    TYPE = 'RouteTableAssociationSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RouteTableAssociationType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RouteTableAssociationType, ...] = (),
    ) -> None:
        self.item = item


class PropagatingVgwSetType(_Struct):
    """PropagatingVgwSetType"""

    __slots__ = ('item',)
    item: Final[tuple[PropagatingVgwType, ...]]
    TYPE = 'PropagatingVgwSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'PropagatingVgwType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[PropagatingVgwType, ...] = (),
    ) -> None:
        self.item = item


class SpotInstanceStateFaultType(_Struct):
    """SpotInstanceStateFaultType"""

    __slots__ = ('code', 'message',)
    code: Final[str]
    message: Final[str]
    TYPE = 'SpotInstanceStateFaultType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class ResourceIdSetItemType(_Struct):
    """ResourceIdSetItemType"""

    __slots__ = ('resource_id',)
    resource_id: Final[str]
    TYPE = 'ResourceIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('resource_id', 'resourceId', 'string'),
    )

    def __init__(
        self,
        *,
        resource_id: str,
    ) -> None:
        self.resource_id = resource_id


class VgwTelemetryType(_Struct):
    """VgwTelemetryType"""

    __slots__ = ('item',)
    item: Final[tuple[VpnTunnelTelemetryType, ...]]
    TYPE = 'VgwTelemetryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpnTunnelTelemetryType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpnTunnelTelemetryType, ...] = (),
    ) -> None:
        self.item = item


class VpnConnectionOptionsResponseType(_Struct):
    """VpnConnectionOptionsResponseType"""

    __slots__ = ('static_routes_only',)
    static_routes_only: Final[bool | None]
    TYPE = 'VpnConnectionOptionsResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('static_routes_only', 'staticRoutesOnly', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        static_routes_only: bool | None = None,
    ) -> None:
        self.static_routes_only = static_routes_only


class VpnStaticRoutesSetType(_Struct):
    """VpnStaticRoutesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VpnStaticRouteType, ...]]
    TYPE = 'VpnStaticRoutesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VpnStaticRouteType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VpnStaticRouteType, ...] = (),
    ) -> None:
        self.item = item


class AttachmentSetType(_Struct):
    """AttachmentSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AttachmentType, ...]]
    TYPE = 'AttachmentSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AttachmentType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AttachmentType, ...] = (),
    ) -> None:
        self.item = item


class DeleteTagsSetItemType(_Struct):
    """DeleteTagsSetItemType"""

    __slots__ = ('key', 'value',)
    key: Final[str | None]
    value: Final[str | None]
    TYPE = 'DeleteTagsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key', 'key', 'string', min=0),
        _Field('value', 'value', 'string', min=0),
    )

    def __init__(
        self,
        *,
        key: str | None = None,
        value: str | None = None,
    ) -> None:
        self.key = key
        self.value = value


class AccountAttributeNameSetItemType(_Struct):
    """AccountAttributeNameSetItemType"""

    __slots__ = ('attribute_name',)
    attribute_name: Final[str]
    TYPE = 'AccountAttributeNameSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attribute_name', 'attributeName', 'string'),
    )

    def __init__(
        self,
        *,
        attribute_name: str,
    ) -> None:
        self.attribute_name = attribute_name


class AccountAttributeSetItemType(_Struct):
    """AccountAttributeSetItemType"""

    __slots__ = ('attribute_name', 'attribute_value_set',)
    attribute_name: Final[str]
    attribute_value_set: Final[AccountAttributeValueSetType]
    TYPE = 'AccountAttributeSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attribute_name', 'attributeName', 'string'),
        _Field('attribute_value_set', 'attributeValueSet', 'AccountAttributeValueSetType'),
    )

    def __init__(
        self,
        *,
        attribute_name: str,
        attribute_value_set: AccountAttributeValueSetType,
    ) -> None:
        self.attribute_name = attribute_name
        self.attribute_value_set = attribute_value_set


class DescribeBundleTasksItemType(_Struct):
    """DescribeBundleTasksItemType"""

    __slots__ = ('bundle_id',)
    bundle_id: Final[str]
    TYPE = 'DescribeBundleTasksItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bundle_id', 'bundleId', 'string'),
    )

    def __init__(
        self,
        *,
        bundle_id: str,
    ) -> None:
        self.bundle_id = bundle_id


class ConversionTaskIdItemType(_Struct):
    """ConversionTaskIdItemType"""

    __slots__ = ('conversion_task_id',)
    conversion_task_id: Final[str]
    TYPE = 'ConversionTaskIdItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('conversion_task_id', 'conversionTaskId', 'string'),
    )

    def __init__(
        self,
        *,
        conversion_task_id: str,
    ) -> None:
        self.conversion_task_id = conversion_task_id


class CustomerGatewayIdSetItemType(_Struct):
    """CustomerGatewayIdSetItemType"""

    __slots__ = ('customer_gateway_id',)
    customer_gateway_id: Final[str]
    TYPE = 'CustomerGatewayIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('customer_gateway_id', 'customerGatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        customer_gateway_id: str,
    ) -> None:
        self.customer_gateway_id = customer_gateway_id


class DhcpOptionsIdSetItemType(_Struct):
    """DhcpOptionsIdSetItemType"""

    __slots__ = ('dhcp_options_id',)
    dhcp_options_id: Final[str]
    TYPE = 'DhcpOptionsIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('dhcp_options_id', 'dhcpOptionsId', 'string'),
    )

    def __init__(
        self,
        *,
        dhcp_options_id: str,
    ) -> None:
        self.dhcp_options_id = dhcp_options_id


class ExportTaskIdType(_Struct):
    """ExportTaskIdType"""

    __slots__ = ('export_task_id',)
    export_task_id: Final[str]
    TYPE = 'ExportTaskIdType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('export_task_id', 'exportTaskId', 'string'),
    )

    def __init__(
        self,
        *,
        export_task_id: str,
    ) -> None:
        self.export_task_id = export_task_id


class InstanceStatusItemType(_Struct):
    """InstanceStatusItemType"""

    __slots__ = ('instance_id', 'availability_zone', 'events_set', 'instance_state', 'system_status', 'instance_status',)
    instance_id: Final[str]
    availability_zone: Final[str]
    events_set: Final[InstanceStatusEventsSetType | None]
    instance_state: Final[InstanceStateType]
    system_status: Final[InstanceStatusType]
    instance_status: Final[InstanceStatusType]
    TYPE = 'InstanceStatusItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('events_set', 'eventsSet', 'InstanceStatusEventsSetType', min=0),
        _Field('instance_state', 'instanceState', 'InstanceStateType'),
        _Field('system_status', 'systemStatus', 'InstanceStatusType'),
        _Field('instance_status', 'instanceStatus', 'InstanceStatusType'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        availability_zone: str,
        events_set: InstanceStatusEventsSetType | None = None,
        instance_state: InstanceStateType,
        system_status: InstanceStatusType,
        instance_status: InstanceStatusType,
    ) -> None:
        self.instance_id = instance_id
        self.availability_zone = availability_zone
        self.events_set = events_set
        self.instance_state = instance_state
        self.system_status = system_status
        self.instance_status = instance_status


class InternetGatewayIdSetItemType(_Struct):
    """InternetGatewayIdSetItemType"""

    __slots__ = ('internet_gateway_id',)
    internet_gateway_id: Final[str]
    TYPE = 'InternetGatewayIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('internet_gateway_id', 'internetGatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        internet_gateway_id: str,
    ) -> None:
        self.internet_gateway_id = internet_gateway_id


class LicenseIdSetItemType(_Struct):
    """LicenseIdSetItemType"""

    __slots__ = ('license_id',)
    license_id: Final[str]
    TYPE = 'LicenseIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('license_id', 'licenseId', 'string'),
    )

    def __init__(
        self,
        *,
        license_id: str,
    ) -> None:
        self.license_id = license_id


class LicenseSetItemType(_Struct):
    """LicenseSetItemType"""

    __slots__ = ('license_id', 'type', 'pool', 'capacity_set', 'tag_set',)
    license_id: Final[str]
    type: Final[str]
    pool: Final[str]
    capacity_set: Final[LicenseCapacitySetType]
    tag_set: Final[ResourceTagSetType | None]
    TYPE = 'LicenseSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('license_id', 'licenseId', 'string'),
        _Field('type', 'type', 'string'),
        _Field('pool', 'pool', 'string'),
        _Field('capacity_set', 'capacitySet', 'LicenseCapacitySetType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
    )

    def __init__(
        self,
        *,
        license_id: str,
        type: str,
        pool: str,
        capacity_set: LicenseCapacitySetType,
        tag_set: ResourceTagSetType | None = None,
    ) -> None:
        self.license_id = license_id
        self.type = type
        self.pool = pool
        self.capacity_set = capacity_set
        self.tag_set = tag_set


class NetworkAclIdSetItemType(_Struct):
    """NetworkAclIdSetItemType"""

    __slots__ = ('network_acl_id',)
    network_acl_id: Final[str]
    TYPE = 'NetworkAclIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_id', 'networkAclId', 'string'),
    )

    def __init__(
        self,
        *,
        network_acl_id: str,
    ) -> None:
        self.network_acl_id = network_acl_id


class NetworkInterfaceIdSetItemType(_Struct):
    """NetworkInterfaceIdSetItemType"""

    __slots__ = ('network_interface_id',)
    network_interface_id: Final[str]
    TYPE = 'NetworkInterfaceIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_interface_id', 'networkInterfaceId', 'string'),
    )

    def __init__(
        self,
        *,
        network_interface_id: str,
    ) -> None:
        self.network_interface_id = network_interface_id


class DescribePlacementGroupItemType(_Struct):
    """DescribePlacementGroupItemType"""

    __slots__ = ('group_name',)
    group_name: Final[str]
    TYPE = 'DescribePlacementGroupItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
    )

    def __init__(
        self,
        *,
        group_name: str,
    ) -> None:
        self.group_name = group_name


class PlacementGroupInfoType(_Struct):
    """PlacementGroupInfoType"""

    __slots__ = ('group_name', 'strategy', 'state',)
    group_name: Final[str]
    strategy: Final[str]
    state: Final[str]
    TYPE = 'PlacementGroupInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('group_name', 'groupName', 'string'),
        _Field('strategy', 'strategy', 'string'),
        _Field('state', 'state', 'string'),
    )

    def __init__(
        self,
        *,
        group_name: str,
        strategy: str,
        state: str,
    ) -> None:
        self.group_name = group_name
        self.strategy = strategy
        self.state = state


class DescribeRegionsSetItemType(_Struct):
    """DescribeRegionsSetItemType"""

    __slots__ = ('region_name',)
    region_name: Final[str]
    TYPE = 'DescribeRegionsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('region_name', 'regionName', 'string'),
    )

    def __init__(
        self,
        *,
        region_name: str,
    ) -> None:
        self.region_name = region_name


class RegionItemType(_Struct):
    """RegionItemType"""

    __slots__ = ('region_name', 'region_endpoint',)
    region_name: Final[str]
    region_endpoint: Final[str]
    TYPE = 'RegionItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('region_name', 'regionName', 'string'),
        _Field('region_endpoint', 'regionEndpoint', 'string'),
    )

    def __init__(
        self,
        *,
        region_name: str,
        region_endpoint: str,
    ) -> None:
        self.region_name = region_name
        self.region_endpoint = region_endpoint


class DescribeReservedInstancesSetItemType(_Struct):
    """DescribeReservedInstancesSetItemType"""

    __slots__ = ('reserved_instances_id',)
    reserved_instances_id: Final[str]
    TYPE = 'DescribeReservedInstancesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_id', 'reservedInstancesId', 'string'),
    )

    def __init__(
        self,
        *,
        reserved_instances_id: str,
    ) -> None:
        self.reserved_instances_id = reserved_instances_id


class DescribeReservedInstancesResponseSetItemType(_Struct):
    """DescribeReservedInstancesResponseSetItemType"""

    __slots__ = ('reserved_instances_id', 'instance_type', 'availability_zone', 'start', 'duration', 'fixed_price', 'usage_price', 'instance_count', 'product_description', 'state', 'tag_set', 'instance_tenancy', 'currency_code', 'offering_type', 'recurring_charges',)
    reserved_instances_id: Final[str]
    instance_type: Final[str]
    availability_zone: Final[str]
    start: Final[datetime]
    duration: Final[int]
    fixed_price: Final[float]
    usage_price: Final[float]
    instance_count: Final[int]
    product_description: Final[str]
    state: Final[str]
    tag_set: Final[ResourceTagSetType | None]
    instance_tenancy: Final[str | None]
    currency_code: Final[str]
    offering_type: Final[str | None]
    recurring_charges: Final[RecurringChargesSetType | None]
    TYPE = 'DescribeReservedInstancesResponseSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_id', 'reservedInstancesId', 'string'),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('start', 'start', 'dateTime'),
        _Field('duration', 'duration', 'long'),
        _Field('fixed_price', 'fixedPrice', 'double'),
        _Field('usage_price', 'usagePrice', 'double'),
        _Field('instance_count', 'instanceCount', 'integer'),
        _Field('product_description', 'productDescription', 'string'),
        _Field('state', 'state', 'string'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('instance_tenancy', 'instanceTenancy', 'string'),
        _Field('currency_code', 'currencyCode', 'string'),
        _Field('offering_type', 'offeringType', 'string'),
        _Field('recurring_charges', 'recurringCharges', 'RecurringChargesSetType', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_id: str,
        instance_type: str,
        availability_zone: str,
        start: datetime,
        duration: int,
        fixed_price: float,
        usage_price: float,
        instance_count: int,
        product_description: str,
        state: str,
        tag_set: ResourceTagSetType | None = None,
        instance_tenancy: str | None = None,
        currency_code: str,
        offering_type: str | None = None,
        recurring_charges: RecurringChargesSetType | None = None,
    ) -> None:
        self.reserved_instances_id = reserved_instances_id
        self.instance_type = instance_type
        self.availability_zone = availability_zone
        self.start = start
        self.duration = duration
        self.fixed_price = fixed_price
        self.usage_price = usage_price
        self.instance_count = instance_count
        self.product_description = product_description
        self.state = state
        self.tag_set = tag_set
        self.instance_tenancy = instance_tenancy
        self.currency_code = currency_code
        self.offering_type = offering_type
        self.recurring_charges = recurring_charges


class DescribeReservedInstancesListingSetItemType(_Struct):
    """DescribeReservedInstancesListingSetItemType"""

    __slots__ = ('reserved_instances_listing_id',)
    reserved_instances_listing_id: Final[str]
    TYPE = 'DescribeReservedInstancesListingSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_listing_id', 'reservedInstancesListingId', 'string'),
    )

    def __init__(
        self,
        *,
        reserved_instances_listing_id: str,
    ) -> None:
        self.reserved_instances_listing_id = reserved_instances_listing_id


class DescribeReservedInstancesOfferingsSetItemType(_Struct):
    """DescribeReservedInstancesOfferingsSetItemType"""

    __slots__ = ('reserved_instances_offering_id',)
    reserved_instances_offering_id: Final[str]
    TYPE = 'DescribeReservedInstancesOfferingsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_offering_id', 'reservedInstancesOfferingId', 'string'),
    )

    def __init__(
        self,
        *,
        reserved_instances_offering_id: str,
    ) -> None:
        self.reserved_instances_offering_id = reserved_instances_offering_id


class DescribeReservedInstancesOfferingsResponseSetItemType(_Struct):
    """DescribeReservedInstancesOfferingsResponseSetItemType"""

    __slots__ = ('reserved_instances_offering_id', 'instance_type', 'availability_zone', 'duration', 'fixed_price', 'usage_price', 'product_description', 'instance_tenancy', 'currency_code', 'offering_type', 'recurring_charges', 'marketplace', 'pricing_details_set',)
    reserved_instances_offering_id: Final[str]
    instance_type: Final[str]
    availability_zone: Final[str]
    duration: Final[int]
    fixed_price: Final[float]
    usage_price: Final[float]
    product_description: Final[str]
    instance_tenancy: Final[str | None]
    currency_code: Final[str]
    offering_type: Final[str | None]
    recurring_charges: Final[RecurringChargesSetType | None]
    marketplace: Final[bool | None]
    pricing_details_set: Final[PricingDetailsSetType | None]
    TYPE = 'DescribeReservedInstancesOfferingsResponseSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reserved_instances_offering_id', 'reservedInstancesOfferingId', 'string'),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('duration', 'duration', 'long'),
        _Field('fixed_price', 'fixedPrice', 'double'),
        _Field('usage_price', 'usagePrice', 'double'),
        _Field('product_description', 'productDescription', 'string'),
        _Field('instance_tenancy', 'instanceTenancy', 'string'),
        _Field('currency_code', 'currencyCode', 'string'),
        _Field('offering_type', 'offeringType', 'string'),
        _Field('recurring_charges', 'recurringCharges', 'RecurringChargesSetType'),
        _Field('marketplace', 'marketplace', 'boolean', min=0),
        _Field('pricing_details_set', 'pricingDetailsSet', 'PricingDetailsSetType', min=0),
    )

    def __init__(
        self,
        *,
        reserved_instances_offering_id: str,
        instance_type: str,
        availability_zone: str,
        duration: int,
        fixed_price: float,
        usage_price: float,
        product_description: str,
        instance_tenancy: str | None = None,
        currency_code: str,
        offering_type: str | None = None,
        recurring_charges: RecurringChargesSetType | None = None,
        marketplace: bool | None = None,
        pricing_details_set: PricingDetailsSetType | None = None,
    ) -> None:
        self.reserved_instances_offering_id = reserved_instances_offering_id
        self.instance_type = instance_type
        self.availability_zone = availability_zone
        self.duration = duration
        self.fixed_price = fixed_price
        self.usage_price = usage_price
        self.product_description = product_description
        self.instance_tenancy = instance_tenancy
        self.currency_code = currency_code
        self.offering_type = offering_type
        self.recurring_charges = recurring_charges
        self.marketplace = marketplace
        self.pricing_details_set = pricing_details_set


class RouteTableIdSetItemType(_Struct):
    """RouteTableIdSetItemType"""

    __slots__ = ('route_table_id',)
    route_table_id: Final[str]
    TYPE = 'RouteTableIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_id', 'routeTableId', 'string'),
    )

    def __init__(
        self,
        *,
        route_table_id: str,
    ) -> None:
        self.route_table_id = route_table_id


class CreateVolumePermissionItemType(_Struct):
    """CreateVolumePermissionItemType"""

    __slots__ = ('user_id', 'group',)
    user_id: Final[str | None]
    group: Final[str | None]
    TYPE = 'CreateVolumePermissionItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DescribeSnapshotsSetItemType(_Struct):
    """DescribeSnapshotsSetItemType"""

    __slots__ = ('snapshot_id',)
    snapshot_id: Final[str]
    TYPE = 'DescribeSnapshotsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string'),
    )

    def __init__(
        self,
        *,
        snapshot_id: str,
    ) -> None:
        self.snapshot_id = snapshot_id


class DescribeSnapshotsOwnerType(_Struct):
    """DescribeSnapshotsOwnerType"""

    __slots__ = ('owner',)
    owner: Final[str]
    TYPE = 'DescribeSnapshotsOwnerType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('owner', 'owner', 'string'),
    )

    def __init__(
        self,
        *,
        owner: str,
    ) -> None:
        self.owner = owner


class DescribeSnapshotsRestorableByType(_Struct):
    """DescribeSnapshotsRestorableByType"""

    __slots__ = ('user',)
    user: Final[str]
    TYPE = 'DescribeSnapshotsRestorableByType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('user', 'user', 'string'),
    )

    def __init__(
        self,
        *,
        user: str,
    ) -> None:
        self.user = user


class DescribeSnapshotsSetItemResponseType(_Struct):
    """DescribeSnapshotsSetItemResponseType"""

    __slots__ = ('snapshot_id', 'volume_id', 'status', 'start_time', 'progress', 'owner_id', 'volume_size', 'description', 'owner_alias', 'tag_set', 'encrypted',)
    snapshot_id: Final[str]
    volume_id: Final[str]
    status: Final[str]
    start_time: Final[datetime]
    progress: Final[str]
    owner_id: Final[str | None]
    volume_size: Final[str | None]
    description: Final[str | None]
    owner_alias: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    encrypted: Final[bool | None]
    TYPE = 'DescribeSnapshotsSetItemResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('volume_id', 'volumeId', 'string'),
        _Field('status', 'status', 'string'),
        _Field('start_time', 'startTime', 'dateTime'),
        _Field('progress', 'progress', 'string'),
        _Field('owner_id', 'ownerId', 'string'),
        _Field('volume_size', 'volumeSize', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('owner_alias', 'ownerAlias', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('encrypted', 'encrypted', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        snapshot_id: str,
        volume_id: str,
        status: str,
        start_time: datetime,
        progress: str,
        owner_id: str | None = None,
        volume_size: str | None = None,
        description: str | None = None,
        owner_alias: str | None = None,
        tag_set: ResourceTagSetType | None = None,
        encrypted: bool | None = None,
    ) -> None:
        self.snapshot_id = snapshot_id
        self.volume_id = volume_id
        self.status = status
        self.start_time = start_time
        self.progress = progress
        self.owner_id = owner_id
        self.volume_size = volume_size
        self.description = description
        self.owner_alias = owner_alias
        self.tag_set = tag_set
        self.encrypted = encrypted


class SpotInstanceRequestSetItemType(_Struct):
    """SpotInstanceRequestSetItemType"""

    __slots__ = ('spot_instance_request_id', 'spot_price', 'type', 'state', 'fault', 'status', 'valid_from', 'valid_until', 'launch_group', 'availability_zone_group', 'launch_specification', 'instance_id', 'create_time', 'product_description', 'tag_set', 'launched_availability_zone',)
    spot_instance_request_id: Final[str]
    spot_price: Final[str]
    type: Final[str]
    state: Final[str]
    fault: Final[SpotInstanceStateFaultType | None]
    status: Final[SpotInstanceStatusMessageType | None]
    valid_from: Final[datetime | None]
    valid_until: Final[datetime | None]
    launch_group: Final[str | None]
    availability_zone_group: Final[str | None]
    launch_specification: Final[LaunchSpecificationResponseType | None]
    instance_id: Final[str | None]
    create_time: Final[datetime | None]
    product_description: Final[str | None]
    tag_set: Final[ResourceTagSetType | None]
    launched_availability_zone: Final[str | None]
    TYPE = 'SpotInstanceRequestSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('spot_instance_request_id', 'spotInstanceRequestId', 'string'),
        _Field('spot_price', 'spotPrice', 'string'),
        _Field('type', 'type', 'string'),
        _Field('state', 'state', 'string'),
        _Field('fault', 'fault', 'SpotInstanceStateFaultType', min=0),
        _Field('status', 'status', 'SpotInstanceStatusMessageType', min=0),
        _Field('valid_from', 'validFrom', 'dateTime', min=0),
        _Field('valid_until', 'validUntil', 'dateTime', min=0),
        _Field('launch_group', 'launchGroup', 'string', min=0),
        _Field('availability_zone_group', 'availabilityZoneGroup', 'string', min=0),
        _Field('launch_specification', 'launchSpecification', 'LaunchSpecificationResponseType', min=0),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('create_time', 'createTime', 'dateTime', min=0),
        _Field('product_description', 'productDescription', 'string', min=0),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('launched_availability_zone', 'launchedAvailabilityZone', 'string', min=0),
    )

    def __init__(
        self,
        *,
        spot_instance_request_id: str,
        spot_price: str,
        type: str,
        state: str,
        fault: SpotInstanceStateFaultType | None = None,
        status: SpotInstanceStatusMessageType | None = None,
        valid_from: datetime | None = None,
        valid_until: datetime | None = None,
        launch_group: str | None = None,
        availability_zone_group: str | None = None,
        launch_specification: LaunchSpecificationResponseType | None = None,
        instance_id: str | None = None,
        create_time: datetime | None = None,
        product_description: str | None = None,
        tag_set: ResourceTagSetType | None = None,
        launched_availability_zone: str | None = None,
    ) -> None:
        self.spot_instance_request_id = spot_instance_request_id
        self.spot_price = spot_price
        self.type = type
        self.state = state
        self.fault = fault
        self.status = status
        self.valid_from = valid_from
        self.valid_until = valid_until
        self.launch_group = launch_group
        self.availability_zone_group = availability_zone_group
        self.launch_specification = launch_specification
        self.instance_id = instance_id
        self.create_time = create_time
        self.product_description = product_description
        self.tag_set = tag_set
        self.launched_availability_zone = launched_availability_zone


class InstanceTypeSetItemType(_Struct):
    """InstanceTypeSetItemType"""

    __slots__ = ('instance_type',)
    instance_type: Final[str]
    TYPE = 'InstanceTypeSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_type', 'instanceType', 'string'),
    )

    def __init__(
        self,
        *,
        instance_type: str,
    ) -> None:
        self.instance_type = instance_type


class ProductDescriptionSetItemType(_Struct):
    """ProductDescriptionSetItemType"""

    __slots__ = ('product_description',)
    product_description: Final[str]
    TYPE = 'ProductDescriptionSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('product_description', 'productDescription', 'string'),
    )

    def __init__(
        self,
        *,
        product_description: str,
    ) -> None:
        self.product_description = product_description


class SpotPriceHistorySetItemType(_Struct):
    """SpotPriceHistorySetItemType"""

    __slots__ = ('instance_type', 'product_description', 'spot_price', 'timestamp', 'availability_zone',)
    instance_type: Final[str]
    product_description: Final[str]
    spot_price: Final[str]
    timestamp: Final[datetime]
    availability_zone: Final[str | None]
    TYPE = 'SpotPriceHistorySetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_type', 'instanceType', 'string'),
        _Field('product_description', 'productDescription', 'string'),
        _Field('spot_price', 'spotPrice', 'string'),
        _Field('timestamp', 'timestamp', 'dateTime'),
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
    )

    def __init__(
        self,
        *,
        instance_type: str,
        product_description: str,
        spot_price: str,
        timestamp: datetime,
        availability_zone: str | None = None,
    ) -> None:
        self.instance_type = instance_type
        self.product_description = product_description
        self.spot_price = spot_price
        self.timestamp = timestamp
        self.availability_zone = availability_zone


class SubnetIdSetItemType(_Struct):
    """SubnetIdSetItemType"""

    __slots__ = ('subnet_id',)
    subnet_id: Final[str]
    TYPE = 'SubnetIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('subnet_id', 'subnetId', 'string'),
    )

    def __init__(
        self,
        *,
        subnet_id: str,
    ) -> None:
        self.subnet_id = subnet_id


class TagSetItemType(_Struct):
    """TagSetItemType"""

    __slots__ = ('resource_id', 'resource_type', 'key', 'value',)
    resource_id: Final[str | None]
    resource_type: Final[str | None]
    key: Final[str | None]
    value: Final[str | None]
    TYPE = 'TagSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('resource_id', 'resourceId', 'string', min=0),
        _Field('resource_type', 'resourceType', 'string', min=0),
        _Field('key', 'key', 'string', min=0),
        _Field('value', 'value', 'string', min=0),
    )

    def __init__(
        self,
        *,
        resource_id: str | None = None,
        resource_type: str | None = None,
        key: str | None = None,
        value: str | None = None,
    ) -> None:
        self.resource_id = resource_id
        self.resource_type = resource_type
        self.key = key
        self.value = value


class DescribeVolumesSetItemType(_Struct):
    """DescribeVolumesSetItemType"""

    __slots__ = ('volume_id',)
    volume_id: Final[str]
    TYPE = 'DescribeVolumesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
    )

    def __init__(
        self,
        *,
        volume_id: str,
    ) -> None:
        self.volume_id = volume_id


class VolumeStatusItemType(_Struct):
    """VolumeStatusItemType"""

    __slots__ = ('volume_id', 'availability_zone', 'volume_status', 'events_set', 'actions_set',)
    volume_id: Final[str]
    availability_zone: Final[str]
    volume_status: Final[VolumeStatusInfoType]
    events_set: Final[VolumeStatusEventsSetType]
    actions_set: Final[VolumeStatusActionsSetType]
    TYPE = 'VolumeStatusItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('volume_status', 'volumeStatus', 'VolumeStatusInfoType'),
        _Field('events_set', 'eventsSet', 'VolumeStatusEventsSetType'),
        _Field('actions_set', 'actionsSet', 'VolumeStatusActionsSetType'),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        availability_zone: str,
        volume_status: VolumeStatusInfoType,
        events_set: VolumeStatusEventsSetType,
        actions_set: VolumeStatusActionsSetType,
    ) -> None:
        self.volume_id = volume_id
        self.availability_zone = availability_zone
        self.volume_status = volume_status
        self.events_set = events_set
        self.actions_set = actions_set


class DescribeVolumesSetItemResponseType(_Struct):
    """DescribeVolumesSetItemResponseType"""

    __slots__ = ('volume_id', 'size', 'snapshot_id', 'availability_zone', 'status', 'create_time', 'attachment_set', 'tag_set', 'volume_type', 'iops', 'encrypted',)
    volume_id: Final[str]
    size: Final[str]
    snapshot_id: Final[str]
    availability_zone: Final[str]
    status: Final[str]
    create_time: Final[datetime]
    attachment_set: Final[AttachmentSetResponseType]
    tag_set: Final[ResourceTagSetType | None]
    volume_type: Final[str | None]
    iops: Final[int | None]
    encrypted: Final[bool | None]
    TYPE = 'DescribeVolumesSetItemResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('size', 'size', 'string'),
        _Field('snapshot_id', 'snapshotId', 'string'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('status', 'status', 'string'),
        _Field('create_time', 'createTime', 'dateTime'),
        _Field('attachment_set', 'attachmentSet', 'AttachmentSetResponseType'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType', min=0),
        _Field('volume_type', 'volumeType', 'string'),
        _Field('iops', 'iops', 'int', min=0),
        _Field('encrypted', 'encrypted', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        size: str,
        snapshot_id: str,
        availability_zone: str,
        status: str,
        create_time: datetime,
        attachment_set: AttachmentSetResponseType,
        tag_set: ResourceTagSetType | None = None,
        volume_type: str | None = None,
        iops: int | None = None,
        encrypted: bool | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.size = size
        self.snapshot_id = snapshot_id
        self.availability_zone = availability_zone
        self.status = status
        self.create_time = create_time
        self.attachment_set = attachment_set
        self.tag_set = tag_set
        self.volume_type = volume_type
        self.iops = iops
        self.encrypted = encrypted


class VpcIdSetItemType(_Struct):
    """VpcIdSetItemType"""

    __slots__ = ('vpc_id',)
    vpc_id: Final[str]
    TYPE = 'VpcIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
    ) -> None:
        self.vpc_id = vpc_id


class VpnConnectionIdSetItemType(_Struct):
    """VpnConnectionIdSetItemType"""

    __slots__ = ('vpn_connection_id',)
    vpn_connection_id: Final[str]
    TYPE = 'VpnConnectionIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_connection_id', 'vpnConnectionId', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_connection_id: str,
    ) -> None:
        self.vpn_connection_id = vpn_connection_id


class VpnGatewayIdSetItemType(_Struct):
    """VpnGatewayIdSetItemType"""

    __slots__ = ('vpn_gateway_id',)
    vpn_gateway_id: Final[str]
    TYPE = 'VpnGatewayIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpn_gateway_id', 'vpnGatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        vpn_gateway_id: str,
    ) -> None:
        self.vpn_gateway_id = vpn_gateway_id


class ImportInstanceGroupSetType(_Struct):
    """ImportInstanceGroupSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ImportInstanceGroupItemType, ...]]
    TYPE = 'ImportInstanceGroupSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ImportInstanceGroupItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ImportInstanceGroupItemType, ...] = (),
    ) -> None:
        self.item = item


class InstancePlacementType(_Struct):
    """InstancePlacementType"""

    __slots__ = ('availability_zone', 'group_name',)
    availability_zone: Final[str | None]
    group_name: Final[str | None]
    TYPE = 'InstancePlacementType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        availability_zone: str | None = None,
        group_name: str | None = None,
    ) -> None:
        self.availability_zone = availability_zone
        self.group_name = group_name


class DiskImageType(_Struct):
    """DiskImageType"""

    __slots__ = ('image', 'description', 'volume',)
    image: Final[DiskImageDetailType]
    description: Final[str | None]
    volume: Final[DiskImageVolumeType]
    TYPE = 'DiskImageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image', 'image', 'DiskImageDetailType'),
        _Field('description', 'description', 'string', min=0),
        _Field('volume', 'volume', 'DiskImageVolumeType'),
    )

    def __init__(
        self,
        *,
        image: DiskImageDetailType,
        description: str | None = None,
        volume: DiskImageVolumeType,
    ) -> None:
        self.image = image
        self.description = description
        self.volume = volume


class ImportVolumeTaskDetailsType(_Struct):
    """ImportVolumeTaskDetailsType"""

    __slots__ = ('bytes_converted', 'availability_zone', 'description', 'image', 'volume',)
    bytes_converted: Final[int]
    availability_zone: Final[str]
    description: Final[str | None]
    image: Final[DiskImageDescriptionType]
    volume: Final[DiskImageVolumeDescriptionType]
    TYPE = 'ImportVolumeTaskDetailsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bytes_converted', 'bytesConverted', 'long'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('description', 'description', 'string', min=0),
        _Field('image', 'image', 'DiskImageDescriptionType'),
        _Field('volume', 'volume', 'DiskImageVolumeDescriptionType'),
    )

    def __init__(
        self,
        *,
        bytes_converted: int,
        availability_zone: str,
        description: str | None = None,
        image: DiskImageDescriptionType,
        volume: DiskImageVolumeDescriptionType,
    ) -> None:
        self.bytes_converted = bytes_converted
        self.availability_zone = availability_zone
        self.description = description
        self.image = image
        self.volume = volume


class ImportInstanceTaskDetailsType(_Struct):
    """ImportInstanceTaskDetailsType"""

    __slots__ = ('volumes', 'instance_id', 'platform', 'description',)
    volumes: Final[ImportInstanceVolumeDetailSetType]
    instance_id: Final[str | None]
    platform: Final[str | None]
    description: Final[str | None]
    TYPE = 'ImportInstanceTaskDetailsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volumes', 'volumes', 'ImportInstanceVolumeDetailSetType'),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('platform', 'platform', 'string', min=0),
        _Field('description', 'description', 'string', min=0),
    )

    def __init__(
        self,
        *,
        volumes: ImportInstanceVolumeDetailSetType,
        instance_id: str | None = None,
        platform: str | None = None,
        description: str | None = None,
    ) -> None:
        self.volumes = volumes
        self.instance_id = instance_id
        self.platform = platform
        self.description = description


class InstanceBlockDeviceMappingItemType(_Struct):
    """InstanceBlockDeviceMappingItemType"""

    __slots__ = ('device_name', 'virtual_name', 'ebs', 'no_device',)
    device_name: Final[str]
    virtual_name: Final[str | None]
    ebs: Final[InstanceEbsBlockDeviceType | None]
    no_device: Final[EmptyElementType | None]
    TYPE = 'InstanceBlockDeviceMappingItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('device_name', 'deviceName', 'string'),
        _Field('virtual_name', 'virtualName', 'string', min=0),
        _Field('ebs', 'ebs', 'InstanceEbsBlockDeviceType', min=0),
        _Field('no_device', 'noDevice', 'EmptyElementType', min=0),
    )

    def __init__(
        self,
        *,
        device_name: str,
        virtual_name: str | None = None,
        ebs: InstanceEbsBlockDeviceType | None = None,
        no_device: EmptyElementType | None = None,
    ) -> None:
        self.device_name = device_name
        self.virtual_name = virtual_name
        self.ebs = ebs
        self.no_device = no_device


class MonitorInstancesSetItemType(_Struct):
    """MonitorInstancesSetItemType"""

    __slots__ = ('instance_id',)
    instance_id: Final[str]
    TYPE = 'MonitorInstancesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
    ) -> None:
        self.instance_id = instance_id


class MonitorInstancesResponseSetItemType(_Struct):
    """MonitorInstancesResponseSetItemType"""

    __slots__ = ('instance_id', 'monitoring',)
    instance_id: Final[str]
    monitoring: Final[InstanceMonitoringStateType]
    TYPE = 'MonitorInstancesResponseSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_id', 'instanceId', 'string'),
        _Field('monitoring', 'monitoring', 'InstanceMonitoringStateType'),
    )

    def __init__(
        self,
        *,
        instance_id: str,
        monitoring: InstanceMonitoringStateType,
    ) -> None:
        self.instance_id = instance_id
        self.monitoring = monitoring


class ReportInstanceStatusReasonCodeSetItemType(_Struct):
    """ReportInstanceStatusReasonCodeSetItemType"""

    __slots__ = ('reason_code',)
    reason_code: Final[str]
    TYPE = 'ReportInstanceStatusReasonCodeSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('reason_code', 'reasonCode', 'string'),
    )

    def __init__(
        self,
        *,
        reason_code: str,
    ) -> None:
        self.reason_code = reason_code


class SpotPlacementRequestType(_Struct):
    """SpotPlacementRequestType"""

    __slots__ = ('availability_zone', 'group_name',)
    availability_zone: Final[str | None]
    group_name: Final[str | None]
    TYPE = 'SpotPlacementRequestType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('availability_zone', 'availabilityZone', 'string', min=0),
        _Field('group_name', 'groupName', 'string', min=0),
    )

    def __init__(
        self,
        *,
        availability_zone: str | None = None,
        group_name: str | None = None,
    ) -> None:
        self.availability_zone = availability_zone
        self.group_name = group_name


class InstanceCountsSetType(_Struct):
    """InstanceCountsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceCountsSetItemType, ...]]
    TYPE = 'InstanceCountsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceCountsSetItemType', max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceCountsSetItemType, ...],
    ) -> None:
        self.item = item


class PriceScheduleSetType(_Struct):
    """PriceScheduleSetType"""

    __slots__ = ('item',)
    item: Final[tuple[PriceScheduleSetItemType, ...]]
    TYPE = 'PriceScheduleSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'PriceScheduleSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[PriceScheduleSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DhcpValueSetType(_Struct):
    """DhcpValueSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DhcpValueType, ...]]
    TYPE = 'DhcpValueSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DhcpValueType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DhcpValueType, ...] = (),
    ) -> None:
        self.item = item


class InternetGatewayAttachmentType(_Struct):
    """InternetGatewayAttachmentType"""

    __slots__ = ('vpc_id', 'state',)
    vpc_id: Final[str]
    state: Final[str]
    TYPE = 'InternetGatewayAttachmentType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('vpc_id', 'vpcId', 'string'),
        _Field('state', 'state', 'string'),
    )

    def __init__(
        self,
        *,
        vpc_id: str,
        state: str,
    ) -> None:
        self.vpc_id = vpc_id
        self.state = state


class NetworkAclEntryType(_Struct):
    """NetworkAclEntryType"""

    __slots__ = ('rule_number', 'protocol', 'rule_action', 'egress', 'cidr_block', 'icmp_type_code', 'port_range',)
    rule_number: Final[int]
    protocol: Final[str]
    rule_action: Final[str]
    egress: Final[bool]
    cidr_block: Final[str]
    icmp_type_code: Final[IcmpTypeCodeType | None]
    port_range: Final[PortRangeType | None]
    TYPE = 'NetworkAclEntryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('rule_number', 'ruleNumber', 'int'),
        _Field('protocol', 'protocol', 'string'),
        _Field('rule_action', 'ruleAction', 'string'),
        _Field('egress', 'egress', 'boolean'),
        _Field('cidr_block', 'cidrBlock', 'string'),
        _Field('icmp_type_code', 'icmpTypeCode', 'IcmpTypeCodeType', min=0),
        _Field('port_range', 'portRange', 'PortRangeType', min=0),
    )

    def __init__(
        self,
        *,
        rule_number: int,
        protocol: str,
        rule_action: str,
        egress: bool,
        cidr_block: str,
        icmp_type_code: IcmpTypeCodeType | None = None,
        port_range: PortRangeType | None = None,
    ) -> None:
        self.rule_number = rule_number
        self.protocol = protocol
        self.rule_action = rule_action
        self.egress = egress
        self.cidr_block = cidr_block
        self.icmp_type_code = icmp_type_code
        self.port_range = port_range


class NetworkAclAssociationType(_Struct):
    """NetworkAclAssociationType"""

    __slots__ = ('network_acl_association_id', 'network_acl_id', 'subnet_id',)
    network_acl_association_id: Final[str]
    network_acl_id: Final[str]
    subnet_id: Final[str]
    TYPE = 'NetworkAclAssociationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_acl_association_id', 'networkAclAssociationId', 'string'),
        _Field('network_acl_id', 'networkAclId', 'string'),
        _Field('subnet_id', 'subnetId', 'string'),
    )

    def __init__(
        self,
        *,
        network_acl_association_id: str,
        network_acl_id: str,
        subnet_id: str,
    ) -> None:
        self.network_acl_association_id = network_acl_association_id
        self.network_acl_id = network_acl_id
        self.subnet_id = subnet_id


class NetworkInterfacePrivateIpAddressesSetItemType(_Struct):
    """NetworkInterfacePrivateIpAddressesSetItemType"""

    __slots__ = ('private_ip_address', 'private_dns_name', 'primary', 'association',)
    private_ip_address: Final[str]
    private_dns_name: Final[str | None]
    primary: Final[bool]
    association: Final[NetworkInterfaceAssociationType | None]
    TYPE = 'NetworkInterfacePrivateIpAddressesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('private_ip_address', 'privateIpAddress', 'string'),
        _Field('private_dns_name', 'privateDnsName', 'string', min=0),
        _Field('primary', 'primary', 'boolean'),
        _Field('association', 'association', 'NetworkInterfaceAssociationType', min=0),
    )

    def __init__(
        self,
        *,
        private_ip_address: str,
        private_dns_name: str | None = None,
        primary: bool,
        association: NetworkInterfaceAssociationType | None = None,
    ) -> None:
        self.private_ip_address = private_ip_address
        self.private_dns_name = private_dns_name
        self.primary = primary
        self.association = association


class RouteType(_Struct):
    """RouteType"""

    __slots__ = ('destination_cidr_block', 'gateway_id', 'instance_id', 'instance_owner_id', 'network_interface_id', 'state', 'origin', 'vpc_peering_connection_id', 'nat_gateway_id',)
    destination_cidr_block: Final[str]
    gateway_id: Final[str | None]
    instance_id: Final[str | None]
    instance_owner_id: Final[str | None]
    network_interface_id: Final[str | None]
    state: Final[str]
    origin: Final[str]
    vpc_peering_connection_id: Final[str | None]
    nat_gateway_id: Final[str | None]
    TYPE = 'RouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
        _Field('gateway_id', 'gatewayId', 'string', min=0),
        _Field('instance_id', 'instanceId', 'string', min=0),
        _Field('instance_owner_id', 'instanceOwnerId', 'string', min=0),
        _Field('network_interface_id', 'networkInterfaceId', 'string', min=0),
        _Field('state', 'state', 'string'),
        _Field('origin', 'origin', 'string'),
        _Field('vpc_peering_connection_id', 'vpcPeeringConnectionId', 'string', min=0),
        _Field('nat_gateway_id', 'natGatewayId', 'string', min=0),
    )

    def __init__(
        self,
        *,
        destination_cidr_block: str,
        gateway_id: str | None = None,
        instance_id: str | None = None,
        instance_owner_id: str | None = None,
        network_interface_id: str | None = None,
        state: str,
        origin: str,
        vpc_peering_connection_id: str | None = None,
        nat_gateway_id: str | None = None,
    ) -> None:
        self.destination_cidr_block = destination_cidr_block
        self.gateway_id = gateway_id
        self.instance_id = instance_id
        self.instance_owner_id = instance_owner_id
        self.network_interface_id = network_interface_id
        self.state = state
        self.origin = origin
        self.vpc_peering_connection_id = vpc_peering_connection_id
        self.nat_gateway_id = nat_gateway_id


class RouteTableAssociationType(_Struct):
    """RouteTableAssociationType"""

    __slots__ = ('route_table_association_id', 'route_table_id', 'subnet_id', 'main',)
    route_table_association_id: Final[str]
    route_table_id: Final[str]
    subnet_id: Final[str | None]
    main: Final[bool | None]
    TYPE = 'RouteTableAssociationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('route_table_association_id', 'routeTableAssociationId', 'string'),
        _Field('route_table_id', 'routeTableId', 'string'),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('main', 'main', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        route_table_association_id: str,
        route_table_id: str,
        subnet_id: str | None = None,
        main: bool | None = None,
    ) -> None:
        self.route_table_association_id = route_table_association_id
        self.route_table_id = route_table_id
        self.subnet_id = subnet_id
        self.main = main


class PropagatingVgwType(_Struct):
    """PropagatingVgwType"""

    __slots__ = ('gateway_id',)
    gateway_id: Final[str]
    TYPE = 'PropagatingVgwType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('gateway_id', 'gatewayId', 'string'),
    )

    def __init__(
        self,
        *,
        gateway_id: str,
    ) -> None:
        self.gateway_id = gateway_id


class VpnTunnelTelemetryType(_Struct):
    """VpnTunnelTelemetryType"""

    __slots__ = ('outside_ip_address', 'status', 'last_status_change', 'status_message', 'accepted_route_count',)
    outside_ip_address: Final[str]
    status: Final[str]
    last_status_change: Final[datetime]
    status_message: Final[str | None]
    accepted_route_count: Final[int]
    TYPE = 'VpnTunnelTelemetryType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('outside_ip_address', 'outsideIpAddress', 'string'),
        _Field('status', 'status', 'string'),
        _Field('last_status_change', 'lastStatusChange', 'dateTime'),
        _Field('status_message', 'statusMessage', 'string', min=0),
        _Field('accepted_route_count', 'acceptedRouteCount', 'int'),
    )

    def __init__(
        self,
        *,
        outside_ip_address: str,
        status: str,
        last_status_change: datetime,
        status_message: str | None = None,
        accepted_route_count: int,
    ) -> None:
        self.outside_ip_address = outside_ip_address
        self.status = status
        self.last_status_change = last_status_change
        self.status_message = status_message
        self.accepted_route_count = accepted_route_count


class VpnStaticRouteType(_Struct):
    """VpnStaticRouteType"""

    __slots__ = ('destination_cidr_block', 'source', 'state',)
    destination_cidr_block: Final[str]
    source: Final[str]
    state: Final[str]
    TYPE = 'VpnStaticRouteType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('destination_cidr_block', 'destinationCidrBlock', 'string'),
        _Field('source', 'source', 'string'),
        _Field('state', 'state', 'string'),
    )

    def __init__(
        self,
        *,
        destination_cidr_block: str,
        source: str,
        state: str,
    ) -> None:
        self.destination_cidr_block = destination_cidr_block
        self.source = source
        self.state = state


class AccountAttributeValueSetType(_Struct):
    """AccountAttributeValueSetType"""

    __slots__ = ('item',)
    item: Final[tuple[AccountAttributeValueSetItemType, ...]]
    TYPE = 'AccountAttributeValueSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AccountAttributeValueSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AccountAttributeValueSetItemType, ...] = (),
    ) -> None:
        self.item = item


class InstanceStatusEventsSetType(_Struct):
    """InstanceStatusEventsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceStatusEventType, ...]]
    TYPE = 'InstanceStatusEventsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceStatusEventType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceStatusEventType, ...] = (),
    ) -> None:
        self.item = item


class InstanceStatusType(_Struct):
    """InstanceStatusType"""

    __slots__ = ('status', 'details',)
    status: Final[str]
    details: Final[InstanceStatusDetailsSetType | None]
    TYPE = 'InstanceStatusType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('status', 'status', 'string'),
        _Field('details', 'details', 'InstanceStatusDetailsSetType', min=0),
    )

    def __init__(
        self,
        *,
        status: str,
        details: InstanceStatusDetailsSetType | None = None,
    ) -> None:
        self.status = status
        self.details = details


class LicenseCapacitySetType(_Struct):
    """LicenseCapacitySetType"""

    __slots__ = ('item',)
    item: Final[tuple[LicenseCapacitySetItemType, ...]]
    TYPE = 'LicenseCapacitySetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'LicenseCapacitySetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[LicenseCapacitySetItemType, ...] = (),
    ) -> None:
        self.item = item


class RecurringChargesSetType(_Struct):
    """RecurringChargesSetType"""

    __slots__ = ('item',)
    item: Final[tuple[RecurringChargesSetItemType, ...]]
    TYPE = 'RecurringChargesSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'RecurringChargesSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[RecurringChargesSetItemType, ...] = (),
    ) -> None:
        self.item = item


class PricingDetailsSetType(_Struct):
    """PricingDetailsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[PricingDetailsSetItemType, ...]]
    TYPE = 'PricingDetailsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'PricingDetailsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[PricingDetailsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class SpotInstanceStatusMessageType(_Struct):
    """SpotInstanceStatusMessageType"""

    __slots__ = ('code', 'update_time', 'message',)
    code: Final[str | None]
    update_time: Final[datetime | None]
    message: Final[str | None]
    TYPE = 'SpotInstanceStatusMessageType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'string', min=0),
        _Field('update_time', 'updateTime', 'dateTime', min=0),
        _Field('message', 'message', 'string', min=0),
    )

    def __init__(
        self,
        *,
        code: str | None = None,
        update_time: datetime | None = None,
        message: str | None = None,
    ) -> None:
        self.code = code
        self.update_time = update_time
        self.message = message


class LaunchSpecificationResponseType(_Struct):
    """LaunchSpecificationResponseType"""

    __slots__ = ('image_id', 'key_name', 'group_set', 'addressing_type', 'instance_type', 'placement', 'kernel_id', 'ramdisk_id', 'block_device_mapping', 'monitoring', 'subnet_id', 'network_interface_set', 'iam_instance_profile', 'ebs_optimized',)
    image_id: Final[str]
    key_name: Final[str | None]
    group_set: Final[GroupSetType]
    addressing_type: Final[str | None]
    instance_type: Final[str]
    placement: Final[SpotPlacementRequestType | None]
    kernel_id: Final[str | None]
    ramdisk_id: Final[str | None]
    block_device_mapping: Final[BlockDeviceMappingType | None]
    monitoring: Final[MonitoringInstanceType | None]
    subnet_id: Final[str | None]
    network_interface_set: Final[InstanceNetworkInterfaceSetRequestType | None]
    iam_instance_profile: Final[IamInstanceProfileRequestType | None]
    ebs_optimized: Final[bool | None]
    TYPE = 'LaunchSpecificationResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('image_id', 'imageId', 'string'),
        _Field('key_name', 'keyName', 'string', min=0),
        _Field('group_set', 'groupSet', 'GroupSetType'),
        _Field('addressing_type', 'addressingType', 'string', min=0),
        _Field('instance_type', 'instanceType', 'string'),
        _Field('placement', 'placement', 'SpotPlacementRequestType', min=0),
        _Field('kernel_id', 'kernelId', 'string', min=0),
        _Field('ramdisk_id', 'ramdiskId', 'string', min=0),
        _Field('block_device_mapping', 'blockDeviceMapping', 'BlockDeviceMappingType', min=0),
        _Field('monitoring', 'monitoring', 'MonitoringInstanceType', min=0),
        _Field('subnet_id', 'subnetId', 'string', min=0),
        _Field('network_interface_set', 'networkInterfaceSet', 'InstanceNetworkInterfaceSetRequestType', min=0),
        _Field('iam_instance_profile', 'iamInstanceProfile', 'IamInstanceProfileRequestType', min=0),
        _Field('ebs_optimized', 'ebsOptimized', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        image_id: str,
        key_name: str | None = None,
        group_set: GroupSetType,
        addressing_type: str | None = None,
        instance_type: str,
        placement: SpotPlacementRequestType | None = None,
        kernel_id: str | None = None,
        ramdisk_id: str | None = None,
        block_device_mapping: BlockDeviceMappingType | None = None,
        monitoring: MonitoringInstanceType | None = None,
        subnet_id: str | None = None,
        network_interface_set: InstanceNetworkInterfaceSetRequestType | None = None,
        iam_instance_profile: IamInstanceProfileRequestType | None = None,
        ebs_optimized: bool | None = None,
    ) -> None:
        self.image_id = image_id
        self.key_name = key_name
        self.group_set = group_set
        self.addressing_type = addressing_type
        self.instance_type = instance_type
        self.placement = placement
        self.kernel_id = kernel_id
        self.ramdisk_id = ramdisk_id
        self.block_device_mapping = block_device_mapping
        self.monitoring = monitoring
        self.subnet_id = subnet_id
        self.network_interface_set = network_interface_set
        self.iam_instance_profile = iam_instance_profile
        self.ebs_optimized = ebs_optimized


class VolumeStatusInfoType(_Struct):
    """VolumeStatusInfoType"""

    __slots__ = ('status', 'details',)
    status: Final[str]
    details: Final[VolumeStatusDetailsSetType]
    TYPE = 'VolumeStatusInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('status', 'status', 'string'),
        _Field('details', 'details', 'VolumeStatusDetailsSetType'),
    )

    def __init__(
        self,
        *,
        status: str,
        details: VolumeStatusDetailsSetType,
    ) -> None:
        self.status = status
        self.details = details


class VolumeStatusEventsSetType(_Struct):
    """VolumeStatusEventsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VolumeStatusEventItemType, ...]]
    TYPE = 'VolumeStatusEventsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VolumeStatusEventItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VolumeStatusEventItemType, ...] = (),
    ) -> None:
        self.item = item


class VolumeStatusActionsSetType(_Struct):
    """VolumeStatusActionsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VolumeStatusActionItemType, ...]]
    TYPE = 'VolumeStatusActionsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VolumeStatusActionItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VolumeStatusActionItemType, ...] = (),
    ) -> None:
        self.item = item


class AttachmentSetResponseType(_Struct):
    """AttachmentSetResponseType"""

    __slots__ = ('item',)
    item: Final[tuple[AttachmentSetItemResponseType, ...]]
    TYPE = 'AttachmentSetResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'AttachmentSetItemResponseType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[AttachmentSetItemResponseType, ...] = (),
    ) -> None:
        self.item = item


class ImportInstanceGroupItemType(_Struct):
    """ImportInstanceGroupItemType"""

    __slots__ = ('group_id', 'group_name',)
    group_id: Final[str | None]
    group_name: Final[str | None]
    TYPE = 'ImportInstanceGroupItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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


class DiskImageDescriptionType(_Struct):
    """DiskImageDescriptionType"""

    __slots__ = ('format', 'size', 'import_manifest_url', 'checksum',)
    format: Final[str]
    size: Final[int]
    import_manifest_url: Final[str]
    checksum: Final[str | None]
    TYPE = 'DiskImageDescriptionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('format', 'format', 'string'),
        _Field('size', 'size', 'long'),
        _Field('import_manifest_url', 'importManifestUrl', 'string'),
        _Field('checksum', 'checksum', 'string', min=0),
    )

    def __init__(
        self,
        *,
        format: str,
        size: int,
        import_manifest_url: str,
        checksum: str | None = None,
    ) -> None:
        self.format = format
        self.size = size
        self.import_manifest_url = import_manifest_url
        self.checksum = checksum


class DiskImageVolumeDescriptionType(_Struct):
    """DiskImageVolumeDescriptionType"""

    __slots__ = ('size', 'id',)
    size: Final[int]
    id: Final[str]
    TYPE = 'DiskImageVolumeDescriptionType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('size', 'size', 'integer'),
        _Field('id', 'id', 'string'),
    )

    def __init__(
        self,
        *,
        size: int,
        id: str,
    ) -> None:
        self.size = size
        self.id = id


class ImportInstanceVolumeDetailSetType(_Struct):
    """ImportInstanceVolumeDetailSetType"""

    __slots__ = ('item',)
    item: Final[tuple[ImportInstanceVolumeDetailItemType, ...]]
    TYPE = 'ImportInstanceVolumeDetailSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'ImportInstanceVolumeDetailItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[ImportInstanceVolumeDetailItemType, ...] = (),
    ) -> None:
        self.item = item


class InstanceEbsBlockDeviceType(_Struct):
    """InstanceEbsBlockDeviceType"""

    __slots__ = ('volume_id', 'delete_on_termination',)
    volume_id: Final[str]
    delete_on_termination: Final[bool | None]
    TYPE = 'InstanceEbsBlockDeviceType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        delete_on_termination: bool | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.delete_on_termination = delete_on_termination


class InstanceCountsSetItemType(_Struct):
    """InstanceCountsSetItemType"""

    __slots__ = ('state', 'instance_count',)
    state: Final[str]
    instance_count: Final[int]
    TYPE = 'InstanceCountsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('state', 'state', 'string'),
        _Field('instance_count', 'instanceCount', 'int'),
    )

    def __init__(
        self,
        *,
        state: str,
        instance_count: int,
    ) -> None:
        self.state = state
        self.instance_count = instance_count


class PriceScheduleSetItemType(_Struct):
    """PriceScheduleSetItemType"""

    __slots__ = ('term', 'price', 'currency_code', 'active',)
    term: Final[int]
    price: Final[float]
    currency_code: Final[str | None]
    active: Final[bool]
    TYPE = 'PriceScheduleSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('term', 'term', 'long'),
        _Field('price', 'price', 'double'),
        _Field('currency_code', 'currencyCode', 'string', min=0),
        _Field('active', 'active', 'boolean'),
    )

    def __init__(
        self,
        *,
        term: int,
        price: float,
        currency_code: str | None = None,
        active: bool,
    ) -> None:
        self.term = term
        self.price = price
        self.currency_code = currency_code
        self.active = active


class DhcpValueType(_Struct):
    """DhcpValueType"""

    __slots__ = ('value',)
    value: Final[str]
    TYPE = 'DhcpValueType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('value', 'value', 'string'),
    )

    def __init__(
        self,
        *,
        value: str,
    ) -> None:
        self.value = value


class AccountAttributeValueSetItemType(_Struct):
    """AccountAttributeValueSetItemType"""

    __slots__ = ('attribute_value',)
    attribute_value: Final[str]
    TYPE = 'AccountAttributeValueSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('attribute_value', 'attributeValue', 'string'),
    )

    def __init__(
        self,
        *,
        attribute_value: str,
    ) -> None:
        self.attribute_value = attribute_value


class InstanceStatusEventType(_Struct):
    """InstanceStatusEventType"""

    __slots__ = ('code', 'description', 'not_before', 'not_after',)
    code: Final[str]
    description: Final[str]
    not_before: Final[datetime]
    not_after: Final[datetime | None]
    TYPE = 'InstanceStatusEventType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('code', 'code', 'string'),
        _Field('description', 'description', 'string'),
        _Field('not_before', 'notBefore', 'dateTime'),
        _Field('not_after', 'notAfter', 'dateTime', min=0),
    )

    def __init__(
        self,
        *,
        code: str,
        description: str,
        not_before: datetime,
        not_after: datetime | None = None,
    ) -> None:
        self.code = code
        self.description = description
        self.not_before = not_before
        self.not_after = not_after


class InstanceStatusDetailsSetType(_Struct):
    """InstanceStatusDetailsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceStatusDetailsSetItemType, ...]]
    TYPE = 'InstanceStatusDetailsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceStatusDetailsSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceStatusDetailsSetItemType, ...] = (),
    ) -> None:
        self.item = item


class LicenseCapacitySetItemType(_Struct):
    """LicenseCapacitySetItemType"""

    __slots__ = ('capacity', 'instance_capacity', 'state', 'earliest_allowed_deactivation_time',)
    capacity: Final[int]
    instance_capacity: Final[int]
    state: Final[str]
    earliest_allowed_deactivation_time: Final[datetime | None]
    TYPE = 'LicenseCapacitySetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('capacity', 'capacity', 'int'),
        _Field('instance_capacity', 'instanceCapacity', 'int'),
        _Field('state', 'state', 'string'),
        _Field('earliest_allowed_deactivation_time', 'earliestAllowedDeactivationTime', 'dateTime', min=0),
    )

    def __init__(
        self,
        *,
        capacity: int,
        instance_capacity: int,
        state: str,
        earliest_allowed_deactivation_time: datetime | None = None,
    ) -> None:
        self.capacity = capacity
        self.instance_capacity = instance_capacity
        self.state = state
        self.earliest_allowed_deactivation_time = earliest_allowed_deactivation_time


class RecurringChargesSetItemType(_Struct):
    """RecurringChargesSetItemType"""

    __slots__ = ('frequency', 'amount',)
    frequency: Final[str]
    amount: Final[float]
    TYPE = 'RecurringChargesSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('frequency', 'frequency', 'string'),
        _Field('amount', 'amount', 'double'),
    )

    def __init__(
        self,
        *,
        frequency: str,
        amount: float,
    ) -> None:
        self.frequency = frequency
        self.amount = amount


class PricingDetailsSetItemType(_Struct):
    """PricingDetailsSetItemType"""

    __slots__ = ('price', 'count',)
    price: Final[float]
    count: Final[int]
    TYPE = 'PricingDetailsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('price', 'price', 'double'),
        _Field('count', 'count', 'int'),
    )

    def __init__(
        self,
        *,
        price: float,
        count: int,
    ) -> None:
        self.price = price
        self.count = count


class VolumeStatusDetailsSetType(_Struct):
    """VolumeStatusDetailsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VolumeStatusDetailsItemType, ...]]
    TYPE = 'VolumeStatusDetailsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VolumeStatusDetailsItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VolumeStatusDetailsItemType, ...] = (),
    ) -> None:
        self.item = item


class VolumeStatusEventItemType(_Struct):
    """VolumeStatusEventItemType"""

    __slots__ = ('description', 'not_before', 'not_after', 'event_id', 'event_type',)
    description: Final[str]
    not_before: Final[datetime]
    not_after: Final[datetime]
    event_id: Final[str]
    event_type: Final[str]
    TYPE = 'VolumeStatusEventItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('description', 'description', 'string'),
        _Field('not_before', 'notBefore', 'dateTime'),
        _Field('not_after', 'notAfter', 'dateTime'),
        _Field('event_id', 'eventId', 'string'),
        _Field('event_type', 'eventType', 'string'),
    )

    def __init__(
        self,
        *,
        description: str,
        not_before: datetime,
        not_after: datetime,
        event_id: str,
        event_type: str,
    ) -> None:
        self.description = description
        self.not_before = not_before
        self.not_after = not_after
        self.event_id = event_id
        self.event_type = event_type


class VolumeStatusActionItemType(_Struct):
    """VolumeStatusActionItemType"""

    __slots__ = ('description', 'code', 'event_id', 'event_type',)
    description: Final[str]
    code: Final[str]
    event_id: Final[str]
    event_type: Final[str]
    TYPE = 'VolumeStatusActionItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('description', 'description', 'string'),
        _Field('code', 'code', 'string'),
        _Field('event_id', 'eventId', 'string'),
        _Field('event_type', 'eventType', 'string'),
    )

    def __init__(
        self,
        *,
        description: str,
        code: str,
        event_id: str,
        event_type: str,
    ) -> None:
        self.description = description
        self.code = code
        self.event_id = event_id
        self.event_type = event_type


class AttachmentSetItemResponseType(_Struct):
    """AttachmentSetItemResponseType"""

    __slots__ = ('volume_id', 'instance_id', 'device', 'status', 'attach_time', 'delete_on_termination',)
    volume_id: Final[str]
    instance_id: Final[str]
    device: Final[str]
    status: Final[str]
    attach_time: Final[datetime]
    delete_on_termination: Final[bool | None]
    TYPE = 'AttachmentSetItemResponseType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('volume_id', 'volumeId', 'string'),
        _Field('instance_id', 'instanceId', 'string'),
        _Field('device', 'device', 'string'),
        _Field('status', 'status', 'string'),
        _Field('attach_time', 'attachTime', 'dateTime'),
        _Field('delete_on_termination', 'deleteOnTermination', 'boolean'),
    )

    def __init__(
        self,
        *,
        volume_id: str,
        instance_id: str,
        device: str,
        status: str,
        attach_time: datetime,
        delete_on_termination: bool | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.instance_id = instance_id
        self.device = device
        self.status = status
        self.attach_time = attach_time
        self.delete_on_termination = delete_on_termination


class ImportInstanceVolumeDetailItemType(_Struct):
    """ImportInstanceVolumeDetailItemType"""

    __slots__ = ('bytes_converted', 'availability_zone', 'image', 'description', 'volume', 'status', 'status_message',)
    bytes_converted: Final[int]
    availability_zone: Final[str]
    image: Final[DiskImageDescriptionType]
    description: Final[str | None]
    volume: Final[DiskImageVolumeDescriptionType]
    status: Final[str]
    status_message: Final[str | None]
    TYPE = 'ImportInstanceVolumeDetailItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('bytes_converted', 'bytesConverted', 'long'),
        _Field('availability_zone', 'availabilityZone', 'string'),
        _Field('image', 'image', 'DiskImageDescriptionType'),
        _Field('description', 'description', 'string', min=0),
        _Field('volume', 'volume', 'DiskImageVolumeDescriptionType'),
        _Field('status', 'status', 'string'),
        _Field('status_message', 'statusMessage', 'string', min=0),
    )

    def __init__(
        self,
        *,
        bytes_converted: int,
        availability_zone: str,
        image: DiskImageDescriptionType,
        description: str | None = None,
        volume: DiskImageVolumeDescriptionType,
        status: str,
        status_message: str | None = None,
    ) -> None:
        self.bytes_converted = bytes_converted
        self.availability_zone = availability_zone
        self.image = image
        self.description = description
        self.volume = volume
        self.status = status
        self.status_message = status_message


class InstanceStatusDetailsSetItemType(_Struct):
    """InstanceStatusDetailsSetItemType"""

    __slots__ = ('name', 'status', 'impaired_since',)
    name: Final[str]
    status: Final[str]
    impaired_since: Final[datetime | None]
    TYPE = 'InstanceStatusDetailsSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string'),
        _Field('status', 'status', 'string'),
        _Field('impaired_since', 'impairedSince', 'dateTime', min=0),
    )

    def __init__(
        self,
        *,
        name: str,
        status: str,
        impaired_since: datetime | None = None,
    ) -> None:
        self.name = name
        self.status = status
        self.impaired_since = impaired_since


class VolumeStatusDetailsItemType(_Struct):
    """VolumeStatusDetailsItemType"""

    __slots__ = ('name', 'status',)
    name: Final[str]
    status: Final[str]
    TYPE = 'VolumeStatusDetailsItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string'),
        _Field('status', 'status', 'string'),
    )

    def __init__(
        self,
        *,
        name: str,
        status: str,
    ) -> None:
        self.name = name
        self.status = status


class TagSpecificationSetType(_Struct):
    """TagSpecificationSetType"""

    __slots__ = ('item',)
    item: Final[tuple[TagSpecificationType, ...]]
    TYPE = 'TagSpecificationSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'TagSpecificationType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[TagSpecificationType, ...] = (),
    ) -> None:
        self.item = item


class TagSpecificationType(_Struct):
    """TagSpecificationType"""

    __slots__ = ('resource_type', 'tag_set',)
    resource_type: Final[str]
    tag_set: Final[ResourceTagSetType]
    TYPE = 'TagSpecificationType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('resource_type', 'resourceType', 'string'),
        _Field('tag_set', 'tagSet', 'ResourceTagSetType'),
    )

    def __init__(
        self,
        *,
        resource_type: str,
        tag_set: ResourceTagSetType,
    ) -> None:
        self.resource_type = resource_type
        self.tag_set = tag_set


class DescribeKeyPairsIdSetType(_Struct):
    """DescribeKeyPairsIdSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DescribeKeyPairsIdSetItemType, ...]]
    TYPE = 'DescribeKeyPairsIdSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DescribeKeyPairsIdSetItemType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DescribeKeyPairsIdSetItemType, ...] = (),
    ) -> None:
        self.item = item


class DescribeKeyPairsIdSetItemType(_Struct):
    """DescribeKeyPairsIdSetItemType"""

    __slots__ = ('key_pair_id',)
    key_pair_id: Final[str]
    TYPE = 'DescribeKeyPairsIdSetItemType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('key_pair_id', 'keyPairId', 'string'),
    )

    def __init__(
        self,
        *,
        key_pair_id: str,
    ) -> None:
        self.key_pair_id = key_pair_id


class InstanceTypeInfoSetType(_Struct):
    """InstanceTypeInfoSetType"""

    __slots__ = ('item',)
    item: Final[tuple[InstanceTypeInfoType, ...]]
    TYPE = 'InstanceTypeInfoSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'InstanceTypeInfoType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[InstanceTypeInfoType, ...] = (),
    ) -> None:
        self.item = item


class InstanceTypeInfoType(_Struct):
    """InstanceTypeInfoType"""

    __slots__ = ('instance_type', 'current_generation', 'free_tier_eligible', 'supported_usage_classes', 'supported_root_device_types', 'supported_virtualization_types', 'bare_metal', 'hypervisor', 'processor_info', 'v_cpu_info', 'memory_info', 'instance_storage_supported', 'instance_storage_info', 'network_info', 'hibernation_supported', 'burstable_performance_supported', 'dedicated_hosts_supported', 'auto_recovery_supported',)
    instance_type: Final[str]
    current_generation: Final[bool | None]
    free_tier_eligible: Final[bool | None]
    supported_usage_classes: Final[NamesType | None]
    supported_root_device_types: Final[NamesType | None]
    supported_virtualization_types: Final[NamesType | None]
    bare_metal: Final[bool | None]
    hypervisor: Final[str | None]
    processor_info: Final[ProcessorInfoType | None]
    v_cpu_info: Final[VCpuInfoType | None]
    memory_info: Final[MemoryInfoType | None]
    instance_storage_supported: Final[bool | None]
    instance_storage_info: Final[InstanceStorageInfoType | None]
    network_info: Final[NetworkInfoType | None]
    hibernation_supported: Final[bool | None]
    burstable_performance_supported: Final[bool | None]
    dedicated_hosts_supported: Final[bool | None]
    auto_recovery_supported: Final[bool | None]
    TYPE = 'InstanceTypeInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('instance_type', 'instanceType', 'string'),
        _Field('current_generation', 'currentGeneration', 'boolean', min=0),
        _Field('free_tier_eligible', 'freeTierEligible', 'boolean', min=0),
        _Field('supported_usage_classes', 'supportedUsageClasses', 'NamesType', min=0),
        _Field('supported_root_device_types', 'supportedRootDeviceTypes', 'NamesType', min=0),
        _Field('supported_virtualization_types', 'supportedVirtualizationTypes', 'NamesType', min=0),
        _Field('bare_metal', 'bareMetal', 'boolean', min=0),
        _Field('hypervisor', 'hypervisor', 'string', min=0),
        _Field('processor_info', 'processorInfo', 'ProcessorInfoType', min=0),
        _Field('v_cpu_info', 'vCpuInfo', 'VCpuInfoType', min=0),
        _Field('memory_info', 'memoryInfo', 'MemoryInfoType', min=0),
        _Field('instance_storage_supported', 'instanceStorageSupported', 'boolean', min=0),
        _Field('instance_storage_info', 'instanceStorageInfo', 'InstanceStorageInfoType', min=0),
        _Field('network_info', 'networkInfo', 'NetworkInfoType', min=0),
        _Field('hibernation_supported', 'hibernationSupported', 'boolean', min=0),
        _Field('burstable_performance_supported', 'burstablePerformanceSupported', 'boolean', min=0),
        _Field('dedicated_hosts_supported', 'dedicatedHostsSupported', 'boolean', min=0),
        _Field('auto_recovery_supported', 'autoRecoverySupported', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        instance_type: str,
        current_generation: bool | None = None,
        free_tier_eligible: bool | None = None,
        supported_usage_classes: NamesType | None = None,
        supported_root_device_types: NamesType | None = None,
        supported_virtualization_types: NamesType | None = None,
        bare_metal: bool | None = None,
        hypervisor: str | None = None,
        processor_info: ProcessorInfoType | None = None,
        v_cpu_info: VCpuInfoType | None = None,
        memory_info: MemoryInfoType | None = None,
        instance_storage_supported: bool | None = None,
        instance_storage_info: InstanceStorageInfoType | None = None,
        network_info: NetworkInfoType | None = None,
        hibernation_supported: bool | None = None,
        burstable_performance_supported: bool | None = None,
        dedicated_hosts_supported: bool | None = None,
        auto_recovery_supported: bool | None = None,
    ) -> None:
        self.instance_type = instance_type
        self.current_generation = current_generation
        self.free_tier_eligible = free_tier_eligible
        self.supported_usage_classes = supported_usage_classes
        self.supported_root_device_types = supported_root_device_types
        self.supported_virtualization_types = supported_virtualization_types
        self.bare_metal = bare_metal
        self.hypervisor = hypervisor
        self.processor_info = processor_info
        self.v_cpu_info = v_cpu_info
        self.memory_info = memory_info
        self.instance_storage_supported = instance_storage_supported
        self.instance_storage_info = instance_storage_info
        self.network_info = network_info
        self.hibernation_supported = hibernation_supported
        self.burstable_performance_supported = burstable_performance_supported
        self.dedicated_hosts_supported = dedicated_hosts_supported
        self.auto_recovery_supported = auto_recovery_supported


class NamesType(_Struct):
    """NamesType"""

    __slots__ = ('item',)
    item: Final[tuple[str, ...]]
    TYPE = 'NamesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'string', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[str, ...] = (),
    ) -> None:
        self.item = item


class ProcessorInfoType(_Struct):
    """ProcessorInfoType"""

    __slots__ = ('supported_architectures',)
    supported_architectures: Final[NamesType | None]
    TYPE = 'ProcessorInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('supported_architectures', 'supportedArchitectures', 'NamesType', min=0),
    )

    def __init__(
        self,
        *,
        supported_architectures: NamesType | None = None,
    ) -> None:
        self.supported_architectures = supported_architectures


class VCpuInfoType(_Struct):
    """VCpuInfoType"""

    __slots__ = ('default_v_cpus', 'default_cores', 'default_threads_per_core',)
    default_v_cpus: Final[int | None]
    default_cores: Final[int | None]
    default_threads_per_core: Final[int | None]
    TYPE = 'VCpuInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('default_v_cpus', 'defaultVCpus', 'int', min=0),
        _Field('default_cores', 'defaultCores', 'int', min=0),
        _Field('default_threads_per_core', 'defaultThreadsPerCore', 'int', min=0),
    )

    def __init__(
        self,
        *,
        default_v_cpus: int | None = None,
        default_cores: int | None = None,
        default_threads_per_core: int | None = None,
    ) -> None:
        self.default_v_cpus = default_v_cpus
        self.default_cores = default_cores
        self.default_threads_per_core = default_threads_per_core


class MemoryInfoType(_Struct):
    """MemoryInfoType"""

    __slots__ = ('size_in_mi_b',)
    size_in_mi_b: Final[int | None]
    TYPE = 'MemoryInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('size_in_mi_b', 'sizeInMiB', 'long', min=0),
    )

    def __init__(
        self,
        *,
        size_in_mi_b: int | None = None,
    ) -> None:
        self.size_in_mi_b = size_in_mi_b


class InstanceStorageInfoType(_Struct):
    """InstanceStorageInfoType"""

    __slots__ = ('total_size_in_gb', 'disks',)
    total_size_in_gb: Final[int | None]
    disks: Final[DiskInfoSetType | None]
    TYPE = 'InstanceStorageInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('total_size_in_gb', 'totalSizeInGB', 'long', min=0),
        _Field('disks', 'disks', 'DiskInfoSetType', min=0),
    )

    def __init__(
        self,
        *,
        total_size_in_gb: int | None = None,
        disks: DiskInfoSetType | None = None,
    ) -> None:
        self.total_size_in_gb = total_size_in_gb
        self.disks = disks


class DiskInfoSetType(_Struct):
    """DiskInfoSetType"""

    __slots__ = ('item',)
    item: Final[tuple[DiskInfoType, ...]]
    TYPE = 'DiskInfoSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'DiskInfoType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[DiskInfoType, ...] = (),
    ) -> None:
        self.item = item


class DiskInfoType(_Struct):
    """DiskInfoType"""

    __slots__ = ('size_in_gb', 'count', 'type',)
    size_in_gb: Final[int | None]
    count: Final[int | None]
    type: Final[str | None]
    TYPE = 'DiskInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('size_in_gb', 'sizeInGB', 'long', min=0),
        _Field('count', 'count', 'int', min=0),
        _Field('type', 'type', 'string', min=0),
    )

    def __init__(
        self,
        *,
        size_in_gb: int | None = None,
        count: int | None = None,
        type: str | None = None,
    ) -> None:
        self.size_in_gb = size_in_gb
        self.count = count
        self.type = type


class NetworkInfoType(_Struct):
    """NetworkInfoType"""

    __slots__ = ('network_performance', 'maximum_network_interfaces', 'ipv4_addresses_per_interface', 'ipv6_supported',)
    network_performance: Final[str | None]
    maximum_network_interfaces: Final[int | None]
    ipv4_addresses_per_interface: Final[int | None]
    ipv6_supported: Final[bool | None]
    TYPE = 'NetworkInfoType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('network_performance', 'networkPerformance', 'string', min=0),
        _Field('maximum_network_interfaces', 'maximumNetworkInterfaces', 'int', min=0),
        _Field('ipv4_addresses_per_interface', 'ipv4AddressesPerInterface', 'int', min=0),
        _Field('ipv6_supported', 'ipv6Supported', 'boolean', min=0),
    )

    def __init__(
        self,
        *,
        network_performance: str | None = None,
        maximum_network_interfaces: int | None = None,
        ipv4_addresses_per_interface: int | None = None,
        ipv6_supported: bool | None = None,
    ) -> None:
        self.network_performance = network_performance
        self.maximum_network_interfaces = maximum_network_interfaces
        self.ipv4_addresses_per_interface = ipv4_addresses_per_interface
        self.ipv6_supported = ipv6_supported


class VmTypeNamesType(_Struct):
    """VmTypeNamesType"""

    __slots__ = ('item',)
    item: Final[tuple[VmTypeNameType, ...]]
    TYPE = 'VmTypeNamesType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VmTypeNameType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VmTypeNameType, ...] = (),
    ) -> None:
        self.item = item


class VmTypeNameType(_Struct):
    """VmTypeNameType"""

    __slots__ = ('entry',)
    entry: Final[str]
    TYPE = 'VmTypeNameType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('entry', 'entry', 'string'),
    )

    def __init__(
        self,
        *,
        entry: str,
    ) -> None:
        self.entry = entry


class VmTypeDetailsSetType(_Struct):
    """VmTypeDetailsSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VmTypeDetailsType, ...]]
    TYPE = 'VmTypeDetailsSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VmTypeDetailsType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VmTypeDetailsType, ...] = (),
    ) -> None:
        self.item = item


class VmTypeDetailsType(_Struct):
    """VmTypeDetailsType"""

    __slots__ = ('name', 'cpu', 'disk', 'memory', 'network_interfaces', 'availability', 'ephemeral_disk',)
    name: Final[str | None]
    cpu: Final[int | None]
    disk: Final[int | None]
    memory: Final[int | None]
    network_interfaces: Final[int | None]
    availability: Final[VmTypeZoneSetType | None]
    ephemeral_disk: Final[VmTypeEphemeralDiskSetType | None]
    TYPE = 'VmTypeDetailsType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string', min=0),
        _Field('cpu', 'cpu', 'int', min=0),
        _Field('disk', 'disk', 'int', min=0),
        _Field('memory', 'memory', 'int', min=0),
        _Field('network_interfaces', 'networkInterfaces', 'int', min=0),
        _Field('availability', 'availability', 'VmTypeZoneSetType', min=0),
        _Field('ephemeral_disk', 'ephemeralDisk', 'VmTypeEphemeralDiskSetType', min=0),
    )

    def __init__(
        self,
        *,
        name: str | None = None,
        cpu: int | None = None,
        disk: int | None = None,
        memory: int | None = None,
        network_interfaces: int | None = None,
        availability: VmTypeZoneSetType | None = None,
        ephemeral_disk: VmTypeEphemeralDiskSetType | None = None,
    ) -> None:
        self.name = name
        self.cpu = cpu
        self.disk = disk
        self.memory = memory
        self.network_interfaces = network_interfaces
        self.availability = availability
        self.ephemeral_disk = ephemeral_disk


class VmTypeZoneSetType(_Struct):
    """VmTypeZoneSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VmTypeZoneStatusType, ...]]
    TYPE = 'VmTypeZoneSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VmTypeZoneStatusType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VmTypeZoneStatusType, ...] = (),
    ) -> None:
        self.item = item


class VmTypeZoneStatusType(_Struct):
    """VmTypeZoneStatusType"""

    __slots__ = ('name', 'zone_name', 'max', 'available',)
    name: Final[str | None]
    zone_name: Final[str | None]
    max: Final[int | None]
    available: Final[int | None]
    TYPE = 'VmTypeZoneStatusType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('name', 'name', 'string', min=0),
        _Field('zone_name', 'zoneName', 'string', min=0),
        _Field('max', 'max', 'int', min=0),
        _Field('available', 'available', 'int', min=0),
    )

    def __init__(
        self,
        *,
        name: str | None = None,
        zone_name: str | None = None,
        max: int | None = None,
        available: int | None = None,
    ) -> None:
        self.name = name
        self.zone_name = zone_name
        self.max = max
        self.available = available


class VmTypeEphemeralDiskSetType(_Struct):
    """VmTypeEphemeralDiskSetType"""

    __slots__ = ('item',)
    item: Final[tuple[VmTypeEphemeralDiskType, ...]]
    TYPE = 'VmTypeEphemeralDiskSetType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('item', 'item', 'VmTypeEphemeralDiskType', min=0, max=None),
    )

    def __init__(
        self,
        *,
        item: tuple[VmTypeEphemeralDiskType, ...] = (),
    ) -> None:
        self.item = item


class VmTypeEphemeralDiskType(_Struct):
    """VmTypeEphemeralDiskType"""

    __slots__ = ('virtual_device_name', 'device_name', 'size', 'format',)
    virtual_device_name: Final[str | None]
    device_name: Final[str | None]
    size: Final[int | None]
    format: Final[str | None]
    TYPE = 'VmTypeEphemeralDiskType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
    FIELDS: ClassVar[tuple[_Field, ...]] = (
        _Field('virtual_device_name', 'virtualDeviceName', 'string', min=0),
        _Field('device_name', 'deviceName', 'string', min=0),
        _Field('size', 'size', 'int', min=0),
        _Field('format', 'format', 'string', min=0),
    )

    def __init__(
        self,
        *,
        virtual_device_name: str | None = None,
        device_name: str | None = None,
        size: int | None = None,
        format: str | None = None,
    ) -> None:
        self.virtual_device_name = virtual_device_name
        self.device_name = device_name
        self.size = size
        self.format = format


class FaultType(_Struct):
    """FaultType"""

    __slots__ = ('code', 'message',)
    code: Final[str]
    message: Final[str]
    TYPE = 'FaultType'
    NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/'
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
    'ActivateLicense': _Element('ActivateLicense', ActivateLicenseType),
    'ActivateLicenseResponse': _Element('ActivateLicenseResponse', ActivateLicenseResponseType),
    'AllocateAddress': _Element('AllocateAddress', AllocateAddressType),
    'AllocateAddressResponse': _Element('AllocateAddressResponse', AllocateAddressResponseType),
    'AssignPrivateIpAddresses': _Element('AssignPrivateIpAddresses', AssignPrivateIpAddressesType),
    'AssignPrivateIpAddressesResponse': _Element('AssignPrivateIpAddressesResponse', AssignPrivateIpAddressesResponseType),
    'AssociateAddress': _Element('AssociateAddress', AssociateAddressType),
    'AssociateAddressResponse': _Element('AssociateAddressResponse', AssociateAddressResponseType),
    'AssociateDhcpOptions': _Element('AssociateDhcpOptions', AssociateDhcpOptionsType),
    'AssociateDhcpOptionsResponse': _Element('AssociateDhcpOptionsResponse', AssociateDhcpOptionsResponseType),
    'AssociateRouteTable': _Element('AssociateRouteTable', AssociateRouteTableType),
    'AssociateRouteTableResponse': _Element('AssociateRouteTableResponse', AssociateRouteTableResponseType),
    'AttachInternetGateway': _Element('AttachInternetGateway', AttachInternetGatewayType),
    'AttachInternetGatewayResponse': _Element('AttachInternetGatewayResponse', AttachInternetGatewayResponseType),
    'AttachNetworkInterface': _Element('AttachNetworkInterface', AttachNetworkInterfaceType),
    'AttachNetworkInterfaceResponse': _Element('AttachNetworkInterfaceResponse', AttachNetworkInterfaceResponseType),
    'AttachVolume': _Element('AttachVolume', AttachVolumeType),
    'AttachVolumeResponse': _Element('AttachVolumeResponse', AttachVolumeResponseType),
    'AttachVpnGateway': _Element('AttachVpnGateway', AttachVpnGatewayType),
    'AttachVpnGatewayResponse': _Element('AttachVpnGatewayResponse', AttachVpnGatewayResponseType),
    'AuthorizeSecurityGroupEgress': _Element('AuthorizeSecurityGroupEgress', AuthorizeSecurityGroupEgressType),
    'AuthorizeSecurityGroupEgressResponse': _Element('AuthorizeSecurityGroupEgressResponse', AuthorizeSecurityGroupEgressResponseType),
    'AuthorizeSecurityGroupIngress': _Element('AuthorizeSecurityGroupIngress', AuthorizeSecurityGroupIngressType),
    'AuthorizeSecurityGroupIngressResponse': _Element('AuthorizeSecurityGroupIngressResponse', AuthorizeSecurityGroupIngressResponseType),
    'BundleInstance': _Element('BundleInstance', BundleInstanceType),
    'BundleInstanceResponse': _Element('BundleInstanceResponse', BundleInstanceResponseType),
    'CancelBundleTask': _Element('CancelBundleTask', CancelBundleTaskType),
    'CancelBundleTaskResponse': _Element('CancelBundleTaskResponse', CancelBundleTaskResponseType),
    'CancelConversionTask': _Element('CancelConversionTask', CancelConversionTaskType),
    'CancelConversionTaskResponse': _Element('CancelConversionTaskResponse', CancelConversionTaskResponseType),
    'CancelExportTask': _Element('CancelExportTask', CancelExportTaskType),
    'CancelExportTaskResponse': _Element('CancelExportTaskResponse', CancelExportTaskResponseType),
    'CancelReservedInstancesListing': _Element('CancelReservedInstancesListing', CancelReservedInstancesListingType),
    'CancelReservedInstancesListingResponse': _Element('CancelReservedInstancesListingResponse', CancelReservedInstancesListingResponseType),
    'CancelSpotInstanceRequests': _Element('CancelSpotInstanceRequests', CancelSpotInstanceRequestsType),
    'CancelSpotInstanceRequestsResponse': _Element('CancelSpotInstanceRequestsResponse', CancelSpotInstanceRequestsResponseType),
    'ConfirmProductInstance': _Element('ConfirmProductInstance', ConfirmProductInstanceType),
    'ConfirmProductInstanceResponse': _Element('ConfirmProductInstanceResponse', ConfirmProductInstanceResponseType),
    'CopyImage': _Element('CopyImage', CopyImageType),
    'CopyImageResponse': _Element('CopyImageResponse', CopyImageResponseType),
    'CopySnapshot': _Element('CopySnapshot', CopySnapshotType),
    'CopySnapshotResponse': _Element('CopySnapshotResponse', CopySnapshotResponseType),
    'CreateCustomerGateway': _Element('CreateCustomerGateway', CreateCustomerGatewayType),
    'CreateCustomerGatewayResponse': _Element('CreateCustomerGatewayResponse', CreateCustomerGatewayResponseType),
    'CreateDhcpOptions': _Element('CreateDhcpOptions', CreateDhcpOptionsType),
    'CreateDhcpOptionsResponse': _Element('CreateDhcpOptionsResponse', CreateDhcpOptionsResponseType),
    'CreateImage': _Element('CreateImage', CreateImageType),
    'CreateImageResponse': _Element('CreateImageResponse', CreateImageResponseType),
    'CreateInstanceExportTask': _Element('CreateInstanceExportTask', CreateInstanceExportTaskType),
    'CreateInstanceExportTaskResponse': _Element('CreateInstanceExportTaskResponse', CreateInstanceExportTaskResponseType),
    'CreateInternetGateway': _Element('CreateInternetGateway', CreateInternetGatewayType),
    'CreateInternetGatewayResponse': _Element('CreateInternetGatewayResponse', CreateInternetGatewayResponseType),
    'CreateKeyPair': _Element('CreateKeyPair', CreateKeyPairType),
    'CreateKeyPairResponse': _Element('CreateKeyPairResponse', CreateKeyPairResponseType),
    'CreateNetworkAcl': _Element('CreateNetworkAcl', CreateNetworkAclType),
    'CreateNetworkAclResponse': _Element('CreateNetworkAclResponse', CreateNetworkAclResponseType),
    'CreateNetworkAclEntry': _Element('CreateNetworkAclEntry', CreateNetworkAclEntryType),
    'CreateNetworkAclEntryResponse': _Element('CreateNetworkAclEntryResponse', CreateNetworkAclEntryResponseType),
    'CreateNetworkInterface': _Element('CreateNetworkInterface', CreateNetworkInterfaceType),
    'CreateNetworkInterfaceResponse': _Element('CreateNetworkInterfaceResponse', CreateNetworkInterfaceResponseType),
    'CreatePlacementGroup': _Element('CreatePlacementGroup', CreatePlacementGroupType),
    'CreatePlacementGroupResponse': _Element('CreatePlacementGroupResponse', CreatePlacementGroupResponseType),
    'CreateReservedInstancesListing': _Element('CreateReservedInstancesListing', CreateReservedInstancesListingType),
    'CreateReservedInstancesListingResponse': _Element('CreateReservedInstancesListingResponse', CreateReservedInstancesListingResponseType),
    'CreateRoute': _Element('CreateRoute', CreateRouteType),
    'CreateRouteResponse': _Element('CreateRouteResponse', CreateRouteResponseType),
    'CreateRouteTable': _Element('CreateRouteTable', CreateRouteTableType),
    'CreateRouteTableResponse': _Element('CreateRouteTableResponse', CreateRouteTableResponseType),
    'CreateSecurityGroup': _Element('CreateSecurityGroup', CreateSecurityGroupType),
    'CreateSecurityGroupResponse': _Element('CreateSecurityGroupResponse', CreateSecurityGroupResponseType),
    'CreateSnapshot': _Element('CreateSnapshot', CreateSnapshotType),
    'CreateSnapshotResponse': _Element('CreateSnapshotResponse', CreateSnapshotResponseType),
    'CreateSpotDatafeedSubscription': _Element('CreateSpotDatafeedSubscription', CreateSpotDatafeedSubscriptionType),
    'CreateSpotDatafeedSubscriptionResponse': _Element('CreateSpotDatafeedSubscriptionResponse', CreateSpotDatafeedSubscriptionResponseType),
    'CreateSubnet': _Element('CreateSubnet', CreateSubnetType),
    'CreateSubnetResponse': _Element('CreateSubnetResponse', CreateSubnetResponseType),
    'CreateTags': _Element('CreateTags', CreateTagsType),
    'CreateTagsResponse': _Element('CreateTagsResponse', CreateTagsResponseType),
    'CreateVolume': _Element('CreateVolume', CreateVolumeType),
    'CreateVolumeResponse': _Element('CreateVolumeResponse', CreateVolumeResponseType),
    'CreateVpc': _Element('CreateVpc', CreateVpcType),
    'CreateVpcResponse': _Element('CreateVpcResponse', CreateVpcResponseType),
    'CreateVpnConnection': _Element('CreateVpnConnection', CreateVpnConnectionType),
    'CreateVpnConnectionResponse': _Element('CreateVpnConnectionResponse', CreateVpnConnectionResponseType),
    'CreateVpnConnectionRoute': _Element('CreateVpnConnectionRoute', CreateVpnConnectionRouteType),
    'CreateVpnConnectionRouteResponse': _Element('CreateVpnConnectionRouteResponse', CreateVpnConnectionRouteResponseType),
    'CreateVpnGateway': _Element('CreateVpnGateway', CreateVpnGatewayType),
    'CreateVpnGatewayResponse': _Element('CreateVpnGatewayResponse', CreateVpnGatewayResponseType),
    'DeactivateLicense': _Element('DeactivateLicense', DeactivateLicenseType),
    'DeactivateLicenseResponse': _Element('DeactivateLicenseResponse', DeactivateLicenseResponseType),
    'DeleteCustomerGateway': _Element('DeleteCustomerGateway', DeleteCustomerGatewayType),
    'DeleteCustomerGatewayResponse': _Element('DeleteCustomerGatewayResponse', DeleteCustomerGatewayResponseType),
    'DeleteDhcpOptions': _Element('DeleteDhcpOptions', DeleteDhcpOptionsType),
    'DeleteDhcpOptionsResponse': _Element('DeleteDhcpOptionsResponse', DeleteDhcpOptionsResponseType),
    'DeleteImageUpload': _Element('DeleteImageUpload', DeleteImageUploadType),
    'DeleteImageUploadResponse': _Element('DeleteImageUploadResponse', DeleteImageUploadResponseType),
    'DeleteInternetGateway': _Element('DeleteInternetGateway', DeleteInternetGatewayType),
    'DeleteInternetGatewayResponse': _Element('DeleteInternetGatewayResponse', DeleteInternetGatewayResponseType),
    'DeleteKeyPair': _Element('DeleteKeyPair', DeleteKeyPairType),
    'DeleteKeyPairResponse': _Element('DeleteKeyPairResponse', DeleteKeyPairResponseType),
    'DeleteNetworkAcl': _Element('DeleteNetworkAcl', DeleteNetworkAclType),
    'DeleteNetworkAclResponse': _Element('DeleteNetworkAclResponse', DeleteNetworkAclResponseType),
    'DeleteNetworkAclEntry': _Element('DeleteNetworkAclEntry', DeleteNetworkAclEntryType),
    'DeleteNetworkAclEntryResponse': _Element('DeleteNetworkAclEntryResponse', DeleteNetworkAclEntryResponseType),
    'DeleteNetworkInterface': _Element('DeleteNetworkInterface', DeleteNetworkInterfaceType),
    'DeleteNetworkInterfaceResponse': _Element('DeleteNetworkInterfaceResponse', DeleteNetworkInterfaceResponseType),
    'DeletePlacementGroup': _Element('DeletePlacementGroup', DeletePlacementGroupType),
    'DeletePlacementGroupResponse': _Element('DeletePlacementGroupResponse', DeletePlacementGroupResponseType),
    'DeleteRoute': _Element('DeleteRoute', DeleteRouteType),
    'DeleteRouteResponse': _Element('DeleteRouteResponse', DeleteRouteResponseType),
    'DeleteRouteTable': _Element('DeleteRouteTable', DeleteRouteTableType),
    'DeleteRouteTableResponse': _Element('DeleteRouteTableResponse', DeleteRouteTableResponseType),
    'DeleteSecurityGroup': _Element('DeleteSecurityGroup', DeleteSecurityGroupType),
    'DeleteSecurityGroupResponse': _Element('DeleteSecurityGroupResponse', DeleteSecurityGroupResponseType),
    'DeleteSnapshot': _Element('DeleteSnapshot', DeleteSnapshotType),
    'DeleteSnapshotResponse': _Element('DeleteSnapshotResponse', DeleteSnapshotResponseType),
    'DeleteSpotDatafeedSubscription': _Element('DeleteSpotDatafeedSubscription', DeleteSpotDatafeedSubscriptionType),
    'DeleteSpotDatafeedSubscriptionResponse': _Element('DeleteSpotDatafeedSubscriptionResponse', DeleteSpotDatafeedSubscriptionResponseType),
    'DeleteSubnet': _Element('DeleteSubnet', DeleteSubnetType),
    'DeleteSubnetResponse': _Element('DeleteSubnetResponse', DeleteSubnetResponseType),
    'DeleteTags': _Element('DeleteTags', DeleteTagsType),
    'DeleteTagsResponse': _Element('DeleteTagsResponse', DeleteTagsResponseType),
    'DeleteVolume': _Element('DeleteVolume', DeleteVolumeType),
    'DeleteVolumeResponse': _Element('DeleteVolumeResponse', DeleteVolumeResponseType),
    'DeleteVpc': _Element('DeleteVpc', DeleteVpcType),
    'DeleteVpcResponse': _Element('DeleteVpcResponse', DeleteVpcResponseType),
    'DeleteVpnConnection': _Element('DeleteVpnConnection', DeleteVpnConnectionType),
    'DeleteVpnConnectionResponse': _Element('DeleteVpnConnectionResponse', DeleteVpnConnectionResponseType),
    'DeleteVpnConnectionRoute': _Element('DeleteVpnConnectionRoute', DeleteVpnConnectionRouteType),
    'DeleteVpnConnectionRouteResponse': _Element('DeleteVpnConnectionRouteResponse', DeleteVpnConnectionRouteResponseType),
    'DeleteVpnGateway': _Element('DeleteVpnGateway', DeleteVpnGatewayType),
    'DeleteVpnGatewayResponse': _Element('DeleteVpnGatewayResponse', DeleteVpnGatewayResponseType),
    'DeregisterImage': _Element('DeregisterImage', DeregisterImageType),
    'DeregisterImageResponse': _Element('DeregisterImageResponse', DeregisterImageResponseType),
    'DescribeAccountAttributes': _Element('DescribeAccountAttributes', DescribeAccountAttributesType),
    'DescribeAccountAttributesResponse': _Element('DescribeAccountAttributesResponse', DescribeAccountAttributesResponseType),
    'DescribeAddresses': _Element('DescribeAddresses', DescribeAddressesType),
    'DescribeAddressesResponse': _Element('DescribeAddressesResponse', DescribeAddressesResponseType),
    'DescribeAvailabilityZones': _Element('DescribeAvailabilityZones', DescribeAvailabilityZonesType),
    'DescribeAvailabilityZonesResponse': _Element('DescribeAvailabilityZonesResponse', DescribeAvailabilityZonesResponseType),
    'DescribeBundleTasks': _Element('DescribeBundleTasks', DescribeBundleTasksType),
    'DescribeBundleTasksResponse': _Element('DescribeBundleTasksResponse', DescribeBundleTasksResponseType),
    'DescribeConversionTasks': _Element('DescribeConversionTasks', DescribeConversionTasksType),
    'DescribeConversionTasksResponse': _Element('DescribeConversionTasksResponse', DescribeConversionTasksResponseType),
    'DescribeCustomerGateways': _Element('DescribeCustomerGateways', DescribeCustomerGatewaysType),
    'DescribeCustomerGatewaysResponse': _Element('DescribeCustomerGatewaysResponse', DescribeCustomerGatewaysResponseType),
    'DescribeDhcpOptions': _Element('DescribeDhcpOptions', DescribeDhcpOptionsType),
    'DescribeDhcpOptionsResponse': _Element('DescribeDhcpOptionsResponse', DescribeDhcpOptionsResponseType),
    'DescribeExportTasks': _Element('DescribeExportTasks', DescribeExportTasksType),
    'DescribeExportTasksResponse': _Element('DescribeExportTasksResponse', DescribeExportTasksResponseType),
    'DescribeImageAttribute': _Element('DescribeImageAttribute', DescribeImageAttributeType),
    'DescribeImageAttributeResponse': _Element('DescribeImageAttributeResponse', DescribeImageAttributeResponseType),
    'DescribeImageUploads': _Element('DescribeImageUploads', DescribeImageUploadsType),
    'DescribeImageUploadsResponse': _Element('DescribeImageUploadsResponse', DescribeImageUploadsResponseType),
    'DescribeImages': _Element('DescribeImages', DescribeImagesType),
    'DescribeImagesResponse': _Element('DescribeImagesResponse', DescribeImagesResponseType),
    'DescribeInstanceAttribute': _Element('DescribeInstanceAttribute', DescribeInstanceAttributeType),
    'DescribeInstanceAttributeResponse': _Element('DescribeInstanceAttributeResponse', DescribeInstanceAttributeResponseType),
    'DescribeInstanceStatus': _Element('DescribeInstanceStatus', DescribeInstanceStatusType),
    'DescribeInstanceStatusResponse': _Element('DescribeInstanceStatusResponse', DescribeInstanceStatusResponseType),
    'DescribeInstanceTypes': _Element('DescribeInstanceTypes', DescribeInstanceTypesType),
    'DescribeInstanceTypesResponse': _Element('DescribeInstanceTypesResponse', DescribeInstanceTypesResponseType),
    'DescribeInstances': _Element('DescribeInstances', DescribeInstancesType),
    'DescribeInstancesResponse': _Element('DescribeInstancesResponse', DescribeInstancesResponseType),
    'DescribeInternetGateways': _Element('DescribeInternetGateways', DescribeInternetGatewaysType),
    'DescribeInternetGatewaysResponse': _Element('DescribeInternetGatewaysResponse', DescribeInternetGatewaysResponseType),
    'DescribeKeyPairs': _Element('DescribeKeyPairs', DescribeKeyPairsType),
    'DescribeKeyPairsResponse': _Element('DescribeKeyPairsResponse', DescribeKeyPairsResponseType),
    'DescribeLicenses': _Element('DescribeLicenses', DescribeLicensesType),
    'DescribeLicensesResponse': _Element('DescribeLicensesResponse', DescribeLicensesResponseType),
    'DescribeNetworkAcls': _Element('DescribeNetworkAcls', DescribeNetworkAclsType),
    'DescribeNetworkAclsResponse': _Element('DescribeNetworkAclsResponse', DescribeNetworkAclsResponseType),
    'DescribeNetworkInterfaceAttribute': _Element('DescribeNetworkInterfaceAttribute', DescribeNetworkInterfaceAttributeType),
    'DescribeNetworkInterfaceAttributeResponse': _Element('DescribeNetworkInterfaceAttributeResponse', DescribeNetworkInterfaceAttributeResponseType),
    'DescribeNetworkInterfaces': _Element('DescribeNetworkInterfaces', DescribeNetworkInterfacesType),
    'DescribeNetworkInterfacesResponse': _Element('DescribeNetworkInterfacesResponse', DescribeNetworkInterfacesResponseType),
    'DescribePlacementGroups': _Element('DescribePlacementGroups', DescribePlacementGroupsType),
    'DescribePlacementGroupsResponse': _Element('DescribePlacementGroupsResponse', DescribePlacementGroupsResponseType),
    'DescribeRegions': _Element('DescribeRegions', DescribeRegionsType),
    'DescribeRegionsResponse': _Element('DescribeRegionsResponse', DescribeRegionsResponseType),
    'DescribeReservedInstances': _Element('DescribeReservedInstances', DescribeReservedInstancesType),
    'DescribeReservedInstancesResponse': _Element('DescribeReservedInstancesResponse', DescribeReservedInstancesResponseType),
    'DescribeReservedInstancesListings': _Element('DescribeReservedInstancesListings', DescribeReservedInstancesListingsType),
    'DescribeReservedInstancesListingsResponse': _Element('DescribeReservedInstancesListingsResponse', DescribeReservedInstancesListingsResponseType),
    'DescribeReservedInstancesOfferings': _Element('DescribeReservedInstancesOfferings', DescribeReservedInstancesOfferingsType),
    'DescribeReservedInstancesOfferingsResponse': _Element('DescribeReservedInstancesOfferingsResponse', DescribeReservedInstancesOfferingsResponseType),
    'DescribeRouteTables': _Element('DescribeRouteTables', DescribeRouteTablesType),
    'DescribeRouteTablesResponse': _Element('DescribeRouteTablesResponse', DescribeRouteTablesResponseType),
    'DescribeSecurityGroups': _Element('DescribeSecurityGroups', DescribeSecurityGroupsType),
    'DescribeSecurityGroupsResponse': _Element('DescribeSecurityGroupsResponse', DescribeSecurityGroupsResponseType),
    'DescribeSnapshotAttribute': _Element('DescribeSnapshotAttribute', DescribeSnapshotAttributeType),
    'DescribeSnapshotAttributeResponse': _Element('DescribeSnapshotAttributeResponse', DescribeSnapshotAttributeResponseType),
    'DescribeSnapshots': _Element('DescribeSnapshots', DescribeSnapshotsType),
    'DescribeSnapshotsResponse': _Element('DescribeSnapshotsResponse', DescribeSnapshotsResponseType),
    'DescribeSpotDatafeedSubscription': _Element('DescribeSpotDatafeedSubscription', DescribeSpotDatafeedSubscriptionType),
    'DescribeSpotDatafeedSubscriptionResponse': _Element('DescribeSpotDatafeedSubscriptionResponse', DescribeSpotDatafeedSubscriptionResponseType),
    'DescribeSpotInstanceRequests': _Element('DescribeSpotInstanceRequests', DescribeSpotInstanceRequestsType),
    'DescribeSpotInstanceRequestsResponse': _Element('DescribeSpotInstanceRequestsResponse', DescribeSpotInstanceRequestsResponseType),
    'DescribeSpotPriceHistory': _Element('DescribeSpotPriceHistory', DescribeSpotPriceHistoryType),
    'DescribeSpotPriceHistoryResponse': _Element('DescribeSpotPriceHistoryResponse', DescribeSpotPriceHistoryResponseType),
    'DescribeSubnets': _Element('DescribeSubnets', DescribeSubnetsType),
    'DescribeSubnetsResponse': _Element('DescribeSubnetsResponse', DescribeSubnetsResponseType),
    'DescribeTags': _Element('DescribeTags', DescribeTagsType),
    'DescribeTagsResponse': _Element('DescribeTagsResponse', DescribeTagsResponseType),
    'DescribeVolumeAttribute': _Element('DescribeVolumeAttribute', DescribeVolumeAttributeType),
    'DescribeVolumeAttributeResponse': _Element('DescribeVolumeAttributeResponse', DescribeVolumeAttributeResponseType),
    'DescribeVolumeStatus': _Element('DescribeVolumeStatus', DescribeVolumeStatusType),
    'DescribeVolumeStatusResponse': _Element('DescribeVolumeStatusResponse', DescribeVolumeStatusResponseType),
    'DescribeVolumes': _Element('DescribeVolumes', DescribeVolumesType),
    'DescribeVolumesResponse': _Element('DescribeVolumesResponse', DescribeVolumesResponseType),
    'DescribeVpcAttribute': _Element('DescribeVpcAttribute', DescribeVpcAttributeType),
    'DescribeVpcAttributeResponse': _Element('DescribeVpcAttributeResponse', DescribeVpcAttributeResponseType),
    'DescribeVpcs': _Element('DescribeVpcs', DescribeVpcsType),
    'DescribeVpcsResponse': _Element('DescribeVpcsResponse', DescribeVpcsResponseType),
    'DescribeVpnConnections': _Element('DescribeVpnConnections', DescribeVpnConnectionsType),
    'DescribeVpnConnectionsResponse': _Element('DescribeVpnConnectionsResponse', DescribeVpnConnectionsResponseType),
    'DescribeVpnGateways': _Element('DescribeVpnGateways', DescribeVpnGatewaysType),
    'DescribeVpnGatewaysResponse': _Element('DescribeVpnGatewaysResponse', DescribeVpnGatewaysResponseType),
    'DetachInternetGateway': _Element('DetachInternetGateway', DetachInternetGatewayType),
    'DetachInternetGatewayResponse': _Element('DetachInternetGatewayResponse', DetachInternetGatewayResponseType),
    'DetachNetworkInterface': _Element('DetachNetworkInterface', DetachNetworkInterfaceType),
    'DetachNetworkInterfaceResponse': _Element('DetachNetworkInterfaceResponse', DetachNetworkInterfaceResponseType),
    'DetachVolume': _Element('DetachVolume', DetachVolumeType),
    'DetachVolumeResponse': _Element('DetachVolumeResponse', DetachVolumeResponseType),
    'DetachVpnGateway': _Element('DetachVpnGateway', DetachVpnGatewayType),
    'DetachVpnGatewayResponse': _Element('DetachVpnGatewayResponse', DetachVpnGatewayResponseType),
    'DisableVgwRoutePropagation': _Element('DisableVgwRoutePropagation', DisableVgwRoutePropagationRequestType),
    'DisableVgwRoutePropagationResponse': _Element('DisableVgwRoutePropagationResponse', DisableVgwRoutePropagationResponseType),
    'DisassociateAddress': _Element('DisassociateAddress', DisassociateAddressType),
    'DisassociateAddressResponse': _Element('DisassociateAddressResponse', DisassociateAddressResponseType),
    'DisassociateRouteTable': _Element('DisassociateRouteTable', DisassociateRouteTableType),
    'DisassociateRouteTableResponse': _Element('DisassociateRouteTableResponse', DisassociateRouteTableResponseType),
    'EnableVgwRoutePropagation': _Element('EnableVgwRoutePropagation', EnableVgwRoutePropagationRequestType),
    'EnableVgwRoutePropagationResponse': _Element('EnableVgwRoutePropagationResponse', EnableVgwRoutePropagationResponseType),
    'EnableVolumeIO': _Element('EnableVolumeIO', EnableVolumeIOType),
    'EnableVolumeIOResponse': _Element('EnableVolumeIOResponse', EnableVolumeIOResponseType),
    'GetConsoleOutput': _Element('GetConsoleOutput', GetConsoleOutputType),
    'GetConsoleOutputResponse': _Element('GetConsoleOutputResponse', GetConsoleOutputResponseType),
    'GetPasswordData': _Element('GetPasswordData', GetPasswordDataType),
    'GetPasswordDataResponse': _Element('GetPasswordDataResponse', GetPasswordDataResponseType),
    'ImportInstance': _Element('ImportInstance', ImportInstanceType),
    'ImportInstanceResponse': _Element('ImportInstanceResponse', ImportInstanceResponseType),
    'ImportKeyPair': _Element('ImportKeyPair', ImportKeyPairType),
    'ImportKeyPairResponse': _Element('ImportKeyPairResponse', ImportKeyPairResponseType),
    'ImportVolume': _Element('ImportVolume', ImportVolumeType),
    'ImportVolumeResponse': _Element('ImportVolumeResponse', ImportVolumeResponseType),
    'ModifyImageAttribute': _Element('ModifyImageAttribute', ModifyImageAttributeType),
    'ModifyImageAttributeResponse': _Element('ModifyImageAttributeResponse', ModifyImageAttributeResponseType),
    'ModifyInstanceAttribute': _Element('ModifyInstanceAttribute', ModifyInstanceAttributeType),
    'ModifyInstanceAttributeResponse': _Element('ModifyInstanceAttributeResponse', ModifyInstanceAttributeResponseType),
    'ModifyNetworkInterfaceAttribute': _Element('ModifyNetworkInterfaceAttribute', ModifyNetworkInterfaceAttributeType),
    'ModifyNetworkInterfaceAttributeResponse': _Element('ModifyNetworkInterfaceAttributeResponse', ModifyNetworkInterfaceAttributeResponseType),
    'ModifySnapshotAttribute': _Element('ModifySnapshotAttribute', ModifySnapshotAttributeType),
    'ModifySnapshotAttributeResponse': _Element('ModifySnapshotAttributeResponse', ModifySnapshotAttributeResponseType),
    'ModifyVolumeAttribute': _Element('ModifyVolumeAttribute', ModifyVolumeAttributeType),
    'ModifyVolumeAttributeResponse': _Element('ModifyVolumeAttributeResponse', ModifyVolumeAttributeResponseType),
    'ModifyVpcAttribute': _Element('ModifyVpcAttribute', ModifyVpcAttributeType),
    'ModifyVpcAttributeResponse': _Element('ModifyVpcAttributeResponse', ModifyVpcAttributeResponseType),
    'MonitorInstances': _Element('MonitorInstances', MonitorInstancesType),
    'MonitorInstancesResponse': _Element('MonitorInstancesResponse', MonitorInstancesResponseType),
    'PurchaseReservedInstancesOffering': _Element('PurchaseReservedInstancesOffering', PurchaseReservedInstancesOfferingType),
    'PurchaseReservedInstancesOfferingResponse': _Element('PurchaseReservedInstancesOfferingResponse', PurchaseReservedInstancesOfferingResponseType),
    'RebootInstances': _Element('RebootInstances', RebootInstancesType),
    'RebootInstancesResponse': _Element('RebootInstancesResponse', RebootInstancesResponseType),
    'RegisterImage': _Element('RegisterImage', RegisterImageType),
    'RegisterImageResponse': _Element('RegisterImageResponse', RegisterImageResponseType),
    'ReleaseAddress': _Element('ReleaseAddress', ReleaseAddressType),
    'ReleaseAddressResponse': _Element('ReleaseAddressResponse', ReleaseAddressResponseType),
    'ReplaceNetworkAclAssociation': _Element('ReplaceNetworkAclAssociation', ReplaceNetworkAclAssociationType),
    'ReplaceNetworkAclAssociationResponse': _Element('ReplaceNetworkAclAssociationResponse', ReplaceNetworkAclAssociationResponseType),
    'ReplaceNetworkAclEntry': _Element('ReplaceNetworkAclEntry', ReplaceNetworkAclEntryType),
    'ReplaceNetworkAclEntryResponse': _Element('ReplaceNetworkAclEntryResponse', ReplaceNetworkAclEntryResponseType),
    'ReplaceRoute': _Element('ReplaceRoute', ReplaceRouteType),
    'ReplaceRouteResponse': _Element('ReplaceRouteResponse', ReplaceRouteResponseType),
    'ReplaceRouteTableAssociation': _Element('ReplaceRouteTableAssociation', ReplaceRouteTableAssociationType),
    'ReplaceRouteTableAssociationResponse': _Element('ReplaceRouteTableAssociationResponse', ReplaceRouteTableAssociationResponseType),
    'ReportInstanceStatus': _Element('ReportInstanceStatus', ReportInstanceStatusType),
    'ReportInstanceStatusResponse': _Element('ReportInstanceStatusResponse', ReportInstanceStatusResponseType),
    'RequestSpotInstances': _Element('RequestSpotInstances', RequestSpotInstancesType),
    'RequestSpotInstancesResponse': _Element('RequestSpotInstancesResponse', RequestSpotInstancesResponseType),
    'ResetImageAttribute': _Element('ResetImageAttribute', ResetImageAttributeType),
    'ResetImageAttributeResponse': _Element('ResetImageAttributeResponse', ResetImageAttributeResponseType),
    'ResetInstanceAttribute': _Element('ResetInstanceAttribute', ResetInstanceAttributeType),
    'ResetInstanceAttributeResponse': _Element('ResetInstanceAttributeResponse', ResetInstanceAttributeResponseType),
    'ResetNetworkInterfaceAttribute': _Element('ResetNetworkInterfaceAttribute', ResetNetworkInterfaceAttributeType),
    'ResetNetworkInterfaceAttributeResponse': _Element('ResetNetworkInterfaceAttributeResponse', ResetNetworkInterfaceAttributeResponseType),
    'ResetSnapshotAttribute': _Element('ResetSnapshotAttribute', ResetSnapshotAttributeType),
    'ResetSnapshotAttributeResponse': _Element('ResetSnapshotAttributeResponse', ResetSnapshotAttributeResponseType),
    'RevokeSecurityGroupEgress': _Element('RevokeSecurityGroupEgress', RevokeSecurityGroupEgressType),
    'RevokeSecurityGroupEgressResponse': _Element('RevokeSecurityGroupEgressResponse', RevokeSecurityGroupEgressResponseType),
    'RevokeSecurityGroupIngress': _Element('RevokeSecurityGroupIngress', RevokeSecurityGroupIngressType),
    'RevokeSecurityGroupIngressResponse': _Element('RevokeSecurityGroupIngressResponse', RevokeSecurityGroupIngressResponseType),
    'RunInstances': _Element('RunInstances', RunInstancesType),
    'RunInstancesResponse': _Element('RunInstancesResponse', RunInstancesResponseType),
    'StartInstances': _Element('StartInstances', StartInstancesType),
    'StartInstancesResponse': _Element('StartInstancesResponse', StartInstancesResponseType),
    'StopInstances': _Element('StopInstances', StopInstancesType),
    'StopInstancesResponse': _Element('StopInstancesResponse', StopInstancesResponseType),
    'TerminateInstances': _Element('TerminateInstances', TerminateInstancesType),
    'TerminateInstancesResponse': _Element('TerminateInstancesResponse', TerminateInstancesResponseType),
    'UnassignPrivateIpAddresses': _Element('UnassignPrivateIpAddresses', UnassignPrivateIpAddressesType),
    'UnassignPrivateIpAddressesResponse': _Element('UnassignPrivateIpAddressesResponse', UnassignPrivateIpAddressesResponseType),
    'UnmonitorInstances': _Element('UnmonitorInstances', MonitorInstancesType),
    'UnmonitorInstancesResponse': _Element('UnmonitorInstancesResponse', MonitorInstancesResponseType),
    'UploadImagePart': _Element('UploadImagePart', UploadImagePartType),
    'UploadImagePartResponse': _Element('UploadImagePartResponse', UploadImagePartResponseType),
    'Fault': _Element('Fault', FaultType),
}

_VERSIONS = _Versions(
    ('2006-06-26', '2006-10-01', '2007-01-03', '2007-01-19', '2007-03-01', '2007-08-29', '2008-02-01', '2008-05-05', '2008-08-08', '2008-12-01', '2009-03-01', '2009-04-04', '2009-07-15', '2009-08-15', '2009-10-31', '2009-11-30', '2010-06-15', '2010-08-31', '2010-11-15', '2011-01-01', '2011-02-28', '2011-05-15', '2011-07-15', '2011-11-01', '2011-12-01', '2011-12-15', '2012-03-01', '2012-04-01', '2012-05-01', '2012-06-01', '2012-06-15', '2012-07-20', '2012-08-15', '2012-10-01', '2012-11-15', '2012-12-01', '2013-02-01', '2013-06-15', '2013-07-15', '2013-08-15', '2013-10-01', '2013-10-15', '2014-02-01', '2014-05-01', '2014-06-15', '2014-09-01', '2014-10-01', '2015-04-15', '2015-10-01', '2016-04-01', '2016-09-15', '2016-11-15'),
    'http://ec2.amazonaws.com/doc/2016-11-15/',
    (
        _Row('@operation', 'AllocateAddress', '..2007-03-01', 'absent', '', '', None),
        _Row('@operation', 'AssociateAddress', '..2007-03-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeAddresses', '..2007-03-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeAvailabilityZones', '..2007-03-01', 'absent', '', '', None),
        _Row('@operation', 'DisassociateAddress', '..2007-03-01', 'absent', '', '', None),
        _Row('@operation', 'ReleaseAddress', '..2007-03-01', 'absent', '', '', None),
        _Row('@operation', 'ActivateLicense', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'AssignPrivateIpAddresses', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'AssociateDhcpOptions', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'AssociateRouteTable', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'AttachInternetGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'AttachNetworkInterface', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'AttachVolume', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'AttachVpnGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'AuthorizeSecurityGroupEgress', '..2010-11-15', 'absent', '', '', None),
        _Row('@operation', 'BundleInstance', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'CancelBundleTask', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'CancelConversionTask', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'CancelExportTask', '..2012-04-01', 'absent', '', '', None),
        _Row('@operation', 'CancelReservedInstancesListing', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'CancelSpotInstanceRequests', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'CopyImage', '..2012-12-01', 'absent', '', '', None),
        _Row('@operation', 'CopySnapshot', '..2012-11-15', 'absent', '', '', None),
        _Row('@operation', 'CreateCustomerGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateDhcpOptions', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateImage', '..2010-06-15', 'absent', '', '', None),
        _Row('@operation', 'CreateInstanceExportTask', '..2012-04-01', 'absent', '', '', None),
        _Row('@operation', 'CreateInternetGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateNetworkAcl', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateNetworkAclEntry', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateNetworkInterface', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreatePlacementGroup', '..2009-11-30', 'absent', '', '', None),
        _Row('@operation', 'CreateReservedInstancesListing', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'CreateRoute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateRouteTable', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateSnapshot', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'CreateSpotDatafeedSubscription', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'CreateSubnet', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateTags', '..2009-11-30', 'absent', '', '', None),
        _Row('@operation', 'CreateVolume', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'CreateVpc', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateVpnConnection', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateVpnConnectionRoute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'CreateVpnGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeactivateLicense', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'DeleteCustomerGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteDhcpOptions', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteInternetGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteNetworkAcl', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteNetworkAclEntry', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteNetworkInterface', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeletePlacementGroup', '..2009-11-30', 'absent', '', '', None),
        _Row('@operation', 'DeleteRoute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteRouteTable', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteSnapshot', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DeleteSpotDatafeedSubscription', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DeleteSubnet', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteTags', '..2009-11-30', 'absent', '', '', None),
        _Row('@operation', 'DeleteVolume', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DeleteVpc', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteVpnConnection', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteVpnConnectionRoute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DeleteVpnGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeAccountAttributes', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeBundleTasks', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeConversionTasks', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'DescribeCustomerGateways', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeDhcpOptions', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeExportTasks', '..2012-04-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeInstanceAttribute', '..2009-08-15', 'absent', '', '', None),
        _Row('@operation', 'DescribeInstanceStatus', '..2011-07-15', 'absent', '', '', None),
        _Row('@operation', 'DescribeInternetGateways', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeLicenses', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'DescribeNetworkAcls', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeNetworkInterfaceAttribute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeNetworkInterfaces', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribePlacementGroups', '..2009-11-30', 'absent', '', '', None),
        _Row('@operation', 'DescribeRegions', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeReservedInstances', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeReservedInstancesListings', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeReservedInstancesOfferings', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeRouteTables', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeSnapshotAttribute', '..2011-12-15', 'absent', '', '', None),
        _Row('@operation', 'DescribeSnapshots', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeSpotDatafeedSubscription', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeSpotInstanceRequests', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeSpotPriceHistory', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeSubnets', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeTags', '..2009-11-30', 'absent', '', '', None),
        _Row('@operation', 'DescribeVolumeAttribute', '..2011-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeVolumeStatus', '..2011-12-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeVolumes', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DescribeVpcAttribute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeVpcs', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeVpnConnections', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DescribeVpnGateways', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DetachInternetGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DetachNetworkInterface', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DetachVolume', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'DetachVpnGateway', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DisableVgwRoutePropagation', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'DisassociateRouteTable', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'EnableVgwRoutePropagation', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'EnableVolumeIO', '..2011-12-01', 'absent', '', '', None),
        _Row('@operation', 'GetPasswordData', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'ImportInstance', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'ImportKeyPair', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'ImportVolume', '..2010-08-31', 'absent', '', '', None),
        _Row('@operation', 'ModifyInstanceAttribute', '..2009-08-15', 'absent', '', '', None),
        _Row('@operation', 'ModifyNetworkInterfaceAttribute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'ModifySnapshotAttribute', '..2011-12-15', 'absent', '', '', None),
        _Row('@operation', 'ModifyVolumeAttribute', '..2011-12-01', 'absent', '', '', None),
        _Row('@operation', 'ModifyVpcAttribute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'MonitorInstances', '..2008-02-01', 'absent', '', '', None),
        _Row('@operation', 'PurchaseReservedInstancesOffering', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'ReplaceNetworkAclAssociation', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'ReplaceNetworkAclEntry', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'ReplaceRoute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'ReplaceRouteTableAssociation', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'ReportInstanceStatus', '..2011-12-15', 'absent', '', '', None),
        _Row('@operation', 'RequestSpotInstances', '..2008-12-01', 'absent', '', '', None),
        _Row('@operation', 'ResetInstanceAttribute', '..2009-08-15', 'absent', '', '', None),
        _Row('@operation', 'ResetNetworkInterfaceAttribute', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'ResetSnapshotAttribute', '..2011-12-15', 'absent', '', '', None),
        _Row('@operation', 'RevokeSecurityGroupEgress', '..2010-11-15', 'absent', '', '', None),
        _Row('@operation', 'StartInstances', '..2009-08-15', 'absent', '', '', None),
        _Row('@operation', 'StopInstances', '..2009-08-15', 'absent', '', '', None),
        _Row('@operation', 'UnassignPrivateIpAddresses', '..2009-04-04', 'absent', '', '', None),
        _Row('@operation', 'UnmonitorInstances', '..2008-02-01', 'absent', '', '', None),
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
        _Row('AttachVolumeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('BundleInstanceResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('CancelBundleTaskResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('CreateVolumeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DeleteSnapshotResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DeleteVolumeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeBundleTasksResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeRegionsResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeSnapshotsResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DescribeVolumesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('DetachVolumeResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('GetPasswordDataResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
        _Row('MonitorInstancesResponseType', 'requestId', '..2008-05-05', 'absent', '', '', None),
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
        _Row('AttachmentSetItemResponseType', 'deleteOnTermination', '..2009-08-15', 'absent', '', '', None),
        _Row('AuthorizeSecurityGroupIngressType', 'userId', '2008-02-01', 'required', '', '', None),
        _Row('AuthorizeSecurityGroupIngressType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('AuthorizeSecurityGroupIngressType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('AvailabilityZoneItemType', 'regionName', '..2009-04-04', 'absent', '', '', None),
        _Row('AvailabilityZoneItemType', 'messageSet', '..2009-04-04', 'absent', '', '', None),
        _Row('BlockDeviceMappingItemType', 'virtualName', '..2009-08-15', 'required', '', '^', ''),
        _Row('BlockDeviceMappingItemType', 'ebs', '..2009-08-15', 'absent', '', '', None),
        _Row('BlockDeviceMappingItemType', 'noDevice', '..2009-08-15', 'absent', '', '', None),
        _Row('CopySnapshotType', 'destinationRegion', '..2014-02-01', 'absent', '', '', None),
        _Row('CopySnapshotType', 'presignedUrl', '..2014-02-01', 'absent', '', '', None),
        _Row('CreateRouteType', 'vpcPeeringConnectionId', '..2013-02-01', 'absent', '', '', None),
        _Row('CreateRouteType', 'natGatewayId', '..2015-04-15', 'absent', '', '', None),
        _Row('CreateSecurityGroupResponseType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('CreateSecurityGroupType', 'vpcId', '..2010-11-15', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'description', '..2009-07-15', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'ownerId', '..2009-07-15', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'volumeSize', '..2009-07-15', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'ownerAlias', '..2014-02-01', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'encrypted', '..2014-02-01', 'absent', '', '', None),
        _Row('CreateSnapshotResponseType', 'tagSet', '..2013-02-01', 'absent', '', '', None),
        _Row('CreateSnapshotType', 'description', '..2009-07-15', 'absent', '', '', None),
        _Row('CreateVolumeResponseType', 'volumeType', '..2012-06-15', 'absent', '', '', None),
        _Row('CreateVolumeResponseType', 'iops', '..2012-06-15', 'absent', '', '', None),
        _Row('CreateVolumeResponseType', 'attachmentSet', '..2013-02-01', 'absent', '', '', None),
        _Row('CreateVolumeResponseType', 'tagSet', '..2013-02-01', 'absent', '', '', None),
        _Row('CreateVolumeResponseType', 'encrypted', '..2014-02-01', 'absent', '', '', None),
        _Row('CreateVolumeType', 'volumeType', '..2012-06-15', 'absent', '', '', None),
        _Row('CreateVolumeType', 'iops', '..2012-06-15', 'absent', '', '', None),
        _Row('CreateVolumeType', 'encrypted', '..2014-02-01', 'absent', '', '', None),
        _Row('DeleteSecurityGroupType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('DeleteSecurityGroupType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('DescribeAccountAttributesType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
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
        _Row('DescribeBundleTasksType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeCustomerGatewaysType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeDhcpOptionsType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeImageAttributeResponseType', 'description', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImageAttributeType', 'description', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImageAttributeType', 'instanceTypeCategory', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'imageLocation', '..2008-02-01', 'required', '', '', ''),
        _Row('DescribeImagesResponseItemType', 'platform', '..2008-02-01', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'stateReason', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'imageOwnerAlias', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'name', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'description', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'rootDeviceType', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'rootDeviceName', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'blockDeviceMapping', '..2009-08-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'virtualizationType', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'hypervisor', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseItemType', 'creationDate', '..2014-10-01', 'absent', '', '', None),
        _Row('DescribeImagesType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeInstanceAttributeResponseType', 'disableApiStop', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeInstanceAttributeResponseType', 'sriovNetSupport', '..2013-02-01', 'absent', '', '', None),
        _Row('DescribeInstanceAttributeType', 'disableApiStop', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeInstanceAttributeType', 'sriovNetSupport', '..2013-02-01', 'absent', '', '', None),
        _Row('DescribeInstancesType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeInternetGatewaysType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeKeyPairsType', 'filterSet', '..2010-08-31', 'absent', '', '', None),
        _Row('DescribeNetworkAclsType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeNetworkInterfaceAttributeType', 'description', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeNetworkInterfaceAttributeType', 'sourceDestCheck', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeNetworkInterfaceAttributeType', 'groupSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeNetworkInterfaceAttributeType', 'attachment', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeNetworkInterfacesType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeRegionsType', 'filterSet', '..2010-08-31', 'absent', '', '', None),
        _Row('DescribeReservedInstancesListingsType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsResponseSetItemType', 'instanceTenancy', '..2011-01-01', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsResponseSetItemType', 'offeringType', '..2011-07-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsResponseSetItemType', 'recurringCharges', '..2011-07-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsResponseSetItemType', 'marketplace', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsResponseSetItemType', 'pricingDetailsSet', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsResponseType', 'nextToken', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'offeringType', '..2011-07-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'instanceTenancy', '..2011-01-01', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'includeMarketplace', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'minDuration', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'maxDuration', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'maxInstanceCount', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'nextToken', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesOfferingsType', 'maxResults', '..2012-07-20', 'absent', '', '', None),
        _Row('DescribeReservedInstancesResponseSetItemType', 'instanceTenancy', '..2011-01-01', 'absent', '', '', None),
        _Row('DescribeReservedInstancesResponseSetItemType', 'offeringType', '..2011-07-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesResponseSetItemType', 'recurringCharges', '..2011-07-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesResponseSetItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeReservedInstancesType', 'offeringType', '..2011-07-15', 'absent', '', '', None),
        _Row('DescribeRouteTablesType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsType', 'securityGroupIdSet', '..2010-11-15', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsSetItemResponseType', 'description', '..2009-07-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsSetItemResponseType', 'ownerId', '..2009-07-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsSetItemResponseType', 'volumeSize', '..2009-07-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsSetItemResponseType', 'ownerAlias', '..2009-07-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsSetItemResponseType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsSetItemResponseType', 'encrypted', '..2014-02-01', 'absent', '', '', None),
        _Row('DescribeSnapshotsType', 'ownersSet', '..2009-07-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsType', 'restorableBySet', '..2009-07-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeSpotInstanceRequestsType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeSpotPriceHistoryType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeSubnetsType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeVolumesSetItemResponseType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeVolumesSetItemResponseType', 'volumeType', '..2012-06-15', 'absent', '', '', None),
        _Row('DescribeVolumesSetItemResponseType', 'iops', '..2012-06-15', 'absent', '', '', None),
        _Row('DescribeVolumesSetItemResponseType', 'encrypted', '..2014-02-01', 'absent', '', '', None),
        _Row('DescribeVolumesType', 'filterSet', '..2010-06-15', 'absent', '', '', None),
        _Row('DescribeVpcAttributeType', 'enableDnsSupport', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeVpcAttributeType', 'enableDnsHostnames', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeVpcsType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeVpnConnectionsType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DescribeVpnGatewaysType', 'filterSet', '..2009-11-30', 'absent', '', '', None),
        _Row('DisassociateAddressType', 'publicIp', '..2010-11-15', 'required', '', '', None),
        _Row('DisassociateAddressType', 'associationId', '..2010-11-15', 'absent', '', '', None),
        _Row('EbsBlockDeviceType', 'volumeType', '..2012-06-15', 'absent', '', '', None),
        _Row('EbsBlockDeviceType', 'iops', '..2012-06-15', 'absent', '', '', None),
        _Row('EbsBlockDeviceType', 'encrypted', '..2014-02-01', 'absent', '', '', None),
        _Row('GroupItemType', 'groupId', '..2011-07-15', 'absent', '', '', None),
        _Row('GroupItemType', 'groupName', '..2011-07-15', 'required', 'groupId', '', None),
        _Row('InstanceIdSetType', 'item', '..2008-02-01', 'required', '', '', None),
        _Row('InstanceNetworkInterfaceSetItemRequestType', 'associatePublicIpAddress', '..2013-02-01', 'absent', '', '', None),
        _Row('InstanceStateChangeType', 'currentState', '..2009-08-15', 'required', 'shutdownState', '', None),
        _Row('IpPermissionType', 'fromPort', '..2008-02-01', 'required', '', '', '-1'),
        _Row('IpPermissionType', 'toPort', '..2008-02-01', 'required', '', '', '-1'),
        _Row('ModifyImageAttributeType', 'description', '..2008-02-01', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'disableApiTermination', '..2011-07-15', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'ebsOptimized', '..2011-07-15', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'groupSet', '..2011-07-15', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'instanceInitiatedShutdownBehavior', '..2011-07-15', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'sourceDestCheck', '..2011-07-15', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'disableApiStop', '..2016-09-15', 'absent', '', '', None),
        _Row('ModifyInstanceAttributeType', 'sriovNetSupport', '..2013-02-01', 'absent', '', '', None),
        _Row('PlacementRequestType', 'groupName', '..2009-11-30', 'absent', '', '', None),
        _Row('PlacementRequestType', 'tenancy', '..2011-01-01', 'absent', '', '', None),
        _Row('PlacementResponseType', 'groupName', '..2009-11-30', 'absent', '', '', None),
        _Row('PlacementResponseType', 'tenancy', '..2011-01-01', 'absent', '', '', None),
        _Row('ProductCodesSetItemType', 'type', '..2012-03-01', 'absent', '', '', None),
        _Row('ProductCodesSetItemType', 'type', '2012-04-01..', 'required', '', '', 'devpay'),
        _Row('PurchaseReservedInstancesOfferingType', 'limitPrice', '..2012-07-20', 'absent', '', '', None),
        _Row('RegisterImageType', 'imageLocation', '..2009-08-15', 'required', '', '', None),
        _Row('RegisterImageType', 'name', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'description', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'architecture', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'kernelId', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'ramdiskId', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'rootDeviceName', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'blockDeviceMapping', '..2009-08-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'platform', '..2013-02-01', 'absent', '', '', None),
        _Row('RegisterImageType', 'virtualizationType', '..2013-02-01', 'absent', '', '', None),
        _Row('ReleaseAddressType', 'publicIp', '..2010-11-15', 'required', '', '', None),
        _Row('ReleaseAddressType', 'allocationId', '..2010-11-15', 'absent', '', '', None),
        _Row('ReplaceRouteType', 'vpcPeeringConnectionId', '..2013-02-01', 'absent', '', '', None),
        _Row('ReplaceRouteType', 'natGatewayId', '..2015-04-15', 'absent', '', '', None),
        _Row('ReservationInfoType', 'requesterId', '..2009-03-01', 'absent', '', '', None),
        _Row('ResetNetworkInterfaceAttributeType', 'sourceDestCheck', '..2009-11-30', 'absent', '', '', None),
        _Row('RevokeSecurityGroupIngressType', 'userId', '2008-02-01', 'required', '', '', None),
        _Row('RevokeSecurityGroupIngressType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('RevokeSecurityGroupIngressType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('RouteType', 'vpcPeeringConnectionId', '..2013-02-01', 'absent', '', '', None),
        _Row('RouteType', 'natGatewayId', '..2015-04-15', 'absent', '', '', None),
        _Row('RunInstancesResponseType', 'requesterId', '..2009-03-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'instanceType', '..2007-08-29', 'optional', '', '', None),
        _Row('RunInstancesType', 'monitoring', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'subnetId', '..2008-02-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'disableApiTermination', '..2009-08-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'instanceInitiatedShutdownBehavior', '..2009-08-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'license', '..2010-08-31', 'absent', '', '', None),
        _Row('RunInstancesType', 'privateIpAddress', '..2009-04-04', 'absent', '', '', None),
        _Row('RunInstancesType', 'clientToken', '..2010-06-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'networkInterfaceSet', '..2011-07-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'iamInstanceProfile', '..2012-05-01', 'absent', '', '', None),
        _Row('RunInstancesType', 'ebsOptimized', '..2012-06-15', 'absent', '', '', None),
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
        _Row('RunningInstancesItemType', 'stateReason', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'architecture', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'rootDeviceType', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'rootDeviceName', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'blockDeviceMapping', '..2009-08-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'instanceLifecycle', '..2009-10-31', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'spotInstanceRequestId', '..2009-10-31', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'license', '..2010-08-31', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'virtualizationType', '..2012-05-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'clientToken', '..2010-06-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'hypervisor', '..2010-06-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'networkInterfaceSet', '..2011-07-15', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'iamInstanceProfile', '..2012-05-01', 'absent', '', '', None),
        _Row('RunningInstancesItemType', 'ebsOptimized', '..2012-06-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'vpcId', '..2010-11-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'ipPermissionsEgress', '..2010-11-15', 'absent', '', '', None),
        _Row('SecurityGroupItemType', 'tagSet', '..2010-06-15', 'absent', '', '', None),
        _Row('UserDataType', 'data', '..2008-02-01', 'required', '', '', None),
        _Row('UserIdGroupPairType', 'userId', '..2010-11-15', 'required', '', '', None),
        _Row('UserIdGroupPairType', 'groupId', '..2010-11-15', 'absent', '', '', None),
        _Row('UserIdGroupPairType', 'groupName', '..2010-11-15', 'required', '', '', None),
        _Row('AllocateAddressType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateKeyPairResponseType', 'keyPairId', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateKeyPairResponseType', 'tagSet', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateKeyPairType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateSecurityGroupResponseType', 'tagSet', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateSecurityGroupType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateSnapshotType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('CreateVolumeType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeAddressesResponseItemType', 'tagSet', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeImagesResponseType', 'nextToken', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeImagesType', 'maxResults', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeImagesType', 'nextToken', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeInstancesResponseType', 'nextToken', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeInstancesType', 'maxResults', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeInstancesType', 'nextToken', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeKeyPairsResponseItemType', 'keyPairId', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeKeyPairsResponseItemType', 'keyType', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeKeyPairsResponseItemType', 'tagSet', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeKeyPairsType', 'keyPairIdSet', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsResponseType', 'nextToken', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsType', 'maxResults', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeSecurityGroupsType', 'nextToken', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeSnapshotsResponseType', 'nextToken', '..2014-09-01', 'absent', '', '', None),
        _Row('DescribeSnapshotsType', 'maxResults', '..2014-09-01', 'absent', '', '', None),
        _Row('DescribeSnapshotsType', 'nextToken', '..2014-09-01', 'absent', '', '', None),
        _Row('DescribeTagsResponseType', 'nextToken', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeTagsType', 'maxResults', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeTagsType', 'nextToken', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeVolumesResponseType', 'nextToken', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeVolumesType', 'maxResults', '..2014-06-15', 'absent', '', '', None),
        _Row('DescribeVolumesType', 'nextToken', '..2014-06-15', 'absent', '', '', None),
        _Row('ImportKeyPairResponseType', 'keyPairId', '..2016-09-15', 'absent', '', '', None),
        _Row('ImportKeyPairResponseType', 'tagSet', '..2016-09-15', 'absent', '', '', None),
        _Row('ImportKeyPairType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('RegisterImageType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('RunInstancesType', 'tagSpecificationSet', '..2016-09-15', 'absent', '', '', None),
        _Row('@operation', 'DescribeInstanceTypes', '..2016-09-15', 'absent', '', '', None),
        _Row('DescribeInstanceTypesResponseType', 'instanceTypeDetails', '..2016-11-15', 'absent', '', '', None),
        _Row('DescribeInstanceTypesResponseType', 'instanceTypeSet', '3.3.0', 'absent', '', '', None),
        _Row('DescribeInstanceTypesResponseType', 'nextToken', '3.3.0', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'filterSet', '3.3.0', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'availability', '..2016-11-15', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'instanceTypeSet', '3.3.0', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'instanceTypes', '..2016-11-15', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'maxResults', '3.3.0', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'nextToken', '3.3.0', 'absent', '', '', None),
        _Row('DescribeInstanceTypesType', 'verbose', '..2016-11-15', 'absent', '', '', None),
        _Row('@operation', 'DeleteImageUpload', '..2016-11-15', 'absent', '', '', None),
        _Row('@operation', 'DescribeImageUploads', '..2016-11-15', 'absent', '', '', None),
        _Row('@operation', 'UploadImagePart', '..2016-11-15', 'absent', '', '', None),
    ),
    {'3.3.0': 'http://msgs.eucalyptus.com/3.3.0'},
)

CONTRACT = _Contract(
    name='AmazonEC2',
    namespace='http://ec2.amazonaws.com/doc/2016-11-15/',
    types=(ActivateLicenseType, ActivateLicenseResponseType, AllocateAddressType, AllocateAddressResponseType, AssignPrivateIpAddressesType, AssignPrivateIpAddressesResponseType, AssociateAddressType, AssociateAddressResponseType, AssociateDhcpOptionsType, AssociateDhcpOptionsResponseType, AssociateRouteTableType, AssociateRouteTableResponseType, AttachInternetGatewayType, AttachInternetGatewayResponseType, AttachNetworkInterfaceType, AttachNetworkInterfaceResponseType, AttachVolumeType, AttachVolumeResponseType, AttachVpnGatewayType, AttachVpnGatewayResponseType, AuthorizeSecurityGroupEgressType, AuthorizeSecurityGroupEgressResponseType, AuthorizeSecurityGroupIngressType, AuthorizeSecurityGroupIngressResponseType, BundleInstanceType, BundleInstanceResponseType, CancelBundleTaskType, CancelBundleTaskResponseType, CancelConversionTaskType, CancelConversionTaskResponseType, CancelExportTaskType, CancelExportTaskResponseType, CancelReservedInstancesListingType, CancelReservedInstancesListingResponseType, CancelSpotInstanceRequestsType, CancelSpotInstanceRequestsResponseType, ConfirmProductInstanceType, ConfirmProductInstanceResponseType, CopyImageType, CopyImageResponseType, CopySnapshotType, CopySnapshotResponseType, CreateCustomerGatewayType, CreateCustomerGatewayResponseType, CreateDhcpOptionsType, CreateDhcpOptionsResponseType, CreateImageType, CreateImageResponseType, CreateInstanceExportTaskType, CreateInstanceExportTaskResponseType, CreateInternetGatewayType, CreateInternetGatewayResponseType, CreateKeyPairType, CreateKeyPairResponseType, CreateNetworkAclType, CreateNetworkAclResponseType, CreateNetworkAclEntryType, CreateNetworkAclEntryResponseType, CreateNetworkInterfaceType, CreateNetworkInterfaceResponseType, CreatePlacementGroupType, CreatePlacementGroupResponseType, CreateReservedInstancesListingType, CreateReservedInstancesListingResponseType, CreateRouteType, CreateRouteResponseType, CreateRouteTableType, CreateRouteTableResponseType, CreateSecurityGroupType, CreateSecurityGroupResponseType, CreateSnapshotType, CreateSnapshotResponseType, CreateSpotDatafeedSubscriptionType, CreateSpotDatafeedSubscriptionResponseType, CreateSubnetType, CreateSubnetResponseType, CreateTagsType, CreateTagsResponseType, CreateVolumeType, CreateVolumeResponseType, CreateVpcType, CreateVpcResponseType, CreateVpnConnectionType, CreateVpnConnectionResponseType, CreateVpnConnectionRouteType, CreateVpnConnectionRouteResponseType, CreateVpnGatewayType, CreateVpnGatewayResponseType, DeactivateLicenseType, DeactivateLicenseResponseType, DeleteCustomerGatewayType, DeleteCustomerGatewayResponseType, DeleteDhcpOptionsType, DeleteDhcpOptionsResponseType, DeleteImageUploadType, DeleteImageUploadResponseType, DeleteInternetGatewayType, DeleteInternetGatewayResponseType, DeleteKeyPairType, DeleteKeyPairResponseType, DeleteNetworkAclType, DeleteNetworkAclResponseType, DeleteNetworkAclEntryType, DeleteNetworkAclEntryResponseType, DeleteNetworkInterfaceType, DeleteNetworkInterfaceResponseType, DeletePlacementGroupType, DeletePlacementGroupResponseType, DeleteRouteType, DeleteRouteResponseType, DeleteRouteTableType, DeleteRouteTableResponseType, DeleteSecurityGroupType, DeleteSecurityGroupResponseType, DeleteSnapshotType, DeleteSnapshotResponseType, DeleteSpotDatafeedSubscriptionType, DeleteSpotDatafeedSubscriptionResponseType, DeleteSubnetType, DeleteSubnetResponseType, DeleteTagsType, DeleteTagsResponseType, DeleteVolumeType, DeleteVolumeResponseType, DeleteVpcType, DeleteVpcResponseType, DeleteVpnConnectionType, DeleteVpnConnectionResponseType, DeleteVpnConnectionRouteType, DeleteVpnConnectionRouteResponseType, DeleteVpnGatewayType, DeleteVpnGatewayResponseType, DeregisterImageType, DeregisterImageResponseType, DescribeAccountAttributesType, DescribeAccountAttributesResponseType, DescribeAddressesType, DescribeAddressesResponseType, DescribeAvailabilityZonesType, DescribeAvailabilityZonesResponseType, DescribeBundleTasksType, DescribeBundleTasksResponseType, DescribeConversionTasksType, DescribeConversionTasksResponseType, DescribeCustomerGatewaysType, DescribeCustomerGatewaysResponseType, DescribeDhcpOptionsType, DescribeDhcpOptionsResponseType, DescribeExportTasksType, DescribeExportTasksResponseType, DescribeImageAttributeType, DescribeImageAttributeResponseType, DescribeImageUploadsType, DescribeImageUploadsResponseType, DescribeImagesType, DescribeImagesResponseType, DescribeInstanceAttributeType, DescribeInstanceAttributeResponseType, DescribeInstanceStatusType, DescribeInstanceStatusResponseType, DescribeInstanceTypesType, DescribeInstanceTypesResponseType, DescribeInstancesType, DescribeInstancesResponseType, DescribeInternetGatewaysType, DescribeInternetGatewaysResponseType, DescribeKeyPairsType, DescribeKeyPairsResponseType, DescribeLicensesType, DescribeLicensesResponseType, DescribeNetworkAclsType, DescribeNetworkAclsResponseType, DescribeNetworkInterfaceAttributeType, DescribeNetworkInterfaceAttributeResponseType, DescribeNetworkInterfacesType, DescribeNetworkInterfacesResponseType, DescribePlacementGroupsType, DescribePlacementGroupsResponseType, DescribeRegionsType, DescribeRegionsResponseType, DescribeReservedInstancesType, DescribeReservedInstancesResponseType, DescribeReservedInstancesListingsType, DescribeReservedInstancesListingsResponseType, DescribeReservedInstancesOfferingsType, DescribeReservedInstancesOfferingsResponseType, DescribeRouteTablesType, DescribeRouteTablesResponseType, DescribeSecurityGroupsType, DescribeSecurityGroupsResponseType, DescribeSnapshotAttributeType, DescribeSnapshotAttributeResponseType, DescribeSnapshotsType, DescribeSnapshotsResponseType, DescribeSpotDatafeedSubscriptionType, DescribeSpotDatafeedSubscriptionResponseType, DescribeSpotInstanceRequestsType, DescribeSpotInstanceRequestsResponseType, DescribeSpotPriceHistoryType, DescribeSpotPriceHistoryResponseType, DescribeSubnetsType, DescribeSubnetsResponseType, DescribeTagsType, DescribeTagsResponseType, DescribeVolumeAttributeType, DescribeVolumeAttributeResponseType, DescribeVolumeStatusType, DescribeVolumeStatusResponseType, DescribeVolumesType, DescribeVolumesResponseType, DescribeVpcAttributeType, DescribeVpcAttributeResponseType, DescribeVpcsType, DescribeVpcsResponseType, DescribeVpnConnectionsType, DescribeVpnConnectionsResponseType, DescribeVpnGatewaysType, DescribeVpnGatewaysResponseType, DetachInternetGatewayType, DetachInternetGatewayResponseType, DetachNetworkInterfaceType, DetachNetworkInterfaceResponseType, DetachVolumeType, DetachVolumeResponseType, DetachVpnGatewayType, DetachVpnGatewayResponseType, DisableVgwRoutePropagationRequestType, DisableVgwRoutePropagationResponseType, DisassociateAddressType, DisassociateAddressResponseType, DisassociateRouteTableType, DisassociateRouteTableResponseType, EnableVgwRoutePropagationRequestType, EnableVgwRoutePropagationResponseType, EnableVolumeIOType, EnableVolumeIOResponseType, GetConsoleOutputType, GetConsoleOutputResponseType, GetPasswordDataType, GetPasswordDataResponseType, ImportInstanceType, ImportInstanceResponseType, ImportKeyPairType, ImportKeyPairResponseType, ImportVolumeType, ImportVolumeResponseType, ModifyImageAttributeType, ModifyImageAttributeResponseType, ModifyInstanceAttributeType, ModifyInstanceAttributeResponseType, ModifyNetworkInterfaceAttributeType, ModifyNetworkInterfaceAttributeResponseType, ModifySnapshotAttributeType, ModifySnapshotAttributeResponseType, ModifyVolumeAttributeType, ModifyVolumeAttributeResponseType, ModifyVpcAttributeType, ModifyVpcAttributeResponseType, MonitorInstancesType, MonitorInstancesResponseType, PurchaseReservedInstancesOfferingType, PurchaseReservedInstancesOfferingResponseType, RebootInstancesType, RebootInstancesResponseType, RegisterImageType, RegisterImageResponseType, ReleaseAddressType, ReleaseAddressResponseType, ReplaceNetworkAclAssociationType, ReplaceNetworkAclAssociationResponseType, ReplaceNetworkAclEntryType, ReplaceNetworkAclEntryResponseType, ReplaceRouteType, ReplaceRouteResponseType, ReplaceRouteTableAssociationType, ReplaceRouteTableAssociationResponseType, ReportInstanceStatusType, ReportInstanceStatusResponseType, RequestSpotInstancesType, RequestSpotInstancesResponseType, ResetImageAttributeType, ResetImageAttributeResponseType, ResetInstanceAttributeType, ResetInstanceAttributeResponseType, ResetNetworkInterfaceAttributeType, ResetNetworkInterfaceAttributeResponseType, ResetSnapshotAttributeType, ResetSnapshotAttributeResponseType, RevokeSecurityGroupEgressType, RevokeSecurityGroupEgressResponseType, RevokeSecurityGroupIngressType, RevokeSecurityGroupIngressResponseType, RunInstancesType, RunInstancesResponseType, StartInstancesType, StartInstancesResponseType, StopInstancesType, StopInstancesResponseType, TerminateInstancesType, TerminateInstancesResponseType, UnassignPrivateIpAddressesType, UnassignPrivateIpAddressesResponseType, IpPermissionSetType, IpPermissionType, UserIdGroupPairSetType, IpRangeSetType, UserIdGroupPairType, IpRangeItemType, DescribeAddressesInfoType, AllocationIdSetType, FilterSetType, DescribeAddressesResponseInfoType, DescribeAddressesItemType, AllocationIdSetItemType, FilterType, DescribeAddressesResponseItemType, ValueSetType, ValueType, DescribeAvailabilityZonesSetType, AvailabilityZoneSetType, DescribeAvailabilityZonesSetItemType, AvailabilityZoneItemType, AvailabilityZoneMessageSetType, AvailabilityZoneMessageType, EmptyElementType, LaunchPermissionListType, ProductCodesSetType, NullableAttributeValueType, BlockDeviceMappingType, LaunchPermissionItemType, ProductCodesSetItemType, BlockDeviceMappingItemType, EbsBlockDeviceType, DescribeImagesExecutableBySetType, DescribeImagesInfoType, DescribeImagesOwnersType, DescribeImagesResponseInfoType, DescribeImagesExecutableByType, DescribeImagesItemType, DescribeImagesOwnerType, DescribeImagesResponseItemType, StateReasonType, ResourceTagSetType, ResourceTagSetItemType, DescribeInstancesInfoType, ReservationSetType, DescribeInstancesItemType, ReservationInfoType, GroupSetType, RunningInstancesSetType, GroupItemType, RunningInstancesItemType, InstanceStateType, PlacementResponseType, UploadImagePartType, UploadImagePartResponseType, InstanceMonitoringStateType, InstanceBlockDeviceMappingResponseType, InstanceLicenseResponseType, InstanceNetworkInterfaceSetType, IamInstanceProfileResponseType, InstanceBlockDeviceMappingResponseItemType, InstanceNetworkInterfaceSetItemType, EbsInstanceBlockDeviceMappingResponseType, InstanceNetworkInterfaceAttachmentType, InstanceNetworkInterfaceAssociationType, InstancePrivateIpAddressesSetType, InstancePrivateIpAddressesSetItemType, DescribeKeyPairsInfoType, DescribeKeyPairsResponseInfoType, DescribeKeyPairsItemType, DescribeKeyPairsResponseItemType, DescribeSecurityGroupsSetType, DescribeSecurityGroupsIdSetType, SecurityGroupSetType, DescribeSecurityGroupsSetItemType, DescribeSecurityGroupsIdSetItemType, SecurityGroupItemType, LaunchPermissionOperationType, ProductCodeListType, AttributeValueType, ProductCodeItemType, RebootInstancesInfoType, RebootInstancesItemType, UserDataType, PlacementRequestType, MonitoringInstanceType, InstanceLicenseRequestType, InstanceNetworkInterfaceSetRequestType, IamInstanceProfileRequestType, InstanceNetworkInterfaceSetItemRequestType, SecurityGroupIdSetType, PrivateIpAddressesSetRequestType, SecurityGroupIdSetItemType, PrivateIpAddressesSetItemRequestType, InstanceIdSetType, InstanceStateChangeSetType, InstanceIdType, InstanceStateChangeType, AssignPrivateIpAddressesSetRequestType, AttachmentType, BundleInstanceTaskStorageType, BundleInstanceTaskType, DescribeReservedInstancesListingsResponseSetType, SpotInstanceRequestIdSetType, CancelSpotInstanceRequestsResponseSetType, CustomerGatewayType, DhcpConfigurationItemSetType, DhcpOptionsType, ExportToS3TaskType, ExportTaskResponseType, InternetGatewayType, NetworkAclType, IcmpTypeCodeType, PortRangeType, NetworkInterfaceType, PriceScheduleRequestSetType, RouteTableType, SpotDatafeedSubscriptionType, SubnetType, ResourceIdSetType, VpcType, VpnConnectionOptionsRequestType, VpnConnectionType, VpnGatewayType, DeleteTagsSetType, AccountAttributeNameSetType, AccountAttributeSetType, DescribeBundleTasksInfoType, BundleInstanceTasksSetType, ConversionTaskIdSetType, ConversionTaskSetType, CustomerGatewayIdSetType, CustomerGatewaySetType, DhcpOptionsIdSetType, DhcpOptionsSetType, ExportTaskIdSetType, ExportTaskSetResponseType, NullableAttributeBooleanValueType, InstanceStatusSetType, InternetGatewayIdSetType, InternetGatewaySetType, LicenseIdSetType, LicenseSetType, NetworkAclIdSetType, NetworkAclSetType, AttributeBooleanValueType, NetworkInterfaceAttachmentType, NetworkInterfaceIdSetType, NetworkInterfaceSetType, DescribePlacementGroupsInfoType, PlacementGroupSetType, DescribeRegionsSetType, RegionSetType, DescribeReservedInstancesSetType, DescribeReservedInstancesResponseSetType, DescribeReservedInstancesListingSetType, DescribeReservedInstancesOfferingsSetType, DescribeReservedInstancesOfferingsResponseSetType, RouteTableIdSetType, RouteTableSetType, CreateVolumePermissionListType, DescribeSnapshotsSetType, DescribeSnapshotsOwnersType, DescribeSnapshotsRestorableBySetType, DescribeSnapshotsSetResponseType, SpotInstanceRequestSetType, ImageUploadSetType, ImageUploadType, InstanceTypeSetType, ProductDescriptionSetType, SpotPriceHistorySetType, SubnetIdSetType, SubnetSetType, TagSetType, DescribeVolumesSetType, VolumeStatusSetType, DescribeVolumesSetResponseType, VpcIdSetType, VpcSetType, VpnConnectionIdSetType, VpnConnectionSetType, VpnGatewayIdSetType, VpnGatewaySetType, ImportInstanceLaunchSpecificationType, DiskImageSetType, ConversionTaskType, DiskImageDetailType, DiskImageVolumeType, InstanceBlockDeviceMappingType, ModifyNetworkInterfaceAttachmentType, CreateVolumePermissionOperationType, MonitorInstancesSetType, MonitorInstancesResponseSetType, ReservedInstanceLimitPriceType, ReportInstanceStatusReasonCodesSetType, LaunchSpecificationRequestType, AssignPrivateIpAddressesSetItemRequestType, BundleInstanceS3StorageType, BundleInstanceTaskErrorType, DescribeReservedInstancesListingsResponseSetItemType, SpotInstanceRequestIdSetItemType, CancelSpotInstanceRequestsResponseSetItemType, DhcpConfigurationItemType, InstanceExportTaskResponseType, ExportToS3TaskResponseType, InternetGatewayAttachmentSetType, NetworkAclEntrySetType, NetworkAclAssociationSetType, NetworkInterfaceAssociationType, NetworkInterfacePrivateIpAddressesSetType, PriceScheduleRequestSetItemType, RouteSetType, RouteTableAssociationSetType, PropagatingVgwSetType, SpotInstanceStateFaultType, ResourceIdSetItemType, VgwTelemetryType, VpnConnectionOptionsResponseType, VpnStaticRoutesSetType, AttachmentSetType, DeleteTagsSetItemType, AccountAttributeNameSetItemType, AccountAttributeSetItemType, DescribeBundleTasksItemType, ConversionTaskIdItemType, CustomerGatewayIdSetItemType, DhcpOptionsIdSetItemType, ExportTaskIdType, InstanceStatusItemType, InternetGatewayIdSetItemType, LicenseIdSetItemType, LicenseSetItemType, NetworkAclIdSetItemType, NetworkInterfaceIdSetItemType, DescribePlacementGroupItemType, PlacementGroupInfoType, DescribeRegionsSetItemType, RegionItemType, DescribeReservedInstancesSetItemType, DescribeReservedInstancesResponseSetItemType, DescribeReservedInstancesListingSetItemType, DescribeReservedInstancesOfferingsSetItemType, DescribeReservedInstancesOfferingsResponseSetItemType, RouteTableIdSetItemType, CreateVolumePermissionItemType, DescribeSnapshotsSetItemType, DescribeSnapshotsOwnerType, DescribeSnapshotsRestorableByType, DescribeSnapshotsSetItemResponseType, SpotInstanceRequestSetItemType, InstanceTypeSetItemType, ProductDescriptionSetItemType, SpotPriceHistorySetItemType, SubnetIdSetItemType, TagSetItemType, DescribeVolumesSetItemType, VolumeStatusItemType, DescribeVolumesSetItemResponseType, VpcIdSetItemType, VpnConnectionIdSetItemType, VpnGatewayIdSetItemType, ImportInstanceGroupSetType, InstancePlacementType, DiskImageType, ImportVolumeTaskDetailsType, ImportInstanceTaskDetailsType, InstanceBlockDeviceMappingItemType, MonitorInstancesSetItemType, MonitorInstancesResponseSetItemType, ReportInstanceStatusReasonCodeSetItemType, SpotPlacementRequestType, InstanceCountsSetType, PriceScheduleSetType, DhcpValueSetType, InternetGatewayAttachmentType, NetworkAclEntryType, NetworkAclAssociationType, NetworkInterfacePrivateIpAddressesSetItemType, RouteType, RouteTableAssociationType, PropagatingVgwType, VpnTunnelTelemetryType, VpnStaticRouteType, AccountAttributeValueSetType, InstanceStatusEventsSetType, InstanceStatusType, LicenseCapacitySetType, RecurringChargesSetType, PricingDetailsSetType, SpotInstanceStatusMessageType, LaunchSpecificationResponseType, VolumeStatusInfoType, VolumeStatusEventsSetType, VolumeStatusActionsSetType, AttachmentSetResponseType, ImportInstanceGroupItemType, DiskImageDescriptionType, DiskImageVolumeDescriptionType, ImportInstanceVolumeDetailSetType, InstanceEbsBlockDeviceType, InstanceCountsSetItemType, PriceScheduleSetItemType, DhcpValueType, AccountAttributeValueSetItemType, InstanceStatusEventType, InstanceStatusDetailsSetType, LicenseCapacitySetItemType, RecurringChargesSetItemType, PricingDetailsSetItemType, VolumeStatusDetailsSetType, VolumeStatusEventItemType, VolumeStatusActionItemType, AttachmentSetItemResponseType, ImportInstanceVolumeDetailItemType, InstanceStatusDetailsSetItemType, VolumeStatusDetailsItemType, TagSpecificationSetType, TagSpecificationType, DescribeKeyPairsIdSetType, DescribeKeyPairsIdSetItemType, InstanceTypeInfoSetType, InstanceTypeInfoType, NamesType, ProcessorInfoType, VCpuInfoType, MemoryInfoType, InstanceStorageInfoType, DiskInfoSetType, DiskInfoType, NetworkInfoType, VmTypeNamesType, VmTypeNameType, VmTypeDetailsSetType, VmTypeDetailsType, VmTypeZoneSetType, VmTypeZoneStatusType, VmTypeEphemeralDiskSetType, VmTypeEphemeralDiskType, FaultType,),
    elements=_ELEMENTS,
    operations={
        'ActivateLicense': _Operation(name='ActivateLicense', soap_action='ActivateLicense', action='ActivateLicense', response_action='ActivateLicenseResponse', input=_ELEMENTS['ActivateLicense'], output=_ELEMENTS['ActivateLicenseResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AllocateAddress': _Operation(name='AllocateAddress', soap_action='AllocateAddress', action='AllocateAddress', response_action='AllocateAddressResponse', input=_ELEMENTS['AllocateAddress'], output=_ELEMENTS['AllocateAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AssignPrivateIpAddresses': _Operation(name='AssignPrivateIpAddresses', soap_action='AssignPrivateIpAddresses', action='AssignPrivateIpAddresses', response_action='AssignPrivateIpAddressesResponse', input=_ELEMENTS['AssignPrivateIpAddresses'], output=_ELEMENTS['AssignPrivateIpAddressesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AssociateAddress': _Operation(name='AssociateAddress', soap_action='AssociateAddress', action='AssociateAddress', response_action='AssociateAddressResponse', input=_ELEMENTS['AssociateAddress'], output=_ELEMENTS['AssociateAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AssociateDhcpOptions': _Operation(name='AssociateDhcpOptions', soap_action='AssociateDhcpOptions', action='AssociateDhcpOptions', response_action='AssociateDhcpOptionsResponse', input=_ELEMENTS['AssociateDhcpOptions'], output=_ELEMENTS['AssociateDhcpOptionsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AssociateRouteTable': _Operation(name='AssociateRouteTable', soap_action='AssociateRouteTable', action='AssociateRouteTable', response_action='AssociateRouteTableResponse', input=_ELEMENTS['AssociateRouteTable'], output=_ELEMENTS['AssociateRouteTableResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AttachInternetGateway': _Operation(name='AttachInternetGateway', soap_action='AttachInternetGateway', action='AttachInternetGateway', response_action='AttachInternetGatewayResponse', input=_ELEMENTS['AttachInternetGateway'], output=_ELEMENTS['AttachInternetGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AttachNetworkInterface': _Operation(name='AttachNetworkInterface', soap_action='AttachNetworkInterface', action='AttachNetworkInterface', response_action='AttachNetworkInterfaceResponse', input=_ELEMENTS['AttachNetworkInterface'], output=_ELEMENTS['AttachNetworkInterfaceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AttachVolume': _Operation(name='AttachVolume', soap_action='AttachVolume', action='AttachVolume', response_action='AttachVolumeResponse', input=_ELEMENTS['AttachVolume'], output=_ELEMENTS['AttachVolumeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AttachVpnGateway': _Operation(name='AttachVpnGateway', soap_action='AttachVpnGateway', action='AttachVpnGateway', response_action='AttachVpnGatewayResponse', input=_ELEMENTS['AttachVpnGateway'], output=_ELEMENTS['AttachVpnGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AuthorizeSecurityGroupEgress': _Operation(name='AuthorizeSecurityGroupEgress', soap_action='AuthorizeSecurityGroupEgress', action='AuthorizeSecurityGroupEgress', response_action='AuthorizeSecurityGroupEgressResponse', input=_ELEMENTS['AuthorizeSecurityGroupEgress'], output=_ELEMENTS['AuthorizeSecurityGroupEgressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'AuthorizeSecurityGroupIngress': _Operation(name='AuthorizeSecurityGroupIngress', soap_action='AuthorizeSecurityGroupIngress', action='AuthorizeSecurityGroupIngress', response_action='AuthorizeSecurityGroupIngressResponse', input=_ELEMENTS['AuthorizeSecurityGroupIngress'], output=_ELEMENTS['AuthorizeSecurityGroupIngressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'BundleInstance': _Operation(name='BundleInstance', soap_action='BundleInstance', action='BundleInstance', response_action='BundleInstanceResponse', input=_ELEMENTS['BundleInstance'], output=_ELEMENTS['BundleInstanceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CancelBundleTask': _Operation(name='CancelBundleTask', soap_action='CancelBundleTask', action='CancelBundleTask', response_action='CancelBundleTaskResponse', input=_ELEMENTS['CancelBundleTask'], output=_ELEMENTS['CancelBundleTaskResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CancelConversionTask': _Operation(name='CancelConversionTask', soap_action='CancelConversionTask', action='CancelConversionTask', response_action='CancelConversionTaskResponse', input=_ELEMENTS['CancelConversionTask'], output=_ELEMENTS['CancelConversionTaskResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CancelExportTask': _Operation(name='CancelExportTask', soap_action='CancelExportTask', action='CancelExportTask', response_action='CancelExportTaskResponse', input=_ELEMENTS['CancelExportTask'], output=_ELEMENTS['CancelExportTaskResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CancelReservedInstancesListing': _Operation(name='CancelReservedInstancesListing', soap_action='CancelReservedInstancesListing', action='CancelReservedInstancesListing', response_action='CancelReservedInstancesListingResponse', input=_ELEMENTS['CancelReservedInstancesListing'], output=_ELEMENTS['CancelReservedInstancesListingResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CancelSpotInstanceRequests': _Operation(name='CancelSpotInstanceRequests', soap_action='CancelSpotInstanceRequests', action='CancelSpotInstanceRequests', response_action='CancelSpotInstanceRequestsResponse', input=_ELEMENTS['CancelSpotInstanceRequests'], output=_ELEMENTS['CancelSpotInstanceRequestsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ConfirmProductInstance': _Operation(name='ConfirmProductInstance', soap_action='ConfirmProductInstance', action='ConfirmProductInstance', response_action='ConfirmProductInstanceResponse', input=_ELEMENTS['ConfirmProductInstance'], output=_ELEMENTS['ConfirmProductInstanceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CopyImage': _Operation(name='CopyImage', soap_action='CopyImage', action='CopyImage', response_action='CopyImageResponse', input=_ELEMENTS['CopyImage'], output=_ELEMENTS['CopyImageResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CopySnapshot': _Operation(name='CopySnapshot', soap_action='CopySnapshot', action='CopySnapshot', response_action='CopySnapshotResponse', input=_ELEMENTS['CopySnapshot'], output=_ELEMENTS['CopySnapshotResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateCustomerGateway': _Operation(name='CreateCustomerGateway', soap_action='CreateCustomerGateway', action='CreateCustomerGateway', response_action='CreateCustomerGatewayResponse', input=_ELEMENTS['CreateCustomerGateway'], output=_ELEMENTS['CreateCustomerGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateDhcpOptions': _Operation(name='CreateDhcpOptions', soap_action='CreateDhcpOptions', action='CreateDhcpOptions', response_action='CreateDhcpOptionsResponse', input=_ELEMENTS['CreateDhcpOptions'], output=_ELEMENTS['CreateDhcpOptionsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateImage': _Operation(name='CreateImage', soap_action='CreateImage', action='CreateImage', response_action='CreateImageResponse', input=_ELEMENTS['CreateImage'], output=_ELEMENTS['CreateImageResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateInstanceExportTask': _Operation(name='CreateInstanceExportTask', soap_action='CreateInstanceExportTask', action='CreateInstanceExportTask', response_action='CreateInstanceExportTaskResponse', input=_ELEMENTS['CreateInstanceExportTask'], output=_ELEMENTS['CreateInstanceExportTaskResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateInternetGateway': _Operation(name='CreateInternetGateway', soap_action='CreateInternetGateway', action='CreateInternetGateway', response_action='CreateInternetGatewayResponse', input=_ELEMENTS['CreateInternetGateway'], output=_ELEMENTS['CreateInternetGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateKeyPair': _Operation(name='CreateKeyPair', soap_action='CreateKeyPair', action='CreateKeyPair', response_action='CreateKeyPairResponse', input=_ELEMENTS['CreateKeyPair'], output=_ELEMENTS['CreateKeyPairResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateNetworkAcl': _Operation(name='CreateNetworkAcl', soap_action='CreateNetworkAcl', action='CreateNetworkAcl', response_action='CreateNetworkAclResponse', input=_ELEMENTS['CreateNetworkAcl'], output=_ELEMENTS['CreateNetworkAclResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateNetworkAclEntry': _Operation(name='CreateNetworkAclEntry', soap_action='CreateNetworkAclEntry', action='CreateNetworkAclEntry', response_action='CreateNetworkAclEntryResponse', input=_ELEMENTS['CreateNetworkAclEntry'], output=_ELEMENTS['CreateNetworkAclEntryResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateNetworkInterface': _Operation(name='CreateNetworkInterface', soap_action='CreateNetworkInterface', action='CreateNetworkInterface', response_action='CreateNetworkInterfaceResponse', input=_ELEMENTS['CreateNetworkInterface'], output=_ELEMENTS['CreateNetworkInterfaceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreatePlacementGroup': _Operation(name='CreatePlacementGroup', soap_action='CreatePlacementGroup', action='CreatePlacementGroup', response_action='CreatePlacementGroupResponse', input=_ELEMENTS['CreatePlacementGroup'], output=_ELEMENTS['CreatePlacementGroupResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateReservedInstancesListing': _Operation(name='CreateReservedInstancesListing', soap_action='CreateReservedInstancesListing', action='CreateReservedInstancesListing', response_action='CreateReservedInstancesListingResponse', input=_ELEMENTS['CreateReservedInstancesListing'], output=_ELEMENTS['CreateReservedInstancesListingResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateRoute': _Operation(name='CreateRoute', soap_action='CreateRoute', action='CreateRoute', response_action='CreateRouteResponse', input=_ELEMENTS['CreateRoute'], output=_ELEMENTS['CreateRouteResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateRouteTable': _Operation(name='CreateRouteTable', soap_action='CreateRouteTable', action='CreateRouteTable', response_action='CreateRouteTableResponse', input=_ELEMENTS['CreateRouteTable'], output=_ELEMENTS['CreateRouteTableResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateSecurityGroup': _Operation(name='CreateSecurityGroup', soap_action='CreateSecurityGroup', action='CreateSecurityGroup', response_action='CreateSecurityGroupResponse', input=_ELEMENTS['CreateSecurityGroup'], output=_ELEMENTS['CreateSecurityGroupResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateSnapshot': _Operation(name='CreateSnapshot', soap_action='CreateSnapshot', action='CreateSnapshot', response_action='CreateSnapshotResponse', input=_ELEMENTS['CreateSnapshot'], output=_ELEMENTS['CreateSnapshotResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateSpotDatafeedSubscription': _Operation(name='CreateSpotDatafeedSubscription', soap_action='CreateSpotDatafeedSubscription', action='CreateSpotDatafeedSubscription', response_action='CreateSpotDatafeedSubscriptionResponse', input=_ELEMENTS['CreateSpotDatafeedSubscription'], output=_ELEMENTS['CreateSpotDatafeedSubscriptionResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateSubnet': _Operation(name='CreateSubnet', soap_action='CreateSubnet', action='CreateSubnet', response_action='CreateSubnetResponse', input=_ELEMENTS['CreateSubnet'], output=_ELEMENTS['CreateSubnetResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateTags': _Operation(name='CreateTags', soap_action='CreateTags', action='CreateTags', response_action='CreateTagsResponse', input=_ELEMENTS['CreateTags'], output=_ELEMENTS['CreateTagsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateVolume': _Operation(name='CreateVolume', soap_action='CreateVolume', action='CreateVolume', response_action='CreateVolumeResponse', input=_ELEMENTS['CreateVolume'], output=_ELEMENTS['CreateVolumeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateVpc': _Operation(name='CreateVpc', soap_action='CreateVpc', action='CreateVpc', response_action='CreateVpcResponse', input=_ELEMENTS['CreateVpc'], output=_ELEMENTS['CreateVpcResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateVpnConnection': _Operation(name='CreateVpnConnection', soap_action='CreateVpnConnection', action='CreateVpnConnection', response_action='CreateVpnConnectionResponse', input=_ELEMENTS['CreateVpnConnection'], output=_ELEMENTS['CreateVpnConnectionResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateVpnConnectionRoute': _Operation(name='CreateVpnConnectionRoute', soap_action='CreateVpnConnectionRoute', action='CreateVpnConnectionRoute', response_action='CreateVpnConnectionRouteResponse', input=_ELEMENTS['CreateVpnConnectionRoute'], output=_ELEMENTS['CreateVpnConnectionRouteResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'CreateVpnGateway': _Operation(name='CreateVpnGateway', soap_action='CreateVpnGateway', action='CreateVpnGateway', response_action='CreateVpnGatewayResponse', input=_ELEMENTS['CreateVpnGateway'], output=_ELEMENTS['CreateVpnGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeactivateLicense': _Operation(name='DeactivateLicense', soap_action='DeactivateLicense', action='DeactivateLicense', response_action='DeactivateLicenseResponse', input=_ELEMENTS['DeactivateLicense'], output=_ELEMENTS['DeactivateLicenseResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteCustomerGateway': _Operation(name='DeleteCustomerGateway', soap_action='DeleteCustomerGateway', action='DeleteCustomerGateway', response_action='DeleteCustomerGatewayResponse', input=_ELEMENTS['DeleteCustomerGateway'], output=_ELEMENTS['DeleteCustomerGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteDhcpOptions': _Operation(name='DeleteDhcpOptions', soap_action='DeleteDhcpOptions', action='DeleteDhcpOptions', response_action='DeleteDhcpOptionsResponse', input=_ELEMENTS['DeleteDhcpOptions'], output=_ELEMENTS['DeleteDhcpOptionsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteImageUpload': _Operation(name='DeleteImageUpload', soap_action='DeleteImageUpload', action='DeleteImageUpload', response_action='DeleteImageUploadResponse', input=_ELEMENTS['DeleteImageUpload'], output=_ELEMENTS['DeleteImageUploadResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteInternetGateway': _Operation(name='DeleteInternetGateway', soap_action='DeleteInternetGateway', action='DeleteInternetGateway', response_action='DeleteInternetGatewayResponse', input=_ELEMENTS['DeleteInternetGateway'], output=_ELEMENTS['DeleteInternetGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteKeyPair': _Operation(name='DeleteKeyPair', soap_action='DeleteKeyPair', action='DeleteKeyPair', response_action='DeleteKeyPairResponse', input=_ELEMENTS['DeleteKeyPair'], output=_ELEMENTS['DeleteKeyPairResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteNetworkAcl': _Operation(name='DeleteNetworkAcl', soap_action='DeleteNetworkAcl', action='DeleteNetworkAcl', response_action='DeleteNetworkAclResponse', input=_ELEMENTS['DeleteNetworkAcl'], output=_ELEMENTS['DeleteNetworkAclResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteNetworkAclEntry': _Operation(name='DeleteNetworkAclEntry', soap_action='DeleteNetworkAclEntry', action='DeleteNetworkAclEntry', response_action='DeleteNetworkAclEntryResponse', input=_ELEMENTS['DeleteNetworkAclEntry'], output=_ELEMENTS['DeleteNetworkAclEntryResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteNetworkInterface': _Operation(name='DeleteNetworkInterface', soap_action='DeleteNetworkInterface', action='DeleteNetworkInterface', response_action='DeleteNetworkInterfaceResponse', input=_ELEMENTS['DeleteNetworkInterface'], output=_ELEMENTS['DeleteNetworkInterfaceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeletePlacementGroup': _Operation(name='DeletePlacementGroup', soap_action='DeletePlacementGroup', action='DeletePlacementGroup', response_action='DeletePlacementGroupResponse', input=_ELEMENTS['DeletePlacementGroup'], output=_ELEMENTS['DeletePlacementGroupResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteRoute': _Operation(name='DeleteRoute', soap_action='DeleteRoute', action='DeleteRoute', response_action='DeleteRouteResponse', input=_ELEMENTS['DeleteRoute'], output=_ELEMENTS['DeleteRouteResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteRouteTable': _Operation(name='DeleteRouteTable', soap_action='DeleteRouteTable', action='DeleteRouteTable', response_action='DeleteRouteTableResponse', input=_ELEMENTS['DeleteRouteTable'], output=_ELEMENTS['DeleteRouteTableResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteSecurityGroup': _Operation(name='DeleteSecurityGroup', soap_action='DeleteSecurityGroup', action='DeleteSecurityGroup', response_action='DeleteSecurityGroupResponse', input=_ELEMENTS['DeleteSecurityGroup'], output=_ELEMENTS['DeleteSecurityGroupResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteSnapshot': _Operation(name='DeleteSnapshot', soap_action='DeleteSnapshot', action='DeleteSnapshot', response_action='DeleteSnapshotResponse', input=_ELEMENTS['DeleteSnapshot'], output=_ELEMENTS['DeleteSnapshotResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteSpotDatafeedSubscription': _Operation(name='DeleteSpotDatafeedSubscription', soap_action='DeleteSpotDatafeedSubscription', action='DeleteSpotDatafeedSubscription', response_action='DeleteSpotDatafeedSubscriptionResponse', input=_ELEMENTS['DeleteSpotDatafeedSubscription'], output=_ELEMENTS['DeleteSpotDatafeedSubscriptionResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteSubnet': _Operation(name='DeleteSubnet', soap_action='DeleteSubnet', action='DeleteSubnet', response_action='DeleteSubnetResponse', input=_ELEMENTS['DeleteSubnet'], output=_ELEMENTS['DeleteSubnetResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteTags': _Operation(name='DeleteTags', soap_action='DeleteTags', action='DeleteTags', response_action='DeleteTagsResponse', input=_ELEMENTS['DeleteTags'], output=_ELEMENTS['DeleteTagsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteVolume': _Operation(name='DeleteVolume', soap_action='DeleteVolume', action='DeleteVolume', response_action='DeleteVolumeResponse', input=_ELEMENTS['DeleteVolume'], output=_ELEMENTS['DeleteVolumeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteVpc': _Operation(name='DeleteVpc', soap_action='DeleteVpc', action='DeleteVpc', response_action='DeleteVpcResponse', input=_ELEMENTS['DeleteVpc'], output=_ELEMENTS['DeleteVpcResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteVpnConnection': _Operation(name='DeleteVpnConnection', soap_action='DeleteVpnConnection', action='DeleteVpnConnection', response_action='DeleteVpnConnectionResponse', input=_ELEMENTS['DeleteVpnConnection'], output=_ELEMENTS['DeleteVpnConnectionResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteVpnConnectionRoute': _Operation(name='DeleteVpnConnectionRoute', soap_action='DeleteVpnConnectionRoute', action='DeleteVpnConnectionRoute', response_action='DeleteVpnConnectionRouteResponse', input=_ELEMENTS['DeleteVpnConnectionRoute'], output=_ELEMENTS['DeleteVpnConnectionRouteResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeleteVpnGateway': _Operation(name='DeleteVpnGateway', soap_action='DeleteVpnGateway', action='DeleteVpnGateway', response_action='DeleteVpnGatewayResponse', input=_ELEMENTS['DeleteVpnGateway'], output=_ELEMENTS['DeleteVpnGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DeregisterImage': _Operation(name='DeregisterImage', soap_action='DeregisterImage', action='DeregisterImage', response_action='DeregisterImageResponse', input=_ELEMENTS['DeregisterImage'], output=_ELEMENTS['DeregisterImageResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DescribeAccountAttributes': _Operation(name='DescribeAccountAttributes', soap_action='DescribeAccountAttributes', action='DescribeAccountAttributes', response_action='DescribeAccountAttributesResponse', input=_ELEMENTS['DescribeAccountAttributes'], output=_ELEMENTS['DescribeAccountAttributesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeAddresses': _Operation(name='DescribeAddresses', soap_action='DescribeAddresses', action='DescribeAddresses', response_action='DescribeAddressesResponse', input=_ELEMENTS['DescribeAddresses'], output=_ELEMENTS['DescribeAddressesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeAvailabilityZones': _Operation(name='DescribeAvailabilityZones', soap_action='DescribeAvailabilityZones', action='DescribeAvailabilityZones', response_action='DescribeAvailabilityZonesResponse', input=_ELEMENTS['DescribeAvailabilityZones'], output=_ELEMENTS['DescribeAvailabilityZonesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeBundleTasks': _Operation(name='DescribeBundleTasks', soap_action='DescribeBundleTasks', action='DescribeBundleTasks', response_action='DescribeBundleTasksResponse', input=_ELEMENTS['DescribeBundleTasks'], output=_ELEMENTS['DescribeBundleTasksResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeConversionTasks': _Operation(name='DescribeConversionTasks', soap_action='DescribeConversionTasks', action='DescribeConversionTasks', response_action='DescribeConversionTasksResponse', input=_ELEMENTS['DescribeConversionTasks'], output=_ELEMENTS['DescribeConversionTasksResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeCustomerGateways': _Operation(name='DescribeCustomerGateways', soap_action='DescribeCustomerGateways', action='DescribeCustomerGateways', response_action='DescribeCustomerGatewaysResponse', input=_ELEMENTS['DescribeCustomerGateways'], output=_ELEMENTS['DescribeCustomerGatewaysResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeDhcpOptions': _Operation(name='DescribeDhcpOptions', soap_action='DescribeDhcpOptions', action='DescribeDhcpOptions', response_action='DescribeDhcpOptionsResponse', input=_ELEMENTS['DescribeDhcpOptions'], output=_ELEMENTS['DescribeDhcpOptionsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeExportTasks': _Operation(name='DescribeExportTasks', soap_action='DescribeExportTasks', action='DescribeExportTasks', response_action='DescribeExportTasksResponse', input=_ELEMENTS['DescribeExportTasks'], output=_ELEMENTS['DescribeExportTasksResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeImageAttribute': _Operation(name='DescribeImageAttribute', soap_action='DescribeImageAttribute', action='DescribeImageAttribute', response_action='DescribeImageAttributeResponse', input=_ELEMENTS['DescribeImageAttribute'], output=_ELEMENTS['DescribeImageAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeImageUploads': _Operation(name='DescribeImageUploads', soap_action='DescribeImageUploads', action='DescribeImageUploads', response_action='DescribeImageUploadsResponse', input=_ELEMENTS['DescribeImageUploads'], output=_ELEMENTS['DescribeImageUploadsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeImages': _Operation(name='DescribeImages', soap_action='DescribeImages', action='DescribeImages', response_action='DescribeImagesResponse', input=_ELEMENTS['DescribeImages'], output=_ELEMENTS['DescribeImagesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeInstanceAttribute': _Operation(name='DescribeInstanceAttribute', soap_action='DescribeInstanceAttribute', action='DescribeInstanceAttribute', response_action='DescribeInstanceAttributeResponse', input=_ELEMENTS['DescribeInstanceAttribute'], output=_ELEMENTS['DescribeInstanceAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeInstanceStatus': _Operation(name='DescribeInstanceStatus', soap_action='DescribeInstanceStatus', action='DescribeInstanceStatus', response_action='DescribeInstanceStatusResponse', input=_ELEMENTS['DescribeInstanceStatus'], output=_ELEMENTS['DescribeInstanceStatusResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeInstanceTypes': _Operation(name='DescribeInstanceTypes', soap_action='DescribeInstanceTypes', action='DescribeInstanceTypes', response_action='DescribeInstanceTypesResponse', input=_ELEMENTS['DescribeInstanceTypes'], output=_ELEMENTS['DescribeInstanceTypesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeInstances': _Operation(name='DescribeInstances', soap_action='DescribeInstances', action='DescribeInstances', response_action='DescribeInstancesResponse', input=_ELEMENTS['DescribeInstances'], output=_ELEMENTS['DescribeInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeInternetGateways': _Operation(name='DescribeInternetGateways', soap_action='DescribeInternetGateways', action='DescribeInternetGateways', response_action='DescribeInternetGatewaysResponse', input=_ELEMENTS['DescribeInternetGateways'], output=_ELEMENTS['DescribeInternetGatewaysResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeKeyPairs': _Operation(name='DescribeKeyPairs', soap_action='DescribeKeyPairs', action='DescribeKeyPairs', response_action='DescribeKeyPairsResponse', input=_ELEMENTS['DescribeKeyPairs'], output=_ELEMENTS['DescribeKeyPairsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeLicenses': _Operation(name='DescribeLicenses', soap_action='DescribeLicenses', action='DescribeLicenses', response_action='DescribeLicensesResponse', input=_ELEMENTS['DescribeLicenses'], output=_ELEMENTS['DescribeLicensesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeNetworkAcls': _Operation(name='DescribeNetworkAcls', soap_action='DescribeNetworkAcls', action='DescribeNetworkAcls', response_action='DescribeNetworkAclsResponse', input=_ELEMENTS['DescribeNetworkAcls'], output=_ELEMENTS['DescribeNetworkAclsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeNetworkInterfaceAttribute': _Operation(name='DescribeNetworkInterfaceAttribute', soap_action='DescribeNetworkInterfaceAttribute', action='DescribeNetworkInterfaceAttribute', response_action='DescribeNetworkInterfaceAttributeResponse', input=_ELEMENTS['DescribeNetworkInterfaceAttribute'], output=_ELEMENTS['DescribeNetworkInterfaceAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeNetworkInterfaces': _Operation(name='DescribeNetworkInterfaces', soap_action='DescribeNetworkInterfaces', action='DescribeNetworkInterfaces', response_action='DescribeNetworkInterfacesResponse', input=_ELEMENTS['DescribeNetworkInterfaces'], output=_ELEMENTS['DescribeNetworkInterfacesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribePlacementGroups': _Operation(name='DescribePlacementGroups', soap_action='DescribePlacementGroups', action='DescribePlacementGroups', response_action='DescribePlacementGroupsResponse', input=_ELEMENTS['DescribePlacementGroups'], output=_ELEMENTS['DescribePlacementGroupsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeRegions': _Operation(name='DescribeRegions', soap_action='DescribeRegions', action='DescribeRegions', response_action='DescribeRegionsResponse', input=_ELEMENTS['DescribeRegions'], output=_ELEMENTS['DescribeRegionsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeReservedInstances': _Operation(name='DescribeReservedInstances', soap_action='DescribeReservedInstances', action='DescribeReservedInstances', response_action='DescribeReservedInstancesResponse', input=_ELEMENTS['DescribeReservedInstances'], output=_ELEMENTS['DescribeReservedInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeReservedInstancesListings': _Operation(name='DescribeReservedInstancesListings', soap_action='DescribeReservedInstancesListings', action='DescribeReservedInstancesListings', response_action='DescribeReservedInstancesListingsResponse', input=_ELEMENTS['DescribeReservedInstancesListings'], output=_ELEMENTS['DescribeReservedInstancesListingsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeReservedInstancesOfferings': _Operation(name='DescribeReservedInstancesOfferings', soap_action='DescribeReservedInstancesOfferings', action='DescribeReservedInstancesOfferings', response_action='DescribeReservedInstancesOfferingsResponse', input=_ELEMENTS['DescribeReservedInstancesOfferings'], output=_ELEMENTS['DescribeReservedInstancesOfferingsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeRouteTables': _Operation(name='DescribeRouteTables', soap_action='DescribeRouteTables', action='DescribeRouteTables', response_action='DescribeRouteTablesResponse', input=_ELEMENTS['DescribeRouteTables'], output=_ELEMENTS['DescribeRouteTablesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSecurityGroups': _Operation(name='DescribeSecurityGroups', soap_action='DescribeSecurityGroups', action='DescribeSecurityGroups', response_action='DescribeSecurityGroupsResponse', input=_ELEMENTS['DescribeSecurityGroups'], output=_ELEMENTS['DescribeSecurityGroupsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSnapshotAttribute': _Operation(name='DescribeSnapshotAttribute', soap_action='DescribeSnapshotAttribute', action='DescribeSnapshotAttribute', response_action='DescribeSnapshotAttributeResponse', input=_ELEMENTS['DescribeSnapshotAttribute'], output=_ELEMENTS['DescribeSnapshotAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSnapshots': _Operation(name='DescribeSnapshots', soap_action='DescribeSnapshots', action='DescribeSnapshots', response_action='DescribeSnapshotsResponse', input=_ELEMENTS['DescribeSnapshots'], output=_ELEMENTS['DescribeSnapshotsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSpotDatafeedSubscription': _Operation(name='DescribeSpotDatafeedSubscription', soap_action='DescribeSpotDatafeedSubscription', action='DescribeSpotDatafeedSubscription', response_action='DescribeSpotDatafeedSubscriptionResponse', input=_ELEMENTS['DescribeSpotDatafeedSubscription'], output=_ELEMENTS['DescribeSpotDatafeedSubscriptionResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSpotInstanceRequests': _Operation(name='DescribeSpotInstanceRequests', soap_action='DescribeSpotInstanceRequests', action='DescribeSpotInstanceRequests', response_action='DescribeSpotInstanceRequestsResponse', input=_ELEMENTS['DescribeSpotInstanceRequests'], output=_ELEMENTS['DescribeSpotInstanceRequestsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSpotPriceHistory': _Operation(name='DescribeSpotPriceHistory', soap_action='DescribeSpotPriceHistory', action='DescribeSpotPriceHistory', response_action='DescribeSpotPriceHistoryResponse', input=_ELEMENTS['DescribeSpotPriceHistory'], output=_ELEMENTS['DescribeSpotPriceHistoryResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeSubnets': _Operation(name='DescribeSubnets', soap_action='DescribeSubnets', action='DescribeSubnets', response_action='DescribeSubnetsResponse', input=_ELEMENTS['DescribeSubnets'], output=_ELEMENTS['DescribeSubnetsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeTags': _Operation(name='DescribeTags', soap_action='DescribeTags', action='DescribeTags', response_action='DescribeTagsResponse', input=_ELEMENTS['DescribeTags'], output=_ELEMENTS['DescribeTagsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVolumeAttribute': _Operation(name='DescribeVolumeAttribute', soap_action='DescribeVolumeAttribute', action='DescribeVolumeAttribute', response_action='DescribeVolumeAttributeResponse', input=_ELEMENTS['DescribeVolumeAttribute'], output=_ELEMENTS['DescribeVolumeAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVolumeStatus': _Operation(name='DescribeVolumeStatus', soap_action='DescribeVolumeStatus', action='DescribeVolumeStatus', response_action='DescribeVolumeStatusResponse', input=_ELEMENTS['DescribeVolumeStatus'], output=_ELEMENTS['DescribeVolumeStatusResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVolumes': _Operation(name='DescribeVolumes', soap_action='DescribeVolumes', action='DescribeVolumes', response_action='DescribeVolumesResponse', input=_ELEMENTS['DescribeVolumes'], output=_ELEMENTS['DescribeVolumesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVpcAttribute': _Operation(name='DescribeVpcAttribute', soap_action='DescribeVpcAttribute', action='DescribeVpcAttribute', response_action='DescribeVpcAttributeResponse', input=_ELEMENTS['DescribeVpcAttribute'], output=_ELEMENTS['DescribeVpcAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVpcs': _Operation(name='DescribeVpcs', soap_action='DescribeVpcs', action='DescribeVpcs', response_action='DescribeVpcsResponse', input=_ELEMENTS['DescribeVpcs'], output=_ELEMENTS['DescribeVpcsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVpnConnections': _Operation(name='DescribeVpnConnections', soap_action='DescribeVpnConnections', action='DescribeVpnConnections', response_action='DescribeVpnConnectionsResponse', input=_ELEMENTS['DescribeVpnConnections'], output=_ELEMENTS['DescribeVpnConnectionsResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DescribeVpnGateways': _Operation(name='DescribeVpnGateways', soap_action='DescribeVpnGateways', action='DescribeVpnGateways', response_action='DescribeVpnGatewaysResponse', input=_ELEMENTS['DescribeVpnGateways'], output=_ELEMENTS['DescribeVpnGatewaysResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'DetachInternetGateway': _Operation(name='DetachInternetGateway', soap_action='DetachInternetGateway', action='DetachInternetGateway', response_action='DetachInternetGatewayResponse', input=_ELEMENTS['DetachInternetGateway'], output=_ELEMENTS['DetachInternetGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DetachNetworkInterface': _Operation(name='DetachNetworkInterface', soap_action='DetachNetworkInterface', action='DetachNetworkInterface', response_action='DetachNetworkInterfaceResponse', input=_ELEMENTS['DetachNetworkInterface'], output=_ELEMENTS['DetachNetworkInterfaceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DetachVolume': _Operation(name='DetachVolume', soap_action='DetachVolume', action='DetachVolume', response_action='DetachVolumeResponse', input=_ELEMENTS['DetachVolume'], output=_ELEMENTS['DetachVolumeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DetachVpnGateway': _Operation(name='DetachVpnGateway', soap_action='DetachVpnGateway', action='DetachVpnGateway', response_action='DetachVpnGatewayResponse', input=_ELEMENTS['DetachVpnGateway'], output=_ELEMENTS['DetachVpnGatewayResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DisableVgwRoutePropagation': _Operation(name='DisableVgwRoutePropagation', soap_action='DisableVgwRoutePropagation', action='DisableVgwRoutePropagation', response_action='DisableVgwRoutePropagationResponse', input=_ELEMENTS['DisableVgwRoutePropagation'], output=_ELEMENTS['DisableVgwRoutePropagationResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DisassociateAddress': _Operation(name='DisassociateAddress', soap_action='DisassociateAddress', action='DisassociateAddress', response_action='DisassociateAddressResponse', input=_ELEMENTS['DisassociateAddress'], output=_ELEMENTS['DisassociateAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'DisassociateRouteTable': _Operation(name='DisassociateRouteTable', soap_action='DisassociateRouteTable', action='DisassociateRouteTable', response_action='DisassociateRouteTableResponse', input=_ELEMENTS['DisassociateRouteTable'], output=_ELEMENTS['DisassociateRouteTableResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'EnableVgwRoutePropagation': _Operation(name='EnableVgwRoutePropagation', soap_action='EnableVgwRoutePropagation', action='EnableVgwRoutePropagation', response_action='EnableVgwRoutePropagationResponse', input=_ELEMENTS['EnableVgwRoutePropagation'], output=_ELEMENTS['EnableVgwRoutePropagationResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'EnableVolumeIO': _Operation(name='EnableVolumeIO', soap_action='EnableVolumeIO', action='EnableVolumeIO', response_action='EnableVolumeIOResponse', input=_ELEMENTS['EnableVolumeIO'], output=_ELEMENTS['EnableVolumeIOResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'GetConsoleOutput': _Operation(name='GetConsoleOutput', soap_action='GetConsoleOutput', action='GetConsoleOutput', response_action='GetConsoleOutputResponse', input=_ELEMENTS['GetConsoleOutput'], output=_ELEMENTS['GetConsoleOutputResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'GetPasswordData': _Operation(name='GetPasswordData', soap_action='GetPasswordData', action='GetPasswordData', response_action='GetPasswordDataResponse', input=_ELEMENTS['GetPasswordData'], output=_ELEMENTS['GetPasswordDataResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=True),
        'ImportInstance': _Operation(name='ImportInstance', soap_action='ImportInstance', action='ImportInstance', response_action='ImportInstanceResponse', input=_ELEMENTS['ImportInstance'], output=_ELEMENTS['ImportInstanceResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ImportKeyPair': _Operation(name='ImportKeyPair', soap_action='ImportKeyPair', action='ImportKeyPair', response_action='ImportKeyPairResponse', input=_ELEMENTS['ImportKeyPair'], output=_ELEMENTS['ImportKeyPairResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ImportVolume': _Operation(name='ImportVolume', soap_action='ImportVolume', action='ImportVolume', response_action='ImportVolumeResponse', input=_ELEMENTS['ImportVolume'], output=_ELEMENTS['ImportVolumeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ModifyImageAttribute': _Operation(name='ModifyImageAttribute', soap_action='ModifyImageAttribute', action='ModifyImageAttribute', response_action='ModifyImageAttributeResponse', input=_ELEMENTS['ModifyImageAttribute'], output=_ELEMENTS['ModifyImageAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ModifyInstanceAttribute': _Operation(name='ModifyInstanceAttribute', soap_action='ModifyInstanceAttribute', action='ModifyInstanceAttribute', response_action='ModifyInstanceAttributeResponse', input=_ELEMENTS['ModifyInstanceAttribute'], output=_ELEMENTS['ModifyInstanceAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ModifyNetworkInterfaceAttribute': _Operation(name='ModifyNetworkInterfaceAttribute', soap_action='ModifyNetworkInterfaceAttribute', action='ModifyNetworkInterfaceAttribute', response_action='ModifyNetworkInterfaceAttributeResponse', input=_ELEMENTS['ModifyNetworkInterfaceAttribute'], output=_ELEMENTS['ModifyNetworkInterfaceAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ModifySnapshotAttribute': _Operation(name='ModifySnapshotAttribute', soap_action='ModifySnapshotAttribute', action='ModifySnapshotAttribute', response_action='ModifySnapshotAttributeResponse', input=_ELEMENTS['ModifySnapshotAttribute'], output=_ELEMENTS['ModifySnapshotAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ModifyVolumeAttribute': _Operation(name='ModifyVolumeAttribute', soap_action='ModifyVolumeAttribute', action='ModifyVolumeAttribute', response_action='ModifyVolumeAttributeResponse', input=_ELEMENTS['ModifyVolumeAttribute'], output=_ELEMENTS['ModifyVolumeAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ModifyVpcAttribute': _Operation(name='ModifyVpcAttribute', soap_action='ModifyVpcAttribute', action='ModifyVpcAttribute', response_action='ModifyVpcAttributeResponse', input=_ELEMENTS['ModifyVpcAttribute'], output=_ELEMENTS['ModifyVpcAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'MonitorInstances': _Operation(name='MonitorInstances', soap_action='MonitorInstances', action='MonitorInstances', response_action='MonitorInstancesResponse', input=_ELEMENTS['MonitorInstances'], output=_ELEMENTS['MonitorInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'PurchaseReservedInstancesOffering': _Operation(name='PurchaseReservedInstancesOffering', soap_action='PurchaseReservedInstancesOffering', action='PurchaseReservedInstancesOffering', response_action='PurchaseReservedInstancesOfferingResponse', input=_ELEMENTS['PurchaseReservedInstancesOffering'], output=_ELEMENTS['PurchaseReservedInstancesOfferingResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RebootInstances': _Operation(name='RebootInstances', soap_action='RebootInstances', action='RebootInstances', response_action='RebootInstancesResponse', input=_ELEMENTS['RebootInstances'], output=_ELEMENTS['RebootInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RegisterImage': _Operation(name='RegisterImage', soap_action='RegisterImage', action='RegisterImage', response_action='RegisterImageResponse', input=_ELEMENTS['RegisterImage'], output=_ELEMENTS['RegisterImageResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReleaseAddress': _Operation(name='ReleaseAddress', soap_action='ReleaseAddress', action='ReleaseAddress', response_action='ReleaseAddressResponse', input=_ELEMENTS['ReleaseAddress'], output=_ELEMENTS['ReleaseAddressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReplaceNetworkAclAssociation': _Operation(name='ReplaceNetworkAclAssociation', soap_action='ReplaceNetworkAclAssociation', action='ReplaceNetworkAclAssociation', response_action='ReplaceNetworkAclAssociationResponse', input=_ELEMENTS['ReplaceNetworkAclAssociation'], output=_ELEMENTS['ReplaceNetworkAclAssociationResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReplaceNetworkAclEntry': _Operation(name='ReplaceNetworkAclEntry', soap_action='ReplaceNetworkAclEntry', action='ReplaceNetworkAclEntry', response_action='ReplaceNetworkAclEntryResponse', input=_ELEMENTS['ReplaceNetworkAclEntry'], output=_ELEMENTS['ReplaceNetworkAclEntryResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReplaceRoute': _Operation(name='ReplaceRoute', soap_action='ReplaceRoute', action='ReplaceRoute', response_action='ReplaceRouteResponse', input=_ELEMENTS['ReplaceRoute'], output=_ELEMENTS['ReplaceRouteResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReplaceRouteTableAssociation': _Operation(name='ReplaceRouteTableAssociation', soap_action='ReplaceRouteTableAssociation', action='ReplaceRouteTableAssociation', response_action='ReplaceRouteTableAssociationResponse', input=_ELEMENTS['ReplaceRouteTableAssociation'], output=_ELEMENTS['ReplaceRouteTableAssociationResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ReportInstanceStatus': _Operation(name='ReportInstanceStatus', soap_action='ReportInstanceStatus', action='ReportInstanceStatus', response_action='ReportInstanceStatusResponse', input=_ELEMENTS['ReportInstanceStatus'], output=_ELEMENTS['ReportInstanceStatusResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RequestSpotInstances': _Operation(name='RequestSpotInstances', soap_action='RequestSpotInstances', action='RequestSpotInstances', response_action='RequestSpotInstancesResponse', input=_ELEMENTS['RequestSpotInstances'], output=_ELEMENTS['RequestSpotInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ResetImageAttribute': _Operation(name='ResetImageAttribute', soap_action='ResetImageAttribute', action='ResetImageAttribute', response_action='ResetImageAttributeResponse', input=_ELEMENTS['ResetImageAttribute'], output=_ELEMENTS['ResetImageAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ResetInstanceAttribute': _Operation(name='ResetInstanceAttribute', soap_action='ResetInstanceAttribute', action='ResetInstanceAttribute', response_action='ResetInstanceAttributeResponse', input=_ELEMENTS['ResetInstanceAttribute'], output=_ELEMENTS['ResetInstanceAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ResetNetworkInterfaceAttribute': _Operation(name='ResetNetworkInterfaceAttribute', soap_action='ResetNetworkInterfaceAttribute', action='ResetNetworkInterfaceAttribute', response_action='ResetNetworkInterfaceAttributeResponse', input=_ELEMENTS['ResetNetworkInterfaceAttribute'], output=_ELEMENTS['ResetNetworkInterfaceAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'ResetSnapshotAttribute': _Operation(name='ResetSnapshotAttribute', soap_action='ResetSnapshotAttribute', action='ResetSnapshotAttribute', response_action='ResetSnapshotAttributeResponse', input=_ELEMENTS['ResetSnapshotAttribute'], output=_ELEMENTS['ResetSnapshotAttributeResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RevokeSecurityGroupEgress': _Operation(name='RevokeSecurityGroupEgress', soap_action='RevokeSecurityGroupEgress', action='RevokeSecurityGroupEgress', response_action='RevokeSecurityGroupEgressResponse', input=_ELEMENTS['RevokeSecurityGroupEgress'], output=_ELEMENTS['RevokeSecurityGroupEgressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RevokeSecurityGroupIngress': _Operation(name='RevokeSecurityGroupIngress', soap_action='RevokeSecurityGroupIngress', action='RevokeSecurityGroupIngress', response_action='RevokeSecurityGroupIngressResponse', input=_ELEMENTS['RevokeSecurityGroupIngress'], output=_ELEMENTS['RevokeSecurityGroupIngressResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'RunInstances': _Operation(name='RunInstances', soap_action='RunInstances', action='RunInstances', response_action='RunInstancesResponse', input=_ELEMENTS['RunInstances'], output=_ELEMENTS['RunInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'StartInstances': _Operation(name='StartInstances', soap_action='StartInstances', action='StartInstances', response_action='StartInstancesResponse', input=_ELEMENTS['StartInstances'], output=_ELEMENTS['StartInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'StopInstances': _Operation(name='StopInstances', soap_action='StopInstances', action='StopInstances', response_action='StopInstancesResponse', input=_ELEMENTS['StopInstances'], output=_ELEMENTS['StopInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'TerminateInstances': _Operation(name='TerminateInstances', soap_action='TerminateInstances', action='TerminateInstances', response_action='TerminateInstancesResponse', input=_ELEMENTS['TerminateInstances'], output=_ELEMENTS['TerminateInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'UnassignPrivateIpAddresses': _Operation(name='UnassignPrivateIpAddresses', soap_action='UnassignPrivateIpAddresses', action='UnassignPrivateIpAddresses', response_action='UnassignPrivateIpAddressesResponse', input=_ELEMENTS['UnassignPrivateIpAddresses'], output=_ELEMENTS['UnassignPrivateIpAddressesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'UnmonitorInstances': _Operation(name='UnmonitorInstances', soap_action='UnmonitorInstances', action='UnmonitorInstances', response_action='UnmonitorInstancesResponse', input=_ELEMENTS['UnmonitorInstances'], output=_ELEMENTS['UnmonitorInstancesResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
        'UploadImagePart': _Operation(name='UploadImagePart', soap_action='UploadImagePart', action='UploadImagePart', response_action='UploadImagePartResponse', input=_ELEMENTS['UploadImagePart'], output=_ELEMENTS['UploadImagePartResponse'], faults={'Fault': _ELEMENTS['Fault']}, fault_actions={'Fault': ''}, read_only=False),
    },
    package='euca.wire',
    file='ec2.wsdl',
    ports={'AmazonEC2Port': 'http://localhost:8773/services/Eucalyptus', 'AmazonEC2SignedPort': 'http://localhost:8773/services/Eucalyptus/signed'},
    versions=_VERSIONS,
    lenient_empty=True,
)
