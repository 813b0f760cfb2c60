"""Images between EC2's messages and the cloud."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.instances import devices_of
from euca.cloud.ec2.subjects import (
    Subject,
    filters_of,
    listing,
    only_one,
    operation,
    product_codes,
    tag_set,
    tags_given,
)
from euca.cloud.registering import RegisterRequest
from euca.domain.errors import InvalidCombination, MissingValue, NotSupported
from euca.domain.images import EVERYBODY, Image, ImageKind, Permissions
from euca.domain.places import HYPERVISOR, ROOT_DEVICE_TYPE, VIRTUALIZATION
from euca.domain.tags import Tagged
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class ImageHandlers(Subject):
    """Listing, attributes, the end of images."""

    @operation(ec2.RegisterImageType, tagging=True, partly="of what was uploaded with UploadImagePart; no volumes")
    async def register(self, ask: Ask, message: ec2.RegisterImageType) -> Struct:
        if not message.image_location:
            raise MissingValue("An image is registered by its imageLocation: there are no snapshots to make one of")
        if message.virtualization_type not in (None, "", VIRTUALIZATION):
            raise NotSupported(f"Images here are {VIRTUALIZATION}")
        if message.platform:
            raise NotSupported("This cloud does not offer platform")
        mapping = message.block_device_mapping
        image_id = await self.cloud.registrar.register(
            ask,
            RegisterRequest(
                location=message.image_location,
                name=message.name or "",
                description=message.description or "",
                architecture=message.architecture or "",
                kernel_id=message.kernel_id or "",
                ramdisk_id=message.ramdisk_id or "",
                root_device=message.root_device_name or "",
                devices=devices_of(mapping) if mapping is not None and mapping.item else None,
                tags=tags_given(message.tag_specification_set, "image"),
            ),
        )
        return ec2.RegisterImageResponseType(request_id=ask.request_id, image_id=image_id)

    @operation(ec2.DeregisterImageType)
    async def deregister(self, ask: Ask, message: ec2.DeregisterImageType) -> Struct:
        await self.cloud.images.deregister(ask, message.image_id)
        return ec2.DeregisterImageResponseType(request_id=ask.request_id, return_=True)

    @listing(ec2.DescribeImagesType)
    async def describe(self, ask: Ask, message: ec2.DescribeImagesType) -> Struct:
        owners, executable_by = message.owners_set, message.executable_by_set
        listed = await self.cloud.images.describe(
            ask,
            tuple(item.image_id for item in message.images_set.item),
            tuple(item.owner for item in owners.item) if owners is not None else (),
            tuple(item.user for item in executable_by.item) if executable_by is not None else (),
            filters_of(message.filter_set),
        )
        return image_listing(listed, ask.request_id)

    @listing(ec2.DescribeImageAttributeType, partly="not instanceTypeCategory")
    async def attribute(self, ask: Ask, message: ec2.DescribeImageAttributeType) -> Struct:
        attribute = only_one(
            launch_permission=message.launch_permission,
            product_codes=message.product_codes,
            kernel=message.kernel,
            ramdisk=message.ramdisk,
            block_device_mapping=message.block_device_mapping,
            description=message.description,
            instance_type_category=message.instance_type_category,
        )
        if attribute == "instance_type_category":
            raise NotSupported("Images have no instanceTypeCategory here")
        image = await self.cloud.images.attributes(ask, message.image_id)
        return image_attribute(image, attribute, ask.request_id)

    @operation(ec2.ModifyImageAttributeType)
    async def modify_attribute(self, ask: Ask, message: ec2.ModifyImageAttributeType) -> Struct:
        images, image_id = self.cloud.images, message.image_id
        only_one(
            launch_permission=message.launch_permission,
            product_codes=message.product_codes,
            description=message.description,
        )
        if message.launch_permission is not None:
            adds, removes = permission_changes(message.launch_permission)
            await images.change_permissions(ask, image_id, adds, removes)
        elif message.product_codes is not None:
            await images.add_product_codes(ask, image_id, [item.product_code for item in message.product_codes.item])
        elif message.description is not None:
            await images.describe_as(ask, image_id, message.description.value)
        return ec2.ModifyImageAttributeResponseType(request_id=ask.request_id, return_=True)

    @operation(ec2.ResetImageAttributeType)
    async def reset_attribute(self, ask: Ask, message: ec2.ResetImageAttributeType) -> Struct:
        only_one(launch_permission=message.launch_permission)
        await self.cloud.images.reset_permissions(ask, message.image_id)
        return ec2.ResetImageAttributeResponseType(request_id=ask.request_id, return_=True)


def permission_changes(operation: ec2.LaunchPermissionOperationType) -> tuple[Permissions, Permissions]:
    """Launch permissions to add, and to remove; SOAP has one of the two in a message, Query may have both."""
    if operation.add is None and operation.remove is None:
        raise InvalidCombination("Launch permissions are either added or removed")
    return _permissions(operation.add), _permissions(operation.remove)


def _permissions(listed: ec2.LaunchPermissionListType | None) -> Permissions:
    items = () if listed is None else listed.item
    if any(bool(item.user_id) == bool(item.group) for item in items):
        raise InvalidCombination("A launch permission names either a userId or a group")
    return Permissions(
        tuple(item.user_id for item in items if item.user_id), tuple(item.group for item in items if item.group)
    )


def image_listing(listed: Sequence[Tagged[Image]], request_id: str) -> ec2.DescribeImagesResponseType:
    """A listing of images."""
    return ec2.DescribeImagesResponseType(
        request_id=request_id, images_set=ec2.DescribeImagesResponseInfoType(item=tuple(map(_image, listed)))
    )


def _image(listed: Tagged[Image]) -> ec2.DescribeImagesResponseItemType:
    image = listed.thing
    return ec2.DescribeImagesResponseItemType(
        image_id=image.image_id,
        image_location=image.location,
        image_state="available" if image.available else "deregistered",
        image_owner_id=image.account_id,
        is_public=image.public,
        product_codes=product_codes(image.product_codes),
        architecture=image.architecture,
        image_type=image.kind.value,
        kernel_id=image.kernel_id or None,
        ramdisk_id=image.ramdisk_id or None,
        name=image.name or None,
        description=image.description or None,
        root_device_type=ROOT_DEVICE_TYPE if image.kind is ImageKind.MACHINE else None,
        root_device_name=image.root_device if image.kind is ImageKind.MACHINE else None,
        block_device_mapping=_devices(image),
        virtualization_type=VIRTUALIZATION,
        tag_set=tag_set(listed.tags),
        hypervisor=HYPERVISOR,
    )


def image_attribute(image: Image, attribute: str, request_id: str) -> ec2.DescribeImageAttributeResponseType:
    """One attribute of an image: launch_permission, product_codes, kernel, ramdisk, description or block_device_mapping."""
    answer = ec2.DescribeImageAttributeResponseType(request_id=request_id, image_id=image.image_id)
    values = {
        "launch_permission": _launch_permissions(image),
        "product_codes": product_codes(image.product_codes),
        "kernel": ec2.NullableAttributeValueType(value=image.kernel_id or None),
        "ramdisk": ec2.NullableAttributeValueType(value=image.ramdisk_id or None),
        "description": ec2.NullableAttributeValueType(value=image.description or None),
        "block_device_mapping": _devices(image),
    }
    return answer.replace(**{attribute: values[attribute]})


def _launch_permissions(image: Image) -> ec2.LaunchPermissionListType:
    items = [ec2.LaunchPermissionItemType(group=EVERYBODY)] if image.public else []
    items += [ec2.LaunchPermissionItemType(user_id=account) for account in sorted(image.launch_accounts)]
    return ec2.LaunchPermissionListType(item=tuple(items))


def _devices(image: Image) -> ec2.BlockDeviceMappingType:
    return ec2.BlockDeviceMappingType(
        item=tuple(
            ec2.BlockDeviceMappingItemType(
                device_name=device, virtual_name=name or None, no_device=None if name else ec2.EmptyElementType()
            )
            for device, name in image.devices
        )
    )
