"""Where credentials come from, and that what an eucarc says is read and never run."""

from pathlib import Path

import pytest

from euca.cli.euca.credentials import Credentials, Wish, find, load_pins, read_rc
from euca.cli.euca.failures import Misused

AWS = """\
[default]
aws_access_key_id = DEFAULTID
aws_secret_access_key = default-secret
[work]
aws_access_key_id = WORKID
aws_secret_access_key = work-secret
"""
CONFIG = """\
[default]
region = here
[profile work]
endpoint_url = https://everything.example:8773/
services = ours
ca_bundle = /work/tls.pem
[services ours]
ec2 =
  endpoint_url = https://ec2.example:8773/services/compute
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws/credentials").write_text(AWS)
    (tmp_path / ".aws/config").write_text(CONFIG)
    return tmp_path


def values(found: Credentials) -> dict[str, tuple[str, str]]:
    names = ("url", "certificate", "private_key", "access_key", "secret", "tls", "region")
    return {name: (one.value, one.source) for name in names if (one := getattr(found, name)) is not None}


def test_the_first_source_that_has_a_value_counts(home: Path) -> None:
    (home / ".euca").mkdir()
    (home / ".euca/eucarc").write_text(
        "export EC2_URL=http://own/\nexport EC2_CERT=own.crt\nexport EC2_PRIVATE_KEY=own.key\n"
    )
    named = home / "named"
    named.write_text("export EC2_URL=http://named/\nexport EC2_CERT=c\nexport EC2_PRIVATE_KEY=k\n")
    environment = {"EC2_URL": "http://environment/", "AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": "s"}
    own = str(home / ".euca/eucarc")
    found = find(Wish(), environment, home)
    assert values(found) == {
        "url": ("http://environment/", "environment"),
        "certificate": ("own.crt", own),
        "private_key": ("own.key", own),
        "access_key": ("ENV", "environment"),
        "secret": ("s", "environment"),
        "region": ("here", "AWS profile default"),
    }
    assert found.kind == "access-key", "the nearer source decides"
    assert find(Wish(kind="certificate"), environment, home).kind == "certificate"
    found = find(Wish(rc=str(named)), environment, home)
    assert values(found)["url"] == ("http://named/", str(named))
    assert found.kind == "certificate"
    assert values(find(Wish(url="http://option/", rc=str(named)), environment, home))["url"] == (
        "http://option/",
        "option",
    )
    assert values(find(Wish(), {}, home))["url"] == ("http://own/", own)


def test_aws_profiles(home: Path) -> None:
    expected = {
        "url": ("https://ec2.example:8773/services/compute", "AWS profile work"),
        "access_key": ("WORKID", "AWS profile work"),
        "secret": ("work-secret", "AWS profile work"),
        "tls": ("/work/tls.pem", "AWS profile work"),
    }
    assert values(find(Wish(profile="work"), {}, home)) == expected
    assert values(find(Wish(), {"AWS_PROFILE": "work"}, home)) == expected
    assert values(find(Wish(), {}, home))["access_key"] == ("DEFAULTID", "AWS profile default")
    for wish, environment in ((Wish(profile="none"), {}), (Wish(), {"AWS_PROFILE": "none"})):
        with pytest.raises(Misused, match="no AWS profile none"):
            find(wish, environment, home)
    moved = home / "moved"
    moved.write_text("[default]\naws_access_key_id=MOVED\naws_secret_access_key=m\n")
    found = find(Wish(), {"AWS_SHARED_CREDENTIALS_FILE": str(moved)}, home)
    assert found.access_key is not None
    assert found.access_key.value == "MOVED"


def test_halves_of_two_sources_make_no_pair(tmp_path: Path) -> None:
    environment = {
        "EC2_CERT": "cert.pem",
        "AWS_ACCESS_KEY_ID": "A",
        "EC2_SECRET_KEY": "of another",
        "EC2_PRIVATE_KEY": "",
    }
    found = find(Wish(private_key="key.pem"), environment, tmp_path)
    assert values(found) == {}
    assert found.kind == ""


def test_a_secret_comes_from_a_file_and_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2\n")
    found = find(Wish(access_key="A", secret_file=str(tmp_path / "secret")), {}, tmp_path)
    assert values(found)["secret"] == ("hunter2", "option")
    assert "hunter2" not in repr(found)
    with pytest.raises(Misused, match="cannot be read: No such file"):
        find(Wish(access_key="A", secret_file=str(tmp_path / "none")), {}, tmp_path)


def test_an_eucarc_is_read_as_a_shell_would_have_it_and_nothing_is_run(tmp_path: Path) -> None:
    made = tmp_path / "made"
    text = f"""# the original's
EUCA_KEY_DIR=$(dirname $(readlink -f ${{BASH_SOURCE}}))
export EC2_URL='http://cloud:8773/services/Eucalyptus'
export EC2_CERT=${{EUCA_KEY_DIR}}/cert.pem  # mine
export EC2_PRIVATE_KEY="$EUCA_KEY_DIR/my key.pem"
export EC2_SECRET_KEY='$not "a variable"'
export A=$(touch {made})
export B=`touch {made}`
export C=two words
alias ec2-bundle-image="ec2-bundle-image --cert ${{EC2_CERT}}"
unset EC2_URL; export EC2_URL=http://evil/
export D='unfinished
"""
    assert read_rc(text, Path("/home/me")) == {
        "EUCA_KEY_DIR": "/home/me",
        "EC2_URL": "http://cloud:8773/services/Eucalyptus",
        "EC2_CERT": "/home/me/cert.pem",
        "EC2_PRIVATE_KEY": "/home/me/my key.pem",
        "EC2_SECRET_KEY": '$not "a variable"',
    }
    assert not made.exists()


def test_a_file_that_is_no_credentials(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 300_000)
    with pytest.raises(Misused, match="has more than"):
        find(Wish(rc=str(tmp_path / "large")), {}, tmp_path)
    (tmp_path / "no").write_text("-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n")
    with pytest.raises(Misused, match="no certificate"):
        load_pins(str(tmp_path / "no"))
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws/config").write_text("no section\n")
    with pytest.raises(Misused, match="cannot be read"):
        find(Wish(), {}, tmp_path)
