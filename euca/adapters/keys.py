"""A tier's key ring: what it signs with and what its port shows, each for a while in two generations.

All keys are made where they are used and never leave it.  A ring is a file that lists the keys, each of which is two files beside it:
keys are written before the ring names them and removed after it no longer does, so that a crash leaves the ring as it was or as
it was to become.
"""

from __future__ import annotations

import datetime
import fcntl
import ipaddress
import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Final

from attrs import define, field, frozen
from twisted.logger import Logger

from euca.adapters.files import private_directory, write_atomically
from euca.domain.errors import WrongState
from euca.ports.enrolment import StatedRing
from euca.soap.security import identity
from euca.soap.security.identity import Identity, IdentityError, KeyKind, Purpose

_log = Logger()
DAYS: Final = 3650.0
#: Certificates that end sooner are warned of, and those of a tier's own are renewed.
WARN_DAYS: Final = 30.0
RING: Final = "ring.json"
_LOCK: Final = "ring.lock"
_MOST_BYTES: Final = 64 * 1024
_OWN_FILES: Final = re.compile(r"(sign|sign-p256|tls)(-[0-9]{1,15})?\.(key|crt)")


class Use(Enum):
    """What a key of the ring is for. RSA signs for everybody; P-256 for neighbours who have said that they know it."""

    RSA = "sign"
    P256 = "sign-p256"
    TLS = "tls"

    @property
    def kind(self) -> KeyKind:
        """Of which kind its keys are."""
        return "rsa" if self is Use.RSA else "p256"


@frozen
class RingKey:
    """A key of the ring; ``file`` is the name of its two files without their ends."""

    use: Use
    file: str
    identity: Identity


@frozen
class Ring:
    """The keys of a tier, for each use the oldest first. ``edition`` grows with each change."""

    edition: int
    keys: tuple[RingKey, ...]

    def of(self, use: Use) -> tuple[Identity, ...]:
        """The keys for a use, the oldest first."""
        return tuple(key.identity for key in self.keys if key.use is use)

    @property
    def signers(self) -> tuple[Identity, ...]:
        """All that messages are signed with, the best first: the newest, and of one age the fastest."""
        ages = [tuple(reversed(self.of(use))) for use in (Use.P256, Use.RSA)]
        longest = max(map(len, ages))
        return tuple(one[age] for age in range(longest) for one in ages if age < len(one))

    @property
    def retiring(self) -> tuple[RingKey, ...]:
        """Those that have a successor."""
        newest = {key.use: key.file for key in self.keys}
        return tuple(key for key in self.keys if newest[key.use] != key.file)

    @property
    def newest(self) -> tuple[RingKey, ...]:
        """The newest key of each use."""
        return tuple({key.use: key for key in self.keys}.values())


@define(eq=False)
class TierKeys:
    """A tier's keys as they are now. ``sign`` is what everybody knows its messages by, ``tls`` what its port shows.

    files: where they are kept; None for keys in memory, which do not change.
    """

    ring: Ring
    files: RingFiles | None = None
    #: The ring's signers by their fingerprints, the best first: asked for with each message.
    _signers: tuple[Ring | None, Mapping[str, Identity]] = field(default=(None, {}), init=False)

    @classmethod
    def of(cls, sign: Identity, tls: Identity, p256: Identity | None = None) -> TierKeys:
        """Keys in memory."""
        named = ((Use.RSA, sign), (Use.P256, p256), (Use.TLS, tls))
        return cls(Ring(1, tuple(RingKey(use, use.value, found) for use, found in named if found is not None)))

    @property
    def sign(self) -> Identity:
        """The oldest RSA key: the one by which newcomers, users, and neighbours who state nothing know this tier."""
        return self.ring.of(Use.RSA)[0]

    @property
    def tls(self) -> Identity:
        """The oldest key for TLS: a new one is shown when the old one is retired, which is when all neighbours know it."""
        return self.ring.of(Use.TLS)[0]

    def signer(self, holds: Collection[str]) -> Identity:
        """The best key among those whose fingerprints somebody holds; ``sign`` where it is none."""
        ring, signers = self._signers
        if ring is not self.ring:
            signers = {one.fingerprint: one for one in self.ring.signers}
            self._signers = (self.ring, signers)
        return next((one for shown, one in signers.items() if shown in holds), self.sign)

    def statement(self) -> StatedRing:
        """What neighbours are to accept."""
        return StatedRing(
            self.ring.edition,
            tuple(one.certificate_der for one in self.ring.signers),
            tuple(one.certificate_der for one in self.ring.of(Use.TLS)),
        )

    def refresh(self) -> bool:
        """Read the ring again, if somebody has changed it; whether it was. Raises IdentityError or OSError, and keeps the old."""
        ring = self.files.changed(self.ring) if self.files is not None else None
        if ring is None:
            return False
        self.ring = ring
        return True


