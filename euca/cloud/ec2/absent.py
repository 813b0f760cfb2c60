"""What EC2 has and this cloud has not: what lists it answers that there is nothing, the rest is refused. Two tables say which is which."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from euca.cloud.ec2.subjects import Standing, Subject, filters_of
from euca.domain.accounts import Caller
from euca.domain.errors import BadPageToken, MissingValue, NotFound, NotSupported
from euca.domain.filters import none, select
from euca.soap.codec import Struct
from euca.soap.performing import Call, Handler
from euca.wire import ec2


@frozen
class Nothing:
    """A kind of thing of which there is none.

    kind: as `NotFound` calls it. named: the fields of a request that name such things, each a set or one text. filters: the names
    of those that EC2 has for it, beside tags. one: what is asked about is one such thing, so that there is no answer but that it does not exist.
    """

    kind: str
    named: tuple[str, ...] = ()
    filters: str = ""
    one: bool = False


#: Operation → what it lists.
NOTHING: Final[Mapping[str, Nothing]] = {
    "DescribeBundleTasks": Nothing(
        "bundle task",
        ("bundles_set",),
        "bundle-id error-code error-message instance-id progress s3-bucket s3-prefix start-time state update-time",
    ),
    "DescribeConversionTasks": Nothing("conversion task", ("conversion_task_id_set",)),
    "DescribeCustomerGateways": Nothing(
        "customer gateway", ("customer_gateway_set",), "bgp-asn customer-gateway-id ip-address state type"
    ),
    "DescribeDhcpOptions": Nothing("DHCP options", ("dhcp_options_set",), "dhcp-options-id key owner-id value"),
    "DescribeExportTasks": Nothing("export task", ("export_task_id_set",)),
    "DescribeInternetGateways": Nothing(
        "internet gateway",
        ("internet_gateway_id_set",),
        "attachment.state attachment.vpc-id internet-gateway-id owner-id",
    ),
    "DescribeLicenses": Nothing("license", ("license_id_set",)),
    "DescribeNetworkAcls": Nothing(
        "network ACL",
        ("network_acl_id_set",),
        "association.association-id association.network-acl-id association.subnet-id default entry.cidr entry.egress"
        " entry.icmp.code entry.icmp.type entry.ipv6-cidr entry.port-range.from entry.port-range.to entry.protocol"
        " entry.rule-action entry.rule-number network-acl-id owner-id vpc-id",
    ),
    "DescribeNetworkInterfaceAttribute": Nothing("network interface", ("network_interface_id",), one=True),
    "DescribeNetworkInterfaces": Nothing(
        "network interface",
        ("network_interface_id_set",),
        "addresses.association.owner-id addresses.association.public-ip addresses.primary addresses.private-ip-address"
        " association.allocation-id association.association-id association.ip-owner-id association.public-dns-name"
        " association.public-ip attachment.attach-time attachment.attachment-id attachment.delete-on-termination"
        " attachment.device-index attachment.instance-id attachment.instance-owner-id attachment.nat-gateway-id"
        " attachment.status availability-zone description group-id group-name interface-type ipv6-addresses.ipv6-address"
        " mac-address network-interface-id owner-id private-dns-name private-ip-address requester-id requester-managed"
        " source-dest-check status subnet-id vpc-id",
    ),
    "DescribePlacementGroups": Nothing(
        "placement group", ("placement_group_set",), "group-arn group-name partition-count spread-level state strategy"
    ),
    "DescribeReservedInstances": Nothing(
        "reserved instances",
        ("reserved_instances_set",),
        "availability-zone duration end fixed-price instance-type product-description reserved-instances-id scope start"
        " state usage-price",
    ),
    "DescribeReservedInstancesListings": Nothing(
        "reserved instances listing",
        ("reserved_instances_listing_set", "reserved_instances_set"),
        "reserved-instances-id reserved-instances-listing-id status status-message",
    ),
    "DescribeReservedInstancesOfferings": Nothing(
        "reserved instances offering",
        ("reserved_instances_offerings_set",),
        "availability-zone duration fixed-price instance-type marketplace product-description"
        " reserved-instances-offering-id scope usage-price",
    ),
    "DescribeRouteTables": Nothing(
        "route table",
        ("route_table_id_set",),
        "association.gateway-id association.main association.route-table-association-id association.route-table-id"
        " association.subnet-id owner-id route-table-id route.destination-cidr-block route.destination-ipv6-cidr-block"
        " route.destination-prefix-list-id route.egress-only-internet-gateway-id route.gateway-id route.instance-id"
        " route.nat-gateway-id route.origin route.state route.transit-gateway-id route.vpc-peering-connection-id vpc-id",
    ),
    "DescribeSnapshotAttribute": Nothing("snapshot", ("snapshot_id",), one=True),
    "DescribeSnapshots": Nothing(
        "snapshot",
        ("snapshot_set",),
        "description encrypted owner-alias owner-id progress snapshot-id start-time status storage-tier volume-id"
        " volume-size",
    ),
    "DescribeSpotDatafeedSubscription": Nothing("spot data feed", one=True),
    "DescribeSpotInstanceRequests": Nothing(
        "spot instance request",
        ("spot_instance_request_id_set",),
        "availability-zone-group create-time fault-code fault-message instance-id launch-group"
        " launch.block-device-mapping.delete-on-termination launch.block-device-mapping.device-name"
        " launch.block-device-mapping.snapshot-id launch.block-device-mapping.volume-size"
        " launch.block-device-mapping.volume-type launch.group-id launch.group-name launch.image-id launch.instance-type"
        " launch.kernel-id launch.key-name launch.monitoring-enabled launch.network-interface.subnet-id launch.ramdisk-id"
        " launched-availability-zone network-interface.addresses.primary network-interface.delete-on-termination"
        " network-interface.description network-interface.device-index network-interface.group-id"
        " network-interface.network-interface-id network-interface.private-ip-address network-interface.subnet-id"
        " product-description spot-instance-request-id spot-price state status-code status-message type valid-from"
        " valid-until",
    ),
    "DescribeSpotPriceHistory": Nothing(
        "spot price", (), "availability-zone instance-type product-description spot-price timestamp"
    ),
    "DescribeSubnets": Nothing(
        "subnet",
        ("subnet_set",),
        "availability-zone availability-zone-id availabilityZone available-ip-address-count cidr cidr-block cidrBlock"
        " default-for-az defaultForAz ipv6-cidr-block-association.association-id"
        " ipv6-cidr-block-association.ipv6-cidr-block ipv6-cidr-block-association.state map-public-ip-on-launch owner-id"
        " state subnet-arn subnet-id vpc-id",
    ),
    "DescribeVolumeAttribute": Nothing("volume", ("volume_id",), one=True),
    "DescribeVolumeStatus": Nothing(
        "volume",
        ("volume_set",),
        "action.code action.description action.event-id availability-zone event.description event.event-id"
        " event.event-type event.not-after event.not-before volume-status.details-name volume-status.details-status"
        " volume-status.status",
    ),
    "DescribeVolumes": Nothing(
        "volume",
        ("volume_set",),
        "attachment.attach-time attachment.delete-on-termination attachment.device attachment.instance-id"
        " attachment.status availability-zone create-time encrypted fast-restored multi-attach-enabled size snapshot-id"
        " status volume-id volume-type",
    ),
    "DescribeVpcAttribute": Nothing("VPC", ("vpc_id",), one=True),
    "DescribeVpcs": Nothing(
        "VPC",
        ("vpc_set",),
        "cidr cidr-block cidr-block-association.association-id cidr-block-association.cidr-block"
        " cidr-block-association.state dhcp-options-id dhcpOptionsId ipv6-cidr-block-association.association-id"
        " ipv6-cidr-block-association.ipv6-cidr-block ipv6-cidr-block-association.state is-default isDefault owner-id"
        " state vpc-id",
    ),
    "DescribeVpnConnections": Nothing(
        "VPN connection",
        ("vpn_connection_set",),
        "bgp-asn customer-gateway-configuration customer-gateway-id option.static-routes-only"
        " route.destination-cidr-block state transit-gateway-id type vpn-connection-id vpn-gateway-id",
    ),
    "DescribeVpnGateways": Nothing(
        "VPN gateway",
        ("vpn_gateway_set",),
        "amazon-side-asn attachment.state attachment.vpc-id availability-zone state type vpn-gateway-id",
    ),
}

#: Why it is refused → the operations, with white space between.
_REFUSED: Final[Mapping[str, str]] = {
    "There is no storage beside instances in this cloud yet: no volumes and no snapshots": """
        AttachVolume CopySnapshot CreateSnapshot CreateVolume DeleteSnapshot DeleteVolume DetachVolume EnableVolumeIO
        ModifySnapshotAttribute ModifyVolumeAttribute ResetSnapshotAttribute
    """,
    "Images are made from files, not from instances: register one": "BundleInstance CancelBundleTask CreateImage",
    "There is one region, so that there is nowhere to copy an image to or from": "CopyImage",
    "This cloud imports and exports nothing: register an image from a file instead": """
        CancelConversionTask CancelExportTask CreateInstanceExportTask ImportInstance ImportVolume
    """,
    "There are no virtual private clouds here": """
        AssignPrivateIpAddresses AssociateDhcpOptions AssociateRouteTable AttachInternetGateway AttachNetworkInterface
        CreateDhcpOptions CreateInternetGateway CreateNetworkAcl CreateNetworkAclEntry CreateNetworkInterface CreateRoute
        CreateRouteTable CreateSubnet CreateVpc DeleteDhcpOptions DeleteInternetGateway DeleteNetworkAcl
        DeleteNetworkAclEntry DeleteNetworkInterface DeleteRoute DeleteRouteTable DeleteSubnet DeleteVpc
        DetachInternetGateway DetachNetworkInterface DisassociateRouteTable ModifyNetworkInterfaceAttribute
        ModifyVpcAttribute ReplaceNetworkAclAssociation ReplaceNetworkAclEntry ReplaceRoute ReplaceRouteTableAssociation
        ResetNetworkInterfaceAttribute UnassignPrivateIpAddresses
    """,
    "There are no VPN connections and gateways here": """
        AttachVpnGateway CreateCustomerGateway CreateVpnConnection CreateVpnConnectionRoute CreateVpnGateway
        DeleteCustomerGateway DeleteVpnConnection DeleteVpnConnectionRoute DeleteVpnGateway DetachVpnGateway
        DisableVgwRoutePropagation EnableVgwRoutePropagation
    """,
    "There are no placement groups here": "CreatePlacementGroup DeletePlacementGroup",
    "Nothing is sold here: there are no spot instances, reserved instances and licenses": """
        ActivateLicense CancelReservedInstancesListing CancelSpotInstanceRequests CreateReservedInstancesListing
        CreateSpotDatafeedSubscription DeactivateLicense DeleteSpotDatafeedSubscription
        PurchaseReservedInstancesOffering RequestSpotInstances
    """,
}

#: Operation → why it is refused, a sentence for users.
REFUSED: Final[Mapping[str, str]] = {
    operation: why for why, operations in _REFUSED.items() for operation in operations.split()
}


@frozen
class AbsentHandlers(Subject):
    """The operations of both tables. A front end answers them itself."""

    def by_operation(self, *, listings: bool = False) -> Mapping[str, Handler[Caller]]:
        """Operation's name → handler."""
        empty = {operation: _lists(nothing) for operation, nothing in NOTHING.items()}
        return {**empty, **{operation: _refuses(why) for operation, why in REFUSED.items()}}

    @classmethod
    def standings(cls) -> Mapping[str, Standing]:
        """Operation's name → why it is refused, or what it lists nothing of."""
        empty = {operation: _standing(nothing) for operation, nothing in NOTHING.items()}
        return {**empty, **{operation: Standing(refused=why) for operation, why in REFUSED.items()}}


