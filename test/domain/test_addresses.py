"""The pool of public addresses, and to whom an address belongs."""

from __future__ import annotations

import ipaddress

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from euca.domain.addresses import Address, Pool, associate, check_public_ip, disassociate, may_lend, parse_pool
from euca.domain.errors import AlreadyAssociated, InvalidRequest, MalformedId, WrongState
from euca.domain.instances import InstanceState
from euca.domain.reservations import Instance

ADDRESS = Address("192.0.2.1", "000000000001", "eipalloc-00000001", 0.0)
INSTANCE = Instance("i-1", "r-1", "000000000001", 0, "one", InstanceState.RUNNING, None, "", "", False, 0.0)


def test_a_pool_is_addresses_and_ranges() -> None:
    pool = parse_pool("192.0.2.20  192.0.2.1-192.0.2.3\n198.51.100.0")
    assert list(pool) == ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.20", "198.51.100.0"]
    assert "192.0.2.2" in pool and "192.0.2.4" not in pool
    assert pool.free({"192.0.2.1"}) == "192.0.2.2" and pool.free(set(pool)) is None
    assert parse_pool(" ".join(pool.texts)) == pool
    assert list(parse_pool("")) == [] and Pool().free(()) is None


@pytest.mark.parametrize(
    "text",
    [
        "nonsense",
        "192.0.2",
        "192.0.2.256",
        "192.0.2.2-192.0.2.1",
        "192.0.2.1-192.0.2.3 192.0.2.3",
        "192.0.2.1 192.0.2.1",
        "10.0.0.0-10.1.0.0",
        "10.0.0.0/24",
        "127.0.0.1",
        "224.0.0.1",
        "0.0.0.0",  # noqa: S104
        "255.255.255.255",
        "192.0.2.1-",
        "::1",
    ],
)
def test_what_is_no_pool(text: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        parse_pool(text)


@given(st.sets(st.integers(0x0B000000, 0x0B000040), max_size=20), st.integers(0, 70))
def test_a_pool_gives_each_of_its_addresses_once(numbers: set[int], count: int) -> None:
    pool = parse_pool(" ".join(str(ipaddress.IPv4Address(number)) for number in numbers))
    taken: set[str] = set()
    for _ in range(count):
        public_ip = pool.free(taken)
        if public_ip is None:
            break
        assert public_ip in pool and public_ip not in taken
        taken.add(public_ip)
    assert len(taken) == min(count, len(numbers))


def test_association() -> None:
    mine = associate(ADDRESS, INSTANCE, "eipassoc-1", again=False)
    assert (mine.instance_id, mine.association_id) == ("i-1", "eipassoc-1")
    assert associate(mine, INSTANCE, "eipassoc-2", again=False) is mine
    other = evolve(INSTANCE, instance_id="i-2", state=InstanceState.PENDING)
    with pytest.raises(AlreadyAssociated):
        associate(mine, other, "eipassoc-2", again=False)
    assert associate(mine, other, "eipassoc-2", again=True).instance_id == "i-2"
    assert disassociate(mine) == ADDRESS
    for state in (InstanceState.SHUTTING_DOWN, InstanceState.TERMINATED):
        with pytest.raises(WrongState):
            associate(ADDRESS, evolve(INSTANCE, state=state), "eipassoc-1", again=True)


def test_addresses_that_requests_name() -> None:
    assert check_public_ip(" 192.0.2.1 ") == "192.0.2.1"
    for text in ("", "192.0.2", "192.0.2.01", "::1", "x" * 10000):
        with pytest.raises(MalformedId):
            check_public_ip(text)


def test_an_address_leads_to_instances_of_its_own_cluster() -> None:
    theirs = evolve(ADDRESS, cluster="two")
    with pytest.raises(InvalidRequest, match=r"one of two, and the instance i-1 is in one.*launch the instance in two"):
        associate(theirs, INSTANCE, "eipassoc-1", again=True)
    for cluster in ("one", ""):
        assert associate(evolve(ADDRESS, cluster=cluster), INSTANCE, "eipassoc-1", again=True).instance_id == "i-1"


pools = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 5)), max_size=5).map(
    lambda spans: [Pool(((10 * first, 10 * first + more),)) for first, more in spans]
)


@given(st.integers(0, 400), st.integers(0, 60), pools)
def test_what_is_left_of_a_pool_is_in_no_other(first: int, more: int, others: list[Pool]) -> None:
    pool = Pool(((first, first + more),))
    assert set(pool.without(others)) == set(pool) - {one for other in others for one in other}


def test_of_a_pool_the_last_is_lent_and_a_part_kept() -> None:
    pool = parse_pool("192.0.2.1-192.0.2.4")
    assert len(pool) == 4 and pool.free((), last=True) == "192.0.2.4"
    assert pool.free({"192.0.2.4"}, last=True) == "192.0.2.3"
    assert may_lend(pool, {"192.0.2.4", "192.0.2.3"}) and not may_lend(pool, {"192.0.2.4", "192.0.2.3", "192.0.2.2"})
    assert may_lend(pool, {"198.51.100.1", "198.51.100.2", "198.51.100.3"}) and not may_lend(Pool(), ())
