"""Small questions about functions and statements that their trees answer."""

import ast
from bisect import bisect_left
from collections.abc import Iterator, Sequence

Function = ast.FunctionDef | ast.AsyncFunctionDef
_OTHER_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def own_nodes(node: Function | ast.Module) -> Iterator[ast.AST]:
    """The nodes of the body of a function, or of a module, that run with it."""
    waiting: list[ast.AST] = list(node.body)
    while waiting:
        current = waiting.pop()
        yield current
        if not isinstance(current, _OTHER_SCOPES):
            waiting += ast.iter_child_nodes(current)


def is_generator(node: Function) -> bool:
    """Whether calling it makes a generator, and runs nothing of it yet."""
    return any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in own_nodes(node))


def is_stub(node: Function) -> bool:
    """Whether its body is there for the form's sake: documentation, ``...``, or an error."""
    return all(
        isinstance(statement, ast.Pass | ast.Raise)
        or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for statement in node.body
    )


def outer_names(node: Function) -> set[str]:
    """The names that a function calls ``global`` or ``nonlocal``."""
    return {
        name
        for inner in ast.walk(node)
        if isinstance(inner, ast.Global | ast.Nonlocal)
        for name in inner.names
    }


def parameters(node: Function | ast.Lambda) -> list[str]:
    """The names of its parameters, positional ones first."""
    given = node.args
    several = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    return [one.arg for one in several if one is not None]


def decorators(node: Function | ast.ClassDef) -> frozenset[str]:
    """The last names of its decorators: ``abstractmethod`` for ``@abc.abstractmethod``."""
    called = [
        decorator.func if isinstance(decorator, ast.Call) else decorator
        for decorator in node.decorator_list
    ]
    return frozenset(str(getattr(one, "attr", getattr(one, "id", ""))) for one in called)


def holds_line(statement: ast.stmt, lines: Sequence[int]) -> bool:
    """Whether one of some lines, given in order, lies in a statement or on its decorators."""
    decorated: list[ast.expr] = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(node.lineno for node in decorated)])
    index = bisect_left(lines, first)
    return index < len(lines) and lines[index] <= (statement.end_lineno or first)