def _standing(nothing: Nothing) -> Standing:
    said = f"{nothing.kind}: there is none"
    return Standing(refused=said) if nothing.one else Standing(empty=said)


def _refuses(why: str) -> Handler[Caller]:
    async def handle(call: Call[Any]) -> Struct:
        raise NotSupported(why)

    return handle


def _lists(nothing: Nothing) -> Callable[[Call[Any]], Awaitable[Struct]]:
    """An answer that lists nothing; raises NotFound for a thing that is named, and InvalidRequest for a filter that EC2 has not."""
    table = dict.fromkeys(nothing.filters.split(), none)

    async def handle(call: Call[Any]) -> Struct:
        message = call.message
        for name in nothing.named:
            for identifier in _named(getattr(message, name)):
                raise NotFound(nothing.kind, identifier)
        if nothing.named and nothing.one:
            raise MissingValue(f"The {nothing.kind} has to be named")
        if nothing.one:
            raise NotFound(nothing.kind, "")
        select((), filters_of(getattr(message, "filter_set", None)), table, lambda _: ())
        if getattr(message, "next_token", None):
            raise BadPageToken
        return _empty(call.operation.output.type, call.request_id)

    return handle


def _named(value: object) -> Iterator[str]:
    """The texts of a field that names things: of each item, its one field."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Struct):
        for item in value.item:  # type: ignore[attr-defined]
            yield str(getattr(item, item.FIELDS[0].name))


def _empty(kind: Any, request_id: str) -> Struct:
    """An answer in which all sets are there, and empty."""
    sets = {
        one.name: getattr(ec2, one.type)() for one in kind.FIELDS if one.name != "request_id" and hasattr(ec2, one.type)
    }
    answer: Struct = kind(request_id=request_id, **sets)
    return answer
