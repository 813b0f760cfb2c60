"""The one kind of error that everything in `euca.query` raises."""

from __future__ import annotations

from typing import Final

UNAUTHORIZED: Final = 401
FORBIDDEN: Final = 403


class QueryError(Exception):
    """A request that is not answered. Its text is for whoever sent it, and holds no secret.

    code, status: as Amazon documents them ("Error codes for the Amazon EC2 API": client errors 400, credentials 401 and 403). check: the
    name of the rule that refused it, for metrics and logs (`query.form`, `query.signature` …).
    """

    def __init__(self, code: str, message: str, *, check: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.check = check
        self.status = status


def malformed(message: str) -> QueryError:
    """The parameters cannot be read."""
    return QueryError("MalformedQueryString", message, check="query.form")


def incomplete(message: str) -> QueryError:
    """What says whose request it is cannot be read, or leaves out what has to be signed."""
    return QueryError("IncompleteSignature", message, check="query.incomplete")


def unsigned() -> QueryError:
    """Nothing says whose request it is."""
    message = "The request says with no access key whose it is: sign it (signature version 2 or 4)"
    return QueryError("MissingAuthenticationToken", message, check="query.unsigned", status=FORBIDDEN)


def mismatch() -> QueryError:
    """The signature is not that of this request."""
    message = "The signature is not what was computed for this request: check the secret key, and what stands between you and the cloud"
    return QueryError("SignatureDoesNotMatch", message, check="query.signature", status=FORBIDDEN)
