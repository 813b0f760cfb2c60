"""The command line: verbs that exist, what is said of mistakes, completion, and the parts of verbs that need no cloud."""

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from euca.cli.euca import asking, completion, console, grammar, groups, launching, waiting
from euca.cli.euca.failures import Doubtful, Misused, Refused, Unreachable, WaitedTooLong, mend_of
from euca.cli.euca.main import carried_out, main
from euca.cli.euca.session import Session
from euca.cli.euca.show import Screen


def verbs(parser: argparse.ArgumentParser, path: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for name, below in completion._verbs(parser).items():
        yield f"{path} {name}".strip(), below
        yield from verbs(below, f"{path} {name}")


ACCESS_KEY = {"AWS_ACCESS_KEY_ID": "AKEY", "AWS_SECRET_ACCESS_KEY": "hunter2"}
EVERY = dict(verbs(grammar.parser()))


@pytest.mark.parametrize("verb", EVERY)
def test_every_verb_is_carried_out_by_something_and_completed_by_a_kind_that_there_is(verb: str) -> None:
    parser = EVERY[verb]
    assert callable(carried_out(parser.get_default("act")))
    for action in parser._actions:
        assert getattr(action, grammar.COMPLETES, "") in {"", *completion._KINDS}
        assert action.help or not action.option_strings


def test_help_imports_neither_the_cloud_nor_what_it_needs() -> None:
    program = (
        "import sys\nfrom euca.cli.euca.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = [m for m in sys.modules if m.split('.')[0] in ('twisted', 'lxml', 'cryptography', 'attr', 'sqlalchemy') "
        "or m.startswith('euca.wire.')]\nassert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "verbs:" in done.stdout


def test_mistakes_and_their_status(capsys: pytest.CaptureFixture[str], bare: None) -> None:
    assert main(["ls"]) == 2
    assert "No address was found" in capsys.readouterr().err
    assert main([]) == 2
    with pytest.raises(SystemExit) as left:
        main(["nothing"])
    assert left.value.code == 2
    assert main(["call", "DescribeNothing"]) == 2
    assert "`euca call --list`" in capsys.readouterr().err
    assert main(["call", "--list"]) == 0
    assert "RunInstances" in capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (["call", "DescribeInstances", "--api-version", "1999-01-01"], 2, "There is no version 1999-01-01"),
        (["call", "--list", "--api-version", "1999-01-01"], 2, "There is no version 1999-01-01"),
        (["ls", "--api-version", "1999-01-01"], 2, "There is no version 1999-01-01"),
        (["keys", "create", "k", "--url", "foo"], 3, "'foo' is no address"),
        (["ls", "--url", "http://[::1"], 3, "is no address"),
        (["doctor", "--url", "foo"], 3, ""),
    ],
)
def test_versions_and_addresses_that_there_are_not(
    words: list[str],
    status: int,
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    bare: None,
) -> None:
    for name, value in {"EC2_URL": "http://127.0.0.1:1/", **ACCESS_KEY}.items():
        monkeypatch.setenv(name, value)
    assert main(words) == status
    assert says in capsys.readouterr().err


def test_access_keys_need_no_certificates() -> None:
    program = (
        "import sys\nfrom euca.cli.euca.main import main\n"
        "assert main(['ls', '--url', 'http://127.0.0.1:1/']) == 3\n"
        "heavy = [m for m in sys.modules if m.split('.')[0] in ('twisted', 'cryptography') "
        "or m.startswith('euca.soap.security')]\nassert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env={**os.environ, **ACCESS_KEY}
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["ssh", "i-1", "--wait", "--identity", "k", "--", "ls", "-l", "--", "x"],
        ["ssh", "--wait", "--identity", "k", "i-1", "--", "ls", "-l", "--", "x"],
        ["--json", "ssh", "--wait", "i-1", "--identity", "k", "--", "ls", "-l", "--", "x"],
    ],
)
def test_what_follows_the_dashes_is_for_the_instance(words: list[str]) -> None:
    options = grammar.parsed(words)
    assert (options.ids, options.wait, options.identity) == ("i-1", True, "k")
    assert options.command == ["ls", "-l", "--", "x"]
    assert grammar.parsed(["ssh", "i-1"]).command == []
    assert grammar.parsed(["ssh", "i-1", "uptime"]).command == ["uptime"]
    assert grammar.parsed(["show", "--", "i-1"]).ids == "i-1"


def test_a_refusal_names_the_mend() -> None:
    refused = Refused("Client.InvalidKeyPair.NotFound", "The key pair 'x' does not exist")
    assert refused.code == "InvalidKeyPair.NotFound"
    assert "`euca keys create NAME`" in refused.mend
    assert str(refused) == "The key pair 'x' does not exist (InvalidKeyPair.NotFound)"


