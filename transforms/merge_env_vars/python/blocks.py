"""The block that a statement stands in, and the runs of statements that only change settings."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.api import Edit, removal
from transforms.merge_env_vars.python.access import shown_as
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.words import Inside

#: Calls that change the environment and do nothing else, by their last name.
_QUIET = frozenset(
    {"setenv", "delenv", "setitem", "delitem", "setdefault", "pop", "putenv", "unsetenv"}
)


@dataclass(frozen=True, slots=True)
class Block:
    """A statement in its block."""

    node: ast.stmt
    statements: Sequence[ast.stmt]
    #: Where in the block it stands.
    index: int
    #: The first of the statements before it that nothing but settings stand between.
    run: ast.stmt


def block_of(file: File, found: Inside) -> Block:
    """The block that a statement stands in."""
    around = found.outer
    if around is None or not isinstance(found.node, ast.stmt):
        raise TypeError("no statement")
    holder = around.node
    return file.once(("blocks", holder), lambda: dict(_in_blocks(holder)))[found.node]


def statement_removal(file: File, node: ast.stmt, *, only: bool = False) -> Edit:
    """Take a statement out; ``only`` says that it is all there is in its block."""
    return removal(file.source, file.span(node), only=only)


def _in_blocks(holder: ast.AST) -> Iterator[tuple[ast.stmt, Block]]:
    for block in _blocks(holder):
        run: ast.stmt | None = None
        for index, one in enumerate(block):
            run = one if run is None else run
            yield one, Block(one, block, index, run)
            if not _is_quiet(one):
                run = None


def _blocks(node: ast.AST) -> Iterator[Sequence[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        if isinstance(block, list) and block:
            yield block


def _is_quiet(node: ast.stmt) -> bool:
    """Whether nothing looks at the environment while a statement runs."""
    match node:
        case ast.Assign(targets=targets, value=value):
            into_mappings = all(isinstance(one, ast.Subscript) for one in targets)
            return into_mappings and not _calls(value)
        case ast.Expr(value=ast.Call(func=func, args=arguments)):
            is_known = shown_as(func).rpartition(".")[2] in _QUIET
            return is_known and not any(_calls(one) for one in arguments)
        case ast.Expr(value=value):
            return isinstance(value, ast.Constant)
    return isinstance(node, ast.Delete | ast.Pass)


def _calls(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Call | ast.Await | ast.Yield) for one in ast.walk(node))
