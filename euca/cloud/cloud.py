"""The cloud's requests in one place: every front end meets here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from attrs import frozen

from euca.cloud.addresses import Addresses
from euca.cloud.asking import World
from euca.cloud.clusters import IClusters
from euca.cloud.credentials import Credentials
from euca.cloud.groups import Groups
from euca.cloud.images import Images
from euca.cloud.instance_attributes import InstanceAttributes
from euca.cloud.instance_lists import InstanceLists
from euca.cloud.instance_status import InstanceStatuses
from euca.cloud.instance_types import InstanceTypes
from euca.cloud.instances import Instances
from euca.cloud.keypairs import KeyPairs
from euca.cloud.launches import Launches
from euca.cloud.registering import Registrar
from euca.cloud.surroundings import Surroundings
from euca.cloud.tags import TagBook
from euca.cloud.terminations import Terminations
from euca.cloud.uploads import Uploads
from euca.cloud.zones import Zones
from euca.domain.keypairs import MadeKey
from euca.domain.zones import Place


@frozen
class Cloud:
    """What users can ask for, by subject. Every method takes who asks (``Ask``) first."""

    instances: Instances
    instance_lists: InstanceLists
    instance_statuses: InstanceStatuses
    instance_attributes: InstanceAttributes
    images: Images
    registrar: Registrar
    uploads: Uploads
    keys: KeyPairs
    groups: Groups
    zones: Zones
    addresses: Addresses
    tags: TagBook
    credentials: Credentials
    surroundings: Surroundings
    instance_types: InstanceTypes


def make_cloud(
    world: World,
    clusters: IClusters,
    launches: Launches,
    terminations: Terminations,
    place: Place,
    make_key: Callable[[], Awaitable[MadeKey]],
    endpoint: str,
    uploads: Uploads,
    registrar: Registrar,
) -> Cloud:
    """All subjects over the same records and clusters. place: the policy that ranks clusters. endpoint: where users reach EC2's interface."""
    lists = InstanceLists(world)
    return Cloud(
        instances=Instances(world, clusters, launches, terminations, place),
        instance_lists=lists,
        instance_statuses=InstanceStatuses(world, clusters, lists),
        instance_attributes=InstanceAttributes(world),
        images=Images(world),
        registrar=registrar,
        uploads=uploads,
        keys=KeyPairs(world, make_key),
        groups=Groups(world),
        zones=Zones(clusters),
        addresses=Addresses(world, clusters),
        tags=TagBook(world),
        instance_types=InstanceTypes(world, clusters),
        credentials=Credentials(world),
        surroundings=Surroundings(world.limits, endpoint),
    )
