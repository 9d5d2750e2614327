"""Where in a file something stands: in which function, in which classes, or at module level."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from migrator.api import Function, PythonSource, span_of

#: How it is said that something is read by no function.
READ_AT_ONCE = "at module level"


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """What is around a place."""

    #: The statements around it that are no functions or classes, the outermost first, and the
    #: statement itself; those of the outermost function are not looked into.
    statements: tuple[ast.stmt, ...]
    classes: tuple[ast.ClassDef, ...] = ()
    #: The outermost function whose body it stands in.
    function: Function | None = None

    @property
    def where(self) -> str:
        """For a person, where there is no function around it."""
        line = self.statements[-1].lineno if self.statements else 1
        match self.statements[-1:]:
            case [ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name)]:
                return f"in the head of `{name}`, line {line}"
            case [ast.ClassDef(name=name)]:
                return f"in the head of the class `{name}`, line {line}"
        if self.classes:
            return f"in the body of the class `{self.classes[-1].name}`, line {line}"
        return f"in line {line}, {READ_AT_ONCE}"


def standing(source: PythonSource, offset: int) -> Standing:
    """What is around an offset."""
    found = Standing(())
    block: list[ast.stmt] = source.tree.body
    while True:
        inner = next((one for one in block if _holds(source, one, offset)), None)
        if inner is None:
            return found
        match inner:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if _in_body(source, inner, offset):
                return Standing(found.statements, found.classes, inner)
            case ast.ClassDef() if _in_body(source, inner, offset):
                found = Standing((), (*found.classes, inner))
                block = inner.body
                continue
        found = Standing((*found.statements, inner), found.classes)
        if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            return found
        block = list(inner_statements(inner))


def inner_statements(statement: ast.stmt) -> Iterator[ast.stmt]:
    """The statements of the blocks of another one."""
    for child in ast.iter_child_nodes(statement):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, ast.ExceptHandler | ast.match_case):
            yield from child.body


def first_of(source: PythonSource, body: Iterable[ast.stmt]) -> int:
    """Where a block begins."""
    return min(span_of(source, statement).start for statement in body)


def _holds(source: PythonSource, node: ast.stmt, offset: int) -> bool:
    span = span_of(source, node)
    return span.start <= offset < span.end


def _in_body(source: PythonSource, node: Function | ast.ClassDef, offset: int) -> bool:
    return offset >= first_of(source, node.body[:1])
