"""What `explain()` says of a message is held against what `verify()` does with it."""

from collections.abc import Collection

from euca.soap.errors import MalformedMessage, SecurityFailure, SoapFault
from euca.soap.security.explain import ADVICE, FAILED, PASSED, Explanation, explain
from euca.soap.security.profile import Profile
from euca.soap.security.verify import verify


def agree(
    data: bytes,
    *,
    profile: Profile,
    certificates: Collection[bytes],
    now: float,
    to: Collection[str] = (),
    relates_to: str | None = None,
    action: str | None = None,
) -> Explanation:
    """The explanation of a message, once it is seen that the verdict is `verify()`'s, and so is the first failure.

    The arguments are those of both. Raises `AssertionError` where the two differ, or where there is no advice about the refusal.
    """
    refused_by = ""
    try:
        verify(data, profile=profile, trust=lambda certificate: certificate if certificate in certificates else None,
               now=now, to=to, relates_to=relates_to, action=action)  # fmt: skip
    except (MalformedMessage, SecurityFailure) as error:
        refused_by = error.check
    except SoapFault as fault:
        refused_by = fault.code
    explanation = explain(
        data, profile=profile, certificates=certificates, now=now, to=to, relates_to=relates_to, action=action
    )
    assert (explanation.accepted, explanation.check) == (not refused_by, refused_by)
    failures = [finding.check for finding in explanation.findings if finding.state == FAILED]
    assert failures[:1] == ([refused_by] if refused_by else [])
    if refused_by:
        assert refused_by in ADVICE
    else:
        assert {finding.state for finding in explanation.findings} == {PASSED}
    return explanation
