"""Where in a file a call stands: in which function, and whether `await` may stand there."""

import ast
from dataclasses import dataclass

from migrator.api import Function
from transforms.replace_calls.expecting import expecting
from transforms.replace_calls.handing import Handed, handed
from transforms.replace_calls.tree import Tree


@dataclass(frozen=True, slots=True)
class Standing:
    """What is around a call."""

    #: The function whose code it is; None at module level, and in the body of a class.
    function: Function | None
    #: The class around that function, if it is a method.
    owner: ast.ClassDef | None
    #: Why `await` cannot stand here though the function may be async; empty if it can.
    blocked: str
    #: The `await` that it is the operand of.
    awaited: ast.Await | None
    #: What takes it to run it.
    handed: Handed | None
    #: What around it expects an error or a warning: ``raises``.
    expecting: str
    in_fstring: bool

    @property
    def is_async(self) -> bool:
        """Whether `await` may stand here."""
        return isinstance(self.function, ast.AsyncFunctionDef) and not self.blocked


def standing_of(tree: Tree, node: ast.expr) -> Standing:
    """What is around an expression."""
    function, owner, blocked = _code(tree, node)
    above = tree.parent(node)
    return Standing(
        function,
        owner,
        blocked,
        above if isinstance(above, ast.Await) else None,
        handed(tree, node, function),
        expecting(tree, node),
        any(isinstance(outer, ast.JoinedStr) for _part, outer in tree.around(node)),
    )


def _code(tree: Tree, node: ast.expr) -> tuple[Function | None, ast.ClassDef | None, str]:
    """Whose code an expression is, and what of it stands in the way of an `await`."""
    blocked = ""
    comprehensions = 0
    iterable: ast.AST | None = None
    for part, outer in tree.around(node):
        is_first = iterable is part
        iterable = None
        match outer:
            case ast.comprehension(iter=first) if part is first:
                iterable = outer
            case ast.GeneratorExp(generators=clauses):
                if not (is_first and part is clauses[0]):
                    blocked = blocked or "in a generator expression"
            case ast.ListComp(generators=clauses) | ast.SetComp(generators=clauses):
                comprehensions += not (is_first and part is clauses[0])
            case ast.DictComp(generators=clauses):
                comprehensions += not (is_first and part is clauses[0])
            case ast.Lambda():
                is_body = part is outer.body
                where = "in a lambda" if is_body else "in a default argument"
                return None, None, where
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                if part not in outer.body:
                    return None, None, _in_head(outer, part)
                if comprehensions > 1:
                    blocked = blocked or "in a comprehension inside of another one"
                above = tree.parent(outer)
                return outer, above if isinstance(above, ast.ClassDef) else None, blocked
            case ast.ClassDef():
                is_body = part in outer.body
                place = "body" if is_body else "head"
                return None, None, f"in the {place} of a class"
    return None, None, "at module level"


def _in_head(node: Function, part: ast.AST) -> str:
    if part is node.args:
        return "in a default argument"
    return "in a decorator" if part in node.decorator_list else "in an annotation"
