"""The records: the port's promises, on a file and with real threads."""

from __future__ import annotations

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
import pytest_twisted
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from attrs import evolve
from sqlalchemy import MetaData, Table, create_engine, event, inspect, text
from twisted.internet import reactor
from twisted.internet.defer import Deferred, gatherResults

from euca.adapters.database import _MIGRATIONS, HEAD, DatabaseStore, _Job, migrate, open_records, sqlite_url
from euca.adapters.database_tables import METADATA
from euca.adapters.sealing import Sealer, SealError, load_sealer
from euca.domain.accounts import AccessKey, Account, Caller, User
from euca.domain.errors import AlreadyExists, Unavailable
from euca.domain.groups import Rule, SecurityGroup, Source
from euca.domain.ids import check_id
from euca.domain.images import Image, ImageKind
from euca.domain.instance_filters import Position, Wanted
from euca.domain.instances import InstanceState, StateReason
from euca.domain.keypairs import KeyPair
from euca.domain.news import Seen
from euca.domain.reservations import Instance, LaunchData, Reservation
from euca.domain.tags import ResourceTag, Tag, TagsWanted
from euca.domain.vmtypes import VmType
from euca.ports.records import IChanges, ReplayedMessage
from euca.soap.observing import request_id, working_on

SEALER = Sealer(bytes(32))
ACCOUNT = "000000000001"
NOW = 1_700_000_000.0


@pytest.fixture(params=["inline", "threads"])
def store(request: pytest.FixtureRequest, tmp_path: Path):
    deliver = reactor.callFromThread if request.param == "threads" else None
    opened = open_records(sqlite_url(tmp_path / "records.db"), SEALER, deliver)
    yield opened
    pytest_twisted.blockon(Deferred.fromCoroutine(opened.close()))


def reopened(tmp_path: Path) -> DatabaseStore:
    return open_records(sqlite_url(tmp_path / "records.db"), SEALER, None)


def with_account(records: IChanges) -> None:
    records.add_account(Account(ACCOUNT, "eucalyptus", NOW))
    records.add_user(User("u1", ACCOUNT, "admin", True, True, NOW))


def image(image_id: str = "emi-00000001", **changes: object) -> Image:
    first = Image(
        image_id=image_id,
        kind=ImageKind.MACHINE,
        account_id=ACCOUNT,
        name="small",
        description="",
        location="small.img",
        digest="sha256:" + "ab" * 32,
        size_bytes=1 << 33,
        architecture="x86_64",
        kernel_id="eki-00000001",
        ramdisk_id="",
        public=False,
        launch_accounts=frozenset(),
        product_codes=(),
        available=True,
        created_at=NOW,
    )
    return evolve(first, **changes)


def reservation(reservation_id: str = "r-00000001", **changes: object) -> Reservation:
    first = Reservation(
        reservation_id=reservation_id,
        account_id=ACCOUNT,
        user_id="u1",
        image_id="emi-00000001",
        kernel_id="eki-00000001",
        ramdisk_id="",
        vm_type=VmType("m1.small", 1, 128, 2),
        min_count=1,
        max_count=2,
        key_name="",
        groups=(("sg-00000001", "default"),),
        zone="",
        cluster="one",
        candidates=("two", "three"),
        client_token="",
        request_digest="d",
        created_at=NOW,
    )
    return evolve(first, **changes)


def instance(instance_id: str, **changes: object) -> Instance:
    first = Instance(
        instance_id=instance_id,
        reservation_id="r-00000001",
        account_id=ACCOUNT,
        launch_index=0,
        cluster="one",
        state=InstanceState.PENDING,
        reason=None,
        private_ip="",
        public_ip="",
        doomed=False,
        created_at=NOW,
    )
    return evolve(first, **changes)


DATA = LaunchData("ssh-rsa AAAA", b"\x00\xff")


@pytest_twisted.ensureDeferred
async def test_a_change_is_read_as_soon_as_it_was_answered(store: DatabaseStore) -> None:
    await store.change(with_account)
    assert await store.read(lambda r: r.account(ACCOUNT)) == Account(ACCOUNT, "eucalyptus", NOW)
    assert store.glance(lambda r: r.account_named("eucalyptus")) == Account(ACCOUNT, "eucalyptus", NOW)


