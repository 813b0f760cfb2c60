"""All operations of EC2's interface that this cloud offers."""

from __future__ import annotations

from collections.abc import Mapping

from twisted.internet.interfaces import IReactorTime

from euca.cloud.cloud import Cloud
from euca.cloud.ec2.absent import AbsentHandlers
from euca.cloud.ec2.addresses import AddressHandlers
from euca.cloud.ec2.groups import GroupHandlers
from euca.cloud.ec2.images import ImageHandlers
from euca.cloud.ec2.instance_attributes import InstanceAttributeHandlers
from euca.cloud.ec2.instance_lists import InstanceListHandlers
from euca.cloud.ec2.instance_types import InstanceTypeHandlers
from euca.cloud.ec2.instances import InstanceHandlers
from euca.cloud.ec2.keypairs import KeyPairHandlers
from euca.cloud.ec2.places import PlaceHandlers
from euca.cloud.ec2.subjects import Subject
from euca.cloud.ec2.tags import TagHandlers
from euca.cloud.ec2.uploads import UploadHandlers
from euca.domain.accounts import Caller
from euca.soap.performing import Handler

SUBJECTS: tuple[type[Subject], ...] = (
    AbsentHandlers,
    AddressHandlers,
    GroupHandlers,
    ImageHandlers,
    InstanceAttributeHandlers,
    InstanceHandlers,
    InstanceListHandlers,
    InstanceTypeHandlers,
    KeyPairHandlers,
    PlaceHandlers,
    TagHandlers,
    UploadHandlers,
)


def ec2_handlers(cloud: Cloud, clock: IReactorTime, *, listings: bool = False) -> Mapping[str, Handler[Caller]]:
    """Operation's name → handler, for an endpoint; of all, or of what is answered from the records alone."""
    return {
        name: handler
        for subject in SUBJECTS
        for name, handler in subject(cloud, clock).by_operation(listings=listings).items()
    }
