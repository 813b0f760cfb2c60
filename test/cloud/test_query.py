"""The Query interface of a cloud: what it takes, what it refuses with which code, and that it is the same cloud as SOAP's."""

from __future__ import annotations

import base64
import datetime
import hmac
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from xml.etree import ElementTree

import botocore.auth
import botocore.compat
import pytest
from attrs import evolve
from botocore.exceptions import ClientError
from twisted.logger import LogEvent, formatEvent, globalLogPublisher

from euca.query.signing import Credentials, sign
from euca.soap.exchange import HttpRequest
from euca.soap.rates import Rate
from euca.testing.query_client import QueryRefused, http_request, read_answer
from euca.wire import ec2

BASE = "https://cloud.example:8773"


@pytest.fixture
def alice(world: Any) -> Any:
    world.user("alice")
    return world.query("alice")


def test_both_interfaces_are_of_one_cloud(world: Any, alice: Any) -> None:
    answer = alice("CreateSecurityGroup", GroupName="web", GroupDescription="of the web")
    group_id = answer.findtext("groupId")
    boto = world.botocore("alice")
    boto.authorize_security_group_ingress(
        GroupId=group_id, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}]
    )  # fmt: skip

    by_soap = world.ec2("alice")("DescribeSecurityGroups", ec2.DescribeSecurityGroupsType(security_group_set=ec2.DescribeSecurityGroupsSetType()))  # fmt: skip
    by_query = boto.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["we?"]}])["SecurityGroups"]

    assert group_id in [item.group_id for item in by_soap.security_group_info.item]
    assert [group["GroupId"] for group in by_query] == [group_id]
    assert by_query[0]["IpPermissions"][0]["IpRanges"] == [{"CidrIp": "10.0.0.0/8"}]


