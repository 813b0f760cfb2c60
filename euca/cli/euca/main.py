"""``euca``'s entry point: reads the command line, carries the verb out, and turns what went wrong into a sentence and an exit status."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from euca.cli.euca import grammar
from euca.cli.euca.failures import INTERRUPTED, Failure
from euca.cli.euca.show import Screen, clean

if TYPE_CHECKING:
    from euca.cli.euca.session import Session

COMPLETE = "__complete"
Act = Callable[["Session"], int | None]


def main(words: Sequence[str] | None = None) -> int:
    """The command line; its exit status (`grammar.STATUSES`)."""
    words = sys.argv[1:] if words is None else list(words)
    if words[:1] == [COMPLETE]:
        from euca.cli.euca.completion import answer

        return answer(words[1:])
    options = grammar.parsed(words)
    if not options.act:
        grammar.parser().print_help(sys.stderr)
        return 2
    from euca.cli.euca.session import Session

    screen = Screen(as_json=getattr(options, "json", False), colour=getattr(options, "colour", "auto"))
    session = Session(options, screen)
    try:
        status = carried_out(options.act)(session)
        sys.stdout.flush()
        return status or 0
    except Failure as failure:
        complain(screen, failure)
        _leave_nothing_unsaid(session)
        return failure.STATUS
    except KeyboardInterrupt:
        screen.note("\neuca: interrupted")
        _leave_nothing_unsaid(session)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough. What Python flushes at its end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(screen, Failure(f"{where}{error.strerror or error}"))
        _leave_nothing_unsaid(session)
        return Failure.STATUS


def carried_out(act: str) -> Act:
    """What a verb names: ``module:function``."""
    module, _, function = act.partition(":")
    found: Act = getattr(importlib.import_module(f"euca.cli.euca.{module}"), function)
    return found


def complain(screen: Screen, failure: Failure) -> None:
    """What went wrong and how to mend it, on standard error."""
    screen.note(f"{screen.styled('euca:', 'red', screen.err)} {clean(str(failure))}")
    if failure.mend:
        screen.note(f"      {failure.mend}")


def _leave_nothing_unsaid(session: Session) -> None:
    for line in session.under_way:
        session.screen.note(f"      {line}")


if __name__ == "__main__":
    sys.exit(main())