@pytest_twisted.ensureDeferred
async def test_what_a_transaction_raises_is_passed_on_and_nothing_of_it_stays(store: DatabaseStore) -> None:
    def half(records: IChanges) -> None:
        with_account(records)
        raise AlreadyExists("nothing", "at all")

    with pytest.raises(AlreadyExists):
        await store.change(half)
    assert await store.read(lambda r: r.account(ACCOUNT)) is None


@pytest_twisted.ensureDeferred
async def test_transactions_of_one_commit_do_not_hurt_each_other(store: DatabaseStore) -> None:
    await store.change(with_account)
    gate = threading.Event()
    results: list[Deferred[object]] = []
    if store._thread is not None:
        results.append(store.change(lambda _: gate.wait(10)))

    def work(number: int):
        def run(records: IChanges) -> int:
            records.add_key_pair(KeyPair(ACCOUNT, f"key{number % 7}", "f", "t", NOW, f"key-0000000{number % 7}"))
            return number

        return run

    asked = [store.change(work(number)) for number in range(20)]
    gate.set()
    outcomes = []
    for one in asked:
        try:
            outcomes.append(await one)
        except AlreadyExists:
            outcomes.append(None)
    await gatherResults(results)
    assert outcomes == [*range(7), *[None] * 13]
    assert len(await store.read(lambda r: r.key_pairs(ACCOUNT))) == 7


@pytest_twisted.ensureDeferred
async def test_a_message_is_kept_with_its_change_and_counts_after_a_restart(
    store: DatabaseStore, tmp_path: Path
) -> None:
    key = (b"k" * 32, NOW + 300)
    await store.change(with_account, key)
    with pytest.raises(ReplayedMessage):
        await store.change(lambda r: r.remember("x", "y"), key)
    again = reopened(tmp_path)
    assert again.glance(lambda r: r.replay_keys(NOW)) == (key,)
    assert again.glance(lambda r: r.replay_keys(NOW + 301)) == ()
    with pytest.raises(ReplayedMessage):
        await again.change(lambda r: r.remember("x", "y"), key)
    assert again.glance(lambda r: r.remembered("x")) == ""
    await again.close()


@pytest_twisted.ensureDeferred
async def test_a_refused_change_does_not_use_up_its_message(store: DatabaseStore) -> None:
    key = (b"k" * 32, NOW + 300)

    def refuse(_: IChanges) -> None:
        raise Unavailable("no")

    with pytest.raises(Unavailable):
        await store.change(refuse, key)
    await store.change(with_account, key)


@pytest_twisted.ensureDeferred
async def test_an_identifier_is_taken_once_for_ever(store: DatabaseStore, tmp_path: Path) -> None:
    assert await store.change(lambda r: r.claim("i-00000001")) is True
    assert await store.change(lambda r: (r.claim("i-00000001"), r.claim("i-00000002"))) == (False, True)
    again = reopened(tmp_path)
    assert await again.change(lambda r: r.claim("i-00000001")) is False
    await again.close()


def test_the_newest_migration_is_the_one_that_spares_alembic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ScriptDirectory(str(_MIGRATIONS)).get_heads() == [HEAD]
    engine = create_engine(sqlite_url(tmp_path / "records.db"))
    migrate(engine)
    used: list[str] = []
    monkeypatch.setattr("euca.adapters.database._upgrade", lambda _connection, revision: used.append(revision))
    migrate(engine)
    assert used == []
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    migrate(engine)
    assert used == ["head"]
    engine.dispose()