def test_every_command_that_a_mend_names_exists() -> None:
    from euca.cli.euca import failures

    for text in failures._MENDS.values():
        for words in re.findall(r"`euca ([a-z ]+)", text):
            verb = max((name for name in EVERY if f"{words.strip()} ".startswith(f"{name} ")), key=len, default="")
            assert verb, text
    assert mend_of("SomethingElse") == ""


def test_what_was_written_since() -> None:
    stream = b"".join(b"line %d\n" % number for number in range(2000))
    kept = 4096
    for step in (1, 100, 4000):
        seen = b""
        written = b""
        for end in range(step, len(stream), step):
            output = stream[max(0, end - kept) : end]
            written += console.news(seen, output)
            seen = output
        assert written == stream[: len(written)]
    assert console.news(b"a" * 100, b"b" * 100) == console._MISSED + b"b" * 100
    assert console.news(b"abc", b"abc") == b""
    assert console.news(b"x" * 100, b"x" * 100) == b""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("22", ["22"]),
        ("80-443", ["80-443"]),
        ("53/udp", ["53/udp"]),
        ("icmp", ["icmp"]),
        ("all", ["0-65535", "0-65535/udp", "icmp"]),
    ],
)
def test_ports(text: str, shown: list[str]) -> None:
    assert [str(one) for one in groups.ports_of(text)] == shown


@pytest.mark.parametrize("text", ["", "x", "70000", "443-80", "22/sctp", "-1"])
def test_no_ports(text: str) -> None:
    with pytest.raises(Misused, match="are no ports"):
        groups.ports_of(text)


def test_sources() -> None:
    assert [groups._cidr(one) for one in ("10.0.0.0/8", "10.1.2.3", "default", "123456789012:web")] == [
        "10.0.0.0/8",
        "10.1.2.3/32",
        "",
        "",
    ]
    with pytest.raises(Misused, match="is no network"):
        groups._cidr("10.0.0.1/8")


class Clock:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.pauses.append(seconds)


def test_waiting_backs_off_outlives_a_silent_cloud_and_ends() -> None:
    clock = Clock()
    said: list[object] = [
        "pending",
        Unreachable("down"),
        Doubtful("cut"),
        Refused("Server.Unavailable", "x"),
        "pending",
        "done",
    ]

    def look() -> tuple[str | None, str]:
        one = said.pop(0) if len(said) > 1 else said[0]
        if isinstance(one, Exception):
            raise one
        return ("found" if one == "done" else None), str(one)

    with Path(os.devnull).open("w") as err:
        screen = Screen(err=err)
        assert waiting.until(screen, "x", look, 60, sleep=clock.sleep, clock=lambda: clock.now) == "found"
        assert clock.pauses == sorted(clock.pauses)
        assert len(clock.pauses) == 5
        said[:] = ["pending"]
        with pytest.raises(WaitedTooLong, match="still pending"):
            waiting.until(screen, "x", look, 60, sleep=clock.sleep, clock=lambda: clock.now)
        assert max(clock.pauses) == waiting.LONGEST_PAUSE_S
        said[:] = [Refused("Client.InvalidInstanceID.NotFound", "x")]
        with pytest.raises(Refused):
            waiting.until(screen, "x", look, 60, sleep=clock.sleep, clock=lambda: clock.now)


def test_names_cost_one_listing_whatever_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[object] = []
    known = [
        SimpleNamespace(instance_id=f"i-{n}", tags={"Name": name}, state=state)
        for n, (name, state) in enumerate([("a", "running"), ("a", "terminated"), ("b", "running"), ("b", "running")])
    ]
    monkeypatch.setattr(asking, "instances", lambda session: listed.append(session) or known)
    session: Any = None
    assert asking.ids_of(session, ["i-9", "a", "i-0"]) == ["i-9", "i-0"]
    assert len(listed) == 1
    assert asking.ids_of(session, ["i-9"]) == ["i-9"]
    assert len(listed) == 1
    with pytest.raises(Misused, match="Instances called b: i-2, i-3"):
        asking.ids_of(session, ["a", "b"])


def test_following_outlives_what_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    states = [Refused("Server.Unavailable", "x"), Refused("Client.RequestLimitExceeded", "x"), "running", "terminated"]

    def instances(session: object, ids: object) -> list[SimpleNamespace]:
        said = states.pop(0)
        if isinstance(said, Exception):
            raise said
        return [SimpleNamespace(state=said)]

    monkeypatch.setattr(console.asking, "instances", instances)
    monkeypatch.setattr(console, "_output", lambda session, instance_id: b"")
    session: Any = SimpleNamespace(
        options=argparse.Namespace(raw=True), screen=Screen(io.StringIO(), err := io.StringIO())
    )
    guest: Any = SimpleNamespace(instance_id="i-1")
    console.follow(session, guest, sleep=lambda _: None)
    assert err.getvalue().count("asking again") == 1 and "i-1 has ended" in err.getvalue()
    states.append(Refused("Client.InvalidInstanceID.NotFound", "x"))
    with pytest.raises(Refused):
        console.follow(session, guest, sleep=lambda _: None)


