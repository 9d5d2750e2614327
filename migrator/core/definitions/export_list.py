"""What a module lists in ``__all__``."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from migrator.core.definitions.functions import holds_line
from migrator.core.source import PythonSource

#: Methods of a list that leave its entries as they are.
_HARMLESS = frozenset({"sort", "index", "count", "copy"})


@dataclass(frozen=True, slots=True)
class ExportList:
    """The entries of ``__all__``."""

    names: frozenset[str]
    #: Whether these are surely all of them.
    is_whole: bool


def export_list(source: PythonSource) -> ExportList | None:
    """What ``__all__`` lists; None where there is none."""
    if b"__all__" not in source.code:
        return None
    read = [_strings(value) for value in _given(source.tree.body)]
    changed = sum(_changes(node) for node in _near(source))
    if not changed:
        return None
    names = frozenset(name for strings in read for name in strings or ())
    return ExportList(names, None not in read and changed == len(read))


def _near(source: PythonSource) -> Iterator[ast.AST]:
    """The nodes of all statements that speak of ``__all__``."""
    lines = [source.line_of(found.start()) for found in re.finditer(rb"__all__", source.code)]
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.stmt) or holds_line(node, lines):
            yield node
            waiting += ast.iter_child_nodes(node)


def _given(statements: Iterable[ast.AST]) -> Iterator[ast.expr]:
    """The expressions that are assigned or added to ``__all__`` at module level."""
    for node in statements:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=value):
                yield value
            case ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value):
                yield value
            case ast.AugAssign(target=ast.Name(id="__all__"), op=ast.Add(), value=value):
                yield value
            case ast.Expr(value=ast.Call() as call):
                yield from _added(call)
            case ast.If() | ast.Try() | ast.With() | ast.ExceptHandler():
                yield from _given(ast.iter_child_nodes(node))


def _added(call: ast.Call) -> Iterator[ast.expr]:
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="__all__"), attr="extend"), args=[argument]
        ):
            yield argument
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="__all__"), attr="append"), args=[argument]
        ):
            yield ast.List([argument], ast.Load())


def _strings(value: ast.expr) -> frozenset[str] | None:
    """The strings of a list that is written down; None for anything else."""
    match value:
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            names = frozenset(
                element.value
                for element in elements
                if isinstance(element, ast.Constant) and isinstance(element.value, str)
            )
            is_read = all(isinstance(element, ast.Constant) for element in elements)
            return names if is_read else None
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            first, second = _strings(left), _strings(right)
            return None if first is None or second is None else first | second
    return None


def _changes(node: ast.AST) -> bool:
    """Whether a node makes ``__all__``, or may change it."""
    match node:
        case ast.Name(id="__all__", ctx=ast.Store() | ast.Del()):
            return True
        case ast.Attribute(value=ast.Name(id="__all__"), attr=attribute):
            return attribute not in _HARMLESS
        case ast.Subscript(value=ast.Name(id="__all__"), ctx=ast.Store() | ast.Del()):
            return True
    return False
