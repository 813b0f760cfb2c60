"""Long work in shifts, and long answers in pieces."""

from collections.abc import Generator, Iterator
from datetime import UTC, datetime

import pytest
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.task import Clock

from euca.soap.errors import EncodeError
from euca.soap.shifts import collected, in_shifts
from euca.wire import ec2

VERSION = "2013-02-01"
MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def numbers(count: int, done: list[int]) -> Generator[None, None, int]:
    for number in range(count):
        done.append(number)
        yield
    return count


def test_short_work_is_done_at_once() -> None:
    clock, done = Clock(), list[int]()
    work = Deferred.fromCoroutine(in_shifts(numbers(1, done), clock, shift_s=1e6))
    assert work.result == 1
    assert not clock.getDelayedCalls()


def test_others_have_their_turn_after_each_shift() -> None:
    clock, others = Clock(), list[int]()

    def steps() -> Generator[None, None, None]:
        for number in range(3):
            assert others == list(range(number))
            clock.callLater(0, others.append, number)
            yield

    work = Deferred.fromCoroutine(in_shifts(steps(), clock, shift_s=0))
    assert not work.called
    clock.advance(0)
    assert work.result is None
    assert others == [0, 1, 2]


def test_work_that_is_cancelled_ends_where_it_is() -> None:
    clock, done = Clock(), list[int]()
    work = Deferred.fromCoroutine(in_shifts(numbers(3, done), clock, shift_s=0))
    work.addErrback(lambda failure: failure.trap(CancelledError))
    work.cancel()
    assert work.result is CancelledError
    assert done == [0]
    assert not clock.getDelayedCalls()


def test_what_the_work_raises_is_raised() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise KeyError("x")

    work = Deferred.fromCoroutine(in_shifts(collected(broken()), Clock()))
    failures: list[type[BaseException] | None] = []
    work.addErrback(lambda failure: failures.append(failure.trap(KeyError)))
    assert failures == [KeyError]


def listing(reservations: int, each: int, **changes: object) -> ec2.DescribeInstancesResponseType:
    """An answer with so many reservations of so many instances; the last of all has the changes."""

    def instance(number: int) -> ec2.RunningInstancesItemType:
        value = ec2.RunningInstancesItemType(
            instance_id=f"i-{number:08X}",
            image_id="emi-1",
            instance_state=ec2.InstanceStateType(code=16, name="running"),
            private_dns_name="",
            instance_type="m1.small",
            placement=ec2.PlacementResponseType(availability_zone="one"),
            group_set=ec2.GroupSetType(),
            launch_time=MOMENT,
        )
        last = number == reservations * each - 1
        return value.replace(**changes) if last else value

    items = tuple(
        ec2.ReservationInfoType(
            reservation_id=f"r-{number}",
            owner_id="me",
            group_set=ec2.GroupSetType(),
            instances_set=ec2.RunningInstancesSetType(item=tuple(instance(number * each + i) for i in range(each))),
        )
        for number in range(reservations)
    )
    return ec2.DescribeInstancesResponseType(request_id="r", reservation_set=ec2.ReservationSetType(item=items))


@pytest.mark.parametrize(("reservations", "each"), [(0, 0), (1, 1), (2000, 1), (1, 2000), (40, 50)])
@pytest.mark.parametrize("changes", [{}, {"key_name": "a & b"}], ids=["plain", "to be escaped"])
def test_pieces_are_the_whole_answer(reservations: int, each: int, changes: dict[str, object]) -> None:
    value = listing(reservations, each, **{"reason": None, **changes})
    whole = ec2.CONTRACT.encode("DescribeInstancesResponse", value, VERSION)
    pieces = list(ec2.CONTRACT.encode_pieces("DescribeInstancesResponse", value, VERSION))
    assert b"".join(pieces) == whole
    assert (len(pieces) > 3) == (reservations * each >= 2000)
    assert max(map(len, pieces)) < 200 * 1024


def test_what_is_made_again_is_made_piece_by_piece() -> None:
    value = listing(2000, 1, key_name="a & b")
    pieces = list(ec2.CONTRACT.encode_pieces("DescribeInstancesResponse", value, VERSION))
    given = pieces.index(b"")
    assert given > 3
    assert pieces[given : 2 * given] == [b""] * given
    assert len(pieces) == 2 * given + 1
    assert b"a &amp; b" in pieces[-1]


def test_a_wrong_value_is_found_in_its_piece() -> None:
    value = listing(1, 2000, key_name=7)
    with pytest.raises(EncodeError):
        ec2.CONTRACT.encode("DescribeInstancesResponse", value, VERSION)
    pieces = ec2.CONTRACT.encode_pieces("DescribeInstancesResponse", value, VERSION)
    assert next(pieces).startswith(b"<DescribeInstancesResponse ")
    with pytest.raises(EncodeError):
        list(pieces)


def test_an_answer_without_lists_is_one_piece() -> None:
    value = ec2.DeleteKeyPairResponseType(request_id="r", return_=True)
    (piece,) = ec2.CONTRACT.encode_pieces("DeleteKeyPairResponse", value, VERSION)
    assert piece == ec2.CONTRACT.encode("DeleteKeyPairResponse", value, VERSION)
