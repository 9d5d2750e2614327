"""Displays are taken apart at their commas, whatever stands between."""

import ast

import pytest

from migrator.core.arguments import elements
from migrator.core.source import PythonSource


def display(code: str) -> tuple[PythonSource, ast.List | ast.Tuple | ast.Set]:
    source = PythonSource("a.py", code.encode())
    node = source.tree.body[0]
    assert isinstance(node, ast.Assign)
    assert isinstance(node.value, ast.List | ast.Tuple | ast.Set)
    return source, node.value


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a = []", []),
        ("a = ['x', \"y\"]", ["'x'", '"y"']),
        ("a = ('x',)", ["'x'"]),
        ("a = {'x', 'y'}", ["'x'", "'y'"]),
        ("a = [  # [\n    'x',  # ,\n    # 'no',\n    ('y'),\n]", ["'x'", "('y')"]),
        ("a = ['x' 'y', [1, 2], f(',')]", ["'x' 'y'", "[1, 2]", "f(',')"]),
        ("a = [*b, 'x']", ["*b", "'x'"]),
    ],
)
def test_elements(code: str, expected: list[str]) -> None:
    source, node = display(code)
    found = elements(source, node)
    assert found
    assert [code[item.start : item.end] for item in found.items] == expected


@pytest.mark.parametrize("code", ["a = 'x', 'y'", "a = ('x'), ('y')", "a = ('x'), 'y'"])
def test_a_tuple_without_parentheses_has_none(code: str) -> None:
    assert elements(*display(code)) is None
