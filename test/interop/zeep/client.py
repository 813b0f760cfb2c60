"""A walk through EC2's SOAP interface with zeep: `client.py VERSION [signed]`; what was seen is printed as JSON.

EC2_URL, EC2_CERT and EC2_PRIVATE_KEY say where and as whom, EUCALYPTUS_CERT whose signature answers must bear at the signed address.
"""

import base64
import datetime
import json
import os
import sys
import time
from typing import Any

import requests
import xmlsec
import zeep
from zeep.wsse.signature import BinarySignature
from zeep.wsse.utils import ID_ATTR, WSU, get_security_header


class Unsigned(BinarySignature):  # type: ignore[misc]
    """Signs requests: zeep signs a Timestamp that is there, and adds none. Answers bear no signature, as EC2's never did."""

    def __init__(self, key: str, certificate: str) -> None:
        super().__init__(key, certificate, None, xmlsec.Transform.RSA_SHA256, xmlsec.Transform.SHA256)

    def apply(self, envelope: Any, headers: Any) -> Any:
        now = datetime.datetime.now(datetime.UTC)
        created, expires = (f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}" for moment in (now, now + datetime.timedelta(minutes=5)))
        timestamp = WSU.Timestamp(WSU.Created(created), WSU.Expires(expires))
        get_security_header(envelope).append(timestamp)
        return super().apply(envelope, headers)

    def verify(self, envelope: Any) -> Any:
        return envelope


class Signed(Unsigned):
    """Takes only what the cloud has signed."""

    def __init__(self, key: str, certificate: str, cloud: str) -> None:
        super().__init__(key, certificate)
        self.cloud = BinarySignature(key, cloud)

    def verify(self, envelope: Any) -> Any:
        names = {"s": "http://schemas.xmlsoap.org/soap/envelope/", "ds": "http://www.w3.org/2000/09/xmldsig#"}
        self.cloud.verify(envelope)
        # zeep takes any element that bears the Id: it must be the body that is read, and only that.
        (body,) = envelope.xpath("/s:Envelope/s:Body", namespaces=names)
        identifier = body.get(ID_ATTR)
        references = envelope.xpath("/s:Envelope/s:Header//ds:Reference/@URI", namespaces=names)
        if f"#{identifier}" not in references or len(envelope.xpath("//@*[. = $id]", id=identifier)) != 1:
            raise zeep.exceptions.SignatureVerificationFailed("The body is not what the cloud signed")
        return envelope


def connect(url: str, key: str, certificate: str, version: str, cloud: str = "", tls: str = "") -> Any:
    """The interface's operations as methods. cloud: verify signed answers with it; tls: the certificate of an https URL."""
    session = requests.Session()
    if tls:
        # Else REQUESTS_CA_BUNDLE, where it is set, counts for more than what is named here.
        session.trust_env, session.verify = False, tls
    client = zeep.Client(
        f"{url}?wsdl&version={version}",
        wsse=Signed(key, certificate, cloud) if cloud else Unsigned(key, certificate),
        transport=zeep.Transport(session=session),
    )
    binding = "AmazonEC2SignedBinding" if cloud else "AmazonEC2Binding"
    address = f"{url}/signed" if cloud else url
    return client.create_service(f"{{http://ec2.amazonaws.com/doc/{version}/}}{binding}", address)


def items(answer: Any, name: str) -> list[Any]:
    """The items of a set in an answer. Where the set is all that an answer holds, zeep gives its items alone."""
    return list(answer if isinstance(answer, list) else answer[name]["item"])


def fault_of(call: Any, **request: Any) -> list[str]:
    """Code and text of the fault that a call ends in."""
    try:
        call(**request)
    except zeep.exceptions.Fault as fault:
        return [fault.code, fault.message]
    return []


def describe(ec2: Any, instance_id: str) -> Any:
    """The instance, as described."""
    answer = ec2.DescribeInstances(instancesSet={"item": [{"instanceId": instance_id}]})
    (reservation,) = items(answer, "reservationSet")
    (instance,) = reservation["instancesSet"]["item"]
    return instance


def states_until(ec2: Any, instance_id: str, wanted: str) -> list[str]:
    """The states that the instance goes through until the one that is wanted."""
    seen: list[str] = []
    end = time.monotonic() + 60
    while seen[-1:] != [wanted] and time.monotonic() < end:
        state = describe(ec2, instance_id)["instanceState"]["name"]
        if seen[-1:] != [state]:
            seen.append(state)
        time.sleep(0.1)
    return seen


def walk(ec2: Any, key_name: str) -> dict[str, Any]:
    """Describe images, create a key pair, run, describe until running, console output, reboot, terminate."""
    seen: dict[str, Any] = {}
    images = items(ec2.DescribeImages(imagesSet={}), "imagesSet")
    seen["images"] = sorted(image["imageId"] for image in images)
    machine = next(image["imageId"] for image in images if image["imageType"] == "machine")
    pair = ec2.CreateKeyPair(keyName=key_name)
    seen["key"] = [pair["keyName"], pair["keyFingerprint"], pair["keyMaterial"]]
    asked = {"minCount": 1, "maxCount": 1, "keyName": key_name, "groupSet": {}, "instanceType": "m1.small"}
    seen["faults"] = [
        fault_of(ec2.RunInstances, imageId="emi-00000000", **asked),
        fault_of(ec2.CreateKeyPair, keyName=key_name),
        fault_of(ec2.GetConsoleOutput, instanceId="i-00000000"),
    ]
    reservation = ec2.RunInstances(imageId=machine, **asked)
    (instance,) = reservation["instancesSet"]["item"]
    seen["reservation"], seen["instance"] = reservation["reservationId"], instance["instanceId"]
    seen["states"] = [instance["instanceState"]["name"], *states_until(ec2, instance["instanceId"], "running")]
    running = describe(ec2, instance["instanceId"])
    seen["running"] = [running["imageId"], running["keyName"], running["instanceType"]]
    console = ec2.GetConsoleOutput(instanceId=instance["instanceId"])
    seen["console"] = base64.b64decode(console["output"]).decode()
    which = {"item": [{"instanceId": instance["instanceId"]}]}
    rebooted = ec2.RebootInstances(instancesSet=which)
    seen["rebooted"] = rebooted if isinstance(rebooted, bool) else rebooted["return"]
    (change,) = items(ec2.TerminateInstances(instancesSet=which), "instancesSet")
    current = change["currentState"] if "currentState" in change else change["shutdownState"]
    seen["change"] = [change["instanceId"], change["previousState"]["name"], current["name"]]
    seen["end"] = states_until(ec2, instance["instanceId"], "terminated")
    return seen


def main() -> None:
    """The command line."""
    version, key_name, signed = sys.argv[1], sys.argv[2], "signed" in sys.argv[3:]
    environment = os.environ
    cloud = environment["EUCALYPTUS_CERT"] if signed else ""
    ec2 = connect(environment["EC2_URL"], environment["EC2_PRIVATE_KEY"], environment["EC2_CERT"], version, cloud)
    print(json.dumps(walk(ec2, key_name)))


if __name__ == "__main__":
    main()
