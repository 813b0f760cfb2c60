"""What quickstart, test and bench share: a fresh machine's packages, the virtual environment, progress. Standard library only."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CLIENTS = ROOT / "var/clients"
#: The last one whose modules launch instances where there is no VPC; pyproject.toml has the ansible-core that goes with it.
ANSIBLE = "ansible==6.7.0"
COLLECTIONS = ("amazon/aws", "ansible/posix")
#: Since when the time is counted: a program that goes on in the virtual environment takes its start along.
_START = "EUCA_TOOLS_STARTED"
_started = float(os.environ.pop(_START, "") or time.monotonic())


class Trouble(Exception):
    """Something went wrong: the text names the mend."""


def say(text: str) -> None:
    """A line of progress, with the time since the start."""
    print(f"[{time.monotonic() - _started:6.1f} s] {text}", flush=True)


def python() -> str:
    """The virtual environment's interpreter."""
    return str(VENV / "bin/python")


def enter(extras: str = "", update: bool = True) -> None:
    """Go on as the same program in the virtual environment, made first where needed; nothing where it runs there already.

    extras: as `environment` takes them. update False: an environment that is there will do as it is.
    """
    if Path(sys.prefix).resolve() == VENV.resolve():
        return
    if update or not Path(python()).exists():
        environment(extras)
    os.environ[_START] = str(_started)
    os.execv(python(), [python(), *sys.argv])  # noqa: S606 - the same program in its environment


def check_python() -> None:
    """Raises Trouble unless this interpreter is one that the project runs on."""
    if sys.version_info < (3, 11) or sys.version_info >= (3, 13):
        version = ".".join(map(str, sys.version_info[:3]))
        raise Trouble(f"Python 3.11 or 3.12 is needed, this is {version}; on Debian 12: apt install python3")


def privileged(argv: Sequence[str]) -> list[str]:
    """The command as root: itself, or through sudo."""
    if os.geteuid() == 0:
        return list(argv)
    if shutil.which("sudo") is None:
        raise Trouble(f"This needs root: run it as root, or install sudo ({' '.join(argv)})")
    return ["sudo", "--", *argv]


def packages(programs: dict[str, str]) -> None:
    """Install the Debian packages whose program (or absolute path) is missing. programs: program or path → package."""
    missing = sorted({package for program, package in programs.items() if not _there(program)})
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise Trouble(f"Install these first (there is no apt-get here): {' '.join(missing)}")
    say(f"installing {' '.join(missing)}")
    log = log_file("packages.log")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    keep = [] if os.geteuid() == 0 else ["env", "DEBIAN_FRONTEND=noninteractive"]
    with log.open("ab") as out:
        for argv in (
            ["apt-get", "-qq", "update"],
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing],
        ):
            done = subprocess.run(
                privileged([*keep, *argv]),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                check=False,
            )
            if done.returncode and argv[1] == "install":
                raise Trouble(f"Packages could not be installed; {log} says why")


def _there(program: str) -> bool:
    if program.startswith("/"):
        return Path(program).exists()
    return shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


def log_file(name: str) -> Path:
    """A log under var/log of the checkout."""
    directory = ROOT / "var/log"
    directory.mkdir(parents=True, exist_ok=True)
    return directory / name


def environment(extras: str = "") -> None:
    """The virtual environment with this checkout in it; built anew where the wanted packages have changed.

    extras: optional dependencies of pyproject.toml, separated by commas.
    """
    what = f".[{extras}]" if extras else "."
    _environment(VENV, [what, "--config-settings", "editable_mode=compat"], extras, editable=True)


def clients() -> Path:
    """The virtual environment of clients of other makes, whose demands are not ours: where its programs are.

    What is in it: the optional dependencies `clients` of pyproject.toml.
    """
    import tomllib  # here, since what is older than Python 3.11 shall be told so

    what = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["clients"]
    CLIENTS.mkdir(parents=True, exist_ok=True)
    with (CLIENTS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _environment(CLIENTS, what, "clients")
        _collection()
    return CLIENTS / "bin"


def _collection() -> None:
    """Ansible's modules for EC2, out of the distribution that has all of Ansible's in it, of which the rest is not needed."""
    wanted = CLIENTS / ANSIBLE
    if (wanted / "ansible_collections").exists():
        return
    log = log_file("environment.log")
    with tempfile.TemporaryDirectory(dir=CLIENTS) as folder:
        pip = [str(CLIENTS / "bin/python"), "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        _logged([*pip, "--no-deps", "--only-binary", ":all:", "--dest", folder, ANSIBLE], log)
        (wheel,) = Path(folder).glob("*.whl")
        made = Path(folder) / "made"
        with zipfile.ZipFile(wheel) as archive:
            kept = tuple(f"ansible_collections/{name}/" for name in COLLECTIONS)
            parts = [name for name in archive.namelist() if name.startswith(kept)]
            archive.extractall(made, parts)
        wanted.mkdir(exist_ok=True)
        (made / "ansible_collections").rename(wanted / "ansible_collections")


def _environment(venv: Path, what: Sequence[str], extras: str, editable: bool = False) -> None:
    """A virtual environment with packages. what: pip's arguments. extras: tells apart what is wanted."""
    check_python()
    said = (ROOT / "pyproject.toml").read_bytes() if editable else "\n".join(what).encode()
    wanted = hashlib.sha256(said + extras.encode() + sys.version.encode()).hexdigest()
    stamp = venv / "euca-installed"
    installed = stamp.read_text().split() if stamp.exists() else []
    if wanted in installed:
        return
    if not _venv_works():
        packages({"/nonexistent/ensurepip": "python3-venv"})
    say(
        f"{'bringing' if installed else 'making'} the virtual environment {venv.relative_to(ROOT)}{' up to date' if installed else ''}"
    )
    log = log_file("environment.log")
    if not (venv / "bin/pip").exists():
        _logged([sys.executable, "-m", "venv", str(venv)], log)
    options = ["--quiet", "--disable-pip-version-check", *(["-e"] if editable else [])]
    _logged([str(venv / "bin/python"), "-m", "pip", "install", *options, *what], log)
    stamp.write_text("\n".join([*installed, wanted]))


def _venv_works() -> bool:
    return (
        subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False).returncode
        == 0
    )


def _logged(argv: Sequence[str], log: Path) -> None:
    with log.open("ab") as out:
        done = subprocess.run(argv, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False)
    if done.returncode:
        tail = log.read_text(errors="replace")[-2000:]
        raise Trouble(f"{argv[0]} … failed; {log} says why, at its end:\n{tail}")