@pytest_twisted.ensureDeferred
async def test_credentials(store: DatabaseStore, tmp_path: Path) -> None:
    def work(records: IChanges) -> None:
        with_account(records)
        records.add_certificate("u1", b"der", NOW)
        records.add_access_key(AccessKey("AKI", "u1", "very-secret", True, NOW))

    await store.change(work)
    assert store.glance(lambda r: r.caller(b"der")) == Caller(ACCOUNT, "u1", "admin", True)
    assert store.glance(lambda r: r.caller(b"other")) is None
    assert store.glance(lambda r: r.access_key("AKI")) == AccessKey("AKI", "u1", "very-secret", True, NOW)
    await store.change(lambda r: r.add_access_key(AccessKey("BAD", "u1", "lost", False, NOW + 1)))
    connection = sqlite3.connect(tmp_path / "records.db")
    connection.execute("UPDATE access_keys SET sealed_secret = x'00' WHERE access_key_id = 'BAD'")
    connection.commit()
    connection.close()
    with pytest.raises(SealError):
        store.glance(lambda r: r.access_key("BAD"))
    listed = (AccessKey("AKI", "u1", "", True, NOW), AccessKey("BAD", "u1", "", False, NOW + 1))
    assert store.glance(lambda r: r.access_keys("u1")) == listed
    assert await store.change(lambda r: r.set_certificate(b"der", False))
    assert store.glance(lambda r: r.caller(b"der")) is None
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"AKI" in kept and b"very-secret" not in kept


@pytest_twisted.ensureDeferred
async def test_images_are_seen_by_who_may_launch_them(store: DatabaseStore) -> None:
    hers = image("emi-00000002", public=True)
    shared = image("emi-00000003", launch_accounts=frozenset({"000000000009"}), product_codes=("b", "a"))

    def work(records: IChanges) -> None:
        with_account(records)
        for one in (image(), hers, shared, image("emi-00000004", public=True, available=False)):
            records.add_image(one)

    await store.change(work)
    assert await store.read(lambda r: r.images(ACCOUNT)) == (image(), hers, shared)
    assert await store.read(lambda r: r.images("000000000009")) == (hers, shared)
    assert await store.read(lambda r: r.images("000000000008")) == (hers,)
    changed = evolve(shared, launch_accounts=frozenset(), product_codes=("c",), description="new")
    await store.change(lambda r: r.put_image(changed))
    assert await store.read(lambda r: r.image("emi-00000003")) == changed


@pytest_twisted.ensureDeferred
async def test_groups_keep_their_rules_in_order(store: DatabaseStore) -> None:
    rules = (Rule("tcp", 22, 22, cidr="0.0.0.0/0"), Rule("icmp", -1, -1, source=Source(ACCOUNT, "web", "sg-00000001")))
    group = SecurityGroup("sg-00000001", ACCOUNT, "web", "servers", rules)

    def work(records: IChanges) -> None:
        with_account(records)
        records.add_group(group)

    await store.change(work)
    assert await store.read(lambda r: r.group(ACCOUNT, "web")) == group
    assert await store.read(lambda r: r.group_by_id("000000000002", "sg-00000001")) is None
    with pytest.raises(AlreadyExists):
        await store.change(lambda r: r.add_group(evolve(group, group_id="sg-00000002")))
    other = SecurityGroup(
        "sg-00000003", ACCOUNT, "db", "d", (Rule("tcp", 1, 1, source=Source(ACCOUNT, "web", "sg-00000001")),)
    )
    await store.change(lambda r: r.add_group(other))
    assert await store.read(lambda r: r.group_users(group)) == ("sg-00000003",)
    await store.change(lambda r: r.remove_group("sg-00000003"))
    assert await store.read(lambda r: r.groups(ACCOUNT)) == (group,)


