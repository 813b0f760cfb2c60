"""The cloud's records: everything that users own, and what the cloud must not forget.

A transaction is a plain function that is given the records and returns a value; it runs somewhere else, whole, and never waits for
anything.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import frozen
from zope.interface import Interface

from euca.domain.accounts import AccessKey, Account, Caller, KeyHolder, User, UserCertificate
from euca.domain.addresses import Address, Lent, Pool
from euca.domain.groups import SecurityGroup
from euca.domain.images import Image
from euca.domain.instance_filters import EVERYTHING, Position, Wanted
from euca.domain.instances import InstanceState
from euca.domain.keypairs import KeyPair
from euca.domain.network.state import Group, Membership
from euca.domain.news import Seen
from euca.domain.reservations import Instance, LaunchData, Reservation
from euca.domain.tags import ALL_TAGS, ResourceTag, Tags, TagsWanted
from euca.domain.uploads import Upload

T = TypeVar("T")

#: A message's replay key and until when, in seconds since the epoch, it would be accepted again.
Replay = tuple[bytes, float]


class ReplayedMessage(Exception):
    """A change was asked for by a message whose key is in the records already: nothing was changed."""


@frozen
class Touched:
    """Which instances and groups a commit has written; whether they are other than before, or there, is to be looked up."""

    instance_ids: frozenset[str] = frozenset()
    group_ids: frozenset[str] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(self.instance_ids | other.instance_ids, self.group_ids | other.group_ids)

    def __bool__(self) -> bool:
        return bool(self.instance_ids or self.group_ids)


class IRecords(Interface):
    """What a transaction reads. Lists are in a stable order: of making, or as said. Times are in seconds since the epoch."""

    def account(account_id: str) -> Account | None:
        """An account by its id."""

    def account_named(name: str) -> Account | None:
        """An account by its name."""

    def user_named(account_id: str, name: str) -> User | None:
        """A user by name."""

    def users() -> tuple[User, ...]:
        """All users of all accounts, the oldest first."""

    def caller(certificate: bytes) -> Caller | None:
        """The active user of an active certificate (DER, compared whole)."""

    def certificates(account_id: str | None = None) -> tuple[UserCertificate, ...]:
        """The certificates of an account's users, or of all, also those that were revoked, the oldest first."""

    def access_key(access_key_id: str) -> AccessKey | None:
        """An access key, its secret unsealed."""

    def access_keys(user_id: str) -> tuple[AccessKey, ...]:
        """A user's access keys, also those that are switched off, the oldest first; their secrets are left out (empty)."""

    def key_holder(access_key_id: str) -> KeyHolder | None:
        """The active user of an active access key, with its secret."""

    def image(image_id: str) -> Image | None:
        """An image, deregistered ones included."""

    def images(account_id: str) -> tuple[Image, ...]:
        """The available images that an account may launch, by id."""

    def image_digests() -> frozenset[str]:
        """The digests that are still needed: of available images, and of those that a live instance was launched from."""

    def upload(account_id: str, bucket: str, key: str) -> Upload | None:
        """What has come of an uploaded object."""

    def uploads(account_id: str) -> tuple[Upload, ...]:
        """An account's uploaded objects, complete or not, by bucket and key."""

    def upload_files() -> frozenset[str]:
        """The names of the files of all uploaded objects."""

    def key_pair(account_id: str, name: str) -> KeyPair | None:
        """A key pair by name."""

    def count_key_pairs(account_id: str) -> int:
        """How many key pairs an account has."""

    def count_groups(account_id: str) -> int:
        """How many security groups an account has."""

    def key_pair_by_id(account_id: str, key_pair_id: str) -> KeyPair | None:
        """A key pair by its id, within an account."""

    def key_pairs(account_id: str) -> tuple[KeyPair, ...]:
        """An account's key pairs, by name."""

    def group(account_id: str, name: str) -> SecurityGroup | None:
        """A security group by name."""

    def group_by_id(account_id: str, group_id: str) -> SecurityGroup | None:
        """A security group by id, within an account."""

    def group_anywhere(group_id: str) -> SecurityGroup | None:
        """A security group by id, whosever it is: for rules that name another account's."""

    def groups(account_id: str) -> tuple[SecurityGroup, ...]:
        """An account's security groups, by name."""

    def group_users(group: SecurityGroup) -> tuple[str, ...]:
        """What refers to a group in its own account: ids of live instances in it, and ids of other groups whose rules name it."""

    def reservation(reservation_id: str) -> Reservation | None:
        """A reservation by its id."""

    def reservation_by_token(account_id: str, client_token: str) -> Reservation | None:
        """The reservation that was made with this client token."""

    def spent_token(account_id: str, client_token: str) -> str | None:
        """The digest of the request that this client token was used with, where its reservation was dropped; None where it was not used."""

    def launch_data(reservation_id: str) -> LaunchData | None:
        """What a reservation's guests are given."""

    def unsettled() -> tuple[str, ...]:
        """The ids of reservations that no cluster has answered for good."""

    def instance(instance_id: str) -> Instance | None:
        """An instance by its id, whosever it is."""

    def instances_of_reservation(reservation_id: str) -> tuple[Instance, ...]:
        """A reservation's instances in launch order."""

    def instances_of_account(
        account_id: str, wanted: Wanted = EVERYTHING, after: Position | None = None, limit: int | None = None
    ) -> tuple[tuple[Reservation, tuple[Instance, ...]], ...]:
        """An account's instances that are wanted, with their reservations in order of making, each with its instances in launch order.

        after: those that stand behind this. limit: so many instances at most; the last one's reservation may have others.
        """

    def live_instances(account_id: str) -> int:
        """How many instances of an account have not ended."""

    def count_instances() -> Mapping[InstanceState, int]:
        """How many instances of all accounts are in which state, as far as they are on record; states without any may be missing."""

    def instances_at(cluster: str) -> tuple[tuple[Reservation, Instance], ...]:
        """The instances at a cluster that have not ended, with their reservations."""

    def doomed(cluster: str) -> tuple[str, ...]:
        """The ids of instances that a cluster is still to be told to terminate."""

    def memberships(instance_ids: Collection[str] | None) -> Mapping[str, tuple[str, Membership]]:
        """Of these instances (None: of all) that have not ended: the cluster of each, and what its network is to know of it."""

    def network_groups(group_ids: Collection[str]) -> Mapping[str, Group]:
        """Those of these groups that are there, as clusters are to know them."""

    def pending_since(before: float) -> tuple[tuple[Reservation, Instance], ...]:
        """The instances that are pending and were made before a moment."""

    def console(instance_id: str) -> tuple[bytes, float] | None:
        """The console output that was seen last, and when."""

    def addresses(account_id: str) -> tuple[Address, ...]:
        """The public addresses that an account has allocated, the oldest first."""

    def address(public_ip: str) -> Address | None:
        """A public address that is allocated, whosever it is."""

    def address_by_allocation(account_id: str, allocation_id: str) -> Address | None:
        """A public address by the id of its allocation, within an account."""

    def address_by_association(account_id: str, association_id: str) -> Address | None:
        """A public address by the id of its association with an instance, within an account."""

    def address_of(instance_id: str) -> Address | None:
        """The public address that belongs to an instance."""

    def taken_addresses() -> frozenset[str]:
        """All that are allocated or lent, whosever."""

    def unaddressed(account_id: str) -> Mapping[str, int]:
        """How many of an account's instances that pend or run have none of its addresses, by cluster."""

    def pools() -> Mapping[str, Pool]:
        """The public addresses of each cluster that has told them."""

    def lent(public_ip: str) -> Lent | None:
        """An address that was lent."""

    def lent_to(instance_id: str) -> Lent | None:
        """The address that an instance was lent."""

    def count_lent(account_id: str) -> int:
        """How many an account's instances were lent."""

    def tags(
        account_id: str, wanted: TagsWanted = ALL_TAGS, after: tuple[str, str] | None = None, limit: int | None = None
    ) -> tuple[ResourceTag, ...]:
        """The tags that an account has put on things, its own and others', in the order of resource id and key.

        after: only those behind this resource id and key. limit: the most there are.
        """

    def tags_of(account_id: str, resource_ids: Collection[str]) -> Mapping[str, Tags]:
        """An account's tags on things, each thing's by key; those without any are missing."""

    def position(cluster: str) -> Seen:
        """The last news of a cluster that is in the records."""

    def remembered(name: str) -> str:
        """A text that was kept under a name; empty if there is none."""

    def replay_keys(now: float) -> tuple[Replay, ...]:
        """The keys of messages that would still be accepted: what a starting cloud loads."""


