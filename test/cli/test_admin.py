"""euca-admin on the records of tiers that are not running: tokens, listing, fencing, and errors that name the mend."""

import datetime
from pathlib import Path

import pytest

from euca.adapters.journal_enrolments import JournalEnrolments
from euca.cli.admin import main
from euca.cluster.journal import JOURNAL, ClusterJournal, open_journal
from euca.domain.tokens import parse_token
from euca.soap.security.identity import create, fingerprint


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "eucalyptus.conf"
    path.write_text(f'EUCALYPTUS_STATE="{tmp_path}/state"\nCC_ADDRESS="127.0.0.1"\nCLOUD_ADDRESS="127.0.0.1"\n')
    return path


def certificate(path: Path, name: str) -> Path:
    identity = create(name, now=datetime.datetime.now(datetime.UTC), days=1, key="p256")
    file = path / f"{name}.pem"
    file.write_bytes(identity.certificate_pem())
    return file


def test_a_token_is_printed_with_the_command_that_takes_it(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for role, port in (("cluster", 8773), ("node", 8774)):
        config.write_text(config.read_text().replace("/state", f"/state-{role}"))
        assert main(["--config", str(config), role, "token", "n1"]) == 0
        text = capsys.readouterr().out
        assert f"euca-admin {role} join https://127.0.0.1:{port}/services/Enrol --token-file -" in text
        parse_token(text.splitlines()[-1])


def test_a_node_of_another_make_is_enrolled_listed_fenced_and_removed(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    admin = ["--config", str(config), "node"]
    sign, tls = certificate(tmp_path, "sign"), certificate(tmp_path, "tls")
    files = ["--signing-certificate", str(sign), "--tls-certificate", str(tls)]
    assert main([*admin, "add", "n1", "--address", "https://10.0.0.5:8775/x", *files]) == 0
    capsys.readouterr()
    assert main([*admin, "list", "--plain"]) == 0
    name, address, shown = capsys.readouterr().out.rstrip("\n").split("\t")
    assert (name, address) == ("n1", "https://10.0.0.5:8775/x")
    assert shown == fingerprint(
        JournalEnrolments(open_journal(tmp_path / "state" / JOURNAL)).all_of("node")[0].signing_certificate
    )
    assert main([*admin, "fence", "n1"]) == 0
    assert ClusterJournal(open_journal(tmp_path / "state" / JOURNAL)).fenced() == {"n1"}
    assert main([*admin, "unfence", "n1"]) == 0
    assert ClusterJournal(open_journal(tmp_path / "state" / JOURNAL)).fenced() == frozenset()
    assert main([*admin, "remove", "n1"]) == 0
    assert main([*admin, "remove", "n1"]) == 1
    assert main([*admin, "fence", "n1"]) == 1


def test_a_plain_connection_to_a_node_on_this_machine_is_asked_for(config: Path, tmp_path: Path) -> None:
    sign = str(certificate(tmp_path, "sign"))
    words = ["--config", str(config), "node", "add", "n1", "--address", "http://127.0.0.1:9775/x"]
    assert main([*words, "--signing-certificate", sign, "--plain"]) == 0
    assert JournalEnrolments(open_journal(tmp_path / "state" / JOURNAL)).all_of("node")[0].tls_certificate == b""


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["node", "token", "../x"], "A name has letters"),
        (["node", "remove", "none"], "euca-admin node list"),
        (
            ["node", "add", "n", "--address", "ftp://x", "--signing-certificate", "SIGN", "--tls-certificate", "SIGN"],
            "https://HOST:PORT",
        ),
        (["node", "add", "n", "--address", "http://127.0.0.1:1/x", "--signing-certificate", "SIGN"], "https address"),
        (
            ["node", "add", "n", "--address", "http://10.0.0.1:1/x", "--signing-certificate", "SIGN", "--plain"],
            "on loopback",
        ),
        (
            [
                "node",
                "add",
                "n",
                "--address",
                "https://h:1/x",
                "--signing-certificate",
                "/none",
                "--tls-certificate",
                "SIGN",
            ],
            "/none",
        ),
        (["cluster", "join", "https://127.0.0.1:1/services/Enrol", "--token-file", "TOKEN"], "does not answer"),
        (["cluster", "join", "https://127.0.0.1:1/services/Enrol", "--token-file", "SIGN"], "not an enrolment token"),
        (["image", "register", "--name", "abc", "--disk", "/none"], "has not been started yet"),
    ],
)
def test_an_error_is_a_sentence_with_a_mend(
    words: list[str], says: str, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sign = certificate(tmp_path, "sign")
    token = tmp_path / "token"
    token.write_text("euca1." + ".".join(["0" * 16, "0" * 64, "0" * 64]))
    assert main(["--config", str(config), *({"SIGN": str(sign), "TOKEN": str(token)}.get(w, w) for w in words)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("euca-admin: ") and says in error and "Traceback" not in error


def test_a_missing_configuration_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(tmp_path / "none"), "node", "list"]) == 1
    assert "--config" in capsys.readouterr().err
