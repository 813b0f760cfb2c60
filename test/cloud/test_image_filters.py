"""DescribeImages against a model written from EC2's published description of it: whom it shows what, and each filter, alone and in pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twisted.internet.task import Clock

from euca.cloud.asking import Ask, Limits, World
from euca.cloud.images import Images
from euca.domain.accounts import Account, Caller
from euca.domain.errors import InvalidRequest, NotFound
from euca.domain.filters import IMAGES, Filter
from euca.domain.images import Image, ImageKind
from euca.domain.tags import Tag
from euca.domain.vmtypes import DEFAULT_VM_TYPES
from euca.ports.records import IChanges
from euca.testing.filter_questions import fits, values
from euca.testing.stores import MakeStore, settled

ACCOUNTS = ("000000000001", "000000000002", "000000000003")

# Few values, so that they meet; with what filters and databases treat as special.
WORDS = st.sampled_from(["", "a", "b", "ab", "A", "a*b", "a?b", "a\\b", "100%", "a_b", "ä", "'"])
NAMES = st.sampled_from(["web", "web (1)", "Web", "web/2", "w_b"])


def image_ids(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from([f"{kind}-0000000{digit}" for digit in "1239A"])


@st.composite
def images(draw: st.DrawFn, image_id: str) -> Image:
    kind = {"emi": ImageKind.MACHINE, "eki": ImageKind.KERNEL, "eri": ImageKind.RAMDISK}[image_id[:3]]
    is_machine = kind is ImageKind.MACHINE
    return Image(
        image_id=image_id,
        kind=kind,
        account_id=draw(st.sampled_from(ACCOUNTS)),
        name=draw(NAMES),
        description=draw(WORDS),
        location=draw(st.sampled_from(["disk.img", "bucket/web.manifest.xml", "bucket/*"])),
        digest="sha256:" + "0" * 64,
        size_bytes=1,
        architecture=draw(st.sampled_from(["i386", "x86_64"])),
        kernel_id=draw(st.just("") | image_ids("eki")) if is_machine else "",
        ramdisk_id=draw(st.just("") | image_ids("eri")) if is_machine else "",
        public=draw(st.booleans()),
        launch_accounts=draw(st.frozensets(st.sampled_from(ACCOUNTS))),
        product_codes=tuple(draw(st.lists(st.sampled_from(["774F4FF8", "A1"]), max_size=2, unique=True))),
        available=draw(st.sampled_from([True, True, True, False])),
        created_at=0.0,
        root_device=draw(st.sampled_from(["/dev/sda1", "/dev/xvda"])),
        devices=tuple(
            draw(st.lists(st.tuples(st.sampled_from(["sdb", "sdc"]), st.just("ephemeral0")), max_size=2, unique=True))
        ),
    )


@st.composite
def clouds(draw: st.DrawFn) -> list[Image]:
    ids = draw(st.lists(image_ids("emi") | image_ids("eki") | image_ids("eri"), min_size=1, max_size=7, unique=True))
    return [draw(images(image_id)) for image_id in ids]


#: An account's tags on an image.
Tagging = dict[tuple[str, str], dict[str, str]]


@st.composite
def taggings(draw: st.DrawFn, cloud: list[Image]) -> Tagging:
    """Each account tags what it sees."""
    tags = st.dictionaries(st.sampled_from(["Name", "name", "a*", "k:v"]), WORDS, max_size=2)
    places = [(account, i.image_id) for account in ACCOUNTS for i in cloud if shown(i, account)]
    return {place: draw(tags) for place in places}


# The model: what the API reference says of each filter, over what is known of an image.

Texts = Sequence[str]


def one(text: str) -> Texts:
    return [text] if text else []


def nothing(_: Image) -> Texts:
    return []


MODEL: dict[str, Callable[[Image], Texts]] = {
    "architecture": lambda i: [i.architecture],
    "block-device-mapping.delete-on-termination": nothing,
    "block-device-mapping.device-name": lambda i: [device for device, _ in i.devices],
    "block-device-mapping.snapshot-id": nothing,
    "block-device-mapping.volume-size": nothing,
    "block-device-mapping.volume-type": nothing,
    "description": lambda i: one(i.description),
    "hypervisor": lambda i: ["xen"],
    "image-id": lambda i: [i.image_id],
    "image-type": lambda i: [{"emi": "machine", "eki": "kernel", "eri": "ramdisk"}[i.image_id[:3]]],
    "is-public": lambda i: [str(i.public).lower()],
    "kernel-id": lambda i: one(i.kernel_id),
    "manifest-location": lambda i: [i.location],
    "name": lambda i: [i.name],
    "owner-alias": nothing,
    "owner-id": lambda i: [i.account_id],
    "platform": nothing,
    "product-code": lambda i: list(i.product_codes),
    "product-code.type": lambda i: ["devpay" for _ in i.product_codes],
    "ramdisk-id": lambda i: one(i.ramdisk_id),
    "root-device-name": lambda i: [i.root_device] if i.image_id.startswith("emi") else [],
    "root-device-type": lambda i: ["instance-store"] if i.image_id.startswith("emi") else [],
    "state": lambda i: ["available"],
    "state-reason-code": nothing,
    "state-reason-message": nothing,
    "virtualization-type": lambda i: ["paravirtual"],
}


def shown(image: Image, account: str) -> bool:
    return image.available and (image.public or account == image.account_id or account in image.launch_accounts)


def owned(image: Image, owners: Sequence[str], account: str) -> bool:
    return not owners or any(
        owner == "all" or image.account_id == (account if owner == "self" else owner) for owner in owners
    )


def executable(image: Image, users: Sequence[str], account: str) -> bool:
    """By explicit permission; whether others than oneself have one is the owner's to know."""
    for user in users:
        if user == "all":
            if image.public:
                return True
            continue
        named = account if user == "self" else user
        if named in image.launch_accounts and account in (named, image.account_id):
            return True
    return not users


