"""Whose work a listener does next: who was refused lately waits until there is nothing else to do.

A flood of well-formed, wrongly signed messages makes a server spend a signature's verification on each.  So connections are
of two kinds.  What comes over one whose last request was good, or from an address that was not refused lately, is
read and worked on as it comes, address after address when there is much.  The others are not read further
than one buffer each; of what they sent one piece (to read a buffer, or to verify and answer a request) is done in a turn of the reactor,
address after address, when nothing of the first kind is under way.  Between two such pieces the sockets are looked at once, so whoever
is not behind waits for one at most.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from time import thread_time
from typing import Final

from attrs import define, field
from twisted.internet.interfaces import IDelayedCall, IReactorTime

#: How long an address is behind the others after a refusal.
BEHIND_S: Final = 10.0
#: So many requests of strangers, which nobody has to prove anything for, an address has in that time.
STRANGERS: Final = 20
#: Of so many addresses that were refused it is remembered, and of so many that asked as strangers.
MOST_ADDRESSES: Final = 10_000
#: So long the first kind is worked on in one turn before the sockets are looked at again.
BUDGET_S: Final = 0.005
#: So long a request of the first kind keeps the second from being worked on; one that takes longer waits for something.
YOUNG_S: Final = 0.02
#: The second kind is never left without a turn for longer than this.
STARVING_S: Final = 0.025

#: Work of the second kind that holds up everything for longer than this is dear: whose it was rests for so many times as long as it took
#: (a big message has to be read whole before it is known to be wrong), while there is work of the first kind.
DEAR_S: Final = 0.004
RESTS: Final = 200
LONGEST_REST_S: Final = 30.0
#: There is, if there was so lately.
LATELY_S: Final = 1.0

Work = Callable[[], object]


@define(eq=False)
class Place:
    """A connection's place in the order of work; `leave` it when the connection has gone."""

    turns: Turns
    host: str
    always_behind: bool = False
    _good: bool = False

    @property
    def behind(self) -> bool:
        """Whether its work waits until there is nothing else to do."""
        return self.always_behind or (not self._good and self.turns.is_behind(self.host))

    @property
    def waits(self) -> bool:
        """Whether some work of it has not had its turn yet."""
        return self in self.turns.waiting

    def take(self, work: Work) -> None:
        """Do this when it is its turn, perhaps at once; what is taken first is done first."""
        self.turns.take(self, work)

    def read(self, work: Work, in_vain: Callable[[], bool]) -> None:
        """Take in what came over it, while it is not behind. in_vain: whether no request came of it."""
        self.turns.read(self, work, in_vain)

    @property
    def is_good(self) -> bool:
        """Whether its last request was good."""
        return self._good

    def begun(self) -> None:
        """A request is being worked on, until `done`."""
        if not self.behind:
            self.turns.begun(self)

    def done(self) -> None:
        """It was answered, or is not wanted any more."""
        self.turns.done(self)

    def proved(self) -> None:
        """A request was good: whoever else is at this address, this connection is not behind."""
        self._good = True

    def asked(self) -> None:
        """A request was answered that proved nothing."""
        self.turns.asked(self.host)

    def failed(self) -> None:
        """Something was refused: the address is behind for some time."""
        self._good = False
        self.turns.failed(self.host)

    def leave(self) -> None:
        """The connection has gone, and with it what waits."""
        self.turns.drop(self)
        self.turns.done(self)


@define(eq=False)
class _Queue:
    """Waiting places by address; addresses take turns."""

    hosts: OrderedDict[str, deque[Place]] = field(factory=OrderedDict)

    def add(self, place: Place) -> None:
        self.hosts.setdefault(place.host, deque()).append(place)

    def next(self, rests: Callable[[str], bool] = lambda host: False) -> Place | None:
        """The next, of an address that does not rest."""
        host = next((host for host in self.hosts if not rests(host)), None)
        if host is None:
            return None
        places = self.hosts.pop(host)
        place = places.popleft()
        if places:
            self.hosts[host] = places
        return place

    def remove(self, place: Place) -> None:
        places = self.hosts.get(place.host)
        if places is not None and place in places:
            places.remove(place)
            if not places:
                del self.hosts[place.host]


