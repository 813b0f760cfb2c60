"""The doctor's steps against servers that are wrong in one way each."""

import argparse
import contextlib
import datetime
import email.utils
import io
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

from euca.cli.euca import diagnosis, keys
from euca.cli.euca.diagnosis import Finding, findings
from euca.cli.euca.doctor import doctor
from euca.cli.euca.failures import Refused
from euca.cli.euca.session import Session
from euca.cli.euca.show import Screen
from euca.soap.security.identity import Purpose, create
from euca.testing.serving import InThread


def session_of(url: str, tmp_path: Path, **more: str) -> Session:
    (tmp_path / "secret").write_text("hunter2")
    options = {"url": url, "access_key": "AKEY", "secret_file": str(tmp_path / "secret"), "instance": None, **more}
    return Session(argparse.Namespace(**options), Screen(io.StringIO(), io.StringIO()))


def server(off_s: float | None) -> ThreadingHTTPServer:
    """Its clock is so far ahead of ours; None: it tells no time."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response_only(405)
            if off_s is not None:
                self.send_header("Date", email.utils.formatdate(time.time() + off_s, usegmt=True))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@pytest.fixture(autouse=True)
def _only_the_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(diagnosis, "_NEEDED", diagnosis._NEEDED[:-1])
    monkeypatch.setattr(diagnosis, "_EACH_BY_ITSELF", ())
    yield


@pytest.mark.parametrize(
    ("off_s", "result", "says"),
    [
        (0, "ok", "within a second"),
        (100, "warning", "s behind the cloud"),
        (-100, "warning", "s ahead of the cloud"),
        (1000, "wrong", "behind"),
    ],
)
def test_the_clock(bare: None, tmp_path: Path, off_s: int, result: str, says: str) -> None:
    with InThread(made := server(off_s)):
        found = list(findings(session_of(f"http://127.0.0.1:{made.server_port}/", tmp_path)))
    clock = found[-1]
    assert (clock.check, clock.result) == ("clock", result)
    assert says in clock.said
    assert ("timedatectl" in clock.mend) is (result != "ok")


@pytest.mark.parametrize(("kind", "result"), [("access-key", "warning"), ("certificate", "wrong")])
def test_each_interface_has_its_own_bound_of_the_clock(bare: None, tmp_path: Path, kind: str, result: str) -> None:
    made = create("u", now=datetime.datetime.now(datetime.UTC), days=99, purpose=Purpose.USER)
    (tmp_path / "cert").write_bytes(made.certificate_pem())
    files = {"certificate": str(tmp_path / "cert"), "private_key": str(tmp_path / "key"), "by": kind}
    with InThread(http := server(500)):
        found = list(findings(session_of(f"http://127.0.0.1:{http.server_port}/", tmp_path, **files)))
    assert (found[-1].check, found[-1].result) == ("clock", result)


def test_a_certificate_that_cannot_be_read_is_a_finding(
    bare: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnosis, "connected", lambda *_: contextlib.nullcontext())
    monkeypatch.setattr(diagnosis, "certificate_of", lambda _: b"none")
    (found,) = diagnosis._tls(session_of("https://127.0.0.1:1/", tmp_path))
    assert (found.check, found.result) == ("tls", "wrong")


def test_what_has_no_date_is_no_cloud(bare: None, tmp_path: Path) -> None:
    with InThread(made := server(None)):
        found = list(findings(session_of(f"http://127.0.0.1:{made.server_port}/", tmp_path)))
    assert (found[-1].check, found[-1].result) == ("clock", "warning")


def test_a_broken_step_is_the_last_and_secrets_are_not_told(bare: None, tmp_path: Path) -> None:
    session = session_of("http://127.0.0.1:1/", tmp_path)
    assert doctor(session) == 3
    assert isinstance(session.screen.out, io.StringIO)
    said = session.screen.out.getvalue()
    assert "hunter2" not in said
    assert "access key AKEY (from option)" in said
    assert "clock" not in said


@pytest.mark.parametrize("certificate", ["missing", "nonsense"])
def test_a_certificate_that_is_none(bare: None, tmp_path: Path, certificate: str) -> None:
    (tmp_path / "nonsense").write_text("nonsense")
    files = {"certificate": str(tmp_path / certificate), "private_key": str(tmp_path / "key")}
    found = list(findings(session_of("http://127.0.0.1:1/", tmp_path, **files)))
    assert [(one.check, one.result) for one in found] == [("address", "ok"), ("credentials", "wrong")]
    assert "get a new one" in found[1].mend


def test_a_refusal_is_a_finding(bare: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(session: Session) -> Iterator[Finding]:
        raise Refused("Client.AuthFailure", "no")
        yield

    monkeypatch.setattr(diagnosis, "_NEEDED", ())
    monkeypatch.setattr(diagnosis, "_EACH_BY_ITSELF", (("images", refuses),))
    (found,) = findings(session_of("http://127.0.0.1:1/", tmp_path))
    assert (found.check, found.result, found.said) == ("images", "wrong", "no (AuthFailure)")
    assert "`euca doctor`" in found.mend


def test_a_private_key_beside_the_eucarc_is_found(bare: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As quickstart leaves it; what was put away for this cloud goes before it."""
    pairs = [SimpleNamespace(key_name="quickstart"), SimpleNamespace(key_name="../other")]
    monkeypatch.setattr(diagnosis.asking, "key_pairs", lambda session: pairs)
    (tmp_path / "state").mkdir()
    rc = tmp_path / "state" / "eucarc"
    rc.write_text("export EC2_URL=http://127.0.0.1:1/\n")
    session = session_of("", tmp_path, rc=str(rc))
    (found,) = diagnosis._key_pairs(session)
    assert found.result == "warning"
    assert f"one's file at {tmp_path}/.euca/keys/127.0.0.1%3A1/quickstart.pem" in found.mend
    (tmp_path / "other.pem").touch()
    beside = tmp_path / "state" / "quickstart.pem"
    beside.touch()
    (found,) = diagnosis._key_pairs(session)
    assert (found.result, found.said) == ("ok", "2, and this machine has the private keys of quickstart")
    assert keys.private_key(session, "quickstart") == beside
    keys.path_of(session, "quickstart").parent.mkdir(parents=True)
    keys.path_of(session, "quickstart").touch()
    assert keys.private_key(session, "quickstart") == keys.path_of(session, "quickstart")
