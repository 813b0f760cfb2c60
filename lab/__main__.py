"""Commands: `python3 -m lab --help`."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

import lab
from lab import network, packages

_EPILOG = """example:
  python3 -m lab up --hosts 1        # builds first, if need be
  python3 -m lab exec node1 -- xl info
  python3 -m lab exec head -- ip address
  python3 -m lab down
"""

_CACHE_HELP = "folder of the builds [$EUCA_LAB_CACHE, else var/lab]"
_STATE_HELP = "the lab's folder [$EUCA_LAB_STATE, else CACHE/default]"


def main(words: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    for sign in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _terminated)
    options = _parser().parse_args(words)
    try:
        return int(options.act(options))
    except lab.LabError as trouble:
        print(f"lab: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("lab: interrupted; what was begun is undone", file=sys.stderr)
        return 130


def _terminated(_signal: int, _frame: FrameType | None) -> None:
    """Ended from outside: clean up as after Ctrl-C."""
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    plain: dict[str, Any] = {"formatter_class": argparse.RawDescriptionHelpFormatter}
    parser = argparse.ArgumentParser(prog="python3 -m lab", description=lab.__doc__, epilog=_EPILOG, **plain)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, act: Any, text: str, *, segment: bool = False) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
        made.set_defaults(act=act)
        made.add_argument("--cache", type=Path, metavar="DIR", help=_CACHE_HELP)
        if segment:
            made.add_argument("--state", type=Path, metavar="DIR", help=_STATE_HELP)
        return made

    command("install", _install, "install the Debian packages that are needed and missing")
    command("guest", _guest, "build only the guest's kernel, ramdisk and disk, and print their paths")
    command("debian", _debian, "build only the Debian image with cloud-init (qcow2), and print its path")
    _memory(command("build", _build, "build everything and take the snapshot; nothing to do when it is there"))
    up = command("up", _up, "start a lab, building it first if need be", segment=True)
    up.add_argument("--hosts", type=int, default=1, metavar="N", help="number of dom0s [1]")
    up.add_argument("--name", default="lab", help="a name to tell several by [lab]")
    _memory(up)
    command("down", _down, "end a lab and remove all of it; no error when there is none", segment=True)
    command("status", _status, "print a lab as JSON: addresses, namespace, which hosts run", segment=True)
    run = command("exec", _exec, "run a command in a dom0 or on the head; its exit status is passed on", segment=True)
    run.add_argument("host", help="node1, node2 ... or head")
    run.add_argument("command", nargs="+", help="the command, after --")
    push = command("push", _push, "copy files and folders into a folder of a dom0", segment=True)
    push.add_argument("host", help="node1, node2 ...")
    push.add_argument("paths", nargs="+", type=Path, help="what to copy")
    push.add_argument("destination", help="folder in dom0; made when missing")
    clean = command("clean", _clean, "remove what is half-made from the cache")
    clean.add_argument("--all", action="store_true", help="the finished builds too")
    return parser


def _memory(parser: argparse.ArgumentParser) -> None:
    usual = lab.Memory()
    for option, value, text in (
        ("--memory-mib", usual.total_mib, "memory of each machine in MiB"),
        ("--dom0-memory-mib", usual.dom0_mib, "how much of it is dom0's, in MiB"),
    ):
        parser.add_argument(option, type=int, default=value, metavar="N", help=f"{text} [{value}]")


def _progress() -> Any:
    start = time.monotonic()
    return lambda text: print(f"{time.monotonic() - start:6.1f} s  {text}", file=sys.stderr, flush=True)


def _cache(options: argparse.Namespace) -> Path:
    return options.cache or lab.default_cache()


def _state(options: argparse.Namespace) -> Path:
    named = os.environ.get("EUCA_LAB_STATE")
    return options.state or (Path(named) if named else _cache(options) / "default")


def _chosen(options: argparse.Namespace) -> lab.Memory:
    return lab.Memory(options.memory_mib, options.dom0_memory_mib)


def _host(options: argparse.Namespace) -> lab.Host:
    segment = lab.Segment.load(_state(options))
    for host in segment.hosts:
        if host.name == options.host:
            return host
    known = ", ".join(host.name for host in segment.hosts)
    raise lab.LabError(f"there is no host {options.host} in this lab; it has {known}")


def _install(_options: argparse.Namespace) -> int:
    fresh = packages.install(packages.LAB_TOOLS)
    print(f"installed {' '.join(fresh)}" if fresh else "nothing is missing")
    return 0


def _guest(options: argparse.Namespace) -> int:
    image = lab.build_guest(_cache(options), _progress())
    print(json.dumps({name: str(path) for name, path in image._asdict().items()}, indent=1))
    return 0


def _debian(options: argparse.Namespace) -> int:
    print(lab.build_debian(_cache(options), _progress()))
    return 0


def _build(options: argparse.Namespace) -> int:
    built = lab.build(_cache(options), _progress(), _chosen(options))
    print(built.folder)
    return 0


def _up(options: argparse.Namespace) -> int:
    progress = _progress()
    built = lab.build(_cache(options), progress, _chosen(options))
    progress("build is there")
    segment = lab.Segment.create(_state(options), built, hosts=options.hosts, name=options.name)
    progress(f"up: namespace {segment.namespace}, hosts {', '.join(host.name for host in segment.hosts)}")
    return 0


def _down(options: argparse.Namespace) -> int:
    lab.destroy(_state(options))
    return 0


def _status(options: argparse.Namespace) -> int:
    segment = lab.Segment.load(_state(options))
    plan = segment.plan
    about = {
        "name": segment.name,
        "state": str(segment.state),
        "namespace": segment.namespace,
        "up": network.exists(segment.namespace),
        "head": {"management": plan.head_address, "guests": plan.guest_gateway, "uplink": plan.uplink_address},
        "cloud": plan.root_address,
        "networks": {"management": plan.management_net, "guests": plan.guest_net, "public": plan.public_net},
        "hosts": {
            host.name: {"address": host.address, "emulator": host.process, "console": str(host.folder / "console.log")}
            for host in segment.hosts
        },
        "guest": {name: str(path) for name, path in segment.built.guest._asdict().items()},
    }
    print(json.dumps(about, indent=1))
    return 0


def _exec(options: argparse.Namespace) -> int:
    if options.host == "head":
        argv, folder = lab.Segment.load(_state(options)).head_argv(options.command), None
    else:
        host = _host(options)
        # One word is a text for dom0's shell, several are an argument list.
        argv, folder = (
            host.command_argv(options.command if len(options.command) > 1 else options.command[0]),
            host.folder,
        )
    return subprocess.run(argv, cwd=folder, check=False).returncode


def _push(options: argparse.Namespace) -> int:
    _host(options).push(options.paths, options.destination)
    return 0


def _clean(options: argparse.Namespace) -> int:
    for folder in lab.clean(_cache(options), everything=options.all):
        print(f"removed {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
