"""What quickstart does in its environment: a deployment brought up or repaired, an image registered, an instance launched and logged in to."""

from __future__ import annotations

import argparse
import base64
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, TypeVar

import common
from common import Trouble, say
from deployment import Deployment, Plan, Tier

sys.path.insert(0, str(common.ROOT))
import lab
from euca.cli.calling import Ec2, SoapError, SoapFault
from euca.wire import ec2

T = TypeVar("T")
KEY_NAME = "quickstart"
CREDENTIALS = "credentials"
IMAGE_NAME = "quickstart linux"
CAPACITY_LIMIT_S = 90.0
RUNNING_LIMIT_S = 300.0
STOP_GUESTS_S = 60.0
SSH_LIMIT_S = 240.0
PING_LIMIT_S = 240.0


def run(options: argparse.Namespace) -> int:
    """Quickstart as its options say."""
    signal.signal(signal.SIGTERM, _interrupted)
    standard = options.state is None
    state = (options.state or common.ROOT / "var").resolve()
    if options.stop:
        return stop(state)
    existing = Deployment.load(state)
    deployment = existing or Deployment(state, _plan(options, standard))
    _check_same(deployment.plan, options)
    if existing:
        say("looking at what runs")
    try:
        _become_root(deployment.plan)
        changed = bring_up(deployment)
        image = registered_image(deployment)
        instance = None if options.no_launch else launched(deployment, image)
        if instance is not None and shows_network(deployment.plan):
            elsewhere(deployment, image)
        hand_over(deployment)
    except BaseException as error:
        if existing is None:
            say("cleaning up")
            _end(deployment)
        if isinstance(error, (lab.LabError, SoapError, OSError, subprocess.SubprocessError)):
            raise Trouble(str(error)) from error
        raise
    say("the cloud was up already" if existing and not changed else "the cloud is up")
    explain(deployment, options, instance)
    return 0


def _interrupted(_signal: int, _frame: Any) -> None:
    raise KeyboardInterrupt


def _become_root(plan: Plan) -> None:
    """Go on through sudo where Xen or the lab's network need it."""
    if plan.kind == "simulated" or os.geteuid() == 0:
        return
    if shutil.which("sudo") is None:
        raise Trouble("The network needs root: run this as root, install sudo, or take --simulated")
    say("going on through sudo: the lab's network needs root")
    os.execvp("sudo", ["sudo", "--", sys.executable, *sys.argv])  # noqa: S606 - the same program, as root


def hand_over(deployment: Deployment) -> None:
    """What a user needs, to the user who called this through sudo."""
    owner = [int(os.environ.get(name, "0")) for name in ("SUDO_UID", "SUDO_GID")]
    if os.geteuid() != 0 or not owner[0]:
        return
    for path in (CREDENTIALS, "eucarc", f"{KEY_NAME}.pem", "known_hosts"):
        for found in [deployment.state / path, *(deployment.state / path).glob("*")]:
            if found.exists():
                os.chown(found, *owner)


def _plan(options: argparse.Namespace, standard: bool) -> Plan:
    if options.simulated or options.namespaces:
        kind = "simulated" if options.simulated else "namespaces"
    elif Path("/proc/xen/capabilities").exists() and "control_d" in Path("/proc/xen/capabilities").read_text():
        kind = "dom0"
        if options.nodes != 1 or options.clusters != 1:
            raise Trouble("This machine is a Xen dom0: it is one node of one cluster")
    else:
        kind = "lab"
    plan = Plan.new(kind, options.clusters, options.nodes, standard)
    plan.static = options.static
    return plan


def _check_same(plan: Plan, options: argparse.Namespace) -> None:
    wanted = {"simulated": options.simulated, "namespaces": options.namespaces}
    same_kind = wanted.get(plan.kind, not any(wanted.values()))
    same_kind = same_kind and plan.static == options.static
    if not same_kind or (plan.clusters, plan.nodes) != (options.clusters, options.nodes):
        kind = f"--{plan.kind} " if plan.kind in wanted else "--static " * plan.static
        raise Trouble(
            f"Another cloud is up in this state directory ({kind}--clusters {plan.clusters} --nodes {plan.nodes}): "
            "say the same to look at it, end it with --stop, or name another --state"
        )


def stop(state: Path) -> int:
    """End what was started there."""
    deployment = Deployment.load(state)
    if deployment is None:
        say(f"nothing was started with {state}")
        return 0
    _become_root(deployment.plan)
    if deployment.plan.kind == "dom0":
        end_guests(deployment)
    _end(deployment)
    say("ended")
    return 0


