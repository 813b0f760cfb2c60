"""Public addresses: taking one from the pool, attaching it, giving it back."""

from __future__ import annotations

from typing import Final

from euca.cli.euca import asking
from euca.cli.euca.session import Session
from euca.cli.euca.show import Column
from euca.wire import ec2

COLUMNS: Final = (Column("ADDRESS", "address", whole=True), Column("INSTANCE", "instance", whole=True))


def listing(session: Session) -> None:
    """``euca addresses``."""
    rows = [
        {"address": one.public_ip, "instance": one.instance_id or None}
        for one in asking.addresses(session, session.options.filter)
    ]
    session.screen.rows(rows, COLUMNS, "no addresses: `euca addresses new` takes one from the pool")


def new(session: Session) -> None:
    """``euca addresses new``."""
    answer = session.ask(ec2.AllocateAddressType(), ec2.AllocateAddressResponseType)
    session.screen.rows([{"address": answer.public_ip, "instance": None}], COLUMNS)


def attach(session: Session) -> None:
    """``euca addresses attach``."""
    address, (instance_id,) = session.options.address, asking.ids_of(session, [session.options.ids])
    request = ec2.AssociateAddressType(public_ip=address, instance_id=instance_id)
    session.ask(request, ec2.AssociateAddressResponseType)
    session.screen.rows([{"address": address, "instance": instance_id}], COLUMNS)


def detach(session: Session) -> None:
    """``euca addresses detach``."""
    for address in session.options.addresses:
        session.ask(ec2.DisassociateAddressType(public_ip=address), ec2.DisassociateAddressResponseType)
    session.screen.rows([{"address": one, "instance": None} for one in session.options.addresses], COLUMNS)


def rm(session: Session) -> None:
    """``euca addresses rm``."""
    for address in session.options.addresses:
        session.ask(ec2.ReleaseAddressType(public_ip=address), ec2.ReleaseAddressResponseType)
    rows = [{"address": one} for one in session.options.addresses]
    session.screen.rows(rows, (Column("GIVEN BACK", "address", whole=True),))
