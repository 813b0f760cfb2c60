"""kill -9 of the cloud at each step of an upload in pieces, then a restart: what was acknowledged is there, and the upload goes on.

The steps are not listed by hand: a dry run says what the cloud does that is durable or that others can see: each call that touches the file, with half of
a piece written too, each commit, before and after it, and each answer.
"""

import functools
import os
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

from euca.adapters import uploads
from euca.soap.errors import UnknownOutcome
from euca.wire import ec2

VERSION = "3.3.0"
PIECE = 3000
DATA = random.Random(1).randbytes(2 * PIECE + 700)  # noqa: S311 - runs that can be repeated
NAME = {"bucket": "mine", "key": "disk.img"}


class WatchedOs:
    """`os` for the files of uploads: each call is two steps of the cloud's life, and a piece is written in two halves."""

    def __init__(self, world: Any) -> None:
        self._world = world

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def step(self, label: str) -> None:
        self._world.tiers["cloud"].life.step(label)

    def open(self, *arguments: Any) -> int:
        self.step("opens the file")
        return os.open(*arguments)

    def pwrite(self, descriptor: int, data: memoryview, offset: int) -> int:
        self.step("writes")
        written = os.pwrite(descriptor, data[: PIECE // 2], offset)
        self.step("has written")
        return written

    def fdatasync(self, descriptor: int) -> None:
        self.step("syncs")
        os.fdatasync(descriptor)
        self.step("has synced")


@pytest.fixture
def watched(world: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(uploads, "os", WatchedOs(world))
    return world


def piece(offset: int) -> dict[str, Any]:
    return {**NAME, "size": len(DATA), "offset": offset, "data": DATA[offset : offset + PIECE]}


def received(world: Any) -> int:
    """How much of the object the cloud says it has."""
    found = world.ask("DescribeImageUploads", VERSION).upload_set.item
    return found[0].received if found else 0


def brought(world: Any) -> tuple[int, int]:
    """Bring piece after piece until the cloud is gone or all is there: what was acknowledged, and the offset that was asked last."""
    life, acknowledged, offset = world.tiers["cloud"].life, 0, 0
    while offset < len(DATA):
        outcomes = world.begin("UploadImagePart", VERSION, **piece(offset))
        assert world.advance(70, lambda o=outcomes: o or not life.alive)
        world.advance(5, lambda o=outcomes: o)
        if isinstance(outcomes[0], UnknownOutcome) or not life.alive:
            # An answer may be under way when its sender dies; who has it may count on it.
            said = outcomes[0].received if outcomes and not isinstance(outcomes[0], BaseException) else acknowledged
            return said, offset
        acknowledged = outcomes[0].received
        assert acknowledged == min(offset + PIECE, len(DATA))
        offset = acknowledged
    return acknowledged, offset


@functools.cache
def steps() -> list[str]:
    """What the cloud does from the first piece to the last."""
    whole = sys.modules["whole_world"]
    with tempfile.TemporaryDirectory(prefix="euca-dry-") as directory, pytest.MonkeyPatch.context() as patch:
        world = whole.World(Path(directory)).build_from(whole.template())
        patch.setattr(uploads, "os", WatchedOs(world))
        life = world.tiers["cloud"].life
        begun = len(life.steps)
        assert brought(world) == (len(DATA), len(DATA))
        found = life.steps[begun:]
        world.close()
        return found


def cases() -> list[Any]:
    """All steps. Without --long those of the first piece and of the next."""
    pieces, found = 0, []
    for number, label in enumerate(steps()):
        pieces += label == "receives UploadImagePart"
        identifier = f"{number:02d}-{label.replace(' ', '-')}"
        found.append(pytest.param(number, id=identifier, marks=[pytest.mark.long] if pieces > 2 else []))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "step" in metafunc.fixturenames:
        metafunc.parametrize("step", cases())


def test_the_steps_are_those_that_matter() -> None:
    found = steps()
    assert found.count("has synced") == 3 and found.count("answers UploadImagePart") == 3
    assert found.count("committed replay_keys uploads") == 3
    assert (
        found.index("has synced") < found.index("commits replay_keys uploads") < found.index("answers UploadImagePart")
    )


def test_an_upload(watched: Any, step: int) -> None:
    world = watched
    life = world.tiers["cloud"].life
    life.kill_at = len(life.steps) + step
    acknowledged, offset = brought(world)
    assert not life.alive and life.steps[-1] == steps()[step], "another run takes other steps"
    world.bury("cloud")
    world.advance(3)
    world.start("cloud")
    world.advance(3)

    there = received(world)
    assert acknowledged <= there <= min(offset + PIECE, len(DATA))
    files = list((world.place("cloud") / "uploads").iterdir())
    assert len(files) <= 2, "that of the record, and one whose record was lost"
    if there:
        (row,) = world.rows("cloud", "uploads")
        assert (world.place("cloud") / "uploads" / row["file_id"]).read_bytes()[:there] == DATA[:there]

    # Who had no answer asks the same again, signed anew, and then goes on.
    again = world.ask("UploadImagePart", VERSION, **piece(offset if offset < len(DATA) else len(DATA) - 700))
    while not again.complete:
        again = world.ask("UploadImagePart", VERSION, **piece(again.received))
    kernel = next(
        i for i in world.ask("DescribeImages", images_set=ec2.DescribeImagesInfoType()).images_set.item if i.kernel_id
    )
    made = world.ask(
        "RegisterImage",
        VERSION,
        image_location="mine/disk.img",
        name="mine",
        kernel_id=kernel.kernel_id,
    )
    service = world.tiers["cloud"].service
    digest = service.store.glance(lambda records: records.image(made.image_id)).digest
    assert service.files.path(digest).read_bytes() == DATA
