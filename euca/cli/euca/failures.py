"""What ends a command before its time: a sentence, how to mend it, and the exit status. Imports nothing: `euca --help` pays for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

INTERRUPTED: Final = 130
#: Codes of answers that say "not now", and nothing about what was asked.
LATER: Final = ("RequestLimitExceeded", "Unavailable", "InternalError")


class Failure(Exception):
    """The text is a sentence about what is wrong; mend: what to do about it, or empty. STATUS: the exit status."""

    STATUS: ClassVar[int] = 1

    def __init__(self, text: str, mend: str = "") -> None:
        super().__init__(text)
        self.mend = mend


class Refused(Failure):
    """The cloud has answered, and said no. code: EC2's, without its side, such as ``InvalidAMIID.NotFound``."""

    def __init__(self, code: str, text: str) -> None:
        code = code.removeprefix("Client.").removeprefix("Server.")
        super().__init__(f"{text} ({code})", mend_of(code))
        self.code = code


class Ended(Failure):
    """What was waited for can no longer come."""


class Misused(Failure):
    """The command line, a file that it names or the credentials are not as they must be; nothing was asked of the cloud."""

    STATUS: ClassVar[int] = 2


class Unreachable(Failure):
    """The cloud cannot be reached: nothing was asked."""

    STATUS: ClassVar[int] = 3


class Doubtful(Failure):
    """The request may have been acted upon: no answer came that says so or otherwise."""

    STATUS: ClassVar[int] = 3


class WaitedTooLong(Failure):
    """What was waited for has not come yet; it may still."""

    STATUS: ClassVar[int] = 4


_MENDS: Final[Mapping[str, str]] = {
    "AuthFailure": "`euca doctor` checks clock and credentials; what is another account's cannot be reached",
    "SignatureDoesNotMatch": "the secret does not belong to the access key: `euca doctor` shows where both came from",
    "InvalidClientTokenId": "the cloud does not know this access key: `euca doctor` shows where it came from",
    "RequestExpired": "this machine's clock and the cloud's differ: `euca doctor` says by how much",
    "InvalidAMIID.NotFound": "`euca images` lists those that you may launch",
    "InvalidAMIID.Malformed": "`euca images` lists those that you may launch",
    "InvalidInstanceID.NotFound": "`euca ls` lists yours; ended ones are forgotten after an hour",
    "InvalidInstanceID.Malformed": "`euca ls` lists yours",
    "InvalidKeyPair.NotFound": "`euca keys` lists yours; `euca keys create NAME` makes one",
    "InvalidKeyPair.Duplicate": "take another name, or `euca keys rm NAME` first",
    "InvalidGroup.NotFound": "`euca groups` lists yours; `euca groups create NAME` makes one",
    "InvalidGroup.Duplicate": "take another name, or use the one that is there: `euca groups`",
    "InvalidGroup.InUse": "`euca ls --filter group-name=NAME` lists the instances in it; another group's rule may name it, too",
    "InvalidAddress.NotFound": "`euca addresses` lists yours",
    "InvalidParameterValue": "`euca types` and `euca zones` list what there is",
    "IncorrectInstanceState": "`euca show ID` says what it does; `euca run --wait` and `euca start --wait` wait until it runs",
    "InsufficientInstanceCapacity": "ask for fewer, a smaller type or another zone: `euca types`, `euca zones`; or later",
    "InsufficientAddressCapacity": "`euca addresses` lists yours: one that is not in use can be attached elsewhere",
    "InstanceLimitExceeded": "`euca rm ID` ends some; or ask for fewer",
    "OperationNotPermitted": "`euca call ModifyInstanceAttribute instanceId=ID disableApiTermination.value=false` takes the protection off",
    "RequestLimitExceeded": "nothing was done: wait a second and ask again",
    "UnsupportedOperation": "docs/ec2.md lists what this cloud offers",
    "InvalidAction": "`euca call --list` lists the operations that there are",
    "NoSuchVersion": "an older cloud: `--api-version 2013-02-01` speaks an older version",
    "Unavailable": "a part of the cloud does not answer: `euca zones`, `euca doctor`; try again later",
    "InternalError": "tell your administrator the request's id",
}


def mend_of(code: str) -> str:
    """What to do about an EC2 code (without its side), or empty."""
    return _MENDS.get(code, "")
