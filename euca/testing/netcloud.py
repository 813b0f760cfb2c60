"""A whole cloud in the lab: its tiers as the processes that they are, on machines of their own, guests as namespaces, and EC2's interface; no Xen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from attrs import define, field

from euca.testing.netlab import Guest, Lab, Machine, eventually

CLOUD_ADDRESS = "192.168.50.5"
_START_S = 40.0
_PORTS = {"cloud": 8773, "cluster": 8774, "node": 8775}


@define(eq=False)
class Tier:
    """A tier on its machine; ``place`` holds its configuration, state and log."""

    kind: str
    machine: Machine
    place: Path
    settings: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def config(self) -> Path:
        """Its configuration."""
        return self.place / "eucalyptus.conf"

    @property
    def _environment(self) -> dict[str, str]:
        return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}

    def configure(self) -> None:
        """Write its configuration."""
        self.config.write_text("".join(f'{key}="{value}"\n' for key, value in self.settings.items()))

    def start(self) -> None:
        """Start its process; returns at once."""
        program = str(Path(sys.executable).with_name("twistd"))
        command = [program, "--nodaemon", "--pidfile=", f"--rundir={self.place}", f"--logfile={self.place / 'log'}"]
        command += [f"euca-{self.kind}", "--config", str(self.config)]
        root = Path(__file__).parents[2]
        self.process = self.machine.start(command, env=self._environment, cwd=root)

    def listens(self) -> bool:
        """Whether it takes connections."""
        if self.process is not None and self.process.poll() is not None:
            raise AssertionError(f"{self.machine.name} ended: {self.log()[-3000:]}")
        asked = self.machine.run("ss", "-Hltn", f"sport = :{_PORTS[self.kind]}")
        return bool(asked.strip())

    def kill(self, number: int = signal.SIGKILL) -> None:
        """kill -9, or another signal; returns when it has ended."""
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(30)
            self.process = None

    def log(self) -> str:
        """What it has logged."""
        path = self.place / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def admin(self, *words: str, text: str = "") -> str:
        """What ``euca-admin`` says on its machine."""
        program = "from euca.cli.admin import main; import sys; sys.exit(main())"
        command = [sys.executable, "-c", program, "--config", str(self.config), *words]
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        process = self.machine.start(command, env=self._environment, **pipes)
        out, err = process.communicate(text, timeout=60)
        assert process.returncode == 0, f"euca-admin {' '.join(words)}: {err}{out}"
        return str(out)


@define(eq=False)
class NetCloud:
    """``clusters`` of ``nodes`` each, all with the private range 10.100.0.0/16: machines' addresses as in :class:`euca.testing.netcluster.NetCluster`."""

    lab: Lab
    clusters: int = 2
    nodes: int = 2
    tiers: dict[str, Tier] = field(factory=dict)
    image: str = ""
    _client: Any = None

    def up(self) -> None:
        """All tiers run, know each other, and an image is registered."""
        cloud = {"CLOUD_PORT": "8773", "CLOUD_ADDRESS": CLOUD_ADDRESS, "CLOUD_INTERFACE": "0.0.0.0"}  # noqa: S104 - of its machine
        self._add("cloud", "cloud", f"{CLOUD_ADDRESS}/24", "", cloud)
        for number in range(1, self.clusters + 1):
            base, name = number * 16, f"cluster{number}"
            network = {"VNET_MODE": "MANAGED", "VNET_PRIVINTERFACE": "eth0"}
            settings = {
                "CLUSTER_NAME": name,
                "SCHEDPOLICY": "ROUNDROBIN",
                "CC_ADDRESS": f"192.168.50.{base}",
                **network,
            }
            settings |= {"VNET_PUBINTERFACE": "pub0", "VNET_SUBNET": "10.100.0.0", "VNET_NETMASK": "255.255.0.0"}
            settings |= {"VNET_PUBLICIPS": f"203.0.113.{base + 1}-203.0.113.{base + 14}"}
            self._add("cluster", name, f"192.168.50.{base}/24", f"203.0.113.{base}/24", settings)
            for place in range(1, self.nodes + 1):
                address = f"192.168.50.{base + place}"
                node = {"NODE_NAME": f"node{number}-{place}", "NC_ADDRESS": address, "HYPERVISOR": "namespaces"}
                self._add("node", f"node{number}-{place}", f"{address}/24", "", {**node, **network})
        self.tiers["cloud"].start()
        eventually("the cloud listens", self.tiers["cloud"].listens, _START_S)
        credentials = self.tiers["cloud"].place / "state" / "admin" / "access-key"
        eventually("the administrator's key is there", credentials.exists, _START_S)
        with ThreadPoolExecutor(self.clusters) as pool:
            list(pool.map(self._cluster_up, range(1, self.clusters + 1)))
        nodes = [tier for tier in self.tiers.values() if tier.kind == "node"]
        # Each has told its cluster what room it has; else all that is asked for first goes to one.
        eventually("nodes were asked", lambda: all("ncDescribeResource by" in one.log() for one in nodes), _START_S)
        self._register()

    def _cluster_up(self, number: int) -> None:
        cluster = self.tiers[f"cluster{number}"]
        self._enrol("cloud", f"cluster{number}")
        cluster.start()
        eventually("the cluster listens", cluster.listens, _START_S)
        for place in range(1, self.nodes + 1):
            self._enrol(f"cluster{number}", f"node{number}-{place}")
            self.tiers[f"node{number}-{place}"].start()

    def _add(self, kind: str, name: str, underlay: str, public: str, settings: Mapping[str, str]) -> None:
        machine = self.lab.machine(name, underlay, public)
        place = self.lab.place(name)
        common = {"EUCALYPTUS_STATE": str(place / "state"), "METRICS_PORT": "no"}
        self.tiers[name] = Tier(kind, machine, place, {**common, **settings})
        self.tiers[name].configure()

    def _enrol(self, above: str, newcomer: str) -> None:
        issuer, tier = self.tiers[above], self.tiers[newcomer]
        address = issuer.settings.get("CLOUD_ADDRESS") or issuer.settings["CC_ADDRESS"]
        token = issuer.admin(tier.kind, "token", newcomer, "--plain").strip()
        url = f"https://{address}:{_PORTS[issuer.kind]}/services/Enrol"
        tier.admin(tier.kind, "join", url, "--token-file", "-", text=token)

    def _register(self) -> None:
        cloud = self.tiers["cloud"]
        words: list[str] = []
        for part in ("kernel", "ramdisk", "disk"):
            path = cloud.place / part
            path.write_bytes(part.encode() * 4096)
            words += [f"--{part}", str(path)]
        self.image = cloud.admin("image", "register", "--plain", "--name", "a namespace", *words).split()[0]

    # -- as a user

    def call(self, action: str, **parameters: Any) -> Any:
        """Call EC2's interface with botocore, from the cloud's own machine; raises botocore's ClientError."""
        with self.tiers["cloud"].machine.entered():
            return self._api()._make_api_call(action, parameters)

    def _api(self) -> Any:
        if self._client is None:
            import botocore.session
            from botocore.config import Config

            text = (self.tiers["cloud"].place / "state" / "admin" / "access-key").read_text()
            key, secret = (line.partition("=")[2] for line in text.split())
            self._client = botocore.session.Session().create_client(
                "ec2",
                region_name="eucalyptus",
                endpoint_url="http://127.0.0.1:8773/services/Eucalyptus",
                aws_access_key_id=key,
                aws_secret_access_key=secret,
                config=Config(retries={"max_attempts": 5}, proxies={}),
            )
        return self._client

    def run(self, zone: str, count: int = 1, limit_s: float = 60.0, **more: Any) -> list[str]:
        """Start instances in a zone as soon as there is room; their ids, when they run and have booted."""
        from botocore.exceptions import ClientError

        end = time.monotonic() + limit_s
        while True:
            try:
                answer = self.call(
                    "RunInstances",
                    ImageId=self.image,
                    MinCount=count,
                    MaxCount=count,
                    Placement={"AvailabilityZone": zone},
                    **more,
                )
                break
            except ClientError as error:
                code = error.response["Error"]["Code"]
                if (
                    code not in ("InsufficientInstanceCapacity", "Unavailable", "ServiceUnavailable")
                    or time.monotonic() > end
                ):
                    raise
                time.sleep(0.3)
        ids = [str(one["InstanceId"]) for one in answer["Instances"]]
        for one in ids:
            self._booted(one, limit_s)
        return ids

    def _booted(self, instance_id: str, limit_s: float) -> None:
        def runs() -> bool:
            return bool(self.instance(instance_id)["State"]["Name"] == "running")

        eventually(f"{instance_id} runs", runs, limit_s, 0.2)
        self.guest(instance_id).booted()

    def instance(self, instance_id: str) -> Any:
        """What EC2 says of an instance."""
        answer = self.call("DescribeInstances", InstanceIds=[instance_id])
        return answer["Reservations"][0]["Instances"][0]

    def node_of(self, instance_id: str) -> Tier:
        """Where it is."""
        for tier in self.tiers.values():
            if (tier.place / "state" / "guests" / instance_id).exists():
                return tier
        raise AssertionError(f"{instance_id} is on no node")

    def guest(self, instance_id: str) -> Guest:
        """The guest itself."""
        return Guest(self.node_of(instance_id).place / "state" / "guests" / instance_id)
