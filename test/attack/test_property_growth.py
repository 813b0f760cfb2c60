"""No input takes more memory than a small multiple of its size, or, with --long, more than linear time: of strangers, and of who signs well.

Memory is measured in a process of its own, since libxml2's is invisible to Python: what its resident set grows by.
"""

import subprocess
import sys

import pytest

from euca.testing.attacks.growth import PLACES, families

MEMORY = """
import os, pathlib, resource, sys, tempfile
from euca.testing.attacks.growth import families, judge, message

def apart(act):
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0, family

def measure():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # the highest mark is a process's own
    judge(data, place)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    print(f"{grown / len(data):.1f} {family}", flush=True)

size, place = 2_000_000, sys.argv[1]
judge(message("text", place, 10), place)
with tempfile.TemporaryDirectory() as directory:
    made = pathlib.Path(directory, "message")
    for family in families(place):
        # Made elsewhere: what signing takes and gives back would be there for who verifies.
        apart(lambda: made.write_bytes(message(family, place, size)))
        data = made.read_bytes()
        made.unlink()
        apart(measure)
"""
TIME = """
import sys, time
from euca.testing.attacks.growth import families, judge, message

def took(data, place):
    started = time.process_time()
    judge(data, place)
    return time.process_time() - started

place = sys.argv[1]
for family in families(place):
    small, large = message(family, place, 500_000), message(family, place, 1_000_000)
    ratio = min(took(large, place) for _ in range(7)) / max(min(took(small, place) for _ in range(7)), 1e-4)
    print(f"{ratio:.2f} {family}")
"""
ALL_PLACES = [*PLACES, "signed"]


def measured(script: str, place: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", script, place], capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stderr
    found = {family: float(value) for value, _, family in (line.partition(" ") for line in done.stdout.splitlines())}
    assert list(found) == families(place)
    return found


@pytest.mark.parametrize("place", ALL_PLACES)
def test_memory_is_a_small_multiple_of_the_input(place: str) -> None:
    multiples = measured(MEMORY, place)
    print(multiples)
    assert {family: value for family, value in multiples.items() if value > 64} == {}


@pytest.mark.long
@pytest.mark.parametrize("place", ALL_PLACES)
def test_twice_the_input_takes_no_more_than_twice_the_time(place: str) -> None:
    ratios = measured(TIME, place)
    print(ratios)
    assert {family: value for family, value in ratios.items() if value > 3.2} == {}