def end_guests(deployment: Deployment) -> None:
    """Terminate all instances: on a machine that is itself a Xen dom0 they would run on without their cloud."""
    try:
        api = client(deployment)
        left = [i for i in instances(api) if i.instance_state.name != "terminated"]
        if left:
            ids = tuple(ec2.InstanceIdType(instance_id=i.instance_id) for i in left)
            api.call("TerminateInstances", instances_set=ec2.InstanceIdSetType(item=ids))
        end = time.monotonic() + STOP_GUESTS_S
        while any(i.instance_state.name != "terminated" for i in instances(api)) and time.monotonic() < end:
            time.sleep(0.5)
    except (SoapError, OSError) as error:
        say(f"the instances could not be ended ({error}); `xl list` shows what is left of them")


def _end(deployment: Deployment) -> None:
    try:
        deployment.stop()
    except (lab.LabError, OSError, subprocess.SubprocessError) as error:
        raise Trouble(f"Not all could be ended, run it with --stop again: {error}") from error


def bring_up(deployment: Deployment) -> bool:
    """All tiers run and are enrolled; whether anything had to be done for it."""
    deployment.save()
    changed, site = False, None
    with Together() as together:
        if deployment.plan.kind == "lab":
            changed = deployment.bring_up_lab()
            bare = deployment.bare_hosts()
            site = together.begin(deployment.pack_code) if bare else None
        elif deployment.plan.kind == "namespaces":
            changed = deployment.bring_up_namespaces()
        elif deployment.plan.kind == "dom0":
            changed = deployment.bring_up_bridge()
        tiers = list(deployment.tiers())
        looks = [together.begin(tier.running) for tier in tiers]
        down = [tier for tier, runs in zip(tiers, together.all(looks), strict=True) if not runs]
        together.all([together.begin(tier.configure) for tier in down])
        cloud = tiers[0]
        if cloud in down:
            cloud.start()
            say("cloud started")
        # A tier is enrolled before it is started: it then knows from whom it takes messages.
        for cluster in (tier for tier in tiers if tier.kind == "cluster"):
            deployment.enrol_one(cloud, cluster)
            if cluster in down:
                cluster.start()
                say(f"{cluster.name} started")
        if site is not None:
            packed = site.result()
            together.all([together.begin(deployment.push_code, host, packed) for host in bare])
        nodes = [tier for tier in tiers if tier.kind == "node"]
        together.all([together.begin(_bring_up_node, deployment, node, node in down) for node in nodes])
    eucarc(deployment)
    return changed or bool(down)


def _bring_up_node(deployment: Deployment, node: Tier, down: bool) -> None:
    deployment.enrol_one(deployment.cluster_of(node), node)
    if down:
        node.start()
        say(f"{node.name} started")


class Together:
    """Work in threads: what waits for an emulated machine need not wait for the next one, too.

    When the block is left by an error or Ctrl-C, what has not begun never begins; what has begun is not waited for, so
    that its machine can be ended, and it with that.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=16)

    def __enter__(self) -> Together:
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.shutdown(wait=error[0] is None, cancel_futures=True)

    def begin(self, work: Callable[..., T], *arguments: Any) -> Future[T]:
        """Begin some work."""
        return self._pool.submit(work, *arguments)

    def all(self, works: Sequence[Future[T]]) -> list[T]:
        """The outcomes of all; the first error as soon as it happens."""
        wait(works, return_when=FIRST_EXCEPTION)
        failed = next((work for work in works if work.done() and work.exception() is not None), None)
        return [failed.result()] if failed is not None else [work.result() for work in works]


def eucarc(deployment: Deployment) -> Path:
    """The file to be sourced for clients, and the administrator's credentials that it names."""
    admin, own = deployment.state / "cloud/admin", deployment.state / CREDENTIALS
    access = dict(line.split("=", 1) for line in (admin / "access-key").read_text().splitlines() if "=" in line)
    own.mkdir(mode=0o700, exist_ok=True)
    for source, name in (
        (admin / "cert.pem", "cert.pem"),
        (admin / "key.pem", "key.pem"),
        (deployment.state / "cloud/keys/sign.crt", "cloud-cert.pem"),
    ):
        _write_private(own / name, source.read_text())
    values = {
        "EC2_URL": f"http://127.0.0.1:{deployment.plan.cloud_port}/services/Eucalyptus",
        "EC2_CERT": str(own / "cert.pem"),
        "EC2_PRIVATE_KEY": str(own / "key.pem"),
        **access,
        "AWS_ACCESS_KEY_ID": access["EC2_ACCESS_KEY"],
        "AWS_SECRET_ACCESS_KEY": access["EC2_SECRET_KEY"],
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{deployment.plan.cloud_port}/",
        "AWS_DEFAULT_REGION": "eucalyptus",
        "EUCALYPTUS_CERT": str(own / "cloud-cert.pem"),
        # Where the key pair's private key lies, for `euca ssh`.
        "EUCA_KEY_DIR": str(deployment.state),
    }
    path = deployment.state / "eucarc"
    _write_private(path, "".join(f"export {key}={shlex.quote(value)}\n" for key, value in values.items()))
    return path


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text)


