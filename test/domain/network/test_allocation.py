"""Private addresses: a subnet for each account, several where it grows, freed when it is empty."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euca.domain.errors import InsufficientAddresses
from euca.domain.network.allocation import AddressPool, Given, choose

GATEWAY = IPv4Address("10.1.0.1")
SHARED = AddressPool(IPv4Network("10.1.0.0/29"), frozenset({GATEWAY}))
APART = AddressPool(IPv4Network("10.1.0.0/27"), frozenset({GATEWAY}), 8)
NOTHING = Given({})


def numbers(pool: AddressPool, had: Given, account: str, count: int) -> list[int]:
    return [int(one) - int(pool.subnet.network_address) for one in choose(pool, had, account, count)]


def owned(**accounts: list[int]) -> dict[IPv4Address, str]:
    return {APART.subnet[number]: account for account, those in accounts.items() for number in those}


def test_shared_addresses_come_round_and_end() -> None:
    assert numbers(SHARED, NOTHING, "a", 5) == [2, 3, 4, 5, 6]
    last = SHARED.subnet[5]
    assert numbers(SHARED, Given({SHARED.subnet[2]: "b"}, last, last), "a", 2) == [6, 3]
    with pytest.raises(InsufficientAddresses, match="5 of 6"):
        choose(SHARED, NOTHING, "a", 6)


def test_an_account_has_subnets_of_its_own() -> None:
    assert numbers(APART, NOTHING, "a", 2) == [2, 3]
    had = owned(a=[2, 3])
    assert numbers(APART, Given(had, None, APART.subnet[3]), "b", 2) == [8, 9]
    assert numbers(APART, Given(had, APART.subnet[3], APART.subnet[3]), "a", 6) == [4, 5, 6, 7, 8, 9]


def test_a_subnet_that_became_free_comes_up_last() -> None:
    had = Given(owned(a=[2], b=[16]), None, APART.subnet[16])
    assert numbers(APART, had, "c", 9) == [24, 25, 26, 27, 28, 29, 30, 8, 9]
    assert numbers(APART, Given({}, None, APART.subnet[30]), "c", 1) == [2]


def test_an_account_does_not_get_its_old_address_at_once() -> None:
    had = Given(owned(a=[2], b=[8]), APART.subnet[5], APART.subnet[8])
    assert numbers(APART, had, "a", 4) == [6, 7, 3, 4]


def test_a_subnet_of_two_accounts_is_given_to_neither() -> None:
    """So it is after VNET_ADDRSPERNET was changed."""
    had = Given(owned(a=[2], b=[3]), None, None)
    assert numbers(APART, had, "a", 1) == numbers(APART, had, "b", 1) == [8]


def test_when_all_subnets_are_others() -> None:
    had = Given(owned(a=[2], b=[8], c=[16], d=[24]))
    assert len(numbers(APART, had, "d", 6)) == 6
    with pytest.raises(InsufficientAddresses, match=r"0 of 1 .* networks of 8"):
        choose(APART, had, "e", 1)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-3, 9)), max_size=30))
def test_whatever_comes_and_goes(steps: list[tuple[str, int]]) -> None:
    """Negative: the account gives back as many. No address is given twice, and no subnet to two accounts."""
    pool = AddressPool(IPv4Network("10.1.0.0/25"), frozenset({GATEWAY}), 8)
    owners: dict[IPv4Address, str] = {}
    last: dict[str, IPv4Address] = {}
    for account, count in steps:
        if count <= 0:
            for address in [one for one, owner in owners.items() if owner == account][:-count]:
                del owners[address]
            continue
        try:
            chosen = choose(pool, Given(owners, last.get(account), last.get("")), account, count)
        except InsufficientAddresses:
            foreign = {int(one) // 8 for one, who in owners.items() if who != account}
            open_ = [
                one for one in pool.subnet.hosts() if one in pool and one not in owners and int(one) // 8 not in foreign
            ]
            assert len(open_) < count
            continue
        assert len(set(chosen)) == count and all(one in pool and one not in owners for one in chosen)
        owners |= dict.fromkeys(chosen, account)
        last[account] = last[""] = chosen[-1]
        assert all(
            len({owners[one] for one in owners if int(one) // 8 == block}) == 1
            for block in {int(o) // 8 for o in owners}
        )
