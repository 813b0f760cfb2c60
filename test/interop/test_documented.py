"""The code in docs/clients.md is what the tests run. (Needs no client: a unit test.)"""

import re
import textwrap
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "clients.md"
PROGRAMS = {"python": "zeep/client.py", "js": "node/client.js", "java": "java/Client.java"}


@pytest.mark.parametrize("language", PROGRAMS)
def test_the_code_is_that_of_the_client(language: str) -> None:
    program = textwrap.dedent((HERE / PROGRAMS[language]).read_text())
    lines = [line.strip() for line in program.splitlines()]
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE)
    assert blocks
    for block in blocks:
        wanted = [line.strip() for line in block.splitlines()]
        assert any(lines[at : at + len(wanted)] == wanted for at in range(len(lines))), block
