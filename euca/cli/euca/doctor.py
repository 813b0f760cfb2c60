"""``euca doctor``: prints what `diagnosis` finds, as it finds it."""

from __future__ import annotations

from typing import Final

from attrs import asdict

from euca.cli.euca.diagnosis import WARNING, WRONG, Finding, findings
from euca.cli.euca.failures import Unreachable
from euca.cli.euca.session import Session
from euca.cli.euca.show import Screen, clean

_STYLES: Final = {"ok": "green", WARNING: "yellow", WRONG: "red"}
#: Steps without which the cloud is not reached at all.
_REACHING: Final = frozenset({"name", "port", "tls", "http"})


def doctor(session: Session) -> int:
    """``euca doctor``. Its status: 0 all is well, warnings apart; 3 the cloud is not reached; 1 something else is wrong."""
    found: list[Finding] = []
    for finding in findings(session):
        found.append(finding)
        _tell(session.screen, finding)
    if session.screen.as_json:
        session.screen.json([asdict(finding) for finding in found])
    broken = [finding for finding in found if finding.result == WRONG]
    counted = f"{len(broken)} wrong, {sum(finding.result == WARNING for finding in found)} to think about"
    session.screen.say(counted if len(broken) or WARNING in {f.result for f in found} else "all is well")
    if any(finding.check in _REACHING for finding in broken):
        return Unreachable.STATUS
    return 1 if broken else 0


def _tell(screen: Screen, finding: Finding) -> None:
    result = screen.styled(finding.result.ljust(7), _STYLES[finding.result])
    screen.say(f"{result}  {finding.check:11}  {clean(finding.said)}")
    if finding.mend:
        screen.say(f"{'':22}{screen.styled('→', 'dim')} {clean(finding.mend)}")
