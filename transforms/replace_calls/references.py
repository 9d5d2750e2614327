"""Why a name that is not called is spoken of."""

import ast

from migrator.api import Function, Use
from transforms.replace_calls.tree import Tree, called


def reference(tree: Tree, node: ast.expr | None, use: Use) -> str:
    """In a few words, what a reference is there for."""
    if node is None or use.quoted:
        return "it stands inside of a string"
    if use.stored:
        return "it is assigned to"
    listing = (ast.keyword, ast.Starred, ast.Tuple, ast.List, ast.BinOp, ast.Subscript)
    around = ((part, outer) for part, outer in tree.around(node) if not isinstance(outer, listing))
    return _in(*next(around)) or "it is referred to, not called"


def _in(part: ast.AST, outer: ast.AST) -> str:
    """What something is for what it stands in."""
    match outer:
        case ast.Call(func=func):
            return "it is called with type arguments" if part is func else _argument(func)
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return _in_head(part, outer)
        case ast.AnnAssign(annotation=only) | ast.arg(annotation=only) if part is only:
            return "it is an annotation"
        case ast.AnnAssign() | ast.Assign():
            return "it is given another name"
        case ast.Attribute(attr=name):
            return f"`{name}` is taken from it"
    return ""


def _in_head(part: ast.AST, outer: Function | ast.ClassDef) -> str:
    if part in outer.decorator_list:
        return "it is used as a decorator"
    return "it is a base class" if isinstance(outer, ast.ClassDef) else "it is an annotation"


def _argument(func: ast.expr) -> str:
    last = called(func)
    if last in {"partial", "partialmethod"}:
        return f"it is bound by `{last}`"
    if last.startswith("assert") or last in {"raises", "warns"}:
        return f"it is called by `{last}`"
    to = f"to `{last}`" if last else "on"
    return f"it is handed {to} without being called"
