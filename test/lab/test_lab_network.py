"""The plan of a segment's addresses."""

import ipaddress
from pathlib import Path

from lab import network


def test_a_number_is_taken_by_any_route_or_address_inside_it() -> None:
    routes = [{"dst": "default"}, {"dst": "10.70.0.0/15"}, {"dst": "10.80.3.7"}, {"dst": "192.0.2.0/24"}]
    addresses = [{"addr_info": [{"local": "10.90.1.1", "prefixlen": 24}]}, {}]
    assert network.taken(routes, addresses) == {70, 71, 80, 90}


def test_a_route_for_all_of_ten_leaves_nothing() -> None:
    assert len(network.taken([{"dst": "10.0.0.0/8"}], [])) == 128


def test_the_plans_networks_are_apart_and_hold_their_addresses() -> None:
    plan = network.Plan(77)
    nets = [ipaddress.ip_network(net) for net in (plan.management_net, plan.guest_net, plan.public_net)]
    assert len(set(nets)) == 3
    assert ipaddress.ip_address(plan.head_address) in nets[0]
    assert ipaddress.ip_address(plan.host_address(40)) in nets[0]
    assert ipaddress.ip_address(plan.guest_gateway) in nets[1]
    cable = ipaddress.ip_network(f"{plan.root_address}/30", strict=False)
    assert ipaddress.ip_address(plan.uplink_address) in cable
    assert not any(net.overlaps(cable) for net in nets)


def test_no_two_cards_of_any_segment_share_an_address() -> None:
    found = [network.Plan(n).host_mac(h, c) for n in (64, 191) for h in (1, 2, 40) for c in range(3)]
    assert len(set(found)) == len(found)
    assert all(int(mac[:2], 16) & 3 == 2 for mac in found)  # administered locally, for one station


def test_the_kernel_takes_the_names(tmp_path: Path) -> None:
    names = [network.Plan(191).link, network.namespace_name(tmp_path), *network.tap_names(40)]
    assert all(len(name) <= 15 for name in names)


def test_each_state_folder_has_a_namespace_of_its_own(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    assert network.namespace_name(first) != network.namespace_name(second)
    (tmp_path / "link").symlink_to(first)
    first.mkdir()
    assert network.namespace_name(tmp_path / "link") == network.namespace_name(first)
