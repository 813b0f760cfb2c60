"""xl's output and configuration, on what a real Xen printed; the directory names its version."""

from ipaddress import IPv4Address
from pathlib import Path
from uuid import UUID

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from euca.adapters.xl_parse import (
    MESSAGE_LIMIT,
    XlOutputError,
    config_text,
    disk_path,
    parse_fate,
    parse_info,
    parse_list,
    xl_error,
)
from euca.ports.hypervisor import (
    BadKernel,
    DiskSpec,
    DiskUnavailable,
    DomainExists,
    DomainRefused,
    DomainSpec,
    DomainState,
    Fate,
    GuestKind,
    HypervisorError,
    HypervisorUnavailable,
    NetworkFailed,
    NoSuchDomain,
    NotEnoughMemory,
    VifSpec,
)

RECORDED = Path(__file__).parents[1] / "data" / "xen-4.17"


def recorded(name: str) -> str:
    return (RECORDED / f"{name}.out").read_text()


def test_info() -> None:
    info = parse_info(recorded("xl-info"))
    assert (info.memory_mib, info.free_memory_mib, info.cores) == (1535, 812, 2)
    assert info.xen_version == "4.17.7"
    assert info.kinds == {GuestKind.PV}  # that machine had no nested paging


def test_info_of_a_host_with_nested_paging() -> None:
    info = parse_info(recorded("xl-info-hap"))
    assert info.kinds == {GuestKind.PV, GuestKind.PVH}
    assert (info.memory_mib, info.cores, info.xen_version) == (1535, 1, "4.17.7")


@pytest.mark.parametrize(
    ("virt_caps", "kinds"),
    [
        ("pv hvm hap shadow", {GuestKind.PV, GuestKind.PVH}),
        ("hvm hap", {GuestKind.PV, GuestKind.PVH}),
        ("hvm_directio", {GuestKind.PV}),
    ],
)
def test_kinds(virt_caps: str, kinds: set[GuestKind]) -> None:
    text = recorded("xl-info").replace("pv hvm gnttab-v1 gnttab-v2", virt_caps)
    assert parse_info(text).kinds == kinds


def test_a_xen_without_pv() -> None:
    text = recorded("xl-info").replace("pv hvm gnttab-v1", "hvm hap gnttab-v1").replace("xen-3.0-x86_64 ", "")
    assert parse_info(text).kinds == {GuestKind.PVH}


@pytest.mark.parametrize("text", ["", "total_memory : 5\n", "total_memory : x\nfree_memory : 1\nnr_cpus : 1"])
def test_info_that_is_odd(text: str) -> None:
    with pytest.raises(XlOutputError):
        parse_info(text)


def test_list() -> None:
    dom0, r1, d1 = parse_list(recorded("xl-list-v"))
    assert (dom0.domid, dom0.name, dom0.memory_mib, dom0.state) == (0, "Domain-0", 512, DomainState.RUNNING)
    assert r1.uuid == UUID("f55c64e6-a947-4832-b565-68b8239680f6")
    assert (d1.domid, d1.name, d1.memory_mib, d1.vcpus, d1.state) == (2, "d1", 96, 1, DomainState.BLOCKED)


@pytest.mark.parametrize(
    ("flags", "state"),
    [
        ("r-----", DomainState.RUNNING),
        ("------", DomainState.RUNNING),
        ("-b----", DomainState.BLOCKED),
        ("--p---", DomainState.PAUSED),
        ("-bp---", DomainState.PAUSED),
        ("---s--", DomainState.SHUTDOWN),
        ("---sr-", DomainState.SHUTDOWN),
        ("---sc-", DomainState.CRASHED),
        ("---sw-", DomainState.CRASHED),
        ("--psrd", DomainState.DYING),
    ],
)
def test_states(flags: str, state: DomainState) -> None:
    text = recorded("xl-list-v").replace("r-----", flags)
    assert parse_list(text)[0].state is state
    assert state.alive == (state in (DomainState.RUNNING, DomainState.BLOCKED, DomainState.PAUSED))


