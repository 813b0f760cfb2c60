"""The one tree of errors. EC2's codes are put on them where answers to users are written, nowhere else."""

from __future__ import annotations

from typing import ClassVar


class EucaError(Exception):
    """Root of every error that a request can end in.

    ``code`` is a stable, dotted-free name that travels between tiers; ``str()`` is a sentence fit for the
    user who made the request.  A request that ends in one of these has changed nothing, unless the class says
    otherwise.
    """

    code: ClassVar[str] = "Internal"


class InvalidRequest(EucaError):
    """The request cannot mean anything: a value out of range, of the wrong shape, or in conflict."""

    code = "InvalidRequest"


class MissingValue(InvalidRequest):
    """A value that the operation needs was not given."""

    code = "MissingValue"


class InvalidItem(InvalidRequest):
    """An item that cannot be in a list attribute; ``kind`` is what its list holds."""

    code = "InvalidItem"

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(f'Invalid attribute item value "{value[:64]}" for {kind} item type.')


class MalformedName(InvalidRequest):
    """A name that things of its kind cannot have."""

    code = "MalformedName"

    def __init__(self, kind: str, rule: str) -> None:
        super().__init__(rule)
        self.kind = kind


class MalformedId(InvalidRequest):
    """An identifier does not have the form of its kind."""

    code = "MalformedId"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f'Invalid {kind} id: "{identifier[:64]}"')
        self.kind = kind


class NotPermitted(EucaError):
    """The caller may not do this, whoever owns the thing."""

    code = "NotPermitted"


class NotSupported(EucaError):
    """The operation or option exists in the interface and not in this cloud."""

    code = "NotSupported"


class NotFound(EucaError):
    """No such thing, or none that the caller may know of; ``kind`` is one of the domain's nouns."""

    code = "NotFound"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"The {kind} '{identifier[:255]}' does not exist")
        self.kind = kind
        self.identifier = identifier


class Gone(EucaError):
    """A thing that the caller once could use and that was taken out of use; its identifier names nothing else, ever."""

    code = "Gone"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"The {kind} '{identifier[:255]}' is no longer available")
        self.kind = kind


class AlreadyExists(EucaError):
    """A name or identifier is taken."""

    code = "AlreadyExists"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"The {kind} '{identifier[:255]}' already exists")
        self.kind = kind


class WrongState(EucaError):
    """The thing is there and is not in a state in which this can be done."""

    code = "WrongState"


class InUse(WrongState):
    """The thing is still referred to by another."""

    code = "InUse"


class AlreadyAssociated(WrongState):
    """The thing belongs to another already, and may not be taken from it."""

    code = "AlreadyAssociated"


class InvalidCombination(InvalidRequest):
    """Values that are each in order and exclude each other."""

    code = "InvalidCombination"


class BadPageToken(InvalidRequest):
    """A token that says where a page begins is not of this list, or too old."""

    code = "BadPageToken"

    def __init__(self) -> None:
        super().__init__("This token is not valid, or it has expired: ask for the list from its beginning")


class InvalidDevices(InvalidRequest):
    """A mapping of block devices that cannot be."""

    code = "InvalidDevices"


class InvalidAttribute(InvalidRequest):
    """A value that an attribute of this thing cannot have."""

    code = "InvalidAttribute"


class Protected(EucaError):
    """The thing was protected against this by its owner, who can lift the protection."""

    code = "Protected"


class InvalidRule(InvalidRequest):
    """What was given as a security group's rule is none."""

    code = "InvalidRule"


class InvalidKey(InvalidRequest):
    """What was given as a public key is none, or none of a kind that can be used."""

    code = "InvalidKey"


class Reserved(InvalidRequest):
    """A name that is kept for the cloud's own use; the thing of that name cannot be made or removed."""

    code = "Reserved"


class TokenMismatch(InvalidRequest):
    """A client token was used before with other parameters."""

    code = "TokenMismatch"


class TokenSpent(InvalidRequest):
    """A client token was used for what has ended, and is no longer listed."""

    code = "TokenSpent"


class InsufficientCapacity(EucaError):
    """Not enough room for the least number of instances asked for; nothing was started."""

    code = "InsufficientCapacity"


class InsufficientAddresses(EucaError):
    """No free address in the pool."""

    code = "InsufficientAddresses"


class QuotaExceeded(EucaError):
    """The account would own more than it may; ``kind`` says of what."""

    code = "QuotaExceeded"

    def __init__(self, message: str, kind: str = "instance") -> None:
        super().__init__(message)
        self.kind = kind


class Unavailable(EucaError):
    """A part that is needed does not answer now; the outcome is that nothing was changed."""

    code = "Unavailable"


class NodeFailure(EucaError):
    """A node could not do it: ``code`` names the cause for operators and state reasons."""

    code = "NodeFailure"


class ImageUnavailable(NodeFailure):
    """An image could not be fetched, or its bytes were not those of its digest."""

    code = "ImageUnavailable"


class NoRoom(NodeFailure):
    """The node has not the memory, cores or disk that it should have had."""

    code = "NoRoom"
