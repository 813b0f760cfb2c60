"""Parameters of EC2's Query interface, made by tools/generate from botocore 1.44.8's model and wsdl/ec2-query.tsv: change those, not this."""

from typing import Final

SOURCE: Final = "botocore 1.44.8"

PARAMETERS: Final[dict[str, str]] = {'ActivateLicense': 'Capacity=capacity LicenseId=licenseId',
 'AllocateAddress': 'Domain=domain TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                    'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                    'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value',
 'AssignPrivateIpAddresses': 'AllowReassignment=allowReassignment NetworkInterfaceId=networkInterfaceId '
                             'PrivateIpAddress.n=privateIpAddressesSet/item/privateIpAddress '
                             'SecondaryPrivateIpAddressCount=secondaryPrivateIpAddressCount',
 'AssociateAddress': 'AllocationId=allocationId AllowReassociation=allowReassociation InstanceId=instanceId '
                     'NetworkInterfaceId=networkInterfaceId PrivateIpAddress=privateIpAddress PublicIp=publicIp',
 'AssociateDhcpOptions': 'DhcpOptionsId=dhcpOptionsId VpcId=vpcId',
 'AssociateRouteTable': 'RouteTableId=routeTableId SubnetId=subnetId',
 'AttachInternetGateway': 'InternetGatewayId=internetGatewayId VpcId=vpcId',
 'AttachNetworkInterface': 'DeviceIndex=deviceIndex InstanceId=instanceId NetworkInterfaceId=networkInterfaceId',
 'AttachVolume': 'Device=device InstanceId=instanceId VolumeId=volumeId',
 'AttachVpnGateway': 'VpcId=vpcId VpnGatewayId=vpnGatewayId',
 'AuthorizeSecurityGroupEgress': 'GroupId=groupId IpPermissions.n.FromPort=ipPermissions/item/fromPort '
                                 'IpPermissions.n.Groups.n.GroupId=ipPermissions/item/groups/item/groupId '
                                 'IpPermissions.n.Groups.n.GroupName=ipPermissions/item/groups/item/groupName '
                                 'IpPermissions.n.Groups.n.UserId=ipPermissions/item/groups/item/userId '
                                 'IpPermissions.n.IpProtocol=ipPermissions/item/ipProtocol '
                                 'IpPermissions.n.IpRanges.n.CidrIp=ipPermissions/item/ipRanges/item/cidrIp '
                                 'IpPermissions.n.ToPort=ipPermissions/item/toPort',
 'AuthorizeSecurityGroupIngress': 'GroupId=groupId GroupName=groupName '
                                  'IpPermissions.n.FromPort=ipPermissions/item/fromPort '
                                  'IpPermissions.n.Groups.n.GroupId=ipPermissions/item/groups/item/groupId '
                                  'IpPermissions.n.Groups.n.GroupName=ipPermissions/item/groups/item/groupName '
                                  'IpPermissions.n.Groups.n.UserId=ipPermissions/item/groups/item/userId '
                                  'IpPermissions.n.IpProtocol=ipPermissions/item/ipProtocol '
                                  'IpPermissions.n.IpRanges.n.CidrIp=ipPermissions/item/ipRanges/item/cidrIp '
                                  'IpPermissions.n.ToPort=ipPermissions/item/toPort UserId=userId',
 'BundleInstance': 'InstanceId=instanceId Storage.S3.AWSAccessKeyId=storage/S3/awsAccessKeyId '
                   'Storage.S3.Bucket=storage/S3/bucket Storage.S3.Prefix=storage/S3/prefix '
                   'Storage.S3.UploadPolicy=storage/S3/uploadPolicy '
                   'Storage.S3.UploadPolicySignature=storage/S3/uploadPolicySignature',
 'CancelBundleTask': 'BundleId=bundleId',
 'CancelConversionTask': 'ConversionTaskId=conversionTaskId',
 'CancelExportTask': 'ExportTaskId=exportTaskId',
 'CancelReservedInstancesListing': 'ReservedInstancesListingId=reservedInstancesListingId',
 'CancelSpotInstanceRequests': 'SpotInstanceRequestId.n=spotInstanceRequestIdSet/item/spotInstanceRequestId',
 'ConfirmProductInstance': 'InstanceId=instanceId ProductCode=productCode',
 'CopyImage': 'ClientToken=clientToken Description=description Name=name SourceImageId=sourceImageId '
              'SourceRegion=sourceRegion',
 'CopySnapshot': 'Description=description DestinationRegion=destinationRegion PresignedUrl=presignedUrl '
                 'SourceRegion=sourceRegion SourceSnapshotId=sourceSnapshotId',
 'CreateCustomerGateway': 'BgpAsn=bgpAsn IpAddress=ipAddress Type=type',
 'CreateDhcpOptions': 'DhcpConfiguration.n.Key=dhcpConfigurationSet/item/key '
                      'DhcpConfiguration.n.Value.n=dhcpConfigurationSet/item/valueSet/item/value',
 'CreateImage': 'BlockDeviceMapping.n.DeviceName=blockDeviceMapping/item/deviceName '
                'BlockDeviceMapping.n.Ebs.DeleteOnTermination=blockDeviceMapping/item/ebs/deleteOnTermination '
                'BlockDeviceMapping.n.Ebs.Encrypted=blockDeviceMapping/item/ebs/encrypted '
                'BlockDeviceMapping.n.Ebs.Iops=blockDeviceMapping/item/ebs/iops '
                'BlockDeviceMapping.n.Ebs.SnapshotId=blockDeviceMapping/item/ebs/snapshotId '
                'BlockDeviceMapping.n.Ebs.VolumeSize=blockDeviceMapping/item/ebs/volumeSize '
                'BlockDeviceMapping.n.Ebs.VolumeType=blockDeviceMapping/item/ebs/volumeType '
                'BlockDeviceMapping.n.NoDevice=blockDeviceMapping/item/noDevice '
                'BlockDeviceMapping.n.VirtualName=blockDeviceMapping/item/virtualName Description=description '
                'InstanceId=instanceId Name=name NoReboot=noReboot',
 'CreateInstanceExportTask': 'Description=description ExportToS3.ContainerFormat=exportToS3/containerFormat '
                             'ExportToS3.DiskImageFormat=exportToS3/diskImageFormat '
                             'ExportToS3.S3Bucket=exportToS3/s3Bucket ExportToS3.S3Prefix=exportToS3/s3Prefix '
                             'InstanceId=instanceId TargetEnvironment=targetEnvironment',
 'CreateInternetGateway': '',
 'CreateKeyPair': 'KeyName=keyName TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                  'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                  'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value',
 'CreateNetworkAcl': 'VpcId=vpcId',
 'CreateNetworkAclEntry': 'CidrBlock=cidrBlock Egress=egress Icmp.Code=icmpTypeCode/code Icmp.Type=icmpTypeCode/type '
                          'NetworkAclId=networkAclId PortRange.From=portRange/from PortRange.To=portRange/to '
                          'Protocol=protocol RuleAction=ruleAction RuleNumber=ruleNumber',
 'CreateNetworkInterface': 'Description=description PrivateIpAddress=privateIpAddress '
                           'PrivateIpAddresses.n.Primary=privateIpAddressesSet/item/primary '
                           'PrivateIpAddresses.n.PrivateIpAddress=privateIpAddressesSet/item/privateIpAddress '
                           'SecondaryPrivateIpAddressCount=secondaryPrivateIpAddressCount '
                           'SecurityGroupId.n=groupSet/item/groupId SubnetId=subnetId',
 'CreatePlacementGroup': 'GroupName=groupName Strategy=strategy',
 'CreateReservedInstancesListing': 'ClientToken=clientToken InstanceCount=instanceCount '
                                   'PriceSchedules.n.CurrencyCode=priceSchedules/item/currencyCode '
                                   'PriceSchedules.n.Price=priceSchedules/item/price '
                                   'PriceSchedules.n.Term=priceSchedules/item/term '
                                   'ReservedInstancesId=reservedInstancesId',
 'CreateRoute': 'DestinationCidrBlock=destinationCidrBlock GatewayId=gatewayId InstanceId=instanceId '
                'NatGatewayId=natGatewayId NetworkInterfaceId=networkInterfaceId RouteTableId=routeTableId '
                'VpcPeeringConnectionId=vpcPeeringConnectionId',
 'CreateRouteTable': 'VpcId=vpcId',
 'CreateSecurityGroup': 'GroupDescription=groupDescription GroupName=groupName '
                        'TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                        'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                        'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value VpcId=vpcId',
 'CreateSnapshot': 'Description=description TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                   'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                   'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value VolumeId=volumeId',
 'CreateSpotDatafeedSubscription': 'Bucket=bucket Prefix=prefix',
 'CreateSubnet': 'AvailabilityZone=availabilityZone CidrBlock=cidrBlock VpcId=vpcId',
 'CreateTags': 'ResourceId.n=resourcesSet/item/resourceId Tag.n.Key=tagSet/item/key Tag.n.Value=tagSet/item/value',
 'CreateVolume': 'AvailabilityZone=availabilityZone Encrypted=encrypted Iops=iops Size=size SnapshotId=snapshotId '
                 'TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                 'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                 'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value VolumeType=volumeType',
 'CreateVpc': 'CidrBlock=cidrBlock InstanceTenancy=instanceTenancy',
 'CreateVpnConnection': 'CustomerGatewayId=customerGatewayId Options.StaticRoutesOnly=options/staticRoutesOnly '
                        'Type=type VpnGatewayId=vpnGatewayId',
 'CreateVpnConnectionRoute': 'DestinationCidrBlock=destinationCidrBlock VpnConnectionId=vpnConnectionId',
 'CreateVpnGateway': 'AvailabilityZone=availabilityZone Type=type',
 'DeactivateLicense': 'Capacity=capacity LicenseId=licenseId',
 'DeleteCustomerGateway': 'CustomerGatewayId=customerGatewayId',
 'DeleteDhcpOptions': 'DhcpOptionsId=dhcpOptionsId',
 'DeleteImageUpload': 'Bucket=bucket Key=key',
 'DeleteInternetGateway': 'InternetGatewayId=internetGatewayId',
 'DeleteKeyPair': 'KeyName=keyName',
 'DeleteNetworkAcl': 'NetworkAclId=networkAclId',
 'DeleteNetworkAclEntry': 'Egress=egress NetworkAclId=networkAclId RuleNumber=ruleNumber',
 'DeleteNetworkInterface': 'NetworkInterfaceId=networkInterfaceId',
 'DeletePlacementGroup': 'GroupName=groupName',
 'DeleteRoute': 'DestinationCidrBlock=destinationCidrBlock RouteTableId=routeTableId',
 'DeleteRouteTable': 'RouteTableId=routeTableId',
 'DeleteSecurityGroup': 'GroupId=groupId GroupName=groupName',
 'DeleteSnapshot': 'SnapshotId=snapshotId',
 'DeleteSpotDatafeedSubscription': '',
 'DeleteSubnet': 'SubnetId=subnetId',
 'DeleteTags': 'ResourceId.n=resourcesSet/item/resourceId Tag.n.Key=tagSet/item/key Tag.n.Value=tagSet/item/value',
 'DeleteVolume': 'VolumeId=volumeId',
 'DeleteVpc': 'VpcId=vpcId',
 'DeleteVpnConnection': 'VpnConnectionId=vpnConnectionId',
 'DeleteVpnConnectionRoute': 'DestinationCidrBlock=destinationCidrBlock VpnConnectionId=vpnConnectionId',
 'DeleteVpnGateway': 'VpnGatewayId=vpnGatewayId',
 'DeregisterImage': 'ImageId=imageId',
 'DescribeAccountAttributes': 'AttributeName.n=accountAttributeNameSet/item/attributeName '
                              'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value',
 'DescribeAddresses': 'AllocationId.n=allocationIdsSet/item/allocationId Filter.n.Name=filterSet/item/name '
                      'Filter.n.Value.n=filterSet/item/valueSet/item/value PublicIp.n=publicIpsSet/item/publicIp',
 'DescribeAvailabilityZones': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                              'ZoneName.n=availabilityZoneSet/item/zoneName',
 'DescribeBundleTasks': 'BundleId.n=bundlesSet/item/bundleId Filter.n.Name=filterSet/item/name '
                        'Filter.n.Value.n=filterSet/item/valueSet/item/value',
 'DescribeConversionTasks': 'ConversionTaskId.n=conversionTaskIdSet/item/conversionTaskId',
 'DescribeCustomerGateways': 'CustomerGatewayId.n=customerGatewaySet/item/customerGatewayId '
                             'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value',
 'DescribeDhcpOptions': 'DhcpOptionsId.n=dhcpOptionsSet/item/dhcpOptionsId Filter.n.Name=filterSet/item/name '
                        'Filter.n.Value.n=filterSet/item/valueSet/item/value',
 'DescribeExportTasks': 'ExportTaskId.n=exportTaskIdSet/item/exportTaskId',
 'DescribeImageAttribute': 'Attribute=* ImageId=imageId',
 'DescribeImageUploads': 'Bucket=bucket',
 'DescribeImages': 'ExecutableBy.n=executableBySet/item/user Filter.n.Name=filterSet/item/name '
                   'Filter.n.Value.n=filterSet/item/valueSet/item/value ImageId.n=imagesSet/item/imageId '
                   'MaxResults=maxResults NextToken=nextToken Owner.n=ownersSet/item/owner',
 'DescribeInstanceAttribute': 'Attribute=* InstanceId=instanceId',
 'DescribeInstanceStatus': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                           'IncludeAllInstances=includeAllInstances InstanceId.n=instancesSet/item/instanceId '
                           'MaxResults=maxResults NextToken=nextToken',
 'DescribeInstanceTypes': 'Availability=availability Filter.n.Name=filterSet/item/name '
                          'Filter.n.Value.n=filterSet/item/valueSet/item/value '
                          'InstanceType.n=instanceTypeSet/item/instanceType MaxResults=maxResults '
                          'NextToken=nextToken',
 'DescribeInstances': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                      'InstanceId.n=instancesSet/item/instanceId MaxResults=maxResults NextToken=nextToken',
 'DescribeInternetGateways': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                             'InternetGatewayId.n=internetGatewayIdSet/item/internetGatewayId',
 'DescribeKeyPairs': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                     'KeyName.n=keySet/item/keyName KeyPairId.n=keyPairIdSet/item/keyPairId',
 'DescribeLicenses': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                     'LicenseId.n=licenseIdSet/item/licenseId',
 'DescribeNetworkAcls': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                        'NetworkAclId.n=networkAclIdSet/item/networkAclId',
 'DescribeNetworkInterfaceAttribute': 'Attribute=* NetworkInterfaceId=networkInterfaceId',
 'DescribeNetworkInterfaces': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                              'NetworkInterfaceId.n=networkInterfaceIdSet/item/networkInterfaceId',
 'DescribePlacementGroups': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                            'GroupName.n=placementGroupSet/item/groupName',
 'DescribeRegions': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                    'RegionName.n=regionSet/item/regionName',
 'DescribeReservedInstances': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                              'OfferingType=offeringType '
                              'ReservedInstancesId.n=reservedInstancesSet/item/reservedInstancesId',
 'DescribeReservedInstancesListings': 'Filter.n.Name=filterSet/item/name '
                                      'Filter.n.Value.n=filterSet/item/valueSet/item/value '
                                      'ReservedInstancesId=reservedInstancesSet/item/reservedInstancesId '
                                      'ReservedInstancesListingId=reservedInstancesListingSet/item/reservedInstancesListingId',
 'DescribeReservedInstancesOfferings': 'AvailabilityZone=availabilityZone Filter.n.Name=filterSet/item/name '
                                       'Filter.n.Value.n=filterSet/item/valueSet/item/value '
                                       'IncludeMarketplace=includeMarketplace InstanceTenancy=instanceTenancy '
                                       'InstanceType=instanceType MaxDuration=maxDuration '
                                       'MaxInstanceCount=maxInstanceCount MaxResults=maxResults '
                                       'MinDuration=minDuration NextToken=nextToken OfferingType=offeringType '
                                       'ProductDescription=productDescription '
                                       'ReservedInstancesOfferingId.n=reservedInstancesOfferingsSet/item/reservedInstancesOfferingId',
 'DescribeRouteTables': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                        'RouteTableId.n=routeTableIdSet/item/routeTableId',
 'DescribeSecurityGroups': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                           'GroupId.n=securityGroupIdSet/item/groupId GroupName.n=securityGroupSet/item/groupName '
                           'MaxResults=maxResults NextToken=nextToken',
 'DescribeSnapshotAttribute': 'Attribute=* SnapshotId=snapshotId',
 'DescribeSnapshots': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                      'MaxResults=maxResults NextToken=nextToken Owner.n=ownersSet/item/owner '
                      'RestorableBy.n=restorableBySet/item/user SnapshotId.n=snapshotSet/item/snapshotId',
 'DescribeSpotDatafeedSubscription': '',
 'DescribeSpotInstanceRequests': 'Filter.n.Name=filterSet/item/name '
                                 'Filter.n.Value.n=filterSet/item/valueSet/item/value '
                                 'SpotInstanceRequestId.n=spotInstanceRequestIdSet/item/spotInstanceRequestId',
 'DescribeSpotPriceHistory': 'AvailabilityZone=availabilityZone EndTime=endTime Filter.n.Name=filterSet/item/name '
                             'Filter.n.Value.n=filterSet/item/valueSet/item/value '
                             'InstanceType.n=instanceTypeSet/item/instanceType MaxResults=maxResults '
                             'NextToken=nextToken ProductDescription.n=productDescriptionSet/item/productDescription '
                             'StartTime=startTime',
 'DescribeSubnets': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                    'SubnetId.n=subnetSet/item/subnetId',
 'DescribeTags': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                 'MaxResults=maxResults NextToken=nextToken',
 'DescribeVolumeAttribute': 'Attribute=* VolumeId=volumeId',
 'DescribeVolumeStatus': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                         'MaxResults=maxResults NextToken=nextToken VolumeId.n=volumeSet/item/volumeId',
 'DescribeVolumes': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                    'MaxResults=maxResults NextToken=nextToken VolumeId.n=volumeSet/item/volumeId',
 'DescribeVpcAttribute': 'Attribute=* VpcId=vpcId',
 'DescribeVpcs': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                 'VpcId.n=vpcSet/item/vpcId',
 'DescribeVpnConnections': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                           'VpnConnectionId.n=vpnConnectionSet/item/vpnConnectionId',
 'DescribeVpnGateways': 'Filter.n.Name=filterSet/item/name Filter.n.Value.n=filterSet/item/valueSet/item/value '
                        'VpnGatewayId.n=vpnGatewaySet/item/vpnGatewayId',
 'DetachInternetGateway': 'InternetGatewayId=internetGatewayId VpcId=vpcId',
 'DetachNetworkInterface': 'AttachmentId=attachmentId Force=force',
 'DetachVolume': 'Device=device Force=force InstanceId=instanceId VolumeId=volumeId',
 'DetachVpnGateway': 'VpcId=vpcId VpnGatewayId=vpnGatewayId',
 'DisableVgwRoutePropagation': 'GatewayId=gatewayId RouteTableId=routeTableId',
 'DisassociateAddress': 'AssociationId=associationId PublicIp=publicIp',
 'DisassociateRouteTable': 'AssociationId=associationId',
 'EnableVgwRoutePropagation': 'GatewayId=gatewayId RouteTableId=routeTableId',
 'EnableVolumeIO': 'VolumeId=volumeId',
 'GetConsoleOutput': 'InstanceId=instanceId',
 'GetPasswordData': 'InstanceId=instanceId',
 'ImportInstance': 'Description=description DiskImage.n.Description=diskImageSet/item/description '
                   'DiskImage.n.Image.Bytes=diskImageSet/item/image/bytes '
                   'DiskImage.n.Image.Format=diskImageSet/item/image/format '
                   'DiskImage.n.Image.ImportManifestUrl=diskImageSet/item/image/importManifestUrl '
                   'DiskImage.n.Volume.Size=diskImageSet/item/volume/size '
                   'LaunchSpecification.Architecture=launchSpecification/architecture '
                   'LaunchSpecification.GroupId.n=launchSpecification/groupSet/item/groupId '
                   'LaunchSpecification.GroupName.n=launchSpecification/groupSet/item/groupName '
                   'LaunchSpecification.InstanceInitiatedShutdownBehavior=launchSpecification/instanceInitiatedShutdownBehavior '
                   'LaunchSpecification.InstanceType=launchSpecification/instanceType '
                   'LaunchSpecification.Monitoring=launchSpecification/monitoring/enabled '
                   'LaunchSpecification.Placement.AvailabilityZone=launchSpecification/placement/availabilityZone '
                   'LaunchSpecification.Placement.GroupName=launchSpecification/placement/groupName '
                   'LaunchSpecification.PrivateIpAddress=launchSpecification/privateIpAddress '
                   'LaunchSpecification.SubnetId=launchSpecification/subnetId '
                   'LaunchSpecification.UserData.Data=launchSpecification/userData/data Platform=platform',
 'ImportKeyPair': 'KeyName=keyName PublicKeyMaterial=publicKeyMaterial '
                  'TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                  'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                  'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value',
 'ImportVolume': 'AvailabilityZone=availabilityZone Description=description Image.Bytes=image/bytes '
                 'Image.Format=image/format Image.ImportManifestUrl=image/importManifestUrl Volume.Size=volume/size',
 'ModifyImageAttribute': 'Description.Value=description/value ImageId=imageId '
                         'LaunchPermission.Add.n.Group=launchPermission/add/item/group '
                         'LaunchPermission.Add.n.UserId=launchPermission/add/item/userId '
                         'LaunchPermission.Remove.n.Group=launchPermission/remove/item/group '
                         'LaunchPermission.Remove.n.UserId=launchPermission/remove/item/userId '
                         'ProductCode.n=productCodes/item/productCode',
 'ModifyInstanceAttribute': 'BlockDeviceMapping.n.DeviceName=blockDeviceMapping/item/deviceName '
                            'BlockDeviceMapping.n.Ebs.DeleteOnTermination=blockDeviceMapping/item/ebs/deleteOnTermination '
                            'BlockDeviceMapping.n.Ebs.VolumeId=blockDeviceMapping/item/ebs/volumeId '
                            'BlockDeviceMapping.n.NoDevice=blockDeviceMapping/item/noDevice '
                            'BlockDeviceMapping.n.VirtualName=blockDeviceMapping/item/virtualName '
                            'DisableApiStop.Value=disableApiStop/value '
                            'DisableApiTermination.Value=disableApiTermination/value '
                            'EbsOptimized.Value=ebsOptimized/value GroupId.n=groupSet/item/groupId '
                            'InstanceId=instanceId '
                            'InstanceInitiatedShutdownBehavior.Value=instanceInitiatedShutdownBehavior/value '
                            'InstanceType.Value=instanceType/value Kernel.Value=kernel/value '
                            'Ramdisk.Value=ramdisk/value SourceDestCheck.Value=sourceDestCheck/value '
                            'SriovNetSupport.Value=sriovNetSupport/value UserData.Value=userData/value',
 'ModifyNetworkInterfaceAttribute': 'Attachment.AttachmentId=attachment/attachmentId '
                                    'Attachment.DeleteOnTermination=attachment/deleteOnTermination '
                                    'Description.Value=description/value NetworkInterfaceId=networkInterfaceId '
                                    'SecurityGroupId.n=groupSet/item/groupId '
                                    'SourceDestCheck.Value=sourceDestCheck/value',
 'ModifySnapshotAttribute': 'CreateVolumePermission.Add.n.Group=createVolumePermission/add/item/group '
                            'CreateVolumePermission.Add.n.UserId=createVolumePermission/add/item/userId '
                            'CreateVolumePermission.Remove.n.Group=createVolumePermission/remove/item/group '
                            'CreateVolumePermission.Remove.n.UserId=createVolumePermission/remove/item/userId '
                            'SnapshotId=snapshotId',
 'ModifyVolumeAttribute': 'AutoEnableIO.Value=autoEnableIO/value VolumeId=volumeId',
 'ModifyVpcAttribute': 'EnableDnsHostnames.Value=enableDnsHostnames/value '
                       'EnableDnsSupport.Value=enableDnsSupport/value VpcId=vpcId',
 'MonitorInstances': 'InstanceId.n=instancesSet/item/instanceId',
 'PurchaseReservedInstancesOffering': 'InstanceCount=instanceCount LimitPrice.Amount=limitPrice/amount '
                                      'LimitPrice.CurrencyCode=limitPrice/currencyCode '
                                      'ReservedInstancesOfferingId=reservedInstancesOfferingId',
 'RebootInstances': 'InstanceId.n=instancesSet/item/instanceId',
 'RegisterImage': 'Architecture=architecture BlockDeviceMapping.n.DeviceName=blockDeviceMapping/item/deviceName '
                  'BlockDeviceMapping.n.Ebs.DeleteOnTermination=blockDeviceMapping/item/ebs/deleteOnTermination '
                  'BlockDeviceMapping.n.Ebs.Encrypted=blockDeviceMapping/item/ebs/encrypted '
                  'BlockDeviceMapping.n.Ebs.Iops=blockDeviceMapping/item/ebs/iops '
                  'BlockDeviceMapping.n.Ebs.SnapshotId=blockDeviceMapping/item/ebs/snapshotId '
                  'BlockDeviceMapping.n.Ebs.VolumeSize=blockDeviceMapping/item/ebs/volumeSize '
                  'BlockDeviceMapping.n.Ebs.VolumeType=blockDeviceMapping/item/ebs/volumeType '
                  'BlockDeviceMapping.n.NoDevice=blockDeviceMapping/item/noDevice '
                  'BlockDeviceMapping.n.VirtualName=blockDeviceMapping/item/virtualName Description=description '
                  'ImageLocation=imageLocation KernelId=kernelId Name=name RamdiskId=ramdiskId '
                  'RootDeviceName=rootDeviceName '
                  'TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                  'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                  'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value '
                  'VirtualizationType=virtualizationType',
 'ReleaseAddress': 'AllocationId=allocationId PublicIp=publicIp',
 'ReplaceNetworkAclAssociation': 'AssociationId=associationId NetworkAclId=networkAclId',
 'ReplaceNetworkAclEntry': 'CidrBlock=cidrBlock Egress=egress Icmp.Code=icmpTypeCode/code '
                           'Icmp.Type=icmpTypeCode/type NetworkAclId=networkAclId PortRange.From=portRange/from '
                           'PortRange.To=portRange/to Protocol=protocol RuleAction=ruleAction RuleNumber=ruleNumber',
 'ReplaceRoute': 'DestinationCidrBlock=destinationCidrBlock GatewayId=gatewayId InstanceId=instanceId '
                 'NatGatewayId=natGatewayId NetworkInterfaceId=networkInterfaceId RouteTableId=routeTableId '
                 'VpcPeeringConnectionId=vpcPeeringConnectionId',
 'ReplaceRouteTableAssociation': 'AssociationId=associationId RouteTableId=routeTableId',
 'ReportInstanceStatus': 'Description=description EndTime=endTime InstanceId.n=instancesSet/item/instanceId '
                         'ReasonCode.n=reasonCodesSet/item/reasonCode StartTime=startTime Status=status',
 'RequestSpotInstances': 'AvailabilityZoneGroup=availabilityZoneGroup InstanceCount=instanceCount '
                         'LaunchGroup=launchGroup '
                         'LaunchSpecification.AddressingType=launchSpecification/addressingType '
                         'LaunchSpecification.BlockDeviceMapping.n.DeviceName=launchSpecification/blockDeviceMapping/item/deviceName '
                         'LaunchSpecification.BlockDeviceMapping.n.Ebs.DeleteOnTermination=launchSpecification/blockDeviceMapping/item/ebs/deleteOnTermination '
                         'LaunchSpecification.BlockDeviceMapping.n.Ebs.Encrypted=launchSpecification/blockDeviceMapping/item/ebs/encrypted '
                         'LaunchSpecification.BlockDeviceMapping.n.Ebs.Iops=launchSpecification/blockDeviceMapping/item/ebs/iops '
                         'LaunchSpecification.BlockDeviceMapping.n.Ebs.SnapshotId=launchSpecification/blockDeviceMapping/item/ebs/snapshotId '
                         'LaunchSpecification.BlockDeviceMapping.n.Ebs.VolumeSize=launchSpecification/blockDeviceMapping/item/ebs/volumeSize '
                         'LaunchSpecification.BlockDeviceMapping.n.Ebs.VolumeType=launchSpecification/blockDeviceMapping/item/ebs/volumeType '
                         'LaunchSpecification.BlockDeviceMapping.n.NoDevice=launchSpecification/blockDeviceMapping/item/noDevice '
                         'LaunchSpecification.BlockDeviceMapping.n.VirtualName=launchSpecification/blockDeviceMapping/item/virtualName '
                         'LaunchSpecification.EbsOptimized=launchSpecification/ebsOptimized '
                         'LaunchSpecification.IamInstanceProfile.Arn=launchSpecification/iamInstanceProfile/arn '
                         'LaunchSpecification.IamInstanceProfile.Name=launchSpecification/iamInstanceProfile/name '
                         'LaunchSpecification.ImageId=launchSpecification/imageId '
                         'LaunchSpecification.InstanceType=launchSpecification/instanceType '
                         'LaunchSpecification.KernelId=launchSpecification/kernelId '
                         'LaunchSpecification.KeyName=launchSpecification/keyName '
                         'LaunchSpecification.Monitoring.Enabled=launchSpecification/monitoring/enabled '
                         'LaunchSpecification.NetworkInterface.n.AssociatePublicIpAddress=launchSpecification/networkInterfaceSet/item/associatePublicIpAddress '
                         'LaunchSpecification.NetworkInterface.n.DeleteOnTermination=launchSpecification/networkInterfaceSet/item/deleteOnTermination '
                         'LaunchSpecification.NetworkInterface.n.Description=launchSpecification/networkInterfaceSet/item/description '
                         'LaunchSpecification.NetworkInterface.n.DeviceIndex=launchSpecification/networkInterfaceSet/item/deviceIndex '
                         'LaunchSpecification.NetworkInterface.n.NetworkInterfaceId=launchSpecification/networkInterfaceSet/item/networkInterfaceId '
                         'LaunchSpecification.NetworkInterface.n.PrivateIpAddress=launchSpecification/networkInterfaceSet/item/privateIpAddress '
                         'LaunchSpecification.NetworkInterface.n.PrivateIpAddresses.n.Primary=launchSpecification/networkInterfaceSet/item/privateIpAddressesSet/item/primary '
                         'LaunchSpecification.NetworkInterface.n.PrivateIpAddresses.n.PrivateIpAddress=launchSpecification/networkInterfaceSet/item/privateIpAddressesSet/item/privateIpAddress '
                         'LaunchSpecification.NetworkInterface.n.SecondaryPrivateIpAddressCount=launchSpecification/networkInterfaceSet/item/secondaryPrivateIpAddressCount '
                         'LaunchSpecification.NetworkInterface.n.SecurityGroupId.n=launchSpecification/networkInterfaceSet/item/groupSet/item/groupId '
                         'LaunchSpecification.NetworkInterface.n.SubnetId=launchSpecification/networkInterfaceSet/item/subnetId '
                         'LaunchSpecification.Placement.AvailabilityZone=launchSpecification/placement/availabilityZone '
                         'LaunchSpecification.Placement.GroupName=launchSpecification/placement/groupName '
                         'LaunchSpecification.RamdiskId=launchSpecification/ramdiskId '
                         'LaunchSpecification.SecurityGroup.n=launchSpecification/groupSet/item/groupName '
                         'LaunchSpecification.SecurityGroupId.n=launchSpecification/groupSet/item/groupId '
                         'LaunchSpecification.SubnetId=launchSpecification/subnetId '
                         'LaunchSpecification.UserData=launchSpecification/userData/data SpotPrice=spotPrice '
                         'Type=type ValidFrom=validFrom ValidUntil=validUntil',
 'ResetImageAttribute': 'Attribute=* ImageId=imageId',
 'ResetInstanceAttribute': 'Attribute=* InstanceId=instanceId',
 'ResetNetworkInterfaceAttribute': 'NetworkInterfaceId=networkInterfaceId SourceDestCheck=sourceDestCheck',
 'ResetSnapshotAttribute': 'Attribute=* SnapshotId=snapshotId',
 'RevokeSecurityGroupEgress': 'GroupId=groupId IpPermissions.n.FromPort=ipPermissions/item/fromPort '
                              'IpPermissions.n.Groups.n.GroupId=ipPermissions/item/groups/item/groupId '
                              'IpPermissions.n.Groups.n.GroupName=ipPermissions/item/groups/item/groupName '
                              'IpPermissions.n.Groups.n.UserId=ipPermissions/item/groups/item/userId '
                              'IpPermissions.n.IpProtocol=ipPermissions/item/ipProtocol '
                              'IpPermissions.n.IpRanges.n.CidrIp=ipPermissions/item/ipRanges/item/cidrIp '
                              'IpPermissions.n.ToPort=ipPermissions/item/toPort',
 'RevokeSecurityGroupIngress': 'GroupId=groupId GroupName=groupName '
                               'IpPermissions.n.FromPort=ipPermissions/item/fromPort '
                               'IpPermissions.n.Groups.n.GroupId=ipPermissions/item/groups/item/groupId '
                               'IpPermissions.n.Groups.n.GroupName=ipPermissions/item/groups/item/groupName '
                               'IpPermissions.n.Groups.n.UserId=ipPermissions/item/groups/item/userId '
                               'IpPermissions.n.IpProtocol=ipPermissions/item/ipProtocol '
                               'IpPermissions.n.IpRanges.n.CidrIp=ipPermissions/item/ipRanges/item/cidrIp '
                               'IpPermissions.n.ToPort=ipPermissions/item/toPort UserId=userId',
 'RunInstances': 'AdditionalInfo=additionalInfo AddressingType=addressingType '
                 'BlockDeviceMapping.n.DeviceName=blockDeviceMapping/item/deviceName '
                 'BlockDeviceMapping.n.Ebs.DeleteOnTermination=blockDeviceMapping/item/ebs/deleteOnTermination '
                 'BlockDeviceMapping.n.Ebs.Encrypted=blockDeviceMapping/item/ebs/encrypted '
                 'BlockDeviceMapping.n.Ebs.Iops=blockDeviceMapping/item/ebs/iops '
                 'BlockDeviceMapping.n.Ebs.SnapshotId=blockDeviceMapping/item/ebs/snapshotId '
                 'BlockDeviceMapping.n.Ebs.VolumeSize=blockDeviceMapping/item/ebs/volumeSize '
                 'BlockDeviceMapping.n.Ebs.VolumeType=blockDeviceMapping/item/ebs/volumeType '
                 'BlockDeviceMapping.n.NoDevice=blockDeviceMapping/item/noDevice '
                 'BlockDeviceMapping.n.VirtualName=blockDeviceMapping/item/virtualName ClientToken=clientToken '
                 'DisableApiTermination=disableApiTermination EbsOptimized=ebsOptimized '
                 'IamInstanceProfile.Arn=iamInstanceProfile/arn IamInstanceProfile.Name=iamInstanceProfile/name '
                 'ImageId=imageId InstanceInitiatedShutdownBehavior=instanceInitiatedShutdownBehavior '
                 'InstanceType=instanceType KernelId=kernelId KeyName=keyName License.Pool=license/pool '
                 'MaxCount=maxCount MinCount=minCount Monitoring.Enabled=monitoring/enabled '
                 'NetworkInterface.n.AssociatePublicIpAddress=networkInterfaceSet/item/associatePublicIpAddress '
                 'NetworkInterface.n.DeleteOnTermination=networkInterfaceSet/item/deleteOnTermination '
                 'NetworkInterface.n.Description=networkInterfaceSet/item/description '
                 'NetworkInterface.n.DeviceIndex=networkInterfaceSet/item/deviceIndex '
                 'NetworkInterface.n.NetworkInterfaceId=networkInterfaceSet/item/networkInterfaceId '
                 'NetworkInterface.n.PrivateIpAddress=networkInterfaceSet/item/privateIpAddress '
                 'NetworkInterface.n.PrivateIpAddresses.n.Primary=networkInterfaceSet/item/privateIpAddressesSet/item/primary '
                 'NetworkInterface.n.PrivateIpAddresses.n.PrivateIpAddress=networkInterfaceSet/item/privateIpAddressesSet/item/privateIpAddress '
                 'NetworkInterface.n.SecondaryPrivateIpAddressCount=networkInterfaceSet/item/secondaryPrivateIpAddressCount '
                 'NetworkInterface.n.SecurityGroupId.n=networkInterfaceSet/item/groupSet/item/groupId '
                 'NetworkInterface.n.SubnetId=networkInterfaceSet/item/subnetId '
                 'Placement.AvailabilityZone=placement/availabilityZone Placement.GroupName=placement/groupName '
                 'Placement.Tenancy=placement/tenancy PrivateIpAddress=privateIpAddress RamdiskId=ramdiskId '
                 'SecurityGroup.n=groupSet/item/groupName SecurityGroupId.n=groupSet/item/groupId SubnetId=subnetId '
                 'TagSpecification.n.ResourceType=tagSpecificationSet/item/resourceType '
                 'TagSpecification.n.Tag.n.Key=tagSpecificationSet/item/tagSet/item/key '
                 'TagSpecification.n.Tag.n.Value=tagSpecificationSet/item/tagSet/item/value UserData=userData/data',
 'StartInstances': 'InstanceId.n=instancesSet/item/instanceId',
 'StopInstances': 'Force=force InstanceId.n=instancesSet/item/instanceId',
 'TerminateInstances': 'InstanceId.n=instancesSet/item/instanceId',
 'UnassignPrivateIpAddresses': 'NetworkInterfaceId=networkInterfaceId '
                               'PrivateIpAddress.n=privateIpAddressesSet/item/privateIpAddress',
 'UnmonitorInstances': 'InstanceId.n=instancesSet/item/instanceId',
 'UploadImagePart': 'Bucket=bucket Data=data Key=key Offset=offset Size=size'}