def test_a_domain_that_lost_its_name() -> None:
    assert parse_list(recorded("xl-list-v").replace("d1    ", "(null)"))[2].name == "(null)"


def test_a_name_of_numbers_and_blanks_moves_no_column() -> None:
    text = recorded("xl-list-v").replace("d1      ", "d1 7 9 1")
    assert (parse_list(text)[2].name, parse_list(text)[2].domid) == ("d1 7 9 1", 2)


@pytest.mark.parametrize(
    "text", ["", "xl: cannot\n", recorded("xl-list"), recorded("xl-list-v") + "junk\n", recorded("xl-info")]
)
def test_a_list_that_is_odd(text: str) -> None:
    with pytest.raises(XlOutputError):
        parse_list(text)


@given(st.text())
def test_nothing_but_its_own_error(text: str) -> None:
    for parse in (parse_info, parse_list):
        with pytest.raises(XlOutputError):
            parse(text)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("xl-create-bad-kernel", BadKernel),
        ("xl-create-missing-kernel", BadKernel),
        ("xl-create-missing-ramdisk", BadKernel),
        ("xl-create-bad-syntax", DomainRefused),
        ("xl-create-no-file", DomainRefused),
        ("xl-create-no-kernel-key", DomainRefused),
        ("xl-create-bad-vdev", DiskUnavailable),
        ("xl-create-missing-disk", DiskUnavailable),
        ("xl-create-duplicate", DomainExists),
        ("xl-create-missing-bridge", NetworkFailed),
        ("xl-create-no-memory", NotEnoughMemory),
        ("xl-destroy-unknown", NoSuchDomain),
        ("xl-reboot-unknown", NoSuchDomain),
        ("xl-shutdown-unknown", NoSuchDomain),
        ("xl-list-unknown", NoSuchDomain),
        ("xl-domid-unknown", NoSuchDomain),
        ("xl-unknown-command", DomainRefused),
    ],
)
def test_errors(name: str, error: type[HypervisorError]) -> None:
    rc = int((RECORDED / f"{name}.rc").read_text())
    found = xl_error((RECORDED / f"{name}.err").read_bytes(), rc)
    assert type(found) is error
    assert found.message and "Parsing config" not in found.message and "\n" not in found.message


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("xl-create-missing-disk", "Disk vdev=xvda failed to stat: /srv/nosuch.img: No such file or directory"),
        ("xl-create-missing-bridge", "script: Could not find bridge device nosuchbr"),
        ("xl-create-duplicate", 'Domain 3:Domain with name "r1" already exists.'),
    ],
)
def test_the_message_is_the_line_that_says_it(name: str, message: str) -> None:
    assert xl_error((RECORDED / f"{name}.err").read_bytes(), 3).message == message


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (b"xencall: error: Could not obtain handle on privileged command interface", HypervisorUnavailable),
        (b"libxl: error: libxl.c:100:libxl_ctx_alloc: cannot open libxc handle", HypervisorUnavailable),
        (b"", DomainRefused),
        (b"\xff\x1b[31m" + b"x" * 5000, DomainRefused),
    ],
)
def test_errors_that_were_not_recorded(said: bytes, error: type[HypervisorError]) -> None:
    found = xl_error(said, 1)
    assert type(found) is error
    assert len(found.message) <= MESSAGE_LIMIT + 40 and found.message.isprintable()


REBOOTED = (
    "Domain 8 has shut down, reason code 1 0x1\n"
    "Action for shutdown reason code 1 is restart\n"
    "Domain 8 needs to be cleaned up: destroying the domain\n"
    "Done. Rebooting now\n"
)
ENDED = "Domain needs to be cleaned up: destroying the domain\nDone. Exiting now\n"