def client(deployment: Deployment) -> Ec2:
    """The administrator as a client."""
    admin = deployment.state / "cloud/admin"
    url = f"http://127.0.0.1:{deployment.plan.cloud_port}/services/Eucalyptus"
    return Ec2.from_files(url, admin / "key.pem", admin / "cert.pem")


def registered_image(deployment: Deployment) -> str:
    """The id of the small Linux image, registered if it is not."""
    api = client(deployment)
    answer = api.call("DescribeImages", images_set=ec2.DescribeImagesInfoType())
    for image in answer.images_set.item:
        if image.name == IMAGE_NAME and image.image_type == "machine" and image.image_state == "available":
            return str(image.image_id)
    files = guest_files(deployment)
    names = [word for part, path in files.items() for word in (f"--{part}", str(path))]
    made = deployment.cloud.admin("image", "register", "--plain", "--name", IMAGE_NAME, *names).split()
    say(f"registered the image {made[0]} with kernel {made[1]} and ramdisk {made[2]}")
    return made[0]


def guest_files(deployment: Deployment) -> dict[str, Path]:
    """Kernel, ramdisk and disk of the image: a real small Linux, or for simulated guests a few bytes that stand for them."""
    if deployment.plan.kind not in ("simulated", "namespaces"):
        guest = lab.build_guest(lab.default_cache(), say)
        return {"kernel": guest.kernel, "ramdisk": guest.ramdisk, "disk": guest.disk}
    folder = deployment.state / "image"
    folder.mkdir(exist_ok=True)
    files = {part: folder / part for part in ("kernel", "ramdisk", "disk")}
    for part, path in files.items():
        path.write_bytes(part.encode() * 4096)
    return files


def launched(deployment: Deployment, image: str) -> Any:
    """A running instance with our key: one of an earlier run that answers, or a new one."""
    api = client(deployment)
    key = key_pair(deployment, api)
    while (instance := running_instance(api)) is not None:
        if shown(deployment, key, instance):
            return instance
        say(f"{instance.instance_id} has ended meanwhile")
    wait_for_zones(api, deployment)
    open_group(api)
    say(f"launching an instance of {image}")
    instance = wait_until_running(api, launch(api, image).instances_set.item[0].instance_id)
    if not shown(deployment, key, instance):
        raise Trouble(f"{instance.instance_id} ended before anybody could log in; {console_tail(deployment, instance)}")
    return instance


def shown(deployment: Deployment, key: Path, instance: Any) -> bool:
    """Print what the guest says of itself; False when it has ended."""
    say(f"{instance.instance_id} runs at {address_of(instance)}")
    if deployment.plan.kind == "namespaces":
        return _answers(deployment, instance)
    if deployment.plan.kind == "simulated":
        output = client(deployment).call("GetConsoleOutput", instance_id=instance.instance_id).output
        print(base64.b64decode(output).decode("utf-8", "replace"))
        return True
    said = logged_in(deployment, key, instance)
    if said is not None:
        print(said)
    return said is not None


def _answers(deployment: Deployment, instance: Any) -> bool:
    """Wait until a guest answers ping at its address, and print its console; False when it has ended."""
    address, end = address_of(instance), time.monotonic() + PING_LIMIT_S
    while subprocess.run(["ping", "-c1", "-W1", address], capture_output=True, check=False).returncode:
        if not any(i.instance_id == instance.instance_id for i in running_instances(client(deployment))):
            return False
        if time.monotonic() > end:
            raise Trouble(f"{address} does not answer within {PING_LIMIT_S:g} s; {console_tail(deployment, instance)}")
    say(f"{instance.instance_id} in {instance.placement.availability_zone} answers at {address}")
    return True


def shows_network(plan: Plan) -> bool:
    """Whether an elastic address and instances in all clusters are shown: where packets are real and guests start at once, or asked for by ``--clusters``."""
    return plan.kind == "namespaces" or (plan.kind == "lab" and plan.clusters > 1 and not plan.static)


