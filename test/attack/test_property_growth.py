"""No input takes more memory than a small multiple of its size, or, with --long, more than linear time.

Memory is measured in a process of its own, since libxml2's is invisible to Python: what its resident set grows by.
"""

import subprocess
import sys

import pytest

MEASURE = """
import os, resource, sys, time
from euca.soap.errors import SoapError
from euca.soap.security.profile import TIER_ANSWER
from euca.soap.security.verify import verify
from euca.soap import namespaces as ns

FAMILIES = {
    "attributes": lambda n: "<a " + " ".join(f'a{i}="x"' for i in range(n // 12)) + "/>",
    "attributes of many": lambda n: "<a>" + '<b c="1" d="2" e="3"/>' * (n // 22) + "</a>",
    "namespaces": lambda n: "<a " + " ".join(f'xmlns:a{i}="urn:{i}"' for i in range(n // 24)) + "/>",
    "depth": lambda n: "<a>" * (n // 7) + "</a>" * (n // 7),
    "depth that is allowed": lambda n: ("<a>" * 50 + "</a>" * 50) * (n // 350),
    "text": lambda n: "<a>" + "x" * n + "</a>",
    "white space": lambda n: "<a>" + " " * n + "</a>",
    "base64": lambda n: "<a>" + "QUJD\\n" * (n // 5) + "</a>",
    "character references": lambda n: "<a>" + "&#x41;" * (n // 6) + "</a>",
    "entities": lambda n: "<a>" + "&amp;" * (n // 5) + "</a>",
    "unknown entities": lambda n: "<a>" + "&x;" * (n // 3) + "</a>",
    "comments": lambda n: "<a>" + "<!---->" * (n // 7) + "</a>",
    "instructions": lambda n: "<a>" + "<?x?>" * (n // 5) + "</a>",
    "CDATA": lambda n: "<a>" + "<![CDATA[x]]>" * (n // 13) + "</a>",
    "Ids": lambda n: f'<a xmlns:u="{ns.WSU}">' + "".join(f'<b u:Id="i{i}"/>' for i in range(n // 18)) + "</a>",
    "a long name": lambda n: "<" + "a" * n + "/>",
    "open brackets": lambda n: "<" * n,
    "a declaration": lambda n: "<?xml " + " " * n,
    "siblings": lambda n: "<a>" + "<b/>" * (n // 4) + "</a>",
}
PLACES = {
    "body": f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Header>%s</s:Header><s:Body>{{}}</s:Body></s:Envelope>',
    "header": f'<s:Envelope xmlns:s="{ns.SOAP}"><s:Header>{{}}%s</s:Header><s:Body><x/></s:Body></s:Envelope>',
    "alone": "{}",
}
SECURITY = f'<w:Security xmlns:w="{ns.WSSE}"><u:Timestamp xmlns:u="{ns.WSU}"/></w:Security>'

def message(family, place, size):
    return PLACES[place].replace("%s", SECURITY).format(FAMILIES[family](size)).encode()

def judge(data):
    started = time.process_time()
    try:
        verify(data, profile=TIER_ANSWER, trust=lambda _: None, now=0)
    except SoapError:
        return time.process_time() - started
    raise SystemExit("accepted")
"""

MEMORY = (
    MEASURE
    + """
judge(b"<a/>")
size, place = 2_000_000, sys.argv[1]
for family in FAMILIES:
    data = message(family, place, size)
    child = os.fork()  # the highest mark is a process's own
    if child == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        judge(data)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
        print(f"{grown / len(data):.1f} {family}", flush=True)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0, family
"""
)
TIME = (
    MEASURE
    + """
place = sys.argv[1]
for family in FAMILIES:
    small, large = message(family, place, 500_000), message(family, place, 1_000_000)
    ratio = min(judge(large) for _ in range(7)) / max(min(judge(small) for _ in range(7)), 1e-4)
    print(f"{ratio:.2f} {family}")
"""
)


def measured(script: str, place: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", script, place], capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stderr
    return {family: float(value) for value, _, family in (line.partition(" ") for line in done.stdout.splitlines())}


@pytest.mark.parametrize("place", ["body", "header", "alone"])
def test_memory_is_a_small_multiple_of_the_input(place: str) -> None:
    multiples = measured(MEMORY, place)
    print(multiples)
    assert len(multiples) > 15
    assert {family: value for family, value in multiples.items() if value > 64} == {}


@pytest.mark.long
@pytest.mark.parametrize("place", ["body", "header", "alone"])
def test_twice_the_input_takes_no_more_than_twice_the_time(place: str) -> None:
    ratios = measured(TIME, place)
    print(ratios)
    assert {family: value for family, value in ratios.items() if value > 3.2} == {}