@pytest.mark.parametrize(
    ("more", "fate"),
    [
        ("", Fate.DESTROYED),
        ("Domain 2 has been destroyed.\n", Fate.DESTROYED),
        (f"Domain 2 has shut down, reason code 0 0x0\n{ENDED}", Fate.POWERED_OFF),
        (f"Domain 2 has shut down, reason code 3 0x3\n{ENDED}", Fate.CRASHED),
        (f"Domain 2 has shut down, reason code 4 0x4\n{ENDED}", Fate.CRASHED),
        (f"Domain 2 has shut down, reason code 2 0x2\n{ENDED}", Fate.UNKNOWN),
        (f"Domain 2 has shut down, reason code 255 0xff\n{ENDED}", Fate.UNKNOWN),
        (REBOOTED, Fate.RESTARTING),
        (REBOOTED + "libxl: error: libxl_create.c:1640:f: Domain 9:cannot (re-)build domain: -3\n", Fate.UNKNOWN),
        (REBOOTED + "Waiting for domain d1 (domid 9) to die [pid 3]\n", Fate.DESTROYED),
        (REBOOTED + "Waiting for domain d1 (domid 9) to die [pid 3]\n" + REBOOTED, Fate.RESTARTING),
    ],
)
def test_fates(more: str, fate: Fate) -> None:
    assert parse_fate(recorded("xl-log-tail") + more) is fate


@pytest.mark.parametrize(
    ("name", "lines", "fate"),
    [
        ("xl-log-tail", None, Fate.DESTROYED),
        ("xl-log-destroyed", None, Fate.DESTROYED),
        ("xl-log-crash", None, Fate.CRASHED),
        ("xl-log-reboot-poweroff", None, Fate.POWERED_OFF),
        ("xl-log-reboot-poweroff", 5, Fate.RESTARTING),
        ("xl-log-reboot-poweroff", 2, Fate.RESTARTING),
        ("xl-log-reboot-poweroff", 1, Fate.DESTROYED),
    ],
)
def test_fates_as_recorded(name: str, lines: int | None, fate: Fate) -> None:
    assert parse_fate("\n".join(recorded(name).splitlines()[:lines])) is fate


def test_an_empty_log() -> None:
    assert parse_fate("") is Fate.UNKNOWN


def test_disk_paths() -> None:
    """The store's form, as in recorded ``xenstore-ls -f``; qdisk's with the format before it."""
    assert '/backend/vbd/2/51712/params = "/srv/d1.img"' in recorded("xenstore-ls-f")
    assert disk_path(b"/srv/d1.img") == "/srv/d1.img"
    assert disk_path(b"aio:/srv/d1.img") == "/srv/d1.img"
    assert disk_path(b"") == ""


SPEC = DomainSpec(
    name="i-4A1B2C3D",
    uuid=UUID("86090b07-044e-44fb-b40d-22762b687a5b"),
    kind=GuestKind.PVH,
    kernel=Path("/srv/kernel"),
    ramdisk=Path("/srv/ramdisk"),
    command_line="root=/dev/xvda1 console=hvc0 ip=:::::eth0:dhcp",
    memory_mib=512,
    vcpus=2,
    disks=(DiskSpec(Path("/srv/a"), "xvda1"), DiskSpec(Path("/dev/vg/b"), "xvdb", writable=False)),
    vifs=(
        VifSpec("d0:0d:4a:1b:2c:3d", bridge="br0"),
        VifSpec("d0:0d:4a:1b:2c:3e", script="vif-euca", ip=IPv4Address("10.1.2.3"), ifname="i-4A1B2C3D.1"),
    ),
)


def test_a_configuration() -> None:
    assert config_text(SPEC) == (
        'name = "i-4A1B2C3D"\n'
        'uuid = "86090b07-044e-44fb-b40d-22762b687a5b"\n'
        'type = "pvh"\n'
        'kernel = "/srv/kernel"\n'
        'ramdisk = "/srv/ramdisk"\n'
        'cmdline = "root=/dev/xvda1 console=hvc0 ip=:::::eth0:dhcp"\n'
        "memory = 512\n"
        "maxmem = 512\n"
        "vcpus = 2\n"
        'disk = [ "format=raw,vdev=xvda1,access=rw,target=/srv/a",'
        ' "format=raw,vdev=xvdb,access=ro,target=/dev/vg/b" ]\n'
        'vif = [ "mac=d0:0d:4a:1b:2c:3d,bridge=br0",'
        ' "mac=d0:0d:4a:1b:2c:3e,script=vif-euca,ip=10.1.2.3,vifname=i-4A1B2C3D.1" ]\n'
        'on_poweroff = "destroy"\n'
        'on_reboot = "restart"\n'
        'on_crash = "destroy"\n'
        'on_watchdog = "destroy"\n'
        'on_soft_reset = "destroy"\n'
    )


