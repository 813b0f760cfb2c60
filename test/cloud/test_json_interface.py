# ruff: noqa: S310 - addresses of our own
"""The interface of examples/json-interface, installed beside a whole cloud: it is found, and answers, without a change of the cloud."""

from __future__ import annotations

import json
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from euca.testing.started import started

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/json-interface"
LIMIT_S = 20


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Credentials]]:
    """The address of a cloud that offers it, and the administrator's access key."""
    place = tmp_path_factory.mktemp("json")
    plugins = place / "plugins/twisted/plugins"
    plugins.mkdir(parents=True)
    shutil.copy(EXAMPLE / "euca_json.py", plugins)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(place / "plugins"), str(ROOT)])}
    with started(place, {"METRICS_PORT": "no", "CLIENT_INTERFACES": "SOAP QUERY JSON"}, environment) as up:
        values = dict(line.split("=", 1) for line in (up.admin / "access-key").read_text().splitlines())
        yield f"http://127.0.0.1:{up.port}", Credentials(values["EC2_ACCESS_KEY"], values["EC2_SECRET_KEY"])


def get(url: str, credentials: Credentials | None) -> tuple[int, Any]:
    request = AWSRequest(method="GET", url=url)
    if credentials is not None:
        SigV4Auth(credentials, "ec2", "eucalyptus").add_auth(request)
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=dict(request.headers)), timeout=LIMIT_S
        ) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_it_answers_whom_the_cloud_knows(cloud: tuple[str, Credentials]) -> None:
    base, credentials = cloud
    for name, key in (("instances", "reservationSet"), ("images", "imagesSet"), ("zones", "availabilityZoneInfo")):
        status, told = get(f"{base}/services/json/{name}", credentials)
        assert (status, told.get(key)) == (200, []), told
        assert told["requestId"]


def test_it_answers_nobody_else(cloud: tuple[str, Credentials]) -> None:
    base, credentials = cloud
    url = f"{base}/services/json/instances"
    assert get(url, None) == (403, {"code": "MissingAuthenticationToken", "message": get(url, None)[1]["message"]})
    assert get(url, Credentials(credentials.access_key, "another"))[1]["code"] == "SignatureDoesNotMatch"
    assert get(url, Credentials("AKIDNOBODY", "another"))[0] == 401


def test_the_others_are_there_as_before(cloud: tuple[str, Credentials]) -> None:
    base, credentials = cloud
    with urllib.request.urlopen(f"{base}/services/Eucalyptus?wsdl", timeout=LIMIT_S) as answer:
        assert b"definitions" in answer.read()
    url = f"{base}/?Action=DescribeKeyPairs&Version=2016-11-15"
    request = AWSRequest(method="GET", url=url)
    SigV4Auth(credentials, "ec2", "eucalyptus").add_auth(request)
    with urllib.request.urlopen(urllib.request.Request(url, headers=dict(request.headers)), timeout=LIMIT_S) as answer:
        assert b"DescribeKeyPairsResponse" in answer.read()


def test_the_page_follows_the_example() -> None:
    page, readme = (ROOT / "docs/interfaces.md").read_text(), (EXAMPLE / "README.md").read_text()
    assert "examples/json-interface" in page and "docs/interfaces.md" in readme
    assert 'CLIENT_INTERFACES="SOAP QUERY JSON"' in readme