def test_what_this_machine_refuses_leaves_nothing_unsaid(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(session: Session) -> None:
        session.under_way.append("begun")
        raise OSError(28, "No space left on device", "/x")

    monkeypatch.setattr("euca.cli.euca.main.carried_out", lambda act: full)
    assert main(["ls"]) == 1
    said = capsys.readouterr().err
    assert "/x: No space left on device" in said and "begun" in said


def test_unfinished_words_complete_nothing() -> None:
    assert completion._asked("keys", completion.Place(grammar.parser()), ["--by", "nothing"]) == []


def test_user_data_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "data"
    file.write_bytes(b"#!/bin/sh\n")
    assert launching._user_data(str(file)) == "IyEvYmluL3NoCg=="
    monkeypatch.setenv("HOME", str(tmp_path))
    assert launching._user_data("~/data") == "IyEvYmluL3NoCg=="
    file.write_bytes(b"x" * (16 * 1024 + 1))
    with pytest.raises(Misused, match="at most 16384 bytes"):
        launching._user_data(str(file))


NAMES = {"instances": ["i-1", "web one"], "keys": ["k"], "operations": ["RunInstances"], "operation-keys": ["imageId="]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["s"], ["show", "ssh", "start", "stop"]),
        (["keys", ""], ["create", "import", "rm"]),
        (["keys", "rm", ""], ["k"]),
        (["show", "i"], ["i-1"]),
        (["rm", "i-1", "--wait", "w"], ["web one"]),
        (["run", "--key", ""], ["k"]),
        (["run", "--user"], ["--user-data"]),
        (["--json", "ls", "--fil"], ["--filter"]),
        (["--colour", "n"], ["never"]),
        (["completion", ""], ["bash", "zsh"]),
        (["call", ""], ["RunInstances"]),
        (["call", "RunInstances", ""], ["imageId="]),
        (["ssh", "i-1", "--", "--ver"], []),
        (["nothing", ""], []),
    ],
)
def test_candidates(words: list[str], expected: list[str]) -> None:
    assert completion.candidates(words[:-1], words[-1], lambda kind, place: NAMES.get(kind, [])) == expected


def test_a_cloud_that_is_slow_completes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr(completion, "_LIMIT_S", 0.05)
    assert completion._within(lambda: ["x"] if threading.Event().wait(5) else []) == []
    monkeypatch.setattr(completion, "_LIMIT_S", 30)
    assert completion._within(lambda: ["x"]) == ["x"]


def completed_by_bash(line: str, path: Path) -> list[str]:
    """What bash puts into COMPREPLY for a line with the cursor at its end."""
    words = line.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)
    program = f'eval "$(euca completion bash)"; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _euca; printf "%s\\n" "${{COMPREPLY[@]}}"'
    environment = {"PATH": f"{path}:/usr/bin:/bin", "HOME": "/nonexistent"}
    done = subprocess.run(
        ["bash", "--norc", "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.split("\n")[:-1] if done.stdout.strip() else []


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the command as this checkout has it."""
    directory = tmp_path_factory.mktemp("bin")
    script = directory / "euca"
    script.write_text(f"#!{sys.executable}\nimport sys\nfrom euca.cli.euca.main import main\nsys.exit(main())\n")
    script.chmod(0o755)
    return directory


def test_bash_completes(program: Path) -> None:
    assert completed_by_bash("euca key", program) == ["keys"]
    assert completed_by_bash("euca keys c", program) == ["create"]
    assert completed_by_bash("euca ls --fi", program) == ["--filter"]
    assert "DescribeInstances" in completed_by_bash("euca call DescribeInst", program)


def test_zsh_completes(program: Path) -> None:
    zsh = shutil.which("zsh")
    if zsh is None:
        pytest.skip("zsh is not installed: apt install zsh")
    lines = (
        'autoload -Uz compinit; compinit -u -D; eval "$(euca completion zsh)"; '
        "compadd() { shift; print -rl -- ${(P)1} }; _files() { print -r -- files }; "
        "words=(euca keys ''); CURRENT=3; _euca; words=(euca show --nothing ''); CURRENT=4; _euca"
    )
    environment = {"PATH": f"{program}:/usr/bin:/bin", "HOME": str(program)}
    done = subprocess.run([zsh, "-f", "-c", lines], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["create", "import", "rm", "files"]


def test_statuses_are_told() -> None:
    for failure in (Refused, Misused, Unreachable, Doubtful, WaitedTooLong):
        assert f"{failure.STATUS} " in grammar.STATUSES
