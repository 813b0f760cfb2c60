"""``euca console``: what a guest wrote, once or as it comes."""

from __future__ import annotations

import base64
import codecs
import sys
import time
from collections.abc import Callable
from typing import Final

from euca.cli.euca import asking
from euca.cli.euca.asking import Instance
from euca.cli.euca.failures import LATER, Doubtful, Misused, Refused, Unreachable
from euca.cli.euca.session import Session
from euca.cli.euca.show import clean
from euca.cli.euca.tree import plain
from euca.cli.euca.waiting import pauses
from euca.wire import ec2

_LONGEST_PAUSE_S: Final = 5.0
_ANCHOR_BYTES: Final = 64
_MISSED: Final = b"\n[... more was written than the cloud keeps ...]\n"


def console(session: Session) -> None:
    """``euca console``."""
    if session.options.follow and session.screen.as_json:
        raise Misused("--follow writes the console as it comes, and no JSON")
    instance = asking.instance(session, session.options.ids)
    if session.options.follow:
        follow(session, instance)
        return
    answer = session.ask(ec2.GetConsoleOutputType(instance_id=instance.instance_id), ec2.GetConsoleOutputResponseType)
    output = base64.b64decode(answer.output or "")
    if session.screen.as_json:
        text = output.decode("utf-8", "replace")
        session.screen.json({"id": instance.instance_id, "timestamp": plain(answer.timestamp), "output": text})
    else:
        Writer(raw=session.options.raw).write(output)


def follow(session: Session, instance: Instance, sleep: Callable[[float], None] = time.sleep) -> None:
    """Write what is new until the instance has ended: asked for sooner while there is some."""
    writer, seen, waiting = Writer(raw=session.options.raw), b"", pauses(_LONGEST_PAUSE_S)
    told = False
    while True:
        try:
            over = asking.instances(session, [instance.instance_id])[0].state == "terminated"
            output = _output(session, instance.instance_id)
            told = False
        except (Unreachable, Doubtful, Refused) as failure:
            if isinstance(failure, Refused) and failure.code not in LATER:
                raise
            over, output = False, seen
            if not told:
                session.screen.note(f"euca: {failure}; asking again")
            told = True
        fresh = news(seen, output)
        if fresh:
            writer.write(fresh)
            seen, waiting = output, pauses(_LONGEST_PAUSE_S)
        if over:
            session.screen.note(f"euca: {instance.instance_id} has ended")
            return
        sleep(next(waiting))


def _output(session: Session, instance_id: str) -> bytes:
    """What there is by now; nothing yet is none."""
    try:
        answer = session.ask(ec2.GetConsoleOutputType(instance_id=instance_id), ec2.GetConsoleOutputResponseType)
    except Refused as refusal:
        if refusal.code in ("IncorrectInstanceState", *LATER):
            return b""
        raise
    return base64.b64decode(answer.output or "")


def news(seen: bytes, output: bytes) -> bytes:
    """What `output` has beyond `seen`. Both are the last so many bytes of one stream, so the end of the older is the beginning of the newer."""
    if output.startswith(seen) or not output:
        return output[len(seen) :]
    at = seen.find(output[:_ANCHOR_BYTES])
    while at >= 0:
        if output.startswith(seen[at:]):
            return output[len(seen) - at :]
        at = seen.find(output[:_ANCHOR_BYTES], at + 1)
    return _MISSED + output


class Writer:
    """Writes a console to standard output: as it came to a file or pipe; on a terminal without what would steer that (a guest is a stranger)."""

    def __init__(self, *, raw: bool) -> None:
        self._raw = raw or not sys.stdout.isatty()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, output: bytes) -> None:
        """Some more of it."""
        if self._raw:
            sys.stdout.flush()
            sys.stdout.buffer.write(output)
            sys.stdout.buffer.flush()
            return
        text = self._decoder.decode(output).replace("\r\n", "\n").replace("\r", "\n")
        sys.stdout.write("\n".join("\t".join(map(clean, line.split("\t"))) for line in text.split("\n")))
        sys.stdout.flush()
