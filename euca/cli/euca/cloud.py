"""How the commands ask the cloud: typed questions and answers, whichever of the two interfaces carries them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol, TypeVar

from attrs import field, frozen
from lxml import etree

from euca.cli.calling import Ec2, answer_in, element_of
from euca.cli.euca.failures import Doubtful, Misused, Refused, Unreachable
from euca.cli.http import NotReached, Tls
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
    """What came back to one request. answer: its message; element: the same as it came; headers: of HTTP, in small letters."""

    answer: Struct
    element: etree._Element
    headers: Mapping[str, str] = field(factory=dict)


class Cloud(Protocol):
    """A cloud with somebody's credentials."""

    @property
    def url(self) -> str:
        """Where it is asked."""

    @property
    def version(self) -> str:
        """The EC2 version that is spoken."""

    def tell(self, request: Struct) -> Told:
        """Ask one of EC2's questions (the input of an operation of `euca.wire.ec2`).

        Raises Refused for an answer that says no, Unreachable where nothing was sent, Doubtful where nobody knows whether it was
        acted upon, Misused for values that the version has no place for.
        """

    def ask(self, request: Struct, answer: type[T]) -> T:
        """The same for the answer alone, of this type. Raises as `tell`."""


@frozen
class BySoap:
    """With a certificate."""

    ec2: Ec2
    tls: Tls

    @property
    def url(self) -> str:
        return self.ec2.url

    @property
    def version(self) -> str:
        return self.ec2.version

    def tell(self, request: Struct) -> Told:
        """See `Cloud.tell`."""
        try:
            came = self.ec2.exchange(request, self.tls)
            element = element_of(came)
            return Told(answer_in(request, element), element, came.headers)
        except SoapFault as fault:
            raise Refused(fault.code, fault.message) from fault
        except EncodeError as error:
            raise Misused(str(error)) from error
        except NotReached as error:
            raise Unreachable(str(error), UNREACHED) from error
        except UnknownOutcome as error:
            raise Doubtful(str(error), DOUBT) from error

    def ask(self, request: Struct, answer: type[T]) -> T:
        """See `Cloud.ask`."""
        return expected(self.tell(request), answer)


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
