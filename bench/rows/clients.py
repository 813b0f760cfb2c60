"""Our client, against zeep as one: the same signed call over a kept-alive or new connection as each does it, to the same euca-cloud."""

from __future__ import annotations

import datetime
import time
from typing import Any

import xmlsec
import zeep
from serving import VERSION, running_cloud
from zeep.wsse.signature import BinarySignature
from zeep.wsse.utils import WSU, get_security_header

from euca.cli.calling import Ec2
from euca.wire import ec2
from rows import Options, Row, at_least, compare
from rows.population import add_instances

ORDER = 45
COUNT = 100


class _Signature(BinarySignature):  # type: ignore[misc]
    """Signs a request with its time; the answer bears no signature."""

    def apply(self, envelope: Any, headers: Any) -> Any:
        now = datetime.datetime.now(datetime.UTC)
        created, expires = (f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}" for moment in (now, now + datetime.timedelta(minutes=5)))
        get_security_header(envelope).append(WSU.Timestamp(WSU.Created(created), WSU.Expires(expires)))
        return super().apply(envelope, headers)

    def verify(self, envelope: Any) -> Any:
        return envelope


def run(options: Options) -> list[Row]:
    """The whole call, the server's time in both; and each client's own processor time."""
    with running_cloud() as cloud:
        add_instances(cloud, COUNT)
        directory = cloud.state / "admin"
        url = f"http://127.0.0.1:{cloud.port}/services/Eucalyptus"
        key, certificate = directory / "key.pem", directory / "cert.pem"
        signature = _Signature(str(key), str(certificate), None, xmlsec.Transform.RSA_SHA256, xmlsec.Transform.SHA256)
        client = zeep.Client(f"{url}?wsdl&version={VERSION}", wsse=signature)
        service = client.create_service(f"{{http://ec2.amazonaws.com/doc/{VERSION}/}}AmazonEC2Binding", url)
        own = Ec2.from_files(url, key, certificate)

        def theirs() -> int:
            answer = service.DescribeInstances(instancesSet={"item": []})
            return len(answer["reservationSet"]["item"])

        def ours() -> int:
            answer = own.call("DescribeInstances", instances_set=ec2.DescribeInstancesInfoType(item=()))
            return len(answer.reservation_set.item)

        if (ours(), theirs()) != (COUNT, COUNT):
            raise AssertionError("the clients do not see the same")
        took, least = compare(ours, theirs, options.runs)
        own_ms, zeep_ms = (_processor_ms(work, options.runs) for work in (ours, theirs))
    name = f"signed DescribeInstances of {COUNT}, by our client"
    return [
        Row(name, took, "by zeep", least, at_least(5), faster=True),
        Row("of it: the client's own processor time", own_ms, "zeep's", zeep_ms, None, faster=True),
    ]


def _processor_ms(work: Any, runs: int) -> float:
    begin = time.process_time()
    for _ in range(runs):
        work()
    return 1000 * (time.process_time() - begin) / runs
