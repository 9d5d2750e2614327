"""Arguments as they are written, and as they are to be."""

import ast
from dataclasses import dataclass, field
from enum import IntEnum

COMMENT = "a comment stands between its arguments, and would get lost"


class Weight(IntEnum):
    """How much it matters when, and how often, an expression is evaluated."""

    NOTHING = 0
    NAME = 1
    READS = 2
    ACTS = 3


def weight(node: ast.expr) -> Weight:
    """How much it matters when, and how often, an expression is evaluated."""
    acts = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.comprehension)
    reads = (ast.Attribute, ast.Subscript, ast.BinOp, ast.Compare, ast.FormattedValue)
    makes = (ast.List, ast.Dict, ast.Set, ast.Lambda)
    if isinstance(node, ast.Lambda):
        return Weight.READS
    inner = list(ast.walk(node))
    if any(isinstance(one, acts) for one in inner):
        return Weight.ACTS
    if any(isinstance(one, (*reads, *makes)) for one in inner):
        return Weight.READS
    return Weight.NAME if any(isinstance(one, ast.Name) for one in inner) else Weight.NOTHING


@dataclass(frozen=True, slots=True)
class Given:
    """An argument of the old call, as it is written."""

    start: int
    #: Where what is passed begins: behind `name=`.
    value: int
    end: int
    node: ast.expr
    text: str
    #: Whether it has parentheses of its own.
    is_enclosed: bool

    @property
    def weight(self) -> Weight:
        """How much it matters when it is evaluated."""
        return weight(self.node)


@dataclass(slots=True)
class Written:
    """An argument of the new call: text, and between it what the old call passes."""

    pieces: list[str] = field(default_factory=list)
    #: One fewer than pieces.
    items: list[int] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Write on."""
        if len(self.pieces) == len(self.items):
            self.pieces.append(text)
        else:
            self.pieces[-1] += text
