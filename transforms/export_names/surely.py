"""Whether a module surely binds a name by the time that it has run."""

import ast
from collections.abc import Sequence

from migrator.api import ModuleName, bound_in_block, running_blocks


def surely_binds(statements: Sequence[ast.stmt], name: str, module: ModuleName) -> bool:
    """Whether some statements bind a name on every way through them."""
    return any(_binds(node, name, module) for node in statements)


def _binds(node: ast.stmt, name: str, module: ModuleName) -> bool:
    match node:
        case ast.If():
            blocks = running_blocks(node)
            return all(_binds_or_ends(block, name, module) for block in blocks)
        case ast.Try():
            if surely_binds(node.finalbody, name, module):
                return True
            body = [*node.body, *node.orelse]
            handled = [handler.body for handler in node.handlers]
            return all(_binds_or_ends(block, name, module) for block in (body, *handled))
        case ast.With():
            return surely_binds(node.body, name, module)
        case ast.For() | ast.While() | ast.Match():
            return False
    return name in bound_in_block(node, module)


def _binds_or_ends(statements: Sequence[ast.stmt], name: str, module: ModuleName) -> bool:
    """The same, or they end the import of the module by an error."""
    ends = bool(statements) and isinstance(statements[-1], ast.Raise)
    return ends or surely_binds(statements, name, module)