@define(eq=False)
class RingFiles:
    """A ring in a directory. name: the certificates' common name; hosts: the names and addresses by which the tier is reached.

    All methods may be used while another process does: each change is made under a lock.  ``now`` is in seconds since the epoch.
    Files that cannot be used raise IdentityError or OSError.
    """

    directory: Path
    name: str
    hosts: tuple[str, ...]
    _seen: tuple[int, int] | None = field(default=None, init=False)

    def open(self, now: float) -> Ring:
        """The ring, made where there is none yet: from keys that are there already, and new ones for what is missing."""
        with self._locked():
            if (self.directory / RING).exists():
                ring = self._read()
                self._sweep(ring)
                return ring
            keys = tuple(RingKey(use, use.value, self._first(use, now)) for use in Use)
            return self._write(Ring(1, keys))

    def changed(self, ring: Ring) -> Ring | None:
        """The ring in the files, if it is another edition than this one."""
        seen = self._stat()
        if seen == self._seen:
            return None
        found = self._read()
        self._seen = seen
        return None if found.edition == ring.edition else found

    def rotate(self, now: float) -> Ring:
        """Add a new key for each use; raises WrongState while there are two generations already."""
        made = {use: self._make(use, now) for use in Use}
        with self._locked():
            ring = self._read()
            if ring.retiring:
                raise WrongState("There are two generations of keys already; retire the old ones first")
            edition = max(ring.edition + 1, int(now))
            added = []
            for use, new in made.items():
                file = f"{use.value}-{edition}"
                new.store(self.directory, file, replace=True)
                added.append(RingKey(use, file, new))
            return self._write(Ring(edition, (*ring.keys, *added)))

    def retire(self, edition: int, now: float) -> Ring:
        """Keep of each use the newest key only; raises WrongState if the ring is another edition by now, or there is nothing old."""
        with self._locked():
            ring = self._read()
            if not ring.retiring:
                raise WrongState("There is one generation of keys only; rotate makes the next")
            if ring.edition != edition:
                raise WrongState("The keys were changed meanwhile; look at them again")
            kept = self._write(Ring(max(ring.edition + 1, int(now)), ring.newest))
            self._sweep(kept)
            return kept

    # Files

    def path(self, key: RingKey) -> Path:
        """A key's certificate."""
        return self.directory / f"{key.file}.crt"

    def _stat(self) -> tuple[int, int]:
        found = (self.directory / RING).stat()
        return found.st_ino, found.st_mtime_ns

    def _read(self) -> Ring:
        path = self.directory / RING
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES)
        try:
            said = json.loads(text)
            named = [(Use(one["use"]), str(one["file"])) for one in said["keys"]]
            edition = int(said["edition"])
        except (ValueError, KeyError, TypeError):
            raise IdentityError(f"{path} is no list of keys") from None
        if {use for use, _ in named} != set(Use) or not all(_OWN_FILES.fullmatch(f"{file}.crt") for _, file in named):
            raise IdentityError(f"{path} does not name a key for each use")
        return Ring(edition, tuple(RingKey(use, file, self._load(file)) for use, file in named))

    def _load(self, file: str) -> Identity:
        return identity.load(self.directory / f"{file}.key", self.directory / f"{file}.crt")

    def _write(self, ring: Ring) -> Ring:
        keys = [{"use": key.use.value, "file": key.file} for key in ring.keys]
        text = json.dumps({"edition": ring.edition, "keys": keys}, indent=1) + "\n"
        write_atomically(self.directory / RING, text.encode(), 0o600)
        return ring

    def _sweep(self, ring: Ring) -> None:
        """Remove what a change that was cut short has left; certificates first, since one without its key would be an error."""
        named = {key.file for key in ring.keys}
        left = [path for path in self.directory.iterdir() if _OWN_FILES.fullmatch(path.name) and path.stem not in named]
        for path in sorted(left, key=lambda path: path.suffix):
            path.unlink()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        descriptor = os.open(private_directory(self.directory) / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)

    # Keys

    def _first(self, use: Use, now: float) -> Identity:
        if (self.directory / f"{use.value}.crt").exists():
            return self._load(use.value)
        made = self._make(use, now)
        # A crash may have left a key without its certificate: nobody has seen it, it is made anew.
        made.store(self.directory, use.value, replace=True)
        return made

    def _make(self, use: Use, now: float) -> Identity:
        hosts = self.hosts if use is Use.TLS else ()
        addresses = [host for host in hosts if _is_address(host)]
        return identity.create(
            self.name,
            now=datetime.datetime.fromtimestamp(now, datetime.UTC),
            days=DAYS,
            key=use.kind,
            purpose=Purpose.TLS if use is Use.TLS else Purpose.SIGNING,
            dns_names=[host for host in hosts if host not in addresses],
            addresses=addresses,
        )


def ring_files(state: Path, name: str, hosts: Iterable[str]) -> RingFiles:
    """Where the keys of the tier with this state directory are."""
    return RingFiles(state / "keys", name, tuple(hosts))


def tier_keys(state: Path, name: str, hosts: Iterable[str], now: float) -> TierKeys:
    """The keys under ``state``/keys, made where they are missing.

    name becomes the certificates' common name; hosts are the names and addresses by which the tier is reached.
    now is in seconds since the epoch.  Raises IdentityError or OSError for files that cannot be used.
    """
    files = ring_files(state, name, hosts)
    return TierKeys(files.open(now), files)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def secret(path: Path, random_bytes: bytes) -> bytes:
    """The 32 bytes in a file of mode 0600, written from ``random_bytes`` where there are none yet."""
    if not path.exists():
        private_directory(path.parent)
        write_atomically(path, random_bytes, 0o600)
    return path.read_bytes()
