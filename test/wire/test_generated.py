"""euca/wire is what tools/generate makes of wsdl/ today."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "generate"), *arguments], capture_output=True, text=True, timeout=60
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy that may be spoilt."""
    for name in ("wsdl", "euca/wire"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_generated_code_is_current() -> None:
    found = run("--check")
    assert (found.returncode, found.stderr) == (0, "")


def test_a_stale_file_is_named_and_made_anew(checkout: Path) -> None:
    stale = checkout / "euca" / "wire" / "nc.py"
    stale.write_text(stale.read_text() + "# edited\n")
    (checkout / "euca" / "wire" / "wsdl" / "eucalyptus_cc.wsdl").unlink()
    found = run("--check", "--root", str(checkout))
    assert found.returncode == 1
    named = [line.split()[1].rstrip(";") for line in found.stderr.splitlines()]
    assert named == ["euca/wire/nc.py", "euca/wire/wsdl/eucalyptus_cc.wsdl"]
    assert run("--root", str(checkout)).returncode == 0
    assert run("--check", "--root", str(checkout)).returncode == 0


def test_a_wsdl_that_cannot_be_compiled_is_named_by_line(checkout: Path) -> None:
    path = checkout / "wsdl" / "eucalyptus_nc.wsdl"
    text = path.read_text().replace("<xs:sequence>", "<xs:all>", 1).replace("</xs:sequence>", "</xs:all>", 1)
    path.write_text(text)
    line = text[: text.index("<xs:all>")].count("\n") + 1
    found = run("--root", str(checkout))
    assert found.returncode == 1
    assert found.stderr.startswith(f"eucalyptus_nc.wsdl:{line}: xs:all")


def test_modules_are_cheap_to_import() -> None:
    """No message is compiled, and no WSDL is read, before one is needed."""
    code = (
        "import sys; from euca.wire import cc, ec2, enrol, nc;"
        "assert not any(c.CONTRACT._compilers for c in (cc, ec2, enrol, nc));"
        "assert 'euca.soap.wsdl.reader' not in sys.modules"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert (found.returncode, found.stderr) == (0, "")
