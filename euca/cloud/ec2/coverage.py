"""What of EC2's interface this cloud does, operation by operation, as the handlers say it themselves: docs/ec2.md."""

from __future__ import annotations

from attrs import frozen

from euca.cloud.ec2.handlers import SUBJECTS
from euca.cloud.ec2.subjects import Standing
from euca.wire.ec2 import CONTRACT


@frozen
class Covered:
    """One operation. since: the first version that has it, Eucalyptus's own where EC2 has none."""

    operation: str
    since: str
    standing: Standing


def coverage() -> tuple[Covered, ...]:
    """All operations of the contract, by name."""
    standings = {name: standing for subject in SUBJECTS for name, standing in subject.standings().items()}
    served = CONTRACT.versions.served if CONTRACT.versions is not None else ()
    return tuple(
        Covered(name, next((v for v in served if CONTRACT.offers(name, v)), "Eucalyptus 3.3.0"), standings[name])
        for name in sorted(CONTRACT.operations)
    )


def document() -> str:
    """The page, as Markdown."""
    served = CONTRACT.versions.served if CONTRACT.versions is not None else ()
    lines = [
        "# EC2's operations",
        "",
        f"What this cloud does with each operation of EC2's interface that it understands, in {len(served)} versions from",
        f"{served[0]} to {served[-1]}: `refused` is answered with `UnsupportedOperation` or the code that EC2 has for it, `empty` with a list of",
        "nothing (and with EC2's code for a thing that is named). What is asked for and not done is refused, too, never left out silently. An",
        "operation is there since the version that had it first, and so is each of its elements. Written by `tools/docs` from the code; a test",
        "asks a cloud for each operation.",
        "",
        "| operation | since | here | what is not done |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{one.operation}` | {one.since} | {one.standing.word} | {one.standing.note} |" for one in coverage()]
    return "\n".join(lines) + "\n"