"""Operation → PARAMETER=PATH …: n stands for a place in a list, and for the items of an array in turn; `*` is an element that the value names."""

UNKNOWN_TO_US: Final[dict[str, str]] = {'AllocateAddress': 'Address CustomerOwnedIpv4Pool IpamPoolId NetworkBorderGroup PublicIpv4Pool',
 'AssignPrivateIpAddresses': 'Ipv4Prefix Ipv4PrefixCount',
 'AssociateRouteTable': 'GatewayId PublicIpv4Pool',
 'AttachNetworkInterface': 'EnaQueueCount EnaSrdSpecification NetworkCardIndex',
 'AttachVolume': 'EbsCardIndex',
 'AuthorizeSecurityGroupEgress': 'CidrIp FromPort IpProtocol SourceSecurityGroupName SourceSecurityGroupOwnerId '
                                 'TagSpecification ToPort',
 'AuthorizeSecurityGroupIngress': 'CidrIp FromPort IpProtocol SourceSecurityGroupName SourceSecurityGroupOwnerId '
                                  'TagSpecification ToPort',
 'CancelConversionTask': 'ReasonMessage',
 'CopyImage': 'CopyImageTags DestinationAvailabilityZone DestinationAvailabilityZoneId DestinationOutpostArn '
              'Encrypted KmsKeyId SnapshotCopyCompletionDurationMinutes TagSpecification',
 'CopySnapshot': 'CompletionDurationMinutes DestinationAvailabilityZone DestinationOutpostArn Encrypted KmsKeyId '
                 'TagSpecification',
 'CreateCustomerGateway': 'BgpAsnExtended CertificateArn DeviceName PublicIp TagSpecification',
 'CreateDhcpOptions': 'TagSpecification',
 'CreateImage': 'BootModeOverride SnapshotLocation TagSpecification',
 'CreateInstanceExportTask': 'TagSpecification',
 'CreateInternetGateway': 'TagSpecification',
 'CreateKeyPair': 'KeyFormat KeyType',
 'CreateNetworkAcl': 'ClientToken TagSpecification',
 'CreateNetworkAclEntry': 'Ipv6CidrBlock',
 'CreateNetworkInterface': 'ClientToken ConnectionTrackingSpecification EnablePrimaryIpv6 InterfaceType Ipv4Prefix '
                           'Ipv4PrefixCount Ipv6AddressCount Ipv6Addresses Ipv6Prefix Ipv6PrefixCount Operator '
                           'TagSpecification',
 'CreatePlacementGroup': 'LinkedGroupId Operator ParentGroupId PartitionCount SpreadLevel TagSpecification',
 'CreateRoute': 'CarrierGatewayId CoreNetworkArn DestinationIpv6CidrBlock DestinationPrefixListId '
                'EgressOnlyInternetGatewayId LocalGatewayId OdbNetworkArn TransitGatewayId VpcEndpointId',
 'CreateRouteTable': 'ClientToken TagSpecification',
 'CreateSnapshot': 'Location OutpostArn',
 'CreateSubnet': 'AvailabilityZoneId Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock Ipv6IpamPoolId Ipv6Native '
                 'Ipv6NetmaskLength OutpostArn TagSpecification',
 'CreateVolume': 'AvailabilityZoneId ClientToken KmsKeyId MultiAttachEnabled Operator OutpostArn Throughput '
                 'VolumeInitializationRate',
 'CreateVpc': 'AmazonProvidedIpv6CidrBlock Ipv4IpamPoolId Ipv4NetmaskLength Ipv6CidrBlock '
              'Ipv6CidrBlockNetworkBorderGroup Ipv6IpamPoolId Ipv6NetmaskLength Ipv6Pool TagSpecification '
              'VpcEncryptionControl',
 'CreateVpnConnection': 'PreSharedKeyStorage TagSpecification TransitGatewayId VpnConcentratorId',
 'CreateVpnGateway': 'AmazonSideAsn TagSpecification',
 'DeleteKeyPair': 'KeyPairId',
 'DeleteRoute': 'DestinationIpv6CidrBlock DestinationPrefixListId',
 'DeregisterImage': 'DeleteAssociatedSnapshots',
 'DescribeAvailabilityZones': 'AllAvailabilityZones ZoneId',
 'DescribeDhcpOptions': 'MaxResults NextToken',
 'DescribeExportTasks': 'Filter',
 'DescribeImages': 'IncludeDeprecated IncludeDisabled',
 'DescribeInstanceStatus': 'IncludeManagedResources',
 'DescribeInstanceTypes': 'IncludeUnsupportedInRegion',
 'DescribeInstances': 'IncludeManagedResources',
 'DescribeInternetGateways': 'MaxResults NextToken',
 'DescribeKeyPairs': 'IncludePublicKey',
 'DescribeNetworkAcls': 'MaxResults NextToken',
 'DescribeNetworkInterfaces': 'IncludeManagedResources MaxResults NextToken',
 'DescribePlacementGroups': 'GroupId',
 'DescribeRegions': 'AllRegions',
 'DescribeReservedInstances': 'OfferingClass',
 'DescribeReservedInstancesOfferings': 'AvailabilityZoneId OfferingClass',
 'DescribeRouteTables': 'MaxResults NextToken',
 'DescribeSpotInstanceRequests': 'MaxResults NextToken',
 'DescribeSpotPriceHistory': 'AvailabilityZoneId',
 'DescribeSubnets': 'MaxResults NextToken',
 'DescribeVolumeStatus': 'IncludeManagedResources',
 'DescribeVolumes': 'IncludeManagedResources',
 'DescribeVpcs': 'MaxResults NextToken',
 'GetConsoleOutput': 'Latest',
 'ImportVolume': 'AvailabilityZoneId',
 'ModifyImageAttribute': 'Attribute ImdsSupport OperationType OrganizationArn OrganizationalUnitArn UserGroup UserId '
                         'Value',
 'ModifyInstanceAttribute': 'Attribute EnaSupport EnclaveOptions Value',
 'ModifyNetworkInterfaceAttribute': 'AssociatePublicIpAddress AssociatedSubnetId ConnectionTrackingSpecification '
                                    'EnaSrdSpecification EnablePrimaryIpv6',
 'ModifySnapshotAttribute': 'Attribute OperationType UserGroup UserId',
 'ModifyVpcAttribute': 'EnableNetworkAddressUsageMetrics',
 'MonitorInstances': 'MetricCategoryId',
 'PurchaseReservedInstancesOffering': 'PurchaseTime',
 'RegisterImage': 'BillingProduct BootMode EnaSupport ImdsSupport SriovNetSupport TpmSupport UefiData',
 'ReleaseAddress': 'NetworkBorderGroup',
 'ReplaceNetworkAclEntry': 'Ipv6CidrBlock',
 'ReplaceRoute': 'CarrierGatewayId CoreNetworkArn DestinationIpv6CidrBlock DestinationPrefixListId '
                 'EgressOnlyInternetGatewayId LocalGatewayId LocalTarget OdbNetworkArn TransitGatewayId '
                 'VpcEndpointId',
 'RequestSpotInstances': 'BlockDurationMinutes ClientToken InstanceInterruptionBehavior TagSpecification',
 'RevokeSecurityGroupEgress': 'CidrIp FromPort IpProtocol SecurityGroupRuleId SourceSecurityGroupName '
                              'SourceSecurityGroupOwnerId ToPort',
 'RevokeSecurityGroupIngress': 'CidrIp FromPort IpProtocol SecurityGroupRuleId SourceSecurityGroupName '
                               'SourceSecurityGroupOwnerId ToPort',
 'RunInstances': 'CapacityReservationSpecification CpuOptions CreditSpecification DisableApiStop '
                 'ElasticGpuSpecification ElasticInferenceAccelerator EnablePrimaryIpv6 EnclaveOptions '
                 'HibernationOptions InstanceMarketOptions Ipv6Address Ipv6AddressCount LaunchTemplate '
                 'LicenseSpecification MaintenanceOptions MetadataOptions NetworkPerformanceOptions Operator '
                 'PrivateDnsNameOptions SecondaryInterface',
 'StartInstances': 'AdditionalInfo',
 'StopInstances': 'Hibernate SkipOsShutdown',
 'TerminateInstances': 'Force SkipOsShutdown',
 'UnassignPrivateIpAddresses': 'Ipv4Prefix',
 'UnmonitorInstances': 'MetricCategoryId'}
