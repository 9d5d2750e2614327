"""Tests that expect what they call to fail, or to warn."""

import ast
import re
from collections.abc import Iterator

from migrator.api import Function
from transforms.replace_calls.tree import Tree, called

_EXPECTS = re.compile(
    r"raises\w*|assert_?[rR]aises\w*|warns|assertWarns\w*|deprecated_call|assertLogs|suppress"
    r"|xfail|expectedFailure"
)


def expecting(tree: Tree, node: ast.expr) -> str:
    """What around an expression expects that it does not go well: ``raises``."""
    for part, outer in tree.around(node):
        for one in _told_of(tree, part, outer):
            word = _word(tree, one)
            if _EXPECTS.fullmatch(word):
                return word
    return ""


def _told_of(tree: Tree, part: ast.AST, outer: ast.AST) -> Iterator[ast.expr]:
    """What says of something how what stands in it will go."""
    match outer:
        case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
            for item in items if part in body else ():
                yield item.context_expr
                if isinstance(item.context_expr, ast.Name):
                    yield from _parametrized(tree, outer)
        case ast.FunctionDef(decorator_list=several, body=body):
            yield from several if part in body else ()
        case ast.AsyncFunctionDef(decorator_list=several, body=body):
            yield from several if part in body else ()
        case ast.Call() if part is not outer.func:
            yield outer


def _parametrized(tree: Tree, node: ast.AST) -> Iterator[ast.expr]:
    """What a test is given by its decorators: ``parametrize("expectation", [raises(…)])``."""
    function = next(tree.functions(node), None)
    for decorator in function.decorator_list if isinstance(function, Function) else ():
        yield from (one for one in ast.walk(decorator) if isinstance(one, ast.Call))


def _word(tree: Tree, node: ast.expr) -> str:
    """The last word of what is called, whatever name it is imported by."""
    func = node.func if isinstance(node, ast.Call) else node
    if isinstance(func, ast.Name):
        return tree.imported.get(func.id, func.id).rpartition(".")[2]
    return called(func)