@pytest_twisted.ensureDeferred
async def test_reservations_and_instances(store: DatabaseStore) -> None:
    two = (instance("i-00000001"), instance("i-00000002", launch_index=1))

    def work(records: IChanges) -> None:
        with_account(records)
        records.add_reservation(reservation(client_token="t"), two, DATA)

    await store.change(work)
    assert await store.read(lambda r: r.instances_of_account(ACCOUNT)) == ((reservation(client_token="t"), two),)
    assert await store.read(lambda r: r.instances_of_account("000000000002")) == ()
    assert await store.read(lambda r: r.launch_data("r-00000001")) == DATA
    assert await store.read(lambda r: r.unsettled()) == ("r-00000001",)
    assert await store.read(lambda r: r.reservation_by_token(ACCOUNT, "t")) is not None
    assert await store.read(lambda r: r.reservation_by_token("000000000002", "t")) is None
    with pytest.raises(AlreadyExists):
        await store.change(lambda r: r.add_reservation(reservation("r-00000002", client_token="t"), two, DATA))
    ended = evolve(two[0], state=InstanceState.TERMINATED, reason=StateReason("Server.X", "why"), ended_at=NOW)
    doomed = evolve(two[1], doomed=True)
    await store.change(lambda r: (r.put_instances([ended, doomed]), r.put_reservation(reservation(settled_at=NOW))))
    assert await store.read(lambda r: r.instance("i-00000001")) == ended
    assert await store.read(lambda r: r.live_instances(ACCOUNT)) == 1
    assert await store.read(lambda r: r.doomed("one")) == ("i-00000002",)
    assert await store.read(lambda r: r.doomed("two")) == ()
    assert [i for _, i in await store.read(lambda r: r.instances_at("one"))] == [doomed]
    assert [i for _, i in await store.read(lambda r: r.pending_since(NOW + 1))] == [doomed]
    assert await store.read(lambda r: r.pending_since(NOW)) == ()
    assert await store.read(lambda r: r.unsettled()) == ()


@pytest_twisted.ensureDeferred
async def test_tags_are_each_accounts_own_and_go_with_the_thing(store: DatabaseStore) -> None:
    other, ids = "000000000002", ("emi-00000001", "i-00000001", "sg-00000001")
    ended = instance("i-00000001", state=InstanceState.TERMINATED, ended_at=NOW)

    def work(records: IChanges) -> None:
        with_account(records)
        records.add_account(Account(other, "other", NOW))
        records.add_image(image(public=True))
        records.add_group(SecurityGroup("sg-00000001", ACCOUNT, "web", "servers"))
        records.add_reservation(reservation(settled_at=NOW), [ended], DATA)
        for resource_id in ids:
            records.put_tags(ACCOUNT, resource_id, (Tag("a", "1"), Tag("b", resource_id)))
        records.put_tags(other, "emi-00000001", (Tag("a", "2"),))

    await store.change(work)
    both = (Tag("a", "1"), Tag("b", "i-00000001"))
    assert await store.read(lambda r: r.tags_of(ACCOUNT, ["i-00000001", "i-00000009"])) == {"i-00000001": both}
    assert await store.read(lambda r: r.tags(other)) == (ResourceTag("emi-00000001", Tag("a", "2")),)
    whole = await store.read(lambda r: r.tags(ACCOUNT))
    assert [(one.resource_id, one.tag.key) for one in whole] == [(i, key) for i in ids for key in "ab"]
    place = (whole[1].resource_id, whole[1].tag.key)
    assert await store.read(lambda r: r.tags(ACCOUNT, after=place, limit=3)) == whole[2:5]
    wanted = TagsWanted(frozenset(ids[1:]), frozenset({"b", "c"}))
    assert await store.read(lambda r: r.tags(ACCOUNT, wanted)) == (whole[3], whole[5])
    await store.change(lambda r: r.put_tags(ACCOUNT, "sg-00000001", (Tag("c"),)))
    assert await store.read(lambda r: r.tags_of(ACCOUNT, ["sg-00000001"])) == {"sg-00000001": (Tag("c"),)}
    await store.change(lambda r: r.remove_group("sg-00000001"))
    await store.change(lambda r: r.put_image(image(available=False)))
    assert {tag.resource_id for tag in await store.read(lambda r: r.tags(ACCOUNT))} == {"i-00000001"}
    assert await store.read(lambda r: r.tags(other)) == ()
    await store.change(lambda r: r.purge(NOW + 1, NOW + 1))
    assert await store.read(lambda r: r.tags(ACCOUNT)) == ()


