"""``euca call``: any operation of EC2's interface, driven by its contract."""

from __future__ import annotations

import sys

from lxml import etree

from euca.cli.euca import tree
from euca.cli.euca.failures import Misused
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column, clean
from euca.wire import ec2


def call(session: Session) -> None:
    """``euca call``."""
    options, screen = session.options, session.screen
    version = session.version
    if options.list:
        names = [name for name in sorted(ec2.CONTRACT.operations) if ec2.CONTRACT.offers(name, version)]
        screen.rows([{"operation": name} for name in names], (Column("OPERATION", "operation"),))
        return
    if not options.operation:
        raise Misused("Which operation?", "`euca call --list` lists them")
    if options.keys:
        operation = tree.operation_named(options.operation)
        keys = [{"key": k, "type": t, "required": r} for k, t, r in tree.keys(operation.input.type, version)]
        screen.rows(keys, (Column("KEY", "key", whole=True), Column("TYPE", "type"), Column("REQUIRED", "required")))
        return
    request = tree.request(options.operation, options.values, version)
    told = session.cloud.tell(request)
    if options.xml:
        sys.stdout.write(etree.tostring(told.element, pretty_print=True, encoding="unicode"))
    elif screen.as_json:
        screen.json(tree.plain(told.answer))
    else:
        for path, value in tree.lines(tree.plain(told.answer)):
            screen.say(f"{path}={clean(value)}")
