"""The catalogue is whole: every known flaw and every plug-in has its case, and every case is tried."""

import ast
from pathlib import Path

import pytest

from euca.testing.attacks.catalogue import ATTACKS, FLAWS, PLUGINS, cases, document
from euca.testing.attacks.procedures import PROCEDURES


def named_by_tests() -> list[str]:
    """The names in `case` marks of these tests, and in tables that make such marks."""
    found = []
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "case":
                found += [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and is_table(node.targets):
                found += [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
    return [str(name) for name in found]


def is_table(targets: list[ast.expr]) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "HOSTILE" for target in targets)


def test_names_are_names() -> None:
    names = [case.name for case in cases()]
    assert len(set(names)) == len(names)
    assert all(": " in name for name in names)
    assert all(case.what.endswith((".", "?")) and case.refused_by for case in cases())


@pytest.mark.parametrize("source", [*FLAWS, *PLUGINS])
def test_every_flaw_and_every_plug_in_has_a_case(source: str) -> None:
    assert any(source in case.sources for case in cases())


def test_every_procedure_is_tried() -> None:
    tried = named_by_tests()
    assert sorted(tried) == sorted(case.name for case in PROCEDURES)


def test_every_message_is_tried_somewhere() -> None:
    assert all(attack.at for attack in ATTACKS)


def test_every_case_is_in_the_document() -> None:
    text = document()
    assert text.count("\n| ") - text.count("\n| case |") == len(cases())
