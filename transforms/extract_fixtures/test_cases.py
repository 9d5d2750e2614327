"""Test cases of unittest: their objects hold what fixtures give."""

import ast
from collections.abc import Sequence

from migrator.api import Edit, PythonSource, indent_of, span_of
from transforms.extract_fixtures.places import first_of
from transforms.extract_fixtures.testfile import TestFile


def holding(file: TestFile, owner: ast.ClassDef, names: Sequence[str]) -> Edit:
    """Fixtures of a test case that put what they take into its objects."""
    source, unit = file.source, file.unit
    newline = source.newline
    indent = indent_of(source, span_of(source, owner.body[0]).start) or unit
    decorator, _import = file.fixture_decorator("pytest")
    texts = [
        newline.join(
            (
                f"{indent}@{decorator}(autouse=True)",
                f"{indent}def {_giving(name)}(self, {name}):",
                f"{indent}{unit}self.{name} = {name}",
            )
        )
        for name in names
    ]
    text = f"{newline}{newline}".join(texts)
    place, has_docstring = _class_start(source, owner)
    is_apart = not source.line_text(source.line_of(place)).strip()
    before, after = (newline, "") if has_docstring else ("", "" if is_apart else newline)
    return Edit(place, place, f"{before}{text}{newline}{after}".encode())


def _class_start(source: PythonSource, owner: ast.ClassDef) -> tuple[int, bool]:
    """Where the body of a class begins, behind its documentation."""
    first = owner.body[0]
    match first:
        case ast.Expr(value=ast.Constant(value=str())) if len(owner.body) > 1:
            return source.line_starts[first.end_lineno or 0], True
    line = source.line_of(first_of(source, [first]))
    while line > 2 and _is_empty(source.line_text(line - 1)):
        line -= 1
    return source.line_starts[line - 1], False


def _giving(name: str) -> str:
    """What the fixture of a test case is called; not by two underscores, which change a name."""
    return f"_set{name}" if name.startswith("_") else f"_{name}"


def _is_empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
