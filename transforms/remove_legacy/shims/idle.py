"""Statements that do nothing, or only say that something is old."""

import ast

from migrator.api import Function, chain, decorators

#: Decorators that do nothing to a function or class but to say that it is old.
_SAY_OLD = frozenset({"deprecated", "deprecate", "deprecation", "warn_deprecated"})
_WARNS = frozenset({"warn", "warning", "warn_explicit", "deprecated", "debug", "info"})


def is_idle(node: ast.stmt) -> bool:
    """Whether a statement does nothing, or warns at most."""
    match node:
        case ast.Pass() | ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            return True
        case ast.Expr(value=ast.Call(func=func, args=args, keywords=keywords)):
            names = chain(func)
            given = [*args, *(keyword.value for keyword in keywords)]
            return bool(names) and names[-1] in _WARNS and not any(map(_runs, given))
    return False


def is_decorated(node: Function | ast.ClassDef) -> bool:
    """Whether it has decorators that do more than to say that it is old."""
    return not decorators(node) <= _SAY_OLD


def _runs(node: ast.expr) -> bool:
    """Whether the value of an expression takes more than to read it."""
    return any(isinstance(inner, ast.Call | ast.Await | ast.NamedExpr) for inner in ast.walk(node))