def elsewhere(deployment: Deployment, image: str) -> None:
    """An instance in each further cluster, and an elastic address for the first cluster's: both are reached from here."""
    api = client(deployment)
    for number in range(2, deployment.plan.clusters + 1):
        zone = f"cluster{number}"
        there = [i for i in running_instances(api) if i.placement.availability_zone == zone]
        instance = there[0] if there else None
        if instance is None:
            made = launch(api, image, zone)
            instance = wait_until_running(api, made.instances_set.item[0].instance_id)
        if not _answers(deployment, instance):
            raise Trouble(f"{instance.instance_id} ended; {console_tail(deployment, instance)}")
    listed = api.call("DescribeAddresses", public_ips_set=ec2.DescribeAddressesInfoType())
    if any(address.instance_id for address in listed.addresses_set.item):
        return
    instance = running_instance(api)
    address = api.call("AllocateAddress").public_ip
    api.call("AssociateAddress", public_ip=address, instance_id=instance.instance_id)
    instance = next(i for i in instances(api) if i.instance_id == instance.instance_id)
    say(f"the elastic address {address} belongs to {instance.instance_id} now")
    _answers(deployment, instance)


def key_pair(deployment: Deployment, api: Ec2) -> Path:
    """The private key file of our key pair, made through the interface."""
    path = deployment.state / f"{KEY_NAME}.pem"
    if path.exists():
        return path
    api.call("DeleteKeyPair", key_name=KEY_NAME)
    made = api.call("CreateKeyPair", key_name=KEY_NAME)
    path.touch(mode=0o600)
    path.write_text(made.key_material)
    return path


def open_group(api: Ec2) -> None:
    """Let ssh and ping in to the default group's instances: a group is closed until a rule opens it."""
    for protocol, first, last in (("tcp", 22, 22), ("icmp", -1, -1)):
        anybody = ec2.IpRangeSetType(item=(ec2.IpRangeItemType(cidr_ip="0.0.0.0/0"),))
        permission = ec2.IpPermissionType(
            ip_protocol=protocol, from_port=first, to_port=last, groups=ec2.UserIdGroupPairSetType(), ip_ranges=anybody
        )
        try:
            api.call(
                "AuthorizeSecurityGroupIngress",
                user_id="",
                group_name="default",
                ip_permissions=ec2.IpPermissionSetType(item=(permission,)),
            )
        except SoapFault as fault:
            if not fault.code.endswith("InvalidPermission.Duplicate"):
                raise


def address_of(instance: Any) -> str:
    """The address by which an instance is reached from here: its public one where it has one."""
    return str(instance.ip_address or instance.private_ip_address)


def instances(api: Ec2) -> list[Any]:
    """All instances of the account."""
    answer = api.call("DescribeInstances", instances_set=ec2.DescribeInstancesInfoType())
    return [instance for reservation in answer.reservation_set.item for instance in reservation.instances_set.item]


def running_instances(api: Ec2) -> list[Any]:
    """Those that run with our key."""
    return [i for i in instances(api) if i.instance_state.name == "running" and i.key_name == KEY_NAME]


def running_instance(api: Ec2) -> Any:
    """One that runs with our key, or None."""
    return next(iter(running_instances(api)), None)


def launch(api: Ec2, image: str, zone: str = "cluster1") -> Any:
    """One instance in a zone; as soon as a node has told its cluster what it has."""
    end = time.monotonic() + CAPACITY_LIMIT_S
    while True:
        try:
            return api.call(
                "RunInstances",
                image_id=image,
                min_count=1,
                max_count=1,
                key_name=KEY_NAME,
                group_set=ec2.GroupSetType(),
                instance_type="m1.small",
                placement=ec2.PlacementRequestType(availability_zone=zone),
            )
        except SoapFault as fault:
            if fault.code != "Server.InsufficientInstanceCapacity" or time.monotonic() > end:
                raise
        time.sleep(0.5)


def wait_for_zones(api: Ec2, deployment: Deployment) -> None:
    """Until each cluster answers."""
    end = time.monotonic() + CAPACITY_LIMIT_S
    while True:
        answer = api.call("DescribeAvailabilityZones", availability_zone_set=ec2.DescribeAvailabilityZonesSetType())
        zones = answer.availability_zone_info.item
        if len([zone for zone in zones if zone.zone_state == "available"]) == deployment.plan.clusters:
            return
        if time.monotonic() > end:
            states = ", ".join(f"{zone.zone_name} is {zone.zone_state}" for zone in zones) or "none is enrolled"
            raise Trouble(f"No cluster became available within {CAPACITY_LIMIT_S:g} s ({states}); the logs say why")
        time.sleep(0.3)


