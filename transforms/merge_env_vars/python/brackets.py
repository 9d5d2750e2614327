"""Parentheses around expressions: the tree does not tell of them."""

import ast

from migrator.api import Span
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.words import Inside

_BLANK = b" \t\r\n\f\\"
#: What takes any expression as it is.
_ROOMY = (
    ast.Assign
    | ast.AnnAssign
    | ast.Return
    | ast.Expr
    | ast.keyword
    | ast.If
    | ast.While
    | ast.Assert
    | ast.List
    | ast.Tuple
    | ast.Set
    | ast.Dict
)


def layers(file: File, node: ast.AST, parent: ast.AST | None) -> list[Span]:
    """The parentheses right around an expression, from the inside out."""
    code = file.source.code
    start, end = file.span(node)
    own = _opens_call(file, node, parent)
    found: list[Span] = []
    while True:
        before = start - 1
        while before >= 0 and code[before] in _BLANK:
            before -= 1
        after = end
        while after < len(code) and code[after] in _BLANK:
            after += 1
        if before < 0 or before == own or code[before : before + 1] != b"(":
            return found
        if code[after : after + 1] != b")":
            return found
        start, end = before, after + 1
        found.append(Span(start, end))


def outer(file: File, node: ast.AST, parent: ast.AST | None) -> Span:
    """An expression with the parentheses around it."""
    around = layers(file, node, parent)
    return around[-1] if around else file.span(node)


def _opens_call(file: File, node: ast.AST, parent: ast.AST | None) -> int:
    """Where the parenthesis stands that belongs to the call."""
    if isinstance(parent, ast.Call) and node is not parent.func:
        return file.source.code.index(b"(", file.span(parent.func).end)
    if isinstance(parent, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return file.source.code.rfind(b"(", 0, file.span(node).start)
    return -1


def needs_brackets(inside: Inside, kind: type[ast.expr]) -> bool:
    """Whether a condition or an alternative has to be in brackets to stand in a place."""
    node, parent = inside.node, inside.parent
    match parent:
        case ast.Call(func=func):
            return node is func
        case ast.Subscript(slice=index):
            return node is not index
        case ast.IfExp():
            return kind is ast.IfExp
    return not isinstance(parent, _ROOMY)