class IChanges(IRecords):
    """What a transaction reads and writes. Its own writes are seen by its reads."""

    def claim(identifier: str) -> bool:
        """Take an identifier for ever; False if it was ever taken."""

    def remember_message(replay: Replay) -> None:
        """Keep a message's key; raises ReplayedMessage if it is there."""

    def add_account(account: Account) -> None:
        """Raises AlreadyExists where the id or name is taken."""

    def add_user(user: User) -> None:
        """Raises AlreadyExists where the id, or the name in its account, is taken."""

    def add_certificate(user_id: str, certificate: bytes, now: float) -> None:
        """Let a user in by a certificate (DER). One that is another user's raises AlreadyExists; one's own becomes active."""

    def set_certificate(certificate: bytes, active: bool) -> bool:
        """Switch a certificate on or off; False if there is none."""

    def remove_certificate(certificate: bytes) -> bool:
        """Remove a certificate for good; False if there is none."""

    def add_access_key(key: AccessKey) -> None:
        """Keep an access key, its secret sealed. Raises AlreadyExists."""

    def set_access_key(access_key_id: str, active: bool) -> bool:
        """Switch an access key on or off; False if there is none."""

    def remove_access_key(access_key_id: str) -> bool:
        """Remove an access key for good; False if there is none."""

    def add_image(image: Image) -> None:
        """A new image."""

    def put_image(image: Image) -> None:
        """Replace what is known of an image."""

    def put_upload(upload: Upload) -> None:
        """An uploaded object from now on, new or gone on with."""

    def remove_upload(upload: Upload) -> None:
        """Forget an uploaded object."""

    def purge_uploads(before: float) -> int:
        """Forget the uploaded objects that were changed last before a moment; how many there were."""

    def add_key_pair(key: KeyPair) -> None:
        """Raises AlreadyExists where the account has one of the name."""

    def remove_key_pair(account_id: str, name: str) -> bool:
        """Whether there was one."""

    def add_group(group: SecurityGroup) -> None:
        """Raises AlreadyExists where the account has one of the name."""

    def put_group(group: SecurityGroup) -> None:
        """Replace a group's rules."""

    def remove_group(group_id: str) -> None:
        """Remove a group and its rules."""

    def put_pool(cluster: str, pool: Pool) -> None:
        """A cluster has these public addresses, among them any allocated ones of which no cluster is known."""

    def add_lent(lent: Lent) -> None:
        """Lend an address; raises AlreadyExists for one that is lent, or an instance that has one."""

    def remove_lent(instance_id: str) -> bool:
        """An instance's lent address is free; whether it had one."""

    def add_address(address: Address) -> None:
        """Raises AlreadyExists where it is allocated."""

    def put_address(address: Address) -> None:
        """Replace what is known of a public address. When its instance ends it belongs to none by itself."""

    def remove_address(public_ip: str) -> None:
        """It is nobody's."""

    def put_tags(account_id: str, resource_id: str, tags: Tags) -> None:
        """What an account has on a thing from now on, instead of what it had. They go when the thing does."""

    def add_reservation(reservation: Reservation, instances: Sequence[Instance], data: LaunchData) -> None:
        """A new launch. Raises AlreadyExists where the client token was used."""

    def put_reservation(reservation: Reservation) -> None:
        """Replace what is known of a reservation."""

    def remove_reservation(reservation_id: str) -> None:
        """Remove a reservation that started nothing, its instances, and its client token's memory."""

    def put_instances(instances: Iterable[Instance]) -> None:
        """Replace what is known of instances."""

    def remove_instances(instance_ids: Collection[str]) -> None:
        """Remove instances that were never started."""

    def purge(ended_before: float, now: float) -> int:
        """Drop instances of settled reservations that ended before a moment (and reservations left without any, whose client
        tokens are spent then), spent tokens that were kept for long enough, and replay keys that no longer count. How many instances."""

    def put_console(instance_id: str, output: bytes, at: float) -> None:
        """Keep an instance's latest console output in place of the one before."""

    def put_position(cluster: str, seen: Seen) -> None:
        """The news of a cluster up to this are in the records, by this same transaction."""

    def remember(name: str, value: str) -> None:
        """Keep a text under a name."""


class IRecordStore(Interface):
    """The records as a thing that is open."""

    def change(work: Callable[[IChanges], T], replay: Replay | None = None) -> Awaitable[T]:
        """Run a transaction; its value when it is durable.

        What the work raises is passed on, and nothing of it has happened.  replay: kept in the same transaction; raises ReplayedMessage.
        The work may be put together with others' in one commit; it may not wait, and must not keep the records.
        """

    def read(work: Callable[[IRecords], T], key: Hashable | None = None) -> Awaitable[T]:
        """Read, in one state of the records that holds every change that has been answered.

        key: says that the work depends on nothing but this and the records, and comes to what never changes: while nobody has written
        anything, what it came to is given again.
        """

    def glance(work: Callable[[IRecords], T], key: Hashable | None = None) -> T:
        """Read at once, in this thread: for single rows only, such as who a certificate belongs to. key: as for `read`."""

    def subscribe(told: Callable[[Touched], None]) -> None:
        """Call ``told``, in the reactor's thread, after each commit of this process that has written something of instances or groups, before who asked for it hears."""

    async def close() -> None:
        """Finish the changes that were asked for, then close."""
