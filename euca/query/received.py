"""A Query request as it came, and its parameters: what is signed is what is read, since both are taken from here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from attrs import field, frozen

from euca.query.errors import QueryError, malformed
from euca.query.parameters import Parameters, read_form

FORM: Final = "application/x-www-form-urlencoded"

#: Nothing in it means anything but itself: no escapes, no empty steps, and neither `.` nor `..` (RFC 3986, section 3.3).
_PATH: Final = re.compile(r"(/(?!\.\.?(/|$))[A-Za-z0-9._-]+)*/?", re.ASCII)
_CHARSET: Final = re.compile(r'\s*charset\s*=\s*"?utf-?8"?\s*', re.IGNORECASE | re.ASCII)


@frozen(slots=False)
class Received:
    """A request before anything is known of it.

    target: as the request line has it, the path and the query. headers: names in lower case, values without white space around them.
    repeated: the names of headers that came more than once.
    """

    method: str
    target: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    repeated: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """The path, as it is signed."""
        return self.target.partition("?")[0] or "/"

    @property
    def query(self) -> str:
        """What follows the question mark."""
        return self.target.partition("?")[2]

    @cached_property
    def parameters(self) -> Parameters:
        """All parameters; raises QueryError.

        They are in the query of a GET, in the body of a POST, or in the query of a POST without a body; never in two places.
        """
        self._check()
        return read_form(self.body or self.query.encode("latin-1"))

    def _check(self) -> None:
        if self.method not in ("GET", "POST"):
            raise malformed("A request is a GET or a POST")
        if not _PATH.fullmatch(self.path):
            raise malformed("The path is written in a way that can be read in two")
        if self.body and (self.query or self.method == "GET"):
            raise malformed("Parameters are in the query or in the body, not in both")
        if self.body and not is_form(self.headers.get("content-type", "")):
            raise QueryError("UnsupportedProtocol", f"A body is {FORM} in UTF-8", check="query.form")


def is_form(content_type: str) -> bool:
    """Whether a Content-Type says that a body is a form in UTF-8."""
    media_type, semicolon, rest = content_type.partition(";")
    if media_type.strip().lower() != FORM:
        return False
    return not semicolon or not rest.strip() or _CHARSET.fullmatch(rest) is not None