def test_a_launch_by_botocore(world: Any, alice: Any) -> None:
    image = world.image()
    world.enrol("one")
    boto = world.botocore("alice")
    boto.create_key_pair(KeyName="mine")
    request = {"ImageId": image, "MinCount": 1, "MaxCount": 2, "KeyName": "mine", "UserData": "echo hällo"}
    client = alice

    results = world.begun(
        client.request({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": image, "MinCount": "1", "MaxCount": "2", "SecurityGroup.1": "default", "UserData": "ZWNobw=="})
    )  # fmt: skip
    world.clock.advance(6)

    root = read_answer(results[0])
    assert [group.text for group in root.iter("groupName")]
    ids = sorted(element.text for element in root.iter("instanceId"))
    assert len(ids) == 2
    listed = boto.describe_instances(InstanceIds=ids)["Reservations"]
    assert sorted(one["InstanceId"] for item in listed for one in item["Instances"]) == ids
    with pytest.raises(ClientError) as dry:
        boto.run_instances(**request, DryRun=True)
    assert dry.value.response["Error"]["Code"] == "DryRunOperation"
    assert len(boto.describe_instances()["Reservations"]) == 1


@pytest.mark.parametrize(
    "path", ["/", "/services/compute", "/services/compute/", "/services/Eucalyptus", "/services/Eucalyptus/"]
)
def test_every_address_and_both_methods(world: Any, alice: Any, path: str) -> None:
    client = world.query("alice", path=path)
    assert client("DescribeKeyPairs").tag == "DescribeKeyPairsResponse"
    presigned = world.botocore("alice", path=path).generate_presigned_url(
        "describe_key_pairs", ExpiresIn=60, HttpMethod="GET"
    )
    assert botocore.auth.get_current_datetime is botocore.compat.get_current_datetime
    assert read_answer(world.post(http_request("GET", presigned, {}, b""))).tag == "DescribeKeyPairsResponse"


def test_the_version_is_that_of_the_request(world: Any, alice: Any) -> None:
    for version in ec2.CONTRACT.versions.served:
        if not ec2.CONTRACT.offers("DescribeKeyPairs", version):
            continue
        response = world.post(alice.request({"Action": "DescribeKeyPairs", "Version": version}))
        assert response.status == 200
        assert f'xmlns="http://ec2.amazonaws.com/doc/{version}/"'.encode() in response.content
        assert response.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
        assert response.headers["content-type"].startswith("text/xml")


@pytest.mark.parametrize(
    ("parameters", "code", "status"),
    [
        ({"Version": "2016-11-15"}, "MissingAction", 400),
        ({"Action": "DescribeInstances"}, "MissingParameter", 400),
        ({"Action": "DescribeInstances", "Version": "2016-11-16"}, "NoSuchVersion", 400),
        ({"Action": "describeInstances", "Version": "2016-11-15"}, "InvalidAction", 400),
        ({"Action": "DescribeFleets", "Version": "2016-11-15"}, "UnsupportedOperation", 400),
        ({"Action": "CreateVpc", "Version": "2016-11-15", "CidrBlock": "10.0.0.0/8"}, "UnsupportedOperation", 400),
        ({"Action": "DescribeInstances", "Version": "2016-11-15", "Instance.1": "i-1"}, "UnknownParameter", 400),
        ({"Action": "DescribeInstances", "Version": "2016-11-15", "InstanceId.1": "i-1", "InstanceId.01": "i-1"}, "InvalidQueryParameter", 400),
        ({"Action": "DescribeInstances", "Version": "2016-11-15", "InstanceId.2": "i-1"}, "InvalidQueryParameter", 400),
        ({"Action": "DescribeInstances", "Version": "2016-11-15", "InstanceId.1": "i-12345678"}, "InvalidInstanceID.NotFound", 400),
        ({"Action": "GetConsoleOutput", "Version": "2016-11-15"}, "MissingParameter", 400),
        ({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": "emi-1"}, "MissingParameter", 400),
        ({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": "e", "MinCount": "x", "MaxCount": "1"}, "InvalidParameterValue", 400),
        ({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": "e", "MinCount": "99999999999", "MaxCount": "1"}, "InvalidParameterValue", 400),
        ({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": "e\x00", "MinCount": "1", "MaxCount": "1"}, "InvalidParameterValue", 400),
        ({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": "e", "MinCount": "1", "MaxCount": "1", "MetadataOptions.HttpTokens": "required"}, "UnsupportedOperation", 400),
        ({"Action": "DescribeImageAttribute", "Version": "2016-11-15", "ImageId": "e", "Attribute": "imageId"}, "InvalidParameterValue", 400),
        ({"Action": "DescribeInstances", "Version": "2006-10-01", "Filter.1.Name": "x"}, "UnknownParameter", 400),
        ({"Action": "DescribeInstances", "Version": "2016-11-15", "DryRun": "perhaps"}, "InvalidParameterValue", 400),
    ],
)  # fmt: skip
def test_what_is_wrong_has_ec2s_code(
    world: Any, alice: Any, parameters: dict[str, str], code: str, status: int
) -> None:
    with pytest.raises(QueryRefused) as refused:
        alice.ask(parameters)
    assert (refused.value.code, refused.value.status) == (code, status)


def test_errors_name_parameters_and_not_elements(world: Any, alice: Any) -> None:
    with pytest.raises(QueryRefused, match="MinCount"):
        alice.ask({"Action": "RunInstances", "Version": "2016-11-15", "ImageId": "emi-1"})
    with pytest.raises(QueryRefused, match=r"BlockDeviceMapping\.2\.Ebs\.VolumeSize"):
        alice.ask(
            {
                "Action": "RunInstances",
                "Version": "2016-11-15",
                "ImageId": "emi-1",
                "MinCount": "1",
                "MaxCount": "1",
                "BlockDeviceMapping.1.DeviceName": "sdb",
                "BlockDeviceMapping.1.VirtualName": "ephemeral0",
                "BlockDeviceMapping.2.DeviceName": "sdc",
                "BlockDeviceMapping.2.Ebs.VolumeSize": "large",
            }
        )


def test_wrong_credentials_have_ec2s_codes(world: Any, alice: Any) -> None:
    good = alice.credentials
    alice.credentials = evolve(good, secret="wrong")
    assert alice.refused("DescribeInstances") == ("SignatureDoesNotMatch", 403)
    alice.credentials = evolve(good, access_key_id="AKIDNOBODY")
    assert alice.refused("DescribeInstances") == ("AuthFailure", 401)
    alice.credentials = evolve(good, service="s3")
    assert alice.refused("DescribeInstances") == ("SignatureDoesNotMatch", 403)
    alice.credentials = good
    alice.now = lambda: world.clock.seconds() - 901
    assert alice.refused("DescribeInstances") == ("RequestExpired", 400)
    unsigned = world.post(http_request("GET", f"{BASE}/?Action=DescribeInstances&Version=2016-11-15", {}, b""))
    assert unsigned.status == 403 and b"<Code>MissingAuthenticationToken</Code>" in unsigned.content
    assert unsigned.proved is False


def test_a_key_that_is_switched_off_counts_no_more(world: Any, alice: Any) -> None:
    alice("DescribeKeyPairs")
    world.change(lambda records: records.set_access_key(alice.credentials.access_key_id, False))
    assert alice.refused("DescribeKeyPairs") == ("AuthFailure", 401)
    world.change(lambda records: records.set_access_key(alice.credentials.access_key_id, True))
    alice("DescribeKeyPairs")


def test_a_copy_of_a_change_is_not_acted_upon_and_whoever_signs_anew_is_served(world: Any, alice: Any) -> None:
    parameters = {"Action": "CreateSecurityGroup", "Version": "2016-11-15", "GroupName": "a", "GroupDescription": "a"}
    request = alice.request(parameters)
    assert world.post(request).status == 200
    alice("DeleteSecurityGroup", GroupName="a")

    copied = world.begun(request)
    assert copied == []
    world.clock.advance(1)
    assert copied[0].status == 503 and b"<Code>Unavailable</Code>" in copied[0].content
    assert copied[0].proved is False
    assert [group.text for group in alice("DescribeSecurityGroups").iter("groupName")] == ["default"]
    assert world.post(alice.request(parameters)).status == 200


def test_a_restart_opens_no_window(world: Any, alice: Any) -> None:
    request = alice.request(
        {"Action": "CreateSecurityGroup", "Version": "2016-11-15", "GroupName": "a", "GroupDescription": "a"}
    )
    assert world.post(request).status == 200
    world.restart()
    copied = world.begun(request)
    world.clock.advance(1)
    assert copied[0].status == 503


def test_a_copy_of_a_listing_is_answered(world: Any, alice: Any) -> None:
    request = alice.request({"Action": "DescribeInstances", "Version": "2016-11-15"})
    assert [world.post(request).status for _ in range(2)] == [200, 200]


def test_an_accounts_rate_is_one_for_both_interfaces(make_world: Any) -> None:
    world = make_world(rate=Rate(per_second=1, burst=2, at_work=0))
    world.user("alice")
    client = world.query("alice")
    client("DescribeKeyPairs")
    world.ec2("alice")("DescribeKeyPairs", ec2.DescribeKeyPairsType(key_set=ec2.DescribeKeyPairsInfoType()))
    response = world.post(client.request({"Action": "DescribeKeyPairs", "Version": "2016-11-15"}))
    assert response.status == 503 and b"<Code>RequestLimitExceeded</Code>" in response.content
    assert response.headers["retry-after"] == "1"


def test_what_is_neither_a_form_nor_xml_is_told_by_the_first_interface(world: Any) -> None:
    for headers, status in (({"content-type": "application/json"}, 415), ({"content-type": "text/xml"}, 500)):
        request = http_request("POST", f"{BASE}/services/Eucalyptus?Action=DescribeInstances", headers, b"{}")
        assert world.post(request).status == status


def test_credentials_of_one_service_only(world: Any, alice: Any) -> None:
    signed = sign(f"{BASE}/", {"Action": "DescribeKeyPairs", "Version": "2016-11-15"}, Credentials(alice.credentials.access_key_id, alice.credentials.secret, service="sts"), world.clock.seconds())  # fmt: skip
    response = world.post(http_request("POST", signed.url, signed.headers, signed.body))
    assert response.status == 403


def test_a_service_by_the_name_of_the_host(world: Any, alice: Any) -> None:
    """boto 2 takes the first part of the host's name for the service: no other host's will do."""
    url, parameters = f"{BASE}/", {"Action": "DescribeKeyPairs", "Version": "2016-11-15"}
    key, host = alice.credentials, urlsplit(BASE).netloc.partition(".")[0].partition(":")[0]
    for service, status in ((host, 200), (f"{host}2", 403), (host[:-1], 403)):
        signed = sign(
            url, parameters, Credentials(key.access_key_id, key.secret, service=service), world.clock.seconds()
        )
        assert world.post(http_request("POST", signed.url, signed.headers, signed.body)).status == status


def test_the_one_instance_as_a_list_of_one(alice: Any) -> None:
    """As boto 2 names it. Two are no instance."""
    assert alice.refused("GetConsoleOutput", InstanceId_1="i-00000000") == ("InvalidInstanceID.NotFound", 400)
    assert alice.refused("GetConsoleOutput", InstanceId_1="i-1", InstanceId_2="i-2") == ("UnknownParameter", 400)


OLD_RULES = [
    ({"IpProtocol": "tcp", "FromPort": "80", "ToPort": "80", "CidrIp": "0.0.0.0/0"}, [("tcp", "80", "80")]),
    ({"SourceSecurityGroupName": "default", "SourceSecurityGroupOwnerId": ""}, [("icmp", "-1", "-1"), ("tcp", "1", "65535"), ("udp", "1", "65535")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "wanted"), OLD_RULES)
def test_rules_of_the_oldest_clients(
    world: Any, alice: Any, rule: dict[str, str], wanted: list[tuple[str, ...]]
) -> None:
    alice("CreateSecurityGroup", GroupName="a", GroupDescription="a")
    alice("AuthorizeSecurityGroupIngress", GroupName="a", **rule)

    root = alice("DescribeSecurityGroups", **{"GroupName.1": "a"})
    found = [
        tuple(item.findtext(name) for name in ("ipProtocol", "fromPort", "toPort"))
        for item in root.iter("item")
        if item.find("ipProtocol") is not None
    ]
    assert sorted(found) == wanted
    alice("RevokeSecurityGroupIngress", GroupName="a", **rule)


def test_image_permissions_in_both_forms(world: Any, alice: Any) -> None:
    image = world.image()
    world.change(lambda records: records.put_image(evolve(records.image(image), account_id=alice_account(world))))
    alice("ModifyImageAttribute", ImageId=image, Attribute="launchPermission", OperationType="add", **{"UserId.1": "123456789012"})  # fmt: skip
    world.botocore("alice").modify_image_attribute(
        ImageId=image, LaunchPermission={"Add": [{"UserId": "210987654321"}]}
    )
    root = alice("DescribeImageAttribute", ImageId=image, Attribute="launchPermission")
    assert {element.text for element in root.iter("userId")} >= {"123456789012", "210987654321"}
    alice("ResetImageAttribute", ImageId=image, Attribute="launchPermission")
    assert alice.refused("ModifyImageAttribute", ImageId=image, Attribute="launchPermission", OperationType="give", **{"UserId.1": "123456789012"}) == ("InvalidParameterValue", 400)  # fmt: skip


def alice_account(world: Any) -> str:
    account = world.service.store.glance(lambda records: records.account_named("alice"))
    return str(account.account_id)


def by_version_2(client: Any, action: str) -> HttpRequest:
    """A request as clients signed it before version 4."""
    credentials, url = client.credentials, urlsplit(client.url)
    moment = datetime.datetime.fromtimestamp(client.now(), datetime.UTC)
    parameters = {
        "AWSAccessKeyId": credentials.access_key_id,
        "Action": action,
        "SignatureMethod": "HmacSHA256",
        "SignatureVersion": "2",
        "Timestamp": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "Version": client.version,
    }
    query = urlencode(sorted(parameters.items()), quote_via=quote, safe="-_~")
    text = f"GET\n{url.netloc}\n{url.path}\n{query}".encode()
    signature = base64.b64encode(hmac.digest(credentials.secret.encode(), text, "sha256")).decode()
    return http_request("GET", f"{client.url}?{query}&Signature={quote(signature, safe='')}", {}, b"")


def test_instance_types_are_eucalyptuss_own_for_who_signs_as_its_clients_did(world: Any, alice: Any) -> None:
    """Apache Libcloud's driver for it reads them so; whoever signs as EC2's clients do gets EC2's operation of that name."""
    world.enrol("one")
    response = world.post(by_version_2(alice, "DescribeInstanceTypes"))
    assert response.status == 200
    namespace = "{http://msgs.eucalyptus.com/3.3.0}"
    found = ElementTree.fromstring(response.content).findall(f"{namespace}instanceTypeDetails/{namespace}item")  # noqa: S314
    sizes = {item.findtext(f"{namespace}name"): item.findtext(f"{namespace}memory") for item in found}
    theirs = world.botocore("alice").describe_instance_types()["InstanceTypes"]
    assert sizes == {one["InstanceType"]: str(one["MemoryInfo"]["SizeInMiB"]) for one in theirs}
    assert sizes["m1.small"] == "128"
    assert b"/2016-11-15/" in world.post(by_version_2(alice, "DescribeKeyPairs")).content


def test_logs_are_told_of_strange_parameters_in_one_line(world: Any, alice: Any) -> None:
    """Of a stranger, and of a user: neither begins a line of the log, or tells the operator's terminal anything."""
    strange = "x\n2026-11-25 [root] all is well\x1b[2J\r\u202e"
    events: list[LogEvent] = []
    globalLogPublisher.addObserver(events.append)
    try:
        assert alice.refused(strange) == ("InvalidAction", 400)
        twice = urlencode([(strange, "1"), (strange, "2")]).encode()
        headers = {"content-type": "application/x-www-form-urlencoded"}
        assert world.post(http_request("POST", f"{BASE}/", headers, twice)).status == 400
    finally:
        globalLogPublisher.removeObserver(events.append)

    lines = [formatEvent(event) for event in events if event["log_namespace"].startswith("euca")]
    assert sum("all is well" in line for line in lines) == 2
    assert all(line.isprintable() for line in lines), lines
