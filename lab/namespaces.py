"""A segment whose nodes are network namespaces of this machine instead of dom0s: real packets without Xen.

The head's namespace, its bridges and its cable are as in `lab.segment`; each node is a namespace with ``eth0`` on the management network.
Nothing runs in it but what is started there, and all of that ends with it.
"""

from pathlib import Path

from lab import network
from lab.errors import LabError
from lab.process import run


def node_namespace(state: Path, place: int) -> str:
    """The name of the `place`-th node's namespace, from 1."""
    return f"{network.namespace_name(state)}-n{place}"


def create(state: Path, nodes: int) -> network.Plan:
    """Make the head's namespace and those of the nodes. Raises LabError, with nothing left; undone by `destroy`."""
    name = network.namespace_name(state)
    try:
        plan = network.create(name, 0)
        for place in range(1, nodes + 1):
            _add_node(name, node_namespace(state, place), plan, place)
    except BaseException:
        destroy(state, nodes)
        raise
    return plan


def _add_node(head: str, name: str, plan: network.Plan, place: int) -> None:
    port = network.tap_names(place)[0]
    run(["ip", "netns", "add", name])
    inside = [
        "link set lo up",
        f"address add {plan.host_address(place)}/24 dev eth0",
        "link set eth0 up",
        f"route add default via {plan.head_address}",
    ]
    run(["ip", "-n", head, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", name])
    run(["ip", "-n", head, "link", "set", port, "master", "mgmt", "up"])
    run(["ip", "-n", name, "-batch", "-"], input="".join(f"{line}\n" for line in inside).encode())


def is_there(state: Path, nodes: int) -> bool:
    """Whether all namespaces are there."""
    names = [network.namespace_name(state), *(node_namespace(state, place) for place in range(1, nodes + 1))]
    return all(network.exists(name) for name in names)


def plan_of(state: Path) -> network.Plan:
    """The plan of what is there: its number is in the name of the cable. Raises LabError where there is nothing."""
    said = run(
        network.in_namespace(
            network.namespace_name(state), ["ip", "-4", "-oneline", "address", "show", "dev", "uplink"]
        ),
        check=False,
    ).stdout.decode()
    words = said.split()
    if "inet" not in words:
        raise LabError(f"there are no namespaces for {state}")
    return network.Plan(int(words[words.index("inet") + 1].split(".")[1]))


def destroy(state: Path, nodes: int) -> None:
    """End all that runs in the namespaces, the nodes' guests with it, and the namespaces. Nothing there: no error."""
    for place in range(1, nodes + 1):
        network.destroy(node_namespace(state, place), None)
    head = network.namespace_name(state)
    link = None
    if network.exists(head):
        try:
            link = plan_of(state).link
        except LabError:
            link = None
    network.destroy(head, link)
