"""One handler for each operation of EC2's interface."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from attrs import frozen
from twisted.internet.interfaces import IReactorTime

from euca.cloud.asking import Ask
from euca.cloud.cloud import Cloud
from euca.cloud.ec2 import answers, questions
from euca.domain.accounts import Caller
from euca.domain.errors import NotSupported
from euca.soap.codec import Struct
from euca.soap.server import Call, Handler
from euca.soap.shifts import in_shifts
from euca.wire import ec2

M = TypeVar("M", bound=Struct)


@frozen
class Ec2Handlers:
    """Translates, asks the cloud, translates back; nothing is decided here."""

    _cloud: Cloud
    _clock: IReactorTime

    def by_operation(self) -> Mapping[str, Handler[Caller]]:
        """Operation's name → handler, for an endpoint."""
        return {
            "AllocateAddress": _handler(ec2.AllocateAddressType, self._allocate_address),
            "AssociateAddress": _handler(ec2.AssociateAddressType, self._associate_address),
            "AuthorizeSecurityGroupIngress": _handler(ec2.AuthorizeSecurityGroupIngressType, self._authorize),
            "ConfirmProductInstance": _handler(ec2.ConfirmProductInstanceType, self._confirm_product_instance),
            "CreateKeyPair": _handler(ec2.CreateKeyPairType, self._create_key_pair),
            "CreateSecurityGroup": _handler(ec2.CreateSecurityGroupType, self._create_security_group),
            "DeleteKeyPair": _handler(ec2.DeleteKeyPairType, self._delete_key_pair),
            "DeleteSecurityGroup": _handler(ec2.DeleteSecurityGroupType, self._delete_security_group),
            "DeregisterImage": _handler(ec2.DeregisterImageType, self._deregister_image),
            "DescribeAddresses": _handler(ec2.DescribeAddressesType, self._describe_addresses),
            "DescribeAvailabilityZones": _handler(ec2.DescribeAvailabilityZonesType, self._describe_zones),
            "DescribeImageAttribute": _handler(ec2.DescribeImageAttributeType, self._describe_image_attribute),
            "DescribeImages": _handler(ec2.DescribeImagesType, self._describe_images),
            "DescribeInstances": _handler(ec2.DescribeInstancesType, self._describe_instances),
            "DescribeKeyPairs": _handler(ec2.DescribeKeyPairsType, self._describe_key_pairs),
            "DescribeSecurityGroups": _handler(ec2.DescribeSecurityGroupsType, self._describe_security_groups),
            "DisassociateAddress": _handler(ec2.DisassociateAddressType, self._disassociate_address),
            "GetConsoleOutput": _handler(ec2.GetConsoleOutputType, self._get_console_output),
            "ModifyImageAttribute": _handler(ec2.ModifyImageAttributeType, self._modify_image_attribute),
            "RebootInstances": _handler(ec2.RebootInstancesType, self._reboot_instances),
            "RegisterImage": _handler(ec2.RegisterImageType, self._register_image),
            "ReleaseAddress": _handler(ec2.ReleaseAddressType, self._release_address),
            "ResetImageAttribute": _handler(ec2.ResetImageAttributeType, self._reset_image_attribute),
            "RevokeSecurityGroupIngress": _handler(ec2.RevokeSecurityGroupIngressType, self._revoke),
            "RunInstances": _handler(ec2.RunInstancesType, self._run_instances),
            "TerminateInstances": _handler(ec2.TerminateInstancesType, self._terminate_instances),
        }

    # instances

    async def _run_instances(self, ask: Ask, message: ec2.RunInstancesType) -> Struct:
        group = await self._cloud.instances.run(ask, questions.run_request(message))
        return answers.ran(group, ask.request_id)

    async def _describe_instances(self, ask: Ask, message: ec2.DescribeInstancesType) -> Struct:
        ids = questions.instance_ids(message.instances_set.item)
        listed = await self._cloud.instances.describe(ask, ids, questions.filters_of(message.filter_set))
        return await in_shifts(answers.reservations(listed, ask.request_id), self._clock)

    async def _terminate_instances(self, ask: Ask, message: ec2.TerminateInstancesType) -> Struct:
        changes = await self._cloud.instances.terminate(ask, questions.instance_ids(message.instances_set.item))
        return answers.state_changes(changes, ask.request_id)

    async def _reboot_instances(self, ask: Ask, message: ec2.RebootInstancesType) -> Struct:
        await self._cloud.instances.reboot(ask, questions.instance_ids(message.instances_set.item))
        return ec2.RebootInstancesResponseType(request_id=ask.request_id, return_=True)

    async def _get_console_output(self, ask: Ask, message: ec2.GetConsoleOutputType) -> Struct:
        return answers.console(await self._cloud.instances.console(ask, message.instance_id), ask.request_id)

    async def _confirm_product_instance(self, ask: Ask, message: ec2.ConfirmProductInstanceType) -> Struct:
        owner = await self._cloud.instances.confirm_product(ask, message.product_code, message.instance_id)
        return ec2.ConfirmProductInstanceResponseType(
            request_id=ask.request_id, return_=bool(owner), owner_id=owner or None
        )

    # images

    async def _register_image(self, ask: Ask, message: ec2.RegisterImageType) -> Struct:
        await self._cloud.images.register(ask, message.image_location or "")

    async def _deregister_image(self, ask: Ask, message: ec2.DeregisterImageType) -> Struct:
        await self._cloud.images.deregister(ask, message.image_id)
        return ec2.DeregisterImageResponseType(request_id=ask.request_id, return_=True)

    async def _describe_images(self, ask: Ask, message: ec2.DescribeImagesType) -> Struct:
        owners, executable_by = message.owners_set, message.executable_by_set
        listed = await self._cloud.images.describe(
            ask,
            tuple(item.image_id for item in message.images_set.item),
            tuple(item.owner for item in owners.item) if owners is not None else (),
            tuple(item.user for item in executable_by.item) if executable_by is not None else (),
            questions.filters_of(message.filter_set),
        )
        return answers.images(listed, ask.request_id)

    async def _describe_image_attribute(self, ask: Ask, message: ec2.DescribeImageAttributeType) -> Struct:
        attribute = questions.only_one(
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
        image = await self._cloud.images.attributes(ask, message.image_id)
        return answers.image_attribute(image, attribute, ask.request_id)

    async def _modify_image_attribute(self, ask: Ask, message: ec2.ModifyImageAttributeType) -> Struct:
        images, image_id = self._cloud.images, message.image_id
        questions.only_one(
            launch_permission=message.launch_permission,
            product_codes=message.product_codes,
            description=message.description,
        )
        if message.launch_permission is not None:
            change = questions.permission_change(message.launch_permission)
            await images.change_permissions(ask, image_id, change)
        elif message.product_codes is not None:
            await images.add_product_codes(ask, image_id, [item.product_code for item in message.product_codes.item])
        elif message.description is not None:
            await images.describe_as(ask, image_id, message.description.value)
        return ec2.ModifyImageAttributeResponseType(request_id=ask.request_id, return_=True)

    async def _reset_image_attribute(self, ask: Ask, message: ec2.ResetImageAttributeType) -> Struct:
        questions.only_one(launch_permission=message.launch_permission)
        await self._cloud.images.reset_permissions(ask, message.image_id)
        return ec2.ResetImageAttributeResponseType(request_id=ask.request_id, return_=True)

    # key pairs

    async def _create_key_pair(self, ask: Ask, message: ec2.CreateKeyPairType) -> Struct:
        key, made = await self._cloud.keys.create(ask, message.key_name)
        return answers.made_key(key, made, ask.request_id)

    async def _describe_key_pairs(self, ask: Ask, message: ec2.DescribeKeyPairsType) -> Struct:
        names = tuple(item.key_name for item in message.key_set.item)
        keys = await self._cloud.keys.describe(ask, names, questions.filters_of(message.filter_set))
        return answers.key_pairs(keys, ask.request_id)

    async def _delete_key_pair(self, ask: Ask, message: ec2.DeleteKeyPairType) -> Struct:
        await self._cloud.keys.delete(ask, message.key_name)
        return ec2.DeleteKeyPairResponseType(request_id=ask.request_id, return_=True)

    # security groups

    async def _create_security_group(self, ask: Ask, message: ec2.CreateSecurityGroupType) -> Struct:
        if message.vpc_id:
            raise NotSupported("This cloud does not offer vpcId")
        group = await self._cloud.groups.create(ask, message.group_name, message.group_description)
        return ec2.CreateSecurityGroupResponseType(request_id=ask.request_id, return_=True, group_id=group.group_id)

    async def _delete_security_group(self, ask: Ask, message: ec2.DeleteSecurityGroupType) -> Struct:
        await self._cloud.groups.delete(ask, questions.group_name(message.group_name, message.group_id))
        return ec2.DeleteSecurityGroupResponseType(request_id=ask.request_id, return_=True)

    async def _describe_security_groups(self, ask: Ask, message: ec2.DescribeSecurityGroupsType) -> Struct:
        names = tuple(item.group_name for item in message.security_group_set.item)
        id_set = message.security_group_id_set
        ids = tuple(item.group_id for item in id_set.item) if id_set is not None else ()
        listed = await self._cloud.groups.describe(ask, names, ids, questions.filters_of(message.filter_set))
        return answers.groups(listed, ask.request_id)

    async def _authorize(self, ask: Ask, message: ec2.AuthorizeSecurityGroupIngressType) -> Struct:
        named = questions.group_name(message.group_name, message.group_id, message.user_id)
        await self._cloud.groups.authorize(ask, named, questions.permissions_of(message.ip_permissions))
        return ec2.AuthorizeSecurityGroupIngressResponseType(request_id=ask.request_id, return_=True)

    async def _revoke(self, ask: Ask, message: ec2.RevokeSecurityGroupIngressType) -> Struct:
        named = questions.group_name(message.group_name, message.group_id, message.user_id)
        await self._cloud.groups.revoke(ask, named, questions.permissions_of(message.ip_permissions))
        return ec2.RevokeSecurityGroupIngressResponseType(request_id=ask.request_id, return_=True)

    # zones and addresses

    async def _describe_zones(self, ask: Ask, message: ec2.DescribeAvailabilityZonesType) -> Struct:
        names = tuple(item.zone_name for item in message.availability_zone_set.item)
        listed = await self._cloud.zones.describe(ask, names, questions.filters_of(message.filter_set))
        return answers.zones(listed, ask.request_id)

    async def _allocate_address(self, ask: Ask, message: ec2.AllocateAddressType) -> Struct:
        if message.domain not in (None, "", "standard"):
            raise NotSupported("This cloud does not offer addresses of this domain")
        await self._cloud.addresses.allocate(ask)

    async def _describe_addresses(self, ask: Ask, message: ec2.DescribeAddressesType) -> Struct:
        ids = message.allocation_ids_set
        named = [item.public_ip for item in message.public_ips_set.item]
        named += [item.allocation_id for item in ids.item] if ids is not None else []
        await self._cloud.addresses.describe(ask, named, questions.filters_of(message.filter_set))
        return answers.no_addresses(ask.request_id)

    async def _release_address(self, ask: Ask, message: ec2.ReleaseAddressType) -> Struct:
        await self._cloud.addresses.refuse(ask, questions.one_address(message.public_ip, message.allocation_id))

    async def _associate_address(self, ask: Ask, message: ec2.AssociateAddressType) -> Struct:
        await self._cloud.addresses.refuse(ask, questions.one_address(message.public_ip, message.allocation_id))

    async def _disassociate_address(self, ask: Ask, message: ec2.DisassociateAddressType) -> Struct:
        await self._cloud.addresses.refuse(ask, questions.one_address(message.public_ip, message.association_id))


def _handler(kind: type[M], work: Callable[[Ask, M], Awaitable[Struct]]) -> Handler[Caller]:
    """An endpoint's handler: the call's message, of the type that the contract promises, and who asks."""

    async def handle(call: Call[Any]) -> Struct:
        message = call.message
        if not isinstance(message, kind):
            raise TypeError(f"{call.operation.name} came with a {type(message).__name__}")
        return await work(Ask(call.principal, call.replay, call.request_id), message)

    return handle
