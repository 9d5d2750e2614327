"""Tests that prove a name gone: they name it, and wait for its removal."""

import ast
from collections.abc import Sequence

from migrator.api import (
    ATTRIBUTE_ERRORS,
    IMPORT_ERRORS,
    Project,
    PythonSource,
    fails_on_purpose,
    is_python,
)

_DENIALS = frozenset({"assertFalse", "assertIsNone", "assertNotIn"})
_ERRORS = IMPORT_ERRORS | ATTRIBUTE_ERRORS


class Proofs:
    """Knows which lines of a project say that something is not there."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, tuple[PythonSource | None, Sequence[tuple[int, int]]]] = {}

    def holds(self, path: str, line: int) -> bool:
        """Whether a line says so, or waits for an import or an attribute to fail."""
        if path not in self._known:
            data = self._project.files.read(path) or b""
            may_be = is_python(path, data[:80]) and (b"assert" in data or b"Error" in data)
            source = self._project.parsed.source(path, data) if may_be else None
            self._known[path] = source, list(_denied(source)) if source else []
        source, denied = self._known[path]
        if source is None:
            return False
        return any(first <= line <= last for first, last in denied) or fails_on_purpose(
            source, line, _ERRORS
        )


def _denied(source: PythonSource) -> list[tuple[int, int]]:
    """The statements that say that something is not there, from line to line."""
    statements = (one for one in ast.walk(source.tree) if isinstance(one, ast.Assert | ast.Expr))
    return [(one.lineno, one.end_lineno or one.lineno) for one in statements if _denies(one)]


def _denies(node: ast.Assert | ast.Expr) -> bool:
    match node:
        case ast.Assert(test=ast.UnaryOp(op=ast.Not())):
            return True
        case ast.Assert(test=ast.Compare(ops=[ast.NotIn()])):
            return True
        case ast.Assert(test=ast.Compare(ops=[ast.Is()], comparators=[ast.Constant(value=None)])):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr=name))):
            return name in _DENIALS
    return False