def wait_until_running(api: Ec2, instance_id: str) -> Any:
    """The instance once it runs; Trouble with its state reason if it ends."""
    end, told = time.monotonic() + RUNNING_LIMIT_S, ""
    while True:
        instance = next(i for i in instances(api) if i.instance_id == instance_id)
        name = instance.instance_state.name
        if name != told:
            say(f"{instance_id} is {name}")
            told = name
        if name == "running":
            return instance
        if name != "pending":
            reason = instance.state_reason.message if instance.state_reason else instance.reason
            raise Trouble(f"{instance_id} is {name}: {reason}")
        if time.monotonic() > end:
            raise Trouble(f"{instance_id} did not come to run within {RUNNING_LIMIT_S:g} s; the logs say why")
        time.sleep(0.5)


QUESTIONS = """
echo "uname:       $(uname -a)"
echo "address:     $(ip -4 -o addr show dev eth0 | awk '{print $4}')"
echo "instance-id: $(wget -q -O - http://169.254.169.254/latest/meta-data/instance-id)"
echo "uuid:        $(cat /sys/hypervisor/uuid)"
"""


def logged_in(deployment: Deployment, key: Path, instance: Any) -> str | None:
    """What the guest says of itself, by ssh; None when it has ended."""
    say("waiting for ssh")
    options = [
        "-i",
        str(key),
        "-o",
        "BatchMode=yes",
        "-o",
        "ConnectTimeout=10",
        "-o",
        "StrictHostKeyChecking=accept-new",
    ]
    options += ["-o", f"UserKnownHostsFile={deployment.state}/known_hosts", "-o", "LogLevel=ERROR", "-F", "none"]
    options += ["-o", "IdentitiesOnly=yes", "-o", "GlobalKnownHostsFile=/dev/null"]
    end = time.monotonic() + SSH_LIMIT_S
    while True:
        command = ["ssh", *options, f"root@{address_of(instance)}", QUESTIONS]
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=90, check=False
        )
        if done.returncode == 0:
            say("logged in")
            return done.stdout
        if not any(i.instance_id == instance.instance_id for i in running_instances(client(deployment))):
            return None
        if time.monotonic() > end:
            console = console_tail(deployment, instance)
            raise Trouble(
                f"No ssh to {address_of(instance)} within {SSH_LIMIT_S:g} s: {done.stderr.strip()}\n{console}"
            )
        time.sleep(1)


def console_tail(deployment: Deployment, instance: Any) -> str:
    """The end of the guest's console."""
    try:
        output = client(deployment).call("GetConsoleOutput", instance_id=instance.instance_id).output
    except (SoapFault, SoapError) as error:
        return f"(no console: {error})"
    return "its console ends with:\n" + base64.b64decode(output).decode("utf-8", "replace")[-1500:]


def explain(deployment: Deployment, options: argparse.Namespace, instance: Any) -> None:
    """How to go on."""
    here, state = Path.cwd(), deployment.state
    path = state.relative_to(here) if state.is_relative_to(here) and state != here else state
    shown, command = shlex.quote(str(path)), shlex.quote(sys.argv[0])
    command += f" --state {shown}" if options.state else ""
    print(f"\nUse it:    . {shown}/eucarc    (EC2_URL, EC2_CERT, EC2_PRIVATE_KEY for any EC2 SOAP client)")
    print(
        f"Command:   {shlex.quote(str(common.VENV / 'bin/euca'))} --rc {shown}/eucarc doctor    (run, ls, console, rm, ...: docs/euca.md)"
    )
    if instance is not None and deployment.plan.kind not in ("simulated", "namespaces"):
        print(f"Log in:    ssh -i {shown}/{KEY_NAME}.pem root@{address_of(instance)}")
    for number, tier in enumerate(deployment.tiers()):
        print(f"{'' if number else 'Logs:':10} {tier.log}{where(tier)}")
    if deployment.plan.kind == "namespaces":
        for number, tier in enumerate(one for one in deployment.tiers() if one.kind != "cloud"):
            looked = [
                *tier.place.prefix,
                f"{tier.place.bin}/euca-admin",
                "--config",
                str(tier.config),
                "network",
                "show",
            ]
            print(f"{'' if number else 'Network:':10} {shlex.join(looked)}")
    print(f"Stop:      {command} --stop")


def where(tier: Any) -> str:
    """The place of a tier's log, where it is not this machine."""
    host = getattr(tier.place, "host", None)
    return f" (in dom0: python3 -m lab exec --state {host.folder.parent} …)" if host is not None else ""
