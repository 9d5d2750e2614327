"""Code that is written to fail: a test that proves a name gone must not stop a phase."""

import ast
from collections.abc import Iterator, Sequence, Set

from migrator.core.source import PythonSource

IMPORT_ERRORS = frozenset({"ImportError", "ModuleNotFoundError"})
ATTRIBUTE_ERRORS = frozenset({"AttributeError"})
_ALL_ERRORS = frozenset({"Exception", "BaseException"})


def fails_on_purpose(source: PythonSource, line: int, errors: Set[str]) -> bool:
    """Whether the failure of a line is awaited, by ``raises`` or by a test that fails else."""
    awaited = errors | _ALL_ERRORS
    return any(_awaits(node, line, awaited) for node in _around(source.tree, line))


def is_caught(source: PythonSource, line: int, errors: Set[str]) -> bool:
    """Whether a failure of a line is dealt with around it."""
    return any(
        isinstance(node, ast.Try) and _is_in(node.body, line) and _catches(node, errors)
        for node in _around(source.tree, line)
    )


def _around(tree: ast.Module, line: int) -> Iterator[ast.stmt]:
    """The statements with blocks that a line lies in."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if isinstance(child, ast.excepthandler | ast.match_case):
                waiting.append(child)
            elif isinstance(child, ast.stmt) and child.lineno <= line <= (child.end_lineno or 0):
                waiting.append(child)
                yield child


def _awaits(node: ast.stmt, line: int, errors: Set[str]) -> bool:
    if isinstance(node, ast.With | ast.AsyncWith):
        return any(_names(item.context_expr, errors) for item in node.items)
    if not isinstance(node, ast.Try) or not _is_in(node.body, line):
        return False
    return _catches(node, errors) and any(map(_fails, [*node.body, *node.orelse]))


def _catches(node: ast.Try, errors: Set[str]) -> bool:
    return any(handler.type and _names(handler.type, errors) for handler in node.handlers)


def _names(node: ast.expr, errors: Set[str]) -> bool:
    named = {getattr(inner, "attr", getattr(inner, "id", "")) for inner in ast.walk(node)}
    return not named.isdisjoint(errors)


def _fails(node: ast.stmt) -> bool:
    """Whether a statement makes a test fail: ``assert False``, ``raise``, ``pytest.fail()``."""
    if isinstance(node, ast.Assert):
        return isinstance(node.test, ast.Constant) and not node.test.value
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        return ast.unparse(node.value.func).rpartition(".")[2] == "fail"
    return isinstance(node, ast.Raise)


def _is_in(statements: Sequence[ast.stmt], line: int) -> bool:
    return any(one.lineno <= line <= (one.end_lineno or 0) for one in statements)
