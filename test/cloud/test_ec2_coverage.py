"""docs/ec2.md says of each operation what a running cloud does with it."""

from pathlib import Path
from typing import Any

import pytest

from euca.cloud.ec2.coverage import coverage, document
from euca.soap.codec import Struct
from euca.soap.errors import SoapFault
from euca.testing.plain_samples import sample
from euca.wire.ec2 import CONTRACT

UNSUPPORTED = "Client.UnsupportedOperation"
PAGE = Path(__file__).parents[2] / "docs" / "ec2.md"


@pytest.fixture
def answer_of(world: Any) -> Any:
    """A user asks a cloud with a zone and an image; the answer, or the fault's code."""
    world.user("alice")
    world.enrol("one")
    world.image()
    client = world.ec2("alice", CONTRACT.versions.latest if CONTRACT.versions else "")

    def ask(operation: str) -> Struct | str:
        try:
            answer: Struct = client(
                operation, sample(CONTRACT, CONTRACT.operations[operation].input.type, "i-12345678")
            )
        except SoapFault as fault:
            return fault.code
        return answer

    return ask


def items(value: object) -> int:
    """How many things an answer lists."""
    if isinstance(value, tuple):
        return len(value)
    if isinstance(value, Struct):
        return sum(items(getattr(value, field.name)) for field in value.FIELDS)
    return 0


def test_every_operation_is_on_the_page() -> None:
    assert [one.operation for one in coverage()] == sorted(CONTRACT.operations)
    assert PAGE.read_text() == document()


def test_an_operation_does_what_the_page_says(answer_of: Any) -> None:
    for one in coverage():
        answer = answer_of(one.operation)
        if one.standing.word == "empty":
            named = isinstance(answer, str) and answer.startswith("Client.Invalid")
            assert named or items(answer) == 0, one.operation
        elif one.standing.word != "refused":
            assert answer != UNSUPPORTED, one.operation
        else:
            assert isinstance(answer, str) and answer.startswith("Client."), one.operation
            assert one.standing.note, (
                f"{one.operation} is refused without a reason: give it a handler, or a row in euca/cloud/ec2/absent.py"
            )
