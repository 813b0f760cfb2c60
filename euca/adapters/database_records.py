"""The records as a transaction sees them: rows of the tables, to and from the domain's values."""

from __future__ import annotations

import hashlib
from typing import Any

import attrs
from attrs import define
from sqlalchemy import Select, delete, exists, insert, or_, select, update
from zope.interface import implementer

from euca.adapters import database_tables as t
from euca.adapters.database_network import NetworkRows
from euca.adapters.database_rows import chunks
from euca.adapters.database_uploads import UploadRecords
from euca.domain.accounts import AccessKey, Account, Caller, KeyHolder, User, UserCertificate
from euca.domain.errors import AlreadyExists
from euca.domain.images import Image, ImageKind
from euca.domain.instances import InstanceState
from euca.domain.keypairs import KeyPair
from euca.domain.news import Seen
from euca.ports.records import IChanges, IRecords, Replay, ReplayedMessage

_TERMINATED = InstanceState.TERMINATED.value


@implementer(IRecords, IChanges)
@define
class DatabaseRecords(NetworkRows, UploadRecords):
    """IRecords and IChanges over a connection in a transaction; what is about instances, groups and tags is in the modules beside this."""

    # accounts

    def account(self, account_id: str) -> Account | None:
        """As the port says."""
        row = self._row(select(t.ACCOUNTS).where(t.ACCOUNTS.c.account_id == account_id))
        return None if row is None else Account(**row._mapping)

    def account_named(self, name: str) -> Account | None:
        """As the port says."""
        row = self._row(select(t.ACCOUNTS).where(t.ACCOUNTS.c.name == name))
        return None if row is None else Account(**row._mapping)

    def user_named(self, account_id: str, name: str) -> User | None:
        """As the port says."""
        row = self._row(select(t.USERS).where(t.USERS.c.account_id == account_id, t.USERS.c.name == name))
        return None if row is None else User(**row._mapping)

    def users(self) -> tuple[User, ...]:
        """As the port says."""
        rows = self._db.execute(select(t.USERS).order_by(t.USERS.c.created_at, t.USERS.c.user_id))
        return tuple(User(**row._mapping) for row in rows)

    def add_account(self, account: Account) -> None:
        """As the port says."""
        self._insert(t.ACCOUNTS, attrs.asdict(account), AlreadyExists("account", account.name))

    def add_user(self, user: User) -> None:
        """As the port says."""
        self._insert(t.USERS, attrs.asdict(user), AlreadyExists("user", user.name))

    def caller(self, certificate: bytes) -> Caller | None:
        """As the port says."""
        u, c = t.USERS.c, t.CERTIFICATES.c
        row = self._row(
            select(c.certificate, u.account_id, u.user_id, u.name, u.is_administrator)
            .join(t.USERS, u.user_id == c.user_id)
            .where(c.fingerprint == _fingerprint(certificate), c.active, u.active)
        )
        if row is None or bytes(row.certificate) != certificate:
            return None
        return Caller(row.account_id, row.user_id, row.name, row.is_administrator)

    def certificates(self, account_id: str | None = None) -> tuple[UserCertificate, ...]:
        """As the port says."""
        u, c = t.USERS.c, t.CERTIFICATES.c
        query = select(c.certificate, c.active, c.created_at, u.user_id, u.account_id, u.name)
        query = query.join(t.USERS, u.user_id == c.user_id).order_by(c.created_at, c.fingerprint)
        if account_id is not None:
            query = query.where(u.account_id == account_id)
        return tuple(
            UserCertificate(row.user_id, row.name, bytes(row.certificate), row.active, row.created_at)
            for row in self._db.execute(query)
        )

    def add_certificate(self, user_id: str, certificate: bytes, now: float) -> None:
        """As the port says."""
        c, fingerprint = t.CERTIFICATES.c, _fingerprint(certificate)
        row = self._row(select(c.user_id).where(c.fingerprint == fingerprint))
        if row is not None and row.user_id != user_id:
            raise AlreadyExists("certificate", fingerprint)
        values = {"user_id": user_id, "certificate": certificate, "active": True, "created_at": now}
        self._put(t.CERTIFICATES, {"fingerprint": fingerprint}, values)

    def set_certificate(self, certificate: bytes, active: bool) -> bool:
        """As the port says."""
        where = t.CERTIFICATES.c.fingerprint == _fingerprint(certificate)
        return self._db.execute(update(t.CERTIFICATES).where(where).values(active=active)).rowcount > 0

    def remove_certificate(self, certificate: bytes) -> bool:
        """As the port says."""
        where = t.CERTIFICATES.c.fingerprint == _fingerprint(certificate)
        return self._db.execute(delete(t.CERTIFICATES).where(where)).rowcount > 0

    def access_key(self, access_key_id: str) -> AccessKey | None:
        """As the port says."""
        row = self._row(select(t.ACCESS_KEYS).where(t.ACCESS_KEYS.c.access_key_id == access_key_id))
        if row is None:
            return None
        secret = self._sealer.unseal(bytes(row.sealed_secret), access_key_id)
        return AccessKey(access_key_id, row.user_id, secret, row.active, row.created_at)

    def access_keys(self, user_id: str) -> tuple[AccessKey, ...]:
        """As the port says."""
        c = t.ACCESS_KEYS.c
        query = select(c.access_key_id, c.user_id, c.active, c.created_at).where(c.user_id == user_id)
        rows = self._db.execute(query.order_by(c.created_at, c.access_key_id))
        return tuple(AccessKey(**row._mapping, secret="") for row in rows)

    def set_access_key(self, access_key_id: str, active: bool) -> bool:
        """As the port says."""
        where = t.ACCESS_KEYS.c.access_key_id == access_key_id
        return self._db.execute(update(t.ACCESS_KEYS).where(where).values(active=active)).rowcount > 0

    def remove_access_key(self, access_key_id: str) -> bool:
        """As the port says."""
        where = t.ACCESS_KEYS.c.access_key_id == access_key_id
        return self._db.execute(delete(t.ACCESS_KEYS).where(where)).rowcount > 0

    def key_holder(self, access_key_id: str) -> KeyHolder | None:
        """As the port says."""
        u, k = t.USERS.c, t.ACCESS_KEYS.c
        row = self._row(
            select(k.sealed_secret, u.account_id, u.user_id, u.name, u.is_administrator)
            .join(t.USERS, u.user_id == k.user_id)
            .where(k.access_key_id == access_key_id, k.active, u.active)
        )
        if row is None:
            return None
        caller = Caller(row.account_id, row.user_id, row.name, row.is_administrator)
        return KeyHolder(caller, self._sealer.unseal(bytes(row.sealed_secret), access_key_id))

    def add_access_key(self, key: AccessKey) -> None:
        """As the port says."""
        values = attrs.asdict(key)
        values["sealed_secret"] = self._sealer.seal(values.pop("secret"), key.access_key_id)
        self._insert(t.ACCESS_KEYS, values, AlreadyExists("access key", key.access_key_id))

    # images

    def image(self, image_id: str) -> Image | None:
        """As the port says."""
        found = self._images(select(t.IMAGES).where(t.IMAGES.c.image_id == image_id))
        return found[0] if found else None

    def images(self, account_id: str) -> tuple[Image, ...]:
        """As the port says."""
        c, p = t.IMAGES.c, t.IMAGE_PERMISSIONS.c
        permitted = exists().where(p.image_id == c.image_id, p.account_id == account_id)
        visible = or_(c.public, c.account_id == account_id, permitted)
        return self._images(select(t.IMAGES).where(c.available, visible).order_by(c.image_id))

    def _images(self, query: Select[Any]) -> tuple[Image, ...]:
        rows = self._db.execute(query).all()
        ids = [row.image_id for row in rows]
        permissions: dict[str, set[str]] = {}
        products: dict[str, list[str]] = {}
        for chunk in chunks(ids):
            p = t.IMAGE_PERMISSIONS.c
            for row in self._db.execute(select(p.image_id, p.account_id).where(p.image_id.in_(chunk))):
                permissions.setdefault(row.image_id, set()).add(row.account_id)
            q = t.IMAGE_PRODUCTS.c
            listed = select(q.image_id, q.product_code).where(q.image_id.in_(chunk)).order_by(q.image_id, q.place)
            for row in self._db.execute(listed):
                products.setdefault(row.image_id, []).append(row.product_code)
        return tuple(
            Image(
                **{**row._mapping, "kind": ImageKind(row.kind), "devices": tuple(map(tuple, row.devices))},
                launch_accounts=frozenset(permissions.get(row.image_id, ())),
                product_codes=tuple(products.get(row.image_id, ())),
            )
            for row in rows
        )

    def image_digests(self) -> frozenset[str]:
        """As the port says."""
        c, r, i = t.IMAGES.c, t.RESERVATIONS.c, t.INSTANCES.c
        named = exists().where(
            i.reservation_id == r.reservation_id,
            i.state != _TERMINATED,
            or_(r.image_id == c.image_id, r.kernel_id == c.image_id, r.ramdisk_id == c.image_id),
        )
        return frozenset(row.digest for row in self._db.execute(select(c.digest).where(or_(c.available, named))))

    def add_image(self, image: Image) -> None:
        """As the port says."""
        self._insert(t.IMAGES, _image_values(image), AlreadyExists("image", image.image_id))
        self._put_image_lists(image)

    def put_image(self, image: Image) -> None:
        """As the port says."""
        where = t.IMAGES.c.image_id == image.image_id
        self._db.execute(update(t.IMAGES).where(where).values(**_image_values(image)))
        for table in (t.IMAGE_PERMISSIONS, t.IMAGE_PRODUCTS):
            self._db.execute(delete(table).where(table.c.image_id == image.image_id))
        self._put_image_lists(image)
        if not image.available:
            self._drop_tags([image.image_id])

    def _put_image_lists(self, image: Image) -> None:
        permissions = [{"image_id": image.image_id, "account_id": a} for a in sorted(image.launch_accounts)]
        products = [
            {"image_id": image.image_id, "place": place, "product_code": code}
            for place, code in enumerate(image.product_codes)
        ]
        for table, rows in ((t.IMAGE_PERMISSIONS, permissions), (t.IMAGE_PRODUCTS, products)):
            if rows:
                self._db.execute(insert(table), rows)

    # key pairs

    def key_pair(self, account_id: str, name: str) -> KeyPair | None:
        """As the port says."""
        c = t.KEY_PAIRS.c
        row = self._row(select(t.KEY_PAIRS).where(c.account_id == account_id, c.name == name))
        return None if row is None else KeyPair(**row._mapping)

    def count_key_pairs(self, account_id: str) -> int:
        """As the port says."""
        return self._count(t.KEY_PAIRS, account_id)

    def key_pair_by_id(self, account_id: str, key_pair_id: str) -> KeyPair | None:
        """As the port says."""
        c = t.KEY_PAIRS.c
        row = self._row(select(t.KEY_PAIRS).where(c.account_id == account_id, c.key_pair_id == key_pair_id))
        return None if row is None else KeyPair(**row._mapping)

    def key_pairs(self, account_id: str) -> tuple[KeyPair, ...]:
        """As the port says."""
        c = t.KEY_PAIRS.c
        rows = self._db.execute(select(t.KEY_PAIRS).where(c.account_id == account_id).order_by(c.name))
        return tuple(KeyPair(**row._mapping) for row in rows)

    def add_key_pair(self, key: KeyPair) -> None:
        """As the port says."""
        self._insert(t.KEY_PAIRS, attrs.asdict(key), AlreadyExists("key pair", key.name))

    def remove_key_pair(self, account_id: str, name: str) -> bool:
        """As the port says."""
        c, key = t.KEY_PAIRS.c, self.key_pair(account_id, name)
        if key is None:
            return False
        self._db.execute(delete(t.KEY_PAIRS).where(c.account_id == account_id, c.name == name))
        self._drop_tags([key.key_pair_id])
        return True

    # consoles, positions, and what the cloud remembers

    def console(self, instance_id: str) -> tuple[bytes, float] | None:
        """As the port says."""
        row = self._row(select(t.CONSOLES).where(t.CONSOLES.c.instance_id == instance_id))
        return None if row is None else (bytes(row.output), row.seen_at)

    def put_console(self, instance_id: str, output: bytes, at: float) -> None:
        """As the port says."""
        self._put(t.CONSOLES, {"instance_id": instance_id}, {"output": output, "seen_at": at})

    def position(self, cluster: str) -> Seen:
        """As the port says."""
        row = self._row(select(t.POSITIONS).where(t.POSITIONS.c.cluster == cluster))
        return Seen() if row is None else Seen(row.epoch, row.sequence)

    def put_position(self, cluster: str, seen: Seen) -> None:
        """As the port says."""
        self._put(t.POSITIONS, {"cluster": cluster}, {"epoch": seen.epoch, "sequence": seen.sequence})

    def remembered(self, name: str) -> str:
        """As the port says."""
        row = self._row(select(t.META.c.value).where(t.META.c.name == name))
        return "" if row is None else str(row.value)

    def remember(self, name: str, value: str) -> None:
        """As the port says."""
        self._put(t.META, {"name": name}, {"value": value})

    def replay_keys(self, now: float) -> tuple[Replay, ...]:
        """As the port says."""
        c = t.REPLAY_KEYS.c
        rows = self._db.execute(select(c.key, c.until).where(c.until >= now).order_by(c.until))
        return tuple((bytes(row.key), row.until) for row in rows)

    def remember_message(self, replay: Replay) -> None:
        """As the port says."""
        if not self._insert_new(t.REPLAY_KEYS, {"key": replay[0], "until": replay[1]}):
            raise ReplayedMessage

    def claim(self, identifier: str) -> bool:
        """As the port says."""
        return self._insert_new(t.IDENTIFIERS, {"identifier": identifier})


def _fingerprint(certificate: bytes) -> str:
    return "sha256:" + hashlib.sha256(certificate).hexdigest()


def _image_values(image: Image) -> dict[str, Any]:
    fields = attrs.fields(Image)
    values = attrs.asdict(image, filter=attrs.filters.exclude(fields.launch_accounts, fields.product_codes))
    return {**values, "kind": image.kind.value, "devices": [list(device) for device in image.devices]}