@pytest_twisted.ensureDeferred
async def test_what_ended_long_ago_is_dropped_whole(store: DatabaseStore) -> None:
    ended = instance("i-00000001", state=InstanceState.TERMINATED, ended_at=NOW)
    told = instance("i-00000002", state=InstanceState.TERMINATED, ended_at=NOW, doomed=True, reservation_id="r-2")

    def work(records: IChanges) -> None:
        with_account(records)
        records.add_reservation(reservation(settled_at=NOW), [ended], DATA)
        records.add_reservation(reservation("r-2", settled_at=NOW), [told], DATA)
        records.put_console("i-00000001", b"hello", NOW)
        records.remember_message((b"k" * 32, NOW))

    await store.change(work)
    assert await store.change(lambda r: r.purge(NOW, NOW)) == 0
    assert await store.read(lambda r: r.console("i-00000001")) == (b"hello", NOW)
    assert await store.change(lambda r: r.purge(NOW + 1, NOW + 1)) == 1
    assert await store.read(lambda r: r.reservation("r-00000001")) is None
    assert await store.read(lambda r: r.launch_data("r-00000001")) is None
    assert await store.read(lambda r: r.reservation("r-2")) is not None
    assert await store.read(lambda r: r.replay_keys(0)) == ()


@pytest_twisted.ensureDeferred
async def test_only_what_is_still_needed_keeps_its_file(store: DatabaseStore) -> None:
    kernel = image("eki-00000001", kind=ImageKind.KERNEL, digest="sha256:" + "cd" * 32, available=False)
    unused = image("emi-00000002", digest="sha256:" + "ef" * 32, available=False)

    def work(records: IChanges) -> None:
        with_account(records)
        for one in (image(), kernel, unused):
            records.add_image(one)
        records.add_reservation(reservation(), [instance("i-00000001")], DATA)

    await store.change(work)
    assert await store.read(lambda r: r.image_digests()) == {image().digest, kernel.digest}


@pytest_twisted.ensureDeferred
async def test_positions_and_texts_are_replaced(store: DatabaseStore) -> None:
    assert await store.read(lambda r: r.position("one")) == Seen()
    for seen in (Seen("e", 1), Seen("e", 2)):
        await store.change(lambda r, seen=seen: (r.put_position("one", seen), r.remember("a", str(seen.sequence))))
    assert await store.read(lambda r: (r.position("one"), r.remembered("a"))) == (Seen("e", 2), "2")


@pytest_twisted.ensureDeferred
async def test_work_in_a_thread_is_known_by_its_request(store: DatabaseStore) -> None:
    """Whatever is logged there bears the id; and transactions that are made durable together each have their own."""
    asked = []
    for number in range(20):
        with working_on(f"request {number}"):
            asked.append(
                gatherResults([store.change(lambda r: request_id.get()), store.read(lambda r: request_id.get())])
            )
    assert await gatherResults(asked) == [[f"request {number}"] * 2 for number in range(20)]
    assert await store.change(lambda r: request_id.get()) == ""


@pytest_twisted.ensureDeferred
async def test_a_closed_store_says_so(tmp_path: Path) -> None:
    closed = reopened(tmp_path)
    await closed.close()
    with pytest.raises(Unavailable):
        await closed.change(with_account)
    with pytest.raises(Unavailable):
        await closed.read(lambda r: r.unsettled())


@pytest_twisted.ensureDeferred
async def test_changes_asked_for_before_the_close_are_durable(tmp_path: Path) -> None:
    opened = open_records(sqlite_url(tmp_path / "records.db"), SEALER, reactor.callFromThread)
    asked = [opened.change(lambda r, n=n: r.claim(f"x{n}")) for n in range(600)]
    await opened.close()
    assert all(await gatherResults(asked))
    again = reopened(tmp_path)
    assert await again.change(lambda r: [r.claim(f"x{n}") for n in range(600)]) == [False] * 600
    await again.close()


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    reopened(tmp_path)
    engine = create_engine(sqlite_url(tmp_path / "records.db"))
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert set(inspect(connection).get_table_names()) == {*METADATA.tables, "alembic_version"}
    engine.dispose()
    assert stat.S_IMODE((tmp_path / "records.db").stat().st_mode) == 0o600


