"""Tests that prove a name gone: they name it, and wait for its removal."""

import ast
from collections.abc import Iterator, Sequence

from migrator.api import (
    ATTRIBUTE_ERRORS,
    IMPORT_ERRORS,
    Project,
    PythonSource,
    chain,
    is_python,
)

_ERRORS = IMPORT_ERRORS | ATTRIBUTE_ERRORS
_RAISES = frozenset({"raises", "assertRaises", "assertRaisesRegex"})
_DENIALS = frozenset({"assertFalse", "assertIsNone", "assertNotIn"})


class Proofs:
    """Knows which lines of a project say that something is not there."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: dict[str, Sequence[tuple[int, int]]] = {}

    def holds(self, path: str, line: int) -> bool:
        """Whether a line says so, or waits for an import or an attribute to fail."""
        if path not in self._known:
            data = self._project.files.read(path) or b""
            may_be = is_python(path, data[:80]) and (b"assert" in data or b"raises" in data)
            source = self._project.parsed.source(path, data) if may_be else None
            self._known[path] = list(_proving(source)) if source else []
        return any(first <= line <= last for first, last in self._known[path])


def _proving(source: PythonSource) -> Iterator[tuple[int, int]]:
    """The statements that say that something is not there, from line to line."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.stmt) and (_denies(node) or _awaits(node)):
            yield node.lineno, node.end_lineno or node.lineno


def _denies(node: ast.stmt) -> bool:
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


def _awaits(node: ast.stmt) -> bool:
    match node:
        case ast.With(items=[ast.withitem(context_expr=ast.Call(func=func, args=[error, *_]))]):
            return _last(func) in _RAISES and _is_lack(error)
        case ast.Try(body=[*_, last], handlers=[ast.ExceptHandler(type=ast.expr() as error)]):
            return _is_lack(error) and any(map(_fails, [last, *node.orelse]))
    return False


def _is_lack(node: ast.expr) -> bool:
    """Whether an error, or each of several, says that something is not there."""
    errors = node.elts if isinstance(node, ast.Tuple) else [node]
    return all(_last(one) in _ERRORS for one in errors)


def _fails(node: ast.stmt) -> bool:
    """Whether a statement makes a test fail: ``assert False``, ``pytest.fail()``."""
    match node:
        case ast.Assert(test=ast.Constant(value=value)):
            return not value
        case ast.Raise(exc=ast.expr() as error):
            return "AssertionError" in ast.unparse(error)
        case ast.Expr(value=ast.Call(func=func)):
            return _last(func) == "fail"
    return False


def _last(node: ast.expr) -> str:
    """``c`` for ``a.b.c``."""
    return next(reversed(chain(node)), "")
