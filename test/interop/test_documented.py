"""The code in docs/clients.md is what the tests run. (Needs no client: a unit test.)"""

import re
import textwrap
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "clients.md"
PROGRAMS = {
    "python": (
        "zeep/client.py",
        "zeep/tier.py",
        "signxml/envelopes.py",
        "aws/with_boto3.py",
        "aws/with_boto.py",
        "aws/with_libcloud.py",
    ),
    "js": ("node/client.js", "node/addressed.js"),
    "java": ("java/Client.java", "java/Tier.java"),
    "c": ("gsoap/signing.h",),
    "yaml": ("aws/playbook.yml",),
    "sh": ("gsoap/build.sh", "aws/launch.sh", "aws/end.sh"),
}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in textwrap.dedent(text).splitlines()]


@pytest.mark.parametrize("language", PROGRAMS)
def test_the_code_is_that_of_the_client(language: str) -> None:
    """Each block stands in one of the programs, line by line; of each program something is shown."""
    programs = {name: _lines((HERE / name).read_text()) for name in PROGRAMS[language]}
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    shown = set()
    for block in blocks:
        wanted = _lines(block)
        found = {
            name
            for name, lines in programs.items()
            if any(lines[at : at + len(wanted)] == wanted for at in range(len(lines)))
        }
        assert found, block
        shown |= found
    assert shown == set(programs)


def test_each_block_is_in_a_language_that_is_compared() -> None:
    assert set(re.findall(r"^```(\w+)$", PAGE.read_text(), re.MULTILINE)) == set(PROGRAMS)
