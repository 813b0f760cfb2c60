"""How the commands ask the cloud: typed questions and answers, whichever of the two interfaces carries them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol, TypeVar

from attrs import frozen
from lxml import etree

from euca.cli.euca.failures import Doubtful, Misused, Refused, Unreachable
from euca.cli.http import NotReached
from euca.soap.codec import Struct
from euca.soap.errors import EncodeError, SoapFault, UnknownOutcome
from euca.wire import ec2

T = TypeVar("T", bound=Struct)
#: Of a call that only asks; one that changes something may wait for a cluster.
TIMEOUT_S: Final = 60.0
#: What to do where the cloud was not reached, and where no answer came.
UNREACHED: Final = "`euca doctor` looks at the way there step by step"
DOUBT: Final = "look before you ask again: it may have been done"


@frozen
class Told:
    """What came back to one request. answer: its message; element: the same as it came."""

    answer: Struct
    element: etree._Element


class Cloud(Protocol):
    """A cloud with somebody's credentials."""

    def tell(self, request: Struct) -> Told:
        """Ask one of EC2's questions (the input of an operation of `euca.wire.ec2`).

        Raises Refused for an answer that says no, Unreachable where nothing was sent, Doubtful where nobody knows whether it was
        acted upon, Misused for values that the version has no place for.
        """


@contextmanager
def told_apart() -> Iterator[None]:
    """What goes wrong with one request, as `Cloud.tell` raises it."""
    try:
        yield
    except SoapFault as fault:
        raise Refused(fault.code, fault.message) from fault
    except EncodeError as error:
        raise Misused(str(error)) from error
    except NotReached as error:
        raise Unreachable(str(error), UNREACHED) from error
    except UnknownOutcome as error:
        raise Doubtful(str(error), DOUBT) from error


def expected(told: Told, answer: type[T]) -> T:
    """The answer, which is of this type."""
    if not isinstance(told.answer, answer):
        raise Doubtful(f"{type(told.answer).TYPE} is no {answer.TYPE}")
    return told.answer


def newest() -> str:
    """The newest EC2 version."""
    versions = ec2.CONTRACT.versions
    if versions is None:
        raise Misused("This release's EC2 interface has no versions")
    return versions.latest