"""Operation → parameters that EC2 knows there, and that none of our messages has."""

OTHER_OPERATIONS: Final = ('AcceptAddressTransfer AcceptCapacityReservationBillingOwnership AcceptReservedInstancesExchangeQuote '
 'AcceptTransitGatewayClientVpnAttachment AcceptTransitGatewayMulticastDomainAssociations '
 'AcceptTransitGatewayPeeringAttachment AcceptTransitGatewayVpcAttachment AcceptVpcEndpointConnections '
 'AcceptVpcPeeringConnection AdvertiseByoipCidr AllocateHosts AllocateIpamPoolCidr '
 'ApplySecurityGroupsToClientVpnTargetNetwork AssignIpv6Addresses AssignPrivateNatGatewayAddress '
 'AssociateApplicationStatusCheck AssociateCapacityReservationBillingOwner AssociateClientVpnTargetNetwork '
 'AssociateEnclaveCertificateIamRole AssociateIamInstanceProfile AssociateInstanceEventWindow AssociateIpamByoasn '
 'AssociateIpamResourceDiscovery AssociateKmsKeyId AssociateNatGatewayAddress '
 'AssociateNetworkingFlexCostAllocationPolicy AssociateRouteServer AssociateSecurityGroupVpc '
 'AssociateSubnetCidrBlock AssociateTransitGatewayMulticastDomain AssociateTransitGatewayPolicyTable '
 'AssociateTransitGatewayRouteTable AssociateTrunkInterface AssociateVpcCidrBlock AttachClassicLinkVpc '
 'AttachImageWatermark AttachVerifiedAccessTrustProvider AuthorizeClientVpnIngress '
 'BatchModifyIpamRoutingPolicyRegistrations CancelCapacityReservation CancelCapacityReservationFleets '
 'CancelDeclarativePoliciesReport CancelImageLaunchPermission CancelImportTask CancelSpotFleetRequests CopyFpgaImage '
 'CopyVolumes CreateApplicationStatusCheck CreateCapacityManagerDataExport CreateCapacityReservation '
 'CreateCapacityReservationBySplitting CreateCapacityReservationCancellationQuote '
 'CreateCapacityReservationDateChangeQuote CreateCapacityReservationFleet CreateCarrierGateway '
 'CreateClientVpnEndpoint CreateClientVpnRoute CreateCoipCidr CreateCoipPool CreateDefaultSubnet CreateDefaultVpc '
 'CreateDelegateMacVolumeOwnershipTask CreateEgressOnlyInternetGateway CreateFleet CreateFlowLogs CreateFpgaImage '
 'CreateImageUsageReport CreateInstanceConnectEndpoint CreateInstanceEventWindow '
 'CreateInterruptibleCapacityReservationAllocation CreateIpam CreateIpamExternalResourceVerificationToken '
 'CreateIpamInternetRegistryAssociation CreateIpamPolicy CreateIpamPool CreateIpamPrefixListResolver '
 'CreateIpamPrefixListResolverTarget CreateIpamResourceDiscovery CreateIpamRoutingPolicyRegistration CreateIpamScope '
 'CreateLaunchTemplate CreateLaunchTemplateVersion CreateLocalGatewayRoute CreateLocalGatewayRouteTable '
 'CreateLocalGatewayRouteTableVirtualInterfaceGroupAssociation CreateLocalGatewayRouteTableVpcAssociation '
 'CreateLocalGatewayVirtualInterface CreateLocalGatewayVirtualInterfaceGroup '
 'CreateMacSystemIntegrityProtectionModificationTask CreateManagedPrefixList CreateMetricCategory CreateNatGateway '
 'CreateNetworkInsightsAccessScope CreateNetworkInsightsPath CreateNetworkInterfacePermission '
 'CreateNetworkingFlexCostAllocationPolicy CreatePublicIpv4Pool CreateReplaceRootVolumeTask CreateRestoreImageTask '
 'CreateRouteServer CreateRouteServerEndpoint CreateRouteServerPeer CreateSecondaryNetwork CreateSecondarySubnet '
 'CreateSnapshots CreateStoreImageTask CreateSubnetCidrReservation CreateTrafficMirrorFilter '
 'CreateTrafficMirrorFilterRule CreateTrafficMirrorSession CreateTrafficMirrorTarget CreateTransitGateway '
 'CreateTransitGatewayConnect CreateTransitGatewayConnectPeer CreateTransitGatewayMeteringPolicy '
 'CreateTransitGatewayMeteringPolicyEntry CreateTransitGatewayMulticastDomain '
 'CreateTransitGatewayNetworkFunctionAttachment CreateTransitGatewayPeeringAttachment '
 'CreateTransitGatewayPolicyTable CreateTransitGatewayPolicyTableEntry CreateTransitGatewayPrefixListReference '
 'CreateTransitGatewayRoute CreateTransitGatewayRouteTable CreateTransitGatewayRouteTableAnnouncement '
 'CreateTransitGatewayVpcAttachment CreateVerifiedAccessEndpoint CreateVerifiedAccessGroup '
 'CreateVerifiedAccessInstance CreateVerifiedAccessTrustProvider CreateVpcBlockPublicAccessExclusion '
 'CreateVpcEncryptionControl CreateVpcEndpoint CreateVpcEndpointConnectionNotification '
 'CreateVpcEndpointServiceConfiguration CreateVpcPeeringConnection CreateVpnConcentrator '
 'DeleteApplicationStatusCheck DeleteCapacityManagerDataExport DeleteCarrierGateway DeleteClientVpnEndpoint '
 'DeleteClientVpnEndpointAuthorizationPolicy DeleteClientVpnRoute DeleteCoipCidr DeleteCoipPool '
 'DeleteEgressOnlyInternetGateway DeleteFleets DeleteFlowLogs DeleteFpgaImage DeleteImageUsageReport '
 'DeleteInstanceConnectEndpoint DeleteInstanceEventWindow DeleteIpam DeleteIpamExternalResourceVerificationToken '
 'DeleteIpamInternetRegistryAssociation DeleteIpamPolicy DeleteIpamPool DeleteIpamPrefixListResolver '
 'DeleteIpamPrefixListResolverTarget DeleteIpamResourceDiscovery DeleteIpamRoutingPolicyRegistration DeleteIpamScope '
 'DeleteLaunchTemplate DeleteLaunchTemplateVersions DeleteLocalGatewayRoute DeleteLocalGatewayRouteTable '
 'DeleteLocalGatewayRouteTableVirtualInterfaceGroupAssociation DeleteLocalGatewayRouteTableVpcAssociation '
 'DeleteLocalGatewayVirtualInterface DeleteLocalGatewayVirtualInterfaceGroup DeleteManagedPrefixList '
 'DeleteMetricCategory DeleteNatGateway DeleteNetworkInsightsAccessScope DeleteNetworkInsightsAccessScopeAnalysis '
 'DeleteNetworkInsightsAnalysis DeleteNetworkInsightsPath DeleteNetworkInterfacePermission '
 'DeleteNetworkingFlexCostAllocationPolicies DeletePublicIpv4Pool DeleteQueuedReservedInstances DeleteRouteServer '
 'DeleteRouteServerEndpoint DeleteRouteServerPeer DeleteSecondaryNetwork DeleteSecondarySubnet '
 'DeleteSubnetCidrReservation DeleteTrafficMirrorFilter DeleteTrafficMirrorFilterRule DeleteTrafficMirrorSession '
 'DeleteTrafficMirrorTarget DeleteTransitGateway DeleteTransitGatewayClientVpnAttachment DeleteTransitGatewayConnect '
 'DeleteTransitGatewayConnectPeer DeleteTransitGatewayMeteringPolicy DeleteTransitGatewayMeteringPolicyEntry '
 'DeleteTransitGatewayMulticastDomain DeleteTransitGatewayNetworkFunctionAttachment '
 'DeleteTransitGatewayPeeringAttachment DeleteTransitGatewayPolicyTable DeleteTransitGatewayPolicyTableEntry '
 'DeleteTransitGatewayPrefixListReference DeleteTransitGatewayRoute DeleteTransitGatewayRouteTable '
 'DeleteTransitGatewayRouteTableAnnouncement DeleteTransitGatewayVpcAttachment DeleteVerifiedAccessEndpoint '
 'DeleteVerifiedAccessGroup DeleteVerifiedAccessInstance DeleteVerifiedAccessTrustProvider '
 'DeleteVpcBlockPublicAccessExclusion DeleteVpcEncryptionControl DeleteVpcEndpointConnectionNotifications '
 'DeleteVpcEndpointServiceConfigurations DeleteVpcEndpoints DeleteVpcPeeringConnection DeleteVpnConcentrator '
 'DeprovisionByoipCidr DeprovisionIpamByoasn DeprovisionIpamPoolCidr DeprovisionPublicIpv4PoolCidr '
 'DeregisterInstanceEventNotificationAttributes DeregisterTransitGatewayMulticastGroupMembers '
 'DeregisterTransitGatewayMulticastGroupSources DescribeAccountVpcEncryptionControl DescribeAddressTransfers '
 'DescribeAddressesAttribute DescribeAggregateIdFormat DescribeApplicationStatus '
 'DescribeApplicationStatusCheckAssociations DescribeApplicationStatusChecks '
 'DescribeAwsNetworkPerformanceMetricSubscriptions DescribeByoipCidrs DescribeCapacityBlockExtensionHistory '
 'DescribeCapacityBlockExtensionOfferings DescribeCapacityBlockOfferings DescribeCapacityBlockStatus '
 'DescribeCapacityBlocks DescribeCapacityManagerDataExports DescribeCapacityReservationBillingRequests '
 'DescribeCapacityReservationCancellationQuotes DescribeCapacityReservationDateChangeQuotes '
 'DescribeCapacityReservationFleets DescribeCapacityReservationTopology DescribeCapacityReservations '
 'DescribeCarrierGateways DescribeClassicLinkInstances DescribeClientVpnAuthorizationRules '
 'DescribeClientVpnConnections DescribeClientVpnEndpoints DescribeClientVpnRoutes DescribeClientVpnTargetNetworks '
 'DescribeCoipPools DescribeDeclarativePoliciesReports DescribeEgressOnlyInternetGateways DescribeElasticGpus '
 'DescribeExportImageTasks DescribeFastLaunchImages DescribeFastSnapshotRestores DescribeFleetHistory '
 'DescribeFleetInstances DescribeFleets DescribeFlowLogs DescribeFpgaImageAttribute DescribeFpgaImages '
 'DescribeHostReservationOfferings DescribeHostReservations DescribeHosts DescribeIamInstanceProfileAssociations '
 'DescribeIdFormat DescribeIdentityIdFormat DescribeImageReferences DescribeImageUsageReportEntries '
 'DescribeImageUsageReports DescribeImportImageTasks DescribeImportSnapshotTasks DescribeInstanceConnectEndpoints '
 'DescribeInstanceCreditSpecifications DescribeInstanceEventNotificationAttributes DescribeInstanceEventWindows '
 'DescribeInstanceImageMetadata DescribeInstanceSqlHaHistoryStates DescribeInstanceSqlHaStates '
 'DescribeInstanceTopology DescribeInstanceTypeOfferings DescribeIpamByoasn '
 'DescribeIpamExternalResourceVerificationTokens DescribeIpamInternetRegistryAssociations DescribeIpamPolicies '
 'DescribeIpamPoolAllocations DescribeIpamPools DescribeIpamPrefixListResolverTargets '
 'DescribeIpamPrefixListResolvers DescribeIpamResourceDiscoveries DescribeIpamResourceDiscoveryAssociations '
 'DescribeIpamScopes DescribeIpams DescribeIpv6Pools DescribeLaunchTemplateVersions DescribeLaunchTemplates '
 'DescribeLocalGatewayRouteTableVirtualInterfaceGroupAssociations DescribeLocalGatewayRouteTableVpcAssociations '
 'DescribeLocalGatewayRouteTables DescribeLocalGatewayVirtualInterfaceGroups DescribeLocalGatewayVirtualInterfaces '
 'DescribeLocalGateways DescribeLockedSnapshots DescribeMacHosts DescribeMacModificationTasks '
 'DescribeManagedPrefixLists DescribeMetricCategories DescribeMovingAddresses DescribeNatGateways '
 'DescribeNetworkInsightsAccessScopeAnalyses DescribeNetworkInsightsAccessScopes DescribeNetworkInsightsAnalyses '
 'DescribeNetworkInsightsPaths DescribeNetworkInterfacePermissions DescribeNetworkingFlexCostAllocationPolicies '
 'DescribeNetworkingFlexCostAllocationPolicyAssociations DescribeOutpostLags DescribePrefixLists '
 'DescribePrincipalIdFormat DescribePublicIpv4Pools DescribeReplaceRootVolumeTasks '
 'DescribeReservedInstancesModifications DescribeRouteServerEndpoints DescribeRouteServerPeers DescribeRouteServers '
 'DescribeScheduledInstanceAvailability DescribeScheduledInstances DescribeSecondaryInterfaces '
 'DescribeSecondaryNetworks DescribeSecondarySubnets DescribeSecurityGroupReferences DescribeSecurityGroupRules '
 'DescribeSecurityGroupVpcAssociations DescribeServiceLinkVirtualInterfaces DescribeSnapshotTierStatus '
 'DescribeSpotFleetInstances DescribeSpotFleetRequestHistory DescribeSpotFleetRequests DescribeStaleSecurityGroups '
 'DescribeStoreImageTasks DescribeTrafficMirrorFilterRules DescribeTrafficMirrorFilters '
 'DescribeTrafficMirrorSessions DescribeTrafficMirrorTargets DescribeTransitGatewayAttachments '
 'DescribeTransitGatewayConnectPeers DescribeTransitGatewayConnects DescribeTransitGatewayMeteringPolicies '
 'DescribeTransitGatewayMulticastDomains DescribeTransitGatewayNetworkFunctionAttachments '
 'DescribeTransitGatewayPeeringAttachments DescribeTransitGatewayPolicyTables '
 'DescribeTransitGatewayRouteTableAnnouncements DescribeTransitGatewayRouteTables '
 'DescribeTransitGatewayVpcAttachments DescribeTransitGateways DescribeTrunkInterfaceAssociations '
 'DescribeVerifiedAccessEndpoints DescribeVerifiedAccessGroups DescribeVerifiedAccessInstanceLoggingConfigurations '
 'DescribeVerifiedAccessInstances DescribeVerifiedAccessTrustProviders DescribeVolumesModifications '
 'DescribeVpcBlockPublicAccessExclusions DescribeVpcBlockPublicAccessOptions DescribeVpcClassicLink '
 'DescribeVpcClassicLinkDnsSupport DescribeVpcEncryptionControls DescribeVpcEndpointAssociations '
 'DescribeVpcEndpointConnectionNotifications DescribeVpcEndpointConnections DescribeVpcEndpointServiceConfigurations '
 'DescribeVpcEndpointServicePermissions DescribeVpcEndpointServices DescribeVpcEndpoints '
 'DescribeVpcPeeringConnections DescribeVpnConcentrators DetachClassicLinkVpc DetachImageWatermark '
 'DetachVerifiedAccessTrustProvider DisableAddressTransfer DisableAllowedImagesSettings '
 'DisableApplicationStatusCheckSuppression DisableAwsNetworkPerformanceMetricSubscription DisableCapacityManager '
 'DisableEbsEncryptionByDefault DisableFastLaunch DisableFastSnapshotRestores DisableImage '
 'DisableImageBlockPublicAccess DisableImageDeprecation DisableImageDeregistrationProtection '
 'DisableInstanceSqlHaStandbyDetections DisableIpamOrganizationAdminAccount DisableIpamPolicy '
 'DisableRouteServerPropagation DisableSerialConsoleAccess DisableSnapshotBlockPublicAccess '
 'DisableTransitGatewayRouteTablePropagation DisableVpcClassicLink DisableVpcClassicLinkDnsSupport '
 'DisassociateApplicationStatusCheck DisassociateCapacityReservationBillingOwner DisassociateClientVpnTargetNetwork '
 'DisassociateEnclaveCertificateIamRole DisassociateIamInstanceProfile DisassociateInstanceEventWindow '
 'DisassociateIpamByoasn DisassociateIpamResourceDiscovery DisassociateKmsKeyId DisassociateNatGatewayAddress '
 'DisassociateNetworkingFlexCostAllocationPolicy DisassociateRouteServer DisassociateSecurityGroupVpc '
 'DisassociateSubnetCidrBlock DisassociateTransitGatewayMulticastDomain DisassociateTransitGatewayPolicyTable '
 'DisassociateTransitGatewayRouteTable DisassociateTrunkInterface DisassociateVpcCidrBlock EnableAddressTransfer '
 'EnableAllowedImagesSettings EnableApplicationStatusCheckSuppression EnableAwsNetworkPerformanceMetricSubscription '
 'EnableCapacityManager EnableEbsEncryptionByDefault EnableFastLaunch EnableFastSnapshotRestores EnableImage '
 'EnableImageBlockPublicAccess EnableImageDeprecation EnableImageDeregistrationProtection '
 'EnableInstanceSqlHaStandbyDetections EnableIpamInternetRegistryAssociation EnableIpamOrganizationAdminAccount '
 'EnableIpamPolicy EnableReachabilityAnalyzerOrganizationSharing EnableRouteServerPropagation '
 'EnableSerialConsoleAccess EnableSnapshotBlockPublicAccess EnableTransitGatewayRouteTablePropagation '
 'EnableVpcClassicLink EnableVpcClassicLinkDnsSupport ExportClientVpnClientCertificateRevocationList '
 'ExportClientVpnClientConfiguration ExportImage ExportTransitGatewayRoutes '
 'ExportVerifiedAccessInstanceClientConfiguration GetActiveVpnTunnelStatus GetAllowedImagesSettings '
 'GetAssociatedEnclaveCertificateIamRoles GetAssociatedIpv6PoolCidrs GetAwsNetworkPerformanceData '
 'GetCapacityManagerAttributes GetCapacityManagerMetricData GetCapacityManagerMetricDimensions '
 'GetCapacityManagerMonitoredTagKeys GetCapacityManagerSupportabilityScores GetCapacityReservationUsage '
 'GetClientVpnEndpointAuthorizationPolicy GetCoipPoolUsage GetConsoleScreenshot GetDeclarativePoliciesReportSummary '
 'GetDefaultCreditSpecification GetEbsDefaultKmsKeyId GetEbsEncryptionByDefault GetEnabledIpamPolicy '
 'GetFlowLogsIntegrationTemplate GetGroupsForCapacityReservation GetHostReservationPurchasePreview GetImageAncestry '
 'GetImageBlockPublicAccessState GetImageFindings GetInstanceMetadataDefaults GetInstanceTpmEkPub '
 'GetInstanceTypesFromInstanceRequirements GetInstanceUefiData GetIpamAddressHistory GetIpamDiscoveredAccounts '
 'GetIpamDiscoveredPublicAddresses GetIpamDiscoveredResourceCidrs GetIpamDiscoveredRoutes '
 'GetIpamInternetRegistryAssociationAsns GetIpamInternetRegistryAssociationCidrs GetIpamPolicyAllocationRules '
 'GetIpamPolicyOrganizationTargets GetIpamPoolAllocations GetIpamPoolCidrs GetIpamPrefixListResolverRules '
 'GetIpamPrefixListResolverVersionEntries GetIpamPrefixListResolverVersions GetIpamResourceCidrs '
 'GetIpamRouteOriginAuthorizations GetIpamRouteProtectionFindings GetIpamRoutingPolicyRegistrationDeltas '
 'GetIpamRoutingPolicyRegistrations GetLaunchTemplateData GetManagedPrefixListAssociations '
 'GetManagedPrefixListEntries GetManagedResourceVisibility GetNetworkInsightsAccessScopeAnalysisFindings '
 'GetNetworkInsightsAccessScopeContent GetNetworkingFlexCostAllocationPolicyVersions '
 'GetReservedInstancesExchangeQuote GetRouteServerAssociations GetRouteServerPropagations '
 'GetRouteServerRoutingDatabase GetSecurityGroupsForVpc GetSerialConsoleAccessStatus '
 'GetSnapshotBlockPublicAccessState GetSpotPlacementScores GetSubnetCidrReservations '
 'GetTransitGatewayAttachmentNatConfiguration GetTransitGatewayAttachmentPropagations '
 'GetTransitGatewayMeteringPolicyEntries GetTransitGatewayMulticastDomainAssociations '
 'GetTransitGatewayPolicyTableAssociations GetTransitGatewayPolicyTableEntries GetTransitGatewayPrefixListReferences '
 'GetTransitGatewayRouteTableAssociations GetTransitGatewayRouteTablePropagations GetVerifiedAccessEndpointPolicy '
 'GetVerifiedAccessEndpointTargets GetVerifiedAccessGroupPolicy GetVpcResourcesBlockingEncryptionEnforcement '
 'GetVpnConnectionDeviceSampleConfiguration GetVpnConnectionDeviceTypes GetVpnTunnelReplacementStatus '
 'ImportClientVpnClientCertificateRevocationList ImportImage ImportSnapshot ListImagesInRecycleBin '
 'ListSnapshotsInRecycleBin ListVolumesInRecycleBin LockSnapshot ModifyAccountVpcEncryptionControl '
 'ModifyAddressAttribute ModifyApplicationStatusCheck ModifyAvailabilityZoneGroup ModifyCapacityReservation '
 'ModifyCapacityReservationFleet ModifyClientVpnEndpoint ModifyClientVpnEndpointAuthorizationPolicy '
 'ModifyDefaultCreditSpecification ModifyEbsDefaultKmsKeyId ModifyFleet ModifyFpgaImageAttribute ModifyHosts '
 'ModifyIdFormat ModifyIdentityIdFormat ModifyInstanceCapacityReservationAttributes ModifyInstanceConnectEndpoint '
 'ModifyInstanceCpuOptions ModifyInstanceCreditSpecification ModifyInstanceEventStartTime ModifyInstanceEventWindow '
 'ModifyInstanceMaintenanceOptions ModifyInstanceMetadataDefaults ModifyInstanceMetadataOptions '
 'ModifyInstanceNetworkPerformanceOptions ModifyInstancePlacement ModifyIpam ModifyIpamPolicyAllocationRules '
 'ModifyIpamPool ModifyIpamPoolAllocation ModifyIpamPrefixListResolver ModifyIpamPrefixListResolverTarget '
 'ModifyIpamResourceCidr ModifyIpamResourceDiscovery ModifyIpamRoutingPolicyRegistration ModifyIpamScope '
 'ModifyLaunchTemplate ModifyLocalGatewayRoute ModifyManagedPrefixList ModifyManagedResourceVisibility '
 'ModifyMetricCategory ModifyNetworkingFlexCostAllocationPolicy ModifyPrivateDnsNameOptions '
 'ModifyPublicIpDnsNameOptions ModifyReservedInstances ModifyRouteServer ModifySecurityGroupRules ModifySnapshotTier '
 'ModifySpotFleetRequest ModifySubnetAttribute ModifyTrafficMirrorFilterNetworkServices '
 'ModifyTrafficMirrorFilterRule ModifyTrafficMirrorSession ModifyTransitGateway '
 'ModifyTransitGatewayAttachmentNatConfiguration ModifyTransitGatewayMeteringPolicy '
 'ModifyTransitGatewayNetworkFunctionAttachment ModifyTransitGatewayPeeringAttachment '
 'ModifyTransitGatewayPolicyTableEntry ModifyTransitGatewayPrefixListReference ModifyTransitGatewayVpcAttachment '
 'ModifyVerifiedAccessEndpoint ModifyVerifiedAccessEndpointPolicy ModifyVerifiedAccessGroup '
 'ModifyVerifiedAccessGroupPolicy ModifyVerifiedAccessInstance ModifyVerifiedAccessInstanceLoggingConfiguration '
 'ModifyVerifiedAccessTrustProvider ModifyVolume ModifyVpcBlockPublicAccessExclusion '
 'ModifyVpcBlockPublicAccessOptions ModifyVpcEncryptionControl ModifyVpcEndpoint '
 'ModifyVpcEndpointConnectionNotification ModifyVpcEndpointPayerResponsibility ModifyVpcEndpointServiceConfiguration '
 'ModifyVpcEndpointServicePayerResponsibility ModifyVpcEndpointServicePermissions ModifyVpcPeeringConnectionOptions '
 'ModifyVpcTenancy ModifyVpnConnection ModifyVpnConnectionOptions ModifyVpnTunnelCertificate ModifyVpnTunnelOptions '
 'MoveAddressToVpc MoveByoipCidrToIpam MoveCapacityReservationInstances ProvisionByoipCidr ProvisionIpamByoasn '
 'ProvisionIpamPoolCidr ProvisionPublicIpv4PoolCidr PurchaseCapacityBlock PurchaseCapacityBlockExtension '
 'PurchaseHostReservation PurchaseScheduledInstances RegisterInstanceEventNotificationAttributes '
 'RegisterTransitGatewayMulticastGroupMembers RegisterTransitGatewayMulticastGroupSources '
 'RejectCapacityReservationBillingOwnership RejectTransitGatewayClientVpnAttachment '
 'RejectTransitGatewayMulticastDomainAssociations RejectTransitGatewayPeeringAttachment '
 'RejectTransitGatewayVpcAttachment RejectVpcEndpointConnections RejectVpcPeeringConnection ReleaseHosts '
 'ReleaseIpamPoolAllocation ReplaceIamInstanceProfileAssociation ReplaceImageCriteriaInAllowedImagesSettings '
 'ReplaceImageInstanceTypeSpecification ReplaceTransitGatewayRoute ReplaceVpnTunnel RequestSpotFleet '
 'ResetAddressAttribute ResetEbsDefaultKmsKeyId ResetFpgaImageAttribute RestoreAddressToClassic '
 'RestoreImageFromRecycleBin RestoreManagedPrefixListVersion RestoreSnapshotFromRecycleBin RestoreSnapshotTier '
 'RestoreVolumeFromRecycleBin RevokeClientVpnIngress RunScheduledInstances SearchLocalGatewayRoutes '
 'SearchTransitGatewayMulticastGroups SearchTransitGatewayRoutes SendDiagnosticInterrupt '
 'StartDeclarativePoliciesReport StartNetworkInsightsAccessScopeAnalysis StartNetworkInsightsAnalysis '
 'StartVpcEndpointServicePrivateDnsVerification TerminateClientVpnConnections UnassignIpv6Addresses '
 'UnassignPrivateNatGatewayAddress UnlockSnapshot UpdateCapacityManagerMonitoredTagKeys '
 'UpdateCapacityManagerOrganizationsAccess UpdateInterruptibleCapacityReservationAllocation '
 'UpdateSecurityGroupRuleDescriptionsEgress UpdateSecurityGroupRuleDescriptionsIngress '
 'ValidateSecurityGroupQuotasForInterface WithdrawByoipCidr')
"""Operations of EC2 that are not in the contract."""