def test_the_groups_of_older_launches_are_found_by_their_names(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "records.db")
    engine = create_engine(url)
    migrate(engine, "0002")
    with engine.begin() as connection:
        old = MetaData()
        old.reflect(connection)
        values = {"account_id": ACCOUNT, "name": "eucalyptus", "created_at": NOW}
        connection.execute(old.tables["accounts"].insert().values(values))
        launch = {"reservation_id": "r-00000001", "account_id": ACCOUNT, "user_id": "u1", "image_id": "emi-00000001"}
        launch |= {"kernel_id": "eki-00000001", "ramdisk_id": "", "vm_type": ["m1.small", 1, 128, 2], "min_count": 1}
        launch |= {
            "groups": [["sg-00000001", "web"], ["sg-00000002", "db"]],
            "max_count": 1,
            "key_name": "",
            "zone": "",
        }
        launch |= {"cluster": "one", "candidates": [], "request_digest": "", "created_at": NOW, "settled_at": NOW}
        connection.execute(old.tables["reservations"].insert().values(launch))
        guest = {"instance_id": "i-00000001", "reservation_id": "r-00000001", "account_id": ACCOUNT, "launch_index": 0}
        guest |= {"cluster": "one", "state": 16, "private_ip": "", "public_ip": "", "doomed": False, "created_at": NOW}
        connection.execute(old.tables["instances"].insert().values(guest))
    engine.dispose()
    store = reopened(tmp_path)
    for wanted in (Wanted(group_names=frozenset({"db"})), Wanted(group_ids=frozenset({"sg-00000001"}))):
        ((kept, (found,)),) = store.glance(lambda r, w=wanted: r.instances_of_account(ACCOUNT, w))
        assert (kept.group_names, found.instance_id) == (("web", "db"), "i-00000001")
        assert (found.protected, found.monitored, found.node) == (False, False, "")
    assert store.glance(lambda r: r.instances_of_account(ACCOUNT, Wanted(group_names=frozenset({"default"})))) == ()


def test_two_that_start_at_once_both_find_the_tables(tmp_path: Path) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        try:
            reopened(tmp_path).glance(lambda r: r.unsettled())
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_key_file_is_made_once_and_opens_only_its_own(tmp_path: Path) -> None:
    sealer = load_sealer(tmp_path / "key")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    sealed = sealer.seal("secret", "AKI")
    assert load_sealer(tmp_path / "key").unseal(sealed, "AKI") == "secret"
    with pytest.raises(SealError):
        sealer.unseal(sealed, "other")
    with pytest.raises(SealError):
        Sealer(bytes(32)).unseal(sealed, "AKI")
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(SealError):
        load_sealer(tmp_path / "key")


def test_a_full_disk_in_the_middle_of_a_group_keeps_nothing_and_says_so_to_all(tmp_path: Path) -> None:
    """SQLite ends the whole transaction then: the one before was told that it is durable, the one after that it is not."""
    store = reopened(tmp_path)
    with store._writer.connect() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
    jobs = [
        _Job(lambda records, n=name, v=value: records.remember(n, v), None, Deferred())
        for name, value in (("before", "x"), ("large", "x" * 200_000), ("after", "x"))
    ]
    store._commit(jobs)
    assert [job.failure and job.failure.type for job in jobs] == [Unavailable] * 3
    assert [store.glance(lambda records, n=name: records.remembered(n)) for name in ("before", "large", "after")] == [
        ""
    ] * 3
    store._commit([later := _Job(lambda records: records.remember("later", "y"), None, Deferred())])
    assert later.failure is None and store.glance(lambda records: records.remembered("later")) == "y"
    store._writer.dispose()
    store._reader.dispose()


