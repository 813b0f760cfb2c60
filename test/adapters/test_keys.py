"""A tier's key ring: made, changed and ended; and in files what a crash at any moment leaves."""

import datetime
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from euca.adapters import files as durable
from euca.adapters import keys as module
from euca.adapters.keys import RING, RingFiles, TierKeys, Use, tier_keys
from euca.domain.errors import WrongState
from euca.soap.security import identity as identities
from euca.soap.security.identity import Identity, IdentityError

NOW = 1_795_000_000.0
LATER = NOW + 86400


@pytest.fixture
def files(tmp_path: Path) -> RingFiles:
    return RingFiles(tmp_path / "keys", "tier", ("127.0.0.1", "tier.example"))


def names(files: RingFiles) -> set[str]:
    return {path.name for path in files.directory.iterdir()} - {"ring.lock"}


def test_a_first_start_makes_a_key_for_each_use(files: RingFiles) -> None:
    keys = TierKeys(files.open(NOW), files)
    assert [key.use for key in keys.ring.keys] == list(Use)
    assert keys.sign.algorithm.endswith("rsa-sha256") and keys.ring.of(Use.P256)[0].algorithm.endswith("ecdsa-sha256")
    assert names(files) == {"ring.json", *(f"{use.value}.{end}" for use in Use for end in ("key", "crt"))}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in files.directory.iterdir())
    assert stat.S_IMODE(files.directory.stat().st_mode) == 0o700
    again = TierKeys(files.open(LATER), files)
    assert again.statement() == keys.statement()


def test_the_keys_of_a_release_without_rings_are_kept(files: RingFiles) -> None:
    files.directory.mkdir()
    moment = datetime.datetime.fromtimestamp(NOW, datetime.UTC)
    old = {
        name: identities.create("tier", now=moment, days=30, key=kind)
        for name, kind in (("sign", "rsa"), ("tls", "p256"))
    }  # type: ignore[arg-type]
    for name, one in old.items():
        one.store(files.directory, name)
    keys = TierKeys(files.open(NOW), files)
    assert keys.sign.fingerprint == old["sign"].fingerprint and keys.tls.fingerprint == old["tls"].fingerprint


def test_what_is_signed_with_is_the_best_that_the_other_holds(files: RingFiles) -> None:
    files.open(NOW)
    keys = TierKeys(files.rotate(LATER), files)
    (rsa, new_rsa), (p256, new_p256) = keys.ring.of(Use.RSA), keys.ring.of(Use.P256)
    for holds, best in (
        ((), rsa),
        ((rsa,), rsa),
        ((rsa, p256), p256),
        ((rsa, p256, new_rsa), new_rsa),
        ((rsa, p256, new_rsa, new_p256), new_p256),
        ((new_p256,), new_p256),
    ):
        assert keys.signer({one.fingerprint for one in holds}) is best
    assert keys.signer({"sha256:" + "0" * 64}) is rsa
    assert keys.tls is keys.ring.of(Use.TLS)[0], "a new certificate is shown when the old one ends"


def test_two_generations_at_most_and_the_newest_remains(files: RingFiles) -> None:
    first = files.open(NOW)
    with pytest.raises(WrongState):
        files.retire(first.edition, NOW)
    both = files.rotate(LATER)
    assert both.edition > first.edition and len(both.keys) == 6
    with pytest.raises(WrongState):
        files.rotate(LATER)
    with pytest.raises(WrongState):
        files.retire(first.edition, LATER)
    left = files.retire(both.edition, LATER)
    assert left.edition > both.edition and [key.file for key in left.keys] == [key.file for key in both.newest]
    assert len(names(files)) == 7
    assert [key.identity.fingerprint for key in files.open(LATER).keys] == [
        key.identity.fingerprint for key in left.keys
    ]
    assert len(files.rotate(LATER).keys) == 6


def test_a_running_tier_takes_up_what_the_tool_has_changed(files: RingFiles) -> None:
    keys = TierKeys(files.open(NOW), files)
    keys.refresh()
    assert keys.refresh() is False
    tool = RingFiles(files.directory, files.name, files.hosts)
    made = tool.rotate(LATER)
    assert keys.refresh() is True and keys.ring.edition == made.edition
    assert keys.refresh() is False


def test_a_ring_that_cannot_be_read_leaves_the_former_in_use(files: RingFiles) -> None:
    keys = TierKeys(files.open(NOW), files)
    before = keys.ring
    for text in (
        "",
        "{}",
        "[]",
        '{"edition": 1, "keys": [{"use": "sign", "file": "../../etc/passwd"}]}',
        '{"edition": 1, "keys": []}',
    ):
        (files.directory / RING).write_text(text)
        with pytest.raises(IdentityError):
            keys.refresh()
        assert keys.ring is before


class _Crash(BaseException):
    """The process is killed."""


def _crashing(monkeypatch: pytest.MonkeyPatch, at: int) -> Callable[[], int]:
    """Die before the step of this number; steps are the moments at which something durable changes."""
    done = 0

    def before(function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **settings: Any) -> Any:
            nonlocal done
            done += 1
            if done == at:
                raise _Crash
            return function(*arguments, **settings)

        return step

    monkeypatch.setattr(identities, "_write_whole", before(identities._write_whole))
    monkeypatch.setattr(module, "write_atomically", before(durable.write_atomically))
    monkeypatch.setattr(Path, "unlink", before(Path.unlink))
    return lambda: done


def _change(files: RingFiles, change: str, edition: int) -> None:
    if change == "open":
        files.open(NOW)
    elif change == "rotate":
        files.rotate(LATER)
    else:
        files.retire(edition, LATER)


@pytest.mark.parametrize("change", ["open", "rotate", "retire"])
def test_a_crash_at_any_step_leaves_the_ring_before_or_after(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = RingFiles._make
    # The same keys at each attempt: making them takes most of the time.
    counted: dict[tuple[str, int], Identity] = {}

    def make(self: RingFiles, use: Use, now: float) -> Identity:
        key = (use.value, int(now))
        if key not in counted:
            counted[key] = real(self, use, now)
        return counted[key]

    monkeypatch.setattr(RingFiles, "_make", make)
    at = 0
    while True:
        at += 1
        files = RingFiles(tmp_path / str(at), "tier", ())
        if change != "open":
            files.open(NOW)
        edition = files.rotate(LATER).edition if change == "retire" else 0
        with monkeypatch.context() as patch:
            steps = _crashing(patch, at)
            try:
                _change(files, change, edition)
                crashed = False
            except _Crash:
                crashed = True
        after = RingFiles(files.directory, "tier", ()).open(LATER)
        named = {f"{key.file}.{end}" for key in after.keys for end in ("key", "crt")}
        assert names(files) == {RING, *named}, f"nothing is left over after step {at}"
        shown = [key.identity.fingerprint for key in after.keys]
        whole = {"open": (3,), "rotate": (3, 6), "retire": (6, 3)}[change]
        assert len(shown) in whole
        if not crashed:
            assert len(shown) == whole[-1] and steps() < at
            break
    assert at > 3


def test_a_ring_says_what_there_is_and_no_secret(files: RingFiles) -> None:
    keys = tier_keys(files.directory.parent, "tier", (), NOW)
    said = json.loads((files.directory / RING).read_text())
    assert set(said) == {"edition", "keys"} and "PRIVATE" not in repr(keys) + repr(keys.ring)
