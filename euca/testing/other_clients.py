"""Clients of other makes for EC2's Query interface, run unmodified with what a cloud's ``eucarc`` says."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from attrs import frozen
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from euca.testing.quickstart import ROOT

INSTALL_LIMIT_S = 300.0
LIMIT_S = 100.0


@frozen
class OtherClients:
    """programs: the directory of their commands. environment: all that they are told. directory: where they are run. limit_s: for one command."""

    programs: Path
    environment: dict[str, str]
    directory: Path
    limit_s: float = LIMIT_S

    @classmethod
    def of(cls, state: Path, directory: Path, limit_s: float = LIMIT_S) -> OtherClients:
        """For the administrator of the cloud in a state directory; installed first where they are not."""
        install = [sys.executable, "-c", "import common; print(common.clients())"]
        done = subprocess.run(
            install, cwd=ROOT / "tools", capture_output=True, text=True, timeout=INSTALL_LIMIT_S, check=False
        )
        assert done.returncode == 0, f"the clients could not be installed: {done.stderr[-2000:]}"
        programs = Path(done.stdout.splitlines()[-1])
        lines = (line.removeprefix("export ") for line in (state / "eucarc").read_text().splitlines())
        said = dict(shlex.split(line)[0].split("=", 1) for line in lines)
        # Nothing of this machine's own: neither another user's configuration nor EC2's metadata.
        none = {"AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull, "BOTO_CONFIG": os.devnull}
        (collections,) = programs.parent.glob("ansible==*")
        none |= {"ANSIBLE_COLLECTIONS_PATH": str(collections)}
        none |= {"ANSIBLE_PYTHON_INTERPRETER": str(programs / "python")}
        # Ansible asks the password file for the home.
        none |= {"ANSIBLE_REMOTE_TEMP": str(directory / "ansible"), "TMPDIR": str(directory)}
        path = f"{programs}:{os.environ.get('PATH', '/usr/bin:/bin')}"
        return cls(programs, {**said, **none, "HOME": str(directory), "PATH": path}, directory, limit_s)

    def run(self, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """A command that has ended well. more: of the environment. Raises AssertionError with what it said where it failed."""
        argv = [str(word) for word in command]
        done = subprocess.run(
            argv,
            cwd=self.directory,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=self.limit_s,
            check=False,
        )
        assert done.returncode == 0, f"{shlex.join(argv)}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        return done

    def python(self, program: Path, *words: str, **more: str) -> Any:
        """What a Python program with these clients prints as JSON."""
        return json.loads(self.run(self.programs / "python", program, *words, **more).stdout)

    def key(self, name: str) -> tuple[Path, Path]:
        """The files of a new RSA key pair: the private key (PEM, as EC2 has it) and the public one (OpenSSH's form)."""
        pair = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        private, public = self.directory / f"{name}.pem", self.directory / f"{name}.pub"
        private.touch(mode=0o600)
        form, plain = serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
        private.write_bytes(pair.private_bytes(serialization.Encoding.PEM, form, plain))
        openssh = (serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
        public.write_bytes(pair.public_key().public_bytes(*openssh))
        return private, public


def fingerprint(public: Path) -> str:
    """EC2's fingerprint of an imported key: MD5 of the public key's DER form."""
    key = serialization.load_ssh_public_key(public.read_bytes())
    der = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return hashlib.md5(der).digest().hex(":")  # noqa: S324  # EC2's


def documents(text: str) -> list[Any]:
    """The JSON documents that stand one after another in a text."""
    found, decoder = [], json.JSONDecoder()
    while text := text.lstrip():
        document, end = decoder.raw_decode(text)
        found.append(document)
        text = text[end:]
    return found