class Turns:
    """One listener's order of work. The clock is the reactor: a call in no seconds comes in its next turn.

    spent: how much of the processor this thread has used, in seconds.
    """

    def __init__(self, clock: IReactorTime, spent: Callable[[], float] = thread_time) -> None:
        self._spent = spent
        self.waiting: dict[Place, deque[Work]] = {}
        self._clock = clock
        self._failed: OrderedDict[str, float] = OrderedDict()
        self._asked: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._first, self._second = _Queue(), _Queue()
        self._at_work: dict[Place, float] = {}
        self._spent_s = 0.0
        self._turning = False
        self._looks = 0
        self._first_at = 0.0
        self._second_at = 0.0
        self._resting: OrderedDict[str, float] = OrderedDict()
        self._call: IDelayedCall | None = None

    def place(self, host: str, *, always_behind: bool = False) -> Place:
        """For a new connection from this address."""
        return Place(self, host, always_behind)

    # Who is behind

    def is_behind(self, host: str) -> bool:
        """Whether something from there was refused lately."""
        until = self._failed.get(host) if self._failed else None
        if until is None:
            return False
        # A clock that is set back makes nobody wait for longer.
        if 0 < until - self._clock.seconds() <= BEHIND_S:
            return True
        del self._failed[host]
        return False

    def failed(self, host: str) -> None:
        """Something from there was refused."""
        self._failed[host] = self._clock.seconds() + BEHIND_S
        self._failed.move_to_end(host)
        if len(self._failed) > MOST_ADDRESSES:
            self._failed.popitem(last=False)

    def asked(self, host: str) -> None:
        """A stranger there was answered."""
        now = self._clock.seconds()
        until, count = self._asked.get(host, (now + BEHIND_S, 0))
        if not 0 < until - now <= BEHIND_S:
            until, count = now + BEHIND_S, 0
        self._asked[host] = until, count + 1
        self._asked.move_to_end(host)
        if len(self._asked) > MOST_ADDRESSES:
            self._asked.popitem(last=False)
        if count >= STRANGERS:
            self.failed(host)

    # Work

    def take(self, place: Place, work: Work) -> None:
        """See `Place.take`."""
        if place in self.waiting:
            self.waiting[place].append(work)
        elif place.behind:
            if self._is_idle() and not self._rests(place.host):
                # Whatever else comes before the sockets are looked at again finds that something was done.
                self._looks = 1
                self._wake(0)
                self._do_second(place.host, work)
            else:
                self._wait(self._second, place, work)
        elif not self._first.hosts and self._spent_s < BUDGET_S:
            self._do(work)  # most work, when there is no throng
        else:
            self._wait(self._first, place, work)

    def read(self, place: Place, work: Work, in_vain: Callable[[], bool]) -> None:
        """See `Place.read`. An honest buffer is taken in within a fraction of a millisecond, a byte in each record of TLS takes fifty."""
        before = self._spent()
        work()
        if self._spent() - before > DEAR_S and not place.is_good and in_vain():
            self.failed(place.host)

    def drop(self, place: Place) -> None:
        """What waits of this one is not wanted any more."""
        if self.waiting.pop(place, None) is not None:
            self._first.remove(place)
            self._second.remove(place)

    def begun(self, place: Place) -> None:
        """See `Place.begun`."""
        self._at_work[place] = self._clock.seconds()

    def done(self, place: Place) -> None:
        """See `Place.done`."""
        if self._at_work.pop(place, None) is not None and self._second.hosts:
            # What was answered is written when the sockets are looked at next.
            self._looks = 1
            self._wake(0)

    def _wait(self, queue: _Queue, place: Place, work: Work) -> None:
        if queue is self._second and not queue.hosts:
            self._second_at = self._clock.seconds()
        self.waiting[place] = deque([work])
        queue.add(place)
        self._wake(0)

    def _work_of(self, place: Place, queue: _Queue) -> Work:
        works = self.waiting[place]
        work = works.popleft()
        if works:
            queue.add(place)
        else:
            del self.waiting[place]
        return work

    def _do(self, work: Work) -> None:
        self._first_at = self._clock.seconds()
        before = self._spent()
        try:
            work()
        finally:
            self._spent_s += self._spent() - before

    def _wake(self, seconds: float) -> None:
        if self._call is not None and self._call.active():
            if self._call.getTime() <= self._clock.seconds() + seconds:
                return
            self._call.cancel()
        self._call = self._clock.callLater(seconds, self._turn)

    def _turn(self) -> None:
        self._spent_s = 0.0
        self._turning = True
        try:
            while self._spent_s < BUDGET_S and (place := self._first.next()) is not None:
                self._do(self._work_of(place, self._first))
            if self._second.hosts:
                self._perhaps_second()
            else:
                self._looks = 0
        finally:
            self._turning = False
            if self._first.hosts:
                self._wake(0)

    def _perhaps_second(self) -> None:
        now = self._clock.seconds()
        # It may have been set back.
        self._second_at = min(self._second_at, now)
        if now < self._second_at + STARVING_S:
            if self._first.hosts:
                return
            if self._looks:
                self._looks -= 1
                self._wake(0)
                return
            young_s = self._young_s(now)
            if young_s > 0:
                self._wake(min(young_s, self._second_at + STARVING_S - now))
                return
        place = self._second.next(self._rests)
        if place is None:
            self._wake(STARVING_S)
            return
        try:
            self._do_second(place.host, self._work_of(place, self._second))
        finally:
            if self._second.hosts:
                self._wake(0)

    def _do_second(self, host: str, work: Work) -> None:
        self._second_at = self._clock.seconds()
        before = self._spent()
        try:
            work()
        finally:
            took_s = self._spent() - before
            if took_s > DEAR_S:
                self._resting[host] = self._clock.seconds() + min(RESTS * took_s, LONGEST_REST_S)
                self._resting.move_to_end(host)
                if len(self._resting) > MOST_ADDRESSES:
                    self._resting.popitem(last=False)

    def _rests(self, host: str) -> bool:
        until = self._resting.get(host) if self._resting else None
        if until is None:
            return False
        now = self._clock.seconds()
        if not 0 < until - now <= LONGEST_REST_S:
            del self._resting[host]
            return False
        return now < self._first_at + LATELY_S

    def _is_idle(self) -> bool:
        """Nothing else waits, nor has been done in this turn."""
        waits = self._first.hosts or self._second.hosts or (self._call is not None and self._call.active())
        return not waits and not self._turning and self._young_s(self._clock.seconds()) <= 0

    def _young_s(self, now: float) -> float:
        """For how long what was begun last of the first kind keeps the second waiting; not more than 0 for not at all."""
        begun_at = next(reversed(self._at_work.values()), now - YOUNG_S)
        return min(YOUNG_S, begun_at + YOUNG_S - now)
