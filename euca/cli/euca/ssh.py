"""``euca ssh``: logging in, with the key that this machine has and a host key for each instance."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from euca.cli.euca import asking, keys
from euca.cli.euca.asking import Instance
from euca.cli.euca.failures import Ended, Misused
from euca.cli.euca.instances import wait_for
from euca.cli.euca.session import Session
from euca.cli.euca.waiting import until

PORT: Final = 22
_LOOK_S: Final = 3.0


def ssh(session: Session) -> None:
    """``euca ssh``: becomes the ssh of this machine; its exit status is ours."""
    options = session.options
    program = shutil.which("ssh")
    if program is None:
        raise Misused("This machine has no ssh", "on Debian: apt install openssh-client")
    instance = asking.instance(session, options.ids)
    if options.wait:
        instance = wait_for(session, [instance.instance_id], "running", options.timeout)[0]
        until(session.screen, f"ssh of {instance.instance_id}", lambda: _looked(instance.address), options.timeout)
    elif instance.state != "running":
        raise Ended(
            f"{instance.instance_id} is {instance.state}",
            "--wait waits until it runs" if instance.state == "pending" else "",
        )
    argv = command(session, instance, options.user, options.identity, options.command)
    os.execv(program, ["ssh", *argv])  # noqa: S606 - no shell: ssh itself


def command(session: Session, instance: Instance, user: str, identity: str | None, words: Sequence[str]) -> list[str]:
    """ssh's arguments. The host key belongs to the instance's id, which is never used again, so that an address may be."""
    if not instance.address:
        raise Ended(f"{instance.instance_id} has no address", f"`euca show {instance.instance_id}`, `euca doctor`")
    if user.startswith("-") or instance.address.startswith("-"):
        raise Misused(f"{user} is no user")
    known = session.home / "known_hosts"
    session.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    options = [
        f"HostKeyAlias={instance.instance_id}",
        f"UserKnownHostsFile={known}",
        "StrictHostKeyChecking=accept-new",
        "ConnectTimeout=20",
    ]
    key = Path(identity).expanduser() if identity else keys.private_key(session, instance.said.key_name or "")
    words_of_key: list[str] = []
    if key is not None:
        options.append("IdentitiesOnly=yes")
        words_of_key = ["-i", str(key)]
    elif instance.said.key_name:
        session.screen.note(
            f"euca: the private key of {instance.said.key_name} is not put away here: ssh tries its own; --identity FILE names it"
        )
    flat = [word for option in options for word in ("-o", option)]
    return [*words_of_key, *flat, "-l", user, "--", instance.address, *words]


def _looked(address: str) -> tuple[str | None, str]:
    said = banner(address)
    return (said, said) if said.startswith("SSH-") else (None, said)


def banner(address: str, port: int = PORT, timeout_s: float = _LOOK_S) -> str:
    """The first line that an ssh server says (RFC 4253, section 4.2), or what is in the way, in words."""
    try:
        with socket.create_connection((address, port), timeout=timeout_s) as connection:
            connection.settimeout(timeout_s)
            line = connection.recv(256).partition(b"\n")[0].strip()
    except TimeoutError:
        return "does not answer"
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return line.decode("ascii", "replace") if line.startswith(b"SSH-") else "something else than ssh answers"