def texts(name: str, image: Image, tags: dict[str, str]) -> Texts:
    """What an image has under a filter's name, for an account with these tags on it."""
    if name.startswith("tag:"):
        return [value for key, value in tags.items() if key == name[4:]]
    if name.startswith("tag-"):
        return list(tags) if name == "tag-key" else list(tags.values())
    return MODEL[name](image)


def model(
    cloud: list[Image], account: str, owners: Sequence[str], users: Sequence[str], filters: Any, tagging: Tagging
) -> list[str]:
    found = []
    for image in cloud:
        tags = tagging.get((account, image.image_id), {})
        passes = all(any(fits(v, text) for v in given for text in texts(name, image, tags)) for name, given in filters)
        if passes and shown(image, account) and owned(image, owners, account) and executable(image, users, account):
            found.append(image.image_id)
    return sorted(found)


@st.composite
def questions(draw: st.DrawFn, cloud: list[Image], tagging: Tagging, count: int) -> list[tuple[str, list[str]]]:
    """Filters whose values are made from what is there: whole, cut, with wild cards, escaped, in other cases."""
    tag_filters = ["tag-key", "tag-value", *(f"tag:{key}" for tags in tagging.values() for key in tags)]
    names = draw(st.lists(st.sampled_from([*sorted(MODEL), *tag_filters]), min_size=count, max_size=count))
    asked = []
    for name in names:
        there = sorted(
            {
                text
                for place, tags in tagging.items()
                for image in cloud
                if image.image_id == place[1]
                for text in texts(name, image, tags)
            }
        ) or ["x"]
        asked.append((name, draw(st.lists(values(there), min_size=1, max_size=2))))
    return asked


@frozen
class Real:
    """Images in real records, asked as an account does."""

    images: Images

    def describe(
        self,
        account: str,
        ids: Sequence[str] = (),
        owners: Sequence[str] = (),
        users: Sequence[str] = (),
        filters: Sequence[tuple[str, list[str]]] = (),
    ) -> list[str]:
        asked = [Filter(name, tuple(values)) for name, values in filters]
        ask = Ask(Caller(account, f"{account}/u", "u", False))
        found = settled(self.images.describe(ask, ids, owners, users, asked))
        return [tagged.thing.image_id for tagged in found]


@contextmanager
def made(make_store: MakeStore, cloud: list[Image], tagging: Tagging | None = None) -> Iterator[Real]:
    def fill(records: IChanges) -> None:
        for number, account in enumerate(ACCOUNTS):
            records.add_account(Account(account, f"account{number}", 0.0))
        for image in cloud:
            records.add_image(image)
        for (account, image_id), tags in (tagging or {}).items():
            records.put_tags(account, image_id, tuple(Tag(key, value) for key, value in tags.items()))

    with make_store(fill) as store:
        yield Real(Images(World(store, Clock(), lambda size: bytes(size), Limits(DEFAULT_VM_TYPES))))


PROPERTY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_the_model_knows_every_filter() -> None:
    assert set(IMAGES) == set(MODEL)


@PROPERTY
@given(data=st.data())
def test_filters_alone_and_in_pairs(make_store: MakeStore, data: st.DataObject) -> None:
    cloud = data.draw(clouds())
    tagging = data.draw(taggings(cloud))
    with made(make_store, cloud, tagging) as real:
        for count in (1, 2) * 12:
            filters = data.draw(questions(cloud, tagging, count))
            account = data.draw(st.sampled_from(ACCOUNTS))
            assert real.describe(account, filters=filters) == model(cloud, account, (), (), filters, tagging)


@PROPERTY
@given(data=st.data())
def test_owners_and_users(make_store: MakeStore, data: st.DataObject) -> None:
    cloud = data.draw(clouds())
    named = st.lists(st.sampled_from(["self", "all", *ACCOUNTS, "000000000009"]), max_size=2)
    with made(make_store, cloud) as real:
        for account in ACCOUNTS:
            owners, users = data.draw(named), data.draw(named)
            found = real.describe(account, owners=owners, users=users)
            assert found == model(cloud, account, owners, users, (), {})


@PROPERTY
@given(data=st.data())
def test_ids(make_store: MakeStore, data: st.DataObject) -> None:
    cloud = data.draw(clouds())
    account = data.draw(st.sampled_from(ACCOUNTS))
    visible = [image.image_id for image in cloud if shown(image, account)]
    hidden = [image.image_id for image in cloud if not shown(image, account) and image.available]
    with made(make_store, cloud) as real:
        if visible:
            wanted = data.draw(st.lists(st.sampled_from(visible), min_size=1))
            assert real.describe(account, wanted) == list(dict.fromkeys(wanted))
        for image_id in [*hidden, "emi-FFFFFFFF"]:
            with pytest.raises(NotFound):
                real.describe(account, [*visible, image_id])


@pytest.mark.parametrize("filters", [[("nonsense", ["*"])], [("tag:", [""] * 201)], [("tag-nonsense", ["*"])]])
def test_wrong_filters(make_store: MakeStore, filters: Any) -> None:
    with made(make_store, []) as real, pytest.raises(InvalidRequest):
        real.describe(ACCOUNTS[0], filters=filters)


@pytest.mark.parametrize("name", ["amazon", "aws-marketplace"])
def test_owners_that_own_nothing_here(make_store: MakeStore, name: str) -> None:
    with made(make_store, []) as real:
        assert real.describe(ACCOUNTS[0], owners=[name]) == []
        with pytest.raises(InvalidRequest):
            real.describe(ACCOUNTS[0], owners=["nobody"])