@pytest_twisted.ensureDeferred
async def test_what_an_older_release_has_written_is_kept(tmp_path: Path) -> None:
    """Key pairs get identifiers, and rules the ids of the groups that they name."""
    engine = create_engine(sqlite_url(tmp_path / "records.db"))
    migrate(engine, "0002")
    with engine.begin() as connection:
        for name, *values in (
            ("accounts", ACCOUNT, "eucalyptus", NOW),
            ("key_pairs", ACCOUNT, "one", "f", "ssh-rsa AAAA", NOW),
            ("key_pairs", ACCOUNT, "two", "f", "ssh-rsa AAAA", NOW),
            ("groups", "sg-00000001", ACCOUNT, "web", "d"),
            ("rules", "sg-00000001", 0, "tcp", 1, 2, "", ACCOUNT, "web"),
            ("rules", "sg-00000001", 1, "tcp", 1, 2, "", ACCOUNT, "gone"),
        ):
            connection.execute(Table(name, MetaData(), autoload_with=connection).insert().values(values))
    engine.dispose()
    opened = reopened(tmp_path)
    keys = opened.glance(lambda r: r.key_pairs(ACCOUNT))
    ids = {key.key_pair_id for key in keys}
    assert len(ids) == 2 and all(check_id("key pair", key_pair_id) for key_pair_id in ids)
    assert await opened.change(lambda r: [r.claim(key_pair_id) for key_pair_id in ids]) == [False, False]
    group = opened.glance(lambda r: r.group(ACCOUNT, "web"))
    assert [rule.source.group_id for rule in group.rules] == ["sg-00000001", ""]
    await opened.close()


def test_what_is_wanted_of_instances_is_looked_for_by_indexes(tmp_path: Path) -> None:
    """SQLite says which index it takes: none of an account's whole list, and no table without one."""
    store = reopened(tmp_path)
    plans: list[str] = []

    @event.listens_for(store._reader, "before_cursor_execute")
    def _explain(
        connection: object, cursor: sqlite3.Cursor, statement: str, parameters: tuple[object, ...], *_: object
    ) -> None:
        if statement.startswith("SELECT instances."):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            plans.append("; ".join(row[3] for row in rows))

    def plan(wanted: Wanted, limit: int | None = None, after: Position | None = None) -> str:
        plans.clear()
        store.glance(lambda r: r.instances_of_account(ACCOUNT, wanted, after, limit))
        (found,) = plans
        assert "SCAN" not in found
        return found

    one = frozenset({"i-00000001"})
    assert "sqlite_autoindex_instances_1 (instance_id=?)" in plan(Wanted(instance_ids=one))
    assert "ix_instances_reservation_id (reservation_id=?)" in plan(Wanted(reservation_ids=frozenset({"r-00000001"})))
    assert "ix_instances_account_id_state (account_id=? AND state=?)" in plan(
        Wanted(states=frozenset({InstanceState.RUNNING}))
    )
    groups = plan(Wanted(group_ids=frozenset({"sg-00000001"})))
    assert "ix_instances_reservation_id" in groups and "ix_reservation_groups_" in groups
    names = plan(Wanted(group_names=frozenset({"web"})))
    assert "ix_instances_reservation_id" in names and "ix_reservation_groups_account_id_name" in names
    tags = plan(Wanted(tags=(("Name", frozenset({"web"})),)))
    assert "sqlite_autoindex_instances_1" in tags and "ix_tags_account_id_key_value" in tags
    walked = plan(Wanted(), 6, Position(NOW, "r-00000001", 0))
    assert (
        "(account_id=? AND (created_at,reservation_id,launch_index)>(?,?,?))" in walked and "TEMP B-TREE" not in walked
    )


def test_ids_of_another_account_find_nothing(tmp_path: Path) -> None:
    store = reopened(tmp_path)
    other = "000000000002"

    def work(records: IChanges) -> None:
        with_account(records)
        records.add_account(Account(other, "other", NOW))
        records.add_reservation(reservation(), [instance("i-00000001")], DATA)
        records.put_tags(ACCOUNT, "i-00000001", (Tag("Name", "web"),))

    store.change(work)
    for wanted in (
        Wanted(instance_ids=frozenset({"i-00000001"})),
        Wanted(reservation_ids=frozenset({"r-00000001"})),
        Wanted(group_ids=frozenset({"sg-00000001"})),
        Wanted(group_names=frozenset({"default"})),
        Wanted(tags=(("Name", None),)),
        Wanted(states=frozenset({InstanceState.PENDING})),
    ):
        assert len(store.glance(lambda r, w=wanted: r.instances_of_account(ACCOUNT, w))) == 1
        assert store.glance(lambda r, w=wanted: r.instances_of_account(other, w)) == ()