def test_without_ramdisk_disks_and_interfaces() -> None:
    text = config_text(attrs.evolve(SPEC, ramdisk=None, disks=(), vifs=()))
    assert "ramdisk" not in text
    assert "disk = [  ]\n" in text and "vif = [  ]\n" in text


HOSTILE = ['a"b', "a'b", "a\\b", "a\nb", "a\0b", "a\x1bb", "aä", "$(a)", "`a`"]


@pytest.mark.parametrize("bad", [*HOSTILE, "x" * 1024])
def test_a_hostile_command_line(bad: str) -> None:
    with pytest.raises(ValueError, match="command_line"):
        attrs.evolve(SPEC, command_line=bad)


@pytest.mark.parametrize("bad", [*HOSTILE, "", "7", "-n", "Domain-0", "a b", "a/b", "x" * 65, "a,b"])
def test_a_hostile_name(bad: str) -> None:
    with pytest.raises(ValueError, match="name"):
        attrs.evolve(SPEC, name=bad)


@pytest.mark.parametrize("bad", [*HOSTILE, "", "srv/a", "/srv/../etc/passwd", "/srv/a,b", "/srv/a b", "/" + "x" * 1024])
def test_a_hostile_path(bad: str) -> None:
    for changes in (
        {"kernel": Path(bad)},
        {"ramdisk": Path(bad)},
    ):
        with pytest.raises(ValueError, match="path"):
            attrs.evolve(SPEC, **changes)
    with pytest.raises(ValueError, match="path"):
        DiskSpec(Path(bad), "xvda")


@pytest.mark.parametrize(
    "changes",
    [
        {"mac": "D0:0D:00:00:00:01"},
        {"mac": "d0:0d:00:00:00"},
        {"mac": "d0:0d:00:00:00:01,script=/tmp/x"},
        {"bridge": "br0,script=/tmp/x"},
        {"bridge": "a-name-too-long-for-linux"},
        {"bridge": ""},
        {"script": "../vif"},
        {"script": "/etc/../vif"},
        {"script": 'vif"'},
        {"script": "vif,bridge=br1"},
        {"ip": "10.0.0.1"},
        {"ifname": "x" * 16},
        {"ifname": "-x"},
    ],
)
def test_a_hostile_interface(changes: dict[str, str]) -> None:
    with pytest.raises((ValueError, TypeError)):
        VifSpec(**({"mac": "d0:0d:00:00:00:01", "bridge": "br0"} | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("device", ["", "xvd", "xvda0", "zzz9", "xvda1,format=qcow2", "/dev/xvda", "xvda123"])
def test_a_hostile_device(device: str) -> None:
    with pytest.raises(ValueError, match="device"):
        DiskSpec(Path("/srv/a"), device)


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_mib": 0},
        {"vcpus": 0},
        {"vcpus": 513},
        {"disks": (DiskSpec(Path("/srv/a"), "xvda"), DiskSpec(Path("/srv/a"), "xvdb"))},
        {"disks": (DiskSpec(Path("/srv/a"), "xvda"), DiskSpec(Path("/srv/b"), "xvda"))},
        {"vifs": (VifSpec("d0:0d:00:00:00:01"), VifSpec("d0:0d:00:00:00:01"))},
    ],
)
def test_what_does_not_fit_together(changes: dict[str, int]) -> None:
    with pytest.raises(ValueError):
        attrs.evolve(SPEC, **changes)  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_whatever_a_command_line_holds_it_stays_in_its_quotes(text: str) -> None:
    try:
        spec = attrs.evolve(SPEC, command_line=text)
    except ValueError:
        return
    lines = config_text(spec).split("\n")
    assert lines[5] == f'cmdline = "{text}"'
    assert len(lines) == len(config_text(SPEC).split("\n"))
    assert lines[5].count('"') == 2 and "\\" not in lines[5]
