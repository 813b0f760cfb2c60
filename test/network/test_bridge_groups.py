"""Groups on a bridge, in the kernel that Debian's dom0 has: it tracks connections of bridges, which the machine that tests need not.

A machine is emulated with Debian's kernel and the filter as a node of mode SYSTEM has it: three guests' namespaces on a bridge, one of them the site.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import pytest

from euca.domain.groups import Rule, Source
from euca.domain.network.bridged import Bridged, Segment, wanted
from euca.domain.network.difference import TableChange
from euca.domain.network.filter_difference import commands
from euca.domain.network.ruleset import Table
from euca.domain.network.state import Group, Guest, State
from lab import guest, kernels, packages

SUBNET = IPv4Network("10.1.0.0/24")
SITE, NODE, WEB, DB = (SUBNET[number] for number in (1, 2, 5, 6))
MODULES = ("veth", "nf_conntrack_bridge", "nft_ct", "nft_meta_bridge", "nf_tables", "bridge")
#: By names that busybox has none of its own by; ip takes what follows the first two letters of its name for a command.
PROGRAMS = {"nft": "/usr/sbin/nft", "IP": "/usr/sbin/ip"}
LIMIT_S = 400.0
needs = [tool for tool in ("qemu-system-x86_64", "cpio", "depmod", "nft", "apt-get") if not shutil.which(tool)]
pytestmark = [pytest.mark.long, pytest.mark.skipif(bool(needs), reason=f"not installed: {', '.join(needs)}")]

PING = Rule("icmp", 8, -1, f"{SITE}/32")
DATABASE = Group("sg-db", (Rule("tcp", 5432, 5432, source=Source(group_id="sg-web")),))


def table(*rules: Rule) -> Table:
    """The filter where guests of sg-web let in what these rules say."""
    members = [Guest(f"i-{ip}", "1", mac(ip), ip, NODE, (group,)) for ip, group in ((WEB, "sg-web"), (DB, "sg-db"))]
    groups = {"sg-web": Group("sg-web", rules), "sg-db": DATABASE}
    state = State(None, frozenset({NODE}), {one.instance_id: one for one in members}, groups)
    here = [Bridged(one.instance_id, one.mac, one.private_ip, f"ev{int(str(one.private_ip)[7:])}") for one in members]
    (made,) = wanted(state, here, Segment(frozenset({NODE}), True)).tables
    return made


def mac(address: IPv4Address) -> str:
    return f"d0:0d:00:00:00:{address.packed[3]:02x}"


def first_program() -> str:
    """What the emulated machine does: each question and its answer is a line of its console."""
    lines = [
        "#!/bin/busybox sh",
        "/bin/busybox --install -s /applets; export PATH=/programs:/applets",
        "mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev; mount -t tmpfs run /run",
        "for module in /modules/*; do insmod $module; done",
        f"IP link add br0 type bridge forward_delay 0; IP address add {NODE}/24 dev br0; IP link set br0 up",
    ]
    for address, port in ((SITE, "uplink"), (WEB, "ev5"), (DB, "ev6")):
        name = f"g{address.packed[3]}"
        lines += [
            f"IP netns add {name}; IP link add {port} type veth peer name eth0 netns {name}; IP link set {port} master br0 up",
            f"IP -n {name} link set eth0 address {mac(address)} up; IP -n {name} address add {address}/24 dev eth0",
            *(
                f"IP netns exec {name} sh -c 'while :; do echo it is {name} | nc -l -p {number} >/dev/null; done' &"
                for number in (80, 81, 5432)
            ),
        ]
    lines += [
        "(while :; do echo it is node | nc -l -p 80 >/dev/null; done) &",
        "sleep 3",
        # From one, to another, port: who answers.
        'asks() { said=$(IP netns exec g$2 nc -w 2 10.1.0.$3 $4 </dev/null 2>&1); echo "$1: ${said#nc: }"; }',
        'pings() { IP netns exec g$2 ping -c 1 -W 2 10.1.0.$3 >/dev/null 2>&1 && echo "$1: answers" || echo "$1: is silent"; }',
        "nft -j -f /before && echo loaded: before",
        "asks web-from-site 1 5 80; asks web-from-guest 6 5 80; asks database-from-web 5 6 5432; asks out 5 1 81",
        "asks other-port 1 5 81; asks database-from-site 1 6 5432; asks node-port 5 2 80",
        "pings ping-from-site 1 5; pings ping-from-guest 6 5; pings ping-of-node 5 2",
        "IP netns exec g1 ping -c 12 10.1.0.5 >/run/pinged &",
        "IP netns exec g5 nc -l -p 82 >/run/got &",
        "sleep 1; (echo one; sleep 8; echo two; sleep 1) | IP netns exec g1 nc 10.1.0.5 82 &",
        "sleep 3; nft -j -f /after && echo loaded: after",
        "asks revoked 1 5 80; pings still-pings 1 5; asks still-database 5 6 5432; sleep 9",
        'echo "flow: $(grep -o "[0-9]* packets received" /run/pinged)"; echo "cut: $(tr "\\n" " " </run/got)"',
        "poweroff -f",
    ]
    return "\n".join(lines) + "\n"


def ramdisk(tree: Path, kernel: Path, version: str) -> None:
    for name in ("dev", "proc", "sys", "run", "bin", "programs", "applets", "var"):
        (tree / name).mkdir(parents=True)
    (tree / "var/run").symlink_to("/run")
    kernels.pick_modules(kernel, version, MODULES, tree / "modules")
    shutil.copy2("/bin/busybox", tree / "bin/busybox")
    for name, program in PROGRAMS.items():
        shutil.copy2(Path(program).resolve(), tree / "programs" / name)
        for library in guest.parse_ldd(
            subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
        ):
            copy = tree / library.relative_to("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(library.resolve(), copy)
    before = table(Rule("tcp", 80, 80, "0.0.0.0/0"), Rule("tcp", 82, 82, f"{SITE}/32"), PING)
    for name, change in (("before", TableChange(None, before)), ("after", TableChange(before, table(PING)))):
        (tree / name).write_text(json.dumps({"nftables": commands([change])}))
    (tree / "init").write_text(first_program())
    (tree / "init").chmod(0o755)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the machine wrote, by question."""
    work = tmp_path_factory.mktemp("emulated")
    package = packages.kernel_behind(packages.GUEST_KERNEL)
    version = package.removeprefix("linux-image-")
    tree = packages.download(package, work)
    kernels.index_modules(tree, version)
    ramdisk(work / "ramdisk", tree, version)
    kernels.pack_ramdisk(work / "ramdisk", work / "initrd")
    command = ["qemu-system-x86_64", "-accel", "tcg", "-m", "512", "-nographic", "-no-reboot", "-nic", "none"]
    command += ["-kernel", str(tree / f"boot/vmlinuz-{version}"), "-initrd", str(work / "initrd")]
    command += ["-append", "console=ttyS0 panic=-1 quiet"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT_S, check=True
    )
    return dict(re.findall(r"^([a-z-]+): (.*?)\r*$", done.stdout, re.MULTILINE))


@pytest.mark.timeout(LIMIT_S + 120)
def test_groups_judge_on_a_bridge(answers: dict[str, str]) -> None:
    said = dict(answers)
    received = re.match(r"[0-9]+", said.pop("flow"))
    assert said == {
        "loaded": "after",
        "web-from-site": "it is g5",
        "web-from-guest": "it is g5",
        "database-from-web": "it is g6",
        "out": "it is g1",
        "other-port": "timed out",
        "database-from-site": "timed out",
        "node-port": "timed out",
        "ping-from-site": "answers",
        "ping-from-guest": "is silent",
        "ping-of-node": "answers",
        "revoked": "timed out",
        "still-pings": "answers",
        "still-database": "it is g6",
        "cut": "one ",
    }
    assert received is not None and int(received[0]) >= 11, "a flow that is allowed goes on while rules change"
