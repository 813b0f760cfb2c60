"""Key pairs, and where the private keys of this machine are."""

from __future__ import annotations

import base64
import os
import socket
import sys
from pathlib import Path
from typing import Final
from urllib.parse import quote

from euca.cli.euca import asking
from euca.cli.euca.failures import Misused, Refused
from euca.cli.euca.files import input_bytes
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.wire import ec2

#: What a key pair is called that is made without being named.
OWN: Final = f"euca-{socket.gethostname().partition('.')[0] or 'here'}"
_MOST_PUBLIC_BYTES: Final = 16 * 1024
COLUMNS: Final = (
    Column("NAME", "name", whole=True),
    Column("FINGERPRINT", "fingerprint"),
    Column("PRIVATE KEY", "private_key"),
)


def directory(session: Session) -> Path:
    """Where private keys of this cloud's key pairs are put away, a directory for each of its addresses."""
    return session.home / "keys" / quote(session.address.netloc, safe="")


def path_of(session: Session, name: str) -> Path:
    """Where a key pair's private key is put away."""
    return directory(session) / f"{quote(name, safe=' ')}.pem"


def private_key(session: Session, name: str) -> Path | None:
    """A key pair's private key, where this machine has it: put away here, or beside the eucarc, as `tools/quickstart` and Eucalyptus's users have them."""
    beside = session.credentials.keys
    places = [
        path_of(session, name),
        *([Path(beside.value) / path_of(session, name).name] if beside is not None else []),
    ]
    return next((path for path in places if path.is_file()), None)


def listing(session: Session) -> None:
    """``euca keys``."""
    rows = [
        {"name": key.key_name, "fingerprint": key.key_fingerprint, "private_key": _shown(session, key.key_name)}
        for key in asking.key_pairs(session, session.options.filter)
    ]
    session.screen.rows(rows, COLUMNS, "no key pairs: `euca keys create NAME` makes one")


def _shown(session: Session, name: str) -> str | None:
    path = private_key(session, name)
    return str(path) if path is not None else None


def create(session: Session) -> None:
    """``euca keys create``."""
    name, out = session.options.name, session.options.out
    path = Path(out).expanduser() if out else path_of(session, name)
    fingerprint = _made(session, name, path)
    row = {"name": name, "fingerprint": fingerprint, "private_key": str(path)}
    session.screen.one(row, {"name": "key pair", "fingerprint": "fingerprint", "private_key": "private key"})


def make(session: Session, name: str) -> str:
    """A key pair whose private key is put away here; its name."""
    path = path_of(session, name)
    _made(session, name, path)
    session.screen.note(f"euca: made the key pair {name}; its private key is {path}")
    return name


def _made(session: Session, name: str, path: Path) -> str:
    """The file is opened first: a private key is answered once, and must not be lost for want of a place. Its fingerprint."""
    try:
        if path.parent == directory(session):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Misused(f"{path} is there already", "move it away, take another name, or say --out FILE") from None
    except OSError as error:
        raise Misused(f"{path} cannot be made: {error.strerror or error}", "--out FILE says where") from None
    made, doubt = (
        False,
        f"the key pair {name} may be there without its private key: `euca keys`, and `euca keys rm '{name}'`",
    )
    session.under_way.append(doubt)
    try:
        with open(file, "w", encoding="ascii") as out:  # noqa: PTH123 - by its number
            answer = session.ask(ec2.CreateKeyPairType(key_name=name), ec2.CreateKeyPairResponseType)
            out.write(answer.key_material if answer.key_material.endswith("\n") else f"{answer.key_material}\n")
            out.flush()
            os.fsync(out.fileno())
        made = True
        session.under_way.remove(doubt)
        return answer.key_fingerprint
    except Refused:
        session.under_way.remove(doubt)
        raise
    finally:
        if not made:
            path.unlink(missing_ok=True)


def importing(session: Session) -> None:
    """``euca keys import``."""
    name, source = session.options.name, session.options.file
    too_long = f"{source} has more than {_MOST_PUBLIC_BYTES} bytes: that is no public key"
    material = input_bytes(source, _MOST_PUBLIC_BYTES, too_long)
    if b"PRIVATE KEY" in material:
        raise Misused(
            f"{source} is a private key, which goes nowhere", f"`ssh-keygen -y -f {source}` prints its public one"
        )
    encoded = base64.b64encode(material).decode()
    request = ec2.ImportKeyPairType(key_name=name, public_key_material=encoded)
    answer = session.ask(request, ec2.ImportKeyPairResponseType)
    row = {"name": answer.key_name, "fingerprint": answer.key_fingerprint}
    session.screen.one(row, {"name": "key pair", "fingerprint": "fingerprint"})


def rm(session: Session) -> None:
    """``euca keys rm``."""
    for name in session.options.names:
        session.ask(ec2.DeleteKeyPairType(key_name=name), ec2.DeleteKeyPairResponseType)
    rows = [{"name": name, "private_key": _shown(session, name)} for name in session.options.names]
    columns = (Column("DELETED", "name", whole=True), Column("PRIVATE KEY THAT STAYS", "private_key"))
    session.screen.rows(rows, columns)


def agreed(session: Session, question: str) -> bool:
    """Whether the user, on a terminal, says yes."""
    if session.screen.as_json or not (sys.stdin.isatty() and session.screen.err.isatty()):
        return False
    session.screen.err.write(f"{question} [Y/n] ")
    session.screen.err.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes")
