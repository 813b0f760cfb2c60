"""The one kind of error that everything in `euca.query` raises."""

from __future__ import annotations

from euca.query.answers import STATUSES


class QueryError(Exception):
    """A request that is not answered. Its text is for whoever sent it, and holds no secret.

    code: as Amazon documents it ("Error codes for the Amazon EC2 API"). check: the name of the rule that refused it, for metrics and logs
    (`query.form`, `query.signature` …).
    """

    def __init__(self, code: str, message: str, *, check: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.check = check

    @property
    def status(self) -> int:
        """HTTP's."""
        return STATUSES.get(self.code, 400)


def malformed(message: str) -> QueryError:
    """The parameters cannot be read."""
    return QueryError("MalformedQueryString", message, check="query.form")


def incomplete(message: str) -> QueryError:
    """What says whose request it is cannot be read, or leaves out what has to be signed."""
    return QueryError("IncompleteSignature", message, check="query.incomplete")


def unsigned() -> QueryError:
    """Nothing says whose request it is."""
    message = "The request says with no access key whose it is: sign it (signature version 2 or 4)"
    return QueryError("MissingAuthenticationToken", message, check="query.unsigned")


def mismatch() -> QueryError:
    """The signature is not that of this request."""
    message = "The signature is not what was computed for this request: check the secret key, and what stands between you and the cloud"
    return QueryError("SignatureDoesNotMatch", message, check="query.signature")
